/** Link Aggregation Control Protocol and Marker protocol: IEEE 802.1AX-2020 §6.4.2 and §6.5.3. */
import type { Protocol } from "../../dissect/protocol.ts";
import { slowProtocol } from "../../dissect/tables.ts";
import {
  bytes,
  type Field,
  flag,
  mac,
  options,
  padding,
  rest,
  type Struct,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { LACP_TLV, MARKER_TLV } from "../../names/slow.ts";

/** What every TLV begins with. */
export interface LACPTagHead {
  /** Type. */
  type: number;
  /** Bytes of the TLV; 0 for the terminator. */
  length: number;
}
/** State of an actor or partner: §6.4.2.3. */
export interface LACPState {
  /** The receive machine is in the state EXPIRED. */
  expired: boolean;
  /** The partner's information is the administrative default. */
  defaulted: boolean;
  /** Frames are distributed. */
  distributing: boolean;
  /** Frames are collected. */
  collecting: boolean;
  /** The link is in the right aggregation group. */
  synchronization: boolean;
  /** The link may be aggregated. */
  aggregation: boolean;
  /** Short timeout. */
  shortTimeout: boolean;
  /** Active LACP. */
  activity: boolean;
}
/** Actor or partner information. */
export interface LACPParty extends LACPTagHead {
  /** Priority of the system. */
  systemPriority: number;
  /** Address of the system. */
  system: string;
  /** Operational key of the port. */
  key: number;
  /** Priority of the port. */
  portPriority: number;
  /** Number of the port. */
  port: number;
  /** State. */
  state: LACPState;
  /** Reserved. */
  reserved: Uint8Array;
}
/** Collector information. */
export interface LACPCollector extends LACPTagHead {
  /** Longest delay of the collector, in tens of microseconds. */
  maxDelay: number;
  /** Reserved. */
  reserved: Uint8Array;
}
/** Port algorithm, of version 2. */
export interface LACPAlgorithm extends LACPTagHead {
  /** How frames are assigned to conversations. */
  algorithm: number;
}
/** Port conversation ID digest, of version 2. */
export interface LACPConversations extends LACPTagHead {
  /** Link number ID. */
  linkNumber: number;
  /** Digest of the map of conversations to links. */
  digest: Uint8Array;
}
/** Anything else; the terminator has what fills the frame behind it. */
export interface LACPOther extends LACPTagHead {
  /** Its value. */
  data?: Uint8Array;
}
/** A TLV. */
export type LACPTag =
  | LACPParty
  | LACPCollector
  | LACPAlgorithm
  | LACPConversations
  | LACPOther;
/** An LACPDU. */
export interface LACP {
  /** Version. */
  version: number;
  /** TLVs. */
  tags: LACPTag[];
}

const ACTOR = 1, PARTNER = 2;
const head = {
  type: u8({ alias: "lacp.tlv_type", hex: true, names: LACP_TLV }),
  length: u8({ alias: "lacp.tlv_length", unit: "bytes" }),
};

function party(alias: string): Struct<LACPParty> {
  const bit = (name: string): Field<boolean> =>
    flag({ alias: `${alias}.state.${name}` });
  return struct<LACPParty>({
    ...head,
    systemPriority: u16({ alias: `${alias}.sys_priority` }),
    system: mac({ alias: `${alias}.sysid` }),
    key: u16({ alias: `${alias}.key` }),
    portPriority: u16({ alias: `${alias}.port_priority` }),
    port: u16({ alias: `${alias}.port` }),
    state: struct<LACPState>({
      expired: bit("expired"),
      defaulted: bit("defaulted"),
      distributing: bit("distributing"),
      collecting: bit("collecting"),
      synchronization: bit("synchronization"),
      aggregation: bit("aggregation"),
      shortTimeout: bit("timeout"),
      activity: bit("activity"),
    }),
    reserved: bytes(3, { alias: `${alias}.reserved` }),
  });
}

const other = struct<LACPOther>({ ...head, data: rest() });

/** The state in letters, as people who know LACP read it: `E****G*A`. */
function stateText(s: LACPState): string {
  const letter = (on: boolean, x: string) => on ? x : "*";
  return letter(s.expired, "E") + letter(s.defaulted, "F") +
    letter(s.distributing, "D") + letter(s.collecting, "C") +
    letter(s.synchronization, "S") + letter(s.aggregation, "G") +
    letter(s.shortTimeout, "S") + letter(s.activity, "A");
}

function summary({ version, tags = [] }: LACP): string {
  const parts = tags.flatMap((t) =>
    "state" in t && t.state?.activity !== undefined
      ? [
        `${t.type === ACTOR ? "ACTOR" : "PARTNER"} ${t.system} P: ${t.port} ` +
        `K: ${t.key} ${stateText(t.state)}`,
      ]
      : []
  );
  return [`v${version}`, ...parts].join(" ");
}

/** Link Aggregation Control Protocol. */
export const lacp: Protocol<LACP> = {
  id: "lacp",
  label: "LACP",
  name: "Link Aggregation Control Protocol",
  spec: "IEEE 802.1AX-2020 §6.4.2",
  depth: "all TLVs of versions 1 and 2",
  alias: "lacp",
  layer: "link",
  on: [[slowProtocol, 1]],
  fields: struct<LACP>({
    version: u8({ alias: "lacp.version" }),
    tags: options<LACPTag>({
      counts: "all",
      last: 0,
      cases: {
        0: struct<LACPOther>({
          ...head,
          data: padding({ alias: "lacp.pad" }),
        }),
        [ACTOR]: party("lacp.actor"),
        [PARTNER]: party("lacp.partner"),
        3: struct<LACPCollector>({
          ...head,
          maxDelay: u16({ alias: "lacp.collector.max_delay", unit: "10 µs" }),
          reserved: rest({ alias: "lacp.coll_reserved" }),
        }),
        4: struct<LACPAlgorithm>({ ...head, algorithm: u32({ hex: true }) }),
        5: struct<LACPConversations>({
          ...head,
          linkNumber: u16(),
          digest: rest(),
        }),
      },
      other,
    }),
  }),
  summary,
};

/** Marker information, or the response to it. */
export interface MarkerInformation extends LACPTagHead {
  /** Port of the requester. */
  port: number;
  /** System of the requester. */
  system: string;
  /** Its transaction. */
  transactionId: number;
  /** Two bytes that align. */
  pad: number;
}
/** A Marker PDU. */
export interface Marker {
  /** Version: 1. */
  version: number;
  /** TLVs. */
  tags: (MarkerInformation | LACPOther)[];
}

const markerHead = {
  type: u8({ alias: "marker.tlvType", hex: true, names: MARKER_TLV }),
  length: u8({ alias: "marker.tlvLen", unit: "bytes" }),
};
const information = struct<MarkerInformation>({
  ...markerHead,
  port: u16({ alias: "marker.requesterPort" }),
  system: mac({ alias: "marker.requesterSystem" }),
  transactionId: u32({ alias: "marker.requesterTransId" }),
  pad: u16({ alias: "marker.requesterPad" }),
});

/** Marker protocol. */
export const marker: Protocol<Marker> = {
  id: "marker",
  label: "Marker",
  name: "Link Aggregation Marker Protocol",
  spec: "IEEE 802.1AX-2020 §6.5.3",
  depth: "all TLVs",
  alias: "marker",
  layer: "link",
  on: [[slowProtocol, 2]],
  fields: struct<Marker>({
    version: u8({ alias: "marker.version" }),
    tags: options<MarkerInformation | LACPOther>({
      counts: "all",
      last: 0,
      cases: {
        0: struct<LACPOther>({
          ...markerHead,
          data: padding({ alias: "marker.reserved" }),
        }),
        1: information,
        2: information,
      },
      other: struct<LACPOther>({ ...markerHead, data: rest() }),
    }),
  }),
  summary({ tags = [] }) {
    const [t] = tags;
    if (t === undefined || !("pad" in t)) return "Marker Protocol";
    const kind = t.type === 1 ? "Information" : "Response";
    return `${kind} SysId=${t.system}, P=${t.port}, TId=${t.transactionId}`;
  },
};
