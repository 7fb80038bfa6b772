import { assertEquals } from "@std/assert";
import { serviceVlan, vlan } from "../../../mod.ts";
import {
  ascii,
  ethernet,
  hex,
  ipv4,
  join,
  udp,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
/** A frame whose EtherType is `type`, with tags and a packet behind it. */
const of = (type: number, tags: string, payload = packet) =>
  frameOf(ethernet(type, join(hex(tags), payload)));

Deno.test("vlan reads priority, drop eligibility and identifier: IEEE 802.1Q §9.6", () => {
  const frame = of(0x8100, "b064 0800");
  assertEquals(frame.problems, []);
  assertEquals(`${frame.chain}`, "Ethernet:802.1Q:IPv4:UDP:Raw");
  assertEquals(frame.get(vlan)!.toJSON(), {
    pcp: 5,
    dei: true,
    vid: 100,
    type: 0x0800,
  });
  const vids = ["0000", "0fff", "e001"].map((t) =>
    of(0x8100, `${t} 0800`).get(vlan)!.vid
  );
  assertEquals(vids, [0, 0xfff, 1]);
});

Deno.test("vlan bounds its payload by a length instead of an EtherType", () => {
  const frame = of(0x8100, "0064 0003", hex("42 42 03 00 00"));
  assertEquals(`${frame.chain}`, "Ethernet:802.1Q:LLC");
  assertEquals(frame.problems, []);
  const llc = frame.layers.at(-1)!;
  assertEquals([llc.start, llc.end], [18, 21]);
  const long = of(0x8100, "0064 00c8", hex("42 42 03"));
  assertEquals(long.problems.map((p) => p.message), [
    "vlan says 204 bytes, has 7",
  ]);
});

Deno.test("service tags are a protocol of their own, by any of their types", () => {
  for (const type of [0x88a8, 0x9100, 0x9200]) {
    const frame = of(type, "700a 8100 0064 0800");
    assertEquals(`${frame.chain}`, "Ethernet:802.1ad:802.1Q:IPv4:UDP:Raw");
    assertEquals(frame.get(serviceVlan)!.toJSON(), {
      pcp: 3,
      dei: true,
      vid: 10,
      type: 0x8100,
    });
    assertEquals(frame.get(vlan)!.vid, 100);
  }
});

Deno.test("tags can be stacked, each with a key of its own", () => {
  const frame = of(0x8100, "000a 8100 0064 0800");
  assertEquals(frame.all(vlan).map((t) => t.vid), [10, 100]);
  assertEquals(frame.layers.map((l) => l.key), [
    "ethernet",
    "vlan",
    "vlan#2",
    "ipv4",
    "udp",
    "raw",
  ]);
  const three = of(0x88a8, "0001 88a8 0002 8100 0003 0800");
  assertEquals(
    `${three.chain}`,
    "Ethernet:802.1ad:802.1ad:802.1Q:IPv4:UDP:Raw",
  );
});

Deno.test("vlan of an EtherType that nobody knows is raw", () => {
  const frame = of(0x8100, "0064 88b5", ascii("local"));
  assertEquals(`${frame.chain}`, "Ethernet:802.1Q:Raw");
  assertEquals(frame.problems, []);
});

Deno.test("vlan keeps what is there of a tag that is cut short", () => {
  const frame = of(0x8100, "b0", hex(""));
  assertEquals(frame.get(vlan)!.toJSON(), { pcp: 5, dei: true });
  assertEquals(frame.problems.map((p) => [p.kind, p.field]), [
    ["truncated", "vid"],
  ]);
});
