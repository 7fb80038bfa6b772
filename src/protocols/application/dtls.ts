/** Datagram Transport Layer Security: RFC 9147 §4 and §5, RFC 6347 §4, RFC 9146 §4. */
import type { Cursor } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { tlsContent, udpPort } from "../../dissect/tables.ts";
import {
  bytes,
  derived,
  type Field,
  listToEnd,
  rest,
  sized,
  struct,
  u16,
  u24,
  u48,
  u64,
  u8,
  vector,
  when,
  within,
} from "../../fields/mod.ts";
import {
  TLS_ALERT,
  TLS_CONTENT_TYPE,
  TLS_HANDSHAKE_TYPE,
  TLS_VERSION,
} from "../../names/tls.ts";
import {
  type TLSAlert,
  tlsAlert,
  type TLSHeartbeat,
  tlsHeartbeat,
} from "./tls.ts";
import { mayBeMessage } from "./tls_handshake.ts";

/** A record; the encrypted ones of DTLS 1.3 have a header of their own. */
export interface DTLS {
  /** Content type; 32 to 63: a record of DTLS 1.3, of which these are flags. */
  contentType: number;
  /** Version. */
  version?: number;
  /** Number of the keys. */
  epoch?: number;
  /** Number of the record. */
  sequenceNumber?: number;
  /** DTLS 1.3: whether a connection identifier follows, whose length no record tells. */
  hasConnectionId?: boolean;
  /** DTLS 1.3: low bits of the epoch. */
  epochBits?: number;
  /** DTLS 1.3: low bits of the number of the record, encrypted. */
  encryptedSequenceNumber?: Uint8Array;
  /** Bytes behind the header; absent: all that remain. */
  length?: number;
  /** 1: what follows is encrypted with the new keys. */
  changeCipherSpec?: number;
  /** Alert. */
  alert?: TLSAlert;
  /** Pieces of handshake messages. */
  handshake?: DTLSFragment[];
  /** Records that are acknowledged. */
  ack?: DTLSRecordNumber[];
  /** Application data, encrypted. */
  applicationData?: Uint8Array;
  /** Heartbeat message. */
  heartbeat?: TLSHeartbeat;
  /** Content that is encrypted; with the connection identifier, where its length is not known. */
  encrypted?: Uint8Array;
}
/** A handshake message, or a piece of one: RFC 9147 §5.2. */
export interface DTLSFragment {
  /** Message type. */
  type: number;
  /** Bytes of the whole message's body. */
  length: number;
  /** Number of the message. */
  messageSequence: number;
  /** Where in the body this piece begins. */
  fragmentOffset: number;
  /** Bytes of the piece. */
  fragmentLength: number;
  /** The piece. */
  fragment: Uint8Array;
}
/** Number of a record: RFC 9147 §4. */
export interface DTLSRecordNumber {
  /** Number of the keys. */
  epoch: bigint;
  /** Number of the record. */
  sequenceNumber: bigint;
}

const CHANGE_CIPHER_SPEC = 20,
  ALERT = 21,
  HANDSHAKE = 22,
  APPLICATION_DATA = 23;
const HEARTBEAT = 24, CID = 25, ACK = 26, ROUTABILITY = 27;
/** Bytes of the header, of a fragment's, and most behind the first: RFC 6347 §4.1. */
const HEADER = 13, HEAD = 12, MAX_RECORD = 2 ** 14 + 2048;

/** Flags of the unified header: RFC 9147 §4. */
const UNIFIED = 0x20, HAS_CID = 0x10, LONG_NUMBER = 8, HAS_LENGTH = 4;
const isUnified = (type: number) => (type & 0xe0) === UNIFIED;

const fragment = struct<DTLSFragment>({
  type: u8({ alias: "dtls.handshake.type", names: TLS_HANDSHAKE_TYPE }),
  length: u24({ alias: "dtls.handshake.length", unit: "bytes" }),
  messageSequence: u16({ alias: "dtls.handshake.message_seq" }),
  fragmentOffset: u24({ alias: "dtls.handshake.fragment_offset" }),
  fragmentLength: u24({
    alias: "dtls.handshake.fragment_length",
    unit: "bytes",
  }),
  fragment: bytes((h: DTLSFragment) => h.fragmentLength),
});
const fragments = listToEnd(
  sized(
    (c) => HEAD + (c.peek(9) << 16 | c.peek(10) << 8 | c.peek(11)),
    fragment,
  ),
);
const recordNumber = struct<DTLSRecordNumber>({
  epoch: u64(),
  sequenceNumber: u64(),
});

