/** Extended reports of RTCP: RFC 3611 §4, RFC 7272 §7. */
import {
  bits,
  type Field,
  i8,
  listToEnd,
  ntpTime,
  oneOf,
  rest,
  scaled,
  sized,
  struct,
  u16,
  u32,
  u64,
  u8,
} from "../../fields/mod.ts";
import { RTCP_XR } from "../../names/rtp.ts";

/** Run lengths of lost or duplicate packets: RFC 3611 §4.1, §4.2. */
export interface RTCPRunLengths {
  /** Source. */
  ssrc: number;
  /** First sequence number. */
  beginSequence: number;
  /** Sequence number behind the last. */
  endSequence: number;
  /** Chunks: run lengths and bit vectors. */
  chunks: number[];
}
/** When packets came: RFC 3611 §4.3. */
export interface RTCPReceiptTimes {
  /** Source. */
  ssrc: number;
  /** First sequence number. */
  beginSequence: number;
  /** Sequence number behind the last. */
  endSequence: number;
  /** Times, in units of the RTP timestamp. */
  times: number[];
}
/** Time of the receiver: RFC 3611 §4.4. */
export interface RTCPReferenceTime {
  /** When it was sent; absent: the sender does not know. */
  ntp?: string;
}
/** Delay since the last reference time: RFC 3611 §4.5. */
export interface RTCPDelay {
  /** Source. */
  ssrc: number;
  /** Middle of the timestamp of its last reference time. */
  lastReference: number;
  /** Delay since, in 1/65536 s. */
  delay: number;
}
/** DLRR. */
export interface RTCPDelays {
  /** Delays. */
  delays: RTCPDelay[];
}
/** Summary: RFC 3611 §4.6. The first three bits of the type-specific byte say which numbers count. */
export interface RTCPStatistics {
  /** Source. */
  ssrc: number;
  /** First sequence number. */
  beginSequence: number;
  /** Sequence number behind the last. */
  endSequence: number;
  /** Lost packets. */
  lost: number;
  /** Duplicate packets. */
  duplicates: number;
  /** Least jitter. */
  minJitter: number;
  /** Most jitter. */
  maxJitter: number;
  /** Mean jitter. */
  meanJitter: number;
  /** Deviation of jitter. */
  devJitter: number;
  /** Least time to live. */
  minTTL: number;
  /** Most time to live. */
  maxTTL: number;
  /** Mean time to live. */
  meanTTL: number;
  /** Deviation of time to live. */
  devTTL: number;
}
/** Quality of calls: RFC 3611 §4.7. */
export interface RTCPVoIP {
  /** Source. */
  ssrc: number;
  /** Packets lost, of 256. */
  lossRate: number;
  /** Packets discarded, of 256. */
  discardRate: number;
  /** Packets lost or discarded in bursts, of 256. */
  burstDensity: number;
  /** The same between bursts. */
  gapDensity: number;
  /** Mean duration of bursts. */
  burstDuration: number;
  /** Mean duration of gaps. */
  gapDuration: number;
  /** Round trip delay. */
  roundTripDelay: number;
  /** Delay of the end system. */
  endSystemDelay: number;
  /** Signal level, in dBm; 127: unknown. */
  signalLevel: number;
  /** Noise level, in dBm; 127: unknown. */
  noiseLevel: number;
  /** Residual echo return loss, in dB. */
  rerl: number;
  /** Gap threshold. */
  gmin: number;
  /** R factor; 127: unknown. */
  rFactor: number;
  /** R factor of the network beyond; 127: unknown. */
  externalRFactor: number;
  /** Listening quality, in tenths; 127: unknown. */
  mosListening: number;
  /** Conversational quality, in tenths; 127: unknown. */
  mosConversational: number;
  /** Packet loss concealment. */
  lossConcealment: number;
  /** The jitter buffer is adaptive: 3, or not: 2. */
  jitterBufferAdaptive: number;
  /** How fast it adapts. */
  jitterBufferRate: number;
  /** Reserved. */
  reserved: number;
  /** Delay of the jitter buffer now. */
  jitterBufferNominal: number;
  /** Its greatest delay now. */
  jitterBufferMaximum: number;
  /** Its greatest delay ever. */
  jitterBufferAbsolute: number;
}
/** Synchronization between receivers: RFC 7272 §7. */
export interface RTCPIDMS {
  /** Payload type. */
  payloadType: number;
  /** Reserved. */
  reserved: number;
  /** Media stream correlation identifier. */
  correlation: number;
  /** Source. */
  ssrc: number;
  /** When a packet was received: NTP timestamp. */
  received: bigint;
  /** The RTP timestamp of that packet. */
  rtpTimestamp: number;
  /** When it was presented: middle of an NTP timestamp; 0: not told. */
  presented: number;
}
/** Any other block. */
export interface RTCPOtherBlock {
  /** Its bytes. */
  data: Uint8Array;
}
/** A block. */
export interface RTCPBlock {
  /** Kind of block. */
  type: number;
  /** What the type makes of it: thinning, flags. */
  specific: number;
  /** 32-bit words behind this header. */
  length: number;
  /** What it holds. */
  body:
    | RTCPRunLengths
    | RTCPReceiptTimes
    | RTCPReferenceTime
    | RTCPDelays
    | RTCPStatistics
    | RTCPVoIP
    | RTCPIDMS
    | RTCPOtherBlock;
}

