/** Link state advertisements of OSPF version 2: RFC 2328 §A.4, RFC 3101, RFC 5250. */
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
  type Options,
  rest,
  sized,
  type Struct,
  struct,
  u16,
  u24,
  u32,
  u8,
} from "../../fields/mod.ts";
import {
  OSPF_LINK_TYPE,
  OSPF_LS_TYPE,
  OSPF_OPAQUE_TYPE,
} from "../../names/ospf.ts";
import {
  type OSPFGraceTLV,
  ospfGraceTLVs,
  type OSPFOtherTLV,
  ospfOtherTLVs,
  type OSPFRITLV,
  ospfRITLVs,
  type OSPFTETLV,
  ospfTETLVs,
} from "./ospf_opaque.ts";
import {
  advertisingRouter,
  ospfNssaOptions,
  type OSPFOptions,
  ospfOptions,
} from "./ospf_options.ts";

/** What all headers of LSAs begin with: RFC 2328 §A.4.1. */
export interface OSPFLSAStart {
  /** The LSA does not age: RFC 1793 §2.2. */
  doNotAge: boolean;
  /** Seconds since it was originated. */
  age: number;
  /** Options. */
  options: OSPFOptions;
  /** LS type. */
  type: number;
}
/** What all headers of LSAs end with. */
export interface OSPFLSAEnd {
  /** Router that originated it. */
  advertisingRouter: string;
  /** LS sequence number. */
  sequence: number;
  /** LS checksum. */
  checksum: number;
  /** Bytes of the LSA, header counted. */
  length: number;
}
/** Header of an LSA. */
export interface OSPFLSAHeader extends OSPFLSAStart, OSPFLSAEnd {
  /** Link State ID. */
  linkStateId: string;
}
/** Header of an opaque LSA: RFC 5250 §A.2. */
export interface OSPFOpaqueHeader extends OSPFLSAStart, OSPFLSAEnd {
  /** Opaque type. */
  opaqueType: number;
  /** Opaque ID. */
  opaqueId: number;
}
/** Router-LSA: RFC 2328 §A.4.2. */
export interface OSPFRouterLSA extends OSPFLSAHeader {
  /** H: the router forwards nothing (RFC 8770 §4). */
  h: boolean;
  /** Reserved. */
  reserved: number;
  /** Nt: it translates NSSA-LSAs whatever others do (RFC 3101 §B). */
  nt: boolean;
  /** W: it receives all multicast datagrams (RFC 1584 §A.3). */
  w: boolean;
  /** V: endpoint of a virtual link. */
  v: boolean;
  /** E: AS boundary router. */
  e: boolean;
  /** B: area border router. */
  b: boolean;
  /** Reserved. */
  reserved2: number;
  /** Number of links. */
  numLinks: number;
  /** Links. */
  links: OSPFRouterLink[];
}
/** A link of a router. */
export interface OSPFRouterLink {
  /** What it leads to. */
  linkId: string;
  /** Mask of a stub network, else address or index of the interface. */
  linkData: string;
  /** Type of the link. */
  type: number;
  /** Number of further metrics. */
  numTos: number;
  /** Metric. */
  metric: number;
  /** Metrics for types of service. */
  tosMetrics: OSPFTosMetric[];
}
/** Metric for a type of service. */
export interface OSPFTosMetric {
  /** Type of service. */
  tos: number;
  /** Reserved. */
  reserved: number;
  /** Metric. */
  metric: number;
}
/** Network-LSA: RFC 2328 §A.4.3. */
export interface OSPFNetworkLSA extends OSPFLSAHeader {
  /** Mask of the network. */
  networkMask: string;
  /** Routers on it. */
  attachedRouters: string[];
}
/** Summary-LSA: RFC 2328 §A.4.4. */
export interface OSPFSummaryLSA extends OSPFLSAHeader {
  /** Mask of the network; 0.0.0.0 for a router. */
  networkMask: string;
  /** Metrics, that for TOS 0 first. */
  metrics: OSPFSummaryMetric[];
}
/** Metric of a summary. */
export interface OSPFSummaryMetric {
  /** Type of service. */
  tos: number;
  /** Metric. */
  metric: number;
}
/** AS-External-LSA: RFC 2328 §A.4.5; NSSA-LSA: RFC 3101 §A. */
export interface OSPFExternalLSA extends OSPFLSAHeader {
  /** Mask of the network. */
  networkMask: string;
  /** Routes, that for TOS 0 first. */
  routes: OSPFExternalRoute[];
}
/** A route out of the autonomous system. */
export interface OSPFExternalRoute {
  /** E: the metric is larger than any way inside the AS. */
  externalType2: boolean;
  /** Type of service. */
  tos: number;
  /** Metric. */
  metric: number;
  /** Where to send to; 0.0.0.0: to the advertising router. */
  forwardingAddress: string;
  /** External route tag. */
  tag: number;
}
/** Group-Membership-LSA: RFC 1584 §A.3. */
export interface OSPFGroupLSA extends OSPFLSAHeader {
  /** Where the members are. */
  vertices: OSPFVertex[];
}
/** A router or a transit network with members. */
export interface OSPFVertex {
  /** 1: router, 2: transit network. */
  vertexType: number;
  /** Vertex ID. */
  vertexId: string;
}
/** Opaque LSA: RFC 5250 §3. */
export interface OSPFOpaqueLSA<T = OSPFOtherTLV> extends OSPFOpaqueHeader {
  /** TLVs. */
  tlvs: (T | OSPFOtherTLV)[];
}
/** Any other LSA. */
export interface OSPFOtherLSA extends OSPFLSAHeader {
  /** What it says. */
  data: Uint8Array;
}
/** Any LSA. */
export type OSPFLSA =
  | OSPFRouterLSA
  | OSPFNetworkLSA
  | OSPFSummaryLSA
  | OSPFExternalLSA
  | OSPFGroupLSA
  | OSPFOpaqueLSA<OSPFTETLV>
  | OSPFOpaqueLSA<OSPFRITLV>
  | OSPFOpaqueLSA<OSPFGraceTLV>
  | OSPFOpaqueLSA
  | OSPFOtherLSA;

