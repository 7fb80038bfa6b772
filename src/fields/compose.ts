/** Fields made of fields: lists, choices, areas with a length of their own. */
import { type Cursor, Damage } from "../bytes/cursor.ts";
import { type Size, sizeOf } from "./bytes.ts";
import {
  type Field,
  type Hint,
  type Kind,
  type Read,
  reader,
} from "./field.ts";
import type { View } from "./view.ts";

/** What a field around another takes over from it. */
export function around(field: Field<unknown>): Hint & {
  inside: readonly Field<unknown>[];
  kind?: Kind;
} {
  const { names, alias, aliasScale, hex, unit, scale, kind } = field;
  return {
    ...(names && { names }),
    ...(alias && { alias }),
    ...(aliasScale && { aliasScale }),
    ...(hex && { hex }),
    ...(unit && { unit }),
    ...(scale && { scale }),
    ...(kind && { kind }),
    inside: [field],
  };
}

/** Reads elements while `more` says so; those that were read stay when a later one fails. */
function elements<T>(
  one: Read<T>,
  c: Cursor,
  h: View,
  more: (n: number) => boolean,
): T[] {
  const from = c.listTop;
  try {
    while (more(c.listTop - from)) {
      const p = c.p, x = one(c, h);
      if (x !== undefined) c.addToList(x);
      if (c.p === p) c.malformed("an element takes no bytes");
    }
    return c.takeList(from);
  } catch (e) {
    if (e instanceof Damage) keepElements(e, c, from);
    throw e;
  }
}

/** What was read of a list before its next element failed. */
export function keepElements(e: Damage, c: Cursor, from: number): void {
  if (e.value !== undefined) c.addToList(e.value);
  e.value = c.takeList(from);
}

/** `count` elements of one kind; each takes at least a byte. */
export function list<H, T>(
  of: Field<T>,
  count: Size<H>,
  hint: Hint = {},
): Field<T[]> {
  const one = reader(of), n = sizeOf(count);
  return {
    ...around(of),
    ...hint,
    kind: "list",
    of,
    bits: 0,
    read(c, h) {
      const k = n(h);
      return elements(one, c, h, (i) => i < k);
    },
  };
}

/** Elements of one kind up to the end of the enclosing area. */
export function listToEnd<T>(of: Field<T>, hint: Hint = {}): Field<T[]> {
  const one = reader(of);
  return {
    ...around(of),
    ...hint,
    kind: "list",
    of,
    bits: 0,
    read: (c, h) => elements(one, c, h, () => c.p < c.end),
  };
}

/** Elements of one kind as long as `more` says so, which may take what ends them; `n` were read. */
export function listWhile<T>(
  of: Field<T>,
  more: (c: Cursor, n: number) => boolean,
  hint: Hint = {},
): Field<T[]> {
  const one = reader(of);
  return {
    ...around(of),
    ...hint,
    kind: "list",
    of,
    bits: 0,
    read: (c, h) => elements(one, c, h, (n) => more(c, n)),
  };
}

/** A field that is there only when the table so far says so. */
export function when<H, T>(
  there: (h: H) => boolean,
  field: Field<T>,
): Field<T> {
  const one = reader(field), { of } = field;
  return {
    ...around(field),
    ...(of && { of }),
    bits: 0,
    read: (c, h) => there(h.struct.probe(h) as H) ? one(c, h) : undefined,
  };
}

/** A field that is there when bytes remain. */
export function ifMore<T>(field: Field<T>): Field<T> {
  const one = reader(field), { of } = field;
  return {
    ...around(field),
    ...(of && { of }),
    bits: 0,
    read: (c, h) => c.p < c.end ? one(c, h) : undefined,
  };
}

/**
 * A field in an area of `size` bytes. What goes wrong inside ends the area,
 * not the table around it; bytes that the field leaves are noted.
 */
export function within<H, T>(size: Size<H>, field: Field<T>): Field<T> {
  const one = reader(field), n = sizeOf(size), { of } = field;
  return {
    ...around(field),
    ...(of && { of }),
    bits: 0,
    read: (c, h) => confined(c, h, n(h), one),
  };
}

/** Runs `one` in the next `n` bytes; see {@linkcode within}. */
export function confined<T>(
  c: Cursor,
  h: View,
  n: number,
  one: Read<T>,
): T | undefined {
  const outer = c.end, short = n > c.room;
  const at = c.p, stop = short ? outer : at + n;
  let value: T | undefined;
  c.end = stop;
  try {
    value = one(c, h);
    if (c.p < stop) c.noteLeftover("", c.p, stop - c.p);
  } catch (e) {
    if (!(e instanceof Damage)) throw e;
    value = e.value as T | undefined;
    e.value = undefined;
    if (!short) c.noteDamage(e);
  } finally {
    c.end = outer;
    c.p = stop;
  }
  if (short) {
    const e = new Damage(
      "short",
      at,
      `needs ${n} bytes, has ${outer - at}`,
      n,
      outer - at,
    );
    e.value = value;
    throw e;
  }
  return value;
}

/** The field that an earlier value chooses; `other` where it knows none. */
export function oneOf<H, T>(
  key: (h: H) => number,
  cases: Readonly<Record<number, Field<T>>>,
  other: Field<T>,
  hint: Hint = {},
): Field<T> {
  const known = new Map<number, Read<T>>();
  for (const k in cases) known.set(Number(k), reader(cases[k]));
  const fallback = reader(other);
  return {
    ...hint,
    inside: [...Object.values(cases), other],
    bits: 0,
    read: (c, h) => (known.get(key(h.struct.probe(h) as H)) ?? fallback)(c, h),
  };
}

/** A value worked out from the rest of the table and its place; it has no bytes of its own. */
export function derived<H, T>(
  value: (h: H, v: View) => T | undefined,
  hint: Hint & { readonly kind?: Kind } = {},
): Field<T> {
  return {
    ...hint,
    bits: 0,
    derive: (v) => value(v.struct.probe(v) as H, v),
  };
}
