/** Elements of ASN.1 in the Basic and Distinguished Encoding Rules: ITU-T X.690 (02/2021) §8. */
import {
  berExtent,
  type BerHead,
  berHead,
  tagNumber,
  tagText,
  universal,
} from "../bytes/ber.ts";
import type { Cursor } from "../bytes/cursor.ts";
import { around, confined, listToEnd } from "./compose.ts";
import { type Field, type Hint, type Read, reader } from "./field.ts";
import type { View } from "./view.ts";

/** A field that is an element: its tag tells whether it is there. */
export interface BerField<T> extends Field<T> {
  /** The tags that it may have; none: any. */
  readonly tags: readonly number[];
}

/** What an element is, beside its contents. */
export interface BerHint extends Hint {
  /** Its tag, where it is not the one of its type: see `context` and `application`. */
  readonly tag?: number;
}

const SEQUENCE = universal(16), SET = universal(17);
const END_OF_CONTENTS = 2;
/** How deep tables inside tables may stand that hold others of their kind. */
const MAX_NESTING = 32;

/** Takes identifier and length. */
function takeHead(c: Cursor): BerHead {
  const head = berHead(c.b, c.p, c.end);
  if (typeof head === "number") {
    c.need(head);
    c.malformed("no element of ASN.1");
  }
  c.p += head.size;
  return head;
}

/** Bytes of the contents at the cursor, without what ends them. */
function contentSize(c: Cursor, head: BerHead): number {
  if (head.length >= 0) return head.length;
  const n = berExtent(c.b, c.p - head.size, c.end);
  if (n < 0) c.malformed("contents without an end");
  return n - head.size - END_OF_CONTENTS;
}

/** Reads the contents behind a head, and what ends them. */
function contents<T>(
  c: Cursor,
  h: View,
  head: BerHead,
  one: Read<T>,
): T | undefined {
  const value = confined(c, h, contentSize(c, head), one);
  if (head.length < 0) c.take(END_OF_CONTENTS);
  return value;
}

/** The tag of the element at the cursor; -1: there is none. */
export function peekTag(c: Cursor): number {
  const head = c.p < c.end ? berHead(c.b, c.p, c.end) : -1;
  return typeof head === "number" ? -1 : head.tag;
}

/**
 * An element with this tag around a field: its type's own, or another
 * (`IMPLICIT`); around a field that is an element itself, a tag of its own
 * (`EXPLICIT`). What goes wrong inside ends the element alone; bytes that the
 * field leaves are noted.
 */
export function element<T>(
  tag: number,
  content: Field<T>,
  hint: Hint = {},
): BerField<T> {
  const one = reader(content), { of } = content;
  return {
    ...around(content),
    ...hint,
    ...(of && { of }),
    bits: 0,
    tags: [tag],
    read(c, h) {
      const { p } = c, head = takeHead(c);
      if (head.tag !== tag) {
        c.p = p;
        c.malformed(`${tagText(head.tag)} in place of ${tagText(tag)}`);
      }
      return contents(c, h, head, one);
    },
  };
}

/** An element with any tag around a field. */
export function anyElement<T>(
  content: Field<T>,
  hint: Hint = {},
): BerField<T> {
  const one = reader(content), { of } = content;
  return {
    ...around(content),
    ...hint,
    ...(of && { of }),
    bits: 0,
    tags: [],
    read: (c, h) => contents(c, h, takeHead(c), one),
  };
}

/** An element with any tag, whose contents are read by it; `from` is where the element begins. */
export function elementByTag<T>(
  content: (c: Cursor, tag: number, from: number) => T,
  hint: Hint = {},
): BerField<T> {
  return {
    ...hint,
    bits: 0,
    tags: [],
    read(c, h) {
      const { p } = c, head = takeHead(c);
      return contents(c, h, head, () => content(c, head.tag, p));
    },
  };
}

/** An element as it stands, with its tag and its length. */
export function wholeElement(hint: Hint = {}): BerField<Uint8Array> {
  return {
    ...hint,
    bits: 0,
    tags: [],
    read(c) {
      const n = berExtent(c.b, c.p, c.end);
      if (n < 0) c.malformed("no element of ASN.1");
      const p = c.take(n);
      return c.b.subarray(p, p + n);
    },
  };
}

