import { assertEquals } from "@std/assert";
import {
  bytes,
  choice,
  type OptionRules,
  options,
  padding,
  rest,
  struct,
  u16,
  u8,
} from "../../mod.ts";
import { outcome } from "./read.ts";

interface Head {
  type: number;
}
interface Sized extends Head {
  length: number;
}
const head = { type: u8(), length: u8() };
const other = struct<Sized & { data: Uint8Array }>({ ...head, data: rest() });
const number = struct<Sized & { value: number }>({ ...head, value: u16() });

/** Reads options, with what is wrong; a byte stands behind an area that has a size. */
function reading(rules: Partial<OptionRules<Head>>) {
  const field = options<Head>({ counts: "all", cases: {}, other, ...rules });
  const table = struct<{ x: Head[]; behind?: number }>({
    x: field,
    ...rules.size !== undefined && { behind: u8() },
  } as never);
  return (hex: string) => {
    const { values, damage, notes } = outcome(table, hex);
    return [(values as { x: object[] }).x, damage, notes];
  };
}

Deno.test("options stand one after another, known and unknown", () => {
  const read = reading({ cases: { 1: number } });
  assertEquals(read("01 04 0007 09 03 ab 09 02"), [
    [
      { type: 1, length: 4, value: 7 },
      { type: 9, length: 3, data: "ab" },
      { type: 9, length: 2, data: "" },
    ],
    undefined,
    [],
  ]);
  assertEquals(read(""), [[], undefined, []]);
});

Deno.test("a length may count the value alone, in units, in two bytes", () => {
  assertEquals(reading({ counts: "value" })("09 01 ab 08 00"), [
    [{ type: 9, length: 1, data: "ab" }, { type: 8, length: 0, data: "" }],
    undefined,
    [],
  ]);
  assertEquals(reading({ unit: 8 })("09 01 010203040506"), [
    [{ type: 9, length: 1, data: "010203040506" }],
    undefined,
    [],
  ]);
  const wide = { type: u16(), length: u16() };
  const read = reading({
    typeSize: 2,
    lengthSize: 2,
    counts: "value",
    cases: {
      0x101: struct<Sized & { b: Uint8Array }>({ ...wide, b: bytes(1) }),
    },
    other: struct<Sized & { data: Uint8Array }>({ ...wide, data: rest() }),
  });
  assertEquals(read("0101 0001 ab 0001 0002 cdef"), [
    [
      { type: 0x101, length: 1, b: "ab" },
      { type: 1, length: 2, data: "cdef" },
    ],
    undefined,
    [],
  ]);
});

Deno.test("single options have no length, and the last takes the rest", () => {
  const one = struct<Head>({ type: u8() });
  const end = struct<Head & { padding?: Uint8Array }>({
    type: u8(),
    padding: padding(),
  });
  const read = reading({ single: [0, 1], last: 0, cases: { 0: end, 1: one } });
  assertEquals(read("01 01 09 02 00 05 06"), [
    [
      { type: 1 },
      { type: 1 },
      { type: 9, length: 2, data: "" },
      { type: 0, padding: "0506" },
    ],
    undefined,
    [],
  ]);
});

Deno.test("an area has a size of its own", () => {
  const read = reading({ size: 4 });
  assertEquals(read("09 04 abcd 07"), [
    [{ type: 9, length: 4, data: "abcd" }],
    undefined,
    [],
  ]);
  assertEquals(read("09 03 ab")[1], "short x: needs 4 bytes, has 3");
});

Deno.test("a damaged option is noted, and the next one is read", () => {
  const read = reading({ cases: { 1: number } });
  const next = { type: 9, length: 2, data: "" };
  assertEquals(read("01 03 00 09 02"), [
    [{ type: 1, length: 3 }, next],
    undefined,
    ["short value: needs 4 bytes, has 3"],
  ]);
  assertEquals(read("01 06 0007 abcd 09 02"), [
    [{ type: 1, length: 6, value: 7 }, next],
    undefined,
    ["leftover : 2 bytes behind the last field"],
  ]);
});

Deno.test("a length that cannot be ends the list, and never hangs", () => {
  const read = reading({});
  const first = { type: 9, length: 2, data: "" };
  for (const length of [0, 1]) {
    assertEquals(read(`09 02 09 0${length} 0102`), [
      [first],
      `malformed x: option length is ${length}`,
      [],
    ]);
  }
  assertEquals(read("09 02 09 05 0102"), [
    [first, { type: 9, length: 5, data: "0102" }],
    "short x: needs 5 bytes, has 4",
    [],
  ]);
  assertEquals(read("09 02 09"), [
    [first],
    "short x: needs 2 bytes, has 1",
    [],
  ]);
});

Deno.test("an option's table may depend on its bytes", () => {
  const pick = choice<Head>(
    [number, other],
    (c) => c.peek(1) === 4 ? number : other,
  );
  assertEquals(reading({ cases: { 1: pick } })("01 04 0007 01 03 ab")[0], [
    { type: 1, length: 4, value: 7 },
    { type: 1, length: 3, data: "ab" },
  ]);
});

Deno.test("further types can be added; the field itself stays as it was", () => {
  const field = options<Head>({ counts: "all", cases: {}, other });
  const more = field.with({ 1: number });
  const read = (x: typeof field) =>
    outcome(struct<{ x: Head[] }>({ x }), "01 04 0007").values;
  assertEquals(read(more), { x: [{ type: 1, length: 4, value: 7 }] });
  assertEquals(read(field), { x: [{ type: 1, length: 4, data: "0007" }] });
  assertEquals(
    read(more.with({ 1: other })),
    { x: [{ type: 1, length: 4, data: "0007" }] },
  );
});
