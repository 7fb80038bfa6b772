import type { Names } from "./names.ts";

/**
 * DHCP options: https://www.iana.org/assignments/bootp-dhcp-parameters (2025),
 * with the titles of RFC 2132 where the registry abbreviates them; 249 and 252
 * are private use: [MS-DHCPE] §2.2.8, draft-ietf-wrec-wpad-01 §4.4.1.
 */
export const DHCP_OPTION: Names = {
  0: "Pad",
  1: "Subnet Mask",
  2: "Time Offset",
  3: "Router",
  4: "Time Server",
  5: "Name Server",
  6: "Domain Name Server",
  7: "Log Server",
  8: "Quotes Server",
  9: "LPR Server",
  10: "Impress Server",
  11: "Resource Location Server",
  12: "Host Name",
  13: "Boot File Size",
  14: "Merit Dump File",
  15: "Domain Name",
  16: "Swap Server",
  17: "Root Path",
  18: "Extensions Path",
  19: "IP Forwarding Enable/Disable",
  20: "Non-Local Source Routing Enable/Disable",
  21: "Policy Filter",
  22: "Maximum Datagram Reassembly Size",
  23: "Default IP Time-to-live",
  24: "Path MTU Aging Timeout",
  25: "Path MTU Plateau Table",
  26: "Interface MTU",
  27: "All Subnets are Local",
  28: "Broadcast Address",
  29: "Perform Mask Discovery",
  30: "Mask Supplier",
  31: "Perform Router Discovery",
  32: "Router Solicitation Address",
  33: "Static Route",
  34: "Trailer Encapsulation",
  35: "ARP Cache Timeout",
  36: "Ethernet Encapsulation",
  37: "TCP Default TTL",
  38: "TCP Keepalive Interval",
  39: "TCP Keepalive Garbage",
  40: "Network Information Service Domain",
  41: "Network Information Servers",
  42: "NTP Servers",
  43: "Vendor Specific Information",
  44: "NetBIOS over TCP/IP Name Server",
  45: "NetBIOS over TCP/IP Datagram Distribution",
  46: "NetBIOS over TCP/IP Node Type",
  47: "NetBIOS over TCP/IP Scope",
  48: "X Window System Font Server",
  49: "X Window System Display Manager",
  50: "Requested IP Address",
  51: "IP Address Lease Time",
  52: "Option Overload",
  53: "DHCP Message Type",
  54: "Server Identifier",
  55: "Parameter Request List",
  56: "Message",
  57: "Maximum DHCP Message Size",
  58: "Renewal (T1) Time Value",
  59: "Rebinding (T2) Time Value",
  60: "Vendor class identifier",
  61: "Client-identifier",
  62: "NetWare/IP Domain Name",
  63: "NetWare/IP Information",
  64: "Network Information Service+ Domain",
  65: "Network Information Service+ Servers",
  66: "TFTP server name",
  67: "Bootfile name",
  68: "Mobile IP Home Agent",
  69: "SMTP Server",
  70: "POP3 Server",
  71: "NNTP Server",
  72: "Default WWW Server",
  73: "Default Finger Server",
  74: "Default IRC Server",
  75: "StreetTalk Server",
  76: "StreetTalk Directory Assistance Server",
  77: "User Class",
  78: "SLP Directory Agent",
  79: "SLP Service Scope",
  80: "Rapid Commit",
  81: "Client FQDN",
  82: "Relay Agent Information",
  83: "iSNS",
  85: "NDS Servers",
  86: "NDS Tree Name",
  87: "NDS Context",
  88: "BCMCS Controller Domain Name list",
  89: "BCMCS Controller IPv4 address",
  90: "Authentication",
  91: "Client last transaction time",
  92: "Associated IP",
  93: "Client System Architecture Type",
  94: "Client Network Interface Identifier",
  95: "LDAP",
  97: "Client Machine Identifier (UUID/GUID)",
  98: "User-Auth",
  99: "GEOCONF_CIVIC",
  100: "PCode (IEEE 1003.1 TZ String)",
  101: "TCode (Reference to the TZ Database)",
  108: "IPv6-Only Preferred",
  109: "DHCP4o6 Softwire Source Address",
  112: "Netinfo Address",
  113: "Netinfo Tag",
  114: "DHCP Captive-Portal",
  116: "Auto-Config",
  117: "Name Service Search",
  118: "Subnet Selection",
  119: "Domain Search",
  120: "SIP Servers",
  121: "Classless Static Route",
  122: "CableLabs Client Configuration",
  123: "GeoConf",
  124: "Vendor-Identifying Vendor Class",
  125: "Vendor-Identifying Vendor-Specific",
  128: "PXE vendor specific / TFTP Server IP address",
  129: "PXE vendor specific / Call Server IP address",
  130: "PXE vendor specific / Discrimination string",
  131: "PXE vendor specific / Remote statistics",
  132: "PXE vendor specific / IEEE 802.1Q VLAN ID",
  133: "PXE vendor specific / IEEE 802.1D/p Priority",
  134: "PXE vendor specific / DSCP",
  135: "PXE vendor specific / HTTP Proxy for phones",
  136: "PANA Authentication Agent",
  137: "LoST Server",
  138: "CAPWAP Access Controllers",
  139: "IPv4 Address-MoS",
  140: "IPv4 FQDN-MoS",
  141: "SIP UA Configuration Service Domains",
  142: "IPv4 Address-ANDSF",
  143: "SZTP Redirect",
  144: "GeoLoc",
  145: "FORCERENEW_NONCE_CAPABLE",
  146: "RDNSS Selection",
  147: "DOTS Reference Identifier",
  148: "DOTS Address",
  150: "TFTP server address",
  151: "Status code",
  152: "Base time",
  153: "Start time of state",
  154: "Query start time",
  155: "Query end time",
  156: "DHCP state",
  157: "Data source",
  158: "PCP Server",
  159: "Port Parameters",
  160: "DHCP Captive-Portal (deprecated)",
  161: "MUD URL",
  162: "Encrypted DNS Server",
  175: "Etherboot",
  176: "IP Telephone",
  177: "Etherboot / PacketCable and CableHome",
  208: "PXELINUX Magic",
  209: "PXELINUX Configuration File",
  210: "PXELINUX Path Prefix",
  211: "PXELINUX Reboot Time",
  212: "6RD",
  213: "Access Network Domain Name",
  220: "Subnet Allocation",
  221: "Virtual Subnet Selection",
  249: "Classless Static Route (Microsoft)",
  252: "Web Proxy Auto-Discovery (Microsoft)",
  255: "End",
};

