/** Frames of QUIC: RFC 9000 §19; datagrams: RFC 9221 §4. */
import { Cursor, Damage } from "../../bytes/cursor.ts";
import {
  bytes,
  choice,
  chosen,
  type Field,
  list,
  listToEnd,
  rest,
  smallVarint,
  type Struct,
  struct,
  takeVarint,
  text,
  u8,
  varint,
  when,
} from "../../fields/mod.ts";
import { QUIC_FRAME_TYPE, quicError } from "../../names/quic.ts";

/** What all frames have. */
export interface QUICFrameHead {
  /** Type. */
  type: number;
}
/** PADDING, one after another: §19.1. */
export interface QUICPadding extends QUICFrameHead {
  /** How many bytes, that of the type among them. */
  length: number;
}
/** ACK: §19.3. */
export interface QUICAck extends QUICFrameHead {
  /** Largest packet number that is acknowledged. */
  largestAcknowledged: number | bigint;
  /** How long the sender waited, in units of 2 to the `ack_delay_exponent` microseconds. */
  ackDelay: number | bigint;
  /** Ranges behind the first. */
  rangeCount: number;
  /** Packets before the largest that are acknowledged, too. */
  firstRange: number | bigint;
  /** Further ranges. */
  ranges: QUICAckRange[];
  /** Packets with ECT(0). */
  ect0?: number | bigint;
  /** Packets with ECT(1). */
  ect1?: number | bigint;
  /** Packets that met congestion. */
  ecnCe?: number | bigint;
}
/** A range of packets that are acknowledged: §19.3.1. */
export interface QUICAckRange {
  /** Packets before the last range that are not, less one. */
  gap: number | bigint;
  /** Packets before those that are, less one. */
  length: number | bigint;
}
/** RESET_STREAM: §19.4. */
export interface QUICResetStream extends QUICFrameHead {
  /** Stream. */
  streamId: number | bigint;
  /** Error of the application. */
  errorCode: number | bigint;
  /** Bytes of the stream. */
  finalSize: number | bigint;
}
/** STOP_SENDING: §19.5. */
export interface QUICStopSending extends QUICFrameHead {
  /** Stream. */
  streamId: number | bigint;
  /** Error of the application. */
  errorCode: number | bigint;
}
/** CRYPTO: §19.6. */
export interface QUICCrypto extends QUICFrameHead {
  /** Where in the stream of the handshake the data begin. */
  offset: number;
  /** Bytes. */
  length: number;
  /** Data. */
  data: Uint8Array;
}
/** NEW_TOKEN: §19.7. */
export interface QUICNewToken extends QUICFrameHead {
  /** Bytes of the token. */
  length: number;
  /** Token. */
  token: Uint8Array;
}
/** STREAM: §19.8. */
export interface QUICStream extends QUICFrameHead {
  /** Stream. */
  streamId: number | bigint;
  /** Where in the stream the data begin; absent: at its beginning. */
  offset?: number | bigint;
  /** Bytes; absent: all that remain. */
  length?: number;
  /** Data. */
  data: Uint8Array;
}
/** MAX_DATA, MAX_STREAMS, DATA_BLOCKED, STREAMS_BLOCKED: §19.9, §19.11, §19.12, §19.14. */
export interface QUICLimit extends QUICFrameHead {
  /** Most bytes, or streams. */
  maximum: number | bigint;
}
/** MAX_STREAM_DATA, STREAM_DATA_BLOCKED: §19.10, §19.13. */
export interface QUICStreamLimit extends QUICLimit {
  /** Stream. */
  streamId: number | bigint;
}
/** NEW_CONNECTION_ID: §19.15. */
export interface QUICNewConnectionId extends QUICFrameHead {
  /** Number of the identifier. */
  sequenceNumber: number | bigint;
  /** Identifiers before this number are not used any more. */
  retirePriorTo: number | bigint;
  /** Bytes of the identifier. */
  length: number;
  /** Identifier. */
  connectionId: Uint8Array;
  /** What a stateless reset ends with. */
  statelessResetToken: Uint8Array;
}
/** RETIRE_CONNECTION_ID: §19.16. */
export interface QUICRetireConnectionId extends QUICFrameHead {
  /** Number of the identifier. */
  sequenceNumber: number | bigint;
}
/** PATH_CHALLENGE, PATH_RESPONSE: §19.17, §19.18. */
export interface QUICPath extends QUICFrameHead {
  /** What is sent back. */
  data: Uint8Array;
}
/** CONNECTION_CLOSE: §19.19. */
export interface QUICClose extends QUICFrameHead {
  /** Error. */
  errorCode: number | bigint;
  /** Frame that it is about; of the transport's errors only. */
  frameType?: number | bigint;
  /** Bytes of the reason. */
  reasonLength: number;
  /** Reason. */
  reasonPhrase: string;
}
/** DATAGRAM: RFC 9221 §4. */
export interface QUICDatagram extends QUICFrameHead {
  /** Bytes; absent: all that remain. */
  length?: number;
  /** Data. */
  data: Uint8Array;
}
/** A frame whose form nobody knows: with it the packet ends. */
export interface QUICOtherFrame extends QUICFrameHead {
  /** All that remains. */
  data: Uint8Array;
}
/** Any frame. */
export type QUICFrame =
  | QUICFrameHead
  | QUICPadding
  | QUICAck
  | QUICResetStream
  | QUICStopSending
  | QUICCrypto
  | QUICNewToken
  | QUICStream
  | QUICLimit
  | QUICStreamLimit
  | QUICNewConnectionId
  | QUICRetireConnectionId
  | QUICPath
  | QUICClose
  | QUICDatagram
  | QUICOtherFrame;

