/** Names in certificates: RFC 5280 §4.1.2.4 and §4.2.1.6; as text: RFC 4514 §2. */
import { context, tagNumber } from "../../bytes/ber.ts";
import {
  anyText,
  type BerField,
  berOid,
  choice,
  chosen,
  derived,
  type Field,
  ipv4Address,
  ipv6Address,
  listToEnd,
  peekTag,
  rest,
  restOid,
  restText,
  sequence,
  sequenceOf,
  setOf,
  type Struct,
  struct,
  tagged,
  tagHead,
  wholeElement,
} from "../../fields/mod.ts";
import type { OidNames } from "../../names/names.ts";
import { X509_ATTRIBUTE, X509_GENERAL_NAME } from "../../names/x509.ts";

/** An attribute of a name. */
export interface X509Attribute {
  /** Object identifier of its type. */
  type: string;
  /** Short name of its type. */
  name?: string;
  /** Value. */
  value: string;
}
/** Attributes that together are one part of a name; nearly always a single one. */
export interface X509RelativeName {
  /** Attributes. */
  attributes: X509Attribute[];
}
/** A name. */
export interface X509Name {
  /** Its parts, the outermost first. */
  rdnSequence: X509RelativeName[];
  /** The same as text, the innermost first: `CN=example.org,O=Example,C=US`. */
  text: string;
}
/** What the forms of names have in common. */
export interface X509GeneralNameHead {
  /** Which form. */
  type: number;
}
/** A mail address, a domain name, a URI, an object identifier, an address. */
export interface X509SimpleName extends X509GeneralNameHead {
  /** The name. */
  value: string;
}
/** A name in a directory. */
export interface X509DirectoryName extends X509GeneralNameHead {
  /** The name. */
  directoryName: X509Name;
}
/** A name of a form that an object identifier tells. */
export interface X509OtherName extends X509GeneralNameHead {
  /** Which form. */
  typeId: string;
  /** The name. */
  value: Uint8Array;
}
/** A name of another form; an address with its mask. */
export interface X509UnknownName extends X509GeneralNameHead {
  /** Contents. */
  data: Uint8Array;
}
/** A name of any form. */
export type X509GeneralName =
  | X509SimpleName
  | X509DirectoryName
  | X509OtherName
  | X509UnknownName;

const IPV4_SIZE = 4, IPV6_SIZE = 16;

/** What an object identifier is called. */
export function oidName(
  names: OidNames,
  oid: string | undefined,
): string | undefined {
  return oid !== undefined && Object.hasOwn(names, oid)
    ? names[oid]
    : undefined;
}

/** A value with the escapes of RFC 4514 §2.4; one in hexadecimal as it is. */
function escaped(value: string): string {
  if (/^#([0-9a-f]{2})+$/.test(value)) return value;
  return value.replace(/[,+"\\<>;]|^[ #]| $/g, "\\$&");
}
/** A name as RFC 4514 §2 writes it. */
function nameText(h: X509Name): string {
  return (h.rdnSequence ?? []).map(({ attributes }) =>
    (attributes ?? []).map((a) =>
      `${a.name ?? a.type}=${a.value === undefined ? "" : escaped(a.value)}`
    ).join("+")
  ).reverse().join(",");
}

const attribute = struct<X509Attribute>({
  type: berOid({ alias: "x509if.oid" }),
  name: derived<X509Attribute, string>((h) => oidName(X509_ATTRIBUTE, h.type)),
  value: anyText(),
});
const relativeName = struct<X509RelativeName>({
  attributes: setOf(sequence(attribute)),
});
/** A name. */
export const x509Name: BerField<X509Name> = sequence(struct<X509Name>({
  rdnSequence: listToEnd(relativeName),
  text: derived<X509Name, string>(nameText),
}));

const head = { type: tagHead({ names: X509_GENERAL_NAME }) };
const simple = (value: Field<string>): Struct<X509SimpleName> =>
  struct<X509SimpleName>({ ...head, value });
const directoryName = struct<X509DirectoryName>({
  ...head,
  directoryName: x509Name,
});
const otherName = struct<X509OtherName>({
  ...head,
  typeId: berOid({ alias: "x509ce.type_id" }),
  value: wholeElement(),
});
const unknownName = struct<X509UnknownName>({ ...head, data: rest() });
const ipv4 = simple(ipv4Address({ alias: "x509ce.IPAddress.ipv4" }));
const ipv6 = simple(ipv6Address({ alias: "x509ce.IPAddress.ipv6" }));
const NAMES: Readonly<Record<number, Struct<X509GeneralName>>> = {
  0: otherName,
  1: simple(restText({ alias: "x509ce.rfc822Name" })),
  2: simple(restText({ alias: "x509ce.dNSName" })),
  4: directoryName,
  6: simple(restText({ alias: "x509ce.uniformResourceIdentifier" })),
  8: simple(restOid({ alias: "x509ce.registeredID" })),
};
const ADDRESS = 7;

/** A name of any form: its tag tells which. */
export const x509GeneralName: BerField<X509GeneralName> = tagged(
  chosen(choice<X509GeneralName>(
    [...Object.values(NAMES), ipv4, ipv6, unknownName],
    (c) => {
      const type = tagNumber(peekTag(c));
      if (type !== ADDRESS) return NAMES[type] ?? unknownName;
      const size = c.room < 2 ? 0 : c.peek(1);
      return size === IPV4_SIZE
        ? ipv4
        : size === IPV6_SIZE
        ? ipv6
        : unknownName;
    },
  )),
  ...Object.keys(X509_GENERAL_NAME).map((n) => context(Number(n))),
);
/** Names of any forms. */
export const x509GeneralNames: BerField<X509GeneralName[]> = sequenceOf(
  x509GeneralName,
);
