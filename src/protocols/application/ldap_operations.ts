/** Operations of LDAP: RFC 4511 §4.2 to §4.14. */
import { application, context, tagNumber, universal } from "../../bytes/ber.ts";
import { decodeText } from "../../bytes/text.ts";
import {
  berBoolean,
  berEnumerated,
  type BerField,
  berInteger,
  berOctets,
  choice,
  chosen,
  derived,
  element,
  listToEnd,
  octetText,
  oneOf,
  optional,
  peekTag,
  rest,
  restInteger,
  restText,
  sequence,
  sequenceOf,
  setOf,
  type Struct,
  struct,
  tagged,
  tagHead,
} from "../../fields/mod.ts";
import {
  LDAP_AUTHENTICATION,
  LDAP_DEREF,
  LDAP_MODIFICATION,
  LDAP_OID,
  LDAP_OPERATION,
  LDAP_RESULT,
  LDAP_SCOPE,
} from "../../names/ldap.ts";
import { type LDAPFilter, ldapFilter, ldapValue } from "./ldap_filter.ts";

/** What operations have in common. */
export interface LDAPOperationHead {
  /** Which operation. */
  type: number;
}
/** A password. */
export interface LDAPSimple {
  /** simple. */
  type: number;
  /** Password. */
  password: string;
}
/** A mechanism of SASL: RFC 4513 §5.2. */
export interface LDAPSasl {
  /** sasl. */
  type: number;
  /** Name of the mechanism. */
  mechanism: string;
  /** What it needs. */
  credentials?: Uint8Array;
}
/** Another way to authenticate. */
export interface LDAPOtherAuthentication {
  /** Which way. */
  type: number;
  /** What it needs. */
  data: Uint8Array;
}
/** Bind request: RFC 4511 §4.2. */
export interface LDAPBindRequest extends LDAPOperationHead {
  /** Version of the protocol. */
  version: number;
  /** Who wants to bind. */
  name: string;
  /** How that is proved. */
  authentication: LDAPSimple | LDAPSasl | LDAPOtherAuthentication;
}
/** What came of an operation: RFC 4511 §4.1.9. */
export interface LDAPResult extends LDAPOperationHead {
  /** Result code. */
  resultCode: number;
  /** The last entry that was found on the way to the one that was asked for. */
  matchedDn: string;
  /** The same for a person. */
  diagnosticMessage: string;
  /** Other servers to ask. */
  referral?: string[];
}
/** Bind response: RFC 4511 §4.2.2. */
export interface LDAPBindResponse extends LDAPResult {
  /** What the mechanism answers. */
  serverSaslCreds?: Uint8Array;
}
/** Extended response: RFC 4511 §4.12. */
export interface LDAPExtendedResponse extends LDAPResult {
  /** Object identifier. */
  responseName?: string;
  /** What it is called. */
  operation?: string;
  /** Contents. */
  responseValue?: Uint8Array;
}
/** Search request: RFC 4511 §4.5.1. */
export interface LDAPSearchRequest extends LDAPOperationHead {
  /** Where the search begins. */
  baseObject: string;
  /** How far it goes. */
  scope: number;
  /** What is done with aliases. */
  derefAliases: number;
  /** Most entries; 0: no limit. */
  sizeLimit: number;
  /** Most seconds; 0: no limit. */
  timeLimit: number;
  /** Only types of attributes are wanted. */
  typesOnly: boolean;
  /** Which entries. */
  filter: LDAPFilter;
  /** Attributes that are wanted; none: all. */
  attributes: string[];
}
/** An attribute: RFC 4511 §4.1.7. */
export interface LDAPAttribute {
  /** Type, with options. */
  type: string;
  /** Values. */
  vals: Uint8Array[];
  /** The same as text, where all of them are text. */
  texts?: string[];
}
/** An entry that was found: RFC 4511 §4.5.2. */
export interface LDAPSearchEntry extends LDAPOperationHead {
  /** Its name. */
  objectName: string;
  /** Its attributes. */
  attributes: LDAPAttribute[];
}
/** Places where the search goes on: RFC 4511 §4.5.3. */
export interface LDAPSearchReference extends LDAPOperationHead {
  /** URIs of them. */
  uris: string[];
}
/** A change of an entry. */
export interface LDAPChange {
  /** What is done. */
  operation: number;
  /** With which values. */
  modification: LDAPAttribute;
}
/** Modify request: RFC 4511 §4.6. */
export interface LDAPModifyRequest extends LDAPOperationHead {
  /** Entry. */
  object: string;
  /** Changes, in order. */
  changes: LDAPChange[];
}
/** Add request: RFC 4511 §4.7. */
export interface LDAPAddRequest extends LDAPOperationHead {
  /** Name of the new entry. */
  entry: string;
  /** Its attributes. */
  attributes: LDAPAttribute[];
}
/** Delete request: RFC 4511 §4.8. */
export interface LDAPDeleteRequest extends LDAPOperationHead {
  /** Name of the entry. */
  entry: string;
}
/** Modify DN request: RFC 4511 §4.9. */
export interface LDAPModifyDNRequest extends LDAPOperationHead {
  /** Name of the entry. */
  entry: string;
  /** Its new relative name. */
  newrdn: string;
  /** The old one is taken away. */
  deleteoldrdn: boolean;
  /** Its new superior. */
  newSuperior?: string;
}
/** Compare request: RFC 4511 §4.10. */
export interface LDAPCompareRequest extends LDAPOperationHead {
  /** Name of the entry. */
  entry: string;
  /** What is compared. */
  ava: LDAPAssertion;
}
/** An attribute and a value. */
export interface LDAPAssertion {
  /** Attribute. */
  attributeDesc: string;
  /** Value, with escapes as in RFC 4515 §3. */
  assertionValue: string;
}
/** Abandon request: RFC 4511 §4.11. */
export interface LDAPAbandonRequest extends LDAPOperationHead {
  /** Message whose operation is abandoned. */
  messageId: number;
}
/** A new password: RFC 3062 §2. */
export interface LDAPPasswordModify {
  /** Whose. */
  userIdentity?: string;
  /** Old password. */
  oldPasswd?: string;
  /** New password; absent: the server makes one. */
  newPasswd?: string;
}
/** An operation that is no longer wanted: RFC 3909 §2.1. */
export interface LDAPCancel {
  /** Message whose operation it is. */
  cancelId: number;
}
/** Extended request: RFC 4511 §4.12. */
export interface LDAPExtendedRequest extends LDAPOperationHead {
  /** Object identifier. */
  requestName: string;
  /** What it is called. */
  operation?: string;
  /** Contents. */
  requestValue?: LDAPPasswordModify | LDAPCancel | Uint8Array;
}
/** Intermediate response: RFC 4511 §4.13. */
export interface LDAPIntermediateResponse extends LDAPOperationHead {
  /** Object identifier. */
  responseName?: string;
  /** What it is called. */
  operation?: string;
  /** Contents. */
  responseValue?: Uint8Array;
}
/** Any other operation; unbind, which has no contents, among them. */
export interface LDAPOtherOperation extends LDAPOperationHead {
  /** Contents. */
  data: Uint8Array;
}
/** An operation. */
export type LDAPOperation =
  | LDAPBindRequest
  | LDAPResult
  | LDAPBindResponse
  | LDAPSearchRequest
  | LDAPSearchEntry
  | LDAPSearchReference
  | LDAPModifyRequest
  | LDAPAddRequest
  | LDAPDeleteRequest
  | LDAPModifyDNRequest
  | LDAPCompareRequest
  | LDAPAbandonRequest
  | LDAPExtendedRequest
  | LDAPExtendedResponse
  | LDAPIntermediateResponse
  | LDAPOtherOperation;

