/** TLVs that opaque LSAs hold: RFC 3630 and RFC 4203 (traffic engineering), RFC 7770 (router information), RFC 3623 (graceful restart). */
import {
  bits,
  bytes,
  f32,
  type Field,
  flag,
  ipv4Address,
  ipv6Address,
  list,
  listToEnd,
  type OptionCase,
  type Options,
  options,
  paddedText,
  padding,
  struct,
  u16,
  u24,
  u32,
  u8,
  within,
} from "../../fields/mod.ts";
import {
  OSPF_GRACE_REASON,
  OSPF_GRACE_TLV,
  OSPF_RI_TLV,
  OSPF_TE_LINK_TLV,
  OSPF_TE_LINK_TYPE,
  OSPF_TE_TLV,
} from "../../names/ospf.ts";
import type { Names } from "../../names/names.ts";

/** What all TLVs have. */
export interface OSPFTLVHead {
  /** Type. */
  type: number;
  /** Bytes of the value without padding. */
  length: number;
}
/** What all TLVs end with. */
export interface OSPFTLVPadding {
  /** Padding to 32 bits. */
  padding?: Uint8Array;
}
/** A TLV that has no table. */
export interface OSPFOtherTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Its value. */
  value: Uint8Array;
}
/** Router Address and Link ID: RFC 3630 §2.4.1 and §2.5.2; the address of RFC 3623 §B.3. */
export interface OSPFAddressTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** The address. */
  address: string;
}
/** Addresses of an interface: RFC 3630 §2.5.3 and §2.5.4. */
export interface OSPFAddressesTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** The addresses. */
  addresses: string[];
}
/** Link type: RFC 3630 §2.5.1. */
export interface OSPFLinkTypeTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Link type. */
  linkType: number;
}
/** Traffic engineering metric: RFC 3630 §2.5.5. */
export interface OSPFMetricTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Metric. */
  metric: number;
}
/** Maximum and maximum reservable bandwidth: RFC 3630 §2.5.6 and §2.5.7. */
export interface OSPFBandwidthTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Bytes per second. */
  bandwidth: number;
}
/** Unreserved bandwidth: RFC 3630 §2.5.8. */
export interface OSPFUnreservedTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Bytes per second, by priority. */
  bandwidths: number[];
}
/** Administrative group: RFC 3630 §2.5.9. */
export interface OSPFGroupTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** A bit for each group. */
  group: number;
}
/** Link Local/Remote Identifiers: RFC 4203 §1.1. */
export interface OSPFIdentifiersTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Identifier of the sender's end. */
  local: number;
  /** Identifier of the other end. */
  remote: number;
}
/** Link Protection Type: RFC 4203 §1.2. */
export interface OSPFProtectionTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** A bit for each kind of protection. */
  protection: number;
  /** Reserved. */
  reserved: number;
}
/** Interface Switching Capability Descriptor: RFC 4203 §1.4. */
export interface OSPFSwitchingTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Switching type. */
  switchingType: number;
  /** Encoding. */
  encoding: number;
  /** Reserved. */
  reserved: number;
  /** Most bytes per second of a path, by priority. */
  maxBandwidth: number[];
  /** What the switching type says further. */
  specific: Uint8Array;
}
/** Numbers: Shared Risk Link Groups (RFC 4203 §1.3), Node Admin Tags (RFC 7777 §2.1). */
export interface OSPFNumbersTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** The numbers. */
  values: number[];
}
/** Link: RFC 3630 §2.4.2. */
export interface OSPFLinkTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** What there is to say of it. */
  subTLVs: OSPFLinkSubTLV[];
}
/** Anything that is said of a link. */
export type OSPFLinkSubTLV =
  | OSPFLinkTypeTLV
  | OSPFAddressTLV
  | OSPFAddressesTLV
  | OSPFMetricTLV
  | OSPFBandwidthTLV
  | OSPFUnreservedTLV
  | OSPFGroupTLV
  | OSPFIdentifiersTLV
  | OSPFProtectionTLV
  | OSPFSwitchingTLV
  | OSPFNumbersTLV
  | OSPFOtherTLV;
/** A TLV of traffic engineering. */
export type OSPFTETLV = OSPFAddressTLV | OSPFLinkTLV | OSPFOtherTLV;

