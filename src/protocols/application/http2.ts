/** HTTP/2, frame by frame: RFC 9113; RFC 7838 §4, RFC 8336 §2, RFC 9218 §7.1. */
import { Damage } from "../../bytes/cursor.ts";
import { startsWith } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { http2Content, tcpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  confined,
  derived,
  type Field,
  type Hint,
  listToEnd,
  padding,
  restText,
  type Struct,
  struct,
  text,
  u16,
  u24,
  u32,
  u8,
  vector,
  type View,
  when,
} from "../../fields/mod.ts";
import {
  HTTP2_ERROR,
  HTTP2_FRAME_TYPE,
  HTTP2_SETTING,
} from "../../names/http2.ts";
import {
  hpackBlock,
  type HPACKField,
  type HPACKTable,
  hpackValue,
} from "./hpack.ts";
import { http2Framing, type HTTP2Known } from "./http2_framing.ts";

/** A frame. */
export interface HTTP2 {
  /** Bytes of the payload. */
  length: number;
  /** Type. */
  type: number;
  /** Flags, whose meaning depends on the type. */
  flags: number;
  /** DATA, HEADERS: whether the sender is done with the stream. */
  endStream?: boolean;
  /** SETTINGS, PING: whether it answers another. */
  ack?: boolean;
  /** HEADERS, PUSH_PROMISE, CONTINUATION: whether the header block ends here. */
  endHeaders?: boolean;
  /** DATA, HEADERS, PUSH_PROMISE: whether padding stands at the end. */
  padded?: boolean;
  /** HEADERS: whether a priority follows. */
  priority?: boolean;
  /** Reserved bit. */
  reserved: number;
  /** Stream; 0: the connection. */
  streamId: number;
  /** Bytes of padding. */
  padLength?: number;
  /** HEADERS, PRIORITY: whether the stream takes all others of its parent for children. */
  exclusive?: boolean;
  /** HEADERS, PRIORITY: the stream's parent. */
  streamDependency?: number;
  /** HEADERS, PRIORITY: weight, less one. */
  weight?: number;
  /** PUSH_PROMISE: the stream that is promised. */
  promisedStreamId?: number;
  /** Header fields of a block that lies in this frame; those of several frames are a layer behind the last. */
  headers?: HPACKField[];
  /** A piece of a header block. */
  fragment?: Uint8Array;
  /** DATA: content. */
  data?: Uint8Array;
  /** SETTINGS: settings. */
  settings?: HTTP2Setting[];
  /** PING: what is sent back. */
  opaqueData?: Uint8Array;
  /** GOAWAY: the last stream that was dealt with. */
  lastStreamId?: number;
  /** RST_STREAM, GOAWAY: error. */
  errorCode?: number;
  /** GOAWAY: for people. */
  debugData?: Uint8Array;
  /** WINDOW_UPDATE: bytes that may be sent in addition. */
  windowSizeIncrement?: number;
  /** ALTSVC: whose alternative. */
  origin?: string;
  /** ALTSVC: the alternative. */
  altSvc?: string;
  /** ORIGIN: origins of the server. */
  origins?: string[];
  /** PRIORITY_UPDATE: the stream. */
  prioritizedStreamId?: number;
  /** PRIORITY_UPDATE: its priority. */
  priorityFieldValue?: string;
  /** Payload of a frame of another type. */
  payload?: Uint8Array;
  /** Padding. */
  padding?: Uint8Array;
  /** Header field :method. */
  method?: string;
  /** Header field :scheme. */
  scheme?: string;
  /** Header field :authority. */
  authority?: string;
  /** Header field :path. */
  path?: string;
  /** Header field :status. */
  status?: number;
  /** Header field content-type: `application/grpc` among others. */
  contentType?: string;
}
/** A setting: RFC 9113 §6.5.1. */
export interface HTTP2Setting {
  /** What is set. */
  identifier: number;
  /** Value. */
  value: number;
}
/** What a client sends first: RFC 9113 §3.4. */
export interface HTTP2Preface {
  /** The preface. */
  preface: string;
}
/** A header block that several frames hold. */
export interface HTTP2Headers {
  /** Header fields. */
  headers: HPACKField[];
  /** Header field :method. */
  method?: string;
  /** Header field :scheme. */
  scheme?: string;
  /** Header field :authority. */
  authority?: string;
  /** Header field :path. */
  path?: string;
  /** Header field :status. */
  status?: number;
  /** Header field content-type. */
  contentType?: string;
}

