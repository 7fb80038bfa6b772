import { assertEquals } from "@std/assert";
import { Writer } from "../../mod.ts";
import { formatIPv4, formatIPv6, formatMAC } from "../../src/bytes/address.ts";
import { Chunk } from "../../src/bytes/writer.ts";
import { toHex } from "../../mod.ts";
import { payload, Random } from "../capture/build.ts";

/** What is written, into writers that need to grow at once and ones that do not. */
function written(write: (w: Writer) => void): Uint8Array {
  const [small, large] = [new Writer(1), new Writer()];
  write(small);
  write(large);
  assertEquals(small.written, large.written);
  return large.written;
}
const text = (write: (w: Writer) => void) =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
    .decode(written(write));
const hex = (write: (w: Writer) => void) => toHex(written(write));

Deno.test("a writer writes numbers in both byte orders", () => {
  assertEquals(hex((w) => w.byte(0xab)), "ab");
  assertEquals(hex((w) => w.u16(0x0102, false)), "0102");
  assertEquals(hex((w) => w.u16(0x0102, true)), "0201");
  assertEquals(hex((w) => w.u32(0xfffefdfc, false)), "fffefdfc");
  assertEquals(hex((w) => w.u32(0x01020304, true)), "04030201");
  assertEquals(hex((w) => w.u64(2n ** 64n - 2n, false)), "fffffffffffffffe");
  assertEquals(
    hex((w) => w.u64(0x0102030405060708n, true)),
    "0807060504030201",
  );
  assertEquals(hex((w) => w.zeros(3)), "000000");
});

Deno.test("a writer changes a number that it wrote", () => {
  assertEquals(
    hex((w) => {
      w.u32(0, true);
      w.byte(9);
      w.patchU32(0, 0x01020304, true);
    }),
    "0403020109",
  );
});

Deno.test("a writer that is cleared begins again", () => {
  const w = new Writer();
  w.text("long");
  w.clear();
  w.text("a");
  assertEquals(w.n, 1);
  assertEquals(w.written, new Uint8Array([0x61]));
  w.clear();
  w.zeros(4); // over what was there
  assertEquals(toHex(w.written), "00000000");
});

Deno.test("a writer copies bytes of any length", () => {
  for (const n of [0, 1, 3, 4, 63, 64, 65, 1000]) {
    const b = payload(n + 2);
    assertEquals(written((w) => w.raw(b)), b);
    assertEquals(written((w) => w.range(b, 1, n + 1)), b.slice(1, n + 1));
  }
});

Deno.test("chunks of any length leave no trace behind them", () => {
  for (let n = 0; n < 10; n++) {
    const b = payload(n), c = new Chunk(b);
    assertEquals(
      written((w) => {
        w.byte(1);
        w.chunk(c);
        w.chunk(c);
        w.byte(2);
      }),
      new Uint8Array([1, ...b, ...b, 2]),
    );
  }
});

Deno.test("a writer writes text as UTF-8, lone surrogates as U+FFFD", () => {
  for (
    const s of [
      "",
      "plain",
      "é",
      "€ and 漢字",
      "😀 then é",
      "a\u0000\u007f\u0080\u07ff\u0800\uffff",
    ]
  ) {
    assertEquals(written((w) => w.text(s)), new TextEncoder().encode(s));
  }
  assertEquals(text((w) => w.text("a\ud800b")), "a\ufffdb");
  assertEquals(text((w) => w.text("\udc00")), "\ufffd");
});

/** Numbers around which the number of digits or the way of writing changes. */
const EDGES = Array.from({ length: 16 }, (_, i) => 10 ** i).flatMap((x) => [
  x - 1,
  x,
  x + 1,
]).concat([0x7fffffff, 0x80000000, 0xffffffff, 2 ** 53 - 1, 2 ** 53]);

Deno.test("a writer writes whole numbers in decimal", () => {
  const random = new Random();
  const some = Array.from({ length: 2000 }, () => random.next());
  for (const x of [...EDGES, ...some]) {
    assertEquals(text((w) => w.number(x)), String(x));
    assertEquals(text((w) => w.number(-x)), x === 0 ? "0" : String(-x));
  }
});

Deno.test("a writer writes a number with spaces in front of it, and more digits where they are needed", () => {
  for (const x of [0, 9, 10, 99, 100, 12345]) {
    for (const width of [0, 1, 2, 5, 8]) {
      assertEquals(
        text((w) => w.right(x, width)),
        String(x).padStart(width),
        `${x} in ${width}`,
      );
    }
  }
});

Deno.test("a writer writes the last digits of a number with zeros in front", () => {
  for (const x of EDGES.filter((x) => x < 1e10)) {
    for (const width of [1, 2, 3, 9, 10]) {
      assertEquals(
        text((w) => w.digits(x, width)),
        String(x).padStart(width, "0").slice(-width),
        `${x} in ${width}`,
      );
    }
  }
});

Deno.test("a writer writes bytes in hexadecimal", () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  assertEquals(text((w) => w.hex(all, 0, 256)), toHex(all));
  assertEquals(text((w) => w.hex(all, 9, 12)), "090a0b");
  assertEquals(text((w) => w.hex(all, 9, 9)), "");
});

Deno.test("a writer writes addresses as they are formatted", () => {
  const random = new Random(7);
  for (let i = 0; i < 2000; i++) {
    // bytes of which many are zero, as in addresses
    const b = Uint8Array.from(
      { length: 17 },
      () => random.below(3) ? 0 : random.below(256),
    );
    assertEquals(text((w) => w.mac(b, 1)), formatMAC(b, 1));
    assertEquals(text((w) => w.ipv4(b, 1)), formatIPv4(b, 1));
    assertEquals(text((w) => w.ipv6(b, 1)), formatIPv6(b, 1));
  }
  for (let x = 0; x < 256; x++) {
    const b = new Uint8Array([x, 0, 255, x]);
    assertEquals(text((w) => w.ipv4(b, 0)), `${x}.0.255.${x}`);
  }
});
