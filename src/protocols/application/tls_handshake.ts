/** Handshake messages of TLS: RFC 8446 §4, RFC 5246 §7.4. */
import type { Cursor } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { tlsContent } from "../../dissect/tables.ts";
import {
  choice,
  chosen,
  type Field,
  listToEnd,
  type OptionCase,
  rest,
  sized,
  struct,
  u32,
  u8,
  vector,
} from "../../fields/mod.ts";
import { TLS_HANDSHAKE_TYPE, TLS_KEY_UPDATE } from "../../names/tls.ts";
import {
  type TLS12CertificateRequest,
  type TLS12CertificateVerify,
  type TLS13CertificateMessage,
  type TLS13CertificateRequest,
  tlsCertificate,
  type TLSCertificateMessage,
  type TLSCertificateRequest,
  tlsCertificateRequest,
  type TLSCertificateStatus,
  tlsCertificateStatus,
  type TLSCertificateVerify,
  tlsCertificateVerify,
  tlsClientCertificateRequest,
  type TLSCompressedCertificate,
  tlsCompressedCertificate,
} from "./tls_certificate.ts";
import {
  type TLSCertificateURL,
  tlsCertificateURL,
  type TLSHelloVerifyRequest,
  tlsHelloVerifyRequest,
  type TLSNewConnectionId,
  tlsNewConnectionId,
  type TLSRequestConnectionId,
  tlsRequestConnectionId,
  type TLSSupplementalData,
  tlsSupplementalData,
} from "./tls_messages.ts";
import {
  type TLSClientDH,
  type TLSClientECDH,
  tlsClientKeyExchange,
  type TLSClientPSK,
  type TLSClientRSA,
  type TLSClientSRP,
  type TLSServerDH,
  type TLSServerDHPSK,
  type TLSServerECDH,
  type TLSServerECDHPSK,
  tlsServerKeyExchange,
  type TLSServerPSK,
  type TLSServerRSA,
  type TLSServerSRP,
} from "./tls_key_exchange.ts";
import { type TLSExtension, tlsTicketExtensions } from "./tls_extensions.ts";
import {
  type TLSClientHello,
  tlsClientHello,
  type TLSDraftServerHello,
  type TLSEncryptedExtensions,
  tlsEncryptedExtensions,
  type TLSHandshakeHead,
  tlsHandshakeHead as head,
  type TLSHelloRetryRequest,
  type TLSServerHello,
  tlsServerHello,
} from "./tls_hello.ts";

/** NewSessionTicket before TLS 1.3: RFC 5077 §3.3. */
export interface TLSNewSessionTicket extends TLSHandshakeHead {
  /** How long the ticket may be kept, in seconds. */
  lifetime: number;
  /** The ticket. */
  ticket: Uint8Array;
}
/** NewSessionTicket: RFC 8446 §4.6.1. */
export interface TLS13NewSessionTicket extends TLSNewSessionTicket {
  /** What the client adds to the ticket's age, in ms. */
  ageAdd: number;
  /** Makes the key of this ticket differ from others. */
  nonce: Uint8Array;
  /** Extensions. */
  extensions: TLSExtension[];
}
/** Finished: RFC 8446 §4.4.4. */
export interface TLSFinished extends TLSHandshakeHead {
  /** Proof that the handshake was not tampered with. */
  verifyData: Uint8Array;
}
/** KeyUpdate: RFC 8446 §4.6.3. */
export interface TLSKeyUpdate extends TLSHandshakeHead {
  /** Whether the other side shall do the same. */
  requestUpdate: number;
}
/** Any other message. */
export interface TLSOtherHandshake extends TLSHandshakeHead {
  /** Body. */
  data: Uint8Array;
}
/** Any message. */
export type TLSHandshake =
  | TLSHandshakeHead
  | TLSClientHello
  | TLSServerHello
  | TLSHelloRetryRequest
  | TLSDraftServerHello
  | TLSNewSessionTicket
  | TLS13NewSessionTicket
  | TLSEncryptedExtensions
  | TLSCertificateMessage
  | TLS13CertificateMessage
  | TLSCertificateRequest
  | TLS12CertificateRequest
  | TLS13CertificateRequest
  | TLSCertificateVerify
  | TLS12CertificateVerify
  | TLSCertificateStatus
  | TLSFinished
  | TLSKeyUpdate
  | TLSCompressedCertificate
  | TLSServerECDH
  | TLSServerECDHPSK
  | TLSServerDH
  | TLSServerDHPSK
  | TLSServerPSK
  | TLSServerSRP
  | TLSServerRSA
  | TLSClientECDH
  | TLSClientDH
  | TLSClientRSA
  | TLSClientPSK
  | TLSClientSRP
  | TLSHelloVerifyRequest
  | TLSRequestConnectionId
  | TLSNewConnectionId
  | TLSCertificateURL
  | TLSSupplementalData
  | TLSOtherHandshake;

