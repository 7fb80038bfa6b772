/**
 * Numbers of BGP: https://www.iana.org/assignments/bgp-parameters,
 * .../capability-codes, .../safi-namespace, .../bgp-extended-communities,
 * .../bgp-well-known-communities, .../bgp-tunnel-encapsulation (2025).
 */
import type { Names } from "./names.ts";

/** Message types. */
export const BGP_MESSAGE_TYPE: Names = {
  1: "OPEN",
  2: "UPDATE",
  3: "NOTIFICATION",
  4: "KEEPALIVE",
  5: "ROUTE-REFRESH",
};

/** Optional parameters of OPEN. */
export const BGP_PARAMETER: Names = {
  1: "Authentication",
  2: "Capabilities",
  255: "Extended Length",
};

/** Capability codes. */
export const BGP_CAPABILITY: Names = {
  1: "Multiprotocol Extensions",
  2: "Route Refresh",
  3: "Outbound Route Filtering",
  4: "Multiple Routes to a Destination",
  5: "Extended Next Hop Encoding",
  6: "BGP Extended Message",
  7: "BGPsec",
  8: "Multiple Labels",
  9: "BGP Role",
  64: "Graceful Restart",
  65: "Support for 4-octet AS Number",
  66: "Dynamic Capability",
  67: "Dynamic Capability",
  68: "Multisession BGP",
  69: "ADD-PATH",
  70: "Enhanced Route Refresh",
  71: "Long-Lived Graceful Restart",
  72: "Routing Policy Distribution",
  73: "FQDN",
  74: "BFD",
  75: "Software Version",
  76: "PATHS-LIMIT",
  128: "Route Refresh (Cisco)",
  129: "Routing Policy Distribution",
  130: "Outbound Route Filtering (Cisco)",
  131: "Multisession BGP (Cisco)",
};

/** Subsequent address families. */
export const BGP_SAFI: Names = {
  1: "Unicast",
  2: "Multicast",
  4: "MPLS Labels",
  5: "MCAST-VPN",
  6: "Multi-Segment Pseudowires",
  7: "Encapsulation",
  8: "MCAST-VPLS",
  9: "SFC",
  64: "Tunnel",
  65: "VPLS",
  66: "MDT",
  67: "4over6",
  68: "6over4",
  69: "Layer-1 VPN auto-discovery",
  70: "EVPN",
  71: "BGP-LS",
  72: "BGP-LS-VPN",
  73: "SR Policy",
  74: "SD-WAN",
  75: "Routing Policy",
  76: "Classful Transport",
  77: "Tunneled Traffic Flow Specification",
  78: "MCAST-TREE",
  128: "MPLS-labeled VPN address",
  129: "Multicast for BGP/MPLS IP VPNs",
  132: "Route Target constraints",
  133: "Flow Specification",
  134: "L3VPN Flow Specification",
  140: "VPN auto-discovery",
};

/** Directions in which filters or paths are sent. */
export const BGP_SEND_RECEIVE: Names = { 1: "Receive", 2: "Send", 3: "Both" };

/** Roles: RFC 9234 §4.1. */
export const BGP_ROLE: Names = {
  0: "Provider",
  1: "RS",
  2: "RS-Client",
  3: "Customer",
  4: "Peer",
};

/** Types of outbound route filters. */
export const BGP_ORF: Names = {
  2: "Communities",
  3: "Extended Communities",
  64: "Address Prefix",
  65: "CP-ORF",
  128: "Address Prefix (Cisco)",
  129: "CP-ORF (Cisco)",
  130: "Communities (Cisco)",
  131: "Extended Communities (Cisco)",
};

/** Subtypes of ROUTE-REFRESH: RFC 7313 §3.2. */
export const BGP_REFRESH: Names = { 0: "Request", 1: "BoRR", 2: "EoRR" };

/** What becomes of a filter: RFC 5291 §4. */
export const BGP_ORF_ACTION: Names = { 0: "Add", 1: "Remove", 2: "Remove-All" };

/** Error codes. */
export const BGP_ERROR: Names = {
  1: "Message Header Error",
  2: "OPEN Message Error",
  3: "UPDATE Message Error",
  4: "Hold Timer Expired",
  5: "Finite State Machine Error",
  6: "Cease",
  7: "ROUTE-REFRESH Message Error",
  8: "Send Hold Timer Expired",
};

