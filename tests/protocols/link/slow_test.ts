import { assertEquals } from "@std/assert";
import { lacp, marker, oam, ossp } from "../../../mod.ts";
import { ethernet, hex } from "../../../testdata/make/build.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

const of = (text: string) => frameOf(ethernet(0x8809, hex(text)));
const plain = (h: unknown) => JSON.parse(JSON.stringify(h));
const ACTOR = "01 14 8000 020000000001 000d 8000 0016 85 000000";

Deno.test("lacp reads the state of its actor bit by bit", () => {
  const frame = of(`01 01 ${ACTOR} 00 00 0000`);
  assertEquals(frame.problems, []);
  const { tags } = plain(frame.get(lacp));
  assertEquals(tags[0].system, "02:00:00:00:00:01");
  assertEquals([tags[0].key, tags[0].port], [13, 22]);
  assertEquals(tags[0].state, {
    expired: true,
    defaulted: false,
    distributing: false,
    collecting: false,
    synchronization: false,
    aggregation: true,
    shortTimeout: false,
    activity: true,
  });
  assertEquals(tags[1], { type: 0, length: 0, data: "0000" });
  assertEquals(
    summaryOf(frame),
    "v1 ACTOR 02:00:00:00:00:01 P: 22 K: 13 E****G*A",
  );
});

Deno.test("lacp reads what version 2 adds", () => {
  const frame = of(`01 02 04 06 00800c01 05 14 0001 ${"ab".repeat(16)} 00 00`);
  const { tags } = plain(frame.get(lacp));
  assertEquals(tags[0].algorithm, 0x00800c01);
  assertEquals(tags[1].linkNumber, 1);
});

Deno.test("lacp ends at a length that cannot be, and keeps what was before", () => {
  const frame = of(`01 01 ${ACTOR} 02 00`);
  assertEquals(frame.get(lacp)!.tags.length, 1);
  assertEquals(frame.problems.map((p) => p.kind), ["malformed"]);
});

Deno.test("marker reads who asks", () => {
  const frame = of("02 01 02 10 0016 020000000001 00000007 0000 00 00");
  assertEquals(frame.has(marker), true);
  assertEquals(
    summaryOf(frame),
    "Response SysId=02:00:00:00:00:01, P=22, TId=7",
  );
});

Deno.test("oam reads events with counters of several widths", () => {
  const { body } = plain(
    of(`
      03 0050 01 0009
      01 28 0010 0000000000000064 0000000000000001 0000000000000002
                 0000000000000003 00000004
      04 12 0013 0258 0001 0002 00000003 00000004
      00
    `).get(oam),
  );
  assertEquals(body.sequence, 9);
  assertEquals(body.tags.map((t: { totalErrors?: number }) => t.totalErrors), [
    3,
    3,
    undefined,
  ]);
  assertEquals(body.tags[0].window, 100);
});

Deno.test("oam tells the value of a variable from the reason why there is none", () => {
  const { body } = plain(
    of("03 0050 03 07 0008 02 1234 07 0009 a1 00").get(oam),
  );
  assertEquals(body.variables, [
    { branch: 7, leaf: 8, width: 2, value: "1234" },
    { branch: 7, leaf: 9, indication: 0x21 },
    { branch: 0 },
  ]);
});

Deno.test("ossp reads the quality of a clock", () => {
  const frame = of(`
    0a 0019a7 0001 18 000000 01 0004 04
    02 0014 21 0200000000000001 03 01 02 0000000000
    000000
  `);
  const { body } = plain(frame.get(ossp));
  assertEquals([body.event, body.tags[0].ssm], [true, 4]);
  assertEquals(body.tags[1].essm, 0x21);
  assertEquals([body.tags[1].partialChain, body.tags[1].eECs], [true, 2]);
  assertEquals(body.padding, "000000");
  assertEquals(frame.problems, []);
});
