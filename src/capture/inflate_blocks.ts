import { type DecoderState, WindowDecoder } from "./decoder.ts";
import {
  type Code,
  codeLengthCode,
  distanceCode,
  END_OF_BLOCK,
  INVALID,
  LINK,
  literalCode,
} from "./inflate_code.ts";

/** How far back a match may reach, RFC 1951 §2. */
const HISTORY = 32768;
/** What one turn of the fast loop may write: two literals, a match of 258 and three bytes too many. */
const ROOM = 2 + 258 + 3;
/** The window: two parts of new data for one of history, so that sliding costs little. */
const WINDOW = 3 * HISTORY + ROOM;
/** What one turn of the fast loop may load: four times 4 bytes, each of 4 new bytes at most. */
const AHEAD = 16;

/** The next thing in the data. */
const BLOCK = 0,
  STORED = 1,
  COPY = 2,
  COUNTS = 3,
  CODES = 4,
  LENGTHS = 5,
  SYMBOL = 6,
  LENGTH_EXTRA = 7;
const DISTANCE = 8, DISTANCE_EXTRA = 9, FINISHED = 10;

/** The order of the lengths of the code length code, RFC 1951 §3.2.7. */
const ORDER = [
  16,
  17,
  18,
  0,
  8,
  7,
  9,
  6,
  10,
  5,
  11,
  4,
  12,
  3,
  13,
  2,
  14,
  1,
  15,
];

/**
 * Deflate data, RFC 1951, for the formats that wrap it.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import type { DecoderState } from "./decoder.ts";
 *
 * class Raw extends InflateBlocks {
 *   protected override fill(): DecoderState {
 *     this.prepare();
 *     return this.blocks();
 *   }
 *   protected override cutShort(): string {
 *     return "deflate ended inside a block";
 *   }
 * }
 * const b = new Uint8Array([0x4b, 0x4c, 0x82, 0x03, 0x00]);
 * const out = new Uint8Array(10);
 * const raw = new Raw();
 * assertEquals(raw.decode(b, 0, b.length, true, out, 0, 10), "end");
 * assertEquals(raw.written, 10);
 * ```
 */
export abstract class InflateBlocks extends WindowDecoder {
  #step = BLOCK;
  /** Bits taken from the input and not used, the first one lowest; fewer than 8 after each step. */
  #hold = 0;
  #bits = 0;
  #final = false;
  #length = 0;
  #distance = 0;
  #extra = 0;
  #literals = 0;
  #count = 0;
  #have = 0;
  #view: DataView | undefined;
  readonly #lengths = new Uint8Array(288 + 32);
  readonly #lengthCode = codeLengthCode();
  readonly #dynamic: readonly [Code, Code] = [literalCode(), distanceCode()];
  #fixed: readonly [Code, Code] | undefined;
  #codes: readonly [Code, Code] = this.#dynamic;

  /** To be called when data begins: nothing before it may be looked at. */
  protected begin(): void {
    this.origin = this.w;
    this.#step = BLOCK;
    this.#hold = this.#bits = 0;
  }

  /** To be called first in `fill`. */
  protected prepare(): void {
    this.#view = undefined;
    this.room(ROOM, HISTORY, WINDOW);
  }

  /** Decodes blocks until the input ends, the window is full, or the final block has ended. */
  protected blocks(): DecoderState {
    while (this.#step !== FINISHED) {
      if (this.window.length - this.w < ROOM) return "output";
      if (!this.#next()) return "input";
    }
    return "end";
  }

  /** Does the next step; false when the input ends first. */
  #next(): boolean {
    switch (this.#step) {
      case BLOCK:
        return this.#block();
      case STORED:
        return this.#stored();
      case COPY:
        return this.#copy();
      case COUNTS:
        return this.#counts();
      case CODES:
        return this.#codeLengths();
      case LENGTHS:
        return this.#symbolLengths();
      case SYMBOL:
        if (this.end - this.p >= AHEAD) {
          this.#fast();
          return true;
        }
        return this.#symbol();
      default:
        return this.#match();
    }
  }

