/** Elements of management frames: IEEE 802.11-2020 §9.4.2. */
import {
  bitOf,
  bits,
  choice,
  chosen,
  flag,
  i8,
  ifMore,
  listToEnd,
  listWhile,
  type Options,
  options,
  padding,
  part,
  rest,
  restText,
  sized,
  type Struct,
  struct,
  text,
  u16le,
  u24,
  u8,
} from "../../fields/mod.ts";
import { WLAN_ACCESS_CATEGORY, WLAN_ELEMENT } from "../../names/wlan.ts";
import {
  elementHead,
  extensionElement,
  otherElement,
  type WLANElementHead,
  type WLANExtension,
  type WLANOtherElement,
} from "./wlan_element.ts";
import {
  htCapabilities,
  htOperation,
  type WLANHTCapabilities,
  type WLANHTOperation,
} from "./wlan_ht.ts";
import {
  securityElement,
  type WLANSecurity,
  type WLANWpa,
  wpaElement,
} from "./wlan_security.ts";
import {
  vhtCapabilities,
  vhtOperation,
  type WLANVHTCapabilities,
  type WLANVHTOperation,
} from "./wlan_vht.ts";

/** SSID (§9.4.2.2), Mesh ID (§9.4.2.98). */
export interface WLANName extends WLANElementHead {
  /** The name; empty in a search for any. */
  name: string;
}
/** SSID List: §9.4.2.72. */
export interface WLANNames extends WLANElementHead {
  /** SSID elements. */
  names: WLANName[];
}
/** Supported Rates (§9.4.2.3), Extended Supported Rates (§9.4.2.13). */
export interface WLANRates extends WLANElementHead {
  /** Rates in 500 kb/s; the first bit says that all must support the rate. */
  rates: number[];
}
/** DSSS Parameter Set: §9.4.2.4. */
export interface WLANChannel extends WLANElementHead {
  /** Channel. */
  channel: number;
}
/** CF Parameter Set. */
export interface WLANContentionFree extends WLANElementHead {
  /** Beacons before the next contention-free period. */
  count: number;
  /** Beacon intervals between contention-free periods. */
  period: number;
  /** Longest duration in time units. */
  maxDuration: number;
  /** What remains of it. */
  remaining: number;
}
/** TIM: §9.4.2.5. */
export interface WLANTraffic extends WLANElementHead {
  /** Beacons before the next DTIM. */
  dtimCount: number;
  /** Beacon intervals between DTIMs. */
  dtimPeriod: number;
  /** First byte of the bitmap, halved. */
  bitmapOffset: number;
  /** Frames to groups are buffered. */
  multicast: boolean;
  /** Stations for which frames are buffered. */
  bitmap: Uint8Array;
}
/** IBSS Parameter Set: §9.4.2.6. */
export interface WLANAdHoc extends WLANElementHead {
  /** ATIM window in time units. */
  atimWindow: number;
}
/** Country: §9.4.2.8. */
export interface WLANCountry extends WLANElementHead {
  /** Country: ISO 3166, two letters. */
  country: string;
  /** Environment, as a letter. */
  environment: number;
  /** Channels, or operating classes. */
  triplets: (WLANChannelRange | WLANOperatingTriplet)[];
  /** Fills the element up to an even length. */
  padding?: Uint8Array;
}
/** Channels with a power limit. */
export interface WLANChannelRange {
  /** First channel. */
  first: number;
  /** Number of channels. */
  count: number;
  /** Most power in dBm. */
  maxPower: number;
}
/** An operating class. */
export interface WLANOperatingTriplet {
  /** Over 200. */
  extension: number;
  /** Operating class. */
  operatingClass: number;
  /** Coverage class. */
  coverageClass: number;
}
/** Request: §9.4.2.9. */
export interface WLANRequest extends WLANElementHead {
  /** Elements that are asked for. */
  elements: number[];
}
/** BSS Load: §9.4.2.27. */
export interface WLANLoad extends WLANElementHead {
  /** Associated stations. */
  stations: number;
  /** How much of the time the channel is busy, of 255. */
  utilization: number;
  /** Medium time that is left, in 32 µs/s. */
  capacity: number;
}
/** Challenge text: §9.4.2.7. */
export interface WLANChallenge extends WLANElementHead {
  /** The text. */
  challenge: Uint8Array;
}
/** Power Constraint: §9.4.2.13. */
export interface WLANPowerConstraint extends WLANElementHead {
  /** dB below the regulatory limit. */
  constraint: number;
}
/** Power Capability: §9.4.2.14. */
export interface WLANPowerCapability extends WLANElementHead {
  /** Least power in dBm. */
  min: number;
  /** Most power in dBm. */
  max: number;
}
/** TPC Report: §9.4.2.16. */
export interface WLANPowerReport extends WLANElementHead {
  /** Power in dBm. */
  power: number;
  /** Link margin in dB. */
  margin: number;
}
/** Supported Channels: §9.4.2.17. */
export interface WLANChannels extends WLANElementHead {
  /** Runs of channels. */
  channels: WLANChannelRun[];
}
/** A run of channels. */
export interface WLANChannelRun {
  /** First channel. */
  first: number;
  /** Number of channels. */
  count: number;
}
/** Channel Switch Announcement: §9.4.2.18. */
export interface WLANChannelSwitch extends WLANElementHead {
  /** 1: nobody may send before the switch. */
  mode: number;
  /** New channel. */
  channel: number;
  /** Beacons before the switch. */
  count: number;
}
/** Quiet: §9.4.2.22. */
export interface WLANQuiet extends WLANElementHead {
  /** Beacons before the quiet interval. */
  count: number;
  /** Beacon intervals between quiet intervals. */
  period: number;
  /** Duration in time units. */
  duration: number;
  /** Offset in time units. */
  offset: number;
}
/** ERP: §9.4.2.11. */
export interface WLANExtendedRate extends WLANElementHead {
  /** Reserved. */
  reserved: number;
  /** Long preambles. */
  barkerPreamble: boolean;
  /** Protection is used. */
  useProtection: boolean;
  /** Stations without ERP are present. */
  nonERP: boolean;
}
/** Mobility Domain: §9.4.2.46. */
export interface WLANMobilityDomain extends WLANElementHead {
  /** Identifier. */
  domain: number;
  /** Reserved. */
  reserved: number;
  /** Resource requests. */
  resourceRequest: boolean;
  /** Fast transition over the distribution system. */
  overDS: boolean;
}
/** 20/40 BSS Coexistence: §9.4.2.59. */
export interface WLANCoexistence extends WLANElementHead {
  /** Reserved. */
  reserved: number;
  /** OBSS scanning exemption is granted. */
  exemptionGrant: boolean;
  /** OBSS scanning exemption is asked for. */
  exemptionRequest: boolean;
  /** A width of 20 MHz is asked for. */
  width20: boolean;
  /** Forty MHz intolerant. */
  intolerant40: boolean;
  /** Information is asked for. */
  informationRequest: boolean;
}
/** RM Enabled Capabilities (§9.4.2.44), Extended Capabilities (§9.4.2.26): a bit for each. */
export interface WLANCapabilityBits extends WLANElementHead {
  /** The bits; the first byte holds 0 to 7, the lowest first. */
  capabilities: Uint8Array;
}
/** Vendor Specific: §9.4.2.25. */
export interface WLANVendor extends WLANElementHead {
  /** Organization. */
  oui: number;
  /** Its type. */
  ouiType: number;
  /** Its data. */
  data: Uint8Array;
}
/** Wi-Fi Multimedia: information or parameters. */
export interface WLANMultimedia extends WLANElementHead {
  /** Microsoft. */
  oui: number;
  /** 2. */
  ouiType: number;
  /** 0: information, 1: parameters. */
  subtype: number;
  /** Version: 1. */
  version: number;
  /** QoS information, as a number. */
  qosInfo: number;
  /** Automatic power save delivery, of an access point. */
  apsd: boolean;
  /** Counts changes of the parameters, of an access point. */
  parameterCount: number;
  /** Reserved. */
  reserved?: number;
  /** Parameters of each access category. */
  categories: WLANAccessCategory[];
}
/** Parameters of an access category: §9.4.2.28. */
export interface WLANAccessCategory {
  /** Reserved. */
  reserved: boolean;
  /** Access category. */
  category: number;
  /** Admission control is mandatory. */
  mandatory: boolean;
  /** Slots of the arbitration interframe space. */
  aifsn: number;
  /** Exponent of the largest contention window. */
  ecwMax: number;
  /** Exponent of the smallest contention window. */
  ecwMin: number;
  /** Longest TXOP in 32 µs. */
  txopLimit: number;
}
/** An element. */
export type WLANElement =
  | WLANName
  | WLANNames
  | WLANRates
  | WLANChannel
  | WLANContentionFree
  | WLANTraffic
  | WLANAdHoc
  | WLANCountry
  | WLANRequest
  | WLANLoad
  | WLANChallenge
  | WLANPowerConstraint
  | WLANPowerCapability
  | WLANPowerReport
  | WLANChannels
  | WLANChannelSwitch
  | WLANQuiet
  | WLANExtendedRate
  | WLANMobilityDomain
  | WLANCoexistence
  | WLANCapabilityBits
  | WLANSecurity
  | WLANWpa
  | WLANMultimedia
  | WLANHTCapabilities
  | WLANHTOperation
  | WLANVHTCapabilities
  | WLANVHTOperation
  | WLANVendor
  | WLANExtension
  | WLANOtherElement;

