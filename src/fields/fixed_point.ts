import type { Field, Getter, Hint } from "./field.ts";

/** The unsigned number of `size` bytes at `p`; at most six. */
function whole(b: Uint8Array, p: number, size: number): number {
  let n = 0;
  for (let i = 0; i < size; i++) n = n * 256 + b[p + i];
  return n;
}

/**
 * A binary fraction: a number of `n` bits, at most 41, of which the last
 * `fraction` stand behind the point; in two's complement where it is signed.
 */
export function fixedPoint(
  n: number,
  fraction: number,
  hint: Hint & { readonly signed?: boolean } = {},
): Field<number> {
  if (!(n >= 1 && n <= 41)) {
    throw new RangeError("a binary fraction has 1 to 41 bits");
  }
  const { signed, ...rest } = hint;
  const range = 2 ** n, unit = 2 ** fraction;
  const negative = signed ? range / 2 : range;
  const at = (o: number, bit: number): Getter<number> => {
    const size = bit + n + 7 >> 3, behind = 2 ** (size * 8 - bit - n);
    return (b, p) => {
      const x = Math.floor(whole(b, p + o, size) / behind) % range;
      return (x < negative ? x : x - range) / unit;
    };
  };
  return {
    ...rest,
    bits: n,
    at,
    emit: (o, bit) => {
      const value = at(o, bit);
      return (b, p, s) => s.number(value(b, p));
    },
  };
}