const PREFIX = "tls.handshake.";
const HEAD = 4;

const ticket = vector(2, rest({ alias: PREFIX + "session_ticket" }));
const lifetime = u32({
  alias: PREFIX + "session_ticket_lifetime_hint",
  unit: "s",
});
const empty = struct<TLSHandshakeHead>(head);
const newSessionTicket = struct<TLSNewSessionTicket>({
  ...head,
  lifetime,
  ticket,
});
const newSessionTicket13 = struct<TLS13NewSessionTicket>({
  ...head,
  lifetime,
  ageAdd: u32({ alias: PREFIX + "session_ticket_age_add", unit: "ms" }),
  nonce: vector(1, rest({ alias: PREFIX + "session_ticket_nonce" })),
  ticket,
  extensions: vector(2, tlsTicketExtensions),
});
const finished = struct<TLSFinished>({
  ...head,
  verifyData: rest({ alias: PREFIX + "verify_data" }),
});
const keyUpdate = struct<TLSKeyUpdate>({
  ...head,
  requestUpdate: u8({
    alias: PREFIX + "key_update.request_update",
    names: TLS_KEY_UPDATE,
  }),
});
const other = struct<TLSOtherHandshake>({ ...head, data: rest() });

/** Tickets before TLS 1.3 have two fields, which their lengths tell. */
const anyTicket = choice<TLSHandshakeHead>(
  [newSessionTicket, newSessionTicket13],
  (c) => {
    if (c.room < HEAD + 6) return newSessionTicket;
    const length = c.peek(1) << 16 | c.peek(2) << 8 | c.peek(3);
    const size = c.peek(HEAD + 4) << 8 | c.peek(HEAD + 5);
    return size + 6 === length ? newSessionTicket : newSessionTicket13;
  },
);

const MESSAGES: Readonly<Record<number, OptionCase<TLSHandshakeHead>>> = {
  0: empty,
  1: tlsClientHello,
  2: tlsServerHello,
  3: tlsHelloVerifyRequest,
  4: anyTicket,
  5: empty,
  8: tlsEncryptedExtensions,
  9: tlsRequestConnectionId,
  10: tlsNewConnectionId,
  11: tlsCertificate,
  12: tlsServerKeyExchange,
  13: tlsCertificateRequest,
  14: empty,
  15: tlsCertificateVerify,
  16: tlsClientKeyExchange,
  17: tlsClientCertificateRequest,
  20: finished,
  21: tlsCertificateURL,
  22: tlsCertificateStatus,
  23: tlsSupplementalData,
  24: keyUpdate,
  25: tlsCompressedCertificate,
};
const TABLES = [...Object.values(MESSAGES), other].flatMap((t) =>
  typeof t === "function" ? t.tables ?? [] : [t]
);
const message = chosen<TLSHandshake>(choice<TLSHandshake>(TABLES, (c, h) => {
  const known = MESSAGES[c.peek()] ?? other;
  return typeof known === "function" ? known(c, h) : known;
}));

