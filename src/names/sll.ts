import type { Names } from "./names.ts";

/**
 * Packet types of Linux cooked captures:
 * https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL.html, and 5 to 7 from
 * <linux/if_packet.h> (Linux 6.1).
 */
export const SLL_PACKET_TYPE: Names = {
  0: "Unicast to us",
  1: "Broadcast",
  2: "Multicast",
  3: "Unicast to another host",
  4: "Sent by us",
  5: "Loopback",
  6: "To user space",
  7: "To kernel space",
};
