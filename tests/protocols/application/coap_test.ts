import { assertEquals } from "@std/assert";
import { coap } from "../../../mod.ts";
import { cases } from "../../../testdata/make/coap.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

// deno-lint-ignore no-explicit-any
const plain = (x: unknown): any => JSON.parse(JSON.stringify(x));
const { packets } = cases.coap;
const at = (i: number) => frameOf(packets[i]);
// deno-lint-ignore no-explicit-any
const options = (i: number): any[] => plain(at(i).get(coap)).options;

Deno.test("coap counts the numbers of options up", () => {
  assertEquals(
    options(0).map((o) => [o.number, o.text ?? o.value]),
    [
      [3, "sensor.example"],
      [6, 0],
      [7, 5683],
      [11, "sensors"],
      [11, "temperature"],
      [15, "unit=c"],
      [15, "a-query-that-is-longer-than-twelve"],
      [17, 50],
    ],
  );
  assertEquals(options(10).map((o) => o.number), [252, 258, 292, 2049]);
  assertEquals(at(0).problems, []);
});

Deno.test("coap reads blocks and OSCORE", () => {
  const [, , , , block2, block1] = options(4);
  assertEquals([block2.block, block2.more, block2.szx], [0, false, 6]);
  assertEquals([block1.block, block1.more, block1.szx], [1, true, 6]);
  assertEquals(options(6)[0].oscore, {
    reserved: 0,
    hasContext: true,
    hasKid: true,
    partialIVLength: 1,
    partialIV: "14",
    contextLength: 2,
    context: "6161",
    kid: "6b6964",
  });
  assertEquals(options(7)[0].oscore, undefined);
});

Deno.test("coap sums up type, code and path", () => {
  assertEquals(packets.slice(0, 6).map((b) => summaryOf(frameOf(b))), [
    "CON, MID:32052, GET, /sensors/temperature?unit=c&a-query-that-is-longer-than-twelve",
    "ACK, MID:32052, 2.05 Content",
    "CON, MID:1, Empty",
    "RST, MID:1, Empty",
    "NON, MID:2, PUT, /f",
    "ACK, MID:2, 2.01 Created, /new/1?q=1",
  ]);
});

Deno.test("coap keeps payload and long tokens", () => {
  assertEquals(at(1).get(coap)!.payload!.length, 6);
  assertEquals(at(11).get(coap)!.token.length, 13);
});

Deno.test("coap says what is wrong with an option", () => {
  const kinds = (i: number) => at(i).problems.map((p) => p.kind);
  assertEquals(kinds(12), ["malformed"]);
  assertEquals(kinds(13), ["truncated"]);
  assertEquals(kinds(14), []);
  assertEquals(kinds(15), ["malformed"]);
  assertEquals(kinds(17), ["truncated"]);
  assertEquals(`${at(16).chain}`, "Ethernet:IPv4:UDP:Raw");
});

Deno.test("coap over TCP has a length instead of a message ID", () => {
  const frame = frameOf(cases.tcp.packets[0]);
  const h = frame.get(coap)!;
  assertEquals([h.code, h.messageId, h.tokenLength], [0xe1, undefined, 0]);
  assertEquals(plain(h).options.map((o: { number: number }) => o.number), [
    2,
    4,
    6,
  ]);
  assertEquals(frameOf(cases.tcp.packets[2]).get(coap)!.payload!.length, 400);
});
