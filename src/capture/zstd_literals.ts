import {
  bitsAt,
  BLOCK_LIMIT,
  type BlockContent,
  FSETable,
} from "./zstd_fse.ts";

/** The longest code, RFC 8878 §4.2.1. */
const LONGEST = 11;
/** Bits of one load that are there whatever the position. */
const LOAD = 25;

/**
 * A Huffman code for literals, RFC 8878 §4.2: the entry of some bits is a
 * symbol, and from bit 8 the code's length.
 */
class HuffmanTable {
  readonly table = new Uint16Array(1 << LONGEST);
  /** How many bits index the table; 0 when there is no table. */
  log = 0;
  readonly #weights = new Uint8Array(256);
  readonly #starts = new Int32Array(LONGEST + 2);
  readonly #states = new FSETable(6, LONGEST + 1);

  /**
   * Reads a tree description at `bytes[p]`, RFC 8878 §4.2.1, and returns where
   * it ends.
   */
  read(block: BlockContent, p: number, end: number): number {
    const weights = this.#weights;
    if (p >= end) {
      throw block.damage("zstd block ended inside a Huffman tree", p);
    }
    const header = block.bytes[p++];
    const count = header < 128 ? 0 : header - 127;
    const stop = p + (header < 128 ? header : count + 1 >> 1);
    if (stop > end) {
      throw block.damage("zstd block ended inside a Huffman tree", p);
    }
    // §4.2.1.1: four bits each, the first one in the upper half.
    for (let i = 0; i < count; i++) {
      weights[i] = block.bytes[p + (i >> 1)] >>> (i & 1 ? 0 : 4) & 15;
    }
    this.#build(
      block,
      header < 128 ? this.#compressed(block, p, stop) : count,
      stop,
    );
    return stop;
  }

  /**
   * Weights compressed with FSE, RFC 8878 §4.2.1.2: two states take turns until
   * the bits are used up.
   */
  #compressed(block: BlockContent, p: number, end: number): number {
    const { view } = block;
    const start = this.#states.read(block, p, end);
    const { table, log } = this.#states;
    let at = block.top(start, end) - log;
    let state = bitsAt(view, at, log);
    at -= log;
    let other = bitsAt(view, at, log);
    let count = 0;
    while (at >= 8 * start && count < 254) {
      const e = table[state];
      this.#weights[count++] = e & 255;
      const bits = e >>> 8 & 255;
      at -= bits;
      state = other;
      other = (e >>> 16) +
        bitsAt(view, at, bits);
    }
    if (at >= 8 * start || count === 0) {
      throw block.damage("zstd Huffman weights have a wrong length", p);
    }
    this.#weights[count++] = table[state] & 255;
    return count;
  }

  /**
   * From weights to codes, RFC 8878 §4.2.1.3: the last weight makes the sum a
   * power of two.
   */
  #build(block: BlockContent, count: number, at: number): void {
    const [weights, starts] = [this.#weights, this.#starts];
    let sum = 0;
    for (let i = 0; i < count; i++) sum += 1 << weights[i] >> 1;
    const log = 32 - Math.clz32(sum);
    const rest = (1 << log) - sum;
    if (sum === 0 || log > LONGEST || (rest & rest - 1) !== 0) {
      throw block.damage("zstd Huffman weights are wrong", at);
    }
    weights[count++] = 32 - Math.clz32(rest);
    starts.fill(0);
    for (let i = 0; i < count; i++) {
      starts[weights[i] + 1] += 1 << weights[i] >> 1;
    }
    for (let w = 1; w < starts.length; w++) starts[w] += starts[w - 1];
    for (let i = 0; i < count; i++) {
      const w = weights[i];
      if (w === 0) continue;
      const from = starts[w];
      starts[w] += 1 << w - 1;
      this.table.fill(i | log + 1 - w << 8, from, starts[w]);
    }
    this.log = log;
  }
}

/**
 * The literals section of a block, RFC 8878 §3.1.1.3.1, and the tree that the
 * next block may need.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { BlockContent } from "./zstd_fse.ts";
 *
 * const block = new BlockContent();
 * block.add(new Uint8Array([3 << 3 | 1, 7]), 0, 2);
 * const literals = new Literals();
 * assertEquals(literals.read(block, 100), block.end);
 * assertEquals([...literals.bytes.subarray(literals.p, literals.end)], [7, 7, 7]);
 * ```
 */
export class Literals {
  /** Where the literals are: `bytes[p..end)`. */
  bytes: Uint8Array;
  /** Where the next literal is. */
  p = 0;
  /** Where the literals end. */
  end = 0;
  readonly #own = new Uint8Array(BLOCK_LIMIT + 4);
  readonly #huffman = new HuffmanTable();

