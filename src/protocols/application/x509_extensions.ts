/** Extensions of certificates: RFC 5280 §4.2, RFC 7633 §4. */
import { context, universal } from "../../bytes/ber.ts";
import {
  berBoolean,
  type BerField,
  berInteger,
  berNamedBits,
  berOctets,
  berOid,
  derived,
  element,
  type Field,
  oneOf,
  oneTagOf,
  optional,
  rest,
  sequence,
  sequenceOf,
  struct,
  wholeElement,
} from "../../fields/mod.ts";
import {
  X509_EXTENSION,
  X509_KEY_USAGE,
  X509_PURPOSE,
  X509_TLS_FEATURE,
} from "../../names/x509.ts";
import {
  oidName,
  type X509GeneralName,
  x509GeneralName,
  x509GeneralNames,
} from "./x509_name.ts";

/** Basic constraints: RFC 5280 §4.2.1.9. */
export interface X509BasicConstraints {
  /** The subject may sign certificates; it may not unless this says so. */
  cA?: boolean;
  /** Most certificates between this one and the last. */
  pathLenConstraint?: number;
}
/** Authority key identifier: RFC 5280 §4.2.1.1. */
export interface X509AuthorityKeyIdentifier {
  /** Identifier of the issuer's key. */
  keyIdentifier?: Uint8Array;
  /** Issuer of the issuer's certificate. */
  authorityCertIssuer?: X509GeneralName[];
  /** Serial number of the issuer's certificate. */
  authorityCertSerialNumber?: Uint8Array;
}
/** Where revocations are published: RFC 5280 §4.2.1.13. */
export interface X509DistributionPoint {
  /** Names of the place. */
  distributionPoint?: X509GeneralName[] | Uint8Array;
  /** Reasons that are covered, as numbers of bits. */
  reasons?: number[];
  /** Who signs the list. */
  cRLIssuer?: X509GeneralName[];
}
/** A policy: RFC 5280 §4.2.1.4. */
export interface X509Policy {
  /** Object identifier. */
  policyIdentifier: string;
  /** What else there is to say. */
  policyQualifiers?: X509PolicyQualifier[];
}
/** What else there is to say of a policy. */
export interface X509PolicyQualifier {
  /** What kind. */
  policyQualifierId: string;
  /** A text, in DER. */
  qualifier: Uint8Array;
}
/** Where more is to be found: RFC 5280 §4.2.2.1. */
export interface X509AccessDescription {
  /** What is to be found. */
  accessMethod: string;
  /** What that is called. */
  method?: string;
  /** Where. */
  accessLocation: X509GeneralName;
}
/** Names that certificates below may have: RFC 5280 §4.2.1.10. */
export interface X509NameConstraints {
  /** Names that are allowed. */
  permittedSubtrees?: X509Subtree[];
  /** Names that are not. */
  excludedSubtrees?: X509Subtree[];
}
/** Names below another. */
export interface X509Subtree {
  /** The name. */
  base: X509GeneralName;
}
/** A purpose of the key: RFC 5280 §4.2.1.12. */
export interface X509KeyPurpose {
  /** Object identifier. */
  keyPurposeId: string;
  /** What it is called. */
  name?: string;
}
/** What an extension says. */
export type X509ExtensionValue =
  | X509BasicConstraints
  | X509AuthorityKeyIdentifier
  | X509NameConstraints
  | X509DistributionPoint[]
  | X509Policy[]
  | X509AccessDescription[]
  | X509GeneralName[]
  | X509KeyPurpose[]
  | number[]
  | Uint8Array;
/** An extension: RFC 5280 §4.1. */
export interface X509Extension {
  /** Object identifier. */
  extnId: string;
  /** What it is called. */
  name?: string;
  /** Who does not know it must reject the certificate. */
  critical?: boolean;
  /** Value. */
  extnValue: X509ExtensionValue;
}

const OCTET_STRING = universal(4), NAME = context(0);

