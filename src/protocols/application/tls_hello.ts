/** Hellos of TLS: RFC 8446 §4.1, RFC 5246 §7.4.1. */
import {
  bytes,
  type Choice,
  choice,
  derived,
  type Field,
  ifMore,
  listToEnd,
  rest,
  type Struct,
  struct,
  u16,
  u24,
  u8,
  vector,
  when,
} from "../../fields/mod.ts";
import {
  TLS_CIPHER_SUITE,
  TLS_COMPRESSION,
  TLS_HANDSHAKE_TYPE,
  TLS_VERSION,
} from "../../names/tls.ts";
import { greaseNames } from "./tls_extension.ts";
import { ja3Digest, ja3sText, ja3Text, ja4 } from "./tls_fingerprint.ts";
import {
  tlsClientExtensions,
  type TLSExtension,
  tlsRetryExtensions,
  tlsServerExtensions,
} from "./tls_extensions.ts";

/** What all messages have. */
export interface TLSHandshakeHead {
  /** Message type. */
  type: number;
  /** Bytes of the body. */
  length: number;
}
/** ClientHello: RFC 8446 §4.1.2, RFC 5246 §7.4.1.2. */
export interface TLSClientHello extends TLSHandshakeHead {
  /** Version: the highest that the client knows, before TLS 1.3. */
  version: number;
  /** Random bytes; the first four were once the time. */
  random: Uint8Array;
  /** Session that the client wants to resume. */
  sessionId: Uint8Array;
  /** What a server of DTLS has asked for: RFC 6347 §4.2.1. */
  cookie?: Uint8Array;
  /** Cipher suites, the preferred first. */
  cipherSuites: number[];
  /** Compression methods. */
  compressionMethods: number[];
  /** Extensions. */
  extensions?: TLSExtension[];
  /** What `ja3` is the digest of. */
  ja3Full: string;
  /** Fingerprint of the client: JA3. */
  ja3: string;
  /** Fingerprint of the client: JA4. */
  ja4: string;
}
/** ServerHello: RFC 8446 §4.1.3, RFC 5246 §7.4.1.3; a retry request is told by its random bytes. */
export interface TLSServerHello extends TLSHandshakeHead {
  /** Version; of TLS 1.3 that of 1.2. */
  version: number;
  /** Random bytes. */
  random: Uint8Array;
  /** Session; of TLS 1.3 the client's. */
  sessionId: Uint8Array;
  /** Cipher suite. */
  cipherSuite: number;
  /** Compression method. */
  compressionMethod: number;
  /** Extensions. */
  extensions?: TLSExtension[];
  /** What `ja3s` is the digest of. */
  ja3sFull: string;
  /** Fingerprint of the server: JA3S. */
  ja3s: string;
}
/** HelloRetryRequest: RFC 8446 §4.1.4. */
export interface TLSHelloRetryRequest extends TLSServerHello {
  /** That it is one. */
  helloRetryRequest: boolean;
}
/** ServerHello of the drafts of TLS 1.3 up to 21. */
export interface TLSDraftServerHello extends TLSHandshakeHead {
  /** Version. */
  version: number;
  /** Random bytes. */
  random: Uint8Array;
  /** Cipher suite. */
  cipherSuite: number;
  /** Extensions. */
  extensions: TLSExtension[];
  /** What `ja3s` is the digest of. */
  ja3sFull: string;
  /** Fingerprint of the server: JA3S. */
  ja3s: string;
}
/** EncryptedExtensions: RFC 8446 §4.3.1. */
export interface TLSEncryptedExtensions extends TLSHandshakeHead {
  /** Extensions. */
  extensions: TLSExtension[];
}

const PREFIX = "tls.handshake.";
/** Bytes of type and length; how versions of DTLS begin. */
const HEAD = 4, DTLS = 0xfe;

