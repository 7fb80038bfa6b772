/** Registries of PIM: https://www.iana.org/assignments/pim-parameters (2025). */
import type { Names } from "./names.ts";

/** Message types. */
export const PIM_TYPE: Names = {
  0: "Hello",
  1: "Register",
  2: "Register-stop",
  3: "Join/Prune",
  4: "Bootstrap",
  5: "Assert",
  6: "Graft",
  7: "Graft-Ack",
  8: "Candidate-RP-Advertisement",
  9: "State-Refresh",
  10: "DF election",
  11: "ECMP Redirect",
  12: "PIM Flooding Mechanism",
  13: "Extended",
};

/** Options of Hello. */
export const PIM_HELLO_OPTION: Names = {
  1: "Hold Time",
  2: "LAN Prune Delay",
  18: "Deprecated",
  19: "DR Priority",
  20: "Generation ID",
  21: "State Refresh Capable",
  22: "Bidir Capable",
  24: "Address List",
  25: "Neighbor List TLV",
  26: "Join Attribute",
  27: "PIM-over-TCP-Capable",
  28: "PIM-over-SCTP-Capable",
  29: "Vector",
  30: "Hierarchical Join/Prune Attribute",
  31: "PIM Packed Register",
  35: "Interface ID",
  36: "ECMP Redirect Capable",
};

/** Subtypes of DF election: RFC 5015 §3.7. */
export const PIM_DF_SUBTYPE: Names = {
  1: "Offer",
  2: "Winner",
  3: "Backoff",
  4: "Pass",
};