const named = (name: string) => ({ alias: `wlan.${name}` });

function nameElement(alias?: string): Struct<WLANName> {
  return struct<WLANName>({
    ...elementHead,
    name: restText(alias ? { alias } : {}),
  });
}
function ratesElement(alias: string): Struct<WLANRates> {
  return struct<WLANRates>({
    ...elementHead,
    rates: listToEnd(u8({ alias, hex: true })),
  });
}

const extendedRate = struct<WLANExtendedRate>({
  ...elementHead,
  reserved: bits(5, named("erp_info.reserved")),
  barkerPreamble: flag(named("erp_info.barker_preamble_mode")),
  useProtection: flag(named("erp_info.use_protection")),
  nonERP: flag(named("erp_info.erp_present")),
});

/** A triplet that begins with a number over 200 is an operating class: §9.4.2.8. */
const OPERATING_EXTENSION = 201;
const TRIPLET_SIZE = 3;
const channelRange = struct<WLANChannelRange>({
  first: u8(named("country_info.fnm.fcn")),
  count: u8(named("country_info.fnm.nc")),
  maxPower: i8({ ...named("country_info.fnm.mtpl"), unit: "dBm" }),
});
const operatingTriplet = struct<WLANOperatingTriplet>({
  extension: u8(named("country_info.rrc.oei")),
  operatingClass: u8(named("country_info.rrc.oc")),
  coverageClass: u8(named("country_info.rrc.cc")),
});
const triplet = choice<WLANChannelRange | WLANOperatingTriplet>(
  [channelRange, operatingTriplet],
  (c) => c.peek() >= OPERATING_EXTENSION ? operatingTriplet : channelRange,
);
const country = struct<WLANCountry>({
  ...elementHead,
  country: text(2, named("country_info.code")),
  environment: u8({ ...named("country_info.environment"), hex: true }),
  triplets: listWhile(chosen(triplet), (c) => c.room >= TRIPLET_SIZE),
  padding: padding(named("country_info.padding")),
});

