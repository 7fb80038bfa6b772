import type { Names } from "./names.ts";

/**
 * Address families in the header of LINKTYPE_NULL and LINKTYPE_LOOP, where
 * each BSD has its own number for IPv6: https://www.tcpdump.org/linktypes.html
 * (2025).
 */
export const BSD_FAMILY: Names = {
  2: "IPv4",
  7: "OSI",
  23: "IPX",
  24: "IPv6",
  28: "IPv6",
  30: "IPv6",
};
