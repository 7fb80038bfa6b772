import { type DecoderState, WindowDecoder } from "./decoder.ts";
import { type Code, END_OF_BLOCK, INVALID, LINK } from "./inflate_code.ts";

/** How far back a match may reach, RFC 1951 §2. */
const HISTORY = 32768;
/**
 * What the fast loop may write in a turn: two literals, and a match of 258
 * copied by fours.
 */
const ROOM = 2 + 258 + 3;
/** Two parts of new data for one of history, so that sliding costs little. */
const WINDOW = 3 * HISTORY + ROOM;
/**
 * What the fast loop may load in a turn: four times 4 bytes, 3 or less of them
 * new.
 */
const AHEAD = 16;

/**
 * The bits of deflate data, RFC 1951 §3.1.1, and the symbols of one block.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import type { DecoderState } from "./decoder.ts";
 * import { distanceCode, literalCode } from "./inflate_code.ts";
 *
 * class Symbols extends InflateSymbols {
 *   protected override fill(): DecoderState {
 *     const literal = literalCode();
 *     const lengths = new Uint8Array(257);
 *     lengths[65] = lengths[256] = 1;
 *     assertEquals(literal.build(lengths, 0, 257), true);
 *     this.prepare();
 *     return this.symbols(literal, distanceCode());
 *   }
 *   protected override cutShort(): string {
 *     return "symbols ended inside";
 *   }
 * }
 * const out = new Uint8Array(9);
 * const symbols = new Symbols();
 * assertEquals(symbols.decode(new Uint8Array([8]), 0, 1, true, out, 0, 9), "end");
 * assertEquals([...out.subarray(0, symbols.written)], [65, 65, 65]);
 * ```
 */
export abstract class InflateSymbols extends WindowDecoder {
  /** Bits taken from the input and not used, the first one lowest. */
  #hold = 0;
  /** How many; below 8 after each step, so no byte is taken before its turn. */
  #bits = 0;
  /** The next thing in the data. */
  #step: "symbol" | "length" | "distance" | "distance bits" = "symbol";
  #length = 0;
  #distance = 0;
  #extra = 0;
  #view: DataView | undefined;

  /** To be called first in `fill`. */
  protected prepare(): void {
    this.#view = undefined;
    this.room(ROOM, HISTORY, WINDOW);
  }

  /** Drops the bits up to the next byte. */
  protected align(): void {
    this.#hold = this.#bits = 0;
  }

  /**
   * Takes bytes until `n` bits (25 or less) are held; false when the input ends
   * first.
   */
  protected need(n: number): boolean {
    while (this.#bits < n) {
      if (this.p === this.end) return false;
      this.#hold |= this.b[this.p++] << this.#bits;
      this.#bits += 8;
    }
    return true;
  }

  /** Takes `n` of the bits that are held. */
  protected take(n: number): number {
    const value = this.#hold & ((1 << n) - 1);
    this.#hold >>>= n;
    this.#bits -= n;
    return value;
  }

