/** Path attributes: RFC 4271 §4.3 and §5, and those of later RFCs. */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bits,
  choice,
  chosen,
  type Field,
  flag,
  ipv4Address,
  list,
  listToEnd,
  options,
  rest,
  sized,
  type Struct,
  struct,
  u16,
  u32,
  u64,
  u8,
  uint,
} from "../../fields/mod.ts";
import { ADDRESS_FAMILY } from "../../names/address_family.ts";
import {
  BGP_ATTRIBUTE,
  BGP_COMMUNITY,
  BGP_ORIGIN,
  BGP_SAFI,
  BGP_SEGMENT,
} from "../../names/bgp.ts";
import {
  type BGPExtendedAddress,
  type BGPExtendedCommunity,
  extendedCommunity,
  extendedCommunity6,
} from "./bgp_communities.ts";
import { type BGPNextHop, type BGPNLRI, nextHop, nlri } from "./bgp_nlri.ts";
import {
  type BGPPMSITunnel,
  type BGPSID,
  type BGPTunnel,
  pmsiTunnel,
  prefixSIDs,
  tunnels,
} from "./bgp_tunnels.ts";

/** What every attribute begins with. */
export interface BGPAttributeHead {
  /** It is not well-known. */
  optional: boolean;
  /** It is passed on. */
  transitive: boolean;
  /** Somebody did not know it. */
  partial: boolean;
  /** The length has two bytes. */
  extendedLength: boolean;
  /** Unused. */
  unused: number;
  /** Type. */
  type: number;
  /** Bytes of the value. */
  length: number;
}
/** ORIGIN: RFC 4271 §5.1.1. */
export interface BGPOrigin extends BGPAttributeHead {
  /** Origin. */
  origin: number;
}
/** AS_PATH (RFC 4271 §5.1.2) and AS4_PATH (RFC 6793 §3). */
export interface BGPASPath extends BGPAttributeHead {
  /** Segments. */
  segments: BGPSegment[];
}
/** A segment of an AS path. */
export interface BGPSegment {
  /** Set or sequence. */
  type: number;
  /** How many there are. */
  count: number;
  /** AS numbers. */
  as: number[];
}
/** An address: NEXT_HOP (RFC 4271 §5.1.3), ORIGINATOR_ID (RFC 4456 §8). */
export interface BGPAddressAttribute extends BGPAttributeHead {
  /** Address. */
  address: string;
}
/** A number: MULTI_EXIT_DISC, LOCAL_PREF (RFC 4271 §5.1), Only to Customer (RFC 9234 §5). */
export interface BGPNumberAttribute extends BGPAttributeHead {
  /** Number. */
  value: number;
}
/** ATOMIC_AGGREGATE: RFC 4271 §5.1.6. */
export type BGPEmptyAttribute = BGPAttributeHead;
/** AGGREGATOR (RFC 4271 §5.1.7) and AS4_AGGREGATOR (RFC 6793 §3). */
export interface BGPAggregator extends BGPAttributeHead {
  /** AS that aggregated. */
  as: number;
  /** Router that aggregated. */
  address: string;
}
/** COMMUNITIES: RFC 1997. */
export interface BGPCommunities extends BGPAttributeHead {
  /** Communities: an AS in the high 16 bits. */
  communities: number[];
}
/** CLUSTER_LIST: RFC 4456 §8. */
export interface BGPClusterList extends BGPAttributeHead {
  /** Clusters. */
  clusters: string[];
}
/** MP_REACH_NLRI: RFC 4760 §3. */
export interface BGPReach extends BGPAttributeHead {
  /** Address family. */
  afi: number;
  /** Subsequent address family. */
  safi: number;
  /** Bytes of the next hop. */
  nextHopLength: number;
  /** Next hop. */
  nextHop: BGPNextHop;
  /** Reserved; once the number of subnetwork points of attachment. */
  reserved: number;
  /** Routes. */
  nlri: BGPNLRI[];
}
/** MP_UNREACH_NLRI: RFC 4760 §4. */
export interface BGPUnreach extends BGPAttributeHead {
  /** Address family. */
  afi: number;
  /** Subsequent address family. */
  safi: number;
  /** Routes that are withdrawn. */
  withdrawn: BGPNLRI[];
}
/** EXTENDED COMMUNITIES: RFC 4360 §2. */
export interface BGPExtendedCommunities extends BGPAttributeHead {
  /** Communities. */
  communities: BGPExtendedCommunity[];
}
/** IPv6 Address Specific Extended Community: RFC 5701 §2. */
export interface BGPExtendedCommunities6 extends BGPAttributeHead {
  /** Communities. */
  communities: BGPExtendedAddress[];
}
/** LARGE_COMMUNITY: RFC 8092 §3. */
export interface BGPLargeCommunities extends BGPAttributeHead {
  /** Communities. */
  communities: BGPLargeCommunity[];
}
/** A large community. */
export interface BGPLargeCommunity {
  /** Global administrator, an AS. */
  globalAdministrator: number;
  /** Local data, part 1. */
  localData1: number;
  /** Local data, part 2. */
  localData2: number;
}
/** AIGP: RFC 7311 §3. */
export interface BGPAIGP extends BGPAttributeHead {
  /** TLVs. */
  tlvs: (BGPAIGPMetric | BGPAIGPOther)[];
}
/** The accumulated metric: RFC 7311 §3. */
export interface BGPAIGPMetric {
  /** Type. */
  type: number;
  /** Bytes of the TLV. */
  length: number;
  /** Metric. */
  metric: bigint;
}
/** Any other TLV of AIGP. */
export interface BGPAIGPOther {
  /** Type. */
  type: number;
  /** Bytes of the TLV. */
  length: number;
  /** Value. */
  value: Uint8Array;
}
/** Tunnel Encapsulation: RFC 9012 §2. */
export interface BGPTunnelEncapsulation extends BGPAttributeHead {
  /** Tunnels. */
  tunnels: BGPTunnel[];
}
/** PMSI_TUNNEL: RFC 6514 §5. */
export type BGPPMSIAttribute = BGPAttributeHead & BGPPMSITunnel;
/** BGP Prefix-SID: RFC 8669 §3. */
export interface BGPPrefixSID extends BGPAttributeHead {
  /** TLVs. */
  tlvs: BGPSID[];
}
/** BFD Discriminator: RFC 9026 §3.1.6. */
export interface BGPBFDDiscriminator extends BGPAttributeHead {
  /** Mode. */
  mode: number;
  /** Discriminator. */
  discriminator: number;
  /** TLVs. */
  tlvs: Uint8Array;
}
/** ATTR_SET: RFC 6368 §5. */
export interface BGPAttributeSet extends BGPAttributeHead {
  /** AS of the customer. */
  originAS: number;
  /** Attributes of the customer's route. */
  attributes: BGPAttribute[];
}
/** An attribute that has no table. */
export interface BGPOtherAttribute extends BGPAttributeHead {
  /** Value. */
  value: Uint8Array;
}
/** A path attribute. */
export type BGPAttribute =
  | BGPOrigin
  | BGPASPath
  | BGPAddressAttribute
  | BGPNumberAttribute
  | BGPEmptyAttribute
  | BGPAggregator
  | BGPCommunities
  | BGPClusterList
  | BGPReach
  | BGPUnreach
  | BGPExtendedCommunities
  | BGPExtendedCommunities6
  | BGPLargeCommunities
  | BGPAIGP
  | BGPTunnelEncapsulation
  | BGPPMSIAttribute
  | BGPPrefixSID
  | BGPBFDDiscriminator
  | BGPAttributeSet
  | BGPOtherAttribute;

