/** Messages of ICMPv6 for mobile nodes (RFC 6275, RFC 5568), secure discovery (RFC 3971), ILNP (RFC 6743) and low-power networks (RFC 6775, RFC 7731). */
import {
  bits,
  bytes,
  eui64,
  type Field,
  flag,
  ipv6Address,
  list,
  listToEnd,
  struct,
  u16,
  u64,
  u8,
  when,
} from "../../fields/mod.ts";
import { type NDOption, ndOptions } from "./ndp_options.ts";

/** Home Agent Address Discovery (RFC 6275 §6.5, §6.6), Mobile Prefix Solicitation (§6.7). */
export interface ICMPv6HomeAgents {
  /** Tells replies apart. */
  id: number;
  /** Reserved. */
  reserved: number;
  /** Home agents, the most preferred first; in replies. */
  homeAgents: string[];
}
/** Mobile Prefix Advertisement: RFC 6275 §6.8. */
export interface ICMPv6MobilePrefix {
  /** Tells replies apart. */
  id: number;
  /** M: addresses come from DHCPv6. */
  managed: boolean;
  /** O: other information comes from DHCPv6. */
  other: boolean;
  /** Reserved. */
  reserved: number;
  /** Options. */
  options: NDOption[];
}
/** Certification Path Solicitation: RFC 3971 §6.4.1. */
export interface ICMPv6CertificationSolicitation {
  /** Tells replies apart. */
  id: number;
  /** Which certificate is asked for; 65535: all. */
  component: number;
  /** Options. */
  options: NDOption[];
}
/** Certification Path Advertisement: RFC 3971 §6.4.2. */
export interface ICMPv6CertificationAdvertisement {
  /** Tells replies apart. */
  id: number;
  /** How many certificates the path has. */
  allComponents: number;
  /** Which this one is. */
  component: number;
  /** Reserved. */
  reserved: number;
  /** Options. */
  options: NDOption[];
}
/** Fast handovers: RFC 5568 §6.1. */
export interface ICMPv6FastHandover {
  /** Which message. */
  subtype: number;
  /** Reserved. */
  reserved: number;
  /** Tells replies apart. */
  id: number;
  /** Options. */
  options: NDOption[];
}
/** ILNPv6 ICMPv6Locator Update: RFC 6743 §3. */
export interface ICMPv6LocatorUpdate {
  /** Number of locators. */
  numLocs: number;
  /** 1: advertisement, 2: acknowledgment. */
  operation: number;
  /** Reserved. */
  reserved: number;
  /** Locators. */
  locators: ICMPv6Locator[];
}
/** A locator. */
export interface ICMPv6Locator {
  /** The locator: the network part of an address. */
  locator: bigint;
  /** Preference; lower is better. */
  preference: number;
  /** Seconds for which it is good. */
  lifetime: number;
}
/** Duplicate Address Request and Confirmation: RFC 6775 §4.4. */
export interface ICMPv6DuplicateAddress {
  /** Status; 0: success. */
  status: number;
  /** Reserved. */
  reserved: number;
  /** Lifetime, in minutes. */
  lifetime: number;
  /** Who registers the address. */
  eui64: string;
  /** The address. */
  address: string;
}
/** MPL Control Message: RFC 7731 §6.2. */
export interface ICMPv6MPLControl {
  /** What the sender has of each seed. */
  seeds: ICMPv6MPLSeed[];
}
/** What a forwarder has of one seed: RFC 7731 §6.3. */
export interface ICMPv6MPLSeed {
  /** Smallest sequence number. */
  minSequence: number;
  /** Bytes of the bit map. */
  bitmapLength: number;
  /** S: 0 the source address is the seed, 1, 2, 3: a seed of 2, 8, 16 bytes. */
  seedIdType: number;
  /** Seed. */
  seedId?: Uint8Array;
  /** Which messages are there, counted from `minSequence`. */
  messages: Uint8Array;
}
/** Any of these messages. */
export type ICMPv6Special =
  | ICMPv6HomeAgents
  | ICMPv6MobilePrefix
  | ICMPv6CertificationSolicitation
  | ICMPv6CertificationAdvertisement
  | ICMPv6FastHandover
  | ICMPv6LocatorUpdate
  | ICMPv6DuplicateAddress
  | ICMPv6MPLControl;

