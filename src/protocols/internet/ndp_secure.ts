/** Options of Secure Neighbor Discovery: RFC 3971 §5. */
import {
  bytes,
  padding,
  rest,
  type Struct,
  struct,
  u16,
  u48,
  u8,
} from "../../fields/mod.ts";
import { type NDOptionHead, ndOptionHead } from "./ndp_option.ts";

/** CGA: RFC 3971 §5.1, with the parameters of RFC 3972 §3. */
export interface NDCGA extends NDOptionHead {
  /** Bytes of padding. */
  padLength: number;
  /** Reserved. */
  reserved: number;
  /** Modifier: makes the hash come out right. */
  modifier: Uint8Array;
  /** Subnet prefix of the address. */
  subnetPrefix: Uint8Array;
  /** How often the address was found taken. */
  collisionCount: number;
  /** Public key (DER of a SubjectPublicKeyInfo) and extensions. */
  publicKey: Uint8Array;
  /** Padding. */
  padding?: Uint8Array;
}
/** RSA Signature: RFC 3971 §5.2. */
export interface NDSignature extends NDOptionHead {
  /** Reserved. */
  reserved: number;
  /** First 128 bits of the key's SHA-1 hash. */
  keyHash: Uint8Array;
  /** Signature and padding. */
  signature: Uint8Array;
}
/** Timestamp: RFC 3971 §5.3.1. */
export interface NDTimestamp extends NDOptionHead {
  /** Reserved. */
  reserved: Uint8Array;
  /** Seconds since 1970. */
  seconds: number;
  /** Fraction of the second, in 1/65536. */
  fraction: number;
}
/** Nonce: RFC 3971 §5.3.2. */
export interface NDNonce extends NDOptionHead {
  /** Nonce. */
  nonce: Uint8Array;
}
/** Any of these options. */
export type NDSecureOption = NDCGA | NDSignature | NDTimestamp | NDNonce;

/** Bytes of type, length, padding length, reserved, and of CGA parameters before the key. */
const BEFORE_KEY = 29;
const cga = struct<NDCGA>({
  ...ndOptionHead,
  padLength: u8({ alias: "icmpv6.opt.cga.pad_length", unit: "bytes" }),
  reserved: u8(),
  modifier: bytes(16, { alias: "icmpv6.opt.cga.modifier" }),
  subnetPrefix: bytes(8, { alias: "icmpv6.opt.cga.subnet_prefix" }),
  collisionCount: u8({ alias: "icmpv6.opt.cga.count" }),
  publicKey: bytes((h: NDCGA) => h.length * 8 - h.padLength - BEFORE_KEY),
  padding: padding(),
});
const signature = struct<NDSignature>({
  ...ndOptionHead,
  reserved: u16(),
  keyHash: bytes(16, { alias: "icmpv6.opt.rsa.key_hash" }),
  signature: rest(),
});
const timestamp = struct<NDTimestamp>({
  ...ndOptionHead,
  reserved: bytes(6),
  seconds: u48({ unit: "s" }),
  fraction: u16(),
});
const nonce = struct<NDNonce>({
  ...ndOptionHead,
  nonce: rest({ alias: "icmpv6.opt.nonce" }),
});

/** The tables of these options, by type. */
export const ndSecureOptions: Readonly<Record<number, Struct<NDSecureOption>>> =
  {
    11: cga,
    12: signature,
    13: timestamp,
    14: nonce,
  };
