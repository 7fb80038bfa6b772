/** Header fields of messages in text: RFC 9112 §5, RFC 3261 §7.3, RFC 5322 §2.2. */
import { Damage } from "../bytes/cursor.ts";
import { derived, listWhile } from "./compose.ts";
import type { Field, Hint } from "./field.ts";
import { foldedText, isBlank, lineEnd, textUpTo } from "./lines.ts";
import { struct } from "./struct.ts";

/** A header field. */
export interface HeaderField {
  /** Name, as it was sent. */
  name: string;
  /** Value without white space around it; folded lines are joined by a space. */
  value: string;
}

/** Budgets of a head. */
export interface HeadLimits {
  /** Most bytes of a line. */
  readonly line: number;
  /** Most header fields. */
  readonly count: number;
}

const COLON = 58;

/** A name up to its colon. A line without one is noted, and is a name alone. */
function fieldName(latin1: boolean): Field<string> {
  const name = textUpTo(COLON, { latin1 });
  return {
    bits: 0,
    read(c, h) {
      const at = c.p, text = name.read!(c, h), { p } = c;
      if (p === at || c.b[p - 1] !== COLON) {
        c.noteDamage(new Damage("malformed", at, "header line has no colon"));
      }
      return text;
    },
  };
}

/**
 * Header fields up to the empty line, which is passed over; `latin1` where
 * text is ISO 8859-1. Of a head that is cut short the whole lines are kept.
 */
export function headerFields(
  limits: HeadLimits,
  latin1: boolean = false,
): Field<HeaderField[]> {
  const one = struct<HeaderField>({
    name: fieldName(latin1),
    value: foldedText({ latin1, limit: limits.line }),
  });
  return listWhile(one, (c, n) => {
    const lf = lineEnd(c, limits.line);
    if (isBlank(c, lf)) {
      c.take(lf + 1 - c.p);
      return false;
    }
    if (n === limits.count) c.limit(`over ${n} header fields`);
    return true;
  });
}

/** The value of the first field of a name, whatever its case. */
export function headerValue(
  fields: readonly HeaderField[] | undefined,
  name: string,
): string | undefined {
  const key = name.toLowerCase();
  return fields?.find((f) => f.name?.toLowerCase() === key)?.value;
}

/** The value of the first field of a name, as a field of the message that has `headers`. */
export function namedHeader(name: string, hint: Hint = {}): Field<string> {
  return derived(
    (h: { readonly headers: HeaderField[] }) => headerValue(h.headers, name),
    hint,
  );
}