const start = (options: Struct<OSPFOptions> = ospfOptions) => ({
  doNotAge: flag({ alias: "ospf.lsa.donotage" }),
  age: bits(15, { alias: "ospf.lsa.age", unit: "s" }),
  options,
  type: u8({ alias: "ospf.lsa", names: OSPF_LS_TYPE }),
});
const end = {
  advertisingRouter,
  sequence: u32({ alias: "ospf.lsa.seqnum", hex: true }),
  checksum: u16({ alias: "ospf.lsa.chksum", hex: true }),
  length: u16({ alias: "ospf.lsa.length", unit: "bytes" }),
};
const linkStateId = ipv4Address({ alias: "ospf.lsa.id" });
const header = { ...start(), linkStateId, ...end };
const nssaHeader = { ...start(ospfNssaOptions), linkStateId, ...end };
const opaqueHeader = {
  ...start(),
  opaqueType: u8({
    alias: "ospf.lsid_opaque_type",
    names: OSPF_OPAQUE_TYPE,
  }),
  opaqueId: u24({ alias: "ospf.lsid.opaque_id" }),
  ...end,
};
const tos = u8({ alias: "ospf.lsa.tos" });

const router = struct<OSPFRouterLSA>({
  ...header,
  h: flag({ alias: "ospf.v2.router.lsa.flags.h" }),
  reserved: bits(2),
  nt: flag({ alias: "ospf.v2.router.lsa.flags.n" }),
  w: flag({ alias: "ospf.v2.router.lsa.flags.w" }),
  v: flag({ alias: "ospf.v2.router.lsa.flags.v" }),
  e: flag({ alias: "ospf.v2.router.lsa.flags.e" }),
  b: flag({ alias: "ospf.v2.router.lsa.flags.b" }),
  reserved2: u8(),
  numLinks: u16({ alias: "ospf.lsa.number_of_links" }),
  links: list(
    struct<OSPFRouterLink>({
      linkId: ipv4Address({ alias: "ospf.lsa.router.linkid" }),
      linkData: ipv4Address({ alias: "ospf.lsa.router.linkdata" }),
      type: u8({ alias: "ospf.lsa.router.linktype", names: OSPF_LINK_TYPE }),
      numTos: u8({ alias: "ospf.lsa.router.nummetrics" }),
      metric: u16({ alias: "ospf.lsa.router.metric0" }),
      tosMetrics: list(
        struct<OSPFTosMetric>({
          tos: u8(),
          reserved: u8(),
          metric: u16({ alias: "ospf.ls.metric" }),
        }),
        (h: OSPFRouterLink) => h.numTos,
      ),
    }),
    (h: OSPFRouterLSA) => h.numLinks,
  ),
});
const network = struct<OSPFNetworkLSA>({
  ...header,
  networkMask: ipv4Address({ alias: "ospf.lsa.network.netmask" }),
  attachedRouters: listToEnd(
    ipv4Address({ alias: "ospf.lsa.network.attchrtr" }),
  ),
});
const summary = struct<OSPFSummaryLSA>({
  ...header,
  networkMask: ipv4Address({ alias: "ospf.lsa.asbr.netmask" }),
  metrics: listToEnd(struct<OSPFSummaryMetric>({
    tos,
    metric: u24({ alias: "ospf.metric" }),
  })),
});
const externalBody = {
  networkMask: ipv4Address({ alias: "ospf.lsa.asext.netmask" }),
  routes: listToEnd(struct<OSPFExternalRoute>({
    externalType2: flag({ alias: "ospf.lsa.asext.type" }),
    tos: bits(7, { alias: "ospf.lsa.tos" }),
    metric: u24({ alias: "ospf.metric" }),
    forwardingAddress: ipv4Address({ alias: "ospf.lsa.asext.fwdaddr" }),
    tag: u32({ alias: "ospf.lsa.asext.extrttag" }),
  })),
};
const external = struct<OSPFExternalLSA>({ ...header, ...externalBody });
const nssa = struct<OSPFExternalLSA>({ ...nssaHeader, ...externalBody });
const group = struct<OSPFGroupLSA>({
  ...header,
  vertices: listToEnd(struct<OSPFVertex>({
    vertexType: u32(),
    vertexId: ipv4Address(),
  })),
});
const opaque = <T extends object>(
  tlvs: Options<T | OSPFOtherTLV>,
): Struct<OSPFOpaqueLSA<T>> =>
  struct<OSPFOpaqueLSA<T>>({ ...opaqueHeader, tlvs });
