/** How far a SYN may lie before data that was seen earlier and still belong to it. */
export const LATE_SYN: number = 2 ** 24;

/**
 * How far `a` lies behind `b` in the circle of sequence numbers, from -2^31 to
 * 2^31 - 1: RFC 9293 §3.4.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { seqDiff } from "@pcapkit/core";
 *
 * assertEquals(seqDiff(5, 0xfffffffb), 10);
 * ```
 */
export function seqDiff(a: number, b: number): number {
  return a - b | 0;
}
