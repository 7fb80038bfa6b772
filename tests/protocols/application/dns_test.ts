import { assertEquals, assertStringIncludes } from "@std/assert";
import { dns, type DNSRecord, type Frame, mdns } from "../../../mod.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import {
  ascii,
  hex,
  join,
  tcpFrame,
  udpFrame,
  uint,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const of = (message: Uint8Array) => frameOf(udpFrame(53, 40000, message));
const multicast = (message: Uint8Array) =>
  frameOf(udpFrame(5353, 5353, message));
const problemsOf = (f: Frame) => f.problems.map((p) => `${p.kind}: ${p.field}`);

/** A name in wire form. */
function name(text: string): Uint8Array {
  return join(
    ...text.split(".").map((l) => join(uint(1, l.length), ascii(l))),
    hex("00"),
  );
}
/** A response with one answer about the root, whose data is `rdata`. */
function response(type: number, rdata: Uint8Array): Uint8Array {
  return join(
    hex("0001 8000 0000 0001 0000 0000 00"),
    uint(2, type),
    hex("0001 0000003c"),
    uint(2, rdata.length),
    rdata,
  );
}
/** The data of that answer, without fault. */
function rdata(type: number, ...parts: (string | Uint8Array)[]): object {
  const b = join(...parts.map((p) => typeof p === "string" ? hex(p) : p));
  const frame = of(response(type, b));
  assertEquals(frame.problems, [], `type ${type}`);
  const { answers } = frame.get(dns)!.toJSON() as { answers: DNSRecord[] };
  assertEquals(
    { ...answers[0], rdata: undefined },
    {
      name: ".",
      type,
      class: 1,
      ttl: 60,
      rdlength: b.length,
      rdata: undefined,
    },
  );
  return answers[0].rdata!;
}

Deno.test("dns reads the header, each flag by itself: RFC 1035 §4.1.1", () => {
  const frame = of(hex("1a2b 0120 0001 0000 0000 0000 0161 00 0001 0001"));
  assertEquals(frame.problems, []);
  assertEquals(frame.get(dns)!.toJSON(), {
    id: 0x1a2b,
    qr: false,
    opcode: 0,
    aa: false,
    tc: false,
    rd: true,
    ra: false,
    z: false,
    ad: true,
    cd: false,
    rcode: 0,
    qdcount: 1,
    ancount: 0,
    nscount: 0,
    arcount: 0,
    questions: [{ name: "a", type: 1, class: 1 }],
    answers: [],
    authorities: [],
    additionals: [],
  });
  const flags = ["cd", "ad", "z", "ra", "rd", "tc", "aa"] as const;
  flags.forEach((flag, i) => {
    const h = of(join(hex("0000"), uint(2, 1 << i + 4), new Uint8Array(8)))
      .get(dns)!;
    assertEquals(flags.filter((f) => h[f]), [flag]);
  });
  const h = of(hex("0000 a805 0000 0000 0000 0000")).get(dns)!;
  assertEquals([h.qr, h.opcode, h.rcode], [true, 5, 5]);
});

Deno.test("dns puts records into their sections", () => {
  const record = (digit: string) =>
    `00 0001 0001 00000000 0004 0a00000${digit}`;
  const h = of(
    hex(`0001 8400 0000 0001 0001 0002
      ${record("1")} ${record("2")} ${record("3")} ${record("4")}`),
  ).get(dns)!;
  const addresses = (records: DNSRecord[]) =>
    records.map((r) => (r.rdata as { address: string }).address);
  assertEquals(addresses(h.answers), ["10.0.0.1"]);
  assertEquals(addresses(h.authorities), ["10.0.0.2"]);
  assertEquals(addresses(h.additionals), ["10.0.0.3", "10.0.0.4"]);
});

