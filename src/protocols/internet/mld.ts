/** Multicast Listener Discovery: version 1 (RFC 2710) and 2 (RFC 3810); router discovery: RFC 4286. */
import {
  bits,
  bytes,
  type Choice,
  choice,
  derived,
  flag,
  ipv6Address,
  list,
  padding,
  type Struct,
  struct,
  u16,
  u8,
  when,
} from "../../fields/mod.ts";
import { GROUP_RECORD_TYPE } from "../../names/igmp.ts";
import { groupTime } from "./group_time.ts";

/** Query, report and done of version 1: RFC 2710 §3. */
export interface MLD {
  /** Longest delay of an answer, in milliseconds; 0 in reports. */
  maxRespDelay: number;
  /** Reserved. */
  reserved: number;
  /** The group; `::` in general queries. */
  group: string;
  /** Bytes that have no meaning. */
  padding?: Uint8Array;
}
/** Query of version 2: RFC 3810 §5.1. */
export interface MLDQuery {
  /** Maximum Response Code; from 32768 on a floating-point number. */
  maxRespCode: number;
  /** The same in milliseconds. */
  maxRespDelay: number;
  /** Reserved. */
  reserved: number;
  /** The group; `::` in general queries. */
  group: string;
  /** Reserved. */
  reserved2: number;
  /** S: routers shall not refresh their timers. */
  suppress: boolean;
  /** Querier's robustness variable. */
  qrv: number;
  /** Querier's query interval code. */
  qqic: number;
  /** The same in seconds. */
  queryInterval: number;
  /** Number of sources. */
  numSources: number;
  /** Sources. */
  sources: string[];
  /** Bytes that have no meaning. */
  padding?: Uint8Array;
}
/** Report of version 2: RFC 3810 §5.2. */
export interface MLDReport {
  /** Reserved. */
  reserved: number;
  /** Number of records. */
  numRecords: number;
  /** Multicast address records. */
  records: MLDRecord[];
  /** Bytes that have no meaning. */
  padding?: Uint8Array;
}
/** A multicast address record: RFC 3810 §5.2.4. */
export interface MLDRecord {
  /** What the sender listens to, or how it changed. */
  recordType: number;
  /** Auxiliary data in 32-bit words. */
  auxDataLen: number;
  /** Number of sources. */
  numSources: number;
  /** The group. */
  group: string;
  /** Sources. */
  sources: string[];
  /** Auxiliary data. */
  auxData?: Uint8Array;
}
/** Multicast Router Advertisement: RFC 4286 §3.1; its code is the seconds between advertisements. */
export interface MLDRouterAdvertisement {
  /** Seconds between queries. */
  queryInterval: number;
  /** Robustness variable. */
  robustness: number;
}

const group = ipv6Address({ alias: "icmpv6.mld.multicast_address" });

/** A message of version 1. */
export const mld: Struct<MLD> = struct<MLD>({
  maxRespDelay: u16({
    alias: "icmpv6.mld.maximum_response_delay",
    unit: "ms",
  }),
  reserved: u16(),
  group,
  padding: padding(),
});

const query = struct<MLDQuery>({
  maxRespCode: u16(),
  maxRespDelay: derived((h: MLDQuery) => groupTime(h.maxRespCode, 12), {
    alias: "icmpv6.mld.maximum_response_code",
    unit: "ms",
  }),
  reserved: u16(),
  group,
  reserved2: bits(4, { alias: "icmpv6.mld.flag.reserved" }),
  suppress: flag({ alias: "icmpv6.mld.flag.s" }),
  qrv: bits(3, { alias: "icmpv6.mld.flag.qrv" }),
  qqic: u8(),
  queryInterval: derived((h: MLDQuery) => groupTime(h.qqic, 4), {
    alias: "icmpv6.mld.qqi",
    unit: "s",
  }),
  numSources: u16({ alias: "icmpv6.mld.nb_sources" }),
  sources: list(
    ipv6Address({ alias: "icmpv6.mld.source_address" }),
    (h: MLDQuery) => h.numSources,
  ),
  padding: padding(),
});

/** Bytes of a query of version 2 without sources, behind the checksum: RFC 3810 §8.1. */
const QUERY_SIZE = 24;

/** A query of either version. */
export const mldQuery: Choice<MLD | MLDQuery> = choice<MLD | MLDQuery>(
  [mld, query],
  (c) => c.room < QUERY_SIZE ? mld : query,
);

/** A report of version 2. */
export const mldReport: Struct<MLDReport> = struct<MLDReport>({
  reserved: u16(),
  numRecords: u16({ alias: "icmpv6.mldr.nb_mcast_records" }),
  records: list(
    struct<MLDRecord>({
      recordType: u8({
        alias: "icmpv6.mldr.mar.record_type",
        names: GROUP_RECORD_TYPE,
      }),
      auxDataLen: u8({ alias: "icmpv6.mldr.mar.aux_data_len" }),
      numSources: u16({ alias: "icmpv6.mldr.mar.nb_sources" }),
      group: ipv6Address({ alias: "icmpv6.mldr.mar.multicast_address" }),
      sources: list(
        ipv6Address({ alias: "icmpv6.mldr.mar.source_address" }),
        (h: MLDRecord) => h.numSources,
      ),
      auxData: when(
        (h: MLDRecord) => h.auxDataLen > 0,
        bytes((h: MLDRecord) => h.auxDataLen * 4, {
          alias: "icmpv6.mldr.mar.auxiliary_data",
        }),
      ),
    }),
    (h: MLDReport) => h.numRecords,
  ),
  padding: padding(),
});

/** Multicast Router Advertisement. */
export const mldRouterAdvertisement: Struct<
  MLDRouterAdvertisement
> = struct<MLDRouterAdvertisement>({
  queryInterval: u16({ alias: "icmpv6.mcast_ra.query_interval", unit: "s" }),
  robustness: u16({ alias: "icmpv6.mcast_ra.robustness_variable" }),
});
