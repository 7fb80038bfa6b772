import type { Cursor } from "../bytes/cursor.ts";
import { Chunk } from "../bytes/writer.ts";
import type { Names } from "../names/names.ts";
import type { View } from "./view.ts";

/** What rides on a field beside its bytes. */
export interface Hint {
  /** What the values are called. */
  readonly names?: Names | ((value: number, h: never) => string | undefined);
  /** People read this number in hexadecimal. */
  readonly hex?: boolean;
  /** Unit of the value: `"s"`, `"ms"`, `"bytes"`. */
  readonly unit?: string;
  /** How many of `unit` one of the value stands for: 4 where a length counts 32-bit words. */
  readonly scale?: number;
  /** The display filter name of the same field in Wireshark. */
  readonly alias?: string;
  /** How many of Wireshark's units one of the value stands for, where it counts otherwise. */
  readonly aliasScale?: number;
}

/** What a field holds. */
export type Kind =
  | "number"
  | "bigint"
  | "boolean"
  | "string"
  | "bytes"
  | "list"
  | "table"
  | "unknown";

const utf8 = new TextEncoder();

/** A field's name, in the forms in which outputs write it. */
export class Key {
  private made: Chunk | undefined = undefined;
  /** Makes the key of a field. */
  constructor(readonly name: string) {}

  /** `,"name":` in UTF-8; made when it is asked for, because most keys of most tables never are. */
  get json(): Chunk {
    return this.made ??= new Chunk(
      utf8.encode(`,${JSON.stringify(this.name)}:`),
    );
  }
}

/** Fields that fill one byte together, so that 256 texts are all they can become. */
export class Block {
  /** What a sink has made of each value of the byte. */
  readonly made: (Chunk | undefined)[] = [];
  /** The fields of the byte at offset `byte` of their table. */
  constructor(
    readonly fields: { readonly key: Key; readonly emit: Emitter }[],
    readonly byte: number,
  ) {}
}

/**
 * Where the values of a table go. Objects, JSON bytes and property lists are
 * sinks; a table writes itself into any of them, in the order of its fields.
 */
export interface Sink {
  /** Whether `<field>Label` is wanted beside each field that has names. */
  readonly labels: boolean;
  /** Takes the fields of one byte at once; absent: they come one by one. */
  block?(block: Block, value: number): void;
  /** Begins an object. */
  begin(): void;
  /** Ends an object. */
  end(): void;
  /** Begins a list. */
  beginList(): void;
  /** Comes before each element of a list. */
  item(): void;
  /** Ends a list. */
  endList(): void;
  /** Comes before the value of a field. */
  key(key: Key): void;
  /** A number. */
  number(v: number): void;
  /** A whole number that may be beyond 2^53. */
  big(v: bigint): void;
  /** A truth value. */
  flag(v: boolean): void;
  /** Text. */
  text(v: string): void;
  /** Bytes. */
  bytes(b: Uint8Array, p: number, end: number): void;
  /** The MAC address at `p`. */
  mac(b: Uint8Array, p: number): void;
  /** The IPv4 address at `p`. */
  ipv4(b: Uint8Array, p: number): void;
  /** The IPv6 address at `p`. */
  ipv6(b: Uint8Array, p: number): void;
}

/** Reads the value of a field of fixed width whose table begins at `p`. */
export type Getter<T> = (b: Uint8Array, p: number) => T;

/** Writes the value of a field of fixed width whose table begins at `p`. */
export type Emitter = (b: Uint8Array, p: number, s: Sink) => void;

/** Reads a value at the cursor and moves it; `undefined`: there is none. Throws `Damage`. */
export type Read<T> = (c: Cursor, h: View) => T | undefined;

/**
 * One field type: how its bytes are read, and what a person calls its values.
 * A field has one of four forms:
 *
 * - fixed: `bits` wide, read `at` a place that is known when the table is made;
 * - variable: `read` at the cursor, once, when the table is laid out;
 * - span: plain bytes, of which only the size is computed until they are asked for;
 * - derived: no bytes of its own, worked out from the others when asked for.
 */
export interface Field<T> extends Hint {
  /** Fixed width in bits; 0: the width depends on the data. */
  readonly bits: number;
  /** Fixed: a reader for one byte and bit offset in the table. */
  readonly at?: (byte: number, bit: number) => Getter<T>;
  /** Fixed: writes the value to a sink without making it first. */
  readonly emit?: (byte: number, bit: number) => Emitter;
  /** Fixed: the value is the number that the bits make, the first of them the highest; tables read such themselves. */
  readonly unsigned?: boolean;
  /** What it holds, where its form does not tell. */
  readonly kind?: Kind;
  /** Variable: reads at the cursor; `h` is the table so far. */
  readonly read?: Read<T>;
  /** Span: how many bytes, given the table so far and the bytes that remain. */
  readonly span?: (h: View, room: number) => number;
  /** Derived: works the value out; `undefined`: it cannot be known. */
  readonly derive?: (h: View) => T | undefined;
  /** The bytes that the value stands for, where they are not those it was read from. */
  readonly extent?: (h: View) => readonly [number, number] | undefined;
  /** List: the field of its elements. */
  readonly of?: Field<unknown>;
  /** The fields and tables that its values are made of, for names to be looked up. */
  readonly inside?: readonly Field<unknown>[];
}

/** A way to read the field at the cursor, whatever its form. */
export function reader<T>(field: Field<T>): Read<T> {
  const { at, read, span } = field;
  if (read) return read;
  if (at) {
    const get = at(0, 0), n = field.bits >> 3;
    if (n << 3 !== field.bits) {
      throw new TypeError("a field read at the cursor has whole bytes");
    }
    return (c) => get(c.b, c.take(n)) as T;
  }
  if (span) {
    return (c, h) => {
      const n = Math.max(0, span(h, c.end - c.p)), p = c.take(n);
      return c.b.subarray(p, p + n) as T;
    };
  }
  throw new TypeError("a derived field has no bytes to read");
}

/** The label of a value of a field that has names. */
export function labelOf(
  names: NonNullable<Hint["names"]>,
  value: unknown,
  h: View,
): string | undefined {
  if (typeof value !== "number") return undefined;
  return typeof names === "function"
    ? names(value, h.struct.probe(h) as never)
    : names[value];
}
