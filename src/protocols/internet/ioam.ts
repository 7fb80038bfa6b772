/** In situ OAM (RFC 9197, RFC 9326) in options of IPv6 (RFC 9486). */
import {
  bits,
  bytes,
  type Choice,
  choice,
  type Field,
  flag,
  listToEnd,
  reader,
  rest,
  struct,
  u16,
  u24,
  u32,
  u64,
  u8,
  type View,
  when,
} from "../../fields/mod.ts";
import { IOAM_TYPE } from "../../names/ipv6_option.ts";
import { ipv6SizedOptionHead, type SizedIPv6Option } from "./ipv6_option.ts";

/** What all IOAM options have: RFC 9486 §3. */
export interface IOAMHead extends SizedIPv6Option {
  /** Reserved. */
  reserved: number;
  /** IOAM Option-Type. */
  optionType: number;
}
/** Pre-allocated and incremental trace: RFC 9197 §4.4.1. */
export interface IOAMTrace extends IOAMHead {
  /** Namespace-ID. */
  namespaceId: number;
  /** 32-bit words that each node adds, its opaque state aside. */
  nodeLength: number;
  /** O: a node found no room. */
  overflow: boolean;
  /** L: loopback (RFC 9322 §3). */
  loopback: boolean;
  /** A: active measurement (RFC 9322 §4). */
  active: boolean;
  /** The fourth flag. */
  reservedFlag: boolean;
  /** 32-bit words that are left. */
  remainingLength: number;
  /** IOAM Trace-Type: which data each node adds. */
  traceType: number;
  /** Reserved. */
  traceReserved: number;
  /** Room for the nodes to come; in pre-allocated traces alone. */
  freeSpace?: Uint8Array;
  /** What nodes added, the last one first. */
  nodes: IOAMNode[];
}
/** What one node added: RFC 9197 §4.4.2. */
export interface IOAMNode {
  /** Hop limit. */
  hopLimit?: number;
  /** Node identifier. */
  nodeId?: number;
  /** Interface on which the packet came. */
  ingressId?: number;
  /** Interface on which it left. */
  egressId?: number;
  /** Timestamp, in seconds. */
  timestampSeconds?: number;
  /** Timestamp, fractional part. */
  timestampFraction?: number;
  /** Nanoseconds in the node; the first bit says that they did not fit. */
  transitDelay?: number;
  /** Data that the namespace gives a meaning. */
  namespaceData?: number;
  /** Length of the egress queue. */
  queueDepth?: number;
  /** Checksum complement. */
  checksumComplement?: number;
  /** Hop limit, beside the wide node identifier. */
  hopLimitWide?: number;
  /** Node identifier of 56 bits. */
  nodeIdWide?: bigint;
  /** Interface on which the packet came, in 32 bits. */
  ingressIdWide?: number;
  /** Interface on which it left, in 32 bits. */
  egressIdWide?: number;
  /** Data that the namespace gives a meaning, in 64 bits. */
  namespaceDataWide?: bigint;
  /** Occupancy of the buffer. */
  bufferOccupancy?: number;
  /** Data of the bits that have no meaning yet, 4 bytes for each. */
  undefinedData?: Uint8Array;
  /** Opaque state snapshot: its data in 32-bit words. */
  opaqueLength?: number;
  /** Opaque state snapshot: schema. */
  schemaId?: number;
  /** Opaque state snapshot: data. */
  opaqueData?: Uint8Array;
}
/** Proof of transit: RFC 9197 §4.5. */
export interface IOAMProofOfTransit extends IOAMHead {
  /** Namespace-ID. */
  namespaceId: number;
  /** IOAM POT-Type. */
  potType: number;
  /** IOAM POT flags. */
  potFlags: number;
  /** Its data. */
  data: Uint8Array;
}
/** Edge to edge: RFC 9197 §4.6. */
export interface IOAMEdgeToEdge extends IOAMHead {
  /** Namespace-ID. */
  namespaceId: number;
  /** IOAM-E2E-Type: which of the fields below are there. */
  e2eType: number;
  /** Sequence number of 64 bits. */
  sequence64?: bigint;
  /** Sequence number of 32 bits. */
  sequence?: number;
  /** Timestamp, in seconds. */
  timestampSeconds?: number;
  /** Timestamp, fractional part. */
  timestampFraction?: number;
}
/** Direct export: RFC 9326 §3.2. */
export interface IOAMDirectExport extends IOAMHead {
  /** Namespace-ID. */
  namespaceId: number;
  /** Flags. */
  flags: number;
  /** Extension flags: which of the optional fields are there. */
  extensionFlags: number;
  /** IOAM Trace-Type: which data nodes export. */
  traceType: number;
  /** Reserved. */
  traceReserved: number;
  /** Flow ID. */
  flowId?: number;
  /** Sequence number. */
  sequence?: number;
}
/** Any other type. */
export interface IOAMOther extends IOAMHead {
  /** Its data. */
  data: Uint8Array;
}
/** Any IOAM option. */
export type IOAMOption =
  | IOAMTrace
  | IOAMProofOfTransit
  | IOAMEdgeToEdge
  | IOAMDirectExport
  | IOAMOther;

