/** Options of RPL control messages: RFC 6550 §6.7. */
import {
  bits,
  flag,
  ifMore,
  ipv6Address,
  ipv6Prefix,
  listToEnd,
  type Options,
  options,
  padding,
  rest,
  sized,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { ROUTER_PREFERENCE } from "../../names/icmpv6.ts";
import { RPL_METRIC, RPL_OPTION } from "../../names/rpl.ts";

/** What all options have. */
export interface RPLOptionHead {
  /** Type. */
  type: number;
}
/** An option with a length. */
export interface SizedRPLOption extends RPLOptionHead {
  /** Bytes of the option's data. */
  length: number;
}
/** PadN: RFC 6550 §6.7.3. */
export interface RPLPadding extends SizedRPLOption {
  /** The padding, where it has bytes of its own. */
  padding?: Uint8Array;
}
/** DAG Metric Container: RFC 6550 §6.7.4. */
export interface RPLMetrics extends SizedRPLOption {
  /** Metrics and constraints. */
  metrics: RPLMetric[];
}
/** A routing metric or constraint: RFC 6551 §2.1. */
export interface RPLMetric {
  /** Which metric. */
  type: number;
  /** Reserved. */
  reserved: number;
  /** P: some node on the path could not tell. */
  partial: boolean;
  /** C: a constraint, not a metric. */
  constraint: boolean;
  /** O: an optional constraint. */
  optional: boolean;
  /** R: recorded along the path, not aggregated. */
  recorded: boolean;
  /** A: how it is aggregated: 0 added, 1 maximum, 2 minimum, 3 multiplied. */
  aggregation: number;
  /** Precedence; lower is higher. */
  precedence: number;
  /** Bytes of the data. */
  length: number;
  /** Its data. */
  data: Uint8Array;
}
/** Route Information: RFC 6550 §6.7.5. */
export interface RPLRouteInformation extends SizedRPLOption {
  /** Bits of the prefix that count. */
  prefixLength: number;
  /** Reserved. */
  reserved: number;
  /** Preference of the route. */
  preference: number;
  /** Reserved. */
  reserved2: number;
  /** Seconds for which the route is good; 0xffffffff: infinite. */
  lifetime: number;
  /** Prefix. */
  prefix: string;
}
/** DODAG Configuration: RFC 6550 §6.7.6. */
export interface RPLConfiguration extends SizedRPLOption {
  /** Flags, of which none is defined. */
  flags: number;
  /** A: authentication enabled. */
  authentication: boolean;
  /** Path control size. */
  pathControlSize: number;
  /** DIOIntervalDoublings. */
  dioIntervalDoublings: number;
  /** DIOIntervalMin: the shortest interval is 2 to this power, in milliseconds. */
  dioIntervalMin: number;
  /** DIORedundancyConstant. */
  dioRedundancyConstant: number;
  /** MaxRankIncrease. */
  maxRankIncrease: number;
  /** MinHopRankIncrease. */
  minHopRankIncrease: number;
  /** Objective code point. */
  ocp: number;
  /** Reserved. */
  reserved: number;
  /** Default lifetime, in lifetime units. */
  defaultLifetime: number;
  /** Lifetime unit, in seconds. */
  lifetimeUnit: number;
}
/** RPL Target: RFC 6550 §6.7.7. */
export interface RPLTarget extends SizedRPLOption {
  /** Flags, of which none is defined. */
  flags: number;
  /** Bits of the prefix that count. */
  prefixLength: number;
  /** Address, prefix or multicast group. */
  prefix: string;
}
/** Transit Information: RFC 6550 §6.7.8. */
export interface RPLTransit extends SizedRPLOption {
  /** E: the target is outside the network. */
  external: boolean;
  /** Flags, of which none is defined. */
  flags: number;
  /** Path control. */
  pathControl: number;
  /** Path sequence. */
  pathSequence: number;
  /** Path lifetime, in lifetime units; 0: the route is gone, 255: infinite. */
  pathLifetime: number;
  /** Address of the parent. */
  parent?: string;
}
/** Solicited Information: RFC 6550 §6.7.9. */
export interface RPLSolicited extends SizedRPLOption {
  /** Instance. */
  instanceId: number;
  /** V: the version must match. */
  versionMatters: boolean;
  /** I: the instance must match. */
  instanceMatters: boolean;
  /** D: the DODAG must match. */
  dodagMatters: boolean;
  /** Flags, of which none is defined. */
  flags: number;
  /** DODAG. */
  dodagId: string;
  /** Version. */
  version: number;
}
/** Prefix Information: RFC 6550 §6.7.10. */
export interface RPLPrefix extends SizedRPLOption {
  /** Bits of the prefix that count. */
  prefixLength: number;
  /** L: addresses with the prefix are on this link. */
  onLink: boolean;
  /** A: hosts may make addresses of the prefix. */
  autonomous: boolean;
  /** R: the prefix holds the router's own address. */
  routerAddress: boolean;
  /** Reserved. */
  reserved: number;
  /** Seconds for which the prefix is good; 0xffffffff: infinite. */
  validLifetime: number;
  /** Seconds for which addresses of the prefix are preferred; 0xffffffff: infinite. */
  preferredLifetime: number;
  /** Reserved. */
  reserved2: number;
  /** Prefix. */
  prefix: string;
}
/** RPL Target Descriptor: RFC 6550 §6.7.11. */
export interface RPLDescriptor extends SizedRPLOption {
  /** Descriptor. */
  descriptor: number;
}
/** Any other option. */
export interface RPLOtherOption extends SizedRPLOption {
  /** Its data. */
  data: Uint8Array;
}
/** Any option of RPL. */
export type RPLOption =
  | RPLOptionHead
  | RPLPadding
  | RPLMetrics
  | RPLRouteInformation
  | RPLConfiguration
  | RPLTarget
  | RPLTransit
  | RPLSolicited
  | RPLPrefix
  | RPLDescriptor
  | RPLOtherOption;

const type = {
  type: u8({ alias: "icmpv6.rpl.opt.type", names: RPL_OPTION }),
};
const head = {
  ...type,
  length: u8({ alias: "icmpv6.rpl.opt.length", unit: "bytes" }),
};

const METRIC_HEAD = 4;
const metric = struct<RPLMetric>({
  type: u8({ alias: "icmpv6.rpl.opt.metric.type", names: RPL_METRIC }),
  reserved: bits(5, { alias: "icmpv6.rpl.opt.metric.reserved" }),
  partial: flag({ alias: "icmpv6.rpl.opt.metric.flag.p" }),
  constraint: flag({ alias: "icmpv6.rpl.opt.metric.flag.c" }),
  optional: flag({ alias: "icmpv6.rpl.opt.metric.flag.o" }),
  recorded: flag({ alias: "icmpv6.rpl.opt.metric.flag.r" }),
  aggregation: bits(3, { alias: "icmpv6.rpl.opt.metric.flag.a" }),
  precedence: bits(4, { alias: "icmpv6.rpl.opt.metric.prec" }),
  length: u8({ alias: "icmpv6.rpl.opt.metric.length", unit: "bytes" }),
  data: rest(),
});
const metrics = struct<RPLMetrics>({
  ...head,
  metrics: listToEnd(sized((c) => METRIC_HEAD + c.peek(3), metric)),
});
const route = struct<RPLRouteInformation>({
  ...head,
  prefixLength: u8({
    alias: "icmpv6.rpl.opt.route.prefix_length",
    unit: "bits",
  }),
  reserved: bits(3),
  preference: bits(2, {
    alias: "icmpv6.rpl.opt.route.pref",
    names: ROUTER_PREFERENCE,
  }),
  reserved2: bits(3),
  lifetime: u32({ alias: "icmpv6.rpl.opt.route.lifetime", unit: "s" }),
  prefix: ipv6Prefix(undefined, { alias: "icmpv6.rpl.opt.route.prefix" }),
});
const configuration = struct<RPLConfiguration>({
  ...head,
  flags: bits(4),
  authentication: flag({ alias: "icmpv6.rpl.opt.config.auth" }),
  pathControlSize: bits(3, { alias: "icmpv6.rpl.opt.config.pcs" }),
  dioIntervalDoublings: u8({ alias: "icmpv6.rpl.opt.config.interval_double" }),
  dioIntervalMin: u8({ alias: "icmpv6.rpl.opt.config.interval_min" }),
  dioRedundancyConstant: u8({ alias: "icmpv6.rpl.opt.config.redundancy" }),
  maxRankIncrease: u16({ alias: "icmpv6.rpl.opt.config.max_rank_inc" }),
  minHopRankIncrease: u16({ alias: "icmpv6.rpl.opt.config.min_hop_rank_inc" }),
  ocp: u16({ alias: "icmpv6.rpl.opt.config.ocp" }),
  reserved: u8({ alias: "icmpv6.rpl.opt.config.rsv" }),
  defaultLifetime: u8({ alias: "icmpv6.rpl.opt.config.def_lifetime" }),
  lifetimeUnit: u16({
    alias: "icmpv6.rpl.opt.config.lifetime_unit",
    unit: "s",
  }),
});
const target = struct<RPLTarget>({
  ...head,
  flags: u8(),
  prefixLength: u8({
    alias: "icmpv6.rpl.opt.target.prefix_length",
    unit: "bits",
  }),
  prefix: ipv6Prefix(undefined, { alias: "icmpv6.rpl.opt.target.prefix" }),
});
const transit = struct<RPLTransit>({
  ...head,
  external: flag({ alias: "icmpv6.rpl.opt.transit.flag.e" }),
  flags: bits(7, { alias: "icmpv6.rpl.opt.transit.flag.rsv" }),
  pathControl: u8({ alias: "icmpv6.rpl.opt.transit.pathctl" }),
  pathSequence: u8({ alias: "icmpv6.rpl.opt.transit.pathseq" }),
  pathLifetime: u8({ alias: "icmpv6.rpl.opt.transit.pathlifetime" }),
  parent: ifMore(ipv6Address({ alias: "icmpv6.rpl.opt.transit.parent" })),
});
const solicited = struct<RPLSolicited>({
  ...head,
  instanceId: u8({ alias: "icmpv6.rpl.opt.solicited.instance" }),
  versionMatters: flag({ alias: "icmpv6.rpl.opt.solicited.flag.v" }),
  instanceMatters: flag({ alias: "icmpv6.rpl.opt.solicited.flag.i" }),
  dodagMatters: flag({ alias: "icmpv6.rpl.opt.solicited.flag.d" }),
  flags: bits(5, { alias: "icmpv6.rpl.opt.solicited.flag.rsv" }),
  dodagId: ipv6Address({ alias: "icmpv6.rpl.opt.solicited.dodagid" }),
  version: u8({ alias: "icmpv6.rpl.opt.solicited.version" }),
});
const prefix = struct<RPLPrefix>({
  ...head,
  prefixLength: u8({ alias: "icmpv6.rpl.opt.prefix.length", unit: "bits" }),
  onLink: flag({ alias: "icmpv6.rpl.opt.prefix.flag.l" }),
  autonomous: flag({ alias: "icmpv6.rpl.opt.config.flag.a" }),
  routerAddress: flag({ alias: "icmpv6.rpl.opt.config.flag.r" }),
  reserved: bits(5, { alias: "icmpv6.rpl.opt.config.flag.rsv" }),
  validLifetime: u32({
    alias: "icmpv6.rpl.opt.prefix.valid_lifetime",
    unit: "s",
  }),
  preferredLifetime: u32({
    alias: "icmpv6.rpl.opt.prefix.preferred_lifetime",
    unit: "s",
  }),
  reserved2: u32(),
  prefix: ipv6Address({ alias: "icmpv6.rpl.opt.prefix" }),
});

/** The options in the bytes that remain. */
export const rplOptions: Options<RPLOption> = options<RPLOption>({
  counts: "value",
  single: [0],
  cases: {
    0: struct<RPLOptionHead>(type),
    1: struct<RPLPadding>({ ...head, padding: padding() }),
    2: metrics,
    3: route,
    4: configuration,
    5: target,
    6: transit,
    7: solicited,
    8: prefix,
    9: struct<RPLDescriptor>({
      ...head,
      descriptor: u32({ alias: "icmpv6.rpl.opt.targetdesc.descriptor" }),
    }),
  },
  other: struct<RPLOtherOption>({ ...head, data: rest() }),
});
