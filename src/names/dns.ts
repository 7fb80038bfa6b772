import type { Names } from "./names.ts";

/**
 * DNS resource record types: https://www.iana.org/assignments/dns-parameters
 * (2025).
 */
export const DNS_TYPE: Names = {
  1: "A",
  2: "NS",
  3: "MD",
  4: "MF",
  5: "CNAME",
  6: "SOA",
  7: "MB",
  8: "MG",
  9: "MR",
  10: "NULL",
  11: "WKS",
  12: "PTR",
  13: "HINFO",
  14: "MINFO",
  15: "MX",
  16: "TXT",
  17: "RP",
  18: "AFSDB",
  19: "X25",
  20: "ISDN",
  21: "RT",
  22: "NSAP",
  23: "NSAP-PTR",
  24: "SIG",
  25: "KEY",
  26: "PX",
  27: "GPOS",
  28: "AAAA",
  29: "LOC",
  30: "NXT",
  31: "EID",
  32: "NIMLOC",
  33: "SRV",
  34: "ATMA",
  35: "NAPTR",
  36: "KX",
  37: "CERT",
  38: "A6",
  39: "DNAME",
  40: "SINK",
  41: "OPT",
  42: "APL",
  43: "DS",
  44: "SSHFP",
  45: "IPSECKEY",
  46: "RRSIG",
  47: "NSEC",
  48: "DNSKEY",
  49: "DHCID",
  50: "NSEC3",
  51: "NSEC3PARAM",
  52: "TLSA",
  53: "SMIMEA",
  55: "HIP",
  56: "NINFO",
  57: "RKEY",
  58: "TALINK",
  59: "CDS",
  60: "CDNSKEY",
  61: "OPENPGPKEY",
  62: "CSYNC",
  63: "ZONEMD",
  64: "SVCB",
  65: "HTTPS",
  66: "DSYNC",
  67: "HHIT",
  68: "BRID",
  99: "SPF",
  100: "UINFO",
  101: "UID",
  102: "GID",
  103: "UNSPEC",
  104: "NID",
  105: "L32",
  106: "L64",
  107: "LP",
  108: "EUI48",
  109: "EUI64",
  128: "NXNAME",
  249: "TKEY",
  250: "TSIG",
  251: "IXFR",
  252: "AXFR",
  253: "MAILB",
  254: "MAILA",
  255: "ANY",
  256: "URI",
  257: "CAA",
  258: "AVC",
  259: "DOA",
  260: "AMTRELAY",
  261: "RESINFO",
  262: "WALLET",
  263: "CLA",
  264: "IPN",
  32768: "TA",
  32769: "DLV",
};

/**
 * DNS classes: https://www.iana.org/assignments/dns-parameters (2025), and CS
 * from RFC 1035 §3.2.4.
 */
export const DNS_CLASS: Names = {
  1: "IN",
  2: "CS",
  3: "CH",
  4: "HS",
  254: "NONE",
  255: "ANY",
};

/** DNS opcodes: https://www.iana.org/assignments/dns-parameters (2025). */
export const DNS_OPCODE: Names = {
  0: "Query",
  1: "IQuery",
  2: "Status",
  4: "Notify",
  5: "Update",
  6: "DNS Stateful Operations",
};

/**
 * DNS response codes, extended ones included:
 * https://www.iana.org/assignments/dns-parameters (2025). 16 is BADVERS in OPT
 * and BADSIG in TSIG.
 */
export const DNS_RCODE: Names = {
  0: "NoError",
  1: "FormErr",
  2: "ServFail",
  3: "NXDomain",
  4: "NotImp",
  5: "Refused",
  6: "YXDomain",
  7: "YXRRSet",
  8: "NXRRSet",
  9: "NotAuth",
  10: "NotZone",
  11: "DSOTYPENI",
  16: "BADVERS",
  17: "BADKEY",
  18: "BADTIME",
  19: "BADMODE",
  20: "BADNAME",
  21: "BADALG",
  22: "BADTRUNC",
  23: "BADCOOKIE",
};

/**
 * EDNS option codes: https://www.iana.org/assignments/dns-parameters (2025).
 */
export const EDNS_OPTION: Names = {
  1: "LLQ",
  2: "Update Lease",
  3: "NSID",
  4: "Owner",
  5: "DAU",
  6: "DHU",
  7: "N3U",
  8: "edns-client-subnet",
  9: "EDNS EXPIRE",
  10: "COOKIE",
  11: "edns-tcp-keepalive",
  12: "Padding",
  13: "CHAIN",
  14: "edns-key-tag",
  15: "Extended DNS Error",
  16: "EDNS-Client-Tag",
  17: "EDNS-Server-Tag",
  18: "Report-Channel",
  19: "ZONEVERSION",
  20: "MQTYPE-Query",
  21: "MQTYPE-Response",
  20292: "Umbrella Ident",
  26946: "DeviceID",
};

