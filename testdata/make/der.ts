/** Builds elements of ASN.1 in DER: ITU-T X.690. */
import { ascii, join, uint } from "./build.ts";

/** An element: its identifier octets as one number, and its contents. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const contents = join(...parts), n = contents.length;
  const identifier = uint(tag > 0xffff ? 3 : tag > 0xff ? 2 : 1, tag);
  const length = n < 0x80
    ? uint(1, n)
    : n < 0x100
    ? join(uint(1, 0x81), uint(1, n))
    : join(uint(1, 0x82), uint(2, n));
  return join(identifier, length, contents);
}

/** INTEGER, or what is encoded like one. */
export function int(value: number | bigint, tag = 0x02): Uint8Array {
  const out: number[] = [];
  let x = BigInt(value);
  for (;;) {
    out.unshift(Number(x & 255n));
    x >>= 8n;
    const isNegative = out[0] > 127;
    if (x === (isNegative ? -1n : 0n)) break;
  }
  return tlv(tag, new Uint8Array(out));
}

/** OBJECT IDENTIFIER, written with dots. */
export function oid(text: string, tag = 0x06): Uint8Array {
  const [first, second, ...more] = text.split(".").map(Number);
  const out: number[] = [];
  for (const arc of [first * 40 + second, ...more]) {
    const digits = [arc % 128];
    for (let x = Math.floor(arc / 128); x > 0; x = Math.floor(x / 128)) {
      digits.unshift(x % 128 + 128);
    }
    out.push(...digits);
  }
  return tlv(tag, new Uint8Array(out));
}

/** OCTET STRING, or what is encoded like one. */
export function octets(
  value: string | Uint8Array,
  tag = 0x04,
): Uint8Array {
  return tlv(tag, typeof value === "string" ? ascii(value) : value);
}

/** BOOLEAN. */
export function bool(value: boolean, tag = 0x01): Uint8Array {
  return tlv(tag, uint(1, value ? 255 : 0));
}

/** BIT STRING without unused bits. */
export function bitString(value: Uint8Array, tag = 0x03): Uint8Array {
  return tlv(tag, uint(1, 0), value);
}

/** SEQUENCE. */
export function seq(...parts: readonly Uint8Array[]): Uint8Array {
  return tlv(0x30, ...parts);
}

/** SET. */
export function set(...parts: readonly Uint8Array[]): Uint8Array {
  return tlv(0x31, ...parts);
}

/** NULL. */
export const nil: Uint8Array = tlv(0x05);
