import { formatIPv4, formatIPv6 } from "../bytes/address.ts";
import { type Size, sizeOf } from "./bytes.ts";
import type { Field, Hint } from "./field.ts";

const IPV4_SIZE = 4, IPV6_SIZE = 16;

/** An address of `full` bytes of which only the first are sent. */
function prefix<H>(
  full: number,
  format: (b: Uint8Array, p: number) => string,
  size: Size<H> | undefined,
  hint: Hint,
): Field<string> {
  const bytes = size === undefined ? undefined : sizeOf(size);
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read(c, h) {
      const n = bytes === undefined ? c.room : bytes(h);
      if (n > full) c.malformed(`prefix of ${n} bytes`);
      const b = new Uint8Array(full), p = c.take(n);
      b.set(c.b.subarray(p, p + n));
      return format(b, 0);
    },
  };
}

/**
 * An IPv4 address of which only the first `size` bytes are sent, filled up
 * with zeros; without `size` all bytes that remain.
 */
export function ipv4Prefix<H>(
  size?: Size<H>,
  hint: Hint = {},
): Field<string> {
  return prefix(IPV4_SIZE, formatIPv4, size, hint);
}

/**
 * An IPv6 address of which only the first `size` bytes are sent, filled up
 * with zeros; without `size` all bytes that remain.
 */
export function ipv6Prefix<H>(
  size?: Size<H>,
  hint: Hint = {},
): Field<string> {
  return prefix(IPV6_SIZE, formatIPv6, size, hint);
}
