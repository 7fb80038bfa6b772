/** Differences between single fields: tshark fills them otherwise than we do. */
import type { Difference } from "./compare.ts";
import {
  equal,
  has,
  isPrefix,
  isSubsequence,
  list,
  pairs,
  type Rule,
  startsWith,
  theirChain,
} from "./rule.ts";

/** Bits of a DNS header that queries do not use. */
const RESPONSE_FLAGS: ReadonlySet<string> = new Set([
  "dns.flags.authoritative",
  "dns.flags.recavail",
  "dns.flags.authenticated",
  "dns.flags.rcode",
]);

/** What tshark writes for an empty value. */
const EMPTY: ReadonlySet<unknown> = new Set(["<MISSING>", "<none>"]);

const SERVER_KEY_EXCHANGE = 12;

/** Fields that are a number for one of us and bytes for the other. */
const BYTES_OR_NUMBERS: ReadonlySet<string> = new Set([
  "ipv6.routing.srh.tag",
  "ntp.keyid",
  "tcp.options.mptcp.addaddrtrunchmac",
  "tcp.options.mptcp.sendtrunchmac",
]);

/** The number that a value is, or that its hexadecimal digits are. */
function whole(x: unknown): bigint {
  return BigInt(
    typeof x === "string" ? `0x${x.replaceAll(":", "")}` : String(x),
  );
}

