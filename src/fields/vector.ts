import { around, confined } from "./compose.ts";
import { type Field, reader } from "./field.ts";

/**
 * A field behind its own length in bytes: the vectors of RFC 8446 §3.4. What
 * goes wrong inside ends the vector, not the table around it; bytes that the
 * field leaves are noted.
 */
export function vector<T>(lengthSize: 1 | 2 | 3, field: Field<T>): Field<T> {
  const one = reader(field), { of } = field;
  return {
    ...around(field),
    ...(of && { of }),
    bits: 0,
    read(c, h) {
      let n = 0;
      for (let p = c.take(lengthSize); p < c.p; p++) n = n << 8 | c.b[p];
      return confined(c, h, n, one);
    },
  };
}
