/** Messages of PIM: RFC 7761 §4.9, RFC 5059 (bootstrap), RFC 3973 (dense mode), RFC 5015 (bidirectional). */
import {
  bits,
  type Field,
  flag,
  ifMore,
  list,
  listToEnd,
  oneOf,
  options,
  padding,
  rest,
  struct,
  u16,
  u32,
  u8,
  within,
} from "../../fields/mod.ts";
import { PIM_HELLO_OPTION } from "../../names/pim.ts";
import {
  type PIMGroup,
  pimGroup,
  type PIMSource,
  pimSource,
  type PIMUnicast,
  pimUnicast,
} from "./pim_address.ts";

/** What all options of Hello have. */
export interface PIMHelloHead {
  /** Type. */
  type: number;
  /** Bytes of the value. */
  length: number;
}
/** Holdtime: RFC 7761 §4.9.2. */
export interface PIMHoldtime extends PIMHelloHead {
  /** Seconds for which the neighbour is there; 65535: for ever. */
  holdtime: number;
}
/** LAN Prune Delay: RFC 7761 §4.9.2. */
export interface PIMPruneDelay extends PIMHelloHead {
  /** T: joins can be seen by others, and are not suppressed. */
  t: boolean;
  /** Milliseconds that a message takes. */
  propagationDelay: number;
  /** Milliseconds for which others may override a prune. */
  overrideInterval: number;
}
/** DR Priority: RFC 7761 §4.9.2. */
export interface PIMPriority extends PIMHelloHead {
  /** Priority; higher is better. */
  priority: number;
}
/** Generation ID: RFC 7761 §4.9.2. */
export interface PIMGeneration extends PIMHelloHead {
  /** A random number that changes when the router starts. */
  generationId: number;
}
/** State Refresh Capable: RFC 3973 §4.7.5. */
export interface PIMRefreshCapable extends PIMHelloHead {
  /** Version. */
  version: number;
  /** Seconds. */
  interval: number;
  /** Reserved. */
  reserved: number;
}
/** Address List: RFC 7761 §4.9.2. */
export interface PIMAddressList extends PIMHelloHead {
  /** Further addresses of the router. */
  addresses: PIMUnicast[];
}
/** Any other option. */
export interface PIMOtherOption extends PIMHelloHead {
  /** Its value. */
  value?: Uint8Array;
}
/** Any option of Hello. */
export type PIMHelloOption =
  | PIMHoldtime
  | PIMPruneDelay
  | PIMPriority
  | PIMGeneration
  | PIMRefreshCapable
  | PIMAddressList
  | PIMOtherOption;

