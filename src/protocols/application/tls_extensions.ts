/** Extensions of TLS: RFC 6066 and https://www.iana.org/assignments/tls-extensiontype-values */
import {
  listToEnd,
  type Options,
  options,
  rest,
  restText,
  struct,
  u16,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  TLS_CERT_COMPRESSION,
  TLS_CERTIFICATE_STATUS_TYPE,
  TLS_CERTIFICATE_TYPE,
  TLS_EC_POINT_FORMAT,
  TLS_GROUP,
  TLS_HEARTBEAT_MODE,
  TLS_SIGNATURE_SCHEME,
  TLS_SRTP_PROFILE,
} from "../../names/tls.ts";
import {
  tls13ClientExtensions,
  tls13RequestExtensions,
  tls13RetryExtensions,
  tls13ServerExtensions,
  tls13TicketExtensions,
  type TLSAuthorities,
  type TLSCookie,
  type TLSEarlyData,
  type TLSInnerHello,
  type TLSKeyShares,
  type TLSOIDFilters,
  type TLSOuterHello,
  type TLSPreSharedKeys,
  type TLSPskModes,
  type TLSSelectedGroup,
  type TLSSelectedIdentity,
  type TLSSelectedVersion,
  type TLSServerKeyShare,
  type TLSSupportedVersions,
} from "./tls13_extensions.ts";
import {
  type TLSCachedInfo,
  type TLSDNSSECChain,
  type TLSFlags,
  type TLSFormats,
  type TLSOuterExtensions,
  type TLSQUICParameters,
  tlsRareClientExtensions,
  tlsRareExtensions,
  type TLSStatusRequests,
  type TLSTicketRequest,
  type TLSTokenBinding,
  type TLSTrustedCAKeys,
  type TLSUserName,
  type TLSValue,
} from "./tls_rare_extensions.ts";
import {
  greaseNames,
  tlsEmptyExtension as empty,
  type TLSExtensionHead,
  tlsExtensionHead as head,
  tlsOrEmpty,
  type TLSOtherExtension,
  tlsOtherExtension,
} from "./tls_extension.ts";

