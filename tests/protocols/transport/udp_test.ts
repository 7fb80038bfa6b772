import { assertEquals } from "@std/assert";
import { udp } from "../../../mod.ts";
import {
  ascii,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  udp as datagram,
  udpFrame,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const BAD = 0, GOOD = 1, UNVERIFIED = 2, ABSENT = 3;

/** A datagram with other bytes at `at`. */
function changed(at: number, bytes: string, six = false): Uint8Array {
  const b = datagram(40000, 9999, ascii("payload"), six);
  b.set(hex(bytes), at);
  return b;
}
const four = (b: Uint8Array) => frameOf(ethernet(0x0800, ipv4(17, b)));
const six = (b: Uint8Array) => frameOf(ethernet(0x86dd, ipv6(17, b)));

Deno.test("udp reads its header: RFC 768", () => {
  const frame = frameOf(udpFrame(40000, 9999, ascii("hi")));
  assertEquals(frame.problems, []);
  assertEquals(frame.get(udp)!.toJSON(), {
    srcPort: 40000,
    dstPort: 9999,
    length: 10,
    checksum: 0xc01e,
    checksumStatus: GOOD,
  });
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:UDP:Raw");
});

Deno.test("udp verifies checksums over the addresses of IPv4 and IPv6", () => {
  const status = (f: ReturnType<typeof four>) => f.get(udp)!.checksumStatus;
  for (const payload of ["", "a", "an odd one", "an even one."]) {
    assertEquals(status(four(datagram(1, 9999, ascii(payload)))), GOOD);
    assertEquals(status(six(datagram(1, 9999, ascii(payload), true))), GOOD);
  }
  for (const [at, bytes] of [[6, "dead"], [8, "50"], [1, "41"]] as const) {
    assertEquals(status(four(changed(at, bytes))), BAD);
    assertEquals(status(six(changed(at, bytes, true))), BAD);
  }
  // the sum of another network layer is another
  assertEquals(status(six(changed(0, ""))), BAD);
});

Deno.test("udp takes a checksum of zero for none, and one of ones for a sum of zero", () => {
  const none = four(changed(6, "0000"));
  assertEquals(none.get(udp)!.checksumStatus, ABSENT);
  assertEquals(none.problems, []);
  assertEquals(six(changed(6, "0000", true)).get(udp)!.checksumStatus, ABSENT);
  const ones = four(hex("9c40 270f 000a ffff 2888"));
  assertEquals(ones.get(udp)!.checksumStatus, GOOD);
});

Deno.test("udp cannot verify what the capture or a fragment cut", () => {
  const whole = ethernet(0x0800, ipv4(17, changed(0, "")));
  const cut = frameOf(whole.subarray(0, -1), 1, whole.length);
  assertEquals(cut.get(udp)!.checksumStatus, UNVERIFIED);
  assertEquals(cut.problems.map((p) => p.kind), ["cut"]);
  const first = ipv4(17, changed(0, "").subarray(0, 8), undefined, 0x2000);
  const fragment = frameOf(ethernet(0x0800, first));
  assertEquals(fragment.get(udp)!.checksumStatus, UNVERIFIED);
  assertEquals(fragment.problems.map((p) => p.kind), ["partial"]);
});

Deno.test("udp bounds its payload by its length", () => {
  const frame = four(join(changed(0, ""), hex("00000000")));
  assertEquals(frame.problems.map((p) => p.kind), ["leftover"]);
  assertEquals(frame.get(udp)!.checksumStatus, GOOD);
  const raw = frame.layers.at(-1)!;
  assertEquals(raw.end - raw.start, 7);
  // a length of zero: a jumbogram, RFC 2675 §4
  assertEquals(six(changed(4, "0000", true)).problems, []);
});

Deno.test("udp tells a length that cannot be", () => {
  const problem = (at: number, bytes: string) =>
    four(changed(at, bytes)).problems.map((p) => `${p.kind}: ${p.message}`);
  assertEquals(problem(4, "0007"), [
    "malformed: udp length 7 is under its header of 8",
  ]);
  assertEquals(problem(4, "0100"), [
    "truncated: udp says 256 bytes, has 15",
  ]);
  const short = four(hex("9c40 270f 00"));
  assertEquals(short.get(udp)!.toJSON(), { srcPort: 40000, dstPort: 9999 });
  assertEquals(short.problems.map((p) => [p.kind, p.needed, p.available]), [
    ["truncated", 8, 5],
  ]);
});

Deno.test("udp asks for the lower port first, then for the higher", () => {
  const id = (a: number, b: number) =>
    frameOf(udpFrame(a, b, hex("0001 0100 0000 0000 0000 0000"))).layers.at(-1)!
      .protocol.id;
  assertEquals([id(40000, 53), id(53, 40000)], ["dns", "dns"]);
  assertEquals([id(5353, 5353), id(53, 5353)], ["mdns", "dns"]);
  assertEquals(id(7, 53), "dns"); // nobody is at 7
  assertEquals(id(40000, 40001), "raw");
});
