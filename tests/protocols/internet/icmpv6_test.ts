import { assertEquals } from "@std/assert";
import { type Frame, type ICMPv6, icmpv6, ipv6, udp } from "../../../mod.ts";
import {
  ascii,
  ethernet,
  hex,
  ipv6 as packet,
  join,
  udp as datagram,
  withChecksum,
  withPseudo,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const ICMPV6 = 58, UDP = 17;
const A = "20010db8000000000000000000000001";
const B = "20010db8000000000000000000000002";
const GROUP = "ff0200000000000000000000000000fb";

const of = (text: string, ...more: readonly Uint8Array[]): Frame =>
  frameOf(ethernet(
    0x86dd,
    packet(ICMPV6, withPseudo(true, ICMPV6, 2, join(hex(text), ...more))),
  ));
/** A message without fault. */
function message(text: string, ...more: readonly Uint8Array[]): ICMPv6 {
  const frame = of(text, ...more);
  assertEquals(frame.problems, []);
  const h = frame.get(icmpv6)!.toJSON() as ICMPv6;
  assertEquals(h.checksumStatus, 1);
  return h;
}
const body = (text: string, ...more: readonly Uint8Array[]): object =>
  message(text, ...more).body;
/** The option of a Router Advertisement. */
function option(text: string): object {
  const { options } = body(
    `8600 0000 40 00 0708 ${"00".repeat(8)} ${text}`,
  ) as {
    options: object[];
  };
  assertEquals(options.length, 1);
  return options[0];
}

const original = packet(
  UDP,
  datagram(1024, 1025, ascii("lost in transit"), true),
);

Deno.test("icmpv6 reads an echo, whose data is the payload", () => {
  const frame = of("8000 0000 1234 0001", ascii("abc"));
  assertEquals(`${frame.chain}`, "Ethernet:IPv6:ICMPv6:Raw");
  const h = frame.get(icmpv6)!.toJSON() as ICMPv6;
  assertEquals(h.body as object, { id: 0x1234, seq: 1 });
  assertEquals(h.checksumStatus, 1);
  assertEquals(frame.problems, []);
});

Deno.test("icmpv6 reads the packet that an error quotes as layers of their own", () => {
  for (
    const [head, said] of [
      ["0104 0000 00000000", { length: 0, unused: 0 }],
      ["0200 0000 00000500", { mtu: 1280 }],
      ["0300 0000 00000000", { length: 0, unused: 0 }],
      ["0401 0000 00000006", { pointer: 6 }],
    ] as const
  ) {
    const frame = of(head, original);
    assertEquals(`${frame.chain}`, "Ethernet:IPv6:ICMPv6:IPv6:UDP:Raw");
    assertEquals((frame.get(icmpv6)!.toJSON() as ICMPv6).body as object, said);
    assertEquals(frame.all(ipv6)[1].dst, "2001:db8::2");
    assertEquals(frame.problems, []);
  }
  const cut = of("0300 0000 00000000", original.slice(0, 44));
  assertEquals(`${cut.chain}`, "Ethernet:IPv6:ICMPv6:IPv6:UDP");
  assertEquals(new Set(cut.problems.map((p) => p.kind)), new Set(["partial"]));
  assertEquals(cut.get(udp)!.dstPort, 1025);
});

Deno.test("icmpv6 reads the extension structure behind a quotation", () => {
  const h = message(
    "0300 0000 10 000000", // 16 units of 8 bytes
    original,
    new Uint8Array(128 - original.length),
    withChecksum(2, hex("2000 0000 0008 0101 0000a140")),
  );
  assertEquals(h.extension!.objects as object[], [{
    length: 8,
    class: 1,
    cType: 1,
    labels: [{ label: 10, exp: 0, bottom: true, ttl: 64 }],
  }]);
});

Deno.test("ndp reads a router advertisement", () => {
  assertEquals(
    body(`
      8600 0000 40 e8 0708 00007530 000003e8
      01 01 020000000001
      03 04 40 f0 00278d00 00093a80 00000000 ${A}
    `),
    {
      curHopLimit: 64,
      managed: true,
      other: true,
      homeAgent: true,
      preference: 1,
      proxy: false,
      reserved: 0,
      routerLifetime: 1800,
      reachableTime: 30000,
      retransTimer: 1000,
      options: [
        { type: 1, length: 1, address: "02:00:00:00:00:01" },
        {
          type: 3,
          length: 4,
          prefixLength: 64,
          onLink: true,
          autonomous: true,
          routerAddress: true,
          delegation: true,
          reserved: 0,
          validLifetime: 2592000,
          preferredLifetime: 604800,
          reserved2: 0,
          prefix: "2001:db8::1",
        },
      ],
    },
  );
});

Deno.test("ndp reads solicitations and advertisements of neighbours", () => {
  assertEquals(body(`8700 0000 00000000 ${A} 0101 020000000001`), {
    reserved: 0,
    target: "2001:db8::1",
    options: [{ type: 1, length: 1, address: "02:00:00:00:00:01" }],
  });
  assertEquals(body(`8800 0000 a0000001 ${A}`), {
    router: true,
    solicited: false,
    override: true,
    reserved: 1,
    target: "2001:db8::1",
    options: [],
  });
  assertEquals(body("8500 0000 00000000"), { reserved: 0, options: [] });
});

const OPTIONS:
  readonly (readonly [name: string, text: string, value: object])[] = [
    [
      "EUI-64 addresses",
      "02 02 0200000000000001 000000000000",
      { address: "02:00:00:00:00:00:00:01", padding: "000000000000" },
    ],
    ["MTU", "05 01 0000 000005dc", { reserved: 0, mtu: 1500 }],
    [
      "Redirected Header outside a Redirect",
      "04 02 000000000000 60000000 00003b40",
      {
        reserved: "000000000000",
        packet: "6000000000003b40",
      },
    ],
    ["Advertisement Interval", "07 01 0000 00002710", {
      reserved: 0,
      interval: 10000,
    }],
    ["Home Agent Information", "08 01 0000 0001 0708", {
      reserved: 0,
      preference: 1,
      lifetime: 1800,
    }],
    ["Address List", `09 03 000000000000 ${A}`, {
      reserved: "000000000000",
      addresses: ["2001:db8::1"],
    }],
    ["Timestamp", "0d 02 000000000000 000060000000 8000", {
      reserved: "000000000000",
      seconds: 0x60000000,
      fraction: 0x8000,
    }],
    ["Nonce", "0e 01 010203040506", { nonce: "010203040506" }],
    [
      "CGA",
      `0b 05 03 00 00112233445566778899aabbccddeeff 20010db800000000 01
       3006010203040506 000000`,
      {
        padLength: 3,
        reserved: 0,
        modifier: "00112233445566778899aabbccddeeff",
        subnetPrefix: "20010db800000000",
        collisionCount: 1,
        publicKey: "3006010203040506",
        padding: "000000",
      },
    ],
    [
      "RSA Signature",
      "0c 03 0000 00112233445566778899aabbccddeeff aabbccdd",
      {
        reserved: 0,
        keyHash: "00112233445566778899aabbccddeeff",
        signature: "aabbccdd",
      },
    ],
    ["Route Information", "18 02 30 08 00000708 20010db800010000", {
      prefixLength: 48,
      reserved: 0,
      preference: 1,
      reserved2: 0,
      lifetime: 1800,
      prefix: "2001:db8:1::",
    }],
    ["Route Information of a default route", "18 01 00 18 00000708", {
      prefixLength: 0,
      reserved: 0,
      preference: 3,
      reserved2: 0,
      lifetime: 1800,
      prefix: "::",
    }],
    ["Recursive DNS Server", `19 05 0000 00000e10 ${A} ${B}`, {
      reserved: 0,
      lifetime: 3600,
      servers: ["2001:db8::1", "2001:db8::2"],
    }],
    [
      "DNS Search List",
      "1f 04 0000 00000e10 07 6578616d706c65 03 636f6d 00 03 6f7267 00 000000000000",
      {
        reserved: 0,
        lifetime: 3600,
        names: ["example.com", "org"],
        padding: "000000000000",
      },
    ],
    ["Address Registration", "21 02 00 00 13 01 003c 0200000000000001", {
      status: 0,
      opaque: 0,
      reserved: 1,
      indexType: 0,
      reachability: true,
      hasTid: true,
      tid: 1,
      lifetime: 60,
      eui64: "02:00:00:00:00:00:00:01",
    }],
    ["6LoWPAN Context", "22 02 40 11 0000 003c 20010db800000000", {
      contextLength: 64,
      reserved: 0,
      compression: true,
      cid: 1,
      reserved2: 0,
      lifetime: 60,
      prefix: "2001:db8::",
    }],
    ["Authoritative Border Router", `23 03 0001 0002 003c ${A}`, {
      versionLow: 1,
      versionHigh: 2,
      lifetime: 60,
      address: "2001:db8::1",
    }],
    ["Captive Portal", "25 02 68747470733a2f2f782e7900 0000", {
      uri: "https://x.y",
    }],
    ["PREF64", "26 02 0708 0064ff9b0000000000000000", {
      scaledLifetime: 225,
      plc: 0,
      prefix: "64:ff9b::",
    }],
    [
      "Encrypted DNS",
      `90 06 0001 00000e10 0004 02 6e73 00 0010 ${A}
       0007 0001 0003 02 6832 00000000000000`,
      {
        priority: 1,
        lifetime: 3600,
        nameLength: 4,
        name: "ns",
        addressLength: 16,
        servers: ["2001:db8::1"],
        paramsLength: 7,
        params: "00010003026832",
        padding: "00000000000000",
      },
    ],
    ["an unknown option", "fd 01 010203040506", { data: "010203040506" }],
  ];
for (const [name, text, value] of OPTIONS) {
  Deno.test(`ndp reads ${name}`, () => {
    const [type, length] = hex(text);
    assertEquals(option(text), { type, length, ...value });
  });
}

Deno.test("ndp keeps the options around a damaged one", () => {
  const frame = of(
    `8600 0000 40 00 0708 ${
      "00".repeat(8)
    } 0301 40c0 00000000 0501 0000 000005dc`,
  );
  const { body } = frame.get(icmpv6)!;
  assertEquals(
    "options" in body && body.options.map((o) => o.type),
    [3, 5],
  );
  assertEquals(frame.problems.map((p) => [p.kind, p.limitedBy]), [
    ["truncated", "icmpv6"],
  ]);
});

Deno.test("ndp ends the options with one of length 0", () => {
  const frame = of(`8700 0000 00000000 ${A} 0100 020000000001`);
  assertEquals(frame.problems.map((p) => [p.kind, p.message]), [
    ["malformed", "icmpv6 options option length is 0"],
  ]);
});

Deno.test("ndp reads the packet in a Redirect as layers of their own", () => {
  const padded = join(original, new Uint8Array(1));
  const frame = of(
    `8900 0000 00000000 ${A} ${B} 0201 020000000001 0409 000000000000`,
    padded,
  );
  assertEquals(`${frame.chain}`, "Ethernet:IPv6:ICMPv6:IPv6:UDP:Raw");
  assertEquals(frame.problems, []);
  const h = frame.get(icmpv6)!.toJSON() as ICMPv6;
  assertEquals(h.body as object, {
    reserved: 0,
    target: "2001:db8::1",
    destination: "2001:db8::2",
    options: [
      { type: 2, length: 1, address: "02:00:00:00:00:01" },
      { type: 4, length: 9, reserved: "000000000000" },
    ],
  });
  assertEquals(h.padding as unknown, "00");
});

Deno.test("ndp reads the options of a Redirect behind its packet", () => {
  const h = message(
    `8900 0000 00000000 ${A} ${B} 0409 000000000000`,
    original,
    hex("00 0201 020000000001"),
  );
  assertEquals(h.moreOptions as object[], [
    { type: 2, length: 1, address: "02:00:00:00:00:01" },
  ]);
});

Deno.test("mld tells versions of queries by their length: RFC 3810 §8.1", () => {
  assertEquals(body(`8200 0000 03e8 0000 ${GROUP}`), {
    maxRespDelay: 1000,
    reserved: 0,
    group: "ff02::fb",
  });
  assertEquals(body(`8200 0000 8fff 0000 ${GROUP} 0a ff 0001 ${A}`), {
    maxRespCode: 0x8fff,
    reserved: 0,
    group: "ff02::fb",
    reserved2: 0,
    suppress: true,
    qrv: 2,
    qqic: 255,
    numSources: 1,
    maxRespDelay: 0x1fff << 3,
    queryInterval: 31744,
    sources: ["2001:db8::1"],
  });
});

Deno.test("mld reads the records of a report", () => {
  assertEquals(
    body(`8f00 0000 0000 0001 03 01 0001 ${GROUP} ${A} 01020304`),
    {
      reserved: 0,
      numRecords: 1,
      records: [{
        recordType: 3,
        auxDataLen: 1,
        numSources: 1,
        group: "ff02::fb",
        sources: ["2001:db8::1"],
        auxData: "01020304",
      }],
    },
  );
});

Deno.test("node information tells subjects by code and answers by type", () => {
  const flags = {
    unused: 0,
    global: true,
    siteLocal: false,
    linkLocal: true,
    compatible: false,
    all: true,
    truncated: false,
    nonce: 1,
  };
  const head = (qtype: string) => `${qtype} 002a 0000000000000001`;
  assertEquals(body(`8b00 0000 ${head("0003")} ${A}`), {
    qtype: 3,
    ...flags,
    subject: "2001:db8::1",
  });
  assertEquals(body(`8b01 0000 ${head("0002")} 04 686f7374 0000`), {
    qtype: 2,
    ...flags,
    subject: "host",
  });
  assertEquals(body(`8b02 0000 ${head("0004")} 0a000001`), {
    qtype: 4,
    ...flags,
    subject: "10.0.0.1",
  });
  assertEquals(
    body(`
      8c00 0000 ${head("0002")} 00000e10
      04 686f7374 0000             # of a domain that is not known
      04 686f7374 03 6f7267 00
    `),
    { qtype: 2, ...flags, ttl: 3600, names: ["host", "host.org"] },
  );
  assertEquals(body(`8c00 0000 ${head("0004")} 00000e10 0a000001`), {
    qtype: 4,
    ...flags,
    addresses: [{ ttl: 3600, address: "10.0.0.1" }],
  });
});

Deno.test("rpl reads an information object and its options", () => {
  assertEquals(
    body(`
      9b01 0000 1e 01 0100 88 f0 00 00 ${A}
      00
      02 06 06 08 00 02 0304         # hop count, a constraint
      04 0e 00 08 0c 0a 0700 0100 0001 00 1e 003c
    `),
    {
      instanceId: 30,
      version: 1,
      rank: 256,
      grounded: true,
      zero: false,
      mode: 1,
      preference: 0,
      dtsn: 240,
      flags: 0,
      reserved: 0,
      dodagId: "2001:db8::1",
      options: [
        { type: 0 },
        {
          type: 2,
          length: 6,
          metrics: [{
            type: 6,
            reserved: 1,
            partial: false,
            constraint: false,
            optional: false,
            recorded: false,
            aggregation: 0,
            precedence: 0,
            length: 2,
            data: "0304",
          }],
        },
        {
          type: 4,
          length: 14,
          flags: 0,
          authentication: false,
          pathControlSize: 0,
          dioIntervalDoublings: 8,
          dioIntervalMin: 12,
          dioRedundancyConstant: 10,
          maxRankIncrease: 0x0700,
          minHopRankIncrease: 256,
          ocp: 1,
          reserved: 0,
          defaultLifetime: 30,
          lifetimeUnit: 60,
        },
      ],
    },
  );
});

Deno.test("rpl reads an advertisement, whose DODAG may be left out", () => {
  assertEquals(body("9b02 0000 1e 80 00 02 05 04 00 10 2001"), {
    instanceId: 30,
    ackRequested: true,
    hasDodagId: false,
    flags: 0,
    reserved: 0,
    sequence: 2,
    options: [
      { type: 5, length: 4, flags: 0, prefixLength: 16, prefix: "2001::" },
    ],
  });
});

Deno.test("rpl reads the security section of a message", () => {
  assertEquals(
    body("9b81 0000 80 00 80 00 00000001 0102030405060708 01 aabb"),
    {
      counterIsTime: true,
      reserved: 0,
      algorithm: 0,
      keyMode: 2,
      reserved2: 0,
      level: 0,
      flags: 0,
      counter: 1,
      keySource: "0102030405060708",
      keyIndex: 1,
      data: "aabb",
    },
  );
});

Deno.test("icmpv6 keeps the data of messages that it does not know", () => {
  assertEquals(body("c800 0000 01020304"), { data: "01020304" });
  assertEquals(body("9b44 0000 01020304"), { data: "01020304" });
});

Deno.test("icmpv6 sees a wrong checksum", () => {
  const frame = frameOf(
    ethernet(0x86dd, packet(ICMPV6, hex("8000 1234 1234 0001"))),
  );
  assertEquals(frame.get(icmpv6)!.checksumStatus, 0);
});
