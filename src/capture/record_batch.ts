import type { CaptureRecord } from "./record.ts";

/** Numbers kept of each record. */
const STRIDE = 14;
/** Bits of the flags. */
const HAS_TIME = 1, LITTLE_ENDIAN = 2;
/** Room for the record that fills a batch; larger ones make it grow. */
const ROOM = 1 << 16;
/** Bytes between two records that are copied along, rather than that a copy begins anew. */
const GAP = 4096;

/** Records with their bytes, in a form that goes from one worker to another without being copied. */
export interface RecordBatch {
  /** The bytes. */
  readonly bytes: Uint8Array;
  /** How many of them are used. */
  readonly size: number;
  /** What the records say, in rows of numbers. */
  readonly table: Float64Array;
  /** How many records. */
  readonly count: number;
}

/**
 * Makes the memory that workers pass to each other: shared where that is
 * possible, because a buffer that is handed over counts as a new one for the
 * collector of garbage, which then never rests.
 */
export function passable(size: number): ArrayBuffer | SharedArrayBuffer {
  return typeof SharedArrayBuffer === "function"
    ? new SharedArrayBuffer(size)
    : new ArrayBuffer(size);
}

/** Numbers of the first record of a batch and of the last. */
export function rangeOf({ table, count }: RecordBatch): [number, number] {
  return [table[8], table[(count - 1) * STRIDE + 8]];
}

/** Points `r` at record `i` of a batch, whose bytes are in `b`. */
export function readRecord(
  { table: t }: RecordBatch,
  i: number,
  b: Uint8Array,
  r: CaptureRecord,
): void {
  const o = i * STRIDE;
  r.b = b;
  r.start = t[o];
  r.end = t[o + 1];
  r.length = t[o + 2];
  r.seconds = t[o + 3];
  r.nanoseconds = t[o + 4];
  r.interface = t[o + 5];
  r.link = t[o + 6];
  r.offset = t[o + 7];
  r.number = t[o + 8];
  r.optionsStart = t[o + 9];
  r.optionsEnd = t[o + 10];
  const flags = t[o + 11];
  r.hasTime = (flags & HAS_TIME) !== 0;
  r.littleEndian = (flags & LITTLE_ENDIAN) !== 0;
  r.section = t[o + 12];
  r.drops = t[o + 13];
  r.revision++;
}

/** Collects records, with copies of their bytes. */
export class RecordPacker {
  private bytes: Uint8Array;
  private table: Float64Array;
  private count = 0;
  /** Bytes that were copied. */
  private n = 0;
  /** What is to be copied: `block[from..to)`. */
  private block: Uint8Array | undefined = undefined;
  private from = 0;
  private to = 0;
  private readonly spares: RecordBatch[] = [];

  /** Collects `maxBytes` bytes, or `maxRecords` records. */
  constructor(
    private readonly maxBytes: number,
    private readonly maxRecords: number,
  ) {
    this.bytes = new Uint8Array(passable(maxBytes + ROOM));
    this.table = new Float64Array(passable(maxRecords * STRIDE * 8));
  }

  /** How many records there are. */
  get length(): number {
    return this.count;
  }

  /** Whether it is time to take them. */
  get isFull(): boolean {
    return this.count === this.maxRecords ||
      this.n + this.to - this.from >= this.maxBytes;
  }

  /** Adds a record; what is in its block must stay there until `settle` or `take`. */
  add(r: CaptureRecord): void {
    const { start, end } = r, hasOptions = r.optionsEnd > r.optionsStart;
    if (
      r.b !== this.block || start < this.to || start - this.to > GAP
    ) {
      this.settle();
      this.block = r.b;
      this.from = start;
    }
    this.to = hasOptions ? r.optionsEnd : end;
    const { table: t } = this, o = this.count++ * STRIDE;
    const shift = this.n - this.from;
    t[o] = start + shift;
    t[o + 1] = end + shift;
    t[o + 2] = r.length;
    t[o + 3] = r.seconds;
    t[o + 4] = r.nanoseconds;
    t[o + 5] = r.interface;
    t[o + 6] = r.link;
    t[o + 7] = r.offset;
    t[o + 8] = r.number;
    t[o + 9] = hasOptions ? r.optionsStart + shift : 0;
    t[o + 10] = hasOptions ? r.optionsEnd + shift : 0;
    t[o + 11] = (r.hasTime ? HAS_TIME : 0) |
      (r.littleEndian ? LITTLE_ENDIAN : 0);
    t[o + 12] = r.section;
    t[o + 13] = r.drops;
  }

  /** Copies the bytes: the blocks that they lie in may be used for others now. */
  settle(): void {
    const { block, from, to } = this;
    if (block === undefined) return;
    const size = this.n + to - from;
    if (size > this.bytes.length) {
      const larger = new Uint8Array(passable(Math.max(size, 2 * this.n)));
      larger.set(this.bytes.subarray(0, this.n));
      this.bytes = larger;
    }
    this.bytes.set(block.subarray(from, to), this.n);
    this.n = size;
    this.block = undefined;
    this.from = this.to = 0;
  }

  /** Gives what was collected, and begins anew. */
  take(): RecordBatch {
    this.settle();
    const { bytes, table, count, n: size } = this;
    const spare = this.spares.pop(), { maxBytes, maxRecords } = this;
    this.bytes = spare?.bytes ?? new Uint8Array(passable(maxBytes + ROOM));
    this.table = spare?.table ??
      new Float64Array(passable(maxRecords * STRIDE * 8));
    this.count = this.n = 0;
    return { bytes, size, table, count };
  }

  /** Takes a batch back that nobody needs any more, to fill it again. */
  reuse(x: RecordBatch): void {
    // one that had to grow for a large packet is not worth keeping
    if (x.bytes.length === this.maxBytes + ROOM) this.spares.push(x);
  }
}
