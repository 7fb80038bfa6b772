import { assertEquals } from "@std/assert";
import { sll, sll2 } from "../../../mod.ts";
import { hex, ipv4, join, udp } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const packet = ipv4(17, udp(40000, 9, hex("6869")));

/** A packet of version 1 behind this header. */
function of(head: string, payload = packet) {
  return frameOf(join(hex(head), payload), 113);
}

Deno.test("sll reads the address that its length says, and keeps what stands behind it", () => {
  const mac = of("0000 0001 0006 020000000001 aabb 0800").get(sll)!;
  assertEquals(mac.address, "02:00:00:00:00:01");
  assertEquals(mac.unused, hex("aabb"));
  const tunnel = of("0000 030a 0004 0a000001 00000000 0800").get(sll)!;
  assertEquals(tunnel.address, "10.0.0.1");
  const none = of("0004 0200 0000 0000000000000000 0800").get(sll)!;
  assertEquals([none.address, none.unused?.length], ["", 8]);
  const long = of("0000 0020 0014 0102030405060708 0800").get(sll)!;
  assertEquals(
    [long.address, long.unused],
    ["0102030405060708", undefined],
  );
});

Deno.test("sll tells EtherTypes from protocol numbers of Linux", () => {
  const chain = (head: string) => `${of(head, hex("4e 4e 03 0000")).chain}`;
  assertEquals(chain("0000 0001 0006 020000000001 0000 0004"), "SLL:LLC:Raw");
  assertEquals(chain("0000 0118 0000 0000000000000000 000c"), "SLL:Raw"); // CAN
  // radiotap and Netlink have no EtherType, whatever the field says
  assertEquals(chain("0000 0323 0006 020000000001 0000 0800"), "SLL:Raw");
  assertEquals(chain("0000 0338 0000 0000000000000000 0800"), "SLL:Raw");
});

Deno.test("sll keeps bytes behind the payload", () => {
  const frame = of(
    "0000 0001 0006 020000000001 0000 0800",
    join(packet, hex("0000")),
  );
  assertEquals(frame.get(sll)!.trailer, hex("0000"));
  assertEquals(frame.problems, []);
});

Deno.test("sll2 reads the interface", () => {
  const frame = frameOf(
    join(hex("0800 0000 00000007 0001 04 06 020000000001 0000"), packet),
    276,
  );
  const h = frame.get(sll2)!;
  assertEquals(
    [h.interfaceIndex, h.packetType, h.address],
    [7, 4, "02:00:00:00:00:01"],
  );
  assertEquals(`${frame.chain}`, "SLL2:IPv4:UDP:Raw");
});

Deno.test("sll keeps what was captured of a header that is cut short", () => {
  const frame = frameOf(hex("0000 0001 0006 0200"), 113);
  assertEquals(frame.get(sll)!.toJSON(), {
    packetType: 0,
    arphrd: 1,
    addressLength: 6,
  });
  assertEquals(frame.problems[0].kind, "truncated");
});
