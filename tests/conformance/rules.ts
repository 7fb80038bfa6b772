/** Why our reading may differ from tshark's: every difference has a name and a reason, or the test fails. */
import { protocols } from "../../mod.ts";
import { type Difference, same } from "./compare.ts";

/** One reason. */
export interface Rule {
  /** What the difference is called. */
  readonly name: string;
  /** Why it is right that we differ. */
  readonly reason: string;
  /** Whether it explains a difference. */
  readonly explains: (d: Difference) => boolean;
}

/** tshark's chain, without its pseudo-layer for EtherTypes. */
export function theirChain(d: Difference): string[] {
  return String(d.oracle["frame.protocols"] ?? "").split(":")
    .filter((p) => p !== "ethertype");
}

const text = (x: unknown): string => String(x).toLowerCase();

/** Whether `a` stands in `b`, in the same order, with gaps allowed. */
export function isSubsequence(
  a: readonly unknown[],
  b: readonly unknown[],
): boolean {
  let i = 0;
  for (const x of b) if (i < a.length && text(a[i]) === text(x)) i++;
  return i === a.length;
}

const has = (d: Difference, ...fields: string[]): boolean =>
  fields.some((f) => d.oracle[f] !== undefined);
const startsWith = (d: Difference, ...prefixes: string[]): boolean =>
  prefixes.some((p) => d.alias.startsWith(p));
const list = (x: unknown): unknown[] =>
  x === undefined ? [] : Array.isArray(x) ? x : [x];
const met = (d: Difference, ...kinds: string[]): boolean =>
  d.problems.some((p) => kinds.includes(p.kind));
const isPrefix = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length <= b.length && a.every((x, i) => same(x, b[i]));

/** tshark's names of what we have a table for, and of what is no layer. */
const KNOWN: ReadonlySet<string> = new Set([
  ...protocols.flatMap((p) => p.alias ?? []),
  "data",
  "ppp",
  "pppoes",
  "raw",
]);

/** Whether tshark found a protocol that we have no table for, and we stopped before it. */
function goesDeeper(d: Difference): boolean {
  if (!theirChain(d).some((p) => !KNOWN.has(p))) return false;
  if (!isPrefix(d.ours, d.theirs)) return false;
  return d.alias === "frame.protocols"
    ? !KNOWN.has(String(d.theirs[d.ours.length]))
    : /\bRaw\b/.test(d.chain);
}

/** Whether what we read of a message depends on segments before or behind this one. */
function isStream(d: Difference): boolean {
  const chain = theirChain(d), tcp = chain.lastIndexOf("tcp");
  if (
    d.alias === "frame.protocols" &&
    !isPrefix(d.theirs.slice(0, d.theirs.lastIndexOf("tcp") + 1), d.ours)
  ) return false;
  return startsWith(d, "http.", "tls.", "dns.", "frame.protocols") &&
    tcp >= 0 &&
    (has(
      d,
      "tcp.segment.count",
      "tcp.reassembled.length",
      "tcp.analysis.retransmission",
      "tcp.analysis.out_of_order",
      "tcp.analysis.lost_segment",
      "tcp.analysis.spurious_retransmission",
    ) || met(d, "partial", "cut") || chain.at(-1) === "tcp" ||
      /TCP(:Raw)?$/.test(d.chain));
}

/** Whether the frame holds a fragment of an IP packet. */
function isFragment(d: Difference): boolean {
  const some = (field: string, f: (x: number) => boolean) =>
    list(d.oracle[field]).some((x) => f(Number(x)));
  return some("ip.flags", (x) => (x & 1) > 0) ||
    some("ip.frag_offset", (x) => x > 0) ||
    some("ipv6.fraghdr.more", (x) => x > 0) ||
    some("ipv6.fraghdr.offset", (x) => x > 0);
}

