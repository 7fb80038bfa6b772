/** Extension fields of NTP: RFC 7822 §3, those of NTS: RFC 8915 §5. */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bytes,
  confined,
  type Field,
  type Options,
  options,
  padding,
  rest,
  struct,
  u16,
} from "../../fields/mod.ts";
import { NTP_EXTENSION_FIELD } from "../../names/ntp.ts";

/** What all extension fields have. */
export interface NTPExtensionHead {
  /** Field type. */
  type: number;
  /** Bytes of the whole field. */
  length: number;
}
/** NTS Authenticator and Encrypted Extension Fields: RFC 8915 §5.6. */
export interface NTSAuthenticator extends NTPExtensionHead {
  /** Bytes of the nonce. */
  nonceLength: number;
  /** Bytes of the ciphertext. */
  ciphertextLength: number;
  /** Nonce. */
  nonce: Uint8Array;
  /** Padding of the nonce, to four bytes. */
  noncePadding: Uint8Array;
  /** Ciphertext. */
  ciphertext: Uint8Array;
  /** Padding of the ciphertext, and more of it. */
  padding?: Uint8Array;
}
/** Any other extension field: unique identifiers and cookies among them. */
export interface NTPOtherExtension extends NTPExtensionHead {
  /** Its value, with its padding. */
  value: Uint8Array;
}
/** Any extension field. */
export type NTPExtension =
  | NTPExtensionHead
  | NTSAuthenticator
  | NTPOtherExtension;

const head = {
  type: u16({ alias: "ntp.ext.type", hex: true, names: NTP_EXTENSION_FIELD }),
  length: u16({ alias: "ntp.ext.length", unit: "bytes" }),
};
/** Bytes up to the next word. */
const gap = (n: number) => -n & 3;

const fields: Options<NTPExtension> = options<NTPExtension>({
  typeSize: 2,
  lengthSize: 2,
  counts: "all",
  cases: {
    0x0404: struct<NTSAuthenticator>({
      ...head,
      nonceLength: u16({ unit: "bytes" }),
      ciphertextLength: u16({ unit: "bytes" }),
      nonce: bytes((h: NTSAuthenticator) => h.nonceLength),
      noncePadding: bytes((h: NTSAuthenticator) => gap(h.nonceLength)),
      ciphertext: bytes((h: NTSAuthenticator) => h.ciphertextLength),
      padding: padding(),
    }),
  },
  other: struct<NTPOtherExtension>({
    ...head,
    value: rest({ alias: "ntp.ext.value" }),
  }),
});

/** Most bytes of a message authentication code with its key's number: RFC 7822 §3. */
const MAX_MAC = 24;
/** Fewest bytes of an extension field: RFC 7822 §3. */
const MIN_FIELD = 16;

/** Bytes of extension fields at the cursor: what is too long for a message authentication code. */
function size(c: Cursor): number {
  let n = 0;
  while (c.room - n > MAX_MAC) {
    const length = c.peek(n + 2) << 8 | c.peek(n + 3);
    if (length < MIN_FIELD || length > c.room - n) return c.room;
    n += length;
  }
  return n;
}

/** The extension fields in front of a message authentication code. */
export const ntpExtensions: Field<NTPExtension[]> = {
  bits: 0,
  inside: [fields],
  read(c, h) {
    const n = size(c);
    return n > 0 ? confined(c, h, n, fields.read!) : undefined;
  },
};
