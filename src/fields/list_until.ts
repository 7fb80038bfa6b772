/** Lists that an element of their own ends. */
import { Damage } from "../bytes/cursor.ts";
import { type Field, type Hint, reader } from "./field.ts";
import { View } from "./view.ts";

/** Elements up to the first that is `last`, which is the last of the list. */
export function listUntil<T>(
  of: Field<T>,
  last: (x: T) => boolean,
  hint: Hint = {},
): Field<T[]> {
  const one = reader(of);
  return {
    ...hint,
    of,
    inside: [of],
    bits: 0,
    read(c, h) {
      const out: T[] = [];
      try {
        for (;;) {
          const p = c.p, x = one(c, h);
          if (x === undefined) return out;
          out.push(x);
          const shown = x instanceof View ? x.struct.probe(x) as T : x;
          if (last(shown)) return out;
          if (c.p === p) c.malformed("an element takes no bytes");
        }
      } catch (e) {
        if (e instanceof Damage) {
          if (e.value !== undefined) out.push(e.value as T);
          e.value = out;
        }
        throw e;
      }
    },
  };
}
