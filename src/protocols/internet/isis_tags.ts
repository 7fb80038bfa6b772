/** TLVs of IS-IS: ISO 10589 §9, and the RFCs cited at each. */
import {
  bits,
  type Field,
  flag,
  ifMore,
  ipv4Address,
  ipv6Address,
  listToEnd,
  mac,
  options,
  padding,
  rest,
  restText,
  struct,
  systemId,
  u16,
  u32,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  ISIS_ADJACENCY,
  ISIS_AUTHENTICATION,
  ISIS_TLV,
  NLPID,
} from "../../names/isis.ts";
import {
  type ISISLink,
  type ISISNeighbor,
  type ISISNetwork,
  type ISISPrefix,
  type ISISPrefix6,
  links,
  neighbors,
  networks,
  prefixes,
  prefixes6,
} from "./isis_reach.ts";

/** What every TLV begins with. */
export interface ISISHead {
  /** Code. */
  type: number;
  /** Bytes of the value. */
  length: number;
}
/** Area Addresses: ISO 10589 §9.8. */
export interface ISISAreas extends ISISHead {
  /** Areas. */
  areas: Uint8Array[];
}
/** IIS Neighbors: ISO 10589 §9.8. */
export interface ISISNeighbors extends ISISHead {
  /** 1: the path is a virtual one that repairs a partition. */
  virtual: number;
  /** Neighbors. */
  neighbors: ISISNeighbor[];
}
/** IS Neighbors: ISO 10589 §9.5. */
export interface ISISLanNeighbors extends ISISHead {
  /** Their MAC addresses. */
  neighbors: string[];
}
/** LSP Entries: ISO 10589 §9.10. */
export interface ISISEntries extends ISISHead {
  /** Entries. */
  entries: ISISEntry[];
}
/** A link state PDU that somebody has. */
export interface ISISEntry {
  /** Seconds that it remains valid. */
  remainingLifetime: number;
  /** System, pseudonode, fragment. */
  lspId: string;
  /** Its version. */
  sequence: number;
  /** Its checksum. */
  checksum: number;
}
/** Authentication: ISO 10589 §9, RFC 5304 §2, RFC 5310 §3.1. */
export interface ISISAuthentication extends ISISHead {
  /** How. */
  authenticationType: number;
  /** Password or digest. */
  value: Uint8Array;
}
/** Optional Checksum: RFC 3358 §3. */
export interface ISISChecksum extends ISISHead {
  /** Checksum of the PDU. */
  checksum: number;
}
/** Purge Originator Identification: RFC 6232 §3. */
export interface ISISPurge extends ISISHead {
  /** Number of systems. */
  count: number;
  /** Who purged, and from whom it had that. */
  systems: string[];
}
/** Extended IS Reachability (RFC 5305 §3), IS Neighbor Attribute. */
export interface ISISLinks extends ISISHead {
  /** Neighbors. */
  neighbors: ISISLink[];
}
/** The same in a topology: RFC 5120 §7.1. */
export interface ISISTopologyLinks extends ISISLinks {
  /** Reserved. */
  reserved: number;
  /** The topology. */
  topology: number;
}
/** IP Internal and External Reachability: RFC 1195 §5.3. */
export interface ISISNetworks extends ISISHead {
  /** Networks. */
  networks: ISISNetwork[];
}
/** Protocols Supported: RFC 1195 §5.3. */
export interface ISISProtocols extends ISISHead {
  /** Network layer protocol identifiers. */
  protocols: number[];
}
/** IP (RFC 1195 §5.3) and IPv6 Interface Addresses (RFC 5308 §3), router IDs of traffic engineering. */
export interface ISISAddresses extends ISISHead {
  /** Addresses. */
  addresses: string[];
}
/** Extended IP Reachability: RFC 5305 §4. */
export interface ISISPrefixes extends ISISHead {
  /** Networks. */
  prefixes: ISISPrefix[];
}
/** The same in a topology: RFC 5120 §7.3. */
export interface ISISTopologyPrefixes extends ISISPrefixes {
  /** Reserved. */
  reserved: number;
  /** The topology. */
  topology: number;
}
/** IPv6 Reachability: RFC 5308 §2. */
export interface ISISPrefixes6 extends ISISHead {
  /** Networks. */
  prefixes: ISISPrefix6[];
}
/** The same in a topology: RFC 5120 §7.4. */
export interface ISISTopologyPrefixes6 extends ISISPrefixes6 {
  /** Reserved. */
  reserved: number;
  /** The topology. */
  topology: number;
}
/** Dynamic Hostname: RFC 5301 §3. */
export interface ISISHostname extends ISISHead {
  /** Name of the system. */
  hostname: string;
}
/** Multi-Topology: RFC 5120 §7.2. */
export interface ISISTopologies extends ISISHead {
  /** Topologies. */
  topologies: ISISTopology[];
}
/** A topology. */
export interface ISISTopology {
  /** Overload. */
  overload: boolean;
  /** Attached. */
  attached: boolean;
  /** Reserved. */
  reserved: number;
  /** The topology. */
  topology: number;
}
/** Restart: RFC 8706 §3.1. */
export interface ISISRestart extends ISISHead {
  /** Reserved. */
  reserved: number;
  /** Planned restart acknowledgment. */
  plannedAck: boolean;
  /** Planned restart. */
  planned: boolean;
  /** Suppress adjacency. */
  suppress: boolean;
  /** Restart acknowledgment. */
  ack: boolean;
  /** Restart request. */
  request: boolean;
  /** Seconds that remain of the holding time. */
  remainingTime?: number;
  /** Who restarts. */
  neighbor?: string;
}
/** P2P Three-Way Adjacency: RFC 5303 §3.1. */
export interface ISISAdjacency extends ISISHead {
  /** State. */
  state: number;
  /** Circuit of the sender. */
  localCircuit?: number;
  /** The neighbor. */
  neighbor?: string;
  /** Its circuit. */
  neighborCircuit?: number;
}
/** Router Capability: RFC 7981 §2. */
export interface ISISCapability extends ISISHead {
  /** Router ID. */
  routerId: string;
  /** Reserved. */
  reserved: number;
  /** It came down from a higher level. */
  down: boolean;
  /** It is flooded everywhere. */
  everywhere: boolean;
  /** Sub-TLVs. */
  data?: Uint8Array;
}
/** A TLV without a table. */
export interface ISISOther extends ISISHead {
  /** Its value. */
  data: Uint8Array;
}
/** A TLV. */
export type ISISTag =
  | ISISAreas
  | ISISNeighbors
  | ISISLanNeighbors
  | ISISEntries
  | ISISAuthentication
  | ISISChecksum
  | ISISPurge
  | ISISLinks
  | ISISNetworks
  | ISISProtocols
  | ISISAddresses
  | ISISPrefixes
  | ISISPrefixes6
  | ISISHostname
  | ISISTopologies
  | ISISRestart
  | ISISAdjacency
  | ISISCapability
  | ISISOther;

