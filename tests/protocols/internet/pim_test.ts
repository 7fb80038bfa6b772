import { assert, assertEquals } from "@std/assert";
import { pim } from "../../../mod.ts";
import { cases, pim as packet } from "../../../testdata/make/pim.ts";
import { frameOf } from "../../dissect.ts";

const messages = cases.messages.packets.map((b) => frameOf(b));

Deno.test("pim reads every message without fault, its checksum right", () => {
  for (const f of messages) {
    assertEquals(f.problems, []);
    assertEquals(f.get(pim)!.checksumStatus, 1);
  }
});

Deno.test("pim reads the options of Hello", () => {
  const { body } = messages[0].get(pim)!;
  assert("options" in body);
  assertEquals(body.options.map((o) => o.type), [
    1,
    2,
    19,
    20,
    21,
    22,
    24,
    26,
    99,
  ]);
  const delay = body.options[1];
  assert("t" in delay);
  assertEquals([delay.t, delay.propagationDelay, delay.overrideInterval], [
    true,
    500,
    2500,
  ]);
});

Deno.test("pim carries the packet that it registers", () => {
  const [, register] = messages;
  assertEquals(`${register.chain}`, "Ethernet:IPv4:PIM:IPv4:UDP:Raw");
  const { body } = register.get(pim)!;
  assert("nullRegister" in body);
  assertEquals([body.border, body.nullRegister], [false, true]);
});

Deno.test("pim reads joined and pruned sources, with their attributes", () => {
  const read = (i: number) => {
    const { body } = messages[i].get(pim)!;
    assert("upstream" in body);
    return body.groups[0];
  };
  const plain = read(3);
  assertEquals([plain.joins[0].ipv4, plain.joins[0].sparse], [
    "10.0.0.1",
    true,
  ]);
  assertEquals([plain.prunes[0].ipv4, plain.prunes[0].rpt], ["10.0.0.2", true]);
  assertEquals(read(4).joins[0].attributes?.map((a) => [a.type, a.end]), [
    [0, false],
    [1, true],
  ]);
});

Deno.test("pim reads addresses of IPv6", () => {
  const { body } = messages.at(-1)!.get(pim)!;
  assert("group" in body && "source" in body);
  assertEquals([body.group.ipv6, body.source.ipv6], [
    "ff0e::101",
    "2001:db8::1",
  ]);
});

Deno.test("pim keeps the options before one that is cut short", () => {
  const frame = frameOf(packet("20 00 0000 0001 0002 0069 0014 ffff 12"));
  const { body } = frame.get(pim)!;
  assert("options" in body);
  assertEquals(body.options.length, 2);
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("pim sees a wrong checksum", () => {
  const last = cases.hostile.packets.at(-1)!;
  assertEquals(frameOf(last).get(pim)!.checksumStatus, 0);
});
