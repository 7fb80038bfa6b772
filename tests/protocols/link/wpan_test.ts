import { assertEquals } from "@std/assert";
import { wpan, wpanChecked } from "../../../mod.ts";
import { cases } from "../../../testdata/make/wpan.ts";
import { hex } from "../../../testdata/make/build.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const of = (i: number) =>
  plain(frameOf(cases.frames.packets[i], 195).get(wpanChecked));

Deno.test("wpan reads addresses and PANs by their modes", () => {
  const h = of(0);
  assertEquals(
    [h.type, h.dstPan, h.dstShort, h.srcPan, h.srcShort],
    [1, 0x3359, 0xffff, undefined, 0],
  );
  const long = of(1);
  assertEquals(
    [long.dst, long.srcPan, long.src],
    ["08:07:06:05:04:03:02:01", 0x2211, "08:07:06:05:04:03:02:01"],
  );
});

Deno.test("wpan verifies its check sequence, where the link type has one", () => {
  assertEquals(of(0).fcsStatus, 1);
  assertEquals(of(20).fcsStatus, 0);
  const frame = frameOf(cases.unchecked.packets[0], 230);
  assertEquals(`${frame.chain}`, "802.15.4:Raw");
  assertEquals(frame.get(wpan)!.sequence, 14);
});

Deno.test("wpan reads a beacon with slots and waiting addresses", () => {
  const { beacon } = of(4);
  assertEquals(
    [beacon.beaconOrder, beacon.finalCapSlot, beacon.coordinator],
    [15, 15, true],
  );
  assertEquals(beacon.gtsSlots, [{ address: 0x1234, length: 5, start: 3 }]);
  assertEquals(beacon.shortAddresses, [0x5678]);
  assertEquals(beacon.extendedAddresses, ["08:07:06:05:04:03:02:01"]);
});

Deno.test("wpan reads commands", () => {
  assertEquals(of(5).command.body.receiverOn, true);
  assertEquals(of(6).command.body, { address: 0x9090, status: 0 });
  assertEquals(
    summaryOf(frameOf(cases.frames.packets[8], 195)),
    "Data Request, Dst: 0x0000, Src: 0x9090",
  );
});

Deno.test("wpan reads the security header by its key mode", () => {
  assertEquals(of(12).auxiliary.keyIndex, 5);
  assertEquals(of(13).auxiliary.keySource, "0102030405060708");
  assertEquals(of(14).auxiliary.frameCounter, undefined);
});

Deno.test("wpan reads elements of header and payload", () => {
  const h = of(15);
  assertEquals(
    h.headerElements.map((e: { elementId: number }) => e.elementId),
    [0x1a, 0x7e],
  );
  assertEquals(h.payloadElements[0].content, "0304");
});

Deno.test("wpan behind a physical header ends with its length", () => {
  const frame = frameOf(cases.phy.packets[0], 215);
  assertEquals(`${frame.chain}`, "802.15.4 PHY:802.15.4:Raw");
  assertEquals(frame.get(wpanChecked)!.fcsStatus, 1);
  assertEquals(
    frameOf(hex("00000000 a7 40 4188"), 215).problems[0].kind,
    "truncated",
  );
});
