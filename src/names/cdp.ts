import type { Names } from "./names.ts";

/** TLV types of CDP: Cisco, "Cisco Discovery Protocol", and what its devices send (2023). */
export const CDP_TLV: Names = {
  0x0001: "Device ID",
  0x0002: "Addresses",
  0x0003: "Port ID",
  0x0004: "Capabilities",
  0x0005: "Software Version",
  0x0006: "Platform",
  0x0007: "IP Prefix/Gateway",
  0x0008: "Protocol Hello",
  0x0009: "VTP Management Domain",
  0x000a: "Native VLAN",
  0x000b: "Duplex",
  0x000e: "VoIP VLAN Reply",
  0x000f: "VoIP VLAN Query",
  0x0010: "Power Consumption",
  0x0011: "MTU",
  0x0012: "Trust Bitmap",
  0x0013: "Untrusted Port CoS",
  0x0014: "System Name",
  0x0015: "System Object ID",
  0x0016: "Management Address",
  0x0017: "Location",
  0x0018: "External Port ID",
  0x0019: "Power Requested",
  0x001a: "Power Available",
  0x001b: "Port Unidirectional",
  0x001d: "EnergyWise",
  0x001f: "Spare PoE",
};

/** Kinds of network protocol identifiers in an address: 1 NLPID, 2 IEEE 802.2. */
export const CDP_PROTOCOL_TYPE: Names = { 1: "NLPID", 2: "802.2" };
