import { assertEquals, assertThrows } from "@std/assert";
import {
  bits,
  bytes,
  Cursor,
  dnsName,
  type Field,
  fromHex,
  listToEnd,
  rest,
  struct,
  type Table,
  u16,
  u8,
} from "../../mod.ts";
import { outcome } from "./read.ts";

interface Message {
  id: number;
  n: number;
  name: Uint8Array;
  port: number;
  flags: number;
  rest: Uint8Array;
}
const message = struct<Message>({
  id: u16(),
  n: u8(),
  name: bytes((h: Message) => h.n),
  port: u16(),
  flags: u8(),
  rest: rest(),
});

Deno.test("fixed runs, spans and runs behind them are read in their order", () => {
  const { values, damage, left } = outcome(
    message,
    "0001 02 6162 0050 ff 0102",
  );
  assertEquals(values, {
    id: 1,
    n: 2,
    name: "6162",
    port: 80,
    flags: 255,
    rest: "0102",
  });
  assertEquals([damage, left], [undefined, 0]);
  assertEquals([message.fixed, message.leading], [3, 2]);
});

Deno.test("every prefix of a table keeps the fields that are whole", () => {
  const whole = "0001 02 6162 0050 ff";
  const kept = (bytes: number) => {
    const { values, damage } = outcome(
      message,
      whole.replaceAll(" ", "").slice(0, bytes * 2),
    );
    return [Object.keys(values).length, damage];
  };
  assertEquals(Array.from({ length: 9 }, (_, i) => kept(i)), [
    [0, "short id: needs 3 bytes, has 0"],
    [0, "short id: needs 3 bytes, has 1"],
    [1, "short n: needs 3 bytes, has 2"],
    [3, "short name: needs 2 bytes, has 0"],
    [3, "short name: needs 2 bytes, has 1"],
    [3, "short port: needs 3 bytes, has 0"],
    [3, "short port: needs 3 bytes, has 1"],
    [4, "short flags: needs 3 bytes, has 2"],
    [6, undefined],
  ]);
});

Deno.test("a face gives undefined for what the bytes did not hold", () => {
  const { view } = outcome(message, "0001 02 61");
  const face = view.face as unknown as Message;
  assertEquals([face.id, face.n, face.port, face.rest], [
    1,
    2,
    undefined,
    undefined,
  ]);
  assertEquals(face.name, new Uint8Array([0x61]));
  assertEquals(view.whole, false);
  assertEquals(view.face, view.face);
});

Deno.test("a face enumerates its fields, and turns into a plain object", () => {
  const { view } = outcome(message, "0001 00 0050 ff");
  const names: string[] = [];
  for (const name in view.face) if (name[0] !== "$") names.push(name);
  assertEquals(names, ["id", "n", "name", "port", "flags", "rest"]);
  assertEquals(JSON.parse(JSON.stringify(view.face)), {
    id: 1,
    n: 0,
    name: "",
    port: 80,
    flags: 255,
    rest: "",
  });
});

Deno.test("tables inside tables are read in place, and shown by their faces", () => {
  interface Outer {
    head: number;
    inner: Message;
  }
  const outer = struct<Outer>({ head: u8(), inner: message });
  const { values, view } = outcome(outer, "07 0001 01 61 0050 ff");
  assertEquals(values, {
    head: 7,
    inner: { id: 1, n: 1, name: "61", port: 80, flags: 255, rest: "" },
  });
  assertEquals((view.face as unknown as Outer).inner.port, 80);
  const cut = outcome(outer, "07 0001 01");
  assertEquals(cut.damage, "short name: needs 1 bytes, has 0");
  assertEquals(cut.values, { head: 7, inner: { id: 1, n: 1, name: "" } });
});

Deno.test("the same table can be read again and again", () => {
  const c = new Cursor(fromHex("0001 00 0050 ff"));
  const first = message.readView(c);
  c.aim(fromHex("0002 00 0051 fe"), 0, 6);
  const second = message.readView(c);
  const ids = [first, second].map((v) => (v.face as unknown as Message).id);
  assertEquals(ids, [1, 2]);
  // a probe is one object, pointed at one view after another
  assertEquals([message.probe(first).id, message.probe(second).id], [1, 2]);
  assertEquals(message.probe(first), message.probe(second));
});

Deno.test("a tree gives every field its bytes, counted from an origin", () => {
  const { view } = outcome(message, "0001 02 6162 0050 ff 01");
  const places = message.tree(view, 3, 1).map((n) => [n.name, n.start, n.end]);
  assertEquals(places, [
    ["id", -1, 1],
    ["n", 1, 2],
    ["name", 2, 4],
    ["port", 4, 6],
    ["flags", 6, 7],
    ["rest", 7, 8],
  ]);
  assertEquals(message.tree(view, 3, 0)[0].buffer, 3);
});

Deno.test("offsets inside a message count from its origin", () => {
  interface Named {
    length: number;
    id: number;
    names: string[];
  }
  const table: Table<Named> = {
    length: u16(),
    id: u16(),
    names: listToEnd(dnsName()),
  };
  // the pointer counts from the table, or from behind its length
  const hex = (to: string) => `0000 0001 0161 00 c0${to}`;
  assertEquals(outcome(struct<Named>(table), hex("04")).values, {
    length: 0,
    id: 1,
    names: ["a", "a"],
  });
  assertEquals(
    outcome(struct<Named>(table, { origin: 2 }), hex("02")).values,
    { length: 0, id: 1, names: ["a", "a"] },
  );
});

Deno.test("tables that cannot be are refused when they are made", () => {
  const make = (table: Record<string, Field<unknown>>) => () =>
    struct<Record<string, unknown>>(table);
  for (const name of ["toJSON", "constructor", "$x"]) {
    assertThrows(make({ [name]: u8() }), TypeError, "cannot be named");
  }
  assertThrows(make({ a: bits(4), b: rest() }), TypeError, "inside a byte");
  assertThrows(make({ a: bits(4) }), TypeError, "whole bytes");
  assertThrows(() => listToEnd(bits(4)), TypeError, "whole bytes");
});
