import { bitsAt, BlockContent, FSETable } from "./zstd_fse.ts";
import { Literals } from "./zstd_literals.ts";

/** Extra bits of the literals length codes, RFC 8878 §3.1.1.3.2.1.1. */
const LITERALS_EXTRA = extras([
  16,
  1,
  1,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
]);
/** Extra bits of the match length codes. */
const MATCH_EXTRA = extras([
  32,
  1,
  1,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  4,
  5,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
]);
/** What the extra bits are added to. */
const LITERALS_BASE = bases(LITERALS_EXTRA, 0);
const MATCH_BASE = bases(MATCH_EXTRA, 3);

/**
 * The default distributions, RFC 8878 §3.1.1.3.2.2.1 to 3: literals lengths,
 * offsets, match lengths.
 */
const DEFAULTS: readonly (readonly [number, readonly number[]])[] = [
  [6, runs("4 3 2*11 1*3 2*9 3 2 1*5 -1*4")],
  [5, runs("1*6 2*3 1*15 -1*5")],
  [6, runs("1 4 3 2*6 1*37 -1*7")],
];
/**
 * The largest tables, RFC 8878 §3.1.1.3.2.1, and the numbers of symbols, in the
 * same order.
 */
const MOST = [9, 8, 9];
const SYMBOLS = [36, 32, 53];
const NAMES = ["literals length", "offset", "match length"];

/** The modes of a table, RFC 8878 §3.1.1.3.2.1. */
const PREDEFINED = 0, RLE = 1, COMPRESSED = 2;

/** `none` codes without extra bits, then these. */
function extras([none, ...bits]: number[]): Uint8Array {
  return new Uint8Array([...new Array(none).fill(0), ...bits]);
}

function bases(bits: Uint8Array, base: number): Int32Array {
  return Int32Array.from(bits, (n) => (base += 1 << n) - (1 << n));
}

/** "2*3 5" is 2, 2, 2, 5. */
function runs(text: string): number[] {
  return text.split(" ").flatMap((run) => {
    const [value, times = 1] = run.split("*").map(Number);
    return new Array(times).fill(value);
  });
}

/**
 * Compressed blocks, RFC 8878 §3.1.1.3, and what one block of a frame leaves to
 * the next.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * const block = new ZstdBlock();
 * block.begin(0);
 * block.content.add(new Uint8Array([2 << 3, 72, 105, 0]), 0, 4);
 * const out = new Uint8Array(16);
 * block.decode(out, 0, 0, 1024, 1024);
 * assertEquals(block.w, 2);
 * assertEquals(new TextDecoder().decode(out.subarray(0, 2)), "Hi");
 * ```
 */
