/** Reachability information, by address family: RFC 4271 §4.3, RFC 4760 §5, RFC 7911 §3, RFC 8277 §2, RFC 4364 §4, and others. */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bits,
  type Field,
  flag,
  ipv4Address,
  ipv4Prefix,
  ipv6Address,
  ipv6Prefix,
  listToEnd,
  listUntil,
  oneOf,
  padding,
  rest,
  routeDistinguisher,
  sized,
  type Struct,
  struct,
  u16,
  u32,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import {
  type BGPExtendedCommunity,
  extendedCommunity,
} from "./bgp_communities.ts";
import {
  type BGPEVPNRoute,
  type BGPMVPNRoute,
  evpnRoutes,
  mvpnRoutes,
} from "./bgp_evpn.ts";
import { type BGPFlow, flows } from "./bgp_flow.ts";

/** A label of a stack: RFC 8277 §2. */
export interface BGPLabel {
  /** Label. */
  label: number;
  /** Traffic class. */
  trafficClass: number;
  /** S: the last of the stack. */
  bottom: boolean;
}
/** A route to a prefix. */
export interface BGPPrefix {
  /** Path identifier, where several paths are sent: RFC 7911 §3. */
  pathId?: number;
  /** Bits of the prefix, and of labels and distinguisher before it. */
  length: number;
  /** Labels. */
  labels?: BGPLabel[];
  /** Route distinguisher. */
  rd?: string;
  /** Prefix. */
  prefix: string;
}
/** Route target membership: RFC 4684 §4. */
export interface BGPTargetMembership {
  /** Bits; 0: all route targets. */
  length: number;
  /** AS that it comes from. */
  originAS?: number;
  /** Route target. */
  target?: BGPExtendedCommunity;
  /** A part of a route target. */
  targetPrefix?: Uint8Array;
}
/** An endpoint of a virtual private LAN: RFC 4761 §3.2.2. */
export interface BGPVPLS {
  /** Bytes. */
  length: number;
  /** Route distinguisher. */
  rd: string;
  /** VE identifier. */
  veId: number;
  /** Offset of the block. */
  veBlockOffset: number;
  /** Labels in the block. */
  veBlockSize: number;
  /** First label of the block. */
  labelBase: BGPLabel;
}
/** An endpoint that is only discovered: RFC 6074 §3.2.2.1. */
export interface BGPVPLSDiscovery {
  /** Bytes. */
  length: number;
  /** Route distinguisher. */
  rd: string;
  /** Address of the provider's edge. */
  address: string;
}
/** A multicast distribution tree: RFC 6037 §4. */
export interface BGPMDT {
  /** Bits. */
  length: number;
  /** Route distinguisher. */
  rd: string;
  /** Address of the provider's edge. */
  address: string;
  /** Group of the tree. */
  group: string;
}
/** A candidate path of a segment routing policy: RFC 9830 §2.1. */
export interface BGPSRPolicy {
  /** Bits. */
  length: number;
  /** Distinguisher. */
  distinguisher: number;
  /** Color. */
  color: number;
  /** IPv4 endpoint. */
  endpointIPv4?: string;
  /** IPv6 endpoint. */
  endpointIPv6?: string;
}
/** Routes of a family that has no table. */
export interface BGPOtherNLRI {
  /** All of them. */
  data: Uint8Array;
}
/** Any route. */
export type BGPNLRI =
  | BGPPrefix
  | BGPEVPNRoute
  | BGPMVPNRoute
  | BGPFlow
  | BGPTargetMembership
  | BGPVPLS
  | BGPVPLSDiscovery
  | BGPMDT
  | BGPSRPolicy
  | BGPOtherNLRI;

const RD = 64, LABEL = 24;

/** Whether prefixes of `least` to `most` bits fill what is left, each behind `ids` bytes. */
function fits(c: Cursor, ids: number, least: number, most: number): boolean {
  let at = 0, defaults = 0;
  while (at < c.room) {
    if (at + ids >= c.room) return false;
    const length = c.peek(at + ids), size = Math.ceil(length / 8);
    if (length < least || length > most) return false;
    if (length === 0 && ids === 0 && ++defaults > 1) return false;
    const next = at + ids + 1 + size;
    if (next > c.room) return false;
    // bits behind the prefix have no meaning, but nobody sets them
    const spare = size * 8 - length;
    if (spare > 0 && (c.peek(next - 1) & (1 << spare) - 1) > 0) return false;
    at = next;
  }
  return true;
}

