/** Tags of PPPoE: https://www.iana.org/assignments/pppoe-parameters */
import {
  bits,
  choice,
  type Field,
  flag,
  ipv4Address,
  type Options,
  options,
  padding,
  rest,
  restText,
  type Struct,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import {
  PPPOE_ACCESS_TAG,
  PPPOE_RATE_UNIT,
  PPPOE_TAG,
} from "../../names/pppoe.ts";

/** What all tags have. */
export interface PPPoETagHead {
  /** Type of the tag. */
  type: number;
  /** Bytes of the value. */
  length: number;
}
/** End-Of-List. */
export interface PPPoEEndTag extends PPPoETagHead {
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** A tag that is text: names, errors, URLs and messages. */
export interface PPPoETextTag extends PPPoETagHead {
  /** The text. */
  text: string;
}
/** A tag that is a number: Sequence Number, Credit Scale Factor, PPP-Max-Payload. */
export interface PPPoENumberTag extends PPPoETagHead {
  /** The number; PPP-Max-Payload is in bytes. */
  value: number;
}
/** Vendor-Specific. */
export interface PPPoEVendorTag extends PPPoETagHead {
  /** Private enterprise number of the vendor. */
  vendor: number;
  /** What the vendor makes of it. */
  data?: Uint8Array;
}
/** Vendor-Specific of the Broadband Forum: what an access node adds. */
export interface PPPoEAccessTag extends PPPoETagHead {
  /** 3561. */
  vendor: number;
  /** Tags inside. */
  tags: PPPoEAccessSubtag[];
}
/** A tag of the Broadband Forum. */
export type PPPoEAccessSubtag =
  | PPPoETextTag
  | PPPoENumberTag
  | PPPoEEncapsulationTag
  | PPPoEOtherTag;
/** Access loop encapsulation: TR-101 §3.9.6. */
export interface PPPoEEncapsulationTag extends PPPoETagHead {
  /** 0: ATM AAL5, 1: Ethernet. */
  dataLink: number;
  /** Ethernet: 1 untagged, 2 one tag, 3 two tags. */
  encapsulation1: number;
  /** Encapsulation over AAL5. */
  encapsulation2: number;
}
/** Credits: RFC 5578 §7.1. */
export interface PPPoECreditsTag extends PPPoETagHead {
  /** FCN: credits that the sender grants. */
  forward: number;
  /** BCN: credits that the sender has left. */
  backward: number;
}
/** Metrics: RFC 5578 §7.3. */
export interface PPPoEMetricsTag extends PPPoETagHead {
  /** Reserved. */
  reserved: number;
  /** Unit of the maximum data rate. */
  maximumUnit: number;
  /** Unit of the current data rate. */
  currentUnit: number;
  /** The link can only receive. */
  receiveOnly: boolean;
  /** Relative link quality: 0 to 100. */
  quality: number;
  /** Resources that are left: 0 to 100. */
  resources: number;
  /** Latency in milliseconds. */
  latency: number;
  /** Current data rate. */
  currentRate: number;
  /** Maximum data rate. */
  maximumRate: number;
}
/** IP_Route_Add: draft-carrel-info-pppoe-ext-00. */
export interface PPPoERouteTag extends PPPoETagHead {
  /** Destination network. */
  destination: string;
  /** Its mask. */
  mask: string;
  /** Gateway. */
  gateway: string;
  /** Metric. */
  metric: number;
}
/** Any other tag. */
export interface PPPoEOtherTag extends PPPoETagHead {
  /** Its value. */
  data: Uint8Array;
}
/** Any tag. */
export type PPPoETag =
  | PPPoEEndTag
  | PPPoETextTag
  | PPPoENumberTag
  | PPPoEVendorTag
  | PPPoEAccessTag
  | PPPoECreditsTag
  | PPPoEMetricsTag
  | PPPoERouteTag
  | PPPoEOtherTag;

/** Private enterprise number of the Broadband Forum, once the ADSL Forum. */
const BROADBAND_FORUM = 3561;

const head = {
  type: u16({ alias: "pppoed.tag", hex: true, names: PPPOE_TAG }),
  length: u16({ alias: "pppoed.tag_length", unit: "bytes" }),
};
const subHead = {
  type: u8({
    alias: "pppoed.tags.vendorspecific.tag",
    hex: true,
    names: PPPOE_ACCESS_TAG,
  }),
  length: u8({ alias: "pppoed.tag_length_8", unit: "bytes" }),
};

type Head = { type: Field<number>; length: Field<number> };

function textTag(first: Head, alias: string): Struct<PPPoETextTag> {
  return struct<PPPoETextTag>({
    ...first,
    text: restText({ alias: `pppoed.tags.${alias}` }),
  });
}
function bytesTag(alias: string): Struct<PPPoEOtherTag> {
  return struct<PPPoEOtherTag>({
    ...head,
    data: rest({ alias: `pppoed.${alias}` }),
  });
}
function numberTag(alias: string, unit?: string): Struct<PPPoENumberTag> {
  return struct<PPPoENumberTag>({
    ...head,
    value: u16({ alias: `pppoed.tags.${alias}`, ...(unit && { unit }) }),
  });
}
function rateTag(alias: string, unit = "kbit/s"): Struct<PPPoENumberTag> {
  return struct<PPPoENumberTag>({
    ...subHead,
    value: u32({ alias: `pppoed.tags.${alias}`, unit }),
  });
}

const access = struct<PPPoEAccessTag>({
  ...head,
  vendor: u32({ alias: "pppoed.tags.vendor_id" }),
  tags: options<PPPoEAccessSubtag>({
    counts: "value",
    cases: {
      0x01: textTag(subHead, "circuit_id"),
      0x02: textTag(subHead, "remote_id"),
      0x81: rateTag("act_data_rate_up"),
      0x82: rateTag("act_data_rate_down"),
      0x83: rateTag("min_data_rate_up"),
      0x84: rateTag("min_data_rate_down"),
      0x85: rateTag("attainable_data_rate_up"),
      0x86: rateTag("attainable_data_rate_down"),
      0x87: rateTag("max_data_rate_up"),
      0x88: rateTag("max_data_rate_down"),
      0x89: rateTag("min_data_rate_up_lp"),
      0x8a: rateTag("min_data_rate_down_lp"),
      0x8b: rateTag("max_int_delay_up", "ms"),
      0x8c: rateTag("act_int_delay_up", "ms"),
      0x8d: rateTag("max_int_delay_down", "ms"),
      0x8e: rateTag("act_int_delay_down", "ms"),
      0x90: struct<PPPoEEncapsulationTag>({
        ...subHead,
        dataLink: u8({ alias: "pppoed.tags.access_loop_encap.data_link" }),
        encapsulation1: u8({ alias: "pppoed.tags.access_loop_encap.encap_1" }),
        encapsulation2: u8({ alias: "pppoed.tags.access_loop_encap.encap_2" }),
      }),
    },
    other: struct<PPPoEOtherTag>({ ...subHead, data: rest() }),
  }),
});
const vendor = struct<PPPoEVendorTag>({
  ...head,
  vendor: u32({ alias: "pppoed.tags.vendor_id" }),
  data: padding({ alias: "pppoed.tags.vendor_unspecified" }),
});

/** The vendor stands behind type and length. */
const vendorSpecific = choice<PPPoEAccessTag | PPPoEVendorTag>(
  [access, vendor],
  (c) =>
    c.room >= 8 && (c.peek(6) << 8 | c.peek(7)) === BROADBAND_FORUM &&
      c.peek(4) === 0 && c.peek(5) === 0
      ? access
      : vendor,
);

/** Credits, which may stand in a session packet too. */
export const creditsTag: Struct<PPPoECreditsTag> = struct<PPPoECreditsTag>({
  ...head,
  forward: u16({ alias: "pppoed.tags.credits.fcn" }),
  backward: u16({ alias: "pppoed.tags.credits.bcn" }),
});
const metrics = struct<PPPoEMetricsTag>({
  ...head,
  reserved: bits(11),
  maximumUnit: bits(2, {
    alias: "pppoed.tags.metrics.mdr_units",
    names: PPPOE_RATE_UNIT,
  }),
  currentUnit: bits(2, {
    alias: "pppoed.tags.metrics.cdr_units",
    names: PPPOE_RATE_UNIT,
  }),
  receiveOnly: flag({ alias: "pppoed.tags.metrics.r" }),
  quality: u8({ alias: "pppoed.tags.metrics.rlq", unit: "%" }),
  resources: u8({ alias: "pppoed.tags.metrics.resource", unit: "%" }),
  latency: u16({ alias: "pppoed.tags.metrics.latency", unit: "ms" }),
  currentRate: u16({ alias: "pppoed.tags.metrics.curr_drate" }),
  maximumRate: u16({ alias: "pppoed.tags.metrics.max_drate" }),
});
const route = struct<PPPoERouteTag>({
  ...head,
  destination: ipv4Address(),
  mask: ipv4Address(),
  gateway: ipv4Address(),
  metric: u32(),
});

/** The tags in the `size` bytes behind the header. */
export function pppoeTags<H>(size: (h: H) => number): Options<PPPoETag> {
  return options<PPPoETag>({
    size,
    typeSize: 2,
    lengthSize: 2,
    counts: "value",
    last: 0x0000,
    cases: {
      0x0000: struct<PPPoEEndTag>({ ...head, padding: padding() }),
      0x0101: textTag(head, "service_name"),
      0x0102: textTag(head, "ac_name"),
      0x0103: bytesTag("tags.host_uniq"),
      0x0104: bytesTag("tags.ac_cookie"),
      0x0105: vendorSpecific,
      0x0106: creditsTag,
      0x0107: metrics,
      0x0108: numberTag("seq_num"),
      0x0109: numberTag("credit_scale"),
      0x0110: bytesTag("tags.relay_session_id"),
      0x0111: textTag(head, "hurl"),
      0x0112: textTag(head, "motm"),
      0x0120: numberTag("max_payload", "bytes"),
      0x0121: route,
      0x0201: textTag(head, "service_name_error"),
      0x0202: textTag(head, "ac_system_error"),
      0x0203: textTag(head, "generic_error"),
    },
    other: bytesTag("tag.unknown_data"),
  });
}
