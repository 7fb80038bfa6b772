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
