/** SHA-256: FIPS 180-4 §6.2. The runtimes' own digests want all bytes at once, and an answer later; streams have neither. */

/** The first 32 bits of the fractional parts of the roots of the first primes: §4.2.2 and §5.3.3. They are worked out for the first digest. */
const K = new Int32Array(64), START = new Int32Array(8);
function roots(out: Int32Array, root: (n: number) => number): void {
  for (let n = 2, k = 0; k < out.length; n++) {
    let isPrime = true;
    for (let m = 2; m * m <= n; m++) if (n % m === 0) isPrime = false;
    if (isPrime) out[k++] = (root(n) % 1) * 2 ** 32;
  }
}

const BLOCK = 64, LENGTH_AT = 56;

const turn = (x: number, n: number): number => x >>> n | x << 32 - n;

/**
 * The digest of bytes that come in pieces.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { SHA256 } from "../../src/bytes/sha256.ts";
 * import { toHex } from "@pcapkit/core";
 *
 * const sum = new SHA256();
 * sum.add(new Uint8Array([0x61, 0x62, 0x63]), 0, 3);
 * assertEquals(toHex(sum.digest(), 0, 4), "ba7816bf");
 * ```
 */
export class SHA256 {
  private readonly h: Int32Array;
  private readonly w: Int32Array = new Int32Array(64);
  private readonly block: Uint8Array = new Uint8Array(BLOCK);
  private filled = 0;
  private total = 0;

  /** Begins with no byte. */
  constructor() {
    if (K[0] === 0) {
      roots(K, Math.cbrt);
      roots(START, Math.sqrt);
    }
    this.h = START.slice();
  }

  /** Adds `b[p..end)`. */
  add(b: Uint8Array, p: number, end: number): void {
    this.total += end - p;
    if (this.filled > 0) {
      const n = Math.min(BLOCK - this.filled, end - p);
      this.block.set(b.subarray(p, p + n), this.filled);
      this.filled += n;
      p += n;
      if (this.filled < BLOCK) return;
      this.compress(this.block, 0);
      this.filled = 0;
    }
    for (; p + BLOCK <= end; p += BLOCK) this.compress(b, p);
    this.block.set(b.subarray(p, end));
    this.filled = end - p;
  }

  /** The 32 bytes of the digest; nothing can be added behind it. */
  digest(): Uint8Array {
    const bits = this.total * 8, { block } = this;
    block[this.filled++] = 0x80;
    if (this.filled > LENGTH_AT) {
      this.compress(block.fill(0, this.filled), 0);
      this.filled = 0;
    }
    const tail = new DataView(block.fill(0, this.filled).buffer);
    tail.setUint32(LENGTH_AT, Math.floor(bits / 2 ** 32));
    tail.setUint32(LENGTH_AT + 4, bits >>> 0);
    this.compress(block, 0);
    const out = new DataView(new ArrayBuffer(32));
    this.h.forEach((x, i) => out.setInt32(i * 4, x));
    return new Uint8Array(out.buffer);
  }

  /** §6.2.2, one block. */
  private compress(m: Uint8Array, p: number): void {
    const { w, h } = this;
    for (let t = 0; t < 16; t++, p += 4) {
      w[t] = m[p] << 24 | m[p + 1] << 16 | m[p + 2] << 8 | m[p + 3];
    }
    for (let t = 16; t < 64; t++) {
      const x = w[t - 15], y = w[t - 2];
      const s0 = turn(x, 7) ^ turn(x, 18) ^ x >>> 3;
      const s1 = turn(y, 17) ^ turn(y, 19) ^ y >>> 10;
      w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    let [a, b, c, d, e, f, g, z] = h;
    for (let t = 0; t < 64; t++) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const t1 = z + s1 + (e & f ^ ~e & g) + K[t] + w[t] | 0;
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const t2 = s0 + (a & b ^ a & c ^ b & c) | 0;
      z = g;
      g = f;
      f = e;
      e = d + t1 | 0;
      d = c;
      c = b;
      b = a;
      a = t1 + t2 | 0;
    }
    h[0] += a;
    h[1] += b;
    h[2] += c;
    h[3] += d;
    h[4] += e;
    h[5] += f;
    h[6] += g;
    h[7] += z;
  }
}