const OCTET_STRING = universal(4);
const MODIFY_PASSWORD = "1.3.6.1.4.1.4203.1.11.1", CANCEL = "1.3.6.1.1.8";
const SASL = 3;

const head = { type: tagHead({ names: LDAP_OPERATION }) };
const authHead = { type: tagHead({ names: LDAP_AUTHENTICATION }) };

const simple = struct<LDAPSimple>({
  ...authHead,
  password: restText({ alias: "ldap.simple" }),
});
const sasl = struct<LDAPSasl>({
  ...authHead,
  mechanism: octetText({ alias: "ldap.mechanism" }),
  credentials: optional(berOctets({ alias: "ldap.credentials" })),
});
const otherAuthentication = struct<LDAPOtherAuthentication>({
  ...authHead,
  data: rest(),
});
const bindRequest = struct<LDAPBindRequest>({
  ...head,
  version: berInteger({ alias: "ldap.version" }),
  name: octetText({ alias: "ldap.name" }),
  authentication: tagged(
    chosen(choice<LDAPBindRequest["authentication"]>(
      [simple, sasl, otherAuthentication],
      (c) => {
        const type = tagNumber(peekTag(c));
        return type === 0 ? simple : type === SASL ? sasl : otherAuthentication;
      },
    )),
  ),
});

