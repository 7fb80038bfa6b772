/** QUIC: RFC 8999, RFC 9000 §17, RFC 9369; initial packets are decrypted: RFC 9001 §5. */
import { Cursor, Damage } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { quicContent, tlsContent, udpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  confined,
  derived,
  type Field,
  flag,
  listToEnd,
  reader,
  rest,
  smallVarint,
  struct,
  u32,
  uint,
  vector,
  when,
} from "../../fields/mod.ts";
import {
  QUIC2_PACKET_TYPE,
  QUIC_FRAME_TYPE,
  QUIC_PACKET_TYPE,
  QUIC_VERSION,
} from "../../names/quic.ts";
import { cryptoStream, type QUICFrame, quicFrames } from "./quic_frame.ts";
import { openInitial } from "./quic_keys.ts";

/** A packet. */
export interface QUIC {
  /** 1: long header, 0: short header. */
  headerForm: number;
  /** Set in all versions that are known. */
  fixedBit: boolean;
  /** Type and protected bits. */
  bits: number;
  /** Long header, QUIC 1: type of the packet. */
  packetType?: number;
  /** Long header, QUIC 2: type of the packet. */
  packetTypeV2?: number;
  /** Short header: turns over once in a round trip. */
  spinBit?: boolean;
  /** Version; 0: a negotiation of versions. */
  version?: number;
  /** Connection ID of the destination; a short header does not say how long it is. */
  dcid?: Uint8Array;
  /** Connection ID of the source. */
  scid?: Uint8Array;
  /** Versions that the server knows. */
  supportedVersions?: number[];
  /** Token of an Initial packet. */
  token?: Uint8Array;
  /** Bytes of packet number and payload. */
  length?: number;
  /** Bytes of the packet; others may follow in the datagram. */
  packetLength: number;
  /** Token of a Retry packet. */
  retryToken?: Uint8Array;
  /** What shows that the Retry packet is genuine. */
  retryIntegrityTag?: Uint8Array;
  /** Packet number and payload, protected; behind a short header the connection ID, too. */
  protectedPayload?: Uint8Array;
}
/** A packet of which the protection was taken: RFC 9000 §17.2.2, §12.4. */
export interface QUICPacket {
  /** Form, fixed bit and type. */
  form: number;
  /** 0. */
  reserved: number;
  /** Bytes of the packet number, less one. */
  packetNumberLength: number;
  /** Packet number; its low bytes. */
  packetNumber: number;
  /** Frames. */
  frames: QUICFrame[];
}

const VERSION_2 = 0x6b3343cf, DRAFTS = 0xff0000, FACEBOOK = 0xfaceb;
const INITIAL = 0, RETRY = 3;
/** Most bytes of a connection ID: RFC 9000 §17.2. */
const MAX_CID = 20;
/** Fewest bytes of a short header's packet: RFC 9000 §10.3. */
const MIN_SHORT = 21;
/** Bytes of the tag of a Retry packet. */
const TAG = 16;

/** Whether the long headers of a version have types that we know. */
function isKnown(version: number): boolean {
  return version === 1 || version === VERSION_2 || version >>> 8 === DRAFTS ||
    version >>> 12 === FACEBOOK;
}
/** Versions that servers list to keep the list extensible: RFC 9000 §15. */
const isReserved = (version: number) => (version & 0x0f0f0f0f) === 0x0a0a0a0a;

/** Type of a long header in the numbers of QUIC 1; -1: the version is not known. */
function typeOf(h: QUIC): number {
  if (h.headerForm === 0 || h.version === undefined || !isKnown(h.version)) {
    return -1;
  }
  const type = h.bits >> 4;
  return h.version === VERSION_2 ? (type + 3) % 4 : type;
}
const isLong = (h: QUIC) => h.headerForm === 1;
const isRetry = (h: QUIC) => typeOf(h) === RETRY;

/** Bytes behind a length of variable length. */
function behindLength(alias: string): Field<Uint8Array> {
  const length = reader(smallVarint()), all = reader(rest());
  return {
    alias,
    bits: 0,
    read: (c, h) => confined(c, h, length(c, h)!, all),
  };
}

/** Where the packet ends: at its length, or with the datagram. */
const packetLength: Field<number> = {
  bits: 0,
  alias: "quic.packet_length",
  unit: "bytes",
  read: (c, v) => c.p - v.p + ((v.struct.probe(v) as QUIC).length ?? c.room),
};

/** What is left of the packet. */
const protectedPayload: Field<Uint8Array> = {
  bits: 0,
  read(c, v) {
    const n = (v.struct.probe(v) as QUIC).packetLength - (c.p - v.p);
    if (n === 0) return undefined;
    const p = c.take(n);
    return c.b.subarray(p, p + n);
  },
};

/** Whether connection IDs of lengths that may be stand behind the version at `p + 1`. */
function hasIds(b: Uint8Array, p: number, end: number): boolean {
  const at = p + 6 + b[p + 5];
  return end - p > 6 && b[p + 5] <= MAX_CID && at < end && b[at] <= MAX_CID &&
    at + b[at] < end;
}
const versionAt = (b: Uint8Array, p: number): number =>
  (b[p + 1] << 24 | b[p + 2] << 16 | b[p + 3] << 8 | b[p + 4]) >>> 0;

/** Whether a packet may be at `p`, where a port says so. */
function isPacket(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < 7 || b[p] < 0x40) return false;
  return b[p] < 0x80 ? end - p >= MIN_SHORT : hasIds(b, p, end) &&
    (isKnown(versionAt(b, p)) || versionAt(b, p) === 0 ||
      isReserved(versionAt(b, p)));
}

