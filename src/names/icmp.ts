import type { Names } from "./names.ts";

/** ICMP types: https://www.iana.org/assignments/icmp-parameters (2025). */
export const ICMP_TYPE: Names = {
  0: "Echo Reply",
  3: "Destination Unreachable",
  4: "Source Quench",
  5: "Redirect",
  6: "Alternate Host Address",
  8: "Echo Request",
  9: "Router Advertisement",
  10: "Router Solicitation",
  11: "Time Exceeded",
  12: "Parameter Problem",
  13: "Timestamp",
  14: "Timestamp Reply",
  15: "Information Request",
  16: "Information Reply",
  17: "Address Mask Request",
  18: "Address Mask Reply",
  30: "Traceroute",
  31: "Datagram Conversion Error",
  32: "Mobile Host Redirect",
  33: "IPv6 Where-Are-You",
  34: "IPv6 I-Am-Here",
  35: "Mobile Registration Request",
  36: "Mobile Registration Reply",
  37: "Domain Name Request",
  38: "Domain Name Reply",
  39: "SKIP",
  40: "Photuris",
  41: "Seamoby experimental mobility protocols",
  42: "Extended Echo Request",
  43: "Extended Echo Reply",
  253: "RFC3692-style Experiment 1",
  254: "RFC3692-style Experiment 2",
};

/**
 * ICMP codes by type: https://www.iana.org/assignments/icmp-parameters (2025).
 */
export const ICMP_CODE: Readonly<Record<number, Names>> = {
  3: {
    0: "Net Unreachable",
    1: "Host Unreachable",
    2: "Protocol Unreachable",
    3: "Port Unreachable",
    4: "Fragmentation Needed and Don't Fragment Set",
    5: "Source Route Failed",
    6: "Destination Network Unknown",
    7: "Destination Host Unknown",
    8: "Source Host Isolated",
    9: "Network Administratively Prohibited",
    10: "Host Administratively Prohibited",
    11: "Network Unreachable for Type of Service",
    12: "Host Unreachable for Type of Service",
    13: "Communication Administratively Prohibited",
    14: "Host Precedence Violation",
    15: "Precedence cutoff in effect",
  },
  5: {
    0: "Redirect for the Network",
    1: "Redirect for the Host",
    2: "Redirect for the Type of Service and Network",
    3: "Redirect for the Type of Service and Host",
  },
  6: {
    0: "Alternate Address for Host",
  },
  9: {
    0: "Normal router advertisement",
    16: "Does not route common traffic",
  },
  11: {
    0: "Time to Live exceeded in Transit",
    1: "Fragment Reassembly Time Exceeded",
  },
  12: {
    0: "Pointer indicates the error",
    1: "Missing a Required Option",
    2: "Bad Length",
  },
  30: {
    0: "Outbound Packet successfully forwarded",
    1: "No route for Outbound Packet",
  },
  31: {
    0: "Unknown or unspecified error",
    1: "Don't Convert option present",
    2: "Unknown mandatory option present",
    3: "Known unsupported option present",
    4: "Unsupported transport protocol",
    5: "Overall length exceeded",
    6: "IP header length exceeded",
    7: "Transport protocol > 255",
    8: "Port conversion out of range",
    9: "Transport header length exceeded",
    10: "32 Bit Rollover missing and ACK set",
    11: "Unknown mandatory transport option present",
  },
  40: {
    0: "Bad SPI",
    1: "Authentication Failed",
    2: "Decompression Failed",
    3: "Decryption Failed",
    4: "Need Authentication",
    5: "Need Authorization",
  },
  42: {
    0: "No Error",
  },
  43: {
    0: "No Error",
    1: "Malformed Query",
    2: "No Such Interface",
    3: "No Such Table Entry",
    4: "Multiple Interfaces Satisfy Query",
  },
};

/**
 * Classes of ICMP extension objects:
 * https://www.iana.org/assignments/icmp-parameters (2025).
 */
export const ICMP_EXTENSION_CLASS: Names = {
  0: "Reserved",
  1: "MPLS Label Stack Class",
  2: "Interface Information Object",
  3: "Interface Identification Object",
  4: "Extended Information",
};

/** Which interface an Interface Information Object is about: RFC 5837 §4.1. */
export const ICMP_INTERFACE_ROLE: Names = {
  0: "Incoming IP interface",
  1: "Sub-IP component of the incoming IP interface",
  2: "Outgoing IP interface",
  3: "IP next hop",
};

/** States of a probed interface's neighbour: RFC 8335 §3. */
export const ICMP_NEIGHBOR_STATE: Names = {
  0: "Reserved",
  1: "Incomplete",
  2: "Reachable",
  3: "Stale",
  4: "Delay",
  5: "Probe",
  6: "Failed",
};

/**
 * Extensions of agent advertisements:
 * https://www.iana.org/assignments/mobileip-numbers (2025).
 */
export const MOBILE_IP_EXTENSION: Names = {
  0: "One-byte Padding",
  16: "Mobility Agent Advertisement",
  19: "Prefix-Lengths",
  24: "Challenge",
};