const ldapUrl = octetText({ alias: "ldap.LDAPURL" });
const resultFields = {
  ...head,
  resultCode: berEnumerated({ alias: "ldap.resultCode", names: LDAP_RESULT }),
  matchedDn: octetText({ alias: "ldap.matchedDN" }),
  diagnosticMessage: octetText({ alias: "ldap.errorMessage" }),
  referral: optional(sequenceOf(ldapUrl, { tag: context(3) })),
};
const result = struct<LDAPResult>(resultFields);
const bindResponse = struct<LDAPBindResponse>({
  ...resultFields,
  serverSaslCreds: optional(
    berOctets({ tag: context(7), alias: "ldap.serverSaslCreds" }),
  ),
});

const searchRequest = struct<LDAPSearchRequest>({
  ...head,
  baseObject: octetText({ alias: "ldap.baseObject" }),
  scope: berEnumerated({ alias: "ldap.scope", names: LDAP_SCOPE }),
  derefAliases: berEnumerated({
    alias: "ldap.derefAliases",
    names: LDAP_DEREF,
  }),
  sizeLimit: berInteger({ alias: "ldap.sizeLimit" }),
  timeLimit: berInteger({ alias: "ldap.timeLimit", unit: "s" }),
  typesOnly: berBoolean({ alias: "ldap.typesOnly" }),
  filter: ldapFilter,
  attributes: sequenceOf(octetText({ alias: "ldap.AttributeDescription" })),
});

/** Bytes as text; `undefined`: they are none that a person reads. */
function textOf(b: Uint8Array): string | undefined {
  const text = decodeText(b, 0, b.length);
  // deno-lint-ignore no-control-regex
  return /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]/.test(text) ? undefined : text;
}
/** An attribute with its values: RFC 4511 §4.1.7. */
export const ldapAttribute: Struct<LDAPAttribute> = struct<LDAPAttribute>({
  type: octetText({ alias: "ldap.type" }),
  vals: setOf(berOctets({ alias: "ldap.AttributeValue" })),
  texts: derived<LDAPAttribute, string[]>(({ vals }) => {
    const texts = (vals ?? []).map(textOf);
    return texts.every((x) => x !== undefined) ? texts : undefined;
  }),
});
const attributes = sequenceOf(sequence(ldapAttribute));
const objectName = octetText({ alias: "ldap.objectName" });
/** An entry with its attributes, as it is found. */
const searchEntry = struct<LDAPSearchEntry>({
  ...head,
  objectName,
  attributes,
});
const searchReference = struct<LDAPSearchReference>({
  ...head,
  uris: listToEnd(ldapUrl),
});

