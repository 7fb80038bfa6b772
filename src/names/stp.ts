import type { Names } from "./names.ts";

/** Protocol versions of BPDUs: IEEE 802.1Q-2022 §14.2.2. */
export const STP_VERSION: Names = {
  0: "Spanning Tree",
  2: "Rapid Spanning Tree",
  3: "Multiple Spanning Tree",
  4: "Shortest Path Tree",
};

/** BPDU types: IEEE 802.1Q-2022 §14.2.3. */
export const BPDU_TYPE: Names = {
  0x00: "Configuration",
  0x02: "Rapid/Multiple Spanning Tree",
  0x80: "Topology Change Notification",
};

/** Port roles: IEEE 802.1Q-2022 §14.2.8. */
export const STP_PORT_ROLE: Names = {
  0: "Master",
  1: "Alternate or Backup",
  2: "Root",
  3: "Designated",
};
