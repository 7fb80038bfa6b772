/** Routes of EVPN (RFC 7432 §7, RFC 9136 §3, RFC 9251 §9) and of multicast in VPNs (RFC 6514 §4). */
import {
  bits,
  choice,
  chosen,
  type Field,
  flag,
  ifMore,
  ipv4Address,
  ipv6Address,
  mac,
  octets,
  options,
  rest,
  routeDistinguisher,
  type Struct,
  struct,
  u16,
  u24,
  u32,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import {
  BGP_ESI_TYPE,
  BGP_EVPN_ROUTE,
  BGP_MVPN_ROUTE,
} from "../../names/bgp.ts";

/** What every route begins with. */
export interface BGPRouteHead {
  /** Route type. */
  routeType: number;
  /** Bytes of the route. */
  length: number;
}
/** An Ethernet segment identifier: RFC 7432 §5. */
export type BGPESI =
  | BGPESIValue
  | BGPESILACP
  | BGPESIBridge
  | BGPESIMAC
  | BGPESIRouter
  | BGPESIAS;
/** An identifier that the operator chose, or of an unknown type. */
export interface BGPESIValue {
  /** Type. */
  type: number;
  /** Value. */
  value: Uint8Array;
}
/** An identifier made of what LACP says. */
export interface BGPESILACP {
  /** Type. */
  type: number;
  /** System MAC address. */
  lacpMac: string;
  /** Port key. */
  portKey: number;
  /** Zero. */
  remaining: number;
}
/** An identifier made of what STP says. */
export interface BGPESIBridge {
  /** Type. */
  type: number;
  /** MAC address of the root bridge. */
  rootBridge: string;
  /** Its priority. */
  priority: number;
  /** Zero. */
  remaining: number;
}
/** An identifier made of a MAC address. */
export interface BGPESIMAC {
  /** Type. */
  type: number;
  /** System MAC address. */
  systemMac: string;
  /** Local discriminator. */
  discriminator: number;
}
/** An identifier made of a router's. */
export interface BGPESIRouter {
  /** Type. */
  type: number;
  /** Router ID. */
  routerId: string;
  /** Local discriminator. */
  discriminator: number;
  /** Zero. */
  remaining: number;
}
/** An identifier made of an AS number. */
export interface BGPESIAS {
  /** Type. */
  type: number;
  /** AS number. */
  as: number;
  /** Local discriminator. */
  discriminator: number;
  /** Zero. */
  remaining: number;
}

/** Ethernet Auto-discovery: RFC 7432 §7.1. */
export interface BGPEVPNDiscovery extends BGPRouteHead {
  /** Route distinguisher. */
  rd: string;
  /** Ethernet segment. */
  esi: BGPESI;
  /** Ethernet tag. */
  ethernetTag: number;
  /** A label in the first 20 bits, or a VNI. */
  label: number;
}
/** MAC/IP Advertisement: RFC 7432 §7.2. */
export interface BGPEVPNMAC extends BGPRouteHead {
  /** Route distinguisher. */
  rd: string;
  /** Ethernet segment. */
  esi: BGPESI;
  /** Ethernet tag. */
  ethernetTag: number;
  /** Bits of the MAC address. */
  macLength: number;
  /** MAC address. */
  mac: string;
  /** Bits of the IP address; 0: there is none. */
  ipLength: number;
  /** IPv4 address. */
  ipv4?: string;
  /** IPv6 address. */
  ipv6?: string;
  /** A label in the first 20 bits, or a VNI: for bridging. */
  label1: number;
  /** A label in the first 20 bits, or a VNI: for routing. */
  label2?: number;
}
/** Inclusive Multicast Ethernet Tag: RFC 7432 §7.3. */
export interface BGPEVPNMulticast extends BGPRouteHead {
  /** Route distinguisher. */
  rd: string;
  /** Ethernet tag. */
  ethernetTag: number;
  /** Bits of the originating router's address. */
  ipLength: number;
  /** IPv4 address of the originating router. */
  ipv4?: string;
  /** IPv6 address of the originating router. */
  ipv6?: string;
}
/** Ethernet Segment: RFC 7432 §7.4. */
export interface BGPEVPNSegment extends BGPRouteHead {
  /** Route distinguisher. */
  rd: string;
  /** Ethernet segment. */
  esi: BGPESI;
  /** Bits of the originating router's address. */
  ipLength: number;
  /** IPv4 address of the originating router. */
  ipv4?: string;
  /** IPv6 address of the originating router. */
  ipv6?: string;
}
/** IP Prefix: RFC 9136 §3.1. */
export interface BGPEVPNPrefix extends BGPRouteHead {
  /** Route distinguisher. */
  rd: string;
  /** Ethernet segment. */
  esi: BGPESI;
  /** Ethernet tag. */
  ethernetTag: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** IPv4 prefix. */
  ipv4?: string;
  /** IPv4 gateway. */
  gatewayIPv4?: string;
  /** IPv6 prefix. */
  ipv6?: string;
  /** IPv6 gateway. */
  gatewayIPv6?: string;
  /** A label in the first 20 bits, or a VNI. */
  label: number;
}
/** Selective Multicast Ethernet Tag, and synchronization of memberships: RFC 9251 §9. */
export interface BGPEVPNMembership extends BGPRouteHead {
  /** Route distinguisher. */
  rd: string;
  /** Ethernet segment, in types 7 and 8. */
  esi?: BGPESI;
  /** Ethernet tag. */
  ethernetTag: number;
  /** Bits of the source's address; 0: any source. */
  sourceLength: number;
  /** IPv4 source. */
  sourceIPv4?: string;
  /** IPv6 source. */
  sourceIPv6?: string;
  /** Bits of the group's address. */
  groupLength: number;
  /** IPv4 group. */
  groupIPv4?: string;
  /** IPv6 group. */
  groupIPv6?: string;
  /** Bits of the originator's address. */
  ipLength: number;
  /** IPv4 address of the originator. */
  ipv4?: string;
  /** IPv6 address of the originator. */
  ipv6?: string;
  /** Reserved, in type 8. */
  reserved?: number;
  /** Seconds in which membership may be answered, in tenths, in type 8. */
  maxResponseTime?: number;
  /** Reserved. */
  flagsReserved: number;
  /** IE: the group is excluded. */
  exclude: boolean;
  /** IGMP version 3. */
  v3: boolean;
  /** IGMP version 2 or MLD version 2. */
  v2: boolean;
  /** IGMP version 1 or MLD version 1. */
  v1: boolean;
}
/** A route that has no table. */
export interface BGPOtherRoute extends BGPRouteHead {
  /** What it holds. */
  data: Uint8Array;
}
/** A route of EVPN. */
export type BGPEVPNRoute =
  | BGPEVPNDiscovery
  | BGPEVPNMAC
  | BGPEVPNMulticast
  | BGPEVPNSegment
  | BGPEVPNPrefix
  | BGPEVPNMembership
  | BGPOtherRoute;

const esiType = u8({ alias: "bgp.evpn.nlri.esi.type", names: BGP_ESI_TYPE });
const remaining = u8();
const named = (name: string) => ({ alias: `bgp.evpn.nlri.${name}` });
const esiValue = struct<BGPESIValue>({ type: esiType, value: octets(9) });
const esiTables: readonly Struct<BGPESI>[] = [
  esiValue,
  struct<BGPESILACP>({
    type: esiType,
    lacpMac: mac(named("esi.lacp_mac")),
    portKey: u16(named("esi.lacp_portkey")),
    remaining,
  }),
  struct<BGPESIBridge>({
    type: esiType,
    rootBridge: mac(named("esi.root_bridge")),
    priority: u16(named("esi.rb_prio")),
    remaining,
  }),
  struct<BGPESIMAC>({
    type: esiType,
    systemMac: mac(named("esi.system_mac")),
    discriminator: u24(),
  }),
  struct<BGPESIRouter>({
    type: esiType,
    routerId: ipv4Address(named("esi.router_id")),
    discriminator: u32(),
    remaining,
  }),
  struct<BGPESIAS>({
    type: esiType,
    as: u32(named("esi.asn")),
    discriminator: u32(),
    remaining,
  }),
];
const esi: Field<BGPESI> = chosen(
  choice<BGPESI>(
    esiTables,
    (c) => esiTables[c.peek()] ?? esiValue,
  ),
);

const head = {
  routeType: u8({ ...named("rt"), names: BGP_EVPN_ROUTE }),
  length: u8({ ...named("len"), unit: "bytes" }),
};
const rd = routeDistinguisher();
const ethernetTag = u32(named("etag"));
/** An address behind its length in bits. */
const originator = {
  ipLength: u8({ ...named("iplen"), unit: "bits" }),
  ipv4: when(
    (h: { ipLength: number }) => h.ipLength === 32,
    ipv4Address(named("ip.addr")),
  ),
  ipv6: when(
    (h: { ipLength: number }) => h.ipLength === 128,
    ipv6Address(named("ipv6.addr")),
  ),
};
/** A prefix route has four bytes for each address, or sixteen: RFC 9136 §3.1. */
const PREFIX_IPV4 = 34;
const isIPv4 = (h: BGPEVPNPrefix) => h.length <= PREFIX_IPV4;
const isIPv6 = (h: BGPEVPNPrefix) => h.length > PREFIX_IPV4;

/** A source and a group behind their lengths; their names in Wireshark. */
const sourceAndGroup = {
  sourceLength: u8({ alias: "bgp.mcast_vpn_nlri_source_length", unit: "bits" }),
  sourceIPv4: when(
    (h: { sourceLength: number }) => h.sourceLength === 32,
    ipv4Address({ alias: "bgp.mcast_vpn_nlri_source_addr_ipv4" }),
  ),
  sourceIPv6: when(
    (h: { sourceLength: number }) => h.sourceLength === 128,
    ipv6Address({ alias: "bgp.mcast_vpn_nlri_source_addr_ipv6" }),
  ),
  groupLength: u8({ alias: "bgp.mcast_vpn_nlri_group_length", unit: "bits" }),
  groupIPv4: when(
    (h: { groupLength: number }) => h.groupLength === 32,
    ipv4Address({ alias: "bgp.mcast_vpn_nlri_group_addr_ipv4" }),
  ),
  groupIPv6: when(
    (h: { groupLength: number }) => h.groupLength === 128,
    ipv6Address({ alias: "bgp.mcast_vpn_nlri_group_addr_ipv6" }),
  ),
};
const hasSegment = (h: BGPRouteHead) => h.routeType > 6;
const isLeave = (h: BGPRouteHead) => h.routeType === 8;
const membership = struct<BGPEVPNMembership>({
  ...head,
  rd,
  esi: when(hasSegment, esi),
  ethernetTag,
  ...sourceAndGroup,
  ipLength: u8({ ...named("or_length"), unit: "bits" }),
  ipv4: when(
    (h: BGPEVPNMembership) => h.ipLength === 32,
    ipv4Address(named("or_addr_ipv4")),
  ),
  ipv6: when(
    (h: BGPEVPNMembership) => h.ipLength === 128,
    ipv6Address(named("or_addr_ipv6")),
  ),
  reserved: when(isLeave, u32()),
  maxResponseTime: when(isLeave, u8({ unit: "s/10" })),
  flagsReserved: bits(4, named("igmp_mc_flags.reserved")),
  exclude: flag(named("igmp_mc_flags.ie")),
  v3: flag(named("igmp_mc_flags.v3")),
  v2: flag(named("igmp_mc_flags.v2")),
  v1: flag(named("igmp_mc_flags.v1")),
});

/** Routes of EVPN up to the end of the attribute. */
export const evpnRoutes: Field<BGPEVPNRoute[]> = options<BGPEVPNRoute>({
  counts: "value",
  cases: {
    1: struct<BGPEVPNDiscovery>({
      ...head,
      rd,
      esi,
      ethernetTag,
      label: u24(),
    }),
    2: struct<BGPEVPNMAC>({
      ...head,
      rd,
      esi,
      ethernetTag,
      macLength: u8({ ...named("maclen"), unit: "bits" }),
      mac: mac(named("mac_addr")),
      ...originator,
      label1: u24(),
      label2: ifMore(u24()),
    }),
    3: struct<BGPEVPNMulticast>({ ...head, rd, ethernetTag, ...originator }),
    4: struct<BGPEVPNSegment>({ ...head, rd, esi, ...originator }),
    5: struct<BGPEVPNPrefix>({
      ...head,
      rd,
      esi,
      ethernetTag,
      prefixLength: u8({ ...named("prefix_len"), unit: "bits" }),
      ipv4: when(isIPv4, ipv4Address(named("ip.addr"))),
      gatewayIPv4: when(isIPv4, ipv4Address(named("ipv4.gtw_addr"))),
      ipv6: when(isIPv6, ipv6Address(named("ipv6.addr"))),
      gatewayIPv6: when(isIPv6, ipv6Address(named("ipv6.gtw_addr"))),
      label: u24(),
    }),
    6: membership,
    7: membership,
    8: membership,
  },
  other: struct<BGPOtherRoute>({ ...head, data: rest() }),
});

/** Intra-AS I-PMSI A-D: RFC 6514 §4.1. */
export interface BGPMVPNIntra extends BGPRouteHead {
  /** Route distinguisher. */
  rd: string;
  /** IPv4 address of the originating router. */
  ipv4?: string;
  /** IPv6 address of the originating router. */
  ipv6?: string;
}
/** Inter-AS I-PMSI A-D: RFC 6514 §4.2. */
export interface BGPMVPNInter extends BGPRouteHead {
  /** Route distinguisher. */
  rd: string;
  /** AS of the source. */
  sourceAS: number;
}
/** S-PMSI A-D and Source Active A-D: RFC 6514 §4.3 and §4.5. */
export interface BGPMVPNSelective extends BGPRouteHead {
  /** Route distinguisher. */
  rd: string;
  /** Bits of the source's address; 0: any source. */
  sourceLength: number;
  /** IPv4 source. */
  sourceIPv4?: string;
  /** IPv6 source. */
  sourceIPv6?: string;
  /** Bits of the group's address; 0: any group. */
  groupLength: number;
  /** IPv4 group. */
  groupIPv4?: string;
  /** IPv6 group. */
  groupIPv6?: string;
  /** IPv4 address of the originating router, in S-PMSI. */
  ipv4?: string;
  /** IPv6 address of the originating router, in S-PMSI. */
  ipv6?: string;
}
/** Leaf A-D: RFC 6514 §4.4. */
export interface BGPMVPNLeaf extends BGPRouteHead {
  /** The route that it answers. */
  routeKey: Uint8Array;
  /** IPv4 address of the originating router. */
  ipv4: string;
}
/** Shared Tree Join and Source Tree Join: RFC 6514 §4.6. */
export interface BGPMVPNJoin extends BGPRouteHead {
  /** Route distinguisher. */
  rd: string;
  /** AS of the source. */
  sourceAS: number;
  /** Bits of the source's address, or the rendezvous point's. */
  sourceLength: number;
  /** IPv4 source. */
  sourceIPv4?: string;
  /** IPv6 source. */
  sourceIPv6?: string;
  /** Bits of the group's address. */
  groupLength: number;
  /** IPv4 group. */
  groupIPv4?: string;
  /** IPv6 group. */
  groupIPv6?: string;
}
/** A route of multicast in VPNs. */
export type BGPMVPNRoute =
  | BGPMVPNIntra
  | BGPMVPNInter
  | BGPMVPNSelective
  | BGPMVPNLeaf
  | BGPMVPNJoin
  | BGPOtherRoute;

const mvpnHead = {
  routeType: u8({
    alias: "bgp.mcast_vpn_nlri_route_type",
    names: BGP_MVPN_ROUTE,
  }),
  length: u8({ alias: "bgp.mcast_vpn_nlri_length", unit: "bytes" }),
};
const sourceAS = u32();
const join = struct<BGPMVPNJoin>({
  ...mvpnHead,
  rd,
  sourceAS,
  ...sourceAndGroup,
});
/** The address that ends a route, of what its length leaves. */
const ending = {
  ipv4: oneOfRoom<BGPRouteHead>(
    4,
    ipv4Address({ alias: "bgp.mcast_vpn_nlri_origin_router_ipv4" }),
  ),
  ipv6: oneOfRoom<BGPRouteHead>(
    16,
    ipv6Address({ alias: "bgp.mcast_vpn_nlri_origin_router_ipv6" }),
  ),
};

/** A field that is there where just `n` bytes are left. */
function oneOfRoom<H>(n: number, field: Field<string>): Field<string> {
  const one = when<H, string>(() => true, field);
  return { ...one, read: (c, h) => c.room === n ? one.read!(c, h) : undefined };
}

/** Routes of multicast in VPNs up to the end of the attribute. */
export const mvpnRoutes: Field<BGPMVPNRoute[]> = options<BGPMVPNRoute>({
  counts: "value",
  cases: {
    1: struct<BGPMVPNIntra>({ ...mvpnHead, rd, ...ending }),
    2: struct<BGPMVPNInter>({ ...mvpnHead, rd, sourceAS }),
    3: struct<BGPMVPNSelective>({
      ...mvpnHead,
      rd,
      ...sourceAndGroup,
      ...ending,
    }),
    4: struct<BGPMVPNLeaf>({
      ...mvpnHead,
      routeKey: within((h: BGPRouteHead) => h.length - 4, rest()),
      ipv4: ipv4Address({ alias: "bgp.mcast_vpn_nlri_origin_router_ipv4" }),
    }),
    5: struct<BGPMVPNSelective>({
      ...mvpnHead,
      rd,
      ...sourceAndGroup,
      ...ending,
    }),
    6: join,
    7: join,
  },
  other: struct<BGPOtherRoute>({ ...mvpnHead, data: rest() }),
});
