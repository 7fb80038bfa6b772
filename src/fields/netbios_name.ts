/** Names of NetBIOS: RFC 1001 §14.1, RFC 1002 §4.1. */
import { HEX } from "../bytes/hex.ts";
import { dnsName } from "./dns_name.ts";
import type { Field, Hint } from "./field.ts";

/** Bytes of a name, the last of which tells what it is for; each is two letters in a domain name. */
const NAME = 16, ENCODED = 32;
/** The letter that stands for 0. */
const A = 0x41;

/** A byte of a name, or how it is written where it is not printable. */
function letter(c: number): string {
  return c > 0x1f && c < 0x7f ? String.fromCharCode(c) : `<${HEX[c]}>`;
}

/** A name of 16 bytes: `WORKGROUP<1e>`. */
function nameText(bytes: Iterable<number>): string {
  const all = [...bytes], type = all[NAME - 1];
  let end = NAME - 1;
  while (end > 0 && all[end - 1] === 0x20) end--;
  return all.slice(0, end).map(letter).join("") + `<${HEX[type]}>`;
}

/** A name whose first label is encoded, with its scope: `SERVER<20>.EXAMPLE.ORG`. */
function decoded(domain: string): string {
  const dot = domain.indexOf(".");
  const label = dot < 0 ? domain : domain.slice(0, dot);
  if (label.length !== ENCODED || !/^[A-P]+$/.test(label)) return domain;
  const bytes = Array.from(
    { length: NAME },
    (_, i) =>
      label.charCodeAt(2 * i) - A << 4 | label.charCodeAt(2 * i + 1) - A,
  );
  return nameText(bytes) + domain.slice(label.length);
}

/** A name in the form of a domain name; a domain name that is none as it is. */
export function netbiosName(
  hint: Hint & { readonly compressed?: boolean } = {},
): Field<string> {
  const { compressed = true, ...more } = hint;
  const domain = dnsName({ compressed });
  return {
    ...more,
    bits: 0,
    read(c, h) {
      const name = domain.read!(c, h);
      return name === undefined ? undefined : decoded(name);
    },
  };
}

/** A name of 16 bytes as they are. */
export function plainNetbiosName(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      const p = c.take(NAME);
      return nameText(c.b.subarray(p, p + NAME));
    },
  };
}
