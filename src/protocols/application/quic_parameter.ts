/** Transport parameters of QUIC, an extension of TLS: RFC 9000 §18, RFC 9221 §3, RFC 9368 §3. */
import {
  bytes,
  choice,
  chosen,
  type Field,
  ipv4Address,
  ipv6Address,
  listToEnd,
  reader,
  rest,
  sized,
  smallVarint,
  type Struct,
  struct,
  takeVarint,
  u16,
  u32,
  varint,
  vector,
} from "../../fields/mod.ts";
import { Cursor } from "../../bytes/cursor.ts";
import { QUIC_VERSION, quicParameter } from "../../names/quic.ts";

/** What all parameters have. */
export interface QUICParameterHead {
  /** Number of the parameter. */
  id: number | bigint;
  /** Bytes of the value. */
  length: number;
}
/** A parameter that is a number. */
export interface QUICNumberParameter extends QUICParameterHead {
  /** Value. */
  value: number | bigint;
}
/** A parameter that is bytes: connection IDs, tokens, and what nobody knows. */
export interface QUICBytesParameter extends QUICParameterHead {
  /** Value. */
  value: Uint8Array;
}
/** preferred_address: RFC 9000 §18.2. */
export interface QUICPreferredAddress extends QUICParameterHead {
  /** IPv4 address. */
  ipv4Address: string;
  /** Port there. */
  ipv4Port: number;
  /** IPv6 address. */
  ipv6Address: string;
  /** Port there. */
  ipv6Port: number;
  /** Connection ID. */
  connectionId: Uint8Array;
  /** What a stateless reset ends with. */
  statelessResetToken: Uint8Array;
}
/** version_information: RFC 9368 §3. */
export interface QUICVersionInformation extends QUICParameterHead {
  /** Version that the packet has. */
  chosenVersion: number;
  /** Versions that the sender knows, the preferred first. */
  availableVersions: number[];
}
/** Any parameter. */
export type QUICParameter =
  | QUICParameterHead
  | QUICNumberParameter
  | QUICBytesParameter
  | QUICPreferredAddress
  | QUICVersionInformation;

const PREFIX = "tls.quic.parameter.";
const head = {
  id: varint({ alias: PREFIX + "type", names: quicParameter }),
  length: smallVarint({ alias: PREFIX + "length", unit: "bytes" }),
};
const number = (alias: string, unit?: string): Struct<QUICNumberParameter> =>
  struct<QUICNumberParameter>({
    ...head,
    value: varint({ alias: PREFIX + alias, ...(unit && { unit }) }),
  });
const data = (alias?: string): Struct<QUICBytesParameter> =>
  struct<QUICBytesParameter>({
    ...head,
    value: rest(alias === undefined ? {} : { alias: PREFIX + alias }),
  });
const version = (alias: string): Field<number> =>
  u32({ alias: PREFIX + alias, hex: true, names: QUIC_VERSION });
const other = data();

const CASES: Readonly<Record<number, Struct<QUICParameterHead>>> = {
  0x00: data("original_destination_connection_id"),
  0x01: number("max_idle_timeout", "ms"),
  0x02: data("stateless_reset_token"),
  0x03: number("max_udp_payload_size", "bytes"),
  0x04: number("initial_max_data", "bytes"),
  0x05: number("initial_max_stream_data_bidi_local", "bytes"),
  0x06: number("initial_max_stream_data_bidi_remote", "bytes"),
  0x07: number("initial_max_stream_data_uni", "bytes"),
  0x08: number("initial_max_streams_bidi"),
  0x09: number("initial_max_streams_uni"),
  0x0a: number("ack_delay_exponent"),
  0x0b: number("max_ack_delay", "ms"),
  0x0d: struct<QUICPreferredAddress>({
    ...head,
    ipv4Address: ipv4Address({
      alias: PREFIX + "preferred_address.ipv4address",
    }),
    ipv4Port: u16({ alias: PREFIX + "preferred_address.ipv4port" }),
    ipv6Address: ipv6Address({
      alias: PREFIX + "preferred_address.ipv6address",
    }),
    ipv6Port: u16({ alias: PREFIX + "preferred_address.ipv6port" }),
    connectionId: vector(
      1,
      rest({ alias: PREFIX + "preferred_address.connectionid" }),
    ),
    statelessResetToken: bytes(16, {
      alias: PREFIX + "preferred_address.statelessresettoken",
    }),
  }),
  0x0e: number("active_connection_id_limit"),
  0x0f: data("initial_source_connection_id"),
  0x10: data("retry_source_connection_id"),
  0x11: struct<QUICVersionInformation>({
    ...head,
    chosenVersion: version("vi.chosen_version"),
    availableVersions: listToEnd(version("vi.other_version")),
  }),
  0x20: number("max_datagram_frame_size", "bytes"),
};

/** Bytes of the parameter at the cursor. */
function sizeOf(from: Cursor): number {
  const c = new Cursor(from.b, from.p, from.end);
  takeVarint(c);
  const length = Number(takeVarint(c));
  return c.p - from.p + length;
}
const idOf = reader(varint());

/** Parameters up to the end of the extension. */
export const quicParameters: Field<QUICParameter[]> = listToEnd(
  sized(
    sizeOf,
    chosen<QUICParameter>(choice<QUICParameter>(
      [...Object.values(CASES), other],
      (c, h) => CASES[Number(idOf(new Cursor(c.b, c.p, c.end), h))] ?? other,
    )),
  ),
);
