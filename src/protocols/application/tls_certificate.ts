/** Messages of TLS about certificates: RFC 8446 §4.3.2 and §4.4, RFC 5246 §7.4, RFC 6066 §8, RFC 8879. */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  type Choice,
  choice,
  listToEnd,
  rest,
  type Struct,
  struct,
  u16,
  u24,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  TLS_CERT_COMPRESSION,
  TLS_CERTIFICATE_STATUS_TYPE,
  TLS_CLIENT_CERTIFICATE_TYPE,
  TLS_SIGNATURE_SCHEME,
} from "../../names/tls.ts";
import {
  tlsCertificateExtensions,
  type TLSExtension,
  tlsRequestExtensions,
} from "./tls_extensions.ts";
import {
  type TLSHandshakeHead,
  tlsHandshakeHead as head,
} from "./tls_hello.ts";

/** Certificate before TLS 1.3: RFC 5246 §7.4.2. */
export interface TLSCertificateMessage extends TLSHandshakeHead {
  /** Certificates, the sender's own first. */
  certificates: TLSCertificate[];
}
/** Certificate: RFC 8446 §4.4.2. */
export interface TLS13CertificateMessage extends TLSCertificateMessage {
  /** What it answers; empty in a handshake. */
  requestContext: Uint8Array;
}
/** A certificate. */
export interface TLSCertificate {
  /** X.509, in DER. */
  certData: Uint8Array;
}
/** A certificate of TLS 1.3. */
export interface TLS13Certificate extends TLSCertificate {
  /** Extensions. */
  extensions: TLSExtension[];
}
/** CertificateRequest before TLS 1.2: RFC 4346 §7.4.4. */
export interface TLSCertificateRequest extends TLSHandshakeHead {
  /** Types of certificates. */
  certificateTypes: number[];
  /** Distinguished names of authorities, in DER. */
  authorities: Uint8Array[];
}
/** CertificateRequest of TLS 1.2: RFC 5246 §7.4.4. */
export interface TLS12CertificateRequest extends TLSCertificateRequest {
  /** Signature algorithms. */
  signatureAlgorithms: number[];
}
/** CertificateRequest: RFC 8446 §4.3.2. */
export interface TLS13CertificateRequest extends TLSHandshakeHead {
  /** Identifies the request; empty in a handshake. */
  requestContext: Uint8Array;
  /** Extensions. */
  extensions: TLSExtension[];
}
/** CertificateVerify before TLS 1.2: RFC 4346 §7.4.8. */
export interface TLSCertificateVerify extends TLSHandshakeHead {
  /** Signature. */
  signature: Uint8Array;
}
/** CertificateVerify: RFC 8446 §4.4.3. */
export interface TLS12CertificateVerify extends TLSCertificateVerify {
  /** Signature algorithm. */
  algorithm: number;
}
/** CertificateStatus: RFC 6066 §8. */
export interface TLSCertificateStatus extends TLSHandshakeHead {
  /** What kind of status. */
  statusType: number;
  /** OCSP response. */
  response: Uint8Array;
}
/** CompressedCertificate: RFC 8879 §4. */
export interface TLSCompressedCertificate extends TLSHandshakeHead {
  /** Algorithm. */
  algorithm: number;
  /** Bytes of the message before it was compressed. */
  uncompressedLength: number;
  /** Certificate message, compressed. */
  compressed: Uint8Array;
}

const PREFIX = "tls.handshake.";
const HEAD = 4;

const algorithm = u16({
  alias: PREFIX + "sig_hash_alg",
  hex: true,
  names: TLS_SIGNATURE_SCHEME,
});
const certData = vector(3, rest({ alias: PREFIX + "certificate" }));
const requestContext = vector(
  1,
  rest({ alias: PREFIX + "certificate_request_context" }),
);
const certificateTypes = vector(
  1,
  listToEnd(
    u8({ alias: PREFIX + "cert_type", names: TLS_CLIENT_CERTIFICATE_TYPE }),
  ),
);
const authorities = vector(2, listToEnd(vector(2, rest())));
const signature = vector(
  2,
  rest({ alias: PREFIX + "client_cert_vrfy.sig" }),
);

