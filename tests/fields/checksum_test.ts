import { assertEquals } from "@std/assert";
import { tcp, udp } from "../../mod.ts";
import * as make from "../../testdata/make/build.ts";
import { frameOf } from "../dissect.ts";

const { ascii, hex, join } = make;
const BAD = 0, GOOD = 1, UNVERIFIED = 2, ABSENT = 3;
const IPV4 = 228, IPV6 = 229;

/** A segment to 10.0.0.9 by way of 10.0.0.2, and what the checksum says of it. */
function routed(option: string): number | undefined {
  const segment = make.tcp(40000, 9, ascii("hello"));
  // the pseudo-header of the last stop: 10.0.0.9 in place of 10.0.0.2
  const sum = (segment[16] << 8 | segment[17]) - 7;
  segment.set([sum >> 8, sum & 255], 16);
  return frameOf(make.ipv4(6, segment, hex(option)), IPV4).get(tcp)
    ?.checksumStatus;
}

Deno.test("a checksum covers the last stop of a source route: RFC 1122 §3.2.1.8", () => {
  assertEquals(routed("83 0b 04 0a000008 0a000009 00"), GOOD, "loose");
  assertEquals(routed("89 07 04 0a000009 00"), GOOD, "strict");
  assertEquals(routed("83 07 08 0a000009 00"), BAD, "at its end");
  assertEquals(routed("07 07 04 0a000009 00"), BAD, "a record of the route");
  assertEquals(routed("83 03 01 00"), UNVERIFIED, "no address");
  assertEquals(routed("83 09 04 00"), UNVERIFIED, "cut short");
});

Deno.test("a checksum that the sender did not make is absent: RFC 768", () => {
  const datagram = make.udp(40000, 9, ascii("hello"));
  datagram.set([0, 0], 6);
  const frame = frameOf(make.ipv4(17, datagram), IPV4);
  assertEquals(frame.get(udp)!.checksumStatus, ABSENT);
});

Deno.test("a checksum is unverified when the home address is cut short: RFC 6275 §11.3.1", () => {
  const option = hex("11 00  c9 01 20 00 00 00");
  const datagram = make.udp(40000, 9, ascii("hello"), true);
  const frame = frameOf(make.ipv6(60, join(option, datagram)), IPV6);
  assertEquals(frame.get(udp)!.checksumStatus, UNVERIFIED);
});
