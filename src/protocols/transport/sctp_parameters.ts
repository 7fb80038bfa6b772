/** Parameters of SCTP chunks, and causes of errors: RFC 9260 §3.2.1, §3.3.2 and §3.3.10, and https://www.iana.org/assignments/sctp-parameters */
import {
  bytes,
  derived,
  type Field,
  ipv4Address,
  ipv6Address,
  list,
  listToEnd,
  type Options,
  options,
  paddedText,
  padding,
  type Struct,
  struct,
  u16,
  u32,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import {
  SCTP_CAUSE,
  SCTP_CHUNK,
  SCTP_HMAC,
  SCTP_PARAMETER,
  SCTP_RECONFIG_RESULT,
} from "../../names/sctp.ts";

/** What all parameters have. */
export interface SCTPParameterHead {
  /** Type. */
  type: number;
  /** First bit of the type: a receiver that does not know it goes on with the next parameter. */
  skip: boolean;
  /** Second bit: such a receiver reports it. */
  report: boolean;
  /** Bytes of the parameter without padding. */
  length: number;
}
/** What all parameters end with. */
export interface SCTPPadding {
  /** Padding to 32 bits. */
  padding?: Uint8Array;
}
/** Opaque information: Heartbeat Info, State Cookie, Random, Padding, and parameters that have no table. */
export interface SCTPOpaque extends SCTPParameterHead, SCTPPadding {
  /** What it holds. */
  value: Uint8Array;
}
/** IPv4 or IPv6 Address: RFC 9260 §3.3.2.1. */
export interface SCTPAddress extends SCTPParameterHead, SCTPPadding {
  /** Address of the sender. */
  address: string;
}
/** Cookie Preservative: RFC 9260 §3.3.2.1. */
export interface SCTPCookiePreservative extends SCTPParameterHead, SCTPPadding {
  /** Milliseconds for which the cookie should live longer. */
  increment: number;
}
/** Host Name Address, deprecated: RFC 9260 §3.3.2.1. */
export interface SCTPHostName extends SCTPParameterHead, SCTPPadding {
  /** Name of the sender. */
  hostName: string;
}
/** Supported Address Types: RFC 9260 §3.3.2.1. */
export interface SCTPAddressTypes extends SCTPParameterHead, SCTPPadding {
  /** Parameter types of the addresses. */
  addressTypes: number[];
}
/** Outgoing SSN Reset Request: RFC 6525 §4.1. */
export interface SCTPOutgoingReset extends SCTPParameterHead, SCTPPadding {
  /** Number of the request. */
  requestSequence: number;
  /** Number of the incoming request that it answers. */
  responseSequence: number;
  /** Last TSN that the sender assigned. */
  lastTsn: number;
  /** Streams to be reset; none: all. */
  streams: number[];
}
/** Incoming SSN Reset Request: RFC 6525 §4.2. */
export interface SCTPIncomingReset extends SCTPParameterHead, SCTPPadding {
  /** Number of the request. */
  requestSequence: number;
  /** Streams to be reset; none: all. */
  streams: number[];
}
/** SSN/TSN Reset Request: RFC 6525 §4.3. */
export interface SCTPTsnReset extends SCTPParameterHead, SCTPPadding {
  /** Number of the request. */
  requestSequence: number;
}
/** Re-configuration Response: RFC 6525 §4.4. */
export interface SCTPReconfigResponse extends SCTPParameterHead, SCTPPadding {
  /** Number of the request that it answers. */
  responseSequence: number;
  /** What became of it. */
  result: number;
  /** Next TSNs of the sender and of the receiver, after a reset of the TSNs. */
  nextTsns?: SCTPNextTsns;
}
/** TSNs after a reset. */
export interface SCTPNextTsns {
  /** Sender's next TSN. */
  sender: number;
  /** Receiver's next TSN. */
  receiver: number;
}
/** Add Outgoing or Incoming Streams Request: RFC 6525 §4.5 and §4.6. */
export interface SCTPAddStreams extends SCTPParameterHead, SCTPPadding {
  /** Number of the request. */
  requestSequence: number;
  /** How many streams. */
  newStreams: number;
  /** Reserved. */
  reserved: number;
}
/** Chunk List (RFC 4895 §3.2) and Supported Extensions (RFC 5061 §4.2.7). */
export interface SCTPChunkTypes extends SCTPParameterHead, SCTPPadding {
  /** Chunk types. */
  chunkTypes: number[];
}
/** Requested HMAC Algorithm: RFC 4895 §3.3. */
export interface SCTPHmacAlgorithms extends SCTPParameterHead, SCTPPadding {
  /** HMAC identifiers, the preferred first. */
  hmacs: number[];
}
/** Adaptation Layer Indication: RFC 5061 §4.2.6. */
export interface SCTPAdaptation extends SCTPParameterHead, SCTPPadding {
  /** Adaptation code point. */
  indication: number;
}
/** Zero Checksum Acceptable: RFC 9653 §4. */
export interface SCTPZeroChecksum extends SCTPParameterHead, SCTPPadding {
  /** Error detection method identifier. */
  edmid: number;
}
/** Unrecognized Parameter: RFC 9260 §3.3.3.1. */
export interface SCTPUnrecognized extends SCTPParameterHead, SCTPPadding {
  /** The parameter that was not known. */
  parameters: SCTPPlainParameter[];
}
/** Add or Delete IP Address, Set Primary Address: RFC 5061 §4.2.1 to §4.2.4. */
export interface SCTPAddressRequest extends SCTPParameterHead, SCTPPadding {
  /** ASCONF-Request Correlation ID. */
  correlationId: number;
  /** The address. */
  parameters: SCTPPlainParameter[];
}
/** Error Cause Indication: RFC 5061 §4.2.3. */
export interface SCTPErrorIndication extends SCTPParameterHead, SCTPPadding {
  /** ASCONF-Response Correlation ID. */
  correlationId: number;
  /** Why the request failed. */
  causes: SCTPCause[];
}
/** Success Indication: RFC 5061 §4.2.5. */
export interface SCTPSuccessIndication extends SCTPParameterHead, SCTPPadding {
  /** ASCONF-Response Correlation ID. */
  correlationId: number;
}
/** A parameter without others inside. */
export type SCTPPlainParameter =
  | SCTPOpaque
  | SCTPAddress
  | SCTPCookiePreservative
  | SCTPHostName
  | SCTPAddressTypes
  | SCTPOutgoingReset
  | SCTPIncomingReset
  | SCTPTsnReset
  | SCTPReconfigResponse
  | SCTPAddStreams
  | SCTPChunkTypes
  | SCTPHmacAlgorithms
  | SCTPAdaptation
  | SCTPZeroChecksum
  | SCTPSuccessIndication;
/** Any parameter. */
export type SCTPParameter =
  | SCTPPlainParameter
  | SCTPUnrecognized
  | SCTPAddressRequest
  | SCTPErrorIndication;

/** What all causes have: RFC 9260 §3.3.10. */
export interface SCTPCauseHead {
  /** Cause code. */
  code: number;
  /** Bytes of the cause without padding. */
  length: number;
}
/** Cause that carries nothing, or bytes that have no table. */
export interface SCTPOpaqueCause extends SCTPCauseHead, SCTPPadding {
  /** Further information. */
  information: Uint8Array;
}
/** Invalid Stream Identifier: RFC 9260 §3.3.10.1. */
export interface SCTPInvalidStream extends SCTPCauseHead, SCTPPadding {
  /** Stream identifier. */
  stream: number;
  /** Reserved. */
  reserved: number;
}
/** Missing Mandatory Parameter: RFC 9260 §3.3.10.2. */
export interface SCTPMissingParameters extends SCTPCauseHead, SCTPPadding {
  /** How many are missing. */
  count: number;
  /** Their types. */
  missing: number[];
}
/** Stale Cookie: RFC 9260 §3.3.10.3. */
export interface SCTPStaleCookie extends SCTPCauseHead, SCTPPadding {
  /** Microseconds by which the cookie was too old. */
  staleness: number;
}
/** Causes that hold parameters: Unresolvable Address, Unrecognized Parameters, Restart with New Addresses, and those of RFC 5061 §4.3. */
export interface SCTPParameterCause extends SCTPCauseHead, SCTPPadding {
  /** The parameters. */
  parameters: (SCTPPlainParameter | SCTPAddressRequest)[];
}
/** No User Data: RFC 9260 §3.3.10.9. */
export interface SCTPNoUserData extends SCTPCauseHead, SCTPPadding {
  /** TSN of the chunk without data. */
  tsn: number;
}
/** Unsupported HMAC Identifier: RFC 4895 §4.1. */
export interface SCTPUnsupportedHmac extends SCTPCauseHead, SCTPPadding {
  /** HMAC identifier. */
  hmac: number;
}
/** Any cause of an error. */
export type SCTPCause =
  | SCTPOpaqueCause
  | SCTPInvalidStream
  | SCTPMissingParameters
  | SCTPStaleCookie
  | SCTPParameterCause
  | SCTPNoUserData
  | SCTPUnsupportedHmac;

type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> };
const SKIP = 0x8000, REPORT = 0x4000;

