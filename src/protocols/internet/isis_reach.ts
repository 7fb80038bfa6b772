/** What can be reached, in link state PDUs: ISO 10589 §9.8, RFC 1195 §5.3, RFC 5305, RFC 5120, RFC 5308. */
import {
  bits,
  f32,
  type Field,
  flag,
  ipv4Address,
  ipv4Prefix,
  ipv6Address,
  ipv6Prefix,
  list,
  listToEnd,
  options,
  rest,
  struct,
  systemId,
  u24,
  u32,
  u64,
  u8,
  vector,
  when,
} from "../../fields/mod.ts";
import { ISIS_LINK_SUBTLV, ISIS_PREFIX_SUBTLV } from "../../names/isis.ts";

/** One of the four metrics of ISO 10589: default, delay, expense, error. */
export interface ISISMetrics {
  /** The default metric has no such bit; reserved. */
  reserved: boolean;
  /** External. */
  external: boolean;
  /** Default metric. */
  metric: number;
  /** The delay metric is not supported. */
  noDelay: boolean;
  /** External. */
  delayExternal: boolean;
  /** Delay metric. */
  delay: number;
  /** The expense metric is not supported. */
  noExpense: boolean;
  /** External. */
  expenseExternal: boolean;
  /** Expense metric. */
  expense: number;
  /** The error metric is not supported. */
  noError: boolean;
  /** External. */
  errorExternal: boolean;
  /** Error metric. */
  error: number;
}
/** A neighbor: ISO 10589 §9.8. */
export interface ISISNeighbor extends ISISMetrics {
  /** System and pseudonode. */
  neighbor: string;
}
/** A network: RFC 1195 §5.3. */
export interface ISISNetwork extends ISISMetrics {
  /** Network. */
  network: string;
  /** Its mask. */
  mask: string;
}
/** A neighbor with a wide metric: RFC 5305 §3. */
export interface ISISLink {
  /** System and pseudonode. */
  neighbor: string;
  /** Metric. */
  metric: number;
  /** What else is known of the link. */
  subTags: ISISSubTag[];
}
/** A network with a wide metric: RFC 5305 §4. */
export interface ISISPrefix {
  /** Metric. */
  metric: number;
  /** It came down from a higher level. */
  down: boolean;
  /** There are sub-TLVs. */
  hasSubTags: boolean;
  /** Bits of the network. */
  prefixLength: number;
  /** Network. */
  prefix: string;
  /** What else is known of it. */
  subTags?: ISISSubTag[];
}
/** An IPv6 network: RFC 5308 §2. */
export interface ISISPrefix6 extends ISISPrefix {
  /** It came from another protocol. */
  external: boolean;
  /** Reserved. */
  reserved: number;
}
/** What every sub-TLV begins with. */
export interface ISISSubHead {
  /** Type. */
  type: number;
  /** Bytes of the value. */
  length: number;
}
/** A sub-TLV that is a number: groups, metrics, tags, bandwidths in bytes per second. */
export interface ISISSubNumber extends ISISSubHead {
  /** The number. */
  value: number | bigint;
}
/** A sub-TLV that is an address. */
export interface ISISSubAddress extends ISISSubHead {
  /** The address. */
  address: string;
}
/** Link Local/Remote Identifiers: RFC 5307 §1.1. */
export interface ISISSubIdentifiers extends ISISSubHead {
  /** Local. */
  local: number;
  /** Remote. */
  remote: number;
}
/** Unreserved Bandwidth: RFC 5305 §3.6. */
export interface ISISSubBandwidths extends ISISSubHead {
  /** Bytes per second that are left at each of eight priorities. */
  values: number[];
}
/** Any other sub-TLV. */
export interface ISISSubOther extends ISISSubHead {
  /** Its value. */
  data: Uint8Array;
}
/** A sub-TLV. */
export type ISISSubTag =
  | ISISSubNumber
  | ISISSubAddress
  | ISISSubIdentifiers
  | ISISSubBandwidths
  | ISISSubOther;

const EIS = "isis.lsp.eis_neighbors";
const metrics = {
  reserved: flag(),
  external: flag({ alias: `${EIS}.default_metric_ie` }),
  metric: bits(6, { alias: `${EIS}.default_metric` }),
  // Wireshark shows the default metric for these, too
  noDelay: flag(),
  delayExternal: flag(),
  delay: bits(6),
  noExpense: flag(),
  expenseExternal: flag(),
  expense: bits(6),
  noError: flag(),
  errorExternal: flag(),
  error: bits(6),
};
/** Neighbors up to the end of the TLV. */
export const neighbors: Field<ISISNeighbor[]> = listToEnd(
  struct<ISISNeighbor>({
    ...metrics,
    neighbor: systemId(7, { alias: `${EIS}.is_neighbor` }),
  }),
);
const IP = "isis.lsp.ip_reachability";
/** Networks up to the end of the TLV. */
export const networks: Field<ISISNetwork[]> = listToEnd(struct<ISISNetwork>({
  reserved: flag(),
  external: flag(),
  metric: bits(6, { alias: `${IP}.default_metric` }),
  noDelay: flag(),
  delayExternal: flag(),
  delay: bits(6, { alias: `${IP}.delay_metric` }),
  noExpense: flag(),
  expenseExternal: flag(),
  expense: bits(6, { alias: `${IP}.expense_metric` }),
  noError: flag(),
  errorExternal: flag(),
  error: bits(6, { alias: `${IP}.error_metric` }),
  network: ipv4Address({ alias: `${IP}.ipv4_prefix` }),
  mask: ipv4Address(),
}));

