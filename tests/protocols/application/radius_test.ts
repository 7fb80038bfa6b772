import { assert, assertEquals } from "@std/assert";
import { type RADIUS, radius } from "../../../mod.ts";
import { ascii, hex, join, udpFrame } from "../../../testdata/make/build.ts";
import { attribute, cases, packet } from "../../../testdata/make/radius.ts";
import { frameOf } from "../../dissect.ts";
import { inSegments } from "../segments.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const frame = (b: Uint8Array, port = 1812) => frameOf(udpFrame(49152, port, b));
const attributesOf = (...list: Uint8Array[]) =>
  plain(frame(packet(1, ...list)).get(radius)!.attributes);

Deno.test("radius reads every packet of its captures without fault", () => {
  for (const name of ["access", "accounting", "vendors", "tcp"]) {
    for (const b of cases[name].packets) {
      const f = frameOf(b);
      assert(f.get(radius), name);
      assertEquals(f.problems, []);
    }
  }
});

Deno.test("radius reads EAP that one attribute holds, and keeps parts of others", () => {
  const whole = attributesOf(attribute(79, hex("02 01 0009 01 75736572")));
  assertEquals(whole[0].eap.method, { identity: "user" });
  const parts = frameOf(cases.access.packets[4]).get(radius)!.attributes;
  assertEquals(plain(parts).map((a: { eap?: unknown }) => a.eap), [
    undefined,
    undefined,
  ]);
  assertEquals(plain(parts)[1].fragment, "00".repeat(7));
});

Deno.test("radius reads attributes of vendors in the shape that RFC 2865 recommends", () => {
  const [cisco, other] = attributesOf(
    attribute(26, hex("00000009"), attribute(1, ascii("a=b"))),
    attribute(26, hex("0000fde9 00000001 ffff")),
  );
  assertEquals(cisco.attributes, [{ type: 1, length: 5, text: "a=b" }]);
  assertEquals([other.attributes, other.data], [undefined, "00000001ffff"]);
});

Deno.test("radius tells a tag from the text behind it (RFC 2868)", () => {
  const [tagged, bare] = attributesOf(
    attribute(81, hex("01"), ascii("100")),
    attribute(81, ascii("100")),
  );
  assertEquals([tagged.tag, tagged.text], [1, "100"]);
  assertEquals([bare.tag, bare.text], [undefined, "100"]);
});

Deno.test("radius goes on behind an attribute that is too short, not behind a length of 0", () => {
  const f = frame(
    packet(1, attribute(4, hex("0a00")), attribute(1, hex("61"))),
  );
  assertEquals(f.get(radius)!.attributes.map((a) => a.type), [4, 1]);
  assertEquals(f.problems.map((p) => p.kind), ["truncated"]);
  const g = frame(packet(1, hex("01 00"), attribute(1, hex("61"))));
  assertEquals(g.get(radius)!.attributes, []);
  assertEquals(g.problems.map((p) => p.kind), ["malformed"]);
});

Deno.test("radius leaves what has an unknown code or a length below 20 raw", () => {
  const chain = (b: Uint8Array) => `${frame(b).chain}`;
  assertEquals(chain(packet(99)), "Ethernet:IPv4:UDP:Raw");
  assertEquals(chain(hex("01 00 0013")), "Ethernet:IPv4:UDP:Raw");
  assertEquals(chain(packet(1)), "Ethernet:IPv4:UDP:RADIUS");
});

Deno.test("radius finds packets that lie across segments (RFC 6613)", () => {
  const bytes = join(packet(1, attribute(1, hex("61"))), packet(12));
  for (const size of [1, 19, 30]) {
    const codes = inSegments(1812, bytes, size).flatMap((f) =>
      f.layers.filter((l) => l.protocol === radius)
    ).map((l) => (l.view.face as unknown as RADIUS).code);
    assertEquals(codes, [1, 12]);
  }
});
