import { assertEquals } from "@std/assert";
import { kerberos } from "../../../mod.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { hex, tcpFrame, udpFrame } from "../../../testdata/make/build.ts";
import { cases } from "../../../testdata/make/kerberos.ts";
import { frameOf } from "../../dissect.ts";
import { streamed } from "../streamed.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const read = (b: Uint8Array) => plain(frameOf(b).get(kerberos)).message;
const summaries = (packets: readonly Uint8Array[]) =>
  packets.map((b) => summaryOf(frameOf(b)));

Deno.test("kerberos sums up its messages", () => {
  assertEquals(summaries(cases.tickets.packets.slice(0, 4)), [
    "AS-REQ jon@EXAMPLE.ORG for krbtgt/EXAMPLE.ORG@EXAMPLE.ORG",
    "KRB-ERROR KDC_ERR_PREAUTH_REQUIRED",
    "AS-REQ jon@EXAMPLE.ORG for krbtgt/EXAMPLE.ORG@EXAMPLE.ORG",
    "AS-REP jon@EXAMPLE.ORG for krbtgt/EXAMPLE.ORG",
  ]);
  assertEquals(summaries(cases.messages.packets), [
    "AP-REQ",
    "AP-REP",
    "KRB-SAFE",
    "KRB-PRIV",
    "KRB-CRED",
  ]);
  assertEquals(
    summaryOf(frameOf(cases.tickets.packets[8])),
    "Ticket for krbtgt/EXAMPLE.ORG@EXAMPLE.ORG",
  );
});

Deno.test("kerberos reads what a client asks for", () => {
  const { pvno, msgType, reqBody } = read(cases.tickets.packets[0]);
  assertEquals([pvno, msgType], [5, 10]);
  const { kdcOptions, ...body } = reqBody;
  const set = Object.keys(kdcOptions).filter((k) => kdcOptions[k] === true);
  assertEquals(set, [
    "forwardable",
    "renewable",
    "canonicalize",
    "renewableOk",
  ]);
  assertEquals(body, {
    cname: { nameType: 1, nameString: ["jon"] },
    realm: "EXAMPLE.ORG",
    sname: { nameType: 2, nameString: ["krbtgt", "EXAMPLE.ORG"] },
    from: "2020-09-13T12:26:40.000000000Z",
    till: "2037-09-13T02:48:05.000000000Z",
    rtime: "2037-09-13T02:48:05.000000000Z",
    nonce: 4000000000,
    etype: [18, 17, 23, -135],
    addresses: [
      { addrType: 2, address: "10.0.0.1" },
      { addrType: 24, address: "2001:db8::1" },
      { addrType: 20, address: "CLIENT<20>" },
      { addrType: 3, address: "00000000" },
    ],
  });
});

Deno.test("kerberos reads how a server wants a client to authenticate", () => {
  const { errorCode, eData } = read(cases.tickets.packets[1]);
  assertEquals(errorCode, 25);
  assertEquals(eData, [
    {
      padataType: 19,
      padataValue: [
        { etype: 18, salt: "EXAMPLE.ORGjon", s2kparams: "00001000" },
        { etype: 23 },
      ],
    },
    { padataType: 11, padataValue: [{ etype: 3, salt: "salt" }] },
    { padataType: 2, padataValue: "" },
    { padataType: 136, padataValue: "" },
  ]);
  const data = (b: Uint8Array) => read(b).eData;
  assertEquals(data(cases.errors.packets[1]), {
    dataType: 3,
    dataValue: "720000c00000000001000000",
  });
  assertEquals(data(cases.errors.packets[2]), "deadbeef");
});

Deno.test("kerberos tells a FAST request from a reply", () => {
  const [request] = read(cases.tickets.packets[6]).padata;
  assertEquals(Object.keys(request.padataValue), [
    "armor",
    "reqChecksum",
    "encFastReq",
  ]);
  assertEquals(request.padataValue.armor.armorValue.msgType, 14);
  const [reply] = read(cases.tickets.packets[7]).padata;
  assertEquals(Object.keys(reply.padataValue), ["encFastRep"]);
});

Deno.test("kerberos messages stand behind lengths over TCP", () => {
  const f = frameOf(cases.errors.packets[4]);
  assertEquals(`${f.chain}`, "Ethernet:IPv4:TCP:Kerberos:Kerberos");
  assertEquals(f.get(kerberos)!.length! > 60, true);
  const message = hex("0000000c 7e0a 3008 a003020105 a10102");
  assertEquals(
    streamed(88, [message, message], 7).filter((x) => x !== ""),
    ["Kerberos", "Kerberos"],
  );
});

Deno.test("kerberos is known by the tags of its messages", () => {
  const udp = (payload: string) =>
    `${frameOf(udpFrame(40000, 88, hex(payload))).chain}`.slice(14);
  assertEquals(udp("6a02 3000"), "UDP:Kerberos");
  assertEquals(udp("6802 3000"), "UDP:Raw");
  const tcp = (payload: string) =>
    `${frameOf(tcpFrame(40000, 88, hex(payload))).chain}`.slice(14);
  assertEquals(tcp("00000004 6a02 3000"), "TCP:Kerberos");
  assertEquals(tcp("00000004 0a02 3000"), "TCP:Raw");
  assertEquals(tcp("47455420"), "TCP:Raw");
});