/**
 * DHCP message types (option 53):
 * https://www.iana.org/assignments/bootp-dhcp-parameters (2025).
 */
export const DHCP_MESSAGE_TYPE: Names = {
  1: "DHCPDISCOVER",
  2: "DHCPOFFER",
  3: "DHCPREQUEST",
  4: "DHCPDECLINE",
  5: "DHCPACK",
  6: "DHCPNAK",
  7: "DHCPRELEASE",
  8: "DHCPINFORM",
  9: "DHCPFORCERENEW",
  10: "DHCPLEASEQUERY",
  11: "DHCPLEASEUNASSIGNED",
  12: "DHCPLEASEUNKNOWN",
  13: "DHCPLEASEACTIVE",
  14: "DHCPBULKLEASEQUERY",
  15: "DHCPLEASEQUERYDONE",
  16: "DHCPACTIVELEASEQUERY",
  17: "DHCPLEASEQUERYSTATUS",
  18: "DHCPTLS",
};

/** DHCP op field: RFC 2131 §2 (1997-03). */
export const DHCP_OPCODE: Names = {
  1: "BOOTREQUEST",
  2: "BOOTREPLY",
};

/**
 * Suboptions of the relay agent information option (82):
 * https://www.iana.org/assignments/bootp-dhcp-parameters (2025).
 */
