/** RTP Control Protocol: RFC 3550 §6; feedback: RFC 4585; extended reports: RFC 3611; port mapping: RFC 6284. */
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  around,
  bits,
  choice,
  chosen,
  confined,
  type Field,
  fixedPoint,
  flag,
  type Hint,
  ifMore,
  listToEnd,
  listUntil,
  listWhile,
  ntpTime,
  padding,
  reader,
  rest,
  sized,
  type Struct,
  struct,
  text,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  RTCP_PSFB,
  RTCP_RTPFB,
  RTCP_SDES,
  RTCP_TYPE,
} from "../../names/rtp.ts";
import {
  type RTCPFeedback,
  rtcpPayloadFeedback,
  rtcpTransportFeedback,
} from "./rtcp_feedback.ts";
import { type RTCPBlock, rtcpBlocks } from "./rtcp_xr.ts";

/** What was received from one source: RFC 3550 §6.4.1. */
export interface RTCPReport {
  /** Source. */
  ssrc: number;
  /** Packets lost since the last report, of 256. */
  fractionLost: number;
  /** Packets lost in all. */
  cumulativeLost: number;
  /** Highest sequence number, with the number of times that it wrapped in front. */
  highestSequence: number;
  /** Interarrival jitter, in units of the timestamp. */
  jitter: number;
  /** Middle of the NTP timestamp of the last sender report. */
  lastSR: number;
  /** Delay since that, in 1/65536 s. */
  delaySinceLastSR: number;
}
/** Sender report: RFC 3550 §6.4.1. */
export interface RTCPSenderReport {
  /** Sender. */
  sender: number;
  /** When it was sent; absent: the sender does not know. */
  ntp?: string;
  /** The same time as an RTP timestamp. */
  rtpTimestamp: number;
  /** Packets sent. */
  packetCount: number;
  /** Bytes of payload sent. */
  octetCount: number;
  /** Reports. */
  reports: RTCPReport[];
  /** What the profile adds. */
  extension?: Uint8Array;
}
/** Receiver report: RFC 3550 §6.4.2. */
export interface RTCPReceiverReport {
  /** Sender of the report. */
  sender: number;
  /** Reports. */
  reports: RTCPReport[];
  /** What the profile adds. */
  extension?: Uint8Array;
}
/** An item of a source description: RFC 3550 §6.5. */
export interface RTCPItem {
  /** Kind of item; 0 ends the list. */
  type: number;
  /** Bytes of the text. */
  length?: number;
  /** Bytes of the prefix; only of a private item. */
  prefixLength?: number;
  /** Prefix: what kind of private item it is. */
  prefix?: string;
  /** Text. */
  text?: string;
}
/** What is said of a source. */
export interface RTCPChunk {
  /** Source. */
  ssrc: number;
  /** Items. */
  items: RTCPItem[];
  /** Fills the chunk up to four bytes. */
  fill?: Uint8Array;
}
/** Source description. */
export interface RTCPDescription {
  /** Chunks. */
  chunks: RTCPChunk[];
}
/** Goodbye: RFC 3550 §6.6. */
export interface RTCPGoodbye {
  /** Sources that leave. */
  ssrcs: number[];
  /** Bytes of the reason. */
  reasonLength?: number;
  /** Why they leave. */
  reason?: string;
  /** Fills it up to four bytes. */
  fill?: Uint8Array;
}
/** Of an application: RFC 3550 §6.7. */
export interface RTCPApplication {
  /** Sender. */
  sender: number;
  /** Name of the application. */
  name: string;
  /** Its data. */
  data: Uint8Array;
}
/** Extended report: RFC 3611 §2. */
export interface RTCPExtended {
  /** Sender. */
  sender: number;
  /** Blocks. */
  blocks: RTCPBlock[];
}
/** Jitter of packets that were sent: RFC 5450 §4. */
export interface RTCPJitters {
  /** Jitter, one for each report of the packet before. */
  jitters: number[];
}
/** Full intra request of RFC 2032 §5.2.1. */
export interface RTCPIntraRequest {
  /** Sender. */
  sender: number;
}
/** Negative acknowledgement of RFC 2032 §5.2.2. */
export interface RTCPLost {
  /** Sender. */
  sender: number;
  /** First sequence number lost. */
  first: number;
  /** Which of the following 16 are lost, too. */
  bitmask: number;
}
/** Any other packet. */
export interface RTCPOther {
  /** Its bytes. */
  data: Uint8Array;
}
/** A packet. */
export interface RTCPPacket {
  /** 2. */
  version: number;
  /** There is padding at the end. */
  padding: boolean;
  /** A count, or a subtype, or the format of feedback. */
  count: number;
  /** Packet type. */
  type: number;
  /** 32-bit words behind the first. */
  length: number;
  /** What it holds. */
  body:
    | RTCPSenderReport
    | RTCPReceiverReport
    | RTCPDescription
    | RTCPGoodbye
    | RTCPApplication
    | RTCPFeedback
    | RTCPExtended
    | RTCPJitters
    | RTCPIntraRequest
    | RTCPLost
    | RTCPOther;
  /** Padding: its last byte says how much there is. */
  paddingData?: Uint8Array;
}
/** Packets that were sent together. */
export interface RTCP {
  /** Packets. */
  packets: RTCPPacket[];
}

