import { assertEquals } from "@std/assert";
import {
  ethernet as ethernetProtocol,
  pppoe,
  pppoeDiscovery,
} from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv4,
  join,
  udp,
  uint,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const packet = ipv4(17, udp(40000, 9, hex("6869")));

function discovery(text: string) {
  const tags = hex(text);
  return frameOf(
    ethernet(0x8863, join(hex("11 09 0000"), uint(2, tags.length), tags)),
  );
}

Deno.test("pppoe carries ppp up to its length", () => {
  const frame = frameOf(
    ethernet(
      0x8864,
      join(hex("11 00 0011 0020 0021"), packet, new Uint8Array(6)),
    ),
  );
  assertEquals(frame.get(pppoe)!.sessionId, 0x11);
  assertEquals(`${frame.chain}`, "Ethernet:PPPoE:PPP:IPv4:UDP:Raw");
  assertEquals(frame.get(ethernetProtocol)!.trailer?.length, 6);
  assertEquals(frame.problems, []);
});

Deno.test("pppoe reads credits in front of ppp", () => {
  const frame = frameOf(
    ethernet(
      0x8864,
      join(hex("11 00 0011 0028 0106 0004 0010 0020 0021"), packet),
    ),
  );
  const { credits } = frame.get(pppoe)!;
  assertEquals([credits?.forward, credits?.backward], [16, 32]);
  assertEquals(frame.has("ipv4"), true);
});

Deno.test("pppoed reads tags", () => {
  const frame = discovery("0101 0000  0103 0002 abcd  0120 0002 05dc");
  assertEquals(JSON.parse(JSON.stringify(frame.get(pppoeDiscovery)!.tags)), [
    { type: 0x0101, length: 0, text: "" },
    { type: 0x0103, length: 2, data: "abcd" },
    { type: 0x0120, length: 2, value: 1500 },
  ]);
});

Deno.test("pppoed reads what a DSL access node adds", () => {
  const frame = discovery(
    "0105 000f  00000de9  01 01 61  81 04 00000400  99 00",
  );
  const [tag] = JSON.parse(
    JSON.stringify(frame.get(pppoeDiscovery)!.tags),
  );
  assertEquals(tag.tags, [
    { type: 0x01, length: 1, text: "a" },
    { type: 0x81, length: 4, value: 1024 },
    { type: 0x99, length: 0, data: "" },
  ]);
  assertEquals(frame.problems, []);
});

Deno.test("pppoed keeps the tags before one that is cut short", () => {
  const frame = discovery("0101 0001 61  0103 0004 ab");
  assertEquals(JSON.parse(JSON.stringify(frame.get(pppoeDiscovery)!.tags)), [
    { type: 0x0101, length: 1, text: "a" },
    { type: 0x0103, length: 4, data: "ab" },
  ]);
  assertEquals(frame.problems[0].kind, "truncated");
});

Deno.test("pppoed stops at the end of the list", () => {
  const { tags } = discovery("0000 0000 0101 0001 61").get(pppoeDiscovery)!;
  assertEquals(tags?.length, 1);
});