/** Whether `n` bytes at `i` ahead of the cursor are handshake messages, or pieces of them, in the clear. */
function isPlain(peek: (i: number) => number, n: number): boolean {
  const u24 = (i: number) => peek(i) << 16 | peek(i + 1) << 8 | peek(i + 2);
  let i = 0;
  while (i + HEAD <= n) {
    const length = u24(i + 1), offset = u24(i + 6), size = u24(i + 9);
    if (
      !mayBeMessage(peek(i), length, false) || offset + size > length ||
      size === 0 && length > 0
    ) return false;
    i += HEAD + size;
  }
  return i > 0 && i === n;
}
const atCursor = (c: Cursor) => (i: number) => c.peek(i);

/** A field that takes the record's content, when it is of a type and in the clear. */
function content<T>(
  there: (h: DTLS, c: Cursor) => boolean,
  field: Field<T>,
): Field<T> {
  const area = within((h: DTLS) => h.length ?? 0, field);
  return {
    ...area,
    read: (c, h) => {
      const record = h.struct.probe(h) as DTLS;
      return c.room > 0 && there(record, c) ? area.read!(c, h) : undefined;
    },
  };
}
/** What nobody has read. */
const encrypted: Field<Uint8Array> = {
  bits: 0,
  read(c, h) {
    const r = h.struct.probe(h) as DTLS;
    const isRead = r.changeCipherSpec ?? r.alert ?? r.handshake ?? r.ack ??
      r.applicationData ?? r.heartbeat;
    const n = isRead === undefined ? r.length ?? c.room : 0;
    if (n === 0) return undefined;
    const p = c.take(n);
    return c.b.subarray(p, p + n);
  },
};

/** Whether a record may be at `p`, as far as it is there. */
function isRecord(b: Uint8Array, p: number, end: number): boolean {
  const n = end - p;
  if (n < 1) return false;
  if (isUnified(b[p])) return n > 4;
  if (b[p] < CHANGE_CIPHER_SPEC || b[p] > ROUTABILITY || n < HEADER) {
    return false;
  }
  const version = b[p + 1] << 8 | b[p + 2];
  return version in TLS_VERSION && version > 0xfe00 || version === 0x100;
}

/** Whether a record is at `p`, and it and those behind it fill the datagram. */
function isDatagram(b: Uint8Array, p: number, end: number): boolean {
  for (let count = 0; p < end; count++) {
    if (count > 0 && isUnified(b[p])) return true;
    if (isUnified(b[p]) || !isRecord(b, p, end)) return false;
    const length = b[p + 11] << 8 | b[p + 12], epoch = b[p + 3] << 8 | b[p + 4];
    if (length === 0 || length > MAX_RECORD || b[p] === CID) return false;
    const q = p + HEADER;
    if (
      epoch === 0 && b[p] === HANDSHAKE && q + length <= end &&
      !isPlain((i) => b[q + i], length)
    ) return false;
    p = q + length;
  }
  return p === end;
}

/** Whole messages in the record at `p`, in the form of TLS: RFC 6347 §4.2.6. */
function messagesOf(
  b: Uint8Array,
  p: number,
  end: number,
): Uint8Array | undefined {
  if (end - p < HEADER || b[p] !== HANDSHAKE || b[p + 3] > 0 || b[p + 4] > 0) {
    return undefined;
  }
  const u24 = (i: number) => b[i] << 16 | b[i + 1] << 8 | b[i + 2];
  const out: number[] = [];
  let q = p + HEADER, begun = 0;
  if (!isPlain((i) => b[q + i], end - q)) return undefined;
  for (let next = 0; q < end;) {
    const length = u24(q + 1), offset = u24(q + 6), size = u24(q + 9);
    if (offset === 0) {
      begun = out.length;
      out.push(...b.subarray(q, q + 4));
      next = 0;
    }
    if (offset === next) out.push(...b.subarray(q + HEAD, q + HEAD + size));
    next += size;
    if (offset + size === length && next === length) {
      begun = out.length;
      next = -1;
    }
    q += HEAD + size;
  }
  out.length = begun; // the last one goes on in another record
  return begun > 0 ? Uint8Array.from(out) : undefined;
}

