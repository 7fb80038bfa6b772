/** Link state advertisements of OSPF version 3: RFC 5340 §A.4. */
import {
  bits,
  choice,
  chosen,
  derived,
  type Field,
  flag,
  ipv4Address,
  ipv6Address,
  ipv6Prefix,
  list,
  listToEnd,
  octets,
  rest,
  sized,
  type Struct,
  struct,
  type Table,
  u16,
  u24,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  OSPF_LINK_TYPE,
  OSPFV3_LS_TYPE,
  OSPFV3_SCOPE,
} from "../../names/ospf.ts";
import { ospfLSASize } from "./ospf_lsa.ts";
import {
  type OSPFGraceTLV,
  ospfGraceTLVs,
  type OSPFOtherTLV,
  type OSPFRITLV,
  ospfRITLVs,
} from "./ospf_opaque.ts";
import {
  advertisingRouter,
  type OSPFv3Options,
  ospfv3Options,
} from "./ospf_options.ts";

/** LS type and what it is made of: RFC 5340 §A.4.2.1. */
export interface OSPFv3LSType {
  /** LS type, with how it is handled and where it is flooded. */
  type: number;
  /** U: routers that do not know the type flood it all the same. */
  flooded: boolean;
  /** Flooding scope. */
  scope: number;
  /** LSA function code. */
  functionCode: number;
}
/** Header of an LSA: RFC 5340 §A.4.2. */
export interface OSPFv3LSAHeader extends OSPFv3LSType {
  /** The LSA does not age: RFC 1793 §2.2. */
  doNotAge: boolean;
  /** Seconds since it was originated. */
  age: number;
  /** Link State ID. */
  linkStateId: string;
  /** Router that originated it. */
  advertisingRouter: string;
  /** LS sequence number. */
  sequence: number;
  /** LS checksum. */
  checksum: number;
  /** Bytes of the LSA, header counted. */
  length: number;
}
/** Options of a prefix: RFC 5340 §A.4.1.1. */
export interface OSPFv3PrefixOptions {
  /** Reserved. */
  reserved: number;
  /** DN: learned from a provider's backbone (RFC 6565 §4.1). */
  dn: boolean;
  /** P: an NSSA may pass it on. */
  p: boolean;
  /** MC; deprecated. */
  mc: boolean;
  /** LA: it is an address of the router. */
  la: boolean;
  /** NU: not for unicast. */
  nu: boolean;
}
/** A prefix: RFC 5340 §A.4.1. */
export interface OSPFv3Prefix {
  /** Bits of the prefix. */
  prefixLength: number;
  /** Options. */
  options: OSPFv3PrefixOptions;
  /** Reserved. */
  reserved: Uint8Array;
  /** The prefix. */
  prefix: string;
}
/** A prefix with its cost: RFC 5340 §A.4.10. */
export interface OSPFv3PrefixMetric {
  /** Bits of the prefix. */
  prefixLength: number;
  /** Options. */
  options: OSPFv3PrefixOptions;
  /** Metric. */
  metric: number;
  /** The prefix. */
  prefix: string;
}
/** Router-LSA: RFC 5340 §A.4.3. */
export interface OSPFv3RouterLSA extends OSPFv3LSAHeader {
  /** Reserved. */
  reserved: number;
  /** Nt: it translates NSSA-LSAs whatever others do. */
  nt: boolean;
  /** x, formerly W. */
  w: boolean;
  /** V: endpoint of a virtual link. */
  v: boolean;
  /** E: AS boundary router. */
  e: boolean;
  /** B: area border router. */
  b: boolean;
  /** Options. */
  options: OSPFv3Options;
  /** Interfaces. */
  interfaces: OSPFv3Interface[];
}
/** An interface of a router. */
export interface OSPFv3Interface {
  /** Type of the link. */
  type: number;
  /** Reserved. */
  reserved: Uint8Array;
  /** Metric. */
  metric: number;
  /** Interface ID. */
  interfaceId: number;
  /** Neighbour's interface ID. */
  neighborInterfaceId: number;
  /** Neighbour's router ID. */
  neighborRouterId: string;
}
/** Network-LSA: RFC 5340 §A.4.4. */
export interface OSPFv3NetworkLSA extends OSPFv3LSAHeader {
  /** Reserved. */
  reserved: Uint8Array;
  /** Options. */
  options: OSPFv3Options;
  /** Routers on the network. */
  attachedRouters: string[];
}
/** Inter-Area-Prefix-LSA: RFC 5340 §A.4.5. */
export interface OSPFv3InterAreaPrefixLSA extends OSPFv3LSAHeader {
  /** Reserved. */
  reserved: Uint8Array;
  /** Metric. */
  metric: number;
  /** The prefix. */
  prefix: OSPFv3Prefix;
}
/** Inter-Area-Router-LSA: RFC 5340 §A.4.6. */
export interface OSPFv3InterAreaRouterLSA extends OSPFv3LSAHeader {
  /** Reserved. */
  reserved: Uint8Array;
  /** Options. */
  options: OSPFv3Options;
  /** Reserved. */
  reserved2: Uint8Array;
  /** Metric. */
  metric: number;
  /** Destination Router ID. */
  destinationRouterId: string;
}
/** AS-External-LSA and NSSA-LSA: RFC 5340 §A.4.7 and §A.4.8. */
export interface OSPFv3ExternalLSA extends OSPFv3LSAHeader {
  /** Reserved. */
  reserved: number;
  /** E: the metric is larger than any way inside the AS. */
  e: boolean;
  /** F: there is a forwarding address. */
  f: boolean;
  /** T: there is an external route tag. */
  t: boolean;
  /** Metric. */
  metric: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** Options of the prefix. */
  prefixOptions: OSPFv3PrefixOptions;
  /** LS type of the LSA that says more, or 0. */
  referencedType: number;
  /** The prefix. */
  prefix: string;
  /** Forwarding address. */
  forwardingAddress?: string;
  /** External route tag. */
  tag?: number;
  /** Link State ID of the LSA that says more. */
  referencedLinkStateId?: string;
}
/** Link-LSA: RFC 5340 §A.4.9. */
export interface OSPFv3LinkLSA extends OSPFv3LSAHeader {
  /** Router priority. */
  priority: number;
  /** Options. */
  options: OSPFv3Options;
  /** Link-local address of the interface. */
  linkLocalAddress: string;
  /** Number of prefixes. */
  numPrefixes: number;
  /** Prefixes. */
  prefixes: OSPFv3Prefix[];
}
/** Intra-Area-Prefix-LSA: RFC 5340 §A.4.10. */
export interface OSPFv3IntraAreaPrefixLSA extends OSPFv3LSAHeader {
  /** Number of prefixes. */
  numPrefixes: number;
  /** LS type of the LSA that they belong to. */
  referencedType: number;
  /** Its Link State ID. */
  referencedLinkStateId: string;
  /** Its advertising router. */
  referencedRouter: string;
  /** Prefixes. */
  prefixes: OSPFv3PrefixMetric[];
}
/** GRACE-LSA: RFC 5187 §2.2; Router Information LSA: RFC 7770 §2.2. */
export interface OSPFv3TLVLSA<T> extends OSPFv3LSAHeader {
  /** TLVs. */
  tlvs: (T | OSPFOtherTLV)[];
}
/** Any other LSA. */
export interface OSPFv3OtherLSA extends OSPFv3LSAHeader {
  /** What it says. */
  data: Uint8Array;
}
/** Any LSA of version 3. */
export type OSPFv3LSA =
  | OSPFv3RouterLSA
  | OSPFv3NetworkLSA
  | OSPFv3InterAreaPrefixLSA
  | OSPFv3InterAreaRouterLSA
  | OSPFv3ExternalLSA
  | OSPFv3LinkLSA
  | OSPFv3IntraAreaPrefixLSA
  | OSPFv3TLVLSA<OSPFGraceTLV>
  | OSPFv3TLVLSA<OSPFRITLV>
  | OSPFv3OtherLSA;