/** Whether a long header of a version that is known is at `p`, whose lengths fit. */
function isLongHeader(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < MIN_SHORT || b[p] < 0xc0 || !hasIds(b, p, end)) return false;
  const version = versionAt(b, p);
  if (version === 0) {
    const ids = p + 6 + b[p + 5], from = ids + 1 + b[ids];
    return from < end && (end - from) % 4 === 0 &&
      Array.from(
        { length: (end - from) / 4 },
        (_, i) => versionAt(b, from + 4 * i - 1),
      ).every((x) => isKnown(x) || isReserved(x));
  }
  if (!isKnown(version)) return false;
  const c = new Cursor(b, p, end), v = table.open(c);
  try {
    table.fill(v, c);
  } catch (e) {
    if (e instanceof Damage) return false;
    throw e;
  }
  const h = table.probe(v);
  return isRetry(h) || h.length !== undefined && h.length >= TAG + 4;
}

function summary(h: QUIC): string {
  if (!isLong(h)) return "QUIC short header";
  const version = QUIC_VERSION[h.version ?? 0];
  if (h.version === 0) return `QUIC ${version}`;
  const type = QUIC_PACKET_TYPE[typeOf(h)] ?? "long header";
  return `QUIC ${version ?? ""} ${type}`.replace("  ", " ");
}

const table = struct<QUIC>({
  headerForm: bits(1, {
    alias: "quic.header_form",
    names: { 0: "short", 1: "long" },
  }),
  fixedBit: flag({ alias: "quic.fixed_bit" }),
  bits: bits(6, { hex: true }),
  packetType: derived(
    (h: QUIC) =>
      typeOf(h) < 0 || h.version === VERSION_2 ? undefined : h.bits >> 4,
    { alias: "quic.long.packet_type", names: QUIC_PACKET_TYPE },
  ),
  packetTypeV2: derived(
    (h: QUIC) => isLong(h) && h.version === VERSION_2 ? h.bits >> 4 : undefined,
    { alias: "quic.long.packet_type_v2", names: QUIC2_PACKET_TYPE },
  ),
  spinBit: derived(
    (h: QUIC) => isLong(h) ? undefined : (h.bits & 0x20) > 0,
    { alias: "quic.spin_bit" },
  ),
  version: when(
    isLong,
    u32({ alias: "quic.version", hex: true, names: QUIC_VERSION }),
  ),
  dcid: when(isLong, vector(1, rest({ alias: "quic.dcid" }))),
  scid: when(isLong, vector(1, rest({ alias: "quic.scid" }))),
  supportedVersions: when(
    (h: QUIC) => h.version === 0,
    listToEnd(
      u32({ alias: "quic.supported_version", hex: true, names: QUIC_VERSION }),
    ),
  ),
  token: when((h: QUIC) => typeOf(h) === INITIAL, behindLength("quic.token")),
  length: when(
    (h: QUIC) => typeOf(h) >= INITIAL && !isRetry(h),
    smallVarint({ alias: "quic.length", unit: "bytes" }),
  ),
  packetLength,
  retryToken: when(isRetry, {
    alias: "quic.retry_token",
    bits: 0,
    span: (_h, room) => Math.max(0, room - TAG),
  }),
  retryIntegrityTag: when(
    isRetry,
    bytes(TAG, { alias: "quic.retry_integrity_tag" }),
  ),
  protectedPayload,
});

/** QUIC, packet by packet. */
export const quic: Protocol<QUIC> = {
  id: "quic",
  label: "QUIC",
  name: "QUIC",
  spec: "RFC 9000, RFC 9369",
  depth:
    "all headers of versions 1, 2 and the drafts; a client's first packets decrypted",
  alias: "quic",
  layer: "application",
  on: [[udpPort, 443]],
  fields: table,
  pduSize: (h) => h.packetLength ?? 0,
  packs: true,
  decode: (b, p, end) => {
    const c = new Cursor(b, p, end), v = table.open(c);
    try {
      table.fill(v, c);
    } catch (e) {
      if (e instanceof Damage) return undefined;
      throw e;
    }
    const h = table.probe(v);
    return typeOf(h) === INITIAL && h.length !== undefined
      ? openInitial(b, p, p + h.packetLength, h.length, h.version!, h.dcid!)
      : undefined;
  },
  next: (_h, d) => d.find(quicContent, 0),
  accepts: isPacket,
  guess: isLongHeader,
  summary,
};

/** What a packet of QUIC holds, once its protection is taken. */
export const quicPacket: Protocol<QUICPacket> = {
  id: "quic_packet",
  label: "QUIC-Packet",
  name: "QUIC packet without protection",
  spec: "RFC 9000 §12.4",
  depth: "all frames; the handshake in them, as far as one packet holds it",
  alias: "quic",
  layer: "application",
  on: [[quicContent, 0]],
  fields: struct<QUICPacket>({
    form: bits(4, { hex: true }),
    reserved: bits(2, { alias: "quic.long.reserved" }),
    packetNumberLength: bits(2, { alias: "quic.packet_number_length" }),
    packetNumber: uint((h: QUICPacket) => h.packetNumberLength + 1, {
      alias: "quic.packet_number",
    }),
    frames: quicFrames,
  }),
  decode: (b, p, end) => cryptoStream(b, p + 2 + (b[p] & 3), end),
  partial: () => true,
  next: (_h, d) => d.find(tlsContent, 0),
  summary: (h) =>
    "QUIC " + [
      ...new Set(
        (h.frames ?? []).map((f) =>
          QUIC_FRAME_TYPE[f.type] ?? `frame ${f.type}`
        ),
      ),
    ].join(", "),
};
