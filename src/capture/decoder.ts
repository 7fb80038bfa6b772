/**
 * What a decoder waits for: more input, more room in the output, or nothing
 * because the stream is complete.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { inflater } from "./inflate.ts";
 *
 * const none = new Uint8Array(0);
 * const state: DecoderState = inflater("raw").decode(none, 0, 0, false, none, 0, 0);
 * assertEquals(state, "input");
 * ```
 */
export type DecoderState = "input" | "output" | "end";

/**
 * Turns a compressed stream into the bytes that went into it, in pieces of any
 * size.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { inflater } from "./inflate.ts";
 *
 * const decoder: Decoder = inflater("raw");
 * const stored = new Uint8Array([1, 2, 0, 0xfd, 0xff, 72, 105]);
 * const out = new Uint8Array(2);
 * assertEquals(decoder.decode(stored, 0, 7, true, out, 0, 2), "end");
 * assertEquals([decoder.read, decoder.written], [7, 2]);
 * assertEquals(new TextDecoder().decode(out), "Hi");
 * ```
 */
export interface Decoder {
  /** Bytes taken by the last `decode`. */
  readonly read: number;
  /** Bytes given by the last `decode`. */
  readonly written: number;
  /**
   * Decodes from `b[p..end)` into `out[q..outEnd)` and returns what it waits
   * for; `last` says that no further input will ever come.
   *
   * "input": all of the input was taken and what it gave was written. "output":
   * call again with the input that was not taken and with room. "end": the
   * stream is complete, and stays so; input behind it is not taken. Damage
   * throws a {@linkcode DecodeError} from a call that writes nothing: what was
   * decoded before the damage has been written by the calls before it, which
   * return "output".
   */
  decode(
    b: Uint8Array,
    p: number,
    end: number,
    last: boolean,
    out: Uint8Array,
    q: number,
    outEnd: number,
  ): DecoderState;
}

/**
 * Says that a compressed stream is damaged, cut short or not supported, and
 * where.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const error = new DecodeError("gzip has a wrong checksum", 18);
 * assertEquals([error.name, error.offset], ["DecodeError", 18]);
 * ```
 */
export class DecodeError extends Error {
  /** The class's name. */
  override readonly name: string = "DecodeError";
  /** Where in the compressed input, counted from its first byte. */
  readonly offset: number;

  /** An error about the byte at `offset` of the compressed input. */
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const NOTHING = new Uint8Array(0);

/**
 * The part that decoders share: a window of decoded bytes, given out as room
 * comes, then errors.
 *
 * A format decodes into `window` at `w` and never sees the output: so it may
 * look back into what it has given, and need not stop in the middle of anything
 * for want of room.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * class Plain extends WindowDecoder {
 *   protected override fill(): DecoderState {
 *     this.room(1, 0, 64);
 *     while (this.p < this.end && this.w < 64) this.window[this.w++] = this.b[this.p++];
 *     return this.p < this.end ? "output" : this.last ? "end" : "input";
 *   }
 *   protected override cutShort(): string {
 *     return "plain ended inside";
 *   }
 * }
 * const out = new Uint8Array(3);
 * assertEquals(new Plain().decode(new Uint8Array([7, 8, 9]), 0, 3, true, out, 0, 3), "end");
 * assertEquals([...out], [7, 8, 9]);
 * ```
 */
export abstract class WindowDecoder implements Decoder {
  /** Bytes taken by the last `decode`. */
  read: number = 0;
  /** Bytes given by the last `decode`. */
  written: number = 0;
  /** The input of this call is `b[p..end)`. */
  protected b: Uint8Array = NOTHING;
  /** Where the next byte of the input is. */
  protected p: number = 0;
  /** Where the input ends. */
  protected end: number = 0;
  /** No input follows that of this call. */
  protected last: boolean = false;
  /**
   * The decoded bytes: what was given and may be looked back at, then what is
   * to be given.
   */
  protected window: Uint8Array = NOTHING;
  /** Where the next decoded byte goes. */
  protected w: number = 0;
  /**
   * Where in the window the present member or frame began; nothing before it
   * may be looked at.
   */
  protected origin: number = 0;
  /** A field of the stream that arrives in pieces, see `gather`. */
  protected readonly field: Uint8Array = new Uint8Array(16);
  #have = 0;
  #given = 0;
  #before = 0;
  #trouble: DecodeError | undefined;
  #state: DecoderState = "input";

