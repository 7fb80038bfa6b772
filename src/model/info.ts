import type { Problem } from "./problem.ts";

/** The values of one layer, as they stand in JSON. */
export type LayerInfo = Readonly<Record<string, unknown>>;

/** A frame as a plain frozen object: what `JSON.parse` gives for the frame's line in ndjson. */
export interface Info {
  /** Counted from 1. */
  readonly number: number;
  /** When it was captured, ISO 8601 in UTC with nanoseconds; `null`: the file does not say. */
  readonly time: string | null;
  /** The same in seconds since 1970. */
  readonly epoch: number | null;
  /** Bytes that were captured. */
  readonly capturedLength: number;
  /** Bytes on the wire. */
  readonly length: number;
  /** The interface it was captured on; pcapng only. */
  readonly interface?: number;
  /** Labels joined by `:`. */
  readonly protocols: string;
  /** Layers by key, in wire order; a protocol that occurs again has the key `ipv4#2`. */
  readonly layers: Readonly<Record<string, LayerInfo>>;
  /** What was put together out of several frames and is complete with this one. */
  readonly reassembled?: readonly object[];
  /** What was wrong with it. */
  readonly problems: readonly Problem[];
  /** Comments of the file about this frame; pcapng only. */
  readonly comments?: readonly string[];
}

/** Freezes an object and all that it holds. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
