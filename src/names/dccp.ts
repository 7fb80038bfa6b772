/** Registries of DCCP: https://www.iana.org/assignments/dccp-parameters (2025). */
import type { Names } from "./names.ts";

/** Packet types. */
export const DCCP_TYPE: Names = {
  0: "Request",
  1: "Response",
  2: "Data",
  3: "Ack",
  4: "DataAck",
  5: "CloseReq",
  6: "Close",
  7: "Reset",
  8: "Sync",
  9: "SyncAck",
  10: "Listen",
};

/** Reset codes. */
export const DCCP_RESET_CODE: Names = {
  0: "Unspecified",
  1: "Closed",
  2: "Aborted",
  3: "No Connection",
  4: "Packet Error",
  5: "Option Error",
  6: "Mandatory Error",
  7: "Connection Refused",
  8: "Bad Service Code",
  9: "Too Busy",
  10: "Bad Init Cookie",
  11: "Aggression Penalty",
};

/** Option types; those from 192 on are the ones of CCID 3 (RFC 4342 §8). */
export const DCCP_OPTION: Names = {
  0: "Padding",
  1: "Mandatory",
  2: "Slow Receiver",
  32: "Change L",
  33: "Confirm L",
  34: "Change R",
  35: "Confirm R",
  36: "Init Cookie",
  37: "NDP Count",
  38: "Ack Vector [Nonce 0]",
  39: "Ack Vector [Nonce 1]",
  40: "Data Dropped",
  41: "Timestamp",
  42: "Timestamp Echo",
  43: "Elapsed Time",
  44: "Data Checksum",
  192: "Loss Event Rate",
  193: "Loss Intervals",
  194: "Receive Rate",
};

/** Feature numbers. */
export const DCCP_FEATURE: Names = {
  1: "Congestion Control ID",
  2: "Allow Short Seqnos",
  3: "Sequence Window",
  4: "ECN Incapable",
  5: "Ack Ratio",
  6: "Send Ack Vector",
  7: "Send NDP Count",
  8: "Minimum Checksum Coverage",
  9: "Check Data Checksum",
  192: "Send Loss Event Rate",
};

/** Service codes. */
export const DCCP_SERVICE: Names = {
  0: "no service",
  0x006c7470: "LTP",
  0x44495343: "DISC",
  0x52544350: "RTCP",
  0x52545041: "RTPA",
  0x5254504f: "RTPO",
  0x52545054: "RTPT",
  0x52545056: "RTPV",
  0x53594c47: "SYLG",
  0x6474b071: "Bundle Protocol",
  0x6e706d70: "NPMP",
};

/** States of an Ack Vector: RFC 4340 §11.4. */
export const DCCP_ACK_STATE: Names = {
  0: "Received",
  1: "Received ECN Marked",
  3: "Not Yet Received",
};

/** Drop codes: RFC 4340 §11.7. */
export const DCCP_DROP_CODE: Names = {
  0: "Protocol Constraints",
  1: "Application Not Listening",
  2: "Receive buffer",
  3: "Corrupt",
  7: "Delivered Corrupt",
};
