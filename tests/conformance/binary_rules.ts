/** Differences in protocols of media, machines, data bases and buses. */
import {
  equal,
  isPrefix,
  isSubsequence,
  list,
  pairs,
  type Rule,
  startsWith,
  theirChain,
} from "./rule.ts";

/** Attributes of STUN that tshark reads otherwise, or shows as bytes. */
const OTHER_STUN: ReadonlySet<unknown> = new Set([
  0x001c,
  0x0027,
  0x8001,
  0x8003,
  0x8004,
  0x8025,
]);

/** Reasons that lie in a field of such a protocol. */
export const BINARY_RULES: readonly Rule[] = [
  {
    name: "class of STUN",
    reason:
      "the class is a number of two bits here (RFC 8489 §5); tshark leaves the gap between them",
    explains: (d) =>
      d.alias === "stun.type.class" &&
      pairs(d, (a, b) => ((Number(a) & 2) << 3 | Number(a) & 1) === b),
  },
  {
    name: "attributes of STUN that nobody has registered",
    reason:
      "tshark shows length and value of an unknown attribute, not its type",
    explains: (d) =>
      d.alias === "stun.att.type" && isSubsequence(d.theirs, d.ours) &&
      equal(
        d.values.get("stun.att.length") ?? [],
        list(d.oracle["stun.att.length"]),
      ),
  },
  {
    name: "attributes of MS-TURN",
    reason:
      "attributes of MS-TURN are not filled up to four bytes ([MS-TURN] §2.2.2); tshark looks for the next one behind a padding that is not there, and reads a sequence number where its attribute has no room for one",
    explains: (d) =>
      startsWith(d, "stun.att.", "stun.value", "stun.port.") &&
      (d.values.get("stun.att.type") ?? [])[0] === 0x000f,
  },
  {
    name: "methods of STUN that nobody has registered",
    reason:
      "with its magic cookie a message is one of STUN whatever its method; tshark wants to know that",
    explains: (d) =>
      startsWith(d, "stun.", "frame.protocols") && d.ours.length > 0 &&
      (d.values.get("stun.type.method") ?? []).some((x) =>
        x as number > 0xff
      ) &&
      isPrefix(d.theirs, d.ours),
  },
  {
    name: "channels of MS-TURN",
    reason:
      "channel 0xff10 is none of TURN (RFC 8656 §12): what Microsoft sends there is payload",
    explains: (d) =>
      startsWith(d, "stun.", "frame.protocols") &&
      d.oracle["stun.channel"] === 0xff10 && isPrefix(d.ours, d.theirs),
  },
  {
    name: "STUN of RFC 3489",
    reason:
      "without a magic cookie nothing tells a message of STUN from others; tshark goes by the length",
    explains: (d) =>
      d.alias === "frame.protocols" &&
      theirChain(d).includes("classicstun") && isPrefix(d.ours, d.theirs),
  },
  {
    name: "attributes of STUN that tshark reads otherwise",
    reason:
      "tshark reads RESPONSE-PORT as an address and ICMP without its reserved bytes (RFC 5780 §7.5, RFC 8656 §18.13); of some later attributes it shows the bytes",
    own: true,
    explains: (d) =>
      startsWith(d, "stun.att.", "stun.value") &&
      (d.values.get("stun.att.type") ?? []).some((x) => OTHER_STUN.has(x)),
  },
  {
    name: "STUN inside a channel",
    reason:
      "tshark leaves the data of a channel alone; we recognise STUN there",
    own: true,
    explains: (d) =>
      startsWith(d, "stun.") && d.chain.includes("TURN Channel:STUN") &&
      isPrefix(d.theirs, d.ours),
  },
  {
    name: "channels of TURN over TCP",
    reason: "tshark wants STUN before a channel in the same connection",
    own: true,
    explains: (d) =>
      startsWith(d, "stun.", "frame.protocols") &&
      d.chain.includes("TCP:TURN Channel") && isPrefix(d.theirs, d.ours),
  },
  {
    name: "data inside STUN",
    reason:
      "what a DATA attribute or a channel carries is a value of the message here, and a layer there",
    explains: (d) =>
      startsWith(d, "frame.protocols", "data.data") &&
      /:stun:data$/.test(theirChain(d).join(":")) && isPrefix(d.ours, d.theirs),
  },
];
