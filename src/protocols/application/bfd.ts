/** Bidirectional Forwarding Detection: RFC 5880 §4, over UDP: RFC 5881, RFC 5883, RFC 7130, RFC 7881. */
import { hexNumber } from "../../bytes/hex.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  choice,
  chosen,
  flag,
  rest,
  sized,
  struct,
  text,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import { BFD_AUTH, BFD_DIAGNOSTIC, BFD_STATE } from "../../names/routing.ts";

/** A control packet. */
export interface BFD {
  /** Version. */
  version: number;
  /** Diagnostic code: why the session changed last. */
  diagnostic: number;
  /** State of the session. */
  state: number;
  /** P: an answer is wanted. */
  poll: boolean;
  /** F: the answer. */
  final: boolean;
  /** C: the sender's BFD does not share the fate of its control plane. */
  controlPlaneIndependent: boolean;
  /** A: there is an authentication section. */
  authPresent: boolean;
  /** D: the sender wants no further packets. */
  demand: boolean;
  /** M: for sessions with many points. */
  multipoint: boolean;
  /** How many packets may be lost. */
  detectMultiplier: number;
  /** Bytes of the packet. */
  length: number;
  /** Discriminator of the sender. */
  myDiscriminator: number;
  /** Discriminator of the receiver, or 0. */
  yourDiscriminator: number;
  /** Microseconds between packets that the sender wants to send, at least. */
  desiredMinTxInterval: number;
  /** Microseconds between packets that it can take. */
  requiredMinRxInterval: number;
  /** Microseconds between echoes that it can take. */
  requiredMinEchoRxInterval: number;
  /** Authentication section. */
  auth?: BFDAuth;
}
/** What all authentication sections have: RFC 5880 §4.1. */
export interface BFDAuthHead {
  /** Authentication type. */
  type: number;
  /** Bytes of the section. */
  length: number;
}
/** Simple password: RFC 5880 §4.2. */
export interface BFDPassword extends BFDAuthHead {
  /** Key ID. */
  keyId: number;
  /** Password. */
  password: string;
}
/** Keyed MD5 and SHA1: RFC 5880 §4.3 and §4.4. */
export interface BFDDigest extends BFDAuthHead {
  /** Key ID. */
  keyId: number;
  /** Reserved. */
  reserved: number;
  /** Sequence number. */
  sequence: number;
  /** Digest. */
  digest: Uint8Array;
}
/** Any other authentication. */
export interface BFDOtherAuth extends BFDAuthHead {
  /** Authentication data. */
  data: Uint8Array;
}
/** Any authentication. */
export type BFDAuth = BFDPassword | BFDDigest | BFDOtherAuth;

const head = {
  type: u8({ alias: "bfd.auth.type", names: BFD_AUTH }),
  length: u8({ alias: "bfd.auth.len", unit: "bytes" }),
};
const keyId = u8({ alias: "bfd.auth.key" });
const password = struct<BFDPassword>({
  ...head,
  keyId,
  password: text((h: BFDPassword) => h.length - 3, {
    alias: "bfd.auth.password",
  }),
});
const digest = struct<BFDDigest>({
  ...head,
  keyId,
  reserved: u8(),
  sequence: u32({ alias: "bfd.auth.seq_num", hex: true }),
  digest: bytes((h: BFDDigest) => h.length - 8, { alias: "bfd.checksum" }),
});
const other = struct<BFDOtherAuth>({ ...head, data: rest() });
const auth = sized(
  (c) => {
    const n = c.peek(1);
    if (n < 2) c.malformed(`authentication length is ${n}`);
    return n;
  },
  chosen(choice<BFDAuth>([password, digest, other], (c) => {
    const type = c.peek();
    return type === 1 ? password : type >= 2 && type <= 5 ? digest : other;
  })),
);

/** Bidirectional Forwarding Detection. */
export const bfd: Protocol<BFD> = {
  id: "bfd",
  label: "BFD",
  name: "Bidirectional Forwarding Detection",
  spec: "RFC 5880",
  depth: "control packets with all kinds of authentication",
  alias: "bfd",
  layer: "application",
  on: [[udpPort, 3784, 4784, 6784, 7784]],
  fields: struct<BFD>({
    version: bits(3, { alias: "bfd.version" }),
    diagnostic: bits(5, { alias: "bfd.diag", names: BFD_DIAGNOSTIC }),
    state: bits(2, { alias: "bfd.sta", names: BFD_STATE }),
    poll: flag({ alias: "bfd.flags.p" }),
    final: flag({ alias: "bfd.flags.f" }),
    controlPlaneIndependent: flag({ alias: "bfd.flags.c" }),
    authPresent: flag({ alias: "bfd.flags.a" }),
    demand: flag({ alias: "bfd.flags.d" }),
    multipoint: flag({ alias: "bfd.flags.m" }),
    detectMultiplier: u8({ alias: "bfd.detect_time_multiplier" }),
    length: u8({ alias: "bfd.message_length", unit: "bytes" }),
    myDiscriminator: u32({ alias: "bfd.my_discriminator", hex: true }),
    yourDiscriminator: u32({ alias: "bfd.your_discriminator", hex: true }),
    desiredMinTxInterval: u32({
      alias: "bfd.desired_min_tx_interval",
      unit: "µs",
    }),
    requiredMinRxInterval: u32({
      alias: "bfd.required_min_rx_interval",
      unit: "µs",
    }),
    requiredMinEchoRxInterval: u32({
      alias: "bfd.required_min_echo_interval",
      unit: "µs",
    }),
    auth: when((h: BFD) => h.authPresent, auth),
  }),
  totalSize: (h) => h.length,
  summary: (h) => {
    const flags = +h.poll << 5 | +h.final << 4 |
      +h.controlPlaneIndependent << 3 | +h.authPresent << 2 | +h.demand << 1 |
      +h.multipoint;
    return `Diag: ${BFD_DIAGNOSTIC[h.diagnostic] ?? h.diagnostic}, State: ${
      BFD_STATE[h.state]
    }, Flags: 0x${hexNumber(flags, 2)}`;
  },
};
