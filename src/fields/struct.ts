import { type Cursor, Damage } from "../bytes/cursor.ts";
import { emitValue, plain } from "./emit.ts";
import { labelOf, type Sink } from "./field.ts";
import {
  checkTable,
  DERIVED,
  FIXED,
  Layout,
  readUnsigned,
  type Segment,
  type Slot,
  SPAN,
  type Table,
} from "./layout.ts";
import type { Node } from "./node.ts";
import { treeOf } from "./tree.ts";
import { Face, facesOf, View } from "./view.ts";

/** The view that a probe looks at. */
interface Aim {
  v: View;
}

/**
 * A compiled table: reads, shows and writes what its fields say. It is itself
 * a field, for tables inside tables.
 */
export class Struct<T extends object> {
  /** The width depends on the data. */
  readonly bits = 0;
  /** The fields it is made of. */
  readonly table: Partial<Table<T>>;
  /** Reads the table at the cursor, inside another. */
  readonly read: (c: Cursor, up?: View) => T & Face;
  /** What most tables of a run never need is made when it is asked for. */
  private laid: Layout | undefined = undefined;
  private faceClass: (new (v: View) => Face) | undefined = undefined;
  private readonly aim: Aim;
  private shared: T | undefined = undefined;

  /** Compiles a table; {@linkcode struct} is the way to call it. */
  constructor(
    table: Table<T>,
    /** Where the message begins that offsets count from, in bytes from the table's first. */
    private readonly origin: number,
  ) {
    this.table = table as Partial<Table<T>>;
    checkTable(table);
    this.aim = { v: undefined as never }; // every use points it first
    // a view stands for its table's type inside other tables; people get its face
    this.read = ((c: Cursor, up?: View) => this.readView(c, up)) as never;
  }

  /** The fields in their places. */
  get layout(): Layout {
    return this.laid ??= new Layout(this.table as Table<object>);
  }

  /** See {@linkcode Layout}. */
  get slots(): readonly Slot[] {
    return this.layout.slots;
  }
  /** See {@linkcode Layout}. */
  get segments(): readonly Segment[] {
    return this.layout.segments;
  }
  /** See {@linkcode Layout}. */
  get fixed(): number {
    return this.layout.fixed;
  }
  /** See {@linkcode Layout}. */
  get leading(): number {
    return this.layout.leading;
  }
  /** See {@linkcode Layout}. */
  get several(): boolean {
    return this.layout.several;
  }

  /**
   * The fields of `v`, typed, for the length of one call: every call gives
   * the same object, pointed at another view.
   */
  probe(v: View): T {
    const { aim, shared } = this;
    if (aim.v !== v) aim.v = v; // a comparison costs less than the store
    return shared ?? this.share();
  }

  /** Makes the object that every call of `probe` gives. */
  private share(): T {
    return this.shared = probeOf(this.slots, this.aim) as T;
  }

  /** The fields of `v`, typed, to keep. */
  show(v: View): T & Face {
    this.faceClass ??= faceClass(this.slots);
    return new this.faceClass(v) as T & Face;
  }

  /** The same table with other fields. */
  withTable(table: Readonly<Record<string, unknown>>): Struct<T> {
    return new Struct(table as Table<T>, this.origin);
  }

  /** A view that has read nothing yet. */
  open(c: Cursor, up?: View): View {
    return new View(this as never, c.b, c.p, up);
  }

  /** Reads the table at the cursor into a new view. Throws {@linkcode Damage}, which holds what was read. */
  readView(c: Cursor, up?: View): View {
    const v = this.open(c, up);
    try {
      this.fill(v, c);
    } catch (e) {
      if (e instanceof Damage) e.value = v;
      throw e;
    }
    return v;
  }

  /** Points `v` at `b[p..)`, of which the leading run must be there. */
  point(v: View, b: Uint8Array, p: number): void {
    const { leading, fixed } = this.layout;
    if (v.b !== b) v.b = b; // most packets share their block
    v.p = p;
    v.n = leading;
    v.stop = p + fixed;
  }

