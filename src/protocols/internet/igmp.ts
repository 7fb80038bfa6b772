/** Internet Group Management Protocol: versions 1 (RFC 1112 appendix I), 2 (RFC 2236) and 3 (RFC 3376). */
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  choice,
  chosen,
  derived,
  flag,
  ipv4Address,
  list,
  oneOf,
  padding,
  payloadChecksum,
  rest,
  struct,
  u16,
  u8,
  when,
} from "../../fields/mod.ts";
import { GROUP_RECORD_TYPE, IGMP_TYPE } from "../../names/igmp.ts";
import { groupTime } from "./group_time.ts";

/** Query, report and leave of versions 1 and 2 (RFC 2236 §2), messages of RGMP (RFC 3488 §4). */
export interface IGMPGroup {
  /** The group; 0.0.0.0 in general queries. */
  group: string;
  /** Bytes that have no meaning. */
  padding?: Uint8Array;
}
/** Query of version 3: RFC 3376 §4.1. */
export interface IGMPQuery {
  /** The group; 0.0.0.0 in general queries. */
  group: string;
  /** Reserved. */
  reserved: number;
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
/** Report of version 3: RFC 3376 §4.2. */
export interface IGMPReport {
  /** Reserved. */
  reserved: number;
  /** Number of group records. */
  numRecords: number;
  /** Group records. */
  records: IGMPRecord[];
  /** Bytes that have no meaning. */
  padding?: Uint8Array;
}
/** A group record: RFC 3376 §4.2.4. */
export interface IGMPRecord {
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
/** Multicast Router Advertisement: RFC 4286 §3.1. */
export interface IGMPRouterAdvertisement {
  /** Seconds between queries. */
  queryInterval: number;
  /** Robustness variable. */
  robustness: number;
}
/** Any other message: DVMRP and version 1 of PIM among them. */
export interface IGMPOther {
  /** Its data. */
  data: Uint8Array;
}

/** A message. */
export interface IGMP {
  /** Type. */
  type: number;
  /** Max Resp Code: how long hosts may wait with their answer, in tenths of a second; from 128 on a floating-point number. */
  maxRespCode?: number;
  /** The same as a plain number; absent in version 1, which has no such time. */
  maxRespTime?: number;
  /** Second byte of other messages: reserved, the code of DVMRP and PIM, or the seconds between advertisements of RFC 4286. */
  code?: number;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** Version of IGMP, where the message tells. */
  version?: number;
  /** The rest of the message. */
  body:
    | IGMPGroup
    | IGMPQuery
    | IGMPReport
    | IGMPRouterAdvertisement
    | IGMPOther;
}

const QUERY = 0x11, REPORT_1 = 0x12, REPORT_2 = 0x16, LEAVE = 0x17;
const REPORT_3 = 0x22;

/** Whether the second byte is a Max Resp Code: RFC 2236 §2. */
const isTimed = ({ type }: IGMP): boolean =>
  type === QUERY || type === REPORT_2 || type === LEAVE;

/** Version of the message: RFC 3376 §7.1. */
function version({ type, maxRespCode, body }: IGMP): number | undefined {
  switch (type) {
    case QUERY:
      return "sources" in (body ?? {}) ? 3 : maxRespCode === 0 ? 1 : 2;
    case REPORT_1:
      return 1;
    case REPORT_2:
    case LEAVE:
      return 2;
    case REPORT_3:
      return 3;
  }
  return undefined;
}

/** Max Resp Code as a plain number: version 1 has none, only version 3 has the other form (RFC 3376 §4.1.1). */
function maxRespTime(h: IGMP): number | undefined {
  const { maxRespCode: code } = h, v = version(h);
  if (code === undefined || v === 1) return undefined;
  return v === 3 ? groupTime(code, 4) : code;
}

const address = ipv4Address({ alias: "igmp.maddr" });
const numSources = u16({ alias: "igmp.num_src" });
const sources = list(
  ipv4Address({ alias: "igmp.saddr" }),
  (h: { numSources: number }) => h.numSources,
);

const group = struct<IGMPGroup>({ group: address, padding: padding() });
const query = struct<IGMPQuery>({
  group: address,
  reserved: bits(4),
  suppress: flag({ alias: "igmp.s" }),
  qrv: bits(3, { alias: "igmp.qrv" }),
  qqic: u8({ alias: "igmp.qqic" }),
  queryInterval: derived((h: IGMPQuery) => groupTime(h.qqic, 4), {
    unit: "s",
  }),
  numSources,
  sources,
  padding: padding(),
});
/** Router-port Group Management Protocol, which Cisco's switches speak: RFC 3488 §4. */
const ROUTER_PORT = { 0xfc: group, 0xfd: group, 0xfe: group, 0xff: group };
/** Bytes of a query's group and what only version 3 has: RFC 3376 §7.1. */
const QUERY_SIZE = 8;
const anyQuery = choice<IGMPGroup | IGMPQuery>(
  [group, query],
  (c) => c.room < QUERY_SIZE ? group : query,
);
const report = struct<IGMPReport>({
  reserved: u16(),
  numRecords: u16({ alias: "igmp.num_grp_recs" }),
  records: list(
    struct<IGMPRecord>({
      recordType: u8({ alias: "igmp.record_type", names: GROUP_RECORD_TYPE }),
      auxDataLen: u8({ alias: "igmp.aux_data_len" }),
      numSources,
      group: address,
      sources,
      auxData: when(
        (h: IGMPRecord) => h.auxDataLen > 0,
        bytes((h: IGMPRecord) => h.auxDataLen * 4, { alias: "igmp.aux_data" }),
      ),
    }),
    (h: IGMPReport) => h.numRecords,
  ),
  padding: padding(),
});

/** What a message says, on one line. */
function summary(h: IGMP): string {
  const { type, body } = h, name = IGMP_TYPE[type] ?? `IGMP type ${type}`;
  if (body === undefined) return name;
  if ("group" in body) {
    return body.group === undefined || body.group === "0.0.0.0"
      ? name
      : `${name} ${body.group}`;
  }
  if (!("records" in body)) return name;
  return [
    name,
    ...(body.records ?? []).map((r) =>
      `${GROUP_RECORD_TYPE[r.recordType] ?? r.recordType} ${r.group}`
    ),
  ].join(", ");
}

/** Internet Group Management Protocol. */
export const igmp: Protocol<IGMP> = {
  id: "igmp",
  label: "IGMP",
  name: "Internet Group Management Protocol",
  spec: "RFC 3376",
  depth: "all messages of versions 1 to 3, RGMP, router discovery",
  alias: "igmp",
  layer: "internet",
  on: [[ipProtocol, 2]],
  fields: struct<IGMP>({
    type: u8({ alias: "igmp.type", hex: true, names: IGMP_TYPE }),
    maxRespCode: when(isTimed, u8()),
    maxRespTime: derived(maxRespTime, {
      alias: "igmp.max_resp",
      unit: "100 ms",
    }),
    code: when((h: IGMP) => !isTimed(h), u8()),
    checksum: u16({ alias: "igmp.checksum", hex: true }),
    checksumStatus: payloadChecksum({ alias: "igmp.checksum.status" }),
    version: derived(version, { alias: "igmp.version" }),
    body: oneOf<IGMP, IGMP["body"]>(
      (h) => h.type,
      {
        [QUERY]: chosen(anyQuery),
        [REPORT_1]: group,
        [REPORT_2]: group,
        [LEAVE]: group,
        [REPORT_3]: report,
        ...ROUTER_PORT,
        0x30: struct<IGMPRouterAdvertisement>({
          queryInterval: u16({ unit: "s" }),
          robustness: u16(),
        }),
      },
      struct<IGMPOther>({ data: rest({ alias: "igmp.data" }) }),
    ),
  }),
  summary,
};
