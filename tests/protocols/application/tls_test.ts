import { assertEquals } from "@std/assert";
import { tls, type TLSClientHello, type TLSHandshake } from "../../../mod.ts";
import {
  ascii,
  hex,
  join,
  tcpFrame,
  uint,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const vector = (size: number, ...parts: Uint8Array[]) => {
  const b = join(...parts);
  return join(uint(size, b.length), b);
};
const record = (type: number, b: Uint8Array) =>
  join(uint(1, type), hex("0303"), vector(2, b));
const handshake = (type: number, ...parts: Uint8Array[]) =>
  join(uint(1, type), vector(3, ...parts));
const extension = (type: number, ...parts: Uint8Array[]) =>
  join(uint(2, type), vector(2, ...parts));

const RANDOM = Uint8Array.from({ length: 32 }, (_, i) => i);
const SNI = extension(0, vector(2, hex("00"), vector(2, ascii("a.example"))));
const hello = (...extensions: Uint8Array[]) =>
  handshake(
    1,
    hex("0303"),
    RANDOM,
    vector(1),
    vector(2, hex("0a0a 1301")),
    hex("01 00"),
    vector(2, ...extensions),
  );
const serverHello = (random: Uint8Array, ...extensions: Uint8Array[]) =>
  handshake(
    2,
    hex("0303"),
    random,
    hex("00 1301 00"),
    vector(2, ...extensions),
  );
const CIPHERTEXT = hex(
  "0000000000000000 9a4be11dd23ac1f2e8b1c0d9f7a64e5b3c2d1a0f8e7d6c5b4a39281706f5e4d3",
);

const frame = (b: Uint8Array, port = 443) => frameOf(tcpFrame(40000, port, b));
const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
/** The handshake messages of a record, and what is wrong with it. */
const messages = (b: Uint8Array) => {
  const f = frame(record(22, b));
  const list = f.get(tls)!.handshake;
  return [list && plain(list), f.problems.map((p) => p.kind)];
};
const extensionsOf = (...list: Uint8Array[]) =>
  messages(hello(...list))[0][0].extensions;

Deno.test("tls reads a client's hello", () => {
  assertEquals(messages(hello(SNI)), [[{
    type: 1,
    length: 63,
    version: 0x303,
    random: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
    sessionId: "",
    cipherSuites: [0x0a0a, 0x1301],
    compressionMethods: [0],
    extensions: [{
      type: 0,
      length: 14,
      names: [{ type: 0, name: "a.example" }],
    }],
  }], []]);
});

Deno.test("tls calls reserved values GREASE", () => {
  const nodes = frame(record(22, hello(extension(0x3a3a)))).tree();
  const labels = new Map<string, string | undefined>();
  const visit = (list: readonly (typeof nodes)[number][]) => {
    for (const n of list) {
      if (n.value === 0x0a0a || n.value === 0x3a3a) {
        labels.set(n.alias!, n.label);
      }
      visit(n.children);
    }
  };
  visit(nodes);
  assertEquals(Object.fromEntries(labels), {
    "tls.handshake.ciphersuite": "GREASE",
    "tls.handshake.extension.type": "GREASE",
  });
});

Deno.test("tls reads the extensions of clients", () => {
  const one = (type: number, text: string) =>
    extensionsOf(extension(type, hex(text)))[0];
  assertEquals(one(16, "0005 02 6832 01 78").protocols, ["h2", "x"]);
  assertEquals(one(43, "04 0304 0303").versions, [0x304, 0x303]);
  assertEquals(one(10, "0004 001d 0017").groups, [29, 23]);
  assertEquals(one(13, "0002 0403").algorithms, [0x403]);
  assertEquals(one(51, "0006 001d 0002 0102").shares, [
    { group: 29, keyExchange: "0102" },
  ]);
  assertEquals(one(45, "01 01").modes, [1]);
  assertEquals(one(57, "0102"), { type: 57, length: 2, data: "0102" });
  assertEquals(one(0xffff, "").data, "");
});

Deno.test("tls tells hellos of servers apart", () => {
  const retry = hex(
    "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c",
  );
  const one = (random: Uint8Array, share: string) =>
    messages(
      serverHello(
        random,
        extension(43, hex("0304")),
        extension(51, hex(share)),
      ),
    )[0][0];
  const server = one(RANDOM, "001d 0001 07"), again = one(retry, "0017");
  assertEquals(server.helloRetryRequest, undefined);
  assertEquals(server.extensions[0].selectedVersion, 0x304);
  assertEquals(server.extensions[1].keyExchange, "07");
  assertEquals(again.helloRetryRequest, true);
  assertEquals(again.extensions[1].selectedGroup, 23);
});

Deno.test("tls reads certificates of all versions", () => {
  const list = vector(3, hex("3000"));
  const one = (b: Uint8Array) => plain(messages(b)[0][0]).certificates;
  assertEquals(one(handshake(11, vector(3, list))), [{ certData: "3000" }]);
  assertEquals(one(handshake(11, hex("00"), vector(3, list, hex("0000")))), [
    { certData: "3000", extensions: [] },
  ]);
  assertEquals(one(handshake(11, vector(3))), []);
});

Deno.test("tls tells requests for certificates and signatures apart", () => {
  const one = (type: number, text: string) =>
    Object.keys(messages(handshake(type, hex(text)))[0][0]).slice(2);
  assertEquals(one(13, "01 01 0000"), ["certificateTypes", "authorities"]);
  assertEquals(one(13, "01 01 0002 0403 0000"), [
    "certificateTypes",
    "signatureAlgorithms",
    "authorities",
  ]);
  assertEquals(one(13, "00 0000"), ["requestContext", "extensions"]);
  assertEquals(one(15, "0002 0102"), ["signature"]);
  assertEquals(one(15, "0403 0002 0102"), ["algorithm", "signature"]);
});

Deno.test("tls makes a layer of each record", () => {
  const f = frame(join(
    record(22, join(serverHello(RANDOM), handshake(14))),
    record(20, hex("01")),
    record(22, CIPHERTEXT),
    record(23, CIPHERTEXT),
    record(21, hex("0100")),
  ));
  assertEquals(f.layers.slice(3).map((l) => l.key), [
    "tls",
    "tls#2",
    "tls#3",
    "tls#4",
    "tls#5",
  ]);
  const [hello, spec, finished, data, alert] = f.all(tls);
  assertEquals(hello.handshake!.map((m) => m.type), [2, 14]);
  assertEquals(spec.changeCipherSpec, 1);
  assertEquals([finished.handshake, finished.encrypted!.length], [
    undefined,
    40,
  ]);
  assertEquals(data.applicationData!.length, 40);
  assertEquals(plain(alert.alert), { level: 1, description: 0 });
  assertEquals(f.problems, []);
});

Deno.test("tls reads a hello as far as a segment holds it", () => {
  const whole = record(
    22,
    hello(SNI, extension(16, vector(2, ascii("\x02h2")))),
  );
  const f = frame(whole.slice(0, -3));
  const message = f.get(tls)!.handshake![0] as TLSClientHello;
  const names = message.extensions!.flatMap((e) => "names" in e ? e.names : []);
  assertEquals(names[0].name, "a.example");
  assertEquals(new Set(f.problems.map((p) => p.kind)), new Set(["partial"]));
});

Deno.test("tls says that a message goes on in the next record", () => {
  const f = frame(record(22, hello(SNI).slice(0, 60)));
  assertEquals(f.get(tls)!.handshake!.map((m: TLSHandshake) => m.type), [1]);
  assertEquals(f.problems.map((p) => [p.kind, p.needed, p.available]), [
    ["partial", 67, 60],
  ]);
});

Deno.test("tls takes what does not fit for encrypted", () => {
  const content = (type: number, text: string) => {
    const { handshake, alert, heartbeat, encrypted } = frame(
      record(type, hex(text)),
    ).get(tls)!;
    return [handshake ?? alert ?? heartbeat, encrypted?.length];
  };
  assertEquals(content(22, "14 000010" + "00".repeat(15)), [undefined, 19]);
  assertEquals(content(22, "07 000001 00"), [undefined, 5]);
  assertEquals(content(22, "0000"), [undefined, 2]);
  assertEquals(content(21, "00".repeat(26)), [undefined, 26]);
  assertEquals(content(20, "00".repeat(40)), [undefined, 40]);
  assertEquals(content(24, "00".repeat(40)), [undefined, 40]);
});

Deno.test("tls shows a heartbeat that asks for more than it sends", () => {
  const f = frame(record(24, hex("01 4000")));
  assertEquals(f.get(tls)!.heartbeat!.payloadLength, 0x4000);
  assertEquals(f.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("tls keeps the extensions behind a damaged one", () => {
  const [list, problems] = messages(
    hello(extension(0, hex("0009 00")), extension(43, hex("02 0304"))),
  );
  assertEquals(list[0].extensions[1].versions, [0x304]);
  assertEquals(problems, ["truncated"]);
});

Deno.test("tls is known by its records on any port", () => {
  const chain = (b: Uint8Array, port: number) =>
    `${frame(b, port).chain}`.split(":").slice(3).join(":");
  assertEquals(chain(record(22, hello()), 12345), "TLS");
  assertEquals(chain(record(22, CIPHERTEXT), 12345), "TLS");
  assertEquals(chain(record(23, CIPHERTEXT), 3128), "TLS");
  assertEquals(chain(CIPHERTEXT, 443), "Raw");
  assertEquals(chain(hex("16 0301 ffff 01"), 443), "Raw");
  assertEquals(chain(join(record(23, CIPHERTEXT), hex("00")), 12345), "Raw");
});
