import { assertEquals } from "@std/assert";
import { Cursor } from "../../mod.ts";
import { Damage } from "../../src/bytes/cursor.ts";

const BYTES = new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7]);

/** The damage that a read throws. */
function damage(read: () => unknown): Damage {
  try {
    read();
  } catch (e) {
    if (e instanceof Damage) return e;
    throw e;
  }
  throw new Error("no damage was thrown");
}

Deno.test("a cursor reads up to its end, whatever is behind", () => {
  const c = new Cursor(BYTES, 1, 5);
  assertEquals([c.room, c.base], [4, 1]);
  assertEquals(c.byte(), 1);
  assertEquals(c.u16(), 0x0203);
  assertEquals(c.take(1), 4);
  assertEquals([c.p, c.room], [5, 0]);
  assertEquals(c.take(0), 5);
});

Deno.test("a cursor over bytes alone reads all of them", () => {
  const c = new Cursor(BYTES);
  assertEquals([c.p, c.end, c.base], [0, 8, 0]);
  assertEquals(new Cursor().room, 0);
});

Deno.test("what a cursor cannot read is damage that says how much was missing", () => {
  const reads: readonly (readonly [number, (c: Cursor) => unknown])[] = [
    [3, (c) => c.take(3)],
    [2 ** 32, (c) => c.take(2 ** 32)],
    [9, (c) => c.need(9)],
    [3, (c) => c.peek(2)],
  ];
  for (const [needed, read] of reads) {
    const c = new Cursor(BYTES, 3, 5), e = damage(() => read(c));
    assertEquals(
      { ...e },
      {
        kind: "short",
        at: 3,
        message: `needs ${needed} bytes, has 2`,
        needed,
        available: 2,
        value: undefined,
        field: "",
      },
    );
    assertEquals(c.p, 3);
  }
  assertEquals(damage(() => new Cursor(BYTES, 8).byte()).needed, 1);
  assertEquals(damage(() => new Cursor(BYTES, 7).u16()).available, 1);
});

Deno.test("need and peek do not move a cursor", () => {
  const c = new Cursor(BYTES, 2, 6);
  c.need(4);
  assertEquals([c.peek(), c.peek(3), c.p], [2, 5, 2]);
});

Deno.test("indexOf looks from the cursor to its end", () => {
  const c = new Cursor(BYTES, 2, 6);
  assertEquals([1, 2, 5, 6].map((x) => c.indexOf(x)), [-1, 2, 5, -1]);
});

Deno.test("malformed and limit say where and why, without the cost of an Error", () => {
  const c = new Cursor(BYTES, 2);
  assertEquals(damage(() => c.malformed("odd")).at, 2);
  const e = damage(() => c.limit("too many", 7));
  assertEquals([e.kind, e.at, e.message], ["limit", 7, "too many"]);
  assertEquals(e instanceof Error, false);
});

Deno.test("lists are taken from where they began, the inner before the outer", () => {
  const c = new Cursor();
  c.addToList("a");
  const from = c.listTop;
  c.addToList(1);
  c.addToList(2);
  assertEquals(c.takeList(from), [1, 2]);
  c.addToList("b");
  assertEquals(c.takeList(0), ["a", "b"]);
  assertEquals(c.takeList(0), []);
});

Deno.test("a cursor aimed anew forgets the names of the last message", () => {
  const c = new Cursor(BYTES);
  c.memo = new Map([[0, "name"]]);
  c.aim(BYTES, 4, 6);
  assertEquals([c.p, c.end, c.base, c.memo], [4, 6, 4, undefined]);
});

Deno.test("notes keep their order", () => {
  const c = new Cursor(BYTES);
  c.noteLeftover("a", 1, 2);
  c.notePartial("b", 3, 10, 4);
  c.noteDamage(new Damage("malformed", 5, "odd"));
  assertEquals(c.notes.map((n) => [n.kind, n.field, n.at, n.message]), [
    ["leftover", "a", 1, "2 bytes behind the last field"],
    ["partial", "b", 3, "needs 10 bytes, has 4"],
    ["malformed", "", 5, "odd"],
  ]);
});
