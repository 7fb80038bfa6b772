/** Host Identity Protocol: versions 1 (RFC 5201) and 2 (RFC 7401 §5.1). */
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import {
  bits,
  flag,
  octets,
  struct,
  transportChecksum,
  u16,
  u8,
  within,
} from "../../fields/mod.ts";
import { HIP_PACKET } from "../../names/hip.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import { type HIPParameter, hipParameters } from "./hip_parameters.ts";

/** HIP header with its parameters. */
export interface HIP {
  /** IP protocol number of what follows; 59: nothing. */
  nextHeader: number;
  /** Header length in units of 8 bytes, the first 8 not counted. */
  headerLength: number;
  /** Zero; a one says that it is Shim6. */
  fixedP: number;
  /** Packet type. */
  type: number;
  /** Version. */
  version: number;
  /** Reserved. */
  reserved: number;
  /** One: RFC 5533 §5.3. */
  fixedS: number;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** Reserved controls. */
  controls: number;
  /** A: the sender's host identity is anonymous. */
  anonymous: boolean;
  /** Host identity tag of the sender. */
  senderHIT: Uint8Array;
  /** Host identity tag of the receiver. */
  receiverHIT: Uint8Array;
  /** Parameters. */
  parameters: HIPParameter[];
}

/** Bytes of the header before the parameters. */
const FIXED = 40;
const headerSize = (h: HIP): number => (h.headerLength + 1) * 8;

/** Host Identity Protocol. */
export const hip: Protocol<HIP> = {
  id: "hip",
  label: "HIP",
  name: "Host Identity Protocol",
  spec: "RFC 7401",
  depth: "header, checksum, all parameters of IANA's list",
  alias: "hip",
  layer: "internet",
  on: [[ipProtocol, 139]],
  fields: struct<HIP>({
    nextHeader: u8({ alias: "hip.proto", names: IP_PROTOCOL }),
    headerLength: u8({ alias: "hip.hdr_len" }),
    fixedP: bits(1, { alias: "hip.shim6_fixed_p" }),
    type: bits(7, { alias: "hip.packet_type", names: HIP_PACKET }),
    version: bits(4, { alias: "hip.version" }),
    reserved: bits(3),
    fixedS: bits(1, { alias: "hip.shim6_fixed_s" }),
    checksum: u16({ alias: "hip.checksum", hex: true }),
    checksumStatus: transportChecksum(139, { alias: "hip.checksum.status" }),
    controls: bits(15),
    anonymous: flag({ alias: "hip.controls.a" }),
    senderHIT: octets(16, { alias: "hip.hit_sndr" }),
    receiverHIT: octets(16, { alias: "hip.hit_rcvr" }),
    parameters: within((h: HIP) => headerSize(h) - FIXED, hipParameters),
  }),
  headerSize,
  next: (h, d) => d.find(ipProtocol, h.nextHeader),
  summary: (h) => {
    const name = HIP_PACKET[h.type];
    return name === undefined ? `HIP type ${h.type}` : `HIP ${name}`;
  },
};
