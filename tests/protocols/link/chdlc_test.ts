import { assertEquals } from "@std/assert";
import { chdlc, slarp } from "../../../mod.ts";
import { hex, ipv4, join, udp } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const packet = ipv4(17, udp(40000, 9, hex("6869")));

Deno.test("chdlc finds EtherTypes", () => {
  const frame = frameOf(join(hex("0f 00 0800"), packet), 104);
  assertEquals(`${frame.chain}`, "CHDLC:IPv4:UDP:Raw");
});

Deno.test("chdlc passes over the padding before packets of OSI", () => {
  const frame = frameOf(hex("8f 00 fefe 03 83"), 104);
  assertEquals(frame.get(chdlc)!.padding, 3);
  assertEquals(frame.layers[1].start, 5);
});

Deno.test("chdlc takes 0x8035 for SLARP, not for RARP", () => {
  const frame = frameOf(
    hex("8f 00 8035 00000002 00000007 00000006 ffff"),
    104,
  );
  assertEquals(frame.get(slarp)!.toJSON(), {
    type: 2,
    mySequence: 7,
    yourSequence: 6,
    reliability: 0xffff,
  });
});
