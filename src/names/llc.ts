import type { Names } from "./names.ts";

/** Formats of LLC PDUs, by the last two bits of the control field: IEEE 802.2 §5.2. */
export const LLC_FORMAT: Names = {
  0: "Information",
  1: "Supervisory",
  3: "Unnumbered",
};

/** Supervisory functions: IEEE 802.2 §5.4.2.2. */
export const LLC_SUPERVISORY: Names = { 0: "RR", 1: "RNR", 2: "REJ" };

/**
 * Unnumbered functions, by the five modifier bits M: IEEE 802.2 §5.4.1 and
 * §5.4.2.3, §5.4.3.
 */
export const LLC_UNNUMBERED: Names = {
  0x00: "UI",
  0x03: "DM",
  0x10: "DISC",
  0x18: "UA",
  0x19: "AC0",
  0x1b: "SABME",
  0x21: "FRMR",
  0x2b: "XID",
  0x38: "TEST",
  0x39: "AC1",
};
