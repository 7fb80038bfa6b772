/** Protocols whose messages are lines of text. */
import type { Cursor } from "../bytes/cursor.ts";
import { decodeLatin1, decodeText } from "../bytes/text.ts";
import type { Field, Hint } from "./field.ts";

const LF = 10, CR = 13, SP = 32;

/** What limits a line, and how its bytes are read. */
export interface LineHint extends Hint {
  /** ISO 8859-1 instead of UTF-8. */
  readonly latin1?: boolean;
  /** Most bytes of a line; more are no fault but a limit. */
  readonly limit?: number;
}

/**
 * Where the line at the cursor ends: the position of its line feed. A line
 * that the bytes cut short is damage; so is one of over `limit` bytes.
 */
export function lineEnd(c: Cursor, limit = Infinity): number {
  const lf = c.indexOf(LF);
  if ((lf < 0 ? c.end : lf) - c.p > limit) {
    c.limit(`line of over ${limit} bytes`);
  }
  if (lf < 0) c.need(c.room + 1);
  return lf;
}

/** Text up to the end of the line; CR LF or a bare LF is passed over. */
export function lineText(hint: LineHint = {}): Field<string> {
  const { latin1, limit, ...rest } = hint;
  const decode = latin1 ? decodeLatin1 : decodeText;
  return {
    ...rest,
    bits: 0,
    read(c) {
      const lf = lineEnd(c, limit), p = c.take(lf + 1 - c.p);
      return decode(c.b, p, lf > p && c.b[lf - 1] === CR ? lf - 1 : lf);
    },
  };
}

/** Text up to the next space of the line, which is passed over. */
export function word(hint: LineHint = {}): Field<string> {
  const { latin1, limit, ...rest } = hint;
  const decode = latin1 ? decodeLatin1 : decodeText;
  return {
    ...rest,
    bits: 0,
    read(c) {
      const space = c.indexOf(SP), lf = c.indexOf(LF);
      if (lf >= 0 && (space < 0 || lf < space)) {
        c.malformed("line ends without another word");
      }
      if (space < 0) {
        if (limit !== undefined) lineEnd(c, limit);
        c.need(c.room + 1);
      }
      const p = c.take(space + 1 - c.p);
      return decode(c.b, p, space);
    },
  };
}
