/** Options of IPv4: RFC 791 §3.1 and https://www.iana.org/assignments/ip-parameters */
import {
  bits,
  bytes,
  choice,
  derived,
  type Field,
  ipv4Address,
  listToEnd,
  type Options,
  options,
  padding,
  rest,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { IPV4_OPTION } from "../../names/ipv4_option.ts";
import { IPV4_ROUTER_ALERT } from "../../names/router_alert.ts";

/** What all options have: their type, and its three parts. */
export interface IPv4OptionHead {
  /** The whole type octet. */
  type: number;
  /** Whether the option is copied into every fragment. */
  copied: boolean;
  /** 0: control, 2: debugging and measurement. */
  optionClass: number;
  /** Option number within its class. */
  number: number;
}
/** An option with a length. */
export interface SizedIPv4Option extends IPv4OptionHead {
  /** Bytes of the whole option. */
  length: number;
}
/** End of Option List. */
export interface IPv4EndOption extends IPv4OptionHead {
  /** Bytes behind the end of the list. */
  padding?: Uint8Array;
}
/** Record Route, Loose and Strict Source Route. */
export interface IPv4RouteOption extends SizedIPv4Option {
  /** Where the next address goes: octets from the beginning of the option, counted from 1. */
  pointer: number;
  /** Addresses: recorded, or still to be visited. */
  route: string[];
}
/** What Internet Timestamps have in common. */
export interface IPv4TimestampHead extends SizedIPv4Option {
  /** Where the next stamp goes. */
  pointer: number;
  /** Hosts that found no room. */
  overflow: number;
  /** 0 times alone, 1 addresses and times, 3 addresses given. */
  flag: number;
}
/** Internet Timestamp with times alone. */
export interface IPv4TimestampOption extends IPv4TimestampHead {
  /** Milliseconds since midnight UTC. */
  timestamps: number[];
}
/** Internet Timestamp with addresses. */
export interface IPv4TimestampedRouteOption extends IPv4TimestampHead {
  /** Addresses with their times. */
  entries: IPv4TimestampEntry[];
}
/** A host and when it saw the datagram. */
export interface IPv4TimestampEntry {
  /** Its address. */
  address: string;
  /** Milliseconds since midnight UTC. */
  timestamp: number;
}
/** Security, as RFC 1108 defines it. */
export interface IPv4SecurityOption extends SizedIPv4Option {
  /** Classification level. */
  level: number;
  /** Protection authority flags. */
  authority?: Uint8Array;
}
/** Security, as RFC 791 defines it: 11 octets. */
export interface IPv4OldSecurityOption extends SizedIPv4Option {
  /** Security level. */
  security: number;
  /** Compartments. */
  compartments: number;
  /** Handling restrictions. */
  handling: number;
  /** Transmission control code. */
  transmissionControl: Uint8Array;
}
/** Extended Security: RFC 1108 §3. */
export interface IPv4ExtendedSecurityOption extends SizedIPv4Option {
  /** Additional security information format code. */
  format: number;
  /** The information. */
  info: Uint8Array;
}
/** Stream Identifier. */
export interface IPv4StreamOption extends SizedIPv4Option {
  /** Identifier of the SATNET stream. */
  streamId: number;
}
/** MTU Probe and Reply: RFC 1063. */
export interface IPv4MTUOption extends SizedIPv4Option {
  /** The MTU, in bytes. */
  mtu: number;
}
/** Traceroute: RFC 1393. */
export interface IPv4TracerouteOption extends SizedIPv4Option {
  /** Identifies the traceroute. */
  traceId: number;
  /** Hops on the way out. */
  outboundHops: number;
  /** Hops on the way back. */
  returnHops: number;
  /** Who asked. */
  originator: string;
}
/** Router Alert: RFC 2113. */
export interface IPv4RouterAlertOption extends SizedIPv4Option {
  /** What routers look for; 0: every packet. */
  alert: number;
}
/** Quick-Start: RFC 4782 §3.1. */
export interface IPv4QuickStartOption extends SizedIPv4Option {
  /** 0 rate request, 8 report of approved rate. */
  function: number;
  /** Rate: 40 kbit/s times 2 to this power. */
  rate: number;
  /** QS TTL. */
  qsTtl: number;
  /** QS nonce. */
  nonce: number;
}
/** Commercial IP Security: FIPS 188. */
export interface IPv4CipsoOption extends SizedIPv4Option {
  /** Domain of interpretation. */
  doi: number;
  /** Tags. */
  tags: CipsoTag[];
}
/** A tag of CIPSO. */
export interface CipsoTag {
  /** 1 bit map, 2 enumerated, 5 ranges. */
  type: number;
  /** Bytes of the whole tag. */
  length: number;
  /** Its value. */
  data: Uint8Array;
}
/** Any other option. */
export interface IPv4OtherOption extends SizedIPv4Option {
  /** Its value. */
  data: Uint8Array;
}
/** Any option of IPv4. */
export type IPv4Option =
  | IPv4OptionHead
  | IPv4EndOption
  | IPv4RouteOption
  | IPv4TimestampOption
  | IPv4TimestampedRouteOption
  | IPv4SecurityOption
  | IPv4OldSecurityOption
  | IPv4ExtendedSecurityOption
  | IPv4StreamOption
  | IPv4MTUOption
  | IPv4TracerouteOption
  | IPv4RouterAlertOption
  | IPv4QuickStartOption
  | IPv4CipsoOption
  | IPv4OtherOption;

type Type = { type: number };

const head = {
  type: u8({ alias: "ip.opt.type", names: IPV4_OPTION }),
  copied: derived((h: Type) => h.type >= 128, {
    alias: "ip.opt.type.copy",
  }) as Field<boolean>,
  optionClass: derived((h: Type) => h.type >> 5 & 3, {
    alias: "ip.opt.type.class",
    names: { 0: "Control", 2: "Debugging and measurement" },
  }),
  number: derived((h: Type) => h.type & 31, { alias: "ip.opt.type.number" }),
};
const sized = { ...head, length: u8({ alias: "ip.opt.len", unit: "bytes" }) };

const noOperation = struct<IPv4OptionHead>(head);
const end = struct<IPv4EndOption>({ ...head, padding: padding() });
const route = struct<IPv4RouteOption>({
  ...sized,
  pointer: u8({ alias: "ip.opt.ptr" }),
  route: listToEnd(ipv4Address()),
});
const stampHead = {
  ...sized,
  pointer: u8({ alias: "ip.opt.ptr" }),
  overflow: bits(4, { alias: "ip.opt.overflow" }),
  flag: bits(4, {
    alias: "ip.opt.flag",
    names: {
      0: "Timestamps only",
      1: "Addresses and timestamps",
      3: "Addresses given",
    },
  }),
};
const times = struct<IPv4TimestampOption>({
  ...stampHead,
  timestamps: listToEnd(u32({ alias: "ip.opt.time_stamp", unit: "ms" })),
});
const entries = struct<IPv4TimestampedRouteOption>({
  ...stampHead,
  entries: listToEnd(struct<IPv4TimestampEntry>({
    address: ipv4Address({ alias: "ip.opt.time_stamp_addr" }),
    timestamp: u32({ alias: "ip.opt.time_stamp", unit: "ms" }),
  })),
});
const security = struct<IPv4SecurityOption>({
  ...sized,
  level: u8({
    alias: "ip.opt.sec_cl",
    names: {
      0x3d: "Top Secret",
      0x5a: "Secret",
      0x96: "Confidential",
      0xab: "Unclassified",
    },
  }),
  authority: padding(),
});
const oldSecurity = struct<IPv4OldSecurityOption>({
  ...sized,
  security: u16({ alias: "ip.opt.sec_rfc791_sec", hex: true }),
  compartments: u16({ alias: "ip.opt.sec_rfc791_comp" }),
  handling: u16({ hex: true }),
  transmissionControl: bytes(3),
});
const extendedSecurity = struct<IPv4ExtendedSecurityOption>({
  ...sized,
  format: u8({ alias: "ip.opt.ext_sec_add_sec_info_format_code" }),
  info: rest({ alias: "ip.opt.ext_sec_add_sec_info" }),
});
const stream = struct<IPv4StreamOption>({
  ...sized,
  streamId: u16({ alias: "ip.opt.sid" }),
});
const mtu = struct<IPv4MTUOption>({
  ...sized,
  mtu: u16({ alias: "ip.opt.mtu", unit: "bytes" }),
});
const traceroute = struct<IPv4TracerouteOption>({
  ...sized,
  traceId: u16({ alias: "ip.opt.id_number" }),
  outboundHops: u16({ alias: "ip.opt.ohc" }),
  returnHops: u16({ alias: "ip.opt.rhc" }),
  originator: ipv4Address({ alias: "ip.opt.originator" }),
});
const routerAlert = struct<IPv4RouterAlertOption>({
  ...sized,
  alert: u16({ alias: "ip.opt.ra", names: IPV4_ROUTER_ALERT }),
});
const quickStart = struct<IPv4QuickStartOption>({
  ...sized,
  function: bits(4, {
    alias: "ip.opt.qs_func",
    names: { 0: "Rate request", 8: "Rate report" },
  }),
  rate: bits(4, { alias: "ip.opt.qs_rate" }),
  qsTtl: u8({ alias: "ip.opt.qs_ttl" }),
  nonce: u32({ hex: true }),
});
const cipso = struct<IPv4CipsoOption>({
  ...sized,
  doi: u32({ alias: "ip.cipso.doi" }),
  tags: options<CipsoTag>({
    counts: "all",
    cases: {},
    other: struct<CipsoTag>({
      type: u8({ alias: "ip.cipso.tag_type" }),
      length: u8({ unit: "bytes" }),
      data: rest({ alias: "ip.cipso.tag_data" }),
    }),
  }),
});
const other = struct<IPv4OtherOption>({ ...sized, data: rest() });

/** The options in the `size` bytes behind the fixed header. */
export function ipv4Options<H>(size: (h: H) => number): Options<IPv4Option> {
  return options<IPv4Option>({
    size,
    counts: "all",
    single: [0, 1],
    last: 0,
    cases: {
      0: end,
      1: noOperation,
      7: route,
      11: mtu,
      12: mtu,
      25: quickStart,
      68: choice<IPv4Option>(
        [times, entries],
        (c) => ((c.room > 3 ? c.peek(3) : 0) & 15) === 0 ? times : entries,
      ),
      82: traceroute,
      130: choice<IPv4Option>(
        [security, oldSecurity],
        (c) => c.peek(1) === 11 ? oldSecurity : security,
      ),
      131: route,
      133: extendedSecurity,
      134: cipso,
      136: stream,
      137: route,
      148: routerAlert,
    },
    other,
  });
}
