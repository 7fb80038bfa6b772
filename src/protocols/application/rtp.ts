/** Real-Time Transport Protocol: RFC 3550 §5; elements of header extensions: RFC 8285 §4. */
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  type Field,
  flag,
  ifMore,
  list,
  listToEnd,
  oneOf,
  struct,
  u16,
  u32,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import { RTP_PAYLOAD_TYPE } from "../../names/rtp.ts";

/** An element of a header extension: RFC 8285 §4.2, §4.3. */
export interface RTPElement {
  /** Identifier; 0: a byte of padding. */
  id: number;
  /** Length, as sent: with one byte of header it is one less. */
  length?: number;
  /** Data. */
  data?: Uint8Array;
}
/** Elements of a header extension. */
export interface RTPElements {
  /** Elements. */
  elements: RTPElement[];
}
/** A header extension of another profile. */
export interface RTPOtherExtension {
  /** Its words. */
  words: number[];
}
/** A header extension: RFC 3550 §5.3.1. */
export interface RTPExtension {
  /** What it is: 0xbede and 0x1000 to 0x100f for elements. */
  profile: number;
  /** 32-bit words behind this header. */
  length: number;
  /** What it holds. */
  body: RTPElements | RTPOtherExtension;
}
/** Padding: its last byte says how much there is. */
export interface RTPPadding {
  /** Bytes to be ignored. */
  data: Uint8Array;
  /** How many they are, with this one. */
  count: number;
}
/** A packet. */
export interface RTP {
  /** 2. */
  version: number;
  /** There is padding at the end. */
  padding: boolean;
  /** There is a header extension. */
  extension: boolean;
  /** Number of contributing sources. */
  csrcCount: number;
  /** Marker, such as the end of a frame. */
  marker: boolean;
  /** Payload type. */
  payloadType: number;
  /** Sequence number. */
  sequence: number;
  /** When the first byte of the payload was sampled. */
  timestamp: number;
  /** Synchronization source. */
  ssrc: number;
  /** Contributing sources. */
  csrcs: number[];
  /** Header extension. */
  headerExtension?: RTPExtension;
  /** Payload. */
  payload: Uint8Array;
  /** What the padding holds. */
  paddingData?: RTPPadding;
}

const HEADER = 12;
const ONE_BYTE = 0xbede, TWO_BYTES = 0x1000;

const elementId = { alias: "rtp.ext.rfc5285.id" };
const elementLength = { alias: "rtp.ext.rfc5285.len" };
const elementData = { alias: "rtp.ext.rfc5285.data" };

/** One byte for identifier and length: RFC 8285 §4.2. A byte of zeros is padding. */
const shortElement = struct<RTPElement>({
  id: bits(4, elementId),
  length: bits(4),
  data: bytes((h: RTPElement) => h.id === 0 ? 0 : h.length! + 1, elementData),
});
/** A byte each: RFC 8285 §4.3. */
const longElement = struct<RTPElement>({
  id: u8(elementId),
  length: when((h: RTPElement) => h.id !== 0, u8(elementLength)),
  data: when(
    (h: RTPElement) => h.id !== 0,
    bytes((h: RTPElement) => h.length ?? 0, elementData),
  ),
});
const extension = struct<RTPExtension>({
  profile: u16({ alias: "rtp.ext.profile", hex: true }),
  length: u16({ alias: "rtp.ext.len", unit: "bytes", scale: 4 }),
  body: within(
    (h: RTPExtension) => h.length * 4,
    oneOf<RTPExtension, RTPExtension["body"]>(
      (h) => h.profile === ONE_BYTE ? ONE_BYTE : h.profile & 0xfff0,
      {
        [ONE_BYTE]: struct<RTPElements>({ elements: listToEnd(shortElement) }),
        [TWO_BYTES]: struct<RTPElements>({ elements: listToEnd(longElement) }),
      },
      struct<RTPOtherExtension>({
        words: listToEnd(u32({ alias: "rtp.hdr_ext", hex: true })),
      }),
    ),
  ),
});