const DATA = 0, HEADERS = 1, PRIORITY = 2, RST_STREAM = 3, SETTINGS = 4;
const PUSH_PROMISE = 5, PING = 6, GOAWAY = 7, WINDOW_UPDATE = 8;
const CONTINUATION = 9, ALTSVC = 10, ORIGIN = 12, PRIORITY_UPDATE = 16;
/** Bytes of a frame's header. */
const HEADER = 9;
const PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/** Flags by type: RFC 9113 §6. */
const END_STREAM = 1, ACK = 1, END_HEADERS = 4, PADDED = 8, HAS_PRIORITY = 0x20;
const FLAGS: Readonly<Record<number, number>> = {
  [DATA]: END_STREAM | PADDED,
  [HEADERS]: END_STREAM | END_HEADERS | PADDED | HAS_PRIORITY,
  [SETTINGS]: ACK,
  [PUSH_PROMISE]: END_HEADERS | PADDED,
  [PING]: ACK,
  [CONTINUATION]: END_HEADERS,
};
/** A flag of the frames that have it. */
function flagOf(
  mask: number,
  types: readonly number[],
  alias: string,
): Field<boolean> {
  return derived(
    (h: HTTP2) => types.includes(h.type) ? (h.flags & mask) > 0 : undefined,
    { alias },
  );
}
const isType = (...types: number[]) => (h: HTTP2) => types.includes(h.type);

/** A field that takes all but the padding. */
function unpadded<T>(there: (h: HTTP2) => boolean, field: Field<T>): Field<T> {
  const { alias, of, inside } = field;
  return {
    bits: 0,
    ...(alias && { alias }),
    ...(of && { of }),
    inside: inside ?? [field],
    read(c, v) {
      const h = v.struct.probe(v) as HTTP2;
      if (!there(h)) return undefined;
      const { padLength = 0 } = h, n = c.room - padLength;
      if (n < 0) {
        const message = `padding of ${padLength} bytes, frame has ${c.room}`;
        c.noteDamage(new Damage("malformed", c.p, message));
      }
      return n > 0 ? confined(c, v, n, field.read!) : undefined;
    },
  };
}

const known = (v: View): HTTP2Known | undefined => {
  let up = v;
  while (up.up !== undefined) up = up.up;
  return up.site?.known(up.layer) as HTTP2Known | undefined;
};
/** The table that a block begins with: that of the stream, or none that is known. */
const tableOf = (v: View): HPACKTable | undefined => known(v)?.table;
const block = hpackBlock(tableOf);

/** Whether a whole block lies in the frame. */
const hasBlock = (h: HTTP2) =>
  (h.type === HEADERS || h.type === PUSH_PROMISE) &&
  (h.flags & END_HEADERS) > 0;
const hasPiece = (h: HTTP2) =>
  h.type === CONTINUATION || isType(HEADERS, PUSH_PROMISE)(h) && !hasBlock(h);
const hasPriority = (h: HTTP2) =>
  h.type === PRIORITY || h.type === HEADERS && (h.flags & HAS_PRIORITY) > 0;

/** A header field as a field of the frame. */
function named(name: string, hint: Hint): Field<string> {
  return derived(
    (h: { headers?: HPACKField[] }) => hpackValue(h.headers, name),
    hint,
  );
}
/** The fields that people ask for. */
const wellKnown = {
  method: named(":method", { alias: "http2.headers.method" }),
  scheme: named(":scheme", { alias: "http2.headers.scheme" }),
  authority: named(":authority", { alias: "http2.headers.authority" }),
  path: named(":path", { alias: "http2.headers.path" }),
  status: derived(
    (h: HTTP2) => {
      const text = hpackValue(h.headers, ":status");
      return text !== undefined && /^\d+$/.test(text)
        ? Number(text)
        : undefined;
    },
    { alias: "http2.headers.status" },
  ),
  contentType: named("content-type", { alias: "http2.headers.content_type" }),
};

const setting = struct<HTTP2Setting>({
  identifier: u16({ alias: "http2.settings.id", names: HTTP2_SETTING }),
  value: u32(),
});

