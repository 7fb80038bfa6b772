/** Certificates: RFC 5280 §4.1; public keys: RFC 3279 §2.3, RFC 5480 §2. */
import { context, universal } from "../../bytes/ber.ts";
import {
  berBits,
  type BerField,
  berInteger,
  berOid,
  derived,
  element,
  explicit,
  type Field,
  generalizedTime,
  oneOf,
  oneTagOf,
  optional,
  rest,
  sequence,
  struct,
  u8,
  utcTime,
  wholeElement,
} from "../../fields/mod.ts";
import { X509_ALGORITHM, X509_VERSION } from "../../names/x509.ts";
import { type X509Extension, x509Extensions } from "./x509_extensions.ts";
import { oidName, type X509Name, x509Name } from "./x509_name.ts";

/** An algorithm: RFC 5280 §4.1.1.2. */
export interface X509Algorithm {
  /** Object identifier. */
  algorithm: string;
  /** What it is called. */
  name?: string;
  /** A curve, or other parameters in DER. */
  parameters?: string | Uint8Array;
  /** What the curve is called. */
  curve?: string;
}
/** When a certificate is valid: RFC 5280 §4.1.2.5. */
export interface X509Validity {
  /** From when on. */
  notBefore: string;
  /** Until when. */
  notAfter: string;
}
/** A key of RSA: RFC 3279 §2.3.1. */
export interface X509RSAKey {
  /** Bits of the last byte that mean nothing: none. */
  unusedBits: number;
  /** Modulus and exponent. */
  key: X509RSANumbers;
}
/** The numbers of a key of RSA. */
export interface X509RSANumbers {
  /** Modulus. */
  modulus: Uint8Array;
  /** Exponent. */
  publicExponent: number;
}
/** A public key: RFC 5280 §4.1.2.7. */
export interface X509PublicKey {
  /** Algorithm. */
  algorithm: X509Algorithm;
  /** The key. */
  subjectPublicKey: X509RSAKey | Uint8Array;
  /** How large it is. */
  bits?: number;
}
/** What is signed: RFC 5280 §4.1.2. */
export interface X509TBSCertificate {
  /** Version; absent: v1. */
  version?: number;
  /** Serial number. */
  serialNumber: Uint8Array;
  /** Algorithm of the signature. */
  signature: X509Algorithm;
  /** Issuer. */
  issuer: X509Name;
  /** When it is valid. */
  validity: X509Validity;
  /** Subject. */
  subject: X509Name;
  /** Public key of the subject. */
  subjectPublicKeyInfo: X509PublicKey;
  /** Tells issuers of the same name apart. */
  issuerUniqueId?: Uint8Array;
  /** Tells subjects of the same name apart. */
  subjectUniqueId?: Uint8Array;
  /** Extensions. */
  extensions?: X509Extension[];
}
/** A certificate. */
export interface X509Certificate {
  /** What is signed. */
  tbsCertificate: X509TBSCertificate;
  /** Algorithm of the signature. */
  signatureAlgorithm: X509Algorithm;
  /** Signature. */
  signatureValue: Uint8Array;
}

const INTEGER = universal(2), BIT_STRING = universal(3);
const RSA = "1.2.840.113549.1.1.1", RSA_PSS = "1.2.840.113549.1.1.10";
const EC = "1.2.840.10045.2.1";
/** Bits of keys whose size their algorithm tells: RFC 8410 §3. */
const FIXED_BITS: Readonly<Record<string, number>> = {
  "1.3.101.110": 256,
  "1.3.101.111": 448,
  "1.3.101.112": 256,
  "1.3.101.113": 456,
};
/** The first byte of a point that is not compressed: SEC 1 §2.3.3. */
const PLAIN_POINT = 4;

