import { assertEquals } from "@std/assert";
import { type IGMP, igmp } from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv4,
  withChecksum,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const of = (text: string) =>
  frameOf(ethernet(0x0800, ipv4(2, withChecksum(2, hex(text)))));
/** A message without fault. */
function message(text: string): IGMP {
  const frame = of(text);
  assertEquals(frame.problems, []);
  const h = frame.get(igmp)!.toJSON() as IGMP;
  assertEquals(h.checksumStatus, 1);
  return h;
}

Deno.test("igmp tells versions apart: RFC 3376 §7.1", () => {
  const version = (text: string) => message(text).version;
  assertEquals(version("11 00 0000 00000000"), 1);
  assertEquals(version("11 64 0000 00000000"), 2);
  assertEquals(version("11 64 0000 00000000 02 7d 0000"), 3);
  assertEquals(version("12 00 0000 e00000fb"), 1);
  assertEquals(version("16 00 0000 e00000fb"), 2);
  assertEquals(version("17 00 0000 e00000fb"), 2);
  assertEquals(version("22 00 0000 0000 0000"), 3);
});

Deno.test("igmp reads a report of version 2", () => {
  assertEquals(message("16 0a 0000 e00000fb"), {
    type: 0x16,
    maxRespCode: 10,
    checksum: 0x08fa,
    maxRespTime: 10,
    checksumStatus: 1,
    version: 2,
    body: { group: "224.0.0.251" },
  } as IGMP);
});

Deno.test("igmp reads a query of version 3 with its coded times", () => {
  const h = message(`
    11 8f 0000 e00000fb # 31 << 3 tenths of a second
    0b ff 0002          # suppress, robustness 3, 31 << 10 seconds
    0a000001 0a000002
  `);
  assertEquals(h.maxRespTime, 248);
  assertEquals(h.body as object, {
    group: "224.0.0.251",
    reserved: 0,
    suppress: true,
    qrv: 3,
    qqic: 255,
    queryInterval: 31744,
    numSources: 2,
    sources: ["10.0.0.1", "10.0.0.2"],
  });
});

Deno.test("igmp takes the time of version 2 as it is", () => {
  assertEquals(message("11 8f 0000 e00000fb").maxRespTime, 0x8f);
});

Deno.test("igmp reads the records of a report", () => {
  const { body } = message(`
    22 00 0000 0000 0002
    04 00 0000 e00000fb
    06 01 0001 e00000fd 0a000001 01020304 # auxiliary data
  `);
  assertEquals(body as object, {
    reserved: 0,
    numRecords: 2,
    records: [
      {
        recordType: 4,
        auxDataLen: 0,
        numSources: 0,
        group: "224.0.0.251",
        sources: [],
      },
      {
        recordType: 6,
        auxDataLen: 1,
        numSources: 1,
        group: "224.0.0.253",
        sources: ["10.0.0.1"],
        auxData: "01020304",
      },
    ],
  });
});

Deno.test("igmp keeps the records before a damaged one", () => {
  const frame = of("22 00 0000 0000 ffff 04 00 0000 e00000fb 04 00 ffff");
  const { body } = frame.get(igmp)!;
  assertEquals("records" in body && body.records[0].group, "224.0.0.251");
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("igmp keeps DVMRP, PIM and unknown messages as data", () => {
  for (const type of ["13", "14", "1f", "77"]) {
    assertEquals(message(`${type} 05 0000 01020304`).body as object, {
      data: "01020304",
    });
  }
});

Deno.test("igmp reads RGMP and multicast router advertisements", () => {
  assertEquals(message("fd 00 0000 e00000fb").body as object, {
    group: "224.0.0.251",
  });
  const h = message("30 14 0000 007d 0002");
  assertEquals([h.code, h.body], [20, { queryInterval: 125, robustness: 2 }]);
});

Deno.test("igmp sees a wrong checksum", () => {
  const frame = frameOf(ethernet(0x0800, ipv4(2, hex("16 00 0000 e00000fb"))));
  assertEquals(frame.get(igmp)!.checksumStatus, 0);
});
