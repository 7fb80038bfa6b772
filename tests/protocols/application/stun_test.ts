import { assertEquals } from "@std/assert";
import { stun, turnChannel } from "../../../mod.ts";
import { cases } from "../../../testdata/make/stun.ts";
import { hex, join, udpFrame } from "../../../testdata/make/build.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const { packets } = cases.stun;
const at = (i: number) => frameOf(packets[i]);

Deno.test("stun reads addresses that are XORed with cookie and transaction", () => {
  const { attributes } = plain(at(2).get(stun));
  assertEquals(
    attributes.slice(1, 5).map((a: { address: string; port: number }) => [
      a.address,
      a.port,
    ]),
    [
      ["192.0.2.1", 32853],
      ["2001:db8:1234:5678:11:2233:4455:6677", 32853],
      ["192.0.2.1", 32853],
      ["2001:db8:1234:5678:11:2233:4455:6677", 32853],
    ],
  );
});

Deno.test("stun verifies the fingerprint", () => {
  const status = (i: number) => plain(at(i).get(stun)).attributes.at(-1);
  assertEquals(status(1).crcStatus, 1);
  assertEquals(status(2).crcStatus, 0);
});

Deno.test("stun sums up method, class, and what matters of the attributes", () => {
  assertEquals(packets.slice(0, 15).map((b) => summaryOf(frameOf(b))), [
    "Binding Request",
    "Binding Request user: evtj:h6vY",
    "Binding Success Response 192.0.2.1:32853 [2001:db8:1234:5678:11:2233:4455:6677]:32853 192.0.2.1:32853 [2001:db8:1234:5678:11:2233:4455:6677]:32853 203.0.113.1:3478 203.0.113.2:3479",
    "Binding Request",
    "Binding Error Response 401 Unauthenticated 203.0.113.3:3478",
    "Binding Error Response 420 Unknown",
    "Binding Indication",
    "Allocate Request",
    "Allocate Success Response 192.0.2.1:32853 440 No IPv6",
    "ChannelBind Request 192.0.2.1:32853",
    "Send Indication 192.0.2.1:32853",
    "Data Indication [2001:db8:1234:5678:11:2233:4455:6677]:32853",
    "Connect Request",
    "ChannelData 0x4001",
    "Binding Indication",
  ]);
});

Deno.test("stun is known by its magic cookie on any port, and by nothing else", () => {
  assertEquals(`${at(15).chain}`, "Ethernet:IPv4:UDP:STUN");
  assertEquals(`${at(18).chain}`, "Ethernet:IPv4:UDP:Raw");
});

Deno.test("channels are known by a length that is just right", () => {
  const chain = (text: string) =>
    `${frameOf(udpFrame(1, 3478, hex(text))).chain}`;
  assertEquals(at(13).get(turnChannel)!.channel, 0x4001);
  assertEquals(chain("4001 0003 010203"), "Ethernet:IPv4:UDP:TURN Channel:Raw");
  assertEquals(chain("4001 0003 01020300").split(":").at(-2), "TURN Channel");
  for (
    const text of ["4001 0004 010203", "4001 0002 010203", "5001 0003 010203"]
  ) {
    assertEquals(chain(text), "Ethernet:IPv4:UDP:Raw");
  }
});

Deno.test("stun over TCP: messages and channels follow each other", () => {
  const frame = frameOf(cases.tcp.packets[0]);
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:TCP:STUN:STUN");
  assertEquals(frame.all(stun).length, 2);
  assertEquals(
    `${frameOf(cases.tcp.packets[1]).chain}`,
    "Ethernet:IPv4:TCP:TURN Channel:Raw",
  );
});

Deno.test("stun says what an attribute lacks, and reads the next", () => {
  const broken = udpFrame(
    1,
    3478,
    join(
      hex("0001 0010 2112a442 000102030405060708090a0b"),
      hex("0020 0004 0001 a147"),
      hex("0024 0004 00000001"),
    ),
  );
  const frame = frameOf(broken);
  assertEquals(frame.problems.map((p) => [p.kind, p.field]), [
    ["truncated", "address"],
  ]);
  assertEquals(plain(frame.get(stun)).attributes.length, 2);
  assertEquals(at(17).problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("attributes of MS-TURN are not filled up", () => {
  const { attributes } = plain(at(19).get(stun));
  assertEquals(attributes.length, 9);
  assertEquals(attributes[1].text, "abc");
  assertEquals(at(19).problems, []);
});
