import type { Names } from "./names.ts";

/**
 * Protocol versions of TLS and DTLS records and hellos: RFC 8446 appendix D,
 * RFC 9147 §5.3, RFC 6101 appendix E and, for TLCP, GB/T 38636-2020 (2022-04).
 */
export const TLS_VERSION: Names = {
  0x0002: "SSL 2.0",
  0x0101: "TLCP 1.1",
  0x0300: "SSL 3.0",
  0x0301: "TLS 1.0",
  0x0302: "TLS 1.1",
  0x0303: "TLS 1.2",
  0x0304: "TLS 1.3",
  0x7f12: "TLS 1.3 (draft 18)",
  0x7f13: "TLS 1.3 (draft 19)",
  0x7f14: "TLS 1.3 (draft 20)",
  0x7f15: "TLS 1.3 (draft 21)",
  0x7f16: "TLS 1.3 (draft 22)",
  0x7f17: "TLS 1.3 (draft 23)",
  0x7f18: "TLS 1.3 (draft 24)",
  0x7f19: "TLS 1.3 (draft 25)",
  0x7f1a: "TLS 1.3 (draft 26)",
  0x7f1b: "TLS 1.3 (draft 27)",
  0x7f1c: "TLS 1.3 (draft 28)",
  0xfefc: "DTLS 1.3",
  0xfefd: "DTLS 1.2",
  0xfeff: "DTLS 1.0",
};

/**
 * TLS content types: https://www.iana.org/assignments/tls-parameters (2025).
 */
export const TLS_CONTENT_TYPE: Names = {
  20: "change_cipher_spec",
  21: "alert",
  22: "handshake",
  23: "application_data",
  24: "heartbeat",
  25: "tls12_cid",
  26: "ACK",
  27: "return_routability_check",
};

/**
 * TLS handshake types: https://www.iana.org/assignments/tls-parameters (2025),
 * without the suffix _RESERVED of those that TLS 1.3 retired.
 */
export const TLS_HANDSHAKE_TYPE: Names = {
  0: "hello_request",
  1: "client_hello",
  2: "server_hello",
  3: "hello_verify_request",
  4: "new_session_ticket",
  5: "end_of_early_data",
  6: "hello_retry_request",
  8: "encrypted_extensions",
  9: "request_connection_id",
  10: "new_connection_id",
  11: "certificate",
  12: "server_key_exchange",
  13: "certificate_request",
  14: "server_hello_done",
  15: "certificate_verify",
  16: "client_key_exchange",
  17: "client_certificate_request",
  20: "finished",
  21: "certificate_url",
  22: "certificate_status",
  23: "supplemental_data",
  24: "key_update",
  25: "compressed_certificate",
  26: "ekt_key",
  254: "message_hash",
};

/**
 * TLS cipher suites: https://www.iana.org/assignments/tls-parameters
 * (2026-09).
 */