const named = (name: string) => ({
  alias: `bgp.update.path_attribute.${name}`,
});
const head = {
  optional: flag(named("flags.optional")),
  transitive: flag(named("flags.transitive")),
  partial: flag(named("flags.partial")),
  extendedLength: flag(named("flags.extended_length")),
  unused: bits(4, named("flags.unused")),
  type: u8({ ...named("type_code"), names: BGP_ATTRIBUTE }),
  length: uint((h: BGPAttributeHead) => h.extendedLength ? 2 : 1, {
    ...named("length"),
    unit: "bytes",
  }),
};

/** Whether AS numbers of `size` bytes make segments that fill what is left. */
function fits(c: Cursor, size: number): boolean {
  let at = 0;
  while (at < c.room) {
    if (at + 2 > c.room || !(c.peek(at) in BGP_SEGMENT)) return false;
    at += 2 + c.peek(at + 1) * size;
  }
  return at === c.room;
}
const segments = (as: Field<number>) =>
  listToEnd(struct<BGPSegment>({
    type: u8({ ...named("as_path_segment.type"), names: BGP_SEGMENT }),
    count: u8(named("as_path_segment.length")),
    as: list(as, (h: BGPSegment) => h.count),
  }));
const longSegments = segments(u32(named("as_path_segment.as4")));
const shortSegments = segments(u16(named("as_path_segment.as2")));
/**
 * Segments whose AS numbers have two bytes, or four: capabilities tell, here it
 * is what makes sense. Where both do, the four would be of AS 16842752 or more.
 */
const anySegments: Field<BGPSegment[]> = {
  ...longSegments,
  read: (c, h) =>
    fits(c, 2) ? shortSegments.read!(c, h) : longSegments.read!(c, h),
};
/** AS and address of an aggregator with short AS numbers. */
const SHORT_AGGREGATOR = 6;
const aggregatorAS = uint(
  (h: BGPAttributeHead) => h.length === SHORT_AGGREGATOR ? 2 : 4,
  named("aggregator_as"),
);
const aggregatorAddress = ipv4Address(named("aggregator_origin"));
const address = (alias: string) =>
  struct<BGPAddressAttribute>({ ...head, address: ipv4Address({ alias }) });
