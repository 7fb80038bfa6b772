import { assertEquals } from "@std/assert";
import {
  Cursor,
  dotLine,
  isHeaders,
  isReply,
  isTextLine,
  linesToDot,
  struct,
} from "../../mod.ts";
import { ascii, hex } from "../../testdata/make/build.ts";
import { crlf } from "../../testdata/make/conversation.ts";

const whole = <T>(
  f: (b: Uint8Array, p: number, end: number) => T,
  text: string,
): T => {
  const b = ascii(text);
  return f(b, 0, b.length);
};
const block = (text: string) => {
  const table = struct<{ lines: string[] }>({ lines: linesToDot() });
  const c = new Cursor(crlf(text)), v = table.readView(c);
  return [table.object(v).lines, c.room];
};

Deno.test("a reply begins with three digits and a space, a hyphen or the end", () => {
  const is = (text: string) => whole(isReply, text);
  assertEquals(
    ["220 a", "220-a", "220\r\n", "220\n"].map(is),
    Array(4).fill(true),
  );
  assertEquals(
    ["220", "22 a", "2200 a", "a220 "].map(is),
    Array(4).fill(false),
  );
});

Deno.test("text has no control characters in its first line", () => {
  assertEquals(whole(isTextLine, "a\tb\u00e9\r\n\0"), true);
  assertEquals(whole(isTextLine, "a\x01"), false);
  assertEquals(isTextLine(hex("7f"), 0, 1), false);
});

Deno.test("header fields are told from other text", () => {
  const is = (text: string) => whole(isHeaders, text);
  assertEquals(
    ["A: 1\r\nB-c:\r\n d\r\n\r\nx", "A: 1\n\nx", "A: 1\r\nB"].map(is),
    [true, true, true],
  );
  assertEquals(
    ["MAIL FROM: a", "A: 1\r\nno field\r\n", "hello", "", "\r\n", " A: 1"]
      .map(is),
    Array(6).fill(false),
  );
});

Deno.test("a block ends with a dot alone", () => {
  assertEquals(whole(dotLine, "a\r\n.\r\nb"), 3);
  assertEquals(whole(dotLine, ".\n"), 0);
  assertEquals(whole(dotLine, "..\r\n.a\r\n."), -1);
  assertEquals(block("a\n..b\n.\nnext"), [["a", ".b"], 4]);
  assertEquals(block("cut off"), [["cut off"], 0]);
  assertEquals(block(".\n"), [[], 0]);
});