  /** Lays out `v` from the cursor. Throws {@linkcode Damage}; `v` keeps what was read. */
  fill(v: View, c: Cursor): void {
    const { fixed, leading, several, segments } = this.layout;
    const { origin } = this;
    if (origin > 0) c.base = v.p + origin;
    if (fixed > 0) {
      if (several) v.s[0] = v.p;
      if (c.end - v.p < fixed) {
        v.n = 0;
        v.stop = c.end;
        shortRun(v, c, segments[0], v.p);
      }
      v.n = leading;
      v.stop = c.p = v.p + fixed;
    }
    if (several) this.fillRest(v, c);
    v.whole = true;
  }

  /** Lays out everything behind the leading run. */
  private fillRest(v: View, c: Cursor): void {
    const { segments, fixed } = this.layout, { s, x } = v;
    const count = segments.length;
    let k = fixed > 0 ? 1 : 0;
    try {
      for (; k < count; k++) {
        const segment = segments[k], p = c.p;
        s[k] = p;
        if (segment.read !== undefined) {
          x[k] = segment.read(c, v);
          v.n++;
        } else if (segment.size > 0) {
          if (c.end - p < segment.size) shortRun(v, c, segment, p);
          c.p = p + segment.size;
          v.n += segment.slots.length;
        } else {
          v.n++;
          if (segment.span === undefined) continue;
          const n = segment.span(v, c.end - p);
          if (n > c.end - p) shortSpan(c, n);
          if (n > 0) c.p = p + n;
        }
      }
      v.stop = s[count] = c.p;
    } catch (e) {
      if (e instanceof Damage) keepValue(v, c, e, k, segments[k]);
      v.stop = s[k + 1] = c.p;
      throw e;
    }
  }

  /** The values as they stand in JSON. */
  object(v: View): T {
    return plain(v) as T;
  }

  /** Writes all that was read into a sink. */
  write(v: View, s: Sink): void {
    const { slots } = this.layout, { b, p, n } = v;
    const blocks = s.block !== undefined && !s.labels;
    s.begin();
    for (let i = 0; i < n; i++) {
      const slot = slots[i], k = slot.segment;
      if (slot.form === FIXED) {
        const q = k === 0 ? p : v.s[k];
        if (blocks && slot.block !== undefined) {
          s.block!(slot.block, b[q + slot.byte]);
          i += slot.block.fields.length - 1;
          continue;
        }
        s.key(slot.key);
        if (slot.width > 0) s.number(readUnsigned(slot, b, q));
        else slot.emit!(b, q, s);
      } else if (slot.form === SPAN) {
        s.key(slot.key);
        s.bytes(b, v.s[k], v.s[k + 1]);
      } else {
        const value = slot.form === DERIVED ? slot.derive!(v) : v.x[k];
        if (value === undefined) continue;
        s.key(slot.key);
        emitValue(value, s);
      }
      if (s.labels && slot.labelKey !== undefined) writeLabel(v, slot, s);
    }
    s.end();
  }

  /** The value of a slot: views and lists of views as they are. */
  value(v: View, i: number): unknown {
    return i < v.n ? valueOf(v, this.slots[i]) : undefined;
  }

  /** The fields with their bytes, positions counted from `origin`. */
  tree(v: View, buffer: number, origin: number): Node[] {
    return treeOf(v, buffer, origin);
  }

  /** Where a slot's bytes lie in `v`. */
  place(v: View, slot: Slot): readonly [number, number] {
    const k = slot.segment;
    if (slot.form === FIXED) {
      const p = k === 0 ? v.p : v.s[k];
      return [p + slot.byte, p + slot.behind];
    }
    const { extent } = slot.field;
    if (slot.form === DERIVED || extent !== undefined) {
      return extent?.(v) ?? [v.stop, v.stop];
    }
    return [v.s[k], v.s[k + 1]];
  }
}

