/** Differences between single fields of tunnels, routing and transport: tshark fills them otherwise than we do. */
import {
  isPrefix,
  isSubsequence,
  list,
  met,
  pairs,
  type Rule,
  startsWith,
  theirChain,
} from "./rule.ts";

const text = (x: unknown): string => String(x).toLowerCase();

/** Reasons that lie in a field of a tunnel, of routing, of a transport. */
export const INTERNET_RULES: readonly Rule[] = [
  {
    name: "compressed packets",
    reason:
      "tshark decompresses what IPComp carries; we keep the payload as it is",
    explains: (d) =>
      d.chain.includes("IPComp:Raw") && isPrefix(d.ours, d.theirs),
  },
  {
    name: "short sequence numbers of DCCP",
    reason:
      "tshark has dccp.seq_raw for sequence numbers of 48 bits only; ours holds those of 24 bits, too",
    explains: (d) => d.alias === "dccp.seq_raw" && d.theirs.length === 0,
  },
  {
    name: "request for all routes",
    reason: "tshark hides the address of an entry of RIP without a family",
    explains: (d) =>
      d.alias === "rip.ip" && isSubsequence(d.theirs, d.ours) &&
      list(d.oracle["rip.family"]).every((f) => f === 0),
  },
  {
    name: "authentication data of RIP",
    reason: "tshark shows 16 bytes of the trailer, whatever its length",
    explains: (d) =>
      d.alias === "rip.authentication_data" &&
      pairs(d, (a, b) => text(a).startsWith(text(b).replaceAll(":", ""))),
  },
  {
    name: "fields of GTP that mean nothing",
    reason:
      "with one of the flags E, S and PN all three fields are there; tshark shows those whose flag is set",
    explains: (d) =>
      ["gtp.seq_number", "gtp.npdu_number", "gtp.ext_hdr.next"].includes(
        d.alias,
      ) && isSubsequence(d.theirs, d.ours),
  },
  {
    name: "information elements of GTP",
    reason:
      "we keep the information elements of the control plane as they are; tshark dissects them, and what they carry",
    explains: (d) =>
      d.chain.includes("GTP:Raw") &&
      (isPrefix(d.ours, d.theirs) ||
        d.alias === "data.data" && d.theirs.length === 0),
  },
  {
    name: "length of Geneve options",
    reason:
      "tshark shows the bytes of each option with its head; ours is the length of all",
    explains: (d) =>
      d.alias === "geneve.option.length" && isPrefix(d.ours, d.theirs),
  },
  {
    name: "networks of IPX",
    reason: "they are numbers here, text in hexadecimal there",
    explains: (d) =>
      startsWith(d, "ipx") && d.ours.length > 0 &&
      pairs(d, (a, b) => a === Number(b)),
  },
  {
    name: "encrypted packets",
    reason: "tshark has no field for what ESP encrypts; we keep it as data",
    explains: (d) =>
      d.alias === "data.data" && /ESP:Raw$/.test(d.chain) &&
      isPrefix(d.theirs, d.ours),
  },
  {
    name: "other versions of GTP",
    reason: "we have no table for GTP', nor for versions 0 and 2 of GTP",
    explains: (d) =>
      d.alias === "frame.protocols" && isPrefix(d.ours, d.theirs) &&
      theirChain(d).some((p) => p === "gtpv2" || p === "gtpprime"),
  },
  {
    name: "nothing left of the payload",
    reason: "tshark lists a layer of which the capture holds no byte",
    explains: (d) =>
      d.alias === "frame.protocols" && met(d, "cut") &&
      isPrefix(d.ours, d.theirs) && d.theirs.length === d.ours.length + 1,
  },
  {
    name: "trailers in ERSPAN",
    reason:
      "tshark shows the padding of a tagged frame inside ERSPAN as vlan.trailer, with the check sequence",
    explains: (d) =>
      d.alias === "eth.padding" && d.theirs.length === 0 &&
      d.chain.includes("ERSPAN:Ethernet:802.1Q"),
  },
  {
    name: "old number of mobile IPv6",
    reason:
      "tshark takes IP protocol 62 for mobile IPv6, too; IANA has CFTP there",
    explains: (d) =>
      startsWith(d, "mip6.", "frame.protocols") && isPrefix(d.ours, d.theirs) &&
      list(d.oracle["ipv6.nxt"]).includes(62),
  },
  {
    name: "request lines with spaces",
    reason:
      "a target with a space breaks RFC 9112 §3; we take the last word for the version, tshark all behind the second",
    explains: (d) =>
      startsWith(d, "http.request.") &&
      pairs(
        d,
        (a, b) => text(a).includes(text(b)) || text(b).includes(text(a)),
      ),
  },
  {
    name: "fragments of SCTP messages",
    reason:
      "tshark puts messages together where they end, and shows no data before",
    explains: (d) =>
      d.alias === "data.data" && /SCTP-Chunk:Raw/.test(d.chain) &&
      d.theirs.length === 0,
  },
  {
    name: "quoted packets of SCTP",
    reason:
      "tshark verifies the checksum of what an ICMP error quotes; a quotation need not be whole, so we do not",
    explains: (d) =>
      d.alias === "sctp.checksum.status" && d.ours.includes(2) &&
      /ICMP.*:SCTP/.test(d.chain),
  },
];
