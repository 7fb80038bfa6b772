import { FormatError, UnsupportedCallError } from "../model/error.ts";
import { DecodeError, type Decoder } from "./decoder.ts";
import {
  DamageLog,
  END,
  type FormatReader,
  MORE,
  type Step,
} from "./format.ts";
import type { Growth } from "./growing_source.ts";
import type { CaptureHeader } from "./header.ts";
import { gunzip } from "./inflate.ts";
import { PcapReader } from "./pcap.ts";
import { PCAP_HEADER, pcapHeaderSize } from "./pcap_header.ts";
import { isSectionHeader, PcapngReader, SECTION_HEADER } from "./pcapng.ts";
import { CaptureRecord } from "./record.ts";
import { type ByteSource, type Input, openSource } from "./source.ts";
import { Window } from "./window.ts";
import { unzstd } from "./zstd.ts";

/** What a reader is made with. */
export interface ReaderOptions {
  /** Keep one block for all reads: a record's bytes are then valid until the next record only. */
  readonly reuse?: boolean | undefined;
  /** Bytes read at a time; 1 MiB, or 256 KiB with `reuse`. */
  readonly blockSize?: number | undefined;
  /** Most bytes that come out of a compressed file; 1 TiB unless given. */
  readonly maxDecompressed?: number | undefined;
  /** Most bytes that come out of each byte of a compressed file; 2000 unless given. */
  readonly maxRatio?: number | undefined;
  /** Gets every byte of the input as it is read, before decompression. */
  readonly onBytes?: ((b: Uint8Array) => void) | undefined;
  /** For a file that is still written: at its end one waits for more. */
  readonly growth?: Growth | undefined;
}

/** A file begins like this, but is not a capture that can be read. */
const STRANGERS: readonly (readonly [string, string])[] = [
  ["snoop\0", "a snoop file; convert it: editcap IN OUT.pcapng"],
  ["\xfd7zXZ\0", "compressed with xz; decompress it first: unxz"],
  ["\x04\x22\x4d\x18", "compressed with lz4; decompress it first: unlz4"],
  ["BZh", "compressed with bzip2; decompress it first: bunzip2"],
  ["PK\x03\x04", "a zip archive; unpack it first"],
  ["GMBU", "a Network Monitor capture; convert it: editcap IN OUT.pcapng"],
  ["RTSS", "a Network Monitor capture; convert it: editcap IN OUT.pcapng"],
  ["TRSNIFF", "a Sniffer capture; convert it: editcap IN OUT.pcapng"],
];

/** A ratio is a bomb only beyond a size that small files reach honestly. */
const RATIO_FREE = 1 << 24;

/**
 * Reads the packets of one capture: pcap or pcapng, plain or compressed with
 * gzip or zstd. Damage in the file is no error: it is passed over, and told in
 * `damage`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CaptureReader, CaptureRecord } from "@pcapkit/core";
 *
 * const reader = new CaptureReader("testdata/captures/recorded/http.pcap");
 * const record = new CaptureRecord();
 * let bytes = 0;
 * while (reader.nextSync(record)) bytes += record.capturedLength;
 * assertEquals(reader.header.format, "pcap");
 * reader.close();
 * ```
 */
export class CaptureReader {
  /** What was wrong with the file. */
  readonly damage: DamageLog = new DamageLog();
  /** Bytes read from the input, before decompression. */
  bytesRead = 0;
  private readonly source: ByteSource;
  private readonly window: Window;
  private format: FormatReader | undefined = undefined;
  private decoder: Decoder | undefined = undefined;
  private compression: "gzip" | "zstd" | undefined = undefined;
  /** Compressed bytes that wait for the decoder. */
  private packed: Uint8Array = new Uint8Array(0);
  private packedStart = 0;
  private packedEnd = 0;
  private packedLast = false;
  private closed = false;

  /**
   * Opens a capture; nothing is read yet.
   *
   * @throws {FileNotFoundError} when a path does not exist.
   * @throws {PermissionError} when the runtime does not allow it to be read.
   */
  constructor(input: Input, private readonly options: ReaderOptions = {}) {
    this.source = openSource(input, options.growth);
    const { reuse = false, blockSize = reuse ? 1 << 18 : 1 << 20 } = options;
    this.window = new Window(blockSize, reuse);
    if (this.source.bytes) {
      this.window.set(this.source.bytes);
      this.bytesRead = this.source.bytes.length;
      options.onBytes?.(this.source.bytes);
    }
  }

