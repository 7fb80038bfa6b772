/** Fields that look ahead to know what or how long they are. */
import type { Cursor } from "../bytes/cursor.ts";
import { around, confined } from "./compose.ts";
import { type Field, type Hint, reader } from "./field.ts";
import type { Choice } from "./options.ts";

/** A table that the bytes at the cursor, or the table around it, choose; see `choice`. */
export function chosen<T extends object>(
  pick: Choice<T>,
  hint: Hint = {},
): Field<T> {
  return {
    ...hint,
    inside: pick.tables ?? [],
    bits: 0,
    read: (c, h) => pick(c, h).read(c, h),
  };
}

/**
 * A field whose own first bytes say how many bytes it has: elements of a list
 * where the length does not stand behind the type. What goes wrong inside ends
 * the element alone; bytes that the field leaves are noted.
 */
export function sized<T>(
  size: (c: Cursor) => number,
  field: Field<T>,
): Field<T> {
  const one = reader(field), { of } = field;
  return {
    ...around(field),
    ...(of && { of }),
    bits: 0,
    read: (c, h) => confined(c, h, size(c), one),
  };
}