const vendorHead = {
  ...elementHead,
  oui: u24({ ...named("tag.oui"), hex: true }),
  ouiType: u8(named("tag.vendor.oui.type")),
};
const vendor = struct<WLANVendor>({
  ...vendorHead,
  data: rest(named("tag.vendor.data")),
});
const shortVendor = otherElement;
const WME = "wfa.ie.wme";
const multimedia = struct<WLANMultimedia>({
  ...vendorHead,
  subtype: u8(named(`${WME}.subtype`)),
  version: u8(named(`${WME}.version`)),
  qosInfo: u8({ ...named(`${WME}.qos_info`), hex: true }),
  apsd: bitOf("qosInfo", 7),
  parameterCount: part("qosInfo", 0, 4),
  reserved: ifMore(u8()),
  categories: listToEnd(struct<WLANAccessCategory>({
    reserved: flag(),
    category: bits(2, {
      ...named(`${WME}.acp.aci`),
      names: WLAN_ACCESS_CATEGORY,
    }),
    mandatory: flag(named(`${WME}.acp.acm`)),
    aifsn: bits(4, named(`${WME}.acp.aifsn`)),
    ecwMax: bits(4, named(`${WME}.acp.ecw.max`)),
    ecwMin: bits(4, named(`${WME}.acp.ecw.min`)),
    txopLimit: u16le({ ...named(`${WME}.acp.txop_limit`), unit: "32 µs" }),
  })),
});
/** Bytes of ID, length, organization and type. */
const VENDOR_SIZE = 6;
/** Microsoft's WPA and WMM, under its organization. */
const MICROSOFT = 0x0050f2, WPA = 1, WMM = 2;
const anyVendor = choice<WLANElement>(
  [vendor, wpaElement, multimedia, shortVendor],
  (c) => {
    if (c.room < VENDOR_SIZE || c.peek(1) < 4) return shortVendor;
    const oui = c.peek(2) << 16 | c.peek(3) << 8 | c.peek(4);
    if (oui !== MICROSOFT) return vendor;
    const type = c.peek(5), size = c.peek(1);
    return type === WPA
      ? wpaElement
      : type === WMM && size >= 7 && c.room > 6 && c.peek(6) <= 1
      ? multimedia
      : vendor;
  },
);