  /** What to call the input in messages. */
  get name(): string {
    return this.source.name;
  }

  /** Bytes of the input in all, where that is known. */
  get size(): number | undefined {
    return this.source.size;
  }

  /** Whether it can be read without waiting. */
  get isSync(): boolean {
    return this.source.bytes !== undefined ||
      this.source.readSync !== undefined;
  }

  /** Offset in the (decompressed) file of what is read next. */
  get offset(): number {
    return this.window.offset;
  }

  /**
   * What the file says of itself; lists of pcapng grow while it is read.
   *
   * @throws {UnsupportedCallError} before the first record was asked for.
   */
  get header(): CaptureHeader {
    if (!this.format) {
      throw new UnsupportedCallError("the header is not read yet");
    }
    return this.format.header;
  }

  /** Whether the file's header was read. */
  get hasHeader(): boolean {
    return this.format !== undefined;
  }

  /**
   * Puts the next packet into `r` from what was read already. `MORE`: call
   * `fill` or `fillSync`, then again.
   *
   * @throws {FormatError} when the file is no capture.
   */
  step(r: CaptureRecord): Step {
    if (this.format !== undefined) return this.format.next(this.window, r);
    if (!this.detect()) return MORE;
    return this.format === undefined ? END : this.step(r);
  }

  /** Puts the next packet into `r`; false: there is none. */
  nextSync(r: CaptureRecord): boolean {
    for (;;) {
      const step = this.step(r);
      if (step !== MORE) return step !== END;
      this.fillSync();
    }
  }

  /** Puts the next packet into `r`; false: there is none. */
  async next(r: CaptureRecord): Promise<boolean> {
    for (;;) {
      const step = this.step(r);
      if (step !== MORE) return step !== END;
      await this.fill();
    }
  }

  /**
   * Reads a block.
   *
   * @throws {UnsupportedCallError} when the input must be waited for.
   */
  fillSync(): void {
    const { source } = this;
    if (!source.readSync && !source.bytes) {
      throw new UnsupportedCallError(`${source.name} must be read with await`);
    }
    if (this.decoder && this.decompress()) return;
    const into = this.target();
    this.took(into, source.bytes ? 0 : source.readSync!(into));
  }

  /** Reads a block. */
  async fill(): Promise<void> {
    const { source } = this;
    if (!source.read) return this.fillSync();
    if (this.decoder && this.decompress()) return;
    const into = this.target();
    this.took(into, await source.read(into));
  }

  /** Where the next bytes of the input go. */
  private target(): Uint8Array {
    if (this.decoder) {
      if (this.packed.length < 1 << 16) this.packed = new Uint8Array(1 << 18);
      return this.packed;
    }
    const { window } = this;
    window.makeRoom();
    return window.b.subarray(window.n);
  }

  /** Takes `n` bytes that were read. */
  private took(into: Uint8Array, n: number): void {
    this.bytesRead += n;
    if (n > 0) this.options.onBytes?.(into.subarray(0, n));
    if (!this.decoder) {
      if (n === 0) this.window.ended = true;
      this.window.n += n;
      return;
    }
    this.packedStart = 0;
    this.packedEnd = n;
    this.packedLast = n === 0;
    this.decompress();
  }

  /** Moves bytes through the decoder; false: it needs more of the input. */
  private decompress(): boolean {
    const { window, decoder } = this;
    if (this.packedStart === this.packedEnd && !this.packedLast) return false;
    window.makeRoom();
    try {
      const state = decoder!.decode(
        this.packed,
        this.packedStart,
        this.packedEnd,
        this.packedLast,
        window.b,
        window.n,
        window.b.length,
      );
      this.packedStart += decoder!.read;
      window.n += decoder!.written;
      if (state === "end") window.ended = true;
      this.checkBomb();
      return decoder!.written > 0 || window.ended;
    } catch (e) {
      if (!(e instanceof DecodeError)) throw e;
      window.ended = true;
      this.damage.add(
        window.base + window.n,
        0,
        `${this.compression} at offset ${e.offset}: ${e.message}`,
      );
      return true;
    }
  }

  /** Ends a file that grows beyond all measure. */
  private checkBomb(): void {
    const { window, options } = this, out = window.base + window.n;
    const { maxDecompressed = 2 ** 40, maxRatio = 2000 } = options;
    const ratio = out > RATIO_FREE && out > maxRatio * this.bytesRead;
    if (out <= maxDecompressed && !ratio) return;
    window.ended = true;
    this.damage.add(
      out,
      0,
      ratio
        ? `decompressed to over ${maxRatio} times its size; the rest is left out`
        : `decompressed to over ${maxDecompressed} bytes; the rest is left out`,
    );
  }

