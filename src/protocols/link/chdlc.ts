/** Cisco HDLC: RFC 1547 §4.3.1, and its SLARP. */
import type { Protocol } from "../../dissect/protocol.ts";
import {
  chdlcProtocol,
  etherType,
  linkType,
  llcSap,
} from "../../dissect/tables.ts";
import {
  ifMore,
  ipv4Address,
  padding,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";
import type { Names } from "../../names/names.ts";

/** Cisco HDLC header. */
export interface CHDLC {
  /** 0x0f: unicast, 0x8f: broadcast. */
  address: number;
  /** 0. */
  control: number;
  /** EtherType, or one of Cisco's own. */
  protocol: number;
  /** Before packets of OSI only. */
  padding?: number;
}
/** Serial Line Address Resolution Protocol: address request and reply, keepalive. */
export interface SLARP {
  /** Kind of packet. */
  type: number;
  /** Address of the sender, or 0.0.0.0. */
  address?: string;
  /** Its mask. */
  mask?: string;
  /** Number of this keepalive. */
  mySequence?: number;
  /** Number of the last keepalive from the peer. */
  yourSequence?: number;
  /** 0xffff. */
  reliability?: number;
  /** How long the sender has been up, in milliseconds. */
  uptime?: number;
  /** Bytes behind the packet. */
  padding?: Uint8Array;
}

const OSI = 0xfefe, OSI_SAP = 0xfe;
const CHDLC_PROTOCOL: Names = {
  0x2000: "Cisco Discovery Protocol",
  0x4242: "Spanning Tree",
  0x8035: "SLARP",
  0xfefe: "OSI",
};
const SLARP_TYPE: Names = { 0: "Request", 1: "Reply", 2: "Keepalive" };
const KEEPALIVE = 2;

const protocolName = (value: number): string | undefined =>
  CHDLC_PROTOCOL[value] ?? ETHERTYPE[value];

/** Cisco HDLC. */
export const chdlc: Protocol<CHDLC> = {
  id: "chdlc",
  label: "CHDLC",
  name: "Cisco HDLC",
  spec: "RFC 1547 §4.3.1",
  depth: "all fields",
  alias: "chdlc",
  layer: "link",
  on: [[linkType, 104]],
  fields: struct<CHDLC>({
    address: u8({ alias: "chdlc.address", hex: true }),
    control: u8({ alias: "chdlc.control", hex: true }),
    protocol: u16({ alias: "chdlc.protocol", hex: true, names: protocolName }),
    padding: when(
      (h: CHDLC) => h.protocol === OSI,
      u8({ alias: "chdlc.clns_padding" }),
    ),
  }),
  headerSize: (h) => h.protocol === OSI ? 5 : 4,
  next: ({ protocol }, d) =>
    d.find(chdlcProtocol, protocol) ??
      (protocol === OSI
        ? d.find(llcSap, OSI_SAP)
        : d.find(etherType, protocol)),
  summary: ({ protocol }) => protocolName(protocol) ?? `protocol ${protocol}`,
};

const isKeepalive = (h: SLARP) => h.type === KEEPALIVE;
const isAddress = (h: SLARP) => h.type < KEEPALIVE;

/** Serial Line Address Resolution Protocol. */
export const slarp: Protocol<SLARP> = {
  id: "slarp",
  label: "SLARP",
  name: "Serial Line Address Resolution Protocol",
  spec: "Cisco",
  depth: "all packets",
  alias: "slarp",
  layer: "link",
  on: [[chdlcProtocol, 0x8035]],
  fields: struct<SLARP>({
    type: u32({ alias: "slarp.ptype", names: SLARP_TYPE }),
    address: when(isAddress, ipv4Address({ alias: "slarp.address" })),
    mask: when(isAddress, ipv4Address({ alias: "slarp.netmask" })),
    mySequence: when(isKeepalive, u32({ alias: "slarp.mysequence" })),
    yourSequence: when(isKeepalive, u32({ alias: "slarp.yoursequence" })),
    reliability: when(
      isKeepalive,
      u16({ alias: "slarp.reliability", hex: true }),
    ),
    uptime: when(isKeepalive, ifMore(u32({ unit: "ms" }))),
    padding: padding(),
  }),
  summary: (h) =>
    isKeepalive(h)
      ? `Keepalive, mine ${h.mySequence}, yours ${h.yourSequence}`
      : `${SLARP_TYPE[h.type] ?? `type ${h.type}`} ${h.address ?? ""}`,
};