export const RELAY_AGENT_SUBOPTION: Names = {
  1: "Agent Circuit ID",
  2: "Agent Remote ID",
  4: "DOCSIS Device Class",
  5: "Link selection",
  6: "Subscriber-ID",
  7: "RADIUS Attributes",
  8: "Authentication",
  9: "Vendor-Specific Information",
  10: "Relay Agent Flags",
  11: "Server Identifier Override",
  12: "Relay Agent Identifier",
  13: "Access-Technology-Type",
  14: "Access-Network-Name",
  15: "Access-Point-Name",
  16: "Access-Point-BSSID",
  17: "Operator-Identifier",
  18: "Operator-Realm",
  19: "Relay Source Port",
  150: "Link selection (Cisco)",
  151: "Virtual Subnet Selection",
  152: "Virtual Subnet Selection Control",
};

/**
 * Processor architectures of the client system option (93), first listed in
 * RFC 5970 §3.3: https://www.iana.org/assignments/dhcpv6-parameters (2025).
 */
export const DHCP_CLIENT_ARCHITECTURE: Names = {
  0x0000: "x86 BIOS",
  0x0001: "NEC/PC98 (deprecated)",
  0x0002: "Itanium",
  0x0003: "DEC Alpha (deprecated)",
  0x0004: "Arc x86 (deprecated)",
  0x0005: "Intel Lean Client (deprecated)",
  0x0006: "x86 UEFI",
  0x0007: "x64 UEFI",
  0x0008: "EFI Xscale (deprecated)",
  0x0009: "EBC",
  0x000a: "ARM 32-bit UEFI",
  0x000b: "ARM 64-bit UEFI",
  0x000c: "PowerPC Open Firmware",
  0x000d: "PowerPC ePAPR",
  0x000e: "POWER OPAL v3",
  0x000f: "x86 UEFI boot from HTTP",
  0x0010: "x64 UEFI boot from HTTP",
  0x0011: "EBC boot from HTTP",
  0x0012: "ARM 32-bit UEFI boot from HTTP",
  0x0013: "ARM 64-bit UEFI boot from HTTP",
  0x0014: "PC/AT BIOS boot from HTTP",
  0x0015: "ARM 32 U-Boot",
  0x0016: "ARM 64 U-Boot",
  0x0017: "ARM 32 U-Boot boot from HTTP",
  0x0018: "ARM 64 U-Boot boot from HTTP",
  0x0019: "RISC-V 32-bit UEFI",
  0x001a: "RISC-V 32-bit UEFI boot from HTTP",
  0x001b: "RISC-V 64-bit UEFI",
  0x001c: "RISC-V 64-bit UEFI boot from HTTP",
  0x001d: "RISC-V 128-bit UEFI",
  0x001e: "RISC-V 128-bit UEFI boot from HTTP",
  0x001f: "s390 Basic",
  0x0020: "s390 Extended",
  0x0021: "MIPS 32-bit UEFI",
  0x0022: "MIPS 64-bit UEFI",
  0x0023: "Sunway 32-bit UEFI",
  0x0024: "Sunway 64-bit UEFI",
  0x0025: "LoongArch 32-bit UEFI",
  0x0026: "LoongArch 32-bit UEFI boot from HTTP",
  0x0027: "LoongArch 64-bit UEFI",
  0x0028: "LoongArch 64-bit UEFI boot from HTTP",
  0x0029: "ARM rpiboot",
};

/** DHCP unique identifiers: https://www.iana.org/assignments/dhcpv6-parameters (2025). */
export const DUID_TYPE: Names = {
  1: "DUID-LLT",
  2: "DUID-EN",
  3: "DUID-LL",
  4: "DUID-UUID",
};

/** Option overload (52): RFC 2132 §9.3 (1997-03). */
export const DHCP_OVERLOAD: Names = {
  1: "file",
  2: "sname",
  3: "file and sname",
};

/** NetBIOS node types (option 46): RFC 2132 §8.7 (1997-03). */
export const NETBIOS_NODE_TYPE: Names = {
  1: "B-node",
  2: "P-node",
  4: "M-node",
  8: "H-node",
};

