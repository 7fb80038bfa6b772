import { assertEquals } from "@std/assert";
import { nbds, nbns } from "../../../mod.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { hex, join, tcpFrame } from "../../../testdata/make/build.ts";
import { cases } from "../../../testdata/make/netbios.ts";
import { frameOf } from "../../dissect.ts";
import { streamed } from "../streamed.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const summaries = (packets: readonly Uint8Array[]) =>
  packets.map((b) => summaryOf(frameOf(b)));

Deno.test("nbns sums up its messages, with names as people write them", () => {
  assertEquals(summaries(cases.names.packets), [
    "Name query NB SERVER<20>",
    "Name query response NB SERVER<20> 10.0.0.2 10.0.0.3",
    "Name query response Requested name does not exist NULL *" +
    "<00>".repeat(15),
    "Name query NBSTAT *" + "<00>".repeat(15),
    "Name query response NBSTAT *" + "<00>".repeat(15),
    "Registration NB <01><02>__MSBROWSE__<02><01>",
    "Release NB SERVER<00>.EXAMPLE.ORG",
    "WACK response NB SERVER<00>",
    "Name query response",
    "Multi-homed registration NB MULTI<00>",
    "Name query NB www",
  ]);
});

Deno.test("nbns reads the status of a node", () => {
  const { answers } = plain(frameOf(cases.names.packets[4]).get(nbns));
  const { numNames, nodeNames, statistics } = answers[0].rdata;
  assertEquals(numNames, 3);
  assertEquals(nodeNames[2], {
    name: "OLD<03>",
    group: false,
    ownerNodeType: 3,
    deregistering: true,
    conflict: true,
    active: true,
    permanent: true,
    reserved: 0,
  });
  assertEquals(statistics.unitId, "02:00:00:00:00:01");
  assertEquals(Object.keys(statistics).length, 20);
});

Deno.test("nbns tells what a server that says wait is working on", () => {
  const { answers } = plain(frameOf(cases.names.packets[7]).get(nbns));
  const { opcode, rd, broadcast } = answers[0].rdata;
  assertEquals([opcode, rd, broadcast], [5, true, true]);
});

Deno.test("nbds names sender and receiver", () => {
  assertEquals(summaries(cases.datagrams.packets.slice(0, 3)), [
    "Direct_unique datagram CLIENT<00> → SERVER<20>",
    "Direct_group datagram CLIENT<00> → WORKGROUP<1d>",
    "Broadcast datagram NBDD<00>.EXAMPLE.ORG → WORKGROUP<1d>",
  ]);
  assertEquals(summaries(cases.datagrams.packets.slice(5, 7)), [
    "Datagram error Destination name not present",
    "Datagram query request SERVER<20>",
  ]);
  const first = frameOf(cases.datagrams.packets[3]).get(nbds)!;
  assertEquals([first.first, first.more, first.nodeType], [true, true, 0]);
});

Deno.test("nbss sums up what opens a session", () => {
  assertEquals(summaries(cases.sessions.packets), [
    "Session request to SERVER<20> from CLIENT<00>",
    "Positive session response",
    "Negative session response Called name not present",
    "Retarget session response",
    "Session keep-alive, Session keep-alive",
  ]);
});

Deno.test("nbss is known by its type and length, and by SMB behind it", () => {
  const chain = (payload: string) =>
    `${frameOf(tcpFrame(40000, 445, hex(payload))).chain}`.slice(14);
  assertEquals(chain("85 000000"), "TCP:NBSS");
  assertEquals(chain("85 000001 00"), "TCP:Raw");
  assertEquals(chain("83 000001 80"), "TCP:NBSS");
  assertEquals(chain("00 000004 01020304"), "TCP:Raw");
  assertEquals(chain("86 000000"), "TCP:Raw");
});

Deno.test("nbss packets are found in a stream, wherever it is cut", () => {
  const packets = [hex("82 000000"), hex("85 000000"), hex("83 000001 80")];
  for (const size of [4, 5, 6]) {
    assertEquals(
      streamed(445, packets, size).join(":").split(":").filter((x) => x !== ""),
      ["NBSS", "NBSS", "NBSS"],
    );
  }
  assertEquals(streamed(445, [join(...packets)], 100), ["NBSS:NBSS:NBSS"]);
});