/** server_name: RFC 6066 §3. */
export interface TLSServerNames extends TLSExtensionHead {
  /** The names. */
  names: TLSServerName[];
}
/** A name of the server that the client asks for. */
export interface TLSServerName {
  /** 0: a host name. */
  type: number;
  /** The name. */
  name: string;
}
/** max_fragment_length: RFC 6066 §4. */
export interface TLSMaxFragmentLength extends TLSExtensionHead {
  /** 2 to this power times 256 bytes. */
  code: number;
}
/** status_request: RFC 6066 §8. */
export interface TLSStatusRequest extends TLSExtensionHead {
  /** What kind of status. */
  statusType: number;
  /** OCSP responders that the client trusts, as they are. */
  responderIds: Uint8Array;
  /** Extensions of the OCSP request, as they are. */
  requestExtensions: Uint8Array;
}
/** The status of a certificate: RFC 8446 §4.4.2.1. */
export interface TLSStatusResponse extends TLSExtensionHead {
  /** What kind of status. */
  statusType: number;
  /** OCSP response. */
  response: Uint8Array;
}
/** supported_groups: RFC 8446 §4.2.7. */
export interface TLSGroups extends TLSExtensionHead {
  /** Groups, the preferred first. */
  groups: number[];
}
/** ec_point_formats: RFC 8422 §5.1.2. */
export interface TLSPointFormats extends TLSExtensionHead {
  /** Formats. */
  formats: number[];
}
/** signature_algorithms and the like: RFC 8446 §4.2.3, RFC 9345 §4.1.1. */
export interface TLSSignatureAlgorithms extends TLSExtensionHead {
  /** Algorithms, the preferred first. */
  algorithms: number[];
}
/** use_srtp: RFC 5764 §4.1.1. */
export interface TLSUseSRTP extends TLSExtensionHead {
  /** Protection profiles. */
  profiles: number[];
  /** Master key identifier. */
  mki: Uint8Array;
}
/** heartbeat: RFC 6520 §2. */
export interface TLSHeartbeatMode extends TLSExtensionHead {
  /** Whether the sender takes requests. */
  mode: number;
}
/** ALPN (RFC 7301 §3.1), application settings, next protocol negotiation. */
export interface TLSProtocols extends TLSExtensionHead {
  /** Protocols, the preferred first. */
  protocols: string[];
}
/** signed_certificate_timestamp: RFC 6962 §3.3.1. */
export interface TLSTimestamps extends TLSExtensionHead {
  /** Timestamps, as they are. */
  timestamps: Uint8Array[];
}
/** client_certificate_type, server_certificate_type: RFC 7250 §3. */
export interface TLSCertificateTypes extends TLSExtensionHead {
  /** Types, the preferred first. */
  types: number[];
}
/** compress_certificate: RFC 8879 §3. */
export interface TLSCompressCertificate extends TLSExtensionHead {
  /** Algorithms. */
  algorithms: number[];
}
/** record_size_limit: RFC 8449 §4. */
export interface TLSRecordSizeLimit extends TLSExtensionHead {
  /** Longest record that the sender takes, in bytes. */
  limit: number;
}
/** connection_id: RFC 9146 §3. */
export interface TLSConnectionId extends TLSExtensionHead {
  /** Connection ID that the sender wants to see. */
  connectionId: Uint8Array;
}
/** renegotiation_info: RFC 5746 §3.2. */
export interface TLSRenegotiationInfo extends TLSExtensionHead {
  /** What the previous handshake ended with; empty in the first. */
  renegotiatedConnection: Uint8Array;
}
/** Any extension. */
export type TLSExtension =
  | TLSExtensionHead
  | TLSServerNames
  | TLSMaxFragmentLength
  | TLSStatusRequest
  | TLSStatusResponse
  | TLSGroups
  | TLSPointFormats
  | TLSSignatureAlgorithms
  | TLSUseSRTP
  | TLSHeartbeatMode
  | TLSProtocols
  | TLSTimestamps
  | TLSCertificateTypes
  | TLSCompressCertificate
  | TLSRecordSizeLimit
  | TLSPreSharedKeys
  | TLSSelectedIdentity
  | TLSEarlyData
  | TLSSupportedVersions
  | TLSSelectedVersion
  | TLSCookie
  | TLSPskModes
  | TLSAuthorities
  | TLSOIDFilters
  | TLSKeyShares
  | TLSServerKeyShare
  | TLSSelectedGroup
  | TLSConnectionId
  | TLSRenegotiationInfo
  | TLSInnerHello
  | TLSOuterHello
  | TLSTrustedCAKeys
  | TLSFormats
  | TLSUserName
  | TLSStatusRequests
  | TLSTokenBinding
  | TLSCachedInfo
  | TLSValue
  | TLSTicketRequest
  | TLSDNSSECChain
  | TLSFlags
  | TLSOuterExtensions
  | TLSQUICParameters
  | TLSOtherExtension;

const PREFIX = "tls.handshake.";

const serverNames = struct<TLSServerNames>({
  ...head,
  names: vector(
    2,
    listToEnd(struct<TLSServerName>({
      type: u8({ alias: PREFIX + "extensions_server_name_type" }),
      name: vector(
        2,
        restText({ alias: PREFIX + "extensions_server_name" }),
      ),
    })),
  ),
});
const statusType = u8({
  alias: PREFIX + "extensions_status_request_type",
  names: TLS_CERTIFICATE_STATUS_TYPE,
});
const statusRequest = struct<TLSStatusRequest>({
  ...head,
  statusType,
  responderIds: vector(2, rest()),
  requestExtensions: vector(2, rest()),
});
const statusResponse = struct<TLSStatusResponse>({
  ...head,
  statusType,
  response: vector(3, rest()),
});
const signatureAlgorithms = struct<TLSSignatureAlgorithms>({
  ...head,
  algorithms: vector(
    2,
    listToEnd(u16({
      alias: PREFIX + "sig_hash_alg",
      hex: true,
      names: greaseNames(TLS_SIGNATURE_SCHEME),
    })),
  ),
});
/** Names of protocols, each behind its length. */
const protocolNames = (alias: string) =>
  listToEnd(vector(1, restText({ alias: PREFIX + alias })));
