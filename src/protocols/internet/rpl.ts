/** Control messages of RPL, the routing protocol of low-power networks: RFC 6550 §6. */
import {
  bits,
  bytes,
  flag,
  ipv6Address,
  rest,
  type Struct,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import { RPL_KEY_MODE, RPL_MODE } from "../../names/rpl.ts";
import { type RPLOption, rplOptions } from "./rpl_options.ts";

/** DODAG Information Solicitation: RFC 6550 §6.2. */
export interface RPLSolicitation {
  /** Flags, of which none is defined. */
  flags: number;
  /** Reserved. */
  reserved: number;
  /** Options. */
  options: RPLOption[];
}
/** DODAG Information Object: RFC 6550 §6.3. */
export interface RPLInformation {
  /** RPLInstanceID. */
  instanceId: number;
  /** Version of the DODAG. */
  version: number;
  /** Rank of the sender. */
  rank: number;
  /** G: the DODAG is grounded. */
  grounded: boolean;
  /** Zero. */
  zero: boolean;
  /** MOP: mode of operation. */
  mode: number;
  /** Prf: preference of the DODAG; higher is better. */
  preference: number;
  /** Destination advertisement trigger sequence number. */
  dtsn: number;
  /** Flags, of which none is defined. */
  flags: number;
  /** Reserved. */
  reserved: number;
  /** Identifies the DODAG: an address of its root. */
  dodagId: string;
  /** Options. */
  options: RPLOption[];
}
/** Destination Advertisement Object: RFC 6550 §6.4. */
export interface RPLAdvertisement {
  /** RPLInstanceID. */
  instanceId: number;
  /** K: the sender wants an acknowledgment. */
  ackRequested: boolean;
  /** D: the DODAG is named. */
  hasDodagId: boolean;
  /** Flags, of which none is defined. */
  flags: number;
  /** Reserved. */
  reserved: number;
  /** Sequence number. */
  sequence: number;
  /** Identifies the DODAG. */
  dodagId?: string;
  /** Options. */
  options: RPLOption[];
}
/** Acknowledgment of it: RFC 6550 §6.5. */
export interface RPLAcknowledgment {
  /** RPLInstanceID. */
  instanceId: number;
  /** D: the DODAG is named. */
  hasDodagId: boolean;
  /** Reserved. */
  reserved: number;
  /** Sequence number that is acknowledged. */
  sequence: number;
  /** 0 accepted, up to 127 accepted with reservations, from 128 on rejected. */
  status: number;
  /** Identifies the DODAG. */
  dodagId?: string;
  /** Options. */
  options: RPLOption[];
}
/** What secure messages begin with: RFC 6550 §6.1. */
export interface RPLSecurity {
  /** T: the counter is a time. */
  counterIsTime: boolean;
  /** Reserved. */
  reserved: number;
  /** Algorithm; 0: CCM with AES-128, signatures with RSA and SHA-256. */
  algorithm: number;
  /** KIM: where the key comes from. */
  keyMode: number;
  /** Reserved. */
  reserved2: number;
  /** LVL: how the message is protected; odd levels encrypt it. */
  level: number;
  /** Flags, of which none is defined. */
  flags: number;
  /** Counter. */
  counter: number;
  /** Key source. */
  keySource?: Uint8Array;
  /** Key index. */
  keyIndex?: number;
}
/** A secure form of the messages above. */
export interface RPLSecureMessage extends RPLSecurity {
  /** The message, encrypted or not, and its authentication code. */
  data: Uint8Array;
}
/** Consistency Check: RFC 6550 §6.6. */
export interface RPLConsistencyCheck extends RPLSecurity {
  /** RPLInstanceID. */
  instanceId: number;
  /** R: an answer. */
  response: boolean;
  /** Flags, of which none is defined. */
  flags2: number;
  /** Nonce. */
  nonce: number;
  /** Identifies the DODAG. */
  dodagId: string;
  /** Destination counter. */
  destinationCounter: number;
  /** Options and authentication code. */
  data: Uint8Array;
}
/** Any control message of RPL. */
export type RPLMessage =
  | RPLSolicitation
  | RPLInformation
  | RPLAdvertisement
  | RPLAcknowledgment
  | RPLSecureMessage
  | RPLConsistencyCheck;

const solicitation = struct<RPLSolicitation>({
  flags: u8({ alias: "icmpv6.rpl.dis.flags" }),
  reserved: u8(),
  options: rplOptions,
});
const information = struct<RPLInformation>({
  instanceId: u8({ alias: "icmpv6.rpl.dio.instance" }),
  version: u8({ alias: "icmpv6.rpl.dio.version" }),
  rank: u16({ alias: "icmpv6.rpl.dio.rank" }),
  grounded: flag({ alias: "icmpv6.rpl.dio.flag.g" }),
  zero: flag({ alias: "icmpv6.rpl.dio.flag.0" }),
  mode: bits(3, { alias: "icmpv6.rpl.dio.flag.mop", names: RPL_MODE }),
  preference: bits(3, { alias: "icmpv6.rpl.dio.flag.preference" }),
  dtsn: u8({ alias: "icmpv6.rpl.dio.dtsn" }),
  flags: u8(),
  reserved: u8(),
  dodagId: ipv6Address({ alias: "icmpv6.rpl.dio.dagid" }),
  options: rplOptions,
});
const hasDodagId = (h: { hasDodagId: boolean }): boolean => h.hasDodagId;
const advertisement = struct<RPLAdvertisement>({
  instanceId: u8({ alias: "icmpv6.rpl.dao.instance" }),
  ackRequested: flag({ alias: "icmpv6.rpl.dao.flag.k" }),
  hasDodagId: flag({ alias: "icmpv6.rpl.dao.flag.d" }),
  flags: bits(6, { alias: "icmpv6.rpl.dao.flag.rsv" }),
  reserved: u8(),
  sequence: u8({ alias: "icmpv6.rpl.dao.sequence" }),
  dodagId: when(
    hasDodagId,
    ipv6Address({ alias: "icmpv6.rpl.dao.dodagid" }),
  ),
  options: rplOptions,
});
const acknowledgment = struct<RPLAcknowledgment>({
  instanceId: u8({ alias: "icmpv6.rpl.daoack.instance" }),
  hasDodagId: flag({ alias: "icmpv6.rpl.daoack.flag.d" }),
  reserved: bits(7, { alias: "icmpv6.rpl.daoack.flag.rsv" }),
  sequence: u8({ alias: "icmpv6.rpl.daoack.sequence" }),
  status: u8({ alias: "icmpv6.rpl.daoack.status" }),
  dodagId: when(
    hasDodagId,
    ipv6Address({ alias: "icmpv6.rpl.daoack.dodagid" }),
  ),
  options: rplOptions,
});

/** Modes without a key source, and the one without an index: RFC 6550 §6.1. */
const GROUP_KEY = 0, PAIR_KEY = 1;
const security = {
  counterIsTime: flag({ alias: "icmpv6.rpl.secure.flag.t" }),
  reserved: bits(7, { alias: "icmpv6.rpl.secure.flag.rsv" }),
  algorithm: u8({ alias: "icmpv6.rpl.secure.algorithm" }),
  keyMode: bits(2, { alias: "icmpv6.rpl.secure.kim", names: RPL_KEY_MODE }),
  reserved2: bits(3, { alias: "icmpv6.rpl.secure.rsv" }),
  level: bits(3, { alias: "icmpv6.rpl.secure.lvl" }),
  flags: u8(),
  counter: u32({ alias: "icmpv6.rpl.secure.counter" }),
  keySource: when(
    (h: RPLSecurity) => h.keyMode > PAIR_KEY,
    bytes(8, { alias: "icmpv6.rpl.secure.key.source" }),
  ),
  keyIndex: when(
    (h: RPLSecurity) => h.keyMode === GROUP_KEY || h.keyMode > PAIR_KEY,
    u8({ alias: "icmpv6.rpl.secure.key.index" }),
  ),
};
const secure = struct<RPLSecureMessage>({ ...security, data: rest() });
const consistencyCheck = struct<RPLConsistencyCheck>({
  ...security,
  instanceId: u8({ alias: "icmpv6.rpl.cc.instance" }),
  response: flag({ alias: "icmpv6.rpl.cc.flag.r" }),
  flags2: bits(7, { alias: "icmpv6.rpl.cc.flag.rsv" }),
  nonce: u16({ alias: "icmpv6.rpl.cc.nonce" }),
  dodagId: ipv6Address({ alias: "icmpv6.rpl.cc.dodagid" }),
  destinationCounter: u32({ alias: "icmpv6.rpl.cc.destination_counter" }),
  data: rest(),
});

/** Control messages by code. */
export const rplMessages: Readonly<Record<number, Struct<RPLMessage>>> = {
  0x00: solicitation,
  0x01: information,
  0x02: advertisement,
  0x03: acknowledgment,
  0x80: secure,
  0x81: secure,
  0x82: secure,
  0x83: secure,
  0x8a: consistencyCheck,
};
