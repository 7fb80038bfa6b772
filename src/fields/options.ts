/** Areas of options: type, length, value, again and again. */
import { type Cursor, Damage } from "../bytes/cursor.ts";
import { type Size, sizeOf } from "./bytes.ts";
import { confined, keepElements } from "./compose.ts";
import type { Field, Hint, Read } from "./field.ts";
import type { Struct } from "./struct.ts";
import type { View } from "./view.ts";

/** A choice among tables by the bytes and the header around them. */
export interface Choice<T extends object> {
  /** The table of the option at the cursor. */
  (c: Cursor, h: View): Struct<T>;
  /** All that it chooses among. */
  readonly tables?: readonly Struct<T>[];
}

/** One option's table, or a choice among several. */
export type OptionCase<T extends object> = Struct<T> | Choice<T>;

/** A choice among tables by the bytes and the header around them. */
export function choice<T extends object>(
  tables: readonly Struct<T>[],
  pick: (c: Cursor, h: View) => Struct<T>,
): Choice<T> {
  return Object.assign((c: Cursor, h: View) => pick(c, h), { tables });
}

/** How the options of one protocol are laid out. */
export interface OptionRules<T extends object> {
  /** Bytes of the whole area; absent: all that remain. */
  readonly size?: Size<never>;
  /** Bytes of the type: 1, or 2 where the protocol says so. */
  readonly typeSize?: 1 | 2;
  /** Bytes of the length: 1, or 2. */
  readonly lengthSize?: 1 | 2;
  /** What the length counts: the whole option, or its value only. */
  readonly counts: "all" | "value";
  /** Length is in units of so many bytes; 1 unless given. */
  readonly unit?: number;
  /** Each option is filled up to a multiple of so many bytes, which its length does not count; its table reads the padding, of which the last option may have none. */
  readonly align?: number;
  /** Types that are a lone byte, without a length. */
  readonly single?: readonly number[];
  /** The type that ends the area: its table may take the bytes that remain. */
  readonly last?: number;
  /** The table of each known type; it includes type and length. */
  readonly cases: Readonly<Record<number, OptionCase<T>>>;
  /** The table of every other type. */
  readonly other: Struct<T>;
}

/** A field of options, to which further types can be added. */
export interface Options<T extends object> extends Field<T[]> {
  /** The same field with more tables; a later one wins. */
  with(cases: OptionRules<T>["cases"]): Options<T>;
}

/**
 * A list of options. Each is confined to its own length: a damaged one is
 * reported and the next is read. A length that cannot be (0, say) ends the list.
 */
export function options<T extends object>(
  rules: OptionRules<T>,
  hint: Hint = {},
): Options<T> {
  const area = rules.size === undefined ? undefined : sizeOf(rules.size);
  let find: ReturnType<typeof finder<T>> | undefined; // most options are never met
  const inside: Read<T[]> = (c, h) =>
    readOptions(rules, find ??= finder(rules), c, h);
  return {
    ...hint,
    bits: 0,
    kind: "list",
    inside: [...Object.values(rules.cases), rules.other].flatMap((t) =>
      typeof t === "function" ? t.tables ?? [] : [t]
    ),
    with: (cases) =>
      options({ ...rules, cases: { ...rules.cases, ...cases } }, hint),
    read(c, h) {
      return area === undefined
        ? inside(c, h)
        : confined(c, h, area(h), inside);
    },
  };
}

/** How the table of a type is found: by index below 256, because that is faster than by name. */
function finder<T extends object>(
  { cases, other }: OptionRules<T>,
): (type: number) => OptionCase<T> {
  const few = new Array<OptionCase<T>>(256).fill(other);
  const more = new Map<number, OptionCase<T>>();
  for (const [key, known] of Object.entries(cases)) {
    const type = Number(key);
    if (type < few.length) few[type] = known;
    else more.set(type, known);
  }
  return (type) => type < few.length ? few[type] : more.get(type) ?? other;
}

/** Reads options up to the end of the cursor. */
function readOptions<T extends object>(
  rules: OptionRules<T>,
  find: (type: number) => OptionCase<T>,
  c: Cursor,
  h: View,
): T[] {
  const { typeSize = 1, lengthSize = 1, unit = 1, single, last } = rules;
  const { align = 1 } = rules;
  const head = typeSize + lengthSize, from = c.listTop;
  try {
    while (c.p < c.end) {
      const type = typeSize === 1 ? c.peek() : c.peek() << 8 | c.peek(1);
      const known = find(type);
      const table = typeof known === "function" ? known(c, h) : known;
      if (type === last) {
        c.addToList(table.read(c, h));
        break;
      }
      if (single !== undefined && single.includes(type)) {
        c.addToList(table.read(c, h));
        continue;
      }
      const i = typeSize;
      let n = lengthSize === 1 ? c.peek(i) : c.peek(i) << 8 | c.peek(i + 1);
      n = rules.counts === "all" ? n * unit : n * unit + head;
      if (n < head) c.malformed(`option length is ${n}`);
      if (n < c.room) n = Math.min(c.room, Math.ceil(n / align) * align);
      const one = confined(c, h, n, table.read);
      if (one !== undefined) c.addToList(one);
    }
    return c.takeList(from);
  } catch (e) {
    if (e instanceof Damage) keepElements(e, c, from);
    throw e;
  }
}
