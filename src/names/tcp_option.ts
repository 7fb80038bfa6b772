import type { Names } from "./names.ts";

/**
 * TCP option kinds: https://www.iana.org/assignments/tcp-parameters (2026-08).
 */
export const TCP_OPTION: Names = {
  0: "End of Option List",
  1: "No-Operation",
  2: "Maximum Segment Size",
  3: "Window Scale",
  4: "SACK Permitted",
  5: "SACK",
  6: "Echo",
  7: "Echo Reply",
  8: "Timestamps",
  9: "Partial Order Connection Permitted",
  10: "Partial Order Service Profile",
  11: "CC",
  12: "CC.NEW",
  13: "CC.ECHO",
  14: "TCP Alternate Checksum Request",
  15: "TCP Alternate Checksum Data",
  16: "Skeeter",
  17: "Bubba",
  18: "Trailer Checksum Option",
  19: "MD5 Signature Option",
  20: "SCPS Capabilities",
  21: "Selective Negative Acknowledgements",
  22: "Record Boundaries",
  23: "Corruption experienced",
  24: "SNAP",
  26: "TCP Compression Filter",
  27: "Quick-Start Response",
  28: "User Timeout Option",
  29: "TCP Authentication Option",
  30: "Multipath TCP",
  34: "TCP Fast Open Cookie",
  69: "Encryption Negotiation",
  172: "Accurate ECN Order 0",
  174: "Accurate ECN Order 1",
  253: "RFC3692-style Experiment 1",
  254: "RFC3692-style Experiment 2",
};

/**
 * MPTCP option subtypes: https://www.iana.org/assignments/tcp-parameters
 * (2026-08).
 */
export const MPTCP_SUBTYPE: Names = {
  0x0: "MP_CAPABLE",
  0x1: "MP_JOIN",
  0x2: "DSS",
  0x3: "ADD_ADDR",
  0x4: "REMOVE_ADDR",
  0x5: "MP_PRIO",
  0x6: "MP_FAIL",
  0x7: "MP_FASTCLOSE",
  0x8: "MP_TCPRST",
  0xf: "MP_EXPERIMENTAL",
};

/**
 * Experiment identifiers of the shared TCP options 253 and 254, of 16 or of 32
 * bits (RFC 6994 §3): the ones that a published document names, from
 * https://www.iana.org/assignments/tcp-parameters (2025).
 */
export const TCP_EXID: Names = {
  0x0348: "HOST_ID",
  0x454e: "TCP-ENO",
  0xacc0: "Accurate ECN Order 0",
  0xacc1: "Accurate ECN Order 1",
  0xacce: "Accurate ECN",
  0xf989: "TCP Fast Open",
  0xe2d4c3d9: "SMC-R",
};
