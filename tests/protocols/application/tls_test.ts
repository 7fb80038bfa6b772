import { assertEquals } from "@std/assert";
import {
  Extractor,
  tls,
  type TLSClientHello,
  type TLSHandshake,
} from "../../../mod.ts";
import { ja3Digest } from "../../../src/protocols/application/tls_fingerprint.ts";
import { tlsHandshake } from "../../../src/protocols/application/tls_handshake.ts";
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
    ja3Full: "771,4865,0,,",
    ja3: "1e7c622032b0cb79401b0f7be3793a1a",
    ja4: "t12d010100_0f2cb44170f4_000000000000",
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
  assertEquals(one(57, "01 02 4567 0f 00 1b 01 ff").parameters, [
    { id: 1, length: 2, value: 0x567 },
    { id: 15, length: 0, value: "" },
    { id: 27, length: 1, value: "ff" },
  ]);
  assertEquals(one(12, "01 75").userName, "u");
  assertEquals(
    one(3, "0005 00 02 0001 00").authorities,
    [
      { identifierType: 0 },
      { identifierType: 2, identifier: "00" },
    ],
  );
  assertEquals(one(58, "01 02").resumptionCount, 2);
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

Deno.test("tls gives the fingerprints that the makers of JA3 published", () => {
  const suites = (list: string) =>
    vector(2, ...list.split("-").map((x) => uint(2, Number(x))));
  const one = (list: string, ...more: Uint8Array[]) =>
    messages(
      handshake(
        1,
        hex("0301"),
        RANDOM,
        vector(1),
        suites(list),
        hex("01 00"),
        ...more,
      ),
    )[0][0];
  const old = one("4-5-10-9-100-98-3-6-19-18-99");
  assertEquals(old.ja3Full, "769,4-5-10-9-100-98-3-6-19-18-99,,,");
  assertEquals(old.ja3, "de350869b8c85de67a350c8d186f11e6");
  const later = one(
    "47-53-5-10-49161-49162-49171-49172-50-56-19-4",
    vector(
      2,
      SNI,
      extension(10, vector(2, hex("0017 0018 0019"))),
      extension(11, hex("01 00")),
    ),
  );
  assertEquals(later.ja3, "ada70206e40642a3e4461f35503241d5");
  assertEquals(ja3Digest("769,47,65281"), "4192c0a946c5bd9b544b4656d9f624a4");
});

Deno.test("tls gives the fingerprint that the makers of JA4 published", () => {
  const empty = "0005 000b 0012 0015 0017 001b 0023 002d 0033 4469 ff01"
    .split(" ").map((x) => extension(parseInt(x, 16)));
  const hello = messages(handshake(
    1,
    hex("0303"),
    RANDOM,
    vector(1),
    vector(
      2,
      hex(`
        eaea 1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c013 c014
        009c 009d 002f 0035
      `),
    ),
    hex("01 00"),
    vector(
      2,
      extension(0x1a1a),
      SNI,
      extension(10, vector(2, hex("001d"))),
      extension(13, vector(2, hex("0403 0804 0401 0503 0805 0501 0806 0601"))),
      extension(16, vector(2, ascii("\x02h2\x08http/1.1"))),
      extension(43, vector(1, hex("5a5a 0304 0303"))),
      ...empty,
    ),
  ))[0][0];
  assertEquals(hello.ja4, "t13d1516h2_8daaf6152771_e5627efa2ab1");
});

Deno.test("tls reads key exchanges by their bytes, where no hello tells", () => {
  const one = (type: number, text: string) =>
    Object.keys(messages(handshake(type, hex(text)))[0][0]).slice(2);
  assertEquals(one(12, "03 001d 01 aa 0804 0001 bb"), [
    "curveType",
    "namedCurve",
    "point",
    "algorithm",
    "signature",
  ]);
  assertEquals(one(12, "0001 aa 0001 02 0001 bb 0001 cc"), [
    "p",
    "g",
    "ys",
    "signature",
  ]);
  assertEquals(one(12, "0001 aa"), ["data"]);
  assertEquals(one(16, "02 aabb"), ["point"]);
  assertEquals(one(16, "0002 aabb"), ["data"]);
});

