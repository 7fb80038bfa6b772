/** Keys derived from secrets with SHA-256: HMAC (RFC 2104), HKDF (RFC 5869), and the labels of TLS 1.3 (RFC 8446 §7.1). */
import { SHA256 } from "./sha256.ts";

const BLOCK = 64, SIZE = 32;

function digest(...parts: readonly Uint8Array[]): Uint8Array {
  const sum = new SHA256();
  for (const b of parts) sum.add(b, 0, b.length);
  return sum.digest();
}

/** HMAC-SHA-256 of `b`: RFC 2104 §2. */
export function hmac(key: Uint8Array, b: Uint8Array): Uint8Array {
  const k = new Uint8Array(BLOCK);
  k.set(key.length > BLOCK ? digest(key) : key);
  const inner = digest(k.map((x) => x ^ 0x36), b);
  return digest(k.map((x) => x ^ 0x5c), inner);
}

/** `size` bytes made of a secret: RFC 5869 §2.3. */
export function hkdfExpand(
  secret: Uint8Array,
  info: Uint8Array,
  size: number,
): Uint8Array {
  const out = new Uint8Array(Math.ceil(size / SIZE) * SIZE);
  for (let p = 0, n = 1; p < size; p += SIZE, n++) {
    const before = out.subarray(Math.max(0, p - SIZE), p);
    const b = new Uint8Array(before.length + info.length + 1);
    b.set(before);
    b.set(info, before.length);
    b[b.length - 1] = n;
    out.set(hmac(secret, b), p);
  }
  return out.subarray(0, size);
}

/**
 * `size` bytes for the use that `label` names, without a context: RFC 8446 §7.1.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { expandLabel } from "../../src/bytes/hkdf.ts";
 *
 * assertEquals(expandLabel(new Uint8Array(32), "quic key", 16).length, 16);
 * ```
 */
export function expandLabel(
  secret: Uint8Array,
  label: string,
  size: number,
): Uint8Array {
  const name = new TextEncoder().encode(`tls13 ${label}`);
  const info = new Uint8Array(name.length + 4);
  info[0] = size >> 8;
  info[1] = size;
  info[2] = name.length;
  info.set(name, 3);
  return hkdfExpand(secret, info, size);
}
