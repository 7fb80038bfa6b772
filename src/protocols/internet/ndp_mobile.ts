/** Options of Neighbor Discovery for mobile nodes (RFC 6275 §7), NBMA networks and the inverse way (RFC 3122). */
import {
  bytes,
  ipv6Address,
  listToEnd,
  type Struct,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { type NDOptionHead, ndOptionHead } from "./ndp_option.ts";

/** NBMA Shortcut Limit: RFC 2491 §6.1. */
export interface NDShortcutLimit extends NDOptionHead {
  /** Hop limit for shortcuts. */
  limit: number;
  /** Reserved. */
  reserved: Uint8Array;
}
/** Advertisement Interval: RFC 6275 §7.3. */
export interface NDAdvertisementInterval extends NDOptionHead {
  /** Reserved. */
  reserved: number;
  /** Longest time between advertisements, in milliseconds. */
  interval: number;
}
/** Home Agent Information: RFC 6275 §7.4. */
export interface NDHomeAgent extends NDOptionHead {
  /** Reserved. */
  reserved: number;
  /** Preference; higher is better. */
  preference: number;
  /** Seconds for which it is a home agent. */
  lifetime: number;
}
/** Source and Target Address List: RFC 3122 §3.1. */
export interface NDAddressList extends NDOptionHead {
  /** Reserved. */
  reserved: Uint8Array;
  /** Addresses. */
  addresses: string[];
}
/** Any of these options. */
export type NDMobileOption =
  | NDShortcutLimit
  | NDAdvertisementInterval
  | NDHomeAgent
  | NDAddressList;

const shortcutLimit = struct<NDShortcutLimit>({
  ...ndOptionHead,
  limit: u8({ alias: "icmpv6.opt.nbma.shortcut_limit" }),
  reserved: bytes(5),
});
const advertisementInterval = struct<NDAdvertisementInterval>({
  ...ndOptionHead,
  reserved: u16(),
  interval: u32({ alias: "icmpv6.opt.advertisement_interval", unit: "ms" }),
});
const homeAgent = struct<NDHomeAgent>({
  ...ndOptionHead,
  reserved: u16(),
  preference: u16({ alias: "icmpv6.opt.home_agent_preference" }),
  lifetime: u16({ alias: "icmpv6.opt.home_agent_lifetime", unit: "s" }),
});
const addressList = struct<NDAddressList>({
  ...ndOptionHead,
  reserved: bytes(6),
  addresses: listToEnd(ipv6Address({ alias: "icmpv6.opt.ipv6_address" })),
});

/** The tables of these options, by type. */
export const ndMobileOptions: Readonly<Record<number, Struct<NDMobileOption>>> =
  {
    6: shortcutLimit,
    7: advertisementInterval,
    8: homeAgent,
    9: addressList,
    10: addressList,
  };
