/** Builds capture files field by field, so that each may be wrong. */
import {
  type CaptureHeader,
  CaptureReader,
  CaptureRecord,
  type Input,
  type PacketOptions,
  packetOptions,
  type ReaderOptions,
} from "../../mod.ts";
import type { DamagedRange } from "../../mod.ts";

/** Bytes one after another, numbers in one byte order. */
export class Bytes {
  private readonly parts: number[] = [];

  constructor(readonly little: boolean = true) {}

  private number(size: number, x: number | bigint): this {
    let v = BigInt.asUintN(8 * size, BigInt(x));
    const digits: number[] = [];
    for (let i = 0; i < size; i++, v >>= 8n) digits.push(Number(v & 255n));
    return this.raw(this.little ? digits : digits.reverse());
  }
  u8(x: number): this {
    return this.number(1, x);
  }
  u16(x: number): this {
    return this.number(2, x);
  }
  u32(x: number): this {
    return this.number(4, x);
  }
  u64(x: number | bigint): this {
    return this.number(8, x);
  }
  raw(b: Iterable<number>): this {
    for (const x of b) this.parts.push(x);
    return this;
  }
  text(s: string): this {
    return this.raw(new TextEncoder().encode(s));
  }
  pad(): this {
    while (this.parts.length % 4) this.parts.push(0);
    return this;
  }
  get length(): number {
    return this.parts.length;
  }
  get done(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.parts);
  }
}

/** `n` bytes that are not zero and differ from their neighbours. */
export function payload(n: number, seed = 1): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    { length: n },
    (_, i) => 1 + (seed * 31 + i * 7) % 251,
  );
}

/** Bytes one after another. */
export function join(
  ...parts: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let n = 0;
  for (const p of parts) {
    out.set(p, n);
    n += p.length;
  }
  return out;
}

/** Magic numbers of pcap. */
export const MICRO = 0xa1b2c3d4, NANO = 0xa1b23c4d, KUZNETZOV = 0xa1b2cd34;
export const IXIA_HARDWARE = 0x1c0001ac, IXIA_SOFTWARE = 0x1c0001ab;

/** One record of a pcap file. */
export interface PcapRecord {
  readonly seconds?: number;
  readonly fraction?: number;
  readonly data?: Uint8Array;
  /** What the record says was captured, where that is not so. */
  readonly captured?: number;
  /** Bytes on the wire. */
  readonly length?: number;
}

/** What a pcap file says of itself. */
export interface PcapFile {
  readonly little?: boolean;
  readonly magic?: number;
  readonly major?: number;
  readonly minor?: number;
  readonly thisZone?: number;
  readonly sigFigs?: number;
  readonly snapLength?: number;
  readonly network?: number;
  /** Bytes behind the file header. */
  readonly behind?: Uint8Array;
  /** Bytes that a variant has between a record's header and its packet. */
  readonly between?: number;
  /** The original length stands first. */
  readonly swapped?: boolean;
}

export const T0 = 1_600_000_000;

/** A pcap file. */
export function pcap(
  file: PcapFile,
  records: readonly PcapRecord[],
): Uint8Array<ArrayBuffer> {
  const { little = true, behind = [], between = 0, swapped = false } = file;
  const b = new Bytes(little).u32(file.magic ?? MICRO)
    .u16(file.major ?? 2).u16(file.minor ?? 4)
    .u32(file.thisZone ?? 0).u32(file.sigFigs ?? 0)
    .u32(file.snapLength ?? 65535).u32(file.network ?? 1).raw(behind);
  records.forEach((r, i) => {
    const { seconds = T0 + i, fraction = 0, data = payload(60, i + 1) } = r;
    const { captured = data.length, length = captured } = r;
    b.u32(seconds).u32(fraction);
    if (swapped) b.u32(length).u32(captured);
    else b.u32(captured).u32(length);
    b.raw(payload(between, 200)).raw(data);
  });
  return b.done;
}

/** One option of a pcapng block. */
export type Option = readonly [code: number, value: Uint8Array | string];

/** A pcapng file that grows block by block; `length` and `copy` are what it says in front and behind instead of the truth. */
export class NG {
  private b: Bytes;
  /** Offset of each block. */
  readonly offsets: number[] = [];

  constructor(public little: boolean = true) {
    this.b = new Bytes(little);
  }

  /** Numbers in the section's byte order. */
  get bytes(): Bytes {
    return new Bytes(this.little);
  }

  options(list: readonly Option[], end = true): Uint8Array {
    const b = this.bytes;
    for (const [code, value] of list) {
      const v = typeof value === "string"
        ? new TextEncoder().encode(value)
        : value;
      b.u16(code).u16(v.length).raw(v).pad();
    }
    if (end && list.length > 0) b.u32(0);
    return b.done;
  }

  block(
    type: number,
    body: Uint8Array,
    lie: { length?: number; copy?: number } = {},
  ): this {
    const size = body.length + 12 + (-body.length & 3);
    const whole = this.bytes.u32(type).u32(lie.length ?? size).raw(body).pad()
      .u32(lie.copy ?? lie.length ?? size);
    this.offsets.push(this.b.length);
    this.b.raw(whole.done);
    return this;
  }

  /** Anything, as it is. */
  raw(b: Iterable<number>): this {
    this.b.raw(b);
    return this;
  }

  shb(
    options: readonly Option[] = [],
    { major = 1, minor = 0, length = -1n, little = this.little }: {
      major?: number;
      minor?: number;
      length?: bigint;
      little?: boolean;
    } = {},
  ): this {
    this.little = little;
    return this.block(
      0x0a0d0d0a,
      this.bytes.u32(0x1a2b3c4d).u16(major).u16(minor).u64(length)
        .raw(this.options(options)).done,
    );
  }

