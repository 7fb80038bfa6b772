/**
 * IMAP commands: RFC 9051 §6, RFC 3501 §6, and those of extensions that
 * https://www.iana.org/assignments/imap-capabilities lists (2026-08).
 */
export const IMAP_COMMAND: readonly string[] = [
  ...["CAPABILITY", "NOOP", "LOGOUT", "STARTTLS", "AUTHENTICATE", "LOGIN"],
  ...["ENABLE", "SELECT", "EXAMINE", "CREATE", "DELETE", "RENAME"],
  ...["SUBSCRIBE", "UNSUBSCRIBE", "LIST", "LSUB", "NAMESPACE", "STATUS"],
  ...["APPEND", "IDLE", "CLOSE", "UNSELECT", "EXPUNGE", "SEARCH", "FETCH"],
  ...["STORE", "COPY", "MOVE", "UID", "CHECK", "ID", "GETQUOTA"],
  ...["GETQUOTAROOT", "SETQUOTA", "GETACL", "SETACL", "DELETEACL"],
  ...["LISTRIGHTS", "MYRIGHTS", "SORT", "THREAD", "COMPRESS", "GETMETADATA"],
  ...["SETMETADATA", "NOTIFY", "CANCELUPDATE", "GENURLAUTH", "RESETKEY"],
  ...["URLFETCH", "UNAUTHENTICATE", "ESEARCH", "REPLACE", "LANGUAGE"],
  ...["COMPARATOR", "CONVERT", "CONVERSIONS", "RLIST", "RLSUB"],
];
