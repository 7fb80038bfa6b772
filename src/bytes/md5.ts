/** MD5: RFC 1321. For fingerprints, which name it. */

/** Amounts to rotate by: RFC 1321 §3.4. */
const ROTATIONS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [
  ...[6, 10, 15, 21],
]];

/** The MD5 of bytes, as hexadecimal digits. */
export function md5(b: Uint8Array): string {
  const size = (b.length + 8 >> 6) + 1 << 6;
  const padded = new DataView(new ArrayBuffer(size));
  b.forEach((x, i) => padded.setUint8(i, x));
  padded.setUint8(b.length, 0x80);
  padded.setUint32(size - 8, b.length << 3, true);
  padded.setUint32(size - 4, b.length >>> 29, true);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let p = 0; p < size; p += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let f: number, k: number;
      if (round === 0) [f, k] = [b & c | ~b & d, i];
      else if (round === 1) [f, k] = [d & b | ~d & c, 5 * i + 1 & 15];
      else if (round === 2) [f, k] = [b ^ c ^ d, 3 * i + 5 & 15];
      else [f, k] = [c ^ (b | ~d), 7 * i & 15];
      const t = Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32);
      const x = a + f + t + padded.getUint32(p + 4 * k, true) | 0;
      const n = ROTATIONS[round][i & 3];
      [a, b, c, d] = [d, b + (x << n | x >>> 32 - n) | 0, b, c];
    }
    [a, b, c, d].forEach((x, i) => state[i] = state[i] + x | 0);
  }
  const out = new DataView(new ArrayBuffer(16));
  state.forEach((x, i) => out.setUint32(4 * i, x, true));
  return Array.from(
    { length: 16 },
    (_, i) => out.getUint8(i).toString(16).padStart(2, "0"),
  ).join("");
}
