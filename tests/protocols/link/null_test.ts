import { assertEquals } from "@std/assert";
import { nullLoopback } from "../../../mod.ts";
import { hex, ipv4, ipv6, join, udp } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const packet = ipv4(17, udp(40000, 9, hex("6869")));
const packet6 = ipv6(17, udp(40000, 9, hex("6869"), true));

Deno.test("null recognises either byte order", () => {
  for (const head of ["02000000", "00000002"]) {
    const frame = frameOf(join(hex(head), packet), 0);
    assertEquals(frame.get(nullLoopback)!.family, 2);
    assertEquals(`${frame.chain}`, "Null:IPv4:UDP:Raw");
  }
});

Deno.test("null knows the number of IPv6 on each BSD", () => {
  for (const head of ["18000000", "0000001c", "1e000000"]) {
    const frame = frameOf(join(hex(head), packet6), 0);
    assertEquals(`${frame.chain}`, "Null:IPv6:UDP:Raw");
  }
});

Deno.test("null reads EtherTypes where systems write them", () => {
  for (const head of ["00000800", "0f000800"]) {
    const frame = frameOf(join(hex(head), packet), 0);
    assertEquals(`${frame.chain}`, "Null:IPv4:UDP:Raw");
  }
});

Deno.test("null keeps families that it does not know", () => {
  const frame = frameOf(hex("63000000 0102"), 0);
  assertEquals(frame.get(nullLoopback)!.family, 99);
  assertEquals(`${frame.chain}`, "Null:Raw");
});

Deno.test("raw ip is told apart by its first four bits", () => {
  for (const link of [12, 14, 101]) {
    assertEquals(`${frameOf(packet, link).chain}`, "RawIP:IPv4:UDP:Raw");
    assertEquals(`${frameOf(packet6, link).chain}`, "RawIP:IPv6:UDP:Raw");
    assertEquals(`${frameOf(hex("0102"), link).chain}`, "RawIP:Raw");
    assertEquals(frameOf(hex(""), link).problems, []);
  }
});
