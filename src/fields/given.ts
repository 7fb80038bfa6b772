/** Tables whose values somebody else has read: another program, or a test. */
import { Cursor } from "../bytes/cursor.ts";
import type { Field, Kind } from "./field.ts";
import { Struct } from "./struct.ts";
import { View } from "./view.ts";

/** The place of what has none. */
const UNKNOWN = -1;

const SAMPLE = new Uint8Array(64);

/** What a field holds, as far as it can be told without bytes. */
export function kindOf(field: Field<unknown>): Kind {
  if (field.kind !== undefined) return field.kind;
  if (field.of !== undefined) return "list";
  if (field.inside?.some((f) => f instanceof Struct)) return "table";
  if (field.span !== undefined) return "bytes";
  if (field.at !== undefined) {
    const value = field.at(0, 0)(SAMPLE, 0);
    return value instanceof Uint8Array ? "bytes" : typeof value as Kind;
  }
  const [inner] = field.inside ?? [];
  if (inner !== undefined) return kindOf(inner);
  return field.names !== undefined ? "number" : "unknown";
}

/** The tables that a field is made of, without those inside these. */
export function tablesIn(field: Field<unknown>): ReadonlySet<Struct<object>> {
  const found = new Set<Struct<object>>(), seen = new Set<unknown>();
  const visit = (f: Field<unknown>): void => {
    if (seen.has(f)) return;
    seen.add(f);
    if (f instanceof Struct) found.add(f as Struct<object>);
    else f.inside?.forEach(visit);
  };
  visit(field);
  return found;
}

/**
 * Makes tables with the same fields, of which nothing is read from bytes: who
 * fills a view of one puts the values into it. Everything else (names, labels,
 * JSON, trees) works as ever.
 */
export class GivenTables {
  private readonly made = new Map<Struct<object>, Struct<object>>();

  /** The table with the fields of another. */
  of(struct: Struct<object>): Struct<object> {
    let twin = this.made.get(struct);
    if (twin === undefined) {
      const table = Object.fromEntries(
        struct.slots.map(({ name, field }, i) => [name, given(field, i)]),
      );
      this.made.set(struct, twin = struct.withTable(table));
    }
    return twin;
  }

  /** A view that holds no value yet; `up` is the table around it. Its places count from the frame's first byte until it is moved. */
  open(struct: Struct<object>, up?: View): View {
    const twin = this.of(struct), { length } = twin.slots;
    const v = twin.open(new Cursor(), up);
    v.n = length;
    v.whole = true;
    v.p = v.stop = 0;
    v.x = new Array(length).fill(undefined);
    v.s = new Array(2 * length + 1).fill(UNKNOWN);
    v.s[2 * length] = 0;
    return v;
  }
}

/** Puts a value into a view of a given table; its bytes are `[start, end)`. */
export function give(
  v: View,
  slot: number,
  value: unknown,
  start: number = UNKNOWN,
  end: number = start,
): void {
  v.x[slot] = value;
  v.s[2 * slot] = start;
  v.s[2 * slot + 1] = end;
}

/** Tells a given view, and those in it, that the frame begins at `start` of its buffer. */
export function moveGiven(v: View, start: number): void {
  const { s, x } = v, { length } = x, by = start - s[2 * length];
  if (by === 0) return;
  const moved = (p: number) => p === UNKNOWN ? p : p + by;
  for (let i = 0; i < 2 * length; i++) s[i] = moved(s[i]);
  s[2 * length] = start;
  v.p += by;
  v.stop += by;
  for (const value of x) {
    for (const inner of Array.isArray(value) ? value : [value]) {
      if (inner instanceof View) moveGiven(inner, start);
    }
  }
}

/** The field that gives value `i` of its view. */
function given(field: Field<unknown>, i: number): Field<unknown> {
  const { names, hex, unit, scale, alias, aliasScale, bits } = field;
  const { of, inside } = field;
  return {
    ...(names && { names }),
    ...(hex && { hex }),
    ...(unit && { unit }),
    ...(scale && { scale }),
    ...(alias && { alias }),
    ...(aliasScale && { aliasScale }),
    ...(of && { of }),
    ...(inside && { inside }),
    bits,
    kind: kindOf(field),
    derive: (v) => v.x[i],
    extent(v) {
      const { s } = v, start = s[2 * i];
      return start === UNKNOWN
        ? [s[s.length - 1], s[s.length - 1]]
        : [start, s[2 * i + 1]];
    },
  };
}
