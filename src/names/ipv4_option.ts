import type { Names } from "./names.ts";

/**
 * IPv4 options, keyed by the whole type octet (copied flag, class and number):
 * https://www.iana.org/assignments/ip-parameters (2026-08).
 */
export const IPV4_OPTION: Names = {
  0: "End of Options List",
  1: "No Operation",
  7: "Record Route",
  10: "Experimental Measurement",
  11: "MTU Probe",
  12: "MTU Reply",
  15: "ENCODE",
  25: "Quick-Start",
  30: "RFC3692-style Experiment",
  68: "Time Stamp",
  82: "Traceroute",
  94: "RFC3692-style Experiment",
  130: "Security",
  131: "Loose Source Route",
  133: "Extended Security",
  134: "Commercial Security",
  136: "Stream ID",
  137: "Strict Source Route",
  142: "Experimental Access Control",
  144: "IMI Traffic Descriptor",
  145: "Extended Internet Protocol",
  147: "Address Extension",
  148: "Router Alert",
  149: "Selective Directed Broadcast",
  151: "Dynamic Packet State",
  152: "Upstream Multicast Pkt.",
  158: "RFC3692-style Experiment",
  205: "Experimental Flow Control",
  222: "RFC3692-style Experiment",
};
