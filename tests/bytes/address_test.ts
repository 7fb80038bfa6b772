import { assertEquals, assertThrows } from "@std/assert";
import { fromHex } from "../../mod.ts";
import { formatIPv4, formatIPv6, formatMAC } from "../../src/bytes/address.ts";
import { fromIPv4, fromIPv6 } from "../../src/bytes/parse_address.ts";
import { Random } from "../capture/build.ts";

const ipv6 = (hex: string) => formatIPv6(fromHex(hex), 0);

Deno.test("addresses are formatted where they stand", () => {
  const b = fromHex("ff 0a 00 01 fe 09 80");
  assertEquals(formatMAC(b, 1), "0a:00:01:fe:09:80");
  assertEquals(formatIPv4(b, 2), "0.1.254.9");
});

Deno.test("IPv6 addresses are written as RFC 5952 says", () => {
  // §4.1: no leading zeros; §4.3: lower case
  assertEquals(
    ipv6("20010db8 00010002 0003ABCD 00040005"),
    "2001:db8:1:2:3:abcd:4:5",
  );
  // §4.2.1: as much as possible; §4.2.2: not for one group
  assertEquals(ipv6("20010db8 00000000 00000000 00020001"), "2001:db8::2:1");
  assertEquals(
    ipv6("20010db8 00000001 00010001 00010001"),
    "2001:db8:0:1:1:1:1:1",
  );
  // §4.2.3: the longest run, of equals the first
  assertEquals(ipv6("20010000 00000001 00000000 00000001"), "2001:0:0:1::1");
  assertEquals(
    ipv6("20010db8 00000000 00010000 00000001"),
    "2001:db8::1:0:0:1",
  );
  assertEquals(ipv6("00".repeat(16)), "::");
  assertEquals(ipv6("00".repeat(15) + "01"), "::1");
  assertEquals(ipv6("0001" + "00".repeat(14)), "1::");
  assertEquals(ipv6("0000" + "0001".repeat(7)), "0:1:1:1:1:1:1:1");
  assertEquals(ipv6("0001".repeat(7) + "0000"), "1:1:1:1:1:1:1:0");
  assertEquals(ipv6("0001".repeat(6) + "00000000"), "1:1:1:1:1:1::");
  assertEquals(
    ipv6("00000000" + "ffff".repeat(6)),
    "::ffff:ffff:ffff:ffff:ffff:ffff",
  );
});

Deno.test("what is formatted can be read again, and is what a URL says", () => {
  const random = new Random(3);
  for (let i = 0; i < 2000; i++) {
    const b = Uint8Array.from(
      { length: 16 },
      () => random.below(3) ? 0 : random.below(256),
    );
    const text = formatIPv6(b, 0);
    assertEquals(fromIPv6(text), b);
    // the same algorithm: https://url.spec.whatwg.org/#concept-ipv6-serializer
    assertEquals(new URL(`http://[${text}]/`).hostname, `[${text}]`);
    assertEquals(fromIPv4(formatIPv4(b, 0)), b.slice(0, 4));
  }
});

Deno.test("IPv6 addresses are read in every form of RFC 4291 §2.2", () => {
  assertEquals(fromIPv6("::"), new Uint8Array(16));
  assertEquals(
    fromIPv6("FE80::0001"),
    fromHex("fe80" + "00".repeat(13) + "01"),
  );
  assertEquals(
    fromIPv6("1:2:3:4:5:6:7::"),
    fromHex("0001000200030004000500060007 0000"),
  );
  assertEquals(fromIPv6("1:2:3:4:5:6:7:8")[15], 8);
});

Deno.test("what is no address is a SyntaxError", () => {
  for (
    const text of [
      "",
      "1.2.3",
      "1.2.3.4.5",
      "256.0.0.1",
      "-1.0.0.1",
      "a.b.c.d",
      "1.5.2.3.1",
    ]
  ) {
    assertThrows(() => fromIPv4(text), SyntaxError);
  }
  for (
    const text of [
      "",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1::2::3",
      "12345::",
      "g::",
      ":1",
    ]
  ) assertThrows(() => fromIPv6(text), SyntaxError, "no IPv6 address", text);
});
