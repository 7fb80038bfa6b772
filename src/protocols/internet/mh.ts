/** Mobility Header of Mobile IPv6: RFC 6275 §6.1.1. */
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import {
  struct,
  transportChecksum,
  u16,
  u8,
  within,
} from "../../fields/mod.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import { MH_TYPE } from "../../names/mh.ts";
import { type MHBody, mhBody } from "./mh_messages.ts";

/** Mobility Header. */
export interface MH {
  /** IP protocol number of what follows: 59, nothing. */
  payloadProto: number;
  /** Header length in units of 8 bytes, the first 8 not counted. */
  headerLength: number;
  /** Type of the message. */
  type: number;
  /** Reserved. */
  reserved: number;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** The message. */
  body: MHBody;
}

/** Bytes before the message. */
const FIXED = 6;
const headerSize = (h: MH): number => (h.headerLength + 1) * 8;

/** Mobility Header. */
export const mh: Protocol<MH> = {
  id: "mh",
  label: "MH",
  name: "Mobility Header",
  spec: "RFC 6275",
  depth:
    "all messages but those of flow binding and multicast subscription; options of RFC 6275, RFC 4283 to 4285, RFC 4866, Proxy Mobile IPv6 and dual stack",
  aliases: ["mip6", "mobility"],
  alias: "mipv6",
  layer: "internet",
  on: [[ipProtocol, 135]],
  fields: struct<MH>({
    payloadProto: u8({ alias: "mip6.proto", names: IP_PROTOCOL }),
    headerLength: u8({ alias: "mip6.hlen" }),
    type: u8({ alias: "mip6.mhtype", names: MH_TYPE }),
    reserved: u8({ alias: "mip6.reserved" }),
    checksum: u16({ alias: "mip6.csum", hex: true }),
    checksumStatus: transportChecksum(135),
    body: within((h: MH) => headerSize(h) - FIXED, mhBody),
  }),
  headerSize,
  next: (h, d) => d.find(ipProtocol, h.payloadProto),
  summary: (h) => MH_TYPE[h.type] ?? `mobility header type ${h.type}`,
};
