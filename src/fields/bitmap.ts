/** Tables of which a bitmap says what fields are there, each at its alignment. */
import { type Cursor, Damage } from "../bytes/cursor.ts";
import { around } from "./compose.ts";
import { type Field, reader } from "./field.ts";
import { Struct } from "./struct.ts";
import type { View } from "./view.ts";

/** A field of such a table. */
export interface BitmapField<T> {
  /** The bit that stands for it, from the lowest. */
  readonly bit: number;
  /** Its offset from the message's first byte is a multiple of this. */
  readonly align: number;
  /** How it is read. */
  readonly field: Field<T>;
}

/** One field for each member of an interface whose members may be absent, in the order of their bits. */
export type BitmapTable<T> = {
  readonly [K in keyof T]-?: BitmapField<NonNullable<T[K]>>;
};

/** Reads tables whose bitmap is known. */
export interface BitmapStruct<T extends object> {
  /** The table with all fields. */
  readonly struct: Struct<T>;
  /** Reads the fields of `bits` at the cursor; of a table that is cut short what was read is kept. */
  read(c: Cursor, up: View, bits: number): View;
}

/** Compiles a table of which a bitmap says what fields are there. */
export function bitmapStruct<T extends object>(
  table: BitmapTable<T>,
): BitmapStruct<T> {
  const members: BitmapField<unknown>[] = Object.values(table);
  const fields = Object.fromEntries(
    Object.entries<BitmapField<unknown>>(table).map(([name, { field }]) => [
      name,
      { ...around(field), bits: 0, read: reader(field) },
    ]),
  );
  const all = new Struct<T>(fields as never, 0); // the members are those of `table`
  return {
    struct: all,
    read(c, up, bits) {
      const v = all.open(c, up);
      v.makeRoom(members.length);
      let k = 0;
      try {
        for (; k < members.length; k++) {
          v.s[k] = c.p;
          const { bit, align } = members[k];
          if (bits >>> bit & 1) {
            const past = (c.p - c.base) % align;
            if (past > 0) v.s[k] = c.take(align - past) + align - past;
            v.x[k] = all.segments[k].read!(c, v);
          } else v.x[k] = undefined;
          v.n++;
        }
        v.s[k] = c.p;
        v.whole = true;
      } catch (e) {
        if (!(e instanceof Damage)) throw e;
        if (e.value !== undefined) {
          v.x[k] = e.value;
          v.n++;
        }
        if (e.field === "") e.field = all.slots[k].name;
        v.s[k + 1] = c.p;
        e.value = v;
        throw e;
      } finally {
        v.stop = c.p;
      }
      return v;
    },
  };
}
