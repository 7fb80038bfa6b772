import { assertEquals, assertThrows } from "@std/assert";
import { fromHex, isoTime, printable, toHex } from "../../mod.ts";
import {
  decimal,
  decodeLatin1,
  decodeText,
  jsonSafe,
  startsWith,
} from "../../src/bytes/text.ts";
import { civil, parseIsoTime } from "../../src/bytes/time.ts";
import { compareBytes, word16, word32 } from "../../src/bytes/words.ts";
import { Random } from "../capture/build.ts";

const utf8 = (s: string) => new TextEncoder().encode(s);

Deno.test("hexadecimal digits are written and read again", () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  assertEquals(fromHex(toHex(all)), all);
  assertEquals(toHex(all, 9, 12), "090a0b");
  assertEquals(toHex(all, 9, 9), "");
  assertEquals(fromHex("00:AB\n cD"), new Uint8Array([0, 0xab, 0xcd]));
  assertEquals(fromHex(""), new Uint8Array(0));
  for (const text of ["0", "0g", "0x00", "00-00"]) {
    assertThrows(() => fromHex(text), SyntaxError);
  }
});

Deno.test("text is read as UTF-8, short or long, with U+FFFD for what is none", () => {
  for (const n of [0, 1, 31, 32, 33, 100]) {
    for (const s of ["a".repeat(n), "é".repeat(n), "\ufeffa".repeat(n)]) {
      const b = utf8(s);
      assertEquals(decodeText(b, 0, b.length), s);
    }
  }
  const b = new Uint8Array([0x61, 0xff, 0x62, 0xc3]);
  assertEquals(decodeText(b, 0, 4), "a\ufffdb\ufffd");
  assertEquals(decodeText(b, 2, 3), "b");
  assertEquals(decodeLatin1(b, 0, 4), "a\u00ffb\u00c3");
});

Deno.test("startsWith compares within bounds", () => {
  const b = utf8("GET /");
  assertEquals(startsWith(b, 0, 5, "GET"), true);
  assertEquals(startsWith(b, 0, 2, "GET"), false);
  assertEquals(startsWith(b, 1, 5, "GET"), false);
  assertEquals(startsWith(b, 5, 5, ""), true);
});

/** Characters that steer a terminal or hide text. */
const STEERING = [
  "\u0000",
  "\u0007",
  "\n",
  "\r",
  "\t",
  "\u001b",
  "\u007f",
  "\u0080",
  "\u009b",
  "\u00ad",
  "\u061c",
  "\u200b",
  "\u200e",
  "\u2028",
  "\u202e",
  "\u2066",
  "\ufeff",
  "\ufff9",
  "\ud800",
  "\udc00",
];

Deno.test("printable text holds no character that steers a terminal", () => {
  for (const c of STEERING) {
    const n = c.charCodeAt(0).toString(16);
    const escaped = c < "\u0100"
      ? "\\x" + n.padStart(2, "0")
      : "\\u" + n.padStart(4, "0");
    assertEquals(printable(`a${c}b`), `a${escaped}b`);
    assertEquals(printable(c), escaped);
  }
});

Deno.test("printable leaves letters, signs and pairs of surrogates alone", () => {
  const text = "plain ~ é ü ÿ ж 漢字 → ⇒ ≤ 😀 ¬ ®";
  assertEquals(printable(text), text);
});

Deno.test("jsonSafe escapes the same characters, so that parsing gives them back", () => {
  for (const c of STEERING) {
    const safe = jsonSafe(JSON.stringify(`a${c}b`));
    assertEquals(JSON.parse(safe), `a${c}b`);
    assertEquals(/^[\x20-\x7e]*$/.test(safe), true, safe);
  }
});

Deno.test("decimal writes whole numbers up to 2^53", () => {
  const random = new Random(2), edges = [0, 1, 9999, 10000, 10001, 99_999_999];
  const some = Array.from(
    { length: 500 },
    () => random.next() * (random.below(2 ** 21)),
  );
  for (const x of [...edges, 1e8, 0xffffffff, 1e12, 2 ** 53 - 1, ...some]) {
    assertEquals(decimal(x), String(x));
  }
});

Deno.test("times are those of Date, and can be read again", () => {
  const random = new Random(4);
  for (let i = 0; i < 2000; i++) {
    // from the year -1000 to 5000 or so
    const s = (random.next() - 2 ** 31) * 44, nano = random.below(1e9);
    const text = isoTime(s, nano);
    assertEquals(
      text.slice(0, -11),
      new Date(s * 1000).toISOString().slice(0, -5),
    );
    assertEquals(parseIsoTime(text), [s, nano]);
  }
});

Deno.test("times know leap years, and years of more and of fewer than four digits", () => {
  assertEquals(civil(0), [1970, 1, 1]);
  assertEquals(isoTime(951_782_400, 0), "2000-02-29T00:00:00.000000000Z");
  assertEquals(isoTime(-1, 999_999_999), "1969-12-31T23:59:59.999999999Z");
  assertEquals(isoTime(2 ** 32, 0), "2106-02-07T06:28:16.000000000Z");
  assertEquals(
    isoTime(253_402_300_800, 0),
    "+010000-01-01T00:00:00.000000000Z",
  );
  assertEquals(
    isoTime(-62_167_219_201, 0),
    "-000001-12-31T23:59:59.000000000Z",
  );
  assertEquals(parseIsoTime("2000-02-29T00:00:00Z"), [951_782_400, 0]);
  assertEquals(parseIsoTime("2000-02-29T00:00:00.5Z"), [951_782_400, 5e8]);
  for (const text of ["", "2000-02-29", "2000-02-29T00:00:00", "x"]) {
    assertEquals(parseIsoTime(text), undefined);
  }
});

Deno.test("words are big-endian, and bytes compare from the first", () => {
  const b = new Uint8Array([0xff, 0xfe, 0xfd, 0xfc, 0, 1]);
  assertEquals([word32(b, 0), word16(b, 0), word16(b, 4)], [
    -0x00010204,
    0xfffe,
    1,
  ]);
  assertEquals(Math.sign(compareBytes(b, 0, b, 1, 2)), 1);
  assertEquals(Math.sign(compareBytes(b, 4, b, 0, 2)), -1);
  assertEquals(compareBytes(b, 0, b.slice(), 0, 6), 0);
  assertEquals(compareBytes(b, 0, b, 4, 0), 0);
});
