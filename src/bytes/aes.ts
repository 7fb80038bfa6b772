/** AES-128, encryption of single blocks: FIPS 197. The runtimes' own answers later, and packets are read at once. */

const BLOCK = 16, ROUNDS = 10;

/** Multiplication by x in GF(2^8): §4.2.1. */
const times2 = (x: number): number => (x << 1 ^ (x & 0x80 ? 0x11b : 0)) & 0xff;

/** The S-box: §5.1.1, an inverse in GF(2^8) and an affine map. */
function sBox(): Uint8Array {
  const box = new Uint8Array(256);
  let p = 1, q = 1; // p runs through all values but 0, q through their inverses
  do {
    p = p ^ times2(p);
    q ^= q << 1;
    q ^= q << 2;
    q ^= q << 4;
    q &= 0xff;
    if (q & 0x80) q ^= 0x09;
    const x = q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^
      (q << 4 | q >> 4);
    box[p] = (x ^ 0x63) & 0xff;
  } while (p !== 1);
  box[0] = 0x63;
  return box;
}

/**
 * Encrypts blocks with one key.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { AES128 } from "../../src/bytes/aes.ts";
 * import { toHex } from "@pcapkit/core";
 *
 * const key = Uint8Array.from({ length: 16 }, (_, i) => i);
 * const block = Uint8Array.from({ length: 16 }, (_, i) => i * 17);
 * assertEquals(toHex(new AES128(key).encrypt(block)), "69c4e0d86a7b0430d8cdb78070b4c55a");
 * ```
 */
export class AES128 {
  private readonly w: Uint8Array = new Uint8Array(BLOCK * (ROUNDS + 1));
  private readonly s: Uint8Array = sBox();

  /** Expands the key of 16 bytes: §5.2. */
  constructor(key: Uint8Array) {
    const { w, s } = this;
    w.set(key.subarray(0, BLOCK));
    for (let i = BLOCK, round = 1; i < w.length; i += 4) {
      const t = w.slice(i - 4, i);
      if (i % BLOCK === 0) {
        t.set([s[t[1]] ^ round, s[t[2]], s[t[3]], s[t[0]]]);
        round = times2(round);
      }
      for (let k = 0; k < 4; k++) w[i + k] = w[i + k - BLOCK] ^ t[k];
    }
  }

  /** One block, encrypted: §5.1. */
  encrypt(block: Uint8Array): Uint8Array {
    const { w, s } = this;
    const a = new Uint8Array(BLOCK), t = new Uint8Array(BLOCK);
    for (let i = 0; i < BLOCK; i++) a[i] = block[i] ^ w[i];
    for (let round = 1; round <= ROUNDS; round++) {
      // SubBytes and ShiftRows
      for (let i = 0; i < BLOCK; i++) t[i] = s[a[(i + 4 * (i & 3)) % BLOCK]];
      const k = round * BLOCK;
      for (let c = 0; c < BLOCK; c += 4) {
        const [x0, x1, x2, x3] = [t[c], t[c + 1], t[c + 2], t[c + 3]];
        if (round === ROUNDS) {
          a.set([x0, x1, x2, x3], c);
        } else { // MixColumns
          const all = x0 ^ x1 ^ x2 ^ x3;
          a[c] = x0 ^ all ^ times2(x0 ^ x1);
          a[c + 1] = x1 ^ all ^ times2(x1 ^ x2);
          a[c + 2] = x2 ^ all ^ times2(x2 ^ x3);
          a[c + 3] = x3 ^ all ^ times2(x3 ^ x0);
        }
        for (let i = c; i < c + 4; i++) a[i] ^= w[k + i];
      }
    }
    return a;
  }
}
