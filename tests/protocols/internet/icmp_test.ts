import { assertEquals } from "@std/assert";
import { type Frame, type ICMP, icmp, ipv4, udp } from "../../../mod.ts";
import {
  ascii,
  ethernet,
  hex,
  ipv4 as packet,
  join,
  udp as datagram,
  withChecksum,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const of = (text: string, ...more: readonly Uint8Array[]): Frame =>
  frameOf(
    ethernet(0x0800, packet(1, withChecksum(2, join(hex(text), ...more)))),
  );
/** A message without fault. */
function message(text: string, ...more: readonly Uint8Array[]): ICMP {
  const frame = of(text, ...more);
  assertEquals(frame.problems, []);
  const h = frame.get(icmp)!.toJSON() as ICMP;
  assertEquals(h.checksumStatus, 1);
  return h;
}
const body = (text: string, ...more: readonly Uint8Array[]): object =>
  message(text, ...more).body;

const original = packet(17, datagram(1024, 1025, ascii("lost in transit")));
/** The IP header and eight bytes: RFC 792. */
const quoted = original.slice(0, 28);
/** A quotation filled up to 128 bytes: RFC 4884 §5.1. */
const filled = join(original, new Uint8Array(128 - original.length));
const extension = (objects: string) =>
  withChecksum(2, join(hex("2000 0000"), hex(objects)));
const labels = extension("000c 0101 0000a240 0001913f");

Deno.test("icmp reads an echo, whose data is the payload", () => {
  const frame = of("0800 0000 1234 0001", ascii("abc"));
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:ICMP:Raw");
  assertEquals(frame.get(icmp)!.toJSON(), {
    type: 8,
    code: 0,
    checksum: 0x2168,
    checksumStatus: 1,
    body: { id: 0x1234, seq: 1 },
  });
  assertEquals(frame.problems, []);
});

Deno.test("icmp reads the packet that an error quotes as layers of their own", () => {
  const frame = of("0303 0000 00000000", quoted);
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:ICMP:IPv4:UDP");
  assertEquals(frame.layers.map((l) => l.key), [
    "ethernet",
    "ipv4",
    "icmp",
    "ipv4#2",
    "udp",
  ]);
  assertEquals(frame.all(ipv4)[1].dst, "10.0.0.2");
  assertEquals(frame.get(udp)!.dstPort, 1025);
  // that the quotation is cut is no fault, and says nothing about its checksum
  assertEquals(
    new Set(frame.problems.map((p) => p.kind)),
    new Set(["partial"]),
  );
  assertEquals(frame.get(udp)!.checksumStatus, 2);
});

Deno.test("icmp reads the errors of its types", () => {
  const error = { unused: 0, length: 0, unused2: 0 };
  assertEquals(body("0303 0000 00000000", original), error);
  assertEquals(body("0b00 0000 00000000", original), error);
  assertEquals(body("0304 0000 0000 05dc", original), {
    unused: 0,
    length: 0,
    nextHopMtu: 1500,
  });
  assertEquals(body("0c00 0000 14 000000", original), {
    pointer: 20,
    length: 0,
    unused: 0,
  });
  assertEquals(body("0400 0000 00000000", original), { unused: 0 });
  assertEquals(body("0501 0000 0a000003", original), { gateway: "10.0.0.3" });
  assertEquals(body("1f08 0000 00000009", original), { pointer: 9 });
  assertEquals(body("2801 0000 0000 0014", original), {
    reserved: 0,
    pointer: 20,
  });
});

Deno.test("icmp reads the extension structure behind a quotation", () => {
  const h = message("0b00 0000 00 20 0000", filled, labels);
  assertEquals(h.padding?.length, 2 * (128 - original.length));
  assertEquals(h.extension as object, {
    version: 2,
    reserved: 0,
    checksum: 0xab71,
    checksumStatus: 1,
    objects: [{
      length: 12,
      class: 1,
      cType: 1,
      labels: [
        { label: 10, exp: 1, bottom: false, ttl: 64 },
        { label: 25, exp: 0, bottom: true, ttl: 63 },
      ],
    }],
  });
});

Deno.test("icmp finds an extension structure that the sender does not announce: RFC 4884 §5.5", () => {
  const h = message("0b00 0000 00000000", filled, labels);
  assertEquals(h.extension?.objects.length, 1);
  // what does not sum up is part of the quotation
  const other = labels.slice();
  other[11] ^= 1;
  assertEquals(
    message("0b00 0000 00000000", filled, other).extension,
    undefined,
  );
});

Deno.test("icmp reads interface information: RFC 5837", () => {
  const { extension: x } = message(
    "0304 0000 00 20 05dc",
    filled,
    extension(`
      0028 02 0f # index, address, name, MTU
      00000007
      0001 0000 0a000001
      14 65746830 000000000000000000000000000000 # eth0
      000005dc
      000c 02 44 0003 0000 01020304 # address of another family
    `),
  );
  assertEquals(x!.objects as object[], [
    {
      length: 40,
      class: 2,
      cType: 15,
      role: 0,
      ifIndex: 7,
      address: { afi: 1, reserved: 0, ipv4: "10.0.0.1" },
      nameLength: 20,
      ifName: "eth0",
      mtu: 1500,
    },
    {
      length: 12,
      class: 2,
      cType: 0x44,
      role: 1,
      address: { afi: 3, reserved: 0, address: "01020304" },
    },
  ]);
});

Deno.test("icmp keeps the objects around a damaged one", () => {
  const frame = of(
    "0b00 0000 00 20 0000",
    filled,
    extension("0006 0302 0000 0008 0302 00000007"),
  );
  assertEquals(frame.get(icmp)!.extension!.objects.length, 2);
  assertEquals(frame.problems.map((p) => [p.kind, p.field, p.limitedBy]), [
    ["truncated", "ifIndex", "icmp"],
  ]);
});

Deno.test("icmp ends the extension structure with an object of impossible length", () => {
  const frame = of("0b00 0000 00 20 0000", filled, extension("0003 0101"));
  assertEquals(frame.problems.map((p) => p.kind), ["malformed"]);
});

Deno.test("icmp does not take a cut extension structure for a wrong one", () => {
  const whole = ethernet(
    0x0800,
    packet(
      1,
      withChecksum(2, join(hex("0b00 0000 0020 0000"), filled, labels)),
    ),
  );
  const frame = frameOf(whole.slice(0, -6), 1, whole.length);
  assertEquals(frame.get(icmp)!.checksumStatus, 2);
  assertEquals(frame.get(icmp)!.extension!.checksumStatus, 2);
  assertEquals(frame.problems.map((p) => p.kind), ["cut"]);
});

Deno.test("icmp says when it quotes less than it announces", () => {
  const frame = of("0301 0000 00 ff 0000", original);
  assertEquals(frame.problems.map((p) => [p.kind, p.needed]), [
    ["truncated", 8 + 255 * 4],
  ]);
  assertEquals(frame.all(ipv4).length, 2);
});

Deno.test("icmp reads queries", () => {
  const asked = { id: 0x1234, seq: 1 };
  assertEquals(body("0e00 0000 1234 0001 0036ee80 0036ee81 0036ee82"), {
    ...asked,
    originate: 3600000,
    receive: 3600001,
    transmit: 3600002,
  });
  assertEquals(body("0f00 0000 1234 0001"), asked);
  assertEquals(body("1200 0000 1234 0001 ffffff00"), {
    ...asked,
    mask: "255.255.255.0",
  });
  assertEquals(body("1e00 0000 1234 0000 0003 0004 0001e848 000005dc"), {
    traceId: 0x1234,
    unused: 0,
    outboundHops: 3,
    returnHops: 4,
    linkSpeed: 125000,
    linkMtu: 1500,
  });
  assertEquals(
    body("2600 0000 1234 0001 00000e10", hex("02 6e73 03 636f6d 00 c00c")),
    { ...asked, ttl: 3600, names: ["ns.com", "ns.com"] },
  );
});

Deno.test("icmp reads router advertisements with what Mobile IP adds", () => {
  assertEquals(
    body(`
      0910 0000 02 02 0708
      0a000001 00000000
      0a000002 80000000 # not as a default router
      10 0a 0001 ffff b480 0a000001
      13 02 18 10
      00
      18 04 01020304
    `),
    {
      numAddrs: 2,
      addrEntrySize: 2,
      lifetime: 1800,
      routers: [
        { address: "10.0.0.1", preference: 0 },
        { address: "10.0.0.2", preference: -(2 ** 31) },
      ],
      extensions: [
        {
          type: 16,
          length: 10,
          sequence: 1,
          registrationLifetime: 0xffff,
          registrationRequired: true,
          busy: false,
          homeAgent: true,
          foreignAgent: true,
          minimalEncapsulation: false,
          gre: true,
          vjCompression: false,
          reverseTunneling: false,
          udpTunneling: true,
          revocation: false,
          regional: false,
          reserved: 0,
          careOfAddresses: ["10.0.0.1"],
        },
        { type: 19, length: 2, prefixLengths: [24, 16] },
        { type: 0 },
        { type: 24, length: 4, challenge: "01020304" },
      ],
    },
  );
});

Deno.test("icmp reads probes of interfaces: RFC 8335", () => {
  assertEquals(body("2a00 0000 1234 01 01", extension("0008 0301 65746830")), {
    id: 0x1234,
    seq: 1,
    reserved: 0,
    local: true,
    extension: {
      version: 2,
      reserved: 0,
      checksum: 0x0f52,
      checksumStatus: 1,
      objects: [{ length: 8, class: 3, cType: 1, ifName: "eth0" }],
    },
  });
  assertEquals(body("2b00 0000 1234 01 47"), {
    id: 0x1234,
    seq: 1,
    state: 2,
    reserved: 0,
    active: true,
    ipv4: true,
    ipv6: true,
  });
});

Deno.test("icmp keeps the data of other messages", () => {
  assertEquals(body("0600 0000 01020304"), { data: "01020304" });
  assertEquals(body("fd00 0000 01020304"), { data: "01020304" });
  assertEquals(body("2900 0000 01 000002 0304"), {
    subtype: 1,
    reserved: 2,
    data: "0304",
  });
});

Deno.test("icmp reads errors about errors", () => {
  const inner = packet(1, join(hex("0b00 0000 0020 0000"), quoted));
  const frame = of("0303 0000 00000000", inner);
  assertEquals(
    `${frame.chain}`,
    "Ethernet:IPv4:ICMP:IPv4:ICMP:IPv4:UDP",
  );
  assertEquals(frame.all(icmp)[1].checksumStatus, 2);
});

Deno.test("icmp sees a wrong checksum", () => {
  const frame = frameOf(
    ethernet(0x0800, packet(1, hex("0800 1234 1234 0001"))),
  );
  assertEquals(frame.get(icmp)!.checksumStatus, 0);
});
