import { assertEquals, assertStringIncludes } from "@std/assert";
import { type Frame, tcp } from "../../../mod.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import {
  ascii,
  ethernet,
  hex,
  ipv4,
  ipv6,
  type SegmentOptions,
  tcp as segment,
  tcpFrame,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const BAD = 0, GOOD = 1, UNVERIFIED = 2;
const NOP = { kind: 1 };

const of = (options: SegmentOptions, payload = hex("")) =>
  frameOf(tcpFrame(40000, 9999, payload, options));

/** The options of a frame as they stand in JSON. */
function optionsOf(frame: Frame): Record<string, unknown>[] {
  const { options } = frame.get(tcp)!.toJSON() as {
    options: Record<string, unknown>[];
  };
  return options;
}
/** The first option of a segment without fault, without kind and length. */
function option(text: string): Record<string, unknown> {
  const frame = of({ options: hex(text) });
  assertEquals(frame.problems, [], text);
  const { kind, length, ...rest } = optionsOf(frame)[0];
  const b = hex(text);
  assertEquals([kind, length], [b[0], b[0] > 1 ? b[1] : undefined]);
  return rest;
}

Deno.test("tcp reads its header: RFC 9293 §3.1", () => {
  const frame = of(
    { seq: 0xffffffff, ack: 0x80000000, flags: 0x18 },
    ascii("data"),
  );
  assertEquals(frame.problems, []);
  assertEquals(frame.get(tcp)!.toJSON(), {
    srcPort: 40000,
    dstPort: 9999,
    seq: 0xffffffff,
    ack: 0x80000000,
    dataOffset: 5,
    reserved: 0,
    ae: false,
    cwr: false,
    ece: false,
    urg: false,
    ackFlag: true,
    psh: true,
    rst: false,
    syn: false,
    fin: false,
    window: 65535,
    checksum: 0x7fb3,
    urgentPointer: 0,
    checksumStatus: GOOD,
    options: [],
    payloadLength: 4,
  });
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:TCP:Raw");
});

Deno.test("tcp reads each flag by itself", () => {
  const names = [
    "fin",
    "syn",
    "rst",
    "psh",
    "ackFlag",
    "urg",
    "ece",
    "cwr",
    "ae",
  ] as const;
  names.forEach((name, bit) => {
    const h = of({ flags: 1 << bit }).get(tcp)!;
    assertEquals(names.filter((n) => h[n]), [name]);
    assertEquals(h.reserved, 0);
  });
  assertEquals(of({ flags: 0xe00 }).get(tcp)!.reserved, 7);
});

Deno.test("tcp verifies its checksum over the addresses of IPv4 and IPv6", () => {
  const status = (b: Uint8Array, six: boolean) =>
    frameOf(six ? ethernet(0x86dd, ipv6(6, b)) : ethernet(0x0800, ipv4(6, b)))
      .get(tcp)!.checksumStatus;
  for (const six of [false, true]) {
    const b = segment(1, 9999, ascii("odd"), { six });
    assertEquals(status(b, six), GOOD);
    assertEquals(status(b, !six), BAD);
    b[22] ^= 1;
    assertEquals(status(b, six), BAD);
  }
  const whole = tcpFrame(1, 9999, ascii("data"));
  const cut = frameOf(whole.subarray(0, -1), 1, whole.length);
  assertEquals(cut.get(tcp)!.checksumStatus, UNVERIFIED);
  assertEquals(cut.get(tcp)!.payloadLength, 4);
});

Deno.test("tcp reads the options of a handshake", () => {
  const frame = of({
    flags: 2,
    options: hex("020405b4 0402 080a0000000100000000 01 030307"),
  });
  assertEquals(frame.problems, []);
  assertEquals(optionsOf(frame), [
    { kind: 2, length: 4, mss: 1460 },
    { kind: 4, length: 2 },
    { kind: 8, length: 10, value: 1, echoReply: 0 },
    NOP,
    { kind: 3, length: 3, shift: 7 },
  ]);
  assertStringIncludes(
    summaryOf(frame),
    "[SYN] Seq=1 Win=65535 Len=0 MSS=1460 SACK_PERM WS=128",
  );
});

Deno.test("tcp ends its options at End of Option List, and keeps what is behind", () => {
  const options = (text: string) => optionsOf(of({ options: hex(text) }));
  assertEquals(options("00000000"), [{ kind: 0, padding: "000000" }]);
  assertEquals(options("01010100"), [NOP, NOP, NOP, { kind: 0 }]);
  assertEquals(options("00020304"), [{ kind: 0, padding: "020304" }]);
});

Deno.test("tcp reads SACK, Echo and Timestamps: RFC 2018, RFC 1072, RFC 7323", () => {
  const block = "00000001 fffffff0";
  assertEquals(option(`050a ${block}`), {
    blocks: [{ left: 1, right: 0xfffffff0 }],
  });
  assertEquals(
    (option(`0522 ${block} ${block} ${block} ${block}`).blocks as []).length,
    4,
  );
  assertEquals(option("0502"), { blocks: [] });
  assertEquals(option("0606 80000001"), { info: 0x80000001 });
  assertEquals(option("0706 00000001"), { info: 1 });
  assertEquals(option("080a ffffffff 00000002"), {
    value: 0xffffffff,
    echoReply: 2,
  });
});

