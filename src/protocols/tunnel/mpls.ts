/** MPLS label stack: RFC 3032 §2.1, traffic class of RFC 5462. One layer is one entry of the stack. */
import type { Entry, Find, Protocol } from "../../dissect/protocol.ts";
import {
  etherType,
  ipProtocol,
  ipVersion,
  linkType,
  mplsPayload,
  pppProtocol,
  udpPort,
} from "../../dissect/tables.ts";
import { bits, flag, struct, u8 } from "../../fields/mod.ts";
import { MPLS_LABEL } from "../../names/mpls.ts";

/** A label stack entry. */
export interface MPLS {
  /** Label. */
  label: number;
  /** Traffic class. */
  tc: number;
  /** S: bottom of the stack. */
  bottomOfStack: boolean;
  /** Time to live. */
  ttl: number;
}

const IPV4_EXPLICIT_NULL = 0, IPV6_EXPLICIT_NULL = 2;
/** EtherType of the next entry. */
const MPLS = 0x8847;

/** What is behind the bottom is known to those who agreed on the label; its first four bits hint at it (RFC 4928 §3). */
function next(h: MPLS, d: Find): Entry | undefined {
  if (!h.bottomOfStack) return d.find(etherType, MPLS);
  if (h.label === IPV4_EXPLICIT_NULL) return d.find(ipVersion, 4);
  if (h.label === IPV6_EXPLICIT_NULL) return d.find(ipVersion, 6);
  const nibble = d.firstByte() >> 4;
  return d.find(ipVersion, nibble) ?? d.find(mplsPayload, nibble) ??
    d.guess(mplsPayload);
}

/** Multiprotocol Label Switching. */
export const mpls: Protocol<MPLS> = {
  id: "mpls",
  label: "MPLS",
  name: "Multiprotocol Label Switching",
  spec: "RFC 3032",
  depth: "all fields",
  alias: "mpls",
  layer: "link",
  on: [
    [etherType, 0x8847, 0x8848],
    [pppProtocol, 0x0281, 0x0283],
    [linkType, 219],
    [ipProtocol, 137],
    [udpPort, 6635],
  ],
  fields: struct<MPLS>({
    label: bits(20, { alias: "mpls.label", names: MPLS_LABEL }),
    tc: bits(3, { alias: "mpls.exp" }),
    bottomOfStack: flag({ alias: "mpls.bottom" }),
    ttl: u8({ alias: "mpls.ttl" }),
  }),
  next,
  summary: (h) => `label ${MPLS_LABEL[h.label] ?? h.label}`,
};