export const TLS_CIPHER_SUITE: Names = {
  0x0000: "TLS_NULL_WITH_NULL_NULL",
  0x0001: "TLS_RSA_WITH_NULL_MD5",
  0x0002: "TLS_RSA_WITH_NULL_SHA",
  0x0003: "TLS_RSA_EXPORT_WITH_RC4_40_MD5",
  0x0004: "TLS_RSA_WITH_RC4_128_MD5",
  0x0005: "TLS_RSA_WITH_RC4_128_SHA",
  0x0006: "TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5",
  0x0007: "TLS_RSA_WITH_IDEA_CBC_SHA",
  0x0008: "TLS_RSA_EXPORT_WITH_DES40_CBC_SHA",
  0x0009: "TLS_RSA_WITH_DES_CBC_SHA",
  0x000a: "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
  0x000b: "TLS_DH_DSS_EXPORT_WITH_DES40_CBC_SHA",
  0x000c: "TLS_DH_DSS_WITH_DES_CBC_SHA",
  0x000d: "TLS_DH_DSS_WITH_3DES_EDE_CBC_SHA",
  0x000e: "TLS_DH_RSA_EXPORT_WITH_DES40_CBC_SHA",
  0x000f: "TLS_DH_RSA_WITH_DES_CBC_SHA",
  0x0010: "TLS_DH_RSA_WITH_3DES_EDE_CBC_SHA",
  0x0011: "TLS_DHE_DSS_EXPORT_WITH_DES40_CBC_SHA",
  0x0012: "TLS_DHE_DSS_WITH_DES_CBC_SHA",
  0x0013: "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA",
  0x0014: "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA",
  0x0015: "TLS_DHE_RSA_WITH_DES_CBC_SHA",
  0x0016: "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA",
  0x0017: "TLS_DH_anon_EXPORT_WITH_RC4_40_MD5",
  0x0018: "TLS_DH_anon_WITH_RC4_128_MD5",
  0x0019: "TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA",
  0x001a: "TLS_DH_anon_WITH_DES_CBC_SHA",
  0x001b: "TLS_DH_anon_WITH_3DES_EDE_CBC_SHA",
  0x001e: "TLS_KRB5_WITH_DES_CBC_SHA",
  0x001f: "TLS_KRB5_WITH_3DES_EDE_CBC_SHA",
  0x0020: "TLS_KRB5_WITH_RC4_128_SHA",
  0x0021: "TLS_KRB5_WITH_IDEA_CBC_SHA",
  0x0022: "TLS_KRB5_WITH_DES_CBC_MD5",
  0x0023: "TLS_KRB5_WITH_3DES_EDE_CBC_MD5",
  0x0024: "TLS_KRB5_WITH_RC4_128_MD5",
  0x0025: "TLS_KRB5_WITH_IDEA_CBC_MD5",
  0x0026: "TLS_KRB5_EXPORT_WITH_DES_CBC_40_SHA",
  0x0027: "TLS_KRB5_EXPORT_WITH_RC2_CBC_40_SHA",
  0x0028: "TLS_KRB5_EXPORT_WITH_RC4_40_SHA",
  0x0029: "TLS_KRB5_EXPORT_WITH_DES_CBC_40_MD5",
  0x002a: "TLS_KRB5_EXPORT_WITH_RC2_CBC_40_MD5",
  0x002b: "TLS_KRB5_EXPORT_WITH_RC4_40_MD5",
  0x002c: "TLS_PSK_WITH_NULL_SHA",
  0x002d: "TLS_DHE_PSK_WITH_NULL_SHA",
  0x002e: "TLS_RSA_PSK_WITH_NULL_SHA",
  0x002f: "TLS_RSA_WITH_AES_128_CBC_SHA",
  0x0030: "TLS_DH_DSS_WITH_AES_128_CBC_SHA",
  0x0031: "TLS_DH_RSA_WITH_AES_128_CBC_SHA",
  0x0032: "TLS_DHE_DSS_WITH_AES_128_CBC_SHA",
  0x0033: "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
  0x0034: "TLS_DH_anon_WITH_AES_128_CBC_SHA",
  0x0035: "TLS_RSA_WITH_AES_256_CBC_SHA",
  0x0036: "TLS_DH_DSS_WITH_AES_256_CBC_SHA",
  0x0037: "TLS_DH_RSA_WITH_AES_256_CBC_SHA",
  0x0038: "TLS_DHE_DSS_WITH_AES_256_CBC_SHA",
  0x0039: "TLS_DHE_RSA_WITH_AES_256_CBC_SHA",
  0x003a: "TLS_DH_anon_WITH_AES_256_CBC_SHA",
  0x003b: "TLS_RSA_WITH_NULL_SHA256",
  0x003c: "TLS_RSA_WITH_AES_128_CBC_SHA256",
  0x003d: "TLS_RSA_WITH_AES_256_CBC_SHA256",
  0x003e: "TLS_DH_DSS_WITH_AES_128_CBC_SHA256",
  0x003f: "TLS_DH_RSA_WITH_AES_128_CBC_SHA256",
  0x0040: "TLS_DHE_DSS_WITH_AES_128_CBC_SHA256",
  0x0041: "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA",
  0x0042: "TLS_DH_DSS_WITH_CAMELLIA_128_CBC_SHA",
  0x0043: "TLS_DH_RSA_WITH_CAMELLIA_128_CBC_SHA",
  0x0044: "TLS_DHE_DSS_WITH_CAMELLIA_128_CBC_SHA",
  0x0045: "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA",
  0x0046: "TLS_DH_anon_WITH_CAMELLIA_128_CBC_SHA",
  0x0067: "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
  0x0068: "TLS_DH_DSS_WITH_AES_256_CBC_SHA256",
  0x0069: "TLS_DH_RSA_WITH_AES_256_CBC_SHA256",
  0x006a: "TLS_DHE_DSS_WITH_AES_256_CBC_SHA256",
  0x006b: "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
  0x006c: "TLS_DH_anon_WITH_AES_128_CBC_SHA256",
  0x006d: "TLS_DH_anon_WITH_AES_256_CBC_SHA256",
  0x006e: "TLS_ASCONAEAD128_ASCONHASH256",
  0x006f: "TLS_ASCONAEAD128_SHA256",
  0x0070: "TLS_AES_128_GCM_ASCONHASH256",
  0x0071: "TLS_AES_128_CCM_ASCONHASH256",
  0x0084: "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA",
  0x0085: "TLS_DH_DSS_WITH_CAMELLIA_256_CBC_SHA",
  0x0086: "TLS_DH_RSA_WITH_CAMELLIA_256_CBC_SHA",
  0x0087: "TLS_DHE_DSS_WITH_CAMELLIA_256_CBC_SHA",
  0x0088: "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA",
  0x0089: "TLS_DH_anon_WITH_CAMELLIA_256_CBC_SHA",
  0x008a: "TLS_PSK_WITH_RC4_128_SHA",
  0x008b: "TLS_PSK_WITH_3DES_EDE_CBC_SHA",
  0x008c: "TLS_PSK_WITH_AES_128_CBC_SHA",
  0x008d: "TLS_PSK_WITH_AES_256_CBC_SHA",
  0x008e: "TLS_DHE_PSK_WITH_RC4_128_SHA",
  0x008f: "TLS_DHE_PSK_WITH_3DES_EDE_CBC_SHA",
  0x0090: "TLS_DHE_PSK_WITH_AES_128_CBC_SHA",
  0x0091: "TLS_DHE_PSK_WITH_AES_256_CBC_SHA",
  0x0092: "TLS_RSA_PSK_WITH_RC4_128_SHA",
  0x0093: "TLS_RSA_PSK_WITH_3DES_EDE_CBC_SHA",
  0x0094: "TLS_RSA_PSK_WITH_AES_128_CBC_SHA",
  0x0095: "TLS_RSA_PSK_WITH_AES_256_CBC_SHA",
  0x0096: "TLS_RSA_WITH_SEED_CBC_SHA",
  0x0097: "TLS_DH_DSS_WITH_SEED_CBC_SHA",
  0x0098: "TLS_DH_RSA_WITH_SEED_CBC_SHA",
  0x0099: "TLS_DHE_DSS_WITH_SEED_CBC_SHA",
  0x009a: "TLS_DHE_RSA_WITH_SEED_CBC_SHA",
  0x009b: "TLS_DH_anon_WITH_SEED_CBC_SHA",
  0x009c: "TLS_RSA_WITH_AES_128_GCM_SHA256",
  0x009d: "TLS_RSA_WITH_AES_256_GCM_SHA384",
  0x009e: "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
  0x009f: "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
  0x00a0: "TLS_DH_RSA_WITH_AES_128_GCM_SHA256",
  0x00a1: "TLS_DH_RSA_WITH_AES_256_GCM_SHA384",
  0x00a2: "TLS_DHE_DSS_WITH_AES_128_GCM_SHA256",
  0x00a3: "TLS_DHE_DSS_WITH_AES_256_GCM_SHA384",
  0x00a4: "TLS_DH_DSS_WITH_AES_128_GCM_SHA256",
  0x00a5: "TLS_DH_DSS_WITH_AES_256_GCM_SHA384",
  0x00a6: "TLS_DH_anon_WITH_AES_128_GCM_SHA256",
  0x00a7: "TLS_DH_anon_WITH_AES_256_GCM_SHA384",
  0x00a8: "TLS_PSK_WITH_AES_128_GCM_SHA256",
  0x00a9: "TLS_PSK_WITH_AES_256_GCM_SHA384",
  0x00aa: "TLS_DHE_PSK_WITH_AES_128_GCM_SHA256",
  0x00ab: "TLS_DHE_PSK_WITH_AES_256_GCM_SHA384",
  0x00ac: "TLS_RSA_PSK_WITH_AES_128_GCM_SHA256",
  0x00ad: "TLS_RSA_PSK_WITH_AES_256_GCM_SHA384",
  0x00ae: "TLS_PSK_WITH_AES_128_CBC_SHA256",
  0x00af: "TLS_PSK_WITH_AES_256_CBC_SHA384",
  0x00b0: "TLS_PSK_WITH_NULL_SHA256",
  0x00b1: "TLS_PSK_WITH_NULL_SHA384",
  0x00b2: "TLS_DHE_PSK_WITH_AES_128_CBC_SHA256",
  0x00b3: "TLS_DHE_PSK_WITH_AES_256_CBC_SHA384",
  0x00b4: "TLS_DHE_PSK_WITH_NULL_SHA256",
  0x00b5: "TLS_DHE_PSK_WITH_NULL_SHA384",
  0x00b6: "TLS_RSA_PSK_WITH_AES_128_CBC_SHA256",
  0x00b7: "TLS_RSA_PSK_WITH_AES_256_CBC_SHA384",
  0x00b8: "TLS_RSA_PSK_WITH_NULL_SHA256",
  0x00b9: "TLS_RSA_PSK_WITH_NULL_SHA384",
  0x00ba: "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA256",
  0x00bb: "TLS_DH_DSS_WITH_CAMELLIA_128_CBC_SHA256",
  0x00bc: "TLS_DH_RSA_WITH_CAMELLIA_128_CBC_SHA256",
  0x00bd: "TLS_DHE_DSS_WITH_CAMELLIA_128_CBC_SHA256",
  0x00be: "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA256",
  0x00bf: "TLS_DH_anon_WITH_CAMELLIA_128_CBC_SHA256",
  0x00c0: "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA256",
  0x00c1: "TLS_DH_DSS_WITH_CAMELLIA_256_CBC_SHA256",
  0x00c2: "TLS_DH_RSA_WITH_CAMELLIA_256_CBC_SHA256",
  0x00c3: "TLS_DHE_DSS_WITH_CAMELLIA_256_CBC_SHA256",
  0x00c4: "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA256",
  0x00c5: "TLS_DH_anon_WITH_CAMELLIA_256_CBC_SHA256",
  0x00c6: "TLS_SM4_GCM_SM3",
  0x00c7: "TLS_SM4_CCM_SM3",
  0x00ff: "TLS_EMPTY_RENEGOTIATION_INFO_SCSV",
  0x1301: "TLS_AES_128_GCM_SHA256",
  0x1302: "TLS_AES_256_GCM_SHA384",
  0x1303: "TLS_CHACHA20_POLY1305_SHA256",
  0x1304: "TLS_AES_128_CCM_SHA256",
  0x1305: "TLS_AES_128_CCM_8_SHA256",
  0x1306: "TLS_AEGIS_256_SHA512",
  0x1307: "TLS_AEGIS_128L_SHA256",
  0x5600: "TLS_FALLBACK_SCSV",
  0xc001: "TLS_ECDH_ECDSA_WITH_NULL_SHA",
  0xc002: "TLS_ECDH_ECDSA_WITH_RC4_128_SHA",
  0xc003: "TLS_ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA",
  0xc004: "TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA",
  0xc005: "TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA",
  0xc006: "TLS_ECDHE_ECDSA_WITH_NULL_SHA",
  0xc007: "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA",
  0xc008: "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA",
  0xc009: "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
  0xc00a: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
  0xc00b: "TLS_ECDH_RSA_WITH_NULL_SHA",
  0xc00c: "TLS_ECDH_RSA_WITH_RC4_128_SHA",
  0xc00d: "TLS_ECDH_RSA_WITH_3DES_EDE_CBC_SHA",
  0xc00e: "TLS_ECDH_RSA_WITH_AES_128_CBC_SHA",
  0xc00f: "TLS_ECDH_RSA_WITH_AES_256_CBC_SHA",
  0xc010: "TLS_ECDHE_RSA_WITH_NULL_SHA",
  0xc011: "TLS_ECDHE_RSA_WITH_RC4_128_SHA",
  0xc012: "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
  0xc013: "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
  0xc014: "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
  0xc015: "TLS_ECDH_anon_WITH_NULL_SHA",
  0xc016: "TLS_ECDH_anon_WITH_RC4_128_SHA",
  0xc017: "TLS_ECDH_anon_WITH_3DES_EDE_CBC_SHA",
  0xc018: "TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
  0xc019: "TLS_ECDH_anon_WITH_AES_256_CBC_SHA",
  0xc01a: "TLS_SRP_SHA_WITH_3DES_EDE_CBC_SHA",
  0xc01b: "TLS_SRP_SHA_RSA_WITH_3DES_EDE_CBC_SHA",
  0xc01c: "TLS_SRP_SHA_DSS_WITH_3DES_EDE_CBC_SHA",
  0xc01d: "TLS_SRP_SHA_WITH_AES_128_CBC_SHA",
  0xc01e: "TLS_SRP_SHA_RSA_WITH_AES_128_CBC_SHA",
  0xc01f: "TLS_SRP_SHA_DSS_WITH_AES_128_CBC_SHA",
  0xc020: "TLS_SRP_SHA_WITH_AES_256_CBC_SHA",
  0xc021: "TLS_SRP_SHA_RSA_WITH_AES_256_CBC_SHA",
  0xc022: "TLS_SRP_SHA_DSS_WITH_AES_256_CBC_SHA",
  0xc023: "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
  0xc024: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
  0xc025: "TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA256",
  0xc026: "TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA384",
  0xc027: "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
  0xc028: "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
  0xc029: "TLS_ECDH_RSA_WITH_AES_128_CBC_SHA256",
  0xc02a: "TLS_ECDH_RSA_WITH_AES_256_CBC_SHA384",
  0xc02b: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
  0xc02c: "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
  0xc02d: "TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256",
  0xc02e: "TLS_ECDH_ECDSA_WITH_AES_256_GCM_SHA384",
  0xc02f: "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
  0xc030: "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
  0xc031: "TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256",
  0xc032: "TLS_ECDH_RSA_WITH_AES_256_GCM_SHA384",
  0xc033: "TLS_ECDHE_PSK_WITH_RC4_128_SHA",
  0xc034: "TLS_ECDHE_PSK_WITH_3DES_EDE_CBC_SHA",
  0xc035: "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA",
  0xc036: "TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA",
  0xc037: "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256",
  0xc038: "TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA384",
  0xc039: "TLS_ECDHE_PSK_WITH_NULL_SHA",
  0xc03a: "TLS_ECDHE_PSK_WITH_NULL_SHA256",
  0xc03b: "TLS_ECDHE_PSK_WITH_NULL_SHA384",
  0xc03c: "TLS_RSA_WITH_ARIA_128_CBC_SHA256",
  0xc03d: "TLS_RSA_WITH_ARIA_256_CBC_SHA384",
  0xc03e: "TLS_DH_DSS_WITH_ARIA_128_CBC_SHA256",
  0xc03f: "TLS_DH_DSS_WITH_ARIA_256_CBC_SHA384",
  0xc040: "TLS_DH_RSA_WITH_ARIA_128_CBC_SHA256",
  0xc041: "TLS_DH_RSA_WITH_ARIA_256_CBC_SHA384",
  0xc042: "TLS_DHE_DSS_WITH_ARIA_128_CBC_SHA256",
  0xc043: "TLS_DHE_DSS_WITH_ARIA_256_CBC_SHA384",
  0xc044: "TLS_DHE_RSA_WITH_ARIA_128_CBC_SHA256",
  0xc045: "TLS_DHE_RSA_WITH_ARIA_256_CBC_SHA384",
  0xc046: "TLS_DH_anon_WITH_ARIA_128_CBC_SHA256",
  0xc047: "TLS_DH_anon_WITH_ARIA_256_CBC_SHA384",
  0xc048: "TLS_ECDHE_ECDSA_WITH_ARIA_128_CBC_SHA256",
  0xc049: "TLS_ECDHE_ECDSA_WITH_ARIA_256_CBC_SHA384",
  0xc04a: "TLS_ECDH_ECDSA_WITH_ARIA_128_CBC_SHA256",
  0xc04b: "TLS_ECDH_ECDSA_WITH_ARIA_256_CBC_SHA384",
  0xc04c: "TLS_ECDHE_RSA_WITH_ARIA_128_CBC_SHA256",
  0xc04d: "TLS_ECDHE_RSA_WITH_ARIA_256_CBC_SHA384",
  0xc04e: "TLS_ECDH_RSA_WITH_ARIA_128_CBC_SHA256",
  0xc04f: "TLS_ECDH_RSA_WITH_ARIA_256_CBC_SHA384",
  0xc050: "TLS_RSA_WITH_ARIA_128_GCM_SHA256",
  0xc051: "TLS_RSA_WITH_ARIA_256_GCM_SHA384",
  0xc052: "TLS_DHE_RSA_WITH_ARIA_128_GCM_SHA256",
  0xc053: "TLS_DHE_RSA_WITH_ARIA_256_GCM_SHA384",
  0xc054: "TLS_DH_RSA_WITH_ARIA_128_GCM_SHA256",
  0xc055: "TLS_DH_RSA_WITH_ARIA_256_GCM_SHA384",
  0xc056: "TLS_DHE_DSS_WITH_ARIA_128_GCM_SHA256",
  0xc057: "TLS_DHE_DSS_WITH_ARIA_256_GCM_SHA384",
  0xc058: "TLS_DH_DSS_WITH_ARIA_128_GCM_SHA256",
  0xc059: "TLS_DH_DSS_WITH_ARIA_256_GCM_SHA384",
  0xc05a: "TLS_DH_anon_WITH_ARIA_128_GCM_SHA256",
  0xc05b: "TLS_DH_anon_WITH_ARIA_256_GCM_SHA384",
  0xc05c: "TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256",
  0xc05d: "TLS_ECDHE_ECDSA_WITH_ARIA_256_GCM_SHA384",
  0xc05e: "TLS_ECDH_ECDSA_WITH_ARIA_128_GCM_SHA256",
  0xc05f: "TLS_ECDH_ECDSA_WITH_ARIA_256_GCM_SHA384",
  0xc060: "TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256",
  0xc061: "TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384",
  0xc062: "TLS_ECDH_RSA_WITH_ARIA_128_GCM_SHA256",
  0xc063: "TLS_ECDH_RSA_WITH_ARIA_256_GCM_SHA384",
  0xc064: "TLS_PSK_WITH_ARIA_128_CBC_SHA256",
  0xc065: "TLS_PSK_WITH_ARIA_256_CBC_SHA384",
  0xc066: "TLS_DHE_PSK_WITH_ARIA_128_CBC_SHA256",
  0xc067: "TLS_DHE_PSK_WITH_ARIA_256_CBC_SHA384",
  0xc068: "TLS_RSA_PSK_WITH_ARIA_128_CBC_SHA256",
  0xc069: "TLS_RSA_PSK_WITH_ARIA_256_CBC_SHA384",
  0xc06a: "TLS_PSK_WITH_ARIA_128_GCM_SHA256",
  0xc06b: "TLS_PSK_WITH_ARIA_256_GCM_SHA384",
  0xc06c: "TLS_DHE_PSK_WITH_ARIA_128_GCM_SHA256",
  0xc06d: "TLS_DHE_PSK_WITH_ARIA_256_GCM_SHA384",
  0xc06e: "TLS_RSA_PSK_WITH_ARIA_128_GCM_SHA256",
  0xc06f: "TLS_RSA_PSK_WITH_ARIA_256_GCM_SHA384",
  0xc070: "TLS_ECDHE_PSK_WITH_ARIA_128_CBC_SHA256",
  0xc071: "TLS_ECDHE_PSK_WITH_ARIA_256_CBC_SHA384",
  0xc072: "TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256",
  0xc073: "TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_CBC_SHA384",
  0xc074: "TLS_ECDH_ECDSA_WITH_CAMELLIA_128_CBC_SHA256",
  0xc075: "TLS_ECDH_ECDSA_WITH_CAMELLIA_256_CBC_SHA384",
  0xc076: "TLS_ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256",
  0xc077: "TLS_ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384",
  0xc078: "TLS_ECDH_RSA_WITH_CAMELLIA_128_CBC_SHA256",
  0xc079: "TLS_ECDH_RSA_WITH_CAMELLIA_256_CBC_SHA384",
  0xc07a: "TLS_RSA_WITH_CAMELLIA_128_GCM_SHA256",
  0xc07b: "TLS_RSA_WITH_CAMELLIA_256_GCM_SHA384",
  0xc07c: "TLS_DHE_RSA_WITH_CAMELLIA_128_GCM_SHA256",
  0xc07d: "TLS_DHE_RSA_WITH_CAMELLIA_256_GCM_SHA384",
  0xc07e: "TLS_DH_RSA_WITH_CAMELLIA_128_GCM_SHA256",
  0xc07f: "TLS_DH_RSA_WITH_CAMELLIA_256_GCM_SHA384",
  0xc080: "TLS_DHE_DSS_WITH_CAMELLIA_128_GCM_SHA256",
  0xc081: "TLS_DHE_DSS_WITH_CAMELLIA_256_GCM_SHA384",
  0xc082: "TLS_DH_DSS_WITH_CAMELLIA_128_GCM_SHA256",
  0xc083: "TLS_DH_DSS_WITH_CAMELLIA_256_GCM_SHA384",
  0xc084: "TLS_DH_anon_WITH_CAMELLIA_128_GCM_SHA256",
  0xc085: "TLS_DH_anon_WITH_CAMELLIA_256_GCM_SHA384",
  0xc086: "TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_GCM_SHA256",
  0xc087: "TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_GCM_SHA384",
  0xc088: "TLS_ECDH_ECDSA_WITH_CAMELLIA_128_GCM_SHA256",
  0xc089: "TLS_ECDH_ECDSA_WITH_CAMELLIA_256_GCM_SHA384",
  0xc08a: "TLS_ECDHE_RSA_WITH_CAMELLIA_128_GCM_SHA256",
  0xc08b: "TLS_ECDHE_RSA_WITH_CAMELLIA_256_GCM_SHA384",
  0xc08c: "TLS_ECDH_RSA_WITH_CAMELLIA_128_GCM_SHA256",
  0xc08d: "TLS_ECDH_RSA_WITH_CAMELLIA_256_GCM_SHA384",
  0xc08e: "TLS_PSK_WITH_CAMELLIA_128_GCM_SHA256",
  0xc08f: "TLS_PSK_WITH_CAMELLIA_256_GCM_SHA384",
  0xc090: "TLS_DHE_PSK_WITH_CAMELLIA_128_GCM_SHA256",
  0xc091: "TLS_DHE_PSK_WITH_CAMELLIA_256_GCM_SHA384",
  0xc092: "TLS_RSA_PSK_WITH_CAMELLIA_128_GCM_SHA256",
  0xc093: "TLS_RSA_PSK_WITH_CAMELLIA_256_GCM_SHA384",
  0xc094: "TLS_PSK_WITH_CAMELLIA_128_CBC_SHA256",
  0xc095: "TLS_PSK_WITH_CAMELLIA_256_CBC_SHA384",
  0xc096: "TLS_DHE_PSK_WITH_CAMELLIA_128_CBC_SHA256",
  0xc097: "TLS_DHE_PSK_WITH_CAMELLIA_256_CBC_SHA384",
  0xc098: "TLS_RSA_PSK_WITH_CAMELLIA_128_CBC_SHA256",
  0xc099: "TLS_RSA_PSK_WITH_CAMELLIA_256_CBC_SHA384",
  0xc09a: "TLS_ECDHE_PSK_WITH_CAMELLIA_128_CBC_SHA256",
  0xc09b: "TLS_ECDHE_PSK_WITH_CAMELLIA_256_CBC_SHA384",
  0xc09c: "TLS_RSA_WITH_AES_128_CCM",
  0xc09d: "TLS_RSA_WITH_AES_256_CCM",
  0xc09e: "TLS_DHE_RSA_WITH_AES_128_CCM",
  0xc09f: "TLS_DHE_RSA_WITH_AES_256_CCM",
  0xc0a0: "TLS_RSA_WITH_AES_128_CCM_8",
  0xc0a1: "TLS_RSA_WITH_AES_256_CCM_8",
  0xc0a2: "TLS_DHE_RSA_WITH_AES_128_CCM_8",
  0xc0a3: "TLS_DHE_RSA_WITH_AES_256_CCM_8",
  0xc0a4: "TLS_PSK_WITH_AES_128_CCM",
  0xc0a5: "TLS_PSK_WITH_AES_256_CCM",
  0xc0a6: "TLS_DHE_PSK_WITH_AES_128_CCM",
  0xc0a7: "TLS_DHE_PSK_WITH_AES_256_CCM",
  0xc0a8: "TLS_PSK_WITH_AES_128_CCM_8",
  0xc0a9: "TLS_PSK_WITH_AES_256_CCM_8",
  0xc0aa: "TLS_PSK_DHE_WITH_AES_128_CCM_8",
  0xc0ab: "TLS_PSK_DHE_WITH_AES_256_CCM_8",
  0xc0ac: "TLS_ECDHE_ECDSA_WITH_AES_128_CCM",
  0xc0ad: "TLS_ECDHE_ECDSA_WITH_AES_256_CCM",
  0xc0ae: "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8",
  0xc0af: "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8",
  0xc0b0: "TLS_ECCPWD_WITH_AES_128_GCM_SHA256",
  0xc0b1: "TLS_ECCPWD_WITH_AES_256_GCM_SHA384",
  0xc0b2: "TLS_ECCPWD_WITH_AES_128_CCM_SHA256",
  0xc0b3: "TLS_ECCPWD_WITH_AES_256_CCM_SHA384",
  0xc0b4: "TLS_SHA256_SHA256",
  0xc0b5: "TLS_SHA384_SHA384",
  0xc100: "TLS_GOSTR341112_256_WITH_KUZNYECHIK_CTR_OMAC",
  0xc101: "TLS_GOSTR341112_256_WITH_MAGMA_CTR_OMAC",
  0xc102: "TLS_GOSTR341112_256_WITH_28147_CNT_IMIT",
  0xc103: "TLS_GOSTR341112_256_WITH_KUZNYECHIK_MGM_L",
  0xc104: "TLS_GOSTR341112_256_WITH_MAGMA_MGM_L",
  0xc105: "TLS_GOSTR341112_256_WITH_KUZNYECHIK_MGM_S",
  0xc106: "TLS_GOSTR341112_256_WITH_MAGMA_MGM_S",
  0xcca8: "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  0xcca9: "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
  0xccaa: "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  0xccab: "TLS_PSK_WITH_CHACHA20_POLY1305_SHA256",
  0xccac: "TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256",
  0xccad: "TLS_DHE_PSK_WITH_CHACHA20_POLY1305_SHA256",
  0xccae: "TLS_RSA_PSK_WITH_CHACHA20_POLY1305_SHA256",
  0xd001: "TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256",
  0xd002: "TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384",
  0xd003: "TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256",
  0xd005: "TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256",
};

