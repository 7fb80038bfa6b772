/** Options of IPv6 for networks of many hops: SMF (RFC 6621), RPL (RFC 6553), MPL (RFC 7731), DFF (RFC 6971). */
import {
  bits,
  bytes,
  choice,
  derived,
  flag,
  ipv4Address,
  ipv6Address,
  oneOf,
  type OptionCase,
  padding,
  rest,
  struct,
  u16,
  u8,
  when,
} from "../../fields/mod.ts";
import { SMF_TAGGER } from "../../names/ipv6_option.ts";
import { ipv6SizedOptionHead, type SizedIPv6Option } from "./ipv6_option.ts";

/** SMF_DPD with an identifier (I-DPD): RFC 6621 §6.1.1. */
export interface IPv6SMFIdentifierOption extends SizedIPv6Option {
  /** H: false in this form. */
  hash: boolean;
  /** What the tagger is named by. */
  taggerIdType: number;
  /** Bytes of the tagger's name, less one. */
  taggerIdLength: number;
  /** The tagger: an address, or bytes that mean something to it alone. */
  taggerId?: string | Uint8Array;
  /** Identifies the packet. */
  identifier: Uint8Array;
}
/** SMF_DPD with a hash (H-DPD): RFC 6621 §6.1.1. */
export interface IPv6SMFHashOption extends SizedIPv6Option {
  /** H: true in this form. */
  hash: boolean;
  /** Hash assist value; its first bit is H. */
  hashAssist: Uint8Array;
}
/** RPL Option: RFC 6553 §3; RFC 9008 gave it another type. */
export interface IPv6RPLOption extends SizedIPv6Option {
  /** O: the packet goes down. */
  down: boolean;
  /** R: a rank error was seen. */
  rankError: boolean;
  /** F: the node could not forward the packet. */
  forwardingError: boolean;
  /** Reserved. */
  reserved: number;
  /** RPLInstanceID. */
  instanceId: number;
  /** Rank of the sender. */
  senderRank: number;
  /** Sub-TLVs, of which none is defined. */
  subTLVs?: Uint8Array;
}
/** MPL Option: RFC 7731 §6.1. */
export interface IPv6MPLOption extends SizedIPv6Option {
  /** S: 0 the source address is the seed, 1, 2, 3: a seed of 2, 8, 16 bytes. */
  seedIdType: number;
  /** M: no larger sequence number is known. */
  largestSequence: boolean;
  /** V: 0 in this version. */
  version: boolean;
  /** Reserved. */
  reserved: number;
  /** Sequence number. */
  sequence: number;
  /** Seed. */
  seedId?: Uint8Array;
}
/** IP_DFF: RFC 6971. */
export interface IPv6DepthFirstOption extends SizedIPv6Option {
  /** Version of DFF. */
  version: number;
  /** DUP: the packet is sent once more. */
  duplicate: boolean;
  /** RET: the packet goes back. */
  returned: boolean;
  /** Reserved. */
  reserved: number;
  /** Sequence number; absent in options of 2 bytes, the length that RFC 6971 gave before its erratum 3937. */
  sequence?: number;
  /** What of it has room there. */
  data?: Uint8Array;
}
/** Any of these options. */
export type IPv6MeshOption =
  | IPv6SMFIdentifierOption
  | IPv6SMFHashOption
  | IPv6RPLOption
  | IPv6MPLOption
  | IPv6DepthFirstOption;

/** Bytes of a tagger's address, by its type: RFC 6621 §6.1.1. */
const TAGGER_SIZE: Readonly<Record<number, number>> = { 2: 4, 3: 16 };
/** Bytes of a seed, by S: RFC 7731 §6.1. */
const SEED_SIZE = [0, 2, 8, 16];
/** Where RFC 6971 left no room for the sequence number. */
const OLD_DFF_LENGTH = 2;

