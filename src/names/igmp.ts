import type { Names } from "./names.ts";

/** IGMP types: https://www.iana.org/assignments/igmp-type-numbers (2025). */
export const IGMP_TYPE: Names = {
  0x11: "Membership Query",
  0x12: "Version 1 Membership Report",
  0x13: "DVMRP",
  0x14: "PIM version 1",
  0x15: "Cisco Trace Messages",
  0x16: "Version 2 Membership Report",
  0x17: "Version 2 Leave Group",
  0x1e: "Multicast Traceroute Response",
  0x1f: "Multicast Traceroute",
  0x22: "Version 3 Membership Report",
  0x30: "Multicast Router Advertisement",
  0x31: "Multicast Router Solicitation",
  0x32: "Multicast Router Termination",
};
