/** Identifiers of other registries: object identifiers, UUIDs. */
import { formatOid } from "../bytes/oid.ts";
import { formatUuid } from "../bytes/uuid.ts";
import { type Size, sizeOf } from "./bytes.ts";
import type { Field, Hint } from "./field.ts";

/** An object identifier of `size` bytes, without tag and length: ITU-T X.690 §8.19. */
export function oid<H>(size: Size<H>, hint: Hint = {}): Field<string> {
  const count = sizeOf(size);
  return {
    ...hint,
    bits: 0,
    read(c, h) {
      const n = count(h), p = c.take(n);
      const text = formatOid(c.b, p, p + n);
      if (text === "" && n > 0) c.malformed("no object identifier", p);
      return text;
    },
  };
}

/** A UUID: RFC 9562 §4. */
export function uuid(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 128,
    at: (o) => (b, p) => formatUuid(b, p + o),
    emit: (o) => (b, p, s) => s.text(formatUuid(b, p + o)),
  };
}
