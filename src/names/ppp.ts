import type { Names } from "./names.ts";

/**
 * PPP data link layer protocol numbers:
 * https://www.iana.org/assignments/ppp-numbers (2021-04).
 */
export const PPP_PROTOCOL: Names = {
  0x0001: "Padding Protocol",
  0x0003: "ROHC small-CID",
  0x0005: "ROHC large-CID",
  0x0021: "IPv4",
  0x0023: "OSI Network Layer",
  0x0025: "Xerox NS IDP",
  0x0027: "DECnet Phase IV",
  0x0029: "Appletalk",
  0x002b: "Novell IPX",
  0x002d: "Van Jacobson Compressed TCP/IP",
  0x002f: "Van Jacobson Uncompressed TCP/IP",
  0x0031: "Bridging PDU",
  0x0033: "Stream Protocol (ST-II)",
  0x0035: "Banyan Vines",
  0x0039: "AppleTalk EDDP",
  0x003b: "AppleTalk SmartBuffered",
  0x003d: "Multi-Link",
  0x003f: "NETBIOS Framing",
  0x0041: "Cisco Systems",
  0x0043: "Ascom Timeplex",
  0x0045: "Fujitsu Link Backup and Load Balancing",
  0x0047: "DCA Remote Lan",
  0x0049: "Serial Data Transport Protocol",
  0x004b: "SNA over 802.2",
  0x004d: "SNA",
  0x004f: "IPv6 Header Compression",
  0x0051: "KNX Bridging Data",
  0x0053: "Encryption",
  0x0055: "Individual Link Encryption",
  0x0057: "IPv6",
  0x0059: "PPP Muxing",
  0x005b: "Vendor-Specific Network Protocol",
  0x005d: "TRILL Network Protocol",
  0x0061: "RTP IPHC Full Header",
  0x0063: "RTP IPHC Compressed TCP",
  0x0065: "RTP IPHC Compressed Non TCP",
  0x0067: "RTP IPHC Compressed UDP 8",
  0x0069: "RTP IPHC Compressed RTP 8",
  0x006f: "Stampede Bridging",
  0x0073: "MP+ Protocol",
  0x00c1: "NTCITS IPI",
  0x00fb: "Single link compression in multilink",
  0x00fd: "Compressed datagram",
  0x0201: "802.1d Hello Packets",
  0x0203: "IBM Source Routing BPDU",
  0x0205: "DEC LANBridge100 Spanning Tree",
  0x0207: "Cisco Discovery Protocol",
  0x0209: "Netcs Twin Routing",
  0x020b: "Scheduled Transfer Protocol",
  0x020d: "Extreme Discovery Protocol",
  0x0211: "Optical Supervisory Channel Protocol",
  0x0213: "Optical Supervisory Channel Protocol",
  0x0231: "Luxcom",
  0x0233: "Sigma Network Systems",
  0x0235: "Apple Client Server Protocol",
  0x0281: "MPLS Unicast",
  0x0283: "MPLS Multicast",
  0x0285: "IEEE p1284.4 data packets",
  0x0287: "ETSI TETRA Network Protocol Type 1",
  0x0289: "Multichannel Flow Treatment Protocol",
  0x2063: "RTP IPHC Compressed TCP No Delta",
  0x2065: "RTP IPHC Context State",
  0x2067: "RTP IPHC Compressed UDP 16",
  0x2069: "RTP IPHC Compressed RTP 16",
  0x4001: "Cray Communications Control Protocol",
  0x4003: "CDPD Mobile Network Registration Protocol",
  0x4005: "Expand accelerator protocol",
  0x4007: "ODSICP NCP",
  0x4009: "DOCSIS DLL",
  0x400b: "Cetacean Network Detection Protocol",
  0x4021: "Stacker LZS",
  0x4023: "RefTek Protocol",
  0x4025: "Fibre Channel",
  0x4027: "OpenDOF",
  0x405b: "Vendor-Specific Protocol",
  0x405d: "TRILL Link State Protocol",
  0x8021: "IPCP",
  0x8023: "OSI Network Layer Control Protocol",
  0x8025: "Xerox NS IDP Control Protocol",
  0x8027: "DECnet Phase IV Control Protocol",
  0x8029: "Appletalk Control Protocol",
  0x802b: "Novell IPX Control Protocol",
  0x8031: "Bridging NCP",
  0x8033: "Stream Protocol Control Protocol",
  0x8035: "Banyan Vines Control Protocol",
  0x803d: "Multi-Link Control Protocol",
  0x803f: "NETBIOS Framing Control Protocol",
  0x8041: "Cisco Systems Control Protocol",
  0x8043: "Ascom Timeplex",
  0x8045: "Fujitsu LBLB Control Protocol",
  0x8047: "DCA Remote Lan Network Control Protocol",
  0x8049: "Serial Data Control Protocol",
  0x804b: "SNA over 802.2 Control Protocol",
  0x804d: "SNA Control Protocol",
  0x804f: "IP6 Header Compression Control Protocol",
  0x8051: "KNX Bridging Control Protocol",
  0x8053: "Encryption Control Protocol",
  0x8055: "Individual Link Encryption Control Protocol",
  0x8057: "IPv6CP",
  0x8059: "PPP Muxing Control Protocol",
  0x805b: "Vendor-Specific Network Control Protocol",
  0x805d: "TRILL Network Control Protocol",
  0x806f: "Stampede Bridging Control Protocol",
  0x8073: "MP+ Control Protocol",
  0x80c1: "NTCITS IPI Control Protocol",
  0x80fb: "Single link compression control",
  0x80fd: "Compression Control Protocol",
  0x8207: "Cisco Discovery Protocol Control",
  0x8209: "Netcs Twin Routing",
  0x820b: "STP - Control Protocol",
  0x820d: "EDPCP",
  0x8235: "Apple Client Server Protocol Control",
  0x8281: "MPLSCP",
  0x8285: "IEEE p1284.4 Protocol Control",
  0x8287: "ETSI TETRA NSP1 Control Protocol",
  0x8289: "Multichannel Flow Treatment Protocol",
  0xc021: "LCP",
  0xc023: "PAP",
  0xc025: "Link Quality Report",
  0xc027: "Shiva Password Authentication Protocol",
  0xc029: "CallBack Control Protocol",
  0xc02b: "BACP",
  0xc02d: "BAP",
  0xc05b: "Vendor-Specific Authentication Protocol",
  0xc081: "Container Control Protocol",
  0xc223: "CHAP",
  0xc225: "RSA Authentication Protocol",
  0xc227: "EAP",
  0xc229: "Mitsubishi Security Info Exchange Protocol",
  0xc26f: "Stampede Bridging Authorization Protocol",
  0xc281: "Proprietary Authentication Protocol",
  0xc283: "Proprietary Authentication Protocol",
  0xc481: "Proprietary Node ID Authentication Protocol",
};

