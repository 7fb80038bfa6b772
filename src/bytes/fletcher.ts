/**
 * Whether the Fletcher checksum in `b[p..end)` is right: ISO 8473-1 annex C.
 * The two bytes of the checksum are among the bytes summed.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(fletcherHolds(new Uint8Array([1, 2, 0xf9, 3]), 0, 4), false);
 * assertEquals(fletcherHolds(new Uint8Array([1, 2, 248, 4]), 0, 4), true);
 * ```
 */
export function fletcherHolds(b: Uint8Array, p: number, end: number): boolean {
  let c0 = 0, c1 = 0;
  for (; p < end; p++) {
    c0 = (c0 + b[p]) % 255;
    c1 = (c1 + c0) % 255;
  }
  return c0 === 0 && c1 === 0;
}
