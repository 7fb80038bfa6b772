import { compareBytes } from "../bytes/words.ts";

/** Bytes that came, and where they belong. */
export interface Piece {
  /** Where it stands in the whole. */
  readonly at: number;
  /** The bytes, a copy. */
  readonly b: Uint8Array;
  /** Bytes behind them that were sent and not captured. */
  readonly cut: number;
  /** Number of the frame that carried it. */
  readonly frame: number;
  /** Acknowledgment number of the segment that carried it. */
  readonly ack: number;
  /** Header of that segment, where somebody wants it. */
  readonly header: Uint8Array | undefined;
}

/** First byte behind a piece, with what was cut off. */
export function stopOf({ at, b, cut }: Piece): number {
  return at + b.length + cut;
}

/** Memory that a piece takes beside its bytes. */
const OVERHEAD = 256;

/** What `insert` met. */
export type Overlap = "none" | "same" | "conflict";

/**
 * Pieces of a whole (a datagram, a stream) in the order of their places,
 * without overlaps: RFC 815, by what is there instead of what is not.
 */
export class Pieces {
  /** The pieces, by place. */
  readonly list: Piece[] = [];
  /** Bytes that are kept. */
  bytes = 0;
  /** Bytes that came more than once. */
  repeated = 0;

  /** About how many bytes of memory they take. */
  get cost(): number {
    return this.bytes + this.list.length * OVERHEAD;
  }

  /** Of bytes that come twice the first stay, or with `last` the others take their place. */
  constructor(private readonly last: boolean = false) {}

  /** Copies `b[p..end)`, behind which `cut` bytes were not captured, to its place. */
  insert(
    at: number,
    b: Uint8Array,
    p: number,
    end: number,
    cut: number,
    frame: number,
    ack = 0,
    header?: Uint8Array,
  ): Overlap {
    const { list } = this, stop = at + (end - p) + cut;
    let i = this.placeOf(at), met: Overlap = "none";
    while (at < stop) {
      const next = list[i];
      const free = next === undefined ? stop : Math.min(stop, next.at);
      if (free > at) {
        const n = Math.min(free - at, end - p), copy = b.slice(p, p + n);
        list.splice(i++, 0, {
          at,
          b: copy,
          cut: free - at - n,
          frame,
          ack,
          header,
        });
        this.bytes += n;
        p += n;
        at = free;
      }
      if (next === undefined || at >= stop) break;
      const n = Math.min(stopOf(next), stop) - at, q = at - next.at;
      const common = Math.min(n, end - p, next.b.length - q);
      if (met === "none") met = "same";
      if (common > 0 && compareBytes(b, p, next.b, q, common) !== 0) {
        met = "conflict";
        if (this.last) next.b.set(b.subarray(p, p + common), q);
      }
      this.repeated += n;
      p = Math.min(end, p + n);
      at += n;
      i++;
    }
    return met;
  }

  /** Takes the first `n` pieces out. */
  remove(n: number): void {
    for (let i = 0; i < n; i++) this.bytes -= this.list[i].b.length;
    this.list.splice(0, n);
  }

  /** First byte that is missing, counted from 0. */
  get contiguous(): number {
    let end = 0;
    for (const { at, b, cut } of this.list) {
      if (at > end) break;
      end = at + b.length;
      if (cut > 0) break;
    }
    return end;
  }

  /** Index of the first piece that ends behind `at`. */
  private placeOf(at: number): number {
    const { list } = this;
    let low = 0, high = list.length;
    // what comes in order belongs at the end
    if (high === 0 || stopOf(list[high - 1]) <= at) return high;
    while (low < high) {
      const middle = low + high >> 1;
      if (stopOf(list[middle]) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