const REACH = "isis.lsp.ext_is_reachability";
const linkHead = {
  type: u8({ alias: `${REACH}.code`, names: ISIS_LINK_SUBTLV }),
  length: u8({ alias: `${REACH}.length`, unit: "bytes" }),
};
const named = (name: string) => ({ alias: `${REACH}.${name}` });
const bandwidth = struct<ISISSubNumber>({
  ...linkHead,
  value: f32({ unit: "bytes/s" }),
});
const address = (field: Field<string>) =>
  struct<ISISSubAddress>({ ...linkHead, address: field });
const microseconds = (name: string) =>
  struct<ISISSubNumber>({
    ...linkHead,
    value: u32({ ...named(name), unit: "µs" }),
  });
const linkTags: Field<ISISSubTag[]> = options<ISISSubTag>({
  counts: "value",
  cases: {
    3: struct<ISISSubNumber>({ ...linkHead, value: u32({ hex: true }) }),
    4: struct<ISISSubIdentifiers>({
      ...linkHead,
      local: u32(named("link_local_identifier")),
      remote: u32(named("link_remote_identifier")),
    }),
    6: address(ipv4Address(named("ipv4_interface_address"))),
    8: address(ipv4Address(named("ipv4_neighbor_address"))),
    9: bandwidth,
    10: bandwidth,
    11: struct<ISISSubBandwidths>({
      ...linkHead,
      values: list(f32({ unit: "bytes/s" }), 8),
    }),
    12: address(ipv6Address(named("ipv6_interface_address"))),
    13: address(ipv6Address(named("ipv6_neighbor_address"))),
    18: struct<ISISSubNumber>({
      ...linkHead,
      value: u24(named("traffic_engineering_default_metric")),
    }),
    33: microseconds("unidirectional_link_delay"),
    35: microseconds("unidirectional_delay_variation"),
  },
  other: struct<ISISSubOther>({ ...linkHead, data: rest(named("value")) }),
});
/** Neighbors with wide metrics up to the end of the TLV. */
export const links: Field<ISISLink[]> = listToEnd(struct<ISISLink>({
  neighbor: systemId(7, named("is_neighbor_id")),
  metric: u24(named("metric")),
  subTags: vector(1, linkTags),
}));

const EXT = "isis.lsp.ext_ip_reachability";
const prefixHead = {
  type: u8({ alias: `${EXT}.code`, names: ISIS_PREFIX_SUBTLV }),
  length: u8({ alias: `${EXT}.length`, unit: "bytes" }),
};
const prefixTags: Field<ISISSubTag[]> = options<ISISSubTag>({
  counts: "value",
  cases: {
    1: struct<ISISSubNumber>({
      ...prefixHead,
      value: u32({ alias: "isis.lsp.32_bit_administrative_tag" }),
    }),
    2: struct<ISISSubNumber>({
      ...prefixHead,
      value: u64({ alias: "isis.lsp.64_bit_administrative_tag" }),
    }),
    11: struct<ISISSubAddress>({ ...prefixHead, address: ipv4Address() }),
    12: struct<ISISSubAddress>({ ...prefixHead, address: ipv6Address() }),
  },
  other: struct<ISISSubOther>({ ...prefixHead, data: rest() }),
});
/** Only the bytes that the length needs are sent. */
const bytesOf = (h: { prefixLength: number }): number =>
  Math.ceil(h.prefixLength / 8);
const subTags = when(
  (h: ISISPrefix) => h.hasSubTags,
  vector(1, prefixTags),
);
/** Networks with wide metrics up to the end of the TLV. */
export const prefixes: Field<ISISPrefix[]> = listToEnd(struct<ISISPrefix>({
  metric: u32({ alias: `${EXT}.metric` }),
  down: flag({ alias: `${EXT}.distribution` }),
  hasSubTags: flag({ alias: `${EXT}.subtlv` }),
  prefixLength: bits(6, { alias: `${EXT}.prefix_length` }),
  prefix: ipv4Prefix(bytesOf, { alias: `${EXT}.ipv4_prefix` }),
  subTags,
}));
const SIX = "isis.lsp.ipv6_reachability";
/** IPv6 networks up to the end of the TLV. */
export const prefixes6: Field<ISISPrefix6[]> = listToEnd(struct<ISISPrefix6>({
  metric: u32({ alias: `${SIX}.metric` }),
  down: flag({ alias: `${SIX}.distribution` }),
  external: flag({ alias: `${SIX}.distribution_internal` }),
  hasSubTags: flag({ alias: `${SIX}.subtlv` }),
  reserved: bits(5),
  prefixLength: u8({ alias: `${SIX}.prefix_length` }),
  prefix: ipv6Prefix(bytesOf, { alias: `${SIX}.ipv6_prefix` }),
  subTags,
}));