/** Longest frame of a type that nobody knows: what all must take, RFC 9113 §4.2. */
const MAX_UNKNOWN = 2 ** 14;

/** Whether a frame may be at `p`: its type, flags and stream fit each other. */
function isFrame(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < HEADER || startsWith(b, p, end, "PRI")) return false;
  const type = b[p + 3], flags = b[p + 4];
  const size = b[p] << 16 | b[p + 1] << 8 | b[p + 2];
  if (b[p + 5] >= 0x80) return false;
  if (!(type in HTTP2_FRAME_TYPE)) return size <= MAX_UNKNOWN;
  if ((flags & ~(FLAGS[type] ?? 0)) !== 0 && type !== ALTSVC) return false;
  const onStream = (b[p + 5] | b[p + 6] | b[p + 7] | b[p + 8]) > 0;
  switch (type) {
    case SETTINGS:
      return !onStream && size < 1000;
    case PING:
      return !onStream && size === 8;
    case GOAWAY:
      return !onStream && size >= 8;
    case PRIORITY:
      return onStream && size === 5;
    case RST_STREAM:
      return onStream && size === 4;
    case WINDOW_UPDATE:
      return size === 4;
    case DATA:
    case HEADERS:
    case PUSH_PROMISE:
    case CONTINUATION:
      return onStream;
    default:
      return true;
  }
}

/** Whether settings that are known are at `p`, and frames behind them up to `end`. */
function isBeginning(b: Uint8Array, p: number, end: number): boolean {
  if (!isFrame(b, p, end) || b[p + 3] !== SETTINGS || b[p + 2] === 0) {
    return false;
  }
  const size = b[p + 1] << 8 | b[p + 2];
  if (b[p + 4] !== 0 || size % 6 > 0 || p + HEADER + size > end) return false;
  for (let q = p + HEADER; q < p + HEADER + size; q += 6) {
    if (!((b[q] << 8 | b[q + 1]) in HTTP2_SETTING)) return false;
  }
  const next = p + HEADER + size;
  return next === end || isFrame(b, next, end);
}

function summary(h: HTTP2): string {
  const type = HTTP2_FRAME_TYPE[h.type] ?? `frame ${h.type}`;
  const stream = h.streamId > 0 ? `[${h.streamId}]` : "";
  const parts = [
    `HTTP/2 ${type}${stream}`,
    h.method,
    h.path,
    h.status,
    h.contentType && `(${h.contentType})`,
    h.errorCode !== undefined && (HTTP2_ERROR[h.errorCode] ?? h.errorCode),
  ];
  return parts.filter((x) => x !== undefined && x !== false).join(" ");
}