/** Error subcodes, by error code. */
export const BGP_ERROR_SUBCODE: Readonly<Record<number, Names>> = {
  1: {
    1: "Connection Not Synchronized",
    2: "Bad Message Length",
    3: "Bad Message Type",
  },
  2: {
    1: "Unsupported Version Number",
    2: "Bad Peer AS",
    3: "Bad BGP Identifier",
    4: "Unsupported Optional Parameter",
    5: "Authentication Failure",
    6: "Unacceptable Hold Time",
    7: "Unsupported Capability",
    11: "Role Mismatch",
  },
  3: {
    1: "Malformed Attribute List",
    2: "Unrecognized Well-known Attribute",
    3: "Missing Well-known Attribute",
    4: "Attribute Flags Error",
    5: "Attribute Length Error",
    6: "Invalid ORIGIN Attribute",
    7: "AS Routing Loop",
    8: "Invalid NEXT_HOP Attribute",
    9: "Optional Attribute Error",
    10: "Invalid Network Field",
    11: "Malformed AS_PATH",
  },
  5: {
    1: "Receive Unexpected Message in OpenSent State",
    2: "Receive Unexpected Message in OpenConfirm State",
    3: "Receive Unexpected Message in Established State",
  },
  6: {
    1: "Maximum Number of Prefixes Reached",
    2: "Administrative Shutdown",
    3: "Peer De-configured",
    4: "Administrative Reset",
    5: "Connection Rejected",
    6: "Other Configuration Change",
    7: "Connection Collision Resolution",
    8: "Out of Resources",
    9: "Hard Reset",
    10: "BFD Down",
  },
  7: { 1: "Invalid Message Length" },
};

/** Path attributes. */
export const BGP_ATTRIBUTE: Names = {
  1: "ORIGIN",
  2: "AS_PATH",
  3: "NEXT_HOP",
  4: "MULTI_EXIT_DISC",
  5: "LOCAL_PREF",
  6: "ATOMIC_AGGREGATE",
  7: "AGGREGATOR",
  8: "COMMUNITIES",
  9: "ORIGINATOR_ID",
  10: "CLUSTER_LIST",
  11: "DPA",
  12: "ADVERTISER",
  13: "RCID_PATH / CLUSTER_ID",
  14: "MP_REACH_NLRI",
  15: "MP_UNREACH_NLRI",
  16: "EXTENDED COMMUNITIES",
  17: "AS4_PATH",
  18: "AS4_AGGREGATOR",
  19: "SAFI Specific Attribute",
  20: "Connector Attribute",
  21: "AS_PATHLIMIT",
  22: "PMSI_TUNNEL",
  23: "Tunnel Encapsulation",
  24: "Traffic Engineering",
  25: "IPv6 Address Specific Extended Community",
  26: "AIGP",
  27: "PE Distinguisher Labels",
  28: "BGP Entropy Label Capability",
  29: "BGP-LS Attribute",
  32: "LARGE_COMMUNITY",
  33: "BGPsec_Path",
  34: "BGP Community Container",
  35: "Only to Customer",
  36: "BGP Domain Path",
  37: "SFP attribute",
  38: "BFD Discriminator",
  39: "BGP Next Hop Dependent Capabilities",
  40: "BGP Prefix-SID",
  128: "ATTR_SET",
};

/** Origins: RFC 4271 §5.1.1. */
export const BGP_ORIGIN: Names = { 0: "IGP", 1: "EGP", 2: "INCOMPLETE" };

/** Segments of an AS path: RFC 4271 §4.3, RFC 5065 §3. */
export const BGP_SEGMENT: Names = {
  1: "AS_SET",
  2: "AS_SEQUENCE",
  3: "AS_CONFED_SEQUENCE",
  4: "AS_CONFED_SET",
};

/** Well-known communities. */
export const BGP_COMMUNITY: Names = {
  0xffff0000: "GRACEFUL_SHUTDOWN",
  0xffff0001: "ACCEPT_OWN",
  0xffff0002: "ROUTE_FILTER_TRANSLATED_v4",
  0xffff0003: "ROUTE_FILTER_v4",
  0xffff0004: "ROUTE_FILTER_TRANSLATED_v6",
  0xffff0005: "ROUTE_FILTER_v6",
  0xffff0006: "LLGR_STALE",
  0xffff0007: "NO_LLGR",
  0xffff0008: "accept-own-nexthop",
  0xffff0009: "Standby PE",
  0xffff029a: "BLACKHOLE",
  0xffffff01: "NO_EXPORT",
  0xffffff02: "NO_ADVERTISE",
  0xffffff03: "NO_EXPORT_SUBCONFED",
  0xffffff04: "NOPEER",
};

