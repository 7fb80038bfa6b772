/** Types of ASN.1: their contents, and the elements with the tags that are their own: ITU-T X.690 §8.2 to §8.26, X.680 §8.6. */
import { berHead, context, universal } from "../bytes/ber.ts";
import type { Cursor } from "../bytes/cursor.ts";
import { toHex } from "../bytes/hex.ts";
import { formatOid } from "../bytes/oid.ts";
import { decodeLatin1, decodeText } from "../bytes/text.ts";
import { isoTime, parseIsoTime } from "../bytes/time.ts";
import { decodeUtf16 } from "../bytes/utf16.ts";
import { type BerField, type BerHint, element, elementByTag } from "./asn1.ts";
import { rest } from "./bytes.ts";
import type { Field, Hint, Read } from "./field.ts";

const BOOLEAN = universal(1), INTEGER = universal(2), BIT_STRING = universal(3);
const OCTET_STRING = universal(4), NULL = universal(5), OID = universal(6);
const ENUMERATED = universal(10), UTF8_STRING = universal(12);
const UTC_TIME = universal(23), GENERALIZED_TIME = universal(24);
const GENERAL_STRING = universal(27);
/** Tags of strings of characters by the bytes that each has: others have one. */
const LATIN1_STRING = 20, UNIVERSAL_STRING = 28, BMP_STRING = 30;
const TEXTS: ReadonlySet<number> = new Set(
  [12, 18, 19, 20, 21, 22, 25, 26, 27, 28, 30].map(universal),
);

/** Most octets of a whole number that is no plain number, and of a list of bits. */
const MAX_BIG = 64, MAX_BITS = 32;
/** How deep strings in pieces are followed. */
const MAX_PIECES = 8;

/** All bytes that remain as a whole number; of more than 53 bits: damaged. */
export function restInteger(
  hint: Hint & { readonly unsigned?: boolean } = {},
): Field<number> {
  const { unsigned = false, ...more } = hint;
  return {
    ...more,
    bits: 0,
    read(c) {
      const n = c.room, p = c.take(n), { b } = c;
      if (n === 0) c.malformed("number of 0 bytes");
      let x = unsigned || b[p] < 0x80 ? b[p] : b[p] - 0x100;
      for (let i = 1; i < n && Math.abs(x) <= Number.MAX_SAFE_INTEGER; i++) {
        x = x * 256 + b[p + i];
      }
      if (!Number.isSafeInteger(x)) c.malformed(`number of ${n} bytes`, p);
      return x;
    },
  };
}

/** All bytes that remain as a whole number of any size up to 512 bits. */
export function restBig(
  hint: Hint & { readonly unsigned?: boolean } = {},
): Field<bigint> {
  const { unsigned = false, ...more } = hint;
  return {
    ...more,
    bits: 0,
    read(c) {
      const n = c.room, p = c.take(n), { b } = c;
      if (n === 0 || n > MAX_BIG) c.malformed(`number of ${n} bytes`, p);
      let x = 0n;
      for (let i = 0; i < n; i++) x = x << 8n | BigInt(b[p + i]);
      return unsigned ? x : BigInt.asIntN(n * 8, x);
    },
  };
}

/** All bytes that remain as an object identifier. */
export function restOid(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      const n = c.room, p = c.take(n), text = formatOid(c.b, p, p + n);
      if (text === "" && n > 0) c.malformed("no object identifier", p);
      return text;
    },
  };
}

/** All bytes that remain as a truth value. */
export function restBoolean(hint: Hint = {}): Field<boolean> {
  return { ...hint, bits: 0, read: (c) => c.byte() !== 0 };
}

/** All bytes that remain as a string of bits; the first of them counts bits that mean nothing. */
export function restBits(hint: Hint = {}): Field<Uint8Array> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      c.take(1);
      const n = c.room, p = c.take(n);
      return c.b.subarray(p, p + n);
    },
  };
}

/** `YYYYMMDDhh[mm[ss[.fff]]](Z|+hhmm)`, of which the year has two or four digits. */
const TIME =
  /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(\d\d)?(?:[.,](\d{1,9})\d*)?(?:Z|([+-])(\d\d)(\d\d)?)?$/;

