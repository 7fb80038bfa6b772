/** WebSocket: RFC 6455 §5; compression: RFC 7692. */
import { decodeText } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  derived,
  type Field,
  flag,
  struct,
  u16,
  u64,
  type View,
  when,
} from "../../fields/mod.ts";
import { WEBSOCKET_OPCODE, WEBSOCKET_STATUS } from "../../names/websocket.ts";
import {
  MAX_WEBSOCKET_MESSAGE,
  unmasked,
  websocketFraming,
  type WebSocketKnown,
  websocketSizes,
} from "./websocket_framing.ts";

/** A frame. */
export interface WebSocket {
  /** Whether it ends its message. */
  fin: boolean;
  /** Bits of extensions: 4 of the first frame of a compressed message. */
  rsv: number;
  /** Opcode. */
  opcode: number;
  /** Whether the payload is masked, as all are that clients send. */
  mask: boolean;
  /** Bytes of the payload; 126, 127: it follows. */
  payloadLength: number;
  /** Bytes of the payload, over 125. */
  extendedLength16?: number;
  /** Bytes of the payload, over 65535. */
  extendedLength64?: bigint;
  /** What the payload is masked with. */
  maskingKey?: Uint8Array;
  /** Bytes of the frame. */
  frameLength: number;
  /** Payload, as it was sent. */
  payload?: Uint8Array;
  /** Text of a message that is all there: without mask and compression, put together out of its frames. */
  text?: string;
  /** Other content, likewise; where it is not the payload itself. */
  content?: Uint8Array;
  /** Close: why. */
  statusCode?: number;
  /** Close: for people. */
  reason?: string;
}

const TEXT = 1, CLOSE = 8, CONTROL = 8, COMPRESSED = 4;
/** Fewest characters by which a text is told from other payload. */
const MIN_TEXT = 8;

/** Bytes of the frame, of which the header was read. */
const frameLength: Field<number> = {
  bits: 0,
  unit: "bytes",
  read(c, v) {
    const [header, size] = websocketSizes(c.b, v.p, c.end);
    return header + size;
  },
};
const payload: Field<Uint8Array> = {
  bits: 0,
  read(c, v) {
    const n = (v.struct.probe(v) as WebSocket).frameLength - (c.p - v.p);
    if (n === 0) return undefined;
    const p = c.take(n);
    return c.b.subarray(p, p + n);
  },
};

/** The message that a frame ends, if all of it is known, and its opcode. */
function messageOf(h: WebSocket, v: View): WebSocketKnown | undefined {
  const known = v.site?.known(v.layer) as WebSocketKnown | undefined;
  if (known !== undefined) return known;
  const { opcode, fin, payload, maskingKey } = h;
  if (!fin || opcode === 0 || (h.rsv & COMPRESSED) > 0) return undefined;
  if (payload === undefined || payload.length > MAX_WEBSOCKET_MESSAGE) {
    return undefined;
  }
  return { opcode, message: unmasked(payload, maskingKey) };
}
const whole = (b: Uint8Array) => decodeText(b, 0, b.length);
/** Status and reason of a Close frame. */
function closeOf(h: WebSocket, v: View): Uint8Array | undefined {
  const m = h.opcode === CLOSE ? messageOf(h, v) : undefined;
  return m !== undefined && m.message.length >= 2 ? m.message : undefined;
}

/** Whether a frame may be at `p`: an opcode that there is, control frames that are short and whole. */
function isFrame(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < 2) return false;
  const opcode = b[p] & 15;
  if (!(opcode in WEBSOCKET_OPCODE) || (b[p] & 0x30) > 0) return false;
  return opcode < CONTROL || b[p] >= 0x80 && (b[p + 1] & 0x7f) < 126;
}

/** Whether a whole text is at `p`, and all of it can be printed. */
function isText(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < MIN_TEXT || b[p] !== (0x80 | TEXT)) return false;
  const [header, size] = websocketSizes(b, p, end), at = p + header;
  if (header === 0 || size < MIN_TEXT || at + size !== end) return false;
  const isMasked = b[p + 1] >= 0x80;
  for (let i = 0; i < Math.min(size, 256); i++) {
    const x = isMasked ? b[at + i] ^ b[at - 4 + (i & 3)] : b[at + i];
    if (x < 32 && x !== 9 && x !== 10 && x !== 13 || x > 126) return false;
  }
  return true;
}

function summary(h: WebSocket): string {
  const name = WEBSOCKET_OPCODE[h.opcode] ?? `opcode ${h.opcode}`;
  const parts = [
    `WebSocket ${name}`,
    h.fin ? "" : "[fragment]",
    h.statusCode,
    h.statusCode && WEBSOCKET_STATUS[h.statusCode],
  ];
  return parts.filter((x) => x !== undefined && x !== "").join(" ");
}

/** WebSocket, frame by frame. */
export const websocket: Protocol<WebSocket> = {
  id: "websocket",
  label: "WebSocket",
  name: "The WebSocket Protocol",
  spec: "RFC 6455, RFC 7692",
  depth: "all frames; masks, fragments and compression undone in streams",
  alias: "websocket",
  layer: "application",
  on: [[tcpPort]],
  fields: struct<WebSocket>({
    fin: flag({ alias: "websocket.fin" }),
    rsv: bits(3, { alias: "websocket.rsv" }),
    opcode: bits(4, { alias: "websocket.opcode", names: WEBSOCKET_OPCODE }),
    mask: flag({ alias: "websocket.mask" }),
    payloadLength: bits(7, {
      alias: "websocket.payload_length",
      unit: "bytes",
    }),
    extendedLength16: when(
      (h: WebSocket) => h.payloadLength === 126,
      u16({ alias: "websocket.payload_length_ext_16", unit: "bytes" }),
    ),
    extendedLength64: when(
      (h: WebSocket) => h.payloadLength === 127,
      u64({ alias: "websocket.payload_length_ext_64", unit: "bytes" }),
    ),
    maskingKey: when(
      (h: WebSocket) => h.mask,
      bytes(4, { alias: "websocket.masking_key" }),
    ),
    frameLength,
    payload,
    text: derived((h: WebSocket, v) => {
      const m = messageOf(h, v);
      return m?.opcode === TEXT ? whole(m.message) : undefined;
    }, { alias: "websocket.payload.text" }),
    content: derived((h: WebSocket, v) => {
      const m = messageOf(h, v);
      return m === undefined || m.opcode === TEXT || m.message === h.payload ||
          m.opcode === CLOSE
        ? undefined
        : m.message;
    }),
    statusCode: derived((h: WebSocket, v) => {
      const b = closeOf(h, v);
      return b && (b[0] << 8 | b[1]);
    }, {
      alias: "websocket.payload.close.status_code",
      names: WEBSOCKET_STATUS,
    }),
    reason: derived((h: WebSocket, v) => {
      const b = closeOf(h, v);
      return b && b.length > 2 ? decodeText(b, 2, b.length) : undefined;
    }, { alias: "websocket.payload.close.reason" }),
  }),
  pduSize: (h) => h.frameLength,
  framing: websocketFraming,
  next: () => undefined, // its length stands behind the leading fields
  accepts: isFrame,
  guess: isText,
  summary,
};
