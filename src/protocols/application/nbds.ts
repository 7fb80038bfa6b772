/** NetBIOS Datagram Service: RFC 1002 §4.4. */
import type { Protocol } from "../../dissect/protocol.ts";
import { netbiosMessage, udpPort } from "../../dissect/tables.ts";
import {
  bits,
  flag,
  ipv4Address,
  netbiosName,
  struct,
  u16,
  u8,
  when,
} from "../../fields/mod.ts";
import { NBDS_ERROR, NBDS_NODE_TYPE, NBDS_TYPE } from "../../names/netbios.ts";

/** A packet. */
export interface NBDS {
  /** Type. */
  msgType: number;
  /** Reserved. */
  reserved: number;
  /** Node type of the sender. */
  nodeType: number;
  /** The first fragment. */
  first: boolean;
  /** More fragments follow. */
  more: boolean;
  /** Identifies the datagram. */
  dgmId: number;
  /** Who sent it. */
  sourceIp: string;
  /** Port of who sent it. */
  sourcePort: number;
  /** Bytes of names and data. */
  dgmLength?: number;
  /** Where the data belong, in a fragment behind the first. */
  packetOffset?: number;
  /** Error. */
  errorCode?: number;
  /** Name of the sender. */
  sourceName?: string;
  /** Name of the receiver; in a query the name that is asked for. */
  destinationName?: string;
}

const UNIQUE = 0x10, BROADCAST = 0x12, ERROR = 0x13;

const isDatagram = (h: NBDS): boolean =>
  h.msgType >= UNIQUE && h.msgType <= BROADCAST;
const isKnown = (h: NBDS): boolean => h.msgType in NBDS_TYPE;

/** NetBIOS Datagram Service. */
export const nbds: Protocol<NBDS> = {
  id: "nbds",
  alias: "nbdgm",
  aliases: ["nbdgm"],
  label: "NBDS",
  name: "NetBIOS Datagram Service",
  spec: "RFC 1002",
  depth: "all fields",
  layer: "application",
  on: [[udpPort, 138]],
  fields: struct<NBDS>({
    msgType: u8({ alias: "nbdgm.type", hex: true, names: NBDS_TYPE }),
    reserved: bits(4),
    nodeType: bits(2, { alias: "nbdgm.node_type", names: NBDS_NODE_TYPE }),
    first: flag({ alias: "nbdgm.first" }),
    more: flag({ alias: "nbdgm.next" }),
    dgmId: u16({ alias: "nbdgm.dgram_id", hex: true }),
    sourceIp: ipv4Address({ alias: "nbdgm.src.ip" }),
    sourcePort: u16({ alias: "nbdgm.src.port" }),
    dgmLength: when(
      isDatagram,
      u16({ alias: "nbdgm.dgram_len", unit: "bytes" }),
    ),
    packetOffset: when(
      isDatagram,
      u16({ alias: "nbdgm.pkt_offset", unit: "bytes" }),
    ),
    errorCode: when(
      (h: NBDS) => h.msgType === ERROR,
      u8({ alias: "nbdgm.error_code", hex: true, names: NBDS_ERROR }),
    ),
    sourceName: when(
      isDatagram,
      netbiosName({ compressed: false, alias: "nbdgm.source_name" }),
    ),
    destinationName: when(
      (h: NBDS) => isKnown(h) && h.msgType !== ERROR,
      netbiosName({ compressed: false, alias: "nbdgm.destination_name" }),
    ),
  }),
  partial: (h) => h.more || !h.first,
  next: (h, d) => h.first ? d.find(netbiosMessage, d.firstByte()) : undefined,
  summary: (h) =>
    [
      NBDS_TYPE[h.msgType] ?? `Type 0x${h.msgType.toString(16)}`,
      ...h.sourceName === undefined ? [] : [`${h.sourceName} →`],
      ...h.destinationName === undefined ? [] : [h.destinationName],
      ...h.errorCode === undefined
        ? []
        : [NBDS_ERROR[h.errorCode] ?? `error ${h.errorCode}`],
    ].join(" "),
};