const smfIdentifier = struct<IPv6SMFIdentifierOption>({
  ...ipv6SizedOptionHead,
  hash: flag({ alias: "ipv6.opt.smf_dpd.hash_bit" }),
  taggerIdType: bits(3, {
    alias: "ipv6.opt.smf_dpd.tid_type",
    names: SMF_TAGGER,
  }),
  taggerIdLength: bits(4, { alias: "ipv6.opt.smf_dpd.tid_len" }),
  taggerId: when(
    (h: IPv6SMFIdentifierOption) => h.taggerIdType > 0,
    oneOf<IPv6SMFIdentifierOption, string | Uint8Array>(
      (h) =>
        h.taggerIdLength + 1 === TAGGER_SIZE[h.taggerIdType]
          ? h.taggerIdType
          : 0,
      { 2: ipv4Address(), 3: ipv6Address() },
      bytes((h: IPv6SMFIdentifierOption) => h.taggerIdLength + 1),
      { alias: "ipv6.opt.smf_dpd.tagger_id" },
    ),
  ),
  identifier: rest({ alias: "ipv6.opt.smf_dpd.ident" }),
});
const smfHash = struct<IPv6SMFHashOption>({
  ...ipv6SizedOptionHead,
  hash: derived<IPv6SMFHashOption, boolean>(() => true, {
    alias: "ipv6.opt.smf_dpd.hash_bit",
  }),
  hashAssist: rest({ alias: "ipv6.opt.smf_dpd.hav" }),
});
const rpl = struct<IPv6RPLOption>({
  ...ipv6SizedOptionHead,
  down: flag({ alias: "ipv6.opt.rpl.flag.o" }),
  rankError: flag({ alias: "ipv6.opt.rpl.flag.r" }),
  forwardingError: flag({ alias: "ipv6.opt.rpl.flag.f" }),
  reserved: bits(5, { alias: "ipv6.opt.rpl.flag.rsv" }),
  instanceId: u8({ alias: "ipv6.opt.rpl.instance_id" }),
  senderRank: u16({ alias: "ipv6.opt.rpl.sender_rank" }),
  subTLVs: padding(),
});
const mpl = struct<IPv6MPLOption>({
  ...ipv6SizedOptionHead,
  seedIdType: bits(2, { alias: "ipv6.opt.mpl.flag.s" }),
  largestSequence: flag({ alias: "ipv6.opt.mpl.flag.m" }),
  version: flag({ alias: "ipv6.opt.mpl.flag.v" }),
  reserved: bits(4, { alias: "ipv6.opt.mpl.flag.rsv" }),
  sequence: u8({ alias: "ipv6.opt.mpl.sequence" }),
  seedId: when(
    (h: IPv6MPLOption) => h.seedIdType > 0,
    bytes((h: IPv6MPLOption) => SEED_SIZE[h.seedIdType], {
      alias: "ipv6.opt.mpl.seed_id",
    }),
  ),
});
const depthFirst = struct<IPv6DepthFirstOption>({
  ...ipv6SizedOptionHead,
  version: bits(2, { alias: "ipv6.opt.dff.flag.ver" }),
  duplicate: flag({ alias: "ipv6.opt.dff.flag.dup" }),
  returned: flag({ alias: "ipv6.opt.dff.flag.ret" }),
  reserved: bits(4, { alias: "ipv6.opt.dff.flag.rsv" }),
  sequence: when(
    (h: IPv6DepthFirstOption) => h.length !== OLD_DFF_LENGTH,
    u16({ alias: "ipv6.opt.dff.sequence_number" }),
  ),
  data: when(
    (h: IPv6DepthFirstOption) => h.length === OLD_DFF_LENGTH,
    rest(),
  ),
});

/** The tables of these options, by type. */
export const ipv6MeshOptions: Readonly<
  Record<number, OptionCase<IPv6MeshOption>>
> = {
  0x08: choice<IPv6MeshOption>(
    [smfIdentifier, smfHash],
    (c) => c.room > 2 && c.peek(2) >= 0x80 ? smfHash : smfIdentifier,
  ),
  0x23: rpl,
  0x63: rpl,
  0x6d: mpl,
  0xee: depthFirst,
};
