const NO_BYTES = new Uint8Array(0);

/** Reads that begin at a page boundary are slower on some processors. */
const LEAD = 64;

/**
 * The part of a file that is being read: `b[p..n)` is there, and `b[0]` is the
 * byte at offset `base` of the file. The parser moves `p`; the feeder adds
 * bytes behind `n`.
 */
export class Window {
  /** The block. */
  b: Uint8Array = NO_BYTES;
  /** The next byte to parse. */
  p = 0;
  /** First byte behind those that were read. */
  n = 0;
  /** Offset in the file of `b[0]`. */
  base = 0;
  /** No more bytes will come. */
  ended = false;
  /** How many bytes from `p` the parser waits for. */
  want = 1;
  /** How many bytes are read at a time, if they come. */
  readonly size: number;

  /**
   * Makes a window that reads `size` bytes at a time. With `reuse`, one block
   * serves for all: what points into it is valid until the next read.
   */
  constructor(size: number, readonly reuse: boolean) {
    this.size = Math.max(LEAD, size);
  }

  /** Offset in the file of the next byte to parse. */
  get offset(): number {
    return this.base + this.p;
  }

  /** Bytes that are there. */
  get room(): number {
    return this.n - this.p;
  }

  /** Takes a whole file at once; it is read in place. */
  set(bytes: Uint8Array): void {
    this.b = bytes;
    this.n = bytes.length;
    this.ended = true;
  }

  /**
   * Makes room behind `n`; what was parsed may be forgotten. Returns the room.
   *
   * Work and memory grow with the bytes that came, not with those that a length
   * in the file promises, however small the pieces are that they come in.
   */
  makeRoom(): number {
    const rest = this.n - this.p, { reuse, size } = this, half = size >> 1;
    const left = this.b.length - this.n;
    const fits = this.p + this.want <= this.b.length;
    if (left > 0 && (left >= half || fits && rest > half)) return left;
    const more = Math.min(Math.max(this.want, rest), 2 * rest);
    const needed = Math.max(size, more + half);
    if (reuse && this.b.length >= LEAD + needed && this.p >= LEAD) {
      this.b.copyWithin(LEAD, this.p, this.n);
    } else {
      const b = new Uint8Array(LEAD + needed);
      b.set(this.b.subarray(this.p, this.n), LEAD);
      this.b = b;
    }
    this.base += this.p - LEAD;
    this.p = LEAD;
    this.n = LEAD + rest;
    return this.b.length - this.n;
  }

  /** A little-endian or big-endian 32-bit number at `p + o`. */
  u32(o: number, little: boolean): number {
    const { b } = this, q = this.p + o;
    return little
      ? (b[q + 3] << 24 | b[q + 2] << 16 | b[q + 1] << 8 | b[q]) >>> 0
      : (b[q] << 24 | b[q + 1] << 16 | b[q + 2] << 8 | b[q + 3]) >>> 0;
  }
}