Deno.test("dns follows compression pointers backwards: RFC 1035 §4.1.4", () => {
  const names = (text: string) =>
    (of(hex(text)).get(dns)!.questions ?? []).map((q) => q.name);
  const two = "0001 0000 0002 0000 0000 0000";
  assertEquals(
    names(`${two} 0161 0162 00 0001 0001  0163 c00e 0001 0001`),
    ["a.b", "c.b"],
  );
  assertEquals(
    names(`${two} 0161 0162 00 0001 0001  c00c 0001 0001`),
    ["a.b", "a.b"],
  );
  assertEquals(names(`${two} 00 0001 0001  c00c 0001 0001`), [".", "."]);
  // three pointers in a chain
  assertEquals(
    names(`
      0001 0000 0003 0000 0000 0000
      0161 00 0001 0001  0162 c00c 0001 0001  0163 c013 0001 0001
    `),
    ["a", "b.a", "c.b.a"],
  );
});

Deno.test("dns tells pointers that do not go backwards, and names without an end", () => {
  const question = (text: string) =>
    problemsOf(of(join(hex("0001 0000 0001 0000 0000 0000"), hex(text))));
  assertEquals(question("c00c 0001 0001"), ["malformed: name"]); // to itself
  assertEquals(question("c00e 00 0001 0001"), ["malformed: name"]); // forwards
  assertEquals(question("0161 c00c 0001 0001"), ["malformed: name"]); // a cycle
  assertEquals(question("40 0001 0001"), ["malformed: name"]); // label type
  assertEquals(question("05 6162"), ["truncated: name"]);
  assertEquals(question("0161"), ["truncated: name"]);
  assertEquals(question("c0"), ["truncated: name"]);
  const label = "3f" + "61".repeat(63);
  assertEquals(question(label.repeat(4) + "00 0001 0001"), ["malformed: name"]);
  assertEquals(question(label.repeat(3) + "00 0001 0001"), []);
});

Deno.test("dns escapes what is no plain letter of a label: RFC 1035 §5.1", () => {
  const h = of(
    hex("0001 0000 0001 0000 0000 0000 06 612e5c20ff7e 00 0001 0001"),
  )
    .get(dns)!;
  assertEquals(h.questions[0].name, "a\\.\\\\\\032\\255~");
});

Deno.test("dns reads names, hosts and mail: RFC 1035 §3.3", () => {
  for (const type of [2, 5, 12, 39]) {
    assertEquals(rdata(type, name("a.example")), { name: "a.example" });
  }
  assertEquals(
    rdata(
      6,
      name("ns"),
      name("admin"),
      "00000001 00000002 00000003 00000004 00000005",
    ),
    {
      mname: "ns",
      rname: "admin",
      serial: 1,
      refresh: 2,
      retry: 3,
      expire: 4,
      minimum: 5,
    },
  );
  assertEquals(rdata(13, "03 637075 02 6f73"), { cpu: "cpu", os: "os" });
  assertEquals(rdata(15, "000a", name("mx")), {
    preference: 10,
    exchange: "mx",
  });
  assertEquals(rdata(16, "01 61 00 02 6263"), { strings: ["a", "", "bc"] });
  assertEquals(rdata(17, name("m"), name("t")), { mailbox: "m", text: "t" });
  assertEquals(rdata(18, "0001", name("h")), { subtype: 1, hostname: "h" });
});

Deno.test("dns reads addresses", () => {
  assertEquals(rdata(1, "c0000201"), { address: "192.0.2.1" });
  assertEquals(rdata(28, "20010db8 00000000 00000000 00000001"), {
    address: "2001:db8::1",
  });
  assertEquals(rdata(108, "020000000001"), { address: "02:00:00:00:00:01" });
  assertEquals(rdata(109, "020000fffe000001"), {
    address: "02:00:00:ff:fe:00:00:01",
  });
});