/** Hello: RFC 7761 §4.9.2. */
export interface PIMHello {
  /** Options. */
  options: PIMHelloOption[];
}
/** Register: RFC 7761 §4.9.3; the packet is the payload. */
export interface PIMRegister {
  /** B: the sender is a border router. */
  border: boolean;
  /** N: there is no data, only a probe. */
  nullRegister: boolean;
  /** Reserved. */
  reserved: number;
}
/** Register-Stop: RFC 7761 §4.9.4. */
export interface PIMRegisterStop {
  /** Group. */
  group: PIMGroup;
  /** Source. */
  source: PIMUnicast;
}
/** Join/Prune (RFC 7761 §4.9.5), Graft and Graft-Ack (RFC 3973 §4.7.7). */
export interface PIMJoinPrune {
  /** Router that shall act. */
  upstream: PIMUnicast;
  /** Reserved. */
  reserved: number;
  /** Number of groups. */
  numGroups: number;
  /** Seconds for which it is good. */
  holdtime: number;
  /** Groups. */
  groups: PIMJoinPruneGroup[];
}
/** A group with its sources. */
export interface PIMJoinPruneGroup {
  /** Group. */
  group: PIMGroup;
  /** Number of sources joined. */
  numJoins: number;
  /** Number of sources pruned. */
  numPrunes: number;
  /** Sources joined. */
  joins: PIMSource[];
  /** Sources pruned. */
  prunes: PIMSource[];
}
/** Bootstrap: RFC 5059 §4.1. */
export interface PIMBootstrap {
  /** Which message the fragment belongs to. */
  fragmentTag: number;
  /** Bits of the mask that the hash uses. */
  hashMaskLength: number;
  /** Priority of the bootstrap router. */
  priority: number;
  /** Bootstrap router. */
  bsr: PIMUnicast;
  /** Groups. */
  groups: PIMBootstrapGroup[];
}
/** A group with its rendezvous points. */
export interface PIMBootstrapGroup {
  /** Group. */
  group: PIMGroup;
  /** Number of rendezvous points in all fragments. */
  rpCount: number;
  /** Number in this one. */
  fragmentRpCount: number;
  /** Reserved. */
  reserved: number;
  /** Rendezvous points. */
  rps: PIMRendezvousPoint[];
}
/** A rendezvous point. */
export interface PIMRendezvousPoint {
  /** Address. */
  rp: PIMUnicast;
  /** Seconds for which it is good. */
  holdtime: number;
  /** Priority; lower is better. */
  priority: number;
  /** Reserved. */
  reserved: number;
}
/** Assert: RFC 7761 §4.9.6. */
export interface PIMAssert {
  /** Group. */
  group: PIMGroup;
  /** Source. */
  source: PIMUnicast;
  /** R: on the tree of the rendezvous point. */
  rpt: boolean;
  /** Preference of the metric. */
  metricPreference: number;
  /** Metric. */
  metric: number;
}
/** Candidate-RP-Advertisement: RFC 5059 §4.2. */
export interface PIMCandidate {
  /** Number of groups; 0: all. */
  prefixCount: number;
  /** Priority; lower is better. */
  priority: number;
  /** Seconds for which it is good. */
  holdtime: number;
  /** Rendezvous point. */
  rp: PIMUnicast;
  /** Groups. */
  groups: PIMGroup[];
}
/** State Refresh: RFC 3973 §4.7.10. */
export interface PIMStateRefresh {
  /** Group. */
  group: PIMGroup;
  /** Source. */
  source: PIMUnicast;
  /** Who sent it first. */
  originator: PIMUnicast;
  /** R: on the tree of the rendezvous point. */
  rpt: boolean;
  /** Preference of the metric. */
  metricPreference: number;
  /** Metric. */
  metric: number;
  /** Bits of the source's mask. */
  maskLength: number;
  /** Hops that remain. */
  ttl: number;
  /** P: the interface is pruned. */
  pruneIndicator: boolean;
  /** N: prune now. */
  pruneNow: boolean;
  /** O: it overrides an assert. */
  assertOverride: boolean;
  /** Reserved. */
  reserved: number;
  /** Seconds between such messages. */
  interval: number;
}
/** DF election: RFC 5015 §3.7. */
export interface PIMElection {
  /** Rendezvous point. */
  rp: PIMUnicast;
  /** Preference of the sender's metric. */
  metricPreference: number;
  /** The sender's metric. */
  metric: number;
  /** Who offers, or wins, in Backoff and Pass. */
  other?: PIMElectionOther;
}
/** What Backoff and Pass say of the other router. */
export interface PIMElectionOther {
  /** Its address. */
  address: PIMUnicast;
  /** Preference of its metric. */
  metricPreference: number;
  /** Its metric. */
  metric: number;
  /** Milliseconds to wait, in Backoff. */
  interval?: number;
}
/** Any other message. */
export interface PIMOther {
  /** What it holds. */
  data: Uint8Array;
}
/** Any message. */
export type PIMBody =
  | PIMHello
  | PIMRegister
  | PIMRegisterStop
  | PIMJoinPrune
  | PIMBootstrap
  | PIMAssert
  | PIMCandidate
  | PIMStateRefresh
  | PIMElection
  | PIMOther;

const optionHead = {
  type: u16({ alias: "pim.optiontype", names: PIM_HELLO_OPTION }),
  length: u16({ alias: "pim.optionlength", unit: "bytes" }),
};
const holdtime = u16({ alias: "pim.holdtime", unit: "s" });
const source = pimUnicast("pim.source");
const rp = pimUnicast("pim.rp");
const preference = {
  rpt: flag({ alias: "pim.rpt" }),
  metricPreference: bits(31, { alias: "pim.metric_pref" }),
  metric: u32({ alias: "pim.metric" }),
};
const joined = pimSource("pim.join_ip"), pruned = pimSource("pim.prune_ip");

