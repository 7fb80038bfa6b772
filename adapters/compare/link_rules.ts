/** Differences that come from how tshark shows protocols of links. */
import { same } from "./compare.ts";
import {
  isPrefix,
  isSubsequence,
  met,
  pairs,
  type Rule,
  theirChain,
} from "./rule.ts";

/** Fields of tshark that hold text as bytes. */
const TEXT_AS_BYTES: ReadonlySet<string> = new Set([
  "lldp.chassis.id",
  "wlan.ssid",
]);
/** Numbers that tshark writes as hexadecimal text. */
const NUMBERS_AS_TEXT: ReadonlySet<string> = new Set([
  "wlan.ccmp.extiv",
  "wlan.tkip.extiv",
  "isis.csnp.source_circuit",
  "isis.psnp.source_circuit",
]);
const hexOf = (text: unknown): string =>
  [...new TextEncoder().encode(String(text))]
    .map((x) => x.toString(16).padStart(2, "0")).join("");

/** A MAC address with the bits of each byte in the other order. */
function swapped(mac: string): string {
  return mac.split(":").map((x) => {
    let n = 0;
    for (let v = parseInt(x, 16), i = 0; i < 8; i++) n |= (v >> i & 1) << 7 - i;
    return n.toString(16).padStart(2, "0");
  }).join(":");
}

/** Reasons that lie in protocols of links. */
export const LINK_RULES: readonly Rule[] = [
  {
    name: "text that tshark shows as bytes",
    reason:
      "identifiers that people choose are text to us and bytes to tshark: the same bytes",
    explains: (d) =>
      TEXT_AS_BYTES.has(d.alias) &&
      pairs(d, (ours, theirs) =>
        same(hexOf(ours), theirs) || ours === "" && theirs === "<MISSING>"),
  },
  {
    name: "numbers that tshark shows as bytes",
    reason: "tshark shows the kind of a telephone as data",
    explains: (d) => d.alias === "cdp.data" && isSubsequence(d.ours, d.theirs),
  },
  {
    name: "text of several lines",
    reason:
      "tshark shows each line of a text for itself, or writes line feeds as \\n; we show the text",
    explains: (d) =>
      d.alias === "cdp.software_version" &&
        d.ours.join("\n") === d.theirs.join("\n") ||
      d.alias === "lldp.tlv.system.desc" &&
        pairs(d, (ours, theirs) =>
          String(ours).replaceAll("\n", "\\n") === theirs),
  },
  {
    name: "numbers that tshark shows as text",
    reason:
      "packet numbers and circuits are hexadecimal text to tshark: the same numbers",
    explains: (d) =>
      NUMBERS_AS_TEXT.has(d.alias) &&
      pairs(d, (ours, theirs) => parseInt(String(theirs), 16) === ours),
  },
  {
    name: "text behind which there are zeros",
    reason: "tshark leaves out zeros at the end of a Mesh ID",
    explains: (d) =>
      d.alias === "wlan.mesh.id" &&
      pairs(d, (ours, theirs) => String(ours).replace(/\0+$/, "") === theirs),
  },
  {
    name: "keys of EAPOL",
    reason:
      "tshark's chain does not name the key descriptor, so it was not asked for its fields; asked alone they are equal",
    explains: (d) =>
      d.alias.startsWith("wlan_rsna_eapol.") && d.theirs.length === 0 &&
      d.chain.includes("EAPOL"),
  },
  {
    name: "several MSDUs in one frame",
    reason:
      "tshark dissects each MSDU of an A-MSDU; we keep them as one payload",
    explains: (d) =>
      d.values.get("wlan.qos.amsdupresent")?.includes(true) === true &&
        isSubsequence(d.ours, d.theirs) || d.alias === "data.data" &&
        d.values.get("wlan.qos.amsdupresent")?.includes(true) === true,
  },
  {
    name: "padding of slow protocols",
    reason: "what stands behind the last TLV is a field here, payload there",
    explains: (d) =>
      d.alias === "data.data" && d.ours.length === 0 &&
      theirChain(d).at(-2) === "ossp",
  },
  {
    name: "transfers on other ports",
    reason:
      "TFTP answers from another port and WireGuard speaks on any: tshark learns them from the first packet, we know the port of the registry",
    explains: (d) =>
      theirChain(d).some((p) => p === "tftp" || p === "wg") &&
      (d.alias === "tftp.destination_file" || /UDP:Raw$/.test(d.chain) &&
          (isPrefix(d.ours, d.theirs) || d.alias === "data.data")),
  },
  {
    name: "addresses that others told",
    reason:
      "tshark shows the extended address that a station with this short one had before, and takes a check sequence that is not there for right",
    explains: (d) =>
      (d.alias === "wpan.src64" || d.alias === "wpan.fcs_ok") &&
      d.ours.length === 0,
  },
  {
    name: "bytes behind LLDP",
    reason:
      "tshark counts the last three bytes of an LLDPDU, of which two are its end, to Ethernet's trailer, too",
    explains: (d) =>
      (d.alias === "eth.trailer" || d.alias === "eth.padding") &&
      /Ethernet(:802\.1Q)?:LLDP$/.test(d.chain) && d.theirs.length === 1 &&
      (d.ours.length === 0 || String(d.theirs[0]).endsWith(String(d.ours[0]))),
  },
  {
    name: "integrity check value",
    reason:
      "a packet that claims to be longer than it is has for tshark the bytes of MACsec's integrity check value, too",
    explains: (d) => d.chain.includes("MACsec") && met(d, "truncated"),
  },
  {
    name: "bit order of FDDI",
    reason:
      "tshark takes the addresses of this link type to be bit-swapped; those in the captures are not",
    explains: (d) =>
      /^fddi\.(src|dst)$/.test(d.alias) &&
      d.theirs.every((x) => same(swapped(String(d.ours[0])), x)),
  },
  {
    name: "areas with their lengths",
    reason: "tshark counts the length of an area address to the address",
    explains: (d) =>
      /^isis\.\w+\.area_address$/.test(d.alias) &&
      pairs(d, (ours, theirs) => same(ours, String(theirs).slice(2))),
  },
  {
    name: "elements without a table",
    reason:
      "tshark has tables for more elements of IEEE 802.11; we keep their bytes",
    explains: (d) =>
      d.alias === "wlan.tag.data" && isSubsequence(d.theirs, d.ours),
  },
  {
    name: "data of a vendor's element",
    reason:
      "tshark counts the type of some vendors' elements to their data, of others not; we never do",
    explains: (d) =>
      d.alias === "wlan.tag.vendor.data" &&
      pairs(d, (ours, theirs) =>
        same(ours, theirs) || same(ours, String(theirs).slice(2))),
  },
  {
    name: "check sequences that tshark does not verify",
    reason:
      "tshark verifies the check sequence of IEEE 802.11 only when it is told to",
    explains: (d) =>
      d.alias === "wlan.fcs.status" && d.theirs.every((x) => Number(x) === 2),
  },
];
