import { adler32, crc32 } from "../bytes/checksum.ts";
import type { Decoder, DecoderState } from "./decoder.ts";
import { InflateBlocks } from "./inflate_blocks.ts";

/**
 * How deflate data is wrapped: in gzip members (RFC 1952), in zlib (RFC 1950),
 * or not at all (RFC 1951).
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const format: InflateFormat = "zlib";
 * assertEquals(inflater(format).written, 0);
 * ```
 */
export type InflateFormat = "gzip" | "zlib" | "raw";

/**
 * A decoder of gzip files, RFC 1952: one member or more, then nothing but
 * zeros.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const hex = "1f8b0800000000000003cbc80400ac2a93d802000000";
 * const b = Uint8Array.from(hex.match(/../g) ?? [], (x) => parseInt(x, 16));
 * const out = new Uint8Array(2);
 * assertEquals(gunzip().decode(b, 0, b.length, true, out, 0, 2), "end");
 * assertEquals(new TextDecoder().decode(out), "hi");
 * ```
 */
export function gunzip(): Decoder {
  return inflater("gzip");
}

/**
 * A decoder of deflate data in the wrapping that `format` names; checksums and
 * sizes are verified, and nothing is read behind the end of a "zlib" or "raw"
 * stream.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const b = new Uint8Array([75, 76, 130, 1, 0]);
 * const out = new Uint8Array(10);
 * assertEquals(inflater("raw").decode(b, 0, b.length, true, out, 0, 10), "end");
 * assertEquals(new TextDecoder().decode(out), "abbbbbbbbb");
 * ```
 */
export function inflater(format: InflateFormat): Decoder {
  return format === "gzip"
    ? new Gzip()
    : format === "zlib"
    ? new Zlib()
    : new Raw();
}

class Raw extends InflateBlocks {
  protected override fill(): DecoderState {
    this.prepare();
    return this.blocks();
  }

  protected override cutShort(): string {
    return "deflate ended inside the data";
  }
}

class Zlib extends InflateBlocks {
  #part: "header" | "data" | "checksum" = "header";
  #adler = 1;

  protected override fill(): DecoderState {
    this.prepare();
    if (this.#part === "header") {
      if (!this.gather(2)) return "input";
      this.#header();
      this.#part = "data";
    }
    if (this.#part === "data") {
      const from = this.w;
      const state = this.blocks();
      this.#adler = adler32(this.#adler, this.window, from, this.w);
      if (state !== "end") return state;
      this.#part = "checksum";
    }
    return this.#trailer() ? "end" : "input";
  }

  /** RFC 1950 §2.2. */
  #header(): void {
    const [cmf, flg] = this.field;
    if ((cmf << 8 | flg) % 31 !== 0) {
      throw this.damage("zlib has a wrong header check", 2);
    }
    if ((cmf & 15) !== 8) {
      throw this.damage(`zlib has the compression method ${cmf & 15}`, 2);
    }
    if (cmf >>> 4 > 7) {
      throw this.damage(`zlib has a window of 2^${8 + (cmf >>> 4)} bytes`, 2);
    }
    if (flg & 0x20) throw this.damage("zlib needs a preset dictionary", 1);
  }

  /** RFC 1950 §2.2: the one number that is big-endian. */
  #trailer(): boolean {
    if (!this.gather(4)) return false;
    const [f0, f1, f2, f3] = this.field;
    if (this.#adler !== (f0 << 24 | f1 << 16 | f2 << 8 | f3) >>> 0) {
      throw this.damage("zlib has a wrong checksum", 4);
    }
    return true;
  }

  protected override cutShort(): string {
    return `zlib ended inside the ${this.#part}`;
  }
}

/** Flags of a member's header, RFC 1952 §2.3.1. */
const FHCRC = 2, FEXTRA = 4, FNAME = 8, FCOMMENT = 16, RESERVED = 0xe0;

/** What a file is made of, in its order, RFC 1952 §2.2 and §2.3. */
type GzipPart =
  | "magic"
  | "header"
  | "extra length"
  | "extra field"
  | "file name"
  | "comment"
  | "header checksum"
  | "data"
  | "trailer"
  | "padding";

class Gzip extends InflateBlocks {
  /** What comes next. */
  #part: GzipPart = "magic";
  #members = 0;
  #flags = 0;
  #skip = 0;
  #headerCRC = 0;
  #crc = 0;
  #size = 0;

  protected override fill(): DecoderState {
    this.prepare();
    for (;;) {
      const state = this.#next();
      if (state) return state;
    }
  }

