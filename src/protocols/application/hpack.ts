/** Header compression of HTTP/2: RFC 7541. */
import { Huffman } from "../../bytes/huffman.ts";
import { type Cursor, Damage } from "../../bytes/cursor.ts";
import { decodeText } from "../../bytes/text.ts";
import {
  type Field,
  listToEnd,
  type Struct,
  struct,
  type View,
} from "../../fields/mod.ts";
import { HPACK_REPRESENTATION, HPACK_STATIC } from "../../names/http2.ts";

/** A field of a header block, as it was written. */
export interface HPACKField {
  /** How it is written. */
  representation: number;
  /** Index into the tables; 0: the name is written out. */
  index?: number;
  /** Name; absent: it stands in a dynamic table that is not known. */
  name?: string;
  /** Value; absent likewise. */
  value?: string;
  /** New size of the dynamic table, in bytes. */
  tableSize?: number;
}

/** Entries of a dynamic table, the newest first; it is not changed, but replaced. */
export interface HPACKTable {
  /** Names and values; `undefined` for what is not known. */
  readonly entries: readonly HPACKEntry[];
  /** Most bytes of them. */
  readonly maximum: number;
}
/** One entry; what it counts is absent in the static table. */
export type HPACKEntry = readonly [name: string, value: string, size?: number];

/** Bytes of a dynamic table, unless the sender says otherwise: §4.2, RFC 9113 §6.5.2. */
const DEFAULT_SIZE = 4096, MAX_SIZE = 1 << 16;
/** What an entry counts beside its name and value: §4.1. */
const ENTRY = 32;
/** Most characters that come out of one block. */
export const MAX_HPACK_TEXT = 1 << 18;

/** A table before the first block. */
export const EMPTY_HPACK: HPACKTable = { entries: [], maximum: DEFAULT_SIZE };

const utf8 = new TextEncoder();
const sizeOf = (name: string, value: string) =>
  utf8.encode(name).length + utf8.encode(value).length + ENTRY;

/** The table with as many of its newest entries as have room. */
function evicted(entries: readonly HPACKEntry[], maximum: number): HPACKTable {
  let size = 0, n = 0;
  while (n < entries.length && (size += entries[n][2]!) <= maximum) n++;
  return { entries: entries.slice(0, n), maximum };
}

/** Reads the blocks of one sender. */
export class HPACKDecoder {
  /** Characters that have come out. */
  private text = 0;
  private readonly huffman: Huffman = new Huffman();

  /** Begins with a table; `undefined`: what it holds is not known. */
  constructor(public table: HPACKTable | undefined) {}

  /** Name and value at an index: §2.3.3. */
  at(index: number, c: Cursor): HPACKEntry | undefined {
    if (index <= HPACK_STATIC.length) return HPACK_STATIC[index - 1];
    const { table } = this;
    if (table === undefined) return undefined;
    const entry = table.entries[index - HPACK_STATIC.length - 1];
    return entry ?? c.malformed(`no entry ${index} in the table`);
  }

  /** Adds an entry: §4.4. */
  add(entry: HPACKEntry): void {
    const { table } = this;
    if (table !== undefined) {
      this.table = evicted([entry, ...table.entries], table.maximum);
    }
  }

  /** Changes the size of the table: §4.3. */
  resize(maximum: number, c: Cursor): void {
    if (maximum > MAX_SIZE) c.limit(`a table of ${maximum} bytes`);
    // an empty table is known, whatever it held
    const entries = this.table?.entries ?? (maximum === 0 ? [] : undefined);
    if (entries !== undefined) this.table = evicted(entries, maximum);
  }

  /** Counts what comes out. */
  count(s: string, c: Cursor): string {
    this.text += s.length;
    if (this.text > MAX_HPACK_TEXT) {
      c.limit(`over ${MAX_HPACK_TEXT} characters of header fields`);
    }
    return s;
  }

  /** Takes a string: §5.2. */
  string(c: Cursor): string {
    const isCoded = c.peek() >= 0x80, at = c.p, n = takeInteger(c, 7);
    const p = c.take(n);
    const s = isCoded
      ? this.huffman.decode(c.b, p, p + n)
      : decodeText(c.b, p, p + n);
    return s ?? c.malformed("no Huffman code", at);
  }
}

