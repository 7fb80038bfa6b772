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