/** What Wireshark has names for in each kind of PDU. */
const OF: Readonly<Record<string, readonly string[]>> = {
  hello: [
    "clv.",
    "area_address",
    "is_neighbor",
    "clv_",
    "checksum",
    "mtid",
    "adjacency_state",
    "extended_local_circuit_id",
    "neighbor_",
  ],
  lsp: [
    "clv.",
    "area_address",
    "authentication",
    "purge_originator_id",
    "clv_nlpid",
    "clv_ipv4_int_addr",
    "clv_ipv6_int_addr",
    "clv_te_router_id",
    "mtid",
    "hostname",
    "rt_capable",
  ],
  csnp: ["clv.", "authentication", "checksum"],
  psnp: ["clv."],
};

/** The TLVs of one kind of PDU, whose fields Wireshark names after the kind: `hello`, `lsp`, `csnp`, `psnp`. */
export function isisTags(kind: string): Field<ISISTag[]> {
  const named = (name: string) =>
    OF[kind].some((n) => name.startsWith(n))
      ? { alias: `isis.${kind}.${name}` }
      : {};
  const head = {
    type: u8({ ...named("clv.type"), names: ISIS_TLV }),
    length: u8({ ...named("clv.length"), unit: "bytes" }),
  };
  const hello = kind === "hello", lsp = kind === "lsp";
  const addresses = (field: Field<string>) =>
    struct<ISISAddresses>({ ...head, addresses: listToEnd(field) });
  const topology = {
    reserved: bits(4),
    topology: bits(12, named("mtid")),
  };
  const authentication = struct<ISISAuthentication>({
    ...head,
    authenticationType: u8({ names: ISIS_AUTHENTICATION }),
    value: rest(hello ? named("clv_authentication") : named("authentication")),
  });
  const entry = (name: string) => ({ alias: `isis.csnp.${name}` });
  const network = struct<ISISNetworks>({ ...head, networks });
  const reach = struct<ISISLinks>({ ...head, neighbors: links });
  const reachIn = struct<ISISTopologyLinks>({
    ...head,
    ...topology,
    neighbors: links,
  });
  return options<ISISTag>({
    counts: "value",
    cases: {
      1: struct<ISISAreas>({
        ...head,
        areas: listToEnd(vector(1, rest(named("area_address")))),
      }),
      2: struct<ISISNeighbors>({ ...head, virtual: u8(), neighbors }),
      6: struct<ISISLanNeighbors>({
        ...head,
        neighbors: listToEnd(mac(named("is_neighbor"))),
      }),
      9: struct<ISISEntries>({
        ...head,
        entries: listToEnd(struct<ISISEntry>({
          remainingLifetime: u16({ ...entry("lsp_remain_life"), unit: "s" }),
          lspId: systemId(8, entry("lsp_id")),
          sequence: u32({ ...entry("lsp_seq_num"), hex: true }),
          checksum: u16({ ...entry("lsp_checksum"), hex: true }),
        })),
      }),
      10: authentication,
      12: struct<ISISChecksum>({
        ...head,
        checksum: u16({ ...(lsp ? {} : named("checksum")), hex: true }),
      }),
      13: struct<ISISPurge>({
        ...head,
        count: u8(named("purge_originator_id.num")),
        systems: listToEnd(
          systemId(6, named("purge_originator_id.system_id")),
        ),
      }),
      22: reach,
      23: reach,
      128: network,
      129: struct<ISISProtocols>({
        ...head,
        protocols: listToEnd(
          u8({ ...named("clv_nlpid.nlpid"), hex: true, names: NLPID }),
        ),
      }),
      130: network,
      132: addresses(ipv4Address(named("clv_ipv4_int_addr"))),
      133: authentication,
      134: addresses(ipv4Address(lsp ? named("clv_te_router_id") : {})),
      135: struct<ISISPrefixes>({ ...head, prefixes }),
      137: struct<ISISHostname>({
        ...head,
        hostname: restText(named("hostname")),
      }),
      140: addresses(ipv6Address()),
      211: struct<ISISRestart>({
        ...head,
        reserved: bits(3),
        plannedAck: flag(),
        planned: flag(),
        suppress: flag(named("clv_restart_flags.sa")),
        ack: flag(named("clv_restart_flags.ra")),
        request: flag(named("clv_restart_flags.rr")),
        remainingTime: ifMore(
          u16({ ...named("clv_restart.remain_time"), unit: "s" }),
        ),
        neighbor: ifMore(systemId(6, named("clv_restart.neighbor"))),
      }),
      222: reachIn,
      223: reachIn,
      229: struct<ISISTopologies>({
        ...head,
        topologies: listToEnd(struct<ISISTopology>({
          overload: flag(),
          attached: flag(),
          reserved: bits(2),
          topology: bits(12),
        })),
      }),
      232: addresses(ipv6Address(named("clv_ipv6_int_addr"))),
      233: addresses(ipv6Address(named("clv_ipv6_glb_int_addr"))),
      235: struct<ISISTopologyPrefixes>({ ...head, ...topology, prefixes }),
      236: struct<ISISPrefixes6>({ ...head, prefixes: prefixes6 }),
      237: struct<ISISTopologyPrefixes6>({
        ...head,
        ...topology,
        prefixes: prefixes6,
      }),
      240: struct<ISISAdjacency>({
        ...head,
        state: u8({ ...named("adjacency_state"), names: ISIS_ADJACENCY }),
        localCircuit: ifMore(u32(named("extended_local_circuit_id"))),
        neighbor: ifMore(systemId(6, named("neighbor_systemid"))),
        neighborCircuit: ifMore(
          u32(named("neighbor_extended_local_circuit_id")),
        ),
      }),
      242: struct<ISISCapability>({
        ...head,
        routerId: ipv4Address(),
        reserved: bits(6),
        down: flag(named("rt_capable.flag_d")),
        everywhere: flag(named("rt_capable.flag_s")),
        data: padding(),
      }),
    },
    other: struct<ISISOther>({ ...head, data: rest() }),
  });
}
