/** Names and numbers of QUIC: https://www.iana.org/assignments/quic (2025), RFC 9000, RFC 9369. */
import type { Names } from "./names.ts";

/** Versions of QUIC: https://www.iana.org/assignments/quic (2025), and drafts that were in use. */
export const QUIC_VERSION: Names = {
  0x00000000: "Version Negotiation",
  0x00000001: "1",
  0x6b3343cf: "2",
  0xfaceb001: "Facebook mvfst (draft 22)",
  0xfaceb002: "Facebook mvfst (draft 27)",
  ...Object.fromEntries(
    Array.from({ length: 18 }, (_, i) => [0xff000011 + i, `draft ${17 + i}`]),
  ),
};

/** Long header packet types of QUIC 1: RFC 9000 §17.2 (2021-05). */
export const QUIC_PACKET_TYPE: Names = {
  0: "Initial",
  1: "0-RTT",
  2: "Handshake",
  3: "Retry",
};

/** Long header packet types of QUIC 2: RFC 9369 §3.2 (2023-05). */
export const QUIC2_PACKET_TYPE: Names = {
  0: "Retry",
  1: "Initial",
  2: "0-RTT",
  3: "Handshake",
};

/** QUIC frame types: https://www.iana.org/assignments/quic (2025). */
export const QUIC_FRAME_TYPE: Names = {
  0x00: "PADDING",
  0x01: "PING",
  0x02: "ACK",
  0x03: "ACK with ECN",
  0x04: "RESET_STREAM",
  0x05: "STOP_SENDING",
  0x06: "CRYPTO",
  0x07: "NEW_TOKEN",
  0x08: "STREAM",
  0x09: "STREAM",
  0x0a: "STREAM",
  0x0b: "STREAM",
  0x0c: "STREAM",
  0x0d: "STREAM",
  0x0e: "STREAM",
  0x0f: "STREAM",
  0x10: "MAX_DATA",
  0x11: "MAX_STREAM_DATA",
  0x12: "MAX_STREAMS (bidirectional)",
  0x13: "MAX_STREAMS (unidirectional)",
  0x14: "DATA_BLOCKED",
  0x15: "STREAM_DATA_BLOCKED",
  0x16: "STREAMS_BLOCKED (bidirectional)",
  0x17: "STREAMS_BLOCKED (unidirectional)",
  0x18: "NEW_CONNECTION_ID",
  0x19: "RETIRE_CONNECTION_ID",
  0x1a: "PATH_CHALLENGE",
  0x1b: "PATH_RESPONSE",
  0x1c: "CONNECTION_CLOSE",
  0x1d: "CONNECTION_CLOSE (application)",
  0x1e: "HANDSHAKE_DONE",
  0x1f: "IMMEDIATE_ACK",
  0x30: "DATAGRAM",
  0x31: "DATAGRAM",
  0xaf: "ACK_FREQUENCY",
};

const CRYPTO_ERROR = 0x100;
const ERRORS: Names = {
  0x00: "NO_ERROR",
  0x01: "INTERNAL_ERROR",
  0x02: "CONNECTION_REFUSED",
  0x03: "FLOW_CONTROL_ERROR",
  0x04: "STREAM_LIMIT_ERROR",
  0x05: "STREAM_STATE_ERROR",
  0x06: "FINAL_SIZE_ERROR",
  0x07: "FRAME_ENCODING_ERROR",
  0x08: "TRANSPORT_PARAMETER_ERROR",
  0x09: "CONNECTION_ID_LIMIT_ERROR",
  0x0a: "PROTOCOL_VIOLATION",
  0x0b: "INVALID_TOKEN",
  0x0c: "APPLICATION_ERROR",
  0x0d: "CRYPTO_BUFFER_EXCEEDED",
  0x0e: "KEY_UPDATE_ERROR",
  0x0f: "AEAD_LIMIT_REACHED",
  0x10: "NO_VIABLE_PATH",
  0x11: "VERSION_NEGOTIATION_ERROR",
};

/** The name of a transport error; the alerts of TLS are among them: RFC 9000 §20.1 (2021-05). */
export function quicError(value: number): string | undefined {
  return ERRORS[value] ??
    (value >> 8 === 1
      ? `CRYPTO_ERROR (alert ${value - CRYPTO_ERROR})`
      : undefined);
}

/** QUIC transport parameters: https://www.iana.org/assignments/quic (2025). */
export const QUIC_PARAMETER: Names = {
  0x00: "original_destination_connection_id",
  0x01: "max_idle_timeout",
  0x02: "stateless_reset_token",
  0x03: "max_udp_payload_size",
  0x04: "initial_max_data",
  0x05: "initial_max_stream_data_bidi_local",
  0x06: "initial_max_stream_data_bidi_remote",
  0x07: "initial_max_stream_data_uni",
  0x08: "initial_max_streams_bidi",
  0x09: "initial_max_streams_uni",
  0x0a: "ack_delay_exponent",
  0x0b: "max_ack_delay",
  0x0c: "disable_active_migration",
  0x0d: "preferred_address",
  0x0e: "active_connection_id_limit",
  0x0f: "initial_source_connection_id",
  0x10: "retry_source_connection_id",
  0x11: "version_information",
  0x20: "max_datagram_frame_size",
  0x17f7586d2cb571: "discard",
  0x1000: "cibir_encoding",
  0x1057: "loss_bits",
  0x2ab2: "grease_quic_bit",
  0x2e67: "ext_send_max_ack_delay",
  0x3127: "initial_rtt (Google)",
  0x3128: "connection_options (Google)",
  0x3129: "user_agent (Google)",
  0x4752: "version (Google)",
  0x7158: "enable_time_stamp",
  0x73db: "enable_time_stamp_v2",
  0xff02de1a: "min_ack_delay (draft)",
  0xff04de1b: "min_ack_delay",
  0xff73db: "version_information (draft)",
};

/** Whether a parameter exists only to keep the list extensible: RFC 9000 §18.1. */
export function quicParameter(id: number): string | undefined {
  return QUIC_PARAMETER[id] ?? (id % 31 === 27 ? "GREASE" : undefined);
}
