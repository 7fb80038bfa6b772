/** Registries of HIP: https://www.iana.org/assignments/hip-parameters (2025). */
import type { Names } from "./names.ts";

/** Packet types. */
export const HIP_PACKET: Names = {
  1: "I1",
  2: "R1",
  3: "I2",
  4: "R2",
  16: "UPDATE",
  17: "NOTIFY",
  18: "CLOSE",
  19: "CLOSE_ACK",
  20: "HDRR",
  32: "HIP_DATA",
};

/** Parameter types. */
export const HIP_PARAMETER: Names = {
  65: "ESP_INFO",
  128: "R1_Counter (deprecated)",
  129: "R1_COUNTER",
  193: "LOCATOR_SET",
  257: "PUZZLE",
  321: "SOLUTION",
  385: "SEQ",
  449: "ACK",
  511: "DH_GROUP_LIST",
  513: "DIFFIE_HELLMAN",
  577: "HIP_TRANSFORM",
  579: "HIP_CIPHER",
  608: "NAT_TRAVERSAL_MODE",
  610: "TRANSACTION_PACING",
  641: "ENCRYPTED",
  705: "HOST_ID",
  715: "HIT_SUITE_LIST",
  768: "CERT",
  832: "NOTIFICATION",
  897: "ECHO_REQUEST_SIGNED",
  930: "REG_INFO",
  932: "REG_REQUEST",
  934: "REG_RESPONSE",
  936: "REG_FAILED",
  950: "REG_FROM",
  961: "ECHO_RESPONSE_SIGNED",
  2049: "TRANSPORT_FORMAT_LIST",
  4095: "ESP_TRANSFORM",
  4481: "SEQ_DATA",
  4545: "ACK_DATA",
  4577: "PAYLOAD_MIC",
  4580: "TRANSACTION_ID",
  4592: "OVERLAY_ID",
  4601: "ROUTE_DST",
  4650: "RELAYED_ADDRESS",
  4660: "MAPPED_ADDRESS",
  4680: "PEER_PERMISSION",
  4700: "CANDIDATE_PRIORITY",
  4710: "NOMINATE",
  7680: "HIP_TRANSPORT_MODE",
  61505: "HIP_MAC",
  61569: "HIP_MAC_2",
  61633: "HIP_SIGNATURE_2",
  61697: "HIP_SIGNATURE",
  63661: "ECHO_REQUEST_UNSIGNED",
  63425: "ECHO_RESPONSE_UNSIGNED",
  63998: "RELAY_FROM",
  64002: "RELAY_TO",
  64011: "OVERLAY_TTL",
  64017: "ROUTE_VIA",
  65498: "FROM",
  65500: "RVS_HMAC",
  65502: "VIA_RVS",
  65520: "RELAY_HMAC",
};

/** Diffie-Hellman groups. */
export const HIP_DH_GROUP: Names = {
  1: "384-bit group",
  2: "OAKLEY well-known group 1",
  3: "1536 bit MODP group",
  4: "3072 bit MODP group",
  5: "6144 bit MODP group",
  6: "8192 bit MODP group",
  7: "NIST P 256",
  8: "NIST P 384",
  9: "NIST P 521",
  10: "SECP160R1",
  11: "2048 bit MODP group",
};

/** Suites of HIP_TRANSFORM: RFC 5201 §5.2.7. */
export const HIP_SUITE: Names = {
  1: "AES CBC with HMAC SHA1",
  2: "3DES CBC with HMAC SHA1",
  3: "3DES CBC with HMAC MD5",
  4: "BLOWFISH CBC with HMAC SHA1",
  5: "NULL ENCRYPT with HMAC SHA1",
  6: "NULL ENCRYPT with HMAC MD5",
};

/** Ciphers of HIP_CIPHER. */
export const HIP_CIPHER: Names = {
  1: "NULL-ENCRYPT",
  2: "AES-128-CBC",
  4: "AES-256-CBC",
};

/** HIT suites. */
export const HIP_HIT_SUITE: Names = {
  1: "RSA,DSA/SHA-256",
  2: "ECDSA/SHA-384",
  3: "ECDSA_LOW/SHA-1",
  5: "EdDSA/cSHAKE128",
};

/** Algorithms of host identities and signatures. */
export const HIP_HI_ALGORITHM: Names = {
  1: "NULL-ENCRYPT",
  3: "DSA",
  5: "RSA",
  7: "ECDSA",
  9: "ECDSA_LOW",
  13: "EdDSA",
};

