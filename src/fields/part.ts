/** Parts of a number that was read whole: bits of little-endian words, which lie in no order of bytes. */
import { derived } from "./compose.ts";
import type { Field, Hint } from "./field.ts";

/** `n` bits of the number in field `of`, from bit `shift` on, which counts from the lowest; absent where the number is. */
export function part<K extends string>(
  of: K,
  shift: number,
  n: number,
  hint: Hint = {},
): Field<number> {
  const mask = 2 ** n - 1;
  return derived((h: { readonly [P in K]?: number }) => {
    const value = h[of] as number | undefined;
    return value === undefined ? undefined : (value >>> shift & mask) >>> 0;
  }, hint);
}

/** Bit `shift` of the number in field `of`; absent where the number is. */
export function bitOf<K extends string>(
  of: K,
  shift: number,
  hint: Hint = {},
): Field<boolean> {
  return derived((h: { readonly [P in K]?: number }) => {
    const value = h[of] as number | undefined;
    return value === undefined ? undefined : (value >>> shift & 1) === 1;
  }, hint);
}
