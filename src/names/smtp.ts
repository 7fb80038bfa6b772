import type { Names } from "./names.ts";

/** SMTP reply codes: RFC 5321 §4.2.3, RFC 3207, RFC 4954, RFC 7504 (2026-08). */
export const SMTP_REPLY: Names = {
  211: "System status, or system help reply",
  214: "Help message",
  220: "Service ready",
  221: "Service closing transmission channel",
  235: "Authentication succeeded",
  250: "Requested mail action okay, completed",
  251: "User not local; will forward",
  252: "Cannot VRFY user, but will accept message and attempt delivery",
  334: "Server challenge",
  354: "Start mail input",
  421: "Service not available, closing transmission channel",
  432: "A password transition is needed",
  450: "Requested mail action not taken: mailbox unavailable",
  451: "Requested action aborted: local error in processing",
  452: "Requested action not taken: insufficient system storage",
  454: "Temporary authentication failure",
  455: "Server unable to accommodate parameters",
  500: "Syntax error, command unrecognized",
  501: "Syntax error in parameters or arguments",
  502: "Command not implemented",
  503: "Bad sequence of commands",
  504: "Command parameter not implemented",
  521: "Host does not accept mail",
  530: "Authentication required",
  534: "Authentication mechanism is too weak",
  535: "Authentication credentials invalid",
  538: "Encryption required for requested authentication mechanism",
  550: "Requested action not taken: mailbox unavailable",
  551: "User not local",
  552: "Requested mail action aborted: exceeded storage allocation",
  553: "Requested action not taken: mailbox name not allowed",
  554: "Transaction failed",
  555: "MAIL FROM/RCPT TO parameters not recognized or not implemented",
  556: "Domain does not accept mail",
};

/** SMTP commands: https://www.iana.org/assignments/mail-parameters (2026-08), RFC 5321, and those of RFC 821 and of LMTP (RFC 2033). */
export const SMTP_COMMAND: readonly string[] = [
  ...["HELO", "EHLO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "RSET", "VRFY"],
  ...["EXPN", "HELP", "NOOP", "QUIT", "AUTH", "STARTTLS", "ETRN", "ATRN"],
  ...["BURL", "SEND", "SOML", "SAML", "TURN", "XCLIENT", "XFORWARD"],
];
