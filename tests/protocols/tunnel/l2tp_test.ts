import { assert, assertEquals } from "@std/assert";
import { l2tp, type L2TPAVP, l2tpIP } from "../../../mod.ts";
import { hex, udpFrame } from "../../../testdata/make/build.ts";
import { cases, control } from "../../../testdata/make/l2tp.ts";
import { frameOf } from "../../dissect.ts";

const frames = (name: string) => cases[name].packets.map((b) => frameOf(b));
/** The pairs of a control message with one more. */
function pairs(text: string): L2TPAVP[] {
  const frame = frameOf(udpFrame(1701, 1701, control(hex(text))));
  assertEquals(frame.problems, []);
  return frame.get(l2tp)!.avps!;
}

Deno.test("l2tp reads its control messages without fault", () => {
  for (const f of [...frames("control"), ...frames("version3")]) {
    assertEquals(f.problems, []);
  }
});

Deno.test("l2tp reads pairs by type", () => {
  const [version] = pairs("8008 0000 0002 01 00");
  assertEquals(JSON.parse(JSON.stringify(version)), {
    mandatory: true,
    hidden: false,
    reserved: 0,
    length: 8,
    vendorId: 0,
    type: 2,
    version: 1,
    revision: 0,
  });
  const [result] = pairs("800d 0000 0001 0002 0006 627965");
  assert("resultCode" in result);
  assertEquals([result.resultCode, result.errorCode, result.message], [
    2,
    6,
    "bye",
  ]);
});

Deno.test("l2tp keeps hidden values and those of vendors as they are", () => {
  const shown = (text: string) => {
    const [avp] = pairs(text);
    assert("data" in avp);
    return avp.data;
  };
  assertEquals(shown("c00a 0000 0007 a1b2c3d4"), hex("a1b2c3d4"));
  assertEquals(shown("0008 0009 0001 0102"), hex("0102"));
});

Deno.test("l2tp carries PPP, behind an offset if there is one", () => {
  for (const f of frames("data").slice(0, 3)) {
    assertEquals(f.problems, []);
    assertEquals(`${f.chain}`, "Ethernet:IPv4:UDP:L2TP:PPP:IPv4:UDP:Raw");
  }
});

Deno.test("l2tp of version 3 has sessions of 32 bits", () => {
  const [overUDP, overIP] = frames("data").slice(3);
  assertEquals(overUDP.get(l2tp)!.longSessionId, 9);
  assertEquals(overIP.get(l2tpIP)!.sessionId, 9);
  const { message } = frames("version3")[1].get(l2tpIP)!;
  assertEquals(message?.avps.length, 11);
});

Deno.test("l2tp goes on behind a damaged pair, and ends at one of no length", () => {
  const [none, long, short] = frames("hostile").slice(0, 3);
  assertEquals(none.problems.map((p) => p.kind), ["malformed"]);
  assertEquals(none.get(l2tp)!.avps?.length, 1);
  assertEquals(long.problems.map((p) => p.kind), ["truncated"]);
  assertEquals(short.problems.map((p) => p.kind), ["truncated"]);
  assertEquals(short.get(l2tp)!.avps?.length, 2);
});