Deno.test("dns reads services: RFC 2782, RFC 3403, RFC 2230, RFC 7553, RFC 8659", () => {
  assertEquals(rdata(33, "0001 0002 01bb", name("h")), {
    priority: 1,
    weight: 2,
    port: 443,
    target: "h",
  });
  assertEquals(rdata(35, "0001 0002 01 75 03 453275 00 00"), {
    order: 1,
    preference: 2,
    flags: "u",
    services: "E2u",
    regexp: "",
    replacement: ".",
  });
  assertEquals(rdata(36, "0001", name("h")), { preference: 1, exchanger: "h" });
  assertEquals(rdata(256, "0001 0002", ascii("https://a/")), {
    priority: 1,
    weight: 2,
    target: "https://a/",
  });
  assertEquals(rdata(257, "80 05 6973737565", ascii("ca.example")), {
    flags: 128,
    tag: "issue",
    value: "ca.example",
  });
});

Deno.test("dns reads SVCB and HTTPS with their parameters: RFC 9460", () => {
  const params = `
    0000 0004 0001 0004               # mandatory: alpn, ipv4hint
    0001 0006 02 6832 02 6833         # h2, h3
    0002 0000                         # no default
    0003 0002 01bb
    0004 0008 c0000201 c0000202
    0005 0002 abcd                    # ECH, as it is
    0006 0010 20010db8 00000000 00000000 00000001
    0007 0006 2f717b3f7d7d
  `;
  for (const type of [64, 65]) {
    assertEquals(rdata(type, "0001", name("svc"), params), {
      priority: 1,
      target: "svc",
      params: [
        { key: 0, length: 4, keys: [1, 4] },
        { key: 1, length: 6, protocols: ["h2", "h3"] },
        { key: 2, length: 0 },
        { key: 3, length: 2, port: 443 },
        { key: 4, length: 8, addresses: ["192.0.2.1", "192.0.2.2"] },
        { key: 5, length: 2, value: "abcd" },
        { key: 6, length: 16, addresses: ["2001:db8::1"] },
        { key: 7, length: 6, path: "/q{?}}" },
      ],
    });
  }
  assertEquals(rdata(65, "0000", name("alias")), {
    priority: 0,
    target: "alias",
    params: [],
  });
});

Deno.test("dns reads DNSSEC: RFC 4034, RFC 5155", () => {
  for (const type of [43, 59, 32769]) {
    assertEquals(rdata(type, "0001 08 02 abcd"), {
      keyTag: 1,
      algorithm: 8,
      digestType: 2,
      digest: "abcd",
    });
  }
  for (const type of [48, 60]) {
    assertEquals(rdata(type, "0101 03 08 abcd"), {
      flags: 0x101,
      protocol: 3,
      algorithm: 8,
      publicKey: "abcd",
    });
  }
  assertEquals(
    rdata(46, "0001 08 02 0000003c 00000002 00000001 0007", name("z"), "abcd"),
    {
      typeCovered: 1,
      algorithm: 8,
      labels: 2,
      originalTTL: 60,
      expiration: 2,
      inception: 1,
      keyTag: 7,
      signer: "z",
      signature: "abcd",
    },
  );
  assertEquals(rdata(47, name("b"), "00 06 400000000003 01 01 40"), {
    nextDomain: "b",
    types: [1, 46, 47, 257],
  });
  const nsec3 = { hashAlgorithm: 1, flags: 1, iterations: 10, salt: "aabb" };
  assertEquals(rdata(50, "01 01 000a 02 aabb 03 010203 00 01 40"), {
    ...nsec3,
    nextHashedOwner: "010203",
    types: [1],
  });
  assertEquals(rdata(51, "01 01 000a 02 aabb"), nsec3);
  assertEquals(rdata(62, "00000001 0003 00 01 40"), {
    serial: 1,
    flags: 3,
    types: [1],
  });
  assertEquals(rdata(63, "00000001 01 02 abcd"), {
    serial: 1,
    scheme: 1,
    hashAlgorithm: 2,
    digest: "abcd",
  });
});

