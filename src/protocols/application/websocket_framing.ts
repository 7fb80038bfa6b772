/** Frames of WebSocket in a stream, and messages of several of them: RFC 6455 §5.4, RFC 7692 §7.2.2. */
import { DecodeError, type Decoder } from "../../capture/decoder.ts";
import { inflater } from "../../capture/inflate.ts";
import type { Framing, StreamContext } from "../../dissect/protocol.ts";

/** What a frame learns of those before it: the message that it ends. */
export interface WebSocketKnown {
  /** Opcode of the first frame. */
  readonly opcode: number;
  /** The whole message, without masks and compression. */
  readonly message: Uint8Array;
}
/** What is remembered of one direction. */
interface Side {
  /** Opcode of a message that goes on; 0: there is none, or its beginning is not known. */
  opcode: number;
  isCompressed: boolean;
  parts: Uint8Array[];
  size: number;
  /** Decompresses one message after another: each may refer to those before it. */
  decoder: Decoder | undefined;
  isBroken: boolean;
  /** Gaps in the stream that were taken account of. */
  gaps: number;
}

/** Most bytes of a message that is put together, or comes out of one. */
export const MAX_WEBSOCKET_MESSAGE = 16 << 20;
/** Most bytes that come out of each byte, beyond the first 64 KiB. */
const MAX_RATIO = 1000, FREE = 1 << 16;
const CONTROL = 8;
/** What a sender leaves out behind each compressed message: RFC 7692 §7.2.1. */
const TAIL = new Uint8Array([0, 0, 0xff, 0xff]);

/** Bytes of the header at `p`, and of the payload; header 0: they are not all there. */
export function websocketSizes(
  b: Uint8Array,
  p: number,
  end: number,
): [header: number, payload: number] {
  if (end - p < 2) return [0, 0];
  const short = b[p + 1] & 0x7f, mask = b[p + 1] & 0x80 ? 4 : 0;
  const more = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (end - p < 2 + more + mask) return [0, 0];
  let n = more === 0 ? short : 0;
  for (let i = 2; i < 2 + more; i++) n = n * 256 + b[p + i];
  return [2 + more + mask, n];
}

/** Bytes without their mask: RFC 6455 §5.3. */
export function unmasked(
  b: Uint8Array,
  key: Uint8Array | undefined,
): Uint8Array {
  if (key === undefined || key.length < 4) return b;
  const out = new Uint8Array(b.length);
  for (let i = 0; i < b.length; i++) out[i] = b[i] ^ key[i & 3];
  return out;
}

/** All that comes out of a piece; `undefined`: it is damaged, or too much. */
function decoded(decoder: Decoder, b: Uint8Array): Uint8Array | undefined {
  const most = Math.min(
    MAX_WEBSOCKET_MESSAGE,
    Math.max(FREE, b.length * MAX_RATIO),
  );
  let out = new Uint8Array(Math.min(most, 256 + 4 * b.length)), n = 0;
  try {
    for (let p = 0;;) {
      const state = decoder.decode(b, p, b.length, false, out, n, out.length);
      p += decoder.read;
      n += decoder.written;
      if (state === "input") return out.subarray(0, n);
      if (state === "end" || n >= most) return undefined;
      if (n < out.length) continue; // damage comes with the next call
      const larger = new Uint8Array(Math.min(most, 2 * n));
      larger.set(out);
      out = larger;
    }
  } catch (e) {
    if (e instanceof DecodeError) return undefined;
    throw e;
  }
}

/** The parts of a message as one, decompressed. */
function messageOf(side: Side): Uint8Array | undefined {
  const all = new Uint8Array(side.size + TAIL.length);
  let n = 0;
  for (const part of side.parts) {
    all.set(part, n);
    n += part.length;
  }
  if (!side.isCompressed) return all.subarray(0, n);
  if (side.isBroken) return undefined;
  all.set(TAIL, n);
  const out = decoded(side.decoder ??= inflater("raw"), all);
  if (out === undefined) side.isBroken = true;
  return out;
}

/** Takes a data frame into account. */
function takeFrame(
  b: Uint8Array,
  p: number,
  header: number,
  size: number,
  s: StreamContext,
  side: Side,
): void {
  const opcode = b[p] & 15, isFinal = b[p] >= 0x80;
  const isCompressed = (b[p] & 0x40) > 0;
  if (opcode >= CONTROL) return;
  if (opcode > 0) {
    Object.assign(side, { opcode, isCompressed, parts: [], size: 0 });
    if (isFinal && !isCompressed) {
      side.opcode = 0; // the frame says it all
      return;
    }
  } else if (side.opcode === 0) return;
  if (side.size + size > MAX_WEBSOCKET_MESSAGE) {
    side.opcode = 0;
    side.isBroken = true;
    side.parts = [];
    return;
  }
  const at = p + header,
    key = b[p + 1] >= 0x80 ? b.subarray(at - 4, at) : undefined;
  side.parts.push(unmasked(b.slice(at, at + size), key));
  side.size += size;
  if (!isFinal) return;
  const message = messageOf(side);
  if (message !== undefined) {
    const known: WebSocketKnown = { opcode: side.opcode, message };
    s.known = known;
  }
  side.opcode = 0;
  side.parts = [];
}

/** Where frames end in a stream. */
export const websocketFraming: Framing = {
  exact: true,
  open: (): [Side, Side] => {
    const side = (): Side => ({
      opcode: 0,
      isCompressed: false,
      parts: [],
      size: 0,
      decoder: undefined,
      isBroken: false,
      gaps: 0,
    });
    return [side(), side()];
  },
  size(b, p, end, s) {
    const [header, size] = websocketSizes(b, p, end);
    if (header === 0) return Math.max(end - p + 1, 2);
    if (!Number.isSafeInteger(size)) return -1;
    if (p + header + size > end) return header + size;
    const side = (s.state as [Side, Side])[s.direction];
    if (s.gaps > side.gaps) {
      Object.assign(side, { gaps: s.gaps, opcode: 0, parts: [] });
      side.isBroken = true;
    }
    takeFrame(b, p, header, size, s, side);
    return header + size;
  },
};
