import { assertEquals } from "@std/assert";
import { cdp } from "../../../mod.ts";
import { ethernet, hex, join } from "../../../testdata/make/build.ts";
import { cases } from "../../../testdata/make/cdp.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

function of(text: string) {
  const b = join(hex("aa aa 03 00000c 2000"), hex(text));
  return frameOf(ethernet(b.length, b));
}
const plain = (h: unknown) => JSON.parse(JSON.stringify(h));

Deno.test("cdp reads names and addresses", () => {
  const frame = of(`
    02 b4 0000
    0001 0006 5331
    0002 0011 00000001 01 01 cc 0004 0a000001
    0003 0008 65746830
  `);
  const { tags } = plain(frame.get(cdp));
  assertEquals(tags[1].addresses[0].address, "10.0.0.1");
  assertEquals(summaryOf(frame), "Device ID: S1  Port ID: eth0");
  assertEquals(frame.problems, []);
});

Deno.test("cdp reads addresses of IPv6 and of what it does not know", () => {
  const [tag] = plain(
    of(`
      02 b4 0000
      0002 002b 00000002
      02 08 aaaa0300000086dd 0010 20010db8000000000000000000000001
      01 01 81 0002 abcd
    `).get(cdp),
  ).tags;
  assertEquals(
    tag.addresses.map((a: { address: string }) => a.address),
    ["2001:db8::1", "abcd"],
  );
});

Deno.test("cdp tells a gateway from networks", () => {
  const { tags } = plain(
    of("02 b4 0000 0007 0008 0a000001 0007 0009 0a000000 18").get(cdp),
  );
  assertEquals(tags[0].gateway, "10.0.0.1");
  assertEquals(tags[1].prefixes, [{ prefix: "10.0.0.0", prefixLength: 24 }]);
});

Deno.test("cdp verifies Cisco's checksum of even and odd lengths", () => {
  const status = cases.cdp.packets.map((b) =>
    frameOf(b).get(cdp)!.checksumStatus
  );
  assertEquals(status, [1, 1, 1, 1]);
  const wrong = cases.cdp.packets[2].slice();
  wrong[wrong.length - 1]++;
  assertEquals(frameOf(wrong).get(cdp)!.checksumStatus, 0);
});

Deno.test("cdp reads on behind a damaged tag, and ends at a length of 0", () => {
  const damaged = of("02 b4 0000 0004 0006 0000 0003 0005 61");
  assertEquals(damaged.get(cdp)!.tags.length, 2);
  assertEquals(damaged.problems.map((p) => p.kind), ["truncated"]);
  const endless = of("02 b4 0000 0001 0005 61 0003 0000 6162");
  assertEquals(endless.get(cdp)!.tags.length, 1);
  assertEquals(endless.problems.map((p) => p.kind), ["malformed"]);
});
