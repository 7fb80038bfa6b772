/** Messages of ICMPv6 behind type, code and checksum: https://www.iana.org/assignments/icmpv6-parameters */
import {
  bits,
  chosen,
  type Field,
  flag,
  oneOf,
  rest,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { ICMP_NEIGHBOR_STATE } from "../../names/icmp.ts";
import {
  type ICMPExtension,
  ownExtension,
  quotedLength,
} from "./icmp_extensions.ts";
import { type ICMPMobility, icmpMobility } from "./icmp_messages.ts";
import {
  type MLD,
  mld,
  type MLDQuery,
  mldQuery,
  type MLDReport,
  mldReport,
  type MLDRouterAdvertisement,
  mldRouterAdvertisement,
} from "./mld.ts";
import {
  type NDNeighborAdvertisement,
  ndNeighborAdvertisement,
  type NDNeighborSolicitation,
  ndNeighborSolicitation,
  type NDRedirect,
  ndRedirect,
  type NDRouterAdvertisement,
  ndRouterAdvertisement,
  type NDRouterSolicitation,
  ndRouterSolicitation,
} from "./ndp.ts";
import {
  nodeQueries,
  type NodeQuery,
  type NodeReply,
  nodeReply,
} from "./node_information.ts";
import { type ICMPv6Special, icmpv6Special } from "./icmpv6_special.ts";
import { type RPLMessage, rplMessages } from "./rpl.ts";

/** Destination Unreachable (RFC 4443 §3.1), Time Exceeded (§3.3). */
export interface ICMPv6Error {
  /** Original datagram in 64-bit words, where an extension structure follows it: RFC 4884 §4. */
  length: number;
  /** Unused. */
  unused: number;
  /** Bytes of the original datagram before an extension structure. */
  quotedLength?: number;
}
/** Packet Too Big: RFC 4443 §3.2. */
export interface ICMPv6TooBig {
  /** MTU of the next hop, in bytes. */
  mtu: number;
}
/** Parameter Problem: RFC 4443 §3.4. */
export interface ICMPv6ParameterProblem {
  /** Octet of the original datagram where the error was found. */
  pointer: number;
}
/** Echo Request and Reply: RFC 4443 §4. */
export interface ICMPv6Echo {
  /** Identifies the asking process. */
  id: number;
  /** Sequence number. */
  seq: number;
}
/** Router Renumbering: RFC 2894 §3.1. */
export interface ICMPv6RouterRenumbering {
  /** Sequence number. */
  seq: number;
  /** Segment number. */
  segment: number;
  /** T: test, nothing is to be changed. */
  test: boolean;
  /** R: a result is asked for. */
  resultRequested: boolean;
  /** A: all interfaces. */
  allInterfaces: boolean;
  /** S: the site's interfaces only. */
  siteSpecific: boolean;
  /** P: processed before. */
  processed: boolean;
  /** Reserved. */
  reserved: number;
  /** Longest delay of a result, in milliseconds. */
  maxDelay: number;
  /** Reserved. */
  reserved2: number;
  /** Prefix control operations, or results. */
  data: Uint8Array;
}
/** Extended Echo Request: RFC 8335 §2. */
export interface ICMPv6ExtendedRequest extends ICMPv6Echo {
  /** Reserved. */
  reserved: number;
  /** L: the probed interface is the answerer's own. */
  local: boolean;
  /** Names the interface to be probed. */
  extension?: ICMPExtension;
}
/** Extended Echo Reply: RFC 8335 §3. */
export interface ICMPv6ExtendedReply extends ICMPv6Echo {
  /** State of the neighbour cache entry. */
  state: number;
  /** Reserved. */
  reserved: number;
  /** A: the interface is active. */
  active: boolean;
  /** 4: it runs IPv4. */
  ipv4: boolean;
  /** 6: it runs IPv6. */
  ipv6: boolean;
}
/** Any other message. */
export interface ICMPv6Other {
  /** Its data. */
  data: Uint8Array;
}
/** Any message of ICMPv6. */
export type ICMPv6Body =
  | ICMPv6Error
  | ICMPv6TooBig
  | ICMPv6ParameterProblem
  | ICMPv6Echo
  | MLD
  | MLDQuery
  | MLDReport
  | MLDRouterAdvertisement
  | NDRouterSolicitation
  | NDRouterAdvertisement
  | NDNeighborSolicitation
  | NDNeighborAdvertisement
  | NDRedirect
  | ICMPv6RouterRenumbering
  | NodeQuery
  | NodeReply
  | ICMPv6Special
  | ICMPMobility
  | RPLMessage
  | ICMPv6ExtendedRequest
  | ICMPv6ExtendedReply
  | ICMPv6Other;

const error = struct<ICMPv6Error>({
  length: u8({ alias: "icmpv6.length" }),
  unused: bits(24),
  quotedLength: quotedLength(8),
});
const tooBig = struct<ICMPv6TooBig>({
  mtu: u32({ alias: "icmpv6.mtu", unit: "bytes" }),
});
const parameterProblem = struct<ICMPv6ParameterProblem>({
  pointer: u32({ alias: "icmpv6.pointer" }),
});
const echo = struct<ICMPv6Echo>({
  id: u16({ alias: "icmpv6.echo.identifier" }),
  seq: u16({ alias: "icmpv6.echo.sequence_number" }),
});
const routerRenumbering = struct<ICMPv6RouterRenumbering>({
  seq: u32({ alias: "icmpv6.rr.sequence_number" }),
  segment: u8({ alias: "icmpv6.rr.segment_number" }),
  test: flag({ alias: "icmpv6.rr.flag.t" }),
  resultRequested: flag({ alias: "icmpv6.rr.flag.r" }),
  allInterfaces: flag({ alias: "icmpv6.rr.flag.a" }),
  siteSpecific: flag({ alias: "icmpv6.rr.flag.s" }),
  processed: flag({ alias: "icmpv6.rr.flag.p" }),
  reserved: bits(3, { alias: "icmpv6.rr.flag.rsv" }),
  maxDelay: u16({ alias: "icmpv6.rr.maxdelay", unit: "ms" }),
  reserved2: u32(),
  data: rest(),
});
const extendedAsked = {
  id: u16({ alias: "icmpv6.echo.identifier" }),
  seq: u8({ alias: "icmpv6.ext.echo.seq" }),
};
const extendedRequest = struct<ICMPv6ExtendedRequest>({
  ...extendedAsked,
  reserved: bits(7, { alias: "icmpv6.ext.echo.req.res" }),
  local: flag({ alias: "icmpv6.ext.echo.req.local" }),
  extension: ownExtension,
});
const extendedReply = struct<ICMPv6ExtendedReply>({
  ...extendedAsked,
  state: bits(3, {
    alias: "icmpv6.ext.echo.rsp.state",
    names: ICMP_NEIGHBOR_STATE,
  }),
  reserved: bits(2, { alias: "icmpv6.ext.echo.rsp.res" }),
  active: flag({ alias: "icmpv6.ext.echo.rsp.active" }),
  ipv4: flag({ alias: "icmpv6.ext.echo.rsp.ipv4" }),
  ipv6: flag({ alias: "icmpv6.ext.echo.rsp.ipv6" }),
});

/** Types whose messages differ by code. */
const NODE_QUERY = 139, RPL = 155;

/** Tables by type. */
const cases: Record<number, Field<ICMPv6Body>> = {
  ...icmpv6Special,
  1: error,
  2: tooBig,
  3: error,
  4: parameterProblem,
  128: echo,
  129: echo,
  130: chosen<MLD | MLDQuery>(mldQuery),
  131: mld,
  132: mld,
  133: ndRouterSolicitation,
  134: ndRouterAdvertisement,
  135: ndNeighborSolicitation,
  136: ndNeighborAdvertisement,
  137: ndRedirect,
  138: routerRenumbering,
  140: nodeReply,
  141: ndRouterSolicitation,
  142: ndRouterSolicitation,
  143: mldReport,
  150: icmpMobility,
  151: mldRouterAdvertisement,
  160: extendedRequest,
  161: extendedReply,
};
nodeQueries.forEach((query, code) => cases[NODE_QUERY << 8 | code] = query);
for (const code in rplMessages) cases[RPL << 8 | +code] = rplMessages[code];

/** What a message says behind its checksum. */
export const icmpv6Body: Field<ICMPv6Body> = oneOf<
  { type: number; code: number },
  ICMPv6Body
>(
  ({ type, code }) =>
    type === NODE_QUERY || type === RPL ? type << 8 | code : type,
  cases,
  struct<ICMPv6Other>({ data: rest({ alias: "icmpv6.data" }) }),
);