/**
 * Codes of LCP, IPCP and the other PPP control protocols:
 * https://www.iana.org/assignments/ppp-numbers (2021-04).
 */
export const PPP_CODE: Names = {
  0: "Vendor Specific",
  1: "Configure-Request",
  2: "Configure-Ack",
  3: "Configure-Nak",
  4: "Configure-Reject",
  5: "Terminate-Request",
  6: "Terminate-Ack",
  7: "Code-Reject",
  8: "Protocol-Reject",
  9: "Echo-Request",
  10: "Echo-Reply",
  11: "Discard-Request",
  12: "Identification",
  13: "Time-Remaining",
  14: "Reset-Request",
  15: "Reset-Ack",
};

/** PAP codes: RFC 1334 §2.2 (1992-10). */
export const PAP_CODE: Names = {
  1: "Authenticate-Request",
  2: "Authenticate-Ack",
  3: "Authenticate-Nak",
};

/** CHAP codes: RFC 1994 §4 (1996-08). */
export const CHAP_CODE: Names = {
  1: "Challenge",
  2: "Response",
  3: "Success",
  4: "Failure",
};

/**
 * Authentication algorithms of CHAP:
 * https://www.iana.org/assignments/ppp-numbers (2021-04).
 */
export const PPP_AUTH: Names = {
  5: "CHAP with MD5",
  6: "CHAP with SHA-1",
  7: "CHAP with SHA-256",
  8: "CHAP with SHA3-256",
  128: "MS-CHAP",
  129: "MS-CHAP-2",
};

