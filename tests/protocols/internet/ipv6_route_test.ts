import { assertEquals } from "@std/assert";
import { ipv6Route, udp } from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv6,
  join,
  udp as datagram,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const ROUTING = 43;
const A = "fe800000000000000000000000000001";
const of = (...parts: readonly Uint8Array[]) =>
  frameOf(ethernet(0x86dd, ipv6(ROUTING, join(...parts))));
/** A routing header without fault, and nothing behind it. */
function route(text: string): object {
  const frame = of(hex(text));
  assertEquals(frame.problems, []);
  return frame.get(ipv6Route)!.toJSON();
}

Deno.test("ipv6-route reads a source route of one address", () => {
  assertEquals(route(`3b 02 00 01 00000000 ${A}`), {
    nextHeader: 59,
    hdrExtLen: 2,
    routingType: 0,
    segmentsLeft: 1,
    data: { reserved: 0, addresses: ["fe80::1"] },
  });
});

Deno.test("ipv6-route reads a source route of two addresses", () => {
  assertEquals(route(`3b 04 00 02 00000000 ${A} ${A}`), {
    nextHeader: 59,
    hdrExtLen: 4,
    routingType: 0,
    segmentsLeft: 2,
    data: { reserved: 0, addresses: ["fe80::1", "fe80::1"] },
  });
});

Deno.test("ipv6-route reads the home address of type 2", () => {
  assertEquals(route(`3b 02 02 01 00000000 ${A}`), {
    nextHeader: 59,
    hdrExtLen: 2,
    routingType: 2,
    segmentsLeft: 1,
    data: { reserved: 0, homeAddress: "fe80::1" },
  });
});

Deno.test("ipv6-route reads compressed addresses of RPL", () => {
  assertEquals(
    route(`
      3b 03 03 02
      8e 60 0000 # 8 bytes left out, 14 of the last; 6 bytes of padding
      0000000000000003 0000000000000004 0009
      000000000000
    `),
    {
      nextHeader: 59,
      hdrExtLen: 3,
      routingType: 3,
      segmentsLeft: 2,
      data: {
        cmprI: 8,
        cmprE: 14,
        pad: 6,
        reserved: 0,
        addresses: ["0000000000000003", "0000000000000004", "0009"],
        padding: "000000000000",
      },
    },
  );
});

Deno.test("ipv6-route keeps the addresses of an RPL route that is cut short", () => {
  // 32 bytes by its length, 16 there: 8 of 9 addresses
  const frame = of(hex("3b 03 03 02 ffff0000 0102000000000000"));
  assertEquals(frame.get(ipv6Route)!.toJSON(), {
    nextHeader: 59,
    hdrExtLen: 3,
    routingType: 3,
    segmentsLeft: 2,
    data: {
      cmprI: 15,
      cmprE: 15,
      pad: 15,
      reserved: 0xf0000,
      addresses: ["01", "02", "00", "00", "00", "00", "00", "00"],
    },
  });
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("ipv6-route reads segments and their TLVs", () => {
  assertEquals(route(`3b 02 04 00 00 00 0000 ${A}`), {
    nextHeader: 59,
    hdrExtLen: 2,
    routingType: 4,
    segmentsLeft: 0,
    data: { lastEntry: 0, flags: 0, tag: 0, segments: ["fe80::1"], tlvs: [] },
  });
  const { data } = route(`
    3b 05 04 00 00 00 0007 ${A}
    05 0e 8000 00000001 0001020304050607 # HMAC, not verified, key 1
    04 04 00000000 # PadN
    00 00
  `) as { data: { tlvs: object[] } };
  assertEquals(data.tlvs, [
    {
      type: 5,
      length: 14,
      destinationUnverified: true,
      reserved: 0,
      keyId: 1,
      hmac: "0001020304050607",
    },
    { type: 4, length: 4, data: "00000000" },
    { type: 0 },
    { type: 0 },
  ]);
});

Deno.test("ipv6-route reads compact segment identifiers", () => {
  const { data } = route("3b 01 05 01 0001 0002 0003 0004 0000 0000") as {
    data: object;
  };
  assertEquals(data, { sids: [1, 2, 3, 4, 0, 0] });
});

Deno.test("ipv6-route keeps the data of a type that it does not know", () => {
  assertEquals(route("3b 00 63 00 61626364"), {
    nextHeader: 59,
    hdrExtLen: 0,
    routingType: 99,
    segmentsLeft: 0,
    data: { data: "61626364" },
  });
});

Deno.test("a checksum behind a route covers the last stop while nodes are left", () => {
  const here = datagram(1024, 1025, hex("00"), true), there = here.slice();
  there[7] -= 7; // to 2001:db8::9 instead of 2001:db8::2
  const stops =
    "20010db8000000000000000000000003 20010db8000000000000000000000009";
  const status = (head: string, b: Uint8Array) =>
    of(hex(head), b).get(udp)!.checksumStatus;

  assertEquals(status(`11 04 00 02 00000000 ${stops}`, there), 1);
  assertEquals(status(`11 04 00 00 00000000 ${stops}`, here), 1);
  assertEquals(status(`11 04 00 02 00000000 ${stops}`, here), 0);
  assertEquals(status(`11 02 02 01 00000000 ${stops.slice(33)}`, there), 1);
  // segments stand in reverse
  const segments = `${stops.slice(33)} ${stops.slice(0, 32)}`;
  assertEquals(status(`11 04 04 01 01 00 0000 ${segments}`, there), 1);
  // RPL leaves out what only the destination says
  assertEquals(status("11 01 03 01 ff 70 0000 09 00000000000000", there), 2);
});
