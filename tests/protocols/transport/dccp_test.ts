import { assertEquals } from "@std/assert";
import { type DCCP, dccp, udplite } from "../../../mod.ts";
import { ascii, ethernet, hex, ipv4 } from "../../../testdata/make/build.ts";
import { covered, dccp as packet } from "../../../testdata/make/dccp.ts";
import { udplite as datagram } from "../../../testdata/make/udplite.ts";
import { frameOf } from "../../dissect.ts";

const of = (b: Uint8Array) => frameOf(ethernet(0x0800, ipv4(33, b)));
const read = (b: Uint8Array) => {
  const frame = of(b);
  assertEquals(frame.problems, []);
  return frame.get(dccp)!.toJSON() as DCCP;
};

Deno.test("dccp reads a Response with its acknowledgement and service code", () => {
  assertEquals(read(packet(1, "0000 000000000006 53594c47")), {
    srcPort: 40000,
    dstPort: 5001,
    dataOffset: 7,
    ccVal: 0,
    csCov: 0,
    checksum: 0x9248,
    checksumStatus: 1,
    reserved: 0,
    type: 1,
    extended: true,
    reserved2: 0,
    sequence: 7,
    acknowledgement: { reserved: 0, number: 6 },
    serviceCode: 0x53594c47,
    options: [],
  });
});

Deno.test("dccp has short sequence numbers without the flag X", () => {
  const h = of(hex("9c401389 04 00 0000 06 000007 00 000006")).get(dccp)!;
  assertEquals([h.extended, h.sequence, h.acknowledgement?.number], [
    false,
    7,
    6,
  ]);
});

Deno.test("dccp reads options between padding", () => {
  const { options } = read(
    packet(0, "53594c47", "00 20 04 01 02  22 09 03 000000000064"),
  );
  assertEquals(options as object, [
    { type: 0 },
    { type: 32, length: 4, feature: 1, values: [2] },
    { type: 34, length: 9, feature: 3, value: 100, values: [] },
    { type: 0 },
    { type: 0 },
  ]);
});

Deno.test("dccp verifies what its checksum covers: RFC 4340 §9.2", () => {
  assertEquals(read(covered("data")).checksumStatus, 1);
  const b = packet(2, "", "", ascii("data"));
  b[b.length - 1] ^= 1;
  assertEquals(read(b).checksumStatus, 0);
});

Deno.test("dccp options keep to their area", () => {
  const { problems } = of(packet(3, "0000 000000000006", "20 ff 01 02"));
  assertEquals(problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("udplite verifies what its checksum covers: RFC 3828 §3.1", () => {
  const status = (b: Uint8Array) =>
    frameOf(ethernet(0x0800, ipv4(136, b))).get(udplite)!.checksumStatus;
  for (const n of [0, 8, 12]) assertEquals(status(datagram(n, "abcdefgh")), 1);
  const b = datagram(12, "abcdefgh");
  b[15] ^= 1;
  assertEquals(status(b), 1);
  b[8] ^= 1;
  assertEquals(status(b), 0);
  assertEquals(status(datagram(4, "abcdefgh")), 2);
});