/**
 * TLS extensions: https://www.iana.org/assignments/tls-extensiontype-values
 * (2026-09), and those of drafts that are in use: next protocol negotiation,
 * application settings, channel_id, key_share before draft 23 of TLS 1.3, QUIC
 * before RFC 9001, encrypted_server_name.
 */
export const TLS_EXTENSION: Names = {
  0: "server_name",
  1: "max_fragment_length",
  2: "client_certificate_url",
  3: "trusted_ca_keys",
  4: "truncated_hmac",
  5: "status_request",
  6: "user_mapping",
  7: "client_authz",
  8: "server_authz",
  9: "cert_type",
  10: "supported_groups",
  11: "ec_point_formats",
  12: "srp",
  13: "signature_algorithms",
  14: "use_srtp",
  15: "heartbeat",
  16: "application_layer_protocol_negotiation",
  17: "status_request_v2",
  18: "signed_certificate_timestamp",
  19: "client_certificate_type",
  20: "server_certificate_type",
  21: "padding",
  22: "encrypt_then_mac",
  23: "extended_main_secret",
  24: "token_binding",
  25: "cached_info",
  26: "tls_lts",
  27: "compress_certificate",
  28: "record_size_limit",
  29: "pwd_protect",
  30: "pwd_clear",
  31: "password_salt",
  32: "ticket_pinning",
  33: "tls_cert_with_extern_psk",
  34: "delegated_credential",
  35: "session_ticket",
  36: "TLMSP",
  37: "TLMSP_proxying",
  38: "TLMSP_delegate",
  39: "supported_ekt_ciphers",
  40: "key_share (draft)",
  41: "pre_shared_key",
  42: "early_data",
  43: "supported_versions",
  44: "cookie",
  45: "psk_key_exchange_modes",
  47: "certificate_authorities",
  48: "oid_filters",
  49: "post_handshake_auth",
  50: "signature_algorithms_cert",
  51: "key_share",
  52: "transparency_info",
  53: "connection_id (deprecated)",
  54: "connection_id",
  55: "external_id_hash",
  56: "external_session_id",
  57: "quic_transport_parameters",
  58: "ticket_request",
  59: "dnssec_chain",
  60: "sequence_number_encryption_algorithms",
  61: "rrc",
  62: "tls_flags",
  13172: "next_protocol_negotiation",
  17513: "application_settings (old)",
  17613: "application_settings",
  30032: "channel_id",
  64768: "ech_outer_extensions",
  65037: "encrypted_client_hello",
  65281: "renegotiation_info",
  65445: "quic_transport_parameters (draft)",
  65486: "encrypted_server_name (draft)",
};