/**
 * DNSSEC algorithm numbers:
 * https://www.iana.org/assignments/dns-sec-alg-numbers (2025).
 */
export const DNSSEC_ALGORITHM: Names = {
  0: "DELETE",
  1: "RSAMD5",
  2: "DH",
  3: "DSA",
  5: "RSASHA1",
  6: "DSA-NSEC3-SHA1",
  7: "RSASHA1-NSEC3-SHA1",
  8: "RSASHA256",
  10: "RSASHA512",
  12: "ECC-GOST",
  13: "ECDSAP256SHA256",
  14: "ECDSAP384SHA384",
  15: "ED25519",
  16: "ED448",
  17: "SM2SM3",
  23: "ECC-GOST12",
  252: "INDIRECT",
  253: "PRIVATEDNS",
  254: "PRIVATEOID",
};

/**
 * Digest types of DS records: https://www.iana.org/assignments/ds-rr-types
 * (2025).
 */
export const DNSSEC_DIGEST: Names = {
  1: "SHA-1",
  2: "SHA-256",
  3: "GOST R 34.11-94",
  4: "SHA-384",
  5: "GOST R 34.11-2012",
  6: "SM3",
};

/**
 * Hash algorithms of NSEC3 records:
 * https://www.iana.org/assignments/dnssec-nsec3-parameters (2025).
 */
export const NSEC3_HASH: Names = {
  1: "SHA-1",
};

/**
 * Service parameter keys of SVCB and HTTPS records:
 * https://www.iana.org/assignments/dns-svcb (2025).
 */
export const SVC_PARAM: Names = {
  0: "mandatory",
  1: "alpn",
  2: "no-default-alpn",
  3: "port",
  4: "ipv4hint",
  5: "ech",
  6: "ipv6hint",
  7: "dohpath",
  8: "ohttp",
  9: "tls-supported-groups",
  10: "docpath",
};

/**
 * Extended DNS errors: https://www.iana.org/assignments/dns-parameters (2025).
 */
export const EDE_CODE: Names = {
  0: "Other Error",
  1: "Unsupported DNSKEY Algorithm",
  2: "Unsupported DS Digest Type",
  3: "Stale Answer",
  4: "Forged Answer",
  5: "DNSSEC Indeterminate",
  6: "DNSSEC Bogus",
  7: "Signature Expired",
  8: "Signature Not Yet Valid",
  9: "DNSKEY Missing",
  10: "RRSIGs Missing",
  11: "No Zone Key Bit Set",
  12: "NSEC Missing",
  13: "Cached Error",
  14: "Not Ready",
  15: "Blocked",
  16: "Censored",
  17: "Filtered",
  18: "Prohibited",
  19: "Stale NXDomain Answer",
  20: "Not Authoritative",
  21: "Not Supported",
  22: "No Reachable Authority",
  23: "Network Error",
  24: "Invalid Data",
  25: "Signature Expired before Valid",
  26: "Too Early",
  27: "Unsupported NSEC3 Iterations Value",
  28: "Unable to conform to policy",
  29: "Synthesized",
  30: "Invalid Query Type",
};

/**
 * Public key algorithms of SSHFP records:
 * https://www.iana.org/assignments/dns-sshfp-rr-parameters (2025).
 */
export const SSHFP_ALGORITHM: Names = {
  1: "RSA",
  2: "DSA",
  3: "ECDSA",
  4: "Ed25519",
  6: "Ed448",
};

/**
 * Fingerprint types of SSHFP records:
 * https://www.iana.org/assignments/dns-sshfp-rr-parameters (2025).
 */
export const SSHFP_FINGERPRINT: Names = {
  1: "SHA-1",
  2: "SHA-256",
};

/**
 * Certificate usages of TLSA records:
 * https://www.iana.org/assignments/dane-parameters (2025).
 */
export const TLSA_USAGE: Names = {
  0: "PKIX-TA",
  1: "PKIX-EE",
  2: "DANE-TA",
  3: "DANE-EE",
  255: "PrivCert",
};

/**
 * Selectors of TLSA records: https://www.iana.org/assignments/dane-parameters
 * (2025).
 */
export const TLSA_SELECTOR: Names = {
  0: "Cert",
  1: "SPKI",
  255: "PrivSel",
};

/**
 * Matching types of TLSA records:
 * https://www.iana.org/assignments/dane-parameters (2025).
 */
export const TLSA_MATCHING_TYPE: Names = {
  0: "Full",
  1: "SHA2-256",
  2: "SHA2-512",
  255: "PrivMatch",
};

/**
 * Certificate types of CERT records:
 * https://www.iana.org/assignments/cert-rr-types (2025).
 */
export const CERT_TYPE: Names = {
  1: "PKIX",
  2: "SPKI",
  3: "PGP",
  4: "IPKIX",
  5: "ISPKI",
  6: "IPGP",
  7: "ACPKIX",
  8: "IACPKIX",
  253: "URI",
  254: "OID",
};