const head = {
  type: smallVarint({ alias: "quic.frame_type", names: QUIC_FRAME_TYPE }),
};
const ofLength = (h: { length?: number }) => h.length ?? 0;

const padding = struct<QUICPadding>({
  type: {
    bits: 0,
    alias: "quic.frame_type",
    names: QUIC_FRAME_TYPE,
    read: () => 0,
  },
  length: {
    bits: 0,
    alias: "quic.padding_length",
    unit: "bytes",
    read(c) {
      let n = 0;
      while (n < c.room && c.peek(n) === 0) n++;
      c.take(n);
      return n;
    },
  },
});
const empty = struct<QUICFrameHead>(head);
const withCounts = (h: QUICAck) => h.type === 3;
const ack = struct<QUICAck>({
  ...head,
  largestAcknowledged: varint({ alias: "quic.ack.largest_acknowledged" }),
  ackDelay: varint({ alias: "quic.ack.ack_delay" }),
  rangeCount: smallVarint({ alias: "quic.ack.ack_range_count" }),
  firstRange: varint({ alias: "quic.ack.first_ack_range" }),
  ranges: list(
    struct<QUICAckRange>({
      gap: varint({ alias: "quic.ack.gap" }),
      length: varint({ alias: "quic.ack.ack_range" }),
    }),
    (h: QUICAck) => h.rangeCount,
  ),
  ect0: when(withCounts, varint({ alias: "quic.ack.ect0_count" })),
  ect1: when(withCounts, varint({ alias: "quic.ack.ect1_count" })),
  ecnCe: when(withCounts, varint({ alias: "quic.ack.ecn_ce_count" })),
});
const resetStream = struct<QUICResetStream>({
  ...head,
  streamId: varint({ alias: "quic.rsts.stream_id" }),
  errorCode: varint({ alias: "quic.rsts.application_error_code" }),
  finalSize: varint({ alias: "quic.rsts.final_size" }),
});
const stopSending = struct<QUICStopSending>({
  ...head,
  streamId: varint({ alias: "quic.ss.stream_id" }),
  errorCode: varint({ alias: "quic.ss.application_error_code" }),
});
const crypto = struct<QUICCrypto>({
  ...head,
  offset: smallVarint({ alias: "quic.crypto.offset" }),
  length: smallVarint({ alias: "quic.crypto.length", unit: "bytes" }),
  data: bytes(ofLength),
});
const newToken = struct<QUICNewToken>({
  ...head,
  length: smallVarint({ alias: "quic.nt.length", unit: "bytes" }),
  token: bytes(ofLength, { alias: "quic.nt.token" }),
});
/** Bits of the type of a STREAM frame: §19.8. */
const HAS_OFFSET = 4, HAS_LENGTH = 2;
const stream = struct<QUICStream>({
  ...head,
  streamId: varint({ alias: "quic.stream.stream_id" }),
  offset: when(
    (h: QUICStream) => (h.type & HAS_OFFSET) > 0,
    varint({ alias: "quic.stream.offset" }),
  ),
  length: when(
    (h: QUICStream) => (h.type & HAS_LENGTH) > 0,
    smallVarint({ alias: "quic.stream.length", unit: "bytes" }),
  ),
  data: dataOf("quic.stream_data"),
});
/** Data of the length that the table says, or all that remain. */
function dataOf(alias: string): Field<Uint8Array> {
  return {
    alias,
    bits: 0,
    span: (h, room) =>
      (h.struct.probe(h) as { length?: number }).length ?? room,
  };
}
const limit = (alias: string): Struct<QUICLimit> =>
  struct<QUICLimit>({ ...head, maximum: varint({ alias }) });
const streamLimit = (
  id: string,
  maximum: string,
): Struct<QUICStreamLimit> =>
  struct<QUICStreamLimit>({
    ...head,
    streamId: varint({ alias: id }),
    maximum: varint({ alias: maximum }),
  });