  /**
   * Decodes until there is no more input, or a good piece is in the window, or
   * the stream is complete.
   */
  protected abstract fill(): DecoderState;
  /**
   * The message when the stream is cut short here: "gzip ended inside the
   * header".
   */
  protected abstract cutShort(): string;

  /**
   * Decodes from `b[p..end)` into `out[q..outEnd)`, see {@linkcode Decoder}.
   */
  decode(
    b: Uint8Array,
    p: number,
    end: number,
    last: boolean,
    out: Uint8Array,
    q: number,
    outEnd: number,
  ): DecoderState {
    this.b = b;
    this.p = p;
    this.end = end;
    this.last = last;
    this.#before -= p;
    this.written = 0;
    try {
      return this.#run(out, q, outEnd);
    } finally {
      this.read = this.p - p;
      this.#before += this.p;
      this.b = NOTHING;
    }
  }

  #run(out: Uint8Array, q: number, outEnd: number): DecoderState {
    for (;;) {
      this.#give(out, q + this.written, outEnd);
      if (this.#given < this.w) return "output";
      if (this.#trouble) {
        if (this.written > 0) return "output";
        throw this.#trouble;
      }
      if (this.#state === "end") return "end";
      this.#state = this.#fill();
      if (this.#state === "input" && !this.last) {
        this.#give(out, q + this.written, outEnd);
        return this.#given < this.w ? "output" : "input";
      }
    }
  }

  #fill(): DecoderState {
    try {
      const state = this.fill();
      if (state === "input" && this.last) {
        this.#trouble = this.damage(this.cutShort());
      }
      return state;
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#trouble = error;
      return "output";
    }
  }

  #give(out: Uint8Array, q: number, outEnd: number): void {
    const n = Math.min(this.w - this.#given, outEnd - q);
    if (n <= 0) return;
    const from = this.#given;
    if (n > 64) out.set(this.window.subarray(from, from + n), q);
    else for (let i = 0; i < n; i++) out[q + i] = this.window[from + i];
    this.#given += n;
    this.written += n;
  }

  /** Where in the compressed input the next byte is, counted from the first. */
  protected get offset(): number {
    return this.#before + this.p;
  }

  /** The error to throw about the byte `back` before the next one. */
  protected damage(message: string, back: number = 0): DecodeError {
    return new DecodeError(message, this.offset - back);
  }

  /**
   * Collects `n` bytes (at most 16) into `field`; false when the input ends
   * before, to be called again.
   */
  protected gather(n: number): boolean {
    while (this.#have < n) {
      if (this.p === this.end) return false;
      this.field[this.#have++] = this.b[this.p++];
    }
    this.#have = 0;
    return true;
  }

  /**
   * Makes room for `n` bytes behind `w` and keeps the last `keep` before it, or
   * those from `origin` when they are fewer; to be called when `fill` begins,
   * when all that was decoded has been given. The window grows by doubling, with
   * what is kept and not with what a header promises, up to `most` bytes (at
   * least `keep + n`).
   */
  protected room(n: number, keep: number, most: number): void {
    const length = this.window.length;
    if (length - this.w >= n) return;
    const kept = Math.min(keep, this.w - this.origin);
    const shift = this.w - kept;
    if (length >= most || 2 * kept + n <= length) {
      this.window.copyWithin(0, shift, this.w);
    } else {
      const size = Math.max(2 * length, kept + n, 1 << 17);
      const grown = new Uint8Array(Math.min(most, size));
      grown.set(this.window.subarray(shift, this.w));
      this.window = grown;
    }
    this.w = this.#given = kept;
    this.origin = Math.max(0, this.origin - shift);
  }
}
