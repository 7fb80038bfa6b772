/** Options of IPv6: RFC 8200 §4.2 and https://www.iana.org/assignments/ipv6-parameters */
import {
  bits,
  bytes,
  flag,
  ipv6Address,
  type Options,
  options,
  padding,
  rest,
  struct,
  text,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { IPV6_ROUTER_ALERT } from "../../names/router_alert.ts";
import { ioam, type IOAMOption } from "./ioam.ts";
import { type IPv6MeshOption, ipv6MeshOptions } from "./ipv6_mesh_options.ts";
import {
  type IPv6OptionHead,
  ipv6OptionHead,
  ipv6SizedOptionHead,
  type SizedIPv6Option,
} from "./ipv6_option.ts";

/** PadN: RFC 8200 §4.2. */
export interface IPv6PadOption extends SizedIPv6Option {
  /** The padding, where it has bytes of its own. */
  padding?: Uint8Array;
}
/** Tunnel Encapsulation Limit: RFC 2473 §4.1.1. */
export interface IPv6TunnelLimitOption extends SizedIPv6Option {
  /** How many more times the packet may be encapsulated. */
  limit: number;
}
/** Router Alert: RFC 2711 §2.1. */
export interface IPv6RouterAlertOption extends SizedIPv6Option {
  /** What routers look for. */
  alert: number;
}
/** CALIPSO: RFC 5570 §5.1. */
export interface IPv6CalipsoOption extends SizedIPv6Option {
  /** Domain of interpretation. */
  doi: number;
  /** Compartment bitmap in 32-bit words. */
  compartmentLength: number;
  /** Sensitivity level. */
  sensitivityLevel: number;
  /** CRC-16 of the option. */
  checksum: number;
  /** Compartment bitmap. */
  compartments: Uint8Array;
}
/** Performance and Diagnostic Metrics: RFC 8250 §3.2. */
export interface IPv6MetricsOption extends SizedIPv6Option {
  /** Bits by which `deltaLastReceived` is shifted. */
  scaleLastReceived: number;
  /** Bits by which `deltaLastSent` is shifted. */
  scaleLastSent: number;
  /** Packet sequence number of this packet. */
  psnThisPacket: number;
  /** Packet sequence number that was last received. */
  psnLastReceived: number;
  /** Time since the last packet was received, in units of 2^scale attoseconds. */
  deltaLastReceived: number;
  /** Time since the last packet was sent, in units of 2^scale attoseconds. */
  deltaLastSent: number;
}
/** Quick-Start: RFC 4782 §3.2. */
export interface IPv6QuickStartOption extends SizedIPv6Option {
  /** 0 rate request, 8 report of approved rate. */
  function: number;
  /** Rate: 40 kbit/s times 2 to this power. */
  rate: number;
  /** QS TTL; not used in reports. */
  qsTtl: number;
  /** QS nonce. */
  nonce: number;
  /** Reserved. */
  reserved: number;
}
/** ILNP Nonce: RFC 6744 §2. */
export interface IPv6NonceOption extends SizedIPv6Option {
  /** Nonce. */
  nonce: Uint8Array;
}
/** Line Identification: RFC 6788 §6. */
export interface IPv6LineIdOption extends SizedIPv6Option {
  /** Bytes of the identification. */
  lineIdLength: number;
  /** Identifies the subscriber's line. */
  lineId: string;
}
/** Jumbo Payload: RFC 2675 §2. */
export interface IPv6JumboOption extends SizedIPv6Option {
  /** Bytes behind the IPv6 header. */
  payloadLength: number;
}
/** Home Address: RFC 6275 §6.3. */
export interface IPv6HomeAddressOption extends SizedIPv6Option {
  /** Home address of the mobile node that sent the packet. */
  homeAddress: string;
}
/** Minimum Path MTU: RFC 9268 §5. */
export interface IPv6PathMTUOption extends SizedIPv6Option {
  /** Smallest MTU on the way so far, in bytes. */
  minPmtu: number;
  /** Half of the smallest MTU on the way back, in bytes: its last bit is not sent. */
  returnPmtu: number;
  /** R: the receiver shall answer. */
  returnFlag: boolean;
}
/** AltMark: RFC 9343 §3.1. */
export interface IPv6AltMarkOption extends SizedIPv6Option {
  /** Identifies the flow that is measured. */
  flowMonitorId: number;
  /** L: loss. */
  loss: boolean;
  /** D: delay. */
  delay: boolean;
  /** Reserved. */
  reserved: number;
}
/** Any other option. */
export interface IPv6OtherOption extends SizedIPv6Option {
  /** Its data. */
  data: Uint8Array;
}
/** Any option of IPv6. */
export type IPv6Option =
  | IPv6OptionHead
  | IPv6PadOption
  | IPv6TunnelLimitOption
  | IPv6RouterAlertOption
  | IPv6CalipsoOption
  | IPv6MetricsOption
  | IPv6QuickStartOption
  | IPv6NonceOption
  | IPv6LineIdOption
  | IPv6JumboOption
  | IPv6HomeAddressOption
  | IPv6PathMTUOption
  | IPv6AltMarkOption
  | IPv6MeshOption
  | IOAMOption
  | IPv6OtherOption;

const sized = ipv6SizedOptionHead;

const pad1 = struct<IPv6OptionHead>(ipv6OptionHead);
const padN = struct<IPv6PadOption>({
  ...sized,
  padding: padding({ alias: "ipv6.opt.padn" }),
});
const tunnelLimit = struct<IPv6TunnelLimitOption>({
  ...sized,
  limit: u8({ alias: "ipv6.opt.tel" }),
});
const routerAlert = struct<IPv6RouterAlertOption>({
  ...sized,
  alert: u16({ alias: "ipv6.opt.router_alert", names: IPV6_ROUTER_ALERT }),
});
const calipso = struct<IPv6CalipsoOption>({
  ...sized,
  doi: u32({ alias: "ipv6.opt.calipso.doi" }),
  compartmentLength: u8({ alias: "ipv6.opt.calipso.cmpt.length" }),
  sensitivityLevel: u8({ alias: "ipv6.opt.calipso.sens_level" }),
  checksum: u16({ alias: "ipv6.opt.calipso.checksum", hex: true }),
  compartments: bytes(
    (h: IPv6CalipsoOption) => h.compartmentLength * 4,
    { alias: "ipv6.opt.calipso.cmpt_bitmap" },
  ),
});
const metrics = struct<IPv6MetricsOption>({
  ...sized,
  scaleLastReceived: u8({ alias: "ipv6.opt.pdm.scale_dtlr" }),
  scaleLastSent: u8({ alias: "ipv6.opt.pdm.scale_dtls" }),
  psnThisPacket: u16({ alias: "ipv6.opt.pdm.psn_this_pkt" }),
  psnLastReceived: u16({ alias: "ipv6.opt.pdm.psn_last_recv" }),
  deltaLastReceived: u16({ alias: "ipv6.opt.pdm.delta_last_recv" }),
  deltaLastSent: u16({ alias: "ipv6.opt.pdm.delta_last_sent" }),
});
const quickStart = struct<IPv6QuickStartOption>({
  ...sized,
  function: bits(4, {
    alias: "ipv6.opt.qs_func",
    names: { 0: "Rate request", 8: "Rate report" },
  }),
  rate: bits(4, { alias: "ipv6.opt.qs_rate" }),
  qsTtl: u8({ alias: "ipv6.opt.qs_ttl" }),
  nonce: bits(30, { alias: "ipv6.opt.qs_nonce", hex: true }),
  reserved: bits(2, { alias: "ipv6.opt.qs_reserved" }),
});
const nonce = struct<IPv6NonceOption>({
  ...sized,
  nonce: rest({ alias: "ipv6.opt.ilnp_nonce" }),
});
const lineId = struct<IPv6LineIdOption>({
  ...sized,
  lineIdLength: u8({ alias: "ipv6.opt.lio.length", unit: "bytes" }),
  lineId: text((h: IPv6LineIdOption) => h.lineIdLength, {
    alias: "ipv6.opt.lio.line_id",
  }),
});
const jumbo = struct<IPv6JumboOption>({
  ...sized,
  payloadLength: u32({ alias: "ipv6.opt.jumbo", unit: "bytes" }),
});
const homeAddress = struct<IPv6HomeAddressOption>({
  ...sized,
  homeAddress: ipv6Address({ alias: "ipv6.opt.mipv6.home_address" }),
});
const pathMTU = struct<IPv6PathMTUOption>({
  ...sized,
  minPmtu: u16({ alias: "ipv6.opt.pmtu.min", unit: "bytes" }),
  returnPmtu: bits(15, {
    alias: "ipv6.opt.pmtu.rtn",
    aliasScale: 2,
    scale: 2,
    unit: "bytes",
  }),
  returnFlag: flag({ alias: "ipv6.opt.pmtu.r_flag" }),
});
const altMark = struct<IPv6AltMarkOption>({
  ...sized,
  flowMonitorId: bits(20),
  loss: flag(),
  delay: flag(),
  reserved: bits(10),
});
const other = struct<IPv6OtherOption>({
  ...sized,
  data: rest({ alias: "ipv6.opt.unknown" }),
});

/** The options in the bytes that remain of the header. */
export const ipv6Options: Options<IPv6Option> = options<IPv6Option>({
  counts: "value",
  single: [0],
  cases: {
    ...ipv6MeshOptions,
    0x00: pad1,
    0x01: padN,
    0x04: tunnelLimit,
    0x05: routerAlert,
    0x07: calipso,
    0x0f: metrics,
    0x11: ioam,
    0x12: altMark,
    0x26: quickStart,
    0x30: pathMTU,
    0x31: ioam,
    0x8b: nonce,
    0x8c: lineId,
    0xc2: jumbo,
    0xc9: homeAddress,
  },
  other,
});
