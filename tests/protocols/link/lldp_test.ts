import { assertEquals } from "@std/assert";
import { lldp } from "../../../mod.ts";
import { ethernet, hex } from "../../../testdata/make/build.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

const FIRST = "0207 04 020000000001  0405 05 65746830  0602 0078";
const of = (text: string) => frameOf(ethernet(0x88cc, hex(text)));
const tagsOf = (text: string) =>
  JSON.parse(JSON.stringify(of(`${FIRST} ${text} 0000`).get(lldp)!.tags))
    .slice(3);

Deno.test("lldp reads who sends, where and for how long", () => {
  const frame = of(`${FIRST} 0a02 6869 0000`);
  assertEquals(frame.problems, []);
  assertEquals(
    summaryOf(frame),
    "MA/02:00:00:00:00:01 IN/eth0 120 SysN=hi",
  );
});

Deno.test("lldp reads capabilities and a management address", () => {
  const [able, address] = tagsOf(`
    0e04 0014 0010
    1014 05 01 0a000001 02 00000007 08 2b0601040181e06e
  `);
  assertEquals([able.system.bridge, able.system.router], [true, true]);
  assertEquals([able.enabled.bridge, able.enabled.router], [false, true]);
  assertEquals(address.address, "10.0.0.1");
  assertEquals(address.oid, "1.3.6.1.4.1.28782");
});

Deno.test("lldp reads tags of organizations by their subtype", () => {
  const [vlan, mtu, policy, delays] = tagsOf(`
    fe06 0080c2 01 000a
    fe06 00120f 04 05ee
    fe08 0012bb 02 01 40c96e
    fe18 000ecf 01 00000001 00000002 00000003 00000004 00000005
  `);
  assertEquals(vlan.vlan, 10);
  assertEquals(mtu.maxFrameSize, 1518);
  assertEquals(
    [policy.tagged, policy.vlan, policy.priority, policy.dscp],
    [true, 100, 5, 46],
  );
  assertEquals(delays.cable, 5);
});

Deno.test("lldp reads what a priority is assigned to", () => {
  const [ets, pfc] = tagsOf(`
    fe19 0080c2 09 c3 01234567 0a0a0a0a14140f0f 0000000000020202
    fe06 0080c2 0b 88 18
  `);
  assertEquals(ets.assignment.of7, 7);
  assertEquals(ets.bandwidth.of0, 10);
  assertEquals(ets.algorithm.of7, 2);
  assertEquals(pfc.enabled, {
    of7: false,
    of6: false,
    of5: false,
    of4: true,
    of3: true,
    of2: false,
    of1: false,
    of0: false,
  });
});

Deno.test("lldp keeps the data of an organization that it does not know", () => {
  const [other] = tagsOf("fe06 020000 01 abcd");
  assertEquals(
    [other.oui, other.subtype, other.data],
    [0x020000, 1, "abcd"],
  );
});

Deno.test("lldp reads on behind a damaged tag", () => {
  const frame = of(`${FIRST} 0e02 0014 0a02 6869 0000`);
  assertEquals(frame.get(lldp)!.tags.length, 6);
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("lldp reports an end that is missing", () => {
  const frame = of(FIRST);
  assertEquals(frame.get(lldp)!.tags.length, 3);
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});