/** A time as X.680 §46 and §47 write it, in ISO 8601; empty: it is none. */
function timeText(text: string, isShort: boolean): string {
  const century = isShort ? "" : text.slice(0, 2);
  const m = text.slice(century.length).match(TIME);
  if (!m || !isShort && !/^\d\d$/.test(century)) return "";
  const [, y, month, day, hour, minute = "00", second = "00", fraction = ""] =
    m;
  // RFC 5280 §4.1.2.5.1: years of two digits lie between 1950 and 2049
  const year = (isShort ? Number(y) < 50 ? "20" : "19" : century) + y;
  const [sign, h, min = "00"] = m.slice(8);
  if (
    Number(month) < 1 || Number(month) > 12 || Number(day) < 1 ||
    Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59 ||
    Number(second) > 60
  ) return "";
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${
    fraction.padEnd(9, "0")
  }Z`;
  if (sign === undefined) return iso;
  const [s, ns] = parseIsoTime(iso)!;
  const offset = Number(h) * 3600 + Number(min) * 60;
  return isoTime(sign === "+" ? s - offset : s + offset, ns);
}

/** All bytes that remain as a time, in ISO 8601; `years`: digits of the year. */
export function restTime(years: 2 | 4, hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      const n = c.room, p = c.take(n);
      const text = timeText(decodeLatin1(c.b, p, p + n), years === 2);
      if (text === "") c.malformed("no time", p);
      return text;
    },
  };
}

/** Numbers of the bits that are set in all bytes that remain: X.680 §22. */
export function restNamedBits(hint: Hint = {}): Field<number[]> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      c.take(1);
      const n = c.room, p = c.take(n), out: number[] = [];
      if (n > MAX_BITS) c.malformed(`list of ${n * 8} bits`, p);
      for (let i = 0; i < n * 8; i++) {
        if (c.b[p + (i >> 3)] << (i & 7) & 0x80) out.push(i);
      }
      return out;
    },
  };
}

/** Collects the pieces of a string: X.690 §8.7.3, §8.21.4. */
function pieces(
  b: Uint8Array,
  p: number,
  end: number,
  depth: number,
  out: Uint8Array[],
): void {
  while (p < end) {
    const head = berHead(b, p, end);
    if (typeof head === "number" || depth === MAX_PIECES) return;
    const from = p + head.size;
    const to = head.length < 0 ? end : Math.min(end, from + head.length);
    if (head.constructed) pieces(b, from, to, depth + 1, out);
    else out.push(b.subarray(from, to));
    p = to;
  }
}

/** Reads a string with this tag, in one piece or several. */
function string<T>(
  tag: number,
  of: (b: Uint8Array, p: number, end: number) => T,
  hint: Hint,
): BerField<T> {
  const whole = element(tag, {
    bits: 0,
    read: (c) => {
      const n = c.room, p = c.take(n);
      return of(c.b, p, p + n);
    },
  }, hint);
  const joined = element(tag, {
    bits: 0,
    read: (c) => {
      const n = c.room, p = c.take(n), parts: Uint8Array[] = [];
      pieces(c.b, p, p + n, 0, parts);
      const out = new Uint8Array(parts.reduce((m, x) => m + x.length, 0));
      let at = 0;
      for (const x of parts) {
        out.set(x, at);
        at += x.length;
      }
      return of(out, 0, out.length);
    },
  }, hint);
  const CONSTRUCTED = 0x20;
  const read: Read<T> = (c, h) =>
    (c.room > 0 && c.peek() & CONSTRUCTED ? joined : whole).read!(c, h);
  return { ...hint, bits: 0, tags: [tag], read };
}

/** INTEGER; of `unsigned` the first bit is no sign, where senders leave out the zero byte. */
export function berInteger(
  hint: BerHint & { readonly unsigned?: boolean } = {},
): BerField<number> {
  const { unsigned = false, ...more } = hint;
  return element(hint.tag ?? INTEGER, restInteger({ unsigned }), more);
}
/** INTEGER that may be wide. */
export function berBigInteger(hint: BerHint = {}): BerField<bigint> {
  return element(hint.tag ?? INTEGER, restBig(), hint);
}
/** ENUMERATED. */
export function berEnumerated(hint: BerHint = {}): BerField<number> {
  return element(hint.tag ?? ENUMERATED, restInteger(), hint);
}
/** BOOLEAN. */
export function berBoolean(hint: BerHint = {}): BerField<boolean> {
  return element(hint.tag ?? BOOLEAN, restBoolean(), hint);
}
/** OBJECT IDENTIFIER. */
export function berOid(hint: BerHint = {}): BerField<string> {
  return element(hint.tag ?? OID, restOid(), hint);
}
/** NULL; its value is its contents, of which there are none. */
export function berNull(hint: BerHint = {}): BerField<Uint8Array> {
  return element(hint.tag ?? NULL, rest(), hint);
}
/** BIT STRING. */
export function berBits(hint: BerHint = {}): BerField<Uint8Array> {
  return element(hint.tag ?? BIT_STRING, restBits(), hint);
}
/** BIT STRING whose bits have names: the numbers of those that are set. */
export function berNamedBits(hint: BerHint = {}): BerField<number[]> {
  return element(hint.tag ?? BIT_STRING, restNamedBits(), hint);
}
/** OCTET STRING. */
export function berOctets(hint: BerHint = {}): BerField<Uint8Array> {
  return string(
    hint.tag ?? OCTET_STRING,
    (b, p, end) => b.subarray(p, end),
    hint,
  );
}
/** A string of characters in UTF-8 or ASCII: UTF8String unless a tag is given. */
export function berText(hint: BerHint = {}): BerField<string> {
  return string(hint.tag ?? UTF8_STRING, decodeText, hint);
}
/** OCTET STRING that holds text. */
export function octetText(hint: BerHint = {}): BerField<string> {
  return string(hint.tag ?? OCTET_STRING, decodeText, hint);
}
/** GeneralString. */
export function generalString(hint: BerHint = {}): BerField<string> {
  return string(hint.tag ?? GENERAL_STRING, decodeText, hint);
}
/** UTCTime, in ISO 8601. */
export function utcTime(hint: BerHint = {}): BerField<string> {
  return element(hint.tag ?? UTC_TIME, restTime(2), hint);
}
/** GeneralizedTime, in ISO 8601. */
export function generalizedTime(hint: BerHint = {}): BerField<string> {
  return element(hint.tag ?? GENERALIZED_TIME, restTime(4), hint);
}
/** `[number]` around an element: an EXPLICIT tag. */
export function explicit<T>(
  number: number,
  field: BerField<T>,
  hint: Hint = {},
): BerField<T> {
  return element(context(number), field, hint);
}

/** All characters that remain, of a string of one of the types that X.690 §8.23 lists. */
function characters(c: Cursor, tag: number): string {
  const n = c.room, p = c.take(n), end = p + n;
  switch (tag >>> 2) {
    case LATIN1_STRING:
      return decodeLatin1(c.b, p, end);
    case BMP_STRING:
      return decodeUtf16(c.b, p, end);
    case UNIVERSAL_STRING:
      return decodeUtf32(c.b, p, end);
    default:
      return decodeText(c.b, p, end);
  }
}

/** Characters of four bytes each. */
function decodeUtf32(b: Uint8Array, p: number, end: number): string {
  let s = "";
  for (; p + 4 <= end; p += 4) {
    const n = (b[p] << 24 | b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3]) >>> 0;
    s += n > 0x10ffff ? "\ufffd" : String.fromCodePoint(n);
  }
  return s;
}

/** A string of characters of any type; the value of another type in hexadecimal, as RFC 4514 §2.4 writes it: `#0402ab`. */
export function anyText(hint: Hint = {}): BerField<string> {
  return elementByTag((c, tag, from) => {
    if (TEXTS.has(tag)) return characters(c, tag);
    c.take(c.room);
    return "#" + toHex(c.b, from, c.p);
  }, hint);
}
