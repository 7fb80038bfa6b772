import {
  assert,
  assertEquals,
  assertGreater,
  assertLess,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import {
  CaptureReader,
  CaptureRecord,
  FormatError,
  isoTime,
} from "../../mod.ts";
import {
  IXIA_HARDWARE,
  IXIA_SOFTWARE,
  join,
  KUZNETZOV,
  messages,
  MICRO,
  NANO,
  payload,
  pcap,
  type PcapFile,
  type PcapRecord,
  readAsync,
  readSync,
  streamOf,
  T0,
} from "./build.ts";

const BOTH = [true, false];
const RECORDS: readonly PcapRecord[] = [
  { fraction: 1, data: payload(60, 1) },
  { fraction: 999_999, data: payload(61, 2), length: 1500 },
  { fraction: 5, data: payload(0) },
  { fraction: 7, data: payload(1514, 4) },
];

Deno.test("pcap reads micro- and nanoseconds in both byte orders", () => {
  for (const little of BOTH) {
    for (const [magic, scale] of [[MICRO, 1000n], [NANO, 1n]] as const) {
      const records = [
        ...RECORDS.slice(0, 2),
        { length: 7, data: payload(0) },
        RECORDS[3],
      ];
      const w = readSync(
        pcap(
          { little, magic, snapLength: 1600, thisZone: -3600, sigFigs: 9 },
          records,
        ),
      );
      assertEquals(w.damage, []);
      assertEquals(w.header.format, "pcap");
      assertEquals(w.header.byteOrder, little ? "little" : "big");
      assertEquals(w.header.ticksPerSecond, magic === NANO ? 1e9 : 1e6);
      assertEquals([w.header.major, w.header.minor], [2, 4]);
      assertEquals([w.header.thisZone, w.header.sigFigs], [-3600, 9]);
      assertEquals(w.header.snapLength, 1600);
      assertEquals([w.header.linkType, w.header.linkName], [1, "Ethernet"]);
      assertEquals(w.header.interfaces.length, 1);
      assertEquals(w.header.sections, undefined);
      assertEquals(w.header.variant, undefined);
      const times = records.map((r, i) =>
        BigInt(T0 + i) * 1_000_000_000n + BigInt(r.fraction ?? 0) * scale
      );
      assertEquals(w.records.map((r) => r.time), times);
      assertEquals(w.records.map((r) => r.data), records.map((r) => r.data!));
      assertEquals(w.records.map((r) => r.length), [60, 1500, 7, 1514]);
      assertEquals(w.records.map((r) => r.number), [1, 2, 3, 4]);
      assertEquals(w.records.map((r) => r.offset), [24, 100, 177, 193]);
      assertEquals(w.records.map((r) => [r.interface, r.link, r.section]), [
        [0, 1, 0],
        [0, 1, 0],
        [0, 1, 0],
        [0, 1, 0],
      ]);
    }
  }
});

Deno.test("pcap without packets has a header", () => {
  const w = readSync(pcap({ network: 101 }, []));
  assertEquals([w.records, w.damage], [[], []]);
  assertEquals(w.header.linkType, 101);
});

Deno.test("pcap keeps a link type without a name as a number", () => {
  const w = readSync(pcap({ network: 65000 }, [{}]));
  assertEquals(w.header.linkName, "link type 65000");
  assertEquals(w.records[0].link, 65000);
});

// variants

/** Each variant: how it is written, and what it is called. */
const VARIANTS: readonly (readonly [string, PcapFile, string | undefined])[] = [
  ["Kuznetzov's patch", { magic: KUZNETZOV, between: 8 }, "modified"],
  [
    "SuSE 6.3, which has more of it",
    { magic: KUZNETZOV, between: 12 },
    "modified",
  ],
  ["Red Hat 6.1, which has the usual magic", { between: 8 }, "modified"],
  ["Nokia, which has the usual magic", { between: 4 }, "nokia"],
  ["IXIA hardware", { magic: IXIA_HARDWARE, behind: payload(4) }, "ixia"],
  ["IXIA software", { magic: IXIA_SOFTWARE, behind: payload(4) }, "ixia"],
  ["version 2.2", { minor: 2, swapped: true }, undefined],
  ["version 2.3", { minor: 3 }, undefined],
  [
    "version 2.3 with lengths as before",
    { minor: 3, swapped: true },
    undefined,
  ],
  ["DG/UX", { major: 543, minor: 0, swapped: true }, undefined],
];

Deno.test("pcap reads the variants of other writers, in pieces of any size", async () => {
  const records: PcapRecord[] = [
    { fraction: 999_999, data: payload(60, 1) },
    { fraction: 5, data: payload(61, 2), length: 1500 },
    { fraction: 7, data: payload(300, 4), length: 300 },
  ];
  for (const [name, file, variant] of VARIANTS) {
    for (const little of BOTH) {
      for (let n = 0; n <= records.length; n++) {
        const some = records.slice(0, n);
        const b = pcap({ ...file, little }, some), w = readSync(b);
        assertEquals(w.damage, [], name);
        assertEquals(
          w.records.map((r) => r.data),
          some.map((r) => r.data!),
          name,
        );
        assertEquals(
          w.records.map((r) => r.length),
          [60, 1500, 300].slice(0, n),
        );
        assertEquals(
          w.records[1]?.time,
          n < 2 ? undefined : 1600000001_000005000n,
        );
        // only the packets tell those that have the magic number of others
        if (n > 0) assertEquals(w.header.variant, variant, name);
        for (const size of [1, 7, 64, 100]) {
          assertEquals(
            await readAsync(streamOf(b, size)),
            w,
            `${name}, ${size}`,
          );
        }
      }
    }
  }
});

Deno.test("pcap of AIX has nanoseconds, old lengths and interface types", () => {
  for (const [type, link] of [[6, 1], [9, 6], [15, 10], [24, 0]]) {
    const file = { little: false, minor: 2, network: type, swapped: true };
    const w = readSync(pcap(file, [{ fraction: 123456789, length: 100 }]));
    assertEquals(w.damage, []);
    assertEquals(w.header.variant, "aix");
    assertEquals(w.header.ticksPerSecond, 1e9);
    assertEquals([w.header.linkType, w.records[0].link], [link, link]);
    assertEquals([w.records[0].data.length, w.records[0].length], [60, 100]);
    assertEquals(w.records[0].time, BigInt(T0) * 1_000_000_000n + 123456789n);
  }
});

Deno.test("pcap gives the first packet of live input before there is a second, where it is IP", async () => {
  const ip = payload(60);
  ip.set([0x08, 0x00, 0x45], 12);
  const b = pcap({}, [{ data: ip }]);
  let more = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(c) {
      if (more++ === 0) c.enqueue(b);
      else return new Promise(() => {}); // no more for now
    },
  });
  const reader = new CaptureReader(stream), r = new CaptureRecord();
  assertEquals(await reader.next(r), true);
  assertEquals(r.bytes, ip);
  reader.close();
});

