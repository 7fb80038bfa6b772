import { formatIPv6 } from "../bytes/address.ts";
import { type Size, sizeOf } from "./bytes.ts";
import type { Field, Hint } from "./field.ts";

const IPV6_SIZE = 16;

/**
 * An IPv6 address of which only the first `size` bytes are sent, filled up
 * with zeros; without `size` all bytes that remain.
 */
export function ipv6Prefix<H>(
  size?: Size<H>,
  hint: Hint = {},
): Field<string> {
  const bytes = size === undefined ? undefined : sizeOf(size);
  return {
    ...hint,
    bits: 0,
    read(c, h) {
      const n = bytes === undefined ? c.room : bytes(h);
      if (n > IPV6_SIZE) c.malformed(`prefix of ${n} bytes`);
      const b = new Uint8Array(IPV6_SIZE), p = c.take(n);
      b.set(c.b.subarray(p, p + n));
      return formatIPv6(b, 0);
    },
  };
}