/** The label of a route that is withdrawn, in place of a stack: RFC 8277 §2.4. */
const WITHDRAWN = 0x80000;
const labelFields = {
  label: bits(20),
  trafficClass: bits(3),
  bottom: flag(),
};
const label = struct<BGPLabel>(labelFields);
const labels = listUntil(
  label,
  (l) => l.bottom || l.label === WITHDRAWN || l.label === 0,
);
const pathId = u32({ alias: "bgp.nlri_path_id" });
const length = u8({ alias: "bgp.prefix_length", unit: "bits" });
const rd = routeDistinguisher({ alias: "bgp.rd" });

/**
 * Prefixes up to the end of the area, each confined to the bytes that its
 * length gives. Whether path identifiers stand before them was agreed when the
 * connection was opened: here it is told by what makes sense.
 */
function prefixes(
  prefix: Field<string>,
  most: number,
  labelled = false,
  vpn = false,
): Field<BGPPrefix[]> {
  const least = (labelled ? LABEL : 0) + (vpn ? RD : 0);
  const limit = labelled ? 255 : least + most;
  const lists = [0, 4].map((ids) =>
    listToEnd(sized(
      (c) => ids + 1 + Math.ceil(c.peek(ids) / 8),
      struct<BGPPrefix>({
        pathId: when(() => ids > 0, pathId),
        length,
        labels: when(() => labelled, labels),
        rd: when(() => vpn, rd),
        prefix,
      }),
    ))
  );
  const [plain, withIds] = lists;
  return {
    ...plain,
    read: (c, h) =>
      !fits(c, 0, least, limit) && fits(c, 4, least, limit)
        ? withIds.read!(c, h)
        : plain.read!(c, h),
  };
}

/** IPv4 prefixes of an UPDATE itself; `alias` is Wireshark's name. */
export function ipv4Prefixes(alias: string): Field<BGPPrefix[]> {
  return prefixes(ipv4Prefix(undefined, { alias }), 32);
}

const target = struct<BGPTargetMembership>({
  length,
  originAS: when(
    (h: BGPTargetMembership) => h.length >= 32,
    u32({
      alias: "bgp.originating_as",
    }),
  ),
  target: when((h: BGPTargetMembership) => h.length === 96, extendedCommunity),
  targetPrefix: padding(),
});
const discovered = struct<BGPVPLSDiscovery>({
  length: u16({ alias: "bgp.vplsad.length", unit: "bytes" }),
  rd: routeDistinguisher({ alias: "bgp.vplsad.rd" }),
  address: ipv4Address({ alias: "bgp.ad.pe_addr" }),
});
const endpoint = struct<BGPVPLS>({
  length: u16({ alias: "bgp.vplsad.length", unit: "bytes" }),
  rd: routeDistinguisher({ alias: "bgp.vplsad.rd" }),
  veId: u16({ alias: "bgp.vplsbgp.ce_id" }),
  veBlockOffset: u16({ alias: "bgp.vplsbgp.labelblock.offset" }),
  veBlockSize: u16({ alias: "bgp.vplsbgp.labelblock.size" }),
  labelBase: label,
});
/** A discovered endpoint has a distinguisher and an address. */
const DISCOVERED = 12;
const vpls: Field<BGPVPLS | BGPVPLSDiscovery> = {
  bits: 0,
  inside: [endpoint, discovered],
  read: (c, h) =>
    (c.peek() << 8 | c.peek(1)) === DISCOVERED
      ? discovered.read(c, h)
      : endpoint.read(c, h),
};
const mdt = struct<BGPMDT>({
  length: u8({ unit: "bits" }),
  rd: routeDistinguisher(),
  address: ipv4Address({ alias: "bgp.mdt_safi_ipv4_addr" }),
  group: ipv4Address({ alias: "bgp.mdt_safi_group_addr" }),
});
const srPolicy = (six: boolean) =>
  struct<BGPSRPolicy>({
    length: u8({ alias: "bgp.sr_policy_nlri_length", unit: "bits" }),
    distinguisher: u32(),
    color: u32(),
    endpointIPv4: when(
      () => !six,
      ipv4Address({ alias: "bgp.sr_policy_nlri_endpoint_ipv4" }),
    ),
    endpointIPv6: when(
      () => six,
      ipv6Address({ alias: "bgp.sr_policy_nlri_endpoint_ipv6" }),
    ),
  });
/** Elements behind their length in bits. */
const inBits = <T>(of: Field<T>): Field<T[]> =>
  listToEnd(sized((c) => 1 + Math.ceil(c.peek() / 8), of));
