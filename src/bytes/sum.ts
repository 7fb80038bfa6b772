/**
 * Adds the 16-bit words of `b[p..end)` to `sum` in ones' complement: RFC 1071.
 * A correct Internet checksum makes the sum of its bytes 0xffff.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { onesSum } from "../../src/bytes/sum.ts";
 *
 * assertEquals(onesSum(new Uint8Array([0xff, 0xfe, 0, 1]), 0, 4, 0), 0xffff);
 * ```
 */
export function onesSum(
  b: Uint8Array,
  p: number,
  end: number,
  sum: number,
): number {
  // eight bytes at a time: the sum of a whole packet stays below 2^53 by far
  for (const last = end - 7; p < last; p += 8) {
    sum += (b[p] << 8 | b[p + 1]) + (b[p + 2] << 8 | b[p + 3]) +
      (b[p + 4] << 8 | b[p + 5]) + (b[p + 6] << 8 | b[p + 7]);
  }
  const even = end - (end - p & 1);
  for (; p < even; p += 2) sum += b[p] << 8 | b[p + 1];
  if (p < end) sum += b[p] << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return sum;
}