const homeAgentDiscovery = struct<ICMPv6HomeAgents>({
  id: u16({ alias: "icmpv6.mip6.identifier" }),
  reserved: u16(),
  homeAgents: listToEnd(
    ipv6Address({ alias: "icmpv6.mip6.home_agent_address" }),
  ),
});
const mobilePrefix = struct<ICMPv6MobilePrefix>({
  id: u16({ alias: "icmpv6.mip6.identifier" }),
  managed: flag({ alias: "icmpv6.mip6.flag.m" }),
  other: flag({ alias: "icmpv6.mip6.flag.o" }),
  reserved: bits(14, { alias: "icmpv6.mip6.flag.rsv" }),
  options: ndOptions,
});
const certificationSolicitation = struct<ICMPv6CertificationSolicitation>({
  id: u16({ alias: "icmpv6.send.identifier" }),
  component: u16({ alias: "icmpv6.send.component" }),
  options: ndOptions,
});
const certificationAdvertisement = struct<ICMPv6CertificationAdvertisement>({
  id: u16({ alias: "icmpv6.send.identifier" }),
  allComponents: u16({ alias: "icmpv6.send.all_components" }),
  component: u16({ alias: "icmpv6.send.component" }),
  reserved: u16(),
  options: ndOptions,
});
const fastHandover = struct<ICMPv6FastHandover>({
  subtype: u8({ alias: "icmpv6.fmip6.subtype" }),
  reserved: u8(),
  id: u16({ alias: "icmpv6.fmip6.identifier" }),
  options: ndOptions,
});
const locatorUpdate = struct<ICMPv6LocatorUpdate>({
  numLocs: u8({ alias: "icmpv6.ilnp.nb_locs" }),
  operation: u8(),
  reserved: u16(),
  locators: list(
    struct<ICMPv6Locator>({
      locator: u64({ alias: "icmpv6.ilnp.nb_locator" }),
      preference: u16({ alias: "icmpv6.ilnp.nb_preference" }),
      lifetime: u16({ alias: "icmpv6.ilnp.nb_lifetime", unit: "s" }),
    }),
    (h: ICMPv6LocatorUpdate) => h.numLocs,
  ),
});
const duplicateAddress = struct<ICMPv6DuplicateAddress>({
  status: u8({ alias: "icmpv6.6lowpannd.da.status" }),
  reserved: u8({ alias: "icmpv6.6lowpannd.da.rsv" }),
  lifetime: u16({ alias: "icmpv6.6lowpannd.da.lifetime", unit: "min" }),
  eui64: eui64({ alias: "icmpv6.6lowpannd.da.eui64" }),
  address: ipv6Address({ alias: "icmpv6.6lowpannd.da.reg_addr" }),
});
/** Bytes of a seed, by S: RFC 7731 §6.3. */
const SEED_SIZE = [0, 2, 8, 16];
const mplControl = struct<ICMPv6MPLControl>({
  seeds: listToEnd(struct<ICMPv6MPLSeed>({
    minSequence: u8({ alias: "icmpv6.mpl.seed_info.min_sequence" }),
    bitmapLength: bits(6, { alias: "icmpv6.mpl.seed_info.bm_len" }),
    seedIdType: bits(2, { alias: "icmpv6.mpl.seed_info.s" }),
    seedId: when(
      (h: ICMPv6MPLSeed) => h.seedIdType > 0,
      bytes((h: ICMPv6MPLSeed) => SEED_SIZE[h.seedIdType], {
        alias: "icmpv6.mpl.seed_info.seed_id",
      }),
    ),
    messages: bytes((h: ICMPv6MPLSeed) => h.bitmapLength),
  })),
});

/** These messages, by type. */
export const icmpv6Special: Readonly<Record<number, Field<ICMPv6Special>>> = {
  144: homeAgentDiscovery,
  145: homeAgentDiscovery,
  146: homeAgentDiscovery,
  147: mobilePrefix,
  148: certificationSolicitation,
  149: certificationAdvertisement,
  154: fastHandover,
  156: locatorUpdate,
  157: duplicateAddress,
  158: duplicateAddress,
  159: mplControl,
};
