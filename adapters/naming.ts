/** Our fields by the names that another program has for them. */
import {
  genericField,
  type GivenDissector,
  type GivenLayer,
} from "../src/dissect/given.ts";
import type { Protocol } from "../src/dissect/protocol.ts";
import type { Field } from "../src/fields/field.ts";
import { give, kindOf, tablesIn } from "../src/fields/given.ts";
import type { Struct } from "../src/fields/struct.ts";
import type { View } from "../src/fields/view.ts";

/** The fields of a layer, as the program calls them. */
export type Said = Readonly<Record<string, unknown>>;

/** Where a field's value comes from: the program's name for it, or what is made of the layer. */
export type Source = string | ((said: Said) => unknown);

/** Where the fields of one of our protocols come from. */
export interface Naming {
  /** The protocol's id. */
  readonly id: string;
  /** Our field, and its source. */
  readonly sources: Readonly<Record<string, Source>>;
}

/** Writes down where the fields of a protocol come from. */
export function naming<T extends object>(
  protocol: Protocol<T>,
  sources: { readonly [K in keyof T]?: Source },
): Naming {
  return { id: protocol.id, sources: sources as Naming["sources"] };
}

/** Bits of a number: `width` of them, above the lowest `shift`. */
export function bitsOf(name: string, shift: number, width = 1): Source {
  return (said) => {
    const x = said[name];
    return typeof x === "number"
      ? Math.floor(x / 2 ** shift) % 2 ** width
      : undefined;
  };
}

/** A value in the form in which our field holds it; `undefined`: it could not hold it. */
function valueFor(field: Field<unknown>, value: unknown): unknown {
  const isNumber = typeof value === "number";
  switch (kindOf(field)) {
    case "number":
      return isNumber ? value : undefined;
    case "bigint":
      return isNumber || typeof value === "string" && /^\d+$/.test(value)
        ? BigInt(value)
        : undefined;
    case "boolean":
      return isNumber
        ? value !== 0
        : value === true || value === false
        ? value
        : undefined;
    case "string":
      return typeof value === "string" ? value : undefined;
    case "bytes":
      return value instanceof Uint8Array ? value : undefined;
    default:
      return value ?? undefined;
  }
}

/** The table that has a place for most of these names; of equals the smallest. */
function tableFor(
  tables: readonly Struct<object>[],
  names: readonly string[],
): Struct<object> {
  const known = (t: Struct<object>) =>
    t.slots.filter((s) => names.includes(s.name)).length * 1000 -
    t.slots.length;
  return tables.reduce((a, b) => known(b) > known(a) ? b : a);
}

/** Makes layers of what a program says, under our names and types. */
export class Namer {
  private readonly slots = new Map<Struct<object>, Map<string, number>>();

  /** Makes layers for a dissector. */
  constructor(private readonly dissector: GivenDissector) {}

  /** A layer of a protocol that we know; its header is `[start, end)`, where that is known. */
  layer(
    { id, sources }: Naming,
    said: Said,
    start?: number,
    end?: number,
  ): GivenLayer {
    const entry = this.dissector.entry(id);
    const values: Record<string, unknown> = {};
    for (const [name, source] of Object.entries(sources)) {
      values[name] = typeof source === "string" ? said[source] : source(said);
    }
    return this.placed(entry, this.view(entry.fields, values), start, end);
  }

  /** A layer that no table describes: everything, as it is. */
  generic(id: string, said: Said, start?: number, end?: number): GivenLayer {
    const { dissector } = this, entry = dissector.entry(id);
    const { tables, registry } = dissector;
    if (registry.byName(id) !== undefined) { // the name is taken: what is called alike, is
      return this.placed(entry, this.view(entry.fields, said), start, end);
    }
    const v = tables.open(entry.fields);
    const fields = Object.entries(said).map(([name, x]) => {
      const f = tables.open(genericField, v);
      const isBytes = x instanceof Uint8Array;
      give(f, 0, name);
      give(f, 1, isBytes ? "" : typeof x === "string" ? x : JSON.stringify(x));
      give(f, 2, isBytes ? x : new Uint8Array(0));
      give(f, 3, []);
      return f;
    });
    give(v, 0, fields);
    return this.placed(entry, v, start, end);
  }

  private placed(
    entry: GivenLayer["entry"],
    view: View,
    start?: number,
    end?: number,
  ): GivenLayer {
    return {
      entry,
      view,
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    };
  }

  private slotsOf(struct: Struct<object>): Map<string, number> {
    let slots = this.slots.get(struct);
    if (slots === undefined) {
      slots = new Map(struct.slots.map(({ name }, i) => [name, i]));
      this.slots.set(struct, slots);
    }
    return slots;
  }

  private view(struct: Struct<object>, values: Said, up?: View): View {
    const v = this.dissector.tables.open(struct, up);
    const slots = this.slotsOf(struct);
    for (const name in values) {
      const slot = slots.get(name), value = values[name];
      if (slot === undefined || value === undefined || value === null) continue;
      const own = this.own(struct.slots[slot].field, value, v);
      if (own !== undefined) give(v, slot, own);
    }
    return v;
  }

  /** A value for a field, with views where it is made of tables. */
  private own(field: Field<unknown>, value: unknown, up: View): unknown {
    if (typeof value !== "object" || value instanceof Uint8Array) {
      return valueFor(field, value);
    }
    const tables = [...tablesIn(field)], { of } = field;
    const one = (x: unknown): unknown => {
      if (tables.length === 0) return of && valueFor(of, x);
      const names = Object.keys(x as Said);
      return this.view(tableFor(tables, names), x as Said, up);
    };
    if (!Array.isArray(value)) {
      return tables.length > 0 ? one(value) : undefined;
    }
    const list = value.map(one);
    return list.includes(undefined) ? undefined : list;
  }
}
