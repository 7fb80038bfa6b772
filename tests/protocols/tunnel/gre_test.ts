import { assertEquals } from "@std/assert";
import { gre } from "../../../mod.ts";
import {
  checksum,
  ethernet,
  hex,
  ipv4,
  join,
  udp,
  uint,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const packet = ipv4(17, udp(40000, 9, hex("6869")));
const of = (head: string, payload = packet) =>
  frameOf(ethernet(0x0800, ipv4(47, join(hex(head), payload))));

Deno.test("gre reads the fields that its flags announce", () => {
  const h = of("3000 0800 00000007 00000001").get(gre)!;
  assertEquals(
    [h.key, h.sequenceNumber, h.checksum, h.checksumStatus],
    [7, 1, undefined, undefined],
  );
});

Deno.test("gre verifies its checksum", () => {
  const b = join(hex("8000 0800 0000 0000"), packet);
  b.set(uint(2, checksum(b)), 4);
  const status = (bytes: Uint8Array) =>
    frameOf(ethernet(0x0800, ipv4(47, bytes))).get(gre)!.checksumStatus;
  assertEquals(status(b), 1);
  b[20] ^= 1;
  assertEquals(status(b), 0);
});

Deno.test("gre reads a source route up to its empty entry", () => {
  const frame = of("4000 0800 0000 0000  0800 00 04 0a000001  0000 00 00");
  const { routing } = frame.get(gre)!;
  assertEquals(routing?.map((e) => e.sreLength), [4, 0]);
  assertEquals(frame.has("udp"), true);
});

Deno.test("gre keeps the entries before one that is cut short", () => {
  const frame = of(
    "4000 0800 0000 0000  0800 00 04 0a000001  0800 00 08 0a",
    hex(""),
  );
  assertEquals(frame.get(gre)!.routing?.length, 2);
  assertEquals(frame.problems[0].kind, "truncated");
});

Deno.test("gre of version 1 has call, payload length and acknowledgment", () => {
  const frame = of(
    "3081 880b 0008 0007 00000002 00000001",
    hex("c021 09 01 0004 ffff  eeee"),
  );
  const h = frame.get(gre)!;
  assertEquals(
    [h.callId, h.payloadLength, h.sequenceNumber, h.ackNumber, h.key],
    [7, 8, 2, 1, undefined],
  );
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:GRE:PPP:LCP");
});

Deno.test("gre carries Ethernet", () => {
  const frame = of("0000 6558", ethernet(0x0800, packet));
  assertEquals(
    `${frame.chain}`,
    "Ethernet:IPv4:GRE:Ethernet:IPv4:UDP:Raw",
  );
});

Deno.test("gre keepalives have no payload", () => {
  const frame = of("0000 0000", hex(""));
  assertEquals(frame.problems, []);
});