/** Informational Capabilities: RFC 7770 §2.4. */
export interface OSPFCapabilitiesTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** It can restart gracefully. */
  gracefulRestart: boolean;
  /** It helps others to restart gracefully. */
  gracefulRestartHelper: boolean;
  /** It can be a stub router. */
  stubRouter: boolean;
  /** It engineers traffic. */
  trafficEngineering: boolean;
  /** Point-to-point over LAN. */
  pointToPointOverLan: boolean;
  /** Experimental traffic engineering. */
  experimentalTE: boolean;
  /** It is a host: RFC 8770 §5. */
  hostRouter: boolean;
  /** Unassigned. */
  unassigned: number;
  /** Further capabilities. */
  more: Uint8Array;
}
/** Dynamic Hostname: RFC 5642 §3.1. */
export interface OSPFHostnameTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Name of the router. */
  hostname: string;
}
/** SR-Algorithm: RFC 8665 §3.1. */
export interface OSPFAlgorithmTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Algorithms. */
  algorithms: number[];
}
/** SID/Label Range (RFC 8665 §3.2) and SR Local Block (§3.3). */
export interface OSPFRangeTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** How many. */
  rangeSize: number;
  /** Reserved. */
  reserved: number;
  /** The first of them: SID/Label (RFC 8665 §2.1). */
  subTLVs: OSPFOtherTLV[];
}
/** Node MSD: RFC 8476 §2. */
export interface OSPFMSDTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Maximum depths. */
  depths: OSPFMSD[];
}
/** A maximum SID depth. */
export interface OSPFMSD {
  /** What of. */
  msdType: number;
  /** How many. */
  msdValue: number;
}
/** SRMS Preference: RFC 8665 §3.4. */
export interface OSPFPreferenceTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Preference. */
  preference: number;
  /** Reserved. */
  reserved: number;
}
/** A TLV of router information. */
export type OSPFRITLV =
  | OSPFCapabilitiesTLV
  | OSPFHostnameTLV
  | OSPFAlgorithmTLV
  | OSPFRangeTLV
  | OSPFMSDTLV
  | OSPFPreferenceTLV
  | OSPFNumbersTLV
  | OSPFOtherTLV;

/** Grace Period: RFC 3623 §B.1. */
export interface OSPFGracePeriodTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Seconds for which neighbours shall go on as before. */
  period: number;
}
/** Graceful Restart reason: RFC 3623 §B.2. */
export interface OSPFGraceReasonTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Why it restarts. */
  reason: number;
}
/** A TLV of graceful restart. */
export type OSPFGraceTLV =
  | OSPFGracePeriodTLV
  | OSPFGraceReasonTLV
  | OSPFAddressTLV
  | OSPFOtherTLV;

const size = (h: OSPFTLVHead): number => h.length;
const pad = padding({ alias: "ospf.pad_bytes" });

/** TLVs whose types have these names; `alias` is Wireshark's name of the type. */
function tlvs<T extends object>(
  names: Names,
  alias: string,
  cases: (head: {
    type: Field<number>;
    length: Field<number>;
  }) => Readonly<Record<number, OptionCase<T | OSPFOtherTLV>>>,
): Options<T | OSPFOtherTLV> {
  const head = {
    type: u16({ alias, names }),
    length: u16({ alias: "ospf.tlv_length", unit: "bytes" }),
  };
  return options<T | OSPFOtherTLV>({
    typeSize: 2,
    lengthSize: 2,
    counts: "value",
    align: 4,
    cases: cases(head),
    other: struct<OSPFOtherTLV>({
      ...head,
      value: bytes(size, { alias: "ospf.tlv_value" }),
      padding: pad,
    }),
  });
}

const bandwidth = (alias?: string) =>
  f32({ ...(alias && { alias }), unit: "bytes/s" });
const PRIORITIES = 8;

const linkTLVs = tlvs<OSPFLinkSubTLV>(
  OSPF_TE_LINK_TLV,
  "ospf.tlv_type",
  (head) => {
    const addresses = (alias: string) =>
      struct<OSPFAddressesTLV>({
        ...head,
        addresses: within(size, listToEnd(ipv4Address({ alias }))),
        padding: pad,
      });
    const limit = (alias?: string) =>
      struct<OSPFBandwidthTLV>({
        ...head,
        bandwidth: bandwidth(alias),
        padding: pad,
      });
    return {
      1: struct<OSPFLinkTypeTLV>({
        ...head,
        linkType: u8({
          alias: "ospf.mpls.linktype",
          names: OSPF_TE_LINK_TYPE,
        }),
        padding: pad,
      }),
      2: struct<OSPFAddressTLV>({
        ...head,
        address: ipv4Address({ alias: "ospf.mpls.linkid" }),
        padding: pad,
      }),
      3: addresses("ospf.mpls.local_addr"),
      4: addresses("ospf.mpls.remote_addr"),
      5: struct<OSPFMetricTLV>({
        ...head,
        metric: u32({ alias: "ospf.mpls.te_metric" }),
        padding: pad,
      }),
      6: limit("ospf.mpls.link_max_bw"),
      7: limit("ospf.mpls.link_max_bw"),
      8: struct<OSPFUnreservedTLV>({
        ...head,
        bandwidths: list(bandwidth("ospf.mpls.pri"), PRIORITIES),
        padding: pad,
      }),
      9: struct<OSPFGroupTLV>({
        ...head,
        group: u32({ alias: "ospf.mpls.linkcolor", hex: true }),
        padding: pad,
      }),
      11: struct<OSPFIdentifiersTLV>({
        ...head,
        local: u32({ alias: "ospf.mpls.local_id" }),
        remote: u32({ alias: "ospf.mpls.remote_id" }),
        padding: pad,
      }),
      14: struct<OSPFProtectionTLV>({
        ...head,
        protection: u8({ alias: "ospf.mpls.protection_capability", hex: true }),
        reserved: u24(),
        padding: pad,
      }),
      15: struct<OSPFSwitchingTLV>({
        ...head,
        switchingType: u8({ alias: "ospf.mpls.switching_type" }),
        encoding: u8({ alias: "ospf.mpls.encoding" }),
        reserved: u16(),
        maxBandwidth: list(bandwidth("ospf.mpls.pri"), PRIORITIES),
        specific: bytes((h: OSPFSwitchingTLV) => h.length - 4 - PRIORITIES * 4),
        padding: pad,
      }),
      16: struct<OSPFNumbersTLV>({
        ...head,
        values: within(
          size,
          listToEnd(u32({ alias: "ospf.mpls.shared_risk_link_group" })),
        ),
        padding: pad,
      }),
    };
  },
);