const alpn = struct<TLSProtocols>({
  ...head,
  protocols: vector(2, protocolNames("extensions_alpn_str")),
});
const applicationSettings = struct<TLSProtocols>({
  ...head,
  protocols: vector(2, protocolNames("extensions_alps_alpn_str")),
});
const nextProtocols = struct<TLSProtocols>({
  ...head,
  protocols: protocolNames("extensions_npn"),
});
const timestamps = struct<TLSTimestamps>({
  ...head,
  timestamps: vector(2, listToEnd(vector(2, rest()))),
});
const certificateType = u8({
  alias: PREFIX + "cert_type.type",
  names: TLS_CERTIFICATE_TYPE,
});
const certificateTypes = struct<TLSCertificateTypes>({
  ...head,
  types: vector(1, listToEnd(certificateType)),
});
const selectedCertificateType = struct<TLSCertificateTypes>({
  ...head,
  types: listToEnd(certificateType),
});
const compressCertificate = struct<TLSCompressCertificate>({
  ...head,
  algorithms: vector(
    1,
    listToEnd(u16({
      alias: "tls.compress_certificate.algorithm",
      names: TLS_CERT_COMPRESSION,
    })),
  ),
});

/** The extensions that all messages have in the same form. */
const common: Options<TLSExtension> = options<TLSExtension>({
  typeSize: 2,
  lengthSize: 2,
  counts: "value",
  cases: {
    ...tlsRareExtensions,
    0: tlsOrEmpty(serverNames),
    1: struct<TLSMaxFragmentLength>({
      ...head,
      code: u8({ alias: PREFIX + "max_fragment_length" }),
    }),
    5: tlsOrEmpty(statusRequest),
    10: struct<TLSGroups>({
      ...head,
      groups: vector(
        2,
        listToEnd(u16({
          alias: PREFIX + "extensions_supported_group",
          hex: true,
          names: greaseNames(TLS_GROUP),
        })),
      ),
    }),
    11: struct<TLSPointFormats>({
      ...head,
      formats: vector(
        1,
        listToEnd(u8({
          alias: PREFIX + "extensions_ec_point_format",
          names: TLS_EC_POINT_FORMAT,
        })),
      ),
    }),
    13: signatureAlgorithms,
    14: struct<TLSUseSRTP>({
      ...head,
      profiles: vector(
        2,
        listToEnd(u16({ hex: true, names: TLS_SRTP_PROFILE })),
      ),
      mki: vector(1, rest()),
    }),
    15: struct<TLSHeartbeatMode>({
      ...head,
      mode: u8({
        alias: PREFIX + "extension.heartbeat.mode",
        names: TLS_HEARTBEAT_MODE,
      }),
    }),
    16: alpn,
    18: tlsOrEmpty(timestamps),
    19: certificateTypes,
    20: certificateTypes,
    21: struct<TLSOtherExtension>({
      ...head,
      data: rest({ alias: PREFIX + "extensions_padding_data" }),
    }),
    22: empty,
    23: empty,
    27: compressCertificate,
    28: struct<TLSRecordSizeLimit>({
      ...head,
      limit: u16({ alias: "tls.record_size_limit", unit: "bytes" }),
    }),
    34: signatureAlgorithms,
    50: signatureAlgorithms,
    54: struct<TLSConnectionId>({
      ...head,
      connectionId: vector(1, rest({ alias: "tls.connection_id" })),
    }),
    13172: tlsOrEmpty(nextProtocols),
    65281: struct<TLSRenegotiationInfo>({
      ...head,
      renegotiatedConnection: vector(
        1,
        rest({ alias: PREFIX + "extensions_reneg_info" }),
      ),
    }),
  },
  other: tlsOtherExtension,
});

/** Extensions of a client's hello; more can be added: `tlsClientExtensions.with({...})`. */
export const tlsClientExtensions: Options<TLSExtension> = common.with({
  ...tls13ClientExtensions,
  ...tlsRareClientExtensions,
  17513: applicationSettings,
  17613: applicationSettings,
});
/** Extensions of a server's hello, and of the encrypted message behind it. */
export const tlsServerExtensions: Options<TLSExtension> = common.with({
  ...tls13ServerExtensions,
  19: selectedCertificateType,
  20: selectedCertificateType,
});
/** Extensions of a retry request. */
export const tlsRetryExtensions: Options<TLSExtension> = common.with(
  tls13RetryExtensions,
);
/** Extensions of a certificate. */
export const tlsCertificateExtensions: Options<TLSExtension> = common.with({
  5: statusResponse,
});
/** Extensions of a certificate request. */
export const tlsRequestExtensions: Options<TLSExtension> = common.with({
  ...tls13RequestExtensions,
  5: tlsOrEmpty(statusRequest),
});
/** Extensions of a ticket. */
export const tlsTicketExtensions: Options<TLSExtension> = common.with(
  tls13TicketExtensions,
);
