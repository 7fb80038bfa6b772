/** Numbers of small routing protocols: RIP, RIPng, VRRP, HSRP, BFD. */
import type { Names } from "./names.ts";

/** Commands of RIP: RFC 1058 §3.1, RFC 2091 §4. */
export const RIP_COMMAND: Names = {
  1: "Request",
  2: "Response",
  3: "Traceon",
  4: "Traceoff",
  5: "Sun reserved",
  9: "Update Request",
  10: "Update Response",
  11: "Update Acknowledge",
};

/** Authentication types of RIP: RFC 2453 §4.1, RFC 4822 §2. */
export const RIP_AUTH: Names = {
  1: "Authentication data",
  2: "Simple password",
  3: "Cryptographic authentication",
};

/** Packet types of VRRP: RFC 9568 §5.2.2. */
export const VRRP_TYPE: Names = { 1: "Advertisement" };

/** Authentication types of VRRP: RFC 2338 §5.3.6. */
export const VRRP_AUTH: Names = {
  0: "No Authentication",
  1: "Simple Text Password",
  2: "IP Authentication Header",
};

/** Op codes of HSRP: RFC 2281 §5.1; 3 is Cisco's. */
export const HSRP_OPCODE: Names = {
  0: "Hello",
  1: "Coup",
  2: "Resign",
  3: "Advertise",
};

/** States of HSRP: RFC 2281 §5.1. */
export const HSRP_STATE: Names = {
  0: "Initial",
  1: "Learn",
  2: "Listen",
  4: "Speak",
  8: "Standby",
  16: "Active",
};

/** States of an HSRP advertisement. */
export const HSRP_ADVERTISEMENT: Names = {
  1: "Dormant",
  2: "Passive",
  3: "Active",
};

/** TLVs of HSRP version 2. */
export const HSRP_TLV: Names = {
  1: "Group State",
  2: "Interface State",
  3: "Text Authentication",
  4: "MD5 Authentication",
};

/** Diagnostic codes: https://www.iana.org/assignments/bfd-parameters (2025). */
export const BFD_DIAGNOSTIC: Names = {
  0: "No Diagnostic",
  1: "Control Detection Time Expired",
  2: "Echo Function Failed",
  3: "Neighbor Signaled Session Down",
  4: "Forwarding Plane Reset",
  5: "Path Down",
  6: "Concatenated Path Down",
  7: "Administratively Down",
  8: "Reverse Concatenated Path Down",
  9: "Mis-connectivity defect",
};

/** States of a BFD session: RFC 5880 §4.1. */
export const BFD_STATE: Names = {
  0: "AdminDown",
  1: "Down",
  2: "Init",
  3: "Up",
};

/** BFD authentication types: https://www.iana.org/assignments/bfd-parameters (2025). */
export const BFD_AUTH: Names = {
  1: "Simple Password",
  2: "Keyed MD5",
  3: "Meticulous Keyed MD5",
  4: "Keyed SHA1",
  5: "Meticulous Keyed SHA1",
};
