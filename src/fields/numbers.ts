/** Whole numbers, big-endian unless the name says otherwise. */
import { type Size, sizeOf } from "./bytes.ts";
import type { Field, Getter, Hint } from "./field.ts";

/** Makes a field type out of a way to read `size` bytes. */
function whole(
  size: number,
  get: (o: number) => Getter<number>,
  unsigned = false,
): (hint?: Hint) => Field<number> {
  return (hint = {}) => ({
    ...hint,
    bits: size * 8,
    unsigned,
    at: get,
    emit: (o) => {
      const value = get(o);
      return (b, p, s) => s.number(value(b, p));
    },
  });
}

/** An unsigned byte. */
export const u8: (hint?: Hint) => Field<number> = whole(
  1,
  (o) => (b, p) => b[p + o],
  true,
);

/** An unsigned 16-bit number. */
export const u16: (hint?: Hint) => Field<number> = whole(
  2,
  (o) => (b, p) => b[p + o] << 8 | b[p + o + 1],
  true,
);

/** An unsigned 24-bit number. */
export const u24: (hint?: Hint) => Field<number> = whole(
  3,
  (o) => (b, p) => b[p + o] << 16 | b[p + o + 1] << 8 | b[p + o + 2],
  true,
);

/** An unsigned 32-bit number. */
export const u32: (hint?: Hint) => Field<number> = whole(
  4,
  (o) => (b, p) =>
    (b[p + o] << 24 | b[p + o + 1] << 16 | b[p + o + 2] << 8 | b[p + o + 3]) >>>
    0,
  true,
);

/** An unsigned 48-bit number. */
export const u48: (hint?: Hint) => Field<number> = whole(
  6,
  (o) => (b, p) =>
    (b[p + o] << 8 | b[p + o + 1]) * 0x100000000 +
    ((b[p + o + 2] << 24 | b[p + o + 3] << 16 | b[p + o + 4] << 8 |
      b[p + o + 5]) >>> 0),
);

/** A signed byte. */
export const i8: (hint?: Hint) => Field<number> = whole(
  1,
  (o) => (b, p) => b[p + o] << 24 >> 24,
);

/** A signed 16-bit number in two's complement. */
export const i16: (hint?: Hint) => Field<number> = whole(
  2,
  (o) => (b, p) => (b[p + o] << 24 | b[p + o + 1] << 16) >> 16,
);

/** A signed 32-bit number in two's complement. */
export const i32: (hint?: Hint) => Field<number> = whole(
  4,
  (o) => (b, p) =>
    b[p + o] << 24 | b[p + o + 1] << 16 | b[p + o + 2] << 8 | b[p + o + 3],
);

/** An unsigned little-endian 16-bit number. */
export const u16le: (hint?: Hint) => Field<number> = whole(
  2,
  (o) => (b, p) => b[p + o + 1] << 8 | b[p + o],
);

/** An unsigned little-endian 32-bit number. */
export const u32le: (hint?: Hint) => Field<number> = whole(
  4,
  (o) => (b, p) =>
    (b[p + o + 3] << 24 | b[p + o + 2] << 16 | b[p + o + 1] << 8 | b[p + o]) >>>
    0,
);

/** The unsigned 64-bit number at `p`. */
export function readU64(b: Uint8Array, p: number): bigint {
  const high = (b[p] << 24 | b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3]) >>> 0;
  const low = (b[p + 4] << 24 | b[p + 5] << 16 | b[p + 6] << 8 | b[p + 7]) >>>
    0;
  return BigInt(high) << 32n | BigInt(low);
}

/** An unsigned 64-bit number. */
export function u64(hint: Hint = {}): Field<bigint> {
  return {
    ...hint,
    bits: 64,
    at: (o) => (b, p) => readU64(b, p + o),
    emit: (o) => (b, p, s) => s.big(readU64(b, p + o)),
  };
}

/** An unsigned number of as many bytes as the table says, at most six; absent where there are none. */
export function uint<H>(size: Size<H>, hint: Hint = {}): Field<number> {
  const bytes = sizeOf(size);
  return {
    ...hint,
    bits: 0,
    kind: "number",
    read(c, h) {
      const n = bytes(h);
      if (n === 0) return undefined;
      if (n > 6) c.malformed(`number of ${n} bytes`);
      let x = 0;
      for (let p = c.take(n); p < c.p; p++) x = x * 256 + c.b[p];
      return x;
    },
  };
}