  /** Does one part, which says what comes next; a state when it has to wait. */
  #next(): DecoderState | undefined {
    switch (this.#part) {
      case "magic":
        return this.#start();
      case "header":
        return this.#header();
      case "extra length":
      case "extra field":
        return this.#extra();
      case "file name":
        return this.#text(FNAME, "comment");
      case "comment":
        return this.#text(FCOMMENT, "header checksum");
      case "header checksum":
        return this.#checkHeader();
      case "data":
        return this.#data();
      case "trailer":
        return this.#trailer();
      case "padding":
        return this.#padding();
    }
  }

  /** Where a member may begin. Tapes pad the last one with zeros. */
  #start(): DecoderState | undefined {
    if (this.p === this.end) {
      return this.last && this.#members > 0 ? "end" : "input";
    }
    const first = this.b[this.p];
    if (first === 0 && this.#members > 0) this.#part = "padding";
    else if (first !== 0x1f) {
      throw this.damage(this.#members > 0 ? GARBAGE : "gzip magic is missing");
    } else this.#part = "header";
  }

  #padding(): DecoderState {
    for (; this.p < this.end; this.p++) {
      if (this.b[this.p] !== 0) throw this.damage(GARBAGE);
    }
    return this.last ? "end" : "input";
  }

  /** RFC 1952 §2.3. */
  #header(): DecoderState | undefined {
    if (!this.gather(10)) return "input";
    const [, id2, method, flags] = this.field;
    if (id2 !== 0x8b) {
      throw this.#members > 0
        ? this.damage(GARBAGE, 10)
        : this.damage("gzip magic is missing", 9);
    }
    if (method !== 8) {
      throw this.damage(`gzip has the compression method ${method}`, 8);
    }
    if (flags & RESERVED) {
      throw this.damage(`gzip has the reserved flags ${flags & RESERVED}`, 7);
    }
    this.#flags = flags;
    this.#headerCRC = crc32(0, this.field, 0, 10);
    this.#part = flags & FEXTRA ? "extra length" : "file name";
  }

  #extra(): DecoderState | undefined {
    if (this.#part === "extra length") {
      if (!this.gather(2)) return "input";
      this.#headerCRC = crc32(this.#headerCRC, this.field, 0, 2);
      this.#skip = this.field[0] | this.field[1] << 8;
      this.#part = "extra field";
    }
    const n = Math.min(this.#skip, this.end - this.p);
    this.#pass(this.p + n);
    this.#skip -= n;
    if (this.#skip > 0) return "input";
    this.#part = "file name";
  }

  /** A file name or comment, when the header has one: up to a zero byte. */
  #text(flag: number, next: GzipPart): DecoderState | undefined {
    if (this.#flags & flag) {
      let to = this.p;
      while (to < this.end && this.b[to] !== 0) to++;
      const found = to < this.end;
      this.#pass(found ? to + 1 : to);
      if (!found) return "input";
    }
    this.#part = next;
  }

  #pass(to: number): void {
    this.#headerCRC = crc32(this.#headerCRC, this.b, this.p, to);
    this.p = to;
  }

  #checkHeader(): DecoderState | undefined {
    if (this.#flags & FHCRC) {
      if (!this.gather(2)) return "input";
      const sum = this.field[0] | this.field[1] << 8;
      if (sum !== (this.#headerCRC & 0xffff)) {
        throw this.damage("gzip has a wrong header checksum", 2);
      }
    }
    this.begin();
    this.#crc = this.#size = 0;
    this.#part = "data";
  }

  #data(): DecoderState | undefined {
    const from = this.w;
    const state = this.blocks();
    this.#crc = crc32(this.#crc, this.window, from, this.w);
    this.#size = this.#size + (this.w - from) >>> 0;
    if (state !== "end") return state;
    this.#part = "trailer";
  }

  /** RFC 1952 §2.3.1: CRC32 and ISIZE. */
  #trailer(): DecoderState | undefined {
    if (!this.gather(8)) return "input";
    const [c0, c1, c2, c3, s0, s1, s2, s3] = this.field;
    if (this.#crc !== (c0 | c1 << 8 | c2 << 16 | c3 << 24) >>> 0) {
      throw this.damage("gzip has a wrong checksum", 8);
    }
    const size = (s0 | s1 << 8 | s2 << 16 | s3 << 24) >>> 0;
    if (this.#size !== size) {
      throw this.damage(
        `gzip says ${size} bytes, has ${this.#size} modulo 2^32`,
        4,
      );
    }
    this.#members++;
    this.#part = "magic";
  }

  protected override cutShort(): string {
    return `gzip ended inside the ${this.#part}`;
  }
}

const GARBAGE = "gzip has garbage behind its last member";