  /** The entry of the next symbol of `code`; 0 when the input ends first. */
  protected next(code: Code): number {
    for (;;) {
      const e = code.find(this.#hold);
      if ((e & 15) <= this.#bits) {
        this.take(e & 15);
        return e;
      }
      // Missing bits were taken for zeros: look again with more of them.
      if (!this.need(this.#bits + 1)) return 0;
    }
  }

  /** Decodes until the block ends, or the input, or the window is full. */
  protected symbols(literal: Code, distance: Code): DecoderState {
    for (;;) {
      if (this.window.length - this.w < ROOM) return "output";
      if (this.#step !== "symbol") {
        if (!this.#match(distance)) return "input";
      } else if (this.end - this.p >= AHEAD) {
        if (this.#fast(literal, distance)) return "end";
      } else {
        const e = this.next(literal);
        if (e === 0) return "input";
        if (e & END_OF_BLOCK) return "end";
        this.#symbol(e);
      }
    }
  }

  /** A literal or a length, RFC 1951 §3.2.5. */
  #symbol(e: number): void {
    if (e & INVALID) throw this.damage(NO_LITERAL, 1);
    if (e >= 0) this.window[this.w++] = e >>> 8;
    else {
      this.#length = e >>> 8 & 0xffff;
      this.#extra = e >>> 4 & 15;
      this.#step = "length";
    }
  }

  /** The rest of a match, one part at a time, RFC 1951 §3.2.5. */
  #match(code: Code): boolean {
    if (this.#step === "distance") {
      const e = this.next(code);
      if (e === 0) return false;
      if (e & INVALID) throw this.damage(NO_DISTANCE, 1);
      this.#distance = e >>> 8 & 0xffff;
      this.#extra = e >>> 4 & 15;
      this.#step = "distance bits";
    }
    if (!this.need(this.#extra)) return false;
    const more = this.take(this.#extra);
    if (this.#step === "length") {
      this.#length += more;
      this.#step = "distance";
      return true;
    }
    const { window } = this;
    const distance = this.#distance + more;
    if (distance > this.w - this.origin) throw this.#tooFar(distance);
    for (const to = this.w + this.#length; this.w < to; this.w++) {
      window[this.w] = window[this.w - distance];
    }
    this.#step = "symbol";
    return true;
  }

  #tooFar(distance: number): Error {
    const have = this.w - this.origin;
    return this.damage(
      `deflate match reaches ${distance} bytes back, has ${have}`,
      1,
    );
  }

  /**
   * The same as long as the input and the window have plenty, for one symbol
   * at least; true when the block ends. One loop, for its state is in locals.
   */
  #fast(literal: Code, distance: Code): boolean {
    const { b, window, origin } = this;
    const view = this.#view ??= new DataView(
      b.buffer,
      b.byteOffset,
      b.byteLength,
    );
    const windowView = new DataView(window.buffer);
    const { table: literals, root } = literal;
    const { table: distances, root: distanceRoot } = distance;
    const mask = (1 << root) - 1;
    const distanceMask = (1 << distanceRoot) - 1;
    const safe = this.end - AHEAD;
    const stop = window.length - ROOM;
    let { p, w } = this;
    let hold = this.#hold;
    let bits = this.#bits;
    let e = 0;
    let back = 0;
    while (p <= safe && w <= stop) {
      // To 24 bits or more; what is held of a byte in part is loaded again.
      hold |= view.getUint32(p, true) << bits;
      p += 31 - bits >> 3;
      bits |= 24;
      e = literals[hold & mask];
      if (e >= 0) {
        window[w++] = e >>> 8;
        hold >>>= e & 15;
        bits -= e & 15;
        e = literals[hold & mask];
        if (e >= 0) {
          window[w++] = e >>> 8;
          hold >>>= e & 15;
          bits -= e & 15;
          continue;
        }
        hold |= view.getUint32(p, true) << bits;
        p += 31 - bits >> 3;
        bits |= 24;
      }
      if (e & LINK) {
        const rest = hold >>> root & ((1 << (e >>> 4 & 15)) - 1);
        e = literals[(e >>> 8 & 0xffff) + rest];
      }
      hold >>>= e & 15;
      bits -= e & 15;
      if (e >= 0) {
        window[w++] = e >>> 8;
        continue;
      }
      if (e & (END_OF_BLOCK | INVALID)) break;
      let extra = e >>> 4 & 15;
      const length = (e >>> 8 & 0xffff) + (hold & ((1 << extra) - 1));
      hold >>>= extra;
      bits -= extra;

      hold |= view.getUint32(p, true) << bits;
      p += 31 - bits >> 3;
      bits |= 24;
      e = distances[hold & distanceMask];
      if (e & LINK) {
        const rest = hold >>> distanceRoot & ((1 << (e >>> 4 & 15)) - 1);
        e = distances[(e >>> 8 & 0xffff) + rest];
      }
      hold >>>= e & 15;
      bits -= e & 15;
      extra = e >>> 4 & 15;
      if (extra > bits) {
        hold |= view.getUint32(p, true) << bits;
        p += 31 - bits >> 3;
        bits |= 24;
      }
      back = (e >>> 8 & 0xffff) + (hold & ((1 << extra) - 1));
      hold >>>= extra;
      bits -= extra;
      if (e & INVALID) back = -1;
      if (back < 0 || back > w - origin) break;
      const to = w + length;
      if (back < 4) { for (; w < to; w++) window[w] = window[w - back]; }
      for (let q = w - back; w < to; w += 4, q += 4) {
        windowView.setUint32(w, windowView.getUint32(q, true), true);
      }
      w = to;
      back = 0;
    }
    // Whole bytes that were not used go back.
    this.p = p - (bits >> 3);
    this.w = w;
    this.#bits = bits & 7;
    this.#hold = hold & ((1 << (bits & 7)) - 1);
    if (back < 0) throw this.damage(NO_DISTANCE, 1);
    if (back > 0) throw this.#tooFar(back);
    if (e & INVALID) throw this.damage(NO_LITERAL, 1);
    return (e & END_OF_BLOCK) !== 0;
  }
}

const NO_LITERAL = "deflate block has bits that are no literal or length";
const NO_DISTANCE = "deflate block has bits that are no distance";