const PRIVATE = 8;
const WORD = 4, HEADER = 4;
const SR = 200, RR = 201, DESCRIPTION = 202, GOODBYE = 203;
/** What a datagram may begin with on any port: RFC 3550 §6, RFC 5506 §3.4. */
const MAX_FIRST = 207;
const FIRST = 192, LAST = 213;

const sender = u32({ alias: "rtcp.senderssrc", hex: true });
const ssrc = u32({ alias: "rtcp.ssrc.identifier", hex: true });
const report = struct<RTCPReport>({
  ssrc,
  fractionLost: u8({ alias: "rtcp.ssrc.fraction" }),
  cumulativeLost: fixedPoint(24, 0, {
    alias: "rtcp.ssrc.cum_nr",
    signed: true,
  }),
  highestSequence: u32({ alias: "rtcp.ssrc.ext_high" }),
  jitter: u32({ alias: "rtcp.ssrc.jitter" }),
  lastSR: u32({ alias: "rtcp.ssrc.lsr" }),
  delaySinceLastSR: u32({ alias: "rtcp.ssrc.dlsr" }),
});
/** As many elements as the packet counts in which the table lies. */
function counted<T>(of: Field<T>): Field<T[]> {
  return {
    ...around(of),
    of,
    bits: 0,
    read(c, h) {
      const { count } = h.up!.struct.probe(h.up!) as RTCPPacket;
      return listWhile(of, (_c, n) => n < count).read!(c, h);
    },
  };
}

const EXTENSION: Hint = { alias: "rtcp.profile-specific-extension" };
const senderReport = struct<RTCPSenderReport>({
  sender,
  ntp: ntpTime({ alias: "rtcp.timestamp.ntp" }),
  rtpTimestamp: u32({ alias: "rtcp.timestamp.rtp" }),
  packetCount: u32({ alias: "rtcp.sender.packetcount" }),
  octetCount: u32({ alias: "rtcp.sender.octetcount" }),
  reports: counted(report),
  extension: padding(EXTENSION),
});
const receiverReport = struct<RTCPReceiverReport>({
  sender,
  reports: counted(report),
  extension: padding(EXTENSION),
});

const hasText = (h: RTCPItem) => h.type !== 0;
const isPrivate = (h: RTCPItem) => h.type === PRIVATE && h.length! > 0;
const item = struct<RTCPItem>({
  type: u8({ alias: "rtcp.sdes.type", names: RTCP_SDES }),
  length: when(hasText, u8({ alias: "rtcp.sdes.length", unit: "bytes" })),
  prefixLength: when(
    isPrivate,
    u8({ alias: "rtcp.sdes.prefix.length", unit: "bytes" }),
  ),
  prefix: when(
    isPrivate,
    text((h: RTCPItem) => h.prefixLength ?? 0, {
      alias: "rtcp.sdes.prefix.string",
    }),
  ),
  text: when(
    hasText,
    text(
      (h: RTCPItem) =>
        (h.length ?? 0) - (isPrivate(h) ? 1 + (h.prefixLength ?? 0) : 0),
      { alias: "rtcp.sdes.text" },
    ),
  ),
});
/** Up to the next multiple of four bytes. */
const fill: Field<Uint8Array> = {
  bits: 0,
  read(c) {
    const n = -(c.p - c.base) & 3, p = c.take(n);
    return n > 0 ? c.b.subarray(p, p + n) : undefined;
  },
};
const description = struct<RTCPDescription>({
  chunks: counted(struct<RTCPChunk>({
    ssrc,
    items: listUntil(item, (x) => x.type === 0),
    fill,
  })),
});
const goodbye = struct<RTCPGoodbye>({
  ssrcs: counted(ssrc),
  reasonLength: ifMore(u8({ alias: "rtcp.sdes.length", unit: "bytes" })),
  reason: when(
    (h: RTCPGoodbye) => h.reasonLength !== undefined,
    text((h: RTCPGoodbye) => h.reasonLength!, { alias: "rtcp.sdes.text" }),
  ),
  fill: padding(),
});
const application = struct<RTCPApplication>({
  sender: ssrc,
  name: text(4, { alias: "rtcp.app.name" }),
  data: rest({ alias: "rtcp.app.data" }),
});
const extended = struct<RTCPExtended>({ sender, blocks: rtcpBlocks });

