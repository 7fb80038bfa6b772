import { assertEquals } from "@std/assert";
import { ah, esp, ipcomp, udpencap } from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv4,
  join,
  udp,
  udpFrame,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const ip = (protocol: number, text: string, payload = hex("")) =>
  frameOf(ethernet(0x0800, ipv4(protocol, join(hex(text), payload))));

Deno.test("ah ends where its length says, and its next header follows", () => {
  const frame = ip(
    51,
    "11 04 0000 00001234 00000007 d3245b1e c979f817 6e5c38d0",
    udp(40000, 9, hex("6869")),
  );
  assertEquals(frame.problems, []);
  assertEquals(frame.get(ah)!.toJSON(), {
    nextHeader: 17,
    payloadLen: 4,
    reserved: "0000",
    spi: 0x1234,
    sequenceNumber: 7,
    icv: "d3245b1ec979f8176e5c38d0",
  });
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:AH:UDP:Raw");
});

Deno.test("ah whose length is under its header is malformed", () => {
  const { problems } = ip(51, "11 00 0000 00001234 00000007 01020304");
  assertEquals(problems.map((p) => [p.kind, p.protocol]), [
    ["malformed", "ah"],
  ]);
});

Deno.test("ah that is cut short keeps what was read", () => {
  const frame = ip(51, "11 ff 0000 00001234 00000007 01020304");
  assertEquals(frame.get(ah)!.sequenceNumber, 7);
  assertEquals(frame.problems[0].kind, "truncated");
});

Deno.test("esp keeps all behind the sequence number as it is", () => {
  const frame = ip(50, "deadbeef 00000001 0102030405060708");
  assertEquals(frame.get(esp)!.toJSON(), {
    spi: 0xdeadbeef,
    sequenceNumber: 1,
  });
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:ESP:Raw");
  assertEquals(frame.problems, []);
});

Deno.test("udpencap tells ESP, IKE and keepalives apart: RFC 3948 §2", () => {
  const of = (text: string) => frameOf(udpFrame(4500, 4500, hex(text)));
  assertEquals(of("deadbeef 00000001").has("esp"), true);
  const ike = of("00000000 0102");
  assertEquals(ike.has("esp"), false);
  assertEquals(ike.get(udpencap)!.toJSON(), { nonESPMarker: 0 });
  const keepalive = of("ff");
  assertEquals(keepalive.get(udpencap)!.toJSON(), { natKeepalive: 255 });
  assertEquals(keepalive.problems, []);
});

Deno.test("ipcomp leaves what it compresses alone", () => {
  const frame = ip(108, "06 00 0002 4b4c4a0600");
  assertEquals(frame.get(ipcomp)!.toJSON(), {
    nextHeader: 6,
    flags: 0,
    cpi: 2,
  });
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:IPComp:Raw");
});