  /** Pulls bytes until at least `n` bits (at most 25) are held; false when the input ends first. */
  #need(n: number): boolean {
    while (this.#bits < n) {
      if (this.p === this.end) return false;
      this.#hold |= this.b[this.p++] << this.#bits;
      this.#bits += 8;
    }
    return true;
  }

  /** Takes `n` of the bits that are held. */
  #take(n: number): number {
    const value = this.#hold & ((1 << n) - 1);
    this.#hold >>>= n;
    this.#bits -= n;
    return value;
  }

  /** The entry of the next symbol of `code`; 0 when the input ends first. */
  #decode(code: Code): number {
    const { table, root } = code;
    for (;;) {
      let e = table[this.#hold & ((1 << root) - 1)];
      if (e & LINK) {
        e = table[
          (e >>> 8 & 0xffff) +
          (this.#hold >>> root & ((1 << (e >>> 4 & 15)) - 1))
        ];
      }
      if ((e & 15) <= this.#bits) {
        this.#take(e & 15);
        return e;
      }
      // The bits that are missing were taken for zeros: look again with more of them.
      if (!this.#need(this.#bits + 1)) return 0;
    }
  }

  /** The header of a block, RFC 1951 §3.2.3. */
  #block(): boolean {
    if (this.#final) {
      this.#final = false;
      this.#step = FINISHED;
      return true;
    }
    if (!this.#need(3)) return false;
    this.#final = this.#take(1) === 1;
    const type = this.#take(2);
    if (type === 3) {
      throw this.damage("deflate block has the reserved type 3", 1);
    }
    if (type === 0) this.#take(this.#bits & 7);
    if (type === 1) this.#codes = this.#fixed ??= fixedCodes();
    this.#step = type === 0 ? STORED : type === 1 ? SYMBOL : COUNTS;
    return true;
  }

  /** The length of a stored block and its complement, RFC 1951 §3.2.4. */
  #stored(): boolean {
    if (!this.gather(4)) return false;
    const f = this.field;
    this.#length = f[0] | f[1] << 8;
    const complement = f[2] | f[3] << 8;
    if (this.#length !== (complement ^ 0xffff)) {
      throw this.damage(
        `deflate block of ${this.#length} stored bytes has the complement ${complement}`,
        4,
      );
    }
    this.#step = COPY;
    return true;
  }

  /** The bytes of a stored block. */
  #copy(): boolean {
    const n = Math.min(
      this.#length,
      this.end - this.p,
      this.window.length - this.w,
    );
    this.window.set(this.b.subarray(this.p, this.p + n), this.w);
    this.p += n;
    this.w += n;
    this.#length -= n;
    if (this.#length === 0) this.#step = BLOCK;
    return this.#length === 0 || this.p < this.end;
  }

  /** How many code lengths a dynamic block has, RFC 1951 §3.2.7. */
  #counts(): boolean {
    if (!this.#need(14)) return false;
    this.#literals = this.#take(5) + 257;
    this.#count = this.#literals + this.#take(5) + 1;
    this.#length = this.#take(4) + 4;
    if (this.#literals > 286) {
      throw this.damage(
        `deflate block has ${this.#literals} literal and length codes`,
        1,
      );
    }
    this.#have = 0;
    this.#lengths.fill(0, 0, 19);
    this.#step = CODES;
    return true;
  }

  /** The lengths of the code that the code lengths are written in. */
  #codeLengths(): boolean {
    for (; this.#have < this.#length; this.#have++) {
      if (!this.#need(3)) return false;
      this.#lengths[ORDER[this.#have]] = this.#take(3);
    }
    if (!this.#lengthCode.build(this.#lengths, 0, 19)) {
      throw this.damage("deflate block has a wrong code length code");
    }
    this.#have = 0;
    this.#step = LENGTHS;
    return true;
  }

  /** The lengths of the literal/length and distance codes, RFC 1951 §3.2.7. */
  #symbolLengths(): boolean {
    while (this.#have < this.#count) {
      // A repeat code may wait for its extra bits.
      if (this.#extra === 0) {
        const e = this.#decode(this.#lengthCode);
        if (e === 0) return false;
        if (e < 0) {
          throw this.damage(
            "deflate block has bits that are no code length",
            1,
          );
        }
        if (e >>> 8 < 16) {
          this.#lengths[this.#have++] = e >>> 8;
          continue;
        }
        this.#extra = e >>> 8;
      }
      const bits = this.#extra === 16 ? 2 : this.#extra === 17 ? 3 : 7;
      if (!this.#need(bits)) return false;
      this.#repeat(this.#take(bits) + (this.#extra === 18 ? 11 : 3));
    }
    this.#build();
    return true;
  }

  #repeat(n: number): void {
    const [lengths, p] = [this.#lengths, this.#have];
    if (this.#extra === 16 && p === 0) {
      throw this.damage(
        "deflate block repeats a code length before the first",
        1,
      );
    }
    if (p + n > this.#count) {
      throw this.damage(
        "deflate block repeats a code length beyond the last",
        1,
      );
    }
    lengths.fill(this.#extra === 16 ? lengths[p - 1] : 0, p, p + n);
    this.#have += n;
    this.#extra = 0;
  }

  #build(): void {
    const [lengths, [literals, distances]] = [this.#lengths, this.#dynamic];
    if (lengths[256] === 0) {
      throw this.damage("deflate block has no code for its end");
    }
    if (!literals.build(lengths, 0, this.#literals)) {
      throw this.damage("deflate block has a wrong literal/length code");
    }
    if (!distances.build(lengths, this.#literals, this.#count)) {
      throw this.damage("deflate block has a wrong distance code");
    }
    this.#codes = this.#dynamic;
    this.#step = SYMBOL;
  }

  /** A literal, the end of the block, or a length, RFC 1951 §3.2.3. */
  #symbol(): boolean {
    const e = this.#decode(this.#codes[0]);
    if (e === 0) return false;
    if (e >= 0) this.window[this.w++] = e >>> 8;
    else if (e & END_OF_BLOCK) this.#step = BLOCK;
    else if (e & INVALID) {
      throw this.damage(
        "deflate block has bits that are no literal or length",
        1,
      );
    } else {
      this.#length = e >>> 8 & 0xffff;
      this.#extra = e >>> 4 & 15;
      this.#step = LENGTH_EXTRA;
    }
    return true;
  }

  /** The rest of a match, RFC 1951 §3.2.5. */
  #match(): boolean {
    if (this.#step === DISTANCE) {
      const e = this.#decode(this.#codes[1]);
      if (e === 0) return false;
      if (e & INVALID) {
        throw this.damage("deflate block has bits that are no distance", 1);
      }
      this.#distance = e >>> 8 & 0xffff;
      this.#extra = e >>> 4 & 15;
      this.#step = DISTANCE_EXTRA;
    }
    if (!this.#need(this.#extra)) return false;
    const more = this.#take(this.#extra);
    this.#extra = 0;
    if (this.#step === LENGTH_EXTRA) {
      this.#length += more;
      this.#step = DISTANCE;
      return true;
    }
    const distance = this.#distance + more;
    if (distance > this.w - this.origin) {
      throw this.damage(tooFar(distance, this.w - this.origin), 1);
    }
    const { window } = this;
    for (const to = this.w + this.#length; this.w < to; this.w++) {
      window[this.w] = window[this.w - distance];
    }
    this.#step = SYMBOL;
    return true;
  }

  /** Symbols as long as the input and the window have plenty: at least one. */
  #fast(): void {
    const { b, window, origin } = this;
    const view = this.#view ??= new DataView(
      b.buffer,
      b.byteOffset,
      b.byteLength,
    );
    const [
      { table: literals, root },
      { table: distances, root: distanceRoot },
    ] = this.#codes;
    const mask = (1 << root) - 1;
    const distanceMask = (1 << distanceRoot) - 1;
    const safe = this.end - AHEAD;
    const stop = window.length - ROOM;
    let { p, w } = this;
    let hold = this.#hold;
    let bits = this.#bits;
    let trouble = "";
    while (p <= safe && w <= stop) {
      // Fill up to 24 bits or more; those of a byte that is in part held are loaded again.
      hold |= view.getUint32(p, true) << bits;
      p += 31 - bits >> 3;
      bits |= 24;
      let e = literals[hold & mask];
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
        e = literals[
          (e >>> 8 & 0xffff) + (hold >>> root & ((1 << (e >>> 4 & 15)) - 1))
        ];
      }
      hold >>>= e & 15;
      bits -= e & 15;
      if (e >= 0) {
        window[w++] = e >>> 8;
        continue;
      }
      if (e & (END_OF_BLOCK | INVALID)) {
        if (e & INVALID) {
          trouble = "deflate block has bits that are no literal or length";
        } else this.#step = BLOCK;
        break;
      }
      let extra = e >>> 4 & 15;
      const length = (e >>> 8 & 0xffff) + (hold & ((1 << extra) - 1));
      hold >>>= extra;
      bits -= extra;

      hold |= view.getUint32(p, true) << bits;
      p += 31 - bits >> 3;
      bits |= 24;
      e = distances[hold & distanceMask];
      if (e & LINK) {
        e = distances[
          (e >>> 8 & 0xffff) +
          (hold >>> distanceRoot & ((1 << (e >>> 4 & 15)) - 1))
        ];
      }
      hold >>>= e & 15;
      bits -= e & 15;
      extra = e >>> 4 & 15;
      if (extra > bits) {
        hold |= view.getUint32(p, true) << bits;
        p += 31 - bits >> 3;
        bits |= 24;
      }
      const distance = (e >>> 8 & 0xffff) + (hold & ((1 << extra) - 1));
      hold >>>= extra;
      bits -= extra;
      if (e & INVALID || distance > w - origin) {
        trouble = e & INVALID
          ? "deflate block has bits that are no distance"
          : tooFar(distance, w - origin);
        break;
      }
      let from = w - distance;
      for (const to = w + length; w < to;) window[w++] = window[from++];
    }
    // Give back whole bytes that were not used.
    this.p = p - (bits >> 3);
    this.w = w;
    this.#bits = bits & 7;
    this.#hold = hold & ((1 << (bits & 7)) - 1);
    if (trouble) throw this.damage(trouble, 1);
  }
}

function tooFar(distance: number, have: number): string {
  return `deflate match reaches ${distance} bytes back, has ${have}`;
}

/** The fixed codes, RFC 1951 §3.2.6. */
function fixedCodes(): readonly [Code, Code] {
  const lengths = new Uint8Array(288 + 32).fill(8, 0, 144).fill(9, 144, 256)
    .fill(7, 256, 280).fill(8, 280, 288);
  lengths.fill(5, 288);
  const codes = [literalCode(), distanceCode()] as const;
  codes[0].build(lengths, 0, 288);
  codes[1].build(lengths, 288, 320);
  return codes;
}
