/** Frames of HTTP/2 in a stream, and what their header blocks do to the tables: RFC 9113 §4. */
import { Cursor } from "../../bytes/cursor.ts";
import type { Framing, StreamContext } from "../../dissect/protocol.ts";
import { afterBlock, EMPTY_HPACK, type HPACKTable } from "./hpack.ts";

/** What a frame learns of those before it. */
export interface HTTP2Known {
  /** The table that its header block begins with; `undefined`: what it holds is not known. */
  readonly table: HPACKTable | undefined;
}
/** What is remembered of one direction. */
interface Side {
  table: HPACKTable | undefined;
  /** Pieces of a block that goes on. */
  pieces: Uint8Array;
  /** Gaps in the stream that were taken account of. */
  gaps: number;
}

const HEADER = 9, HEADERS = 1, PUSH_PROMISE = 5, CONTINUATION = 9;
const END_HEADERS = 4, PADDED = 8, PRIORITY = 0x20;
/** Most bytes of a block. */
const MAX_BLOCK = 1 << 18;
const NOTHING = new Uint8Array(0);

/** Where the piece of a block in the frame `b[p..end)` lies, counted from `p`. */
function pieceOf(b: Uint8Array, p: number, end: number): [number, number] {
  const type = b[p + 3], flags = b[p + 4];
  let from = HEADER, to = end - p;
  if (type !== CONTINUATION && flags & PADDED) to -= b[p + from++] ?? 0;
  if (type === HEADERS && flags & PRIORITY) from += 5;
  if (type === PUSH_PROMISE) from += 4;
  return [from, to];
}

/** Takes a whole frame into account. */
function takeBlock(
  b: Uint8Array,
  p: number,
  end: number,
  s: StreamContext,
  side: Side,
): void {
  const [from, to] = pieceOf(b, p, end), isEnd = (b[p + 4] & END_HEADERS) > 0;
  const isFirst = b[p + 3] !== CONTINUATION;
  if (isFirst) side.pieces = NOTHING;
  if (from > to || side.pieces.length + to - from > MAX_BLOCK) {
    side.table = undefined;
    return;
  }
  const known: HTTP2Known = { table: side.table };
  const piece = b.subarray(p + from, p + to);
  if (isFirst && isEnd) {
    s.known = known;
    side.table = afterBlock(side.table, new Cursor(piece));
    return;
  }
  const joined = new Uint8Array(side.pieces.length + piece.length);
  joined.set(side.pieces);
  joined.set(piece, side.pieces.length);
  side.pieces = joined;
  s.piece(from, to, { id: "http2_headers", isLast: isEnd, known });
  if (isEnd) {
    side.table = afterBlock(side.table, new Cursor(joined));
    side.pieces = NOTHING;
  }
}

/** Where frames end in a stream. */
export const http2Framing: Framing = {
  exact: true,
  open: (): [Side, Side] => {
    const side = () => ({ table: EMPTY_HPACK, pieces: NOTHING, gaps: 0 });
    return [side(), side()];
  },
  size(b, p, end, s) {
    if (end - p < HEADER) return HEADER;
    const size = HEADER + (b[p] << 16 | b[p + 1] << 8 | b[p + 2]);
    if (p + size > end) return size;
    const side = (s.state as [Side, Side])[s.direction];
    if (s.gaps > side.gaps) {
      side.gaps = s.gaps;
      side.table = undefined;
      side.pieces = NOTHING;
    }
    if ([HEADERS, PUSH_PROMISE, CONTINUATION].includes(b[p + 3])) {
      takeBlock(b, p, p + size, s, side);
    }
    return size;
  },
};
