import { assertEquals, assertThrows } from "@std/assert";
import {
  type CaptureHeader,
  CaptureReader,
  CaptureRecord,
  CaptureWriter,
  type CaptureWriterOptions,
  FormatError,
  Writer,
} from "../../mod.ts";
import {
  MICRO,
  NANO,
  NG,
  payload,
  pcap,
  Random,
  type Read,
  readSync,
  T0,
  type Whole,
} from "./build.ts";

const BOTH = [true, false];
const orderOf = (little: boolean) => little ? "little" : "big";
const u8 = (x: number) => new Uint8Array([x]);

/** Reads a file and writes what was read; the header is known at the beginning, or grows while packets are written. */
function copy(
  from: Uint8Array,
  options: CaptureWriterOptions,
  early = false,
): Uint8Array<ArrayBuffer> {
  const reader = new CaptureReader(from), r = new CaptureRecord();
  const w = new Writer(), out = new CaptureWriter(options);
  let begun = false;
  if (early) {
    readAll(from, (header) => out.begin(w, header));
    begun = true;
  }
  while (reader.nextSync(r)) {
    if (!begun) out.begin(w, reader.header);
    begun = true;
    out.record(w, r);
  }
  if (!begun) out.begin(w, reader.header);
  out.end(w, reader.header);
  return w.written.slice();
}
/** Gives the header of a file as it is at its end. */
function readAll(from: Uint8Array, then: (header: CaptureHeader) => void) {
  const reader = new CaptureReader(from), r = new CaptureRecord();
  while (reader.nextSync(r));
  then(reader.header);
}

/** A record to write. */
function record(of: Partial<CaptureRecord> & { data?: Uint8Array }) {
  const { data = payload(60), ...rest } = of;
  const r = Object.assign(new CaptureRecord(), {
    b: data,
    end: data.length,
    length: data.length,
    seconds: T0,
    link: 1,
    number: 1,
  }, rest);
  return r;
}
/** A file of some records. */
function write(
  records: readonly CaptureRecord[],
  options: CaptureWriterOptions = {},
  header = { linkType: 1, snapLength: 0 },
): Whole {
  const w = new Writer(), out = new CaptureWriter(options);
  out.begin(w, header);
  for (const r of records) out.record(w, r);
  out.end(w);
  return readSync(w.written.slice());
}

/** What a copy must not change: all but where in the file things stand. */
const packetsOf = (w: Whole): Omit<Read, "offset">[] =>
  w.records.map(({ offset: _, ...rest }) => rest);
function headerOf({ header }: Whole): unknown {
  const { sections, otherBlocks, byteOrder: _, ...rest } = header;
  const placeless = (list: readonly object[] | undefined) =>
    list?.map((x) => ({ ...x, offset: 0, byteOrder: "", length: 0, minor: 0 }));
  return {
    ...rest,
    minor: 0,
    sections: placeless(sections),
    otherBlocks: placeless(otherBlocks),
  };
}

Deno.test("pcap is written in every byte order and resolution, and read back equal", () => {
  const records = [
    { fraction: 1, data: payload(60, 1) },
    { fraction: 999_999, data: payload(61, 2), length: 1500 },
    { seconds: 0, data: payload(0), length: 60 },
    { seconds: 0xffffffff, fraction: 7, data: payload(1514, 4) },
  ];
  for (const little of BOTH) {
    for (const magic of [MICRO, NANO]) {
      for (const snapLength of [96, 65535, 262144, 0x7fffffff]) {
        const from = pcap({
          little,
          magic,
          snapLength,
          thisZone: -3600,
          sigFigs: 9,
          network: 101,
        }, records);
        // the same bytes, in the same byte order
        const again = copy(from, { byteOrder: orderOf(little) });
        assertEquals(again, from);
        const other = readSync(copy(from, { byteOrder: orderOf(!little) }));
        assertEquals(other.damage, []);
        assertEquals(packetsOf(other), packetsOf(readSync(from)));
        assertEquals(headerOf(other), headerOf(readSync(from)));
        assertEquals(other.header.byteOrder, orderOf(!little));
      }
    }
  }
});

