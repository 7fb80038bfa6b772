import { assertEquals } from "@std/assert";
import { dtls, dtlsHandshake, type TLSClientHello } from "../../../mod.ts";

import { cases } from "../../../testdata/make/dtls.ts";
import { udpFrame } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const frames = (name: string) => cases[name].packets.map((b) => frameOf(b));
const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
/** Types of the handshake messages that are whole. */
const whole = (name: string) =>
  frames(name).map((f) =>
    f.all(dtlsHandshake).flatMap((h) => h.handshake.map((m) => m.type))
  );

Deno.test("dtls makes messages of TLS out of those in its records", () => {
  assertEquals(whole("handshake"), [
    [1],
    [3],
    [1],
    [2, 11, 12, 14],
    [16],
    [],
    [],
    [],
  ]);
  const [first, verify, second] = frames("handshake");
  const hello = (f: typeof first) =>
    f.get(dtlsHandshake)!.handshake[0] as TLSClientHello;
  assertEquals([hello(first), hello(second)].map((h) => plain(h).cookie), [
    "",
    "c00c1e55",
  ]);
  assertEquals(
    plain(verify.get(dtlsHandshake)!.handshake[0]).cookie,
    "c00c1e55",
  );
  assertEquals(hello(first).ja4.slice(0, 10), "dd3d0306" + "00");
  assertEquals(first.layers.at(-1)!.buffer, 1);
  assertEquals(frames("handshake").flatMap((f) => f.problems), []);
});

Deno.test("dtls joins the pieces that one record holds, and shows the others", () => {
  assertEquals(whole("fragments"), [[1], [], [], []]);
  const pieces = frames("fragments").map((f) =>
    f.all(dtls).flatMap((r) => r.handshake!.map((m) => m.fragmentOffset))
  );
  assertEquals(pieces, [[0, 60], [0, 60], [0], [60]]);
});

Deno.test("dtls reads the unified header of 1.3 as far as it can be known", () => {
  const [flight, short, cid, ack, old] = frames("later");
  assertEquals(flight.layers.slice(3).map((l) => l.key), [
    "dtls",
    "dtls_handshake",
    "dtls#2",
    "dtls#3",
  ]);
  const [, second, third] = flight.all(dtls);
  assertEquals([second.epochBits, third.epochBits], [2, 3]);
  assertEquals([second.length, second.encrypted!.length], [40, 40]);
  assertEquals(plain(short.get(dtls)).encryptedSequenceNumber, "99");
  const [r] = cid.all(dtls);
  assertEquals([r.hasConnectionId, r.length, r.encrypted!.length], [
    true,
    undefined,
    44,
  ]);
  assertEquals(ack.get(dtls)!.ack!.map((x) => [x.epoch, x.sequenceNumber]), [[
    0n,
    1n,
  ]]);
  assertEquals(old.get(dtls)!.encrypted!.length, 44);
  assertEquals(frames("later").flatMap((f) => f.problems), []);
});

Deno.test("dtls is known by its records on any port", () => {
  const chains = frames("hostile").map((f) =>
    `${f.chain}`.split(":").slice(3).join(":")
  );
  assertEquals(chains, [
    "DTLS:DTLS-Handshake",
    "Raw",
    "DTLS",
    "DTLS",
    "DTLS",
    "Raw",
  ]);
  const [b] = cases.handshake.packets.slice(5);
  const other = frameOf(udpFrame(1, 2, b.slice(42)));
  assertEquals(other.all(dtls).map((r) => r.contentType), [23, 21]);
});
