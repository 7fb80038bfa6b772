/** Internet Protocol version 6: RFC 8200 §3. */
import type { Protocol } from "../../dissect/protocol.ts";
import {
  etherType,
  ipProtocol,
  ipVersion,
  linkType,
  pppProtocol,
} from "../../dissect/tables.ts";
import { bits, ipv6Address, struct, u16, u8 } from "../../fields/mod.ts";
import { DSCP } from "../../names/dscp.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import { ECN } from "./ipv4.ts";

/** IPv6 header. */
export interface IPv6 {
  /** 6. */
  version: number;
  /** Differentiated services code point: the first six bits of the traffic class. */
  dscp: number;
  /** Explicit congestion notification: the last two. */
  ecn: number;
  /** Flow label. */
  flowLabel: number;
  /** Extension headers and payload, in bytes; 0 in jumbograms (RFC 2675) and when the sender left segmentation to its hardware. */
  payloadLength: number;
  /** Type of the header behind this one. */
  nextHeader: number;
  /** Hop limit. */
  hopLimit: number;
  /** Source address. */
  src: string;
  /** Destination address. */
  dst: string;
}

/** What follows when nothing does: RFC 8200 §4.7. */
const NO_NEXT_HEADER = 59;

/** Internet Protocol version 6. */
export const ipv6: Protocol<IPv6> = {
  id: "ipv6",
  label: "IPv6",
  name: "Internet Protocol version 6",
  spec: "RFC 8200",
  depth: "header",
  alias: "ipv6",
  layer: "internet",
  on: [
    [linkType, 229],
    [etherType, 0x86dd],
    [ipProtocol, 41],
    [ipVersion, 6],
    [pppProtocol, 0x57],
  ],
  addresses: ["src", "dst"],
  pseudoHeader: [8, 32],
  fields: struct<IPv6>({
    version: bits(4, { alias: "ipv6.version" }),
    dscp: bits(6, { alias: "ipv6.tclass.dscp", names: DSCP }),
    ecn: bits(2, { alias: "ipv6.tclass.ecn", names: ECN }),
    flowLabel: bits(20, { alias: "ipv6.flow", hex: true }),
    payloadLength: u16({ alias: "ipv6.plen", unit: "bytes" }),
    nextHeader: u8({ alias: "ipv6.nxt", names: IP_PROTOCOL }),
    hopLimit: u8({ alias: "ipv6.hlim" }),
    src: ipv6Address({ alias: "ipv6.src" }),
    dst: ipv6Address({ alias: "ipv6.dst" }),
  }),
  accepts: (b, p) => b[p] >> 4 === 6,
  totalSize: (h) =>
    h.payloadLength > 0 || h.nextHeader === NO_NEXT_HEADER
      ? 40 + h.payloadLength
      : 0,
  next: (h, d) => d.find(ipProtocol, h.nextHeader),
  summary: (h) => IP_PROTOCOL[h.nextHeader] ?? `next header ${h.nextHeader}`,
};
