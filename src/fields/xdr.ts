/** Values of variable size in External Data Representation: RFC 4506 §4.10, §4.11. */
import type { Cursor } from "../bytes/cursor.ts";
import { decodeText } from "../bytes/text.ts";
import type { Field, Hint } from "./field.ts";

/** Takes the bytes behind a length, and what fills them up to four; returns where they begin and end. */
function takeOpaque(c: Cursor): readonly [number, number] {
  const q = c.take(4), { b } = c;
  const n = (b[q] << 24 | b[q + 1] << 16 | b[q + 2] << 8 | b[q + 3]) >>> 0;
  const p = c.take(n);
  c.take(Math.min(-n & 3, c.room));
  return [p, p + n];
}

/** Text behind its length. */
export function xdrText(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      const [p, end] = takeOpaque(c);
      return decodeText(c.b, p, end);
    },
  };
}

/** Bytes behind their length. */
export function xdrOpaque(hint: Hint = {}): Field<Uint8Array> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      const [p, end] = takeOpaque(c);
      return c.b.subarray(p, end);
    },
  };
}
