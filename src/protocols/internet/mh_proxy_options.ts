/** Options of Proxy Mobile IPv6 (RFC 5213, RFC 5844, RFC 5845, RFC 5847, RFC 5949, RFC 6463, RFC 6602, RFC 6757, RFC 7148), dual stack (RFC 5555) and several care-of addresses (RFC 5648). */
import {
  bits,
  bytes,
  flag,
  ifMore,
  ipv4Address,
  ipv6Address,
  listToEnd,
  ntpTime,
  options,
  rest,
  type Struct,
  struct,
  text,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  MH_ACCESS_TECHNOLOGY,
  MH_ANI,
  MH_GROUP,
  MH_HANDOFF,
  MH_HOME_ADDRESS_REPLY,
  MH_IPV4_ADDRESS_STATUS,
  MH_OPERATOR_ID,
  MH_OPTION,
  MH_STATUS,
} from "../../names/mh.ts";
import { type MHOptionHead, mhOptionHead } from "./mh_option.ts";

/** A prefix: Home Network Prefix (RFC 5213 §8.3), Mobile Network Prefix (RFC 3963 §4.3). */
export interface MHPrefix extends MHOptionHead {
  /** Reserved. */
  reserved: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** Prefix. */
  prefix: string;
}
/** Handoff Indicator: RFC 5213 §8.4. */
export interface MHHandoff extends MHOptionHead {
  /** Reserved. */
  reserved: number;
  /** Kind of handoff. */
  handoff: number;
}
/** Access Technology Type: RFC 5213 §8.5. */
export interface MHAccessTechnology extends MHOptionHead {
  /** Reserved. */
  reserved: number;
  /** Access technology. */
  accessTechnology: number;
}
/** Mobile Node Link-layer Identifier: RFC 5213 §8.6. */
export interface MHLinkLayerId extends MHOptionHead {
  /** Reserved. */
  reserved: number;
  /** Identifier. */
  identifier: Uint8Array;
}
/** An IPv6 address: Link-local Address (RFC 5213 §8.7), Alternate Care-of Address (RFC 6275 §6.2.5). */
export interface MHIPv6Address extends MHOptionHead {
  /** Address. */
  address: string;
}
/** Timestamp: RFC 5213 §8.8. */
export interface MHTimestamp extends MHOptionHead {
  /** Time of the sender. */
  timestamp?: string;
}
/** Restart Counter: RFC 5847 §4.1. */
export interface MHRestartCounter extends MHOptionHead {
  /** How often it started. */
  counter: number;
}
/** IPv4 Home Address: RFC 5555 §3.1.1. */
export interface MHIPv4HomeAddress extends MHOptionHead {
  /** Bits of the prefix. */
  prefixLength: number;
  /** P: a mobile network prefix is wanted. */
  prefixWanted: boolean;
  /** Reserved. */
  reserved: number;
  /** Home address; 0.0.0.0 asks for one. */
  address: string;
}
/** IPv4 Address Acknowledgement (RFC 5555 §3.2.1), IPv4 Home Address Reply (RFC 5844 §3.3.2). */
export interface MHIPv4Reply extends MHOptionHead {
  /** Status. */
  status: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** Reserved. */
  reserved: number;
  /** Home address. */
  address: string;
}
/** IPv4 Home Address Request: RFC 5844 §3.3.1. */
export interface MHIPv4Request extends MHOptionHead {
  /** Bits of the prefix. */
  prefixLength: number;
  /** Reserved. */
  reserved: number;
  /** Home address. */
  address: string;
}
/** NAT Detection: RFC 5555 §3.2.2. */
export interface MHNatDetection extends MHOptionHead {
  /** F: encapsulation in UDP is required. */
  forceUdp: boolean;
  /** Reserved. */
  reserved: number;
  /** Seconds between bindings that keep the NAT open. */
  refreshTime: number;
}
/** An IPv4 address: IPv4 Care-of Address (RFC 5555 §3.1.2), IPv4 Default-Router Address (RFC 5844 §3.3.3). */
export interface MHIPv4Address extends MHOptionHead {
  /** Reserved. */
  reserved: number;
  /** Address. */
  address: string;
}
/** Alternate IPv4 Care-of Address: RFC 6463 §5. */
export interface MHAlternateIPv4 extends MHOptionHead {
  /** Address. */
  address: string;
}
/** GRE Key: RFC 5845 §6.4. */
export interface MHGreKey extends MHOptionHead {
  /** Reserved. */
  reserved: number;
  /** Key. */
  key?: number;
}
/** Mobility Header IPv6 Address/Prefix: RFC 5568 §6.4.2. */
export interface MHIPv6Prefix extends MHOptionHead {
  /** What the address is. */
  code: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** Address or prefix. */
  address: string;
}
/** Binding Identifier: RFC 5648 §4.1. */
export interface MHBindingId extends MHOptionHead {
  /** Binding ID. */
  bindingId: number;
  /** Status of the binding. */
  status: number;
  /** H: at home and away at the same time. */
  simultaneous: boolean;
  /** Priority of the binding: RFC 6089 §5.1. */
  priority: number;
  /** Care-of address, if it is IPv4. */
  careOfIPv4?: string;
  /** Care-of address, if it is IPv6. */
  careOfIPv6?: string;
}
/** IPv4 DHCP Support Mode: RFC 5844 §3.3.4. */
export interface MHDhcpMode extends MHOptionHead {
  /** Reserved. */
  reserved: number;
  /** S: the gateway is a DHCP server, not a relay. */
  server: boolean;
}
/** Context Request: RFC 5949 §6.2.1. */
export interface MHContextRequest extends MHOptionHead {
  /** Reserved. */
  reserved: number;
  /** Options that are wanted. */
  requests: MHContext[];
}
/** An option that is wanted. */
export interface MHContext {
  /** Type of the option. */
  requestType: number;
  /** Bytes that say more. */
  requestLength: number;
  /** Vendor and subtype, for vendors' options. */
  data: Uint8Array;
}
/** Local Mobility Anchor Address: RFC 5949 §6.2.2. */
export interface MHAnchorAddress extends MHOptionHead {
  /** 1: IPv6, 2: IPv4. */
  code: number;
  /** Reserved. */
  reserved: number;
  /** Address, if it is IPv6. */
  ipv6?: string;
  /** Address, if it is IPv4. */
  ipv4?: string;
}
/** Redirect-Capability: RFC 6463 §4.1. */
export interface MHRedirectCapability extends MHOptionHead {
  /** Reserved. */
  reserved: number;
}
/** Redirect: RFC 6463 §4.2. */
export interface MHRedirect extends MHOptionHead {
  /** K: there is an IPv6 address. */
  k: boolean;
  /** N: there is an IPv4 address. */
  n: boolean;
  /** Reserved. */
  reserved: number;
  /** Where to go instead. */
  ipv6?: string;
  /** Where to go instead. */
  ipv4?: string;
}
/** Load Information: RFC 6463 §4.3. */
export interface MHLoad extends MHOptionHead {
  /** Priority; lower is better. */
  priority: number;
  /** Sessions in use. */
  sessionsInUse: number;
  /** Most sessions. */
  maximumSessions: number;
  /** Used capacity. */
  usedCapacity: number;
  /** Most capacity. */
  maximumCapacity: number;
}
/** Mobile Node Group Identifier: RFC 6602 §4.1. */
export interface MHGroup extends MHOptionHead {
  /** Kind of group. */
  subtype: number;
  /** Reserved. */
  reserved: number;
  /** Group. */
  group: number;
}
/** MAG IPv6 Address: RFC 6705 §7. */
export interface MHMagAddress extends MHOptionHead {
  /** Reserved. */
  reserved: number;
  /** Bits of the address. */
  addressLength: number;
  /** Address. */
  address: string;
}
/** Access Network Identifier: RFC 6757 §3.1. */
export interface MHAccessNetwork extends MHOptionHead {
  /** Sub-options. */
  identifiers: MHAccessNetworkId[];
}
/** Head of a sub-option. */
export interface MHANIHead {
  /** ANI type. */
  aniType: number;
  /** Bytes behind the length. */
  aniLength: number;
}
/** Network-Identifier: RFC 6757 §3.1.1. */
export interface MHNetworkName extends MHANIHead {
  /** E: the name is UTF-8. */
  utf8: boolean;
  /** Reserved. */
  reserved: number;
  /** Bytes of the name. */
  networkNameLength: number;
  /** Network name. */
  networkName: string;
  /** Bytes of the access point's name. */
  accessPointLength: number;
  /** Access point's name. */
  accessPoint: string;
}
/** Operator-Identifier: RFC 6757 §3.1.3. */
export interface MHOperator extends MHANIHead {
  /** Type of the identifier. */
  operatorType: number;
  /** Identifier. */
  operator: Uint8Array;
}
/** Any other sub-option. */
export interface MHOtherANI extends MHANIHead {
  /** Its data. */
  data: Uint8Array;
}
/** Any sub-option. */
export type MHAccessNetworkId = MHNetworkName | MHOperator | MHOtherANI;
/** Delegated Mobile Network Prefix: RFC 7148 §4.1. */
export interface MHDelegatedPrefix extends MHOptionHead {
  /** V: the prefix is IPv4. */
  v: boolean;
  /** Reserved. */
  reserved: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** Prefix, if it is IPv4. */
  ipv4?: string;
  /** Prefix, if it is IPv6. */
  ipv6?: string;
}
/** Any of these options. */
export type MHProxyOption =
  | MHPrefix
  | MHHandoff
  | MHAccessTechnology
  | MHLinkLayerId
  | MHIPv6Address
  | MHTimestamp
  | MHRestartCounter
  | MHIPv4HomeAddress
  | MHIPv4Reply
  | MHIPv4Request
  | MHNatDetection
  | MHIPv4Address
  | MHAlternateIPv4
  | MHGreKey
  | MHIPv6Prefix
  | MHBindingId
  | MHDhcpMode
  | MHContextRequest
  | MHAnchorAddress
  | MHRedirectCapability
  | MHRedirect
  | MHLoad
  | MHGroup
  | MHMagAddress
  | MHAccessNetwork
  | MHDelegatedPrefix;

