/** CRC-32's generator polynomial, bits reversed (RFC 1952 §8). */
const POLYNOMIAL = 0xedb88320;
/** That of CRC-32C, bits reversed (RFC 9260 appendix A). */
const CASTAGNOLI = 0x82f63b78;

/** The tables of each polynomial, made when they are first needed. */
let tables: Int32Array | undefined, castagnoli: Int32Array | undefined;

/**
 * Eight tables of 256: table `k` is the CRC of a byte that `k` zero bytes
 * follow.
 */
function crcTables(polynomial: number): Int32Array {
  const t = new Int32Array(8 * 256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ polynomial : c >>> 1;
    t[n] = c;
  }
  for (let n = 256; n < t.length; n++) {
    const c = t[n - 256];
    t[n] = (c >>> 8) ^ t[c & 0xff];
  }
  return t;
}

/**
 * The CRC-32 (RFC 1952 §8) of `b[p..end)` behind bytes whose CRC-32 is `crc`, 0
 * for none.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const b = new TextEncoder().encode("123456789");
 * assertEquals(crc32(0, b, 0, 9), 0xcbf43926);
 * assertEquals(crc32(crc32(0, b, 0, 4), b, 4, 9), 0xcbf43926);
 * ```
 */
export function crc32(
  crc: number,
  b: Uint8Array,
  p: number,
  end: number,
): number {
  return crcOf(tables ??= crcTables(POLYNOMIAL), crc, b, p, end);
}

/**
 * The CRC-32C (RFC 9260 appendix A) of `b[p..end)` behind bytes whose CRC-32C
 * is `crc`, 0 for none.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const b = new TextEncoder().encode("123456789");
 * assertEquals(crc32c(0, b, 0, 9), 0xe3069283);
 * ```
 */
export function crc32c(
  crc: number,
  b: Uint8Array,
  p: number,
  end: number,
): number {
  return crcOf(castagnoli ??= crcTables(CASTAGNOLI), crc, b, p, end);
}

function crcOf(
  t: Int32Array,
  crc: number,
  b: Uint8Array,
  p: number,
  end: number,
): number {
  let c = ~crc;
  for (; p + 8 <= end; p += 8) {
    const x = c ^ (b[p] | b[p + 1] << 8 | b[p + 2] << 16 | b[p + 3] << 24);
    c = t[0x700 | x & 0xff] ^ t[0x600 | x >>> 8 & 0xff] ^
      t[0x500 | x >>> 16 & 0xff] ^ t[0x400 | x >>> 24] ^
      t[0x300 | b[p + 4]] ^ t[0x200 | b[p + 5]] ^ t[0x100 | b[p + 6]] ^
      t[b[p + 7]];
  }
  for (; p < end; p++) c = t[(c ^ b[p]) & 0xff] ^ c >>> 8;
  return ~c >>> 0;
}

/**
 * The Adler-32 (RFC 1950 §9) of `b[p..end)` behind bytes whose Adler-32 is
 * `adler`, 1 for none.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const b = new TextEncoder().encode("Wikipedia");
 * assertEquals(adler32(1, b, 0, 9), 0x11e60398);
 * ```
 */
export function adler32(
  adler: number,
  b: Uint8Array,
  p: number,
  end: number,
): number {
  let s1 = adler & 0xffff;
  let s2 = adler >>> 16;
  while (p < end) {
    // 3854 bytes are the most before s2 leaves 31 bits.
    for (const stop = Math.min(end, p + 3854); p < stop; p++) {
      s1 += b[p];
      s2 += s1;
    }
    s1 %= 65521;
    s2 %= 65521;
  }
  return (s2 << 16 | s1) >>> 0;
}

/**
 * The CRC-16 of ITU-T (generator x^16 + x^12 + x^5 + 1, low bit first, begun
 * with zero) of `b[p..end)`: IEEE 802.15.4-2020 §7.2.11.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const b = new TextEncoder().encode("123456789");
 * assertEquals(crc16Kermit(b, 0, 9), 0x2189);
 * ```
 */
export function crc16Kermit(b: Uint8Array, p: number, end: number): number {
  let crc = 0;
  for (; p < end; p++) {
    crc ^= b[p];
    for (let k = 0; k < 8; k++) crc = crc & 1 ? crc >>> 1 ^ 0x8408 : crc >>> 1;
  }
  return crc;
}
