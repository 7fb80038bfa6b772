import { assert, assertEquals } from "@std/assert";
import {
  type BGP,
  bgp,
  type BGPAttribute,
  type BGPNLRI,
  type BGPUpdate,
} from "../../../mod.ts";
import { cases, message, update } from "../../../testdata/make/bgp.ts";
import { hex, join, tcpFrame } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";
import { inSegments } from "../segments.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const frames = (name: string) => cases[name].packets.map((b) => frameOf(b));
const bodyOf = (b: Uint8Array) =>
  frameOf(tcpFrame(40000, 179, b)).get(bgp)!.body;
const attributesOf = (b: Uint8Array): readonly BGPAttribute[] =>
  (bodyOf(b) as BGPUpdate).attributes;
/** The routes of MP_REACH_NLRI in a frame of the families. */
const routes = (i: number): BGPNLRI[] => {
  const { body } = frames("families")[i].get(bgp)!;
  const found = (body as BGPUpdate).attributes.find((a) => "nlri" in a);
  return plain((found as { nlri: BGPNLRI[] }).nlri);
};
const as = (path: string) =>
  attributesOf(update("", [hex(`40 02 ${path}`)])).flatMap((a) =>
    "segments" in a ? a.segments.map((s) => s.as) : []
  );

Deno.test("bgp reads every message of its captures without fault", () => {
  for (const name of Object.keys(cases)) {
    if (name === "hostile") continue;
    for (const f of frames(name)) {
      assertEquals([name, f.number, f.problems], [name, f.number, []]);
      assert(f.get(bgp), name);
    }
  }
});

Deno.test("bgp reads capabilities, whichever parameter they are in", () => {
  const { body } = frames("session")[1].get(bgp)!;
  assert("parameters" in body);
  const codes = body.parameters.map((p) =>
    "capabilities" in p ? p.capabilities.map((c) => c.code) : p.type
  );
  assertEquals(codes, [
    [1],
    [1, 2, 3, 5, 6, 7, 8, 9, 64, 65],
    [67, 131, 69, 70, 71, 73, 75, 130, 128, 200],
    1,
  ]);
});

Deno.test("bgp reads parameters with lengths of two bytes (RFC 9072)", () => {
  const { body } = frames("session")[2].get(bgp)!;
  assert("parameters" in body);
  const [p] = body.parameters;
  assert("capabilities" in p);
  assertEquals(plain(p.capabilities), [{ code: 65, length: 4, as: 65537 }]);
});

Deno.test("bgp reads why a session is shut down (RFC 9003)", () => {
  const { body } = frames("session")[10].get(bgp)!;
  assert("errorCode" in body);
  assertEquals(body.communication, "maintenance until 06:00");
});

Deno.test("bgp tells AS numbers of two bytes from those of four", () => {
  assertEquals(as("06 02 02 fde9 fdea"), [[65001, 65002]]);
  assertEquals(as("0a 02 02 0000fde9 00010001"), [[65001, 65537]]);
  assertEquals(as("0a 02 02 fde9 fdea 01 01 5ba0"), [[65001, 65002], [23456]]);
  assertEquals(as("00"), []);
});

Deno.test("bgp tells routes with path identifiers from those without (RFC 7911)", () => {
  const nlri = (text: string) => {
    const body = bodyOf(update("", [], text));
    return (body as BGPUpdate).nlri.map((r) => [r.pathId, r.prefix, r.length]);
  };
  assertEquals(nlri("00 18 0a0001"), [
    [undefined, "0.0.0.0", 0],
    [undefined, "10.0.1.0", 24],
  ]);
  assertEquals(nlri("00000001 18 0a0001 00000002 18 0a0001"), [
    [1, "10.0.1.0", 24],
    [2, "10.0.1.0", 24],
  ]);
});

Deno.test("bgp reads labels and route distinguishers before prefixes", () => {
  assertEquals(routes(12), [{
    length: 112,
    labels: [{ label: 100, trafficClass: 0, bottom: true }],
    rd: "10.0.0.1:2",
    prefix: "10.0.1.0",
  }, {
    length: 120,
    labels: [{ label: 101, trafficClass: 0, bottom: true }],
    rd: "65537:3",
    prefix: "10.0.2.1",
  }]);
});

Deno.test("bgp reads flow specifications", () => {
  const all = routes(24) as { components: { type: number }[] }[];
  assertEquals(all.map((f) => f.components.map((c) => c.type)), [
    [1, 2, 3, 4],
    [5, 6, 7, 8, 9, 10, 11, 12],
  ]);
  assertEquals(routes(25), [{
    length: 15,
    components: [
      { type: 1, prefixLength: 48, offset: 0, prefix: "2001:db8:1::" },
      {
        type: 13,
        operations: [{
          end: true,
          and: false,
          size: 2,
          reserved: false,
          lessThan: false,
          greaterThan: false,
          equal: true,
          value: 0xabcde,
        }],
      },
    ],
  }]);
});

Deno.test("bgp confines a damaged attribute to its length", () => {
  const found = attributesOf(
    update("", [hex("40 01 00"), hex("40 05 04 00000064")]),
  );
  assertEquals(found.map((a) => [a.type, "value" in a && a.value]), [
    [1, false],
    [5, 100],
  ]);
});

Deno.test("bgp leaves a set of attributes inside a set as bytes", () => {
  const set = hex("c0 80 0b 0000fde9 c0 80 04 0000fde9");
  const [outer] = attributesOf(update("", [set]));
  assert("attributes" in outer);
  assertEquals(plain(outer.attributes[0]).value, "0000fde9");
});

Deno.test("bgp is known on any port by its marker, length and type", () => {
  const chain = (b: Uint8Array, port = 1790) =>
    `${frameOf(tcpFrame(40000, port, b)).chain}`;
  const bare = message(4, "");
  assertEquals(chain(bare), "Ethernet:IPv4:TCP:BGP");
  assertEquals(chain(message(1, "04")), "Ethernet:IPv4:TCP:Raw");
  assertEquals(chain(bare.fill(6, 18)), "Ethernet:IPv4:TCP:Raw");
  assertEquals(chain(hex("00".repeat(19)), 179), "Ethernet:IPv4:TCP:Raw");
});

Deno.test("bgp finds messages that lie across segments", () => {
  const bytes = join(
    message(4, ""),
    update("", [hex("40 01 01 00")], "18 0a0001"),
    message(4, ""),
  );
  for (const size of [1, 7, 19, 40]) {
    const found = inSegments(179, bytes, size).flatMap((f) =>
      f.layers.filter((l) => l.protocol === bgp)
    );
    assertEquals(
      found.map((l) => (l.view.face as unknown as BGP).type),
      [4, 2, 4],
    );
  }
});