/** The fields of {@linkcode OSPFv3LSType}. */
export const ospfv3LSType: Table<OSPFv3LSType> = {
  type: u16({ alias: "ospf.v3.lsa", hex: true, names: OSPFV3_LS_TYPE }),
  flooded: derived<OSPFv3LSType, boolean>((h) => h.type >> 15 === 1, {
    alias: "ospf.v3.lsa.u",
  }),
  scope: derived((h: OSPFv3LSType) => h.type >> 13 & 3, {
    alias: "ospf.v3.lsa.s12",
    names: OSPFV3_SCOPE,
  }),
  functionCode: derived((h: OSPFv3LSType) => h.type & 0x1fff, {
    alias: "ospf.v3.lsa.fc",
  }),
};
const header = {
  doNotAge: flag({ alias: "ospf.v3.lsa.do_not_age" }),
  age: bits(15, { alias: "ospf.lsa.age", unit: "s" }),
  ...ospfv3LSType,
  linkStateId: ipv4Address({ alias: "ospf.link_state_id" }),
  advertisingRouter,
  sequence: u32({ alias: "ospf.lsa.seqnum", hex: true }),
  checksum: u16({ alias: "ospf.lsa.chksum", hex: true }),
  length: u16({ alias: "ospf.lsa.length", unit: "bytes" }),
};

