import { assertEquals } from "@std/assert";
import { vxlan, vxlanGPE } from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv4,
  join,
  udp,
  udpFrame,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const packet = ipv4(17, udp(40000, 9, hex("6869")));
const inner = ethernet(0x0800, packet);

Deno.test("vxlan carries Ethernet", () => {
  const frame = frameOf(
    udpFrame(50000, 4789, join(hex("88480020 00007b00"), inner)),
  );
  const h = frame.get(vxlan)!;
  assertEquals(
    [h.vni, h.vniValid, h.groupPolicy, h.groupPolicyId],
    [123, true, true, 32],
  );
  assertEquals([h.dontLearn, h.policyApplied], [true, true]);
  assertEquals(
    `${frame.chain}`,
    "Ethernet:IPv4:UDP:VXLAN:Ethernet:IPv4:UDP:Raw",
  );
});

Deno.test("vxlan-gpe carries what it says", () => {
  const of = (head: string, payload: Uint8Array) =>
    frameOf(udpFrame(50000, 4790, join(hex(head), payload)));
  const frame = of("0c000001 00007b00", packet);
  assertEquals(frame.get(vxlanGPE)!.vni, 123);
  assertEquals(
    `${frame.chain}`,
    "Ethernet:IPv4:UDP:VXLAN-GPE:IPv4:UDP:Raw",
  );
  assertEquals(of("08000000 00007b00", inner).all(vxlanGPE).length, 1);
  assertEquals(
    `${of("0c0000ff 00007b00", packet).chain}`,
    "Ethernet:IPv4:UDP:VXLAN-GPE:Raw",
  );
});
