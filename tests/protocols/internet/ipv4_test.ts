import { assertEquals } from "@std/assert";
import { type Frame, ipv4 } from "../../../mod.ts";
import {
  ascii,
  ethernet,
  hex,
  ipv4 as packet,
  join,
  udp,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const BAD = 0, GOOD = 1, UNVERIFIED = 2;
const payload = udp(40000, 9, ascii("hi"));
const of = (b: Uint8Array) => frameOf(ethernet(0x0800, b));
const withOptions = (text: string) => of(packet(17, payload, hex(text)));

/** A packet with other bytes at `at` of its header; the checksum stays as it was. */
function changed(at: number, bytes: string): Frame {
  const b = packet(17, payload);
  b.set(hex(bytes), at);
  return of(b);
}
/** The options of a frame as they stand in JSON. */
function optionsOf(frame: Frame): Record<string, unknown>[] {
  const { options } = frame.get(ipv4)!.toJSON() as {
    options: Record<string, unknown>[];
  };
  return options;
}
/** The first option of a packet without fault; its type is told apart here. */
function option(text: string): Record<string, unknown> {
  const frame = withOptions(text), b = hex(text);
  assertEquals(frame.problems, [], text);
  assertEquals(frame.get(ipv4)!.checksumStatus, GOOD);
  const { type, length, copied, optionClass, number, ...rest } = optionsOf(
    frame,
  )[0];
  assertEquals([type, length], [b[0], b[0] > 1 ? b[1] : undefined]);
  assertEquals(
    Number(copied) << 7 | Number(optionClass) << 5 | Number(number),
    b[0],
  );
  return rest;
}

Deno.test("ipv4 reads its header: RFC 791 §3.1", () => {
  const frame = of(packet(17, payload));
  assertEquals(frame.problems, []);
  assertEquals(frame.get(ipv4)!.toJSON(), {
    version: 4,
    ihl: 5,
    dscp: 0,
    ecn: 0,
    length: 30,
    id: 0x1234,
    reserved: false,
    df: true,
    mf: false,
    fragmentOffset: 0,
    ttl: 64,
    protocol: 17,
    checksum: 0x1499,
    src: "10.0.0.1",
    dst: "10.0.0.2",
    checksumStatus: GOOD,
    options: [],
  });
});

Deno.test("ipv4 reads DSCP, ECN and each flag", () => {
  const h = changed(1, "b9").get(ipv4)!;
  assertEquals([h.dscp, h.ecn], [46, 1]);
  const flags = (bytes: string) => {
    const { reserved, df, mf, fragmentOffset } = changed(6, bytes).get(ipv4)!;
    return [reserved, df, mf, fragmentOffset];
  };
  assertEquals(flags("8000"), [true, false, false, 0]);
  assertEquals(flags("4000"), [false, true, false, 0]);
  assertEquals(flags("3fff"), [false, false, true, 0x1fff]);
});

Deno.test("ipv4 verifies the checksum of its header, options included", () => {
  assertEquals(changed(10, "dead").get(ipv4)!.checksumStatus, BAD);
  const b = packet(17, payload, hex("94040000"));
  assertEquals(of(b).get(ipv4)!.checksumStatus, GOOD);
  b[23] = 1;
  assertEquals(of(b).get(ipv4)!.checksumStatus, BAD);
  const short = of(b.subarray(0, 22));
  assertEquals(short.get(ipv4)!.checksumStatus, UNVERIFIED);
});

Deno.test("ipv4 dissects the first fragment alone", () => {
  const fragment = (field: number) =>
    of(packet(17, new Uint8Array(16), undefined, field));
  assertEquals(`${fragment(0x2000).chain}`, "Ethernet:IPv4:UDP:Raw");
  const later = fragment(0x2001);
  assertEquals(`${later.chain}`, "Ethernet:IPv4:Raw");
  assertEquals(later.problems, []);
  assertEquals(later.get(ipv4)!.fragmentOffset, 1);
});

Deno.test("ipv4 of length 0 goes to the end of the frame: segmentation offload", () => {
  const frame = changed(2, "0000");
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:UDP:Raw");
  assertEquals(frame.problems, []);
});

Deno.test("ipv4 leaves what is behind its length to the frame", () => {
  const frame = of(join(packet(17, payload), new Uint8Array(16)));
  assertEquals(frame.problems, []);
  assertEquals(frame.layers[1].end, 14 + 30);
});

Deno.test("ipv4 reads routes: RFC 791 §3.1, RFC 1393", () => {
  assertEquals(option("070b08 01020304 00000000"), {
    pointer: 8,
    route: ["1.2.3.4", "0.0.0.0"],
  });
  assertEquals(option("830b04 01020304 05060708"), {
    pointer: 4,
    route: ["1.2.3.4", "5.6.7.8"],
  });
  assertEquals(option("890704 01020304"), { pointer: 4, route: ["1.2.3.4"] });
  assertEquals(option("070304"), { pointer: 4, route: [] });
  assertEquals(option("520c 0001 0002 0003 01020304"), {
    traceId: 1,
    outboundHops: 2,
    returnHops: 3,
    originator: "1.2.3.4",
  });
});

Deno.test("ipv4 reads timestamps, with addresses and without", () => {
  assertEquals(option("440c0d00 00000001 80000002"), {
    pointer: 13,
    overflow: 0,
    flag: 0,
    timestamps: [1, 0x80000002],
  });
  assertEquals(option("440c0d11 01020304 00000002"), {
    pointer: 13,
    overflow: 1,
    flag: 1,
    entries: [{ address: "1.2.3.4", timestamp: 2 }],
  });
  assertEquals(option("441405f3 01020304 00000000 05060708 00000000"), {
    pointer: 5,
    overflow: 15,
    flag: 3,
    entries: [
      { address: "1.2.3.4", timestamp: 0 },
      { address: "5.6.7.8", timestamp: 0 },
    ],
  });
});

Deno.test("ipv4 reads security labels: RFC 1108, RFC 791, FIPS 188", () => {
  assertEquals(option("8203 ab"), { level: 0xab });
  assertEquals(option("8204 ab 91"), { level: 0xab, authority: "91" });
  assertEquals(option("820b 6bc5 0001 4142 414243"), {
    security: 0x6bc5,
    compartments: 1,
    handling: 0x4142,
    transmissionControl: "414243",
  });
  assertEquals(option("8505 01 6162"), { format: 1, info: "6162" });
  assertEquals(option("8606 00000001"), { doi: 1, tags: [] });
  assertEquals(option("8616 00000001 01080005f0000001 0208000500010002"), {
    doi: 1,
    tags: [
      { type: 1, length: 8, data: "0005f0000001" },
      { type: 2, length: 8, data: "000500010002" },
    ],
  });
});

Deno.test("ipv4 reads Stream Identifier, MTU, Router Alert and Quick-Start", () => {
  assertEquals(option("8804 0007"), { streamId: 7 });
  assertEquals(option("0b04 05dc"), { mtu: 1500 });
  assertEquals(option("0c04 05dc"), { mtu: 1500 });
  assertEquals(option("9404 0000"), { alert: 0 });
  assertEquals(option("9404 0001"), { alert: 1 });
  const quickStart = { qsTtl: 64, nonce: 4 };
  assertEquals(option("1908 05 40 00000004"), {
    function: 0,
    rate: 5,
    ...quickStart,
  });
  assertEquals(option("1908 85 40 00000004"), {
    function: 8,
    rate: 5,
    ...quickStart,
  });
});

Deno.test("ipv4 keeps other options as data", () => {
  assertEquals(option("9506 01020304"), { data: "01020304" });
  for (const type of ["1e", "5e", "9e", "de", "0a", "0f", "90", "cd"]) {
    assertEquals(option(`${type}04 6162`), { data: "6162" });
  }
});

Deno.test("ipv4 reads options one after another, up to the end of the list", () => {
  const types = (text: string) => {
    const frame = withOptions(text);
    assertEquals(frame.problems, []);
    return optionsOf(frame).map((o) => [o.type, o.padding]);
  };
  const none = undefined;
  assertEquals(types("01010101"), Array(4).fill([1, none]));
  assertEquals(types("01940400008804000701010100"), [
    [1, none],
    [148, none],
    [136, none],
    [1, none],
    [1, none],
    [1, none],
    [0, "000000"],
  ]);
  assertEquals(types("00abcdef"), [[0, "abcdef"]]);
  assertEquals(types("01010100"), [...Array(3).fill([1, none]), [0, none]]);
});

Deno.test("ipv4 tells damaged options, and reads the payload all the same", () => {
  const problems = (text: string) => {
    const frame = withOptions(text);
    assertEquals(`${frame.chain}`, "Ethernet:IPv4:UDP:Raw");
    return frame.problems.map((p) => `${p.kind}: ${p.message}`);
  };
  assertEquals(problems("94000000"), ["malformed: ipv4 option length is 0"]);
  assertEquals(problems("94010000"), ["malformed: ipv4 option length is 1"]);
  assertEquals(problems("94280000"), [
    "truncated: ipv4 needs 40 bytes, has 4",
  ]);
  assertEquals(problems("94030000"), [
    "truncated: ipv4 alert needs 4 bytes, has 3",
  ]);
  assertEquals(problems("94060000dead0101"), [
    "leftover: ipv4 2 bytes behind the last field",
  ]);
  assertEquals(problems("070804 01020304 ff"), [
    "truncated: ipv4 route needs 4 bytes, has 1",
  ]);
  assertEquals(problems("8608 00000001 0100"), [
    "malformed: ipv4 tags option length is 0",
  ]);
  assertEquals(problems("8202 0101"), [
    "truncated: ipv4 level needs 3 bytes, has 2",
  ]);
  assertEquals(problems("01010194"), ["truncated: ipv4 needs 2 bytes, has 1"]);
});

Deno.test("ipv4 keeps the header when options are cut short", () => {
  const b = packet(17, hex(""), hex("94040000 88040007"));
  const frame = of(b.subarray(0, 26));
  assertEquals(frame.get(ipv4)!.dst, "10.0.0.2");
  assertEquals(optionsOf(frame).map((o) => o.type), [148, 136]);
  assertEquals(frame.problems.map((p) => [p.kind, p.field]), [
    ["truncated", undefined], // its own length, too
    ["truncated", "options"],
  ]);
});

Deno.test("ipv4 tells lengths that cannot be", () => {
  const messages = (f: Frame) => f.problems.map((p) => p.message);
  assertEquals(messages(changed(0, "44")), [
    "ipv4 header length 16 is under 20",
  ]);
  assertEquals(messages(changed(2, "0013")), [
    "ipv4 length 19 is under its header of 20",
  ]);
  assertEquals(messages(changed(2, "ffff")), ["ipv4 says 65535 bytes, has 30"]);
  assertEquals(messages(of(hex("45 00 00"))), [
    "ipv4 length needs 20 bytes, has 3",
  ]);
});

Deno.test("ipv4 takes no packet of another version", () => {
  assertEquals(`${changed(0, "65").chain}`, "Ethernet:Raw");
});