/** Types of extended communities. */
export const BGP_EXTENDED_TYPE: Names = {
  0x00: "Transitive Two-Octet AS-Specific",
  0x01: "Transitive IPv4-Address-Specific",
  0x02: "Transitive Four-Octet AS-Specific",
  0x03: "Transitive Opaque",
  0x04: "QoS Marking",
  0x05: "CoS Capability",
  0x06: "EVPN",
  0x07: "FlowSpec Transitive",
  0x08: "Flow spec redirect/mirror to IP next-hop",
  0x09: "FlowSpec Redirect to Indirection-Id",
  0x0a: "Transitive Transport Class",
  0x0b: "SFC",
  0x0c: "SRv6 MUP",
  0x40: "Non-Transitive Two-Octet AS-Specific",
  0x41: "Non-Transitive IPv4-Address-Specific",
  0x42: "Non-Transitive Four-Octet AS-Specific",
  0x43: "Non-Transitive Opaque",
  0x44: "QoS Marking",
  0x47: "FlowSpec Non-Transitive",
  0x4a: "Non-Transitive Transport Class",
  0x80: "Generic Transitive Experimental Use",
  0x81: "Generic Transitive Experimental Use Part 2",
  0x82: "Generic Transitive Experimental Use Part 3",
};

const TWO_OCTET_AS: Names = {
  0x02: "Route Target",
  0x03: "Route Origin",
  0x04: "Link Bandwidth",
  0x05: "OSPF Domain Identifier",
  0x08: "BGP Data Collection",
  0x09: "Source AS",
  0x0a: "L2VPN Identifier",
  0x10: "Cisco VPN-Distinguisher",
  0x13: "Route-Target Record",
  0x1b: "Virtual-Network Identifier",
};
const IPV4: Names = {
  0x02: "Route Target",
  0x03: "Route Origin",
  0x05: "OSPF Domain Identifier",
  0x07: "OSPF Router ID",
  0x0a: "L2VPN Identifier",
  0x0b: "VRF Route Import",
  0x0c: "Flow-spec Redirect to IPv4",
  0x10: "Cisco VPN-Distinguisher",
  0x12: "Inter-Area P2MP Segmented Next-Hop",
  0x13: "Route-Target Record",
  0x14: "VRF-Recursive-Next-Hop",
};
const FOUR_OCTET_AS: Names = {
  0x02: "Route Target",
  0x03: "Route Origin",
  0x04: "Generic",
  0x05: "OSPF Domain Identifier",
  0x08: "BGP Data Collection",
  0x09: "Source AS",
  0x10: "Cisco VPN Identifier",
  0x13: "Route-Target Record",
};
const OPAQUE: Names = {
  0x01: "Cost Community",
  0x03: "CP-ORF",
  0x04: "Extranet Source",
  0x05: "Extranet Separation",
  0x06: "OSPF Route Type",
  0x07: "Additional PMSI Tunnel Attribute Flags",
  0x08: "Context-Specific Label Space ID",
  0x0b: "Color",
  0x0c: "Encapsulation",
  0x0d: "Default Gateway",
  0x0e: "Point-to-Point-to-Multipoint",
  0x0f: "Consistent Hash Sort Order",
  0x14: "Load Balance",
  0xaa: "LoadBalance",
};
const EXPERIMENTAL: Names = {
  0x00: "OSPF Route Type",
  0x01: "OSPF Router ID",
  0x04: "Security Group",
  0x05: "OSPF Domain Identifier",
  0x06: "Flow spec traffic-rate-bytes",
  0x07: "Flow spec traffic-action",
  0x08: "Flow spec rt-redirect",
  0x09: "Flow spec traffic-remarking",
  0x0a: "Layer2 Info",
  0x0b: "E-Tree Info",
  0x0c: "Flow spec traffic-rate-packets",
  0x84: "Tag",
  0x85: "Origin Sub-Cluster",
  0x88: "EIGRP Route Attributes",
  0x89: "EIGRP Metric",
  0x8a: "EIGRP Metric",
  0x8b: "EIGRP Metric",
  0x8c: "EIGRP External",
  0x8d: "EIGRP External",
};

/** Subtypes of extended communities, by type. */
export const BGP_EXTENDED_SUBTYPE: Readonly<Record<number, Names>> = {
  0x00: TWO_OCTET_AS,
  0x40: TWO_OCTET_AS,
  0x01: IPV4,
  0x41: IPV4,
  0x02: FOUR_OCTET_AS,
  0x42: FOUR_OCTET_AS,
  0x03: OPAQUE,
  0x43: { ...OPAQUE, 0x00: "BGP Origin Validation State" },
  0x06: {
    0x00: "MAC Mobility",
    0x01: "ESI Label",
    0x02: "ES-Import Route Target",
    0x03: "EVPN Router's MAC",
    0x04: "EVPN Layer 2 Attributes",
    0x05: "E-Tree",
    0x06: "DF Election",
    0x07: "I-SID",
    0x08: "ARP/ND",
    0x09: "Multicast Flags",
    0x0a: "EVI-RT Type 0",
    0x0b: "EVI-RT Type 1",
    0x0c: "EVI-RT Type 2",
    0x0d: "EVI-RT Type 3",
    0x0f: "Service Carving Timestamp",
    0x10: "Link Bandwidth",
    0x15: "RT-derived-EC",
  },
  0x80: EXPERIMENTAL,
  0x81: { 0x08: "Flow spec rt-redirect IPv4" },
  0x82: { 0x08: "Flow spec rt-redirect 4-octet AS" },
};

