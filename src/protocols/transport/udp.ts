/** User Datagram Protocol: RFC 768. */
import { decimal } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol, udpPort } from "../../dissect/tables.ts";
import { struct, transportChecksum, u16 } from "../../fields/mod.ts";
import { UDP_PORT } from "../../names/port.ts";

/** UDP header. */
export interface UDP {
  /** Source port. */
  srcPort: number;
  /** Destination port. */
  dstPort: number;
  /** Header and payload, in bytes; 0 in jumbograms: RFC 2675 §4. */
  length: number;
  /** Checksum; 0: the sender made none. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
}

/** User Datagram Protocol. */
export const udp: Protocol<UDP> = {
  id: "udp",
  label: "UDP",
  name: "User Datagram Protocol",
  spec: "RFC 768",
  depth: "header, checksum",
  alias: "udp",
  layer: "transport",
  on: [[ipProtocol, 17]],
  fields: struct<UDP>({
    srcPort: u16({ alias: "udp.srcport", names: UDP_PORT }),
    dstPort: u16({ alias: "udp.dstport", names: UDP_PORT }),
    length: u16({ alias: "udp.length", unit: "bytes" }),
    checksum: u16({ alias: "udp.checksum", hex: true }),
    checksumStatus: transportChecksum<UDP>(
      17,
      { alias: "udp.checksum.status" },
      (h) => h.checksum === 0,
    ),
  }),
  ports: [0, 2],
  totalSize: (h) => h.length,
  next: ({ srcPort, dstPort }, d) =>
    d.find(udpPort, Math.min(srcPort, dstPort)) ??
      d.find(udpPort, Math.max(srcPort, dstPort)) ?? d.guess(udpPort),
  summary: (h, v) =>
    decimal(h.srcPort) + " → " + decimal(h.dstPort) + " Len=" +
    decimal(v.payloadSize),
};