  /** Finds out what the file is; false: more bytes are needed. */
  private detect(): boolean {
    const { window: w, damage } = this, { b, p } = w;
    if (w.room < PCAP_HEADER + 4 && !w.ended) {
      w.want = PCAP_HEADER + 4;
      return false;
    }
    if (w.room === 0) {
      throw new FormatError(
        `${this.name}: ${
          this.compression ? "nothing in the compressed file" : "empty file"
        }`,
        0,
      );
    }
    if (!this.decoder && this.openCompressed(w)) return false;
    const isNG = w.room >= 4 && isSectionHeader(b, p);
    const needs = isNG
      ? SECTION_HEADER
      : w.room >= 4
      ? pcapHeaderSize(b, p)
      : 0;
    if (needs === 0) {
      throw new FormatError(`${this.name}: ${stranger(b, p, w.n)}`, 0);
    }
    if (w.room < needs) {
      this.tooShort(w.room, isNG ? "pcapng" : "pcap", needs);
    }
    this.format = isNG ? new PcapngReader(damage) : new PcapReader(w, damage);
    const { compression } = this;
    if (compression) Object.assign(this.format.header, { compression });
    return true;
  }

  /** Throws: the input ends inside its header. */
  private tooShort(room: number, format: string, needs: number): never {
    throw new FormatError(
      `${this.name}: the ${format} header needs ${needs} bytes, has ${room}`,
      room,
    );
  }

  /** Puts a decoder before the window if the file is compressed. */
  private openCompressed(w: Window): boolean {
    const { b, p } = w;
    if (w.room >= 2 && b[p] === 0x1f && b[p + 1] === 0x8b) {
      this.compression = "gzip";
      this.decoder = gunzip();
    } else if (
      w.room >= 4 && b[p + 1] === 0xb5 && b[p + 2] === 0x2f &&
        b[p + 3] === 0xfd && b[p] === 0x28 ||
      w.room >= 4 && b[p] >> 4 === 5 && b[p + 1] === 0x2a &&
        b[p + 2] === 0x4d && b[p + 3] === 0x18
    ) {
      this.compression = "zstd";
      this.decoder = unzstd();
    } else return false;
    this.packed = b.slice(p, w.n);
    this.packedEnd = this.packed.length;
    this.packedLast = w.ended;
    w.b = new Uint8Array(0);
    w.p = w.n = w.base = 0;
    w.ended = false;
    return true;
  }

  /** Closes what was opened; more than once does no harm. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.source.close();
  }

  /** Closes it at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }
}

/** What a file is that cannot be read. */
function stranger(b: Uint8Array, p: number, end: number): string {
  const is = (magic: string) =>
    [...magic].every((c, i) => p + i < end && b[p + i] === c.charCodeAt(0));
  const known = STRANGERS.find(([magic]) => is(magic));
  if (known) return `not pcap or pcapng but ${known[1]}`;
  const first = [...b.subarray(p, Math.min(p + 4, end))]
    .map((x) => x.toString(16).padStart(2, "0")).join(" ");
  return `not a pcap or pcapng file: begins with ${first}`;
}

/**
 * The packets of a capture, one after another. The same record is given each
 * time, pointed at the next packet: copy or `detach` what is kept.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readCapture } from "@pcapkit/core";
 *
 * let packets = 0;
 * for await (const record of readCapture("testdata/captures/recorded/http.pcap")) {
 *   packets += record.length > 0 ? 1 : 0;
 * }
 * assertEquals(packets > 0, true);
 * ```
 */
export function readCapture(
  input: Input,
  options: ReaderOptions = {},
): AsyncIterable<CaptureRecord> & Iterable<CaptureRecord> {
  return {
    *[Symbol.iterator]() {
      const reader = new CaptureReader(input, { reuse: true, ...options });
      try {
        const record = new CaptureRecord();
        while (reader.nextSync(record)) yield record;
      } finally {
        reader.close();
      }
    },
    async *[Symbol.asyncIterator]() {
      const reader = new CaptureReader(input, { reuse: true, ...options });
      try {
        const record = new CaptureRecord();
        while (await reader.next(record)) yield record;
      } finally {
        reader.close();
      }
    },
  };
}