const modifyRequest = struct<LDAPModifyRequest>({
  ...head,
  object: octetText({ alias: "ldap.object" }),
  changes: sequenceOf(sequence(struct<LDAPChange>({
    operation: berEnumerated({
      alias: "ldap.operation",
      names: LDAP_MODIFICATION,
    }),
    modification: sequence(ldapAttribute),
  }))),
});
const entry = octetText({ alias: "ldap.entry" });
const addRequest = struct<LDAPAddRequest>({ ...head, entry, attributes });
const deleteRequest = struct<LDAPDeleteRequest>({
  ...head,
  entry: restText({ alias: "ldap.delRequest" }),
});
const modifyDNRequest = struct<LDAPModifyDNRequest>({
  ...head,
  entry,
  newrdn: octetText({ alias: "ldap.newrdn" }),
  deleteoldrdn: berBoolean({ alias: "ldap.deleteoldrdn" }),
  newSuperior: optional(
    octetText({ tag: context(0), alias: "ldap.newSuperior" }),
  ),
});
const compareRequest = struct<LDAPCompareRequest>({
  ...head,
  entry,
  ava: sequence(struct<LDAPAssertion>({
    attributeDesc: octetText({ alias: "ldap.attributeDesc" }),
    assertionValue: ldapValue(OCTET_STRING, { alias: "ldap.assertionValue" }),
  })),
});
const abandonRequest = struct<LDAPAbandonRequest>({
  ...head,
  messageId: restInteger({ alias: "ldap.abandonRequest" }),
});

/** What an object identifier is called. */
export function ldapOidName(text: string | undefined): string | undefined {
  return text === undefined ? undefined : LDAP_OID[text];
}
const passwordModify = sequence(struct<LDAPPasswordModify>({
  userIdentity: optional(octetText({ tag: context(0) })),
  oldPasswd: optional(octetText({ tag: context(1) })),
  newPasswd: optional(octetText({ tag: context(2) })),
}));
const cancel = sequence(struct<LDAPCancel>({
  cancelId: berInteger({ alias: "ldap.cancelID" }),
}));
const extendedRequest = struct<LDAPExtendedRequest>({
  ...head,
  requestName: octetText({ tag: context(0), alias: "ldap.requestName" }),
  operation: derived<LDAPExtendedRequest, string>((h) =>
    ldapOidName(h.requestName)
  ),
  requestValue: optional(element(
    context(1),
    oneOf<LDAPExtendedRequest, LDAPPasswordModify | LDAPCancel | Uint8Array>(
      ({ requestName }) =>
        requestName === MODIFY_PASSWORD ? 1 : requestName === CANCEL ? 2 : 0,
      { 1: passwordModify, 2: cancel },
      rest(),
      { alias: "ldap.requestValue" },
    ),
  )),
});
const response = (name: number) => ({
  responseName: optional(
    octetText({ tag: context(name), alias: "ldap.responseName" }),
  ),
  operation: derived((h: { responseName?: string }) =>
    ldapOidName(h.responseName)
  ),
  responseValue: optional(
    berOctets({ tag: context(name + 1), alias: "ldap.responseValue" }),
  ),
});
const extendedResponse = struct<LDAPExtendedResponse>({
  ...resultFields,
  ...response(10),
});
const intermediateResponse = struct<LDAPIntermediateResponse>({
  ...head,
  ...response(0),
});
const otherOperation = struct<LDAPOtherOperation>({ ...head, data: rest() });

const OPERATIONS: Readonly<Record<number, Struct<LDAPOperation>>> = {
  0: bindRequest,
  1: bindResponse,
  3: searchRequest,
  4: searchEntry,
  5: result,
  6: modifyRequest,
  7: result,
  8: addRequest,
  9: result,
  10: deleteRequest,
  11: result,
  12: modifyDNRequest,
  13: result,
  14: compareRequest,
  15: result,
  16: abandonRequest,
  19: searchReference,
  23: extendedRequest,
  24: extendedResponse,
  25: intermediateResponse,
};

/** An operation: its tag tells which. */
export const ldapOperation: BerField<LDAPOperation> = tagged(
  chosen(choice<LDAPOperation>(
    [...new Set(Object.values(OPERATIONS)), otherOperation],
    (c) => {
      const tag = peekTag(c), type = tagNumber(tag);
      return tag === application(type)
        ? OPERATIONS[type] ?? otherOperation
        : otherOperation;
    },
  )),
);
