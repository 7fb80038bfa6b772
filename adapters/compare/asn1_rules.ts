/** Differences between single fields of protocols in ASN.1, and of those of NetBIOS and SMB: tshark fills them otherwise than we do. */
import {
  equal,
  isPrefix,
  isSubsequence,
  list,
  met,
  pairs,
  type Rule,
  startsWith,
  theirChain,
} from "./rule.ts";

/** Bits of a header of NBNS that requests do not use. */
const NBNS_RESPONSE_FLAGS: ReadonlySet<string> = new Set([
  "nbns.flags.authoritative",
  "nbns.flags.recavail",
  "nbns.flags.rcode",
]);

/** Whether a value is bytes, and not none. */
function isDigits(x: unknown): boolean {
  return typeof x === "string" && /^([0-9a-f]{2})+$/.test(x);
}

/** Reasons that lie in a field of one of them. */
export const ASN1_RULES: readonly Rule[] = [
  {
    name: "version 3 of SNMP",
    reason:
      "tshark calls the version of such messages snmp.msgVersion, and of others snmp.version",
    explains: (d) =>
      d.alias === "snmp.version" && d.theirs.length === 0 &&
      d.ours.every((x) => x === 3),
  },
  {
    name: "no object identifier",
    reason: "an object identifier of no bytes is empty here, 0 there",
    own: true,
    explains: (d) => pairs(d, (a, b) => a === "" && b === "0"),
  },
  {
    name: "several messages of SNMP in a segment",
    reason: "tshark reads the first of them again for each",
    own: true,
    explains: (d) =>
      startsWith(d, "snmp.") && d.chain.includes("TCP:SNMP:SNMP") &&
      d.theirs.every((x) => x === d.ours[0]),
  },
  {
    name: "engine identifiers of enterprises",
    reason:
      "what follows the enterprise is its own: octets here; tshark takes a time out of Net-SNMP's (format 128), and shows none of those whose first bit is not set",
    own: true,
    explains: (d) =>
      startsWith(d, "snmp.engineid.") &&
      (list(d.oracle["snmp.engineid.format"]).includes(128)
        ? pairs(d, (a, b) => String(a).startsWith(String(b)))
        : list(d.oracle["snmp.engineid.conform"]).includes(false)),
  },
  {
    name: "short engine identifiers",
    reason:
      "an identifier of under five bytes is octets here; tshark shows its first bit",
    own: true,
    explains: (d) =>
      d.alias === "snmp.engineid.conform" && d.ours.length === 0 &&
      !("snmp.engineid.enterprise" in d.oracle),
  },
  {
    name: "netlogon over LDAP",
    reason:
      "tshark dissects the attribute netlogon, and the value that NtVer is compared with, in fields of its own",
    explains: (d) =>
      (d.alias === "ldap.assertionValue" ||
        d.alias === "ldap.AttributeValue") &&
      isSubsequence(d.theirs, d.ours) &&
      [
        ...d.values.get("ldap.attributeDesc") ?? [],
        ...d.values.get("ldap.type") ?? [],
      ].some((x) => /^(ntver|netlogon)$/i.test(String(x))),
  },
  {
    name: "controls of LDAP",
    reason:
      "we read what more controls say than tshark does, which shows bytes; and it dissects those of others",
    own: true,
    explains: (d) =>
      startsWith(d, "ldap.") && d.values.has("ldap.controlType") &&
      (d.alias === "ldap.controlValue" || isSubsequence(d.theirs, d.ours)),
  },
  {
    name: "values in filters of LDAP",
    reason:
      "what is no text, or has a meaning in a filter, is escaped as in RFC 4515 §3; tshark shows it as it is, or in hexadecimal",
    own: true,
    explains: (d) =>
      d.alias === "ldap.assertionValue" &&
      pairs(d, (a, b) => {
        const text = String(a).replace(
          /\\([0-9a-f]{2})/g,
          (_, n) => String.fromCharCode(parseInt(n, 16)),
        );
        const digits = [...text].map((x) =>
          x.charCodeAt(0).toString(16).padStart(2, "0")
        );
        return text === b || digits.join(":") === b;
      }),
  },
  {
    name: "values of responses of LDAP",
    reason:
      "tshark hands the value of a response on to whoever knows its name, and shows no bytes where nobody does",
    own: true,
    explains: (d) => d.alias === "ldap.responseValue" && d.theirs.length === 0,
  },
  {
    name: "filters in filters, data in data",
    reason:
      "we follow filters of LDAP, and structures of GOOSE, to 32 levels, tshark further",
    own: true,
    explains: (d) =>
      startsWith(d, "ldap.", "goose.") && met(d, "limit") &&
      isPrefix(d.ours, d.theirs),
  },
  {
    name: "messages of LDAP without a length",
    reason: "RFC 4511 §5.1 forbids the indefinite form, which tshark reads",
    own: true,
    explains: (d) =>
      startsWith(d, "ldap.", "frame.protocols") && /TCP:Raw$/.test(d.chain) &&
      theirChain(d).at(-1) === "ldap",
  },
  {
    name: "flags of a response in a request",
    reason:
      "tshark shows AA, RA and the result code of NBNS in responses only; the bits are there in requests",
    explains: (d) =>
      NBNS_RESPONSE_FLAGS.has(d.alias) && d.theirs.length === 0 &&
      d.oracle["nbns.flags.response"] === false,
  },
  {
    name: "values that we read on",
    reason:
      "what pre-authentication and errors of Kerberos say is a table here, bytes there",
    explains: (d) =>
      (d.alias === "kerberos.padata_value" || d.alias === "kerberos.e_data") &&
      (isSubsequence(d.ours.filter(isDigits), d.theirs) ||
        pairs(d, (a, b) => String(b).endsWith(String(a)))),
  },
  {
    name: "damaged elements",
    reason:
      "what is not of the type that it should be, or is cut short, is left out here; tshark makes a value of it, or goes on behind it",
    own: true,
    explains: (d) =>
      startsWith(d, "kerberos.", "ldap.", "snmp.", "goose.") &&
      met(d, "truncated", "malformed") && isSubsequence(d.ours, d.theirs),
  },
  {
    name: "credentials of Kerberos",
    reason: "tshark reads KRB-CRED inside other messages only",
    own: true,
    explains: (d) =>
      startsWith(d, "kerberos.", "frame.protocols", "data.data") &&
      equal(d.values.get("kerberos.msg_type") ?? [], [22]) &&
      theirChain(d).at(-1) === "data",
  },
  {
    name: "tickets for version 4 of Kerberos",
    reason:
      "a ticket on the port of krb524 is one to be converted; tshark reads it where the conversation began with Kerberos",
    explains: (d) =>
      startsWith(d, "kerberos.", "frame.protocols", "data.data") &&
      (d.values.get("udp.dstport") ?? []).includes(4444) &&
      d.chain.endsWith("UDP:Kerberos"),
  },
  {
    name: "Kerberos inside GSS-API",
    reason:
      "tshark dissects the tokens of GSS-API, which hold messages of Kerberos; we keep them as bytes",
    explains: (d) =>
      startsWith(d, "kerberos.") && isSubsequence(d.ours, d.theirs) &&
      theirChain(d).some((p) => p === "spnego-krb5" || p === "gss-api"),
  },
  {
    name: "times of GOOSE",
    reason: "the same time; tshark writes it with the name of the month",
    explains: (d) =>
      (d.alias === "goose.t" || d.alias === "goose.utc_time") &&
      pairs(d, (a, b) => {
        const [, day, time, fraction] =
          String(b).match(/^(\w+ +\d+, \d+) (\S+)(\.\d+) UTC$/) ?? [];
        const t = Date.parse(`${day} ${time} UTC`);
        return !Number.isNaN(t) &&
          a === new Date(t).toISOString().replace(/\.\d+Z$/, `${fraction}Z`);
      }),
  },
  {
    name: "numbers and text of GOOSE",
    reason:
      "tshark has 32 bits and a sign for unsigned numbers, takes UTF-8 for ASCII, and shows no data of a type that is none",
    own: true,
    explains: (d) =>
      d.alias === "goose.unsigned"
        ? pairs(
          d,
          (a, b) => BigInt.asIntN(32, BigInt(String(a))) === BigInt(String(b)),
        )
        : d.alias === "goose.mMSString"
        ? pairs(d, (_, b) => String(b).includes("\ufffd"))
        : d.alias === "goose.Data" &&
          equal(d.ours.filter((x) => Number(x) <= 17), d.theirs),
  },
  {
    name: "names of nodes",
    reason: "tshark shows such a NetBIOS name without its last byte",
    explains: (d) =>
      (d.alias === "nbns.netbios_name" || d.alias === "kerberos.addr_nb") &&
      pairs(d, (a, b) => String(a).replace(/<..>$/, "") === b),
  },
  {
    name: "NetBIOS names that are none",
    reason: "tshark shows why, and goes on behind them",
    own: true,
    explains: (d) =>
      ["nbns.name", "nbdgm.source_name"].some((f) =>
        /^Illegal NetBIOS name/.test(String(d.oracle[f]))
      ) &&
      (met(d, "malformed")
        ? isPrefix(d.ours, d.theirs)
        : pairs(d, (_, b) => /^Illegal/.test(String(b)))),
  },
  {
    name: "flags in a WACK",
    reason:
      "the data of a WACK are the operation and the flags of the request, of which tshark shows those of requests",
    own: true,
    explains: (d) =>
      NBNS_RESPONSE_FLAGS.has(d.alias) &&
      list(d.oracle["nbns.flags.opcode"])[0] === 7 &&
      isPrefix(d.theirs, d.ours),
  },
  {
    name: "sessions without SMB",
    reason:
      "we read packets of NetBIOS sessions that carry SMB; tshark takes what it finds on the port for one",
    own: true,
    explains: (d) =>
      startsWith(d, "nbss.", "frame.protocols") && /TCP:Raw$/.test(d.chain) &&
      theirChain(d).includes("nbss"),
  },
  {
    name: "name servers in NBNS",
    reason: "tshark shows the data of NS and A records as bytes",
    own: true,
    explains: (d) =>
      d.alias === "nbns.data" && d.ours.length === 0 &&
      list(d.oracle["nbns.type"]).every((t) => t === 1 || t === 2),
  },
  {
    name: "purposes of NetBIOS names",
    reason: "tshark adds what the last byte of a name stands for",
    explains: (d) =>
      /^nb(ns|dgm|ss)\..*name$/.test(d.alias) &&
      pairs(d, (a, b) => String(b).startsWith(`${a} (`)),
  },
];
