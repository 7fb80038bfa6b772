/** Feedback messages of RTCP: RFC 4585 §6, RFC 5104 §4, and those of WebRTC. */
import type { View } from "../../fields/view.ts";
import {
  bits,
  choice,
  chosen,
  derived,
  type Field,
  fixedPoint,
  flag,
  list,
  listToEnd,
  padding,
  rest,
  type Struct,
  struct,
  text,
  u16,
  u24,
  u32,
  u8,
} from "../../fields/mod.ts";

/** What all feedback begins with: RFC 4585 §6.1. */
export interface RTCPFeedbackHead {
  /** Sender. */
  sender: number;
  /** Source of the media that it is about; 0 where the entries say so. */
  media: number;
}
/** Lost packets: RFC 4585 §6.2.1. */
export interface RTCPNack {
  /** Sequence number of a lost packet. */
  packetId: number;
  /** Which of the following 16 are lost, too. */
  bitmask: number;
}
/** Generic NACK. */
export interface RTCPNacks extends RTCPFeedbackHead {
  /** Lost packets. */
  nacks: RTCPNack[];
}
/** A maximum bit rate: RFC 5104 §4.2.1.1. */
export interface RTCPBitRate {
  /** Source that it is for. */
  ssrc: number;
  /** Exponent. */
  exponent: number;
  /** Mantissa: the rate in bit/s is mantissa * 2^exponent. */
  mantissa: number;
  /** Bytes of overhead in a packet. */
  overhead: number;
}
/** TMMBR, TMMBN. */
export interface RTCPBitRates extends RTCPFeedbackHead {
  /** Bit rates. */
  rates: RTCPBitRate[];
}
/** Transport-wide congestion control: draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1. */
export interface RTCPTransportCC extends RTCPFeedbackHead {
  /** Sequence number of the first packet. */
  baseSequence: number;
  /** Number of packets that it tells of. */
  statusCount: number;
  /** Time that deltas count from, in 64 ms. */
  referenceTime: number;
  /** Number of this feedback. */
  feedbackCount: number;
  /** Runs and vectors of statuses: which packets came. */
  chunks: number[];
  /** Times between packets, and padding. */
  deltas?: Uint8Array;
}
/** Slices that were lost: RFC 4585 §6.3.2. */
export interface RTCPSlice {
  /** First macroblock. */
  first: number;
  /** How many. */
  number: number;
  /** Picture. */
  pictureId: number;
}
/** Slice loss indication. */
export interface RTCPSlices extends RTCPFeedbackHead {
  /** Slices. */
  slices: RTCPSlice[];
}
/** Reference picture selection: RFC 4585 §6.3.3. */
export interface RTCPReference extends RTCPFeedbackHead {
  /** Bits at the end that do not count. */
  paddingBits: number;
  /** 0. */
  zero: boolean;
  /** Payload type. */
  payloadType: number;
  /** Bit string of the codec. */
  bitString: Uint8Array;
}
/** A full intra request: RFC 5104 §4.3.1.1. */
export interface RTCPIntra {
  /** Source that it is for. */
  ssrc: number;
  /** Number of the request. */
  sequence: number;
  /** Reserved. */
  reserved: number;
}
/** FIR. */
export interface RTCPIntras extends RTCPFeedbackHead {
  /** Requests. */
  requests: RTCPIntra[];
}
/** A trade-off between space and time: RFC 5104 §4.3.2.1. */
export interface RTCPTradeOff {
  /** Source that it is for. */
  ssrc: number;
  /** Number of the request. */
  sequence: number;
  /** Reserved. */
  reserved: number;
  /** 0: the best picture; 31: the highest frame rate. */
  index: number;
}
/** TSTR, TSTN. */
export interface RTCPTradeOffs extends RTCPFeedbackHead {
  /** Trade-offs. */
  tradeOffs: RTCPTradeOff[];
}
/** Estimated bit rate of a receiver: draft-alvestrand-rmcat-remb-03 §2.2. */
export interface RTCPRemb extends RTCPFeedbackHead {
  /** "REMB". */
  identifier: string;
  /** Number of sources. */
  count: number;
  /** Exponent. */
  exponent: number;
  /** Mantissa. */
  mantissa: number;
  /** The rate in bit/s. */
  bitRate: number;
  /** Sources that it is for. */
  ssrcs: number[];
}
/** Any other feedback; picture loss has nothing more. */
export interface RTCPOtherFeedback extends RTCPFeedbackHead {
  /** Feedback control information. */
  data?: Uint8Array;
}
/** Feedback about transport or payload. */
export type RTCPFeedback =
  | RTCPNacks
  | RTCPBitRates
  | RTCPTransportCC
  | RTCPSlices
  | RTCPReference
  | RTCPIntras
  | RTCPTradeOffs
  | RTCPRemb
  | RTCPOtherFeedback;

const head = {
  sender: u32({ alias: "rtcp.senderssrc", hex: true }),
  media: u32({ alias: "rtcp.mediassrc", hex: true }),
};
const nacks = struct<RTCPNacks>({
  ...head,
  nacks: listToEnd(struct<RTCPNack>({
    packetId: u16({ alias: "rtcp.rtpfb.nack_pid" }),
    bitmask: u16({ alias: "rtcp.rtpfb.nack_blp", hex: true }),
  })),
});
const bitRates = struct<RTCPBitRates>({
  ...head,
  rates: listToEnd(struct<RTCPBitRate>({
    ssrc: u32({ alias: "rtcp.rtpfb.tmmbr.fci.ssrc", hex: true }),
    exponent: bits(6, { alias: "rtcp.rtpfb.tmmbr.fci.exp" }),
    mantissa: bits(17, { alias: "rtcp.rtpfb.tmmbr.fci.mantissa" }),
    overhead: bits(9, { alias: "rtcp.rtpfb.tmmbr.fci.measuredoverhead" }),
  })),
});