function summary(h: DTLS): string {
  if (isUnified(h.contentType)) return "DTLS 1.3 encrypted";
  const type = TLS_CONTENT_TYPE[h.contentType] ?? `content ${h.contentType}`;
  const version = TLS_VERSION[h.version ?? 0] ?? "DTLS";
  const text = h.handshake !== undefined
    ? h.handshake.map((m) =>
      (TLS_HANDSHAKE_TYPE[m.type] ?? `handshake ${m.type}`) +
      (m.fragmentLength < m.length ? " fragment" : "")
    ).join(", ")
    : h.alert !== undefined
    ? `${type} ${TLS_ALERT[h.alert.description] ?? h.alert.description}`
    : h.encrypted !== undefined
    ? `encrypted ${type}`
    : type;
  return `${version} ${text}`;
}

const plainRecord = (h: DTLS) => !isUnified(h.contentType);
const u8at = (mask: number) => (h: DTLS): boolean | undefined =>
  isUnified(h.contentType) ? (h.contentType & mask) > 0 : undefined;
const isClear = (h: DTLS, type: number) =>
  h.contentType === type && h.epoch === 0;

/** Datagram Transport Layer Security, record by record. */
export const dtls: Protocol<DTLS> = {
  id: "dtls",
  label: "DTLS",
  name: "Datagram Transport Layer Security",
  spec: "RFC 9147, RFC 6347",
  depth:
    "records of 1.0 to 1.3, handshake messages in the clear as those of TLS",
  alias: "dtls",
  layer: "application",
  on: [[udpPort, 853, 2083, 4433, 4740, 5349, 5684, 10161, 10162]],
  fields: struct<DTLS>({
    contentType: u8({
      alias: "dtls.record.content_type",
      names: (x) => isUnified(x) ? "encrypted (DTLS 1.3)" : TLS_CONTENT_TYPE[x],
    }),
    version: when(
      plainRecord,
      u16({ alias: "dtls.record.version", hex: true, names: TLS_VERSION }),
    ),
    epoch: when(plainRecord, u16({ alias: "dtls.record.epoch" })),
    sequenceNumber: when(
      plainRecord,
      u48({ alias: "dtls.record.sequence_number" }),
    ),
    hasConnectionId: derived(u8at(HAS_CID)),
    epochBits: derived((h: DTLS) =>
      isUnified(h.contentType) ? h.contentType & 3 : undefined
    ),
    encryptedSequenceNumber: when(
      (h: DTLS) => isUnified(h.contentType) && !(h.contentType & HAS_CID),
      bytes((h: DTLS) => h.contentType & LONG_NUMBER ? 2 : 1),
    ),
    length: when(
      (h: DTLS) =>
        isUnified(h.contentType)
          ? (h.contentType & (HAS_CID | HAS_LENGTH)) === HAS_LENGTH
          : h.contentType !== CID,
      u16({ alias: "dtls.record.length", unit: "bytes" }),
    ),
    changeCipherSpec: content(
      (h) => isClear(h, CHANGE_CIPHER_SPEC) && h.length === 1,
      u8(),
    ),
    alert: content((h) => isClear(h, ALERT) && h.length === 2, tlsAlert),
    handshake: content(
      (h, c) =>
        isClear(h, HANDSHAKE) &&
        isPlain(atCursor(c), Math.min(h.length!, c.room)),
      fragments,
    ),
    ack: content(
      (h) => isClear(h, ACK),
      vector(2, listToEnd(recordNumber)),
    ),
    applicationData: content(
      (h) => h.contentType === APPLICATION_DATA,
      rest({ alias: "dtls.app_data" }),
    ),
    heartbeat: content((h) => isClear(h, HEARTBEAT), tlsHeartbeat),
    encrypted,
  }),
  pduSize: (h) => {
    if (h.length === undefined) return 0;
    return h.length +
      (isUnified(h.contentType)
        ? 3 + h.encryptedSequenceNumber!.length
        : HEADER);
  },
  packs: true,
  decode: messagesOf,
  next: (_h, d) => d.find(tlsContent, 1),
  accepts: isRecord,
  guess: isDatagram,
  summary,
};