Deno.test("pcap keeps the length of frame check sequences", () => {
  for (const network of [0x04000001 + 0x20000000, 0x04000001, 1]) {
    const from = pcap({ network }, [{}]);
    assertEquals(copy(from, {}), from);
  }
});

Deno.test("pcap can be told its resolution; a finer time is cut off", () => {
  const records = [record({ nanoseconds: 123_456_789 })];
  const time = BigInt(T0) * 1_000_000_000n;
  const read = (nanosecond?: boolean, ticksPerSecond?: number) => {
    const header = {
      linkType: 1,
      snapLength: 0,
      ...ticksPerSecond && { ticksPerSecond },
    };
    const w = write(records, { nanosecond }, header);
    return [w.header.ticksPerSecond, w.records[0].time! - time];
  };
  assertEquals(read(), [1e6, 123_456_000n]);
  assertEquals(read(true), [1e9, 123_456_789n]);
  assertEquals(read(false, 1e9), [1e6, 123_456_000n]);
  assertEquals(read(undefined, 1e9), [1e9, 123_456_789n]);
});

Deno.test("pcap without a snapshot length says the usual one", () => {
  assertEquals(write([]).header.snapLength, 262144);
});

Deno.test("pcap says of what it cannot hold that pcapng can", () => {
  const fails = (r: CaptureRecord, message: string) => {
    assertThrows(() => write([record({}), r]), FormatError, message);
    const w = write([record({}), r], { format: "pcapng" });
    assertEquals(w.damage, []);
    assertEquals(
      [w.records[1].link, w.records[1].time, w.records[1].data],
      [r.link, r.time, r.bytes],
    );
  };
  fails(record({ link: 101 }), "has link type 101, the file 1");
  fails(record({ seconds: 2 ** 32 }), "was captured at 4294967296 s");
  fails(record({ seconds: -1 }), "was captured at -1 s");
  fails(record({ data: new Uint8Array(262145) }), "has 262145 bytes");
});

/** A section with everything that a section can hold. */
function fill(f: NG): NG {
  const n = () => f.bytes;
  const options = f.options([
    [1, "one"],
    [1, "two"],
    [2, n().u32(0x80000042).done],
    [3, new Uint8Array([2, 0xde, 0xad, 0xbe, 0xef])],
    [4, n().u64(5).done],
    [5, n().u64(2n ** 63n + 1n).done],
    [6, n().u32(7).done],
    [7, new Uint8Array([1, 0, 0, 0, 2])],
    [8, n().u32(100).u32(200).done],
    [2988, n().u32(32473).text("c").done],
    [2989, n().u32(32473).raw([1]).done],
    [32768, u8(5)],
  ]);
  const nanos = BigInt(T0) * 1_000_000_000n;
  return f.shb([
    [1, "a comment, in UTF-8: é"],
    [2, "a machine"],
    [3, "an os"],
    [4, "a program"],
    [2988, n().u32(32473).text("custom").done],
    [2989, n().u32(32473).raw([1, 2, 3]).done],
  ]).idb(1, [
    [1, "an interface"],
    [2, "eth0"],
    [3, "the first one"],
    [4, new Uint8Array([192, 0, 2, 1, 255, 255, 255, 0])],
    [5, new Uint8Array([0x20, 1, 0xd, 0xb8, ...Array(11).fill(0), 1, 64])],
    [6, new Uint8Array([2, 0, 0, 0, 0, 1])],
    [7, new Uint8Array([2, 0, 0, 0xff, 0xfe, 0, 0, 1])],
    [8, n().u64(10_000_000_000n).done],
    [9, u8(9)],
    [10, n().u32(-3600).done],
    [11, n().u8(0).text("tcp port 80").done],
    [12, "Linux"],
    [13, u8(32)],
    [14, n().u64(-7200n).done],
    [15, "a card"],
    [16, n().u64(1000).done],
    [17, n().u64(2000).done],
    [18, "Europe/Berlin"],
    [999, u8(9)],
  ], 96)
    .dsb(0x544c534b, new TextEncoder().encode("CLIENT_RANDOM 00 01\n"))
    .dsb(0x5a4e574b, payload(5), [[1, "a key"]])
    .epb({ time: nanos + 1n, data: payload(61), length: 1500, options })
    .idb(101, [[11, new Uint8Array([1, 6, 0, 0, 0])]])
    .epb({ id: 1, data: payload(5) })
    .idb(113, [[9, u8(0x8a)], [2, "sll"]])
    .epb({ id: 2, time: BigInt(T0) * 1024n + 1n, data: payload(0) })
    .epb({ time: nanos, options: f.options([[1, "again"]]) })
    .nrb([
      [1, n().raw([1, 2, 3, 4]).text("host\0alias\0").done],
      [2, n().raw(new Uint8Array(15)).u8(1).text("six\0").done],
      [3, n().raw([2, 0, 0, 0, 0, 1]).text("card\0").done],
    ], [[2, "a server"], [3, new Uint8Array([9, 9, 9, 9])]])
    .nrb([[1, n().raw([5, 6, 7, 8]).text("other\0").done]])
    .isb(0, nanos, [
      [1, "counted"],
      [2, n().u32(Number(nanos >> 32n)).u32(Number(nanos & 0xffffffffn)).done],
      [4, n().u64(10).done],
      [5, n().u64(1).done],
      [8, n().u64(9).done],
    ])
    .block(0xbad, n().u32(32473).raw(payload(4)).done)
    .block(9, n().text("MESSAGE=a journal").done)
    .block(0x80000001, payload(8));
}

