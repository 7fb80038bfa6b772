/** Options of Neighbor Discovery: RFC 4861 §4.6 and https://www.iana.org/assignments/icmpv6-parameters */
import {
  bits,
  bytes,
  choice,
  eui64,
  flag,
  ipv6Address,
  ipv6Prefix,
  mac,
  type OptionRules,
  type Options,
  options,
  paddedText,
  padding,
  rest,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { PREF64_LENGTH, ROUTER_PREFERENCE } from "../../names/icmpv6.ts";
import { type NDSecureOption, ndSecureOptions } from "./ndp_secure.ts";
import { type NDMobileOption, ndMobileOptions } from "./ndp_mobile.ts";
import { type NDLowpanOption, ndLowpanOptions } from "./ndp_lowpan.ts";
import { type NDDnsOption, ndDnsOptions } from "./ndp_dns.ts";
import { type NDOptionHead, ndOptionHead } from "./ndp_option.ts";

/** Source and Target Link-Layer Address: RFC 4861 §4.6.1. */
export interface NDLinkAddress extends NDOptionHead {
  /** The address: EUI-48, or EUI-64 in options of two units. */
  address: string;
  /** Bytes behind an EUI-64. */
  padding?: Uint8Array;
}
/** Prefix Information: RFC 4861 §4.6.2. */
export interface NDPrefix extends NDOptionHead {
  /** Bits of the prefix that count. */
  prefixLength: number;
  /** L: addresses with the prefix are on this link. */
  onLink: boolean;
  /** A: hosts may make addresses of the prefix. */
  autonomous: boolean;
  /** R: the prefix holds the router's own address (RFC 6275 §7.2). */
  routerAddress: boolean;
  /** P: hosts had better ask DHCPv6 for a prefix of their own (RFC 9762 §4). */
  delegation: boolean;
  /** Reserved. */
  reserved: number;
  /** Seconds for which the prefix is on the link; 0xffffffff: infinite. */
  validLifetime: number;
  /** Seconds for which addresses of the prefix are preferred; 0xffffffff: infinite. */
  preferredLifetime: number;
  /** Reserved. */
  reserved2: number;
  /** Prefix. */
  prefix: string;
}
/** Redirected Header: RFC 4861 §4.6.3. */
export interface NDRedirectedHeader extends NDOptionHead {
  /** Reserved. */
  reserved: Uint8Array;
  /** The packet that was redirected; in Redirect messages it is the payload instead. */
  packet?: Uint8Array;
}
/** MTU: RFC 4861 §4.6.4. */
export interface NDMTU extends NDOptionHead {
  /** Reserved. */
  reserved: number;
  /** MTU of the link, in bytes. */
  mtu: number;
}
/** Route Information: RFC 4191 §2.3. */
export interface NDRoute extends NDOptionHead {
  /** Bits of the prefix that count. */
  prefixLength: number;
  /** Reserved. */
  reserved: number;
  /** Preference of the route. */
  preference: number;
  /** Reserved. */
  reserved2: number;
  /** Seconds for which the route is good; 0xffffffff: infinite. */
  lifetime: number;
  /** Prefix. */
  prefix: string;
}
/** RA Flags Extension: RFC 5175 §4. */
export interface NDFlags extends NDOptionHead {
  /** Further flags of the advertisement, of which none is defined. */
  flags: Uint8Array;
}
/** Captive Portal: RFC 8910 §2.3. */
export interface NDCaptivePortal extends NDOptionHead {
  /** Where its API is. */
  uri: string;
}
/** PREF64: RFC 8781 §4. */
export interface NDPref64 extends NDOptionHead {
  /** Seconds for which the prefix is good, in units of 8. */
  scaledLifetime: number;
  /** Prefix length code. */
  plc: number;
  /** First 96 bits of the prefix. */
  prefix: string;
}
/** Any other option. */
export interface NDOtherOption extends NDOptionHead {
  /** Its data. */
  data: Uint8Array;
}
/** Any option of Neighbor Discovery. */
export type NDOption =
  | NDLinkAddress
  | NDPrefix
  | NDRedirectedHeader
  | NDMTU
  | NDRoute
  | NDFlags
  | NDCaptivePortal
  | NDPref64
  | NDSecureOption
  | NDMobileOption
  | NDLowpanOption
  | NDDnsOption
  | NDOtherOption;

const other = struct<NDOtherOption>({ ...ndOptionHead, data: rest() });

/** A link-layer address: EUI-48 in one unit of 8 bytes, EUI-64 in two (RFC 4944 §8), else bytes. */
function linkAddress(alias: string) {
  const short = struct<NDLinkAddress>({
    ...ndOptionHead,
    address: mac({ alias }),
    padding: padding(),
  });
  const long = struct<NDLinkAddress>({
    ...ndOptionHead,
    address: eui64({ alias: `${alias}_eui64` }),
    padding: padding(),
  });
  return choice<NDOption>([short, long, other], (c) => {
    const units = c.room > 1 ? c.peek(1) : 1;
    return units === 1 ? short : units === 2 ? long : other;
  });
}

const prefixInformation = struct<NDPrefix>({
  ...ndOptionHead,
  prefixLength: u8({ alias: "icmpv6.opt.prefix.length", unit: "bits" }),
  onLink: flag({ alias: "icmpv6.opt.prefix.flag.l" }),
  autonomous: flag({ alias: "icmpv6.opt.prefix.flag.a" }),
  routerAddress: flag({ alias: "icmpv6.opt.prefix.flag.r" }),
  delegation: flag(),
  reserved: bits(4),
  validLifetime: u32({ alias: "icmpv6.opt.prefix.valid_lifetime", unit: "s" }),
  preferredLifetime: u32({
    alias: "icmpv6.opt.prefix.preferred_lifetime",
    unit: "s",
  }),
  reserved2: u32(),
  prefix: ipv6Address({ alias: "icmpv6.opt.prefix" }),
});
const redirectedPacket = struct<NDRedirectedHeader>({
  ...ndOptionHead,
  reserved: bytes(6),
  packet: padding(),
});
const redirectedHeader = struct<Omit<NDRedirectedHeader, "packet">>({
  ...ndOptionHead,
  reserved: bytes(6),
});
const mtu = struct<NDMTU>({
  ...ndOptionHead,
  reserved: u16(),
  mtu: u32({ alias: "icmpv6.opt.mtu", unit: "bytes" }),
});
const route = struct<NDRoute>({
  ...ndOptionHead,
  prefixLength: u8({ alias: "icmpv6.opt.prefix.length", unit: "bits" }),
  reserved: bits(3),
  preference: bits(2, {
    alias: "icmpv6.opt.route_info.flag.route_preference",
    names: ROUTER_PREFERENCE,
  }),
  reserved2: bits(3),
  lifetime: u32({ alias: "icmpv6.opt.route_lifetime", unit: "s" }),
  prefix: ipv6Prefix(undefined, { alias: "icmpv6.opt.prefix" }),
});
const flags = struct<NDFlags>({ ...ndOptionHead, flags: rest() });
const captivePortal = struct<NDCaptivePortal>({
  ...ndOptionHead,
  uri: paddedText((h: NDCaptivePortal) => h.length * 8 - 2, {
    alias: "icmpv6.opt.captive_portal",
  }),
});
const pref64 = struct<NDPref64>({
  ...ndOptionHead,
  scaledLifetime: bits(13, { alias: "icmpv6.opt.pref64.scaled_lifetime" }),
  plc: bits(3, { alias: "icmpv6.opt.pref64.plc", names: PREF64_LENGTH }),
  prefix: ipv6Prefix(12, { alias: "icmpv6.opt.pref64.prefix" }),
});

const sourceLinkAddress = linkAddress("icmpv6.opt.src_linkaddr");
const targetLinkAddress = linkAddress("icmpv6.opt.target_linkaddr");
const REDIRECTED_HEADER = 4;

const rules: OptionRules<NDOption> = {
  counts: "all",
  unit: 8,
  cases: {
    ...ndDnsOptions,
    ...ndLowpanOptions,
    ...ndMobileOptions,
    ...ndSecureOptions,
    1: sourceLinkAddress,
    2: targetLinkAddress,
    3: prefixInformation,
    4: redirectedPacket,
    5: mtu,
    24: route,
    26: flags,
    37: captivePortal,
    38: pref64,
  },
  other,
};

/** The options in the bytes that remain. */
export const ndOptions: Options<NDOption> = options<NDOption>(rules);

/** The options of a Redirect up to the Redirected Header, whose packet is the payload. */
export const redirectOptions: Options<NDOption> = options<NDOption>({
  ...rules,
  cases: { ...rules.cases, [REDIRECTED_HEADER]: redirectedHeader },
  last: REDIRECTED_HEADER,
});
