import {
  Block,
  type Emitter,
  type Field,
  type Getter,
  Key,
  type Read,
  reader,
} from "./field.ts";
import type { View } from "./view.ts";

/** One field for each member of an interface: a missing or wrongly typed one does not compile. */
export type Table<T> = { readonly [K in keyof T]-?: Field<T[K]> };

/** Where a slot's value comes from. */
export const FIXED = 0, SPAN = 1, VALUE = 2, DERIVED = 3;
/** One of the four. */
export type Form = typeof FIXED | typeof SPAN | typeof VALUE | typeof DERIVED;

/** A field in its place in a table. All slots are of one shape. */
export interface Slot {
  /** The field's name. */
  readonly name: string;
  /** The field. */
  readonly field: Field<unknown>;
  /** Where its value comes from. */
  readonly form: Form;
  /** Which segment holds it. */
  readonly segment: number;
  /** Fixed: first byte in its segment. */
  readonly byte: number;
  /** Fixed: first byte behind it. */
  readonly behind: number;
  /** The name, ready to be written. */
  readonly key: Key;
  /** The name of its label. */
  readonly labelKey: Key | undefined;
  /** Fixed: reads the value. */
  readonly get: Getter<unknown> | undefined;
  /** Fixed: writes the value. */
  readonly emit: Emitter | undefined;
  /** Unsigned: the bytes that it lies in, at most four; 0: no unsigned number. */
  readonly width: number;
  /** Unsigned: how many bits of those bytes stand behind it. */
  readonly shift: number;
  /** Unsigned: its bits, once they are shifted. */
  readonly mask: number;
  /** Derived: works the value out. */
  readonly derive: ((h: View) => unknown) | undefined;
  /** Fixed: the byte that this slot is the first of. */
  block: Block | undefined;
}

/** A run of fixed slots, or one slot of another form. */
export interface Segment {
  /** Bytes of the run; 0 for other forms. */
  size: number;
  /** The slots. */
  readonly slots: Slot[];
  /** Variable: reads the value. */
  readonly read: Read<unknown> | undefined;
  /** Span: how many bytes. */
  readonly span: ((h: View, room: number) => number) | undefined;
}

/** Names that would hide what every face has. */
const RESERVED = new Set(["constructor", "toJSON", "__proto__"]);

/**
 * Refuses what can be no table, before anybody needs its layout.
 *
 * @throws {TypeError} when a name is reserved or a field does not begin on a byte boundary.
 */
export function checkTable<T extends object>(table: Table<T>): void {
  let bit = 0;
  for (const name in table) {
    if (name.startsWith("$") || RESERVED.has(name)) {
      throw new TypeError(`a field cannot be named ${name}`);
    }
    const { at, derive, bits } = table[name];
    if (at) bit += bits;
    else if (!derive && bit & 7) {
      throw new TypeError(`${name} begins inside a byte`);
    }
  }
  if (bit & 7) throw new TypeError("a table has whole bytes");
}

/**
 * A table with its fields in their places. It is made when it is first needed:
 * of the tables that there are, a run reads a few.
 */
export class Layout {
  /** The segments that the fields lie in. */
  readonly segments: readonly Segment[];
  /** The fields in their places. */
  readonly slots: readonly Slot[];
  /** Bytes of the leading run of fixed fields: enough to dispatch on. */
  readonly fixed: number;
  /** How many fields lie in the leading run. */
  readonly leading: number;
  /** Whether there are segments behind the leading run. */
  readonly several: boolean;

  /** Lays out a table that was checked. */
  constructor(table: Table<object>) {
    const segments = this.segments = layOut(table);
    this.slots = segments.flatMap((s) => s.slots);
    const lead = segments[0]?.size > 0 ? segments[0] : undefined;
    this.fixed = lead?.size ?? 0;
    this.leading = lead?.slots.length ?? 0;
    this.several = segments.length > (lead ? 1 : 0);
  }
}

/** Sorts the fields of a table into segments. */
function layOut(table: Table<object>): Segment[] {
  const segments: Segment[] = [];
  let run: Segment | undefined, bit = 0;
  for (const [name, f] of Object.entries(table)) {
    const field = f as Field<unknown>, { at, emit, read, span, derive } = field;
    if (run && !at && !derive) run = undefined;
    if (at && !run) {
      segments.push(
        run = { size: 0, slots: [], read: undefined, span: undefined },
      );
      bit = 0;
    }
    const byte = bit >> 3, rest = bit & 7;
    if (at) bit += field.bits;
    const behind = bit + 7 >> 3;
    // what outputs ask of every field comes first, to lie in one place in memory
    const slot: Slot = {
      form: at ? FIXED : derive ? DERIVED : span ? SPAN : VALUE,
      segment: run ? segments.length - 1 : segments.length,
      block: undefined,
      key: new Key(name),
      width: field.unsigned ? behind - byte : 0,
      byte,
      shift: behind * 8 - bit,
      mask: 2 ** field.bits - 1 | 0,
      emit: emit?.(byte, rest),
      derive,
      labelKey: field.names && new Key(name + "Label"),
      get: at?.(byte, rest),
      name,
      field,
      behind,
    };
    if (run) {
      run.size = bit + 7 >> 3;
      run.slots.push(slot);
    } else {
      const isValue = slot.form === VALUE;
      segments.push({
        size: 0,
        slots: [slot],
        read: isValue ? read ?? reader(field) : undefined,
        span,
      });
    }
  }
  for (const { slots } of segments) findBlocks(slots);
  return segments;
}

/** The unsigned number of a slot whose segment begins at `p`. */
export function readUnsigned(slot: Slot, b: Uint8Array, p: number): number {
  const { width, shift, mask } = slot, q = p + slot.byte;
  let x = b[q];
  if (width === 2) x = x << 8 | b[q + 1];
  else if (width === 4) {
    x = x << 24 | b[q + 1] << 16 | b[q + 2] << 8 | b[q + 3];
  } else if (width === 3) x = x << 16 | b[q + 1] << 8 | b[q + 2];
  return (x >>> shift & mask) >>> 0;
}

/** Marks the slots that begin a byte which neighbouring slots fill without a rest. */
function findBlocks(slots: readonly Slot[]): void {
  for (let i = 0; i < slots.length; i++) {
    let bits = 0, k = i;
    for (; k < slots.length && bits < 8; k++) {
      const { form, byte, field } = slots[k];
      if (form !== FIXED || byte !== slots[i].byte) break;
      bits += field.bits;
    }
    const byte = slots.slice(i, k);
    if (bits !== 8 || byte.some((s) => s.behind > s.byte + 1)) continue;
    slots[i].block = new Block(
      byte.map(({ key, emit }) => ({ key, emit: emit! })),
      slots[i].byte,
    );
    i = k - 1;
  }
}
