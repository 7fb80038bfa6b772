/** Link-local signalling of OSPF: RFC 5613 §2. */
import { onesSum } from "../../bytes/sum.ts";
import {
  bits,
  bytes,
  CHECKSUM_STATUS,
  derived,
  flag,
  options,
  padding,
  type Struct,
  struct,
  u16,
  u32,
  within,
} from "../../fields/mod.ts";
import { OSPF_LLS_TLV } from "../../names/ospf.ts";
import type {
  OSPFOtherTLV,
  OSPFTLVHead,
  OSPFTLVPadding,
} from "./ospf_opaque.ts";

/** The block of data behind a Hello or a Database Description. */
export interface OSPFLLS {
  /** Checksum of the block; 0 with cryptographic authentication. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** 32-bit words of the block. */
  length: number;
  /** TLVs. */
  tlvs: OSPFLLSTLV[];
}
/** Extended Options and Flags: RFC 5613 §2.5. */
export interface OSPFExtendedOptionsTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Unassigned. */
  unassigned: number;
  /** RS: Restart Signal (RFC 4812 §2). */
  restartSignal: boolean;
  /** LR: out-of-band resynchronization (RFC 4811 §2). */
  resynchronization: boolean;
}
/** Cryptographic Authentication: RFC 5613 §2.6. */
export interface OSPFLLSAuthTLV extends OSPFTLVHead, OSPFTLVPadding {
  /** Sequence number. */
  sequence: number;
  /** Authentication data. */
  authData: Uint8Array;
}
/** A TLV of link-local signalling. */
export type OSPFLLSTLV =
  | OSPFExtendedOptionsTLV
  | OSPFLLSAuthTLV
  | OSPFOtherTLV;

const head = {
  type: u16({ alias: "ospf.tlv_type", names: OSPF_LLS_TLV }),
  length: u16({ alias: "ospf.tlv_length", unit: "bytes" }),
};
const pad = padding();
/** Bytes of checksum and length. */
const HEAD = 4;
const BAD = 0, GOOD = 1, UNVERIFIED = 2;

/** The block. */
export const ospfLLS: Struct<OSPFLLS> = struct<OSPFLLS>({
  checksum: u16({ alias: "ospf.lls.checksum", hex: true }),
  checksumStatus: derived(
    (h: OSPFLLS, v) =>
      h.checksum === 0 || !v.whole
        ? UNVERIFIED
        : onesSum(v.b, v.p, v.stop, 0) === 0xffff
        ? GOOD
        : BAD,
    { names: CHECKSUM_STATUS },
  ),
  length: u16({
    alias: "ospf.lls.data_length",
    aliasScale: 4,
    scale: 4,
    unit: "bytes",
  }),
  tlvs: within(
    (h: OSPFLLS) => h.length * 4 - HEAD,
    options<OSPFLLSTLV>({
      typeSize: 2,
      lengthSize: 2,
      counts: "value",
      align: 4,
      cases: {
        1: struct<OSPFExtendedOptionsTLV>({
          ...head,
          unassigned: bits(30),
          restartSignal: flag({ alias: "ospf.lls.ext.options.rs" }),
          resynchronization: flag({ alias: "ospf.lls.ext.options.lr" }),
          padding: pad,
        }),
        2: struct<OSPFLLSAuthTLV>({
          ...head,
          sequence: u32({ alias: "ospf.v2.lls.sequence_number" }),
          authData: bytes((h: OSPFLLSAuthTLV) => h.length - 4, {
            alias: "ospf.v2.lls.auth_data",
          }),
          padding: pad,
        }),
      },
      other: struct<OSPFOtherTLV>({
        ...head,
        value: bytes((h: OSPFTLVHead) => h.length),
        padding: pad,
      }),
    }),
  ),
});