export const RULES: readonly Rule[] = [
  {
    name: "behind a protocol without a table",
    reason:
      "tshark dissects a protocol that we do not have yet, and finds more of the same fields inside it",
    explains: goesDeeper,
  },
  {
    name: "messages over several segments",
    reason:
      "tshark puts TCP segments together and shows a message where it ends; without reassembly we show what each segment holds",
    explains: isStream,
  },
  {
    name: "fragments",
    reason:
      "tshark puts IP fragments together and dissects the whole where it ends; without reassembly we dissect the first fragment as far as it goes",
    explains: (d) =>
      isFragment(d) &&
      (isPrefix(d.ours, d.theirs) || isPrefix(d.theirs, d.ours)),
  },
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
    name: "TLS inside another protocol",
    reason:
      "we recognise TLS by its records where tshark keeps to the protocol of the port (IRC with STARTTLS, Gnutella on a port of BitTorrent)",
    explains: (d) =>
      startsWith(d, "tls.", "frame.protocols") && d.chain.includes("TLS") &&
      (d.theirs.length === 0 || d.alias === "frame.protocols") &&
      theirChain(d).some((p) => ["irc", "bittorrent", "socks"].includes(p)),
  },
  {
    name: "response code of a query",
    reason:
      "tshark shows dns.flags.rcode in responses only; the bits are there in queries",
    explains: (d) =>
      d.alias === "dns.flags.rcode" && d.theirs.length === 0 &&
      d.oracle["dns.flags.response"] === false,
  },
  {
    name: "root of the domain names",
    reason: "we write the root as `.`, tshark as <Root>",
    explains: (d) =>
      startsWith(d, "dns.") &&
      d.ours.length === d.theirs.length &&
      d.ours.every((x, i) =>
        same(x, d.theirs[i]) || x === "." && d.theirs[i] === "<Root>"
      ),
  },
  {
    name: "length in place of an EtherType",
    reason:
      "our field holds the Length/Type octets as they are; tshark gives eth.type only where they are a type",
    explains: (d) =>
      d.alias === "eth.type" &&
      isPrefix(d.ours.filter((x) => (x as number) >= 0x600), d.theirs),
  },
  {
    name: "another encapsulation than Ethernet",
    reason:
      "tshark guesses Cisco FabricPath or ISL by the destination address; we read the Ethernet header that is there",
    explains: (d) =>
      startsWith(d, "eth.", "llc.", "vlan.") &&
      /^eth:(cfp|eth)\b/.test(theirChain(d).join(":")),
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
      d.alias === "igmp.type" &&
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
    name: "not IP of that version",
    reason:
      "tshark shows the first four bits of a payload that is no IP packet; we leave it raw",
    explains: (d) =>
      (d.alias === "ip.version" || d.alias === "frame.protocols") &&
      isPrefix(d.ours, d.theirs) && /Raw$/.test(d.chain) &&
      d.theirs.slice(d.ours.length).every((x) =>
        typeof x === "number" || x === "ip" || x === "ipv6"
      ),
  },
  {
    name: "damaged headers",
    reason:
      "where a header is cut short or contradicts itself tshark hides its fields; we keep those that could be read, and say what is wrong",
    explains: (d) =>
      met(d, "truncated", "malformed", "partial", "cut", "leftover", "limit") &&
      isSubsequence(d.theirs, d.ours),
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
    name: "extensions of ICMPv6",
    reason: "tshark dissects the extension objects of ICMPv6 as ICMP",
    explains: (d) =>
      d.alias === "frame.protocols" &&
      theirChain(d).join(":").endsWith("icmpv6:icmp"),
  },
  {
    name: "SSL 2.0",
    reason: "tshark shows version 2 for a record that has no version",
    explains: (d) =>
      d.alias === "tls.record.version" && d.chain.includes("SSL2"),
  },
  {
    name: "times that cannot be",
    reason:
      "a million microseconds and more are carried over to the seconds, and seconds are unsigned; tshark writes them as they are, or negative",
    explains: (d) =>
      d.alias === "frame.time_epoch" &&
      (/^-|\.\d{10,}$/.test(String(d.theirs[0])) || WRONG_FILES.has(d.file)),
  },
  {
    name: "lengths that cannot be",
    reason:
      "tshark cuts lengths at 2^31, and takes the pseudo-header of ATM out of them",
    explains: (d) =>
      (d.alias === "frame.len" || d.alias === "frame.cap_len") &&
      (d.theirs[0] === 2 ** 31 - 1 || theirChain(d)[0] === "atm" ||
        WRONG_FILES.has(d.file)),
  },
  {
    name: "looked at one by one",
    reason:
      "arkime_synthetic#904: tshark reads past empty extensions; teams#601: tshark lost the stream at #596; drop-protocol-change#7: a TCP header of 8 bytes",
    explains: (d) =>
      ONE_BY_ONE.has(`${d.file}#${d.frame}`) &&
      startsWith(d, "tls.", "tcp.len"),
  },
];

/** Records whose lengths are damaged: we go on at the next plausible record, tshark at the end of the wrong one. */
const WRONG_FILES: ReadonlySet<string> = new Set([
  "tcpdump__icmp-icmp_print-oobr-2.pcap",
]);
/** Frames that no rule is worth. */
const ONE_BY_ONE: ReadonlySet<string> = new Set([
  "arkime__arkime_synthetic.pcap#904",
  "ndpi__teams.pcap#601",
  "suricata-verify__drop-protocol-change__input.pcap#7",
]);
