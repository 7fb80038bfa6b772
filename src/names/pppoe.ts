import type { Names } from "./names.ts";

/** PPPoE codes: https://www.iana.org/assignments/pppoe-parameters (2025). */
export const PPPOE_CODE: Names = {
  0x00: "Session",
  0x07: "PADO",
  0x09: "PADI",
  0x0a: "PADG",
  0x0b: "PADC",
  0x0c: "PADQ",
  0x19: "PADR",
  0x65: "PADS",
  0xa7: "PADT",
  0xd3: "PADM",
  0xd4: "PADN",
};

/** PPPoE tags: https://www.iana.org/assignments/pppoe-parameters (2025). */
export const PPPOE_TAG: Names = {
  0x0000: "End-Of-List",
  0x0101: "Service-Name",
  0x0102: "AC-Name",
  0x0103: "Host-Uniq",
  0x0104: "AC-Cookie",
  0x0105: "Vendor-Specific",
  0x0106: "Credits",
  0x0107: "Metrics",
  0x0108: "Sequence Number",
  0x0109: "Credit Scale Factor",
  0x0110: "Relay-Session-Id",
  0x0111: "HURL",
  0x0112: "MOTM",
  0x0120: "PPP-Max-Payload",
  0x0121: "IP_Route_Add",
  0x0201: "Service-Name-Error",
  0x0202: "AC-System-Error",
  0x0203: "Generic-Error",
};

/** Tags of the Broadband Forum in Vendor-Specific tags: TR-101 issue 2 §3.9 (2011-07). */
export const PPPOE_ACCESS_TAG: Names = {
  0x01: "Agent Circuit ID",
  0x02: "Agent Remote ID",
  0x81: "Actual data rate upstream",
  0x82: "Actual data rate downstream",
  0x83: "Minimum data rate upstream",
  0x84: "Minimum data rate downstream",
  0x85: "Attainable data rate upstream",
  0x86: "Attainable data rate downstream",
  0x87: "Maximum data rate upstream",
  0x88: "Maximum data rate downstream",
  0x89: "Minimum data rate upstream in low power",
  0x8a: "Minimum data rate downstream in low power",
  0x8b: "Maximum interleaving delay upstream",
  0x8c: "Actual interleaving delay upstream",
  0x8d: "Maximum interleaving delay downstream",
  0x8e: "Actual interleaving delay downstream",
  0x90: "Access loop encapsulation",
};

/** Units of data rates in the Metrics tag: RFC 5578 §7.3 (2010-02). */
export const PPPOE_RATE_UNIT: Names = {
  0: "kbit/s",
  1: "Mbit/s",
  2: "Gbit/s",
  3: "Tbit/s",
};