const head = {
  ...ipv6SizedOptionHead,
  reserved: u8({ alias: "ipv6.opt.ioam.rsv" }),
  optionType: u8({ alias: "ipv6.opt.ioam.opt_type", names: IOAM_TYPE }),
};
const namespaceId = u16({ alias: "ipv6.opt.ioam.trace.ns" });
const seconds = u32({ alias: "ipv6.opt.ioam.trace.node.tss", unit: "s" });
const fraction = u32({ alias: "ipv6.opt.ioam.trace.node.tsf" });

/** The Trace-Type of the trace around a node. */
function traceType(node: View): number {
  const { up } = node;
  return up ? (up.struct.probe(up) as IOAMTrace).traceType : 0;
}

/** A field that is there when bit `n` of the Trace-Type says so: RFC 9197 §4.4.2. */
function traced<T>(n: number, field: Field<T>): Field<T> {
  const one = reader(field), mask = 1 << 23 - n;
  return {
    ...when(() => true, field),
    read: (c, h) => (traceType(h) & mask) !== 0 ? one(c, h) : undefined,
  };
}

/** Bits 12 to 21, which have no meaning yet: 4 bytes for each that is set. */
const undefinedData: Field<Uint8Array> = {
  alias: "ipv6.opt.ioam.trace.node.undefined",
  bits: 0,
  read(c, h) {
    let n = 0;
    for (let t = traceType(h) >> 2 & 0x3ff; t > 0; t >>= 1) n += t & 1;
    const p = c.take(4 * n);
    return n > 0 ? c.b.subarray(p, p + 4 * n) : undefined;
  },
};

/** A number of 56 bits. */
const u56: Field<bigint> = {
  alias: "ipv6.opt.ioam.trace.node.id_wide",
  bits: 0,
  read(c) {
    const high = c.byte() * 0x10000 + c.u16(), low = c.u16() * 0x10000;
    return BigInt(high) << 32n | BigInt(low + c.u16());
  },
};