/** An unsigned little-endian 64-bit number. */
export function u64le(hint: Hint = {}): Field<bigint> {
  const get = (b: Uint8Array, p: number): bigint => {
    const low = (b[p + 3] << 24 | b[p + 2] << 16 | b[p + 1] << 8 | b[p]) >>> 0;
    const high =
      (b[p + 7] << 24 | b[p + 6] << 16 | b[p + 5] << 8 | b[p + 4]) >>> 0;
    return BigInt(high) << 32n | BigInt(low);
  };
  return {
    ...hint,
    bits: 64,
    at: (o) => (b, p) => get(b, p + o),
    emit: (o) => (b, p, s) => s.big(get(b, p + o)),
  };
}

/** An IEEE 754 number of 32 bits. */
export const f32: (hint?: Hint) => Field<number> = whole(
  4,
  (o) => (b, p) => floatOf(b, p + o),
);

/** The IEEE 754 number of 32 bits at `p`. */
function floatOf(b: Uint8Array, p: number): number {
  const exponent = (b[p] << 1 | b[p + 1] >> 7) & 0xff;
  const fraction = (b[p + 1] & 0x7f) << 16 | b[p + 2] << 8 | b[p + 3];
  const sign = b[p] & 0x80 ? -1 : 1;
  // JSON has neither infinity nor what is no number
  if (exponent === 0xff) return sign * Number.MAX_VALUE;
  return exponent === 0
    ? sign * fraction * 2 ** -149
    : sign * (fraction + 2 ** 23) * 2 ** (exponent - 150);
}

/** A signed little-endian 32-bit number in two's complement. */
export const i32le: (hint?: Hint) => Field<number> = whole(
  4,
  (o) => (b, p) =>
    b[p + o + 3] << 24 | b[p + o + 2] << 16 | b[p + o + 1] << 8 | b[p + o],
);

/** A signed little-endian 16-bit number in two's complement. */
export const i16le: (hint?: Hint) => Field<number> = whole(
  2,
  (o) => (b, p) => (b[p + o + 1] << 24 | b[p + o] << 16) >> 16,
);

/** An unsigned little-endian 24-bit number. */
export const u24le: (hint?: Hint) => Field<number> = whole(
  3,
  (o) => (b, p) => b[p + o + 2] << 16 | b[p + o + 1] << 8 | b[p + o],
);

/** An unsigned number of `n` bits, at most 31, inside four bytes. */
export function bits(n: number, hint: Hint = {}): Field<number> {
  if (!(n >= 1 && n <= 31)) {
    throw new RangeError("a bit field has 1 to 31 bits");
  }
  const mask = 2 ** n - 1;
  const at = (o: number, bit: number): Getter<number> => {
    const size = bit + n + 7 >> 3, shift = size * 8 - bit - n;
    if (size > 4) throw new RangeError("a bit field lies in four bytes");
    switch (size) {
      case 1:
        return (b, p) => b[p + o] >> shift & mask;
      case 2:
        return (b, p) => (b[p + o] << 8 | b[p + o + 1]) >> shift & mask;
      case 3:
        return (b, p) =>
          (b[p + o] << 16 | b[p + o + 1] << 8 | b[p + o + 2]) >> shift & mask;
      default:
        return (b, p) =>
          (b[p + o] << 24 | b[p + o + 1] << 16 | b[p + o + 2] << 8 |
              b[p + o + 3]) >> shift & mask;
    }
  };
  return {
    ...hint,
    bits: n,
    unsigned: true,
    at,
    emit: (o, bit) => {
      const value = at(o, bit);
      return (b, p, s) => s.number(value(b, p));
    },
  };
}

/** One bit, as a truth value. */
export function flag(hint: Hint = {}): Field<boolean> {
  return {
    ...hint,
    bits: 1,
    at: (o, bit) => {
      const mask = 128 >> bit;
      return (b, p) => (b[p + o] & mask) !== 0;
    },
    emit: (o, bit) => {
      const mask = 128 >> bit;
      return (b, p, s) => s.flag((b[p + o] & mask) !== 0);
    },
  };
}
