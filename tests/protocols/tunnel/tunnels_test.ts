import { assert, assertEquals } from "@std/assert";
import { erspan2, erspan3, geneve, gtp, teredo } from "../../../mod.ts";
import { cases } from "../../../testdata/make/tunnels.ts";
import { frameOf } from "../../dissect.ts";

const frames = (name: string) => cases[name].packets.map((b) => frameOf(b));

Deno.test("erspan is told by protocol type and sequence number of GRE", () => {
  const list = frames("erspan"), chain = (i: number) => `${list[i].chain}`;
  const inner = "Ethernet:IPv4:UDP:Raw";
  assertEquals(chain(0), `Ethernet:IPv4:GRE:ERSPAN-I:${inner}`);
  assertEquals(chain(1), `Ethernet:IPv4:GRE:ERSPAN:${inner}`);
  assertEquals(chain(2), `Ethernet:IPv4:GRE:ERSPAN-III:${inner}`);
  assertEquals(chain(6), `Ethernet:IPv4:GRE:${inner}`);
  assertEquals(list[1].get(erspan2)!.toJSON(), {
    version: 1,
    vlan: 100,
    cos: 1,
    encapsulation: 3,
    truncated: false,
    sessionId: 3,
    reserved: 0,
    index: 5,
  });
});

Deno.test("erspan of type III has a subheader when its flag says so", () => {
  const [without, subheader] = frames("erspan").slice(2, 4).map((f) => {
    assertEquals(f.problems, []);
    return f.get(erspan3)!;
  });
  assertEquals([without.timestamp, without.subheader], [9, undefined]);
  assertEquals(subheader.subheader?.platformId, 3);
});

Deno.test("geneve reads its options before the payload", () => {
  const frame = frames("geneve")[2];
  assertEquals(frame.problems, []);
  const h = frame.get(geneve)!;
  assertEquals(h.options.map((o) => [o.optionClass, o.critical, o.length]), [
    [0x102, true, 1],
    [0x103, false, 1],
  ]);
  assertEquals(
    `${frame.chain}`,
    "Ethernet:IPv4:UDP:Geneve:Ethernet:IPv4:UDP:Raw",
  );
});

Deno.test("geneve keeps an option to the area, and goes on behind it", () => {
  const frame = frames("geneve")[3];
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
  assertEquals(frame.has("udp"), true);
  assertEquals(frame.layers.length, 8);
});

Deno.test("teredo reads what comes before IPv6, if anything does", () => {
  const [plain, origin, auth, both] = frames("teredo").slice(0, 4).map((f) => {
    assertEquals(f.problems, []);
    assertEquals(f.has("ipv6"), true);
    return f.get(teredo)!;
  });
  assertEquals(plain.toJSON(), {});
  assertEquals([origin.origin?.port, origin.origin?.address], [
    40000,
    "10.0.0.1",
  ]);
  assertEquals(auth.authentication?.clientId, undefined);
  assertEquals(both.authentication?.clientIdLength, 2);
  assertEquals(both.origin?.port, 40000);
});

Deno.test("gtp carries IP of both versions", () => {
  const [four, six] = frames("gtp");
  assertEquals(`${four.chain}`, "Ethernet:IPv4:UDP:GTP:IPv4:UDP:Raw");
  assertEquals(`${six.chain}`, "Ethernet:IPv4:UDP:GTP:IPv6:UDP:Raw");
});

Deno.test("gtp follows its extension headers", () => {
  const frame = frames("gtp")[4];
  assertEquals(frame.problems, []);
  const { extensions } = frame.get(gtp)!;
  assert(extensions !== undefined);
  assertEquals(extensions.map((e) => e.nextExtension), [0x40, 0x85, 0]);
  const [pdcp, port, session] = extensions;
  assert("number" in pdcp && "port" in port && "content" in session);
  assertEquals([pdcp.number, port.port, session.content.length], [3, 2152, 6]);
  assertEquals(frame.has("udp"), true);
});

Deno.test("gtp with an extension header of no length is malformed", () => {
  assertEquals(frames("gtp")[7].problems.map((p) => p.kind), ["malformed"]);
});