Deno.test("pcap takes a plain file for plain even if its second packet is damaged", () => {
  const b = pcap({}, [{}, { captured: 2 ** 31, length: 2 ** 31 }, {}, {}]);
  const w = readSync(b);
  assertEquals(w.header.variant, undefined);
  assertEquals(
    w.records.map((r) => r.time! / 1_000_000_000n),
    [T0, T0 + 2, T0 + 3].map(BigInt),
  );
});

// the header

Deno.test("pcap of an unknown version is read, and told", () => {
  for (
    const [major, minor] of [[3, 0], [2, 5], [1, 0], [0, 0], [65535, 65535]]
  ) {
    const w = readSync(pcap({ major, minor }, [{}, {}]));
    assertEquals(w.records.length, 2);
    assertEquals(messages(w), [`pcap version ${major}.${minor} is unknown`]);
    assertEquals([w.header.major, w.header.minor], [major, minor]);
  }
});

Deno.test("pcap reads FCS length and ignores reserved bits of the link type", () => {
  const fcs = (network: number) => readSync(pcap({ network }, [{}, {}]));
  assertEquals(fcs(0x24000001).header.interfaces[0].fcsLength, 4);
  assertEquals(fcs(0x14000001).header.interfaces[0].fcsLength, 2);
  assertEquals(fcs(0x04000001).header.interfaces[0].fcsLength, 0);
  assertEquals(fcs(0xf4000001).header.interfaces[0].fcsLength, 30);
  // without its bit the length means nothing
  assertEquals(fcs(0x20000001).header.interfaces[0].fcsLength, undefined);
  const w = fcs(0x00300001);
  assertEquals([w.records.length, w.header.linkType], [2, 1]);
  assertEquals(messages(w), ["reserved bits of the link type are set"]);
});

