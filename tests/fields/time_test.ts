import { assertEquals } from "@std/assert";
import { Cursor, fromHex, ntpTime } from "../../mod.ts";

const read = (hex: string) =>
  ntpTime().read!(new Cursor(fromHex(hex)), undefined as never);

Deno.test("ntpTime reads times before and after the turn of the era", () => {
  // RFC 5905 §6, figure 4: the first day of UNIX and the last day of era 0
  assertEquals(read("83aa7e80 00000000"), "1970-01-01T00:00:00.000000000Z");
  assertEquals(read("ffffffff ffffffff"), "2036-02-07T06:28:15.999999999Z");
  assertEquals(read("00000000 00000001"), "2036-02-07T06:28:16.000000000Z");
  assertEquals(read("80000000 00000000"), "1968-01-20T03:14:08.000000000Z");
  assertEquals(read("7fffffff 80000000"), "2104-02-26T09:42:23.500000000Z");
});

Deno.test("ntpTime takes zero for an unknown time", () => {
  assertEquals(read("00000000 00000000"), undefined);
});
