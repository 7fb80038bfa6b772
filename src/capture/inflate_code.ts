/*
 * An entry of a decoding table says what a run of bits means:
 *
 *   bits 0-3    length of the code, to drop from the input
 *   bits 4-7    how many extra bits follow it
 *   bits 8-23   literal, base of a length or distance, or start of a table
 *   bit 28      no code has these bits
 *   bit 29      end of block
 *   bit 30      the code goes on: look into a second table
 *   bit 31      not a literal, so that one comparison with 0 tells
 */

/** The entry is no literal. */
const OTHER = 1 << 31;
/**
 * The entry is for bits that no code has.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals((codeLengthCode().find(0) & INVALID) !== 0, false);
 * ```
 */
export const INVALID: number = 1 << 28;
/**
 * The entry ends the block.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(END_OF_BLOCK & INVALID, 0);
 * ```
 */
export const END_OF_BLOCK: number = 1 << 29;
/**
 * The entry leads to a second table: to its value plus the next bits, as many
 * as its extra bits say.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(LINK & (END_OF_BLOCK | INVALID), 0);
 * ```
 */
export const LINK: number = 1 << 30;

/** Entries of the code length alphabet, RFC 1951 §3.2.7: plain numbers. */
const CODE_LENGTHS: Int32Array = Int32Array.from(
  { length: 19 },
  (_, i) => i << 8,
);
/** Entries of the literal/length alphabet, RFC 1951 §3.2.5. */
const LITERALS: Int32Array = literals();
/** Entries of the distance alphabet, RFC 1951 §3.2.5. */
const DISTANCES: Int32Array = distances();

function literals(): Int32Array {
  const entries = new Int32Array(288).fill(OTHER | INVALID);
  for (let i = 0; i < 256; i++) entries[i] = i << 8;
  entries[256] = OTHER | END_OF_BLOCK;
  for (let i = 257, base = 3; i < 285; i++) {
    const extra = Math.max(0, (i - 261) >> 2);
    entries[i] = OTHER | base << 8 | extra << 4;
    base += 1 << extra;
  }
  entries[285] = OTHER | 258 << 8;
  return entries;
}

function distances(): Int32Array {
  const entries = new Int32Array(32).fill(OTHER | INVALID);
  for (let i = 0, base = 1; i < 30; i++) {
    const extra = Math.max(0, (i - 2) >> 1);
    entries[i] = OTHER | base << 8 | extra << 4;
    base += 1 << extra;
  }
  return entries;
}

/**
 * A Huffman code as tables that a few bits of input index.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const code = new Code(new Int32Array([7 << 8, 8 << 8, 9 << 8]), 4, 16);
 * assertEquals(code.build(new Uint8Array([1, 2, 2]), 0, 3), true);
 * assertEquals([0b0, 0b01, 0b11].map((bits) => code.find(bits) >>> 8), [7, 8, 9]);
 * assertEquals(code.build(new Uint8Array([1, 1, 1]), 0, 3), false);
 * ```
 */
export class Code {
  /** The first table, then the second ones. */
  readonly table: Int32Array;
  /** How many bits index the first table. */
  root = 0;
  readonly #alphabet: Int32Array;
  readonly #most: number;
  readonly #count = new Uint16Array(16);
  readonly #next = new Uint16Array(16);

  /**
   * A code for `alphabet` whose first table has at most `most` index bits, and
   * `room` entries in all.
   */
  constructor(alphabet: Int32Array, most: number, room: number) {
    this.table = new Int32Array(room);
    this.#alphabet = alphabet;
    this.#most = most;
  }

  /** The entry of the code that `bits` begin with. */
  find(bits: number): number {
    const { table, root } = this;
    const e = table[bits & ((1 << root) - 1)];
    if ((e & LINK) === 0) return e;
    return table[
      (e >>> 8 & 0xffff) + (bits >>> root & ((1 << (e >>> 4 & 15)) - 1))
    ];
  }

