import { sha1 } from "../bytes/sha1.ts";

const BASE64 =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 with padding: RFC 4648 §4. */
function base64(b: Uint8Array): string {
  let s = "";
  for (let i = 0; i < b.length; i += 3) {
    const x = b[i] << 16 | (b[i + 1] ?? 0) << 8 | (b[i + 2] ?? 0);
    for (let k = 0; k < 4; k++) {
      s += i + k > b.length ? "=" : BASE64[x >> 18 - 6 * k & 63];
    }
  }
  return s;
}

/**
 * The Community ID of a flow, version 1: the same in every tool that makes it.
 * `low` and `high` are its endpoints in order, by address and then by port.
 * Source: the Community ID Flow Hashing specification of Corelight.
 */
export function communityId(
  low: Uint8Array,
  lowPort: number,
  high: Uint8Array,
  highPort: number,
  protocol: number,
  seed = 0,
): string {
  const size = low.length, b = new Uint8Array(2 + 2 * size + 6);
  const v = new DataView(b.buffer);
  v.setUint16(0, seed);
  b.set(low, 2);
  b.set(high, 2 + size);
  v.setUint8(2 + 2 * size, protocol);
  v.setUint16(2 + 2 * size + 2, lowPort);
  v.setUint16(2 + 2 * size + 4, highPort);
  return "1:" + base64(sha1(b));
}
