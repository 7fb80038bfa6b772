/** Transport Layer Security: RFC 8446 §5 and §6, RFC 5246 §6 and §7; heartbeats: RFC 6520. */
import { Damage } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  bytes,
  confined,
  type Field,
  padding,
  rest,
  type Struct,
  struct,
  u16,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  TLS_ALERT,
  TLS_ALERT_LEVEL,
  TLS_CONTENT_TYPE,
  TLS_HANDSHAKE_TYPE,
  TLS_HEARTBEAT_TYPE,
  TLS_VERSION,
} from "../../names/tls.ts";
import { tlsFraming } from "./tls_framing.ts";
import {
  isPlainHandshake,
  type TLSHandshake,
  tlsHandshakeText,
  tlsMessages,
} from "./tls_handshake.ts";
import { tlsKnown } from "./tls_known.ts";

/** A record. */
export interface TLS {
  /** Content type. */
  contentType: number;
  /** Version; TLS 1.3 has that of 1.2. */
  version: number;
  /** Bytes behind the header. */
  length: number;
  /** 1: what follows is encrypted with the new keys. */
  changeCipherSpec?: number;
  /** Alert. */
  alert?: TLSAlert;
  /** In a stream: how a handshake message goes on that began in an earlier record. */
  continuation?: Uint8Array;
  /** Handshake messages. */
  handshake?: TLSHandshake[];
  /** In a stream: the beginning of a message that goes on in later records; the last of them completes it. */
  fragment?: Uint8Array;
  /** Application data, encrypted; of TLS 1.3 handshake messages and alerts too. */
  applicationData?: Uint8Array;
  /** Heartbeat message. */
  heartbeat?: TLSHeartbeat;
  /** Content that is encrypted, or goes on from an earlier record. */
  encrypted?: Uint8Array;
}
/** An alert: RFC 8446 §6. */
export interface TLSAlert {
  /** Level. */
  level: number;
  /** Description. */
  description: number;
}
/** A heartbeat message: RFC 6520 §4. */
export interface TLSHeartbeat {
  /** Request or response. */
  type: number;
  /** Bytes of the payload, as the sender says. */
  payloadLength: number;
  /** What is sent back. */
  payload: Uint8Array;
  /** Padding. */
  padding?: Uint8Array;
}

const CHANGE_CIPHER_SPEC = 20, ALERT = 21, HANDSHAKE = 22;
const APPLICATION_DATA = 23, HEARTBEAT = 24;
/** Bytes of a record's header, and most bytes behind it: RFC 5246 §6.2.3. */
const HEADER = 5, MAX_RECORD = 2 ** 14 + 2048;
const ALERT_SIZE = 2;

/** An alert; DTLS has the same. */
export const tlsAlert: Struct<TLSAlert> = struct<TLSAlert>({
  level: u8({ alias: "tls.alert_message.level", names: TLS_ALERT_LEVEL }),
  description: u8({ alias: "tls.alert_message.desc", names: TLS_ALERT }),
});
/** A heartbeat; DTLS has the same. */
export const tlsHeartbeat: Struct<TLSHeartbeat> = struct<TLSHeartbeat>({
  type: u8({ alias: "tls.heartbeat_message.type", names: TLS_HEARTBEAT_TYPE }),
  payloadLength: u16({
    alias: "tls.heartbeat_message.payload_length",
    unit: "bytes",
  }),
  payload: bytes((h: TLSHeartbeat) => h.payloadLength, {
    alias: "tls.heartbeat_message.payload",
  }),
  padding: padding({ alias: "tls.heartbeat_message.padding" }),
});

/** Bytes of a message that several records hold, as far as the stream says so. */
const continuation: Field<Uint8Array> = {
  bits: 0,
  read(c, h) {
    const n = tlsKnown(h)?.continuation ?? 0;
    if (n === 0) return undefined;
    const p = c.take(n);
    return c.b.subarray(p, p + n);
  },
};
const fragment: Field<Uint8Array> = {
  bits: 0,
  read(c, h) {
    const known = tlsKnown(h), n = c.room;
    if (known === undefined || n === 0) return undefined;
    if (known.continuation + known.whole === 0 && !known.isCut) {
      return undefined;
    }
    const p = c.take(n);
    return c.b.subarray(p, p + n);
  },
};

