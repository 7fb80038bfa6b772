/** Numbers of SNMP: RFC 3416 §3, RFC 2578 §7.1, RFC 1157 §4, RFC 3411 §5. */
import type { Names } from "./names.ts";

/** Versions of messages. */
export const SNMP_VERSION: Names = {
  0: "version-1",
  1: "v2c",
  2: "v2u",
  3: "snmpv3",
};

/** Tags of PDUs: RFC 3416 §3; 4: RFC 1157 §4.1.6. */
export const SNMP_PDU: Names = {
  0: "get-request",
  1: "get-next-request",
  2: "get-response",
  3: "set-request",
  4: "trap",
  5: "getBulkRequest",
  6: "informRequest",
  7: "snmpV2-trap",
  8: "report",
};

/** Error statuses: RFC 3416 §3. */
export const SNMP_ERROR: Names = {
  0: "noError",
  1: "tooBig",
  2: "noSuchName",
  3: "badValue",
  4: "readOnly",
  5: "genErr",
  6: "noAccess",
  7: "wrongType",
  8: "wrongLength",
  9: "wrongEncoding",
  10: "wrongValue",
  11: "noCreation",
  12: "inconsistentValue",
  13: "resourceUnavailable",
  14: "commitFailed",
  15: "undoFailed",
  16: "authorizationError",
  17: "notWritable",
  18: "inconsistentName",
};

/** Generic traps of version 1: RFC 1157 §4.1.6. */
export const SNMP_GENERIC_TRAP: Names = {
  0: "coldStart",
  1: "warmStart",
  2: "linkDown",
  3: "linkUp",
  4: "authenticationFailure",
  5: "egpNeighborLoss",
  6: "enterpriseSpecific",
};

/** Identifier octets of values: RFC 2578 §7.1, RFC 3416 §3, RFC 1442 §7.1. */
export const SNMP_SYNTAX: Names = {
  0x02: "INTEGER",
  0x04: "OCTET STRING",
  0x05: "unSpecified",
  0x06: "OBJECT IDENTIFIER",
  0x40: "IpAddress",
  0x41: "Counter32",
  0x42: "Unsigned32",
  0x43: "TimeTicks",
  0x44: "Opaque",
  0x45: "NsapAddress",
  0x46: "Counter64",
  0x47: "UInteger32",
  0x80: "noSuchObject",
  0x81: "noSuchInstance",
  0x82: "endOfMibView",
};

/** Security models: https://www.iana.org/assignments/snmp-number-spaces (2024). */
export const SNMP_SECURITY_MODEL: Names = {
  0: "any",
  1: "SNMPv1",
  2: "SNMPv2c",
  3: "USM",
  4: "TSM",
};

/** Formats of engine identifiers: https://www.iana.org/assignments/snmp-number-spaces (2024). */
export const SNMP_ENGINE_ID_FORMAT: Names = {
  1: "IPv4",
  2: "IPv6",
  3: "MAC",
  4: "text",
  5: "octets",
  6: "local",
};
