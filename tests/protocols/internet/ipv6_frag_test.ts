import { assertEquals } from "@std/assert";
import { ipv6Frag, udp } from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv6,
  join,
  udp as datagram,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const FRAGMENT = 44;
const whole = datagram(1024, 1025, new Uint8Array(24), true);
const of = (head: string, part: Uint8Array) =>
  frameOf(ethernet(0x86dd, ipv6(FRAGMENT, join(hex(head), part))));

Deno.test("ipv6-frag reads offset, flag and identification", () => {
  assertEquals(
    of("11 01 0015 12345678", whole.slice(16)).get(ipv6Frag)!.toJSON(),
    {
      nextHeader: 17,
      reserved: 1,
      fragmentOffset: 2,
      reserved2: 2,
      mf: true,
      id: 0x12345678,
    },
  );
});

Deno.test("the first fragment is read as far as it goes, without fault", () => {
  const frame = of("11 00 0001 12345678", whole.slice(0, 16));
  assertEquals(`${frame.chain}`, "Ethernet:IPv6:IPv6-Frag:UDP:Raw");
  assertEquals(frame.problems.map((p) => p.kind), ["partial"]);
  assertEquals(frame.get(udp)!.checksumStatus, 2);
});

Deno.test("a later fragment is data", () => {
  const frame = of("11 00 0010 12345678", whole.slice(16));
  assertEquals(`${frame.chain}`, "Ethernet:IPv6:IPv6-Frag:Raw");
  assertEquals(frame.problems, []);
});

Deno.test("an atomic fragment is a whole packet", () => {
  const frame = of("11 00 0000 00000000", whole);
  assertEquals(`${frame.chain}`, "Ethernet:IPv6:IPv6-Frag:UDP:Raw");
  assertEquals(frame.problems, []);
  assertEquals(frame.get(udp)!.checksumStatus, 1);
});