/** The text of a domain name's escapes, as UTF-8: RFC 1035 §5.1. */
function unescaped(name: string): string {
  const bytes = [...name.matchAll(/\\(\d{3})|\\?([^])/g)].map(([, n, c]) =>
    n === undefined ? c.charCodeAt(0) : Number(n)
  );
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** Whether tshark's trailer and check sequence together are our trailer. */
function isGuessedCheck(d: Difference): boolean {
  if (!["eth.trailer", "eth.fcs", "sll.trailer"].includes(d.alias)) {
    return false;
  }
  const ours = ["eth.trailer", "sll.trailer"]
    .flatMap((a) => d.values.get(a) ?? []).join("");
  const trailer = ["eth.trailer", "sll.trailer"]
    .flatMap((a) => list(d.oracle[a])).join("").replaceAll(":", "");
  const check = list(d.oracle["eth.fcs"])
    .map((x) => Number(x).toString(16).padStart(8, "0")).join("");
  return !d.values.has("eth.fcs") && ours === trailer + check;
}

/** Reasons that lie in a field. */
export const FIELD_RULES: readonly Rule[] = [
  {
    name: "records of TLS 1.3",
    reason:
      "tshark calls the type of an encrypted record tls.record.opaque_type; it is the same byte",
    explains: (d) =>
      d.alias === "tls.record.content_type" &&
      isPrefix(
        d.ours.filter((x) => x !== 23),
        d.theirs.filter((x) => x !== 23),
      ),
  },
  {
    name: "flags of a response in a query",
    reason:
      "tshark shows AA, RA, AD and the response code in responses only; the bits are there in queries",
    explains: (d) =>
      RESPONSE_FLAGS.has(d.alias) && d.theirs.length === 0 &&
      d.oracle["dns.flags.response"] === false,
  },
  {
    name: "root of the domain names",
    reason: "we write the root as `.`, tshark as <Root>",
    explains: (d) =>
      startsWith(d, "dns.") &&
      pairs(d, (a, b) => a === "." && b === "<Root>"),
  },
  {
    name: "length in place of an EtherType",
    reason:
      "our field holds the Length/Type octets as they are; tshark gives eth.type and vlan.etype only where they are a type",
    explains: (d) =>
      (d.alias === "eth.type" || d.alias === "vlan.etype") &&
      isPrefix(d.ours.filter((x) => (x as number) >= 0x600), d.theirs),
  },
  {
    name: "bytes behind the end of the options",
    reason:
      "tshark counts each zero behind End of Option List as another; we keep them as its padding",
    explains: (d) =>
      (d.alias === "tcp.option_kind" || d.alias === "ip.opt.type") &&
      isPrefix(d.ours, d.theirs) && d.theirs.slice(d.ours.length).every((x) =>
        x === 0
      ),
  },
  {
    name: "segmentation offload",
    reason:
      "the total length on the wire is 0; tshark shows the length that it worked out",
    explains: (d) => d.alias === "ip.len" && d.ours.includes(0),
  },
  {
    name: "source routes",
    reason:
      "with a source route tshark shows the last stop as ip.dst; we show the destination field",
    explains: (d) =>
      d.alias === "ip.dst" &&
      list(d.oracle["ip.opt.type"]).some((t) => t === 131 || t === 137),
  },
  {
    name: "relatives of IGMP",
    reason:
      "tshark has fields of its own for RGMP and DVMRP, which are types of IGMP",
    explains: (d) =>
      startsWith(d, "igmp.") && isPrefix(d.theirs, d.ours) &&
      theirChain(d).some((p) => p === "rgmp" || p === "dvmrp"),
  },
  {
    name: "addresses that are no MAC address",
    reason:
      "tshark has another field for addresses that are not six bytes long",
    explains: (d) =>
      (d.alias === "sll.src.eth" || startsWith(d, "arp.")) &&
      d.theirs.length === 0 &&
      d.ours.every((x) => String(x).split(":").length !== 6),
  },
  {
    name: "quoted segments",
    reason: "tshark gives no tcp.len for a segment that an ICMP error quotes",
    explains: (d) =>
      d.alias === "tcp.len" && d.theirs.length < d.ours.length &&
      /\bICMP/.test(d.chain),
  },
  {
    name: "types that an NSEC record lists",
    reason: "tshark gives dns.resp.type for each type in the bit map, too",
    explains: (d) =>
      d.alias === "dns.resp.type" && d.ours.includes(47) &&
      isSubsequence(d.ours, d.theirs),
  },
  {
    name: "SSL 2.0",
    reason: "tshark shows version 2 for a record that has no version",
    explains: (d) =>
      d.alias === "tls.record.version" && d.chain.includes("SSL2"),
  },
  {
    name: "nothing in it",
    reason:
      "a text or bytes of length 0 are a value here; tshark prints nothing, <MISSING> or <none>",
    explains: (d) =>
      (d.ours.includes("") || d.theirs.some((x) => EMPTY.has(x))) &&
      equal(
        d.ours.filter((x) => x !== ""),
        d.theirs.filter((x) => x !== "" && !EMPTY.has(x)),
      ),
  },
  {
    name: "frame check sequence by guess",
    reason:
      "tshark takes the last four bytes of any trailer for a frame check sequence; we do where it is right",
    explains: isGuessedCheck,
  },
  {
    name: "padding behind PPPoE",
    reason: "tshark does not show what fills the frame behind a PPPoE packet",
    explains: (d) =>
      d.alias === "eth.padding" && d.theirs.length === 0 &&
      d.chain.includes("PPPoE"),
  },
  {
    name: "tags of PPPoE",
    reason:
      "tshark gives type and length of those tags only that it does not know",
    explains: (d) =>
      (d.alias === "pppoed.tag" || d.alias === "pppoed.tag_length") &&
      isSubsequence(d.theirs, d.ours),
  },
  {
    name: "protocols of organisations",
    reason:
      "behind SNAP tshark names the field by the organisation: llc.type for Ethernet types, llc.cisco_pid for Cisco",
    explains: (d) =>
      d.alias === "llc.type" && d.theirs.length === 0 &&
      list(d.oracle["llc.oui"]).every((x) => x !== 0),
  },
  {
    name: "family of a loopback",
    reason: "tshark has another field for a family that is an EtherType",
    explains: (d) =>
      d.alias === "null.family" && d.theirs.length === 0 &&
      d.ours.every((x) => Number(x) > 0xffff),
  },
  {
    name: "GRE without acknowledgments",
    reason:
      "the A bit belongs to version 1; tshark hides it in version 0, where it is reserved",
    explains: (d) =>
      d.alias === "gre.flags.ack" &&
      equal(
        d.ours.filter((_, i) => list(d.oracle["gre.flags.version"])[i] === 1),
        d.theirs,
      ),
  },
  {
    name: "ICMP without a length",
    reason:
      "RFC 4884 §4: 0 is no length; tshark leaves it out, and the 128 bytes that then come before extensions (§5.5)",
    explains: (d) =>
      d.alias === "icmp.length.original_datagram"
        ? d.theirs.length === 0 && !has(d, "icmp.length")
        : (d.alias === "icmp.length" || d.alias === "icmpv6.length") &&
          equal(d.ours.filter((x) => x !== 0), d.theirs),
  },
  {
    name: "length of UDP",
    reason: "behind a length under 8 tshark shows no checksum",
    explains: (d) =>
      startsWith(d, "udp.checksum") && d.theirs.length === 0 &&
      list(d.oracle["udp.length"]).some((x) => Number(x) < 8),
  },
  {
    name: "Accurate ECN",
    reason:
      "tshark remembers that a connection negotiated it (RFC 9768 §3.1), and shows the three bits as one counter",
    explains: (d) =>
      ["tcp.flags.ae", "tcp.flags.cwr", "tcp.flags.ece"].includes(d.alias) &&
      d.theirs.length === 0 && has(d, "tcp.flags.syn"),
  },
  {
    name: "checksum of MPTCP",
    reason:
      "tshark shows it where the connection negotiated it; the option's length says that it is there (RFC 6824 §3.3)",
    explains: (d) =>
      d.alias === "tcp.options.mptcp.checksum" && d.theirs.length === 0,
  },
  {
    name: "third flag of MPTCP",
    reason: "version 0 has no flag C; tshark shows it in version 1 only",
    explains: (d) =>
      d.alias === "tcp.options.mptcp.nomoresubflows.flag" &&
      list(d.oracle["tcp.options.mptcp.version"]).includes(0),
  },
  {
    name: "names as text",
    reason:
      "bytes of a domain name that are no printable ASCII are written as in RFC 1035 §5.1; tshark takes them for UTF-8",
    explains: (d) =>
      startsWith(d, "dns.") && pairs(d, (a, b) => unescaped(String(a)) === b),
  },
  {
    name: "DO bit",
    reason: "tshark counts the DO bit of EDNS among the reserved ones",
    explains: (d) =>
      d.alias === "dns.resp.z" &&
      pairs(d, (a, b) => a === (Number(b) & 0x7fff)),
  },
  {
    name: "End of DHCP",
    reason: "tshark shows the option End as 0; it is 255",
    explains: (d) =>
      d.alias === "dhcp.option.type" &&
      pairs(d, (a, b) => a === 255 && b === 0),
  },
  {
    name: "seconds of DHCP",
    reason:
      "tshark turns seconds round that seem to be written with the low byte first",
    explains: (d) =>
      d.alias === "dhcp.secs" &&
      pairs(d, (a, b) => a === Number(b) << 8 && Number(b) < 256),
  },
  {
    name: "precision of NTP",
    reason: "signed here (RFC 5905 §7.3); tshark shows the byte",
    explains: (d) =>
      d.alias === "ntp.precision" &&
      pairs(d, (a, b) => (Number(a) & 255) === b),
  },
  {
    name: "numbers and bytes",
    reason:
      "a number here is bytes there, or the other way round; the value is the same",
    explains: (d) =>
      BYTES_OR_NUMBERS.has(d.alias) &&
      pairs(d, (a, b) => whole(a) === whole(b)),
  },
  {
    name: "length of a session identifier",
    reason:
      "lengths in front of TLS vectors are no fields of ours: tshark's number is the length of our bytes",
    explains: (d) =>
      d.alias === "tls.handshake.session_id_length" && d.ours.length === 0 &&
      equal(
        d.theirs,
        (d.values.get("tls.handshake.session_id") ?? [])
          .map((x) => String(x).length / 2),
      ),
  },
  {
    name: "algorithm of a key exchange",
    reason:
      "what a ServerKeyExchange holds is told by the cipher suite of an earlier message: we keep it as bytes",
    explains: (d) =>
      d.alias === "tls.handshake.sig_hash_alg" &&
      list(d.oracle["tls.handshake.type"]).includes(SERVER_KEY_EXCHANGE) &&
      isSubsequence(d.ours, d.theirs),
  },
];
