import type { Names } from "./names.ts";

/**
 * IPv6 routing types: https://www.iana.org/assignments/ipv6-parameters
 * (2026-08).
 */
export const IPV6_ROUTING_TYPE: Names = {
  0: "Source Route (deprecated)",
  1: "Nimrod (deprecated)",
  2: "Type 2 Routing Header",
  3: "RPL Source Route Header",
  4: "Segment Routing Header",
  5: "CRH-16",
  6: "CRH-32",
  253: "RFC3692-style Experiment 1",
  254: "RFC3692-style Experiment 2",
};

/**
 * Segment routing header TLVs: https://www.iana.org/assignments/ipv6-parameters
 * (2025).
 */
export const SRH_TLV: Names = {
  0: "Pad1 TLV",
  4: "PadN TLV",
  5: "HMAC TLV",
  6: "NSH Carrier TLV",
};
