import {
  type DecodeError,
  type Decoder,
  type DecoderState,
  WindowDecoder,
} from "./decoder.ts";
import { XXH64 } from "./xxh64.ts";
import { ZstdBlock } from "./zstd_block.ts";
import { BLOCK_LIMIT } from "./zstd_fse.ts";

/** What the zstd program takes without being asked to take more. */
const WINDOW_LIMIT = 128 * 1024 * 1024;
/** The largest limit that can be asked for. */
const MOST_WINDOW = 1024 * 1024 * 1024;
/** Room for a block, and what its last copy may overwrite. */
const ROOM = BLOCK_LIMIT + 8;

/**
 * A decoder of Zstandard frames, RFC 8878: one or more, skippable ones among
 * them, without dictionaries.
 *
 * A frame whose window is larger than `windowLimit` (128 MiB unless said, 1 GiB
 * at most) is refused. Memory grows with what is decoded, up to one and a half
 * times the frame's window and some 700 KiB.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const b = new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x20, 2, 17, 0, 0, 72, 105]);
 * const out = new Uint8Array(2);
 * assertEquals(unzstd().decode(b, 0, b.length, true, out, 0, 2), "end");
 * assertEquals(new TextDecoder().decode(out), "Hi");
 * ```
 */
export function unzstd(windowLimit: number = WINDOW_LIMIT): Decoder {
  return new Zstd(Math.min(windowLimit, MOST_WINDOW));
}

/** What a stream is made of, RFC 8878 §3.1. */
type Part =
  | "start"
  | "magic"
  | "frame descriptor"
  | "frame header"
  | "block header"
  | "raw block"
  | "RLE block"
  | "compressed block"
  | "checksum"
  | "skippable frame header"
  | "skippable frame";

/** Magic numbers, RFC 8878 §3.1.1 and §3.1.2: sixteen for skippable frames. */
const FRAME = 0xfd2fb528, SKIPPABLE = 0x184d2a50;

const GARBAGE = "zstd has garbage behind its last frame";

/** Lengths of a frame header's fields by their flags, RFC 8878 §3.1.1.1.1. */
const DICTIONARY_LENGTH = [0, 1, 2, 4];
const SIZE_LENGTH = [0, 2, 4, 8];

class Zstd extends WindowDecoder {
  readonly #windowLimit: number;
  readonly #block = new ZstdBlock();
  readonly #hash = new XXH64();
  /** What comes next. */
  #part: Part = "start";
  #frames = 0;
  /** Bytes left of a block or a skippable frame. */
  #left = 0;
  #lastBlock = false;
  #descriptor = 0;
  #windowSize = 0;
  #contentSize = -1;
  #produced = 0;
  #keep = 0;

  constructor(windowLimit: number) {
    super();
    this.#windowLimit = windowLimit;
  }

  protected override fill(): DecoderState {
    // Half of the window besides it: each byte is then moved twice at most.
    this.room(
      ROOM,
      this.#keep,
      this.#keep + Math.max(2 * BLOCK_LIMIT, this.#keep >> 1) + ROOM,
    );
    const begin = this.w;
    while (this.w - begin < BLOCK_LIMIT / 2) {
      if (this.#part === "block header" && this.window.length - this.w < ROOM) {
        break;
      }
      const from = this.w;
      const state = this.#next();
      if (this.w > from) this.#count(from);
      if (state) return state;
    }
    return "output";
  }

  #count(from: number): void {
    this.#produced += this.w - from;
    if (this.#contentSize >= 0 && this.#produced > this.#contentSize) {
      throw this.#tooLong();
    }
    if (this.#descriptor & 4) this.#hash.update(this.window, from, this.w);
  }

