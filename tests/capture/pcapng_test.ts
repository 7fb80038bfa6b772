import {
  assert,
  assertEquals,
  assertLess,
  assertObjectMatch,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { CaptureReader, CaptureRecord, FormatError } from "../../mod.ts";
import {
  Bytes,
  join,
  messages,
  NG,
  type Option,
  payload,
  readAsync,
  readSync,
  streamOf,
  T0,
} from "./build.ts";

const BOTH = [true, false];
const MICROS = BigInt(T0) * 1_000_000n, NANOS = BigInt(T0) * 1_000_000_000n;
const u8 = (x: number) => new Uint8Array([x]);

/** A small file to put things into: a section with an Ethernet interface. */
function ng(little = true): NG {
  return new NG(little).shb().idb();
}

Deno.test("pcapng reads packets of all three kinds in both byte orders", async () => {
  for (const little of BOTH) {
    const f = ng(little)
      .epb({ data: payload(61, 1), length: 1500, time: MICROS + 7n })
      .spb(payload(62, 2))
      .pb({ drops: 3, time: MICROS + 8n }, payload(63, 3))
      .pb({}, payload(0))
      .epb({ data: payload(0), length: 60 });
    const w = readSync(f.done);
    assertEquals(w.damage, []);
    assertEquals(w.records.map((r) => r.data), [
      payload(61, 1),
      payload(62, 2),
      payload(63, 3),
      payload(0),
      payload(0),
    ]);
    assertEquals(w.records.map((r) => r.length), [1500, 62, 63, 0, 60]);
    assertEquals(w.records.map((r) => r.time), [
      NANOS + 7000n,
      undefined,
      NANOS + 8000n,
      NANOS,
      NANOS,
    ]);
    assertEquals(w.records.map((r) => r.offset), f.offsets.slice(2));
    assertEquals(w.records.map((r) => r.number), [1, 2, 3, 4, 5]);
    assert(
      w.records.every((r) =>
        r.interface === 0 && r.link === 1 && r.section === 1
      ),
    );
    // 0xffff: not known
    assertEquals(w.records.map((r) => r.options), [
      {},
      {},
      { dropCount: 3 },
      {},
      {},
    ]);
    assertEquals(w.header, {
      format: "pcapng",
      major: 1,
      minor: 0,
      byteOrder: little ? "little" : "big",
      ticksPerSecond: 1e6,
      snapLength: 0,
      linkType: 1,
      linkName: "Ethernet",
      interfaces: [{
        id: 0,
        section: 1,
        linkType: 1,
        linkName: "Ethernet",
        snapLength: 0,
        ticksPerSecond: 1e6,
      }],
      sections: [{
        number: 1,
        offset: 0,
        byteOrder: little ? "little" : "big",
        major: 1,
        minor: 0,
      }],
    });
    for (const size of [1, 3, 64]) {
      assertEquals(await readAsync(streamOf(f.done, size)), w);
    }
  }
});

Deno.test("pcapng reads every option of a section and of an interface", () => {
  for (const little of BOTH) {
    const f = new NG(little), n = () => f.bytes;
    f.shb([
      [1, "first"],
      [2, "a machine"],
      [3, "an os"],
      [4, "a program"],
      [1, "second, in UTF-8: é"],
      [2988, n().u32(32473).text("custom").done],
      [2989, n().u32(32473).raw([1, 2, 3]).done],
      [19372, n().u32(32473).text("not copied").done],
      [19373, n().u32(32473).raw([4]).done],
      [999, u8(9)],
    ], { length: 4096n, minor: 2 }).idb(113, [
      [1, "a comment"],
      [2, "eth0"],
      [3, "the first one"],
      [4, new Uint8Array([192, 0, 2, 1, 255, 255, 255, 0])],
      [4, new Uint8Array([192, 0, 2, 2, 255, 255, 0, 0])],
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
      [17, n().u64(2n ** 64n - 1n).done],
      [18, "Europe/Berlin"],
      [2988, n().u32(1).text("x").done],
    ], 96).idb(101, [[11, u8(1)], [13, u8(4)]]);
    const w = readSync(f.done);
    assertEquals(w.damage, []);
    assertObjectMatch(w.header, {
      minor: 2,
      ticksPerSecond: 1e9,
      linkType: 113,
      snapLength: 96,
    });
    assertEquals(w.header.sections, [{
      number: 1,
      offset: 0,
      byteOrder: little ? "little" : "big",
      major: 1,
      minor: 2,
      length: 4096,
      hardware: "a machine",
      os: "an os",
      application: "a program",
      comments: ["first", "second, in UTF-8: é"],
      other: [
        { code: 2988, pen: 32473, data: "custom" },
        { code: 2989, pen: 32473, data: "010203" },
        { code: 19372, pen: 32473, data: "not copied" },
        { code: 19373, pen: 32473, data: "04" },
        { code: 999, data: "09" },
      ],
    }]);
    assertEquals(w.header.interfaces, [{
      id: 0,
      section: 1,
      linkType: 113,
      linkName: "Linux SLL",
      snapLength: 96,
      ticksPerSecond: 1e9,
      offsetSeconds: -7200,
      fcsLength: 4,
      name: "eth0",
      description: "the first one",
      ipv4: ["192.0.2.1/255.255.255.0", "192.0.2.2/255.255.0.0"],
      ipv6: ["2001:db8::1/64"],
      mac: "02:00:00:00:00:01",
      eui: "02:00:00:ff:fe:00:00:01",
      speed: 10_000_000_000,
      timeZone: -3600,
      filter: "tcp port 80",
      os: "Linux",
      hardware: "a card",
      txSpeed: 1000,
      rxSpeed: 2 ** 64,
      ianaTimeZone: "Europe/Berlin",
      comments: ["a comment"],
      other: [{ code: 2988, pen: 1, data: "x" }],
    }, {
      id: 1,
      section: 1,
      linkType: 101,
      linkName: "Raw IP",
      snapLength: 0,
      ticksPerSecond: 1e6,
      fcsLength: 4, // a writer that counts bytes
      filterProgram: "01",
    }]);
  }
});

Deno.test("pcapng reads every option of a packet", () => {
  for (const little of BOTH) {
    const f = ng(little), n = () => f.bytes;
    const options = f.options([
      [1, "one"],
      [1, "two"],
      [2, n().u32(0x80000042).done],
      [3, new Uint8Array([2, 0xde, 0xad, 0xbe, 0xef])],
      [3, new Uint8Array([3, 1])],
      [4, n().u64(5).done],
      [5, n().u64(2n ** 63n + 1n).done],
      [6, n().u32(7).done],
      [7, new Uint8Array([1, 0, 0, 0, 2])],
      [8, n().u32(100).u32(200).done],
      [2988, n().u32(32473).text("c").done],
      [2989, n().u32(32473).raw([1]).done],
      [19372, n().u32(32473).text("d").done],
      [19373, n().u32(32473).raw([2]).done],
      [32768, u8(5)],
    ]);
    const w = readSync(f.epb({ options }).pb({ drops: 9, options }).done);
    const expected = {
      comments: ["one", "two"],
      flags: 0x80000042,
      direction: "outbound" as const,
      hashes: [{ algorithm: 2, value: "deadbeef" }, {
        algorithm: 3,
        value: "01",
      }],
      dropCount: 5,
      packetId: "9223372036854775809",
      queue: 7,
      verdicts: [{ type: 1, value: "00000002" }],
      process: { pid: 100, tid: 200 },
      other: [
        { code: 2988, pen: 32473, data: "c" },
        { code: 2989, pen: 32473, data: "01" },
        { code: 19372, pen: 32473, data: "d" },
        { code: 19373, pen: 32473, data: "02" },
        { code: 32768, data: "05" },
      ],
    };
    assertEquals(w.records.map((r) => r.options), [expected, expected]);
  }
});

Deno.test("pcapng reads names, statistics, secrets, custom, journal and unknown blocks", () => {
  const text = (s: string) => new TextEncoder().encode(s);
  for (const little of BOTH) {
    const f = new NG(little).shb().idb(1, [[9, u8(9)]]), n = () => f.bytes;
    f.nrb([
      [1, n().raw([192, 0, 2, 1]).text("a.example\0b.example\0").done],
      [
        2,
        n().raw([0x20, 1, 0xd, 0xb8, ...Array(11).fill(0), 1]).text("c\0").done,
      ],
      [3, n().raw([2, 0, 0, 0, 0, 1]).text("mac\0").done],
      [4, n().raw([2, 0, 0, 0, 0, 0, 0, 1]).text("eui").done],
    ], [
      [2, "resolver"],
      [3, new Uint8Array([192, 0, 2, 53])],
      [4, new Uint8Array([0x20, 1, 0xd, 0xb8, ...Array(11).fill(0), 0x53])],
      [1, "names"],
    ]).nrb([[1, n().raw([192, 0, 2, 2]).text("d\0").done]]).nrb([]);
    f.isb(0, NANOS + 1n, [
      [2, n().u32(Number(NANOS >> 32n)).u32(Number(NANOS & 0xffffffffn)).done],
      [3, n().u32(Number(NANOS >> 32n)).u32(Number(NANOS & 0xffffffffn)).done],
      [4, n().u64(10).done],
      [5, n().u64(1).done],
      [6, n().u64(9).done],
      [7, n().u64(2).done],
      [8, n().u64(8).done],
      [1, "counted"],
    ]).isb(7, NANOS);
    f.dsb(0x544c534b, text("CLIENT_RANDOM 00 11\n"), [[1, "key log"]])
      .dsb(0x57474b4c, text("LOCAL_STATIC_PRIVATE_KEY = x"))
      .dsb(0x5a4e574b, payload(3)).dsb(0x12345678, payload(2));
    f.block(0xbad, n().u32(32473).raw([1, 2, 3, 4]).done)
      .block(0x40000bad, n().u32(32473).done)
      .block(9, text("__REALTIME_TIMESTAMP=1\nMESSAGE=hi\n\n"))
      .block(0x80001234, payload(8)).block(0x7, payload(4)).block(
        0,
        payload(0),
      );
    f.epb({ time: NANOS });
    const w = readSync(f.done), { header } = w;
    assertEquals(w.damage, []);
    const source = {
      name: "resolver",
      ipv4: "192.0.2.53",
      ipv6: "2001:db8::53",
      comments: ["names"],
    };
    assertEquals(header.names, [
      {
        section: 1,
        address: "192.0.2.1",
        names: ["a.example", "b.example"],
        source,
      },
      { section: 1, address: "2001:db8::1", names: ["c"], source },
      { section: 1, address: "02:00:00:00:00:01", names: ["mac"], source },
      {
        section: 1,
        address: "02:00:00:00:00:00:00:01",
        names: ["eui"],
        source,
      },
      { section: 1, address: "192.0.2.2", names: ["d"] },
    ]);
    const time = "2020-09-13T12:26:40.000000000Z";
    assertEquals(header.statistics, [{
      interface: 0,
      time: "2020-09-13T12:26:40.000000001Z",
      start: time,
      end: time,
      received: 10,
      dropped: 1,
      accepted: 9,
      osDropped: 2,
      delivered: 8,
      comments: ["counted"],
    }, { interface: -1, time: "" }]);
    assertEquals(header.secrets, [
      {
        section: 1,
        type: 0x544c534b,
        typeName: "TLS Key Log",
        data: "CLIENT_RANDOM 00 11\n",
        comments: ["key log"],
      },
      {
        section: 1,
        type: 0x57474b4c,
        typeName: "WireGuard Key Log",
        data: "LOCAL_STATIC_PRIVATE_KEY = x",
      },
      {
        section: 1,
        type: 0x5a4e574b,
        typeName: "ZigBee NWK Key",
        data: "20272e",
      },
      {
        section: 1,
        type: 0x12345678,
        typeName: "secrets type 0x12345678",
        data: "2027",
      },
    ]);
    assertEquals(
      header.otherBlocks?.map(({ type, pen, data }) => [type, pen, data]),
      [
        [0xbad, 32473, "01020304"],
        [0x40000bad, 32473, ""],
        [9, undefined, "__REALTIME_TIMESTAMP=1\nMESSAGE=hi\n\n"],
        [0x80001234, undefined, "20272e353c434a51"],
        [7, undefined, "20272e35"],
        [0, undefined, ""],
      ],
    );
    assertEquals(
      header.otherBlocks?.map((b) => b.offset),
      f.offsets.slice(-7, -1),
    );
    assertEquals(w.records.length, 1);
  }
});

Deno.test("pcapng header is one object that grows while the file is read", () => {
  const f = ng().epb().dsb(1, payload(4)).idb(101).epb({ id: 1 });
  const reader = new CaptureReader(f.done), r = new CaptureRecord();
  reader.nextSync(r);
  const { header } = reader;
  assertEquals([header.interfaces.length, header.secrets], [1, undefined]);
  reader.nextSync(r);
  assertEquals([header.interfaces.length, header.secrets?.length], [2, 1]);
  assertEquals(reader.header === header, true);
});

// sections

Deno.test("pcapng reads sections of changing byte order, joined by cat or not", () => {
  const parts = BOTH.map((little, i) =>
    new NG(little).shb([[4, `program ${i}`]]).idb(1, [[9, u8(9)]])
      .idb(101 + i).epb({ time: NANOS + 5n }).epb({ id: 1, time: MICROS })
      .nrb([[1, new Bytes().raw([192, 0, 2, i]).text("x\0").done]])
  );
  const file = join(parts[0].done, parts[1].done, parts[0].done);
  const w = readSync(file);
  assertEquals(w.damage, []);
  assertEquals(w.records.map((r) => [r.section, r.interface, r.link]), [
    [1, 0, 1],
    [1, 1, 101],
    [2, 2, 1],
    [2, 3, 102],
    [3, 4, 1],
    [3, 5, 101],
  ]);
  assertEquals(w.records.map((r) => r.time! - NANOS), [5n, 0n, 5n, 0n, 5n, 0n]);
  assertEquals(
    w.header.sections?.map((
      s,
    ) => [s.number, s.byteOrder, s.offset, s.application]),
    [
      [1, "little", 0, "program 0"],
      [2, "big", parts[0].length, "program 1"],
      [3, "little", 2 * parts[0].length, "program 0"],
    ],
  );
  assertEquals(w.header.interfaces.map((i) => [i.id, i.section]), [
    [0, 1],
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [5, 3],
  ]);
  assertEquals(w.header.names?.map((n) => [n.section, n.address]), [
    [1, "192.0.2.0"],
    [2, "192.0.2.1"],
    [3, "192.0.2.0"],
  ]);
});

Deno.test("pcapng reads on where a section's length is wrong, and where its version is unknown", () => {
  for (const length of [-1n, 0n, 4n, 2n ** 40n, -2n]) {
    const w = readSync(new NG().shb([], { length }).idb().epb().epb().done);
    assertEquals([w.records.length, w.damage], [2, []]);
    assertEquals(
      w.header.sections![0].length,
      length === -1n ? undefined : Number(BigInt.asUintN(64, length)),
    );
  }
  for (const [major, minor] of [[2, 0], [0, 0], [1, 1], [65535, 1]]) {
    const w = readSync(new NG().shb([], { major, minor }).idb().epb().done);
    assertEquals(w.records.length, 1);
    assertEquals(messages(w), [`pcapng version ${major}.${minor} is unknown`]);
  }
});

Deno.test("pcapng mixes link types", () => {
  const f = ng().idb(113).idb(276);
  const w = readSync(f.epb({ id: 2 }).epb({ id: 0 }).epb({ id: 1 }).done);
  assertEquals(w.records.map((r) => r.link), [276, 1, 113]);
});

// times

Deno.test("pcapng converts each interface's resolution and offset", () => {
  const n = (x: bigint) => new Bytes().u64(x).done;
  const cases: readonly (readonly [Option[], bigint, bigint])[] = [
    [[], 1_500_000n, 1_500_000_000n],
    [[[9, u8(0)]], 7n, 7_000_000_000n],
    [[[9, u8(3)]], 1500n, 1_500_000_000n],
    [[[9, u8(9)]], 2n ** 64n - 1n, 2n ** 64n - 1n],
    [[[9, u8(12)]], 1_999n, 1n],
    [[[9, u8(127)]], 2n ** 64n - 1n, 0n],
    [[[9, u8(0x80)]], 3n, 3_000_000_000n],
    [[[9, u8(0x8a)]], 1536n, 1_500_000_000n],
    [[[9, u8(0xa0)]], 2n ** 63n, 2n ** 31n * 1_000_000_000n],
    [[[9, u8(0xff)]], 2n ** 64n - 1n, 0n],
    [[[14, n(3600n)]], 1_500_000n, 3601_500_000_000n],
    [[[14, n(-3600n)]], 1_500_000n, -3599_000_000_000n + 500_000_000n],
    [
      [[9, u8(9)], [14, n(3_000_000_000_000n)]],
      5n,
      3_000_000_000_000_000_000_005n,
    ],
    // a time zone changes no time stamp
    [[[10, new Bytes().u32(7200).done]], 0n, 0n],
  ];
  for (const [options, time, expected] of cases) {
    const w = readSync(new NG().shb().idb(1, options).epb({ time }).done);
    assertEquals([w.records[0].time, w.damage], [expected, []]);
  }
  // beyond a hundred thousand years no date can be written
  for (const offset of [2n ** 63n - 1n, -(2n ** 63n), 2n ** 45n]) {
    const w = readSync(new NG().shb().idb(1, [[14, n(offset)]]).epb().done);
    assertEquals(w.records[0].time, NANOS);
    assertStringIncludes(messages(w)[0], "if_tsoffset");
    assertEquals(w.header.interfaces[0].offsetSeconds, undefined);
  }
});

// damage

Deno.test("pcapng that ends inside its first block is an error with the place, or told", () => {
  const b = new NG().shb().done;
  for (let n = 0; n < 28; n++) {
    const e = assertThrows(() => readSync(b.subarray(0, n)), FormatError);
    const message = n === 0
      ? "empty file"
      : n < 4
      ? "not a pcap or pcapng file: begins with 0a"
      : `the pcapng header needs 28 bytes, has ${n}`;
    assertStringIncludes(e.message, message);
  }
  const w = readSync(b);
  assertEquals([w.records, w.damage, w.header.linkType], [[], [], -1]);
  const long = new NG().shb([[4, "a program"]]).done;
  for (let n = 28; n < long.length; n++) {
    const w = readSync(long.subarray(0, n));
    assertEquals([w.records.length, w.damage.length, w.skipped], [0, 1, n]);
  }
});

Deno.test("pcapng whose first section has no byte-order magic is read from the next section on", () => {
  const bad = ng().epb().done;
  bad.set([1, 2, 3, 4], 8);
  const w = readSync(bad);
  assertEquals([w.records.length, w.skipped], [0, bad.length]);
  assertEquals(messages(w), [
    "a section header without its byte-order magic; no block behind it",
  ]);
  const joined = readSync(join(bad, ng(false).epb().done));
  assertEquals(joined.records.length, 1);
  assertEquals(joined.skipped, bad.length);
});

Deno.test("pcapng cut at any byte keeps every packet before the cut", async () => {
  for (const little of BOTH) {
    const o = new NG(little).options([[1, "comment"]]);
    const f = new NG(little).shb().idb().epb({
      data: payload(30, 1),
      options: o,
    })
      .spb(payload(31, 2)).pb({}, payload(33, 3)).isb(0, MICROS);
    const b = f.done, [, , epb, spb, pb, isb] = f.offsets;
    // where the bytes of each packet begin and end
    const packets = [[epb + 28, 30], [spb + 12, 31], [pb + 28, 33]];
    for (let n = epb; n <= b.length; n++) {
      const w = readSync(b.subarray(0, n));
      const there = packets.filter(([at]) => n > at);
      const sizes = there.map(([at, size]) => Math.min(size, n - at));
      assertEquals(w.records.map((r) => r.data.length), sizes, `${n} bytes`);
      w.records.forEach((r, i) =>
        assertEquals(r.data, payload([30, 31, 33][i], i + 1).slice(0, sizes[i]))
      );
      const inside = there.some(([at, size]) => n > at && n < at + size);
      assertEquals(w.cutShort, inside ? 1 : 0, `${n} bytes`);
      const atEnd = [epb, spb, pb, isb, b.length].includes(n);
      assertEquals(
        w.damage.length,
        atEnd ? 0 : 1,
        `${n} bytes: ${messages(w)}`,
      );
      if (n % 7 === 0) {
        assertEquals(await readAsync(streamOf(b.subarray(0, n), 5)), w);
      }
    }
  }
});

Deno.test("pcapng passes over blocks whose length cannot be, to the next block", async () => {
  for (const little of BOTH) {
    for (
      const length of [
        0,
        4,
        8,
        11,
        13,
        30,
        94,
        2 ** 31,
        2 ** 32 - 4,
        2 ** 32 - 1,
      ]
    ) {
      const f = ng(little).epb().epb({}, { length }).epb().spb();
      const w = readSync(f.done), [, , first, second, third, last] = f.offsets;
      assertEquals(
        w.records.map((r) => r.offset),
        [first, third, last],
        `${length}`,
      );
      assertEquals(w.damage.map((d) => [d.offset, d.skipped]), [[
        second,
        third - second,
      ]]);
      assertEquals(await readAsync(streamOf(f.done, 11)), w);
    }
  }
});

Deno.test("pcapng reads a block whose length is wrong only behind it", async () => {
  for (const copy of [0, 12, 99, 0xffffffff]) {
    // all packets of a writer may have it
    const f = ng();
    for (let i = 0; i < 5; i++) f.epb({}, { copy });
    const w = readSync(f.done);
    assertEquals([w.records.length, w.skipped], [5, 0]);
    assertEquals(
      messages(w),
      Array(5).fill(`block length 92 stands as ${copy} at its end`),
    );
    for (const size of [1, 50, 92, 93]) {
      assertEquals(await readAsync(streamOf(f.done, size)), w);
      assertEquals(
        await readAsync(streamOf(f.done, size), { blockSize: 64 }),
        w,
      );
    }
  }
});

Deno.test("pcapng passes over a block whose length in front leads nowhere", () => {
  for (const length of [32, 96, 88, 160]) {
    const f = ng().epb().epb({}, { length, copy: 92 }).epb().epb();
    const w = readSync(f.done), [, , first, second, third, last] = f.offsets;
    assertEquals(
      w.records.map((r) => r.offset),
      [first, third, last],
      `${length}`,
    );
    assertEquals(w.damage.map((d) => [d.offset, d.skipped]), [[
      second,
      third - second,
    ]]);
  }
});

Deno.test("pcapng finds its way back through garbage, however long and wherever it ends", async () => {
  const head = ng().epb().done, more = ng().epb().spb().done.subarray(48);
  for (const n of [1, 2, 4, 31, 4000, 300_001, 1_200_003]) {
    const garbage = payload(n, 3);
    const b = join(head, garbage, more), w = readSync(b);
    assertEquals(w.records.length, 3, `${n} bytes`);
    assertEquals(w.damage.map((d) => [d.offset, d.skipped]), [[
      head.length,
      n,
    ]]);
    for (const size of [1000, 1 << 18]) {
      assertEquals(await readAsync(streamOf(b, size)), w);
      assertEquals(
        await readAsync(streamOf(b, size), { reuse: true, blockSize: 4096 }),
        w,
      );
    }
    const end = readSync(join(head, garbage));
    assertEquals([end.records.length, end.skipped], [1, n]);
  }
});

Deno.test("pcapng notes packets of interfaces that were never declared, and reads on", () => {
  const f = new NG().shb().spb().epb().pb({ id: 3 }).idb().epb({ id: 1 })
    .epb({ id: 0xffffffff }).epb({ id: 0 });
  const w = readSync(f.done);
  assertEquals(w.records.map((r) => r.offset), f.offsets.slice(-1));
  const never = (id: number) =>
    `a packet of interface ${id}, which was never declared`;
  assertEquals(messages(w), [0, 0, 3, 1, 0xffffffff].map(never));
  assertEquals(w.skipped, 76 + 92 + 92 + 92 + 92);
  // interfaces belong to their section
  const two = readSync(
    join(ng().epb().done, new NG().shb().epb().idb().epb().done),
  );
  assertEquals([two.records.length, two.damage.length], [2, 1]);
  // also where the file ends inside such a packet
  const cut = new NG().shb().epb().done;
  const last = readSync(cut.subarray(0, cut.length - 10));
  assertEquals([last.records.length, last.skipped, last.damage.length], [
    0,
    82,
    1,
  ]);
});

Deno.test("pcapng bounds a packet by its block, and notes what it claims", () => {
  for (const captured of [61, 64, 65, 2 ** 31, 2 ** 32 - 1]) {
    const f = ng().epb({ captured, length: 0xffffffff }).epb();
    const w = readSync(f.done);
    assertEquals(w.records.map((r) => r.data.length), [60, 60], `${captured}`);
    assertEquals(w.records[0].options, {});
    assertEquals(w.damage, [{
      offset: f.offsets[2],
      skipped: 0,
      message: `packet 1 has ${captured} bytes, of which there are 60`,
    }]);
  }
  // a simple packet has as much as the snapshot length allows
  const simple = (snap: number, length: number, n: number) =>
    readSync(new NG().shb().idb(1, [], snap).spb(payload(n), length).done);
  assertEquals(simple(64, 1500, 64).records[0].data.length, 64);
  assertEquals(simple(61, 1500, 64).records[0].data.length, 61);
  assertEquals(simple(64, 1500, 64).damage, []);
  assertEquals(simple(0, 1500, 64).records[0].data.length, 64);
  assertEquals(messages(simple(0, 1500, 64)), [
    "packet 1 has 1500 bytes, of which there are 64",
  ]);
});

Deno.test("pcapng accepts more captured bytes than were on the wire, and notes the first", () => {
  const w = readSync(ng().epb().epb({ length: 40 }).epb({ length: 0 }).done);
  assertEquals(w.records.map((r) => [r.data.length, r.length]), [[60, 60], [
    60,
    40,
  ], [60, 0]]);
  assertEquals(w.damage.length, 1);
  assertStringIncludes(
    messages(w)[0],
    "packet 2 has 60 bytes of 40 on the wire",
  );
});

Deno.test("pcapng reads options without an end, overrunning, repeated, and not UTF-8", () => {
  const f = ng(), n = () => f.bytes;
  f.epb({ options: f.options([[1, "no end"]], false) })
    .epb({ options: n().u16(1).u16(999).text("ab").pad().done })
    .epb({ options: f.options([[1, new Uint8Array([0xff, 0x41, 0xc3])]]) })
    .epb({
      options: f.options([[2, n().u32(1).done], [2, n().u32(2).done], [
        2,
        u8(1),
      ]]),
    })
    .epb({ options: f.options([[3, u8(0).subarray(1)], [5, u8(5)], [1, ""]]) })
    .epb({
      options: join(f.options([[1, "x"]]), f.options([[1, "behind the end"]])),
    });
  const w = readSync(f.done);
  assertEquals(w.damage, []);
  assertEquals(w.records.map((r) => r.options), [
    { comments: ["no end"] },
    { damage: "option 1 of 999 bytes overruns its block" },
    { comments: ["\ufffdA\ufffd"] },
    { flags: 2, direction: "outbound", other: [{ code: 2, data: "01" }] },
    { comments: [""], other: [{ code: 3, data: "" }, { code: 5, data: "05" }] },
    { comments: ["x"] },
  ]);
  // in other blocks it is damage of the file
  const g = new NG().shb().idb(
    1,
    [[2, "one"], [2, "two"], [9, "ab"], [8, "abc"], [4, "a"], [14, "b"]],
    0,
    false,
  );
  const body = g.bytes.u16(1).u16(0).u32(0).u16(2).u16(77).text("name").done;
  const d = readSync(g.block(1, body).epb({ id: 1 }).done);
  assertEquals(d.records.length, 1);
  assertEquals(messages(d), ["option 2 of 77 bytes overruns its block"]);
  assertObjectMatch(d.header.interfaces[0], {
    name: "two",
    ticksPerSecond: 1e6,
    other: [{ code: 9, data: "6162" }, { code: 8, data: "616263" }, {
      code: 4,
      data: "61",
    }, { code: 14, data: "62" }],
  });
});

Deno.test("pcapng reads names and secrets as far as they go", () => {
  const f = ng(), n = () => f.bytes;
  f.block(
    4,
    n().u16(1).u16(4).raw([1, 2, 3, 4]).u16(1).u16(500).raw([1, 2, 3, 4]).done,
  )
    .block(
      4,
      n().u16(1).u16(2).u32(0).u16(77).u16(1).u32(0).u16(1).u16(4).raw([
        5,
        6,
        7,
        8,
      ]).done,
    )
    .block(10, n().u32(1).u32(0xffffffff).u32(0x01020304).done)
    .epb();
  const w = readSync(f.done);
  assertEquals(w.header.names?.map((x) => x.address), ["1.2.3.4", "5.6.7.8"]);
  assertEquals(messages(w), [
    "name record of 500 bytes overruns its block",
    "name record of type 1 and 2 bytes is unknown",
    "name record of type 77 and 1 bytes is unknown",
    "secrets of 4294967295 bytes, of which there are 4",
  ]);
  assertEquals(w.header.secrets![0].data.length, 8);
  assertEquals(w.records.length, 1);
});

Deno.test("pcapng allocates nothing for a length before the bytes are there", async () => {
  const huge = 1 << 27;
  // of the block, and of the packet too: then its 60 bytes are not told from the block's end
  for (const [captured, kept] of [[60, 60], [huge - 32, 64]]) {
    const f = ng().epb({ captured }, { length: huge });
    for (const size of [10, 1000]) {
      const reader = new CaptureReader(streamOf(f.done, size)),
        r = new CaptureRecord();
      assertEquals(await reader.next(r), true);
      assertLess(r.b.length, 4 << 20);
      assertEquals(r.capturedLength, kept);
      assertEquals(await reader.next(r), false);
    }
  }
});

// many blocks

/** `head`, then a block many times over, as a stream; nothing of it is kept. */
function many(
  head: Uint8Array,
  block: Uint8Array,
  times: number,
): ReadableStream<Uint8Array> {
  const per = Math.ceil(65536 / block.length),
    chunk = new Uint8Array(per * block.length);
  for (let i = 0; i < per; i++) chunk.set(block, i * block.length);
  let left = Math.ceil(times / per);
  return new ReadableStream({
    start: (c) => c.enqueue(head),
    pull: (c) => left-- > 0 ? c.enqueue(chunk) : c.close(),
  });
}

async function cost(
  block: (f: NG) => void,
  times: number,
): Promise<
  [ms: number, bytes: number, reader: CaptureReader, records: number]
> {
  const f = ng(), at = f.length;
  block(f);
  const b = f.done;
  const reader = new CaptureReader(
    many(b.subarray(0, at), b.subarray(at), times),
    { reuse: true },
  );
  const r = new CaptureRecord(), from = performance.now();
  let records = 0;
  while (await reader.next(r)) records++;
  return [
    performance.now() - from,
    Deno.memoryUsage().heapUsed,
    reader,
    records,
  ];
}

Deno.test("pcapng reads a million tiny blocks of any kind in linear time and little memory", async () => {
  const kinds: readonly (readonly [string, (f: NG) => void])[] = [
    ["unknown", (f) => f.block(0x80000001, payload(0))],
    ["custom", (f) => f.block(0xbad, payload(4))],
    ["sections", (f) => f.shb()],
    ["interfaces", (f) => f.idb()],
    ["names", (f) => f.nrb([[1, payload(8)]])],
    ["statistics", (f) => f.isb(0, 5n, [[1, "comment"]])],
    ["secrets", (f) => f.dsb(1, payload(4))],
    ["packets", (f) => f.epb({ data: payload(0) })],
    ["simple packets", (f) => f.spb(payload(0))],
    ["undeclared", (f) => f.epb({ id: 1 << 20, data: payload(0) })],
    ["wrong lengths", (f) => f.epb({ data: payload(4) }, { length: 6 })],
  ];
  for (const [name, block] of kinds) {
    const [quick] = await cost(block, 50_000);
    const before = Deno.memoryUsage().heapUsed;
    const [ms, bytes, reader, records] = await cost(block, 1_000_000);
    assertLess(ms, 40 * quick + 1500, `${name}: ${quick} ms, then ${ms} ms`);
    assertLess(bytes - before, 250e6, `${name} took ${bytes - before} bytes`);
    assertLess(reader.damage.list.length, 1001);
    if (name === "packets") assertLess(999_999, records);
    if (name === "interfaces") {
      assertEquals(reader.header.interfaces.length, 1 << 18);
    } else {assertLess(
        Math.max(
          ...Object.values(reader.header).map((x) =>
            Array.isArray(x) ? x.length : 0
          ),
        ),
        10_001,
        name,
      );}
  }
});

Deno.test("pcapng bounds the options and names of one huge block", () => {
  const options = new Uint8Array(4_000_000).fill(0);
  for (let i = 0; i < options.length; i += 4) options[i] = 2; // a million empty ones
  const w = readSync(
    ng().epb({ data: payload(0), options }).block(4, options.map((x) => x / 2))
      .done,
  );
  assertEquals(w.records[0].options.other?.length, 10_000);
  assertEquals(
    w.records[0].options.damage,
    "more than 10000 options; the rest is left out",
  );
  assertEquals(w.damage.length <= 1000, true);
});
