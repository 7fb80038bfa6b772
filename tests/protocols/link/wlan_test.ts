import { assertEquals } from "@std/assert";
import { wlan, wlanChecked } from "../../../mod.ts";
import { cases } from "../../../testdata/make/wlan.ts";
import { hex, ipv4, join, udp } from "../../../testdata/make/build.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

const AP = "020000000001", STA = "020000000002", OTHER = "020000000003";
const packet = ipv4(17, udp(40000, 9, hex("6869")));
const LLC = hex("aa aa 03 000000 0800");
const of = (text: string, body: Uint8Array = new Uint8Array(0)) =>
  frameOf(join(hex(text), body), 105);
const plain = (x: unknown) => JSON.parse(JSON.stringify(x));

Deno.test("wlan names source, destination and BSS by the way of the frame", () => {
  const way = (control: string, more = "") => {
    const h = of(
      `${control} 0000 ${AP} ${STA} ${OTHER} 1000 ${more}`,
      join(LLC, packet),
    ).get(wlan)!;
    return [h.src, h.dst, h.bssid].map((a) => a?.slice(-1));
  };
  assertEquals(way("0800"), ["2", "1", "3"]);
  assertEquals(way("0801"), ["2", "3", "1"]);
  assertEquals(way("0802"), ["3", "1", "2"]);
  assertEquals(way("0803", "020000000004"), ["4", "3", undefined]);
});

Deno.test("wlan carries llc in data that is not protected", () => {
  const head = `0000 ${AP} ${STA} ${OTHER} 1000`;
  const body = join(LLC, packet);
  const chain = (text: string) => `${of(text, body).chain}`;
  assertEquals(chain(`0801 ${head}`), "802.11:LLC:SNAP:IPv4:UDP:Raw");
  assertEquals(chain(`8801 ${head} 0500`), "802.11:LLC:SNAP:IPv4:UDP:Raw");
  assertEquals(
    chain(`8881 ${head} 0500 01000000`),
    "802.11:LLC:SNAP:IPv4:UDP:Raw",
  );
  assertEquals(chain(`0841 ${head} 0100002000000000`), "802.11:Raw");
});

Deno.test("wlan reads the packet number of each cipher", () => {
  const head = `0841 0000 ${AP} ${STA} ${OTHER} 1000`;
  const protection = (text: string) =>
    plain(of(`${head} ${text}`, LLC).get(wlan)!.protection);
  const ccmp = protection("0201 0060 03000000");
  assertEquals([ccmp.packetNumber, ccmp.keyId], [0x30102, 1]);
  assertEquals(protection("01 21 02 20 03000000").packetNumber, 0x30102);
  assertEquals(protection("010203 80").iv, 0x010203);
});

Deno.test("wlan reads a beacon with its elements", () => {
  const frame = frameOf(cases.management.packets[0], 105);
  assertEquals(frame.problems, []);
  const { elements, beaconInterval, privacy } = plain(
    frame.get(wlan)!.management,
  );
  assertEquals([beaconInterval, privacy], [100, true]);
  const byId = (id: number) =>
    elements.find((e: { id: number }) => e.id === id);
  assertEquals(byId(0).name, "hello");
  assertEquals(byId(5).multicast, true);
  assertEquals(byId(48).akms, [{ oui: 0x000fac, type: 2 }]);
  assertEquals(byId(61).primaryChannel, 6);
  assertEquals(byId(191).rx2, 2);
  assertEquals(
    summaryOf(frame),
    'Beacon frame, SN=3802, FN=0, Flags=........, BI=100, SSID="hello"',
  );
});

Deno.test("wlan reads the other elements when one is cut short", () => {
  const frame = of(
    `8000 0000 ${AP} ${AP} ${AP} 1000 0000000000000000 6400 0100 0300 2a0100`,
  );
  const { elements } = plain(frame.get(wlan)!.management);
  assertEquals(elements.length, 2);
  assertEquals(elements[1].id, 42);
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("wlan reads control frames, which have one address or two", () => {
  assertEquals(of(`d400 0000 ${STA}`).get(wlan)!.transmitter, undefined);
  const poll = of(`a400 01c0 ${AP} ${STA}`).get(wlan)!;
  assertEquals([poll.aid, poll.duration], [1, undefined]);
  const ack = of(`9400 0000 ${AP} ${STA} 0550 1000 ff00000000000001`);
  const { blockAckType, tid, information } = plain(ack.get(wlan)!.control);
  assertEquals([blockAckType, tid, information.sequence], [2, 5, 1]);
});

Deno.test("radiotap aligns its fields and tells whether there is a check sequence", () => {
  const frame = frameOf(cases.radiotap.packets[1], 127);
  assertEquals(
    `${frame.chain}`,
    "Radiotap:802.11:LLC:SNAP:IPv4:UDP:Raw",
  );
  const [set] = plain(frame.layers[0].view.face).sets;
  assertEquals([set.tsft, set.rate, set.signal], [1, 1, -60]);
  assertEquals(set.channel.frequency, 2412);
  const { fcs, fcsStatus } = frame.get(wlanChecked)!;
  assertEquals([typeof fcs, fcsStatus], ["number", 1]);
  assertEquals(frame.problems, []);
});

Deno.test("radiotap reads a set of fields for each antenna", () => {
  const { sets } = plain(
    frameOf(cases.radiotap.packets[2], 127).layers[0].view.face,
  );
  assertEquals(
    sets.map((s: { antenna?: number; signal: number }) => [
      s.antenna,
      s.signal,
    ]),
    [[undefined, -60], [1, -61], [2, -62]],
  );
});

Deno.test("wlan keeps padding before its check sequence", () => {
  const bytes = cases.radiotap.packets[1];
  const frame = frameOf(
    join(bytes.subarray(0, -4), hex("0000"), bytes.subarray(-4)),
    127,
  );
  assertEquals(frame.get(wlanChecked)!.trailer, hex("0000"));
  assertEquals(frame.get(wlanChecked)!.fcsStatus, 0);
});

Deno.test("ppi leads to the frame of its link type", () => {
  const chain = (i: number) => `${frameOf(cases.ppi.packets[i], 192).chain}`;
  assertEquals(chain(0), "PPI:802.11");
  assertEquals(chain(2).slice(0, 12), "PPI:Ethernet");
  const frame = frameOf(cases.ppi.packets[0], 192);
  assertEquals(frame.get(wlanChecked)!.fcsStatus, 1);
});
