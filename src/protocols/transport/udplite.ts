/** Lightweight User Datagram Protocol: RFC 3828 §3.1. */
import { decimal } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol, udpPort } from "../../dissect/tables.ts";
import { struct, transportChecksum, u16 } from "../../fields/mod.ts";
import { UDP_PORT } from "../../names/port.ts";

/** UDP-Lite header. */
export interface UDPLite {
  /** Source port. */
  srcPort: number;
  /** Destination port. */
  dstPort: number;
  /** How many bytes, from the header's first, the checksum covers; 0: all. */
  checksumCoverage: number;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
}

/** Bytes of the header, which the checksum always covers. */
const HEADER = 8;

/** Bytes that the checksum covers; less than the header cannot be: RFC 3828 §3.1. */
const covered = ({ checksumCoverage: n }: UDPLite): number =>
  n === 0 ? Infinity : n < HEADER ? -1 : n;

/** Lightweight User Datagram Protocol. */
export const udplite: Protocol<UDPLite> = {
  id: "udplite",
  label: "UDP-Lite",
  name: "Lightweight User Datagram Protocol",
  spec: "RFC 3828",
  depth: "header, checksum",
  aliases: ["udp-lite"],
  alias: "udplite",
  layer: "transport",
  on: [[ipProtocol, 136]],
  fields: struct<UDPLite>({
    srcPort: u16({ alias: "udp.srcport", names: UDP_PORT }),
    dstPort: u16({ alias: "udp.dstport", names: UDP_PORT }),
    checksumCoverage: u16({ alias: "udp.checksum_coverage", unit: "bytes" }),
    checksum: u16({ alias: "udp.checksum", hex: true }),
    checksumStatus: transportChecksum<UDPLite>(
      136,
      { alias: "udp.checksum.status" },
      undefined,
      covered,
    ),
  }),
  next: ({ srcPort, dstPort }, d) =>
    d.find(udpPort, Math.min(srcPort, dstPort)) ??
      d.find(udpPort, Math.max(srcPort, dstPort)) ?? d.guess(udpPort),
  summary: (h, v) =>
    decimal(h.srcPort) + " → " + decimal(h.dstPort) + " Len=" +
    decimal(v.payloadSize),
};