/** A capture of what one side of a connection sends, in segments of `size` bytes. */
function conversation(bytes: Uint8Array, size = 1460): Uint8Array {
  const packets: Uint8Array[] = [];
  const add = (b: Uint8Array) =>
    packets.push(
      join(uint(4, 1), uint(4, 0), uint(4, b.length), uint(4, b.length), b),
    );
  const none = new Uint8Array(0);
  add(tcpFrame(40000, 443, none, { seq: 0, ack: 0, flags: 2 }));
  for (let p = 0; p < bytes.length; p += size) {
    add(tcpFrame(40000, 443, bytes.slice(p, p + size), { seq: 1 + p }));
  }
  add(tcpFrame(40000, 443, none, { seq: 1 + bytes.length, flags: 0x11 }));
  return join(
    hex("a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000001"),
    ...packets,
  );
}
const framesOf = (bytes: Uint8Array, size?: number) => [
  ...new Extractor({ input: conversation(bytes, size), tcp: true }),
];

Deno.test("tls puts a message together that three records hold, and the next that begins in the last", () => {
  const list = handshake(11, vector(3, vector(3, new Uint8Array(300).fill(7))));
  const all = join(
    serverHello(RANDOM),
    list,
    handshake(14),
    handshake(12, hex("00")),
  );
  const cuts = [0, 100, 200, all.length - 9, all.length - 3, all.length];
  const stream = join(
    ...cuts.slice(1).map((end, i) => record(22, all.slice(cuts[i], end))),
    record(20, hex("01")),
    record(22, CIPHERTEXT),
  );
  for (const size of [1460, 100, 7, 1]) {
    const frames = framesOf(stream, size);
    const layers = frames.flatMap((f) => f.layers).map((l) =>
      l.view.face.toJSON()
    ) as Record<string, unknown>[];
    const seen = layers.flatMap((l) =>
      (l.handshake ?? []) as { type: number }[]
    );
    assertEquals(seen.map((m) => m.type), [2, 11, 14, 12], `${size}`);
    const joined = frames.flatMap((f) => f.all(tlsHandshake));
    assertEquals(joined.map((h) => h.handshake[0].length), [306, 1]);
    assertEquals(frames.flatMap((f) => f.problems), []);
    const pieces = layers.filter((l) => l.contentType === 22)
      .map((l) =>
        [l.continuation, l.fragment, l.encrypted].map((x) =>
          String(x ?? "").length / 2
        )
      );
    assertEquals(pieces, [[0, 56, 0], [100, 0, 0], [154, 0, 0], [0, 2, 0], [
      3,
      0,
      0,
    ], [0, 0, 40]]);
  }
});

Deno.test("tls shows a message whose rest is missing as far as it came", () => {
  const list = handshake(11, vector(3, vector(3, new Uint8Array(300).fill(7))));
  const frames = framesOf(
    join(record(22, list.slice(0, 100)), record(20, hex("01"))),
  );
  const [found] = frames.at(-1)!.all(tlsHandshake);
  assertEquals(found.handshake.map((m) => [m.type, m.length]), [[11, 306]]);
  assertEquals(frames.at(-1)!.problems.map((p) => p.kind), ["partial"]);
  assertEquals(frames.at(-1)!.reassembled[0].length, 100);
});

Deno.test("tls reads key exchanges as the server's hello tells", () => {
  const hello = (suite: string) =>
    handshake(2, hex("0303"), RANDOM, hex("00"), hex(suite), hex("00"));
  const names = (suite: string, type: number, text: string) => {
    const [f] = framesOf(
      join(record(22, hello(suite)), record(22, handshake(type, hex(text)))),
    )
      .slice(1);
    return Object.keys(plain(f.all(tls)[1].handshake![0])).slice(2);
  };
  assertEquals(names("009e", 12, "0001 aa 0001 02 0001 bb"), ["p", "g", "ys"]);
  assertEquals(names("0003", 12, "0001 aa 0001 02 0001 bb"), [
    "modulus",
    "exponent",
    "signature",
  ]);
  assertEquals(names("c035", 12, "0000 03 001d 01 aa"), [
    "hint",
    "curveType",
    "namedCurve",
    "point",
  ]);
  assertEquals(names("008c", 12, "0001 aa"), ["hint"]);
  assertEquals(names("c01d", 12, "0001 aa 0001 bb 01 cc 0001 dd"), [
    "n",
    "g",
    "s",
    "b",
  ]);
  assertEquals(names("002f", 16, "0001 aa"), ["encryptedPreMaster"]);
  assertEquals(names("0033", 16, "0001 aa"), ["yc"]);
  assertEquals(names("c02f", 16, "01 aa"), ["point"]);
  assertEquals(names("008c", 16, "0001 aa"), ["identity"]);
  assertEquals(names("c0b0", 16, "0001 aa"), ["data"]);
});