/** An algorithm with its parameters. */
export const x509Algorithm: BerField<X509Algorithm> = sequence(
  struct<X509Algorithm>({
    algorithm: berOid({ alias: "x509af.algorithm.id" }),
    name: derived<X509Algorithm, string>((h) =>
      oidName(X509_ALGORITHM, h.algorithm)
    ),
    parameters: optional(
      oneTagOf<string | Uint8Array>([berOid()], wholeElement()),
    ),
    curve: derived<X509Algorithm, string>(({ algorithm, parameters }) =>
      algorithm === EC && typeof parameters === "string"
        ? oidName(X509_ALGORITHM, parameters)
        : undefined
    ),
  }),
);

/** Bits of a number without a sign. */
function bitsOf(b: Uint8Array): number {
  let i = 0;
  while (i < b.length && b[i] === 0) i++;
  return i === b.length ? 0 : (b.length - i) * 8 - Math.clz32(b[i]) + 24;
}
/** Bits of the field of a curve, by its name: `secp521r1`. */
function curveBits(name: string | undefined): number | undefined {
  const digits = name?.match(/\d{3}/)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
/** Bits of a key, as people count them. */
function keyBits(h: X509PublicKey): number | undefined {
  const { algorithm: a, subjectPublicKey: key } = h;
  if (key === undefined || a === undefined) return undefined;
  if ("key" in key) {
    return key.key?.modulus && bitsOf(key.key.modulus);
  }
  if (a.algorithm !== EC) return FIXED_BITS[a.algorithm];
  return curveBits(a.curve) ??
    (key[0] === PLAIN_POINT ? (key.length - 1) * 4 : undefined);
}
const rsaKey = element(
  BIT_STRING,
  struct<X509RSAKey>({
    unusedBits: u8(),
    key: sequence(struct<X509RSANumbers>({
      modulus: element(INTEGER, rest({ alias: "pkcs1.modulus" })),
      publicExponent: berInteger({ alias: "pkcs1.publicExponent" }),
    })),
  }),
);
const publicKey = struct<X509PublicKey>({
  algorithm: x509Algorithm,
  subjectPublicKey: oneOf<X509PublicKey, X509RSAKey | Uint8Array>(
    ({ algorithm }) =>
      algorithm?.algorithm === RSA || algorithm?.algorithm === RSA_PSS ? 1 : 0,
    { 1: rsaKey },
    berBits(),
  ),
  bits: derived<X509PublicKey, number>(keyBits),
});

const time: Field<string> = oneTagOf([utcTime(), generalizedTime()]);
const tbsCertificate = struct<X509TBSCertificate>({
  version: optional(
    explicit(
      0,
      berInteger({ alias: "x509af.version", names: X509_VERSION }),
    ),
  ),
  serialNumber: element(INTEGER, rest({ alias: "x509af.serialNumber" })),
  signature: x509Algorithm,
  issuer: x509Name,
  validity: sequence(
    struct<X509Validity>({ notBefore: time, notAfter: time }),
  ),
  subject: x509Name,
  subjectPublicKeyInfo: sequence(publicKey),
  issuerUniqueId: optional(berBits({ tag: context(1) })),
  subjectUniqueId: optional(berBits({ tag: context(2) })),
  extensions: optional(explicit(3, x509Extensions)),
});

/**
 * A certificate.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Cursor, struct, type X509Certificate, x509Certificate } from "@pcapkit/core";
 *
 * interface Message { certificate: X509Certificate }
 * const message = struct<Message>({ certificate: x509Certificate });
 * const der = new Uint8Array([0x30, 7, 0x30, 3, 2, 1, 5, 0x30, 0]); // behind its serial number all is missing
 * const { certificate } = message.probe(message.readView(new Cursor(der)));
 * assertEquals(certificate.tbsCertificate.serialNumber, new Uint8Array([5]));
 * ```
 */
export const x509Certificate: BerField<X509Certificate> = sequence(
  struct<X509Certificate>({
    tbsCertificate: sequence(tbsCertificate),
    signatureAlgorithm: x509Algorithm,
    signatureValue: berBits({ alias: "x509af.encrypted" }),
  }),
);
