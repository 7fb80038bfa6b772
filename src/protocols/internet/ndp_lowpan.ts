/** Options of Neighbor Discovery in low-power networks: RFC 6775 §4. */
import {
  bits,
  eui64,
  flag,
  ipv6Address,
  ipv6Prefix,
  padding,
  type Struct,
  struct,
  u16,
  u8,
} from "../../fields/mod.ts";
import { type NDOptionHead, ndOptionHead } from "./ndp_option.ts";

/** Address Registration: RFC 6775 §4.1, with the fields of RFC 8505 §4.1. */
export interface NDRegistration extends NDOptionHead {
  /** Status; 0: success. */
  status: number;
  /** Opaque: what the registration is for. */
  opaque: number;
  /** Reserved. */
  reserved: number;
  /** I: what `opaque` is. */
  indexType: number;
  /** R: the registering node asks for reachability. */
  reachability: boolean;
  /** T: `tid` counts. */
  hasTid: boolean;
  /** Transaction ID. */
  tid: number;
  /** Lifetime, in minutes. */
  lifetime: number;
  /** EUI-64, or registration ownership verifier, of the node. */
  eui64: string;
  /** The rest of a longer verifier. */
  more?: Uint8Array;
}
/** 6LoWPAN Context: RFC 6775 §4.2. */
export interface NDContext extends NDOptionHead {
  /** Bits of the prefix that count. */
  contextLength: number;
  /** Reserved. */
  reserved: number;
  /** C: the context is good for compression. */
  compression: boolean;
  /** Context identifier. */
  cid: number;
  /** Reserved. */
  reserved2: number;
  /** Lifetime, in minutes. */
  lifetime: number;
  /** Prefix. */
  prefix: string;
}
/** Authoritative Border Router: RFC 6775 §4.3. */
export interface NDBorderRouter extends NDOptionHead {
  /** Version, the low 16 bits. */
  versionLow: number;
  /** Version, the high 16 bits. */
  versionHigh: number;
  /** Lifetime, in minutes. */
  lifetime: number;
  /** Address of the border router. */
  address: string;
}
/** Any of these options. */
export type NDLowpanOption = NDRegistration | NDContext | NDBorderRouter;

const registration = struct<NDRegistration>({
  ...ndOptionHead,
  status: u8({ alias: "icmpv6.opt.aro.status" }),
  opaque: u8(),
  reserved: bits(4),
  indexType: bits(2),
  reachability: flag(),
  hasTid: flag(),
  tid: u8(),
  lifetime: u16({
    alias: "icmpv6.opt.aro.registration_lifetime",
    unit: "min",
  }),
  eui64: eui64({ alias: "icmpv6.opt.aro.eui64" }),
  more: padding(),
});
const context = struct<NDContext>({
  ...ndOptionHead,
  contextLength: u8({ alias: "icmpv6.opt.6co.context_length", unit: "bits" }),
  reserved: bits(3),
  compression: flag({ alias: "icmpv6.opt.6co.flag.c" }),
  cid: bits(4, { alias: "icmpv6.opt.6co.flag.cid" }),
  reserved2: u16(),
  lifetime: u16({ alias: "icmpv6.opt.6co.valid_lifetime", unit: "min" }),
  prefix: ipv6Prefix(undefined, { alias: "icmpv6.opt.6co.context_prefix" }),
});
const borderRouter = struct<NDBorderRouter>({
  ...ndOptionHead,
  versionLow: u16({ alias: "icmpv6.opt.abro.version_low" }),
  versionHigh: u16({ alias: "icmpv6.opt.abro.version_high" }),
  lifetime: u16({ alias: "icmpv6.opt.abro.valid_lifetime", unit: "min" }),
  address: ipv6Address({ alias: "icmpv6.opt.abro.6lbr_address" }),
});

/** The tables of these options, by type. */
export const ndLowpanOptions: Readonly<Record<number, Struct<NDLowpanOption>>> =
  {
    33: registration,
    34: context,
    35: borderRouter,
  };
