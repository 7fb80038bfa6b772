/** Agent advertisements: extensions of ICMP router advertisements for Mobile IP, RFC 5944 §2.1. */
import {
  bits,
  flag,
  ipv4Address,
  list,
  listToEnd,
  type Options,
  options,
  rest,
  struct,
  u16,
  u8,
} from "../../fields/mod.ts";
import { MOBILE_IP_EXTENSION } from "../../names/icmp.ts";

/** One-byte Padding: RFC 5944 §2.1.3. */
export interface ICMPMobileHead {
  /** Type. */
  type: number;
}
/** An extension with a length. */
export interface SizedICMPMobileExtension extends ICMPMobileHead {
  /** Bytes of the data. */
  length: number;
}
/** Mobility Agent Advertisement: RFC 5944 §2.1.1. */
export interface ICMPMobilityAgent extends SizedICMPMobileExtension {
  /** Counts the advertisements. */
  sequence: number;
  /** Longest lifetime of a registration, in seconds; 0xffff: infinite. */
  registrationLifetime: number;
  /** R: registration is required. */
  registrationRequired: boolean;
  /** B: busy. */
  busy: boolean;
  /** H: home agent. */
  homeAgent: boolean;
  /** F: foreign agent. */
  foreignAgent: boolean;
  /** M: minimal encapsulation. */
  minimalEncapsulation: boolean;
  /** G: GRE encapsulation. */
  gre: boolean;
  /** r: zero; once Van Jacobson header compression. */
  vjCompression: boolean;
  /** T: reverse tunnelling. */
  reverseTunneling: boolean;
  /** U: UDP tunnelling (RFC 3519). */
  udpTunneling: boolean;
  /** X: registration revocation (RFC 3543). */
  revocation: boolean;
  /** I: regional registration (RFC 4857). */
  regional: boolean;
  /** Reserved. */
  reserved: number;
  /** Care-of addresses. */
  careOfAddresses: string[];
}
/** Prefix-Lengths: RFC 5944 §2.1.2. */
export interface ICMPMobilePrefixLengths extends SizedICMPMobileExtension {
  /** Bits of the network prefix of each router address. */
  prefixLengths: number[];
}
/** Challenge: RFC 4721 §2.1. */
export interface ICMPMobileChallenge extends SizedICMPMobileExtension {
  /** Random bytes. */
  challenge: Uint8Array;
}
/** Any other extension. */
export interface ICMPMobileOtherExtension extends SizedICMPMobileExtension {
  /** Its data. */
  data: Uint8Array;
}
/** Any extension of a router advertisement. */
export type ICMPMobileExtension =
  | ICMPMobileHead
  | ICMPMobilityAgent
  | ICMPMobilePrefixLengths
  | ICMPMobileChallenge
  | ICMPMobileOtherExtension;

const type = {
  type: u8({ alias: "icmp.mip.type", names: MOBILE_IP_EXTENSION }),
};
const head = {
  ...type,
  length: u8({ alias: "icmp.mip.length", unit: "bytes" }),
};

/** The extensions in the bytes that remain. */
export const icmpMobileExtensions: Options<ICMPMobileExtension> = options<
  ICMPMobileExtension
>({
  counts: "value",
  single: [0],
  cases: {
    0: struct<ICMPMobileHead>(type),
    16: struct<ICMPMobilityAgent>({
      ...head,
      sequence: u16({ alias: "icmp.mip.seq" }),
      registrationLifetime: u16({ alias: "icmp.mip.life", unit: "s" }),
      registrationRequired: flag({ alias: "icmp.mip.r" }),
      busy: flag({ alias: "icmp.mip.b" }),
      homeAgent: flag({ alias: "icmp.mip.h" }),
      foreignAgent: flag({ alias: "icmp.mip.f" }),
      minimalEncapsulation: flag({ alias: "icmp.mip.m" }),
      gre: flag({ alias: "icmp.mip.g" }),
      vjCompression: flag({ alias: "icmp.mip.v" }),
      reverseTunneling: flag({ alias: "icmp.mip.rt" }),
      udpTunneling: flag({ alias: "icmp.mip.u" }),
      revocation: flag({ alias: "icmp.mip.x" }),
      regional: flag(),
      reserved: bits(5),
      careOfAddresses: listToEnd(ipv4Address({ alias: "icmp.mip.coa" })),
    }),
    19: struct<ICMPMobilePrefixLengths>({
      ...head,
      prefixLengths: list(
        u8({ alias: "icmp.mip.prefixlength", unit: "bits" }),
        (h: ICMPMobilePrefixLengths) => h.length,
      ),
    }),
    24: struct<ICMPMobileChallenge>({
      ...head,
      challenge: rest({ alias: "icmp.mip.challenge" }),
    }),
  },
  other: struct<ICMPMobileOtherExtension>({
    ...head,
    data: rest({ alias: "icmp.mip.content" }),
  }),
});
