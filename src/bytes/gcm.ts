/** Galois/Counter Mode with AES-128 and a nonce of 12 bytes: NIST SP 800-38D. */
import { AES128 } from "./aes.ts";

const BLOCK = 16;
/** Bytes of the tag behind what is encrypted. */
export const GCM_TAG = 16;

/** GHASH: §6.4, bit by bit. */
function ghash(h: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const key = new DataView(h.buffer, h.byteOffset), y = new Int32Array(4);
  const block = new Uint8Array(BLOCK), view = new DataView(block.buffer);
  for (const part of parts) {
    for (let p = 0; p < part.length; p += BLOCK) {
      block.fill(0).set(part.subarray(p, p + BLOCK));
      for (let i = 0; i < 4; i++) y[i] ^= view.getInt32(i * 4);
      const z = new Int32Array(4);
      let [v0, v1, v2, v3] = [0, 4, 8, 12].map((i) => key.getInt32(i));
      for (let i = 0; i < 128; i++) {
        if (y[i >> 5] >>> 31 - (i & 31) & 1) {
          z[0] ^= v0;
          z[1] ^= v1;
          z[2] ^= v2;
          z[3] ^= v3;
        }
        const isOdd = v3 & 1;
        v3 = v3 >>> 1 | v2 << 31;
        v2 = v2 >>> 1 | v1 << 31;
        v1 = v1 >>> 1 | v0 << 31;
        v0 = v0 >>> 1 ^ (isOdd ? 0xe1000000 : 0);
      }
      y.set(z);
    }
  }
  const out = new DataView(new ArrayBuffer(BLOCK));
  y.forEach((x, i) => out.setInt32(i * 4, x));
  return new Uint8Array(out.buffer);
}

/** Encrypts or decrypts with the counter from 2 on: §6.5. */
function counted(aes: AES128, nonce: Uint8Array, b: Uint8Array): Uint8Array {
  const out = b.slice(), counter = new Uint8Array(BLOCK);
  counter.set(nonce.subarray(0, 12));
  const view = new DataView(counter.buffer);
  for (let p = 0, n = 2; p < b.length; p += BLOCK, n++) {
    view.setUint32(12, n);
    const stream = aes.encrypt(counter), end = Math.min(b.length, p + BLOCK);
    for (let i = p; i < end; i++) out[i] ^= stream[i - p];
  }
  return out;
}

/** The tag of what is encrypted: §7.1. */
function tagOf(
  aes: AES128,
  nonce: Uint8Array,
  data: Uint8Array,
  encrypted: Uint8Array,
): Uint8Array {
  const first = new Uint8Array(BLOCK), sizes = new Uint8Array(BLOCK);
  first.set(nonce.subarray(0, 12));
  first[15] = 1;
  const view = new DataView(sizes.buffer);
  view.setUint32(4, data.length * 8);
  view.setUint32(12, encrypted.length * 8);
  const h = aes.encrypt(new Uint8Array(BLOCK));
  const sum = ghash(h, [data, encrypted, sizes]), mask = aes.encrypt(first);
  return sum.map((x, i) => x ^ mask[i]);
}

/** Encrypts `b`; the tag, which covers `data` too, stands behind it. */
export function gcmSeal(
  key: Uint8Array,
  nonce: Uint8Array,
  data: Uint8Array,
  b: Uint8Array,
): Uint8Array {
  const aes = new AES128(key), out = new Uint8Array(b.length + GCM_TAG);
  const encrypted = counted(aes, nonce, b);
  out.set(encrypted);
  out.set(tagOf(aes, nonce, data, encrypted), b.length);
  return out;
}

/** Decrypts `b`, whose last 16 bytes are the tag; `undefined`: the tag is wrong. */
export function gcmOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  data: Uint8Array,
  b: Uint8Array,
): Uint8Array | undefined {
  const n = b.length - GCM_TAG;
  if (n < 0) return undefined;
  const aes = new AES128(key), encrypted = b.subarray(0, n);
  const tag = tagOf(aes, nonce, data, encrypted);
  for (let i = 0; i < GCM_TAG; i++) if (tag[i] !== b[n + i]) return undefined;
  return counted(aes, nonce, encrypted);
}
