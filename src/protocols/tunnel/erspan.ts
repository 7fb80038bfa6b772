/** Encapsulated Remote Switch Port Analyzer: draft-foschiano-erspan §4, types I to III. */
import type { Entry, Find, Protocol } from "../../dissect/protocol.ts";
import { etherType, greProtocol } from "../../dissect/tables.ts";
import { bits, flag, struct, u16, u32, when } from "../../fields/mod.ts";

/** Header of type II: §4.2. */
export interface ERSPAN2 {
  /** Version, 1. */
  version: number;
  /** VLAN of the frame. */
  vlan: number;
  /** Class of service. */
  cos: number;
  /** How the frame was tagged where it was taken. */
  encapsulation: number;
  /** T: the frame is cut. */
  truncated: boolean;
  /** Session ID. */
  sessionId: number;
  /** Reserved. */
  reserved: number;
  /** Port and direction, as the platform counts them. */
  index: number;
}
/** Header of type III: §4.3. */
export interface ERSPAN3 {
  /** Version, 2. */
  version: number;
  /** VLAN of the frame. */
  vlan: number;
  /** Class of service. */
  cos: number;
  /** BSO: what was wrong with the frame. */
  integrity: number;
  /** T: the frame is cut. */
  truncated: boolean;
  /** Session ID. */
  sessionId: number;
  /** Timestamp, in units of the granularity. */
  timestamp: number;
  /** Security group tag. */
  securityGroupTag: number;
  /** P: the payload is an Ethernet frame, not a packet of IP. */
  ethernet: boolean;
  /** Frame type. */
  frameType: number;
  /** Hardware ID. */
  hardwareId: number;
  /** D: the frame left; otherwise it arrived. */
  egress: boolean;
  /** Granularity of the timestamp. */
  granularity: number;
  /** O: a platform-specific subheader follows. */
  subheaderPresent: boolean;
  /** The subheader. */
  subheader?: ERSPANSubheader;
}
/** Platform-specific subheader: §4.4. */
export interface ERSPANSubheader {
  /** Platform ID. */
  platformId: number;
  /** What the platform says: the other bits of the first four bytes. */
  info: number;
  /** The last four bytes. */
  info2: number;
}

/** EtherType of bridged Ethernet. */
const TRANSPARENT_ETHERNET = 0x6558;
const ethernetFrame = (_h: object, d: Find): Entry | undefined =>
  d.find(etherType, TRANSPARENT_ETHERNET);

/** Protocol types of GRE; a sequence number tells types I and II apart. */
const TYPE_I = 0x88be, TYPE_II = 0x188be;
const TYPE_III: readonly number[] = [0x22eb, 0x122eb];

/** ERSPAN of type I has no header: §4.1. */
export const erspan1: Protocol<object> = {
  id: "erspan1",
  label: "ERSPAN-I",
  name: "Encapsulated Remote Switch Port Analyzer type I",
  spec: "draft-foschiano-erspan",
  depth: "it has no header",
  alias: "erspan",
  layer: "link",
  on: [[greProtocol, TYPE_I]],
  fields: struct<object>({}),
  next: ethernetFrame,
};

/** ERSPAN of type II. */
export const erspan2: Protocol<ERSPAN2> = {
  id: "erspan",
  label: "ERSPAN",
  name: "Encapsulated Remote Switch Port Analyzer type II",
  spec: "draft-foschiano-erspan",
  depth: "all fields",
  alias: "erspan",
  layer: "link",
  on: [[greProtocol, TYPE_II]],
  fields: struct<ERSPAN2>({
    version: bits(4, { alias: "erspan.version" }),
    vlan: bits(12, { alias: "erspan.vlan" }),
    cos: bits(3, { alias: "erspan.cos" }),
    encapsulation: bits(2, {
      alias: "erspan.encap",
      names: {
        0: "Originally without VLAN tag",
        1: "Originally ISL encapsulated",
        2: "Originally 802.1Q encapsulated",
        3: "VLAN tag preserved in frame",
      },
    }),
    truncated: flag({ alias: "erspan.truncated" }),
    sessionId: bits(10, { alias: "erspan.spanid" }),
    reserved: bits(12, { alias: "erspan.reserved" }),
    index: bits(20, { alias: "erspan.index" }),
  }),
  next: ethernetFrame,
  summary: (h) => `ERSPAN session ${h.sessionId}`,
};

/** ERSPAN of type III. */
export const erspan3: Protocol<ERSPAN3> = {
  id: "erspan3",
  label: "ERSPAN-III",
  name: "Encapsulated Remote Switch Port Analyzer type III",
  spec: "draft-foschiano-erspan",
  depth: "all fields, subheader as bytes",
  alias: "erspan",
  layer: "link",
  on: [[greProtocol, ...TYPE_III]],
  fields: struct<ERSPAN3>({
    version: bits(4, { alias: "erspan.version" }),
    vlan: bits(12, { alias: "erspan.vlan" }),
    cos: bits(3, { alias: "erspan.cos" }),
    integrity: bits(2, {
      alias: "erspan.bso",
      names: { 0: "Good or unknown", 1: "Bad", 2: "Short", 3: "Oversized" },
    }),
    truncated: flag({ alias: "erspan.truncated" }),
    sessionId: bits(10, { alias: "erspan.spanid" }),
    timestamp: u32({ alias: "erspan.timestamp" }),
    securityGroupTag: u16({ alias: "erspan.sgt" }),
    ethernet: flag({ alias: "erspan.p" }),
    frameType: bits(5, {
      alias: "erspan.ft",
      names: { 0: "Ethernet", 2: "IP" },
    }),
    hardwareId: bits(6, { alias: "erspan.hw" }),
    egress: flag({ alias: "erspan.direction" }),
    granularity: bits(2, {
      alias: "erspan.gra",
      names: { 0: "100 µs", 1: "100 ns", 2: "IEEE 1588", 3: "User configured" },
    }),
    subheaderPresent: flag({ alias: "erspan.o" }),
    subheader: when(
      (h: ERSPAN3) => h.subheaderPresent,
      struct<ERSPANSubheader>({
        platformId: bits(6, { alias: "erspan.platid" }),
        info: bits(26, { hex: true }),
        info2: u32({ hex: true }),
      }),
    ),
  }),
  next: ethernetFrame,
  summary: (h) => `ERSPAN session ${h.sessionId}`,
};