const hello = struct<PIMHello>({
  options: options<PIMHelloOption>({
    typeSize: 2,
    lengthSize: 2,
    counts: "value",
    cases: {
      1: struct<PIMHoldtime>({ ...optionHead, holdtime }),
      2: struct<PIMPruneDelay>({
        ...optionHead,
        t: flag({ alias: "pim.t" }),
        propagationDelay: bits(15, {
          alias: "pim.propagation_delay",
          unit: "ms",
        }),
        overrideInterval: u16({
          alias: "pim.override_interval",
          unit: "ms",
        }),
      }),
      19: struct<PIMPriority>({
        ...optionHead,
        priority: u32({ alias: "pim.dr_priority" }),
      }),
      20: struct<PIMGeneration>({
        ...optionHead,
        generationId: u32({ alias: "pim.generation_id" }),
      }),
      21: struct<PIMRefreshCapable>({
        ...optionHead,
        version: u8({ alias: "pim.state_refresh_version" }),
        interval: u8({ alias: "pim.state_refresh_interval", unit: "s" }),
        reserved: u16({ alias: "pim.state_refresh_reserved" }),
      }),
      24: struct<PIMAddressList>({
        ...optionHead,
        addresses: within(
          (h: PIMAddressList) => h.length,
          listToEnd(pimUnicast("pim.address_list")),
        ),
      }),
    },
    other: struct<PIMOtherOption>({
      ...optionHead,
      value: padding({ alias: "pim.optionvalue" }),
    }),
  }),
});
const joinPrune = struct<PIMJoinPrune>({
  upstream: pimUnicast("pim.upstream_neighbor"),
  reserved: u8(),
  numGroups: u8({ alias: "pim.numgroups" }),
  holdtime,
  groups: list(
    struct<PIMJoinPruneGroup>({
      group: pimGroup,
      numJoins: u16({ alias: "pim.numjoins" }),
      numPrunes: u16({ alias: "pim.numprunes" }),
      joins: list(joined, (h: PIMJoinPruneGroup) => h.numJoins),
      prunes: list(pruned, (h: PIMJoinPruneGroup) => h.numPrunes),
    }),
    (h: PIMJoinPrune) => h.numGroups,
  ),
});

/** The message, by the type of its header. */
export const pimBody: Field<PIMBody> = oneOf<{ type: number }, PIMBody>(
  (h) => h.type,
  {
    0: hello,
    1: struct<PIMRegister>({
      border: flag({ alias: "pim.register_flag.border" }),
      nullRegister: flag({ alias: "pim.register_flag.null_register" }),
      reserved: bits(30),
    }),
    2: struct<PIMRegisterStop>({ group: pimGroup, source }),
    3: joinPrune,
    4: struct<PIMBootstrap>({
      fragmentTag: u16({ alias: "pim.fragment_tag", hex: true }),
      hashMaskLength: u8({ alias: "pim.hash_mask_len", unit: "bits" }),
      priority: u8({ alias: "pim.bsr_priority" }),
      bsr: pimUnicast("pim.bsr"),
      groups: listToEnd(struct<PIMBootstrapGroup>({
        group: pimGroup,
        rpCount: u8({ alias: "pim.rp_count" }),
        fragmentRpCount: u8({ alias: "pim.frp_count" }),
        reserved: u16(),
        rps: list(
          struct<PIMRendezvousPoint>({
            rp,
            holdtime,
            priority: u8({ alias: "pim.priority" }),
            reserved: u8(),
          }),
          (h: PIMBootstrapGroup) => h.fragmentRpCount,
        ),
      })),
    }),
    5: struct<PIMAssert>({ group: pimGroup, source, ...preference }),
    6: joinPrune,
    7: joinPrune,
    8: struct<PIMCandidate>({
      prefixCount: u8({ alias: "pim.prefix_count" }),
      priority: u8({ alias: "pim.priority" }),
      holdtime,
      rp,
      groups: list(pimGroup, (h: PIMCandidate) => h.prefixCount),
    }),
    9: struct<PIMStateRefresh>({
      group: pimGroup,
      source,
      originator: pimUnicast("pim.originator"),
      ...preference,
      maskLength: u8({ alias: "pim.mask_len", unit: "bits" }),
      ttl: u8({ alias: "pim.ttl" }),
      pruneIndicator: flag({ alias: "pim.prune_indicator" }),
      pruneNow: flag({ alias: "pim.prune_now" }),
      assertOverride: flag({ alias: "pim.assert_override" }),
      reserved: bits(5),
      interval: u8({ alias: "pim.interval", unit: "s" }),
    }),
    10: struct<PIMElection>({
      rp,
      metricPreference: u32({ alias: "pim.metric_pref" }),
      metric: u32({ alias: "pim.metric" }),
      other: ifMore(struct<PIMElectionOther>({
        address: pimUnicast("pim.bidir_winner_ip4", "pim.bidir_winner_ip6"),
        metricPreference: u32({ alias: "pim.bidir_win_metric_pref" }),
        metric: u32({ alias: "pim.bidir_win_metric" }),
        interval: ifMore(
          u16({ alias: "pim.bidir_offering_interval", unit: "ms" }),
        ),
      })),
    }),
  },
  struct<PIMOther>({ data: rest() }),
);
