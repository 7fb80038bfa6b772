/** Differences that come from the shape of a frame: what is inside it, what is whole, what belongs together. */
import { protocols } from "../../src/protocols/mod.ts";
import { type Difference, theirs } from "./compare.ts";
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
    ? d.theirs.slice(d.ours.length).some((p) => !KNOWN.has(String(p)))
    : /\bRaw\b/.test(d.chain);
}

/** Whether tshark names a protocol for a segment in the middle of a message, and reads nothing in it. */
function isMiddle(d: Difference): boolean {
  const [name, ...more] = d.theirs.slice(d.ours.length);
  return d.alias === "frame.protocols" && isPrefix(d.ours, d.theirs) &&
    more.length === 0 && /TCP(:Raw)?$/.test(d.chain) &&
    !Object.keys(d.oracle).some((f) => f.startsWith(`${name}.`));
}

/** Whether what we read depends on the order of segments that came late, again or never. */
function isDisorder(d: Difference): boolean {
  if (!d.isDisordered) return false;
  if (d.alias === "frame.protocols") {
    return isPrefix(d.theirs.slice(0, d.theirs.lastIndexOf("tcp") + 1), d.ours);
  }
  return startsWith(d, "http.", "tls.", "dns.", "data.data") ||
    startsWith(d, "mbtcp.", "modbus.", "dnp3.", "dnp.", "rpc.", "portmap.");
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

/** Reasons that lie in the frame. */
export const FRAME_RULES: readonly Rule[] = [
  {
    name: "payload",
    reason:
      "payload is what no table claims: where tshark's chain is another one, which is compared by itself, it is other bytes",
    explains: (d) =>
      d.alias === "data.data" &&
      !equal(
        d.values.get("frame.protocols") ?? [],
        theirs(d.oracle, "frame.protocols"),
      ),
  },
  {
    name: "behind a protocol without a table",
    reason:
      "tshark dissects a protocol that we do not have yet, and finds more of the same fields inside it",
    explains: goesDeeper,
  },
  {
    name: "segments of a message",
    reason:
      "tshark names the protocol of a segment that a message goes on in, and reads nothing there; we name it where the message is complete",
    explains: isMiddle,
  },
  {
    name: "segments of a protocol without a table",
    reason:
      "tshark holds segments of a message back that we have no table for, and show as payload",
    explains: (d) =>
      d.alias === "data.data" && d.theirs.length === 0 &&
      theirChain(d).at(-1) === "tcp" && /TCP:Raw$/.test(d.chain),
  },
  {
    name: "bytes of keep-alives",
    reason:
      "the byte that a keep-alive sends again is no part of the stream; tshark shows it",
    explains: (d) =>
      d.alias === "data.data" && d.ours.length === 0 &&
      d.oracle["tcp.len"] === 1 && /TCP$/.test(d.chain),
  },
  {
    name: "streams with lost or late segments",
    reason:
      "tshark shows the messages of a segment where the segment stands, even if it came again, and none behind a gap; we show each message once, where the stream has come to its end",
    explains: isDisorder,
  },
  {
    name: "fragments",
    reason:
      "tshark puts IP fragments together and dissects the whole where it ends; without reassembly we dissect the first fragment as far as it goes",
    explains: (d) =>
      isFragment(d) &&
      (isPrefix(d.ours, d.theirs) || isPrefix(d.theirs, d.ours) ||
        d.alias === "data.data" &&
          pairs(d, (a, b) => String(b).startsWith(String(a)))),
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
    name: "DNS by its content",
    reason:
      "tshark recognises DNS on a port that is not its own; we go by the port",
    own: true,
    explains: (d) =>
      startsWith(d, "dns.", "frame.protocols") && /UDP:Raw$/.test(d.chain) &&
      theirChain(d).at(-1) === "dns" && isPrefix(d.ours, d.theirs),
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
    name: "not IP of that version",
    reason:
      "tshark shows the first four bits of a payload that is no IP packet; we leave it raw",
    explains: (d) =>
      ["ip.version", "ipv6.version", "frame.protocols"].includes(d.alias) &&
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
    name: "extensions of ICMPv6",
    reason: "tshark dissects the extension objects of ICMPv6 as ICMP",
    explains: (d) =>
      d.alias === "frame.protocols" &&
      theirChain(d).join(":").endsWith("icmpv6:icmp"),
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
      "arkime_synthetic#904: tshark reads past empty extensions; teams#601: tshark lost the stream at #596; drop-protocol-change#7: a TCP header of 8 bytes; ipv6-mobility-dst-opts#3: tshark reads past the length of an option; http-connect-tls#9: an empty record of TLS, by its port; drop-protocol-change#2: what follows a request is another protocol; drop-protocol-change#4: flags that no frame of HTTP/2 has, where segments are missing; malformed-ipv4#4: a method that nobody knows, in a message that nothing completes",
    explains: (d) =>
      ONE_BY_ONE.has(`${d.file}#${d.frame}`) &&
      startsWith(
        d,
        "tls.",
        "http.",
        "http2.",
        "tcp.len",
        "data.data",
        "ipv6.opt.",
        "udp.checksum.status",
        "frame.protocols",
      ),
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
  "zeek__ipv6-mobility-dst-opts.pcap#3",
  "suricata-verify__http-connect-tls__input.pcap#9",
  "suricata-verify__drop-protocol-change__input.pcap#2",
  "suricata-verify__drop-protocol-change__input.pcap#4",
  "suricata-verify__tcp-session-decode-malformed-ipv4__input.pcap#4",
]);
