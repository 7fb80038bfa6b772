import { assertEquals } from "@std/assert";
import { cldap, ldap } from "../../../mod.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { hex, tcpFrame } from "../../../testdata/make/build.ts";
import { cases } from "../../../testdata/make/ldap.ts";
import { frameOf } from "../../dissect.ts";
import { streamed } from "../streamed.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const read = (b: Uint8Array) => plain(frameOf(b).get(ldap));
const summaries = (packets: readonly Uint8Array[]) =>
  packets.map((b) => summaryOf(frameOf(b)));

Deno.test("ldap sums up its operations", () => {
  assertEquals(summaries(cases.bind.packets), [
    'bindRequest(1) "cn=admin,dc=example,dc=org" simple',
    "bindResponse(1) success",
    'bindRequest(2) "" DIGEST-MD5',
    "bindResponse(2) saslBindInProgress",
    'bindRequest(3) "" EXTERNAL',
    'bindRequest(4) ""',
    "bindResponse(4) invalidCredentials (8009030C: data 52e)",
    "unbindRequest(5)",
    "abandonRequest(6)",
    "SASL buffer",
  ]);
  assertEquals(summaries(cases.changes.packets.slice(0, 5)), [
    'modifyRequest(10) "uid=jon,dc=example,dc=org"',
    "modifyResponse(10) insufficientAccessRights",
    'addRequest(11) "uid=eva,dc=example,dc=org"',
    "addResponse(11) entryAlreadyExists",
    'delRequest(12) "uid=eva,dc=example,dc=org"',
  ]);
});

Deno.test("ldap writes filters as people do", () => {
  assertEquals(
    summaryOf(frameOf(cases.search.packets[1])),
    'searchRequest(8) "dc=example,dc=org" wholeSubtree (&(objectClass=person)' +
      "(|(mail=*)(!(cn=a\\28b\\2ac\\5c)))(cn=Ba*b*n)(sn=*x*)(uidNumber>=1000)" +
      "(uidNumber<=2000)(givenName~=jon)" +
      "(userAccountControl:dn:1.2.840.113556.1.4.803:=2)" +
      "(objectGUID=\\00\\ff\\10))",
  );
});

Deno.test("ldap shows values as text where they are text", () => {
  const { attributes } = read(cases.search.packets[2]).protocolOp;
  assertEquals(attributes, [
    {
      type: "objectClass",
      vals: ["746f70", "706572736f6e"],
      texts: ["top", "person"],
    },
    { type: "sn", vals: ["446f65"], texts: ["Doe"] },
    { type: "jpegPhoto", vals: ["ffd8ffe0"] },
    { type: "description", vals: [], texts: [] },
  ]);
});

Deno.test("ldap reads what known controls say", () => {
  const values = (b: Uint8Array) =>
    read(b).controls.map((c: { controlValue: unknown }) => c.controlValue);
  assertEquals(values(cases.controls.packets[0]), [
    { size: 100, cookie: "" },
    [
      { attributeType: "sn" },
      { attributeType: "cn", orderingRule: "2.5.13.3", reverseOrder: true },
    ],
    { flags: 7 },
    undefined,
  ]);
  assertEquals(values(cases.controls.packets[2]), [
    { flags: 2048, maxBytes: 65536, cookie: "4d534453" },
    { mode: 3, cookie: "7269643d31", reloadHint: true },
    "u:jon",
    { type: 3, attributeDesc: "sn", assertionValue: "Doe" },
  ]);
  assertEquals(values(cases.controls.packets[4]), [["cn", "sn"]]);
  assertEquals(values(cases.controls.packets[5])[1], "00");
});

Deno.test("ldap reads extended operations", () => {
  const { protocolOp } = read(cases.extended.packets[2]);
  assertEquals(protocolOp, {
    type: 23,
    requestName: "1.3.6.1.4.1.4203.1.11.1",
    operation: "Modify Password",
    requestValue: {
      userIdentity: "uid=jon",
      oldPasswd: "old",
      newPasswd: "new",
    },
  });
});

Deno.test("ldap messages follow each other in a segment", () => {
  const f = frameOf(cases.search.packets[2]);
  assertEquals(`${f.chain}`, "Ethernet:IPv4:TCP:LDAP:LDAP:LDAP");
  assertEquals(f.problems, []);
  const { messages } = plain(frameOf(cases.cldap.packets[1]).get(cldap));
  assertEquals(messages.length, 2);
});

Deno.test("ldap follows filters to a bounded depth", () => {
  const f = frameOf(cases.hostile.packets[0]);
  f.info;
  assertEquals(f.problems.map((p) => p.kind), ["limit"]);
});

Deno.test("ldap on its port is known by a message or a buffer of SASL", () => {
  const chain = (payload: string) =>
    `${frameOf(tcpFrame(40000, 389, hex(payload))).chain}`.slice(14);
  assertEquals(chain("3005 020101 4200"), "TCP:LDAP");
  assertEquals(chain("00000002 6000"), "TCP:LDAP");
  assertEquals(chain("00000002 4142"), "TCP:Raw");
  assertEquals(chain("30 80 020101 4200 0000"), "TCP:Raw");
  assertEquals(chain("3003 0c0161"), "TCP:Raw");
  // TLS that was asked for with Start TLS
  assertEquals(chain("15 0301 0002 0100"), "TCP:TLS");
});

Deno.test("ldap messages are found in a stream, wherever it is cut", () => {
  const message = hex("3005 020101 4200"),
    buffer = hex("00000006 050406ff0001");
  assertEquals(streamed(389, [message, message, buffer], 10), [
    "LDAP",
    "LDAP",
    "LDAP",
  ]);
  assertEquals(
    streamed(389, [message, buffer, message], 1).filter((x) => x !== ""),
    ["LDAP", "LDAP", "LDAP"],
  );
});
