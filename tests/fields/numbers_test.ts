import { assertEquals, assertThrows } from "@std/assert";
import {
  bits,
  type Field,
  flag,
  fromHex,
  i16,
  i32,
  i8,
  struct,
  u16,
  u16le,
  u24,
  u32,
  u32either,
  u32le,
  u48,
  u64,
  u8,
} from "../../mod.ts";
import { outcome, valueOf } from "./read.ts";

Deno.test("whole numbers read all of their values, from any place", () => {
  const numbers: readonly (readonly [Field<number>, string, number])[] = [
    [u8(), "ff", 255],
    [u16(), "fffe", 0xfffe],
    [u24(), "fffefd", 0xfffefd],
    [u32(), "fffefdfc", 0xfffefdfc],
    [u48(), "fffefdfcfbfa", 0xfffefdfcfbfa],
    [i8(), "80", -128],
    [i8(), "7f", 127],
    [i16(), "8000", -32768],
    [i16(), "7fff", 32767],
    [i32(), "80000000", -(2 ** 31)],
    [i32(), "7fffffff", 2 ** 31 - 1],
    [u16le(), "fffe", 0xfeff],
    [u32le(), "fcfdfeff", 0xfffefdfc],
  ];
  for (const [field, hex, value] of numbers) {
    assertEquals(valueOf(field, hex), value);
    assertEquals(valueOf(field, "00".repeat(hex.length / 2)), 0);
    // its getter, two bytes into a table that begins behind a byte
    assertEquals(field.at!(2, 0)(fromHex(`ff ffff ${hex} ff`), 1), value);
    assertEquals(field.bits, hex.length * 4);
  }
});

Deno.test("64-bit numbers are bigints, and decimal text beyond 2^53", () => {
  assertEquals(
    u64().at!(0, 0)(fromHex("fffefdfcfbfaf9f8"), 0),
    0xfffefdfcfbfaf9f8n,
  );
  assertEquals(valueOf(u64(), "001fffffffffffff"), 2 ** 53 - 1);
  assertEquals(valueOf(u64(), "0020000000000000"), "9007199254740992");
  assertEquals(valueOf(u64(), "ffffffffffffffff"), "18446744073709551615");
});

Deno.test("u32either tells the byte order by where the zeros stand", () => {
  assertEquals(valueOf(u32either(), "00000102"), 0x102);
  assertEquals(valueOf(u32either(), "02010000"), 0x102);
  assertEquals(valueOf(u32either(), "00000000"), 0);
});

Deno.test("bit fields read any number of bits at any bit", () => {
  const b = fromHex("f0 a5 3c 9b 71");
  const plain = [...b].map((x) => x.toString(2).padStart(8, "0")).join("");
  for (let bit = 0; bit < 8; bit++) {
    for (let n = 1; n <= 31 && bit + n <= 32; n++) {
      for (const byte of [0, 1]) {
        const from = byte * 8 + bit;
        assertEquals(
          bits(n).at!(byte, bit)(b, 0),
          parseInt(plain.slice(from, from + n), 2),
          `${n} bits at ${from}`,
        );
      }
    }
    assertEquals(flag().at!(1, bit)(b, 0), plain[8 + bit] === "1");
  }
});

Deno.test("bit fields outside their limits are refused", () => {
  for (const n of [0, 32, -1, NaN]) assertThrows(() => bits(n), RangeError);
  assertThrows(() => bits(31).at!(0, 2), RangeError);
});

interface Mixed {
  a: number;
  f: boolean;
  b: number;
  c: number;
}
const mixed = struct<Mixed>({
  a: bits(3, { names: { 5: "five" } }),
  f: flag(),
  b: bits(12, { hex: true }),
  c: u16({ unit: "s", scale: 10, alias: "x.c" }),
});

Deno.test("bits share bytes in the order of the table", () => {
  assertEquals(outcome(mixed, "babc 0007").values, {
    a: 5,
    f: true,
    b: 0xabc,
    c: 7,
  });
});

Deno.test("a run that is cut short keeps the fields that are whole", () => {
  const cut = (hex: string) => {
    const { values, damage } = outcome(mixed, hex);
    return [Object.keys(values), damage];
  };
  assertEquals(cut(""), [[], "short a: needs 4 bytes, has 0"]);
  assertEquals(cut("ba"), [["a", "f"], "short b: needs 4 bytes, has 1"]);
  assertEquals(cut("babc"), [["a", "f", "b"], "short c: needs 4 bytes, has 2"]);
  assertEquals(cut("babc00"), [
    ["a", "f", "b"],
    "short c: needs 4 bytes, has 3",
  ]);
});

Deno.test("labels stand beside values that have a name", () => {
  const values = (hex: string) => outcome(mixed, hex, true).values;
  assertEquals(values("babc 0007"), {
    a: 5,
    aLabel: "five",
    f: true,
    b: 0xabc,
    c: 7,
  });
  assertEquals(values("1abc 0007"), { a: 0, f: true, b: 0xabc, c: 7 });
});

Deno.test("a tree shows labels, hints, aliases and places", () => {
  const { view } = outcome(mixed, "babc 0007");
  const nodes = mixed.tree(view, 0, 0);
  assertEquals(
    nodes.map((n) => [n.name, n.value, n.label, n.hint, n.start, n.end]),
    [
      ["a", 5, "five", undefined, 0, 1],
      ["f", true, undefined, undefined, 0, 1],
      ["b", 0xabc, undefined, "0xabc", 0, 2],
      ["c", 7, undefined, "70 s", 2, 4],
    ],
  );
  assertEquals(nodes.map((n) => n.alias), [
    undefined,
    undefined,
    undefined,
    "x.c",
  ]);
});

Deno.test("names may be worked out from the table", () => {
  interface Pair {
    a: number;
    b: number;
  }
  const pair = struct<Pair>({
    a: u8(),
    b: u8({ names: (x: number, h: Pair) => h.a > 0 ? `b${x}` : undefined }),
  });
  assertEquals(outcome(pair, "0102", true).values, {
    a: 1,
    b: 2,
    bLabel: "b2",
  });
  assertEquals(outcome(pair, "0002", true).values, { a: 0, b: 2 });
});
