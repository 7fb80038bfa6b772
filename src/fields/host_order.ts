/** Numbers in the byte order of the machine that wrote them. */
import type { Field, Getter, Hint } from "./field.ts";

/** A 32-bit number below 2^16 in either byte order: where the zeros stand says which. Without zeros it is big-endian. */
export function u32either(hint: Hint = {}): Field<number> {
  const at = (o: number): Getter<number> => (b, p) => {
    const high = b[p + o] << 8 | b[p + o + 1];
    const low = b[p + o + 2] << 8 | b[p + o + 3];
    return low === 0 ? b[p + o + 1] << 8 | b[p + o] : (high << 16 | low) >>> 0;
  };
  return {
    ...hint,
    bits: 32,
    at,
    emit: (o) => {
      const value = at(o);
      return (b, p, s) => s.number(value(b, p));
    },
  };
}
