/** Options of LCP: https://www.iana.org/assignments/ppp-numbers */
import {
  bits,
  bytes,
  choice,
  flag,
  hardwareAddress,
  ifMore,
  ipv4Address,
  listToEnd,
  type OptionRules,
  padding,
  protocolAddress,
  rest,
  restText,
  type Struct,
  struct,
  u16,
  u24,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  DCE_MODE,
  LCP_CALLBACK,
  LCP_ENDPOINT_CLASS,
  LCP_OPTION,
  PPP_AUTH,
  PPP_PROTOCOL,
} from "../../names/ppp.ts";
import {
  optionHead,
  type PPPOptionHead,
  type PPPOtherOption,
} from "./ppp_control.ts";

/** Vendor Specific: RFC 2153 §3. */
export interface LCPVendorOption extends PPPOptionHead {
  /** Organizationally unique identifier of the vendor. */
  oui: number;
  /** What the vendor calls it. */
  kind: number;
  /** What the vendor makes of it. */
  data?: Uint8Array;
}
/** Maximum-Receive-Unit: RFC 1661 §6.1. */
export interface LCPReceiveUnitOption extends PPPOptionHead {
  /** Largest packet that the sender takes, in bytes. */
  mru: number;
}
/** Async-Control-Character-Map: RFC 1662 §7.1. */
export interface LCPCharacterMapOption extends PPPOptionHead {
  /** Control characters to be escaped: bit n for the character n. */
  accm: number;
}
/** Authentication-Protocol: RFC 1661 §6.2. */
export interface LCPAuthenticationOption extends PPPOptionHead {
  /** Number of the protocol. */
  protocol: number;
  /** Algorithm of CHAP: RFC 1994 §3. */
  algorithm?: number;
  /** What the protocol asks for otherwise. */
  data?: Uint8Array;
}
/** Quality-Protocol: RFC 1661 §6.3. */
export interface LCPQualityOption extends PPPOptionHead {
  /** Number of the protocol. */
  protocol: number;
  /** Longest time between Link-Quality-Reports in hundredths of a second; 0: no timer. RFC 1989. */
  reportingPeriod?: number;
  /** What the protocol asks for otherwise. */
  data?: Uint8Array;
}
/** Magic-Number: RFC 1661 §6.4. */
export interface LCPMagicOption extends PPPOptionHead {
  /** Random number that unmasks a looped-back link. */
  magicNumber: number;
}
/** FCS-Alternatives: RFC 1570 §2.1. */
export interface LCPCheckOption extends PPPOptionHead {
  /** Reserved. */
  reserved: number;
  /** CCITT 32-bit. */
  ccitt32: boolean;
  /** CCITT 16-bit. */
  ccitt16: boolean;
  /** None. */
  none: boolean;
}
/** Self-Describing-Pad: RFC 1570 §2.2. */
export interface LCPPadOption extends PPPOptionHead {
  /** Most bytes of padding. */
  maximum: number;
}
/** Numbered-Mode: RFC 1663. */
export interface LCPNumberedOption extends PPPOptionHead {
  /** Frames that may be unacknowledged. */
  window: number;
  /** Address in HDLC. */
  address: Uint8Array;
}
/** Callback: RFC 1570 §2.3. */
export interface LCPCallbackOption extends PPPOptionHead {
  /** What the message says. */
  operation: number;
  /** Whom to call. */
  message?: string;
}
/** Multilink-MRRU: RFC 1990 §5.1.1. */
export interface LCPReconstructedUnitOption extends PPPOptionHead {
  /** Largest reassembled packet that the sender takes, in bytes. */
  mrru: number;
}
/** Multilink-Endpoint-Discriminator: RFC 1990 §5.1.3. */
export interface LCPEndpointOption extends PPPOptionHead {
  /** What the address is. */
  class: number;
  /** The address: text for IPv4 and MAC addresses, else hexadecimal digits. */
  address?: string;
}
/** DCE-Identifier: RFC 1976. */
export interface LCPDCEOption extends PPPOptionHead {
  /** How the DCE compresses. */
  mode: number;
}
/** Multi-Link-Plus-Procedure: RFC 1934. */
export interface LCPMultilinkPlusOption extends PPPOptionHead {
  /** Unused. */
  unused: number;
}
/** Link Discriminator: RFC 2125. */
export interface LCPLinkOption extends PPPOptionHead {
  /** Tells the links of a bundle apart. */
  discriminator: number;
}
/** Consistent Overhead Byte Stuffing. */
export interface LCPStuffingOption extends PPPOptionHead {
  /** Reserved. */
  reserved: number;
  /** Preemption. */
  pre: boolean;
  /** Zero pair and run elimination. */
  zxe: boolean;
}
/** Prefix elision: RFC 2686 §6.2. */
export interface LCPPrefixOption extends PPPOptionHead {
  /** Classes, each with its prefix. */
  prefixes: LCPPrefix[];
}
/** A class and the prefix that its packets are sent without. */
export interface LCPPrefix {
  /** Class. */
  class: number;
  /** How many bytes the prefix has. */
  length: number;
  /** The prefix. */
  prefix: Uint8Array;
}
/** Multilink header format: RFC 2686 §6.1. */
export interface LCPHeaderFormatOption extends PPPOptionHead {
  /** 2: long sequence numbers with classes; 6: short ones. */
  format: number;
  /** Classes that can be suspended. */
  classes: number;
}
/** Internationalization: RFC 2484. */
export interface LCPLanguageOption extends PPPOptionHead {
  /** Number of the character set in IANA's list. */
  characterSet: number;
  /** Language tag of RFC 5646. */
  language: string;
}
/** Any option of LCP. */
export type LCPOption =
  | PPPOptionHead
  | LCPVendorOption
  | LCPReceiveUnitOption
  | LCPCharacterMapOption
  | LCPAuthenticationOption
  | LCPQualityOption
  | LCPMagicOption
  | LCPCheckOption
  | LCPPadOption
  | LCPNumberedOption
  | LCPCallbackOption
  | LCPReconstructedUnitOption
  | LCPEndpointOption
  | LCPDCEOption
  | LCPMultilinkPlusOption
  | LCPLinkOption
  | LCPStuffingOption
  | LCPPrefixOption
  | LCPHeaderFormatOption
  | LCPLanguageOption
  | PPPOtherOption;

