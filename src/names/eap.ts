import type { Names } from "./names.ts";

/** EAP codes: https://www.iana.org/assignments/eap-numbers (2024-07). */
export const EAP_CODE: Names = {
  1: "Request",
  2: "Response",
  3: "Success",
  4: "Failure",
  5: "Initiate",
  6: "Finish",
};

/** EAP method types: https://www.iana.org/assignments/eap-numbers (2024-07). */
export const EAP_TYPE: Names = {
  1: "Identity",
  2: "Notification",
  3: "Legacy Nak",
  4: "MD5-Challenge",
  5: "One-Time Password",
  6: "Generic Token Card",
  9: "RSA Public Key Authentication",
  10: "DSS Unilateral",
  11: "KEA",
  12: "KEA-VALIDATE",
  13: "EAP-TLS",
  14: "Defender Token (AXENT)",
  15: "RSA Security SecurID",
  16: "Arcot Systems EAP",
  17: "EAP-Cisco Wireless (LEAP)",
  18: "EAP-SIM",
  19: "SRP-SHA1",
  21: "EAP-TTLS",
  22: "Remote Access Service",
  23: "EAP-AKA",
  24: "EAP-3Com Wireless",
  25: "PEAP",
  26: "MS-EAP-Authentication (MS-CHAP-V2)",
  27: "Mutual Authentication w/Key Exchange",
  28: "CRYPTOCard",
  29: "EAP-MSCHAP-V2",
  30: "DynamID",
  31: "Rob EAP",
  32: "Protected One-Time Password",
  33: "MS-Authentication-TLV",
  34: "SentriNET",
  35: "EAP-Actiontec Wireless",
  36: "Cogent Systems Biometrics Authentication",
  37: "AirFortress EAP",
  38: "EAP-HTTP Digest",
  39: "SecureSuite EAP",
  40: "DeviceConnect EAP",
  41: "EAP-SPEKE",
  42: "EAP-MOBAC",
  43: "EAP-FAST",
  44: "ZoneLabs EAP",
  45: "EAP-Link",
  46: "EAP-PAX",
  47: "EAP-PSK",
  48: "EAP-SAKE",
  49: "EAP-IKEv2",
  50: "EAP-AKA'",
  51: "EAP-GPSK",
  52: "EAP-pwd",
  53: "EAP-EKE Version 1",
  54: "EAP Method Type for PT-EAP",
  55: "TEAP",
  56: "EAP-NOOB",
  254: "Expanded Type",
  255: "Experimental",
};

/** EAP-SIM and EAP-AKA subtypes: RFC 4186 §8.1, RFC 4187 §8.1. */
export const EAP_SIM_SUBTYPE: Names = {
  1: "AKA-Challenge",
  2: "AKA-Authentication-Reject",
  4: "AKA-Synchronization-Failure",
  5: "AKA-Identity",
  10: "Start",
  11: "Challenge",
  12: "Notification",
  13: "Re-authentication",
  14: "Client-Error",
};

/** Attributes of EAP-SIM and EAP-AKA: https://www.iana.org/assignments/eapsimaka-numbers (2021-10). */
export const EAP_SIM_ATTRIBUTE: Names = {
  1: "AT_RAND",
  2: "AT_AUTN",
  3: "AT_RES",
  4: "AT_AUTS",
  6: "AT_PADDING",
  7: "AT_NONCE_MT",
  10: "AT_PERMANENT_ID_REQ",
  11: "AT_MAC",
  12: "AT_NOTIFICATION",
  13: "AT_ANY_ID_REQ",
  14: "AT_IDENTITY",
  15: "AT_VERSION_LIST",
  16: "AT_SELECTED_VERSION",
  17: "AT_FULLAUTH_ID_REQ",
  19: "AT_COUNTER",
  20: "AT_COUNTER_TOO_SMALL",
  21: "AT_NONCE_S",
  22: "AT_CLIENT_ERROR_CODE",
  23: "AT_KDF_INPUT",
  24: "AT_KDF",
  129: "AT_IV",
  130: "AT_ENCR_DATA",
  132: "AT_NEXT_PSEUDONYM",
  133: "AT_NEXT_REAUTH_ID",
  134: "AT_CHECKCODE",
  135: "AT_RESULT_IND",
  136: "AT_BIDDING",
  137: "AT_IPMS_IND",
  138: "AT_IPMS_RES",
  139: "AT_TRUST_IND",
  140: "AT_SHORT_NAME_FOR_NETWORK",
  141: "AT_FULL_NAME_FOR_NETWORK",
  152: "AT_PUB_ECDHE",
};

/** Operation codes of EAP-MSCHAPv2: draft-kamath-pppext-eap-mschapv2-02 §2. */
export const EAP_MSCHAP_OPCODE: Names = {
  1: "Challenge",
  2: "Response",
  3: "Success",
  4: "Failure",
  7: "Change-Password",
};

/** Operation codes of WPS: Wi-Fi Simple Configuration 2.0.5 §7.1. */
export const WPS_OPCODE: Names = {
  1: "WSC Start",
  2: "WSC ACK",
  3: "WSC NACK",
  4: "WSC Msg",
  5: "WSC Done",
  6: "WSC FRAG ACK",
};

/** EAPOL packet types: IEEE 802.1X-2020 table 11-3. */
export const EAPOL_TYPE: Names = {
  0: "EAP Packet",
  1: "Start",
  2: "Logoff",
  3: "Key",
  4: "Encapsulated ASF Alert",
  5: "MKA",
  6: "Announcement (Generic)",
  7: "Announcement (Specific)",
  8: "Announcement Request",
};

/** EAPOL versions. */
export const EAPOL_VERSION: Names = {
  1: "802.1X-2001",
  2: "802.1X-2004",
  3: "802.1X-2010",
};

/** Key descriptor types: IEEE 802.1X-2020 table 11-5, and that of WPA. */
export const EAPOL_DESCRIPTOR: Names = {
  1: "RC4 Descriptor",
  2: "EAPOL RSN Key",
  254: "EAPOL WPA Key",
};
