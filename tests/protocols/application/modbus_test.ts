import { assertEquals } from "@std/assert";
import { mbtcp, modbus, modbusResponse } from "../../../mod.ts";
import { cases } from "../../../testdata/make/modbus.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

// deno-lint-ignore no-explicit-any
const plain = (x: unknown): any => JSON.parse(JSON.stringify(x));
const { packets } = cases.modbus;
/** The body of the `k`th request or response. */
const body = (k: number, isResponse: boolean) =>
  plain(
    frameOf(packets[2 * k + +isResponse])
      .get(isResponse ? modbusResponse : modbus),
  ).body;

Deno.test("modbus tells a response from a request by the port", () => {
  assertEquals(packets.slice(0, 2).map((b) => `${frameOf(b).chain}`), [
    "Ethernet:IPv4:TCP:Modbus/TCP:Modbus",
    "Ethernet:IPv4:TCP:Modbus/TCP:Modbus response",
  ]);
  assertEquals(body(0, false), { address: 19, bitCount: 19 });
  assertEquals(body(0, true), { byteCount: 3, values: "cd6b05" });
});

Deno.test("modbus reads registers", () => {
  assertEquals(body(2, true).registers, [555, 0, 100]);
  assertEquals(body(13, false).registers, [10, 258]);
  assertEquals(body(18, false).registers, [255, 255, 255]);
  assertEquals(body(19, true), {
    byteCount: 6,
    count: 2,
    registers: [440, 4740],
  });
});

Deno.test("modbus reads records and objects", () => {
  assertEquals(body(15, false).records.length, 2);
  assertEquals(body(15, true).records[1], {
    length: 5,
    referenceType: 6,
    data: "33cd0040",
  });
  assertEquals(
    body(20, true).body.objects.map((x: { value: string }) => x.value),
    ["Acme!", "PX"],
  );
});

Deno.test("every function of modbus is read to its end", () => {
  for (const b of packets.slice(0, 48)) assertEquals(frameOf(b).problems, []);
});

Deno.test("modbus sums up functions and exceptions", () => {
  assertEquals(packets.slice(44, 48).map((b) => summaryOf(frameOf(b))), [
    "Query: Read Holding Registers",
    "Response: Read Holding Registers (Illegal data address)",
    "Query: function 65",
    "Response: function 65 (Illegal function)",
  ]);
});

Deno.test("modbus over TCP: messages follow each other", () => {
  assertEquals(frameOf(packets[48]).all(mbtcp).length, 2);
  assertEquals(frameOf(packets[49]).problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("what is no modbus stays raw on its port", () => {
  for (const i of [51, 52]) {
    assertEquals(`${frameOf(packets[i]).chain}`, "Ethernet:IPv4:TCP:Raw");
  }
});