/**
 * TLS supported groups: https://www.iana.org/assignments/tls-parameters
 * (2026-09).
 */
export const TLS_GROUP: Names = {
  0x0001: "sect163k1",
  0x0002: "sect163r1",
  0x0003: "sect163r2",
  0x0004: "sect193r1",
  0x0005: "sect193r2",
  0x0006: "sect233k1",
  0x0007: "sect233r1",
  0x0008: "sect239k1",
  0x0009: "sect283k1",
  0x000a: "sect283r1",
  0x000b: "sect409k1",
  0x000c: "sect409r1",
  0x000d: "sect571k1",
  0x000e: "sect571r1",
  0x000f: "secp160k1",
  0x0010: "secp160r1",
  0x0011: "secp160r2",
  0x0012: "secp192k1",
  0x0013: "secp192r1",
  0x0014: "secp224k1",
  0x0015: "secp224r1",
  0x0016: "secp256k1",
  0x0017: "secp256r1",
  0x0018: "secp384r1",
  0x0019: "secp521r1",
  0x001a: "brainpoolP256r1",
  0x001b: "brainpoolP384r1",
  0x001c: "brainpoolP512r1",
  0x001d: "x25519",
  0x001e: "x448",
  0x001f: "brainpoolP256r1tls13",
  0x0020: "brainpoolP384r1tls13",
  0x0021: "brainpoolP512r1tls13",
  0x0022: "GC256A",
  0x0023: "GC256B",
  0x0024: "GC256C",
  0x0025: "GC256D",
  0x0026: "GC512A",
  0x0027: "GC512B",
  0x0028: "GC512C",
  0x0029: "curveSM2",
  0x0100: "ffdhe2048",
  0x0101: "ffdhe3072",
  0x0102: "ffdhe4096",
  0x0103: "ffdhe6144",
  0x0104: "ffdhe8192",
  0x0200: "MLKEM512",
  0x0201: "MLKEM768",
  0x0202: "MLKEM1024",
  0x11e9: "SecP256r1MLKEM512",
  0x11ea: "MLKEM512X25519",
  0x11eb: "SecP256r1MLKEM768",
  0x11ec: "X25519MLKEM768",
  0x11ed: "SecP384r1MLKEM1024",
  0x11ee: "curveSM2MLKEM768",
  0x6399: "X25519Kyber768Draft00",
  0x639a: "SecP256r1Kyber768Draft00",
  0xff01: "arbitrary_explicit_prime_curves",
  0xff02: "arbitrary_explicit_char2_curves",
};

