import type { Cursor } from "../bytes/cursor.ts";
import type { Field, Hint } from "./field.ts";

/** Takes an integer of 1, 2, 4 or 8 bytes, as its first two bits say; below 2^62. */
export function takeVarint(c: Cursor): number | bigint {
  const size = 1 << (c.peek() >> 6), p = c.take(size);
  let n = c.b[p] & 0x3f;
  if (size < 8) {
    for (let i = 1; i < size; i++) n = n * 256 + c.b[p + i];
    return n;
  }
  let x = BigInt(n);
  for (let i = 1; i < size; i++) x = x << 8n | BigInt(c.b[p + i]);
  return x <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(x) : x;
}

/** An integer of variable length: RFC 9000 §16. */
export function varint(hint: Hint = {}): Field<number | bigint> {
  return { ...hint, bits: 0, read: takeVarint };
}

/** An integer of variable length that is below 2^53: a length, a type. */
export function smallVarint(hint: Hint = {}): Field<number> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      const p = c.p, n = takeVarint(c);
      if (typeof n === "bigint") return c.malformed(`${n} is over 2^53`, p);
      return n;
    },
  };
}