/** Type and length of a message. */
export const tlsHandshakeHead: {
  readonly type: Field<number>;
  readonly length: Field<number>;
} = {
  type: u8({ alias: PREFIX + "type", names: TLS_HANDSHAKE_TYPE }),
  length: u24({ alias: PREFIX + "length", unit: "bytes" }),
};
const head = tlsHandshakeHead;
const version = u16({
  alias: PREFIX + "version",
  hex: true,
  names: TLS_VERSION,
});
const random = bytes(32, { alias: PREFIX + "random" });
const sessionId = vector(1, rest({ alias: PREFIX + "session_id" }));
const cipherSuite = u16({
  alias: PREFIX + "ciphersuite",
  hex: true,
  names: greaseNames(TLS_CIPHER_SUITE),
});
const compressionMethod = u8({
  alias: PREFIX + "comp_method",
  names: TLS_COMPRESSION,
});

/** A client's hello. */
export const tlsClientHello: Struct<TLSClientHello> = struct<TLSClientHello>({
  ...head,
  version,
  random,
  sessionId,
  cookie: when(
    (h: TLSClientHello) => h.version >> 8 === DTLS,
    vector(1, rest({ alias: "dtls.handshake.cookie" })),
  ),
  cipherSuites: vector(2, listToEnd(cipherSuite)),
  compressionMethods: vector(1, listToEnd(compressionMethod)),
  extensions: ifMore(vector(2, tlsClientExtensions)),
  ja3Full: derived(ja3Text, { alias: PREFIX + "ja3_full" }),
  ja3: derived((h: TLSClientHello) => ja3Digest(ja3Text(h)), {
    alias: PREFIX + "ja3",
  }),
  ja4: derived(ja4),
});

const serverFields = {
  ...head,
  version,
  random,
  sessionId,
  cipherSuite,
  compressionMethod,
};
const ja3s = {
  ja3sFull: derived(ja3sText, { alias: PREFIX + "ja3s_full" }),
  ja3s: derived((h: TLSServerHello) => ja3Digest(ja3sText(h)), {
    alias: PREFIX + "ja3s",
  }),
};
const serverHello = struct<TLSServerHello>({
  ...serverFields,
  extensions: ifMore(vector(2, tlsServerExtensions)),
  ...ja3s,
});
const helloRetryRequest = struct<TLSHelloRetryRequest>({
  ...serverFields,
  extensions: ifMore(vector(2, tlsRetryExtensions)),
  ...ja3s,
  helloRetryRequest: { bits: 0, derive: () => true },
});
const draftServerHello = struct<TLSDraftServerHello>({
  ...head,
  version,
  random,
  cipherSuite,
  extensions: vector(2, tlsServerExtensions),
  ...ja3s,
});

/** What a retry request has for random bytes: the SHA-256 of "HelloRetryRequest", RFC 8446 §4.1.3. */
const RETRY = [
  [0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11],
  [0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91],
  [0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb, 0x8c, 0x5e],
  [0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c],
].flat();
/** Drafts of TLS 1.3 have versions 0x7f and a number; from 22 on servers hide them in an extension. */
const DRAFT = 0x7f, HIDDEN = 22;

/** A server's hello, or a retry request. */
export const tlsServerHello: Choice<TLSHandshakeHead> = choice<
  TLSHandshakeHead
>([serverHello, helloRetryRequest, draftServerHello], (c) => {
  if (c.room < HEAD + 2 + RETRY.length) return serverHello;
  if (c.peek(HEAD) === DRAFT && c.peek(HEAD + 1) < HIDDEN) {
    return draftServerHello;
  }
  return RETRY.every((x, i) => c.peek(HEAD + 2 + i) === x)
    ? helloRetryRequest
    : serverHello;
});
/** What a server says as soon as it can encrypt. */
export const tlsEncryptedExtensions: Struct<TLSEncryptedExtensions> = struct<
  TLSEncryptedExtensions
>({
  ...head,
  extensions: vector(2, tlsServerExtensions),
});
