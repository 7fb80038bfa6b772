/** Addresses whose size the packet itself says. */
import { formatIPv4, formatIPv6, formatMAC } from "../bytes/address.ts";
import { toHex } from "../bytes/hex.ts";
import { type Size, sizeOf } from "./bytes.ts";
import type { Field, Hint } from "./field.ts";
import type { View } from "./view.ts";

/** Six bytes as a MAC address, any other number as hexadecimal digits. */
function hardwareText(b: Uint8Array, p: number, n: number): string {
  return n === 6 ? formatMAC(b, p) : toHex(b, p, p + n);
}

/** An address of `size` bytes of some hardware: a MAC address where there are six, else hexadecimal digits; absent where there are none. */
export function hardwareAddress<H>(
  size: Size<H>,
  hint: Hint = {},
): Field<string> {
  const count = sizeOf(size);
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read(c, h) {
      const n = count(h), p = c.take(n);
      return n > 0 ? hardwareText(c.b, p, n) : undefined;
    },
  };
}

/** An address of `size` bytes of the protocol whose EtherType is `type`: text for IPv4 and IPv6, else hexadecimal digits; absent where there are none. */
export function protocolAddress<H>(
  size: Size<H>,
  type: (h: H) => number,
  hint: Hint = {},
): Field<string> {
  const count = sizeOf(size);
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read(c, h) {
      const n = count(h), p = c.take(n);
      if (n === 0) return undefined;
      const etherType = type(h.struct.probe(h) as H);
      if (etherType === 0x0800 && n === 4) return formatIPv4(c.b, p);
      if (etherType === 0x86dd && n === 16) return formatIPv6(c.b, p);
      return toHex(c.b, p, p + n);
    },
  };
}

/** The address of {@linkcode paddedAddress}. */
function paddedText(b: Uint8Array, p: number): string {
  const n = Math.min(8, b[p - 1]);
  return n === 4 ? formatIPv4(b, p) : hardwareText(b, p, n);
}

/**
 * An address in a field of 8 bytes, of which as many count as the byte before
 * the field says: a MAC address where there are six, the IPv4 address of a
 * tunnel where there are four, else hexadecimal digits.
 */
export function paddedAddress(hint: Hint = {}): Field<string> {
  const text = (o: number) => (b: Uint8Array, p: number) =>
    paddedText(b, p + o);
  return {
    ...hint,
    bits: 64,
    at: text,
    emit: (o) => {
      const get = text(o);
      return (b, p, s) => {
        if (b[p + o - 1] === 6) s.mac(b, p + o);
        else s.text(get(b, p));
      };
    },
  };
}

/** The bytes of a {@linkcode paddedAddress} at offset `byte` of the table that do not count, absent where all do. */
export function addressPadding(
  byte: number,
  hint: Hint = {},
): Field<Uint8Array> {
  const extent = ({ b, p }: View): readonly [number, number] | undefined => {
    const n = b[p + byte - 1];
    return n < 8 ? [p + byte + n, p + byte + 8] : undefined;
  };
  return {
    ...hint,
    bits: 0,
    kind: "string",
    extent,
    derive(h) {
      const range = extent(h);
      return range && h.b.subarray(range[0], range[1]);
    },
  };
}
