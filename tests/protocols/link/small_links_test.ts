import { assertEquals } from "@std/assert";
import { fddi, loop, macsec } from "../../../mod.ts";
import { cases as fddiCases } from "../../../testdata/make/fddi.ts";
import { cases as loopCases } from "../../../testdata/make/loop.ts";
import { cases as macsecCases } from "../../../testdata/make/macsec.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));

Deno.test("loop reads the way of a message, up to the reply", () => {
  const frame = frameOf(loopCases.loop.packets[1]);
  assertEquals(plain(frame.get(loop)!.functions), [
    { function: 2, address: "02:00:00:00:00:01" },
    { function: 2, address: "02:00:00:00:00:02" },
    { function: 1, receiptNumber: 7 },
  ]);
  assertEquals(summaryOf(frame), "Reply");
});

Deno.test("loop keeps what it read of a way that is cut short", () => {
  const frame = frameOf(loopCases.loop.packets[3]);
  assertEquals(frame.get(loop)!.functions.length, 1);
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("macsec carries its payload where it is not encrypted", () => {
  const chain = (i: number) =>
    `${frameOf(macsecCases.macsec.packets[i]).chain}`;
  assertEquals(chain(0), "Ethernet:MACsec:IPv4:UDP:Raw");
  assertEquals(chain(1), "Ethernet:MACsec:Raw");
  const h = frameOf(macsecCases.macsec.packets[0]).get(macsec)!;
  assertEquals([h.packetNumber, h.port, h.icv?.length], [1, 1, 16]);
});

Deno.test("fddi carries llc in frames of that format", () => {
  const frame = frameOf(fddiCases.fddi.packets[0], 10);
  assertEquals(`${frame.chain}`, "FDDI:LLC:SNAP:IPv4:UDP:Raw");
  assertEquals(frame.get(fddi)!.priority, 7);
  assertEquals(`${frameOf(fddiCases.fddi.packets[2], 10).chain}`, "FDDI:Raw");
});