/** Statuses that a chunk holds: a run length of 13 bits, or a vector of one or two bits each. */
function statusesOf(chunk: number): number {
  if (chunk < 0x8000) return chunk & 0x1fff;
  return chunk & 0x4000 ? 7 : 14;
}
/** Chunks until all packets have a status. */
const chunks: Field<number[]> = {
  alias: "rtcp.rtpfb.transportcc.pktchunk",
  bits: 0,
  read(c, h) {
    const { statusCount } = h.struct.probe(h) as RTCPTransportCC;
    const out: number[] = [];
    for (let n = 0; n < statusCount && c.room >= 2;) {
      const chunk = c.u16();
      out.push(chunk);
      n += Math.max(1, statusesOf(chunk));
    }
    return out;
  },
};
const transportCC = struct<RTCPTransportCC>({
  ...head,
  baseSequence: u16({ alias: "rtcp.rtpfb.transportcc.baseseq" }),
  statusCount: u16({ alias: "rtcp.rtpfb.transportcc.statuscount" }),
  referenceTime: fixedPoint(24, 0, {
    alias: "rtcp.rtpfb.transportcc.reftime",
    signed: true,
  }),
  feedbackCount: u8({ alias: "rtcp.rtpfb.transportcc.pktcount" }),
  chunks,
  deltas: padding(),
});
const slices = struct<RTCPSlices>({
  ...head,
  slices: listToEnd(struct<RTCPSlice>({
    first: bits(13, { alias: "rtcp.psfb.fir.sli.first" }),
    number: bits(13, { alias: "rtcp.psfb.fir.sli.number" }),
    pictureId: bits(6, { alias: "rtcp.psfb.fir.sli.picture_id" }),
  })),
});
const reference = struct<RTCPReference>({
  ...head,
  paddingBits: u8(),
  zero: flag(),
  payloadType: bits(7),
  bitString: rest(),
});
const intras = struct<RTCPIntras>({
  ...head,
  requests: listToEnd(struct<RTCPIntra>({
    ssrc: u32({ alias: "rtcp.psfb.fir.fci.ssrc", hex: true }),
    sequence: u8({ alias: "rtcp.psfb.fir.fci.csn" }),
    reserved: u24({ alias: "rtcp.psfb.fir.fci.reserved" }),
  })),
});
const tradeOffs = struct<RTCPTradeOffs>({
  ...head,
  tradeOffs: listToEnd(struct<RTCPTradeOff>({
    ssrc: u32({ hex: true }),
    sequence: u8(),
    reserved: bits(19),
    index: bits(5),
  })),
});
const remb = struct<RTCPRemb>({
  ...head,
  identifier: text(4, { alias: "rtcp.psfb.remb.identifier" }),
  count: u8({ alias: "rtcp.psfb.remb.fci.number_ssrcs" }),
  exponent: bits(6, { alias: "rtcp.psfb.remb.fci.br_exp" }),
  mantissa: bits(18, { alias: "rtcp.psfb.remb.fci.br_mantissa" }),
  bitRate: derived((h: RTCPRemb) => h.mantissa * 2 ** h.exponent, {
    unit: "bit/s",
  }),
  ssrcs: list(
    u32({ alias: "rtcp.psfb.remb.fci.ssrc", hex: true }),
    (h: RTCPRemb) => h.count,
  ),
});
const other = struct<RTCPOtherFeedback>({
  ...head,
  data: padding({ alias: "rtcp.fci" }),
});

/** The format of the feedback that a table lies in. */
const formatOf = (h: View): number =>
  (h.struct.probe(h) as { count: number }).count;

const TRANSPORT: Readonly<Record<number, Struct<RTCPFeedback>>> = {
  1: nacks as Struct<RTCPFeedback>,
  3: bitRates as Struct<RTCPFeedback>,
  4: bitRates as Struct<RTCPFeedback>,
  15: transportCC as Struct<RTCPFeedback>,
};
const PAYLOAD: Readonly<Record<number, Struct<RTCPFeedback>>> = {
  2: slices as Struct<RTCPFeedback>,
  3: reference as Struct<RTCPFeedback>,
  4: intras as Struct<RTCPFeedback>,
  5: tradeOffs as Struct<RTCPFeedback>,
  6: tradeOffs as Struct<RTCPFeedback>,
};
const AFB = 15, REMB = 0x52;

/** Feedback about transport: RFC 4585 §6.2. */
export const rtcpTransportFeedback: Field<RTCPFeedback> = chosen(
  choice<RTCPFeedback>(
    [nacks, bitRates, transportCC, other],
    (_c, h) => TRANSPORT[formatOf(h)] ?? other,
  ),
);
/** Feedback about payload: RFC 4585 §6.3. */
export const rtcpPayloadFeedback: Field<RTCPFeedback> = chosen(
  choice<RTCPFeedback>(
    [slices, reference, intras, tradeOffs, remb, other],
    (c, h) => {
      const format = formatOf(h);
      return format === AFB && c.room >= 16 && c.peek(8) === REMB
        ? remb
        : PAYLOAD[format] ?? other;
    },
  ),
);