const head: Fields<SCTPParameterHead> = {
  type: u16({ alias: "sctp.parameter_type", hex: true, names: SCTP_PARAMETER }),
  skip: derived<SCTPParameterHead, boolean>((h) => (h.type & SKIP) !== 0, {
    alias: "sctp.parameter_bit_1",
  }),
  report: derived<SCTPParameterHead, boolean>((h) => (h.type & REPORT) !== 0, {
    alias: "sctp.parameter_bit_2",
  }),
  length: u16({ alias: "sctp.parameter_length", unit: "bytes" }),
};
const pad = padding({ alias: "sctp.parameter_padding" });
/** Bytes behind type and length. */
const size = (h: { length: number }): number => h.length - 4;

const opaque = (alias: string): Struct<SCTPOpaque> =>
  struct<SCTPOpaque>({ ...head, value: bytes(size, { alias }), padding: pad });
const streams = (fixed: number): Field<number[]> =>
  within(
    (h: SCTPParameterHead) => size(h) - fixed,
    listToEnd(u16({ alias: "sctp.parameter_reconfig_sid" })),
  );
const requestSequence = u32({
  alias: "sctp.parameter_reconfig_request_sequence_number",
});
const responseSequence = u32({
  alias: "sctp.parameter_reconfig_response_sequence_number",
});
const correlationId = u32({ alias: "sctp.correlation_id", hex: true });
const chunkTypes = (alias: string): Struct<SCTPChunkTypes> =>
  struct<SCTPChunkTypes>({
    ...head,
    chunkTypes: within(size, listToEnd(u8({ alias, names: SCTP_CHUNK }))),
    padding: pad,
  });
