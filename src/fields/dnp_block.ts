/** User data of DNP3: blocks of 16 bytes, each with a CRC behind it, through which the fields of the application run on: IEEE 1815-2012 §9.2.4. */
import { crcDNP } from "../bytes/crc_dnp.ts";
import type { Cursor } from "../bytes/cursor.ts";
import { type Size, sizeOf } from "./bytes.ts";
import { CHECKSUM_STATUS } from "./checksum.ts";
import type { Field, Hint } from "./field.ts";
import type { View } from "./view.ts";

/** Bytes of the header with its CRC, of a block, and of a CRC. */
const HEADER = 10, BLOCK = 16, CRC = 2;
/** Bytes that the length counts beside user data. */
const COUNTED = 5;
const BAD = 0, GOOD = 1;

/** Bytes of a whole frame whose header says `length`. */
export function dnpFrameSize(length: number): number {
  const user = Math.max(0, length - COUNTED);
  return HEADER + user + CRC * Math.ceil(user / BLOCK);
}

/** The next byte of user data: at the end of a block its CRC is passed over. */
function nextByte(c: Cursor): number {
  if ((c.p - c.base - HEADER) % (BLOCK + CRC) === BLOCK) c.take(CRC);
  return c.byte();
}

/** Bytes of user data that remain in the frame, as far as it is there. */
export function dnpRoom(c: Cursor): number {
  const { b, base, p } = c;
  const behind = Math.min(c.end, base + dnpFrameSize(b[base + 2]));
  const at = (q: number) => {
    const rel = q - base - HEADER, k = Math.floor(rel / (BLOCK + CRC));
    return k * BLOCK + Math.min(BLOCK, rel - k * (BLOCK + CRC));
  };
  const user = Math.min(at(behind), b[base + 2] - COUNTED);
  return Math.max(0, user - at(p));
}

/** The next `n` bytes of user data, in one piece. */
export function takeDnp(c: Cursor, n: number): Uint8Array {
  if (n > dnpRoom(c)) c.need(c.room + n); // damage
  const out = new Uint8Array(n);
  for (let i = 0; i < n; i++) out[i] = nextByte(c);
  return out;
}

/** An unsigned number of user data, of as many bytes as the table says, the lowest first; absent where there are none. */
export function dnpUint<H>(size: Size<H>, hint: Hint = {}): Field<number> {
  const count = sizeOf(size);
  return {
    ...hint,
    bits: 0,
    read(c, h) {
      const n = count(h);
      if (n === 0) return undefined;
      const b = takeDnp(c, n);
      let x = 0;
      for (let i = n - 1; i >= 0; i--) x = x * 256 + b[i];
      return x;
    },
  };
}

/** `size` bytes of user data, in one piece; absent where there are none. */
export function dnpBytes<H>(size: Size<H>, hint: Hint = {}): Field<Uint8Array> {
  const count = sizeOf(size);
  return {
    ...hint,
    bits: 0,
    read(c, h) {
      const n = count(h);
      return n === 0 ? undefined : takeDnp(c, n);
    },
  };
}

/** All user data that remains, in one piece, absent where there is none; the last CRC is passed over. */
export function dnpRest(hint: Hint = {}): Field<Uint8Array> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      const n = dnpRoom(c), out = n > 0 ? takeDnp(c, n) : undefined;
      c.take(Math.min(CRC, c.room));
      return out;
    },
  };
}

/** Whether the CRC of the header is right. */
export function dnpHeaderStatus(hint: Hint = {}): Field<number> {
  return {
    ...hint,
    names: CHECKSUM_STATUS,
    bits: 0,
    derive: ({ b, p, n }) =>
      n < 9 ? undefined : dnpBlockStatus(b, p, p + HEADER - CRC),
  };
}

/** Whether the CRC behind `b[p..end)` is right: of a header, or of a block. */
export function dnpBlockStatus(
  b: Uint8Array,
  p: number,
  end: number,
): number {
  return (b[end] | b[end + 1] << 8) === crcDNP(b, p, end) ? GOOD : BAD;
}

/** What is made of each whole block of user data. */
export function dnpBlocks<T>(
  make: (b: Uint8Array, p: number, end: number) => T,
  hint: Hint = {},
): Field<T[]> {
  return {
    ...hint,
    bits: 0,
    derive({ b, p, site, layer }: View) {
      if (site === undefined) return undefined;
      const out: T[] = [];
      let left = b[p + 2] - COUNTED, q = p + HEADER;
      for (const end = site.layerEnd(layer); left > 0; left -= BLOCK) {
        const n = Math.min(BLOCK, left);
        if (q + n + CRC > end) break;
        out.push(make(b, q, q + n));
        q += n + CRC;
      }
      return out.length > 0 ? out : undefined;
    },
  };
}
/** The bytes of each block. */
export const dnpBlock = (b: Uint8Array, p: number, end: number): Uint8Array =>
  b.subarray(p, end);
/** The CRC behind each block. */
export const dnpBlockCrc = (b: Uint8Array, _p: number, end: number): number =>
  b[end] | b[end + 1] << 8;