/**
 * Compiles a table of fields, in the order of their bytes. Offsets inside the
 * message (compression pointers) count from its byte `origin`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Cursor, struct, u16, u8 } from "@pcapkit/core";
 *
 * interface Reading { sensor: number; battery: number }
 * const reading = struct<Reading>({ sensor: u16(), battery: u8({ unit: "%" }) });
 * const { face } = reading.readView(new Cursor(new Uint8Array([1, 2, 90])));
 * assertEquals(face.toJSON(), { sensor: 258, battery: 90 });
 * ```
 *
 * @throws {TypeError} when a name is reserved or a field does not begin on a byte boundary.
 */
export function struct<T extends object>(
  table: Table<T>,
  options: { readonly origin?: number } = {},
): Struct<T> {
  return new Struct(table, options.origin ?? 0);
}

/** Reads what is there of a fixed run that the bytes cut short. */
function shortRun(v: View, c: Cursor, run: Segment, p: number): never {
  const room = c.end - p;
  let i = 0;
  while (run.slots[i].behind <= room) i++;
  v.n += i;
  const message = `needs ${run.size} bytes, has ${room}`;
  const e = new Damage("short", p, message, run.size, room);
  e.field = run.slots[i].name;
  c.p = c.end;
  throw e;
}

/** Takes what is there of a span that the bytes cut short. */
function shortSpan(c: Cursor, n: number): never {
  const { p } = c, room = c.end - p;
  c.p = c.end;
  throw new Damage("short", p, `needs ${n} bytes, has ${room}`, n, room);
}

/** Keeps what the failing field of segment `k` had read. */
function keepValue(
  v: View,
  c: Cursor,
  e: Damage,
  k: number,
  segment: Segment,
): void {
  if (e.value !== undefined) {
    v.x[k] = e.value;
    v.n++;
    e.value = undefined;
  }
  if (e.field === "") e.field = segment.slots[0].name;
  if (c.p < v.s[k]) c.p = v.s[k];
}

/** The value of a slot that could be read. */
function valueOf(v: View, slot: Slot): unknown {
  const k = slot.segment;
  switch (slot.form) {
    case FIXED:
      return slot.get!(v.b, k === 0 ? v.p : v.s[k]);
    case SPAN:
      return v.b.subarray(v.s[k], v.s[k + 1]);
    case DERIVED:
      return slot.derive!(v);
    default:
      return v.x[k];
  }
}

/** A class with one getter for each slot. */
function faceClass(slots: readonly Slot[]): new (v: View) => Face {
  class TableFace extends Face {}
  slots.forEach((slot, i) => {
    const { get } = slot;
    Object.defineProperty(TableFace.prototype, slot.name, {
      enumerable: true,
      get: slot.form === FIXED && slot.segment === 0
        ? function (this: Face) {
          const v = this.$view;
          return i < v.n ? get!(v.b, v.p) : undefined;
        }
        : function (this: Face) {
          const v = this.$view;
          return i < v.n ? facesOf(valueOf(v, slot)) : undefined;
        },
    });
  });
  return TableFace;
}

/**
 * One object with one getter for each slot, over whatever view `aim` holds.
 * The getters are its prototype's: objects with getters of the same name but
 * not the same function cannot share a shape, and become slow to read.
 */
function probeOf(slots: readonly Slot[], aim: Aim): object {
  class Probe {}
  slots.forEach((slot, i) => {
    const { get } = slot;
    Object.defineProperty(Probe.prototype, slot.name, {
      enumerable: true,
      get: slot.form === FIXED && slot.segment === 0
        ? () => {
          const { v } = aim;
          return i < v.n ? get!(v.b, v.p) : undefined;
        }
        : () => i < aim.v.n ? facesOf(valueOf(aim.v, slot)) : undefined,
    });
  });
  return new Probe();
}

/** Writes what the value of a slot is called, for a list what its elements are. */
function writeLabel(v: View, slot: Slot, s: Sink): void {
  const names = slot.field.names!, value = valueOf(v, slot);
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
