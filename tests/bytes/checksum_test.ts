import { assertEquals } from "@std/assert";
import { adler32, crc32 } from "../../src/bytes/checksum.ts";
import { onesSum } from "../../src/bytes/sum.ts";
import { payload, Random } from "../capture/build.ts";

/** CRC-32 of RFC 1952 §8, a bit at a time. */
function slowCrc32(b: Uint8Array): number {
  let c = 0xffffffff;
  for (const x of b) {
    c ^= x;
    for (let k = 0; k < 8; k++) c = c & 1 ? c >>> 1 ^ 0xedb88320 : c >>> 1;
  }
  return ~c >>> 0;
}
/** Adler-32 of RFC 1950 §8.2, as it is written there. */
function slowAdler32(b: Uint8Array): number {
  let s1 = 1, s2 = 0;
  for (const x of b) {
    s1 = (s1 + x) % 65521;
    s2 = (s2 + s1) % 65521;
  }
  return (s2 * 65536 + s1) >>> 0;
}
/** The sum of RFC 1071, with the carry added at once. */
function slowSum(b: Uint8Array, sum: number): number {
  for (let i = 0; i < b.length; i += 2) {
    sum += b[i] << 8 | (b[i + 1] ?? 0);
    if (sum > 0xffff) sum -= 0xffff;
  }
  return sum;
}

const LENGTHS = [
  ...Array(70).keys(),
  255,
  1500,
  3853,
  3854,
  3855,
  9000,
  70_000,
];

Deno.test("checksums agree with the plain algorithms, at any length and place", () => {
  for (const n of LENGTHS) {
    const around = payload(n + 5), b = around.subarray(3, n + 3);
    assertEquals(crc32(0, around, 3, n + 3), slowCrc32(b), `${n} bytes`);
    assertEquals(adler32(1, around, 3, n + 3), slowAdler32(b), `${n} bytes`);
    for (const sum of [0, 1, 0xfffe, 0xffff]) {
      assertEquals(
        onesSum(around, 3, n + 3, sum) % 0xffff,
        slowSum(b, sum) % 0xffff,
        `${n} bytes on ${sum}`,
      );
    }
  }
});

Deno.test("checksums of bytes that are all ones do not overflow", () => {
  const b = new Uint8Array(70_000).fill(255);
  assertEquals(adler32(1, b, 0, b.length), slowAdler32(b));
  assertEquals(onesSum(b, 0, b.length, 0), 0xffff);
  assertEquals(onesSum(b, 0, b.length, 2 ** 40) % 0xffff, 2 ** 40 % 0xffff);
});

Deno.test("CRC-32 and Adler-32 go on where they ended", () => {
  const random = new Random(5), b = payload(1000);
  for (let i = 0; i < 200; i++) {
    const at = random.below(1001);
    assertEquals(crc32(crc32(0, b, 0, at), b, at, 1000), slowCrc32(b));
    assertEquals(adler32(adler32(1, b, 0, at), b, at, 1000), slowAdler32(b));
  }
});

Deno.test("a sum never ends above 16 bits, and is 0xffff with its checksum", () => {
  const random = new Random(6);
  for (let i = 0; i < 500; i++) {
    const b = payload(2 + 2 * random.below(100), random.below(1000));
    b[0] = b[1] = 0;
    const sum = onesSum(b, 0, b.length, 0);
    assertEquals(sum >= 0 && sum <= 0xffff, true);
    const checksum = ~sum & 0xffff;
    b[0] = checksum >> 8;
    b[1] = checksum & 255;
    assertEquals(onesSum(b, 0, b.length, 0), 0xffff);
  }
});
