import { type Cursor, Damage } from "../bytes/cursor.ts";
import { emitValue, plain } from "./emit.ts";
import {
  type Field,
  type Getter,
  Key,
  labelOf,
  type Reader,
  reader,
  type Sink,
} from "./field.ts";
import type { Node } from "./node.ts";
import { treeOf } from "./tree.ts";
import { View } from "./view.ts";

/** One field for each member of an interface: a missing or wrongly typed one does not compile. */
export type Table<T> = { readonly [K in keyof T]-?: Field<T[K]> };

/** Where a slot's value comes from. */
export const FIXED = 0, SPAN = 1, VALUE = 2, DERIVED = 3;

/** A field in its place in a table. */
export interface Slot {
  readonly name: string;
  readonly field: Field<unknown>;
  readonly form: typeof FIXED | typeof SPAN | typeof VALUE | typeof DERIVED;
  /** Which segment holds it. */
  readonly segment: number;
  /** First byte in its segment, and first byte behind; fixed slots only. */
  readonly byte: number;
  readonly behind: number;
  readonly key: Key;
  readonly labelKey: Key | undefined;
  readonly get: Getter<unknown> | undefined;
  readonly emit:
    | ((b: Uint8Array, p: number, s: Sink) => void)
    | undefined;
}

/** A run of fixed slots, or one variable slot. */
interface Segment {
  size: number;
  readonly slots: Slot[];
  readonly reader?: Reader<unknown>;
}

/** A compiled table: reads, shows and writes what its fields say. It is itself a field. */
export interface Struct<T extends object> extends Field<T> {
  /** The fields it was made of. */
  readonly table: Table<T>;
  /** The fields in their places. */
  readonly slots: readonly Slot[];
  /** Bytes of the leading run of fixed fields: enough to dispatch on. */
  readonly fixed: number;
  /** Whether there is nothing behind the leading run. */
  readonly whole: boolean;
  /** A view that can be pointed anywhere; its leading run can be read at once. */
  head(): T & View;
  /** Points `head` at `b[p..)`, of which the leading run must be there. */
  aim(head: T & View, b: Uint8Array, p: number): T & View;
  /** A view that has read nothing yet. */
  open(c: Cursor, up?: View): T & View;
  /** Lays out `v` from the cursor. Throws {@linkcode Damage}; `v` keeps what was read. */
  fill(v: T & View, c: Cursor): void;
  /** Reads a nested table at the cursor. */
  read(c: Cursor, h?: View): T & View;
  /** The values as they stand in JSON. */
  object(v: T & View): T;
  /** Writes all that was read into a sink. */
  write(v: T & View, s: Sink): void;
  /** The fields with their bytes, positions counted from `origin`. */
  tree(v: T & View, buffer: number, origin: number): Node[];
  /** Where the slot's bytes lie in `v`. */
  place(v: T & View, slot: Slot): readonly [number, number];
}

const NO_BYTES = new Uint8Array(0);

const RESERVED = new Set(["constructor", "toJSON", "__proto__"]);

/** Sorts fields into segments. */
function layOut(table: Record<string, Field<unknown>>): Segment[] {
  const segments: Segment[] = [];
  let run: Segment | undefined, bit = 0;
  for (const name in table) {
    if (name.startsWith("$") || RESERVED.has(name)) {
      throw new TypeError(`a field cannot be named ${name}`);
    }
    const field = table[name], { at, emit } = field;
    const base = {
      name,
      field,
      key: new Key(name),
      labelKey: field.names && new Key(name + "Label"),
    };
    if (at) {
      if (!run) segments.push(run = { size: 0, slots: [] }), bit = 0;
      const byte = bit >> 3, rest = bit & 7;
      bit += field.bits;
      run.size = bit + 7 >> 3;
      run.slots.push({
        ...base,
        form: FIXED,
        segment: segments.length - 1,
        byte,
        behind: run.size,
        get: at.call(field, byte, rest),
        emit: emit?.call(field, byte, rest),
      });
      continue;
    }
    const form = field.derive ? DERIVED : field.span ? SPAN : VALUE;
    const slot: Slot = {
      ...base,
      form,
      segment: segments.length,
      byte: 0,
      behind: 0,
      get: undefined,
      emit: undefined,
    };
    if (form !== DERIVED && (bit & 7)) {
      throw new TypeError(`${name} does not begin on a byte boundary`);
    }
    if (form === DERIVED && run) {
      // takes no bytes, so the run of fixed fields goes on behind it
      run.slots.push({
        ...slot,
        segment: segments.length - 1,
        behind: run.size,
      });
      continue;
    }
    run = undefined;
    bit = 0;
    segments.push(
      form === VALUE
        ? { size: 0, slots: [slot], reader: reader(field) }
        : { size: 0, slots: [slot] },
    );
  }
  if (bit & 7) throw new TypeError("a table has whole bytes");
  return segments;
}

