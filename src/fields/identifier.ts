/** Identifiers of other registries: object identifiers, UUIDs. */
import { formatIPv4 } from "../bytes/address.ts";
import { HEX } from "../bytes/hex.ts";
import { formatOid } from "../bytes/oid.ts";
import { formatUuid } from "../bytes/uuid.ts";
import { type Size, sizeOf } from "./bytes.ts";
import type { Field, Hint } from "./field.ts";

/** An object identifier of `size` bytes, without tag and length: ITU-T X.690 §8.19. */
export function oid<H>(size: Size<H>, hint: Hint = {}): Field<string> {
  const count = sizeOf(size);
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read(c, h) {
      const n = count(h), p = c.take(n);
      const text = formatOid(c.b, p, p + n);
      if (text === "" && n > 0) c.malformed("no object identifier", p);
      return text;
    },
  };
}

/** A UUID: RFC 9562 §4. */
export function uuid(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 128,
    at: (o) => (b, p) => formatUuid(b, p + o),
    emit: (o) => (b, p, s) => s.text(formatUuid(b, p + o)),
  };
}

/** A system identifier of ISO 10589 in `b[p..p + n)`: `1921.6800.1001`, with a pseudonode `.00`, with the number of a fragment `-00`. */
function systemText(b: Uint8Array, p: number, n: number): string {
  let s = "";
  for (let i = 0; i < n; i++) {
    if (i === 7) s += "-";
    else if (i > 0 && i % 2 === 0) s += ".";
    s += HEX[b[p + i]];
  }
  return s;
}

/** A system identifier of six bytes, of seven with a pseudonode, of eight with a fragment: ISO 10589 §9.8. */
export function systemId(size: 6 | 7 | 8, hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: size * 8,
    at: (o) => (b, p) => systemText(b, p + o, size),
    emit: (o) => (b, p, s) => s.text(systemText(b, p + o, size)),
  };
}

/** `size` bytes of a key, in Base64 as people write it: RFC 4648 §4. */
export function base64(size: number, hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read(c) {
      const p = c.take(size);
      return btoa(String.fromCharCode(...c.b.subarray(p, p + size)));
    },
  };
}

/** A route distinguisher by its type, as people write it: RFC 4364 §4.2. */
function distinguisherText(b: Uint8Array, p: number): string {
  const short = (i: number) => b[p + i] << 8 | b[p + i + 1];
  const long = (i: number) => short(i) * 0x10000 + short(i + 2);
  switch (short(0)) {
    case 0:
      return `${short(2)}:${long(4)}`;
    case 1:
      return `${formatIPv4(b, p + 2)}:${short(6)}`;
    case 2:
      return `${long(2)}:${short(6)}`;
  }
  let s = "";
  for (let i = 0; i < 8; i++) s += HEX[b[p + i]];
  return s;
}

/** A route distinguisher: `65000:1`, `192.0.2.1:1`; one of an unknown type in hexadecimal. */
export function routeDistinguisher(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 64,
    at: (o) => (b, p) => distinguisherText(b, p + o),
    emit: (o) => (b, p, s) => s.text(distinguisherText(b, p + o)),
  };
}
