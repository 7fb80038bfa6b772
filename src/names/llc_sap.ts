import type { Names } from "./names.ts";

/**
 * IEEE 802.2 link service access points, keyed by the whole address octet:
 * https://www.iana.org/assignments/ieee-802-numbers and the IEEE LSAP list
 * (2025).
 */
export const LLC_SAP: Names = {
  0x00: "Null LSAP",
  0x02: "LLC Sublayer Management, individual",
  0x03: "LLC Sublayer Management, group",
  0x04: "SNA Path Control, individual",
  0x05: "SNA Path Control, group",
  0x06: "IP",
  0x08: "SNA",
  0x0c: "SNA",
  0x0e: "PROWAY-LAN management",
  0x18: "Texas Instruments",
  0x42: "STP",
  0x4e: "EIA-RS 511",
  0x5e: "ISI IP",
  0x7e: "ISO 8208 (X.25)",
  0x80: "XNS",
  0x86: "Nestar",
  0x8e: "PROWAY-LAN active station list",
  0x98: "ARP",
  0xaa: "SNAP",
  0xbc: "Banyan VINES",
  0xe0: "IPX",
  0xf0: "NetBIOS",
  0xf4: "IBM LAN Management, individual",
  0xf5: "IBM LAN Management, group",
  0xf8: "IBM Remote Program Load",
  0xfa: "Ungermann-Bass",
  0xfe: "ISO CLNS",
  0xff: "Global DSAP",
};
