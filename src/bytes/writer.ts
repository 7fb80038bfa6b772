import { ipv6Zeros } from "./address.ts";
import { isSymbol, printable } from "./text.ts";

const utf8 = new TextEncoder();

/** Two decimal digits of 0 to 99, and two hexadecimal ones of 0 to 255, as little-endian 16-bit numbers. */
const PAIRS: Uint16Array = new Uint16Array(100);
const HEX_PAIRS: Uint16Array = new Uint16Array(256);
/** Four decimal digits of 0 to 9999, as little-endian 32-bit numbers. */
const QUADS: Int32Array = new Int32Array(10000);
/** Each byte value in decimal with a dot behind it, as a little-endian 32-bit number. */
const OCTETS: Int32Array = new Int32Array(256);

/** The tables are filled when the first writer is made: not everybody writes. */
function fillTables(): void {
  for (let i = 0; i < 100; i++) {
    PAIRS[i] = (48 + i % 10) << 8 | 48 + (i / 10 | 0);
  }
  for (let i = 0, k = 0; i < 100; i++) {
    for (let j = 0; j < 100; j++) QUADS[k++] = PAIRS[i] | PAIRS[j] << 16;
  }
  const digit = (x: number): number => x < 10 ? 48 + x : 87 + x;
  for (let i = 0; i < 256; i++) {
    HEX_PAIRS[i] = digit(i & 15) << 8 | digit(i >> 4);
    OCTETS[i] = i > 99
      ? PAIRS[i / 100 | 0] >>> 8 | PAIRS[i % 100] << 8 | 0x2e000000
      : i > 9
      ? PAIRS[i] | 0x2e0000
      : PAIRS[i] >>> 8 | 0x2e00;
  }
}
const COLON = 0x3a, SPACE = 0x20;

/** Bytes that a chunk holds in fields of its own. */
const HEAD = 16;

/**
 * Bytes that are written again and again: kept as words, because four bytes at
 * a time are copied faster. The first ones are fields, which lie beside each
 * other in memory: to reach for an array costs more than to copy what is in it.
 */
export class Chunk {
  /** How many bytes. */
  readonly length: number;
  /** The first sixteen bytes, in little-endian words. */
  readonly w0: number;
  /** See `w0`. */
  readonly w1: number;
  /** See `w0`. */
  readonly w2: number;
  /** See `w0`. */
  readonly w3: number;
  /** The bytes behind them. */
  readonly rest: Int32Array;

  /** Makes a chunk of bytes. */
  constructor(bytes: Uint8Array) {
    const { length } = bytes;
    this.length = length;
    const padded = new Uint8Array(Math.max(HEAD, length + 3 & ~3));
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    this.w0 = view.getInt32(0, true);
    this.w1 = view.getInt32(4, true);
    this.w2 = view.getInt32(8, true);
    this.w3 = view.getInt32(12, true);
    this.rest = Int32Array.from(
      { length: padded.length - HEAD >> 2 },
      (_, i) => view.getInt32(HEAD + 4 * i, true),
    );
  }
}

/** A growable run of bytes that outputs write to; the caller empties it. */
export class Writer {
  /** The bytes; only the first `n` are written. */
  b: Uint8Array;
  /** How many bytes are written. */
  n = 0;
  private view: DataView;

  /** Makes a writer that has room for `size` bytes before it grows. */
  constructor(size: number = 1 << 17) {
    if (QUADS[0] === 0) fillTables();
    this.b = new Uint8Array(size);
    this.view = new DataView(this.b.buffer);
  }

  /** What was written so far, as a view that the next write may change. */
  get written(): Uint8Array {
    return this.b.subarray(0, this.n);
  }

  /** Forgets what was written. */
  clear(): void {
    this.n = 0;
  }

  /** Gives its buffer away, and goes on with another one, empty. */
  exchange(b: Uint8Array): Uint8Array {
    const old = this.b;
    this.b = b;
    this.view = new DataView(b.buffer, b.byteOffset, b.length);
    this.n = 0;
    return old;
  }

  /** Makes room for `k` more bytes. */
  room(k: number): void {
    if (this.n + k > this.b.length) this.grow(k);
  }

  /** Moves to a larger buffer, with room for `k` more bytes. */
  private grow(k: number): void {
    const b = new Uint8Array(Math.max(this.b.length * 2, this.n + k));
    b.set(this.b.subarray(0, this.n));
    this.b = b;
    this.view = new DataView(b.buffer);
  }