/** Bytes of the body of the message that stands `ahead` of the cursor. */
function bodySize(c: Cursor, ahead: number): number {
  return c.peek(ahead + 1) << 16 | c.peek(ahead + 2) << 8 | c.peek(ahead + 3);
}

/** Messages up to the end of their area, each in its own length. */
export const tlsMessages: Field<TLSHandshake[]> = listToEnd(
  sized((c) => HEAD + bodySize(c, 0), message),
);

/** A message in a few words: its name, and the server's that a client asks for. */
export function tlsHandshakeText(m: TLSHandshake): string {
  const name = TLS_HANDSHAKE_TYPE[m.type] ?? `handshake ${m.type}`;
  if (!("cipherSuites" in m)) return name;
  const server = m.extensions?.flatMap((e) => "names" in e ? e.names ?? [] : [])
    .find((x) => x.name !== undefined);
  return server === undefined ? name : `${name} (SNI=${server.name})`;
}

/** Messages that stand by themselves. */
export interface TLSMessages {
  /** Messages. */
  handshake: TLSHandshake[];
}

/** Handshake messages without records: what several records hold together, what QUIC carries. */
export const tlsHandshake: Protocol<TLSMessages> = {
  id: "tls_handshake",
  label: "TLS-Handshake",
  name: "Handshake messages of Transport Layer Security",
  spec: "RFC 8446 §4",
  depth: "messages that no single record holds",
  alias: "tls",
  layer: "application",
  on: [[tlsContent, 0]],
  fields: struct<TLSMessages>({ handshake: tlsMessages }),
  summary: (h) => `TLS ${(h.handshake ?? []).map(tlsHandshakeText).join(", ")}`,
};

/** The same of DTLS, each put together out of its fragments. */
export const dtlsHandshake: Protocol<TLSMessages> = {
  ...tlsHandshake,
  id: "dtls_handshake",
  label: "DTLS-Handshake",
  name: "Handshake messages of Datagram Transport Layer Security",
  spec: "RFC 9147 §5.2",
  alias: "dtls",
  on: [[tlsContent, 1]],
  summary: (h) =>
    `DTLS ${(h.handshake ?? []).map(tlsHandshakeText).join(", ")}`,
};

/** Messages that may be longer than a record, and how long. */
const LONG = [1, 2, 4, 8, 11, 12, 13, 15, 16, 22, 25], MAX_LONG = 1 << 17;
/** Fewest and most bytes of messages where there are bounds. */
const SIZES: Readonly<Record<number, readonly [number, number]>> = {
  0: [0, 0],
  1: [38, MAX_LONG],
  2: [38, 1 << 16],
  5: [0, 0],
  11: [3, MAX_LONG],
  14: [0, 0],
  20: [12, 64],
  24: [1, 1],
};

/** Whether a message of this type, not encrypted, may have a body of `n` bytes; `isCut`: it goes on in another record. */
export function mayBeMessage(type: number, n: number, isCut: boolean): boolean {
  const [least, most] = SIZES[type] ?? [1, 1 << 16];
  return type in TLS_HANDSHAKE_TYPE && n >= least && n <= most &&
    (!isCut || LONG.includes(type));
}

/**
 * Whether the `size` bytes at the cursor, of which the end may be missing,
 * are messages that can be read. When they are encrypted (or go on from an
 * earlier record) their types and lengths do not fit.
 */
export function isPlainHandshake(c: Cursor, size: number): boolean {
  let i = 0;
  while (i + HEAD <= Math.min(size, c.room)) {
    const type = c.peek(i), n = bodySize(c, i);
    i += HEAD + n;
    if (!mayBeMessage(type, n, i > size)) return false;
    if (i > size) return true;
  }
  return i > 0 && (i === size || i + HEAD > c.room);
}