/** The fields of a table, one after another. */
export function sequence<T>(
  table: Field<T>,
  hint: BerHint = {},
): BerField<T> {
  return element(hint.tag ?? SEQUENCE, table, hint);
}

/** Any number of elements of one kind. */
export function sequenceOf<T>(
  of: Field<T>,
  hint: BerHint = {},
): BerField<T[]> {
  return element(hint.tag ?? SEQUENCE, listToEnd(of), hint);
}

/** Any number of elements of one kind, whose order means nothing. */
export function setOf<T>(of: Field<T>, hint: BerHint = {}): BerField<T[]> {
  return element(hint.tag ?? SET, listToEnd(of), hint);
}

/** An element that is there when the tag at the cursor is its own. */
export function optional<T>(field: BerField<T>): BerField<T> {
  const one = reader(field), { of, tags } = field;
  return {
    ...around(field),
    ...(of && { of }),
    bits: 0,
    tags,
    read(c, h) {
      if (c.p >= c.end) return undefined;
      return tags.length === 0 || tags.includes(peekTag(c))
        ? one(c, h)
        : undefined;
    },
  };
}

/** One of several elements: the tag tells which. `other` reads what has none of the tags. */
export function oneTagOf<T>(
  cases: readonly BerField<T>[],
  other?: Field<T>,
  hint: Hint = {},
): BerField<T> {
  const known = new Map<number, Read<T>>();
  for (const field of cases) {
    for (const tag of field.tags) known.set(tag, reader(field));
  }
  const fallback = other && reader(other);
  return {
    ...hint,
    inside: other ? [...cases, other] : cases,
    bits: 0,
    tags: other ? [] : [...known.keys()],
    read(c, h) {
      const one = known.get(peekTag(c)) ?? fallback;
      if (one !== undefined) return one(c, h);
      return c.malformed(`unexpected ${tagText(takeHead(c).tag)}`);
    },
  };
}

/**
 * An element whose table reads the tag itself, with `tagHead`, to say which of
 * several it is. Without `tags` it may have any.
 */
export function tagged<T>(
  table: Field<T>,
  ...tags: readonly number[]
): BerField<T> {
  const one = reader(table);
  return {
    ...around(table),
    bits: 0,
    tags,
    read(c, h) {
      const head = berHead(c.b, c.p, c.end), n = berExtent(c.b, c.p, c.end);
      if (n < 0) c.malformed("no element of ASN.1");
      const tail = typeof head === "number" || head.length >= 0
        ? 0
        : END_OF_CONTENTS;
      const value = confined(c, h, n - tail, one);
      c.take(tail);
      return value;
    },
  };
}

/** Ends the area that is read behind the contents of the element whose head it takes. */
function enter(c: Cursor): BerHead {
  const head = takeHead(c);
  if (head.length >= 0 && head.length < c.room) c.end = c.p + head.length;
  return head;
}

/** Identifier and length of the table around it, which is `tagged` or a whole message; the value is the tag's number. */
export function tagHead(hint: Hint = {}): Field<number> {
  return { ...hint, bits: 0, read: (c) => tagNumber(enter(c).tag) };
}

/** Identifier and length of the table around it, which is a whole message; the value is the length. */
export function messageHead(tag: number, hint: Hint = {}): Field<number> {
  return {
    unit: "bytes",
    ...hint,
    bits: 0,
    read(c) {
      const { p } = c, head = enter(c);
      if (head.tag !== tag) {
        c.malformed(`${tagText(head.tag)} in place of ${tagText(tag)}`, p);
      }
      return head.length < 0 ? c.room : head.length;
    },
  };
}

/** The identifier octet of the element that follows, which another field reads. */
export function peekIdentifier(hint: Hint = {}): Field<number> {
  return {
    ...hint,
    bits: 0,
    read: (c) => c.peek(),
  };
}

/** A table that may hold others of its kind: made when it is read, and to a bounded depth. */
export function recursive<T>(
  tags: readonly number[],
  field: () => Field<T>,
): BerField<T> {
  let one: Read<T> | undefined;
  return {
    bits: 0,
    tags,
    read(c, h) {
      let depth = 0;
      for (let v: View | undefined = h; v !== undefined; v = v.up) depth++;
      if (depth > MAX_NESTING) c.limit(`more than ${MAX_NESTING} levels`);
      return (one ??= reader(field()))(c, h);
    },
  };
}
