import { assertEquals } from "@std/assert";
import { rtcp, rtp } from "../../../mod.ts";
import { cases as rtcpCases } from "../../../testdata/make/rtcp.ts";
import { cases as rtpCases } from "../../../testdata/make/rtp.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

// deno-lint-ignore no-explicit-any
const plain = (x: unknown): any => JSON.parse(JSON.stringify(x));
const at = (i: number) => frameOf(rtpCases.rtp.packets[i]);
const control = (i: number) => frameOf(rtcpCases.rtcp.packets[i]);
const body = (i: number, k = 0) => plain(control(i).get(rtcp)).packets[k].body;

Deno.test("rtp on any port: only frames of codecs with a fixed size", () => {
  const found = [0, 1, 2, 3, 4, 12].map((i) => at(i).get(rtp) !== undefined);
  assertEquals(found, [true, true, true, false, false, false]);
});

Deno.test("rtp reads sources, and elements of both sizes", () => {
  assertEquals(at(5).get(rtp)!.csrcs, [0x11111111, 0x22222222]);
  const extension = (i: number) => plain(at(i).get(rtp)).headerExtension.body;
  assertEquals(
    extension(6).elements.map((e: { id: number; data: string }) => [
      e.id,
      e.data,
    ]),
    [
      [1, "ff"],
      [2, "010203"],
      [0, ""],
      [0, ""],
      [3, "aabb"],
      [0, ""],
    ],
  );
  assertEquals(extension(7).elements, [
    { id: 1, length: 0, data: "" },
    { id: 2, length: 3, data: "aabbcc" },
    { id: 0 },
  ]);
  assertEquals(extension(8), { words: [0x01020304] });
});

Deno.test("rtp tells padding from payload", () => {
  const h = at(9).get(rtp)!;
  assertEquals(h.payload.length, 8);
  assertEquals(plain(h).paddingData, { data: "000000", count: 4 });
  assertEquals(at(10).get(rtp)!.payload.length, 3);
});

Deno.test("rtp of which the capture cut the end has no padding that is known", () => {
  const whole = rtpCases.rtp.packets[9];
  const cut = frameOf(whole.subarray(0, whole.length - 4), 1, whole.length);
  assertEquals(cut.get(rtp)!.payload.length, 8);
  assertEquals(cut.get(rtp)!.paddingData, undefined);
});

Deno.test("rtcp reads reports and descriptions", () => {
  const [sender, description] = plain(control(0).get(rtcp)).packets;
  assertEquals(sender.body.ntp, "2020-07-27T07:59:06.371013999Z");
  assertEquals(sender.body.reports[0].cumulativeLost, -2);
  assertEquals(description.body.chunks.length, 2);
  assertEquals(description.body.chunks[0].items, [
    { type: 1, length: 5, text: "a@b.c" },
    { type: 7, length: 2, text: "hi" },
    { type: 0 },
  ]);
  assertEquals(description.body.chunks[1].items[0], {
    type: 8,
    length: 6,
    prefixLength: 2,
    prefix: "ab",
    text: "xxx",
  });
  assertEquals(body(2).extension, "8001000801020304");
  assertEquals(summaryOf(control(0)), "Sender Report, Source description");
});

Deno.test("rtcp keeps padding out of the last packet", () => {
  const last = plain(control(3).get(rtcp)).packets[2];
  assertEquals(last.body.ssrcs, [0x11111111]);
  assertEquals(last.paddingData, "00000004");
});

Deno.test("rtcp reads feedback", () => {
  assertEquals(body(4, 1).nacks, [
    { packetId: 5, bitmask: 0x8001 },
    { packetId: 32, bitmask: 0 },
  ]);
  assertEquals(body(7).chunks, [0x2003, 0xd400]);
  assertEquals(body(7).deltas, "04fc0800");
  assertEquals(body(14).bitRate, 1000000);
  assertEquals(body(10).slices, [{ first: 16, number: 0x401, pictureId: 1 }]);
});

Deno.test("rtcp reads extended reports", () => {
  const { blocks } = body(16);
  assertEquals(blocks.map((x: { type: number }) => x.type), [
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    10,
    12,
    99,
  ]);
  assertEquals(blocks[6].body.signalLevel, -18);
  assertEquals(blocks[5].body.minTTL, 64);
  assertEquals(control(16).problems, []);
});

Deno.test("rtcp on any port fills its datagram", () => {
  assertEquals(control(18).get(rtcp) !== undefined, true);
  assertEquals(control(19).get(rtcp), undefined);
});

Deno.test("rtcp says what is damaged", () => {
  const kinds = (i: number) => control(i).problems.map((p) => p.kind);
  assertEquals(kinds(20), ["truncated"]);
  assertEquals(kinds(21), ["truncated"]);
  assertEquals(kinds(22), []);
});