const reserved = octets(1, { alias: "ospf.reserved" });
const prefixOptions = struct<OSPFv3PrefixOptions>({
  reserved: bits(3),
  dn: flag(),
  p: flag({ alias: "ospf.v3.prefix.options.p" }),
  mc: flag({ alias: "ospf.v3.prefix.options.mc" }),
  la: flag({ alias: "ospf.v3.prefix.options.la" }),
  nu: flag({ alias: "ospf.v3.prefix.options.nu" }),
});
const prefixLength = u8({ alias: "ospf.prefix_length", unit: "bits" });
/** The words of an address that are sent: RFC 5340 §A.4.1. */
const prefix = ipv6Prefix(
  (h: { prefixLength: number }) => Math.ceil(h.prefixLength / 32) * 4,
  { alias: "ospf.v3.address_prefix.ipv6" },
);
const plainPrefix = struct<OSPFv3Prefix>({
  prefixLength,
  options: prefixOptions,
  reserved: octets(2, { alias: "ospf.reserved" }),
  prefix,
});
const metric = u24({ alias: "ospf.metric" });

const router = struct<OSPFv3RouterLSA>({
  ...header,
  reserved: bits(3),
  nt: flag(),
  w: flag({ alias: "ospf.v3.router.lsa.flags.w" }),
  v: flag({ alias: "ospf.v3.router.lsa.flags.v" }),
  e: flag({ alias: "ospf.v3.router.lsa.flags.e" }),
  b: flag({ alias: "ospf.v3.router.lsa.flags.b" }),
  options: ospfv3Options,
  interfaces: listToEnd(struct<OSPFv3Interface>({
    type: u8({ alias: "ospf.v3.lsa.type", names: OSPF_LINK_TYPE }),
    reserved,
    metric: u16({ alias: "ospf.metric" }),
    interfaceId: u32({ alias: "ospf.v3.lsa.interface_id" }),
    neighborInterfaceId: u32({ alias: "ospf.v3.lsa.neighbor_interface_id" }),
    neighborRouterId: ipv4Address({
      alias: "ospf.v3.lsa.neighbor_router_id",
    }),
  })),
});
const network = struct<OSPFv3NetworkLSA>({
  ...header,
  reserved,
  options: ospfv3Options,
  attachedRouters: listToEnd(
    ipv4Address({ alias: "ospf.v3.lsa.attached_router" }),
  ),
});
const interAreaPrefix = struct<OSPFv3InterAreaPrefixLSA>({
  ...header,
  reserved,
  metric,
  prefix: plainPrefix,
});
const interAreaRouter = struct<OSPFv3InterAreaRouterLSA>({
  ...header,
  reserved,
  options: ospfv3Options,
  reserved2: reserved,
  metric,
  destinationRouterId: ipv4Address({
    alias: "ospf.v3.lsa.destination_router_id",
  }),
});
const external = struct<OSPFv3ExternalLSA>({
  ...header,
  reserved: bits(5),
  e: flag({ alias: "ospf.v3.as.external.flags.e" }),
  f: flag({ alias: "ospf.v3.as.external.flags.f" }),
  t: flag({ alias: "ospf.v3.as.external.flags.t" }),
  metric,
  prefixLength,
  prefixOptions,
  referencedType: u16({
    alias: "ospf.v3.lsa.referenced_ls_type",
    hex: true,
    names: OSPFV3_LS_TYPE,
  }),
  prefix,
  forwardingAddress: when(
    (h: OSPFv3ExternalLSA) => h.f,
    ipv6Address({ alias: "ospf.v3.lsa.forwarding_address.ipv6" }),
  ),
  tag: when(
    (h: OSPFv3ExternalLSA) => h.t,
    u32({ alias: "ospf.v3.lsa.external_route_tag" }),
  ),
  referencedLinkStateId: when(
    (h: OSPFv3ExternalLSA) => h.referencedType !== 0,
    ipv4Address({ alias: "ospf.v3.lsa.referenced_link_state_id" }),
  ),
});
const link = struct<OSPFv3LinkLSA>({
  ...header,
  priority: u8({ alias: "ospf.v3.lsa.router_priority" }),
  options: ospfv3Options,
  linkLocalAddress: ipv6Address({
    alias: "ospf.v3.lsa.link_local_interface_address.ipv6",
  }),
  numPrefixes: u32({ alias: "ospf.v3.lsa.num_prefixes" }),
  prefixes: list(plainPrefix, (h: OSPFv3LinkLSA) => h.numPrefixes),
});
const intraAreaPrefix = struct<OSPFv3IntraAreaPrefixLSA>({
  ...header,
  numPrefixes: u16({ alias: "ospf.v3.lsa.num_prefixes" }),
  referencedType: u16({
    alias: "ospf.v3.lsa.referenced_ls_type",
    hex: true,
    names: OSPFV3_LS_TYPE,
  }),
  referencedLinkStateId: ipv4Address({
    alias: "ospf.v3.lsa.referenced_link_state_id",
  }),
  referencedRouter: ipv4Address({
    alias: "ospf.v3.lsa.referenced_advertising_router",
  }),
  prefixes: list(
    struct<OSPFv3PrefixMetric>({
      prefixLength,
      options: prefixOptions,
      metric: u16({ alias: "ospf.metric" }),
      prefix,
    }),
    (h: OSPFv3IntraAreaPrefixLSA) => h.numPrefixes,
  ),
});
const other = struct<OSPFv3OtherLSA>({ ...header, data: rest() });

/** Tables by function code: RFC 5340 §A.4.2.1, RFC 5187 §2.2, RFC 7770 §2.2. */
const TABLES: Readonly<Record<number, Struct<OSPFv3LSA>>> = {
  1: router,
  2: network,
  3: interAreaPrefix,
  4: interAreaRouter,
  5: external,
  7: external,
  8: link,
  9: intraAreaPrefix,
  11: struct<OSPFv3TLVLSA<OSPFGraceTLV>>({ ...header, tlvs: ospfGraceTLVs }),
  12: struct<OSPFv3TLVLSA<OSPFRITLV>>({ ...header, tlvs: ospfRITLVs }),
};

const lsa = choice<OSPFv3LSA>([...Object.values(TABLES), other], (c) => {
  const type = c.room > 3 ? c.peek(2) << 8 | c.peek(3) : 0;
  return TABLES[type & 0x1fff] ?? other;
});

/** A whole LSA. */
export const ospfv3LSA: Field<OSPFv3LSA> = sized(ospfLSASize, chosen(lsa));

/** The header of an LSA alone, as Database Description and Acknowledgment hold it. */
export const ospfv3LSAHeader: Struct<OSPFv3LSAHeader> = struct<
  OSPFv3LSAHeader
>(header);
