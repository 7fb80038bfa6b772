/** Numbers of IPX: https://www.iana.org/assignments/novell-sap-numbers, and Novell's router specification. */
import type { Names } from "./names.ts";

/** Packet types. */
export const IPX_TYPE: Names = {
  0: "IPX",
  1: "RIP",
  2: "Echo",
  3: "Error",
  4: "PEP",
  5: "SPX",
  17: "NCP",
  20: "NetBIOS Broadcast",
};

/** Sockets. */
export const IPX_SOCKET: Names = {
  0x0001: "Routing Information Packet",
  0x0002: "Echo Protocol Packet",
  0x0003: "Error Handling Packet",
  0x0451: "NCP",
  0x0452: "SAP",
  0x0453: "RIP",
  0x0455: "NetBIOS",
  0x0456: "Diagnostic",
  0x0457: "Serialization",
  0x0551: "NWLink SMB Name Query",
  0x0553: "NWLink SMB Mailslot Datagram",
  0x4003: "NetWare Client",
  0x85be: "EIGRP",
  0x8060: "LLC",
  0x9001: "NLSP",
  0x9004: "IPXWAN",
  0x9091: "TCP over IPXF",
  0x9092: "UDP over IPXF",
  0x9093: "IPXF",
};

/** Packet types of RIP. */
export const IPX_RIP_TYPE: Names = { 1: "Request", 2: "Response" };

/** Packet types of SAP. */
export const IPX_SAP_TYPE: Names = {
  1: "General Query",
  2: "General Response",
  3: "Nearest Query",
  4: "Nearest Response",
};
