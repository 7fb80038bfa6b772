import { compareBytes } from "../bytes/words.ts";
import type { RecentBlocks } from "./blocks.ts";
import { Pieces } from "./pieces.ts";
import { seqDiff } from "../flow/seq.ts";
import type { StreamGap } from "./stream.ts";

/** Segments whose place is remembered, to compare them with what comes again. */
const REMEMBERED = 8;
/** Numbers that are remembered of each: where it stands, its size, its block, its place there. */
const FIELDS = 4;
const NONE: StreamGap[] = [];
/** Gaps that are listed; more are counted. */
export const MAX_GAPS = 1024;

/**
 * One direction of a connection: which bytes have come, in which order they
 * are handed on, and what waits. Sequence numbers wrap; offsets do not.
 */
export class Half {
  /** Whether a first sequence number is known. */
  started = false;
  /** Whether it is that of a SYN. */
  hasSyn = false;
  /** Sequence number of the first byte: that of the SYN and one more, or the first that was seen. */
  first = 0;
  /** Whether bytes before `first` have come. */
  hasEarly = false;
  /** Sequence number of the next byte to hand on. */
  next = 0;
  /** Offset of the next byte to hand on. */
  offset = 0;
  /** Offset up to which the other side has acknowledged; -1: it has not. */
  acked = -1;
  /** Offset of the FIN; -1: there was none. */
  fin = -1;
  /** Whether everything up to the FIN has been handed on, or the connection was reset. */
  closed = false;
  /** What waits for bytes before it. */
  get waiting(): Pieces {
    return this.pieces ??= new Pieces();
  }
  private pieces: Pieces | undefined = undefined;
  /** Bytes handed on. */
  bytes = 0;
  /** What is missing, in order, the first {@linkcode MAX_GAPS}. */
  gaps: StreamGap[] = NONE;
  /** How many gaps there were. */
  gapCount = 0;
  /** Bytes missing. */
  missing = 0;
  /** Bytes that came again. */
  repeated = 0;
  /** Segments that came again with other bytes. */
  conflicts = 0;
  private recent: number[] | undefined = undefined; // grows with what it holds: most connections are short
  private recentNext = 0;

  /** Whether no byte has come yet. */
  get isFresh(): boolean {
    return this.offset === 0 && !this.hasEarly && !this.waits;
  }

  /** Whether anything waits. */
  get waits(): boolean {
    return this.pieces !== undefined && this.pieces.list.length > 0;
  }

  /** Begins at a sequence number. */
  start(seq: number, hasSyn: boolean): void {
    this.started = true;
    this.hasSyn = hasSyn;
    this.first = this.next = seq;
  }

  /** The offset that a sequence number stands for. */
  offsetOf(seq: number): number {
    return this.offset + seqDiff(seq, this.next);
  }

  /** So many bytes were handed on, or given up. */
  advance(n: number): void {
    this.offset += n;
    this.next = this.next + n >>> 0;
  }

  /** Notes bytes that are missing at the present offset. */
  miss(length: number): void {
    const { offset, gaps } = this, last = gaps.at(-1);
    this.missing += length;
    if (last !== undefined && last.offset + last.length === offset) {
      gaps[gaps.length - 1] = {
        offset: last.offset,
        length: last.length + length,
      };
    } else {
      this.gapCount++;
      if (gaps === NONE) this.gaps = [{ offset, length }];
      else if (gaps.length < MAX_GAPS) gaps.push({ offset, length });
    }
  }

  /** Remembers where bytes lie that are handed on now. */
  remember(block: number, p: number, size: number): void {
    const r = this.recent ??= [], o = this.recentNext;
    r[o] = this.offset;
    r[o + 1] = size;
    r[o + 2] = block;
    r[o + 3] = p;
    this.recentNext = (o + FIELDS) % (REMEMBERED * FIELDS);
  }

  /** Whether `b[p..end)`, which stands at `at`, is other than what was handed on there, as far as that is still known. */
  contradicts(
    at: number,
    b: Uint8Array,
    p: number,
    end: number,
    blocks: RecentBlocks,
  ): boolean {
    const r = this.recent;
    if (r === undefined) return false;
    for (let o = 0; o < r.length; o += FIELDS) {
      const from = Math.max(at, r[o]);
      const n = Math.min(at + (end - p), r[o] + r[o + 1]) - from;
      if (n <= 0) continue;
      const old = blocks.get(r[o + 2]);
      if (old === undefined) continue;
      if (
        0 !== compareBytes(b, p + (from - at), old, r[o + 3] + (from - r[o]), n)
      ) {
        return true;
      }
    }
    return false;
  }
}
