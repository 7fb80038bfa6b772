import type { Names } from "./names.ts";

/** Authentication flavors: https://www.iana.org/assignments/rpc-authentication-numbers, 2024-05. */
export const RPC_FLAVOR: Names = {
  0: "AUTH_NONE",
  1: "AUTH_SYS",
  2: "AUTH_SHORT",
  3: "AUTH_DH",
  4: "AUTH_KERB",
  5: "AUTH_RSA",
  6: "RPCSEC_GSS",
  7: "AUTH_TLS",
  300001: "AUTH_GSSAPI",
};

/** Messages: RFC 5531 §9. */
export const RPC_MESSAGE: Names = { 0: "Call", 1: "Reply" };
/** States of a reply: RFC 5531 §9. */
export const RPC_REPLY: Names = { 0: "accepted", 1: "denied" };
/** States of an accepted reply: RFC 5531 §9. */
export const RPC_ACCEPT: Names = {
  0: "RPC executed successfully",
  1: "remote hasn't exported program",
  2: "remote can't support version",
  3: "program can't support procedure",
  4: "procedure can't decode params",
  5: "system error",
};
/** States of a rejected reply: RFC 5531 §9. */
export const RPC_REJECT: Names = { 0: "RPC_MISMATCH", 1: "AUTH_ERROR" };
/** Why authentication failed: RFC 5531 §9. */
export const RPC_AUTH: Names = {
  0: "success",
  1: "bad credential",
  2: "client must begin new session",
  3: "bad verifier",
  4: "verifier expired or replayed",
  5: "rejected for security reasons",
  6: "bogus response verifier",
  7: "reason unknown",
  8: "kerberos generic error",
  9: "time of credential expired",
  10: "problem with ticket file",
  11: "can't decode authenticator",
  12: "wrong network address in ticket",
  13: "no credentials for user",
  14: "problem with context",
};

/** Programs: https://www.iana.org/assignments/rpc-program-numbers, 2024-05; those that are met. */
export const RPC_PROGRAM: Names = {
  100000: "Portmap",
  100001: "RSTAT",
  100002: "RUSERS",
  100003: "NFS",
  100004: "YPSERV",
  100005: "MOUNT",
  100007: "YPBIND",
  100008: "WALL",
  100009: "YPPASSWD",
  100011: "RQUOTA",
  100012: "SPRAY",
  100017: "REX",
  100020: "KLM",
  100021: "NLM",
  100024: "STAT",
  100026: "BOOTPARAMS",
  100028: "YPXFR",
  100227: "NFSACL",
  100249: "SNMPXDMID",
  100300: "NIS+",
  150001: "PCNFSD",
  390113: "LEGATO NETWORKER",
  395183: "VXI-11 Core",
  395184: "VXI-11 Async",
};

const list = (...names: string[]): Names =>
  Object.fromEntries(names.map((name, i) => [i, name]));

const RPCBIND = list(
  "NULL",
  "SET",
  "UNSET",
  "GETADDR",
  "DUMP",
  "BCAST",
  "GETTIME",
  "UADDR2TADDR",
  "TADDR2UADDR",
  "GETVERSADDR",
  "INDIRECT",
  "GETADDRLIST",
  "GETSTAT",
);
const MOUNT = list("NULL", "MNT", "DUMP", "UMNT", "UMNTALL", "EXPORT");
const NLM = list(
  "NULL",
  "TEST",
  "LOCK",
  "CANCEL",
  "UNLOCK",
  "GRANTED",
  "TEST_MSG",
  "LOCK_MSG",
  "CANCEL_MSG",
  "UNLOCK_MSG",
  "GRANTED_MSG",
  "TEST_RES",
  "LOCK_RES",
  "CANCEL_RES",
  "UNLOCK_RES",
  "GRANTED_RES",
  "",
  "",
  "",
  "",
  "SHARE",
  "UNSHARE",
  "NM_LOCK",
  "FREE_ALL",
);

/** Procedures, by program and version: RFC 1833 §2, §3.3; RFC 1094 §2.2, RFC 1813 §3, RFC 7530 §15; appendices I and II of RFC 1813; X/Open XNFS. */
export const RPC_PROCEDURE: Readonly<
  Record<number, Readonly<Record<number, Names>>>
> = {
  100000: {
    2: list("NULL", "SET", "UNSET", "GETPORT", "DUMP", "CALLIT"),
    3: RPCBIND,
    4: RPCBIND,
  },
  100003: {
    2: list(
      "NULL",
      "GETATTR",
      "SETATTR",
      "ROOT",
      "LOOKUP",
      "READLINK",
      "READ",
      "WRITECACHE",
      "WRITE",
      "CREATE",
      "REMOVE",
      "RENAME",
      "LINK",
      "SYMLINK",
      "MKDIR",
      "RMDIR",
      "READDIR",
      "STATFS",
    ),
    3: list(
      "NULL",
      "GETATTR",
      "SETATTR",
      "LOOKUP",
      "ACCESS",
      "READLINK",
      "READ",
      "WRITE",
      "CREATE",
      "MKDIR",
      "SYMLINK",
      "MKNOD",
      "REMOVE",
      "RMDIR",
      "RENAME",
      "LINK",
      "READDIR",
      "READDIRPLUS",
      "FSSTAT",
      "FSINFO",
      "PATHCONF",
      "COMMIT",
    ),
    4: list("NULL", "COMPOUND"),
  },
  100005: {
    1: MOUNT,
    2: { ...MOUNT, 6: "EXPORTALL", 7: "PATHCONF" },
    3: MOUNT,
  },
  100011: { 1: list("NULL", "GETQUOTA", "GETACTIVEQUOTA") },
  100021: { 1: NLM, 3: NLM, 4: NLM },
  100024: {
    1: list(
      "NULL",
      "STAT",
      "MON",
      "UNMON",
      "UNMON_ALL",
      "SIMU_CRASH",
      "NOTIFY",
    ),
  },
};

/** Name of a procedure. */
export function procedureName(
  program: number,
  version: number,
  procedure: number,
): string | undefined {
  return RPC_PROCEDURE[program]?.[version]?.[procedure] ||
    (procedure === 0 ? "NULL" : undefined);
}
