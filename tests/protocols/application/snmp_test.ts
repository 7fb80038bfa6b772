import { assertEquals } from "@std/assert";
import { snmp } from "../../../mod.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { hex, tcpFrame, udpFrame } from "../../../testdata/make/build.ts";
import { cases } from "../../../testdata/make/snmp.ts";
import { frameOf } from "../../dissect.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const read = (b: Uint8Array) => plain(frameOf(b).get(snmp));

Deno.test("snmp sums up its messages", () => {
  assertEquals(cases.v1.packets.map((b) => summaryOf(frameOf(b))), [
    "get-request 1.3.6.1.2.1.1.1.0 1.3.6.1.2.1.1.3.0",
    "get-response 1.3.6.1.2.1.1.1.0 1.3.6.1.2.1.1.2.0 1.3.6.1.2.1.1.3.0",
    "get-next-request 1.3.6.1",
    "get-response 1.3.6.1",
    "set-request 1.3.6.1.2.1.1.4.0",
    "trap 1.3.6.1.2.1.2.2.1.1.2",
  ]);
  assertEquals(summaryOf(frameOf(cases.v3.packets[3])), "encryptedPDU");
});

Deno.test("snmp reads a value of every syntax", () => {
  const { variableBindings } = read(cases.v2c.packets[1]).pdu;
  assertEquals(
    variableBindings.map((v: { value: unknown }) => v.value),
    [
      "4c696e757820726f7574657220352e3130",
      "1.3.6.1.4.1.8072.3.2.10",
      8640000,
      -72,
      4294967295,
      4294967294,
      "18446744073709551615",
      "10.0.0.1",
      "9f780441c80000",
      "490001",
      7,
    ],
  );
  const none = read(cases.v2c.packets[2]).pdu.variableBindings;
  assertEquals(none.map((v: { type: number }) => v.type), [0x80, 0x81, 0x82]);
  assertEquals(none.some((v: object) => "value" in v), false);
});

Deno.test("snmp traps of version 1 have fields of their own", () => {
  assertEquals(read(cases.v1.packets[5]).pdu, {
    type: 4,
    enterprise: "1.3.6.1.4.1.9.1.1",
    agentAddr: "10.0.0.1",
    genericTrap: 3,
    specificTrap: 0,
    timeStamp: 123456,
    variableBindings: [{ name: "1.3.6.1.2.1.2.2.1.1.2", type: 2, value: 2 }],
  });
});

Deno.test("snmp version 3 has the user in front of the PDU", () => {
  const h = read(cases.v3.packets[2]);
  assertEquals(h.globalData, {
    id: 1234567,
    maxSize: 65507,
    flags: { reserved: 0, reportable: true, priv: false, auth: true },
    securityModel: 3,
  });
  assertEquals(h.securityParameters.userName, "bootstrap");
  assertEquals(h.scopedPdu.contextName, "bridge1");
  assertEquals(read(cases.v3.packets[3]).encryptedPdu.length, 32);
});

Deno.test("snmp engines are told by their addresses, names or octets", () => {
  assertEquals(
    cases.v3.packets.slice(4, 11).map((b) =>
      read(b).securityParameters.engineId.data
    ),
    [
      "10.0.0.1",
      "2001:db8::1",
      "02:00:00:00:00:01",
      "core-1",
      "0102030405",
      "000000a10a000001",
      "8000",
    ],
  );
});

Deno.test("snmp keeps what could be read of a damaged message", () => {
  const found = cases.hostile.packets.map((b) => {
    const f = frameOf(b), h = f.get(snmp);
    return [
      h?.pdu?.variableBindings?.length ?? h?.community ?? h?.version,
      ...f.problems.map((p) => p.kind),
    ];
  });
  assertEquals(found, [
    ["privat", "truncated", "truncated"],
    [1, "truncated"],
    [1],
    [1, "truncated"],
    [1],
    [1, "malformed"],
    ["public", "truncated"],
    ["x", "truncated"],
    [9, "leftover"],
    [0, "leftover"],
    [0, "leftover"],
    [3, "truncated", "leftover"],
    [undefined],
    [undefined],
    [undefined, "truncated", "truncated"],
  ]);
});

Deno.test("snmp on its port is known by a sequence that begins with a number", () => {
  const chain = (payload: string) =>
    `${frameOf(udpFrame(40000, 161, hex(payload))).chain}`;
  assertEquals(chain("30 03 020100"), "Ethernet:IPv4:UDP:SNMP");
  assertEquals(chain("30 03 040100"), "Ethernet:IPv4:UDP:Raw");
  assertEquals(chain("4745 5420"), "Ethernet:IPv4:UDP:Raw");
});

Deno.test("snmp messages follow each other over TCP", () => {
  const one =
    "30 1b 020101 0401 61 a013 020101 020100 020100 3008 3006 0602 2b06 0500";
  const f = frameOf(tcpFrame(40000, 161, hex(one + one + "30 1b 0201")));
  assertEquals(`${f.chain}`, "Ethernet:IPv4:TCP:SNMP:SNMP:SNMP");
  assertEquals(f.problems.map((p) => p.kind), ["partial", "partial"]);
});