const number = (alias: string) =>
  struct<BGPNumberAttribute>({
    ...head,
    value: u32(alias === "" ? {} : named(alias)),
  });
const family = (of: string) => ({
  afi: u16({ ...named(`${of}.afi`), names: ADDRESS_FAMILY }),
  safi: u8({ ...named(`${of}.safi`), names: BGP_SAFI }),
});
const aigpHead = {
  type: u8({ alias: "bgp.update.attribute.aigp.type" }),
  length: u16({ alias: "bgp.update.attribute.aigp.length", unit: "bytes" }),
};

const tables: Readonly<Record<number, Struct<BGPAttribute>>> = {
  1: struct<BGPOrigin>({
    ...head,
    origin: u8({ ...named("origin"), names: BGP_ORIGIN }),
  }),
  2: struct<BGPASPath>({ ...head, segments: anySegments }),
  3: address("bgp.update.path_attribute.next_hop"),
  4: number("multi_exit_disc"),
  5: number("local_pref"),
  6: struct<BGPEmptyAttribute>(head),
  7: struct<BGPAggregator>({
    ...head,
    as: aggregatorAS as Field<number>,
    address: aggregatorAddress,
  }),
  8: struct<BGPCommunities>({
    ...head,
    communities: listToEnd(u32({ hex: true, names: BGP_COMMUNITY })),
  }),
  9: address("bgp.update.path_attribute.originator_id"),
  10: struct<BGPClusterList>({
    ...head,
    clusters: listToEnd(
      ipv4Address({ alias: "bgp.path_attribute.cluster_id" }),
    ),
  }),
  14: struct<BGPReach>({
    ...head,
    ...family("mp_reach_nlri"),
    nextHopLength: u8({ unit: "bytes" }),
    nextHop,
    reserved: u8(named("mp_reach_nlri.nbr_snpa")),
    nlri: nlri("bgp.mp_reach_nlri"),
  }),
  15: struct<BGPUnreach>({
    ...head,
    ...family("mp_unreach_nlri"),
    withdrawn: nlri("bgp.mp_unreach_nlri"),
  }),
  16: struct<BGPExtendedCommunities>({
    ...head,
    communities: listToEnd(extendedCommunity),
  }),
  17: struct<BGPASPath>({ ...head, segments: longSegments }),
  18: struct<BGPAggregator>({
    ...head,
    as: u32(named("aggregator_as")),
    address: aggregatorAddress,
  }),
  22: struct<BGPPMSIAttribute>({ ...head, ...pmsiTunnel }),
  23: struct<BGPTunnelEncapsulation>({ ...head, tunnels }),
  25: struct<BGPExtendedCommunities6>({
    ...head,
    communities: listToEnd(extendedCommunity6),
  }),
  26: struct<BGPAIGP>({
    ...head,
    tlvs: options<BGPAIGPMetric | BGPAIGPOther>({
      counts: "all",
      lengthSize: 2,
      cases: {
        1: struct<BGPAIGPMetric>({
          ...aigpHead,
          metric: u64({ alias: "bgp.update.attribute.aigp.accu_igp_metric" }),
        }),
      },
      other: struct<BGPAIGPOther>({ ...aigpHead, value: rest() }),
    }),
  }),
  32: struct<BGPLargeCommunities>({
    ...head,
    communities: listToEnd(struct<BGPLargeCommunity>({
      globalAdministrator: u32({ alias: "bgp.large_communities.ga" }),
      localData1: u32({ alias: "bgp.large_communities.ldp1" }),
      localData2: u32({ alias: "bgp.large_communities.ldp2" }),
    })),
  }),
  35: number(""),
  38: struct<BGPBFDDiscriminator>({
    ...head,
    mode: u8(),
    discriminator: u32(),
    tlvs: rest(),
  }),
  40: struct<BGPPrefixSID>({ ...head, tlvs: prefixSIDs }),
};
const other = struct<BGPOtherAttribute>({ ...head, value: rest() });

/** Attributes up to the end of the area, each confined to its length. */
const attributes = (
  tables: Readonly<Record<number, Struct<BGPAttribute>>>,
): Field<BGPAttribute[]> =>
  listToEnd(sized(
    (c) => c.peek() & 0x10 ? 4 + (c.peek(2) << 8 | c.peek(3)) : 3 + c.peek(2),
    chosen(choice<BGPAttribute>(
      [...Object.values(tables), other],
      (c) => tables[c.peek(1)] ?? other,
    )),
  ));

/** Path attributes; a set in a set stays bytes. */
export const pathAttributes: Field<BGPAttribute[]> = attributes({
  ...tables,
  128: struct<BGPAttributeSet>({
    ...head,
    originAS: u32(named("attr_set.origin_as")),
    attributes: attributes(tables),
  }),
});
