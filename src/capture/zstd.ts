import {
  type DecodeError,
  type Decoder,
  type DecoderState,
  WindowDecoder,
} from "./decoder.ts";
import { XXH64 } from "./xxh64.ts";
import { ZstdBlock } from "./zstd_block.ts";
import { BLOCK_LIMIT } from "./zstd_fse.ts";

/** What zstd's own program takes without being asked to take more: `--long=27`. */
const WINDOW_LIMIT = 128 * 1024 * 1024;
/** The largest limit that can be asked for. */
const MOST_WINDOW = 1024 * 1024 * 1024;
/** Room for a block, and what its last copy may overwrite. */
const ROOM = BLOCK_LIMIT + 8;

/**
 * A decoder of Zstandard frames, RFC 8878: one or more, skippable ones among them, without dictionaries.
 *
 * A frame whose window is larger than `windowLimit` (128 MiB, at most 1 GiB) is refused. Memory grows
 * with what is decoded, up to one and a half times the frame's window and some 500 KiB.
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

/** The parts of a stream. */
const START = 0,
  MAGIC = 1,
  DESCRIPTOR = 2,
  HEADER = 3,
  BLOCK = 4,
  RAW = 5,
  RLE = 6,
  COMPRESSED = 7,
  CHECKSUM = 8;
const SKIP_SIZE = 9, SKIP = 10;

/** Magic numbers, RFC 8878 §3.1.1 and §3.1.2: sixteen for skippable frames. */
const FRAME = 0xfd2fb528, SKIPPABLE = 0x184d2a50;

/** Lengths of a frame header's fields by their flags, RFC 8878 §3.1.1.1.1. */
const DICTIONARY_LENGTH = [0, 1, 2, 4];
const SIZE_LENGTH = [0, 2, 4, 8];

class Zstd extends WindowDecoder {
  readonly #windowLimit: number;
  readonly #block = new ZstdBlock();
  readonly #hash = new XXH64();
  #part = START;
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
      if (this.#part === BLOCK && this.window.length - this.w < ROOM) break;
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

  /** Does one part, which says what comes next; a state when it cannot be completed now. */
  #next(): DecoderState | undefined {
    switch (this.#part) {
      case START:
        if (this.p === this.end) {
          return this.last && this.#frames > 0 ? "end" : "input";
        }
        this.#part = MAGIC;
        return;
      case MAGIC:
        return this.#magic();
      case DESCRIPTOR:
        return this.#readDescriptor();
      case HEADER:
        return this.#header();
      case BLOCK:
        return this.#blockHeader();
      case RAW:
        return this.#raw();
      case RLE:
        return this.#repeat();
      case COMPRESSED:
        return this.#compressed();
      case CHECKSUM:
        return this.#checksum();
      case SKIP_SIZE:
        if (!this.gather(4)) return "input";
        this.#left = this.#number(0, 4);
        this.#part = SKIP;
        return;
      default:
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
    if (magic === FRAME) this.#part = DESCRIPTOR;
    else if (magic - magic % 16 === SKIPPABLE) this.#part = SKIP_SIZE;
    else {throw this.damage(
        this.#frames > 0
          ? "zstd has garbage behind its last frame"
          : "zstd magic is missing",
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
    this.#part = HEADER;
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
    this.#part = BLOCK;
  }

  /** RFC 8878 §3.1.1.2. */
  #blockHeader(): DecoderState | undefined {
    if (!this.gather(3)) return "input";
    const header = this.#number(0, 3);
    const type = header >>> 1 & 3;
    const most = Math.min(
      BLOCK_LIMIT,
      type === 2 ? BLOCK_LIMIT : this.#windowSize,
    );
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
    this.#part = type === 0 ? RAW : type === 1 ? RLE : COMPRESSED;
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
    this.#part = !this.#lastBlock ? BLOCK : CHECKSUM;
  }

  /** RFC 8878 §3.1.1: the lower half of the content's XXH64, when the descriptor says so. */
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
    this.#part = START;
  }

  protected override cutShort(): string {
    const part = this.#part;
    const where = part >= SKIP_SIZE
      ? "a skippable frame"
      : part === CHECKSUM
      ? "the checksum"
      : part >= BLOCK
      ? "a block"
      : "a frame header";
    return `zstd ended inside ${where}`;
  }
}