  /** No literals so far. */
  constructor() {
    this.bytes = this.#own;
  }

  /** Forgets the tree, as every frame begins without. */
  reset(): void {
    this.#huffman.log = 0;
  }

  /**
   * Reads the section at the start of `block`, of at most `most` literals, and
   * returns where it ends.
   */
  read(block: BlockContent, most: number): number {
    const { bytes, start, end } = block;
    const first = bytes[start];
    const type = first & 3;
    const format = first >>> 2 & 3;
    // §3.1.1.3.1.1: the lengths of header and sizes.
    const header = type > 1
      ? Math.max(3, format + 2)
      : format === 1
      ? 2
      : format === 3
      ? 3
      : 1;
    if (start + header > end) {
      throw block.damage("zstd block ended inside the literals header", end);
    }
    const low = block.view.getUint32(start, true);
    const sizeBits = type > 1 ? Math.max(10, 4 * format + 6) : 20;
    const size = type > 1
      ? low >>> 4 & (1 << sizeBits) - 1
      : (low & (1 << 8 * header) - 1) >>> (format & 1 ? 4 : 3);
    if (size > most) {
      throw block.damage(
        `zstd block has ${size} literals, may have ${most}`,
        start,
      );
    }
    const p = start + header;
    if (type > 1) {
      const wide = low / 2 ** (4 + sizeBits) +
        bytes[start + 4] * 2 ** (28 - sizeBits);
      return this.#compressed(
        block,
        p,
        size,
        wide & (1 << sizeBits) - 1,
        type === 3,
        format > 0,
      );
    }
    const stop = type === 0 ? p + size : p + 1;
    if (stop > end) {
      throw block.damage("zstd block ended inside the literals", end);
    }
    if (type === 1) this.#own.fill(bytes[p], 0, size);
    this.bytes = type === 0 ? bytes : this.#own;
    this.p = type === 0 ? p : 0;
    this.end = this.p + size;
    return stop;
  }

  #compressed(
    b: BlockContent,
    p: number,
    size: number,
    length: number,
    treeless: boolean,
    four: boolean,
  ): number {
    const stop = p + length;
    if (stop > b.end) {
      throw b.damage("zstd block ended inside the literals", b.end);
    }
    if (!treeless) p = this.#huffman.read(b, p, stop);
    else if (this.#huffman.log === 0) {
      throw b.damage("zstd literals need the tree of a block before", p);
    }
    this.bytes = this.#own;
    this.p = 0;
    this.end = size;
    if (four) this.#streams(b, p, stop, size);
    else this.#stream(b, p, stop, 0, size);
    return stop;
  }

  /** Four streams behind a jump table, RFC 8878 §3.1.1.3.1.6. */
  #streams(block: BlockContent, p: number, end: number, size: number): void {
    const part = size + 3 >> 2;
    if (p + 6 > end || 3 * part > size) {
      throw block.damage("zstd literals are too few for four streams", p);
    }
    let from = p + 6;
    for (let i = 0; i < 3; i++) {
      const to = from + block.view.getUint16(p + 2 * i, true);
      if (to > end) {
        throw block.damage("zstd literals ended inside a stream", end);
      }
      this.#stream(block, from, to, i * part, i * part + part);
      from = to;
    }
    this.#stream(block, from, end, 3 * part, size);
  }

  /** One stream, RFC 8878 §4.2.2, into `to` up to `stop`. */
  #stream(
    block: BlockContent,
    p: number,
    end: number,
    to: number,
    stop: number,
  ): void {
    const { view } = block;
    const { table, log } = this.#huffman;
    const out = this.#own;
    const mask = (1 << log) - 1;
    const shift = LOAD - log;
    const start = 8 * p;
    let at = block.top(p, end);
    // Two codes have 22 bits at most. Bits before the start count as the code
    // goes on, which shows below.
    while (to + 1 < stop && at >= start) {
      const x = bitsAt(view, at - LOAD, LOAD);
      const e = table[x >>> shift & mask];
      const n = e >>> 8;
      out[to] = e;
      const f = table[x >>> shift - n & mask];
      out[to + 1] = f;
      to += 2;
      at -= n + (f >>> 8);
    }
    if (to < stop && at >= start) {
      const e = table[
        bitsAt(view, at - LOAD, LOAD) >>> shift &
        mask
      ];
      out[to++] = e;
      at -= e >>> 8;
    }
    if (at !== start || to !== stop) {
      throw block.damage("zstd literals do not end with their stream", p);
    }
  }
}
