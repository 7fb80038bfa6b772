/** Protocol Independent Multicast, version 2: RFC 7761 §4.9. */
import { onesSum } from "../../bytes/sum.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol, ipVersion } from "../../dissect/tables.ts";
import {
  bits,
  CHECKSUM_STATUS,
  derived,
  payloadChecksum,
  struct,
  transportChecksum,
  u16,
  u8,
} from "../../fields/mod.ts";
import { PIM_DF_SUBTYPE, PIM_TYPE } from "../../names/pim.ts";
import { type PIMBody, pimBody } from "./pim_messages.ts";

/** A message. */
export interface PIM {
  /** Version, 2. */
  version: number;
  /** Message type. */
  type: number;
  /** Reserved; the subtype in its first four bits in DF election. */
  reserved: number;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** The message. */
  body: PIMBody;
}

const PIM_PROTOCOL = 103, REGISTER = 1, ELECTION = 10;
/** Bytes of a Register that its checksum covers: RFC 7761 §4.9. */
const REGISTER_SIZE = 8;
const GOOD = 1;

const alone = payloadChecksum();
const withAddresses = transportChecksum(PIM_PROTOCOL);

/** Status of the checksum: with a pseudo-header over IPv6; of a Register its header alone, though some cover all: RFC 7761 §4.9. */
const checksumStatus = derived((h: PIM, v) => {
  if (h.type === REGISTER && v.whole) {
    const sum = onesSum(v.b, v.p, v.p + REGISTER_SIZE, 0);
    if (sum === 0xffff) return GOOD;
  }
  const plain = alone.derive!(v);
  return plain === 0 ? withAddresses.derive!(v) : plain;
}, { alias: "pim.cksum.status", names: CHECKSUM_STATUS });

/** Protocol Independent Multicast. */
export const pim: Protocol<PIM> = {
  id: "pim",
  label: "PIM",
  name: "Protocol Independent Multicast",
  spec: "RFC 7761, RFC 3973, RFC 5015, RFC 5059",
  depth: "all messages of version 2 but ECMP Redirect and flooding",
  alias: "pim",
  layer: "internet",
  on: [[ipProtocol, PIM_PROTOCOL]],
  fields: struct<PIM>({
    version: bits(4, { alias: "pim.version" }),
    type: bits(4, { alias: "pim.type", names: PIM_TYPE }),
    reserved: u8({ hex: true }),
    checksum: u16({ alias: "pim.cksum", hex: true }),
    checksumStatus,
    body: pimBody,
  }),
  next: (h, d) =>
    h.type === REGISTER ? d.find(ipVersion, d.firstByte() >> 4) : undefined,
  summary: (h) => {
    const name = PIM_TYPE[h.type] ?? `PIM type ${h.type}`;
    const subtype = h.type === ELECTION
      ? PIM_DF_SUBTYPE[h.reserved >> 4]
      : undefined;
    return subtype === undefined ? name : `${name}, ${subtype}`;
  },
};
