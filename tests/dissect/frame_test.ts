import { assertEquals } from "@std/assert";
import { fromHex, ipv4, tcp } from "../../mod.ts";
import { frameOf } from "../dissect.ts";

/** TCP with the options that are given as hex, twelve bytes of them. */
const segment = (options: string) =>
  frameOf(fromHex(`
    02 00 00 00 00 02  02 00 00 00 00 01  08 00
    45 00 00 34  00 01 40 00  40 06 00 00  0a 00 00 01  0a 00 00 02
    04 d2 00 50  00 00 00 01  00 00 00 02  80 10 fa f0  00 00 00 00
    ${options}`));

const TIMESTAMPS = "01 01 08 0a 00 00 00 07 00 00 00 09";
/** An option that is longer than the header. */
const TOO_LONG = "01 01 08 20 00 00 00 07 00 00 00 09";

Deno.test("a face reads what lies behind the leading run when it is asked for", () => {
  const h = segment(TIMESTAMPS).get(tcp)!;
  assertEquals(h.$view.isUnread, true);
  assertEquals([h.srcPort, h.window], [1234, 64240]);
  assertEquals(h.$view.isUnread, true);
  assertEquals(h.options.map((o) => o.kind), [1, 1, 8]);
  assertEquals(h.$view.isUnread, false);
});

Deno.test("a face reads the rest of its own frame after others were dissected", () => {
  const first = segment(TIMESTAMPS), h = first.get(tcp)!;
  const ip = segment("01 01 01 01 01 01 01 01 01 01 01 01").get(ipv4)!;
  assertEquals(h.options.length, 3);
  assertEquals(h.payloadLength, 0);
  assertEquals(ip.options, []);
  assertEquals(first.problems, []);
});

Deno.test("what the rest of a table meets is told once, whoever reads it", () => {
  const frame = segment(TOO_LONG),
    kinds = () => frame.problems.map((p) => `${p.kind} ${p.protocol}`);
  const h = frame.get(tcp)!;
  assertEquals(frame.walk().problems, []);
  assertEquals(h.options.map((o) => o.kind), [1, 1, 8]);
  assertEquals(kinds(), ["truncated tcp"]);
  assertEquals(kinds(), ["truncated tcp"]);

  // read when the dissector holds another frame: told by its own frame alone
  const late = segment(TOO_LONG),
    face = late.get(tcp)!,
    other = segment(TIMESTAMPS);
  assertEquals(other.has(tcp), true);
  assertEquals(face.options.length, 3);
  assertEquals(other.problems, []);
  assertEquals(late.problems.length, 1);
});
