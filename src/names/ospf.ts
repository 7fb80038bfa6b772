/** Registries of OSPF: https://www.iana.org/assignments/ospfv2-parameters, ospfv3-parameters, ospf-opaque-types, ospf-traffic-eng-tlvs (2025). */
import type { Names } from "./names.ts";

/** Packet types: RFC 2328 §A.3.1. */
export const OSPF_TYPE: Names = {
  1: "Hello",
  2: "Database Description",
  3: "Link State Request",
  4: "Link State Update",
  5: "Link State Acknowledgment",
};

/** Authentication types: RFC 2328 §D, RFC 7474 §4. */
export const OSPF_AUTH: Names = {
  0: "Null authentication",
  1: "Simple password",
  2: "Cryptographic authentication",
  3: "Cryptographic authentication with extended sequence numbers",
};

/** LS types of version 2. */
export const OSPF_LS_TYPE: Names = {
  1: "Router-LSA",
  2: "Network-LSA",
  3: "Summary-LSA (IP network)",
  4: "Summary-LSA (ASBR)",
  5: "AS-External-LSA",
  6: "Group-Membership-LSA",
  7: "NSSA AS-External-LSA",
  8: "External-Attributes-LSA",
  9: "Opaque-LSA, Link-local scope",
  10: "Opaque-LSA, Area-local scope",
  11: "Opaque-LSA, AS-local scope",
};

/** LS types of version 3, with their scope: RFC 5340 §A.4.2.1. */
export const OSPFV3_LS_TYPE: Names = {
  0x2001: "Router-LSA",
  0x2002: "Network-LSA",
  0x2003: "Inter-Area-Prefix-LSA",
  0x2004: "Inter-Area-Router-LSA",
  0x4005: "AS-External-LSA",
  0x2006: "Group-Membership-LSA",
  0x2007: "NSSA-LSA",
  0x0008: "Link-LSA",
  0x2009: "Intra-Area-Prefix-LSA",
  0xa00a: "Intra-Area-TE-LSA",
  0x000b: "GRACE-LSA",
  0x800c: "Router Information LSA, Link-local scope",
  0xa00c: "Router Information LSA, Area scope",
  0xc00c: "Router Information LSA, AS scope",
  0xa021: "E-Router-LSA",
  0xa022: "E-Network-LSA",
  0xa023: "E-Inter-Area-Prefix-LSA",
  0xa024: "E-Inter-Area-Router-LSA",
  0xc025: "E-AS-External-LSA",
  0xa027: "E-Type-7-LSA",
  0x8028: "E-Link-LSA",
  0xa029: "E-Intra-Area-Prefix-LSA",
};

/** Flooding scopes: RFC 5340 §A.4.2.1. */
export const OSPFV3_SCOPE: Names = {
  0: "Link-local",
  1: "Area",
  2: "AS",
};

/** Types of links in a Router-LSA: RFC 2328 §A.4.2, RFC 5340 §A.4.3. */
export const OSPF_LINK_TYPE: Names = {
  1: "Point-to-point",
  2: "Transit network",
  3: "Stub network",
  4: "Virtual link",
};

/** Opaque types: RFC 5250 §9. */
export const OSPF_OPAQUE_TYPE: Names = {
  1: "Traffic Engineering LSA",
  2: "Sycamore Optical Topology Descriptions",
  3: "Grace-LSA",
  4: "Router Information",
  5: "L1VPN LSA",
  6: "Inter-AS-TE-v2 LSA",
  7: "OSPFv2 Extended Prefix Opaque LSA",
  8: "OSPFv2 Extended Link Opaque LSA",
  9: "TTZ LSA",
  10: "OSPFv2 Dynamic Flooding Opaque LSA",
  11: "OSPFv2 Extended Inter-Area ASBR LSA",
};

/** Link types of traffic engineering: RFC 3630 §2.5.1. */
export const OSPF_TE_LINK_TYPE: Names = {
  1: "Point-to-point",
  2: "Multi-access",
};

/** Restart reasons: RFC 3623 §B.2. */
export const OSPF_GRACE_REASON: Names = {
  0: "Unknown",
  1: "Software restart",
  2: "Software reload/upgrade",
  3: "Switch to redundant control processor",
};

/** Top-level TLVs of traffic engineering: RFC 3630 §2.4. */
export const OSPF_TE_TLV: Names = {
  1: "Router Address",
  2: "Link",
  3: "Router IPv6 Address",
  4: "Link Local",
  5: "Node Attribute",
  6: "Optical Node Property",
};

/** Sub-TLVs of a link: RFC 3630 §2.5, RFC 4203 §1. */
export const OSPF_TE_LINK_TLV: Names = {
  1: "Link type",
  2: "Link ID",
  3: "Local interface IP address",
  4: "Remote interface IP address",
  5: "Traffic engineering metric",
  6: "Maximum bandwidth",
  7: "Maximum reservable bandwidth",
  8: "Unreserved bandwidth",
  9: "Administrative group",
  11: "Link Local/Remote Identifiers",
  14: "Link Protection Type",
  15: "Interface Switching Capability Descriptor",
  16: "Shared Risk Link Group",
  17: "Bandwidth Constraints",
};

/** TLVs of Router Information: RFC 7770 §2. */
export const OSPF_RI_TLV: Names = {
  1: "OSPF Router Informational Capabilities",
  2: "OSPF Router Functional Capabilities",
  3: "TE-MESH-GROUP IPv4",
  4: "TE-MESH-GROUP IPv6",
  5: "TE Node Capability Descriptor",
  6: "PCED",
  7: "OSPF Dynamic Hostname",
  8: "SR-Algorithm",
  9: "SID/Label Range",
  10: "Node Admin Tag",
  11: "S-BFD Discriminator",
  12: "Node MSD",
  13: "Tunnel Encapsulations",
  14: "SR Local Block",
  15: "SRMS Preference",
  16: "Flexible Algorithm Definition",
};

/** TLVs of graceful restart: RFC 3623 §B. */
export const OSPF_GRACE_TLV: Names = {
  1: "Grace Period",
  2: "Graceful Restart reason",
  3: "IP interface address",
};

/** TLVs of link-local signalling: RFC 5613 §2.4. */
export const OSPF_LLS_TLV: Names = {
  1: "Extended Options and Flags",
  2: "Cryptographic Authentication",
};