/** The bytes of span segment `k`. */
function spanOf(v: View, k: number): Uint8Array {
  return v.$b.subarray(v.$s[k], v.$s[k + 1]);
}

/** Gives the class of a table's views one getter per slot. */
function defineGetters(prototype: View, slots: readonly Slot[]): void {
  slots.forEach((slot, i) => {
    const { name, form, segment: k, get, field } = slot;
    const read = form === FIXED
      ? k === 0
        ? function (this: View) {
          return i < this.$n ? get!(this.$b, this.$p) : undefined;
        }
        : function (this: View) {
          return i < this.$n ? get!(this.$b, this.$s[k]) : undefined;
        }
      : form === SPAN
      ? function (this: View) {
        return i < this.$n ? spanOf(this, k) : undefined;
      }
      : form === VALUE
      ? function (this: View) {
        return i < this.$n ? this.$x[k] : undefined;
      }
      : function (this: View) {
        return i < this.$n ? field.derive!(this) : undefined;
      };
    Object.defineProperty(prototype, name, { get: read, enumerable: true });
  });
}

/**
 * Compiles a table of fields, in the order of their bytes.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Cursor, struct, u16, u8 } from "@pcapkit/core";
 *
 * interface Reading { sensor: number; battery: number }
 * const reading = struct<Reading>({ sensor: u16(), battery: u8({ unit: "%" }) });
 * const v = reading.read(new Cursor(new Uint8Array([1, 2, 90])));
 * assertEquals([v.sensor, v.battery], [258, 90]);
 * ```
 *
 * @throws {TypeError} when a name is reserved or a field does not begin on a byte boundary.
 */
