/** Parameters of HIP that say who somebody is: host identities, signatures, certificates (RFC 7401 §5.2.9 and §5.2.14, RFC 8002, RFC 9374 §3.4). */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bits,
  bytes,
  type Choice,
  choice,
  type Field,
  oneOf,
  rest,
  type Struct,
  struct,
  text,
  u16,
  u8,
  type View,
  within,
} from "../../fields/mod.ts";
import {
  HIP_CERTIFICATE,
  HIP_DI_TYPE,
  HIP_ECDSA_CURVE,
  HIP_ECDSA_LOW_CURVE,
  HIP_EDDSA_CURVE,
  HIP_HI_ALGORITHM,
} from "../../names/hip.ts";
import {
  hipHead,
  type HIPParameterHead,
  hipRest,
  hipTail,
} from "./hip_parameter.ts";

/** Key of RSA: RFC 3110 §2. */
export interface HIPRSAKey {
  /** Bytes of the exponent. */
  exponentLength: number;
  /** The exponent. */
  exponent: Uint8Array;
  /** The modulus. */
  modulus: Uint8Array;
}
/** Key of DSA: RFC 2536 §2. */
export interface HIPDSAKey {
  /** T: the numbers P, G and Y have 64 bytes and 8 T more. */
  t: number;
  /** Q. */
  q: Uint8Array;
  /** P. */
  p: Uint8Array;
  /** G. */
  g: Uint8Array;
  /** Y. */
  y: Uint8Array;
}
/** Key on an elliptic curve: RFC 7401 §5.2.9, RFC 9374 §3.4.1.1. */
export interface HIPCurveKey {
  /** Curve. */
  curve: number;
  /** Public key. */
  publicKey: Uint8Array;
}
/** Key of another algorithm. */
export interface HIPOtherKey {
  /** The key. */
  key: Uint8Array;
}
/** A host identity. */
export type HIPKey = HIPRSAKey | HIPDSAKey | HIPCurveKey | HIPOtherKey;

/** HOST_ID of version 2: RFC 7401 §5.2.9. */
export interface HIPHostId extends HIPParameterHead {
  /** Bytes of the host identity. */
  hiLength: number;
  /** Domain identifier type. */
  diType: number;
  /** Bytes of the domain identifier. */
  diLength: number;
  /** Algorithm. */
  algorithm: number;
  /** The host identity. */
  hostIdentity: HIPKey;
  /** The domain identifier. */
  domainIdentifier: string;
}
/** HOST_ID of version 1, whose identity is the data of a KEY record: RFC 5201 §5.2.8. */
export interface HIPHostIdRecord extends HIPParameterHead {
  /** Bytes of the host identity, the record's head counted. */
  hiLength: number;
  /** Domain identifier type. */
  diType: number;
  /** Bytes of the domain identifier. */
  diLength: number;
  /** Flags of the record. */
  flags: number;
  /** Protocol of the record. */
  protocol: number;
  /** Algorithm. */
  algorithm: number;
  /** The host identity. */
  hostIdentity: HIPKey;
  /** The domain identifier. */
  domainIdentifier: string;
}
/** HIP_SIGNATURE and HIP_SIGNATURE_2: RFC 7401 §5.2.14 and §5.2.15. */
export interface HIPSignature extends HIPParameterHead {
  /** Algorithm; one byte in version 1. */
  algorithm: number;
  /** Signature. */
  signature: Uint8Array;
}
/** CERT: RFC 8002 §2. */
export interface HIPCert extends HIPParameterHead {
  /** Group of certificates. */
  certGroup: number;
  /** How many the group has. */
  certCount: number;
  /** Which of them this is. */
  certId: number;
  /** Certificate type. */
  certType: number;
  /** The certificate. */
  certificate: Uint8Array;
}
/** Any of these. */
export type HIPIdentityParameter =
  | HIPHostId
  | HIPHostIdRecord
  | HIPSignature
  | HIPCert;

/** Length of an exponent: a byte, or zero and two more. */
const exponentLength: Field<number> = {
  alias: "hip.tlv.host_id_e_length",
  bits: 0,
  read: (c: Cursor) => c.byte() || c.u16(),
};
const dsaNumber = (alias: string): Field<Uint8Array> =>
  bytes((h: HIPDSAKey) => 64 + h.t * 8, { alias });
