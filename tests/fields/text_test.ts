import { assertEquals } from "@std/assert";
import {
  addressPadding,
  bytes,
  eui64,
  type Field,
  hardwareAddress,
  ipv4Address,
  ipv6Address,
  ipv6Prefix,
  mac,
  paddedAddress,
  paddedText,
  padding,
  protocolAddress,
  rest,
  restText,
  struct,
  text,
  u16,
  u8,
  zeroText,
} from "../../mod.ts";
import { outcome, valueOf } from "./read.ts";

/** What ends a table of one field. */
const damage = (x: Field<unknown>, hex: string) =>
  outcome(struct<{ x: unknown }>({ x }), hex).damage;

Deno.test("addresses are text", () => {
  assertEquals(valueOf(mac(), "020000fffe01"), "02:00:00:ff:fe:01");
  assertEquals(valueOf(eui64(), "020000fffe000001"), "02:00:00:ff:fe:00:00:01");
  assertEquals(valueOf(ipv4Address(), "c0000201"), "192.0.2.1");
  assertEquals(
    valueOf(ipv6Address(), "20010db8000000000000000000000001"),
    "2001:db8::1",
  );
  assertEquals(damage(mac(), "020000fffe"), "short x: needs 6 bytes, has 5");
  assertEquals(damage(ipv4Address(), ""), "short x: needs 4 bytes, has 0");
});

Deno.test("an address of a size that the packet says is text where its kind is known", () => {
  interface Sized {
    type: number;
    size: number;
    hardware?: string;
    protocol?: string;
  }
  const size = (h: Sized) => h.size;
  const table = struct<Sized>({
    type: u16(),
    size: u8(),
    hardware: hardwareAddress(size),
    protocol: protocolAddress(size, (h: Sized) => h.type),
  });
  const read = (hex: string) => {
    const { hardware, protocol } = outcome(table, hex).values as Sized;
    return [hardware, protocol];
  };
  assertEquals(read("0800 06 020000000001 020000000001"), [
    "02:00:00:00:00:01",
    "020000000001",
  ]);
  assertEquals(read("0800 04 0a000001 0a000001"), ["0a000001", "10.0.0.1"]);
  assertEquals(
    read("86dd 10" + "00".repeat(15) + "01" + "00".repeat(15) + "01"),
    [
      "00".repeat(15) + "01",
      "::1",
    ],
  );
  assertEquals(read("0800 00"), [undefined, undefined]);
});

Deno.test("an address in a field of 8 bytes leaves the others as padding", () => {
  interface Padded {
    size: number;
    address: string;
    padding?: Uint8Array;
  }
  const table = struct<Padded>({
    size: u8(),
    address: paddedAddress(),
    padding: addressPadding(1),
  });
  const read = (hex: string) => outcome(table, hex).values;
  assertEquals(read("06 020000000001 abcd"), {
    size: 6,
    address: "02:00:00:00:00:01",
    padding: "abcd",
  });
  assertEquals(read("04 0a000001 00000000"), {
    size: 4,
    address: "10.0.0.1",
    padding: "00000000",
  });
  assertEquals(read("08 0102030405060708"), {
    size: 8,
    address: "0102030405060708",
  });
  assertEquals(read("ff 0102030405060708"), {
    size: 255,
    address: "0102030405060708",
  });
});

Deno.test("a prefix is filled up with zeros", () => {
  assertEquals(valueOf(ipv6Prefix(), "20010db8"), "2001:db8::");
  assertEquals(valueOf(ipv6Prefix(2), "2001"), "2001::");
  assertEquals(valueOf(ipv6Prefix(0), ""), "::");
  assertEquals(
    damage(ipv6Prefix(), "00".repeat(17)),
    "malformed x: prefix of 17 bytes",
  );
});

Deno.test("bytes are as many as a number or the table says, and hexadecimal in JSON", () => {
  interface Sized {
    n: number;
    x: Uint8Array;
    behind: number;
  }
  const table = struct<Sized>({
    n: u8(),
    x: bytes((h: Sized) => h.n - 1),
    behind: u8(),
  });
  const read = (hex: string) => {
    const { values, damage } = outcome(table, hex);
    return [values, damage];
  };
  assertEquals(read("03 abcd 07"), [{ n: 3, x: "abcd", behind: 7 }, undefined]);
  assertEquals(read("01 07"), [{ n: 1, x: "", behind: 7 }, undefined]);
  assertEquals(read("00 07"), [{ n: 0, x: "", behind: 7 }, undefined]); // -1 is none
  assertEquals(read("ff abcd"), [
    { n: 255, x: "abcd" },
    "short x: needs 254 bytes, has 2",
  ]);
  const { view } = outcome(table, "03 abcd 07");
  assertEquals(
    (view.face as unknown as Sized).x,
    new Uint8Array([0xab, 0xcd]),
  );
  assertEquals(valueOf(bytes(2), "abcd"), "abcd");
});

Deno.test("rest takes what remains, and padding is absent where nothing does", () => {
  assertEquals([valueOf(rest(), "abcd"), valueOf(rest(), "")], ["abcd", ""]);
  assertEquals([valueOf(padding(), "abcd"), valueOf(padding(), "")], [
    "abcd",
    undefined,
  ]);
});

Deno.test("text is UTF-8, or ISO 8859-1 where a protocol says so", () => {
  assertEquals(valueOf(text(3), "61c3a9"), "aé");
  assertEquals(valueOf(text(3, { latin1: true }), "61c3a9"), "a\u00c3\u00a9");
  assertEquals(valueOf(text(2), "61ff"), "a\ufffd");
  assertEquals(valueOf(restText(), "61c3a9"), "aé");
  assertEquals(valueOf(restText({ latin1: true }), "e9"), "é");
  assertEquals(valueOf(restText(), ""), "");
  assertEquals(damage(text(3), "6162"), "short x: needs 3 bytes, has 2");
});

Deno.test("text ends at a NUL, inside a field or at its end", () => {
  assertEquals(valueOf(paddedText(4), "61620063"), "ab");
  assertEquals(valueOf(paddedText(2), "6162"), "ab");
  assertEquals(valueOf(paddedText(2), "0000"), "");
  assertEquals(valueOf(zeroText(), "616200"), "ab");
  assertEquals(valueOf(zeroText(), "00"), "");
  assertEquals(damage(zeroText(), "6162"), "short x: needs 3 bytes, has 2");
  assertEquals(damage(zeroText(), ""), "short x: needs 1 bytes, has 0");
});
