import { assertEquals } from "@std/assert";
import {
  Cursor,
  foldedText,
  lineText,
  struct,
  textUpTo,
  word,
} from "../../mod.ts";
import { Damage } from "../../src/bytes/cursor.ts";

const ascii = (s: string) => new TextEncoder().encode(s);

interface Line {
  a: string;
  b: string;
}

/** What a table of two fields reads, and what is wrong with it. */
function read(
  table: ReturnType<typeof struct<Line>>,
  text: string,
): [object, string] {
  const c = new Cursor(ascii(text));
  try {
    return [table.readView(c).face.toJSON(), text.slice(c.p)];
  } catch (e) {
    if (!(e instanceof Damage)) throw e;
    return [{ ...(e.value as { face: object }).face }, e.kind];
  }
}

Deno.test("lineText ends at CR LF, or at a bare line feed", () => {
  const two = struct<Line>({ a: lineText(), b: lineText() });
  assertEquals(read(two, "one\r\ntwo\nrest"), [{ a: "one", b: "two" }, "rest"]);
  assertEquals(read(two, "\r\n\n"), [{ a: "", b: "" }, ""]);
});

Deno.test("a line that is cut short or too long is damage", () => {
  const two = struct<Line>({ a: lineText(), b: lineText({ limit: 4 }) });
  assertEquals(read(two, "one\r\ntwo")[1], "short");
  assertEquals(read(two, "one\r\nlonger")[1], "limit");
});

Deno.test("words end at spaces, and no line is left for one", () => {
  const two = struct<Line>({ a: word(), b: lineText() });
  assertEquals(read(two, "GET /a b\r\n"), [{ a: "GET", b: "/a b" }, ""]);
  assertEquals(read(two, "GET\r\n/a b\r\n"), [
    { a: "GET", b: "" },
    "/a b\r\n",
  ]);
  const last = struct<Line>({ a: textUpTo(32, { last: true }), b: lineText() });
  assertEquals(read(last, "/a b c\r\n"), [{ a: "/a b", b: "c" }, ""]);
});

Deno.test("folded lines are joined by a space", () => {
  const two = struct<Line>({ a: foldedText(), b: lineText() });
  assertEquals(read(two, " one \r\n\t two\r\n three\r\nb\r\n"), [
    { a: "one two three", b: "b" },
    "",
  ]);
});
