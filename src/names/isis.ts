import type { Names } from "./names.ts";

/** PDU types: ISO 10589 §9.5. */
export const ISIS_TYPE: Names = {
  15: "L1 HELLO",
  16: "L2 HELLO",
  17: "P2P HELLO",
  18: "L1 LSP",
  20: "L2 LSP",
  24: "L1 CSNP",
  25: "L2 CSNP",
  26: "L1 PSNP",
  27: "L2 PSNP",
};

/** Network layer protocol identifiers: ISO/IEC TR 9577 annex C. */
export const NLPID: Names = {
  0x00: "Null",
  0x01: "T.70",
  0x08: "Q.933",
  0x80: "SNAP",
  0x81: "ISO 8473 CLNP",
  0x82: "ISO 9542 ES-IS",
  0x83: "ISO 10589 IS-IS",
  0x85: "ISO 10747 IDRP",
  0x8e: "IPv6",
  0xb0: "FRF.9",
  0xb1: "FRF.12",
  0xc0: "TRILL",
  0xc1: "IEEE 802.1aq",
  0xcc: "IPv4",
  0xcf: "PPP",
};

/** TLV codepoints: https://www.iana.org/assignments/isis-tlv-codepoints (2024-08). */
export const ISIS_TLV: Names = {
  1: "Area Addresses",
  2: "IIS Neighbors",
  3: "ES Neighbors",
  4: "Partition Designated L2 IS",
  5: "Prefix Neighbors",
  6: "IS Neighbors",
  7: "Instance Identifier",
  8: "Padding",
  9: "LSP Entries",
  10: "Authentication Information",
  11: "ESN",
  12: "Optional Checksum",
  13: "Purge Originator Identification",
  14: "LSPBufferSize",
  15: "Router-Fingerprint",
  16: "Reverse Metric",
  22: "Extended IS Reachability",
  23: "IS Neighbor Attribute",
  24: "IS Alias ID",
  42: "DECnet Phase IV",
  66: "Nortel Proprietary",
  126: "IPv4 Algorithm Prefix Reachability",
  127: "IPv6 Algorithm Prefix Reachability",
  128: "IP Internal Reachability",
  129: "Protocols Supported",
  130: "IP External Reachability",
  131: "Inter-Domain Routing Protocol Information",
  132: "IP Interface Addresses",
  133: "IP Authentication",
  134: "Traffic Engineering Router ID",
  135: "Extended IP Reachability",
  137: "Dynamic Hostname",
  138: "GMPLS SRLG",
  139: "IPv6 SRLG",
  140: "IPv6 TE Router ID",
  141: "Inter-AS Reachability Information",
  142: "GADDR",
  143: "MT-Port-Cap-TLV",
  144: "MT-Capability TLV",
  145: "TRILL Neighbor",
  147: "MAC-Reachability",
  148: "BFD-Enabled TLV",
  149: "Segment Identifier/Label Binding",
  211: "Restart",
  222: "MT Intermediate Systems",
  229: "Multi-Topology",
  232: "IPv6 Interface Addresses",
  233: "IPv6 Global Interface Addresses",
  235: "MT IP Reachability",
  236: "IPv6 Reachability",
  237: "MT IPv6 Reachability",
  238: "Application-Specific SRLG",
  240: "P2P Three-Way Adjacency State",
  241: "IIH Sequence Number",
  242: "IS-IS Router Capability",
  251: "Generic Information",
};

/** Sub-TLVs of TLVs 22, 23, 25, 141, 222, 223: the same registry. */
export const ISIS_LINK_SUBTLV: Names = {
  3: "Administrative Group",
  4: "Link Local/Remote Identifiers",
  6: "IPv4 Interface Address",
  8: "IPv4 Neighbor Address",
  9: "Maximum Link Bandwidth",
  10: "Maximum Reservable Link Bandwidth",
  11: "Unreserved Bandwidth",
  12: "IPv6 Interface Address",
  13: "IPv6 Neighbor Address",
  15: "Link Maximum SID Depth",
  18: "TE Default Metric",
  19: "Link Attributes",
  20: "Link Protection Type",
  21: "Interface Switching Capability Descriptor",
  31: "Adjacency Segment Identifier",
  32: "LAN Adjacency Segment Identifier",
  33: "Unidirectional Link Delay",
  34: "Min/Max Unidirectional Link Delay",
  35: "Unidirectional Delay Variation",
  36: "Unidirectional Link Loss",
  37: "Unidirectional Residual Bandwidth",
  38: "Unidirectional Available Bandwidth",
  39: "Unidirectional Utilized Bandwidth",
};

/** Sub-TLVs of TLVs 135, 235, 236, 237: the same registry. */
export const ISIS_PREFIX_SUBTLV: Names = {
  1: "32-bit Administrative Tag",
  2: "64-bit Administrative Tag",
  3: "Prefix Segment Identifier",
  4: "Prefix Attribute Flags",
  11: "IPv4 Source Router ID",
  12: "IPv6 Source Router ID",
};

/** Authentication types: RFC 5310 §3.1, RFC 1195 §3.9. */
export const ISIS_AUTHENTICATION: Names = {
  1: "Cleartext password",
  3: "Generic cryptographic authentication",
  54: "HMAC-MD5",
  255: "Routeing domain private",
};

/** States of a three-way adjacency: RFC 5303 §3.1. */
export const ISIS_ADJACENCY: Names = { 0: "Up", 1: "Initializing", 2: "Down" };

/** Circuit types: ISO 10589 §9.5. */
export const ISIS_CIRCUIT: Names = {
  1: "Level 1 only",
  2: "Level 2 only",
  3: "Level 1 and 2",
};
