import type { Names } from "./names.ts";

/** NTP modes: RFC 5905 §7.3, figure 10 (2010-06). */
export const NTP_MODE: Names = {
  0: "reserved",
  1: "symmetric active",
  2: "symmetric passive",
  3: "client",
  4: "server",
  5: "broadcast",
  6: "NTP control message",
  7: "reserved for private use",
};

/** NTP strata: RFC 5905 §7.3, figure 11 (2010-06). */
export const NTP_STRATUM: Names = {
  0: "unspecified or invalid",
  1: "primary server",
  2: "secondary server",
  3: "secondary server",
  4: "secondary server",
  5: "secondary server",
  6: "secondary server",
  7: "secondary server",
  8: "secondary server",
  9: "secondary server",
  10: "secondary server",
  11: "secondary server",
  12: "secondary server",
  13: "secondary server",
  14: "secondary server",
  15: "secondary server",
  16: "unsynchronized",
};

/** NTP leap indicator: RFC 5905 §7.3, figure 9 (2010-06). */
export const NTP_LEAP: Names = {
  0: "no warning",
  1: "last minute of the day has 61 seconds",
  2: "last minute of the day has 59 seconds",
  3: "unknown (clock unsynchronized)",
};

/**
 * NTP reference identifiers of primary servers, keyed by their text:
 * https://www.iana.org/assignments/ntp-parameters (2025).
 */
export const NTP_REFID: Readonly<Record<string, string>> = {
  GOES: "Geosynchronous Orbit Environment Satellite",
  GPS: "Global Position System",
  GAL: "Galileo Positioning System",
  PPS: "Generic pulse-per-second",
  IRIG: "Inter-Range Instrumentation Group",
  WWVB: "LF Radio WWVB Ft. Collins, CO 60 kHz",
  DCF: "LF Radio DCF77 Mainflingen, DE 77.5 kHz",
  HBG: "LF Radio HBG Prangins, HB 75 kHz",
  MSF: "LF Radio MSF Anthorn, UK 60 kHz",
  JJY: "LF Radio JJY Fukushima 40 kHz, Saga 60 kHz",
  LORC: "MF Radio LORAN C station, 100 kHz",
  TDF: "MF Radio Allouis, FR 162 kHz",
  CHU: "HF Radio CHU Ottawa, Ontario",
  WWV: "HF Radio WWV Ft. Collins, CO",
  WWVH: "HF Radio WWVH Kauai, HI",
  NIST: "NIST telephone modem",
  ACTS: "NIST telephone modem",
  USNO: "USNO telephone modem",
  PTB: "European telephone modem",
  DFM: "UTC(DFM)",
};

/**
 * NTP kiss-o'-death codes, the reference identifiers of stratum 0:
 * https://www.iana.org/assignments/ntp-parameters (2025).
 */
export const NTP_KISS_CODE: Readonly<Record<string, string>> = {
  ACST: "association belongs to a unicast server",
  AUTH: "server authentication failed",
  AUTO: "Autokey sequence failed",
  BCST: "association belongs to a broadcast server",
  CRYP: "cryptographic auth or identification failed",
  DENY: "access denied by remote server",
  DROP: "lost peer in symmetric mode",
  RSTR: "access denied due to local policy",
  INIT: "association has not yet synchronized",
  MCST: "association belongs to a dynamic server",
  NKEY: "no key found",
  NTSN: "NTS negative-acknowledgment",
  RATE: "rate exceeded",
  RMOT: "remote host altered the association",
  STEP: "system time stepped, not yet resynchronized",
};

/**
 * NTP extension field types: https://www.iana.org/assignments/ntp-parameters
 * (2025-02, RFC 9748).
 */
export const NTP_EXTENSION_FIELD: Names = {
  0x0000: "Crypto-NAK",
  0x0104: "Unique Identifier",
  0x0200: "No-Operation Request",
  0x0201: "Association Message Request",
  0x0202: "Certificate Message Request",
  0x0203: "Cookie Message Request",
  0x0204: "NTS Cookie",
  0x0205: "Leapseconds Message Request",
  0x0206: "Sign Message Request",
  0x0207: "IFF Identity Message Request",
  0x0208: "GQ Identity Message Request",
  0x0209: "MV Identity Message Request",
  0x0304: "NTS Cookie Placeholder",
  0x0404: "NTS Authenticator and Encrypted Fields",
  0x2005: "UDP Checksum Complement",
  0x8200: "No-Operation Response",
  0x8201: "Association Message Response",
  0x8202: "Certificate Message Response",
  0x8203: "Cookie Message Response",
  0x8204: "Autokey Message Response",
  0x8205: "Leapseconds Message Response",
  0x8206: "Sign Message Response",
  0x8207: "IFF Identity Message Response",
  0x8208: "GQ Identity Message Response",
  0x8209: "MV Identity Message Response",
  0xc200: "No-Operation Error",
  0xc201: "Association Message Error",
  0xc202: "Certificate Message Error",
  0xc203: "Cookie Message Error",
  0xc204: "Autokey Message Error",
  0xc205: "Leapseconds Message Error",
  0xc206: "Sign Message Error",
  0xc207: "IFF Identity Message Error",
  0xc208: "GQ Identity Message Error",
  0xc209: "MV Identity Message Error",
};

