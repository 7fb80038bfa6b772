import { assertEquals } from "@std/assert";
import { crc32 } from "../../../src/bytes/checksum.ts";
import { ethernet as protocol } from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv4,
  join,
  udp,
  uint,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const short = ethernet(0x0800, ipv4(17, udp(40000, 9, hex("6869"))));
const padded = join(short, new Uint8Array(60 - short.length));

/** The frame check sequence of IEEE 802.3 §3.2.9, low byte first. */
function fcs(b: Uint8Array): Uint8Array {
  return uint(4, crc32(0, b, 0, b.length)).reverse();
}

Deno.test("ethernet calls zeros up to 60 bytes padding", () => {
  const frame = frameOf(padded), h = frame.get(protocol)!;
  assertEquals(h.padding, new Uint8Array(16));
  assertEquals([h.trailer, h.fcs], [undefined, undefined]);
  assertEquals(frame.problems, []);
});

Deno.test("ethernet calls other bytes behind the payload a trailer", () => {
  const h = frameOf(join(short, hex("0001"))).get(protocol)!;
  assertEquals(h.trailer, hex("0001"));
  // zeros that end before 60 bytes fill nothing up
  const few = frameOf(join(short, hex("0000"))).get(protocol)!;
  assertEquals([few.padding, few.trailer], [undefined, hex("0000")]);
});

Deno.test("ethernet recognises a frame check sequence by its being right", () => {
  const whole = join(padded, fcs(padded));
  const h = frameOf(whole).get(protocol)!;
  assertEquals(h.padding?.length, 16);
  assertEquals(h.trailer, undefined);
  assertEquals(h.fcs, new DataView(whole.buffer).getUint32(60));
  whole[63] ^= 1;
  const damaged = frameOf(whole).get(protocol)!;
  assertEquals(damaged.fcs, undefined);
  assertEquals(damaged.trailer, whole.subarray(60));
});

Deno.test("ethernet takes types up to 1500 for a length, and those below 0x600 for nothing", () => {
  const llc = hex("4e 4e 03 0000");
  assertEquals(`${frameOf(ethernet(5, llc)).chain}`, "Ethernet:LLC:Raw");
  const frame = frameOf(ethernet(0x05dd, llc));
  assertEquals(`${frame.chain}`, "Ethernet:Raw");
  assertEquals(frame.get(protocol)!.length, undefined);
});

Deno.test("ethernet reports a length beyond the frame", () => {
  const [problem] = frameOf(ethernet(200, hex("4e 4e 03 0000"))).problems;
  assertEquals(
    [problem.kind, problem.needed, problem.available],
    ["truncated", 214, 19],
  );
});

Deno.test("ethernet does not take Novell's raw IEEE 802.3 for LLC", () => {
  const ipx = hex("ffff 001e 00 11 00000000 ffffffffffff 0452");
  const frame = frameOf(ethernet(ipx.length, ipx));
  assertEquals(frame.has("llc"), false);
});