const certificate = struct<TLSCertificateMessage>({
  ...head,
  certificates: vector(3, listToEnd(struct<TLSCertificate>({ certData }))),
});
const certificate13 = struct<TLS13CertificateMessage>({
  ...head,
  requestContext,
  certificates: vector(
    3,
    listToEnd(struct<TLS13Certificate>({
      certData,
      extensions: vector(2, tlsCertificateExtensions),
    })),
  ),
});
const certificateRequest = struct<TLSCertificateRequest>({
  ...head,
  certificateTypes,
  authorities,
});
const certificateRequest12 = struct<TLS12CertificateRequest>({
  ...head,
  certificateTypes,
  signatureAlgorithms: vector(2, listToEnd(algorithm)),
  authorities,
});
const certificateRequest13 = struct<TLS13CertificateRequest>({
  ...head,
  requestContext,
  extensions: vector(2, tlsRequestExtensions),
});
const certificateVerify = struct<TLSCertificateVerify>({ ...head, signature });
const certificateVerify12 = struct<TLS12CertificateVerify>({
  ...head,
  algorithm,
  signature,
});
const certificateStatus = struct<TLSCertificateStatus>({
  ...head,
  statusType: u8({
    alias: PREFIX + "extensions_status_request_type",
    names: TLS_CERTIFICATE_STATUS_TYPE,
  }),
  response: vector(3, rest()),
});
const compressedCertificate = struct<TLSCompressedCertificate>({
  ...head,
  algorithm: u16({
    alias: "tls.compress_certificate.algorithm",
    names: TLS_CERT_COMPRESSION,
  }),
  uncompressedLength: u24({
    alias: "tls.compress_certificate.uncompressed_length",
    unit: "bytes",
  }),
  compressed: vector(
    3,
    rest({
      alias: "tls.compress_certificate.compressed_certificate_message",
    }),
  ),
});

/** The length of `size` bytes that stands `ahead` of the cursor; -1: it was cut off. */
function lengthAt(c: Cursor, ahead: number, size: number): number {
  if (ahead + size > c.room) return -1;
  let n = 0;
  for (let i = 0; i < size; i++) n = n << 8 | c.peek(ahead + i);
  return n;
}

/** Certificates: TLS 1.3 has a context in front. */
export const tlsCertificate: Choice<TLSHandshakeHead> = choice<
  TLSHandshakeHead
>(
  [certificate, certificate13],
  (c) =>
    lengthAt(c, HEAD, 3) + 3 === lengthAt(c, 1, 3)
      ? certificate
      : certificate13,
);
/** A request for certificates, in one of three forms that their lengths tell apart. */
export const tlsCertificateRequest: Choice<TLSHandshakeHead> = choice<
  TLSHandshakeHead
>(
  [certificateRequest, certificateRequest12, certificateRequest13],
  (c) => {
    const length = lengthAt(c, 1, 3), first = lengthAt(c, HEAD, 1);
    const second = lengthAt(c, HEAD + 1 + first, 2);
    if (first + second + 3 !== length) return certificateRequest12;
    return first === 0 ? certificateRequest13 : certificateRequest;
  },
);
/** A server's request to be asked for a certificate, or the answer in the form of TLS 1.3: RFC 9261 §4. */
export const tlsClientCertificateRequest: Struct<TLS13CertificateRequest> =
  certificateRequest13;
/** A signature: TLS 1.2 put the algorithm in front. */
export const tlsCertificateVerify: Choice<TLSHandshakeHead> = choice<
  TLSHandshakeHead
>(
  [certificateVerify, certificateVerify12],
  (c) =>
    lengthAt(c, HEAD, 2) + 2 === lengthAt(c, 1, 3)
      ? certificateVerify
      : certificateVerify12,
);
/** The status of a certificate. */
export const tlsCertificateStatus: Struct<TLSCertificateStatus> =
  certificateStatus;
/** A certificate message, compressed. */
export const tlsCompressedCertificate: Struct<TLSCompressedCertificate> =
  compressedCertificate;