/**
 * LCP configuration options: https://www.iana.org/assignments/ppp-numbers
 * (2021-04).
 */
export const LCP_OPTION: Names = {
  0: "Vendor Specific",
  1: "Maximum-Receive-Unit",
  2: "Async-Control-Character-Map",
  3: "Authentication-Protocol",
  4: "Quality-Protocol",
  5: "Magic-Number",
  7: "Protocol-Field-Compression",
  8: "Address-and-Control-Field-Compression",
  9: "FCS-Alternatives",
  10: "Self-Describing-Pad",
  11: "Numbered-Mode",
  12: "Multi-Link-Procedure (deprecated)",
  13: "Callback",
  14: "Connect-Time (deprecated)",
  15: "Compound-Frames (deprecated)",
  16: "Nominal-Data-Encapsulation (deprecated)",
  17: "Multilink-MRRU",
  18: "Multilink-Short-Sequence-Number-Header",
  19: "Multilink-Endpoint-Discriminator",
  20: "Proprietary",
  21: "DCE-Identifier",
  22: "Multi-Link-Plus-Procedure",
  23: "Link Discriminator for BACP",
  24: "LCP-Authentication-Option",
  25: "Consistent Overhead Byte Stuffing",
  26: "Prefix elision",
  27: "Multilink header format",
  28: "Internationalization",
  29: "Simple Data Link on SONET/SDH",
};

/**
 * IPCP configuration options: https://www.iana.org/assignments/ppp-numbers
 * (2021-04).
 */
export const IPCP_OPTION: Names = {
  1: "IP-Addresses (deprecated)",
  2: "IP-Compression-Protocol",
  3: "IP-Address",
  4: "Mobile-IPv4",
  129: "Primary DNS Server Address",
  130: "Primary NBNS Server Address",
  131: "Secondary DNS Server Address",
  132: "Secondary NBNS Server Address",
};

/**
 * IPV6CP configuration options: https://www.iana.org/assignments/ppp-numbers
 * (2021-04).
 */
export const IPV6CP_OPTION: Names = {
  1: "Interface-Identifier",
  2: "IPv6-Compression-Protocol",
};

/** Operations of the LCP Callback option: RFC 1570 §2.3, and CBCP (1994-01). */
export const LCP_CALLBACK: Names = {
  0: "Determined by authentication",
  1: "Dialing string",
  2: "Location identifier",
  3: "E.164 number",
  4: "Distinguished name",
  6: "Determined during CBCP negotiation",
};

/** Classes of the endpoint discriminator: RFC 1990 §5.1.3 (1996-08). */
export const LCP_ENDPOINT_CLASS: Names = {
  0: "Null",
  1: "Locally assigned address",
  2: "IPv4 address",
  3: "IEEE 802.1 address",
  4: "PPP Magic-Number block",
  5: "Public Switched Network number",
};

/**
 * CCP configuration options: https://www.iana.org/assignments/ppp-numbers
 * (2021-04).
 */
export const CCP_OPTION: Names = {
  0: "OUI",
  1: "Predictor type 1",
  2: "Predictor type 2",
  3: "Puddle Jumper",
  16: "Hewlett-Packard PPC",
  17: "Stac Electronics LZS",
  18: "Microsoft PPC",
  19: "Gandalf FZA",
  20: "V.42bis compression",
  21: "BSD Compress",
  23: "LZS-DCP",
  24: "Magnalink",
  25: "DCE",
  26: "Deflate",
  27: "V.44/LZJH",
};

/** Checks of Stac LZS: RFC 1974 §4 (1996-08). */
export const LZS_CHECK: Names = {
  0: "None",
  1: "Longitudinal check byte",
  2: "Cyclic redundancy check",
  3: "Sequence number",
  4: "Extended mode",
};

/** Checks of LZS-DCP: RFC 1967 §4 (1996-08). */
export const LZS_DCP_CHECK: Names = {
  0: "None",
  1: "Longitudinal check byte",
  2: "Sequence number",
  3: "Sequence number and longitudinal check byte",
};

/** Modes of a DCE that compresses: RFC 1976 (1996-08). */
export const DCE_MODE: Names = {
  1: "No additional negotiation",
  2: "Full PPP negotiation and state machine",
};
