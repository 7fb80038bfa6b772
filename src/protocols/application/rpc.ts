/** Open Network Computing Remote Procedure Call: RFC 5531 §9; records over TCP: §11. */
import type { Entry, Find, Protocol } from "../../dissect/protocol.ts";
import { rpcCall, tcpPort, udpPort } from "../../dissect/tables.ts";
import {
  bits,
  flag,
  oneOf,
  padding,
  rest,
  struct,
  u32,
  when,
  within,
  xdrOpaque,
  xdrText,
} from "../../fields/mod.ts";
import { list } from "../../fields/compose.ts";
import {
  procedureName,
  RPC_ACCEPT,
  RPC_AUTH,
  RPC_FLAVOR,
  RPC_MESSAGE,
  RPC_PROGRAM,
  RPC_REJECT,
  RPC_REPLY,
} from "../../names/rpc.ts";

/** AUTH_SYS: RFC 5531 appendix A. */
export interface RPCSysAuth {
  /** Anything. */
  stamp: number;
  /** Name of the caller's machine. */
  machineName: string;
  /** User. */
  uid: number;
  /** Group. */
  gid: number;
  /** Number of further groups. */
  gidCount: number;
  /** Further groups. */
  gids: number[];
}
/** RPCSEC_GSS: RFC 2203 §5.2. */
export interface RPCGssAuth {
  /** 1. */
  version: number;
  /** 0: data, 1: initialize, 2: continue, 3: destroy. */
  procedure: number;
  /** Sequence number. */
  sequence: number;
  /** 1: none, 2: integrity, 3: privacy. */
  service: number;
  /** Context. */
  context: Uint8Array;
}
/** Anything else that authenticates. */
export interface RPCOtherAuth {
  /** Its bytes. */
  data?: Uint8Array;
}
/** Who somebody is: RFC 5531 §8.2. */
export interface RPCAuth {
  /** Flavor. */
  flavor: number;
  /** Bytes of the body. */
  length: number;
  /** Body. */
  body: RPCSysAuth | RPCGssAuth | RPCOtherAuth;
}
/** A call: RFC 5531 §9. */
export interface RPCCall {
  /** 2. */
  rpcVersion: number;
  /** Program. */
  program: number;
  /** Version of the program. */
  version: number;
  /** Procedure. */
  procedure: number;
  /** Who calls. */
  credential: RPCAuth;
  /** What proves it. */
  verifier: RPCAuth;
}
/** A reply: RFC 5531 §9. */
export interface RPCReply {
  /** Accepted or denied. */
  state: number;
  /** What proves who replies; only if accepted. */
  verifier?: RPCAuth;
  /** What became of the call; only if accepted. */
  acceptState?: number;
  /** Why it was denied. */
  rejectState?: number;
  /** Lowest version that is known, where the one called is not. */
  low?: number;
  /** Highest version that is known. */
  high?: number;
  /** Why authentication failed. */
  authState?: number;
}
/** A message of another kind: what a record goes on with. */
export interface RPCOther {
  /** Its bytes. */
  data: Uint8Array;
}
/** A message. */
export interface RPC {
  /** The last fragment of a record; only over TCP. */
  lastFragment?: boolean;
  /** Bytes of the fragment; only over TCP. */
  fragmentLength?: number;
  /** Transaction: joins a reply to its call. */
  xid: number;
  /** Call or reply. */
  messageType: number;
  /** Call or reply. */
  body: RPCCall | RPCReply | RPCOther;
}

const CALL = 0, REPLY = 1, SYS = 1, GSS = 6, MAX_AUTH = 400, MARK = 4;
const DENIED = 1, SUCCESS = 0, PROG_MISMATCH = 2, RPC_MISMATCH = 0;

const auth = struct<RPCAuth>({
  flavor: u32({ alias: "rpc.auth.flavor", names: RPC_FLAVOR }),
  length: u32({ alias: "rpc.auth.length", unit: "bytes" }),
  body: within(
    (h: RPCAuth) => h.length + 3 & ~3,
    oneOf<RPCAuth, RPCAuth["body"]>(
      (h) => h.length === 0 ? -1 : h.flavor,
      {
        [SYS]: struct<RPCSysAuth>({
          stamp: u32({ alias: "rpc.auth.stamp", hex: true }),
          machineName: xdrText({ alias: "rpc.auth.machinename" }),
          uid: u32({ alias: "rpc.auth.uid" }),
          gid: u32({ alias: "rpc.auth.gid" }),
          gidCount: u32(),
          gids: list(
            u32({ alias: "rpc.auth.gid" }),
            (h: RPCSysAuth) => h.gidCount,
          ),
        }),
        [GSS]: struct<RPCGssAuth>({
          version: u32({ alias: "rpc.authgss.version" }),
          procedure: u32({ alias: "rpc.authgss.procedure" }),
          sequence: u32({ alias: "rpc.authgss.seqnum" }),
          service: u32({ alias: "rpc.authgss.service" }),
          context: xdrOpaque({ alias: "rpc.authgss.context" }),
        }),
      },
      struct<RPCOtherAuth>({ data: padding() }),
    ),
  ),
});
const call = struct<RPCCall>({
  rpcVersion: u32({ alias: "rpc.version" }),
  program: u32({ alias: "rpc.program", names: RPC_PROGRAM }),
  version: u32({ alias: "rpc.programversion" }),
  procedure: u32({
    alias: "rpc.procedure",
    names: (value: number, h: RPCCall) =>
      procedureName(h.program, h.version, value),
  }),
  credential: auth,
  verifier: auth,
});
const isAccepted = (h: RPCReply) => h.state !== DENIED;
const hasVersions = (h: RPCReply) =>
  isAccepted(h)
    ? h.acceptState === PROG_MISMATCH
    : h.rejectState === RPC_MISMATCH;
