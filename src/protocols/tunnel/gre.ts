/** Generic Routing Encapsulation: RFC 2784, RFC 2890, source routing of RFC 1701, version 1 of RFC 2637 §4.1. */
import type { Protocol } from "../../dissect/protocol.ts";
import {
  etherType,
  greProtocol,
  ipProtocol,
  udpPort,
} from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  CHECKSUM_STATUS,
  derived,
  flag,
  listUntil,
  payloadChecksum,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";

/** GRE header of version 0 or 1. */
export interface GRE {
  /** C: there is a checksum. */
  checksumPresent: boolean;
  /** R: there is a source route. */
  routingPresent: boolean;
  /** K: there is a key. */
  keyPresent: boolean;
  /** S: there is a sequence number. */
  sequencePresent: boolean;
  /** s: the source route is strict. */
  strictSourceRoute: boolean;
  /** How many more encapsulations are allowed. */
  recursionControl: number;
  /** A: there is an acknowledgment number, in version 1. */
  ackPresent: boolean;
  /** Reserved flags. */
  flags: number;
  /** 0, or 1 for PPTP. */
  version: number;
  /** EtherType of the payload. */
  protocolType: number;
  /** Checksum of header and payload. */
  checksum?: number;
  /** Bytes from the begin of the source route to its active entry. */
  offset?: number;
  /** Key, in version 0. */
  key?: number;
  /** Bytes of payload, in version 1. */
  payloadLength?: number;
  /** Call of the session that the packet belongs to, in version 1. */
  callId?: number;
  /** Sequence number. */
  sequenceNumber?: number;
  /** Highest sequence number that was received, in version 1. */
  ackNumber?: number;
  /** Source route, up to an empty entry. */
  routing?: SourceRouteEntry[];
  /** Whether the checksum is right. */
  checksumStatus?: number;
}
/** Source Route Entry: RFC 1701. */
export interface SourceRouteEntry {
  /** EtherType of the addresses; 0 ends the route. */
  addressFamily: number;
  /** Bytes from the begin of the routing information to its active part. */
  sreOffset: number;
  /** Bytes of routing information. */
  sreLength: number;
  /** Addresses. */
  routingInformation: Uint8Array;
}

const isEnhanced = (h: GRE) => h.version === 1;
const hasChecksum = (h: GRE) => h.checksumPresent || h.routingPresent;
const hasKey = (h: GRE) => h.keyPresent && !isEnhanced(h);
const hasCall = (h: GRE) => h.keyPresent && isEnhanced(h);
const hasAck = (h: GRE) => h.ackPresent && isEnhanced(h);

const sre = struct<SourceRouteEntry>({
  addressFamily: u16({ alias: "gre.routing.address_family" }),
  sreOffset: u8({ alias: "gre.routing.sre_offset", unit: "bytes" }),
  sreLength: u8({ alias: "gre.routing.src_length", unit: "bytes" }),
  routingInformation: bytes((h: SourceRouteEntry) => h.sreLength, {
    alias: "gre.routing.information",
  }),
});
const checksumOfAll = payloadChecksum();

/** Bytes of header and payload: only PPTP says. */
function totalSize(h: GRE): number {
  return h.payloadLength === undefined
    ? 0
    : 8 + (h.sequencePresent ? 4 : 0) + (h.ackPresent ? 4 : 0) +
      h.payloadLength;
}

/** Generic Routing Encapsulation. */
export const gre: Protocol<GRE> = {
  id: "gre",
  label: "GRE",
  name: "Generic Routing Encapsulation",
  spec: "RFC 2784, RFC 2890, RFC 1701, RFC 2637",
  depth: "header of versions 0 and 1, checksum",
  alias: "gre",
  layer: "internet",
  on: [[ipProtocol, 47], [udpPort, 4754]],
  fields: struct<GRE>({
    checksumPresent: flag({ alias: "gre.flags.checksum" }),
    routingPresent: flag({ alias: "gre.flags.routing" }),
    keyPresent: flag({ alias: "gre.flags.key" }),
    sequencePresent: flag({ alias: "gre.flags.sequence_number" }),
    strictSourceRoute: flag({ alias: "gre.flags.strict_source_route" }),
    recursionControl: bits(3, { alias: "gre.flags.recursion_control" }),
    ackPresent: flag({ alias: "gre.flags.ack" }),
    flags: bits(4),
    version: bits(3, { alias: "gre.flags.version" }),
    protocolType: u16({ alias: "gre.proto", hex: true, names: ETHERTYPE }),
    checksum: when(hasChecksum, u16({ alias: "gre.checksum", hex: true })),
    offset: when(hasChecksum, u16({ alias: "gre.offset", unit: "bytes" })),
    key: when(hasKey, u32({ alias: "gre.key", hex: true })),
    payloadLength: when(
      hasCall,
      u16({ alias: "gre.key.payload_length", unit: "bytes" }),
    ),
    callId: when(hasCall, u16({ alias: "gre.key.call_id" })),
    sequenceNumber: when(
      (h: GRE) => h.sequencePresent,
      u32({ alias: "gre.sequence_number" }),
    ),
    ackNumber: when(hasAck, u32({ alias: "gre.ack_number" })),
    routing: when(
      (h: GRE) => h.routingPresent,
      listUntil(sre, (e) => e.addressFamily === 0 && e.sreLength === 0),
    ),
    checksumStatus: derived(
      (h: GRE, v) => h.checksumPresent ? checksumOfAll.derive!(v) : undefined,
      { alias: "gre.checksum.status", names: CHECKSUM_STATUS },
    ),
  }),
  totalSize,
  next: (h, d) =>
    d.find(greProtocol, (h.sequencePresent ? 0x10000 : 0) + h.protocolType) ??
      d.find(etherType, h.protocolType),
  summary: (h) =>
    h.callId !== undefined
      ? `PPTP call ${h.callId}`
      : ETHERTYPE[h.protocolType] ?? `protocol ${h.protocolType}`,
};