const ipv4With = (name: string, field: string): Struct<MHIPv4Address> =>
  struct<MHIPv4Address>({
    ...mhOptionHead,
    reserved: u16({ alias: `mip6.${name}.reserved` }),
    address: ipv4Address({ alias: `mip6.${name}.${field}` }),
  });
const aniHead = {
  aniType: u8({ alias: "mip6.acc_net_id.ani", names: MH_ANI }),
  aniLength: u8({ alias: "mip6.acc_net_id.sub_opt_len", unit: "bytes" }),
};
/** Bytes of a Binding Identifier without an address, with IPv4 and with IPv6. */
const WITH_IPV4 = 8, WITH_IPV6 = 20;

/** The tables of these options, by type. */
export const mhProxyOptions: Readonly<Record<number, Struct<MHProxyOption>>> = {
  22: struct<MHPrefix>({
    ...mhOptionHead,
    reserved: u8(),
    prefixLength: u8({ alias: "mip6.nemo.mnp.pfl", unit: "bits" }),
    prefix: ipv6Address({ alias: "mip6.nemo.mnp.mnp" }),
  }),
  23: struct<MHHandoff>({
    ...mhOptionHead,
    reserved: u8({ alias: "mip6.hi.reserved" }),
    handoff: u8({ alias: "mip6.hi", names: MH_HANDOFF }),
  }),
  24: struct<MHAccessTechnology>({
    ...mhOptionHead,
    reserved: u8({ alias: "mip6.att.reserved" }),
    accessTechnology: u8({ alias: "mip6.att", names: MH_ACCESS_TECHNOLOGY }),
  }),
  25: struct<MHLinkLayerId>({
    ...mhOptionHead,
    reserved: u16({ alias: "mip6.mnlli.reserved" }),
    identifier: rest({ alias: "mip6.mnlli.lli" }),
  }),
  26: struct<MHIPv6Address>({
    ...mhOptionHead,
    address: ipv6Address({ alias: "mip6.lila_lla" }),
  }),
  27: struct<MHTimestamp>({ ...mhOptionHead, timestamp: ntpTime() }),
  28: struct<MHRestartCounter>({
    ...mhOptionHead,
    counter: u32({ alias: "mip6.rc" }),
  }),
  29: struct<MHIPv4HomeAddress>({
    ...mhOptionHead,
    prefixLength: bits(6, { alias: "mip6.ipv4ha.preflen", unit: "bits" }),
    prefixWanted: flag({ alias: "mip6.ipv4ha.p_flag" }),
    reserved: bits(9),
    address: ipv4Address({ alias: "mip6.ipv4ha.ha" }),
  }),
  30: struct<MHIPv4Reply>({
    ...mhOptionHead,
    status: u8({ alias: "mip6.ipv4aa.sts", names: MH_IPV4_ADDRESS_STATUS }),
    prefixLength: bits(6, { alias: "mip6.ipv4ha.preflen", unit: "bits" }),
    reserved: bits(2),
    address: ipv4Address({ alias: "mip6.ipv4ha.ha" }),
  }),
  31: struct<MHNatDetection>({
    ...mhOptionHead,
    forceUdp: flag({ alias: "mip6.natd.f_flag" }),
    reserved: bits(15, { alias: "mip6.natd.reserved" }),
    refreshTime: u32({ alias: "mip6.natd.refresh_t", unit: "s" }),
  }),
  32: ipv4With("ipv4coa", "addr"),
  33: struct<MHGreKey>({
    ...mhOptionHead,
    reserved: u16(),
    key: ifMore(u32({ alias: "mip6.gre_key", hex: true })),
  }),
  34: struct<MHIPv6Prefix>({
    ...mhOptionHead,
    code: u8({ alias: "mip6.mhipv6ap.opt_code" }),
    prefixLength: u8({ alias: "mip6.mhipv6ap.len", unit: "bits" }),
    address: ipv6Address({ alias: "mip6.mhipv6ap.ipv6_address" }),
  }),
  35: struct<MHBindingId>({
    ...mhOptionHead,
    bindingId: u16({ alias: "mip6.bi.bid" }),
    status: u8({ alias: "mip6.bi.status", names: MH_STATUS }),
    simultaneous: flag({ alias: "mip6.bi.h_flag" }),
    priority: bits(7),
    careOfIPv4: when(
      (h: MHBindingId) => h.length === WITH_IPV4,
      ipv4Address({ alias: "mip6.bi.coa_ipv4" }),
    ),
    careOfIPv6: when(
      (h: MHBindingId) => h.length === WITH_IPV6,
      ipv6Address({ alias: "mip6.bi.coa_ipv6" }),
    ),
  }),
  36: struct<MHIPv4Request>({
    ...mhOptionHead,
    prefixLength: bits(6, { alias: "mip6.ipv4ha.preflen", unit: "bits" }),
    reserved: bits(10),
    address: ipv4Address({ alias: "mip6.ipv4ha.ha" }),
  }),
  37: struct<MHIPv4Reply>({
    ...mhOptionHead,
    status: u8({ alias: "mip6.ipv4aa.sts", names: MH_HOME_ADDRESS_REPLY }),
    prefixLength: bits(6, { alias: "mip6.ipv4ha.preflen", unit: "bits" }),
    reserved: bits(2),
    address: ipv4Address({ alias: "mip6.ipv4ha.ha" }),
  }),
  38: ipv4With("ipv4dra", "dra"),
  39: struct<MHDhcpMode>({
    ...mhOptionHead,
    reserved: bits(15, { alias: "mip6.ipv4dsm.reserved" }),
    server: flag({ alias: "mip6.ipv4dsm.s_flag" }),
  }),
  40: struct<MHContextRequest>({
    ...mhOptionHead,
    reserved: u16({ alias: "mip6.cr.reserved" }),
    requests: listToEnd(struct<MHContext>({
      requestType: u8({ alias: "mip6.cr.req_type", names: MH_OPTION }),
      requestLength: u8({ alias: "mip6.cr.req_length", unit: "bytes" }),
      data: bytes((h: MHContext) => h.requestLength),
    })),
  }),
  41: struct<MHAnchorAddress>({
    ...mhOptionHead,
    code: u8({ alias: "mip6.lmaa.opt_code" }),
    reserved: u8({ alias: "mip6.lmaa.reserved" }),
    ipv6: when(
      (h: MHAnchorAddress) => h.code === 1,
      ipv6Address({ alias: "mip6.lmaa.ipv6" }),
    ),
    ipv4: when(
      (h: MHAnchorAddress) => h.code === 2,
      ipv4Address({ alias: "mip6.lmaa.ipv4" }),
    ),
  }),
  46: struct<MHRedirectCapability>({
    ...mhOptionHead,
    reserved: u16({ alias: "mip6.recap.reserved" }),
  }),
  47: struct<MHRedirect>({
    ...mhOptionHead,
    k: flag({ alias: "mip6.redir.k" }),
    n: flag({ alias: "mip6.redir.n" }),
    reserved: bits(14, { alias: "mip6.redir.reserved" }),
    ipv6: when(
      (h: MHRedirect) => h.k,
      ipv6Address({ alias: "mip6.redir.addr_r2lma_ipv6" }),
    ),
    ipv4: when(
      (h: MHRedirect) => h.n,
      ipv4Address({ alias: "mip6.redir.addr_r2lma_ipv4" }),
    ),
  }),
  48: struct<MHLoad>({
    ...mhOptionHead,
    priority: u16({ alias: "mip6.load_inf.priority" }),
    sessionsInUse: u32({ alias: "mip6.load_inf.sessions_in_use" }),
    maximumSessions: u32({ alias: "mip6.load_inf.maximum_sessions" }),
    usedCapacity: u32({ alias: "mip6.load_inf.used_capacity" }),
    maximumCapacity: u32({ alias: "mip6.load_inf.maximum_capacity" }),
  }),
  49: struct<MHAlternateIPv4>({
    ...mhOptionHead,
    address: ipv4Address({ alias: "mip6.alt_ip4" }),
  }),
  50: struct<MHGroup>({
    ...mhOptionHead,
    subtype: u8({ alias: "mip6.mng.sub_type", names: MH_GROUP }),
    reserved: u8({ alias: "mip6.mng.reserved" }),
    group: u32({ alias: "mip6.mng.mng_id" }),
  }),
  51: struct<MHMagAddress>({
    ...mhOptionHead,
    reserved: u8({ alias: "mip6.mag_ipv6.reserved" }),
    addressLength: u8({ alias: "mip6.mag_ipv6.address_length" }),
    address: ipv6Address({ alias: "mip6.mag_ipv6.address" }),
  }),
  52: struct<MHAccessNetwork>({
    ...mhOptionHead,
    identifiers: options<MHAccessNetworkId>({
      counts: "value",
      cases: {
        1: struct<MHNetworkName>({
          ...aniHead,
          utf8: flag({ alias: "mip6.acc_net_id.e_bit" }),
          reserved: bits(7),
          networkNameLength: u8({
            alias: "mip6.acc_net_id.net_name_len",
            unit: "bytes",
          }),
          networkName: text((h: MHNetworkName) => h.networkNameLength, {
            alias: "mip6.acc_net_id.net_name",
          }),
          accessPointLength: u8({
            alias: "mip6.acc_net_id.ap_name_len",
            unit: "bytes",
          }),
          accessPoint: text((h: MHNetworkName) => h.accessPointLength, {
            alias: "mip6.acc_net_id.ap_name",
          }),
        }),
        3: struct<MHOperator>({
          ...aniHead,
          operatorType: u8({
            alias: "mip6.acc_net_id.op_id.type",
            names: MH_OPERATOR_ID,
          }),
          operator: rest({ alias: "mip6.acc_net_id.op_id" }),
        }),
      },
      other: struct<MHOtherANI>({ ...aniHead, data: rest() }),
    }),
  }),
  55: struct<MHDelegatedPrefix>({
    ...mhOptionHead,
    v: flag({ alias: "mip6.dmnp.v_flag" }),
    reserved: bits(7, { alias: "mip6.dmnp.reserved" }),
    prefixLength: u8({ alias: "mip6.dmnp.prefix_len", unit: "bits" }),
    ipv4: when(
      (h: MHDelegatedPrefix) => h.v,
      ipv4Address({ alias: "mip6.dmnp.dmnp_ipv4" }),
    ),
    ipv6: when(
      (h: MHDelegatedPrefix) => !h.v,
      ipv6Address({ alias: "mip6.dmnp.dmnp_ipv6" }),
    ),
  }),
};
