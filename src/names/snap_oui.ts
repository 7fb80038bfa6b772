import type { Names } from "./names.ts";

/**
 * Organizations in SNAP headers: https://standards-oui.ieee.org/oui/oui.txt
 * (2025), with what their protocol identifiers are.
 */
export const SNAP_OUI: Names = {
  0x000000: "EtherType",
  0x00000c: "Cisco",
  0x00005e: "IANA",
  0x0000f8: "Bridge tunnel (IEEE 802.1H)",
  0x000081: "Nortel",
  0x00e02b: "Extreme Networks",
  0x00e052: "Foundry",
  0x004096: "Aironet",
  0x0080c2: "IEEE 802.1",
  0x00a03e: "ATM Forum",
  0x080007: "Apple",
};