const CHAP = 0xc223, QUALITY_REPORT = 0xc025;

const head = optionHead("lcp", LCP_OPTION);
const empty = struct<PPPOptionHead>(head);

const vendor = struct<LCPVendorOption>({
  ...head,
  oui: u24({ alias: "lcp.opt.oui", hex: true }),
  kind: u8({ alias: "lcp.opt.kind" }),
  data: padding({ alias: "lcp.opt.data" }),
});
const receiveUnit = struct<LCPReceiveUnitOption>({
  ...head,
  mru: u16({ alias: "lcp.opt.mru", unit: "bytes" }),
});
const characterMap = struct<LCPCharacterMapOption>({
  ...head,
  accm: u32({ alias: "lcp.opt.asyncmap", hex: true }),
});
const authentication = struct<LCPAuthenticationOption>({
  ...head,
  protocol: u16({
    alias: "lcp.opt.auth_protocol",
    hex: true,
    names: PPP_PROTOCOL,
  }),
  algorithm: when(
    (h: LCPAuthenticationOption) => h.protocol === CHAP,
    u8({ alias: "lcp.opt.algorithm", names: PPP_AUTH }),
  ),
  data: padding({ alias: "lcp.opt.data" }),
});
const quality = struct<LCPQualityOption>({
  ...head,
  protocol: u16({
    alias: "lcp.opt.quality_protocol",
    hex: true,
    names: PPP_PROTOCOL,
  }),
  reportingPeriod: when(
    (h: LCPQualityOption) => h.protocol === QUALITY_REPORT,
    u32({ alias: "lcp.opt.reporting_period", unit: "10 ms" }),
  ),
  data: padding({ alias: "lcp.opt.data" }),
});
const magic = struct<LCPMagicOption>({
  ...head,
  magicNumber: u32({ alias: "lcp.opt.magic_number", hex: true }),
});
const check = struct<LCPCheckOption>({
  ...head,
  reserved: bits(5),
  ccitt32: flag({ alias: "lcp.opt.fcs_alternatives.ccitt32" }),
  ccitt16: flag({ alias: "lcp.opt.fcs_alternatives.ccitt16" }),
  none: flag({ alias: "lcp.opt.fcs_alternatives.null" }),
});
const pad = struct<LCPPadOption>({
  ...head,
  maximum: u8({ alias: "lcp.opt.maximum", unit: "bytes" }),
});
const numbered = struct<LCPNumberedOption>({
  ...head,
  window: u8({ alias: "lcp.opt.window" }),
  address: rest({ alias: "lcp.opt.hdlc_address" }),
});
const callback = struct<LCPCallbackOption>({
  ...head,
  operation: u8({ alias: "lcp.opt.operation", names: LCP_CALLBACK }),
  message: ifMore(restText({ alias: "lcp.opt.message" })),
});
const reconstructedUnit = struct<LCPReconstructedUnitOption>({
  ...head,
  mrru: u16({ alias: "lcp.opt.mrru", unit: "bytes" }),
});
const endpointClass = {
  ...head,
  class: u8({
    alias: "lcp.opt.ep_disc_class",
    names: LCP_ENDPOINT_CLASS,
  }),
};
const addressSize = (h: LCPEndpointOption) => h.length - 3;
const hardwareEndpoint = struct<LCPEndpointOption>({
  ...endpointClass,
  address: hardwareAddress(addressSize, { alias: "lcp.opt.802_1_address" }),
});
/** A number of the sender's own, or of a telephone, or magic numbers: RFC 1990 §5.1.3. */
const otherEndpoint = struct<LCPEndpointOption>({
  ...endpointClass,
  address: protocolAddress(addressSize, () => 0, { alias: "lcp.opt.data" }),
});
const ipv4Endpoint = struct<LCPEndpointOption>({
  ...endpointClass,
  address: ipv4Address({ alias: "lcp.opt.ip_address" }),
});
const endpoints = [hardwareEndpoint, ipv4Endpoint, otherEndpoint];
const endpoint = choice(endpoints, (c) => {
  const kind = c.room > 2 ? c.peek(2) : 0;
  return kind === 2
    ? ipv4Endpoint
    : kind === 3
    ? hardwareEndpoint
    : otherEndpoint;
});
const dce = struct<LCPDCEOption>({
  ...head,
  mode: u8({ alias: "lcp.opt.mode", names: DCE_MODE }),
});
const multilinkPlus = struct<LCPMultilinkPlusOption>({
  ...head,
  unused: u16({ alias: "lcp.opt.unused" }),
});
const link = struct<LCPLinkOption>({
  ...head,
  discriminator: u16({ alias: "lcp.opt.link_discrim" }),
});
const stuffing = struct<LCPStuffingOption>({
  ...head,
  reserved: bits(6, { alias: "lcp.opt.flags.reserved" }),
  pre: flag({ alias: "lcp.opt.flags.pre" }),
  zxe: flag({ alias: "lcp.opt.flags.zxe" }),
});
const prefix = struct<LCPPrefixOption>({
  ...head,
  prefixes: listToEnd(struct<LCPPrefix>({
    class: u8({ alias: "lcp.opt.class" }),
    length: u8({ unit: "bytes" }),
    prefix: bytes((h: LCPPrefix) => h.length, { alias: "lcp.opt.prefix" }),
  })),
});
const headerFormat = struct<LCPHeaderFormatOption>({
  ...head,
  format: u8({ alias: "lcp.opt.code" }),
  classes: u8({ alias: "lcp.opt.max_susp_classes" }),
});
const language = struct<LCPLanguageOption>({
  ...head,
  characterSet: u32({ alias: "lcp.opt.MIBenum" }),
  language: restText({ alias: "lcp.opt.language_tag" }),
});

/** The table of any other option. */
export const lcpOtherOption: Struct<PPPOtherOption> = struct<PPPOtherOption>({
  ...head,
  data: rest({ alias: "lcp.opt.data" }),
});

/** The tables of the options. */
export const lcpOptions: OptionRules<LCPOption>["cases"] = {
  0: vendor,
  1: receiveUnit,
  2: characterMap,
  3: authentication,
  4: quality,
  5: magic,
  7: empty,
  8: empty,
  9: check,
  10: pad,
  11: numbered,
  13: callback,
  17: reconstructedUnit,
  18: empty,
  19: endpoint,
  21: dce,
  22: multilinkPlus,
  23: link,
  25: stuffing,
  26: prefix,
  27: headerFormat,
  28: language,
  29: empty,
};
