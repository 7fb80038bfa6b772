import { assertEquals } from "@std/assert";
import {
  bytes,
  Cursor,
  f32,
  octets,
  options,
  padding,
  struct,
  u16,
  u8,
  uint,
} from "../../mod.ts";

const of = (...b: number[]) => new Cursor(new Uint8Array(b));

Deno.test("octets lie in a run of fixed fields", () => {
  const table = struct<{ a: number; b: Uint8Array; c: number }>({
    a: u8(),
    b: octets(2),
    c: u8(),
  });
  assertEquals(table.fixed, 4);
  assertEquals(table.readView(of(1, 2, 3, 4)).face.toJSON(), {
    a: 1,
    b: "0203",
    c: 4,
  });
});

Deno.test("uint has as many bytes as the table says", () => {
  const table = struct<{ n: number; value?: number }>({
    n: u8(),
    value: uint((h: { n: number }) => h.n),
  });
  const read = (...b: number[]) => table.readView(of(...b)).face.toJSON();
  assertEquals(read(0), { n: 0 });
  assertEquals(read(3, 1, 2, 3), { n: 3, value: 0x010203 });
  assertEquals(read(6, 255, 255, 255, 255, 255, 255), {
    n: 6,
    value: 2 ** 48 - 1,
  });
});

Deno.test("f32 reads IEEE 754", () => {
  const table = struct<{ x: number }>({ x: f32() });
  const read = (...b: number[]) => table.readView(of(...b)).face.toJSON();
  assertEquals(read(0x3f, 0x80, 0, 0), { x: 1 });
  assertEquals(read(0xc0, 0x20, 0, 0), { x: -2.5 });
});

Deno.test("options are filled up to their alignment, the last one perhaps not", () => {
  const table = struct<{ options: object[] }>({
    options: options<object>({
      typeSize: 2,
      lengthSize: 2,
      counts: "all",
      align: 4,
      cases: {},
      other: struct<
        { type: number; length: number; data: Uint8Array; padding?: Uint8Array }
      >({
        type: u16(),
        length: u16(),
        data: bytes((h: { length: number }) => h.length - 4),
        padding: padding(),
      }),
    }),
  });
  const view = table.readView(of(0, 1, 0, 5, 7, 0, 0, 0, 0, 2, 0, 5, 8));
  assertEquals(view.face.toJSON(), {
    options: [
      { type: 1, length: 5, data: "07", padding: "000000" },
      { type: 2, length: 5, data: "08" },
    ],
  });
});