const node = struct<IOAMNode>({
  hopLimit: traced(0, u8({ alias: "ipv6.opt.ioam.trace.node.hlim" })),
  nodeId: traced(0, u24({ alias: "ipv6.opt.ioam.trace.node.id" })),
  ingressId: traced(1, u16({ alias: "ipv6.opt.ioam.trace.node.iif" })),
  egressId: traced(1, u16({ alias: "ipv6.opt.ioam.trace.node.eif" })),
  timestampSeconds: traced(2, seconds),
  timestampFraction: traced(3, fraction),
  transitDelay: traced(
    4,
    u32({ alias: "ipv6.opt.ioam.trace.node.trdelay", unit: "ns" }),
  ),
  namespaceData: traced(5, u32({ alias: "ipv6.opt.ioam.trace.node.nsdata" })),
  queueDepth: traced(6, u32({ alias: "ipv6.opt.ioam.trace.node.qdepth" })),
  checksumComplement: traced(
    7,
    u32({ alias: "ipv6.opt.ioam.trace.node.csum" }),
  ),
  hopLimitWide: traced(8, u8({ alias: "ipv6.opt.ioam.trace.node.hlim" })),
  nodeIdWide: traced(8, u56),
  ingressIdWide: traced(9, u32({ alias: "ipv6.opt.ioam.trace.node.iif_wide" })),
  egressIdWide: traced(9, u32({ alias: "ipv6.opt.ioam.trace.node.eif_wide" })),
  namespaceDataWide: traced(
    10,
    u64({ alias: "ipv6.opt.ioam.trace.node.nsdata_wide" }),
  ),
  bufferOccupancy: traced(
    11,
    u32({ alias: "ipv6.opt.ioam.trace.node.bufoccup" }),
  ),
  undefinedData,
  opaqueLength: traced(22, u8({ alias: "ipv6.opt.ioam.trace.node.oss.len" })),
  schemaId: traced(22, u24({ alias: "ipv6.opt.ioam.trace.node.oss.scid" })),
  opaqueData: traced(
    22,
    bytes((h: IOAMNode) => h.opaqueLength! * 4, {
      alias: "ipv6.opt.ioam.trace.node.oss.data",
    }),
  ),
});

const trace = struct<IOAMTrace>({
  ...head,
  namespaceId,
  nodeLength: bits(5, { alias: "ipv6.opt.ioam.trace.nodelen" }),
  overflow: flag({ alias: "ipv6.opt.ioam.trace.flag.o" }),
  loopback: flag({ alias: "ipv6.opt.ioam.trace.flag.l" }),
  active: flag({ alias: "ipv6.opt.ioam.trace.flag.a" }),
  reservedFlag: flag({ alias: "ipv6.opt.ioam.trace.flag.rsv" }),
  remainingLength: bits(7, { alias: "ipv6.opt.ioam.trace.remlen" }),
  traceType: u24({ alias: "ipv6.opt.ioam.trace.type", hex: true }),
  traceReserved: u8({ alias: "ipv6.opt.ioam.trace.rsv" }),
  freeSpace: when(
    (h: IOAMTrace) => h.optionType === 0 && h.remainingLength > 0,
    bytes((h: IOAMTrace) => h.remainingLength * 4, {
      alias: "ipv6.opt.ioam.trace.free_space",
    }),
  ),
  nodes: listToEnd(node),
});
const proofOfTransit = struct<IOAMProofOfTransit>({
  ...head,
  namespaceId: u16(),
  potType: u8(),
  potFlags: u8({ hex: true }),
  data: rest(),
});
const edgeToEdge = struct<IOAMEdgeToEdge>({
  ...head,
  namespaceId: u16(),
  e2eType: u16({ hex: true }),
  sequence64: when((h: IOAMEdgeToEdge) => (h.e2eType & 0x8000) !== 0, u64()),
  sequence: when((h: IOAMEdgeToEdge) => (h.e2eType & 0x4000) !== 0, u32()),
  timestampSeconds: when(
    (h: IOAMEdgeToEdge) => (h.e2eType & 0x2000) !== 0,
    u32({ unit: "s" }),
  ),
  timestampFraction: when(
    (h: IOAMEdgeToEdge) => (h.e2eType & 0x1000) !== 0,
    u32(),
  ),
});
const directExport = struct<IOAMDirectExport>({
  ...head,
  namespaceId: u16(),
  flags: u8({ hex: true }),
  extensionFlags: u8({ hex: true }),
  traceType: u24({ hex: true }),
  traceReserved: u8(),
  flowId: when((h: IOAMDirectExport) => h.extensionFlags >= 0x80, u32()),
  sequence: when(
    (h: IOAMDirectExport) => (h.extensionFlags & 0x40) !== 0,
    u32(),
  ),
});
const other = struct<IOAMOther>({ ...head, data: rest() });

const TABLES = [
  trace,
  trace,
  proofOfTransit,
  edgeToEdge,
  directExport,
] as const;

/** The table of an IOAM option: by its Option-Type. */
export const ioam: Choice<IOAMOption> = choice<IOAMOption>(
  [...TABLES, other],
  (c) => (c.room > 3 ? TABLES[c.peek(3)] : undefined) ?? other,
);
