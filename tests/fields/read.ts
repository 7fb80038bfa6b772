/** Tables read from bytes, for tests of fields. */
import {
  Cursor,
  type Field,
  fromHex,
  type Struct,
  struct,
  type View,
} from "../../mod.ts";
import { Damage } from "../../src/bytes/cursor.ts";
import { ObjectSink } from "../../src/fields/emit.ts";

/** What came of reading a table. */
export interface Outcome {
  /** The values as they stand in JSON, with what they are called. */
  readonly values: object;
  /** What ended the table: `short c: needs 2 bytes, has 1`. */
  readonly damage: string | undefined;
  /** What was noticed on the way. */
  readonly notes: readonly string[];
  /** Bytes that were not read. */
  readonly left: number;
  /** The view. */
  readonly view: View;
}

/** Reads a table, and tells what is wrong with it. */
export function outcome<T extends object>(
  table: Struct<T>,
  hex: string,
  labels = false,
): Outcome {
  const c = new Cursor(fromHex(hex));
  let view: View, damage: string | undefined;
  try {
    view = table.readView(c);
  } catch (e) {
    if (!(e instanceof Damage)) throw e;
    view = e.value as View;
    damage = `${e.kind} ${e.field}: ${e.message}`;
  }
  const sink = new ObjectSink(labels);
  view.struct.write(view, sink);
  const values = sink.result as object;
  const notes = c.notes.map((n) => `${n.kind} ${n.field}: ${n.message}`);
  return { values, damage, notes, left: c.room, view };
}

/** The value of a field alone, which must take all of the bytes without fault. */
export function valueOf<T>(field: Field<T>, hex: string): unknown {
  const { values, damage, notes, left } = outcome(
    struct<{ x: T }>({ x: field }),
    hex,
  );
  if (damage !== undefined || notes.length > 0 || left > 0) {
    throw new Error(`${hex}: ${damage ?? notes[0] ?? `${left} bytes left`}`);
  }
  return (values as { x?: unknown }).x;
}
