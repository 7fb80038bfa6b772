import type { Names } from "./names.ts";

/** Frame types: IEEE 802.15.4-2020 table 7-1. */
export const WPAN_TYPE: Names = {
  0: "Beacon",
  1: "Data",
  2: "Ack",
  3: "Command",
  5: "Multipurpose",
  6: "Fragment",
  7: "Extended",
};

/** Addressing modes: IEEE 802.15.4-2020 table 7-3. */
export const WPAN_ADDRESS_MODE: Names = {
  0: "None",
  2: "Short/16-bit",
  3: "Long/64-bit",
};

/** Frame versions: IEEE 802.15.4-2020 table 7-4. */
export const WPAN_VERSION: Names = {
  0: "IEEE Std 802.15.4-2003",
  1: "IEEE Std 802.15.4-2006",
  2: "IEEE Std 802.15.4-2015",
};

/** Security levels: IEEE 802.15.4-2020 table 9-6. */
export const WPAN_SECURITY_LEVEL: Names = {
  0: "No Security",
  1: "32-bit Message Integrity Code",
  2: "64-bit Message Integrity Code",
  3: "128-bit Message Integrity Code",
  4: "AES Encryption",
  5: "AES Encryption with 32-bit Message Integrity Code",
  6: "AES Encryption with 64-bit Message Integrity Code",
  7: "AES Encryption with 128-bit Message Integrity Code",
};

/** Key identifier modes: IEEE 802.15.4-2020 table 9-7. */
export const WPAN_KEY_MODE: Names = {
  0: "Implicit Key",
  1: "Indexed Key using the Default Key Source",
  2: "Explicit Key with 4-octet Key Source",
  3: "Explicit Key with 8-octet Key Source",
};

/** MAC commands: IEEE 802.15.4-2020 table 7-49. */
export const WPAN_COMMAND: Names = {
  0x01: "Association Request",
  0x02: "Association Response",
  0x03: "Disassociation Notification",
  0x04: "Data Request",
  0x05: "PAN ID Conflict",
  0x06: "Orphan Notification",
  0x07: "Beacon Request",
  0x08: "Coordinator Realignment",
  0x09: "GTS Request",
};
