import type { Names } from "./names.ts";

/**
 * Special-purpose MPLS labels:
 * https://www.iana.org/assignments/mpls-label-values (2025).
 */
export const MPLS_LABEL: Names = {
  0: "IPv4 Explicit NULL",
  1: "Router Alert",
  2: "IPv6 Explicit NULL",
  3: "Implicit NULL",
  4: "MPLS Network Actions",
  7: "Entropy Label Indicator",
  13: "Generic Associated Channel Label",
  14: "OAM Alert",
  15: "Extension",
};

/**
 * Types of associated channels:
 * https://www.iana.org/assignments/g-ach-parameters (2025).
 */
export const ASSOCIATED_CHANNEL: Names = {
  0x0000: "Reserved",
  0x0001: "Management Communication Channel",
  0x0002: "Signaling Communication Channel",
  0x0007: "BFD Control without IP/UDP headers",
  0x000a: "Direct Loss Measurement",
  0x000b: "Inferred Loss Measurement",
  0x000c: "Delay Measurement",
  0x000d: "Direct Loss and Delay Measurement",
  0x000e: "Inferred Loss and Delay Measurement",
  0x0021: "IPv4",
  0x0022: "Continuity Check",
  0x0023: "Connectivity Verification",
  0x0024: "Protection State Coordination, channel type 0",
  0x0025: "On-Demand Connectivity Verification",
  0x0026: "Lock Instruct",
  0x0027: "Pseudowire OAM",
  0x0028: "MAC Withdraw OAM",
  0x0057: "IPv6",
  0x0058: "Fault OAM",
};
