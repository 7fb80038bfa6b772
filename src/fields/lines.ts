/** Fields of protocols whose messages are lines of text. */
import type { Cursor } from "../bytes/cursor.ts";
import { decodeLatin1, decodeText } from "../bytes/text.ts";
import type { Field, Hint } from "./field.ts";

const TAB = 9, LF = 10, CR = 13, SP = 32;

/** How text of lines is read. */
export interface LineHint extends Hint {
  /** ISO 8859-1 instead of UTF-8. */
  readonly latin1?: boolean;
  /** Most bytes of a line: a longer one is not read. */
  readonly limit?: number;
}

/** Where `value` stands in `b[p..end)`, or -1. */
function indexIn(b: Uint8Array, p: number, end: number, value: number): number {
  for (; p < end; p++) if (b[p] === value) return p;
  return -1;
}

/**
 * Where the line at the cursor ends: the position of its line feed. A line
 * that the bytes cut short is damage, and so is one of over `limit` bytes.
 */
export function lineEnd(c: Cursor, limit: number = Infinity): number {
  const lf = indexIn(c.b, c.p, Math.min(c.end, c.p + limit + 1), LF);
  if (lf >= 0) return lf;
  if (c.room > limit) c.limit(`line of over ${limit} bytes`);
  c.need(c.room + 1);
  return c.end;
}

/** Whether the line that ends at `lf` is empty. */
export function isBlank(c: Cursor, lf: number): boolean {
  return lf === c.p || lf === c.p + 1 && c.b[c.p] === CR;
}

/** Takes the line that ends at `lf`, as text; `trim` leaves out spaces and tabs around it. */
function takeLine(
  c: Cursor,
  lf: number,
  decode: typeof decodeText,
  trim: boolean,
): string {
  const { b } = c;
  let p = c.take(lf + 1 - c.p), end = lf;
  if (end > p && b[end - 1] === CR) end--;
  if (trim) {
    while (p < end && (b[p] === SP || b[p] === TAB)) p++;
    while (end > p && (b[end - 1] === SP || b[end - 1] === TAB)) end--;
  }
  return decode(b, p, end);
}

/** Text up to the end of the line; CR LF, or a bare LF, is passed over. */
export function lineText(hint: LineHint = {}): Field<string> {
  const { latin1, limit, ...rest } = hint;
  const decode = latin1 ? decodeLatin1 : decodeText;
  return {
    ...rest,
    bits: 0,
    read: (c) => takeLine(c, lineEnd(c, limit), decode, false),
  };
}

/** Text up to the end of the line, joined by a space with the lines behind it that begin with a space or a tab: RFC 5322 §2.2.3. */
export function foldedText(hint: LineHint = {}): Field<string> {
  const { latin1, limit, ...rest } = hint;
  const decode = latin1 ? decodeLatin1 : decodeText;
  return {
    ...rest,
    bits: 0,
    read(c) {
      const lines = [takeLine(c, lineEnd(c, limit), decode, true)];
      while (c.room > 0 && (c.peek() === SP || c.peek() === TAB)) {
        lines.push(takeLine(c, lineEnd(c, limit), decode, true));
      }
      return lines.join(" ");
    },
  };
}

/**
 * Text up to a delimiter in the line at the cursor, which is passed over: the
 * first, or the `last` in a whole line. Without one it is all of the line.
 */
export function textUpTo(
  delimiter: number,
  hint: LineHint & { readonly last?: boolean } = {},
): Field<string> {
  const { latin1, limit, last, ...rest } = hint;
  const decode = latin1 ? decodeLatin1 : decodeText;
  return {
    ...rest,
    bits: 0,
    read(c) {
      const { b, p } = c;
      let lf = last ? lineEnd(c, limit) : indexIn(b, p, c.end, LF);
      if (lf < 0) lf = c.end;
      let stop = indexIn(b, p, lf, delimiter);
      if (last && stop >= 0) { for (stop = lf; b[stop] !== delimiter;) stop--; }
      if (stop >= 0) {
        c.take(stop + 1 - p);
        return decode(b, p, stop);
      }
      const end = lineEnd(c, limit);
      c.take((end > p && b[end - 1] === CR ? end - 1 : end) - p);
      return decode(b, p, c.p);
    },
  };
}

/** Text up to the next space of the line. */
export function word(hint: LineHint = {}): Field<string> {
  return textUpTo(SP, hint);
}