export class ZstdBlock {
  /** What the block has, to be filled before `decode`. */
  readonly content: BlockContent = new BlockContent();
  /** Where the decoded bytes end, also when `decode` has thrown. */
  w = 0;
  readonly #literals = new Literals();
  readonly #own = MOST.map((most, i) => new FSETable(most, SYMBOLS[i]));
  readonly #defaults = DEFAULTS.map(([log, counts], i) =>
    new FSETable(MOST[i], SYMBOLS[i]).predefined(log, counts)
  );
  /** The tables of the last block that had sequences. */
  readonly #tables: (FSETable | undefined)[] = [
    undefined,
    undefined,
    undefined,
  ];
  /** The last three offsets, newest first, RFC 8878 §3.1.1.5. */
  readonly #offsets = new Int32Array(3);

  /** To be called when a frame begins. */
  reset(): void {
    this.#literals.reset();
    this.#tables.fill(undefined);
    this.#offsets.set([1, 4, 8]);
  }

  /** To be called when a block begins, at `offset` of the compressed input. */
  begin(offset: number): void {
    this.content.offset = offset;
    this.content.end = this.content.start;
  }

  /**
   * Decodes the content into `out` at `w`: at most `most` bytes, which may look
   * back to `origin` and `window` bytes. `out` has room for `most` bytes, and 8
   * more that may be overwritten.
   */
  decode(
    out: Uint8Array,
    w: number,
    origin: number,
    window: number,
    most: number,
  ): void {
    const { content } = this;
    const literals = this.#literals;
    this.w = w;
    let p = literals.read(content, most);
    // §3.1.1.3.2.1: the number of sequences.
    if (p >= content.end) {
      throw content.damage("zstd block ended inside the sequences header", p);
    }
    const [b0, b1, b2] = [
      content.bytes[p],
      content.bytes[p + 1],
      content.bytes[p + 2],
    ];
    const count = b0 < 128
      ? b0
      : b0 < 255
      ? (b0 - 128 << 8) + b1
      : b1 + (b2 << 8) + 0x7f00;
    p += b0 < 128 ? 1 : b0 < 255 ? 2 : 3;
    if (count > 0) {
      this.#sequences(
        out,
        this.#readTables(p),
        count,
        origin,
        window,
        w + most,
      );
    } else if (p !== content.end) {
      throw content.damage("zstd block goes on behind its literals", p);
    }
    this.#rest(out, w + most);
  }

  /** The literals that no sequence has taken, RFC 8878 §3.1.1.4. */
  #rest(out: Uint8Array, stop: number): void {
    const { bytes, p, end } = this.#literals;
    if (end - p > stop - this.w) {
      throw this.content.damage(
        "zstd block is longer than a block may be",
        this.content.end,
      );
    }
    out.set(bytes.subarray(p, end), this.w);
    this.w += end - p;
  }

  /**
   * The modes and tables at `p`, RFC 8878 §3.1.1.3.2.1; returns where they end.
   */
  #readTables(p: number): number {
    const { content } = this;
    const modes = content.bytes[p];
    if (p >= content.end) {
      throw content.damage("zstd block ended inside the sequences header", p);
    }
    if (modes & 3) {
      throw content.damage(
        `zstd sequences have the reserved mode bits ${modes & 3}`,
        p,
      );
    }
    p++;
    for (let i = 0; i < 3; i++) {
      const mode = modes >>> 6 - 2 * i & 3;
      if (mode === PREDEFINED) this.#tables[i] = this.#defaults[i];
      else if (mode === RLE || mode === COMPRESSED) {
        const table = this.#tables[i] = this.#own[i];
        if (mode === COMPRESSED) p = table.read(content, p, content.end);
        else if (p >= content.end || !table.repeat(content.bytes[p++])) {
          throw content.damage(
            `zstd sequences have a wrong ${NAMES[i]} code`,
            p,
          );
        }
      } else if (!this.#tables[i]) {
        throw content.damage(
          `zstd sequences need the ${NAMES[i]} table of a block before`,
          p,
        );
      }
    }
    return p;
  }

  /**
   * Decodes and executes the sequences in the bits from `p`, RFC 8878
   * §3.1.1.3.2.2 and §3.1.1.4.
   */
  #sequences(
    out: Uint8Array,
    p: number,
    count: number,
    origin: number,
    window: number,
    stop: number,
  ): void {
    const { content } = this;
    const { view } = content;
    const literals = this.#literals;
    const { end } = literals;
    const outView = new DataView(out.buffer, out.byteOffset, out.byteLength);
    const literalsView = new DataView(literals.bytes.buffer);
    const [l, o, m] = this.#tables as FSETable[];
    const [lTable, oTable, mTable] = [l.table, o.table, m.table];
    let [offset1, offset2, offset3] = this.#offsets;
    let [w, from] = [this.w, literals.p];
    const start = 8 * p;
    let at = content.top(p, content.end);
    let trouble = "";
    at -= l.log;
    let lState = bitsAt(view, at, l.log);
    at -= o.log;
    let oState = bitsAt(view, at, o.log);
    at -= m.log;
    let mState = bitsAt(view, at, m.log);
    for (let i = count; i > 0; i--) {
      const [le, oe, me] = [lTable[lState], oTable[oState], mTable[mState]];
      // The offset's bits come first, then those of the match length and the
      // literals length.
      let bits = oe & 255;
      if (bits > 30) {
        trouble = "zstd offset has 31 bits";
        break;
      }
      let value = 1 << bits;
      if (bits > 16) {
        bits -= 16;
        at -= bits;
        value += bitsAt(view, at, bits) << 16;
        bits = 16;
      }
      at -= bits;
      value += bitsAt(view, at, bits);
      bits = MATCH_EXTRA[me & 255];
      at -= bits;
      const match = MATCH_BASE[me & 255] +
        bitsAt(view, at, bits);
      bits = LITERALS_EXTRA[le & 255];
      at -= bits;
      const length = LITERALS_BASE[le & 255] +
        bitsAt(view, at, bits);

      // §3.1.1.5: 1 to 3 repeat an offset, shifted by one when there are no
      // literals.
      let offset = value - 3;
      if (value > 3) {
        offset3 = offset2;
        offset2 = offset1;
        offset1 = offset;
      } else {
        const which = length === 0 ? value + 1 : value;
        offset = which === 1
          ? offset1
          : which === 2
          ? offset2
          : which === 3
          ? offset3
          : offset1 - 1;
        if (which > 2) offset3 = offset2;
        if (which > 1) offset2 = offset1;
        offset1 = offset;
      }
      if (i > 1) {
        bits = le >>> 8 & 255;
        at -= bits;
        lState = (le >>> 16) +
          bitsAt(view, at, bits);
        bits = me >>> 8 & 255;
        at -= bits;
        mState = (me >>> 16) +
          bitsAt(view, at, bits);
        bits = oe >>> 8 & 255;
        at -= bits;
        oState = (oe >>> 16) +
          bitsAt(view, at, bits);
      }
      if (at < start || length > end - from || length + match > stop - w) {
        trouble = at < start
          ? "zstd block ended inside the sequences"
          : length > end - from
          ? `zstd sequence has ${length} literals, has ${end - from} left`
          : "zstd block is longer than a block may be";
        break;
      }
      // §3.1.1.4: the literals, then the match.
      let to = w + length;
      for (let q = from; w < to; w += 4, q += 4) {
        outView.setUint32(w, literalsView.getUint32(q, true), true);
      }
      w = to;
      from += length;
      if (offset < 1 || offset > window || offset > w - origin) {
        trouble = `zstd match reaches ${offset} bytes back, has ${
          Math.min(window, w - origin)
        }`;
        break;
      }
      to = w + match;
      if (offset < 4) { for (; w < to; w++) out[w] = out[w - offset]; }
      for (let q = w - offset; w < to; w += 4, q += 4) {
        outView.setUint32(w, outView.getUint32(q, true), true);
      }
      w = to;
    }
    this.w = w;
    literals.p = from;
    this.#offsets.set([offset1, offset2, offset3]);
    if (trouble === "" && at !== start) {
      trouble = "zstd sequences do not end with their bits";
    }
    if (trouble) throw content.damage(trouble, Math.max(p, at >> 3));
  }
}