const newConnectionId = struct<QUICNewConnectionId>({
  ...head,
  sequenceNumber: varint({ alias: "quic.nci.sequence" }),
  retirePriorTo: varint({ alias: "quic.nci.retire_prior_to" }),
  length: u8({ alias: "quic.nci.connection_id.length", unit: "bytes" }),
  connectionId: bytes(ofLength, { alias: "quic.nci.connection_id" }),
  statelessResetToken: bytes(16, { alias: "quic.nci.stateless_reset_token" }),
});
const retireConnectionId = struct<QUICRetireConnectionId>({
  ...head,
  sequenceNumber: varint({ alias: "quic.rci.sequence" }),
});
const path = (alias: string): Struct<QUICPath> =>
  struct<QUICPath>({ ...head, data: bytes(8, { alias }) });
const reason = {
  reasonLength: smallVarint({
    alias: "quic.cc.reason_phrase.length",
    unit: "bytes",
  }),
  reasonPhrase: text((h: QUICClose) => h.reasonLength, {
    alias: "quic.cc.reason_phrase",
  }),
};
const close = struct<QUICClose>({
  ...head,
  errorCode: varint({ alias: "quic.cc.error_code", names: quicError }),
  frameType: varint({ alias: "quic.cc.frame_type", names: QUIC_FRAME_TYPE }),
  ...reason,
});
const applicationClose = struct<QUICClose>({
  ...head,
  errorCode: varint({ alias: "quic.cc.error_code.app" }),
  frameType: { bits: 0, derive: () => undefined },
  ...reason,
});
const datagram = struct<QUICDatagram>({
  ...head,
  length: when(
    (h: QUICDatagram) => (h.type & 1) > 0,
    smallVarint({ alias: "quic.dg.length", unit: "bytes" }),
  ),
  data: dataOf("quic.dg"),
});
const other = struct<QUICOtherFrame>({ ...head, data: rest() });

const maxStreams = limit("quic.ms.max_streams");
const streamsBlocked = limit("quic.sib.stream_limit");
const CRYPTO = 6;
const FRAMES: Readonly<Record<number, Struct<QUICFrameHead>>> = {
  0x00: padding,
  0x01: empty,
  0x02: ack,
  0x03: ack,
  0x04: resetStream,
  0x05: stopSending,
  [CRYPTO]: crypto,
  0x07: newToken,
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, i) => [8 + i, stream]),
  ),
  0x10: limit("quic.md.maximum_data"),
  0x11: streamLimit("quic.msd.stream_id", "quic.msd.maximum_stream_data"),
  0x12: maxStreams,
  0x13: maxStreams,
  0x14: limit("quic.sb.stream_data_limit"),
  0x15: streamLimit("quic.sdb.stream_id", "quic.sb.stream_data_limit"),
  0x16: streamsBlocked,
  0x17: streamsBlocked,
  0x18: newConnectionId,
  0x19: retireConnectionId,
  0x1a: path("quic.path_challenge.data"),
  0x1b: path("quic.path_response.data"),
  0x1c: close,
  0x1d: applicationClose,
  0x1e: empty,
  0x1f: empty,
  0x30: datagram,
  0x31: datagram,
};

/** Frames up to the end of the packet. */
export const quicFrames: Field<QUICFrame[]> = listToEnd(
  chosen<QUICFrame>(choice<QUICFrame>(
    [...new Set(Object.values(FRAMES)), other],
    (c) => {
      const ahead = new Cursor(c.b, c.p, c.end);
      return FRAMES[Number(takeVarint(ahead))] ?? other;
    },
  )),
);

/** Most bytes of a handshake that one packet may hold. */
const MAX_CRYPTO = 65536;

/** The beginning of the handshake's stream, as far as the CRYPTO frames in `b[p..end)` hold it; `undefined`: they do not. */
export function cryptoStream(
  b: Uint8Array,
  p: number,
  end: number,
): Uint8Array | undefined {
  const found: QUICCrypto[] = [], c = new Cursor(b, p, end);
  try {
    while (c.p < c.end) {
      const ahead = new Cursor(b, c.p, end);
      const table = FRAMES[Number(takeVarint(ahead))] ?? other;
      const v = table.readView(c);
      if (table === crypto) found.push(crypto.show(v));
    }
  } catch (e) {
    if (!(e instanceof Damage)) throw e;
  }
  found.sort((x, y) => x.offset - y.offset);
  const out = new Uint8Array(Math.min(MAX_CRYPTO, end - p));
  let n = 0;
  for (const { offset, data } of found) {
    if (offset > n) break;
    const more = data.subarray(n - offset, n - offset + out.length - n);
    out.set(more, n);
    n += more.length;
  }
  return n > 0 ? out.subarray(0, n) : undefined;
}
