import { assertEquals } from "@std/assert";
import {
  Cursor,
  type HeaderField,
  headerFields,
  headerValue,
  struct,
} from "../../mod.ts";
import { Damage } from "../../src/bytes/cursor.ts";

const head = struct<{ fields: HeaderField[] }>({
  fields: headerFields({ line: 20, count: 3 }),
});

/** Header fields, and the kinds of what is wrong with them. */
function fieldsOf(text: string): [string[], string[]] {
  const c = new Cursor(new TextEncoder().encode(text)), kinds: string[] = [];
  const v = head.open(c);
  try {
    head.fill(v, c);
  } catch (e) {
    if (!(e instanceof Damage)) throw e;
    kinds.push(e.kind);
  }
  kinds.unshift(...c.notes.map((n) => n.kind));
  const { fields } = head.show(v);
  return [fields.map((f) => `${f.name}=${f.value}`), kinds];
}

Deno.test("header fields end at the empty line", () => {
  assertEquals(fieldsOf("A: 1\r\nb:2\nC:\r\n\r\nbody"), [
    ["A=1", "b=2", "C="],
    [],
  ]);
});

Deno.test("header fields are kept up to the cut, the limit and past a mistake", () => {
  assertEquals(fieldsOf("A: 1\r\nB: 2"), [["A=1"], ["short"]]);
  assertEquals(fieldsOf("A: 1\r\n"), [["A=1"], ["short"]]);
  assertEquals(fieldsOf("a:1\na:2\na:3\na:4\n\n")[1], ["limit"]);
  assertEquals(fieldsOf("A: " + "x".repeat(20) + "\r\n\r\n"), [[], ["limit"]]);
  assertEquals(fieldsOf("what\r\nB: 2\r\n\r\n"), [["what=", "B=2"], [
    "malformed",
  ]]);
});

Deno.test("headerValue finds the first field of a name in any case", () => {
  const fields = [{ name: "hOsT", value: "a" }, { name: "Host", value: "b" }];
  assertEquals(headerValue(fields, "Host"), "a");
  assertEquals(headerValue(fields, "Date"), undefined);
  assertEquals(headerValue(undefined, "Date"), undefined);
});
