import type { Names } from "./names.ts";

/** Subtypes of the slow protocols: IEEE 802.3-2022 table 57A-3. */
export const SLOW_SUBTYPE: Names = {
  1: "LACP",
  2: "Marker Protocol",
  3: "OAM",
  10: "Organization Specific Slow Protocol",
};

/** TLV types of LACP: IEEE 802.1AX-2020 §6.4.2.3. */
export const LACP_TLV: Names = {
  0: "Terminator",
  1: "Actor Information",
  2: "Partner Information",
  3: "Collector Information",
  4: "Port Algorithm",
  5: "Port Conversation ID Digest",
  6: "Port Conversation Mask-1",
  7: "Port Conversation Mask-2",
  8: "Port Conversation Mask-3",
  9: "Port Conversation Mask-4",
  10: "Port Conversation Service Mapping Digest",
};

/** TLV types of the Marker protocol: IEEE 802.1AX-2020 §6.5.3.3. */
export const MARKER_TLV: Names = {
  0: "Terminator",
  1: "Marker Information",
  2: "Marker Response Information",
};

/** OAMPDU codes: IEEE 802.3-2022 table 57-4. */
export const OAM_CODE: Names = {
  0x00: "Information",
  0x01: "Event Notification",
  0x02: "Variable Request",
  0x03: "Variable Response",
  0x04: "Loopback Control",
  0xfe: "Organization Specific",
};

/** Information TLV types: IEEE 802.3-2022 table 57-6. */
export const OAM_INFORMATION: Names = {
  0x00: "End of TLV",
  0x01: "Local Information",
  0x02: "Remote Information",
  0xfe: "Organization Specific Information",
};

/** Parser actions: IEEE 802.3-2022 table 57-7. */
export const OAM_PARSER: Names = {
  0: "Forward",
  1: "Loopback",
  2: "Discard",
};

/** Link event TLV types: IEEE 802.3-2022 table 57-12. */
export const OAM_EVENT: Names = {
  0x00: "End of TLV",
  0x01: "Errored Symbol Period",
  0x02: "Errored Frame",
  0x03: "Errored Frame Period",
  0x04: "Errored Frame Seconds Summary",
  0xfe: "Organization Specific Event",
};

/** Branches of the management information: IEEE 802.3-2022 annex 30A. */
export const OAM_BRANCH: Names = {
  0: "End of Variables",
  3: "Object",
  4: "Package",
  6: "Name Binding",
  7: "Attribute",
};

/** Variable indications: IEEE 802.3-2022 table 57-17. */
export const OAM_INDICATION: Names = {
  0x01: "Length of the variable exceeds the OAMPDU",
  0x20: "Attribute: undetermined error",
  0x21: "Attribute: not supported",
  0x22: "Attribute: may not be retrieved",
  0x23: "Attribute: hardware error",
  0x40: "Object: end of the object",
  0x41: "Object: undetermined error",
  0x42: "Object: not supported",
  0x60: "Package: end of the package",
  0x61: "Package: undetermined error",
  0x62: "Package: not supported",
};

/** Commands of the remote loopback: IEEE 802.3-2022 table 57-11. */
export const OAM_LOOPBACK: Names = {
  1: "Enable Remote Loopback",
  2: "Disable Remote Loopback",
};

/** TLV types of the ESMC: ITU-T G.8264 §11.3. */
export const ESMC_TLV: Names = {
  1: "Quality Level",
  2: "Extended Quality Level",
};

/** Quality levels in networks of option I: ITU-T G.781 §5.5.1.1. */
export const ESMC_SSM: Names = {
  0x0: "QL-STU",
  0x1: "QL-PRS",
  0x2: "QL-PRC",
  0x4: "QL-SSU-A",
  0x7: "QL-ST2",
  0x8: "QL-SSU-B",
  0xa: "QL-EEC2",
  0xb: "QL-EEC1",
  0xc: "QL-SMC",
  0xd: "QL-ST3E",
  0xe: "QL-PROV",
  0xf: "QL-DNU",
};

/** Enhanced SSM codes: ITU-T G.8264 table 11-6. */
export const ESMC_ESSM: Names = {
  0x20: "PRTC",
  0x21: "ePRTC",
  0x22: "eEEC",
  0x23: "ePRC",
  0xff: "none",
};