const other = struct<OSPFOtherLSA>({ ...header, data: rest() });

const BY_TYPE: Readonly<Record<number, Struct<OSPFLSA>>> = {
  1: router,
  2: network,
  3: summary,
  4: summary,
  5: external,
  6: group,
  7: nssa,
};
const BY_OPAQUE_TYPE: Readonly<Record<number, Struct<OSPFLSA>>> = {
  1: opaque<OSPFTETLV>(ospfTETLVs),
  3: opaque<OSPFGraceTLV>(ospfGraceTLVs),
  4: opaque<OSPFRITLV>(ospfRITLVs),
};
const otherOpaque = opaque<OSPFOtherTLV>(ospfOtherTLVs);

/** Bytes of a header; where type, opaque type and length stand in it. */
const HEADER = 20, TYPE = 3, OPAQUE_TYPE = 4, LENGTH = 18;
const isOpaque = (type: number): boolean => type >= 9 && type <= 11;

const lsa = choice<OSPFLSA>(
  [
    ...Object.values(BY_TYPE),
    ...Object.values(BY_OPAQUE_TYPE),
    otherOpaque,
    other,
  ],
  (c) => {
    if (c.room <= OPAQUE_TYPE) return other;
    const type = c.peek(TYPE);
    return isOpaque(type)
      ? BY_OPAQUE_TYPE[c.peek(OPAQUE_TYPE)] ?? otherOpaque
      : BY_TYPE[type] ?? other;
  },
);

/** Bytes of the LSA at the cursor, as it says itself. */
export function ospfLSASize(c: Cursor): number {
  const n = c.peek(LENGTH) << 8 | c.peek(LENGTH + 1);
  if (n < HEADER) c.malformed(`LSA length is ${n}`);
  return n;
}

/** A whole LSA. */
export const ospfLSA: Field<OSPFLSA> = sized(ospfLSASize, chosen(lsa));

const plainHeader = struct<OSPFLSAHeader>(header);
const headerOfNssa = struct<OSPFLSAHeader>(nssaHeader);
const headerOfOpaque = struct<OSPFOpaqueHeader>(opaqueHeader);
const NSSA = 7;

/** The header of an LSA alone, as Database Description and Acknowledgment hold it. */
export const ospfLSAHeader: Field<OSPFLSAHeader | OSPFOpaqueHeader> = chosen(
  choice<OSPFLSAHeader | OSPFOpaqueHeader>(
    [plainHeader, headerOfNssa, headerOfOpaque],
    (c) => {
      const type = c.room > TYPE ? c.peek(TYPE) : 0;
      return isOpaque(type)
        ? headerOfOpaque
        : type === NSSA
        ? headerOfNssa
        : plainHeader;
    },
  ),
);