/** Takes an integer whose first byte has `bits` bits of it: §5.1. */
function takeInteger(c: Cursor, bits: number): number {
  const max = 2 ** bits - 1, at = c.p;
  let n = c.byte() & max;
  if (n < max) return n;
  for (let unit = 1;; unit *= 128) {
    const x = c.byte();
    n += (x & 0x7f) * unit;
    if (n > 2 ** 31) c.malformed("integer is over 2^31", at);
    if (x < 0x80) return n;
  }
}

/** How a field is written, by its first bits: §6. */
const WITHOUT = 0, NEVER = 1, RESIZE = 2, INCREMENTAL = 3, INDEXED = 4;
/** Bits of the index, by that. */
const BITS = [4, 4, 5, 6, 7];
function representationOf(first: number): number {
  if (first >= 0x80) return INDEXED;
  if (first >= 0x40) return INCREMENTAL;
  if (first >= 0x20) return RESIZE;
  return first >= 0x10 ? NEVER : WITHOUT;
}

const decoderOf = (c: Cursor) => c.context as HPACKDecoder;
const fieldOf = (h: View) => h.struct.probe(h) as HPACKField;

/** A field at the cursor, whose `context` is the decoder. */
const field: Struct<HPACKField> = struct<HPACKField>({
  representation: {
    bits: 0,
    names: HPACK_REPRESENTATION,
    read: (c) => representationOf(c.peek()),
  },
  index: {
    bits: 0,
    read(c, h) {
      const { representation } = fieldOf(h);
      if (representation === RESIZE) return undefined;
      const p = c.p, n = takeInteger(c, BITS[representation]);
      if (n === 0 && representation === INDEXED) c.malformed("index is 0", p);
      return n;
    },
  },
  name: {
    bits: 0,
    alias: "http2.header.name",
    read(c, h) {
      const { index } = fieldOf(h), d = decoderOf(c);
      if (index === undefined) return undefined;
      const name = index > 0 ? d.at(index, c)?.[0] : d.string(c);
      return name && d.count(name, c);
    },
  },
  value: {
    bits: 0,
    alias: "http2.header.value",
    read(c, h) {
      const { index, representation, name } = fieldOf(h), d = decoderOf(c);
      if (index === undefined) return undefined;
      const value = representation === INDEXED
        ? d.at(index, c)?.[1]
        : d.string(c);
      if (value === undefined) return undefined;
      if (representation === INCREMENTAL) {
        if (name === undefined) d.table = undefined;
        else d.add([name, value, sizeOf(name, value)]);
      }
      return d.count(value, c);
    },
  },
  tableSize: {
    bits: 0,
    alias: "http2.header_table_size_update.header_table_size",
    unit: "bytes",
    read(c, h) {
      if (fieldOf(h).representation !== RESIZE) return undefined;
      const n = takeInteger(c, BITS[RESIZE]);
      decoderOf(c).resize(n, c);
      return n;
    },
  },
});
const fields = listToEnd(field);

/** The fields of a block up to the end of the area; `tableOf` gives the table that it begins with. */
export function hpackBlock(
  tableOf: (h: View) => HPACKTable | undefined,
): Field<HPACKField[]> {
  return {
    bits: 0,
    of: field,
    inside: [field],
    read(c, h) {
      const before = c.context;
      c.context = new HPACKDecoder(tableOf(h));
      try {
        return fields.read!(c, h);
      } finally {
        c.context = before;
      }
    },
  };
}

/** Reads a block for what it does to the table; `undefined`: the block is damaged. */
export function afterBlock(
  table: HPACKTable | undefined,
  c: Cursor,
): HPACKTable | undefined {
  const d = new HPACKDecoder(table);
  c.context = d;
  try {
    while (c.p < c.end) field.readView(c);
  } catch (e) {
    if (e instanceof Damage) return undefined;
    throw e;
  }
  return d.table;
}

/** The value of the first field of a name. */
export function hpackValue(
  fields: readonly HPACKField[] | undefined,
  name: string,
): string | undefined {
  return fields?.find((f) => f.name === name)?.value;
}
