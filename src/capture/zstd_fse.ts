import { DecodeError } from "./decoder.ts";

/**
 * The largest block, compressed or not, RFC 8878 §3.1.1.2.4.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(BLOCK_LIMIT, 131072);
 * ```
 */
export const BLOCK_LIMIT: number = 128 * 1024;

/**
 * Bytes around the content of a block, so that a load of four may begin before
 * or end behind it.
 */
const MARGIN = 16;

/**
 * The `n` bits (25 or less) of a stream that begin at bit `at` of `view`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const view = new DataView(new Uint8Array([0x34, 0x12, 0, 0, 0]).buffer);
 * assertEquals(bitsAt(view, 4, 8), 0x23);
 * ```
 */
export function bitsAt(view: DataView, at: number, n: number): number {
  return view.getUint32(at >> 3, true) >>> (at & 7) & (1 << n) - 1;
}

/**
 * The content of one compressed block, with a margin that may be read.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const content = new BlockContent();
 * content.add(new Uint8Array([1, 2, 0b101]), 0, 3);
 * assertEquals(content.top(content.start, content.end), 8 * (content.start + 2) + 2);
 * ```
 */
export class BlockContent {
  /** The margin, the content, and what is left of longer blocks. */
  readonly bytes: Uint8Array = new Uint8Array(MARGIN + BLOCK_LIMIT + MARGIN);
  /** The same, for loads of more than a byte. */
  readonly view: DataView = new DataView(this.bytes.buffer);
  /** Where in `bytes` the content begins. */
  readonly start: number = MARGIN;
  /** Where in `bytes` the content ends. */
  end: number = MARGIN;
  /** Where in the compressed input the content begins. */
  offset = 0;

  /** Adds `b[p..end)`. */
  add(b: Uint8Array, p: number, end: number): void {
    this.bytes.set(b.subarray(p, end), this.end);
    this.end += end - p;
  }

  /** The error to throw about `bytes[at]`. */
  damage(message: string, at: number): DecodeError {
    return new DecodeError(message, this.offset + at - this.start);
  }

  /**
   * Where the stream in `bytes[p..end)` begins, in bits: it is read backwards
   * from below the highest bit that is set, RFC 8878 §4.1.
   */
  top(p: number, end: number): number {
    const highest = p < end ? this.bytes[end - 1] : 0;
    if (highest === 0) throw this.damage("zstd bitstream has no end mark", end);
    return 8 * end - 1 - (Math.clz32(highest) - 24);
  }
}

/**
 * A decoding table of finite state entropy, RFC 8878 §4.1: the entry of a state
 * is its symbol (bits 0 to 7), how many bits to read for the next state (8 to
 * 15), and what to add them to (16 and up).
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const table = new FSETable(5, 2).predefined(5, [31, 1]);
 * assertEquals(table.table.filter((e) => (e & 255) === 1).length, 1);
 * assertEquals(table.table.find((e) => (e & 255) === 1), 1 | 5 << 8);
 * ```
 */
export class FSETable {
  /** An entry for each state. */
  readonly table: Int32Array;
  /** How many bits a state has. */
  log = 0;
  readonly #counts = new Int16Array(256);
  readonly #next = new Uint16Array(256);
  readonly #most: number;
  readonly #symbols: number;

  /** A table of at most `2 ** most` states for the symbols below `symbols`. */
  constructor(most: number, symbols: number) {
    this.table = new Int32Array(1 << most);
    this.#most = most;
    this.#symbols = symbols;
  }

  /**
   * The table with one state, which gives `symbol` for ever; false when there
   * is no such symbol.
   */
  repeat(symbol: number): boolean {
    this.log = 0;
    this.table[0] = symbol;
    return symbol < this.#symbols;
  }

  /** The table for these counts, -1 for "less than one". */
  predefined(log: number, counts: readonly number[]): this {
    this.log = log;
    this.#counts.set(counts);
    this.#build(counts.length);
    return this;
  }

  /**
   * Reads a table description at `bytes[p]`, RFC 8878 §4.1.1, and returns where
   * it ends.
   */
  read(block: BlockContent, p: number, end: number): number {
    const { view } = block;
    const counts = this.#counts;
    if (p >= end) throw block.damage("zstd block ended inside an FSE table", p);
    this.log = (block.bytes[p] & 15) + 5;
    if (this.log > this.#most) {
      throw block.damage(
        `zstd FSE table has ${this.log} bits, may have ${this.#most}`,
        p,
      );
    }
    let at = 8 * p + 4;
    let symbol = 0;
    for (let left = 1 << this.log; left > 0;) {
      // A value from 0 to left + 1: the small ones do without the highest bit.
      const bits = 32 - Math.clz32(left + 1);
      const half = 1 << bits - 1;
      const small = 2 * half - 2 - left;
      let value = bitsAt(view, at, bits);
      if ((value & half - 1) < small) value &= half - 1;
      else {
        at++;
        if (value >= half) value -= small;
      }
      at += bits - 1;
      let zeros = 0;
      // A probability of zero is followed by how many more there are, 3 for
      // "and again".
      for (
        let more = value === 1 ? 3 : 0;
        more === 3 && at <= 8 * end;
        zeros += more
      ) {
        more = bitsAt(view, at, 2);
        at += 2;
      }
      if (at > 8 * end) {
        throw block.damage("zstd block ended inside an FSE table", end);
      }
      if (symbol + zeros >= this.#symbols) {
        throw block.damage("zstd FSE table has too many symbols", at >> 3);
      }
      counts[symbol++] = value - 1;
      counts.fill(0, symbol, symbol + zeros);
      symbol += zeros;
      left -= Math.abs(value - 1);
    }
    this.#build(symbol);
    return at + 7 >> 3;
  }

  /** From the counts of `symbols` symbols to states, RFC 8878 §4.1.1. */
  #build(symbols: number): void {
    const { table, log } = this;
    const [counts, next] = [this.#counts, this.#next];
    const size = 1 << log;
    let high = size;
    for (let s = 0; s < symbols; s++) {
      if (counts[s] === -1) table[--high] = s;
      next[s] = Math.abs(counts[s]);
    }
    const step = (size >> 1) + (size >> 3) + 3;
    let at = 0;
    for (let s = 0; s < symbols; s++) {
      for (let i = 0; i < counts[s]; i++) {
        table[at] = s;
        do at = at + step & size - 1; while (at >= high);
      }
    }
    for (let state = 0; state < size; state++) {
      const x = next[table[state]]++;
      const bits = Math.clz32(x) - 31 + log;
      table[state] |= bits << 8 | (x << bits) - size << 16;
    }
  }
}
