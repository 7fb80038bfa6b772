import type { Frame } from "./frame.ts";
import type { Registered } from "./registry.ts";

/** Where a range of bytes came from: `start..end` of the buffer lay in frame `frame`. */
export interface Source {
  /** Number of the frame. */
  readonly frame: number;
  /** First byte in the buffer. */
  readonly start: number;
  /** First byte behind the range. */
  readonly end: number;
}

/**
 * What an assembler adds to the frame that completes it: a datagram, or a
 * message of a stream.
 */
export interface Part {
  /** Who reads it. */
  readonly entry: Registered;
  /** Index of the layer whose payload it is. */
  readonly parent: number;
  /** The bytes, put together; `undefined`: they lie in the parent's own buffer. */
  readonly bytes: Uint8Array | undefined;
  /** First byte in the buffer, counted from the beginning of its data. */
  readonly start: number;
  /** First byte behind it. */
  readonly end: number;
  /** Frames that the bytes came from; none where they are the frame's own. */
  readonly sources: readonly Source[];
  /** Whether the rest of it is missing. */
  readonly partial: boolean;
  /** What the stream says about it; see {@linkcode StreamContext.known}. */
  readonly known?: unknown;
}

/** What was put together for a frame, for people. */
export interface Reassembled {
  /** Key of the layer that begins in it: `tcp`, `http#2`. */
  readonly layer: string;
  /** Number of the buffer that holds its bytes. */
  readonly buffer: number;
  /** Bytes in all. */
  readonly length: number;
  /** Numbers of the frames that it came from, in the order of its bytes. */
  readonly frames: readonly number[];
  /** Which bytes came from which frame. */
  readonly sources: readonly Source[];
}

/** Puts payloads of one protocol together, frame after frame. */
export interface Assembler {
  /** Id of the protocol. */
  readonly protocol: string;
  /** Looks at layer `i` of the frame, and may add parts to the frame. Frames come in their order, each once. */
  take(frame: Frame, i: number): void;
}
