/** Handshake messages that are seldom seen: RFC 6347 §4.2.1, RFC 9147 §9, RFC 6066 §5, RFC 4680 §2. */
import {
  bytes,
  listToEnd,
  rest,
  restText,
  type Struct,
  struct,
  u16,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  TLS_CERT_CHAIN_TYPE,
  TLS_CID_USAGE,
  TLS_SUPPLEMENTAL_DATA,
  TLS_VERSION,
} from "../../names/tls.ts";
import {
  type TLSHandshakeHead,
  tlsHandshakeHead as head,
} from "./tls_hello.ts";

/** HelloVerifyRequest of DTLS: RFC 6347 §4.2.1. */
export interface TLSHelloVerifyRequest extends TLSHandshakeHead {
  /** Version of the server. */
  version: number;
  /** What the client must send back. */
  cookie: Uint8Array;
}
/** RequestConnectionId of DTLS 1.3: RFC 9147 §9. */
export interface TLSRequestConnectionId extends TLSHandshakeHead {
  /** How many are wanted. */
  count: number;
}
/** NewConnectionId of DTLS 1.3: RFC 9147 §9. */
export interface TLSNewConnectionId extends TLSHandshakeHead {
  /** Identifiers. */
  connectionIds: Uint8Array[];
  /** When they are to be used. */
  usage: number;
}
/** CertificateURL: RFC 6066 §5. */
export interface TLSCertificateURL extends TLSHandshakeHead {
  /** Certificates one by one, or the path as a whole. */
  chainType: number;
  /** Where they are. */
  urls: TLSURLAndHash[];
}
/** Where a certificate is: RFC 6066 §5. */
export interface TLSURLAndHash {
  /** Address. */
  url: string;
  /** 1. */
  padding: number;
  /** SHA-1 of what is there. */
  sha1: Uint8Array;
}
/** SupplementalData: RFC 4680 §2. */
export interface TLSSupplementalData extends TLSHandshakeHead {
  /** Entries. */
  entries: TLSSupplementalEntry[];
}
/** An entry of supplemental data. */
export interface TLSSupplementalEntry {
  /** Type. */
  dataType: number;
  /** Data. */
  data: Uint8Array;
}

const PREFIX = "tls.handshake.";

/** A server's question whether the client is where it says. */
export const tlsHelloVerifyRequest: Struct<TLSHelloVerifyRequest> = struct<
  TLSHelloVerifyRequest
>({
  ...head,
  version: u16({ alias: PREFIX + "version", hex: true, names: TLS_VERSION }),
  cookie: vector(1, rest({ alias: "dtls.handshake.cookie" })),
});
/** A request for connection identifiers. */
export const tlsRequestConnectionId: Struct<TLSRequestConnectionId> = struct<
  TLSRequestConnectionId
>({ ...head, count: u8() });
/** Connection identifiers. */
export const tlsNewConnectionId: Struct<TLSNewConnectionId> = struct<
  TLSNewConnectionId
>({
  ...head,
  connectionIds: vector(2, listToEnd(vector(1, rest()))),
  usage: u8({ names: TLS_CID_USAGE }),
});
/** Where a client's certificates are. */
export const tlsCertificateURL: Struct<TLSCertificateURL> = struct<
  TLSCertificateURL
>({
  ...head,
  chainType: u8({
    alias: PREFIX + "cert_url_type",
    names: TLS_CERT_CHAIN_TYPE,
  }),
  urls: vector(
    2,
    listToEnd(struct<TLSURLAndHash>({
      url: vector(2, restText({ alias: PREFIX + "cert_url.url" })),
      padding: u8({ alias: PREFIX + "cert_url.padding" }),
      sha1: bytes(20, { alias: PREFIX + "cert_url.sha1" }),
    })),
  ),
});
/** Data of applications. */
export const tlsSupplementalData: Struct<TLSSupplementalData> = struct<
  TLSSupplementalData
>({
  ...head,
  entries: vector(
    3,
    listToEnd(struct<TLSSupplementalEntry>({
      dataType: u16({ names: TLS_SUPPLEMENTAL_DATA }),
      data: vector(2, rest()),
    })),
  ),
});