/**
 * TLS signature schemes: https://www.iana.org/assignments/tls-parameters
 * (2026-09).
 */
export const TLS_SIGNATURE_SCHEME: Names = {
  0x0201: "rsa_pkcs1_sha1",
  0x0203: "ecdsa_sha1",
  0x0401: "rsa_pkcs1_sha256",
  0x0403: "ecdsa_secp256r1_sha256",
  0x0420: "rsa_pkcs1_sha256_legacy",
  0x0501: "rsa_pkcs1_sha384",
  0x0503: "ecdsa_secp384r1_sha384",
  0x0520: "rsa_pkcs1_sha384_legacy",
  0x0601: "rsa_pkcs1_sha512",
  0x0603: "ecdsa_secp521r1_sha512",
  0x0620: "rsa_pkcs1_sha512_legacy",
  0x0704: "eccsi_sha256",
  0x0705: "iso_ibs1",
  0x0706: "iso_ibs2",
  0x0707: "iso_chinese_ibs",
  0x0708: "sm2sig_sm3",
  0x0709: "gostr34102012_256a",
  0x070a: "gostr34102012_256b",
  0x070b: "gostr34102012_256c",
  0x070c: "gostr34102012_256d",
  0x070d: "gostr34102012_512a",
  0x070e: "gostr34102012_512b",
  0x070f: "gostr34102012_512c",
  0x0804: "rsa_pss_rsae_sha256",
  0x0805: "rsa_pss_rsae_sha384",
  0x0806: "rsa_pss_rsae_sha512",
  0x0807: "ed25519",
  0x0808: "ed448",
  0x0809: "rsa_pss_pss_sha256",
  0x080a: "rsa_pss_pss_sha384",
  0x080b: "rsa_pss_pss_sha512",
  0x081a: "ecdsa_brainpoolP256r1tls13_sha256",
  0x081b: "ecdsa_brainpoolP384r1tls13_sha384",
  0x081c: "ecdsa_brainpoolP512r1tls13_sha512",
  0x0904: "mldsa44",
  0x0905: "mldsa65",
  0x0906: "mldsa87",
  0x0911: "slhdsa_sha2_128s",
  0x0912: "slhdsa_sha2_128f",
  0x0913: "slhdsa_sha2_192s",
  0x0914: "slhdsa_sha2_192f",
  0x0915: "slhdsa_sha2_256s",
  0x0916: "slhdsa_sha2_256f",
  0x0917: "slhdsa_shake_128s",
  0x0918: "slhdsa_shake_128f",
  0x0919: "slhdsa_shake_192s",
  0x091a: "slhdsa_shake_192f",
  0x091b: "slhdsa_shake_256s",
  0x091c: "slhdsa_shake_256f",
};

