import { assertEquals, assertThrows } from "@std/assert";
import { fixedPoint, fromHex } from "../../mod.ts";

const at = (n: number, fraction: number, bit: number, hex: string) =>
  fixedPoint(n, fraction, { signed: true }).at!(0, bit)(fromHex(hex), 0);

Deno.test("fixedPoint reads binary fractions at any bit", () => {
  assertEquals(
    fixedPoint(32, 16).at!(0, 0)(fromHex("ffff8000"), 0),
    65535.5,
  );
  assertEquals(at(32, 16, 0, "ffff8000"), -0.5);
  // RFC 6225: 34 bits of which 25 are behind the point, behind 6 others
  assertEquals(at(34, 25, 6, "fc02000000"), 1);
  assertEquals(at(34, 25, 6, "03fe000000"), -1);
});

Deno.test("fixedPoint refuses more bits than a double holds", () => {
  assertThrows(() => fixedPoint(42, 0), RangeError);
});
