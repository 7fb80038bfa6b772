import { assertEquals } from "@std/assert";
import {
  type Choice,
  choice,
  chosen,
  type Cursor,
  derived,
  type Field,
  ifMore,
  list,
  listToEnd,
  listUntil,
  listWhile,
  oneOf,
  rest,
  sized,
  struct,
  u16,
  u8,
  when,
  within,
} from "../../mod.ts";
import { outcome, valueOf } from "./read.ts";

interface Pair {
  a: number;
  b: number;
}
const pair = struct<Pair>({ a: u8(), b: u8() });

/** A field between a size and a byte behind it. */
function between<T>(field: Field<T>) {
  interface Around {
    n: number;
    x: T;
    behind: number;
  }
  const table = struct<Around>({ n: u8(), x: field, behind: u8() } as never);
  return (hex: string) => {
    const { values, damage, notes } = outcome(table, hex);
    const { x, behind } = values as { x?: unknown; behind?: number };
    return [x, behind, damage, notes];
  };
}
const n = (h: { n: number }) => h.n;

Deno.test("a list has as many elements as were counted", () => {
  const read = between(list(u16(), n));
  assertEquals(read("02 0001 0002 09"), [[1, 2], 9, undefined, []]);
  assertEquals(read("00 09"), [[], 9, undefined, []]);
  assertEquals(read("ff 0001 00"), [
    [1],
    undefined,
    "short x: needs 2 bytes, has 1",
    [],
  ]);
  assertEquals(between(list(pair, n))("ff 0102 03"), [
    [{ a: 1, b: 2 }, { a: 3 }],
    undefined,
    "short b: needs 2 bytes, has 1",
    [],
  ]);
});

Deno.test("a list whose elements take no bytes ends", () => {
  const read = between(list(rest(), n));
  assertEquals(read("03 0102"), [
    ["0102", ""],
    undefined,
    "malformed x: an element takes no bytes",
    [],
  ]);
});

Deno.test("a list goes to the end, as long as it should, or up to its last element", () => {
  assertEquals(valueOf(listToEnd(u16()), "00010002"), [1, 2]);
  assertEquals(valueOf(listToEnd(u16()), ""), []);
  const below = listWhile(u8(), (c: Cursor) => c.room > 0 && c.peek() < 5);
  assertEquals(between(below)("00 01 02 07"), [[1, 2], 7, undefined, []]);
  const until = listUntil(pair, (x) => x.a === 0);
  assertEquals(between(until)("00 0102 0003 09"), [
    [{ a: 1, b: 2 }, { a: 0, b: 3 }],
    9,
    undefined,
    [],
  ]);
  assertEquals(between(until)("00 0102 03"), [
    [{ a: 1, b: 2 }, { a: 3 }],
    undefined,
    "short b: needs 2 bytes, has 1",
    [],
  ]);
});

Deno.test("lists inside lists keep to themselves", () => {
  const inner = struct<{ n: number; x: number[] }>({
    n: u8(),
    x: list(u8(), n),
  });
  assertEquals(valueOf(listToEnd(inner), "02 0102 00 01 03"), [
    { n: 2, x: [1, 2] },
    { n: 0, x: [] },
    { n: 1, x: [3] },
  ]);
  const { values } = outcome(
    struct<{ x: unknown[] }>({ x: listToEnd(inner) }),
    "01 01 03 0203",
  );
  assertEquals(values, { x: [{ n: 1, x: [1] }, { n: 3, x: [2, 3] }] });
});

Deno.test("a field is there when the table says so, or when bytes remain", () => {
  const read = between(when((h: { n: number }) => h.n > 0, u16()));
  assertEquals(read("01 0002 09"), [2, 9, undefined, []]);
  assertEquals(read("00 09"), [undefined, 9, undefined, []]);
  assertEquals(valueOf(ifMore(u16()), "0002"), 2);
  assertEquals(valueOf(ifMore(u16()), ""), undefined);
  assertEquals(
    outcome(struct<{ x: number }>({ x: ifMore(u16()) }), "00").damage,
    "short x: needs 2 bytes, has 1",
  );
});