const ssrc = u32({ alias: "rtcp.ssrc.identifier", hex: true });
const range = {
  ssrc,
  beginSequence: u16({ alias: "rtcp.xr.beginseq" }),
  endSequence: u16({ alias: "rtcp.xr.endseq" }),
};
const runLengths = struct<RTCPRunLengths>({
  ...range,
  chunks: listToEnd(u16({ hex: true })),
});
const ms = { unit: "ms" };
const voip = (name: string) => ({ alias: `rtcp.xr.voipmetrics.${name}` });

const block = struct<RTCPBlock>({
  type: u8({ alias: "rtcp.xr.bt", names: RTCP_XR }),
  specific: u8({ alias: "rtcp.xr.bs", hex: true }),
  length: u16({ alias: "rtcp.xr.bl", unit: "bytes", scale: 4 }),
  body: oneOf<RTCPBlock, RTCPBlock["body"]>(
    (h) => h.type,
    {
      1: runLengths,
      2: runLengths,
      3: struct<RTCPReceiptTimes>({
        ...range,
        times: listToEnd(u32({ alias: "rtcp.xr.receipt_time_seq" })),
      }),
      4: struct<RTCPReferenceTime>({
        ntp: ntpTime({ alias: "rtcp.timestamp.ntp" }),
      }),
      5: struct<RTCPDelays>({
        delays: listToEnd(struct<RTCPDelay>({
          ssrc,
          lastReference: u32({ alias: "rtcp.xr.lrr" }),
          delay: u32({ alias: "rtcp.xr.dlrr" }),
        })),
      }),
      6: struct<RTCPStatistics>({
        ...range,
        lost: u32({ alias: "rtcp.xr.stats.lost" }),
        duplicates: u32({ alias: "rtcp.xr.stats.dups" }),
        minJitter: u32({ alias: "rtcp.xr.stats.minjitter" }),
        maxJitter: u32({ alias: "rtcp.xr.stats.maxjitter" }),
        meanJitter: u32({ alias: "rtcp.xr.stats.meanjitter" }),
        devJitter: u32({ alias: "rtcp.xr.stats.devjitter" }),
        minTTL: u8({ alias: "rtcp.xr.stats.minttl" }),
        maxTTL: u8({ alias: "rtcp.xr.stats.maxttl" }),
        meanTTL: u8({ alias: "rtcp.xr.stats.meanttl" }),
        devTTL: u8({ alias: "rtcp.xr.stats.devttl" }),
      }),
      7: struct<RTCPVoIP>({
        ssrc,
        lossRate: u8({ alias: "rtcp.ssrc.fraction" }),
        discardRate: u8({ alias: "rtcp.ssrc.discarded" }),
        burstDensity: u8(voip("burstdensity")),
        gapDensity: u8(voip("gapdensity")),
        burstDuration: u16({ ...voip("burstduration"), ...ms }),
        gapDuration: u16({ ...voip("gapduration"), ...ms }),
        roundTripDelay: u16({ ...voip("rtdelay"), ...ms }),
        endSystemDelay: u16({ ...voip("esdelay"), ...ms }),
        signalLevel: i8(voip("signallevel")),
        noiseLevel: i8(voip("noiselevel")),
        rerl: u8(voip("rerl")),
        gmin: u8(voip("gmin")),
        rFactor: u8(voip("rfactor")),
        externalRFactor: u8(voip("extrfactor")),
        mosListening: scaled(u8(), 0.1, voip("moslq")),
        mosConversational: scaled(u8(), 0.1, voip("moscq")),
        lossConcealment: bits(2, voip("plc")),
        jitterBufferAdaptive: bits(2, voip("jba")),
        jitterBufferRate: bits(4, voip("jbrate")),
        reserved: u8(),
        jitterBufferNominal: u16({ ...voip("jbnominal"), ...ms }),
        jitterBufferMaximum: u16({ ...voip("jbmax"), ...ms }),
        jitterBufferAbsolute: u16({ ...voip("jbabsmax"), ...ms }),
      }),
      10: runLengths,
      12: struct<RTCPIDMS>({
        payloadType: bits(7, { alias: "rtcp.xr.idms.pt" }),
        reserved: bits(25),
        correlation: u32({ alias: "rtcp.xr.idms.msci" }),
        ssrc: u32({ alias: "rtcp.xr.idms.source_ssrc", hex: true }),
        received: u64({ hex: true }),
        rtpTimestamp: u32({ alias: "rtcp.xr.idms.rtp_ts" }),
        presented: u32({ alias: "rtcp.xr.idms.ntp_pres_ts" }),
      }),
    },
    struct<RTCPOtherBlock>({ data: rest() }),
  ),
});

/** The blocks of an extended report: RFC 3611 §3. */
export const rtcpBlocks: Field<RTCPBlock[]> = listToEnd(
  sized((c) => 4 + 4 * (c.peek(2) << 8 | c.peek(3)), block),
);
