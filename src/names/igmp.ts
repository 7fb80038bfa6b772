import type { Names } from "./names.ts";

/**
 * IGMP types: https://www.iana.org/assignments/igmp-type-numbers (2025); the
 * last four are RGMP's (RFC 3488 §4).
 */
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
  0xfc: "RGMP Leave a Group",
  0xfd: "RGMP Join a Group",
  0xfe: "RGMP Bye",
  0xff: "RGMP Hello",
};

/**
 * Group record types of IGMPv3 (RFC 3376 §4.2.12), and multicast address
 * record types of MLDv2 (RFC 3810 §5.2.12).
 */
export const GROUP_RECORD_TYPE: Names = {
  1: "MODE_IS_INCLUDE",
  2: "MODE_IS_EXCLUDE",
  3: "CHANGE_TO_INCLUDE_MODE",
  4: "CHANGE_TO_EXCLUDE_MODE",
  5: "ALLOW_NEW_SOURCES",
  6: "BLOCK_OLD_SOURCES",
};
