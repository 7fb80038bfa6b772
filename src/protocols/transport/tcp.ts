/** Transmission Control Protocol: RFC 9293 §3.1. */
import { decimal } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol, tcpPort } from "../../dissect/tables.ts";
import {
  bits,
  derived,
  flag,
  type Options,
  struct,
  transportChecksum,
  u16,
  u32,
} from "../../fields/mod.ts";
import { TCP_PORT } from "../../names/port.ts";
import { type TCPOption, tcpOptions } from "./tcp_options.ts";

/** TCP header. */
export interface TCP {
  /** Source port. */
  srcPort: number;
  /** Destination port. */
  dstPort: number;
  /** Sequence number, as on the wire. */
  seq: number;
  /** Acknowledgment number, as on the wire. */
  ack: number;
  /** Header length in 32-bit words; 5 without options. */
  dataOffset: number;
  /** Reserved bits. */
  reserved: number;
  /** Accurate ECN: RFC 9768; NS before that: RFC 3540. */
  ae: boolean;
  /** Congestion window reduced. */
  cwr: boolean;
  /** ECN echo. */
  ece: boolean;
  /** The urgent pointer is significant. */
  urg: boolean;
  /** The acknowledgment number is significant. */
  ackFlag: boolean;
  /** Push. */
  psh: boolean;
  /** Reset. */
  rst: boolean;
  /** Synchronize sequence numbers. */
  syn: boolean;
  /** No more data from the sender. */
  fin: boolean;
  /** Window, before scaling. */
  window: number;
  /** Checksum. */
  checksum: number;
  /** Urgent pointer. */
  urgentPointer: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** Options. */
  options: TCPOption[];
  /** Bytes of payload on the wire. */
  payloadLength?: number;
}

const optionsField: Options<TCPOption> = tcpOptions((h: TCP) =>
  h.dataOffset * 4 - 20
);

/** Names of the flags from AE to FIN, in the order in which people write them. */
const FLAGS: readonly (readonly [number, string])[] = [
  [0x100, "AE"],
  [0x80, "CWR"],
  [0x40, "ECE"],
  [0x20, "URG"],
  [0x08, "PSH"],
  [0x04, "RST"],
  [0x01, "FIN"],
  [0x02, "SYN"],
  [0x10, "ACK"],
];

/** What {@linkcode flagText} has made of each value that the flags can have. */
const FLAG_TEXTS: string[] = new Array(512);

/** `[SYN, ACK]` */
function flagText(flags: number): string {
  return FLAG_TEXTS[flags] ??= `[${
    FLAGS.filter(([bit]) => flags & bit).map(([, n]) => n).join(", ")
  }]`;
}

/** The flags of a header as one number. */
function flagsOf(h: TCP): number {
  return +h.ae << 8 | +h.cwr << 7 | +h.ece << 6 | +h.urg << 5 |
    +h.ackFlag << 4 | +h.psh << 3 | +h.rst << 2 | +h.syn << 1 | +h.fin;
}

/** The options that matter to a reader of one line. */
function optionSummary(h: TCP): string {
  let s = "";
  for (const o of h.options ?? []) {
    const { kind } = o;
    if (kind < 2 || kind > 5) continue;
    if ("mss" in o) s += ` MSS=${o.mss}`;
    else if ("shift" in o) s += ` WS=${2 ** Math.min(o.shift, 14)}`;
    else if (kind === 4) s += " SACK_PERM";
    else if ("blocks" in o && o.blocks) {
      for (const { left, right } of o.blocks) {
        s += ` SACK=${decimal(left)}-${decimal(right)}`;
      }
    }
  }
  return s;
}

/** Transmission Control Protocol. */
export const tcp: Protocol<TCP> = {
  id: "tcp",
  label: "TCP",
  name: "Transmission Control Protocol",
  spec: "RFC 9293",
  depth: "header, checksum, all options with MPTCP",
  alias: "tcp",
  layer: "transport",
  on: [[ipProtocol, 6]],
  fields: struct<TCP>({
    srcPort: u16({ alias: "tcp.srcport", names: TCP_PORT }),
    dstPort: u16({ alias: "tcp.dstport", names: TCP_PORT }),
    seq: u32({ alias: "tcp.seq_raw" }),
    ack: u32({ alias: "tcp.ack_raw" }),
    dataOffset: bits(4, {
      alias: "tcp.hdr_len",
      aliasScale: 4,
      scale: 4,
      unit: "bytes",
    }),
    reserved: bits(3, { alias: "tcp.flags.res" }),
    ae: flag({ alias: "tcp.flags.ae" }),
    cwr: flag({ alias: "tcp.flags.cwr" }),
    ece: flag({ alias: "tcp.flags.ece" }),
    urg: flag({ alias: "tcp.flags.urg" }),
    ackFlag: flag({ alias: "tcp.flags.ack" }),
    psh: flag({ alias: "tcp.flags.push" }),
    rst: flag({ alias: "tcp.flags.reset" }),
    syn: flag({ alias: "tcp.flags.syn" }),
    fin: flag({ alias: "tcp.flags.fin" }),
    window: u16({ alias: "tcp.window_size_value" }),
    checksum: u16({ alias: "tcp.checksum", hex: true }),
    urgentPointer: u16({ alias: "tcp.urgent_pointer" }),
    checksumStatus: transportChecksum(6, { alias: "tcp.checksum.status" }),
    options: optionsField,
    payloadLength: derived((_h: TCP, v) => v.payloadSize, {
      alias: "tcp.len",
      unit: "bytes",
    }),
  }),
  headerSize: (h) => h.dataOffset * 4,
  ports: [0, 2],
  partial: () => true,
  next: ({ srcPort, dstPort }, d) =>
    d.find(tcpPort, Math.min(srcPort, dstPort)) ??
      d.find(tcpPort, Math.max(srcPort, dstPort)) ?? d.guess(tcpPort),
  summary: (h, v) =>
    decimal(h.srcPort) + " → " + decimal(h.dstPort) + " " +
    flagText(flagsOf(h)) + " Seq=" + decimal(h.seq) +
    (h.ackFlag ? " Ack=" + decimal(h.ack) : "") + " Win=" +
    decimal(h.window) + " Len=" + decimal(v.payloadSize) + optionSummary(h),
};