type Body = RTCPPacket["body"];

/** The body of a packet, in what its padding leaves of it. */
function content<T extends Body>(of: Field<T>): Field<Body> {
  const one = reader(of);
  return {
    inside: [of],
    bits: 0,
    read(c, h) {
      const { padding, length } = h.struct.probe(h) as RTCPPacket;
      const n = length * WORD, isWhole = n > 0 && n <= c.room;
      const pad = padding && isWhole ? c.peek(n - 1) : 0;
      return confined(c, h, n - (pad > n ? 0 : pad), one);
    },
  };
}

/** A packet whose first byte counts something. */
function packet<T extends Body>(count: Hint, of: Field<T>): Struct<RTCPPacket> {
  return struct<RTCPPacket>({
    version: bits(2, { alias: "rtcp.version" }),
    padding: flag({ alias: "rtcp.padding" }),
    count: bits(5, count),
    type: u8({ alias: "rtcp.pt", names: RTCP_TYPE }),
    length: u16({ alias: "rtcp.length", unit: "bytes", scale: WORD }),
    body: content(of),
    paddingData: padding(),
  });
}

const REPORTS: Hint = { alias: "rtcp.rc" },
  SOURCES: Hint = { alias: "rtcp.sc" };
const other = packet({}, struct<RTCPOther>({ data: rest() }));
const packets: Readonly<Record<number, Struct<RTCPPacket>>> = {
  192: packet(REPORTS, struct<RTCPIntraRequest>({ sender: ssrc })),
  193: packet(
    REPORTS,
    struct<RTCPLost>({
      sender: ssrc,
      first: u16({ alias: "rtcp.nack.fsn" }),
      bitmask: u16({ alias: "rtcp.nack.blp", hex: true }),
    }),
  ),
  195: packet({}, struct<RTCPJitters>({ jitters: counted(u32()) })),
  [SR]: packet(REPORTS, senderReport),
  [RR]: packet(REPORTS, receiverReport),
  [DESCRIPTION]: packet(SOURCES, description),
  [GOODBYE]: packet(SOURCES, goodbye),
  204: packet({ alias: "rtcp.app.subtype" }, application),
  205: packet(
    { alias: "rtcp.rtpfb.fmt", names: RTCP_RTPFB },
    rtcpTransportFeedback,
  ),
  206: packet(
    { alias: "rtcp.psfb.fmt", names: RTCP_PSFB },
    rtcpPayloadFeedback,
  ),
  207: packet({}, extended),
};

/** Least bytes of a packet of a type that counts its entries. */
function leastSize(type: number, count: number): number {
  switch (type) {
    case SR:
      return 28 + 24 * count;
    case RR:
      return 8 + 24 * count;
    case DESCRIPTION:
      return HEADER + 8 * Math.max(1, count);
    case GOODBYE:
      return HEADER + WORD * Math.max(1, count);
    default:
      return 2 * WORD;
  }
}

/** Whether packets follow each other from `p` to exactly `end`, the first of a known type. */
function guess(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < 2 * WORD) return false;
  if (b[p + 1] < SR || b[p + 1] > MAX_FIRST) return false;
  let q = p;
  while (end - q >= HEADER) {
    const n = HEADER + WORD * (b[q + 2] << 8 | b[q + 3]);
    if (b[q] >> 6 !== 2 || b[q + 1] < FIRST || b[q + 1] > LAST) return false;
    if (n < leastSize(b[q + 1], b[q] & 31)) return false;
    q += n;
  }
  return q === end;
}

/** Real-Time Transport Control Protocol. */
export const rtcp: Protocol<RTCP> = {
  id: "rtcp",
  label: "RTCP",
  name: "RTP Control Protocol",
  spec: "RFC 3550, RFC 3611, RFC 4585",
  depth:
    "all packets of RFC 3550, feedback, extended reports of RFC 3611; others as bytes",
  alias: "rtcp",
  layer: "application",
  on: [[udpPort, 5005]],
  fields: struct<RTCP>({
    packets: listToEnd(sized(
      (c) => HEADER + WORD * (c.peek(2) << 8 | c.peek(3)),
      chosen(choice<RTCPPacket>(
        [...Object.values(packets), other],
        (c) => packets[c.peek(1)] ?? other,
      )),
    )),
  }),
  accepts: (b, p, end) =>
    b[p] >> 6 === 2 &&
    (end - p < 2 || b[p + 1] >= FIRST && b[p + 1] <= LAST),
  guess,
  summary: (h) =>
    (h.packets ?? []).map((x) => RTCP_TYPE[x.type] ?? `type ${x.type}`)
      .join(", "),
};