const table: Struct<HTTP2> = struct<HTTP2>({
  length: u24({ alias: "http2.length", unit: "bytes" }),
  type: u8({ alias: "http2.type", names: HTTP2_FRAME_TYPE }),
  flags: u8({ alias: "http2.flags", hex: true }),
  endStream: flagOf(END_STREAM, [DATA, HEADERS], "http2.flags.end_stream"),
  ack: derived((h: HTTP2) =>
    h.type === SETTINGS || h.type === PING ? (h.flags & ACK) > 0 : undefined
  ),
  endHeaders: flagOf(
    END_HEADERS,
    [HEADERS, PUSH_PROMISE, CONTINUATION],
    "http2.flags.eh",
  ),
  padded: flagOf(PADDED, [DATA, HEADERS, PUSH_PROMISE], "http2.flags.padded"),
  priority: flagOf(HAS_PRIORITY, [HEADERS], "http2.flags.priority"),
  reserved: bits(1, { alias: "http2.r" }),
  streamId: bits(31, { alias: "http2.streamid" }),
  padLength: when(
    (h: HTTP2) => (h.flags & PADDED & (FLAGS[h.type] ?? 0)) > 0,
    u8({ alias: "http2.pad_length", unit: "bytes" }),
  ),
  exclusive: {
    bits: 0,
    alias: "http2.exclusive",
    read: (c, v) =>
      hasPriority(v.struct.probe(v) as HTTP2) ? c.peek() >= 0x80 : undefined,
  },
  streamDependency: {
    bits: 0,
    alias: "http2.stream_dependency",
    read: (c, v) =>
      hasPriority(v.struct.probe(v) as HTTP2)
        ? (c.u16() & 0x7fff) * 0x10000 + c.u16()
        : undefined,
  },
  weight: when(hasPriority, u8({ alias: "http2.headers.weight" })),
  promisedStreamId: when(
    isType(PUSH_PROMISE),
    u32({ alias: "http2.push_promise.promised_stream_id" }),
  ),
  headers: unpadded(hasBlock, block),
  fragment: unpadded(hasPiece, padding()),
  data: unpadded(isType(DATA), padding({ alias: "http2.data.data" })),
  settings: when(isType(SETTINGS), listToEnd(setting)),
  opaqueData: when(isType(PING), bytes(8)),
  lastStreamId: when(
    isType(GOAWAY),
    u32({ alias: "http2.goaway.last_stream_id" }),
  ),
  errorCode: when(
    isType(RST_STREAM, GOAWAY),
    u32({ names: HTTP2_ERROR }),
  ),
  debugData: when(
    isType(GOAWAY),
    padding({ alias: "http2.goaway.addata" }),
  ),
  windowSizeIncrement: when(
    isType(WINDOW_UPDATE),
    u32({ alias: "http2.window_update.window_size_increment" }),
  ),
  origin: when(
    isType(ALTSVC),
    vector(2, restText({ alias: "http2.altsvc.origin" })),
  ),
  altSvc: when(
    isType(ALTSVC),
    restText({ alias: "http2.altsvc.field_value" }),
  ),
  origins: when(
    isType(ORIGIN),
    listToEnd(vector(2, restText({ alias: "http2.origin.origin" }))),
  ),
  prioritizedStreamId: when(isType(PRIORITY_UPDATE), u32()),
  priorityFieldValue: when(
    isType(PRIORITY_UPDATE),
    restText({ alias: "http2.priority_update_field_value" }),
  ),
  payload: when(
    (h: HTTP2) => !(h.type in HTTP2_FRAME_TYPE),
    padding({ alias: "http2.unknown" }),
  ),
  padding: when((h: HTTP2) => (h.padLength ?? 0) > 0, padding()),
  ...wellKnown,
});

/** HTTP/2, frame by frame. */
export const http2: Protocol<HTTP2> = {
  id: "http2",
  label: "HTTP/2",
  name: "Hypertext Transfer Protocol version 2",
  spec: "RFC 9113, RFC 7541",
  depth: "all frames; header fields, with the dynamic table in streams",
  aliases: ["httpv2"],
  alias: "http2",
  layer: "application",
  on: [[tcpPort], [http2Content, 0]],
  fields: table,
  pduSize: (h) => HEADER + h.length,
  framing: http2Framing,
  accepts: isFrame,
  guess: isBeginning,
  summary,
};

/** What a client sends before its first frame. */
export const http2Preface: Protocol<HTTP2Preface> = {
  id: "http2_preface",
  label: "HTTP/2-Preface",
  name: "Connection preface of HTTP/2",
  spec: "RFC 9113 §3.4",
  depth: "it is there",
  alias: "http2",
  layer: "application",
  on: [[tcpPort]],
  fields: struct<HTTP2Preface>({
    preface: text(PREFACE.length, { alias: "http2.magic" }),
  }),
  headerSize: () => PREFACE.length,
  framing: {
    size(_b, _p, _end, s) {
      s.switchTo("http2");
      return PREFACE.length;
    },
  },
  next: (_h, d) => d.find(http2Content, 0),
  accepts: (b, p, end) => startsWith(b, p, end, PREFACE),
  guess: (b, p, end) => startsWith(b, p, end, PREFACE),
  summary: () => "HTTP/2 preface",
};

/** The header fields of a block that several frames hold. */
export const http2Headers: Protocol<HTTP2Headers> = {
  id: "http2_headers",
  label: "HTTP/2-Headers",
  name: "Header block of HTTP/2",
  spec: "RFC 9113 §4.3",
  depth: "header fields, put together",
  alias: "http2",
  layer: "application",
  on: [[http2Content, 1]],
  fields: struct<HTTP2Headers>({ headers: block, ...wellKnown }),
  summary: (h) =>
    `HTTP/2 ${
      (h.headers ?? []).map((f) => `${f.name}: ${f.value}`).join(", ")
    }`,
};