Deno.test("tcp reads the options of transactions and partial order: RFC 1644, RFC 1693, RFC 1146", () => {
  assertEquals(option("0902"), {});
  assertEquals(option("0a03 c0"), { start: true, end: true, filler: 0 });
  for (const kind of ["0b", "0c", "0d"]) {
    assertEquals(option(`${kind}06 00000001`), { count: 1 });
  }
  assertEquals(option("0e03 01"), { algorithm: 1 });
  assertEquals(option("0f06 61626364"), { data: "61626364" });
});

Deno.test("tcp reads signatures: RFC 2385, RFC 5925", () => {
  const digest = "6d".repeat(16);
  assertEquals(option(`1312 ${digest}`), { digest });
  const mac = "61".repeat(12);
  assertEquals(option(`1d10 0102 ${mac}`), { keyId: 1, nextKeyId: 2, mac });
});

Deno.test("tcp reads Quick-Start, User Timeout, Fast Open and Encryption Negotiation", () => {
  assertEquals(option("1b08 05 01 00000004"), {
    reserved: 0,
    rate: 5,
    ttlDiff: 1,
    nonce: 4,
  });
  assertEquals(option("1c04 8010"), {
    minutes: true,
    timeout: 16,
    seconds: 960,
  });
  assertEquals(option("1c04 03c0"), {
    minutes: false,
    timeout: 960,
    seconds: 960,
  });
  assertEquals(option("220a 6363636363636363"), { cookie: "63".repeat(8) });
  assertEquals(option("2202"), { cookie: "" });
  assertEquals(option("4503 01"), { suboptions: "01" });
});

Deno.test("tcp reads the counters of Accurate ECN in both orders: RFC 9768 §3.2.3", () => {
  assertEquals(option("ac0b 000001 000002 000003"), {
    ee0b: 1,
    eceb: 2,
    ee1b: 3,
  });
  assertEquals(option("ae0b 000001 000002 000003"), {
    ee1b: 1,
    eceb: 2,
    ee0b: 3,
  });
  assertEquals(option("ac05 000001"), { ee0b: 1 });
  assertEquals(option("ae08 000001 000002"), { ee1b: 1, eceb: 2 });
  assertEquals(option("ac02"), {});
});

Deno.test("tcp reads experiments by their identifier: RFC 6994", () => {
  assertEquals(option("fd05 0001 78"), { exId: 1, data: "78" });
  assertEquals(option("fe04 f989"), { exId: 0xf989, cookie: "" });
  assertEquals(option("fd08 f989 01020304"), {
    exId: 0xf989,
    cookie: "01020304",
  });
  assertEquals(option("fe07 acc0 000001"), { exId: 0xacc0, ee0b: 1 });
  assertEquals(option("fe07 acc1 000001"), { exId: 0xacc1, ee1b: 1 });
  assertEquals(option("fd03 78"), { data: "78" });
});

Deno.test("tcp keeps other kinds as data", () => {
  for (const kind of ["10", "11", "12", "14", "15", "1a", "c8"]) {
    assertEquals(option(`${kind}04 0102`), { data: "0102" });
    assertEquals(option(`${kind}02`), { data: "" });
  }
});

Deno.test("tcp tells damaged options, and reads the next one", () => {
  const read = (text: string) => {
    const frame = of({ options: hex(text) });
    return [
      frame.problems.map((p) => `${p.kind}: ${p.message}`),
      optionsOf(frame).map((o) => o.kind),
    ];
  };
  assertEquals(read("0200 05b4"), [["malformed: tcp option length is 0"], []]);
  assertEquals(read("01 0201 05"), [[
    "malformed: tcp option length is 1",
  ], [1]]);
  assertEquals(read("0228 05b4"), [["truncated: tcp needs 40 bytes, has 4"], [
    2,
  ]]);
  assertEquals(read("0203 05 01 0402 0101"), [
    ["truncated: tcp mss needs 4 bytes, has 3"],
    [2, 1, 4, 1, 1],
  ]);
  assertEquals(read("0206 05b4 dead 0402"), [
    ["leftover: tcp 2 bytes behind the last field"],
    [2, 4],
  ]);
  assertEquals(read("010101 02"), [["truncated: tcp needs 2 bytes, has 1"], [
    1,
    1,
    1,
  ]]);
});

Deno.test("tcp keeps whole blocks of SACK before half a one", () => {
  const frame = of({ options: hex("050e 00000001 00000002 00000003 0101") });
  assertEquals(frame.problems.map((p) => [p.kind, p.needed, p.available]), [
    ["truncated", 8, 4],
  ]);
  assertEquals(optionsOf(frame)[0].blocks, [
    { left: 1, right: 2 },
    { left: 3 },
  ]);
});

Deno.test("tcp tells a data offset that cannot be", () => {
  const changed = (byte: string) => {
    const b = segment(40000, 9999, ascii("data"));
    b.set(hex(byte), 12);
    return frameOf(ethernet(0x0800, ipv4(6, b))).problems.map((p) => p.message);
  };
  assertEquals(changed("40"), ["tcp header length 16 is under 20"]);
  assertEquals(changed("f0"), ["tcp options needs 40 bytes, has 4"]);
});

Deno.test("tcp asks for the lower port first", () => {
  const id = (a: number, b: number) =>
    frameOf(tcpFrame(a, b, ascii("GET / HTTP/1.1\r\n\r\n"))).layers.at(-1)!
      .protocol.id;
  assertEquals([id(40000, 80), id(80, 40000)], ["http", "http"]);
  assertEquals(id(40000, 40001), "http"); // by its content
  assertEquals(id(40000, 53), "dns");
});
