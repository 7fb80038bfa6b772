/**
 * Extensions of TLS that are seldom seen: RFC 6066 §5 and §6, RFC 4681, RFC
 * 5878, RFC 6091, RFC 5054, RFC 6961, RFC 7924, RFC 8472, RFC 8492, RFC 8844,
 * RFC 8870, RFC 9102, RFC 9149, RFC 9849 §5.1.
 */
import {
  bytes,
  choice,
  chosen,
  type Field,
  listToEnd,
  rest,
  restText,
  struct,
  u16,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  TLS_AUTHZ_FORMAT,
  TLS_CACHED_INFORMATION,
  TLS_CERTIFICATE_STATUS_TYPE,
  TLS_CERTIFICATE_TYPE,
  TLS_EKT_CIPHER,
  TLS_EXTENSION,
  TLS_TOKEN_KEY,
  TLS_TRUSTED_CA,
  TLS_USER_MAPPING,
} from "../../names/tls.ts";
import type { Names } from "../../names/names.ts";
import { type QUICParameter, quicParameters } from "./quic_parameter.ts";
import type { TLSExtensionCases } from "./tls13_extensions.ts";
import {
  greaseNames,
  tlsEmptyExtension as empty,
  type TLSExtensionHead,
  tlsExtensionHead as head,
  tlsOrEmpty,
} from "./tls_extension.ts";

/** trusted_ca_keys: RFC 6066 §6. */
export interface TLSTrustedCAKeys extends TLSExtensionHead {
  /** Authorities that the client has. */
  authorities: TLSTrustedAuthority[];
}
/** An authority: RFC 6066 §6. */
export interface TLSTrustedAuthority {
  /** What it is told by. */
  identifierType: number;
  /** SHA-1 of a key or certificate, or a distinguished name in DER. */
  identifier?: Uint8Array;
}
/** user_mapping, client_authz, server_authz, cert_type, supported_ekt_ciphers: lists of numbers of one byte. */
export interface TLSFormats extends TLSExtensionHead {
  /** Formats, the preferred first. */
  formats: number[];
}
/** srp: RFC 5054 §2.8.1. */
export interface TLSUserName extends TLSExtensionHead {
  /** Name of the user. */
  userName: string;
}
/** status_request_v2: RFC 6961 §2.2. */
export interface TLSStatusRequests extends TLSExtensionHead {
  /** Kinds of status that would do. */
  requests: TLSStatusRequestItem[];
}
/** One kind of status. */
export interface TLSStatusRequestItem {
  /** What kind of status. */
  statusType: number;
  /** The request, as it is. */
  request: Uint8Array;
}
/** token_binding: RFC 8472 §2. */
export interface TLSTokenBinding extends TLSExtensionHead {
  /** Version, major and minor in a byte each. */
  version: number;
  /** Kinds of keys. */
  keyParameters: number[];
}
/** cached_info: RFC 7924 §3. */
export interface TLSCachedInfo extends TLSExtensionHead {
  /** What the client has. */
  objects: TLSCachedObject[];
}
/** One thing that the client has. */
export interface TLSCachedObject {
  /** What it is. */
  informationType: number;
  /** Its digest. */
  hash: Uint8Array;
}
/** pwd_protect, pwd_clear, password_salt, external_id_hash, external_session_id: bytes behind a length. */
export interface TLSValue extends TLSExtensionHead {
  /** Value. */
  value: Uint8Array;
}
/** ticket_request: RFC 9149 §3. */
export interface TLSTicketRequest extends TLSExtensionHead {
  /** Tickets for a new session; of a server: how many it will send. */
  newSessionCount: number;
  /** Tickets for a session that is resumed. */
  resumptionCount?: number;
}
/** dnssec_chain: RFC 9102 §3.4. */
export interface TLSDNSSECChain extends TLSExtensionHead {
  /** Port of the server that the client asks for. */
  port: number;
}
/** tls_flags: https://www.iana.org/assignments/tls-extensiontype-values, 62. */
export interface TLSFlags extends TLSExtensionHead {
  /** Bits, the lowest of each byte first. */
  flags: Uint8Array;
}
/** ech_outer_extensions: RFC 9849 §5.1. */
export interface TLSOuterExtensions extends TLSExtensionHead {
  /** Extensions that the outer hello has. */
  types: number[];
}
/** quic_transport_parameters: RFC 9001 §8.2. */
export interface TLSQUICParameters extends TLSExtensionHead {
  /** Parameters. */
  parameters: QUICParameter[];
}

