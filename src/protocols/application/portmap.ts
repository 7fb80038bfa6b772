/** Port mapping: RFC 1833: arguments of version 2 §3.2, and of versions 3 and 4, rpcbind §2.1. */
import type { Protocol } from "../../dissect/protocol.ts";
import { rpcCall } from "../../dissect/tables.ts";
import { struct, u32, xdrOpaque, xdrText } from "../../fields/mod.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import { RPC_PROGRAM } from "../../names/rpc.ts";
import { rpcKey } from "./rpc.ts";

/** A mapping: RFC 1833 §3.1. */
export interface Portmap {
  /** Program. */
  program: number;
  /** Version. */
  version: number;
  /** IP protocol number. */
  protocol: number;
  /** Port; 0 where it is asked for. */
  port: number;
}
/** A call that is handed on: RFC 1833 §3.1. */
export interface PortmapCall {
  /** Program. */
  program: number;
  /** Version. */
  version: number;
  /** Procedure. */
  procedure: number;
  /** Its arguments. */
  arguments: Uint8Array;
}
/** A mapping of rpcbind: RFC 1833 §2.1. */
export interface RPCBind {
  /** Program. */
  program: number;
  /** Version. */
  version: number;
  /** Transport: `tcp6`. */
  networkId: string;
  /** Universal address: an address with its port. */
  address: string;
  /** Whom it belongs to. */
  owner: string;
}

const PROGRAM = 100000;
const CALLS = { v2: [1, 2, 3], callit: 5, v3: [1, 2, 3], v4: [9, 11] } as const;
const isMapping = CALLS.v2.map((x) => rpcKey(PROGRAM, 2, x));
const isBinding = [
  ...CALLS.v3.flatMap((x) => [rpcKey(PROGRAM, 3, x), rpcKey(PROGRAM, 4, x)]),
  ...CALLS.v4.map((x) => rpcKey(PROGRAM, 4, x)),
];
const isHandedOn = [
  rpcKey(PROGRAM, 2, CALLS.callit),
  rpcKey(PROGRAM, 3, CALLS.callit),
  rpcKey(PROGRAM, 4, CALLS.callit),
  rpcKey(PROGRAM, 4, 10),
];

const common = {
  label: "Portmap",
  spec: "RFC 1833",
  alias: "portmap",
  layer: "application",
} as const;

/** Arguments of the port mapper. */
export const portmap: Protocol<Portmap> = {
  ...common,
  id: "portmap",
  name: "Port mapper",
  depth: "arguments of calls",
  on: [[rpcCall, ...isMapping]],
  fields: struct<Portmap>({
    program: u32({ alias: "portmap.prog", names: RPC_PROGRAM }),
    version: u32({ alias: "portmap.version" }),
    protocol: u32({ alias: "portmap.proto", names: IP_PROTOCOL }),
    port: u32({ alias: "portmap.port" }),
  }),
  summary: (h) =>
    `${RPC_PROGRAM[h.program] ?? h.program} V:${h.version} ${
      IP_PROTOCOL[h.protocol] ?? h.protocol
    }`,
};
/** Arguments of a call that the port mapper hands on. */
export const portmapCall: Protocol<PortmapCall> = {
  ...common,
  id: "portmap_call",
  name: "Call through the port mapper",
  depth: "arguments of calls",
  on: [[rpcCall, ...isHandedOn]],
  fields: struct<PortmapCall>({
    program: u32({ alias: "portmap.prog", names: RPC_PROGRAM }),
    version: u32({ alias: "portmap.version" }),
    procedure: u32({ alias: "portmap.proc" }),
    arguments: xdrOpaque({ alias: "portmap.args" }),
  }),
};
/** Arguments of rpcbind. */
export const rpcbind: Protocol<RPCBind> = {
  ...common,
  id: "rpcbind",
  name: "rpcbind",
  depth: "arguments of calls",
  on: [[rpcCall, ...isBinding]],
  fields: struct<RPCBind>({
    program: u32({ alias: "portmap.rpcb.prog", names: RPC_PROGRAM }),
    version: u32({ alias: "portmap.rpcb.version" }),
    networkId: xdrText({ alias: "portmap.rpcb.netid" }),
    address: xdrText({ alias: "portmap.rpcb.addr" }),
    owner: xdrText({ alias: "portmap.rpcb.owner" }),
  }),
};
