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

/**
 * Protocol numbers of Linux below 0x600, where EtherTypes begin: ETH_P_ in
 * <linux/if_ether.h> (Linux 6.1).
 */
export const LINUX_PROTOCOL: Names = {
  0x0001: "IEEE 802.3 without LLC",
  0x0002: "AX.25",
  0x0003: "Every packet",
  0x0004: "IEEE 802.2",
  0x0005: "Internal",
  0x0006: "DEC DDCMP",
  0x0007: "WAN PPP",
  0x0008: "PPP over MP",
  0x0009: "LocalTalk",
  0x000c: "CAN",
  0x000d: "CAN FD",
  0x000e: "CAN XL",
  0x0010: "PPP over TR",
  0x0011: "Mobitex",
  0x0015: "Control",
  0x0017: "IrDA",
  0x0018: "Econet",
  0x0019: "HDLC",
  0x001a: "1A ARCnet",
  0x001b: "DSA",
  0x001c: "DSA trailer",
  0x00f5: "PhoNet",
  0x00f6: "IEEE 802.15.4",
  0x00f7: "CAIF",
  0x00f8: "XDSA",
  0x00f9: "MAP",
  0x00fa: "MCTP",
};
