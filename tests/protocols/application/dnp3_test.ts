import { assertEquals } from "@std/assert";
import { crcDNP } from "../../../src/bytes/crc_dnp.ts";
import { dnp3 } from "../../../mod.ts";
import { cases } from "../../../testdata/make/dnp3.ts";
import { hex } from "../../../testdata/make/build.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

// deno-lint-ignore no-explicit-any
const plain = (x: unknown): any => JSON.parse(JSON.stringify(x));
const { packets } = cases.dnp3;
const at = (i: number) => frameOf(packets[i]);
// deno-lint-ignore no-explicit-any
const objects = (i: number): any[] => plain(at(i).get(dnp3)).objects;

Deno.test("the CRC of DNP3 is that of a recorded header", () => {
  assertEquals(crcDNP(hex("0564 0e c4 0100 6400"), 0, 8), 4813);
});

Deno.test("dnp3 reads points across the CRCs of blocks", () => {
  const [inputs, outputs, analog, real, counter, packed, double, indexed] =
    objects(1);
  assertEquals(inputs.points.map((p: { flags: number }) => p.flags), [
    0x81,
    1,
    0x81,
    1,
  ]);
  assertEquals(outputs.points.length, 2);
  assertEquals(analog.points, [
    { flags: 1, value: 12345 },
    { flags: 1, value: -12345 },
  ]);
  assertEquals(real.points, [{ flags: 1, value: 1.5 }]);
  assertEquals(counter.points, [{ flags: 1, value: 10 }]);
  assertEquals([packed.packed, double.packed], ["ff03", "e4"]);
  assertEquals(indexed.object, 0x1e04);
});

Deno.test("dnp3 reads events with their index and time", () => {
  const [event, relative, analog] = objects(3);
  assertEquals(event.points, [{
    prefix: 5,
    flags: 0x81,
    time: 0x018bcfe56800,
  }]);
  assertEquals(relative.points.map((p: { time: number }) => p.time), [10, 11]);
  assertEquals(analog.points[0].value, 12345);
});

Deno.test("dnp3 reads commands, and points without data in a request to read", () => {
  assertEquals(objects(4)[0].points, [
    { prefix: 10, data: "410164000000c800000000" },
  ]);
  assertEquals(objects(6)[0].points, [{ prefix: 3, value: -12, status: 0 }]);
  assertEquals(objects(10)[0].points, [{ prefix: 1 }, { prefix: 5 }]);
  assertEquals(objects(12).map((o) => o.points[0].data), [
    "68656c6c6f",
    "616263",
  ]);
});

Deno.test("dnp3 ends at an object whose size is not known, and keeps its bytes", () => {
  assertEquals(objects(14).length, 1);
  assertEquals(plain(at(14).get(dnp3)).data, "01020304");
  assertEquals(at(14).problems, []);
});

Deno.test("the first segment of a fragment is no damage", () => {
  assertEquals(at(15).problems.map((p) => p.kind), ["partial"]);
  assertEquals(plain(at(16).get(dnp3)).application, undefined);
  assertEquals(at(26).problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("dnp3 verifies the CRCs of header and blocks", () => {
  const h = at(22).get(dnp3)!;
  assertEquals([h.crcStatus, h.blockCrcStatus], [1, [0]]);
});

Deno.test("dnp3 sums up what a frame is for", () => {
  assertEquals([0, 1, 17, 18, 20].map((i) => summaryOf(at(i))), [
    "from 1 to 10, Read",
    "from 1 to 10, Response",
    "from 1 to 10, Reset link states",
    "from 1 to 10, ACK",
    "from 1 to 10, Link status",
  ]);
});

Deno.test("dnp3 follows each other in a segment, and is known on any port", () => {
  assertEquals(at(23).all(dnp3).length, 2);
  assertEquals(`${at(25).chain}`, "Ethernet:IPv4:UDP:DNP3");
  assertEquals(`${at(28).chain}`, "Ethernet:IPv4:UDP:Raw");
});