Deno.test("pcap accepts any snapshot length, and packets above it", () => {
  for (const snapLength of [0, 1, 59, 0x7fffffff, 0x80000000, 0xffffffff]) {
    const w = readSync(
      pcap({ snapLength }, [{}, { data: payload(262144) }, {}]),
    );
    assertEquals(w.damage, []);
    assertEquals(w.records.map((r) => r.data.length), [60, 262144, 60]);
    assertEquals(w.header.snapLength, snapLength);
  }
});

Deno.test("pcap accepts packets as large as the snapshot length, or as the link has them", () => {
  const data = payload(300_000);
  const sizes = (file: PcapFile) =>
    readSync(pcap(file, [{ data }, { data }])).records.map((r) =>
      r.data.length
    );
  assertEquals(sizes({ snapLength: 300_000 }), [300_000, 300_000]);
  assertEquals(sizes({ network: 249 }), [300_000, 300_000]);
  assertEquals(sizes({ snapLength: 299_999 }), []);
});

// times

Deno.test("pcap carries microseconds of a million and more into the seconds", () => {
  const at = (magic: number, seconds: number, fraction: number) => {
    const [r] = readSync(pcap({ magic }, [{ seconds, fraction }])).records;
    return r.time;
  };
  assertEquals(at(MICRO, T0, 1_000_000), BigInt(T0 + 1) * 1_000_000_000n);
  assertEquals(
    at(MICRO, T0, 0xffffffff),
    BigInt(T0 + 4294) * 1_000_000_000n + 967295000n,
  );
  assertEquals(
    at(NANO, T0, 0xffffffff),
    BigInt(T0 + 4) * 1_000_000_000n + 294967295n,
  );
  assertEquals(at(MICRO, 0xffffffff, 0xffffffff), 4294971589_967295000n);
});

Deno.test("pcap reads seconds past 2038 up to 2106, and time that runs backwards", () => {
  const seconds = [0x7fffffff, 0x80000000, 0xffffffff, 1, T0, T0 - 1];
  const b = pcap({}, seconds.map((seconds) => ({ seconds })));
  const reader = new CaptureReader(b),
    r = new CaptureRecord(),
    times: string[] = [];
  while (reader.nextSync(r)) {
    times.push(isoTime(r.seconds, r.nanoseconds).slice(0, 19));
  }
  assertEquals(times, [
    "2038-01-19T03:14:07",
    "2038-01-19T03:14:08",
    "2106-02-07T06:28:15",
    "1970-01-01T00:00:01",
    "2020-09-13T12:26:40",
    "2020-09-13T12:26:39",
  ]);
  assertEquals(reader.damage.count, 0);
});

// damage

