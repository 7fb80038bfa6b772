/** Filters of LDAP: RFC 4511 §4.5.1.7; as text: RFC 4515 §3. */
import { context, tagNumber, universal } from "../../bytes/ber.ts";
import { HEX } from "../../bytes/hex.ts";
import { decodeText } from "../../bytes/text.ts";
import {
  berBoolean,
  type BerField,
  choice,
  chosen,
  element,
  type Field,
  type Hint,
  listToEnd,
  octetText,
  optional,
  peekTag,
  recursive,
  rest,
  restText,
  sequenceOf,
  type Struct,
  struct,
  tagged,
  tagHead,
} from "../../fields/mod.ts";
import { LDAP_FILTER, LDAP_SUBSTRING } from "../../names/ldap.ts";

/** What filters have in common. */
export interface LDAPFilterHead {
  /** Which filter. */
  type: number;
}
/** And, or, not. */
export interface LDAPFilterSet extends LDAPFilterHead {
  /** The filters that are combined; of not a single one. */
  filters: LDAPFilter[];
}
/** A comparison of an attribute with a value. */
export interface LDAPFilterMatch extends LDAPFilterHead {
  /** Attribute. */
  attributeDesc: string;
  /** Value, with escapes as in RFC 4515 §3. */
  assertionValue: string;
}
/** A part of a substring filter. */
export interface LDAPSubstring {
  /** Where it stands: at the beginning, anywhere, at the end. */
  type: number;
  /** Value, with escapes as in RFC 4515 §3. */
  value: string;
}
/** A comparison of an attribute with parts of a value. */
export interface LDAPFilterSubstrings extends LDAPFilterHead {
  /** Attribute. */
  attributeDesc: string;
  /** Parts, in order. */
  substrings: LDAPSubstring[];
}
/** Whether an attribute is there. */
export interface LDAPFilterPresent extends LDAPFilterHead {
  /** Attribute. */
  present: string;
}
/** A comparison by a matching rule. */
export interface LDAPFilterExtensible extends LDAPFilterHead {
  /** Matching rule. */
  matchingRule?: string;
  /** Attribute; absent: all that the rule fits. */
  attributeDesc?: string;
  /** Value, with escapes as in RFC 4515 §3. */
  matchValue: string;
  /** Whether the attributes of the name count, too. */
  dnAttributes?: boolean;
}
/** A filter that is none of these. */
export interface LDAPFilterOther extends LDAPFilterHead {
  /** Contents. */
  data: Uint8Array;
}
/** A filter. */
export type LDAPFilter =
  | LDAPFilterSet
  | LDAPFilterMatch
  | LDAPFilterSubstrings
  | LDAPFilterPresent
  | LDAPFilterExtensible
  | LDAPFilterOther;

const NOT = 2, SUBSTRINGS = 4, PRESENT = 7, EXTENSIBLE = 9;

/** A value as RFC 4515 §3 writes it: what is no text, and what has a meaning in a filter, becomes a backslash and two digits. */
function valueText(b: Uint8Array, p: number, end: number): string {
  const text = decodeText(b, p, end);
  const isText = !text.includes("\ufffd");
  // deno-lint-ignore no-control-regex
  if (isText && !/[\x00-\x1f()*\\\x7f]/.test(text)) return text;
  let s = "";
  for (; p < end; p++) {
    const c = b[p];
    const isPlain = c > 0x1f && c < 0x7f && c !== 0x28 && c !== 0x29 &&
      c !== 0x2a && c !== 0x5c;
    s += isPlain ? String.fromCharCode(c) : "\\" + HEX[c];
  }
  return s;
}

/** A value that is compared, as text. */
export function ldapValue(tag: number, hint: Hint = {}): BerField<string> {
  return element(tag, {
    ...hint,
    bits: 0,
    read(c) {
      const n = c.room, p = c.take(n);
      return valueText(c.b, p, p + n);
    },
  });
}

