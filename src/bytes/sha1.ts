/** SHA-1: FIPS 180-4 §6.1, of a few bytes; Community ID is made with it, and the runtimes' own answers later. */

const BLOCK = 64, TAIL = 9;

const turn = (x: number, n: number): number => x << n | x >>> 32 - n;

/**
 * The 20 bytes of the digest.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { sha1 } from "../../src/bytes/sha1.ts";
 * import { toHex } from "@pcapkit/core";
 *
 * assertEquals(toHex(sha1(new Uint8Array([0x61, 0x62, 0x63])), 0, 4), "a9993e36");
 * ```
 */
export function sha1(b: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((b.length + TAIL) / BLOCK) * BLOCK);
  padded.set(b);
  padded[b.length] = 0x80;
  const m = new DataView(padded.buffer), w = new Int32Array(80);
  m.setUint32(padded.length - 4, b.length * 8);
  const h = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let p = 0; p < padded.length; p += BLOCK) {
    for (let t = 0; t < 16; t++) w[t] = m.getInt32(p + t * 4);
    for (let t = 16; t < 80; t++) {
      w[t] = turn(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
    }
    let [a, x, c, d, e] = h;
    for (let t = 0; t < 80; t++) {
      const f = t < 20
        ? (x & c | ~x & d) + 0x5a827999
        : t < 40
        ? (x ^ c ^ d) + 0x6ed9eba1
        : t < 60
        ? (x & c | x & d | c & d) + 0x8f1bbcdc
        : (x ^ c ^ d) + 0xca62c1d6;
      const next = turn(a, 5) + f + e + w[t] | 0;
      e = d;
      d = c;
      c = turn(x, 30);
      x = a;
      a = next;
    }
    [a, x, c, d, e].forEach((y, i) => h[i] = h[i] + y | 0);
  }
  const out = new DataView(new ArrayBuffer(20));
  h.forEach((x, i) => out.setInt32(i * 4, x));
  return new Uint8Array(out.buffer);
}