  idb(
    link = 1,
    options: readonly Option[] = [],
    snapLength = 0,
    end = true,
  ): this {
    const o = this.options(options, end);
    return this.block(
      1,
      this.bytes.u16(link).u16(0).u32(snapLength).raw(o).done,
    );
  }

  /** An enhanced packet block; `time` counts ticks of its interface. */
  epb(
    {
      id = 0,
      time = BigInt(T0) * 1_000_000n,
      data = payload(60, 1),
      captured = data.length,
      length = captured,
      options = new Uint8Array(0),
    }: {
      id?: number;
      time?: bigint;
      data?: Uint8Array;
      captured?: number;
      length?: number;
      options?: Uint8Array;
    } = {},
    lie: { length?: number; copy?: number } = {},
  ): this {
    return this.block(
      6,
      this.bytes.u32(id).u32(Number(time >> 32n))
        .u32(Number(time & 0xffffffffn)).u32(captured).u32(length)
        .raw(data).pad().raw(options).done,
      lie,
    );
  }

  spb(data: Uint8Array = payload(60, 1), length = data.length): this {
    return this.block(3, this.bytes.u32(length).raw(data).done);
  }

  /** The obsolete packet block. */
  pb(
    { id = 0, drops = 0xffff, time = BigInt(T0) * 1_000_000n, options }: {
      id?: number;
      drops?: number;
      time?: bigint;
      options?: Uint8Array;
    } = {},
    data: Uint8Array = payload(60, 1),
  ): this {
    return this.block(
      2,
      this.bytes.u16(id).u16(drops).u32(Number(time >> 32n))
        .u32(Number(time & 0xffffffffn)).u32(data.length).u32(data.length)
        .raw(data).pad().raw(options ?? []).done,
    );
  }

  nrb(
    records: readonly (readonly [type: number, value: Uint8Array])[],
    options: readonly Option[] = [],
  ): this {
    const b = this.bytes;
    for (const [type, value] of records) {
      b.u16(type).u16(value.length).raw(value).pad();
    }
    return this.block(4, b.u32(0).raw(this.options(options)).done);
  }

  isb(id: number, time: bigint, options: readonly Option[] = []): this {
    return this.block(
      5,
      this.bytes.u32(id).u32(Number(time >> 32n))
        .u32(Number(time & 0xffffffffn)).raw(this.options(options)).done,
    );
  }

  dsb(
    type: number,
    data: Uint8Array,
    options: readonly Option[] = [],
  ): this {
    const o = this.options(options);
    return this.block(
      10,
      this.bytes.u32(type).u32(data.length).raw(data).pad().raw(o).done,
    );
  }

  get length(): number {
    return this.b.length;
  }
  get done(): Uint8Array<ArrayBuffer> {
    return this.b.done;
  }
}

/** One packet as it was read, to be compared. */
export interface Read {
  readonly number: number;
  readonly data: Uint8Array;
  readonly length: number;
  /** Nanoseconds since 1970; `undefined`: the file does not say. */
  readonly time: bigint | undefined;
  readonly interface: number;
  readonly link: number;
  readonly section: number;
  readonly offset: number;
  readonly options: PacketOptions;
}

/** What came of reading a file. */
export interface Whole {
  readonly records: readonly Read[];
  readonly header: CaptureHeader;
  readonly damage: readonly DamagedRange[];
  readonly skipped: number;
  readonly cutShort: number;
}

/** A record's values, without its block. */
export function read(r: CaptureRecord): Read {
  return {
    number: r.number,
    data: r.bytes.slice(),
    length: r.length,
    time: r.hasTime ? r.time : undefined,
    interface: r.interface,
    link: r.link,
    section: r.section,
    offset: r.offset,
    options: packetOptions(r),
  };
}

function whole(reader: CaptureReader, records: Read[]): Whole {
  const { damage } = reader, header = structuredClone(reader.header);
  const { skipped, cutShort } = damage;
  return { records, header, damage: [...damage.list], skipped, cutShort };
}

/** Reads everything at once. */
export function readSync(input: Input, options?: ReaderOptions): Whole {
  const reader = new CaptureReader(input, options), r = new CaptureRecord();
  const records: Read[] = [];
  while (reader.nextSync(r)) records.push(read(r));
  reader.close();
  return whole(reader, records);
}

/** Reads everything, waiting where that is needed. */
export async function readAsync(
  input: Input,
  options?: ReaderOptions,
): Promise<Whole> {
  const reader = new CaptureReader(input, options), r = new CaptureRecord();
  const records: Read[] = [];
  while (await reader.next(r)) records.push(read(r));
  reader.close();
  return whole(reader, records);
}

/** The bytes as a stream of pieces of `size` bytes. */
export function streamOf(
  b: Uint8Array,
  size: number,
): ReadableStream<Uint8Array> {
  let p = 0;
  return new ReadableStream({
    pull(c) {
      if (p >= b.length) return c.close();
      c.enqueue(b.slice(p, p += size));
    },
  });
}

/** Messages of the damage, without offsets. */
export function messages(w: Whole): string[] {
  return w.damage.map((d) => d.message);
}

/** Numbers that look random and are the same each time: xorshift32. */
export class Random {
  constructor(private x: number = 1) {}
  next(): number {
    this.x ^= this.x << 13;
    this.x ^= this.x >>> 17;
    this.x ^= this.x << 5;
    return this.x >>> 0;
  }
  below(n: number): number {
    return this.next() % n;
  }
}