/** TLVs of traffic engineering. */
export const ospfTETLVs: Options<OSPFTETLV> = tlvs<OSPFTETLV>(
  OSPF_TE_TLV,
  "ospf.tlv_type",
  (head) => ({
    1: struct<OSPFAddressTLV>({
      ...head,
      address: ipv4Address({ alias: "ospf.mpls.routerid" }),
      padding: pad,
    }),
    2: struct<OSPFLinkTLV>({
      ...head,
      subTLVs: within(size, linkTLVs),
      padding: pad,
    }),
    3: struct<OSPFAddressTLV>({
      ...head,
      address: ipv6Address(),
      padding: pad,
    }),
  }),
);

const sidTLVs = tlvs<OSPFOtherTLV>(
  { 1: "SID/Label" },
  "ospf.tlv.sidlabel_range.type",
  () => ({}),
);

/** TLVs of router information. */
export const ospfRITLVs: Options<OSPFRITLV> = tlvs<OSPFRITLV>(
  OSPF_RI_TLV,
  "ospf.tlv_type.opaque",
  (head) => {
    const range = struct<OSPFRangeTLV>({
      ...head,
      rangeSize: u24({ alias: "ospf.tlv.range_size" }),
      reserved: u8(),
      subTLVs: within((h: OSPFRangeTLV) => h.length - 4, sidTLVs),
      padding: pad,
    });
    return {
      1: struct<OSPFCapabilitiesTLV>({
        ...head,
        gracefulRestart: flag({ alias: "ospf.ri.options.grc" }),
        gracefulRestartHelper: flag({ alias: "ospf.ri.options.grh" }),
        stubRouter: flag({ alias: "ospf.ri.options.srs" }),
        trafficEngineering: flag({ alias: "ospf.ri.options.tes" }),
        pointToPointOverLan: flag({ alias: "ospf.ri.options.p2plan" }),
        experimentalTE: flag({ alias: "ospf.ri.options.ete" }),
        hostRouter: flag({ alias: "ospf.ri.options.host" }),
        unassigned: bits(25),
        more: bytes((h: OSPFCapabilitiesTLV) => h.length - 4),
        padding: pad,
      }),
      7: struct<OSPFHostnameTLV>({
        ...head,
        hostname: paddedText(size, { alias: "ospf.dynhostname" }),
        padding: pad,
      }),
      8: struct<OSPFAlgorithmTLV>({
        ...head,
        algorithms: within(size, listToEnd(u8({ alias: "ospf.lsa_sa" }))),
        padding: pad,
      }),
      9: range,
      10: struct<OSPFNumbersTLV>({
        ...head,
        values: within(size, listToEnd(u32())),
        padding: pad,
      }),
      12: struct<OSPFMSDTLV>({
        ...head,
        depths: within(
          size,
          listToEnd(struct<OSPFMSD>({
            msdType: u8({ alias: "ospf.tlv.igp_msd_type" }),
            msdValue: u8({ alias: "ospf.tlv.igp_msd_value" }),
          })),
        ),
        padding: pad,
      }),
      14: range,
      15: struct<OSPFPreferenceTLV>({
        ...head,
        preference: u8({ alias: "ospf.tlv.preference" }),
        reserved: u24(),
        padding: pad,
      }),
    };
  },
);

/** TLVs of graceful restart. */
export const ospfGraceTLVs: Options<OSPFGraceTLV> = tlvs<OSPFGraceTLV>(
  OSPF_GRACE_TLV,
  "ospf.tlv_type",
  (head) => ({
    1: struct<OSPFGracePeriodTLV>({
      ...head,
      period: u32({ alias: "ospf.v2.grace.period", unit: "s" }),
      padding: pad,
    }),
    2: struct<OSPFGraceReasonTLV>({
      ...head,
      reason: u8({ alias: "ospf.v2.grace.reason", names: OSPF_GRACE_REASON }),
      padding: pad,
    }),
    3: struct<OSPFAddressTLV>({
      ...head,
      address: ipv4Address({ alias: "ospf.v2.grace.ip" }),
      padding: pad,
    }),
  }),
);

/** TLVs of an opaque type that has no table. */
export const ospfOtherTLVs: Options<OSPFOtherTLV> = tlvs<OSPFOtherTLV>(
  {},
  "ospf.tlv_type",
  () => ({}),
);