Deno.test("pcapng with everything in it is written in both byte orders, and read back equal", () => {
  for (const little of BOTH) {
    const from = fill(new NG(little)).done, w = readSync(from);
    assertEquals(w.damage, []);
    assertEquals([w.records.length, w.header.interfaces.length], [4, 3]);
    for (const order of BOTH) {
      for (const early of BOTH) {
        const again = readSync(
          copy(from, { format: "pcapng", byteOrder: orderOf(order) }, early),
        );
        assertEquals(again.damage, []);
        assertEquals(again.header.byteOrder, orderOf(order));
        assertEquals(packetsOf(again), packetsOf(w));
        assertEquals(headerOf(again), headerOf(w));
      }
    }
  }
});

Deno.test("pcapng keeps sections, whatever their byte orders", () => {
  const f = new NG(true);
  fill(f);
  f.shb([[1, "second"]], { little: false }).idb(101, [[2, "raw"]], 64)
    .epb({ data: payload(9), options: f.options([[1, "here"]]) });
  f.shb([], { little: true }); // without anything
  fill(f);
  const w = readSync(f.done);
  assertEquals([w.damage.length, w.header.sections?.length], [0, 4]);
  for (const order of BOTH) {
    const again = readSync(
      copy(f.done, { format: "pcapng", byteOrder: orderOf(order) }),
    );
    assertEquals(again.damage, []);
    assertEquals(packetsOf(again), packetsOf(w));
    assertEquals(headerOf(again), headerOf(w));
  }
});

Deno.test("pcapng keeps packets without a time, and what the obsolete block tells", () => {
  for (const little of BOTH) {
    const f = new NG(little).shb().idb(1, [], 64)
      .spb(payload(60)).spb(payload(64), 1500)
      .pb({ drops: 3 }, payload(7)).pb({}, payload(8));
    const w = readSync(f.done);
    const again = readSync(copy(f.done, { format: "pcapng" }));
    assertEquals(packetsOf(again), packetsOf(w));
    assertEquals(again.records.map((r) => r.time === undefined), [
      true,
      true,
      false,
      false,
    ]);
    assertEquals(again.records[2].options, { dropCount: 3 });
  }
});

