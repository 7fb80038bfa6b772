/** The five primes of the algorithm. */
const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;
const P1_HIGH = 0x9e3779b1, P1_LOW = 0x85ebca87 | 0;
const P2_HIGH = 0xc2b2ae3d, P2_LOW = 0x27d4eb4f;

/**
 * The hash XXH64 with seed 0, of which zstd frames carry the lower half (RFC
 * 8878 §3.1.1).
 *
 * 64-bit numbers are pairs of 32-bit ones where the bytes go through: engines
 * differ too much in what a bigint costs. The end, once for each hash, is
 * bigint.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const hash = new XXH64();
 * assertEquals(hash.digest(), 0xef46db3751d8e999n);
 * hash.update(new TextEncoder().encode("abc"), 0, 3);
 * assertEquals(hash.digest(), 0x44bc2cf5ad770999n);
 * ```
 */
export class XXH64 {
  /** The four accumulators, low half first. */
  readonly #lanes = new Int32Array(8);
  /** Bytes that wait until they are 32. */
  readonly #rest = new Uint8Array(32);
  #have = 0;
  #total = 0;

  /** A hash of nothing so far. */
  constructor() {
    this.reset();
  }

  /** Begins again with nothing. Step 1 of the specification. */
  reset(): void {
    const start = [P1 + P2, P2, 0n, -P1];
    start.forEach((x, i) => {
      this.#lanes[2 * i] = Number(BigInt.asIntN(32, x));
      this.#lanes[2 * i + 1] = Number(BigInt.asIntN(32, x >> 32n));
    });
    this.#have = this.#total = 0;
  }

  /** Adds `b[p..end)`. */
  update(b: Uint8Array, p: number, end: number): void {
    this.#total += end - p;
    if (this.#have > 0) {
      while (this.#have < 32 && p < end) this.#rest[this.#have++] = b[p++];
      if (this.#have < 32) return;
      this.#stripes(this.#rest, 0, 32);
      this.#have = 0;
    }
    const stop = end - (end - p) % 32;
    if (p < stop) this.#stripes(b, p, stop);
    for (let i = stop; i < end; i++) this.#rest[this.#have++] = b[i];
  }

  /**
   * Step 2: the stripes of 32 bytes in `b[p..end)`, one lane after the other.
   */
  #stripes(b: Uint8Array, p: number, end: number): void {
    for (let lane = 0; lane < 4; lane++) {
      this.#lane(b, p + 8 * lane, end, 2 * lane);
    }
  }

  /** `acc = rotl(acc + input * P2, 31) * P1` for every 32nd byte from `p`. */
  #lane(b: Uint8Array, p: number, end: number, lane: number): void {
    let low = this.#lanes[lane];
    let high = this.#lanes[lane + 1];
    for (; p < end; p += 32) {
      const l = b[p] | b[p + 1] << 8 | b[p + 2] << 16 | b[p + 3] << 24;
      const h = b[p + 4] | b[p + 5] << 8 | b[p + 6] << 16 | b[p + 7] << 24;
      const product = Math.imul(l, P2_LOW);
      const sum = low + product | 0;
      const carry = sum >>> 0 < product >>> 0 ? 1 : 0;
      high = high + multiplyHigh(l, P2_LOW) + Math.imul(l, P2_HIGH) +
          Math.imul(h, P2_LOW) + carry | 0;
      const x = sum << 31 | high >>> 1;
      const y = high << 31 | sum >>> 1;
      low = Math.imul(x, P1_LOW);
      high =
        multiplyHigh(x, P1_LOW) + Math.imul(x, P1_HIGH) + Math.imul(y, P1_LOW) |
        0;
    }
    this.#lanes[lane] = low;
    this.#lanes[lane + 1] = high;
  }

  /** The hash of what was added so far. */
  digest(): bigint {
    const lanes = new BigUint64Array(4);
    lanes.forEach((_, i) =>
      lanes[i] = word(this.#lanes[2 * i], this.#lanes[2 * i + 1])
    );
    // Step 3: accumulator convergence; an input below 32 bytes has none.
    let acc = P5;
    if (this.#total >= 32) {
      acc = rotate(lanes[0], 1n) + rotate(lanes[1], 7n) +
        rotate(lanes[2], 12n) + rotate(lanes[3], 18n);
      for (const lane of lanes) acc = (wrap(acc) ^ round(0n, lane)) * P1 + P4;
    }
    // Step 4: add the length. Step 5: consume the rest. Step 6: the final mix.
    acc = this.#consumeRest(wrap(acc + BigInt(this.#total)));
    acc = wrap((acc ^ acc >> 33n) * P2);
    acc = wrap((acc ^ acc >> 29n) * P3);
    return acc ^ acc >> 32n;
  }

  #consumeRest(acc: bigint): bigint {
    const [rest, end] = [this.#rest, this.#have];
    const view = new DataView(rest.buffer);
    let p = 0;
    for (; p + 8 <= end; p += 8) {
      acc = wrap(
        rotate(acc ^ round(0n, view.getBigUint64(p, true)), 27n) * P1 + P4,
      );
    }
    for (; p + 4 <= end; p += 4) {
      acc = wrap(
        rotate(acc ^ wrap(BigInt(view.getUint32(p, true)) * P1), 23n) * P2 + P3,
      );
    }
    for (; p < end; p++) {
      acc = wrap(rotate(acc ^ wrap(BigInt(rest[p]) * P5), 11n) * P1);
    }
    return acc;
  }
}

/**
 * The upper 32 bits of the product of two unsigned 32-bit numbers; no sum here
 * reaches 2^32.
 */
function multiplyHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = Math.imul(a1, b0) + (Math.imul(a0, b0) >>> 16) >>> 0;
  const lower = Math.imul(a0, b1) + (middle & 0xffff) >>> 0;
  return Math.imul(a1, b1) + (middle >>> 16) + (lower >>> 16) | 0;
}

function wrap(x: bigint): bigint {
  return BigInt.asUintN(64, x);
}

function rotate(x: bigint, n: bigint): bigint {
  return wrap(x << n | x >> 64n - n);
}

function round(acc: bigint, lane: bigint): bigint {
  return wrap(rotate(wrap(acc + lane * P2), 31n) * P1);
}

function word(low: number, high: number): bigint {
  return BigInt(high >>> 0) << 32n | BigInt(low >>> 0);
}