const inBytes = <T>(of: Field<T>): Field<T[]> =>
  listToEnd(sized((c) => 2 + (c.peek() << 8 | c.peek(1)), of));

/** Address family and subsequent address family in one number. */
const family = (afi: number, safi: number): number => afi * 256 + safi;
const IPV4 = 1, IPV6 = 2, L2VPN = 25;

/** Routes up to the end of an attribute; `prefixAlias` begins Wireshark's names of prefixes. */
export function nlri(
  prefixAlias: string,
): Field<BGPNLRI[]> {
  const four = ipv4Prefix(undefined, { alias: `${prefixAlias}_ipv4_prefix` });
  const six = ipv6Prefix(undefined, { alias: `${prefixAlias}_ipv6_prefix` });
  const plain4 = prefixes(four, 32);
  const plain6 = prefixes(six, 128);
  const vpn4 = prefixes(four, 32, true, true);
  const vpn6 = prefixes(six, 128, true, true);
  const mvpn = mvpnRoutes;
  return oneOf<{ afi: number; safi: number }, BGPNLRI[]>(
    (h) => family(h.afi, h.safi),
    {
      [family(IPV4, 1)]: plain4,
      [family(IPV4, 2)]: plain4,
      [family(IPV6, 1)]: plain6,
      [family(IPV6, 2)]: plain6,
      [family(IPV4, 4)]: prefixes(four, 32, true),
      [family(IPV6, 4)]: prefixes(six, 128, true),
      [family(IPV4, 5)]: mvpn,
      [family(IPV6, 5)]: mvpn,
      [family(IPV4, 128)]: vpn4,
      [family(IPV6, 128)]: vpn6,
      [family(IPV4, 129)]: prefixes(four, 32, false, true),
      [family(IPV6, 129)]: prefixes(six, 128, false, true),
      [family(IPV4, 66)]: inBits(mdt),
      [family(IPV4, 73)]: inBits(srPolicy(false)),
      [family(IPV6, 73)]: inBits(srPolicy(true)),
      [family(IPV4, 132)]: inBits(target),
      [family(IPV4, 133)]: flows(false, false),
      [family(IPV6, 133)]: flows(true, false),
      [family(IPV4, 134)]: flows(false, true),
      [family(IPV6, 134)]: flows(true, true),
      [family(L2VPN, 65)]: inBytes(vpls),
      [family(L2VPN, 70)]: evpnRoutes,
    } as Record<number, Field<BGPNLRI[]>>,
    listToEnd(struct<BGPOtherNLRI>({ data: rest() })),
  );
}

/** Where routes lead: RFC 4760 §3, RFC 4364 §4.3.2, RFC 8950 §4. */
export interface BGPNextHop {
  /** Route distinguisher, zero. */
  rd?: string;
  /** IPv4 address. */
  ipv4?: string;
  /** IPv6 address. */
  ipv6?: string;
  /** Route distinguisher of the second address, zero. */
  linkLocalRd?: string;
  /** Link-local IPv6 address. */
  linkLocal?: string;
  /** An address of another kind. */
  other?: Uint8Array;
}
const REACH = "bgp.update.path_attribute.mp_reach_nlri.next_hop";

/** The next hop of `size` bytes. */
function hopTable(size: number): Struct<BGPNextHop> {
  const of = <T>(field: Field<T>, ...sizes: readonly number[]) =>
    when(() => sizes.includes(size), field);
  return struct<BGPNextHop>({
    rd: of(routeDistinguisher({ alias: `${REACH}.rd` }), 12, 24, 48),
    ipv4: of(ipv4Address({ alias: `${REACH}.ipv4` }), 4, 12),
    ipv6: of(ipv6Address({ alias: `${REACH}.ipv6` }), 16, 24, 32, 48),
    linkLocalRd: of(routeDistinguisher(), 48),
    linkLocal: of(ipv6Address({ alias: `${REACH}.ipv6.link_local` }), 32, 48),
    other: padding(),
  });
}
const hops: Readonly<Record<number, Struct<BGPNextHop>>> = Object.fromEntries(
  [4, 12, 16, 24, 32, 48].map((n) => [n, hopTable(n)]),
);
/** The next hop of as many bytes as the attribute says. */
export const nextHop: Field<BGPNextHop> = within(
  (h: { nextHopLength: number }) => h.nextHopLength,
  oneOf<{ nextHopLength: number }, BGPNextHop>(
    (h) => h.nextHopLength,
    hops,
    hopTable(0),
  ),
);