  /** Writes one byte. */
  byte(x: number): void {
    if (this.n === this.b.length) this.grow(1);
    this.b[this.n++] = x;
  }

  /** Writes bytes as they are. */
  raw(x: Uint8Array): void {
    const k = x.length;
    if (this.n + k > this.b.length) this.grow(k);
    const b = this.b;
    let n = this.n;
    if (k > 64) b.set(x, n);
    else for (let i = 0; i < k; i++) b[n + i] = x[i];
    this.n = n += k;
  }

  /** Writes a chunk. */
  chunk(c: Chunk): void {
    const k = c.length;
    if (this.n + k + HEAD > this.b.length) this.grow(k + HEAD);
    const { view, n } = this;
    // whole words may write a few bytes too many; the next write covers them
    view.setInt32(n, c.w0, true);
    view.setInt32(n + 4, c.w1, true);
    view.setInt32(n + 8, c.w2, true);
    view.setInt32(n + 12, c.w3, true);
    if (k > HEAD) {
      const { rest } = c;
      for (let i = 0, q = n + HEAD; i < rest.length; i++, q += 4) {
        view.setInt32(q, rest[i], true);
      }
    }
    this.n = n + k;
  }

  /** Writes `b[p..end)` as it is. */
  range(b: Uint8Array, p: number, end: number): void {
    const k = end - p;
    if (this.n + k > this.b.length) this.grow(k);
    this.b.set(b.subarray(p, end), this.n);
    this.n += k;
  }

  /** Writes `k` zero bytes. */
  zeros(k: number): void {
    this.room(k);
    this.b.fill(0, this.n, this.n += k);
  }

  /** Writes a 16-bit number in the given byte order. */
  u16(x: number, little: boolean): void {
    this.room(2);
    this.view.setUint16(this.n, x, little);
    this.n += 2;
  }

  /** Writes a 32-bit number in the given byte order. */
  u32(x: number, little: boolean): void {
    this.room(4);
    this.view.setUint32(this.n, x, little);
    this.n += 4;
  }

  /** Writes a 64-bit number in the given byte order. */
  u64(x: bigint, little: boolean): void {
    this.room(8);
    this.view.setBigUint64(this.n, x, little);
    this.n += 8;
  }

  /** Changes the 32-bit number that was written at `p`. */
  patchU32(p: number, x: number, little: boolean): void {
    this.view.setUint32(p, x, little);
  }

  /** Writes text as UTF-8. */
  text(s: string): void {
    const k = s.length;
    this.room(k * 3);
    const b = this.b;
    let n = this.n;
    for (let i = 0; i < k; i++) {
      const c = s.charCodeAt(i);
      if (c < 0x80) b[n++] = c;
      else if (c < 0x800) {
        b[n++] = 0xc0 | c >> 6;
        b[n++] = 0x80 | c & 0x3f;
      } else if (c < 0xd800 || c > 0xdfff) {
        b[n++] = 0xe0 | c >> 12;
        b[n++] = 0x80 | c >> 6 & 0x3f;
        b[n++] = 0x80 | c & 0x3f;
      } else {
        this.n = n;
        const rest = utf8.encodeInto(s.slice(i), b.subarray(n));
        this.n += rest.written;
        return;
      }
    }
    this.n = n;
  }

  /** Writes text from a packet as {@linkcode printable} makes it. */
  safeText(s: string): void {
    const k = s.length;
    this.room(k * 3);
    const b = this.b;
    let n = this.n;
    for (let i = 0; i < k; i++) {
      const c = s.charCodeAt(i);
      if (c >= 0x20 && c < 0x7f) b[n++] = c;
      else if (isSymbol(c)) {
        b[n++] = 0xe0 | c >> 12;
        b[n++] = 0x80 | c >> 6 & 0x3f;
        b[n++] = 0x80 | c & 0x3f;
      } else return this.text(printable(s));
    }
    this.n = n;
  }

  /** Writes a whole number in decimal; beyond 2^53 use {@linkcode Writer.text}. */
  number(v: number): void {
    this.room(24);
    if (v < 0) {
      this.b[this.n++] = 0x2d;
      v = -v;
    }
    if (v < 10000) this.few(v);
    else if (v < 1e8) {
      const q = v / 10000 | 0;
      this.few(q);
      this.four(v - q * 10000);
    } else if (v < 1e12) {
      const q = Math.floor(v / 1e4), r = Math.floor(v / 1e8);
      this.few(r);
      this.four(q - r * 10000);
      this.four(v - q * 10000);
    } else this.text(String(v));
  }

