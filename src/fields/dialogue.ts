/** Fields of protocols in which commands and replies are lines of text: RFC 959 §4, RFC 5321 §2.3.8, RFC 1939 §3, RFC 3977 §3. */
import type { Cursor } from "../bytes/cursor.ts";
import { decodeLatin1 } from "../bytes/text.ts";
import {
  around,
  confined,
  derived,
  listToEnd,
  listWhile,
  when,
} from "./compose.ts";
import { type Field, type Hint, reader } from "./field.ts";
import { type LineHint, lineText } from "./lines.ts";
import { listUntil } from "./list_until.ts";

/** Longest line that is read, in bytes. */
export const MAX_TEXT_LINE = 65536;
/** Most header fields of a message in text. */
export const MAX_TEXT_HEADERS = 10000;

const TAB = 9, LF = 10, CR = 13, SP = 32, HYPHEN = 45, DOT = 46, COLON = 58;
const DEL = 127;

/** Whether `x` is an ASCII digit. */
export const isDigit = (x: number): boolean => x >= 48 && x <= 57;
/** Whether `x` is an ASCII letter. */
export const isLetter = (x: number): boolean =>
  (x | 32) >= 97 && (x | 32) <= 122;

/** Bytes that are looked at to tell text from what is none. */
const GLANCE = 64;

/** Whether `b[p..end)` begins with a line of text, as far as a glance tells: no control characters but tabs and line ends. */
export function isTextLine(b: Uint8Array, p: number, end: number): boolean {
  const stop = Math.min(end, p + GLANCE);
  for (; p < stop && b[p] !== LF; p++) {
    if (b[p] < SP && b[p] !== TAB && b[p] !== CR || b[p] === DEL) return false;
  }
  return true;
}

/** Whether a reply begins at `p`: three digits, and a space, a hyphen or the line's end. */
export function isReply(b: Uint8Array, p: number, end: number): boolean {
  return end - p > 3 && isDigit(b[p]) && isDigit(b[p + 1]) &&
    isDigit(b[p + 2]) &&
    (b[p + 3] === SP || b[p + 3] === HYPHEN || b[p + 3] === CR ||
      b[p + 3] === LF);
}

/** A field that is there when `is` finds it at the cursor; at the end there is nothing to find. */
export function where<T>(
  is: (b: Uint8Array, p: number, end: number) => boolean,
  field: Field<T>,
): Field<T> {
  const one = reader(field);
  return {
    ...around(field),
    bits: 0,
    read: (c, h) => c.room > 0 && is(c.b, c.p, c.end) ? one(c, h) : undefined,
  };
}

/** Three digits. */
export function replyCode(hint: Hint = {}): Field<number> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      const p = c.take(3), code = decodeLatin1(c.b, p, p + 3);
      if (!/^[0-9]{3}$/.test(code)) c.malformed("reply code is no number", p);
      return Number(code);
    },
  };
}

/** Whether more lines follow: a hyphen behind the code instead of a space. Either is passed over. */
export const replyMore: Field<boolean> = {
  bits: 0,
  read(c) {
    const x = c.peek(), more = x === HYPHEN;
    if (more || x === SP) c.take(1);
    return more;
  },
};

/** The lines behind the first of a reply, as they are, up to one with a code that no hyphen follows; absent unless `more` is said. */
export function replyLines<H extends { readonly more: boolean }>(
  hint: LineHint = {},
): Field<string[]> {
  return when(
    (h: H) => h.more,
    listUntil(
      lineText({ limit: MAX_TEXT_LINE, ...hint }),
      (line) => /^[0-9]{3}( |$)/.test(line),
      hint,
    ),
  );
}

/** Whether the line before the cursor is one of a reply that goes on. */
function goesOn(c: Cursor): boolean {
  let p = c.p - 1;
  while (p > c.base && c.b[p - 1] !== LF) p--;
  return !isReply(c.b, p, c.p) || c.b[p + 3] === HYPHEN;
}

/** Text of the lines behind the first of a reply, where each begins with the code: RFC 5321 §4.2.1; absent unless `more` is said. */
export function replyTexts<H extends { readonly more: boolean }>(
  hint: LineHint = {},
): Field<string[]> {
  const whole = lineText({ limit: MAX_TEXT_LINE, ...hint });
  const one: Field<string> = {
    bits: 0,
    read: (c, h) => whole.read!(c, h)!.replace(/^[0-9]{3}([ -]|$)/, ""),
  };
  return when((h: H) => h.more, listWhile(one, goesOn, hint));
}

/** What is left of a line; absent where nothing is. The line's end is passed over. */
export function restOfLine(hint: LineHint = {}): Field<string> {
  const text = lineText({ limit: MAX_TEXT_LINE, ...hint });
  return { ...text, read: (c, h) => text.read!(c, h) || undefined };
}

/** Where the line begins that is a dot alone, in `b[p..end)`; -1: there is none. */
export function dotLine(b: Uint8Array, p: number, end: number): number {
  while (p < end) {
    const lf = b.subarray(p, end).indexOf(LF);
    if (lf < 0) return -1;
    if (b[p] === DOT && (lf === 1 || lf === 2 && b[p + 1] === CR)) return p;
    p += lf + 1;
  }
  return -1;
}

/** Lines that are looked at to tell header fields from other text. */
const HEADS = 32;

/** Whether header fields begin at `p`: each line is one, or goes on with one, up to an empty line, as far as a glance tells. */
export function isHeaders(b: Uint8Array, p: number, end: number): boolean {
  for (let n = 0; n < HEADS; n++) {
    if (n > 0 && (p >= end || b[p] === LF || b[p] === CR)) return true;
    const from = p;
    if (n === 0 || b[p] !== SP && b[p] !== TAB) {
      while (p < end && b[p] > SP && b[p] < DEL && b[p] !== COLON) p++;
      if (p === from || p < end && b[p] !== COLON) return false;
      if (p === end) return n > 0;
    }
    while (p < end && b[p] !== LF) p++;
    p++;
  }
  return true;
}

const plainLine = lineText({ limit: MAX_TEXT_LINE });

/** A line without the dot that was put before its own; the last of a segment need not end there. */
const blockLine: Field<string> = {
  bits: 0,
  read(c, h) {
    const line = c.indexOf(LF) < 0
      ? decodeLatin1(c.b, c.take(c.room), c.p)
      : plainLine.read!(c, h)!;
    return line.startsWith("..") ? line.slice(1) : line;
  },
};
const blockLines = listToEnd(blockLine).read!;

/** Lines up to one that is a dot alone, which is passed over, or all that there are: RFC 5321 §4.5.2, RFC 1939 §3. */
export function linesToDot(hint: Hint = {}): Field<string[]> {
  return {
    ...hint,
    of: blockLine,
    bits: 0,
    read(c, h) {
      const at = dotLine(c.b, c.p, c.end);
      const lines = confined(c, h, (at < 0 ? c.end : at) - c.p, blockLines);
      if (at >= 0) c.take(c.b[c.p + 1] === CR ? 3 : 2);
      return lines;
    },
  };
}

/** Bytes of the payload without what stands behind it; absent where there is none, and outside a frame. */
export function contentSize(hint: Hint = {}): Field<number> {
  return derived((_h: object, { site, layer, stop }) => {
    const n = site === undefined ? 0 : site.contentEnd(layer) - stop;
    return n > 0 ? n : undefined;
  }, { unit: "bytes", ...hint });
}
