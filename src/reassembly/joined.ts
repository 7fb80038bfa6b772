import type { Source } from "../dissect/part.ts";

const NOTHING = new Uint8Array(0);

/** Bytes that are put together out of pieces, and where each came from. */
export class Joined {
  private b: Uint8Array = NOTHING;
  /** Bytes so far. */
  n = 0;
  /** Frames that they came from. */
  sources: Source[] = [];

  /** Adds `b[p..end)`, which began `from` bytes behind the first that `sources` count from. */
  add(
    b: Uint8Array,
    p: number,
    end: number,
    from: number,
    sources: readonly Source[],
  ): void {
    const { n } = this, size = end - p;
    if (this.b.length < n + size) {
      const larger = new Uint8Array(Math.max(2 * this.b.length, n + size));
      larger.set(this.b.subarray(0, n));
      this.b = larger;
    }
    this.b.set(b.subarray(p, end), n);
    for (const s of sources) {
      const start = Math.max(s.start, from),
        stop = Math.min(s.end, from + size);
      if (start >= stop) continue;
      const at = n + start - from, to = n + stop - from;
      const last = this.sources.at(-1);
      if (last?.frame === s.frame && last.end === at) {
        this.sources[this.sources.length - 1] = { ...last, end: to };
      } else this.sources.push({ frame: s.frame, start: at, end: to });
    }
    this.n = n + size;
  }

  /** The bytes. */
  get bytes(): Uint8Array {
    return this.b.subarray(0, this.n);
  }

  /** Forgets everything. */
  clear(): void {
    this.b = NOTHING;
    this.n = 0;
    this.sources = [];
  }
}