const curveKey = (names: typeof HIP_ECDSA_CURVE): Struct<HIPCurveKey> =>
  struct<HIPCurveKey>({ curve: u16({ names }), publicKey: rest() });

const DSA = 3, RSA = 5, ECDSA = 7, ECDSA_LOW = 9, EDDSA = 13;

const key = oneOf<HIPHostId, HIPKey>(
  (h) => h.algorithm,
  {
    [DSA]: struct<HIPDSAKey>({
      t: u8({ alias: "hip.tlv.host_identity_t" }),
      q: bytes(20, { alias: "hip.tlv.host_identity_q" }),
      p: dsaNumber("hip.tlv.host_id_p"),
      g: dsaNumber("hip.tlv.host_id_g"),
      y: dsaNumber("hip.tlv.host_id_y"),
    }),
    [RSA]: struct<HIPRSAKey>({
      exponentLength,
      exponent: bytes((h: HIPRSAKey) => h.exponentLength, {
        alias: "hip.tlv.host_id_e",
      }),
      modulus: rest({ alias: "hip.tlv.host_id_n" }),
    }),
    [ECDSA]: curveKey(HIP_ECDSA_CURVE),
    [ECDSA_LOW]: curveKey(HIP_ECDSA_LOW_CURVE),
    [EDDSA]: curveKey(HIP_EDDSA_CURVE),
  },
  struct<HIPOtherKey>({ key: rest() }),
);

const hostHead = {
  ...hipHead,
  hiLength: u16({ alias: "hip.tlv.host_id_length", unit: "bytes" }),
  diType: bits(4, {
    alias: "hip.tlv.host_domain_id_type",
    names: HIP_DI_TYPE,
  }),
  diLength: bits(12, {
    alias: "hip.tlv.host_domain_id_length",
    unit: "bytes",
  }),
};
const domainIdentifier = text((h: HIPHostId) => h.diLength);
const hostId = struct<HIPHostId>({
  ...hostHead,
  algorithm: u16({ names: HIP_HI_ALGORITHM }),
  hostIdentity: within((h: HIPHostId) => h.hiLength, key),
  domainIdentifier,
  ...hipTail,
});
/** Bytes of a record's head. */
const RECORD_HEAD = 4;
const hostIdRecord = struct<HIPHostIdRecord>({
  ...hostHead,
  flags: u16({ hex: true }),
  protocol: u8(),
  algorithm: u8({ names: HIP_HI_ALGORITHM }),
  hostIdentity: within(
    (h: HIPHostIdRecord) => h.hiLength - RECORD_HEAD,
    key,
  ),
  domainIdentifier,
  ...hipTail,
});
const signature = struct<HIPSignature>({
  ...hipHead,
  algorithm: u16({ alias: "hip.tlv.sig_alg", names: HIP_HI_ALGORITHM }),
  signature: bytes(hipRest(2), { alias: "hip.tlv.sig" }),
  ...hipTail,
});
const signatureOf1 = struct<HIPSignature>({
  ...hipHead,
  algorithm: u8({ alias: "hip.tlv.sig_alg", names: HIP_HI_ALGORITHM }),
  signature: bytes(hipRest(1), { alias: "hip.tlv.sig" }),
  ...hipTail,
});

/** The table for the version of the header around. */
const byVersion = (
  one: Struct<HIPIdentityParameter>,
  two: Struct<HIPIdentityParameter>,
): Choice<HIPIdentityParameter> =>
  choice(
    [one, two],
    (_c, v: View) =>
      (v.struct.probe(v) as { version?: number }).version === 1 ? one : two,
  );
const anySignature = byVersion(signatureOf1, signature);

/** The tables of these parameters, by type. */
export const hipIdentityParameters: Readonly<
  Record<number, Struct<HIPIdentityParameter> | Choice<HIPIdentityParameter>>
> = {
  705: byVersion(hostIdRecord, hostId),
  768: struct<HIPCert>({
    ...hipHead,
    certGroup: u8({ alias: "hip.tlv.cert_group" }),
    certCount: u8({ alias: "hip.tlv.cert_count" }),
    certId: u8({ alias: "hip.tlv.cert_id" }),
    certType: u8({ alias: "hip.tlv.cert_type", names: HIP_CERTIFICATE }),
    certificate: bytes(hipRest(4), { alias: "hip.tlv.certificate" }),
    ...hipTail,
  }),
  61633: anySignature,
  61697: anySignature,
};