/**
 * TLS alerts: https://www.iana.org/assignments/tls-parameters (2025), without
 * the suffix _RESERVED of those that TLS retired.
 */
export const TLS_ALERT: Names = {
  0: "close_notify",
  10: "unexpected_message",
  20: "bad_record_mac",
  21: "decryption_failed",
  22: "record_overflow",
  30: "decompression_failure",
  40: "handshake_failure",
  41: "no_certificate",
  42: "bad_certificate",
  43: "unsupported_certificate",
  44: "certificate_revoked",
  45: "certificate_expired",
  46: "certificate_unknown",
  47: "illegal_parameter",
  48: "unknown_ca",
  49: "access_denied",
  50: "decode_error",
  51: "decrypt_error",
  52: "too_many_cids_requested",
  60: "export_restriction",
  70: "protocol_version",
  71: "insufficient_security",
  80: "internal_error",
  86: "inappropriate_fallback",
  90: "user_canceled",
  100: "no_renegotiation",
  109: "missing_extension",
  110: "unsupported_extension",
  111: "certificate_unobtainable",
  112: "unrecognized_name",
  113: "bad_certificate_status_response",
  114: "bad_certificate_hash_value",
  115: "unknown_psk_identity",
  116: "certificate_required",
  117: "general_error",
  120: "no_application_protocol",
  121: "ech_required",
};