/** Curves of ECDSA. */
export const HIP_ECDSA_CURVE: Names = {
  1: "NIST P-256",
  2: "NIST P-384",
};

/** Curves of ECDSA_LOW. */
export const HIP_ECDSA_LOW_CURVE: Names = {
  1: "SECP160R1",
};

/** Curves of EdDSA. */
export const HIP_EDDSA_CURVE: Names = {
  1: "EdDSA25519",
  2: "EdDSA25519ph",
  3: "EdDSA448",
  4: "EdDSA448ph",
};

/** Domain identifier types. */
export const HIP_DI_TYPE: Names = {
  0: "none included",
  1: "FQDN",
  2: "NAI",
};

/** Certificate types. */
export const HIP_CERTIFICATE: Names = {
  1: "X.509 v3",
  3: "Hash and URL of X.509 v3",
  5: "LDAP URL of X.509 v3",
  7: "Distinguished Name of X.509 v3",
};

/** Notify message types. */
export const HIP_NOTIFY: Names = {
  1: "UNSUPPORTED_CRITICAL_PARAMETER_TYPE",
  7: "INVALID_SYNTAX",
  14: "NO_DH_PROPOSAL_CHOSEN",
  15: "INVALID_DH_CHOSEN",
  16: "NO_HIP_PROPOSAL_CHOSEN",
  17: "INVALID_HIP_CIPHER_CHOSEN",
  18: "NO_ESP_PROPOSAL_CHOSEN",
  19: "INVALID_ESP_TRANSFORM_CHOSEN",
  20: "UNSUPPORTED_HIT_SUITE",
  24: "AUTHENTICATION_FAILED",
  26: "CHECKSUM_FAILED",
  28: "HIP_MAC_FAILED",
  32: "ENCRYPTION_FAILED",
  40: "INVALID_HIT",
  42: "BLOCKED_BY_POLICY",
  44: "RESPONDER_BUSY_PLEASE_RETRY",
  46: "LOCATOR_TYPE_UNSUPPORTED",
  48: "CREDENTIALS_REQUIRED",
  50: "INVALID_CERTIFICATE",
  51: "REG_REQUIRED",
  60: "NO_VALID_NAT_TRAVERSAL_MODE_PARAMETER",
  61: "CONNECTIVITY_CHECKS_FAILED",
  62: "MESSAGE_NOT_RELAYED",
  63: "SERVER_REFLEXIVE_CANDIDATE_ALLOCATION_FAILED",
  64: "RVS_HMAC_PROHIBITED_WITH_RELAY",
  70: "OVERLAY_TTL_EXCEEDED",
  90: "UNKNOWN_NEXT_HOP",
  100: "NO_VALID_HIP_TRANSPORT_MODE",
  16384: "I2_ACKNOWLEDGEMENT",
  16385: "NAT_KEEPALIVE",
};

/** Registration types. */
export const HIP_REGISTRATION: Names = {
  1: "RENDEZVOUS",
  2: "RELAY_UDP_HIP",
  3: "RELAY_UDP_ESP",
  4: "CANDIDATE_DISCOVERY",
};

/** Registration failure types. */
export const HIP_REGISTRATION_FAILURE: Names = {
  0: "Registration requires additional credentials",
  1: "Registration type unavailable",
  2: "Insufficient resources",
  3: "Invalid certificate",
  4: "Bad certificate",
  5: "Unsupported certificate",
  6: "Certificate expired",
  7: "Certificate other",
  8: "Unknown CA",
  9: "Simultaneous Rendezvous and Control Relay Service usage prohibited",
};

/** NAT traversal modes. */
export const HIP_NAT_TRAVERSAL: Names = {
  1: "UDP-ENCAPSULATION",
  2: "ICE-STUN-UDP",
  3: "ICE-HIP-UDP",
};

/** Suites of ESP_TRANSFORM. */
export const HIP_ESP_SUITE: Names = {
  1: "AES-128-CBC with HMAC-SHA1",
  7: "NULL with HMAC-SHA-256",
  8: "AES-128-CBC with HMAC-SHA-256",
  9: "AES-256-CBC with HMAC-SHA-256",
  10: "AES-CCM-8",
  11: "AES-CCM-16",
  12: "AES-GCM with an 8 octet ICV",
  13: "AES-GCM with a 16 octet ICV",
  14: "AES-CMAC-96",
  15: "AES-GMAC",
};

/** Transport modes. */
export const HIP_TRANSPORT_MODE: Names = {
  1: "DEFAULT",
  2: "ESP",
  3: "ESP_TCP",
};
