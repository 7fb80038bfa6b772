import { assertEquals } from "@std/assert";
import { goose } from "../../../mod.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { cases } from "../../../testdata/make/goose.ts";
import { frameOf } from "../../dissect.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const read = (b: Uint8Array) => plain(frameOf(b).get(goose));

Deno.test("goose reads events", () => {
  const { goosePdu, ...head } = read(cases.events.packets[0]);
  assertEquals(head, {
    appid: 1,
    length: 99,
    simulated: false,
    reserved1: 0,
    reserved2: 0,
  });
  assertEquals(goosePdu, {
    gocbRef: "IED1CFG/LLN0$GO$gcb01",
    timeAllowedToLive: 2000,
    datSet: "IED1CFG/LLN0$DS1",
    goId: "IED1",
    t: {
      time: "2020-09-13T12:16:16.500000000Z",
      leapSecondsKnown: false,
      clockFailure: false,
      clockNotSynchronized: true,
      accuracy: 10,
    },
    stNum: 1,
    sqNum: 0,
    simulation: false,
    confRev: 1,
    ndsCom: false,
    numDatSetEntries: 2,
    allData: [{ type: 3, value: true }, { type: 4, value: "0000" }],
  });
});

Deno.test("goose reads data of every type", () => {
  const { allData } = read(cases.events.packets[1]).goosePdu;
  assertEquals(
    allData.slice(0, 14).map((d: { value: unknown }) => d.value),
    [
      true,
      "5800",
      -5,
      4294967295,
      "9007199254740993",
      123,
      "0b405ec00000000000",
      "0901",
      "on",
      "02932e0026b7",
      42,
      "ff",
      "1.0.9506.3",
      "Straße",
    ],
  );
  assertEquals(allData[14].value.time, "2020-09-13T12:16:16.500000000Z");
  assertEquals(allData.slice(15), [
    { type: 1, items: [{ type: 5, value: 1 }, { type: 5, value: 2 }] },
    {
      type: 2,
      items: [
        { type: 3, value: false },
        { type: 2, items: [{ type: 4, value: "00" }] },
      ],
    },
    { type: 8, value: "01" },
    { type: 20, value: "01" },
  ]);
});

Deno.test("goose ends where its length says", () => {
  const f = frameOf(cases.events.packets[2]), h = plain(f.get(goose));
  assertEquals([h.simulated, h.reserved2, h.goosePdu.security], [
    true,
    0x1234,
    "abcd",
  ]);
  assertEquals(f.problems, []);
});

Deno.test("goose reads its management", () => {
  const pdus = cases.management.packets.map((b) => read(b).gseMngtPdu);
  assertEquals(pdus[0].requests, {
    service: 1,
    ident: "gcb01",
    offset: [1, 2],
  });
  assertEquals(pdus[1].requests, {
    service: 2,
    ident: "gcb01",
    references: ["a$b"],
  });
  assertEquals(pdus[2].responses.responsePositive, {
    datSet: "DS1",
    result: [
      { type: 0, value: 3 },
      { type: 1, value: "ref" },
      { type: 2, value: 1 },
    ],
  });
  assertEquals(pdus[3].responses.responseNegative, 1);
  assertEquals(pdus[4].responses, { service: 0 });
});

Deno.test("goose sums up its messages", () => {
  const summaries = [
    ...cases.events.packets.slice(0, 1),
    ...cases.management.packets.slice(0, 3),
  ].map((b) => summaryOf(frameOf(b)));
  assertEquals(summaries, [
    "IED1CFG/LLN0$GO$gcb01 stNum=1 sqNum=0",
    "getGoReference request",
    "getGOOSEElementNumber request",
    "Management response",
  ]);
});

Deno.test("goose keeps what could be read of a damaged message", () => {
  const kinds = cases.hostile.packets.map((b) => {
    const f = frameOf(b);
    f.info;
    return f.problems.map((p) => p.kind);
  });
  assertEquals(kinds, [
    ["limit"],
    ["truncated"],
    [],
    ["malformed"],
    ["truncated"],
    ["truncated"],
    ["truncated"],
  ]);
});
