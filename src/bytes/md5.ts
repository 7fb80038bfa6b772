/** MD5: RFC 1321 §3, of a few bytes; fingerprints are made with it, and no runtime has it. */

const BLOCK = 64, TAIL = 9;

/** Rotations of the four rounds: §3.4. */
const TURNS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [
  6,
  10,
  15,
  21,
]];

const turn = (x: number, n: number): number => x << n | x >>> 32 - n;

/**
 * The 16 bytes of the digest.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { md5 } from "../../src/bytes/md5.ts";
 * import { toHex } from "@pcapkit/core";
 *
 * assertEquals(toHex(md5(new Uint8Array([0x61, 0x62, 0x63])), 0, 4), "90015098");
 * ```
 */
export function md5(b: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((b.length + TAIL) / BLOCK) * BLOCK);
  padded.set(b);
  padded[b.length] = 0x80;
  const m = new DataView(padded.buffer), bits = b.length * 8;
  m.setUint32(padded.length - 8, bits >>> 0, true);
  m.setUint32(padded.length - 4, Math.floor(bits / 2 ** 32), true);
  const k = Int32Array.from(
    { length: 64 },
    (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32),
  );
  const h = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let p = 0; p < padded.length; p += BLOCK) {
    let [a, x, c, d] = h;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const f = round === 0
        ? x & c | ~x & d
        : round === 1
        ? x & d | c & ~d
        : round === 2
        ? x ^ c ^ d
        : c ^ (x | ~d);
      const at = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] & 15;
      const sum = a + f + k[i] + m.getInt32(p + at * 4, true) | 0;
      a = d;
      d = c;
      c = x;
      x = x + turn(sum, TURNS[round][i & 3]) | 0;
    }
    [a, x, c, d].forEach((y, i) => h[i] = h[i] + y | 0);
  }
  const out = new DataView(new ArrayBuffer(16));
  h.forEach((x, i) => out.setInt32(i * 4, x, true));
  return new Uint8Array(out.buffer);
}