const OCTET_STRING = universal(4);
const head = { type: tagHead({ names: LDAP_FILTER }) };
const attributeDesc = { alias: "ldap.attributeDesc" };

const inner: Field<LDAPFilter> = recursive(
  [],
  () => filter as Field<LDAPFilter>,
);
const filterSet = struct<LDAPFilterSet>({
  ...head,
  filters: listToEnd(inner),
});
const match = struct<LDAPFilterMatch>({
  ...head,
  attributeDesc: octetText(attributeDesc),
  assertionValue: ldapValue(OCTET_STRING, { alias: "ldap.assertionValue" }),
});
const substring = (alias: string): Struct<LDAPSubstring> =>
  struct<LDAPSubstring>({
    type: tagHead({ names: LDAP_SUBSTRING }),
    value: {
      alias,
      bits: 0,
      read(c) {
        const n = c.room, p = c.take(n);
        return valueText(c.b, p, p + n);
      },
    },
  });
const parts = ["ldap.initial", "ldap.any", "ldap.final"].map(substring);
const substrings = struct<LDAPFilterSubstrings>({
  ...head,
  attributeDesc: octetText({ alias: "ldap.type" }),
  substrings: sequenceOf(
    tagged(
      chosen(choice(parts, (c) => parts[tagNumber(peekTag(c))] ?? parts[1])),
    ),
  ),
});
const present = struct<LDAPFilterPresent>({
  ...head,
  present: restText({ alias: "ldap.present" }),
});
const extensible = struct<LDAPFilterExtensible>({
  ...head,
  matchingRule: optional(
    octetText({ tag: context(1), alias: "ldap.matchingRule" }),
  ),
  attributeDesc: optional(octetText({ tag: context(2), alias: "ldap.type" })),
  matchValue: ldapValue(context(3), { alias: "ldap.matchValue" }),
  dnAttributes: optional(
    berBoolean({ tag: context(4), alias: "ldap.dnAttributes" }),
  ),
});
const other = struct<LDAPFilterOther>({ ...head, data: rest() });

/** A filter: its tag tells which. */
const filter: BerField<LDAPFilter> = tagged(
  chosen(choice<LDAPFilter>(
    [filterSet, match, substrings, present, extensible, other],
    (c) => {
      const type = tagNumber(peekTag(c));
      if (type <= NOT) return filterSet;
      if (type === SUBSTRINGS) return substrings;
      if (type === PRESENT) return present;
      if (type === EXTENSIBLE) return extensible;
      return type in LDAP_FILTER ? match : other;
    },
  )),
);
/** See {@linkcode LDAPFilter}. */
export const ldapFilter: BerField<LDAPFilter> = filter;

const OPERATORS: Readonly<Record<number, string>> = {
  0: "&",
  1: "|",
  2: "!",
  3: "=",
  5: ">=",
  6: "<=",
  8: "~=",
};

/** A filter as RFC 4515 writes it: `(&(objectClass=user)(cn=a*))`. */
export function ldapFilterText(f: LDAPFilter): string {
  const operator = OPERATORS[f.type] ?? "";
  if ("filters" in f) {
    return `(${operator}${(f.filters ?? []).map(ldapFilterText).join("")})`;
  }
  if ("substrings" in f) {
    const list = f.substrings ?? [];
    const first = list[0]?.type === 0 ? "" : "*";
    const last = list.at(-1)?.type === 2 ? "" : "*";
    const middle = list.map((s) => s.value).join("*");
    return `(${f.attributeDesc}=${first}${middle}${last})`;
  }
  if ("present" in f) return `(${f.present}=*)`;
  if ("matchValue" in f) {
    return `(${f.attributeDesc ?? ""}${f.dnAttributes ? ":dn" : ""}${
      f.matchingRule === undefined ? "" : `:${f.matchingRule}`
    }:=${f.matchValue})`;
  }
  return "assertionValue" in f
    ? `(${f.attributeDesc}${operator}${f.assertionValue})`
    : "(?)";
}