Deno.test("pcap that is empty or ends inside its header is an error with the place", () => {
  const b = pcap({}, []);
  for (let n = 0; n < 24; n++) {
    const e = assertThrows(() => readSync(b.subarray(0, n)), FormatError);
    assertStringIncludes(
      e.message,
      n === 0
        ? "empty file"
        : n < 4
        ? "not a pcap or pcapng file: begins with d4"
        : `the pcap header needs 24 bytes, has ${n}`,
    );
    assertEquals(e.offset, n < 4 ? 0 : n);
  }
  const ixia = pcap({ magic: IXIA_HARDWARE, behind: payload(4) }, []);
  assertStringIncludes(
    assertThrows(() => readSync(ixia.subarray(0, 27)), FormatError).message,
    "the pcap header needs 28 bytes, has 27",
  );
  assertEquals(readSync(ixia).records, []);
});

Deno.test("pcap cut at any byte keeps every packet before the cut", () => {
  for (const magic of [MICRO, NANO]) {
    const b = pcap({ magic }, [{}, {}, {}]); // records of 76 bytes at 24, 100, 176
    for (let n = 24; n < b.length; n++) {
      const w = readSync(b.subarray(0, n));
      const whole = Math.floor((n - 24) / 76), rest = (n - 24) % 76;
      const partly = rest >= 16;
      assertEquals(w.records.length, whole + (partly ? 1 : 0), `${n} bytes`);
      if (rest === 0) assertEquals(w.damage, []);
      else {
        assertEquals(w.damage, [{
          offset: 24 + 76 * whole,
          skipped: partly ? 0 : rest,
          message: partly
            ? `the file ends inside packet ${whole + 1}: ${
              rest - 16
            } of 60 bytes`
            : "the file ends inside a record header",
        }]);
      }
      assertEquals(w.cutShort, partly ? 1 : 0);
      if (partly) {
        assertEquals(
          w.records[whole].data,
          payload(60, whole + 1).slice(0, rest - 16),
        );
      }
    }
  }
});

Deno.test("pcap accepts more captured bytes than were on the wire, and notes the first", () => {
  const w = readSync(pcap({}, [{}, { length: 40 }, { length: 0 }, {}]));
  assertEquals(w.records.map((r) => [r.data.length, r.length]), [
    [60, 60],
    [60, 40],
    [60, 0],
    [60, 60],
  ]);
  assertEquals(w.damage.map((d) => [d.offset, d.skipped]), [[100, 0]]);
  assertStringIncludes(
    messages(w)[0],
    "packet 2 has 60 bytes of 40 on the wire",
  );
});

Deno.test("pcap passes over a length that cannot be, to the next packet that can", async () => {
  for (const captured of [262145, 2 ** 31, 2 ** 32 - 1]) {
    for (const little of BOTH) {
      const b = pcap({ little }, [{}, { captured }, {}, {}]);
      const w = readSync(b);
      assertEquals(w.records.map((r) => r.offset), [24, 176, 252]);
      assertEquals(w.damage, [{
        offset: 100,
        skipped: 76,
        message: `a packet of ${captured} bytes cannot be`,
      }]);
      assertEquals(w.skipped, 76);
      assertEquals(await readAsync(streamOf(b, 10)), w);
    }
  }
});

Deno.test("pcap finds its way back through garbage, however long", async () => {
  const good = pcap({}, Array.from({ length: 20 }, () => ({}))),
    at = 24 + 76 * 10;
  for (const n of [1, 3, 16, 100, 5000, 600_000, 2_000_001]) {
    const garbage = payload(n, 3).fill(0xfe, 0, Math.min(n, 16));
    const b = join(good.subarray(0, at), garbage, good.subarray(at));
    const w = readSync(b);
    assertEquals(w.records.length, 20, `${n} bytes`);
    assertEquals(w.damage.map((d) => [d.offset, d.skipped]), [[at, n]]);
    for (const size of [997, 65536, 1 << 20]) {
      assertEquals(
        await readAsync(streamOf(b, size)),
        w,
        `${n} in pieces of ${size}`,
      );
      assertEquals(
        await readAsync(streamOf(b, size), { reuse: true, blockSize: 4096 }),
        w,
      );
    }
  }
});