/** Bytes of padding at the end of a packet that is all there; 0: none, or it cannot be told. */
function paddingSize(
  b: Uint8Array,
  p: number,
  end: number,
  isPadded: boolean,
  isWhole: boolean,
): number {
  const n = isPadded && isWhole && end > p ? b[end - 1] : 0;
  return n > end - p ? 0 : n;
}
/** All up to the padding. */
const payload: Field<Uint8Array> = {
  alias: "rtp.payload",
  bits: 0,
  read(c, h) {
    const { padding } = h.struct.probe(h) as RTP;
    const isWhole = h.site?.isWhole(h.layer) ?? true;
    const n = c.room - paddingSize(c.b, c.p, c.end, padding, isWhole);
    const p = c.take(n);
    return c.b.subarray(p, p + n);
  },
};
const paddingData: Field<RTPPadding> = struct<RTPPadding>({
  data: {
    alias: "rtp.padding.data",
    bits: 0,
    span: (_h, room) => room - 1,
  },
  count: u8({ alias: "rtp.padding.count" }),
});

/** Bytes of audio that a packet of a payload type can have: frames of 10 ms and more, RFC 3551 §4.5. */
const FRAMES: Readonly<Record<number, (n: number) => boolean>> = {
  0: (n) => n % 80 === 0,
  3: (n) => n % 33 === 0,
  4: (n) => n % 24 === 0 || n % 20 === 0,
  8: (n) => n % 80 === 0,
  9: (n) => n % 80 === 0,
  18: (n) => n % 10 === 0 || n % 10 === 2,
};
const MAX_AUDIO = 480;

/**
 * Nothing but its first bits tells a packet: only plain packets of the codecs
 * that have fixed frames, in the sizes of such, are taken for RTP on any port.
 */
function guess(b: Uint8Array, p: number, end: number): boolean {
  if (end - p <= HEADER || b[p] !== 0x80) return false;
  const n = end - p - HEADER, fits = FRAMES[b[p + 1] & 0x7f];
  if (fits === undefined || n > MAX_AUDIO || !fits(n)) return false;
  // a timestamp or a source of zero is more often something else
  return (b[p + 4] | b[p + 5] | b[p + 6] | b[p + 7]) !== 0 &&
    (b[p + 8] | b[p + 9] | b[p + 10] | b[p + 11]) !== 0;
}

/** Real-Time Transport Protocol. */
export const rtp: Protocol<RTP> = {
  id: "rtp",
  label: "RTP",
  name: "Real-Time Transport Protocol",
  spec: "RFC 3550, RFC 8285",
  depth: "header, header extensions; payload as bytes",
  alias: "rtp",
  layer: "application",
  on: [[udpPort, 5004]],
  fields: struct<RTP>({
    version: bits(2, { alias: "rtp.version" }),
    padding: flag({ alias: "rtp.padding" }),
    extension: flag({ alias: "rtp.ext" }),
    csrcCount: bits(4, { alias: "rtp.cc" }),
    marker: flag({ alias: "rtp.marker" }),
    payloadType: bits(7, { alias: "rtp.p_type", names: RTP_PAYLOAD_TYPE }),
    sequence: u16({ alias: "rtp.seq" }),
    timestamp: u32({ alias: "rtp.timestamp" }),
    ssrc: u32({ alias: "rtp.ssrc", hex: true }),
    csrcs: list(
      u32({ alias: "rtp.csrc.item", hex: true }),
      (h: RTP) => h.csrcCount,
    ),
    headerExtension: when((h: RTP) => h.extension, extension),
    payload,
    paddingData: ifMore(paddingData),
  }),
  accepts: (b, p) => b[p] >> 6 === 2,
  guess,
  summary: (h) =>
    [
      `PT=${RTP_PAYLOAD_TYPE[h.payloadType] ?? h.payloadType}`,
      `SSRC=0x${h.ssrc.toString(16).toUpperCase()}`,
      `Seq=${h.sequence}`,
      `Time=${h.timestamp}`,
      ...h.marker ? ["Mark"] : [],
    ].join(", "),
};
