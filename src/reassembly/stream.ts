import type { Connection } from "./connection.ts";

/**
 * Bytes of a stream as they are handed on. One object serves for all: what is
 * kept of it must be copied.
 */
export class StreamChunk {
  /** Which end of the connection sent them; see {@linkcode Connection.directionOf}. */
  way: 0 | 1 = 0;
  /** Where they stand in the stream, counted from its first byte. */
  offset = 0;
  /** The buffer that holds them. */
  b: Uint8Array = new Uint8Array(0);
  /** First byte in the buffer. */
  p = 0;
  /** First byte behind them. */
  end = 0;
  /** Number of the frame that carried them. */
  frame = 0;
  /** Acknowledgment number of the segment that carried them. */
  ack = 0;
  /** Whether they lie in the segment that is looked at now; if not, they waited for those before them. */
  current = true;
  /** The header of the segment that carried them, where somebody wants it. */
  header: Uint8Array | undefined = undefined;
}

/** Takes the streams of one connection, as they grow. */
export interface StreamConsumer {
  /** The next bytes of one direction. */
  data(chunk: StreamChunk, c: Connection): void;
  /** Bytes that never came, or were not captured. */
  gap(way: 0 | 1, offset: number, length: number, c: Connection): void;
  /** Bytes that came after they had been given up: they belong into a gap, or before the first byte. */
  late?(chunk: StreamChunk, c: Connection): void;
  /** One direction is complete. */
  closed?(way: 0 | 1, c: Connection): void;
  /** Nothing more will come of the connection. */
  end?(c: Connection): void;
}

/** A part of a stream that is missing. */
export interface StreamGap {
  /** Where it begins, counted from the first byte of the stream. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
}