Deno.test("pcap passes over garbage and zeros at its end", () => {
  const good = pcap({}, [{}, {}]);
  for (
    const garbage of [
      payload(100, 3).fill(0xfe, 0, 16),
      new Uint8Array(100),
      new Uint8Array(70_000),
    ]
  ) {
    const w = readSync(join(good, garbage));
    assertEquals(w.records.length, 2);
    assertEquals(w.damage.map((d) => [d.offset, d.skipped]), [[
      176,
      garbage.length,
    ]]);
  }
  // a hole in the middle, as a full disk leaves it
  const w = readSync(join(good, new Uint8Array(4096), good.subarray(24)));
  assertEquals(w.records.length, 4);
  assertEquals(w.skipped, 4096);
});

Deno.test("pcap reads files that were joined, whatever their byte order, resolution and link type", () => {
  const parts = [
    pcap({}, [{}, {}]),
    pcap({}, [{}]),
    pcap({ little: false, magic: NANO, network: 101 }, [{ fraction: 7 }]),
    pcap({ magic: KUZNETZOV, between: 8 }, [{}, {}]),
    pcap({}, []),
    pcap({}, [{ seconds: 5 }]),
  ];
  const w = readSync(join(...parts));
  assertEquals(w.records.map((r) => r.link), [1, 1, 1, 101, 1, 1, 1]);
  assertEquals(w.records.map((r) => r.interface), [0, 0, 0, 1, 0, 0, 0]);
  assertEquals(w.records[3].time, BigInt(T0) * 1_000_000_000n + 7n);
  assertEquals(w.records.map((r) => r.data.length), [
    60,
    60,
    60,
    60,
    60,
    60,
    60,
  ]);
  assertEquals(
    w.header.interfaces.map((i) => [i.id, i.linkType, i.ticksPerSecond]),
    [[0, 1, 1e6], [1, 101, 1e9]],
  );
  assertEquals(messages(w), Array(5).fill("another pcap file begins here"));
  assertEquals(w.skipped, 0);
});

Deno.test("pcap finds the second of joined files when the first was cut short", () => {
  const first = pcap({}, [{}, { data: payload(3000) }]);
  const second = pcap({}, [{ seconds: 9 }, { seconds: 10 }]);
  // the cut packet takes in the header of the second file; its last packet shows that it was not a packet
  const w = readSync(join(first.subarray(0, 500), second));
  assertEquals(w.records.map((r) => Number(r.time! / 1_000_000_000n)), [
    T0,
    9,
    10,
  ]);
  assertEquals(w.damage.map((d) => [d.offset, d.skipped]), [[100, 400], [
    500,
    0,
  ]]);
});

Deno.test("pcap accounts for every byte: headers, packets, and what it passed over", () => {
  const good = pcap(
    {},
    Array.from({ length: 30 }, (_, i) => ({ data: payload(40 + i, i) })),
  );
  for (let at = 24; at < good.length; at += 13) {
    const b = good.slice();
    b.fill(0xff, at, at + 9);
    const w = readSync(b);
    const packets = w.records.reduce((n, r) => n + 16 + r.data.length, 0);
    assertEquals(24 + packets + w.skipped, b.length, `damaged at ${at}`);
    assertGreater(w.records.length, 27);
    assert(
      w.records.every((r) =>
        r.offset >= 24 && r.offset + 16 + r.data.length <= b.length
      ),
    );
  }
});

Deno.test("pcap allocates nothing for a length before the bytes are there", async () => {
  // a packet of 100 MB is promised, and allowed by the snapshot length
  const b = pcap({ snapLength: 0x7fffffff }, [{ captured: 100_000_000 }]);
  const reader = new CaptureReader(streamOf(b, 10)), r = new CaptureRecord();
  assertEquals(await reader.next(r), true);
  assertEquals(r.capturedLength, 60);
  assertLess(r.b.length, 4 << 20);
  assertEquals(reader.damage.cutShort, 1);
});
