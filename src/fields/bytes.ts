/** Runs of bytes, plain and as text. */
import { decodeLatin1, decodeText } from "../bytes/text.ts";
import type { Cursor } from "../bytes/cursor.ts";
import type { Field, Hint } from "./field.ts";
import type { View } from "./view.ts";

/** How many bytes: a number, or worked out from the table so far. */
export type Size<H> = number | ((h: H) => number);

/** A size as a function of the table so far; never negative. */
export function sizeOf<H>(size: Size<H>): (h: View) => number {
  return typeof size === "number"
    ? () => size
    : (h) => Math.max(0, size(h.struct.probe(h) as H));
}

/** Plain bytes; nothing is copied until somebody asks for them. */
export function bytes<H>(size: Size<H>, hint: Hint = {}): Field<Uint8Array> {
  return { ...hint, bits: 0, span: sizeOf(size) };
}

/** A known number of bytes in a run of fixed fields. */
export function octets(n: number, hint: Hint = {}): Field<Uint8Array> {
  return {
    ...hint,
    bits: n * 8,
    at: (o) => (b, p) => b.subarray(p + o, p + o + n),
    emit: (o) => (b, p, s) => s.bytes(b, p + o, p + o + n),
  };
}

/** All bytes that remain. */
export function rest(hint: Hint = {}): Field<Uint8Array> {
  return { ...hint, bits: 0, span: (_h, room) => room };
}

/** All bytes that remain, absent where there are none. */
export function padding(hint: Hint = {}): Field<Uint8Array> {
  return {
    ...hint,
    bits: 0,
    kind: "bytes",
    read(c: Cursor) {
      const n = c.room, p = c.take(n);
      return n > 0 ? c.b.subarray(p, p + n) : undefined;
    },
  };
}

/** Text of a known number of bytes: UTF-8, or ISO 8859-1 where the protocol says so. */
export function text<H>(
  size: Size<H>,
  hint: Hint & { readonly latin1?: boolean } = {},
): Field<string> {
  const n = sizeOf(size), decode = hint.latin1 ? decodeLatin1 : decodeText;
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read(c, h) {
      const k = n(h), p = c.take(k);
      return decode(c.b, p, p + k);
    },
  };
}

/** Text of all bytes that remain. */
export function restText(
  hint: Hint & { readonly latin1?: boolean } = {},
): Field<string> {
  const decode = hint.latin1 ? decodeLatin1 : decodeText;
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read(c) {
      const k = c.room, p = c.take(k);
      return decode(c.b, p, p + k);
    },
  };
}

/** Text in a field of `size` bytes that ends at the first NUL, if there is one. */
export function paddedText<H>(size: Size<H>, hint: Hint = {}): Field<string> {
  const n = sizeOf(size);
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read(c, h) {
      const k = n(h), p = c.take(k), nul = c.b.subarray(p, p + k).indexOf(0);
      return decodeText(c.b, p, nul < 0 ? p + k : p + nul);
    },
  };
}

/** Text up to a NUL, which is passed over. */
export function zeroText(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read(c) {
      const p = c.p, nul = c.indexOf(0);
      if (nul < 0) c.need(c.room + 1);
      c.take(nul + 1 - p);
      return decodeText(c.b, p, nul);
    },
  };
}
