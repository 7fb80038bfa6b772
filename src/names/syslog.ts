import type { Names } from "./names.ts";

/** Facilities: RFC 5424 table 1. */
export const SYSLOG_FACILITY: Names = {
  0: "kernel messages",
  1: "user-level messages",
  2: "mail system",
  3: "system daemons",
  4: "security/authorization messages",
  5: "messages generated internally by syslogd",
  6: "line printer subsystem",
  7: "network news subsystem",
  8: "UUCP subsystem",
  9: "clock daemon",
  10: "security/authorization messages (10)",
  11: "FTP daemon",
  12: "NTP subsystem",
  13: "log audit",
  14: "log alert",
  15: "clock daemon (15)",
  16: "local use 0",
  17: "local use 1",
  18: "local use 2",
  19: "local use 3",
  20: "local use 4",
  21: "local use 5",
  22: "local use 6",
  23: "local use 7",
};

/** Severities: RFC 5424 table 2. */
export const SYSLOG_SEVERITY: Names = {
  0: "Emergency",
  1: "Alert",
  2: "Critical",
  3: "Error",
  4: "Warning",
  5: "Notice",
  6: "Informational",
  7: "Debug",
};
