import { assertEquals } from "@std/assert";
import { type OSPF, ospf } from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
} from "../../../testdata/make/build.ts";
import { ospf as packet, ospf3 } from "../../../testdata/make/ospf.ts";
import { frameOf } from "../../dissect.ts";

const of = (b: Uint8Array) => frameOf(ethernet(0x0800, ipv4(89, b)));
const of3 = (b: Uint8Array) => frameOf(ethernet(0x86dd, ipv6(89, b)));
const HELLO = "ffffff00 000a 02 01 00000028 0a000001 0a000002 02020202";

Deno.test("ospf reads a Hello of version 2", () => {
  const frame = of(packet(1, hex(HELLO)));
  assertEquals(frame.problems, []);
  assertEquals(frame.get(ospf)!.toJSON(), {
    version: 2,
    type: 1,
    packetLength: 48,
    routerId: "1.1.1.1",
    areaId: "0.0.0.0",
    checksum: 0xe291,
    checksumStatus: 1,
    authType: 0,
    auth: { data: "0000000000000000" },
    body: {
      networkMask: "255.255.255.0",
      helloInterval: 10,
      options: {
        dn: false,
        o: false,
        dc: false,
        l: false,
        np: false,
        mc: false,
        e: true,
        mt: false,
      },
      priority: 1,
      deadInterval: 40,
      designatedRouter: "10.0.0.1",
      backupDesignatedRouter: "10.0.0.2",
      neighbors: ["2.2.2.2"],
    },
  });
});

Deno.test("ospf verifies its checksum without the password, and with addresses in version 3", () => {
  const b = packet(1, hex(HELLO), "0001 7365637265740000");
  b[16] ^= 0xff;
  assertEquals(of(b).get(ospf)!.checksumStatus, 1);
  b[30] ^= 1;
  assertEquals(of(b).get(ospf)!.checksumStatus, 0);
  const three = ospf3(3, hex("0000 2001 00000000 01010101"));
  assertEquals(of3(three).get(ospf)!.checksumStatus, 1);
  three[20] ^= 1;
  assertEquals(of3(three).get(ospf)!.checksumStatus, 0);
});

Deno.test("ospf finds the digest behind the packet, and link-local signalling behind it", () => {
  const frame = of(join(
    packet(
      1,
      hex(HELLO.replace(" 02 ", " 12 ")),
      "0002 0000 01 04 00000007",
    ),
    hex("aaaaaaaa"),
    hex("0000 0003 0001 0004 00000001"),
  ));
  assertEquals(frame.problems, []);
  const h = frame.get(ospf)!;
  assertEquals(h.digest, hex("aaaaaaaa"));
  assertEquals(h.lls?.tlvs.length, 1);
  assertEquals(h.checksumStatus, 2);
});

Deno.test("ospf keeps each LSA to its length", () => {
  const header = (type: string, length: string) =>
    `0001 02 ${type} 0a000001 01010101 80000001 1234 ${length}`;
  const frame = of(packet(
    4,
    hex(`00000002
      ${header("01", "0018")} 00 00 0005
      ${header("02", "001c")} ffffff00 01010101`),
  ));
  const h = frame.get(ospf)!.toJSON() as OSPF;
  const { lsas } = h.body as { lsas: unknown[] };
  assertEquals(lsas.length, 2);
  assertEquals(
    (lsas[1] as { networkMask: string }).networkMask,
    "255.255.255.0",
  );
  assertEquals(frame.problems.map((p) => [p.kind, p.limitedBy]), [
    ["truncated", "ospf"],
  ]);
});

Deno.test("ospf reads no more LSAs than there are bytes", () => {
  const frame = of(packet(
    4,
    hex("ffffffff 0001 02 02 0a000001 01010101 80000001 1234 0018 ffffff00"),
  ));
  const { body } = frame.get(ospf)!;
  assertEquals("lsas" in body && body.lsas.length, 1);
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("ospf reads prefixes of version 3 by their words", () => {
  const frame = of3(ospf3(
    4,
    hex(`00000001 0001 2003 00000001 01010101 80000001 1234 0024
      00 00000a 30 00 0000 20010db8 00010000`),
  ));
  assertEquals(frame.problems, []);
  const h = frame.get(ospf)!.toJSON() as OSPF;
  const { lsas } = h.body as { lsas: { prefix?: object }[] };
  assertEquals(lsas[0].prefix, {
    prefixLength: 48,
    options: {
      reserved: 0,
      dn: false,
      p: false,
      mc: false,
      la: false,
      nu: false,
    },
    reserved: "0000",
    prefix: "2001:db8:1::",
  });
});