  /**
   * Makes the tables of the code whose lengths are `lengths[p..end)`, RFC 1951
   * §3.2.2; false when no code has these lengths. A code with one symbol, or
   * none, may leave bits unused (§3.2.7).
   */
  build(lengths: Uint8Array, p: number, end: number): boolean {
    const count = this.#count.fill(0);
    const next = this.#next;
    for (let i = p; i < end; i++) count[lengths[i]]++;
    count[0] = 0;
    let longest = 0;
    let code = 0;
    let unused = 1;
    for (let bits = 1; bits < 16; bits++) {
      code = (code + count[bits - 1]) << 1;
      next[bits] = code;
      unused = 2 * unused - count[bits];
      if (unused < 0) return false;
      if (count[bits] > 0) longest = bits;
    }
    if (unused > 0 && longest > 1) return false;
    this.root = Math.min(this.#most, Math.max(1, longest));
    this.#assign(lengths, p, end, longest);
    return true;
  }

  #assign(lengths: Uint8Array, p: number, end: number, longest: number): void {
    const { table, root } = this;
    const next = this.#next;
    const size = 1 << root;
    table.fill(OTHER | INVALID | 1, 0, size);
    const long = longest > root ? next.slice() : next;
    for (let i = p; i < end; i++) {
      const n = lengths[i];
      if (n === 0) continue;
      const bits = reverse(next[n]++, n);
      if (n <= root) {
        const entry = this.#alphabet[i - p] | n;
        for (let at = bits; at < size; at += 1 << n) table[at] = entry;
      } else {
        // The second table is as large as the longest code in it needs.
        const at = bits & (size - 1);
        const depth = table[at] & LINK ? table[at] >>> 4 & 15 : 0;
        table[at] = OTHER | LINK | Math.max(depth, n - root) << 4;
      }
    }
    if (longest > root) this.#assignLong(lengths, p, end, long);
  }

  #assignLong(
    lengths: Uint8Array,
    p: number,
    end: number,
    next: Uint16Array,
  ): void {
    const { table, root } = this;
    let used = 1 << root;
    for (let i = p; i < end; i++) {
      const n = lengths[i];
      if (n <= root) continue;
      const bits = reverse(next[n]++, n);
      const first = bits & ((1 << root) - 1);
      const size = 1 << (table[first] >>> 4 & 15);
      if ((table[first] >>> 8 & 0xffff) === 0) {
        table[first] |= used << 8;
        used += size;
      }
      const start = table[first] >>> 8 & 0xffff;
      const entry = this.#alphabet[i - p] | n;
      for (let at = bits >>> root; at < size; at += 1 << (n - root)) {
        table[start + at] = entry;
      }
    }
  }
}

/**
 * The lowest `n` bits (at most 16) of `code` in reverse: codes arrive highest
 * bit first, RFC 1951 §3.1.1.
 */
function reverse(code: number, n: number): number {
  let x = code;
  x = (x & 0x5555) << 1 | x >>> 1 & 0x5555;
  x = (x & 0x3333) << 2 | x >>> 2 & 0x3333;
  x = (x & 0x0f0f) << 4 | x >>> 4 & 0x0f0f;
  return ((x & 0xff) << 8 | x >>> 8) >>> (16 - n);
}

/**
 * A code for literals and lengths.
 *
 * Second tables have 2^5 entries at most, and those take 6 codes at least: 286
 * codes make 1526 entries at most.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const code = literalCode();
 * const lengths = new Uint8Array(257);
 * lengths[65] = lengths[256] = 1;
 * assertEquals(code.build(lengths, 0, 257), true);
 * assertEquals(code.find(0b0), 65 << 8 | 1);
 * assertEquals((code.find(0b1) & END_OF_BLOCK) !== 0, true);
 * ```
 */
export function literalCode(): Code {
  return new Code(LITERALS, 10, 1024 + 1536);
}

/**
 * A code for distances.
 *
 * Second tables have 2^7 entries at most, and those take 8 codes at least: 32
 * codes make 512 entries at most.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const code = distanceCode();
 * assertEquals(code.build(new Uint8Array([1]), 0, 1), true);
 * assertEquals(code.find(0b0) >>> 8 & 0xffff, 1);
 * assertEquals((code.find(0b1) & INVALID) !== 0, true);
 * ```
 */
export function distanceCode(): Code {
  return new Code(DISTANCES, 8, 256 + 512);
}

/**
 * A code for the lengths of the other codes; its own have 7 bits at most.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const code = codeLengthCode();
 * assertEquals(code.build(new Uint8Array([2, 2, 2, 2]), 0, 4), true);
 * assertEquals(code.find(0b01) >>> 8, 2);
 * ```
 */
export function codeLengthCode(): Code {
  return new Code(CODE_LENGTHS, 7, 128);
}