Deno.test("an area confines what goes wrong in it", () => {
  const read = between(within(n, listToEnd(u16())));
  assertEquals(read("04 0001 0002 09"), [[1, 2], 9, undefined, []]);
  assertEquals(read("03 0001 00 09"), [
    [1],
    9,
    undefined,
    ["short : needs 2 bytes, has 1"],
  ]);
  // an area that is itself cut short ends the table, and keeps what is there
  assertEquals(read("08 0001 0002"), [
    [1, 2],
    undefined,
    "short x: needs 8 bytes, has 4",
    [],
  ]);
});

Deno.test("an area notes what its field leaves", () => {
  const read = between(within(n, pair));
  assertEquals(read("04 0102 0304 09"), [
    { a: 1, b: 2 },
    9,
    undefined,
    ["leftover : 2 bytes behind the last field"],
  ]);
  assertEquals(read("01 01 09"), [
    { a: 1 },
    9,
    undefined,
    ["short b: needs 2 bytes, has 1"],
  ]);
});

Deno.test("an element may say how many bytes it has", () => {
  const one = sized(
    (c) => c.peek(),
    struct<{ n: number; x: Uint8Array }>({
      n: u8(),
      x: rest(),
    }),
  );
  assertEquals(valueOf(listToEnd(one), "03 abcd 01 02 ef"), [
    { n: 3, x: "abcd" },
    { n: 1, x: "" },
    { n: 2, x: "ef" },
  ]);
});

Deno.test("a variant is chosen by an earlier value, or by the bytes themselves", () => {
  const read = between<unknown>(
    oneOf<{ n: number }, unknown>(n, { 1: u8(), 2: u16(), 3: pair }, u8()),
  );
  assertEquals(read("01 05 09"), [5, 9, undefined, []]);
  assertEquals(read("02 0005 09"), [5, 9, undefined, []]);
  assertEquals(read("03 0506 09"), [{ a: 5, b: 6 }, 9, undefined, []]);
  assertEquals(read("63 05 09"), [5, 9, undefined, []]);
  assertEquals(read("02 00"), [
    undefined,
    undefined,
    "short x: needs 2 bytes, has 1",
    [],
  ]);
  const long = struct<{ c: number }>({ c: u16() });
  const pick: Choice<object> = choice<object>(
    [pair, long],
    (c) => c.peek() < 128 ? pair : long,
  );
  assertEquals(pick.tables, [pair, long]);
  assertEquals(valueOf(chosen(pick), "0102"), { a: 1, b: 2 });
  assertEquals(valueOf(chosen(pick), "8001"), { c: 0x8001 });
});

Deno.test("a derived value has no bytes, and may be unknown", () => {
  interface Sum extends Pair {
    sum?: number;
  }
  const table = struct<Sum>({
    a: u8(),
    b: u8(),
    sum: derived((h: Sum) => h.a > 0 ? h.a + h.b : undefined, { unit: "s" }),
  });
  assertEquals(outcome(table, "0102").values, { a: 1, b: 2, sum: 3 });
  assertEquals(outcome(table, "0002").values, { a: 0, b: 2 });
  const node = table.tree(outcome(table, "0102").view, 0, 0)[2];
  assertEquals([node.value, node.hint, node.start, node.end], [3, "3 s", 2, 2]);
});

Deno.test("the names of a field inside another are its own", () => {
  const names = { 1: "one", 2: "two" };
  const table = struct<{ n: number; x: number[]; y?: number }>({
    n: u8(),
    x: list(u8({ names }), n),
    y: when(() => true, u8({ names })),
  });
  assertEquals(outcome(table, "02 0103 02", true).values, {
    n: 2,
    x: [1, 3],
    xLabel: ["one", "3"],
    y: 2,
    yLabel: "two",
  });
});

Deno.test("a tree gives each element of a list its place", () => {
  const table = struct<{ n: number; x: number[]; y: Pair[] }>({
    n: u8(),
    x: list(u16(), n),
    y: listToEnd(pair),
  });
  const [, x, y] = table.tree(
    outcome(table, "02 0001 0002 0304").view,
    0,
    0,
  );
  assertEquals(x.children.map((c) => [c.name, c.value, c.start, c.end]), [
    ["0", 1, 1, 3],
    ["1", 2, 3, 5],
  ]);
  assertEquals(y.children[0].children.map((c) => [c.name, c.start, c.end]), [
    ["a", 5, 6],
    ["b", 6, 7],
  ]);
});