export function struct<T extends object>(table: Table<T>): Struct<T> {
  const segments = layOut(table as Record<string, Field<unknown>>);
  const slots = segments.flatMap((s) => s.slots);
  const lead = segments.length > 0 && segments[0].size > 0
    ? segments[0]
    : undefined;
  const fixed = lead?.size ?? 0, leading = lead?.slots.length ?? 0;
  const several = segments.length > (lead ? 1 : 0);

  class TableView extends View {
    override get $struct(): Struct<object> {
      return self as never;
    }
  }
  defineGetters(TableView.prototype, slots);

  /** Reads what is there of a fixed run that the bytes cut short. */
  const shortRun = (v: View, c: Cursor, run: Segment, p: number): never => {
    const room = c.end - p;
    let i = 0;
    while (run.slots[i].behind <= room) i++;
    v.$n += i;
    const e = new Damage(
      "short",
      p,
      `needs ${run.size} bytes, has ${room}`,
      run.size,
      room,
    );
    e.field = run.slots[i].name;
    c.p = c.end;
    throw e;
  };

  /** Lays out everything behind the leading run. */
  const fillRest = (v: View, c: Cursor, from: number): void => {
    const s = v.$s;
    let k = from;
    try {
      for (; k < segments.length; k++) {
        const segment = segments[k], p = c.p;
        s.push(p);
        v.$x.push(undefined);
        if (segment.size > 0) {
          if (c.end - p < segment.size) shortRun(v, c, segment, p);
          c.p = p + segment.size;
          v.$n += segment.slots.length;
          continue;
        }
        const { form, field } = segment.slots[0];
        if (form === SPAN) {
          const n = field.span!(v, c.end - p);
          if (n > c.end - p) {
            // what is there is kept
            v.$n++;
            c.p = c.end;
            throw new Damage(
              "short",
              p,
              `needs ${n} bytes, has ${c.end - p}`,
              n,
              c.end - p,
            );
          }
          if (n > 0) c.p = p + n;
        } else if (form === VALUE) {
          v.$x[k] = segment.reader!.read(c, v);
        }
        v.$n++;
      }
    } catch (e) {
      if (e instanceof Damage) keep(v, c, e, k);
      throw e;
    } finally {
      s.push(c.p);
      v.$stop = c.p;
    }
  };

  /** Keeps what the failing field of segment `k` had read. */
  const keep = (v: View, c: Cursor, e: Damage, k: number): void => {
    if (e.value !== undefined) {
      v.$x[k] = e.value;
      v.$n++;
      e.value = undefined;
    }
    if (e.field === "") e.field = segments[k].slots[0].name;
    if (c.p < v.$s[k]) c.p = v.$s[k];
  };

  const self: Struct<T> = {
    bits: 0,
    table,
    slots,
    fixed,
    whole: !several,
    head() {
      const v = new TableView(NO_BYTES, 0, several);
      return v as never;
    },
    aim(v, b, p) {
      (v as { $b: Uint8Array }).$b = b;
      v.$p = p;
      v.$n = leading;
      v.$stop = p + fixed;
      if (several) v.$s.length = v.$x.length = 0;
      return v;
    },
    open: (c, up) => new TableView(c.b, c.p, several, up) as never,
    fill(v, c) {
      if (lead) {
        if (several) {
          v.$s.push(v.$p);
          v.$x.push(undefined);
        }
        if (c.end - v.$p < fixed) {
          v.$n = 0;
          v.$stop = c.end;
          if (several) v.$s.push(c.end);
          shortRun(v, c, lead, v.$p);
        }
        v.$n = leading;
        v.$stop = c.p = v.$p + fixed;
      }
      if (several) fillRest(v, c, lead ? 1 : 0);
    },
    read(c, h) {
      const v = self.open(c, h);
      try {
        self.fill(v, c);
      } catch (e) {
        if (e instanceof Damage) e.value = v;
        throw e;
      }
      return v;
    },
    object: plain as never,
    write(v, s) {
      const { $b, $p, $n, $s, $x } = v;
      s.begin();
      for (let i = 0; i < $n; i++) {
        const slot = slots[i], k = slot.segment;
        let value: unknown;
        switch (slot.form) {
          case FIXED:
            s.key(slot.key);
            slot.emit!($b, k === 0 ? $p : $s[k], s);
            break;
          case SPAN:
            s.key(slot.key);
            s.bytes($b, $s[k], $s[k + 1]);
            break;
          case VALUE:
            value = $x[k];
            if (value === undefined) continue;
            s.key(slot.key);
            emitValue(value, s);
            break;
          default:
            value = slot.field.derive!(v);
            if (value === undefined) continue;
            s.key(slot.key);
            emitValue(value, s);
        }
        if (s.labels && slot.labelKey) writeLabel(v, slot, s);
      }
      s.end();
    },
    place(v, slot) {
      const k = slot.segment;
      if (slot.form === FIXED) {
        const p = k === 0 ? v.$p : v.$s[k];
        return [p + slot.byte, p + slot.behind];
      }
      if (slot.form === DERIVED) {
        return slot.field.extent?.(v) ?? [v.$stop, v.$stop];
      }
      return [v.$s[k], v.$s[k + 1]];
    },
    tree: (v, buffer, origin) => treeOf(v, buffer, origin),
  };
  return self;
}

/** Writes what the value of a slot is called, for a list what its elements are. */
function writeLabel(v: View, slot: Slot, s: Sink): void {
  const names = slot.field.names!;
  const value = (v as unknown as Record<string, unknown>)[slot.name];
  if (Array.isArray(value)) {
    s.key(slot.labelKey!);
    s.beginList();
    for (const x of value) {
      s.item();
      s.text(labelOf(names, x, v) ?? String(x));
    }
    s.endList();
    return;
  }
  const label = labelOf(names, value, v);
  if (label === undefined) return;
  s.key(slot.labelKey!);
  s.text(label);
}
