/** Addresses, as the text that people write. */
import { HEX } from "../bytes/hex.ts";
import { formatIPv4, formatIPv6, formatMAC } from "../bytes/address.ts";
import type { Field, Hint } from "./field.ts";

/** A 48-bit MAC address (EUI-48). */
export function mac(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 48,
    at: (o) => (b, p) => formatMAC(b, p + o),
    emit: (o) => (b, p, s) => s.mac(b, p + o),
  };
}

/** An IPv4 address. */
export function ipv4Address(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 32,
    at: (o) => (b, p) => formatIPv4(b, p + o),
    emit: (o) => (b, p, s) => s.ipv4(b, p + o),
  };
}

/** An IPv6 address: RFC 5952. */
export function ipv6Address(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 128,
    at: (o) => (b, p) => formatIPv6(b, p + o),
    emit: (o) => (b, p, s) => s.ipv6(b, p + o),
  };
}

/** A 64-bit extended identifier (EUI-64): `02:00:00:ff:fe:00:00:01`. */
export function eui64(hint: Hint = {}): Field<string> {
  const get = (b: Uint8Array, p: number) =>
    formatMAC(b, p) + ":" + HEX[b[p + 6]] + ":" + HEX[b[p + 7]];
  return {
    ...hint,
    bits: 64,
    at: (o) => (b, p) => get(b, p + o),
    emit: (o) => (b, p, s) => s.text(get(b, p + o)),
  };
}

/** A 64-bit extended identifier whose last byte is sent first. */
export function eui64le(hint: Hint = {}): Field<string> {
  const get = (b: Uint8Array, p: number) => {
    let s = HEX[b[p + 7]];
    for (let i = 6; i >= 0; i--) s += ":" + HEX[b[p + i]];
    return s;
  };
  return {
    ...hint,
    bits: 64,
    at: (o) => (b, p) => get(b, p + o),
    emit: (o) => (b, p, s) => s.text(get(b, p + o)),
  };
}