/** Elements up to the end of the frame. */
export const wlanElements: Options<WLANElement> = options<WLANElement>({
  counts: "value",
  cases: {
    0: nameElement("wlan.ssid"),
    1: ratesElement("wlan.supported_rates"),
    3: struct<WLANChannel>({
      ...elementHead,
      channel: u8(named("ds.current_channel")),
    }),
    4: struct<WLANContentionFree>({
      ...elementHead,
      count: u8(named("cfp.count")),
      period: u8(named("cfp.period")),
      maxDuration: u16le(named("cfp.max_duration")),
      remaining: u16le(named("cfp.dur_remaining")),
    }),
    5: struct<WLANTraffic>({
      ...elementHead,
      dtimCount: u8(named("tim.dtim_count")),
      dtimPeriod: u8(named("tim.dtim_period")),
      bitmapOffset: bits(7, named("tim.bmapctl.offset")),
      multicast: flag(named("tim.bmapctl.multicast")),
      bitmap: rest(named("tim.partial_virtual_bitmap")),
    }),
    6: struct<WLANAdHoc>({
      ...elementHead,
      atimWindow: u16le(named("ibss.atim_windows")),
    }),
    7: country,
    10: struct<WLANRequest>({
      ...elementHead,
      elements: listToEnd(u8({ ...named("tag.request"), names: WLAN_ELEMENT })),
    }),
    11: struct<WLANLoad>({
      ...elementHead,
      stations: u16le(named("qbss.scount")),
      utilization: u8(named("qbss.cu")),
      capacity: u16le({ ...named("qbss.adc"), unit: "32 µs/s" }),
    }),
    16: struct<WLANChallenge>({
      ...elementHead,
      challenge: rest(named("tag.challenge_text")),
    }),
    32: struct<WLANPowerConstraint>({
      ...elementHead,
      constraint: u8({ ...named("powercon.local"), unit: "dB" }),
    }),
    33: struct<WLANPowerCapability>({
      ...elementHead,
      min: i8({ ...named("powercap.min"), unit: "dBm" }),
      max: i8({ ...named("powercap.max"), unit: "dBm" }),
    }),
    35: struct<WLANPowerReport>({
      ...elementHead,
      power: i8({ unit: "dBm" }),
      margin: i8({ unit: "dB" }),
    }),
    36: struct<WLANChannels>({
      ...elementHead,
      channels: listToEnd(struct<WLANChannelRun>({
        first: u8(named("supchan.first")),
        count: u8(named("supchan.range")),
      })),
    }),
    37: struct<WLANChannelSwitch>({
      ...elementHead,
      mode: u8(named("csa.channel_switch_mode")),
      channel: u8(named("csa.new_channel_number")),
      count: u8(named("csa.channel_switch.count")),
    }),
    40: struct<WLANQuiet>({
      ...elementHead,
      count: u8(named("quiet.count")),
      period: u8(named("quiet.period")),
      duration: u16le(named("quiet.duration")),
      offset: u16le(named("quiet.offset")),
    }),
    42: extendedRate,
    // as drafts of IEEE 802.11g numbered it, and devices still do
    47: extendedRate,
    45: htCapabilities,
    48: securityElement,
    50: ratesElement("wlan.extended_supported_rates"),
    54: struct<WLANMobilityDomain>({
      ...elementHead,
      domain: u16le({ ...named("mobility_domain.mdid"), hex: true }),
      reserved: bits(6, named("mobility_domain.ft_capab.reserved")),
      resourceRequest: flag(named("mobility_domain.ft_capab.resource_req")),
      overDS: flag(named("mobility_domain.ft_capab.ft_over_ds")),
    }),
    61: htOperation,
    70: struct<WLANCapabilityBits>({ ...elementHead, capabilities: rest() }),
    72: struct<WLANCoexistence>({
      ...elementHead,
      reserved: bits(3, named("20_40_bc.reserved")),
      exemptionGrant: flag(named("20_40_bc.obss_scanning_exemption_grant")),
      exemptionRequest: flag(
        named("20_40_bc.obss_scanning_exemption_request"),
      ),
      width20: flag(named("20_40_bc.20_mhz_bss_width_request")),
      intolerant40: flag(named("20_40_bc.forty_mhz_intolerant")),
      informationRequest: flag(named("20_40_bc.information_request")),
    }),
    84: struct<WLANNames>({
      ...elementHead,
      names: listToEnd(
        sized((c) => 2 + c.peek(1), nameElement("wlan.ssid")),
      ),
    }),
    114: nameElement("wlan.mesh.id"),
    127: struct<WLANCapabilityBits>({ ...elementHead, capabilities: rest() }),
    191: vhtCapabilities,
    192: vhtOperation,
    221: anyVendor,
    255: extensionElement,
  },
  other: otherElement,
});

/** The SSID among the elements, where there is one. */
export function ssidOf(
  elements: readonly WLANElement[] | undefined,
): string | undefined {
  const element = elements?.find((e) => e.id === 0);
  return element !== undefined && "name" in element ? element.name : undefined;
}