  #tooLong(): DecodeError {
    return this.damage(
      `zstd frame is longer than the ${this.#contentSize} bytes that it says`,
    );
  }

  /** Does one part, which says what comes next; a state when it has to wait. */
  #next(): DecoderState | undefined {
    switch (this.#part) {
      case "start":
        if (this.p === this.end) {
          return this.last && this.#frames > 0 ? "end" : "input";
        }
        this.#part = "magic";
        return;
      case "magic":
        return this.#magic();
      case "frame descriptor":
        return this.#readDescriptor();
      case "frame header":
        return this.#header();
      case "block header":
        return this.#blockHeader();
      case "raw block":
        return this.#raw();
      case "RLE block":
        return this.#repeat();
      case "compressed block":
        return this.#compressed();
      case "checksum":
        return this.#checksum();
      case "skippable frame header":
        if (!this.gather(4)) return "input";
        this.#left = this.#number(0, 4);
        this.#part = "skippable frame";
        return;
      case "skippable frame":
        return this.#skip();
    }
  }

  /** The little-endian number in `field[p..p + n)`. */
  #number(p: number, n: number): number {
    let value = 0;
    for (let i = p + n - 1; i >= p; i--) value = value * 256 + this.field[i];
    return value;
  }

  #magic(): DecoderState | undefined {
    if (!this.gather(4)) return "input";
    const magic = this.#number(0, 4);
    if (magic === FRAME) this.#part = "frame descriptor";
    else if (magic - magic % 16 === SKIPPABLE) {
      this.#part = "skippable frame header";
    } else {throw this.damage(
        this.#frames > 0 ? GARBAGE : "zstd magic is missing",
        4,
      );}
  }

  /** RFC 8878 §3.1.2. */
  #skip(): DecoderState | undefined {
    const n = Math.min(this.#left, this.end - this.p);
    this.p += n;
    this.#left -= n;
    if (this.#left > 0) return "input";
    this.#endFrame();
  }

  /** RFC 8878 §3.1.1.1.1. */
  #readDescriptor(): DecoderState | undefined {
    if (!this.gather(1)) return "input";
    this.#descriptor = this.field[0];
    if (this.#descriptor & 8) {
      throw this.damage("zstd frame has the reserved bit", 1);
    }
    this.#part = "frame header";
  }

  /** RFC 8878 §3.1.1.1.2 to 4: window, dictionary and content size. */
  #header(): DecoderState | undefined {
    const flags = this.#descriptor;
    const single = flags >>> 5 & 1;
    const dictionaryAt = 1 - single;
    const sizeAt = dictionaryAt + DICTIONARY_LENGTH[flags & 3];
    const sizeLength = SIZE_LENGTH[flags >>> 6] || single;
    const length = sizeAt + sizeLength;
    if (!this.gather(length)) return "input";
    const dictionary = this.#number(dictionaryAt, sizeAt - dictionaryAt);
    if (dictionary !== 0) {
      throw this.damage(
        `zstd frame needs the dictionary ${dictionary}`,
        length - dictionaryAt,
      );
    }
    const size = this.#number(sizeAt, sizeLength) +
      (sizeLength === 2 ? 256 : 0);
    const base = 2 ** (10 + (this.field[0] >>> 3));
    this.#windowSize = single ? size : base + base / 8 * (this.field[0] & 7);
    if (this.#windowSize > this.#windowLimit) {
      throw this.damage(
        `zstd frame has a window of ${this.#windowSize} bytes, may have ${this.#windowLimit}`,
        length,
      );
    }
    this.#contentSize = sizeLength > 0 ? size : -1;
    this.#keep = sizeLength > 0
      ? Math.min(size, this.#windowSize)
      : this.#windowSize;
    this.#produced = 0;
    this.origin = this.w;
    this.#block.reset();
    this.#hash.reset();
    this.#part = "block header";
  }

  /** RFC 8878 §3.1.1.2. */
  #blockHeader(): DecoderState | undefined {
    if (!this.gather(3)) return "input";
    const header = this.#number(0, 3);
    const type = header >>> 1 & 3;
    // A compressed block that is longer than what it gives is odd, no more.
    const most = type === 2
      ? BLOCK_LIMIT
      : Math.min(BLOCK_LIMIT, this.#windowSize);
    this.#lastBlock = (header & 1) === 1;
    this.#left = header >>> 3;
    if (type === 3) throw this.damage("zstd block has the reserved type 3", 3);
    if (this.#left > most) {
      throw this.damage(
        `zstd block has ${this.#left} bytes, may have ${most}`,
        3,
      );
    }
    if (
      type !== 2 && this.#contentSize >= 0 &&
      this.#produced + this.#left > this.#contentSize
    ) throw this.#tooLong();
    this.#block.begin(this.offset);
    this.#part = type === 0
      ? "raw block"
      : type === 1
      ? "RLE block"
      : "compressed block";
  }

  #raw(): DecoderState | undefined {
    const n = Math.min(this.#left, this.end - this.p);
    this.window.set(this.b.subarray(this.p, this.p + n), this.w);
    this.p += n;
    this.w += n;
    this.#left -= n;
    if (this.#left > 0) return "input";
    this.#endBlock();
  }

  #repeat(): DecoderState | undefined {
    if (!this.gather(1)) return "input";
    this.window.fill(this.field[0], this.w, this.w + this.#left);
    this.w += this.#left;
    this.#endBlock();
  }

  #compressed(): DecoderState | undefined {
    const block = this.#block;
    const n = Math.min(this.#left, this.end - this.p);
    block.content.add(this.b, this.p, this.p + n);
    this.p += n;
    this.#left -= n;
    if (this.#left > 0) return "input";
    const most = Math.min(BLOCK_LIMIT, this.#windowSize);
    try {
      block.decode(this.window, this.w, this.origin, this.#windowSize, most);
    } finally {
      this.w = block.w;
    }
    this.#endBlock();
  }

  #endBlock(): void {
    this.#part = !this.#lastBlock ? "block header" : "checksum";
  }

  /** RFC 8878 §3.1.1: the lower half of the content's XXH64, if flagged. */
  #checksum(): DecoderState | undefined {
    const checked = (this.#descriptor & 4) !== 0;
    if (checked && !this.gather(4)) return "input";
    if (this.#contentSize > this.#produced) {
      throw this.damage(
        `zstd frame says ${this.#contentSize} bytes, has ${this.#produced}`,
        checked ? 4 : 0,
      );
    }
    if (
      checked && this.#hash.digest() % 2n ** 32n !== BigInt(this.#number(0, 4))
    ) {
      throw this.damage("zstd has a wrong checksum", 4);
    }
    this.#endFrame();
  }

  #endFrame(): void {
    this.#frames++;
    this.#part = "start";
  }

  protected override cutShort(): string {
    return `zstd ended inside the ${this.#part}`;
  }
}