/** TLS alert levels: RFC 8446 §6 (2018-08). */
export const TLS_ALERT_LEVEL: Names = {
  1: "warning",
  2: "fatal",
};

/**
 * TLS compression methods: https://www.iana.org/assignments/comp-meth-ids
 * (2025).
 */
export const TLS_COMPRESSION: Names = {
  0: "NULL",
  1: "DEFLATE",
  64: "LZS",
};

/**
 * TLS EC point formats: https://www.iana.org/assignments/tls-parameters
 * (2025).
 */
export const TLS_EC_POINT_FORMAT: Names = {
  0: "uncompressed",
  1: "ansiX962_compressed_prime",
  2: "ansiX962_compressed_char2",
};

/**
 * TLS PSK key exchange modes: https://www.iana.org/assignments/tls-parameters
 * (2025).
 */
export const TLS_PSK_MODE: Names = {
  0: "psk_ke",
  1: "psk_dhe_ke",
};

/**
 * TLS certificate compression algorithms:
 * https://www.iana.org/assignments/tls-extensiontype-values (2025).
 */
export const TLS_CERT_COMPRESSION: Names = {
  1: "zlib",
  2: "brotli",
  3: "zstd",
};

/**
 * TLS certificate status types:
 * https://www.iana.org/assignments/tls-extensiontype-values (2025).
 */
export const TLS_CERTIFICATE_STATUS_TYPE: Names = {
  1: "ocsp",
  2: "ocsp_multi",
};

/** Ciphers of SSL 2.0: RFC 6101 appendix E.1 (2011-08). */
export const SSL2_CIPHER: Names = {
  0x010080: "SSL_CK_RC4_128_WITH_MD5",
  0x020080: "SSL_CK_RC4_128_EXPORT40_WITH_MD5",
  0x030080: "SSL_CK_RC2_128_CBC_WITH_MD5",
  0x040080: "SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5",
  0x050080: "SSL_CK_IDEA_128_CBC_WITH_MD5",
  0x060040: "SSL_CK_DES_64_CBC_WITH_MD5",
  0x0700c0: "SSL_CK_DES_192_EDE3_CBC_WITH_MD5",
};