  /** Writes a number below 10 000; there must be room for four bytes. */
  private few(v: number): void {
    const zeros = v > 99 ? v > 999 ? 0 : 1 : v > 9 ? 2 : 3;
    this.view.setInt32(this.n, QUADS[v] >>> 8 * zeros, true);
    this.n += 4 - zeros;
  }

  /** Writes the four digits of a number below 10 000; there must be room for them. */
  private four(v: number): void {
    this.view.setInt32(this.n, QUADS[v], true);
    this.n += 4;
  }

  /** Writes a whole number with spaces in front, so that it ends `width` bytes on. */
  right(v: number, width: number): void {
    let spaces = width - 1;
    for (let least = 10; least <= v; least *= 10) spaces--;
    this.spaces(spaces);
    this.number(v);
  }

  /** Writes `k` spaces; none if `k` is below 1. */
  spaces(k: number): void {
    if (k < 1) return;
    this.room(k);
    const { b } = this, end = this.n + k;
    for (let n = this.n; n < end; n++) b[n] = SPACE;
    this.n = end;
  }

  /** Writes the last `width` decimal digits of `v`, with leading zeros. */
  digits(v: number, width: number): void {
    this.room(width);
    this.n += width;
    this.put(v, this.n, width);
  }

  /** Writes `d` digits of `v` so that they end at `end`, two at a time. */
  private put(v: number, end: number, d: number): void {
    const { view } = this;
    if (v > 0x7fffffff && d > 1) {
      const q = Math.floor(v / 100);
      view.setUint16(end -= 2, PAIRS[v - q * 100], true);
      v = q;
      d -= 2;
    }
    for (; d > 1; d -= 2) {
      const q = v / 100 | 0;
      view.setUint16(end -= 2, PAIRS[v - q * 100], true);
      v = q;
    }
    if (d > 0) this.b[end - 1] = 48 + v % 10;
  }

  /** Writes `b[p..end)` in lower-case hexadecimal. */
  hex(b: Uint8Array, p: number, end: number): void {
    this.room((end - p) * 2);
    const { view } = this;
    let n = this.n;
    for (const last = end - 1; p < last; p += 2, n += 4) {
      view.setInt32(n, HEX_PAIRS[b[p]] | HEX_PAIRS[b[p + 1]] << 16, true);
    }
    if (p < end) {
      view.setUint16(n, HEX_PAIRS[b[p]], true);
      n += 2;
    }
    this.n = n;
  }

  /** Writes the six bytes at `p` as a MAC address. */
  mac(b: Uint8Array, p: number): void {
    this.room(19);
    const { view } = this;
    let n = this.n;
    for (let i = 0; i < 6; i++, n += 3) {
      view.setInt32(n, HEX_PAIRS[b[p + i]] | COLON << 16, true);
    }
    this.n = n - 1; // no colon behind the last
  }

  /** Writes the four bytes at `p` as a dotted IPv4 address. */
  ipv4(b: Uint8Array, p: number): void {
    this.room(17);
    const { view } = this;
    let n = this.n;
    for (let i = 0; i < 4; i++) {
      const v = b[p + i];
      view.setInt32(n, OCTETS[v], true);
      n += v > 99 ? 4 : v > 9 ? 3 : 2;
    }
    this.n = n - 1; // no dot behind the last
  }

  /** Writes the sixteen bytes at `p` as an IPv6 address: RFC 5952. */
  ipv6(b: Uint8Array, p: number): void {
    this.room(40);
    const zeros = ipv6Zeros(b, p), from = zeros >> 4, to = zeros & 15;
    for (let i = 0; i < 8; i++) {
      if (i === from && to > from) {
        this.b[this.n++] = COLON;
        if (to === 8) this.b[this.n++] = COLON;
        i = to - 1;
        continue;
      }
      if (i) this.b[this.n++] = COLON;
      this.group(b[p + 2 * i] << 8 | b[p + 2 * i + 1]);
    }
  }

  /** One group of an IPv6 address, without leading zeros; there must be room for four bytes. */
  private group(g: number): void {
    const zeros = g > 0xff ? g > 0xfff ? 0 : 1 : g > 0xf ? 2 : 3;
    const digits = HEX_PAIRS[g >> 8] | HEX_PAIRS[g & 255] << 16;
    this.view.setInt32(this.n, digits >>> 8 * zeros, true);
    this.n += 4 - zeros;
  }
}
