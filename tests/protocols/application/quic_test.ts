import { assertEquals } from "@std/assert";
import { quic, quicPacket, tlsHandshake, toHex } from "../../../mod.ts";
import type { TLSClientHello } from "../../../mod.ts";
import { AES128 } from "../../../src/bytes/aes.ts";
import {
  initialKeys,
  openPacket,
} from "../../../src/protocols/application/quic_keys.ts";
import { hex, udpFrame } from "../../../testdata/make/build.ts";
import { cases, FIRST, initial } from "../../../testdata/make/quic.ts";
import { frameOf } from "../../dissect.ts";

const frames = (name: string) => cases[name].packets.map((b) => frameOf(b));
const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const chain = (f: ReturnType<typeof frameOf>) =>
  `${f.chain}`.split(":").slice(3).join(":");

Deno.test("quic makes the keys of RFC 9001, appendix A.1", () => {
  const texts = (side: "client" | "server") => {
    const { key, iv, hp } = initialKeys(1, hex("8394c8f03e515708"), side);
    return [key, iv, hp].map((b) => toHex(b));
  };
  assertEquals(texts("client"), [
    "1f369613dd76d5467730efcbe3b1a22d",
    "fa044b2f42a3fd3b46fb255c",
    "9f50449e04a0e810283a1e9933adedd2",
  ]);
  assertEquals(texts("server"), [
    "cf3a5331653c364c88f0f379b6067e37",
    "0ac1493ca1905853b0bba03e",
    "c206b8d9b9f0f37644430b490eeaa314",
  ]);
});

Deno.test("quic makes the keys of RFC 9369, appendix A.1", () => {
  const { key, iv, hp } = initialKeys(
    0x6b3343cf,
    hex("8394c8f03e515708"),
    "client",
  );
  assertEquals([key, iv, hp].map((b) => toHex(b)), [
    "8b1a0bc121284290a29e0971b5cd045d",
    "91f73e2351d8fa91660e909f",
    "45b95e15235d6f45a6b19cbcb0294ba9",
  ]);
});

Deno.test("quic protects headers as in RFC 9001, appendix A.2", () => {
  const { hp } = initialKeys(1, FIRST.dcid, "client");
  const mask = new AES128(hp).encrypt(hex("d1b1c98dd7689fb8ec11d242b123dc9b"));
  assertEquals(toHex(mask, 0, 5), "437b9aec36");
  const b = initial(FIRST);
  assertEquals(b.length, 1200);
  assertEquals(
    toHex(b, 0, 38),
    "c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11d242b123dc9b",
  );
  assertEquals(toHex(b, 1184, 1200), "e221af44860018ab0856972e194cd934");
});

Deno.test("quic reads the server's packet of RFC 9001, appendix A.3, with its keys", () => {
  const b = hex(`
    cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a
    5816b6394100f37a1c69797554780bb38cc5a99f5ede4cf73c3ec2493a1839b3
    dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84
    022f8ef4cdd93795d77d06edbb7aaf2f58891850abbdca3d20398c276456cbc4
    2158407dd074ee
  `);
  const keys = initialKeys(1, FIRST.dcid, "server");
  const out = openPacket(b, 0, b.length, 0x75, keys)!;
  assertEquals(toHex(out, 0, 16), "c1000102000000000600405a02000056");
  assertEquals(
    openPacket(b, 0, b.length, 0x75, initialKeys(1, FIRST.dcid, "client")),
    undefined,
  );
});

Deno.test("quic decrypts a client's first packet, down to the names in its hello", () => {
  for (const f of frames("initial").slice(0, 3)) {
    const hello = f.get(tlsHandshake)!.handshake[0] as TLSClientHello;
    const names = hello.extensions!.flatMap((e) => "names" in e ? e.names : []);
    assertEquals(names.map((n) => n.name), ["example.com"]);
    assertEquals(hello.ja4.slice(0, 10), "q13d0211an");
    assertEquals(f.problems, []);
  }
  const [first, second, third] = frames("initial");
  assertEquals(first.layers.slice(3).map((l) => [l.key, l.buffer]), [
    ["quic", 0],
    ["quic_packet", 1],
    ["tls_handshake", 2],
  ]);
  assertEquals(first.get(quicPacket)!.packetNumber, 2);
  assertEquals(plain(first.get(quic)).packetType, 0);
  assertEquals(plain(second.get(quic)).packetTypeV2, 1);
  assertEquals(chain(third), "QUIC:QUIC-Packet:TLS-Handshake:QUIC");
  assertEquals(third.all(quic).map((h) => h.packetLength), [
    third.all(quic)[0].packetLength,
    56,
  ]);
});

Deno.test("quic says that a hello goes on in another packet", () => {
  const [, , , begin, end, draft] = frames("initial");
  assertEquals(begin.problems.map((p) => [p.protocol, p.kind]), [
    ["tls_handshake", "partial"],
  ]);
  assertEquals(chain(end), "QUIC:QUIC-Packet");
  assertEquals(chain(draft), "QUIC:QUIC-Packet:TLS-Handshake");
});

Deno.test("quic reads all frames", () => {
  const [all, odd] = frames("frames");
  const list = plain(all.get(quicPacket)!.frames) as {
    type: number;
    length?: number;
  }[];
  assertEquals(list.map((f) => f.type), [
    ...[0, 1, 2, 3, 4, 5, 7, 10, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25],
    ...[26, 27, 28, 29, 30, 0x31, 8],
  ]);
  assertEquals(list[0], { type: 0, length: 3 });
  assertEquals(plain(list[2]), {
    type: 2,
    largestAcknowledged: 256,
    ackDelay: 16,
    rangeCount: 1,
    firstRange: 5,
    ranges: [{ gap: 2, length: 3 }],
  });
  assertEquals(all.problems, []);
  assertEquals(plain(odd.get(quicPacket)!.frames), [
    { type: 0x52, data: "0102030405060708090a0b0c" },
  ]);
});

Deno.test("quic reads the headers of all packets", () => {
  const [negotiation, retry, retry2, flight, short, unknown] = frames(
    "headers",
  );
  assertEquals(negotiation.get(quic)!.supportedVersions, [
    0x6b3343cf,
    1,
    0x1a2a3a4a,
  ]);
  const [{ retryToken, retryIntegrityTag }] = retry.all(quic);
  assertEquals([retryToken, retryIntegrityTag].map((b) => toHex(b!)), [
    "746f6b656e",
    "04a265ba2eff4d829058fb3f0f2496ba",
  ]);
  assertEquals(toHex(retry2.get(quic)!.retryToken!), "746f6b656e");
  assertEquals(flight.all(quic).map((h) => plain(h).packetType), [
    0,
    2,
    undefined,
  ]);
  assertEquals(short.get(quic)!.spinBit, true);
  assertEquals(unknown.get(quic)!.protectedPayload!.length, 40);
});

Deno.test("quic is known by long headers on any port", () => {
  const [other, short, old] = frames("hostile");
  assertEquals(chain(other), "QUIC:QUIC-Packet:TLS-Handshake");
  assertEquals([chain(short), chain(old)], ["Raw", "Raw"]);
  const b = initial(FIRST);
  b[1] = 7; // no version that is known
  assertEquals(chain(frameOf(udpFrame(1, 2, b))), "Raw");
});

Deno.test("quic leaves what has been tampered with encrypted", () => {
  const b = initial(FIRST);
  b[600] ^= 1;
  assertEquals(chain(frameOf(udpFrame(50000, 443, b))), "QUIC");
});