const distributionPoint = struct<X509DistributionPoint>({
  distributionPoint: optional(element(
    context(0),
    oneTagOf<X509GeneralName[] | Uint8Array>(
      [sequenceOf(x509GeneralName, { tag: NAME })],
      wholeElement(),
    ),
  )),
  reasons: optional(berNamedBits({ tag: context(1) })),
  cRLIssuer: optional(sequenceOf(x509GeneralName, { tag: context(2) })),
});
const policy = struct<X509Policy>({
  policyIdentifier: berOid({ alias: "x509ce.policyIdentifier" }),
  policyQualifiers: optional(
    sequenceOf(sequence(struct<X509PolicyQualifier>({
      policyQualifierId: berOid(),
      qualifier: wholeElement(),
    }))),
  ),
});
const accessDescription = struct<X509AccessDescription>({
  accessMethod: berOid({ alias: "pkix1implicit.accessMethod" }),
  method: derived<X509AccessDescription, string>((h) =>
    oidName(X509_PURPOSE, h.accessMethod)
  ),
  accessLocation: x509GeneralName,
});
const keyPurpose: Field<X509KeyPurpose> = struct<X509KeyPurpose>({
  keyPurposeId: berOid({ alias: "x509ce.KeyPurposeId" }),
  name: derived<X509KeyPurpose, string>((h) =>
    oidName(X509_PURPOSE, h.keyPurposeId)
  ),
});
const subtree = sequence(struct<X509Subtree>({ base: x509GeneralName }));

/** What extensions say, by their object identifiers. */
const VALUES: readonly (readonly [string, Field<X509ExtensionValue>])[] = [
  ["2.5.29.14", berOctets()],
  ["2.5.29.15", berNamedBits({ names: X509_KEY_USAGE })],
  ["2.5.29.17", x509GeneralNames],
  ["2.5.29.18", x509GeneralNames],
  [
    "2.5.29.19",
    sequence(struct<X509BasicConstraints>({
      cA: optional(berBoolean({ alias: "x509ce.cA" })),
      pathLenConstraint: optional(
        berInteger({ alias: "x509ce.pathLenConstraint" }),
      ),
    })),
  ],
  [
    "2.5.29.30",
    sequence(struct<X509NameConstraints>({
      permittedSubtrees: optional(sequenceOf(subtree, { tag: context(0) })),
      excludedSubtrees: optional(sequenceOf(subtree, { tag: context(1) })),
    })),
  ],
  ["2.5.29.31", sequenceOf(sequence(distributionPoint))],
  ["2.5.29.32", sequenceOf(sequence(policy))],
  [
    "2.5.29.35",
    sequence(struct<X509AuthorityKeyIdentifier>({
      keyIdentifier: optional(
        berOctets({ tag: context(0), alias: "x509ce.keyIdentifier" }),
      ),
      authorityCertIssuer: optional(
        sequenceOf(x509GeneralName, { tag: context(1) }),
      ),
      authorityCertSerialNumber: optional(
        element(
          context(2),
          rest({ alias: "x509ce.authorityCertSerialNumber" }),
        ),
      ),
    })),
  ],
  ["2.5.29.37", sequenceOf(keyPurpose)],
  ["2.5.29.46", sequenceOf(sequence(distributionPoint))],
  ["1.3.6.1.5.5.7.1.1", sequenceOf(sequence(accessDescription))],
  ["1.3.6.1.5.5.7.1.11", sequenceOf(sequence(accessDescription))],
  [
    "1.3.6.1.5.5.7.1.24",
    sequenceOf(berInteger({ names: X509_TLS_FEATURE })),
  ],
];
const KEYS: ReadonlyMap<string, number> = new Map(
  VALUES.map(([oid], i) => [oid, i + 1]),
);

/** The extensions of a certificate. */
export const x509Extensions: BerField<X509Extension[]> = sequenceOf(
  sequence(struct<X509Extension>({
    extnId: berOid({ alias: "x509af.extension.id" }),
    name: derived<X509Extension, string>((h) =>
      oidName(X509_EXTENSION, h.extnId)
    ),
    critical: optional(berBoolean({ alias: "x509af.critical" })),
    extnValue: element(
      OCTET_STRING,
      oneOf<X509Extension, X509ExtensionValue>(
        (h) => KEYS.get(h.extnId) ?? 0,
        Object.fromEntries(VALUES.map(([, field], i) => [i + 1, field])),
        rest(),
      ),
    ),
  })),
);