/** TLS client certificate types: https://www.iana.org/assignments/tls-parameters (2025). */
export const TLS_CLIENT_CERTIFICATE_TYPE: Names = {
  1: "rsa_sign",
  2: "dss_sign",
  3: "rsa_fixed_dh",
  4: "dss_fixed_dh",
  5: "rsa_ephemeral_dh",
  6: "dss_ephemeral_dh",
  20: "fortezza_dms",
  64: "ecdsa_sign",
  65: "rsa_fixed_ecdh",
  66: "ecdsa_fixed_ecdh",
  67: "gost_sign256",
  68: "gost_sign512",
};

/** TLS certificate types: https://www.iana.org/assignments/tls-extensiontype-values (2025). */
export const TLS_CERTIFICATE_TYPE: Names = {
  0: "X509",
  1: "OpenPGP",
  2: "Raw Public Key",
  3: "1609Dot2",
};

/** Forms of elliptic curves: RFC 8422 §5.4 (2018-08). */
export const TLS_CURVE_TYPE: Names = {
  1: "explicit_prime",
  2: "explicit_char2",
  3: "named_curve",
};

/** What a URL of certificates leads to: RFC 6066 §5 (2011-01). */
export const TLS_CERT_CHAIN_TYPE: Names = {
  0: "individual_certs",
  1: "pkipath",
};

/** When a connection identifier is to be used: RFC 9147 §9 (2022-04). */
export const TLS_CID_USAGE: Names = {
  0: "cid_immediate",
  1: "cid_spare",
};

/** TLS supplemental data formats: https://www.iana.org/assignments/tls-parameters (2025). */
export const TLS_SUPPLEMENTAL_DATA: Names = {
  0: "user_mapping_data",
  16386: "authz_data",
};

/** What tells an authority: RFC 6066 §6 (2011-01). */
export const TLS_TRUSTED_CA: Names = {
  0: "pre_agreed",
  1: "key_sha1_hash",
  2: "x509_name",
  3: "cert_sha1_hash",
};

/** TLS user mapping types: https://www.iana.org/assignments/tls-parameters (2025). */
export const TLS_USER_MAPPING: Names = {
  64: "upn_domain_hint",
};

/** TLS authorization data formats: https://www.iana.org/assignments/tls-parameters (2025). */
export const TLS_AUTHZ_FORMAT: Names = {
  0: "x509_attr_cert",
  1: "saml_assertion",
  2: "x509_attr_cert_url",
  3: "saml_assertion_url",
  64: "keynote_assertion_list",
  65: "keynote_assertion_list_url",
  66: "dtcp_authorization",
};

/** Kinds of keys that tokens are bound to: https://www.iana.org/assignments/token-binding (2025). */
export const TLS_TOKEN_KEY: Names = {
  0: "rsa2048_pkcs1.5",
  1: "rsa2048_pss",
  2: "ecdsap256",
};

/** TLS cached information types: https://www.iana.org/assignments/tls-extensiontype-values (2025). */
export const TLS_CACHED_INFORMATION: Names = {
  1: "cert",
  2: "cert_req",
};

/** EKT ciphers: https://www.iana.org/assignments/ekt (2025). */
export const TLS_EKT_CIPHER: Names = {
  0: "AESKW128",
  1: "AESKW256",
};

/** TLS heartbeat modes: RFC 6520 §2 (2012-02). */
export const TLS_HEARTBEAT_MODE: Names = {
  1: "peer_allowed_to_send",
  2: "peer_not_allowed_to_send",
};

/** TLS heartbeat messages: RFC 6520 §3 (2012-02). */
export const TLS_HEARTBEAT_TYPE: Names = {
  1: "heartbeat_request",
  2: "heartbeat_response",
};

/** Key updates of TLS: RFC 8446 §4.6.3 (2018-08). */
export const TLS_KEY_UPDATE: Names = {
  0: "update_not_requested",
  1: "update_requested",
};

/** SRTP protection profiles: https://www.iana.org/assignments/srtp-protection (2025). */
export const TLS_SRTP_PROFILE: Names = {
  0x0001: "SRTP_AES128_CM_HMAC_SHA1_80",
  0x0002: "SRTP_AES128_CM_HMAC_SHA1_32",
  0x0005: "SRTP_NULL_HMAC_SHA1_80",
  0x0006: "SRTP_NULL_HMAC_SHA1_32",
  0x0007: "SRTP_AEAD_AES_128_GCM",
  0x0008: "SRTP_AEAD_AES_256_GCM",
  0x0009: "DOUBLE_AEAD_AES_128_GCM_AEAD_AES_128_GCM",
  0x000a: "DOUBLE_AEAD_AES_256_GCM_AEAD_AES_256_GCM",
  0x000b: "SRTP_ARIA_128_CTR_HMAC_SHA1_80",
  0x000c: "SRTP_ARIA_128_CTR_HMAC_SHA1_32",
  0x000d: "SRTP_ARIA_256_CTR_HMAC_SHA1_80",
  0x000e: "SRTP_ARIA_256_CTR_HMAC_SHA1_32",
  0x000f: "SRTP_AEAD_ARIA_128_GCM",
  0x0010: "SRTP_AEAD_ARIA_256_GCM",
};

/** Key derivation functions of HPKE: https://www.iana.org/assignments/hpke (2025). */
export const TLS_HPKE_KDF: Names = {
  0x0001: "HKDF-SHA256",
  0x0002: "HKDF-SHA384",
  0x0003: "HKDF-SHA512",
};

/** Ciphers of HPKE: https://www.iana.org/assignments/hpke (2025). */
export const TLS_HPKE_AEAD: Names = {
  0x0001: "AES-128-GCM",
  0x0002: "AES-256-GCM",
  0x0003: "ChaCha20Poly1305",
  0xffff: "export-only",
};

/**
 * Whether a value is one of the sixteen that senders use to keep extensible
 * lists of 16-bit values extensible (0x0a0a, 0x1a1a ... 0xfafa): RFC 8701 §2.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { isGrease } from "./tls.ts";
 *
 * assertEquals(isGrease(0x2a2a), true);
 * assertEquals(isGrease(0x1301), false);
 * ```
 */
export function isGrease(value: number): boolean {
  return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);
}
