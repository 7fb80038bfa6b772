import type { Field, Hint } from "./field.ts";

/** A number of fixed width that counts units of `factor`: shown as what it stands for. */
export function scaled(
  field: Field<number>,
  factor: number,
  hint: Hint = {},
): Field<number> {
  const { at, bits } = field;
  if (at === undefined) throw new TypeError("only a fixed field can be scaled");
  const scaledAt = (byte: number, bit: number) => {
    const get = at(byte, bit);
    return (b: Uint8Array, p: number) => get(b, p) * factor;
  };
  return {
    ...hint,
    bits,
    at: scaledAt,
    emit: (byte, bit) => {
      const get = scaledAt(byte, bit);
      return (b, p, s) => s.number(get(b, p));
    },
  };
}