const formats = (names: Names, alias?: string) =>
  struct<TLSFormats>({
    ...head,
    formats: vector(1, listToEnd(u8({ names, ...(alias && { alias }) }))),
  });
const value = (size: 1 | 2) =>
  struct<TLSValue>({ ...head, value: vector(size, rest()) });

const PRE_AGREED = 0, DISTINGUISHED_NAME = 2, SHA1 = 20;
const authorityType = u8({ names: TLS_TRUSTED_CA });
const noIdentifier: Field<Uint8Array> = { bits: 0, derive: () => undefined };
const agreed = struct<TLSTrustedAuthority>({
  identifierType: authorityType,
  identifier: noIdentifier,
});
const named = struct<TLSTrustedAuthority>({
  identifierType: authorityType,
  identifier: vector(2, rest()),
});
const hashed = struct<TLSTrustedAuthority>({
  identifierType: authorityType,
  identifier: bytes(SHA1),
});
const ticketRequest = struct<TLSTicketRequest>({
  ...head,
  newSessionCount: u8(),
  resumptionCount: u8(),
});
const ticketHint = struct<TLSTicketRequest>({
  ...head,
  newSessionCount: u8(),
  resumptionCount: { bits: 0, derive: () => undefined },
});

/** Extensions that all messages have in the same form. */
export const tlsRareExtensions: TLSExtensionCases = {
  2: empty,
  3: tlsOrEmpty(struct<TLSTrustedCAKeys>({
    ...head,
    authorities: vector(
      2,
      listToEnd(chosen(choice<TLSTrustedAuthority>(
        [agreed, named, hashed],
        (c) =>
          c.peek() === PRE_AGREED
            ? agreed
            : c.peek() === DISTINGUISHED_NAME
            ? named
            : hashed,
      ))),
    ),
  })),
  4: empty,
  6: formats(TLS_USER_MAPPING),
  7: formats(TLS_AUTHZ_FORMAT),
  8: formats(TLS_AUTHZ_FORMAT),
  12: struct<TLSUserName>({
    ...head,
    userName: vector(
      1,
      restText({ alias: "tls.handshake.extensions_srp_username" }),
    ),
  }),
  17: tlsOrEmpty(struct<TLSStatusRequests>({
    ...head,
    requests: vector(
      2,
      listToEnd(struct<TLSStatusRequestItem>({
        statusType: u8({
          alias: "tls.handshake.extensions_status_request_type",
          names: TLS_CERTIFICATE_STATUS_TYPE,
        }),
        request: vector(2, rest()),
      })),
    ),
  })),
  24: struct<TLSTokenBinding>({
    ...head,
    version: u16({ hex: true }),
    keyParameters: vector(1, listToEnd(u8({ names: TLS_TOKEN_KEY }))),
  }),
  25: struct<TLSCachedInfo>({
    ...head,
    objects: vector(
      2,
      listToEnd(struct<TLSCachedObject>({
        informationType: u8({ names: TLS_CACHED_INFORMATION }),
        hash: vector(1, rest()),
      })),
    ),
  }),
  26: empty,
  29: value(1),
  30: value(1),
  31: value(2),
  33: empty,
  39: formats(TLS_EKT_CIPHER),
  49: empty,
  55: value(1),
  56: value(1),
  57: struct<TLSQUICParameters>({ ...head, parameters: quicParameters }),
  58: choice<TLSExtensionHead>(
    [ticketRequest, ticketHint],
    (c) => c.room > 3 && c.peek(3) === 1 ? ticketHint : ticketRequest,
  ),
  61: empty,
  62: struct<TLSFlags>({ ...head, flags: vector(1, rest()) }),
  64768: struct<TLSOuterExtensions>({
    ...head,
    types: vector(
      1,
      listToEnd(u16({ names: greaseNames(TLS_EXTENSION) })),
    ),
  }),
  65445: struct<TLSQUICParameters>({ ...head, parameters: quicParameters }),
};
/** What a client's hello has. */
export const tlsRareClientExtensions: TLSExtensionCases = {
  9: formats(TLS_CERTIFICATE_TYPE, "tls.handshake.cert_type.type"),
  59: struct<TLSDNSSECChain>({ ...head, port: u16() }),
};
