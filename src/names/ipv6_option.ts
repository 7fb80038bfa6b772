import type { Names } from "./names.ts";

/**
 * Hop-by-hop and destination options, keyed by the whole type octet (action,
 * change bit and number): https://www.iana.org/assignments/ipv6-parameters
 * (2026-08).
 */
export const IPV6_OPTION: Names = {
  0x00: "Pad1",
  0x01: "PadN",
  0x04: "Tunnel Encapsulation Limit",
  0x05: "Router Alert",
  0x07: "CALIPSO",
  0x08: "SMF_DPD",
  0x0f: "PDM",
  0x11: "IOAM",
  0x12: "AltMark",
  0x1e: "RFC3692-style Experiment",
  0x23: "RPL Option",
  0x26: "Quick-Start",
  0x30: "Minimum Path MTU",
  0x31: "IOAM",
  0x3e: "RFC3692-style Experiment",
  0x4d: "Deprecated",
  0x5e: "RFC3692-style Experiment",
  0x63: "RPL Option (deprecated)",
  0x6d: "MPL Option",
  0x7e: "RFC3692-style Experiment",
  0x8a: "Endpoint Identification (deprecated)",
  0x8b: "ILNP Nonce",
  0x8c: "Line-Identification Option",
  0x9e: "RFC3692-style Experiment",
  0xbe: "RFC3692-style Experiment",
  0xc2: "Jumbo Payload",
  0xc9: "Home Address",
  0xde: "RFC3692-style Experiment",
  0xee: "IP_DFF",
  0xfe: "RFC3692-style Experiment",
};

/** What a node does with an option that it does not know: RFC 8200 §4.2. */
export const IPV6_OPTION_ACTION: Names = {
  0: "Skip",
  1: "Discard",
  2: "Discard and report",
  3: "Discard and report unless multicast",
};

/** What an SMF tagger is named by: RFC 6621 §6.1.1. */
export const SMF_TAGGER: Names = {
  0: "NULL",
  1: "DEFAULT",
  2: "IPv4",
  3: "IPv6",
  7: "ExtId",
};

/** IOAM Option-Types: https://www.iana.org/assignments/ioam (2025). */
export const IOAM_TYPE: Names = {
  0: "IOAM Pre-allocated Trace Option-Type",
  1: "IOAM Incremental Trace Option-Type",
  2: "IOAM POT Option-Type",
  3: "IOAM E2E Option-Type",
  4: "IOAM DEX Option-Type",
};