/** The handshake messages of a record that holds some in the clear. */
const handshake: Field<TLSHandshake[]> = {
  bits: 0,
  of: tlsMessages.of!,
  inside: [tlsMessages],
  read(c, h) {
    const { contentType, length } = h.struct.probe(h) as TLS;
    const known = tlsKnown(h);
    if (known !== undefined) {
      return known.whole > 0
        ? confined(c, h, known.whole, tlsMessages.read!)
        : undefined;
    }
    if (contentType !== HANDSHAKE || !isPlainHandshake(c, length)) {
      return undefined;
    }
    const isWhole = c.room === length;
    try {
      return tlsMessages.read!(c, h);
    } catch (e) {
      if (!isWhole || !(e instanceof Damage) || e.kind !== "short") throw e;
      c.notePartial("handshake", e.at, e.needed, e.available);
      return e.value as TLSHandshake[];
    }
  },
};
/** A heartbeat in the clear: the type of an encrypted one is hardly ever known. */
const plainHeartbeat: Field<TLSHeartbeat> = {
  bits: 0,
  inside: [tlsHeartbeat],
  read(c, h) {
    const { contentType } = h.struct.probe(h) as TLS;
    return contentType === HEARTBEAT && c.room > 0 &&
        c.peek() in TLS_HEARTBEAT_TYPE
      ? tlsHeartbeat.read(c, h)
      : undefined;
  },
};

/** Whether a record of a known version and of a size that may be is at `p`, as far as it is there. */
function isHeader(b: Uint8Array, p: number, end: number): boolean {
  const n = end - p;
  if (n < 1 || b[p] < CHANGE_CIPHER_SPEC || b[p] > HEARTBEAT) return false;
  if (n > 1 && b[p + 1] !== 3 || n > 2 && b[p + 2] > 4) return false;
  if (n < HEADER) return true;
  const length = b[p + 3] << 8 | b[p + 4];
  return length <= MAX_RECORD && (length > 0 || b[p] === APPLICATION_DATA);
}

/** Whether the content of the record at `p` is what its type says, or encrypted. */
function isContent(b: Uint8Array, p: number, end: number): boolean {
  const length = b[p + 3] << 8 | b[p + 4], q = p + HEADER;
  const next = q + length;
  if (next < end && !isHeader(b, next, end)) return false;
  switch (b[p]) {
    case CHANGE_CIPHER_SPEC:
      return length === 1 && q < end && b[q] === 1;
    case ALERT:
      return length === ALERT_SIZE
        ? q + 1 < end && b[q] in TLS_ALERT_LEVEL && b[q + 1] in TLS_ALERT
        : length > ALERT_SIZE + 16;
    case HANDSHAKE: {
      if (next === end) return true; // encrypted or not
      if (q + 4 > end || !(b[q] in TLS_HANDSHAKE_TYPE)) return false;
      const size = b[q + 1] << 16 | b[q + 2] << 8 | b[q + 3];
      return size + 4 <= length || length >= 2 ** 12 && size < 2 ** 17;
    }
    default:
      return length > 16;
  }
}

function summary(h: TLS): string {
  const type = TLS_CONTENT_TYPE[h.contentType] ?? `content ${h.contentType}`;
  const version = TLS_VERSION[h.version];
  const text = h.handshake !== undefined
    ? h.handshake.map(tlsHandshakeText).join(", ")
    : h.alert !== undefined
    ? [
      TLS_ALERT_LEVEL[h.alert.level],
      type,
      TLS_ALERT[h.alert.description] ?? h.alert.description,
    ].join(" ")
    : (h.continuation ?? h.fragment) !== undefined
    ? `${type} fragment`
    : h.encrypted !== undefined
    ? `encrypted ${type}`
    : type;
  return version === undefined ? text : `${version} ${text}`;
}

/** Transport Layer Security, record by record. */
export const tls: Protocol<TLS> = {
  id: "tls",
  label: "TLS",
  name: "Transport Layer Security",
  spec: "RFC 8446, RFC 5246",
  depth:
    "records, handshake messages in the clear (of several records, too), extensions, JA3, JA4",
  aliases: ["ssl"],
  alias: "tls",
  layer: "application",
  on: [
    [tcpPort, 443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995],
    [tcpPort, 5061, 8443, 8883],
  ],
  fields: struct<TLS>({
    contentType: u8({
      alias: "tls.record.content_type",
      names: TLS_CONTENT_TYPE,
    }),
    version: u16({
      alias: "tls.record.version",
      hex: true,
      names: TLS_VERSION,
    }),
    length: u16({ alias: "tls.record.length", unit: "bytes" }),
    changeCipherSpec: when(
      (h: TLS) => h.contentType === CHANGE_CIPHER_SPEC && h.length === 1,
      u8(),
    ),
    alert: when(
      (h: TLS) => h.contentType === ALERT && h.length === ALERT_SIZE,
      tlsAlert,
    ),
    continuation,
    handshake,
    fragment,
    applicationData: when(
      (h: TLS) => h.contentType === APPLICATION_DATA,
      rest({ alias: "tls.app_data" }),
    ),
    heartbeat: plainHeartbeat,
    encrypted: padding(),
  }),
  pduSize: (h) => HEADER + h.length,
  framing: tlsFraming,
  accepts: isHeader,
  guess: (b, p, end) =>
    end - p > HEADER && isHeader(b, p, end) && isContent(b, p, end),
  summary,
};
