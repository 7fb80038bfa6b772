/** Mobility options: RFC 6275 §6.2, and https://www.iana.org/assignments/mobility-parameters */
import {
  bits,
  choice,
  flag,
  ipv6Address,
  listToEnd,
  ntpTime,
  type Options,
  options,
  padding,
  rest,
  restText,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import {
  MH_AUTH,
  MH_DNS_STATUS,
  MH_LLA_CODE,
  MH_MN_ID,
  MH_OPTION,
} from "../../names/mh.ts";
import { type MHOptionHead, mhOptionHead } from "./mh_option.ts";
import {
  type MHIPv6Address,
  type MHPrefix,
  type MHProxyOption,
  mhProxyOptions,
  type MHTimestamp,
} from "./mh_proxy_options.ts";

/** Pad1: RFC 6275 §6.2.2. */
export interface MHPad1 {
  /** 0. */
  type: number;
}
/** PadN: RFC 6275 §6.2.3. */
export interface MHPadN extends MHOptionHead {
  /** Zeros. */
  padding?: Uint8Array;
}
/** Binding Refresh Advice: RFC 6275 §6.2.4. */
export interface MHRefreshAdvice extends MHOptionHead {
  /** Refresh interval, in units of 4 seconds. */
  refreshInterval: number;
}
/** Nonce Indices: RFC 6275 §6.2.6. */
export interface MHNonceIndices extends MHOptionHead {
  /** Home nonce index. */
  homeNonceIndex: number;
  /** Care-of nonce index. */
  careOfNonceIndex: number;
}
/** Binding Authorization Data: RFC 6275 §6.2.7. */
export interface MHAuthorization extends MHOptionHead {
  /** Authenticator. */
  authenticator: Uint8Array;
}
/** Link-Layer Address: RFC 5568 §6.4.3. */
export interface MHLinkLayer extends MHOptionHead {
  /** Whose address it is. */
  code: number;
  /** Address. */
  address: Uint8Array;
}
/** MN-ID: RFC 4283 §3. */
export interface MHMobileNode extends MHOptionHead {
  /** Kind of identifier. */
  subtype: number;
  /** Identifier; as text where it is a network access identifier. */
  identifier: string;
}
/** MN-ID whose identifier is no text. */
export interface MHMobileNodeBytes extends MHOptionHead {
  /** Kind of identifier. */
  subtype: number;
  /** Identifier. */
  identifierBytes: Uint8Array;
}
/** AUTH: RFC 4285 §5. */
export interface MHAuth extends MHOptionHead {
  /** Whom it is for. */
  subtype: number;
  /** Security parameters index. */
  spi: number;
  /** Authentication data. */
  authData: Uint8Array;
}
/** Options without data: CGA Parameters Request and Care-of Test Init: RFC 4866 §5.1 and §5.5. */
export interface MHRequest extends MHOptionHead {
  /** Bytes that have no meaning. */
  data?: Uint8Array;
}
/** CGA Parameters (RFC 4866 §5.2), of which one option holds a part. */
export interface MHCGA extends MHOptionHead {
  /** CGA parameters. */
  parameters: Uint8Array;
}
/** Signature: RFC 4866 §5.3. */
export interface MHSignature extends MHOptionHead {
  /** Signature. */
  signature: Uint8Array;
}
/** Permanent Home Keygen Token (RFC 4866 §5.4), Care-of Test (§5.6). */
export interface MHToken extends MHOptionHead {
  /** Keygen token. */
  token: Uint8Array;
}
/** DNS-UPDATE: RFC 5026 §8.1. */
export interface MHDnsUpdate extends MHOptionHead {
  /** Status. */
  status: number;
  /** R: the entry shall be removed. */
  remove: boolean;
  /** Reserved. */
  reserved: number;
  /** FQDN of the mobile node. */
  identity: Uint8Array;
}
/** Vendor Specific Mobility Option: RFC 5094 §2. */
export interface MHVendor extends MHOptionHead {
  /** Private enterprise number. */
  vendor: number;
  /** What the vendor calls it. */
  subtype: number;
  /** What the vendor makes of it. */
  data: Uint8Array;
}
/** Service Selection: RFC 5149 §3. */
export interface MHService extends MHOptionHead {
  /** Service. */
  service: string;
}
/** Binding Authorization Data for FMIPv6: RFC 5568 §6.4.5. */
export interface MHFastAuthorization extends MHOptionHead {
  /** Security parameters index. */
  spi: number;
  /** Authenticator. */
  authenticator: Uint8Array;
}
/** Flow Summary: RFC 6089 §4.3. */
export interface MHFlowSummary extends MHOptionHead {
  /** Flow identifiers. */
  flows: number[];
}
/** Any other option. */
export interface MHOtherOption extends MHOptionHead {
  /** Its data. */
  data: Uint8Array;
}
/** Any option. */
export type MHOption =
  | MHPad1
  | MHPadN
  | MHRefreshAdvice
  | MHNonceIndices
  | MHAuthorization
  | MHLinkLayer
  | MHMobileNode
  | MHMobileNodeBytes
  | MHAuth
  | MHRequest
  | MHCGA
  | MHSignature
  | MHToken
  | MHDnsUpdate
  | MHVendor
  | MHService
  | MHFastAuthorization
  | MHFlowSummary
  | MHProxyOption
  | MHOtherOption;

/** Subtype of MN-ID whose identifier is text: RFC 4283 §3.1. */
const NAI = 1;
const subtype = u8({ alias: "mip6.mnid.subtype", names: MH_MN_ID });
const mobileNode = struct<MHMobileNode>({
  ...mhOptionHead,
  subtype,
  identifier: restText({ alias: "mip6.mnid.identifier" }),
});
const mobileNodeBytes = struct<MHMobileNodeBytes>({
  ...mhOptionHead,
  subtype,
  identifierBytes: rest(),
});
const request = struct<MHRequest>({ ...mhOptionHead, data: padding() });
const token = (alias: string) =>
  struct<MHToken>({ ...mhOptionHead, token: rest({ alias }) });
const other = struct<MHOtherOption>({ ...mhOptionHead, data: rest() });

/** The options of a message. */
export const mhOptions: Options<MHOption> = options<MHOption>({
  counts: "value",
  single: [0],
  cases: {
    ...mhProxyOptions,
    0: struct<MHPad1>({
      type: u8({ names: MH_OPTION }),
    }),
    1: struct<MHPadN>({
      ...mhOptionHead,
      padding: padding({ alias: "mip6.padn" }),
    }),
    2: struct<MHRefreshAdvice>({
      ...mhOptionHead,
      refreshInterval: u16({
        alias: "mip6.bra.interval",
        scale: 4,
        unit: "s",
      }),
    }),
    3: struct<MHIPv6Address>({
      ...mhOptionHead,
      address: ipv6Address({ alias: "mip6.acoa.acoa" }),
    }),
    4: struct<MHNonceIndices>({
      ...mhOptionHead,
      homeNonceIndex: u16({ alias: "mip6.ni.hni" }),
      careOfNonceIndex: u16({ alias: "mip6.ni.cni" }),
    }),
    5: struct<MHAuthorization>({
      ...mhOptionHead,
      authenticator: rest({ alias: "mip6.bad.auth" }),
    }),
    6: struct<MHPrefix>({
      ...mhOptionHead,
      reserved: u8(),
      prefixLength: u8({ alias: "mip6.nemo.mnp.pfl", unit: "bits" }),
      prefix: ipv6Address({ alias: "mip6.nemo.mnp.mnp" }),
    }),
    7: struct<MHLinkLayer>({
      ...mhOptionHead,
      code: u8({ alias: "mip6.lla.optcode", names: MH_LLA_CODE }),
      address: rest({ alias: "mip6.lla" }),
    }),
    8: choice<MHOption>(
      [mobileNode, mobileNodeBytes],
      (c) => c.room > 2 && c.peek(2) !== NAI ? mobileNodeBytes : mobileNode,
    ),
    9: struct<MHAuth>({
      ...mhOptionHead,
      subtype: u8({ alias: "mip6.auth.subtype", names: MH_AUTH }),
      spi: u32({ alias: "mip6.auth.mobility_spi", hex: true }),
      authData: rest({ alias: "mip6.auth.auth_data" }),
    }),
    10: struct<MHTimestamp>({ ...mhOptionHead, timestamp: ntpTime() }),
    11: request,
    12: struct<MHCGA>({
      ...mhOptionHead,
      parameters: rest({ alias: "mip6.cgar.cga_par" }),
    }),
    13: struct<MHSignature>({
      ...mhOptionHead,
      signature: rest({ alias: "mip6.sign.sign" }),
    }),
    14: token("mip6.phkt.phkt"),
    15: request,
    16: token("mip6.mocot.co_keygen_tok"),
    17: struct<MHDnsUpdate>({
      ...mhOptionHead,
      status: u8({ alias: "mip6.dnsu.status", names: MH_DNS_STATUS }),
      remove: flag({ alias: "mip6.dnsu.flag.r" }),
      reserved: bits(7),
      identity: rest({ alias: "mip6.dnsu.mn_id" }),
    }),
    18: struct<MHOtherOption>({
      ...mhOptionHead,
      data: rest({ alias: "mip6.em.data" }),
    }),
    19: struct<MHVendor>({
      ...mhOptionHead,
      vendor: u32({ alias: "mip6.vsm.vendorId" }),
      subtype: u8({ alias: "mip6.vsm.subtype" }),
      data: rest({ alias: "mip6.vsm.data" }),
    }),
    20: struct<MHService>({
      ...mhOptionHead,
      service: restText({ alias: "mip6.ss.identifier" }),
    }),
    21: struct<MHFastAuthorization>({
      ...mhOptionHead,
      spi: u32({ alias: "mip6.badff.spi", hex: true }),
      authenticator: rest({ alias: "mip6.badff.auth" }),
    }),
    44: struct<MHFlowSummary>({
      ...mhOptionHead,
      flows: listToEnd(u16()),
    }),
  },
  other,
});