Deno.test("dns reads keys, certificates, signatures and places", () => {
  assertEquals(rdata(29, "00 12 16 13 80000000 80000001 00989680"), {
    version: 0,
    size: 0x12,
    horizontalPrecision: 0x16,
    verticalPrecision: 0x13,
    latitude: 0x80000000,
    longitude: 0x80000001,
    altitude: 10_000_000,
  });
  assertEquals(rdata(37, "0001 0002 08 abcd"), {
    type: 1,
    keyTag: 2,
    algorithm: 8,
    certificate: "abcd",
  });
  assertEquals(rdata(44, "04 02 abcd"), {
    algorithm: 4,
    fingerprintType: 2,
    fingerprint: "abcd",
  });
  for (const type of [52, 53]) {
    assertEquals(rdata(type, "03 01 01 abcd"), {
      usage: 3,
      selector: 1,
      matchingType: 1,
      data: "abcd",
    });
  }
  assertEquals(rdata(61, "abcd"), { publicKey: "abcd" });
  assertEquals(
    rdata(
      250,
      name("hmac-sha256"),
      "0000 5f5e1000 012c 0002 abcd 0007 0000 0000",
    ),
    {
      algorithm: "hmac-sha256",
      timeSigned: 1_600_000_000,
      fudge: 300,
      macSize: 2,
      mac: "abcd",
      originalId: 7,
      error: 0,
      otherLength: 0,
      other: "",
    },
  );
});

Deno.test("dns keeps data of other types as it is: RFC 3597", () => {
  assertEquals(rdata(65280, "abcd"), { data: "abcd" });
});

Deno.test("dns reads OPT and its options: RFC 6891", () => {
  const opt = (text: string) => {
    const options = hex(text);
    const frame = of(join(
      hex("0001 0000 0000 0000 0000 0001 00 0029 04d0 01 00 8001"),
      uint(2, options.length),
      options,
    ));
    assertEquals(frame.problems, [], text);
    const { additionals } = frame.get(dns)!.toJSON() as {
      additionals: DNSRecord[];
    };
    const { rdata, rdlength, ...rest } = additionals[0];
    assertEquals(rdlength, options.length);
    assertEquals(rest, {
      name: ".",
      type: 41,
      udpPayloadSize: 1232,
      extendedRcode: 1,
      version: 0,
      dnssecOk: true,
      z: 1,
    });
    return (rdata as { options: object[] }).options;
  };
  assertEquals(opt(""), []);
  assertEquals(opt("000a 0008 0102030405060708  000c 0002 0000"), [
    { code: 10, length: 8, client: "0102030405060708" },
    { code: 12, length: 2, data: "0000" },
  ]);
  assertEquals(opt("000a 000a 0102030405060708 090a"), [
    { code: 10, length: 10, client: "0102030405060708", server: "090a" },
  ]);
  assertEquals(opt("0008 0007 0001 18 00 c00002"), [{
    code: 8,
    length: 7,
    family: 1,
    sourcePrefix: 24,
    scopePrefix: 0,
    address: "192.0.2.0",
  }]);
  assertEquals(opt("0008 0008 0002 20 00 20010db8"), [{
    code: 8,
    length: 8,
    family: 2,
    sourcePrefix: 32,
    scopePrefix: 0,
    address: "2001:db8::",
  }]);
  assertEquals(opt("000f 0005 0016 6e6f21"), [
    { code: 15, length: 5, infoCode: 22, text: "no!" },
  ]);
  assertEquals(opt("0009 0000 0009 0004 00000e10 000b 0002 0064"), [
    { code: 9, length: 0 },
    { code: 9, length: 4, timeout: 3600 },
    { code: 11, length: 2, timeout: 100 },
  ]);
  assertEquals(opt("0005 0002 080d 000e 0004 0001 4f66 0012 0003 01 61 00"), [
    { code: 5, length: 2, algorithms: [8, 13] },
    { code: 14, length: 4, keyTags: [1, 20326] },
    { code: 18, length: 3, agent: "a" },
  ]);
  assertEquals(
    opt("0001 0012 0001 0001 0000 0102030405060708 00000e10"),
    [{
      code: 1,
      length: 18,
      version: 1,
      opcode: 1,
      error: 0,
      id: "0102030405060708",
      lease: 3600,
    }],
  );
});

