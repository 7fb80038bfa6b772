/**
 * A time of group management, which becomes a floating-point number when its
 * first bit is set: RFC 3376 §4.1.1 (4 bits of mantissa), RFC 3810 §5.1.3 (12).
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { groupTime } from "../../../src/protocols/internet/group_time.ts";
 *
 * assertEquals(groupTime(100, 4), 100);
 * assertEquals(groupTime(0x8f, 4), 0x1f << 3);
 * ```
 */
export function groupTime(code: number, mantissa: number): number {
  const one = 1 << mantissa;
  if (code < one << 3) return code;
  return (code & one - 1 | one) << (code >> mantissa & 7) + 3;
}
