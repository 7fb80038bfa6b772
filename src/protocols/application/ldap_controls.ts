/** Controls of LDAP: RFC 4511 §4.1.11, RFC 2696, RFC 2891, RFC 4527, RFC 4528, RFC 4533, MS-ADTS §3.1.1.3.4.1. */
import { application, context, universal } from "../../bytes/ber.ts";
import {
  berBoolean,
  berEnumerated,
  berInteger,
  berOctets,
  derived,
  element,
  type Field,
  type Hint,
  octetText,
  oneOf,
  oneTagOf,
  optional,
  rest,
  restText,
  sequence,
  sequenceOf,
  struct,
} from "../../fields/mod.ts";
import {
  LDAP_RESULT,
  LDAP_SYNC_MODE,
  LDAP_SYNC_STATE,
} from "../../names/ldap.ts";
import { type LDAPFilter, ldapFilter } from "./ldap_filter.ts";
import {
  type LDAPAttribute,
  ldapAttribute,
  ldapOidName,
} from "./ldap_operations.ts";

/** Paged results: RFC 2696 §2. */
export interface LDAPPagedResults {
  /** Entries of a page; in a response how many there are, if the server knows. */
  size: number;
  /** What the server goes on by; empty: at the beginning, and at the end. */
  cookie: Uint8Array;
}
/** A key to sort by: RFC 2891 §1.1. */
export interface LDAPSortKey {
  /** Attribute. */
  attributeType: string;
  /** Matching rule. */
  orderingRule?: string;
  /** The largest first. */
  reverseOrder?: boolean;
}
/** What came of sorting: RFC 2891 §1.2. */
export interface LDAPSortResponse {
  /** Result code. */
  sortResult: number;
  /** The attribute that it failed at. */
  attributeType?: string;
}
/** Which parts of security descriptors are wanted: MS-ADTS §3.1.1.3.4.1.11. */
export interface LDAPSDFlags {
  /** Parts, as bits. */
  flags: number;
}
/** Changes since the last time: MS-ADTS §3.1.1.3.4.1.3. */
export interface LDAPDirSync {
  /** Flags. */
  flags: number;
  /** Most bytes of an answer. */
  maxBytes: number;
  /** What the server goes on by. */
  cookie: Uint8Array;
}
/** Request of content synchronization: RFC 4533 §2.2. */
export interface LDAPSyncRequest {
  /** Mode. */
  mode: number;
  /** What the server goes on by. */
  cookie?: Uint8Array;
  /** Everything may be sent again. */
  reloadHint?: boolean;
}
/** State of an entry: RFC 4533 §2.3. */
export interface LDAPSyncState {
  /** State. */
  state: number;
  /** UUID of the entry. */
  entryUuid: Uint8Array;
  /** What the server goes on by. */
  cookie?: Uint8Array;
}
/** End of content synchronization: RFC 4533 §2.4. */
export interface LDAPSyncDone {
  /** What the server goes on by. */
  cookie?: Uint8Array;
  /** Entries that were not named are gone. */
  refreshDeletes?: boolean;
}
/** An entry before or after the operation: RFC 4527 §3.2. */
export interface LDAPReadEntry {
  /** Its name. */
  objectName: string;
  /** Its attributes. */
  attributes: LDAPAttribute[];
}
/** What a control says. */
export type LDAPControlValue =
  | LDAPPagedResults
  | LDAPSortKey[]
  | LDAPSortResponse
  | LDAPSDFlags
  | LDAPDirSync
  | LDAPSyncRequest
  | LDAPSyncState
  | LDAPSyncDone
  | LDAPReadEntry
  | LDAPFilter
  | string[]
  | string
  | Uint8Array;
/** A control: RFC 4511 §4.1.11. */
export interface LDAPControl {
  /** Object identifier. */
  controlType: string;
  /** What it is called. */
  name?: string;
  /** Whether the operation fails where the control is not known; it does not unless this says so. */
  criticality?: boolean;
  /** Contents. */
  controlValue?: LDAPControlValue;
}

const OCTET_STRING = universal(4);

