/** Differences between single fields, up to the transport layer: tshark fills them otherwise than we do. */
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

/** What tshark writes for an empty value. */
const EMPTY: ReadonlySet<unknown> = new Set(["<MISSING>", "<none>"]);

const UNVERIFIED = 2;

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

/** What may stand behind the payload of a frame, in this order. */
const FRAME_END = ["eth.padding", "eth.trailer", "sll.trailer", "eth.fcs"];

/** Whether both of us have the same bytes behind the payload. */
function isDividedOtherwise(d: Difference): boolean {
  const digits = (of: (alias: string) => readonly unknown[]) =>
    FRAME_END.flatMap((alias) =>
      of(alias).map((x) =>
        typeof x === "number"
          ? x.toString(16).padStart(8, "0")
          : String(x).replaceAll(":", "")
      )
    ).join("");
  return FRAME_END.includes(d.alias) &&
    digits((a) => d.values.get(a) ?? []) === digits((a) => list(d.oracle[a]));
}

/** Reasons that lie in a field of the link, internet or transport layer, or in any field. */
export const FIELD_RULES: readonly Rule[] = [
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
      "a length of 0 is what offload leaves: tshark shows for IPv4 the length that it worked out; behind IPv6 the rest of the frame is payload here and padding there",
    explains: (d) =>
      d.alias === "ip.len"
        ? d.ours.includes(0)
        : ["data.data", "eth.padding", "eth.trailer"].includes(d.alias) &&
          list(d.oracle["ipv6.plen"]).includes(0),
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
    name: "quoted packets",
    reason:
      "of what an ICMP error quotes tshark gives no tcp.len, and verifies checksums though the quote may end before the packet",
    explains: (d) =>
      /\bICMP/.test(d.chain) && (
        d.alias === "tcp.len"
          ? d.theirs.length < d.ours.length
          : /^(tcp|udp)\.checksum\.status$/.test(d.alias) &&
            pairs(d, (a) => a === UNVERIFIED)
      ),
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
    name: "bytes behind the payload",
    reason:
      "the same bytes, divided otherwise: tshark takes the last four of any trailer for a frame check sequence, we do where it is right",
    explains: isDividedOtherwise,
  },
  {
    name: "trailers by another name",
    reason:
      "behind a VLAN tag tshark calls it vlan.trailer, and where it looks so, F5's",
    explains: (d) =>
      (d.alias === "eth.trailer" || d.alias === "eth.fcs") &&
      d.theirs.length === 0 &&
      theirChain(d).some((p) => p === "vlan" || p === "f5ethtrailer"),
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
    name: "data of ICMP",
    reason:
      "tshark takes a time stamp out of the data of an echo, and does not show what stands behind a message",
    explains: (d) =>
      d.alias === "data.data" && /ICMP(v6)?:Raw$/.test(d.chain) &&
      (d.theirs.length === 0 ||
        d.theirs.length === d.ours.length &&
          d.ours.every((x, i) => String(x).endsWith(String(d.theirs[i])))),
  },
  {
    name: "length of UDP",
    reason: "behind a length under 8 tshark shows neither checksum nor data",
    explains: (d) =>
      startsWith(d, "udp.checksum", "data.data") && d.theirs.length === 0 &&
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
    name: "numbers and bytes",
    reason:
      "a number here is bytes there, or the other way round; the value is the same",
    explains: (d) =>
      BYTES_OR_NUMBERS.has(d.alias) &&
      pairs(d, (a, b) => whole(a) === whole(b)),
  },
];
