/** Numbers of NetBIOS over TCP and UDP: RFC 1002; codes that Microsoft added: MS-NBTE §2.2. */
import type { Names } from "./names.ts";

/** Operations of the name service: RFC 1002 §4.2.1.1; 15: MS-NBTE §2.2.2. */
export const NBNS_OPCODE: Names = {
  0: "Name query",
  5: "Registration",
  6: "Release",
  7: "WACK",
  8: "Refresh",
  9: "Refresh (altcode)",
  15: "Multi-homed registration",
};

/** Result codes of the name service: RFC 1002 §4.2.6, §4.2.11, §4.2.14. */
export const NBNS_RCODE: Names = {
  0: "No error",
  1: "Format error",
  2: "Server error",
  3: "Requested name does not exist",
  4: "Unsupported request",
  5: "Refused",
  6: "Name is owned by another node",
  7: "Name is in conflict",
};

/** Types of records: RFC 1002 §4.2.1.3. */
export const NBNS_TYPE: Names = {
  1: "A",
  2: "NS",
  10: "NULL",
  32: "NB",
  33: "NBSTAT",
};

/** Classes of records. */
export const NBNS_CLASS: Names = { 1: "IN" };

/** Owner node types: RFC 1002 §4.2.1.3. */
export const NETBIOS_NODE_TYPE: Names = {
  0: "B-node",
  1: "P-node",
  2: "M-node",
  3: "H-node",
};

/** Node types of the sender of a datagram: RFC 1002 §4.4.1. */
export const NBDS_NODE_TYPE: Names = {
  0: "B-node",
  1: "P-node",
  2: "M-node",
  3: "NBDD",
};

/** Types of datagrams: RFC 1002 §4.4.1. */
export const NBDS_TYPE: Names = {
  0x10: "Direct_unique datagram",
  0x11: "Direct_group datagram",
  0x12: "Broadcast datagram",
  0x13: "Datagram error",
  0x14: "Datagram query request",
  0x15: "Datagram positive query response",
  0x16: "Datagram negative query response",
};

/** Errors of the datagram service: RFC 1002 §4.4.3. */
export const NBDS_ERROR: Names = {
  0x82: "Destination name not present",
  0x83: "Invalid source name format",
  0x84: "Invalid destination name format",
};

/** Types of packets of the session service: RFC 1002 §4.3.1. */
export const NBSS_TYPE: Names = {
  0: "Session message",
  0x81: "Session request",
  0x82: "Positive session response",
  0x83: "Negative session response",
  0x84: "Retarget session response",
  0x85: "Session keep-alive",
};

/** Errors of the session service: RFC 1002 §4.3.4. */
export const NBSS_ERROR: Names = {
  0x80: "Not listening on called name",
  0x81: "Not listening for called name",
  0x82: "Called name not present",
  0x83: "Called name present, but insufficient resources",
  0x8f: "Unspecified error",
};