const addStreams = (way: string): Struct<SCTPAddStreams> =>
  struct<SCTPAddStreams>({
    ...head,
    requestSequence,
    newStreams: u16({ alias: `sctp.parameter_add_${way}_streams_number` }),
    reserved: u16({ alias: `sctp.parameter_add_${way}_streams_reserved` }),
    padding: pad,
  });

const empty = opaque("sctp.parameter_value");
/** Bytes of a response before the TSNs, and of the TSNs. */
const RESPONSE_SIZE = 8, TSNS_SIZE = 8;

const plainCases: Readonly<Record<number, Struct<SCTPPlainParameter>>> = {
  1: opaque("sctp.parameter_heartbeat_information"),
  5: struct<SCTPAddress>({
    ...head,
    address: ipv4Address({ alias: "sctp.parameter_ipv4_address" }),
    padding: pad,
  }),
  6: struct<SCTPAddress>({
    ...head,
    address: ipv6Address({ alias: "sctp.parameter_ipv6_address" }),
    padding: pad,
  }),
  7: opaque("sctp.parameter_state_cookie"),
  9: struct<SCTPCookiePreservative>({
    ...head,
    increment: u32({
      alias: "sctp.parameter_cookie_preservative_incr",
      unit: "ms",
    }),
    padding: pad,
  }),
  11: struct<SCTPHostName>({
    ...head,
    hostName: paddedText(size, { alias: "sctp.parameter_hostname" }),
    padding: pad,
  }),
  12: struct<SCTPAddressTypes>({
    ...head,
    addressTypes: within(
      size,
      listToEnd(u16({
        alias: "sctp.parameter_supported_address_type",
        names: SCTP_PARAMETER,
      })),
    ),
    padding: pad,
  }),
  13: struct<SCTPOutgoingReset>({
    ...head,
    requestSequence,
    responseSequence,
    lastTsn: u32({ alias: "sctp.parameter_senders_last_assigned_tsn" }),
    streams: streams(12),
    padding: pad,
  }),
  14: struct<SCTPIncomingReset>({
    ...head,
    requestSequence,
    streams: streams(4),
    padding: pad,
  }),
  15: struct<SCTPTsnReset>({ ...head, requestSequence, padding: pad }),
  16: struct<SCTPReconfigResponse>({
    ...head,
    responseSequence,
    result: u32({
      alias: "sctp.parameter_reconfig_response_result",
      names: SCTP_RECONFIG_RESULT,
    }),
    nextTsns: when(
      (h: SCTPReconfigResponse) => size(h) >= RESPONSE_SIZE + TSNS_SIZE,
      struct<SCTPNextTsns>({
        sender: u32({ alias: "sctp.parameter_senders_next_tsn" }),
        receiver: u32({ alias: "sctp.parameter_receivers_next_tsn" }),
      }),
    ),
    padding: pad,
  }),
  17: addStreams("outgoing"),
  18: addStreams("incoming"),
  0x8000: empty,
  0x8001: struct<SCTPZeroChecksum>({ ...head, edmid: u32(), padding: pad }),
  0x8002: opaque("sctp.random_number"),
  0x8003: chunkTypes("sctp.chunk_type_to_auth"),
  0x8004: struct<SCTPHmacAlgorithms>({
    ...head,
    hmacs: within(
      size,
      listToEnd(u16({ alias: "sctp.hmac_id", names: SCTP_HMAC })),
    ),
    padding: pad,
  }),
  0x8005: opaque("sctp.padding_data"),
  0x8008: chunkTypes("sctp.supported_chunk_type"),
  0xc000: empty,
  0xc005: struct<SCTPSuccessIndication>({
    ...head,
    correlationId,
    padding: pad,
  }),
  0xc006: struct<SCTPAdaptation>({
    ...head,
    indication: u32({ alias: "sctp.adaptation_layer_indication", hex: true }),
    padding: pad,
  }),
};

