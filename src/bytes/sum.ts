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
  // high and low bytes apart, eight at a time: of a gigabyte neither sum is beyond 2^53
  let high = 0, low = 0;
  for (const last = end - 7; p < last; p += 8) {
    high += b[p] + b[p + 2] + b[p + 4] + b[p + 6];
    low += b[p + 1] + b[p + 3] + b[p + 5] + b[p + 7];
  }
  for (const last = end - 1; p < last; p += 2) {
    high += b[p];
    low += b[p + 1];
  }
  if (p < end) high += b[p];
  sum += high * 256 + low;
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return sum;
}
