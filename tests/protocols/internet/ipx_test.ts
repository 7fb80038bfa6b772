import { assertEquals } from "@std/assert";
import { ipx, ipxRip, ipxSap, spx } from "../../../mod.ts";
import { ascii, ethernet, hex, join } from "../../../testdata/make/build.ts";
import { cases, ipx as packet } from "../../../testdata/make/ipx.ts";
import { frameOf } from "../../dissect.ts";

const frames = (name: string) => cases[name].packets.map((b) => frameOf(b));

Deno.test("ipx is found by EtherType, in raw IEEE 802.3 and in LLC", () => {
  const list = frames("framing");
  assertEquals(list.map((f) => f.problems), [[], [], []]);
  assertEquals(list.map((f) => `${f.chain}`), [
    "Ethernet:IPX:Raw",
    "Ethernet:IPX:Raw",
    "Ethernet:LLC:IPX:Raw",
  ]);
});

Deno.test("ipx reads its addresses", () => {
  const frame = frameOf(ethernet(0x8137, packet(4, 0x455, ascii("x"))));
  assertEquals(frame.get(ipx)!.toJSON(), {
    checksum: 0xffff,
    length: 31,
    hops: 1,
    type: 4,
    dstNetwork: 2,
    dstNode: "02:00:00:00:00:02",
    dstSocket: 0x455,
    srcNetwork: 1,
    srcNode: "02:00:00:00:00:01",
    srcSocket: 0x4003,
  });
});

Deno.test("ipx ends where its length says", () => {
  const frame = frameOf(
    ethernet(0x8137, join(packet(4, 0x455, ascii("x")), hex("0000"))),
  );
  assertEquals(frame.problems, []);
  const raw = frame.layers[2];
  assertEquals(raw.end - raw.start, 1);
});

Deno.test("spx reads its size in version 2", () => {
  const [one, two] = frames("inside").slice(0, 2).map((f) => f.get(spx)!);
  assertEquals([one.version2, one.endOfMessage, one.negotiationSize], [
    false,
    true,
    undefined,
  ]);
  assertEquals([two.version2, two.negotiationSize], [true, 0x240]);
});

Deno.test("rip and sap of ipx read their entries", () => {
  const list = frames("inside");
  assertEquals(
    list[3].get(ipxRip)!.routes.map((r) => [r.network, r.hops, r.ticks]),
    [
      [3, 1, 2],
      [4, 2, 6],
    ],
  );
  assertEquals(list[4].get(ipxSap)!.toJSON(), { type: 3, serverType: 4 });
  const { servers } = list[5].get(ipxSap)!;
  assertEquals(servers?.map((s) => [s.name, s.network, s.socket]), [
    ["SERVER", 3, 0x451],
  ]);
});