/** Types of tunnels: RFC 9012. */
export const BGP_TUNNEL: Names = {
  1: "L2TPv3 over IP",
  2: "GRE",
  3: "Transmit tunnel endpoint",
  4: "IPsec in Tunnel-mode",
  5: "IP in IP tunnel with IPsec Transport Mode",
  6: "MPLS-in-IP tunnel with IPsec Transport Mode",
  7: "IP in IP",
  8: "VXLAN",
  9: "NVGRE",
  10: "MPLS",
  11: "MPLS-in-GRE",
  12: "VXLAN GPE",
  13: "MPLS-in-UDP",
  14: "IPv6 Tunnel",
  15: "SR Policy",
  16: "Bare",
  17: "SR Tunnel",
  19: "Geneve",
  20: "Any-Encapsulation",
};

/** Sub-TLVs of a tunnel: RFC 9012 §3. */
export const BGP_TUNNEL_SUBTLV: Names = {
  1: "Encapsulation",
  2: "Protocol Type",
  3: "IPsec Tunnel Authenticator",
  4: "Color",
  5: "Load-Balancing Block",
  6: "Tunnel Egress Endpoint",
  7: "DS Field",
  8: "UDP Destination Port",
  9: "Embedded Label Handling",
  10: "MPLS Label Stack",
  11: "Prefix-SID",
  12: "Preference",
  13: "Binding SID",
  14: "ENLP",
  15: "Priority",
  16: "SPI/SI Representation",
  20: "SRv6 Binding SID",
  128: "Segment List",
  129: "Policy CP Name",
  130: "Policy Name",
};

/** Tunnels of a provider's multicast service: RFC 6514 §5. */
export const BGP_PMSI_TUNNEL: Names = {
  0: "No tunnel information present",
  1: "RSVP-TE P2MP LSP",
  2: "mLDP P2MP LSP",
  3: "PIM-SSM Tree",
  4: "PIM-SM Tree",
  5: "BIDIR-PIM Tree",
  6: "Ingress Replication",
  7: "mLDP MP2MP LSP",
  8: "Transport Tunnel",
  10: "Assisted Replication Tunnel",
  11: "BIER",
  12: "SR-MPLS P2MP Tree",
};

/** Route types of EVPN. */
export const BGP_EVPN_ROUTE: Names = {
  1: "Ethernet Auto-discovery",
  2: "MAC/IP Advertisement",
  3: "Inclusive Multicast Ethernet Tag",
  4: "Ethernet Segment",
  5: "IP Prefix",
  6: "Selective Multicast Ethernet Tag Route",
  7: "Multicast Membership Report Synch Route",
  8: "Multicast Leave Synch Route",
  9: "Per-Region I-PMSI A-D",
  10: "S-PMSI A-D",
  11: "Leaf A-D",
};

/** Route types of MCAST-VPN: RFC 6514 §4. */
export const BGP_MVPN_ROUTE: Names = {
  1: "Intra-AS I-PMSI A-D",
  2: "Inter-AS I-PMSI A-D",
  3: "S-PMSI A-D",
  4: "Leaf A-D",
  5: "Source Active A-D",
  6: "Shared Tree Join",
  7: "Source Tree Join",
};

/** Kinds of Ethernet segment identifiers: RFC 7432 §5. */
export const BGP_ESI_TYPE: Names = {
  0: "Arbitrary",
  1: "LACP",
  2: "Bridge Protocol",
  3: "MAC",
  4: "Router ID",
  5: "AS",
};

/** Components of a flow specification: RFC 8955 §4.2, RFC 8956 §3. */
export const BGP_FLOW_COMPONENT: Names = {
  1: "Destination Prefix",
  2: "Source Prefix",
  3: "IP Protocol",
  4: "Port",
  5: "Destination Port",
  6: "Source Port",
  7: "ICMP Type",
  8: "ICMP Code",
  9: "TCP Flags",
  10: "Packet Length",
  11: "DSCP",
  12: "Fragment",
  13: "Flow Label",
};

/** TLVs of Prefix-SID: RFC 8669 §3, RFC 9252 §2. */
export const BGP_PREFIX_SID: Names = {
  1: "Label-Index",
  3: "Originator SRGB",
  5: "SRv6 L3 Service",
  6: "SRv6 L2 Service",
};

/** Kinds of route distinguishers: RFC 4364 §4.2. */
export const BGP_RD_TYPE: Names = {
  0: "2-octet AS",
  1: "IPv4 address",
  2: "4-octet AS",
};
