import { assertEquals } from "@std/assert";
import { llmnr, tftp, wireguard } from "../../../mod.ts";
import { cases as llmnrCases } from "../../../testdata/make/llmnr.ts";
import { cases as tftpCases } from "../../../testdata/make/tftp.ts";
import { cases as wireguardCases } from "../../../testdata/make/wireguard.ts";
import { cases as wolCases } from "../../../testdata/make/wol.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const summaries = (packets: readonly Uint8Array[]) =>
  packets.map((b) => summaryOf(frameOf(b)));

Deno.test("tftp reads requests with their options", () => {
  const frame = frameOf(tftpCases.tftp.packets[1]);
  assertEquals(plain(frame.get(tftp)!.body), {
    file: "boot.img",
    mode: "octet",
    options: [
      { name: "blksize", value: "1428" },
      { name: "tsize", value: "0" },
    ],
  });
  assertEquals(frame.problems, []);
});

Deno.test("tftp sums up its packets", () => {
  assertEquals(summaries(tftpCases.tftp.packets.slice(2, 8)), [
    "Write Request, File: log.txt, Transfer type: netascii",
    "Data Packet, Block: 1",
    "Data Packet, Block: 2",
    "Acknowledgement, Block: 1",
    "Error Code, Code: File not found, Message: no such file",
    "Option Acknowledgement",
  ]);
});

Deno.test("tftp says what is missing of a name", () => {
  const kinds = tftpCases.tftp.packets.slice(9).map((b) =>
    frameOf(b).problems.map((p) => p.kind)
  );
  assertEquals(kinds, [["truncated"], ["truncated"], ["truncated"]]);
});

Deno.test("wireguard is known by its port, and handshakes by their size", () => {
  assertEquals(summaries(wireguardCases.wireguard.packets.slice(0, 5)), [
    "Handshake Initiation, sender=0x00000001",
    "Handshake Response, sender=0x00000002, receiver=0x00000001",
    "Cookie Reply, receiver=0x00000001",
    "Transport Data, receiver=0x00000002, counter=0, datalen=32",
    "Keepalive, receiver=0x00000002, counter=1",
  ]);
  const { body } = plain(
    frameOf(wireguardCases.wireguard.packets[0]).get(wireguard),
  );
  assertEquals(body.ephemeral, "ERERERERERERERERERERERERERERERERERERERERERE=");
});

Deno.test("wol is known by its sixteen addresses, whatever the port", () => {
  assertEquals(summaries(wolCases.wol.packets.slice(0, 5)), [
    "MagicPacket for 02:00:00:00:00:01",
    "MagicPacket for 02:00:00:00:00:01, password 10.0.0.1",
    "MagicPacket for 02:00:00:00:00:01, password 01:02:03:04:05:06",
    "MagicPacket for 02:00:00:00:00:01",
    "MagicPacket for 02:00:00:00:00:01",
  ]);
  assertEquals(
    `${frameOf(wolCases.wol.packets[5]).chain}`,
    "Ethernet:IPv4:UDP:Raw",
  );
});

Deno.test("llmnr has flags of its own in a header of DNS", () => {
  const h = frameOf(llmnrCases.llmnr.packets[2]).get(llmnr)!;
  assertEquals([h.conflict, h.tentative, h.tc], [true, true, false]);
  assertEquals(
    frameOf(llmnrCases.llmnr.packets[1]).get(llmnr)!.answers.length,
    1,
  );
});