/** Parameters inside parameters: these nest no further. */
const plainParameters = options<SCTPPlainParameter>({
  typeSize: 2,
  lengthSize: 2,
  counts: "all",
  align: 4,
  cases: plainCases,
  other: empty,
});

const addressRequest = struct<SCTPAddressRequest>({
  ...head,
  correlationId,
  parameters: within(
    (h: SCTPAddressRequest) => size(h) - 4,
    plainParameters,
  ),
  padding: pad,
});

const requestCases = {
  0xc001: addressRequest,
  0xc002: addressRequest,
  0xc004: addressRequest,
};
/** Parameters that causes hold: the requests that failed among them. */
const causeParameters = options<SCTPPlainParameter | SCTPAddressRequest>({
  typeSize: 2,
  lengthSize: 2,
  counts: "all",
  align: 4,
  cases: { ...plainCases, ...requestCases },
  other: empty,
});

const causeHead: Fields<SCTPCauseHead> = {
  code: u16({ alias: "sctp.cause_code", names: SCTP_CAUSE }),
  length: u16({ alias: "sctp.cause_length", unit: "bytes" }),
};
const causePad = padding({ alias: "sctp.cause_padding" });
const parameterCause = struct<SCTPParameterCause>({
  ...causeHead,
  parameters: within(size, causeParameters),
  padding: causePad,
});

/** Causes of an error. */
export const sctpCauses: Options<SCTPCause> = options<SCTPCause>({
  typeSize: 2,
  lengthSize: 2,
  counts: "all",
  align: 4,
  cases: {
    1: struct<SCTPInvalidStream>({
      ...causeHead,
      stream: u16({ alias: "sctp.cause_stream_identifier" }),
      reserved: u16({ alias: "sctp.cause_reserved" }),
      padding: causePad,
    }),
    2: struct<SCTPMissingParameters>({
      ...causeHead,
      count: u32({ alias: "sctp.cause_nr_of_missing_parameters" }),
      missing: list(
        u16({
          alias: "sctp.cause_missing_parameter_type",
          names: SCTP_PARAMETER,
        }),
        (h: SCTPMissingParameters) => h.count,
      ),
      padding: causePad,
    }),
    3: struct<SCTPStaleCookie>({
      ...causeHead,
      staleness: u32({ alias: "sctp.cause_measure_of_staleness", unit: "µs" }),
      padding: causePad,
    }),
    5: parameterCause,
    8: parameterCause,
    9: struct<SCTPNoUserData>({
      ...causeHead,
      tsn: u32({ alias: "sctp.cause_tsn" }),
      padding: causePad,
    }),
    11: parameterCause,
    0xa0: parameterCause,
    0xa1: parameterCause,
    0xa2: parameterCause,
    0xa4: parameterCause,
    0x105: struct<SCTPUnsupportedHmac>({
      ...causeHead,
      hmac: u16({ alias: "sctp.hmac_id", names: SCTP_HMAC }),
      padding: causePad,
    }),
  },
  other: struct<SCTPOpaqueCause>({
    ...causeHead,
    information: bytes(size, { alias: "sctp.cause_information" }),
    padding: causePad,
  }),
});

/** Parameters of a chunk. */
export const sctpParameters: Options<SCTPParameter> = options<SCTPParameter>({
  typeSize: 2,
  lengthSize: 2,
  counts: "all",
  align: 4,
  cases: {
    ...plainCases,
    8: struct<SCTPUnrecognized>({
      ...head,
      parameters: within(size, plainParameters),
      padding: pad,
    }),
    ...requestCases,
    0xc003: struct<SCTPErrorIndication>({
      ...head,
      correlationId,
      causes: within((h: SCTPErrorIndication) => size(h) - 4, sctpCauses),
      padding: pad,
    }),
  },
  other: empty,
});
