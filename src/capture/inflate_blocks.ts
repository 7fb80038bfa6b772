import type { DecoderState } from "./decoder.ts";
import {
  type Code,
  codeLengthCode,
  distanceCode,
  literalCode,
} from "./inflate_code.ts";
import { InflateSymbols } from "./inflate_symbols.ts";

/** The order of the lengths of the code length code, RFC 1951 §3.2.7. */
const ORDER = "16 17 18 0 8 7 9 6 10 5 11 4 12 3 13 2 14 1 15".split(" ")
  .map(Number);

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
 * const b = new Uint8Array([75, 76, 130, 1, 0]);
 * const out = new Uint8Array(10);
 * const raw = new Raw();
 * assertEquals(raw.decode(b, 0, b.length, true, out, 0, 10), "end");
 * assertEquals(raw.written, 10);
 * ```
 */
export abstract class InflateBlocks extends InflateSymbols {
  /** The next thing in the data. */
  #step:
    | "block"
    | "stored"
    | "copy"
    | "counts"
    | "codes"
    | "lengths"
    | "symbols"
    | "end" = "block";
  #final = false;
  /** Bytes left of a stored block. */
  #left = 0;
  /**
   * How many lengths there are: for the code length code, for literals and
   * lengths, in all.
   */
  #codeLengths = 0;
  #literals = 0;
  #count = 0;
  /**
   * How many lengths were read, and the code that repeats one, while it waits
   * for its bits.
   */
  #have = 0;
  #repeats = 0;
  readonly #lengths = new Uint8Array(286 + 32);
  readonly #lengthCode = codeLengthCode();
  readonly #dynamic: readonly [Code, Code] = [literalCode(), distanceCode()];
  #fixed: readonly [Code, Code] | undefined;
  #codes: readonly [Code, Code] = this.#dynamic;

  /** To be called when data begins: nothing before it may be looked at. */
  protected begin(): void {
    this.origin = this.w;
    this.#step = "block";
    this.#final = false;
    this.align();
  }

  /**
   * Decodes until the final block ends, or the input, or the window is full.
   */
  protected blocks(): DecoderState {
    for (;;) {
      const state = this.#next();
      if (state) return state;
    }
  }

  /**
   * Does one step, which says what comes next; a state when it cannot be
   * completed now.
   */
  #next(): DecoderState | undefined {
    switch (this.#step) {
      case "block":
        return this.#block();
      case "stored":
        return this.#stored();
      case "copy":
        return this.#copy();
      case "counts":
        return this.#counts();
      case "codes":
        return this.#readCodeLengths();
      case "lengths":
        return this.#readLengths();
      case "symbols": {
        const state = this.symbols(this.#codes[0], this.#codes[1]);
        if (state !== "end") return state;
        this.#endBlock();
        return;
      }
      case "end":
        return "end";
    }
  }

  #endBlock(): void {
    this.#step = this.#final ? "end" : "block";
  }

  /** The header of a block, RFC 1951 §3.2.3. */
  #block(): DecoderState | undefined {
    if (!this.need(3)) return "input";
    this.#final = this.take(1) === 1;
    const type = this.take(2);
    if (type === 3) {
      throw this.damage("deflate block has the reserved type 3", 1);
    }
    if (type === 0) this.align();
    if (type === 1) this.#codes = this.#fixed ??= fixedCodes();
    this.#step = type === 0 ? "stored" : type === 1 ? "symbols" : "counts";
  }

  /** The length of a stored block and its complement, RFC 1951 §3.2.4. */
  #stored(): DecoderState | undefined {
    if (!this.gather(4)) return "input";
    const f = this.field;
    this.#left = f[0] | f[1] << 8;
    const complement = f[2] | f[3] << 8;
    if (this.#left !== (complement ^ 0xffff)) {
      throw this.damage(
        `deflate block of ${this.#left} stored bytes has the complement ${complement}`,
        4,
      );
    }
    this.#step = "copy";
  }

  /** The bytes of a stored block. */
  #copy(): DecoderState | undefined {
    const n = Math.min(
      this.#left,
      this.end - this.p,
      this.window.length - this.w,
    );
    this.window.set(this.b.subarray(this.p, this.p + n), this.w);
    this.p += n;
    this.w += n;
    this.#left -= n;
    if (this.#left > 0) return this.p < this.end ? "output" : "input";
    this.#endBlock();
  }

  /** How many code lengths a dynamic block has, RFC 1951 §3.2.7. */
  #counts(): DecoderState | undefined {
    if (!this.need(14)) return "input";
    this.#literals = this.take(5) + 257;
    this.#count = this.#literals + this.take(5) + 1;
    this.#codeLengths = this.take(4) + 4;
    if (this.#literals > 286) {
      throw this.damage(
        `deflate block has ${this.#literals} literal and length codes`,
        1,
      );
    }
    this.#have = 0;
    this.#lengths.fill(0, 0, 19);
    this.#step = "codes";
  }

  /** The lengths of the code that the code lengths are written in. */
  #readCodeLengths(): DecoderState | undefined {
    for (; this.#have < this.#codeLengths; this.#have++) {
      if (!this.need(3)) return "input";
      this.#lengths[ORDER[this.#have]] = this.take(3);
    }
    if (!this.#lengthCode.build(this.#lengths, 0, 19)) {
      throw this.damage("deflate block has a wrong code length code");
    }
    this.#have = 0;
    this.#step = "lengths";
  }

  /** The lengths of the literal/length and distance codes, RFC 1951 §3.2.7. */
  #readLengths(): DecoderState | undefined {
    while (this.#have < this.#count) {
      // A repeat code may wait for its extra bits.
      if (this.#repeats === 0) {
        const e = this.next(this.#lengthCode);
        if (e === 0) return "input";
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
        this.#repeats = e >>> 8;
      }
      const bits = this.#repeats === 16 ? 2 : this.#repeats === 17 ? 3 : 7;
      if (!this.need(bits)) return "input";
      this.#repeat(this.take(bits) + (this.#repeats === 18 ? 11 : 3));
    }
    this.#build();
  }

  #repeat(n: number): void {
    const [lengths, p] = [this.#lengths, this.#have];
    if (this.#repeats === 16 && p === 0) {
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
    lengths.fill(this.#repeats === 16 ? lengths[p - 1] : 0, p, p + n);
    this.#have += n;
    this.#repeats = 0;
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
    this.#step = "symbols";
  }
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