/** Operations of NTP control messages: RFC 9327 §2, table 1 (2022-11). */
export const NTP_CONTROL_OPCODE: Names = {
  0: "reserved",
  1: "read status",
  2: "read variables",
  3: "write variables",
  4: "read clock variables",
  5: "write clock variables",
  6: "set trap address",
  7: "trap response",
  8: "runtime configuration",
  9: "export configuration",
  10: "retrieve remote address statistics",
  11: "retrieve ordered list",
  12: "request client-specific nonce",
  31: "unset trap address",
};

/** Clock sources in the NTP system status: RFC 9327 §3.1, table 3 (2022-11). */
export const NTP_CLOCK_SOURCE: Names = {
  0: "unspecified",
  1: "calibrated atomic clock",
  2: "VLF or LF radio",
  3: "HF radio",
  4: "UHF radio",
  5: "local net",
  6: "UDP/NTP",
  7: "UDP/TIME",
  8: "eyeball-and-wristwatch",
  9: "telephone modem",
};

/** Events of the NTP system: RFC 9327 §3.1, table 4 (2022-11). */
export const NTP_SYSTEM_EVENT: Names = {
  0: "unspecified",
  1: "frequency correction not available",
  2: "frequency correction started",
  3: "spike detected and ignored",
  4: "frequency training started",
  5: "clock synchronized",
  6: "system restart",
  7: "panic stop",
  8: "no system peer",
  9: "leap second insertion or deletion armed",
  10: "leap second disarmed",
  11: "leap second inserted or deleted",
  12: "clock stepped",
  13: "kernel discipline status changed",
  14: "leapseconds table loaded",
  15: "leapseconds table outdated",
};

/** How NTP selects a peer: RFC 9327 §3.2, table 6 (2022-11). */
export const NTP_PEER_SELECTION: Names = {
  0: "rejected",
  1: "discarded by the intersection algorithm",
  2: "discarded by the table overflow",
  3: "discarded by the cluster algorithm",
  4: "included by the combine algorithm",
  5: "backup source",
  6: "system peer",
  7: "PPS peer",
};

/** Events of an NTP peer: RFC 9327 §3.2, table 7 (2022-11). */
export const NTP_PEER_EVENT: Names = {
  0: "unspecified",
  1: "association mobilized",
  2: "association demobilized",
  3: "peer unreachable",
  4: "peer reachable",
  5: "association restarted or timed out",
  6: "no response",
  7: "rate exceeded",
  8: "access denied",
  9: "leap armed at peer",
  10: "became system peer",
  11: "reference clock event",
  12: "authentication failure",
  13: "popcorn spike suppressed",
  14: "entering interleaved mode",
  15: "recovered from interleaved error",
};

/** Errors of NTP control messages: RFC 9327 §3.4, table 9 (2022-11). */
export const NTP_CONTROL_ERROR: Names = {
  0: "unspecified",
  1: "authentication failure",
  2: "invalid message length or format",
  3: "invalid opcode",
  4: "unknown association identifier",
  5: "unknown variable name",
  6: "invalid variable value",
  7: "administratively prohibited",
};

/** Implementations of NTP mode 7: ntp_request.h of ntpd 4.2 (2009). */
export const NTP_PRIVATE_IMPLEMENTATION: Names = {
  0: "universal",
  2: "old xntpd",
  3: "xntpd",
};

/** Requests of NTP mode 7: ntp_request.h of ntpd 4.2 (2009). */
export const NTP_PRIVATE_REQUEST: Names = {
  0: "peer list",
  1: "peer list with summary",
  2: "peer information",
  3: "peer statistics",
  4: "system information",
  5: "system statistics",
  6: "I/O statistics",
  7: "memory statistics",
  8: "loop information",
  9: "timer statistics",
  10: "configure peer",
  11: "unconfigure peer",
  12: "set system flags",
  13: "clear system flags",
  14: "monitor",
  15: "no monitor",
  16: "get restrictions",
  17: "add restriction flags",
  18: "remove restriction flags",
  19: "unrestrict",
  20: "monitor list",
  21: "reset statistics",
  22: "reset peer",
  23: "reread keys",
  24: "do dirty hack",
  25: "do not dirty hack",
  26: "trust key",
  27: "untrust key",
  28: "authentication information",
  29: "traps",
  30: "add trap",
  31: "clear trap",
  32: "request key",
  33: "control key",
  34: "control statistics",
  35: "leap information",
  36: "clock information",
  37: "set clock fudge",
  38: "kernel information",
  39: "clock debugging information",
  41: "set precision",
  42: "monitor list 1",
  43: "hostname to association",
  44: "interface statistics",
  45: "interface reload",
};

/** Errors of NTP mode 7: ntp_request.h of ntpd 4.2 (2009). */
export const NTP_PRIVATE_ERROR: Names = {
  0: "no error",
  1: "incompatible implementation",
  2: "unimplemented request code",
  3: "format error",
  4: "no data available",
  7: "authentication failure",
};
