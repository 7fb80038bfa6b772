import { assertEquals } from "@std/assert";
import { controlWord, mpls } from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  udp,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const packet = ipv4(17, udp(40000, 9, hex("6869")));
const packet6 = ipv6(17, udp(40000, 9, hex("6869"), true));
const of = (stack: string, payload: Uint8Array) =>
  frameOf(ethernet(0x8847, join(hex(stack), payload)));

Deno.test("mpls makes a layer of each entry of the stack", () => {
  const frame = of("00064a40 000c8140", packet);
  assertEquals(frame.all(mpls).map((h) => h.toJSON()), [
    { label: 100, tc: 5, bottomOfStack: false, ttl: 64 },
    { label: 200, tc: 0, bottomOfStack: true, ttl: 64 },
  ]);
  assertEquals(`${frame.chain}`, "Ethernet:MPLS:MPLS:IPv4:UDP:Raw");
});

Deno.test("mpls tells IP by its version, and by explicit null labels", () => {
  assertEquals(of("00064140", packet).has("ipv4"), true);
  assertEquals(of("00064140", packet6).has("ipv6"), true);
  assertEquals(of("00000140", packet).has("ipv4"), true);
  assertEquals(of("00002140", packet6).has("ipv6"), true);
  assertEquals(`${of("00064140", hex("a0b0c0d0")).chain}`, "Ethernet:MPLS:Raw");
});

Deno.test("mpls recognises Ethernet with and without a control word", () => {
  const inner = ethernet(0x0800, packet);
  const frame = of("00064140 00000007", inner);
  assertEquals(frame.get(controlWord)!.sequenceNumber, 7);
  assertEquals(
    `${frame.chain}`,
    "Ethernet:MPLS:PWCW:Ethernet:IPv4:UDP:Raw",
  );
  assertEquals(
    `${of("00064140", inner).chain}`,
    "Ethernet:MPLS:Ethernet:IPv4:UDP:Raw",
  );
});

Deno.test("mpls does not guess Ethernet where it is not clear", () => {
  assertEquals(
    `${of("00064140 00000000", new Uint8Array(40)).chain}`,
    "Ethernet:MPLS:Raw",
  );
});

Deno.test("mpls reads associated channels", () => {
  assertEquals(
    `${of("00064140 10000021", packet).chain}`,
    "Ethernet:MPLS:G-ACh:IPv4:UDP:Raw",
  );
});

Deno.test("mpls without a bottom of its stack ends quietly", () => {
  const frame = of("00064040", hex(""));
  assertEquals(`${frame.chain}`, "Ethernet:MPLS");
  assertEquals(frame.problems, []);
});