Deno.test("pcapng keeps every resolution and offset", () => {
  for (const resolution of [0, 3, 6, 7, 9, 0x81, 0x8a, 0x9d]) {
    for (const offset of [0n, 3600n, -3600n]) {
      const f = new NG(),
        { power, binary } = {
          power: resolution & 0x7f,
          binary: resolution > 127,
        };
      const per = BigInt(binary ? 2 ** power : 10 ** power);
      f.shb().idb(1, [[9, u8(resolution)], [14, f.bytes.u64(offset).done]]);
      for (const extra of [0n, 1n, per - 1n]) {
        f.epb({ time: BigInt(T0) * per + extra });
      }
      const w = readSync(f.done);
      const again = readSync(copy(f.done, { format: "pcapng" }));
      assertEquals(again.damage, []);
      assertEquals(packetsOf(again), packetsOf(w));
      assertEquals(headerOf(again), headerOf(w));
    }
  }
});

Deno.test("pcapng gives a time that its interface cannot say another interface", () => {
  const header = { linkType: 1, snapLength: 96, ticksPerSecond: 1e6 };
  const w = write(
    [
      record({ nanoseconds: 1 }),
      record({ seconds: 2 ** 36, nanoseconds: 5 }),
      record({ seconds: -5 }),
      record({ nanoseconds: 2 }),
      record({ link: 101 }),
    ],
    { format: "pcapng" },
    header,
  );
  assertEquals(w.damage, []);
  assertEquals(
    w.records.map((r) => [r.time, r.link]),
    [
      [BigInt(T0) * 1_000_000_000n + 1n, 1],
      [2n ** 36n * 1_000_000_000n + 5n, 1],
      [-5_000_000_000n, 1],
      [BigInt(T0) * 1_000_000_000n + 2n, 1],
      [BigInt(T0) * 1_000_000_000n, 101],
    ],
  );
});

Deno.test("pcap becomes pcapng, and pcapng of one link type pcap", () => {
  for (const magic of [MICRO, NANO]) {
    const from = pcap({ magic, snapLength: 96, network: 113 }, [
      { fraction: 1, length: 1500 },
      { fraction: 2, data: payload(7) },
    ]);
    const ng = copy(from, { format: "pcapng", byteOrder: "big" });
    assertEquals(readSync(ng).header.format, "pcapng");
    const { thisZone: _, sigFigs: __, ...header } = readSync(from).header;
    const { interfaces: [i], ...rest } = readSync(ng).header;
    assertEquals(
      [i.linkType, i.snapLength, i.ticksPerSecond, rest.linkName],
      [113, 96, header.ticksPerSecond, header.linkName],
    );
    assertEquals(copy(ng, {}), from);
  }
});

Deno.test("an empty capture stays one", () => {
  const none = pcap({}, []);
  assertEquals(copy(none, {}), none);
  const section = new NG().shb().idb().done;
  const w = readSync(copy(section, { format: "pcapng" }));
  assertEquals([w.records.length, w.header.interfaces.length], [0, 1]);
});

Deno.test("packets of any size, place and byte order come back as they were", () => {
  const random = new Random(11);
  for (let i = 0; i < 100; i++) {
    const records = Array.from({ length: 1 + random.below(8) }, (_, k) => {
      const data = payload(random.below(300)), start = random.below(4);
      const end = Math.max(start, data.length - random.below(4));
      return record({
        data,
        start,
        end,
        length: end - start + random.below(2) * random.below(1500),
        seconds: random.next(),
        nanoseconds: random.below(1e9),
        number: k + 1,
      });
    });
    for (const format of ["pcap", "pcapng"] as const) {
      const byteOrder = orderOf(random.below(2) === 0);
      const w = write(records, { format, byteOrder, nanosecond: true });
      assertEquals(w.damage, []);
      assertEquals(
        w.records.map((r) => [r.data, r.length, r.time]),
        records.map((r) => [r.bytes, r.length, r.time]),
      );
    }
  }
});