/** Authentication protocols (option 90): https://www.iana.org/assignments/auth-namespaces (2025). */
export const DHCP_AUTHENTICATION: Names = {
  0: "configuration token",
  1: "delayed authentication",
  2: "delayed authentication (obsolete)",
  3: "reconfigure key",
};

/** Automatic configuration (option 116): RFC 2563 §2 (1999-05). */
export const DHCP_AUTO_CONFIGURATION: Names = {
  0: "DoNotAutoConfigure",
  1: "AutoConfigure",
};

/** Status codes (option 151): https://www.iana.org/assignments/bootp-dhcp-parameters (2025). */
export const DHCP_STATUS: Names = {
  0: "Success",
  1: "UnspecFail",
  2: "QueryTerminated",
  3: "MalformedQuery",
  4: "NotAllowed",
  5: "DataMissing",
  6: "ConnectionActive",
  7: "CatchUpComplete",
  8: "TLSConnectionRefused",
};

/** States of a lease (option 156): https://www.iana.org/assignments/bootp-dhcp-parameters (2025). */
export const DHCP_STATE: Names = {
  1: "AVAILABLE",
  2: "ACTIVE",
  3: "EXPIRED",
  4: "RELEASED",
  5: "ABANDONED",
  6: "RESET",
  7: "REMOTE",
  8: "TRANSITIONING",
};

/** SIP server encodings (option 120): RFC 3361 §3 (2002-08). */
export const DHCP_SIP_ENCODING: Names = {
  0: "domain names",
  1: "IPv4 addresses",
};

/** Virtual subnet selection types (option 221): RFC 6607 §3.5 (2012-04). */
export const DHCP_VSS_TYPE: Names = {
  0: "NVT ASCII VPN identifier",
  1: "RFC 2685 VPN-ID",
  255: "global, default VPN",
};

/** What a civic location is about (option 99): RFC 4776 §3.1 (2006-11). */
export const CIVIC_WHAT: Names = {
  0: "DHCP server",
  1: "network element",
  2: "client",
};

/** Civic address types: https://www.iana.org/assignments/civic-address-types-registry (2025). */
export const CIVIC_TYPE: Names = {
  0: "language",
  1: "national subdivision",
  2: "county",
  3: "city",
  4: "city division",
  5: "neighborhood",
  6: "group of streets",
  16: "leading street direction",
  17: "trailing street suffix",
  18: "street suffix or type",
  19: "house number",
  20: "house number suffix",
  21: "landmark",
  22: "additional location information",
  23: "name",
  24: "postal code",
  25: "building",
  26: "unit",
  27: "floor",
  28: "room",
  29: "type of place",
  30: "postal community name",
  31: "post office box",
  32: "additional code",
  33: "seat",
  34: "primary road name",
  35: "road section",
  36: "branch road name",
  37: "sub-branch road name",
  38: "street name pre-modifier",
  39: "street name post-modifier",
  40: "extension",
  128: "script",
};

/** Altitude types of a location: RFC 6225 §2.4 (2011-07). */
export const ALTITUDE_TYPE: Names = {
  0: "no known altitude",
  1: "meters",
  2: "floors",
};

/** Datums of a location: RFC 6225 §2.5 (2011-07). */
export const LOCATION_DATUM: Names = {
  1: "WGS84",
  2: "NAD83 and NAVD88",
  3: "NAD83 and MLLW",
};

/** Access technology types (suboption 13 of option 82): https://www.iana.org/assignments/mobility-parameters (2025). */
export const ACCESS_TECHNOLOGY: Names = {
  0: "reserved",
  1: "virtual",
  2: "PPP",
  3: "IEEE 802.3",
  4: "IEEE 802.11a/b/g",
  5: "IEEE 802.16e",
  6: "3GPP GERAN",
  7: "3GPP UTRAN",
  8: "3GPP E-UTRAN",
  9: "3GPP2 eHRPD",
  10: "3GPP2 HRPD",
  11: "3GPP2 1xRTT",
  12: "3GPP2 UMB",
};