Deno.test("dns confines damage to the data of a record", () => {
  const records = `
    00 0001 0001 00000000 0003 0a0000        # an address of three bytes
    00 0001 0001 00000000 0006 0a000001 ffff # bytes behind an address
    00 0001 0001 00000000 0004 0a000002
  `;
  const frame = of(hex(`0001 8000 0000 0003 0000 0000 ${records}`));
  assertEquals(problemsOf(frame), [
    "truncated: address",
    "leftover: undefined",
  ]);
  assertEquals(
    frame.get(dns)!.answers.map((r) =>
      (r.rdata as { address?: string }).address
    ),
    [undefined, "10.0.0.1", "10.0.0.2"],
  );
});

Deno.test("dns promises nothing for counts that the bytes do not hold", () => {
  const frame = of(hex("0001 8000 ffff ffff ffff ffff 00 0001 0001"));
  const h = frame.get(dns)!;
  assertEquals(h.questions.map((q) => q.name), [".", undefined]);
  assertEquals(h.answers, undefined);
  assertEquals(problemsOf(frame), ["truncated: name"]);
});

Deno.test("dns over TCP stands behind its length, and may share a segment: RFC 1035 §4.2.2", () => {
  const query = hex("0001 0100 0001 0000 0000 0000 0161 00 0001 0001");
  const message = join(uint(2, query.length), query);
  const frame = frameOf(tcpFrame(40000, 53, join(message, message)));
  assertEquals(frame.problems, []);
  assertEquals(frame.all(dns).map((h) => [h.length, h.questions[0].name]), [
    [19, "a"],
    [19, "a"],
  ]);
  // pointers count from the message, not from its length
  const pointed = hex(
    "0001 0000 0002 0000 0000 0000 0161 00 0001 0001 c00c 0001 0001",
  );
  const [h] = frameOf(
    tcpFrame(40000, 53, join(uint(2, pointed.length), pointed)),
  )
    .all(dns);
  assertEquals(h.questions.map((q) => q.name), ["a", "a"]);
  const part = frameOf(tcpFrame(40000, 53, message.subarray(0, 10)));
  assertEquals(part.problems.map((p) => p.kind), ["partial"]);
});

Deno.test("mdns splits the first bit off the class: RFC 6762 §18.12, §18.13", () => {
  const h = multicast(hex(`
    0000 8400 0001 0001 0000 0000
    0161 00 00ff 8001
    c00c 0001 8001 00000078 0004 0a000001
  `)).get(mdns)!;
  const { questions, answers } = h.toJSON() as typeof h;
  assertEquals(questions, [
    { name: "a", type: 255, unicastResponse: true, class: 1 },
  ]);
  assertEquals(answers, [{
    name: "a",
    type: 1,
    cacheFlush: true,
    class: 1,
    ttl: 120,
    rdlength: 4,
    rdata: { address: "10.0.0.1" },
  }]);
  const other = multicast(hex(`
    0000 8400 0001 0001 0000 0000
    0161 00 00ff 0001
    c00c 0001 0001 00000078 0004 0a000001
  `)).get(mdns)!;
  assertEquals(
    [other.questions[0].unicastResponse, other.answers[0].cacheFlush],
    [false, false],
  );
});

Deno.test("dns says on one line what is asked and answered", () => {
  const frame = of(hex(`
    1a2b 8180 0001 0001 0000 0000
    0161 00 0001 0001
    c00c 0001 0001 0000003c 0004 c0000201
  `));
  assertStringIncludes(
    summaryOf(frame),
    "Standard query response 0x1a2b A a A 192.0.2.1",
  );
  assertStringIncludes(
    summaryOf(of(hex("0007 8183 0001 0000 0000 0000 0161 00 0001 0001"))),
    "Standard query response 0x0007 NXDomain A a",
  );
});