const cookie = berOctets({ alias: "ldap.cookie" });
const attributeType = (hint: Hint & { tag?: number } = {}) =>
  octetText({ ...hint, alias: "ldap.attributeType" });
const flags = berInteger({ alias: "ldap.flags", hex: true });
/** In a request the attributes that are wanted, in a response the entry. */
const readEntry = oneTagOf<LDAPControlValue>([
  sequenceOf(octetText({ alias: "ldap.AttributeDescription" })),
  sequence(
    struct<LDAPReadEntry>({
      objectName: octetText({ alias: "ldap.objectName" }),
      attributes: sequenceOf(sequence(ldapAttribute)),
    }),
    { tag: application(4) },
  ),
]);

/** What controls say, by their object identifiers. */
const VALUES: Readonly<Record<string, Field<LDAPControlValue>>> = {
  "1.2.840.113556.1.4.319": sequence(struct<LDAPPagedResults>({
    size: berInteger({ alias: "ldap.size" }),
    cookie,
  })),
  "1.2.840.113556.1.4.473": sequenceOf(sequence(struct<LDAPSortKey>({
    attributeType: attributeType(),
    orderingRule: optional(
      octetText({ tag: context(0), alias: "ldap.orderingRule" }),
    ),
    reverseOrder: optional(
      berBoolean({ tag: context(1), alias: "ldap.reverseOrder" }),
    ),
  }))),
  "1.2.840.113556.1.4.474": sequence(struct<LDAPSortResponse>({
    sortResult: berEnumerated({
      alias: "ldap.sortResult",
      names: LDAP_RESULT,
    }),
    attributeType: optional(attributeType({ tag: context(0) })),
  })),
  "1.2.840.113556.1.4.801": sequence(struct<LDAPSDFlags>({ flags })),
  "1.2.840.113556.1.4.841": sequence(struct<LDAPDirSync>({
    flags,
    maxBytes: berInteger({ alias: "ldap.maxBytes", unit: "bytes" }),
    cookie,
  })),
  "1.3.6.1.1.12": ldapFilter,
  "1.3.6.1.1.13.1": readEntry,
  "1.3.6.1.1.13.2": readEntry,
  "1.3.6.1.4.1.4203.1.9.1.1": sequence(struct<LDAPSyncRequest>({
    mode: berEnumerated({ alias: "ldap.mode", names: LDAP_SYNC_MODE }),
    cookie: optional(cookie),
    reloadHint: optional(berBoolean({ alias: "ldap.reloadHint" })),
  })),
  "1.3.6.1.4.1.4203.1.9.1.2": sequence(struct<LDAPSyncState>({
    state: berEnumerated({ alias: "ldap.state", names: LDAP_SYNC_STATE }),
    entryUuid: berOctets({ alias: "ldap.entryUUID" }),
    cookie: optional(cookie),
  })),
  "1.3.6.1.4.1.4203.1.9.1.3": sequence(struct<LDAPSyncDone>({
    cookie: optional(cookie),
    refreshDeletes: optional(berBoolean({ alias: "ldap.refreshDeletes" })),
  })),
  "2.16.840.1.113730.3.4.18": restText(),
};
const KEYS = new Map(Object.keys(VALUES).map((k, i) => [k, i + 1]));
const NUMBERED = Object.fromEntries(
  Object.values(VALUES).map((field, i) => [i + 1, field]),
);

/** A control. */
const control = struct<LDAPControl>({
  controlType: octetText({ alias: "ldap.controlType" }),
  name: derived<LDAPControl, string>((h) => ldapOidName(h.controlType)),
  criticality: optional(berBoolean({ alias: "ldap.criticality" })),
  controlValue: optional(element(
    OCTET_STRING,
    oneOf<LDAPControl, LDAPControlValue>(
      (h) => KEYS.get(h.controlType) ?? 0,
      NUMBERED,
      rest(),
      { alias: "ldap.controlValue" },
    ),
  )),
});
/** The controls of a message. */
export const ldapControls: Field<LDAPControl[]> = optional(
  sequenceOf(sequence(control), { tag: context(0) }),
);
