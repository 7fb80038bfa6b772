import { assertEquals } from "@std/assert";
import {
  Cursor,
  fromHex,
  listToEnd,
  rest,
  struct,
  u16,
  u8,
  vector,
} from "../../mod.ts";

interface Vectors {
  list: number[];
  bytes: Uint8Array;
  next: number;
}
const table = struct<Vectors>({
  list: vector(1, listToEnd(u16())),
  bytes: vector(3, rest()),
  next: u8(),
});

/** What is read, and what is noticed on the way. */
function read(hex: string): [object, string[]] {
  const c = new Cursor(fromHex(hex));
  const { face } = table.readView(c);
  return [face.toJSON(), c.notes.map((n) => `${n.kind} ${n.message}`)];
}

Deno.test("vectors stand behind lengths of one to three bytes", () => {
  assertEquals(read("04 0001 0002 000003 616263 07"), [
    { list: [1, 2], bytes: "616263", next: 7 },
    [],
  ]);
  assertEquals(read("00 000000 07"), [{ list: [], bytes: "", next: 7 }, []]);
});

Deno.test("a vector confines what goes wrong in it", () => {
  assertEquals(read("03 0001 00 000000 07"), [
    { list: [1], bytes: "", next: 7 },
    ["short needs 2 bytes, has 1"],
  ]);
});