const reply = struct<RPCReply>({
  state: u32({ alias: "rpc.replystat", names: RPC_REPLY }),
  verifier: when(isAccepted, auth),
  acceptState: when(
    isAccepted,
    u32({ alias: "rpc.state_accept", names: RPC_ACCEPT }),
  ),
  rejectState: when(
    (h: RPCReply) => !isAccepted(h),
    u32({ alias: "rpc.state_reject", names: RPC_REJECT }),
  ),
  low: when(hasVersions, u32({ alias: "rpc.programversion.min" })),
  high: when(hasVersions, u32({ alias: "rpc.programversion.max" })),
  authState: when(
    (h: RPCReply) => !isAccepted(h) && h.rejectState !== RPC_MISMATCH,
    u32({ alias: "rpc.state_auth", names: RPC_AUTH }),
  ),
});
const message = {
  xid: u32({ alias: "rpc.xid", hex: true }),
  messageType: u32({ alias: "rpc.msgtyp", names: RPC_MESSAGE }),
  body: oneOf<RPC, RPC["body"]>(
    (h) => h.messageType,
    { [CALL]: call, [REPLY]: reply },
    struct<RPCOther>({ data: rest() }),
  ),
};

function u32At(b: Uint8Array, p: number): number {
  return (b[p] << 24 | b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3]) >>> 0;
}
const isAuth = (b: Uint8Array, p: number): boolean =>
  u32At(b, p) in RPC_FLAVOR && u32At(b, p + 4) <= MAX_AUTH;

/** Whether a call or a reply begins at `p`, beyond doubt. */
function isMessage(b: Uint8Array, p: number, end: number): boolean {
  const n = end - p;
  if (n < 20) return false;
  const type = u32At(b, p + 4);
  if (type === CALL) {
    return n >= 40 && u32At(b, p + 8) === 2 && u32At(b, p + 12) > 0 &&
      u32At(b, p + 12) < 0x60000000 && u32At(b, p + 16) < 16 &&
      u32At(b, p + 20) < 256 && isAuth(b, p + 24);
  }
  if (type !== REPLY) return false;
  const state = u32At(b, p + 8);
  if (state === DENIED) return u32At(b, p + 12) < 2;
  return state === 0 && n >= 24 && isAuth(b, p + 12) &&
    (u32At(b, p + 16) > 0 || u32At(b, p + 20) in RPC_ACCEPT);
}
/** Whether a record begins at `p`: its mark says how long its first fragment is. */
function isRecord(b: Uint8Array, p: number, end: number): boolean {
  return end - p >= 24 && (b[p] & 0x7f) < 2 &&
    (u32At(b, p) & 0x7fffffff) >= 20 && isMessage(b, p + MARK, end);
}
/** Whether call or reply stands at `p`, as far as it is there. */
function hasType(b: Uint8Array, p: number, end: number): boolean {
  return end - p < 8 || u32At(b, p + 4) <= REPLY;
}

function next(h: RPC, d: Find): Entry | undefined {
  const { body } = h;
  if (body === undefined || !("program" in body)) return undefined;
  const { program, version, procedure, credential } = body;
  if (program === undefined || credential.flavor === GSS) return undefined;
  return d.find(rpcCall, rpcKey(program, version, procedure));
}

/** Where the arguments of a procedure are found: see {@linkcode rpcCall}. */
export function rpcKey(
  program: number,
  version: number,
  procedure: number,
): number {
  return program * 2 ** 16 + (version & 255) * 256 + (procedure & 255);
}

function summary(h: RPC): string {
  const { body } = h, xid = `XID 0x${h.xid.toString(16)}`;
  if (body === undefined) return xid;
  if ("program" in body && body.procedure !== undefined) {
    const { program, version, procedure } = body;
    return `V${version} ${RPC_PROGRAM[program] ?? `program ${program}`} ${
      procedureName(program, version, procedure) ?? `procedure ${procedure}`
    } Call ${xid}`;
  }
  if (!("state" in body)) return xid;
  const state = body.acceptState !== undefined
    ? RPC_ACCEPT[body.acceptState]
    : body.authState !== undefined
    ? RPC_AUTH[body.authState]
    : RPC_REJECT[body.rejectState ?? -1];
  return `Reply ${xid}${
    body.acceptState === SUCCESS || state === undefined ? "" : `, ${state}`
  }`;
}

/** Remote Procedure Call. */
export const rpc: Protocol<RPC> = {
  id: "rpc",
  label: "RPC",
  name: "Remote Procedure Call",
  spec: "RFC 5531",
  depth:
    "calls, replies, credentials; arguments of port mapping; other arguments and results as bytes",
  alias: "rpc",
  layer: "application",
  on: [[udpPort, 111, 2049], [tcpPort, 111, 2049]],
  fields: struct<Omit<RPC, "lastFragment" | "fragmentLength">>(message),
  streamFields: struct<RPC>({
    lastFragment: flag({ alias: "rpc.lastfrag" }),
    fragmentLength: bits(31, { alias: "rpc.fraglen", unit: "bytes" }),
    ...message,
  }),
  pduSize: (h) => MARK + h.fragmentLength!,
  accepts: (b, p, end) =>
    hasType(b, p, end) || (b[p] & 0x7f) < 2 && hasType(b, p + MARK, end),
  guess: (b, p, end) => isMessage(b, p, end) || isRecord(b, p, end),
  next,
  summary,
};
