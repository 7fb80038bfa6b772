/** Where the fields of a table are found by Wireshark's names. */
import type { Field } from "../../src/fields/field.ts";
import { kindOf, tablesIn } from "../../src/fields/given.ts";
import type { Struct } from "../../src/fields/struct.ts";

/** A field that is made of tables. */
export interface Inner {
  /** Its place in the table around it. */
  readonly slot: number;
  /** Its name. */
  readonly name: string;
  /** Whether it holds several. */
  readonly isList: boolean;
  /** The tables that its values may be of. */
  readonly tables: readonly Struct<object>[];
  /** All names in them, and in the tables inside them. */
  readonly aliases: ReadonlySet<string>;
}

/** A field that holds a value of its own. */
export interface Own {
  /** Its place in the table. */
  readonly slot: number;
  /** The field. */
  readonly field: Field<unknown>;
}

/** What a table holds. */
export interface Plan {
  /** Fields that hold values of their own: of one name the first, the second and so on. */
  readonly own: ReadonlyMap<string, readonly Own[]>;
  /** Fields that are made of tables. */
  readonly inner: readonly Inner[];
  /** All names, and those in the tables inside. */
  readonly aliases: ReadonlySet<string>;
}

/** Plans by table. */
export class Plans {
  private readonly made = new Map<Struct<object>, Plan>();
  private readonly open = new Set<Struct<object>>();

  /** The plan of a table. */
  of(struct: Struct<object>): Plan {
    let plan = this.made.get(struct);
    if (plan === undefined) {
      this.open.add(struct);
      plan = this.make(struct);
      this.open.delete(struct);
      this.made.set(struct, plan);
    }
    return plan;
  }

  private make(struct: Struct<object>): Plan {
    const own = new Map<string, Own[]>();
    const inner: Inner[] = [];
    struct.slots.forEach(({ name, field }, slot) => {
      const tables = [...tablesIn(field)];
      if (field.alias !== undefined && tables.length === 0) {
        own.set(field.alias, [...own.get(field.alias) ?? [], { slot, field }]);
      }
      if (tables.length === 0) return;
      const aliases = new Set<string>();
      for (const table of tables) {
        // a table inside itself has its names already
        if (this.open.has(table)) continue;
        for (const alias of this.of(table).aliases) aliases.add(alias);
      }
      const isList = kindOf(field) === "list";
      inner.push({ slot, name, isList, tables, aliases });
    });
    const aliases = new Set(own.keys());
    for (const { aliases: more } of inner) for (const a of more) aliases.add(a);
    return { own, inner, aliases };
  }
}
