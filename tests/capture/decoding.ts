import type { Decoder } from "../../src/capture/decoder.ts";
import { DecodeError } from "../../src/capture/decoder.ts";

/** Numbers that look random and are always the same. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = Math.imul(state, 1664525) + 1013904223 >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}

/** `n` bytes that nothing compresses. */
export function noise(n: number): Uint8Array<ArrayBuffer> {
  const next = numbers(n);
  return Uint8Array.from({ length: n }, () => next(256));
}

const WORDS = "the packet of a segment with its window and no data was sent"
  .split(" ");

/** `n` bytes of words in no order, and numbers among them. */
export function prose(n: number): Uint8Array<ArrayBuffer> {
  const next = numbers(1);
  let text = "";
  while (text.length < n) {
    text += next(8) ? WORDS[next(WORDS.length)] + " " : next(1000) + ", ";
  }
  return new TextEncoder().encode(text.slice(0, n));
}

/** What a decoder makes of a stream. */
export interface Outcome {
  /** The decoded bytes, up to the damage if there is any. */
  readonly out: Uint8Array;
  /** What it threw: the message, and where. */
  readonly error?: string;
  /** How many bytes it took, -1 with an error. */
  readonly taken: number;
}

/**
 * Decodes `b` in pieces of `step` bytes into `room` bytes at a time, and checks
 * the contract.
 */
export function drive(
  decoder: Decoder,
  b: Uint8Array,
  step = 1 << 16,
  room = 1 << 16,
): Outcome {
  const pieces: Uint8Array[] = [];
  // What is around input and output must not matter, nor be touched.
  const input = new Uint8Array(step + 20).fill(0x5a);
  const out = new Uint8Array(room + 2);
  let p = 0;
  let end = 0;
  let taken = 0;
  let idle = 0;
  let error: string | undefined;
  for (;;) {
    const n = end - p;
    const last = taken + n === b.length;
    out.fill(0xa5);
    try {
      const state = decoder.decode(input, p, end, last, out, 1, 1 + room);
      if (out[0] !== 0xa5 || out[decoder.written + 1] !== 0xa5) {
        throw new Error("wrote outside of its room");
      }
      p += decoder.read;
      taken += decoder.read;
      if (p > end) throw new Error("took more than there was");
      pieces.push(out.slice(1, 1 + decoder.written));
      if (state === "end") break;
      if (state === "output") {
        idle = decoder.read + decoder.written > 0 ? 0 : idle + 1;
        if (idle > 2) throw new Error("waits for room that it has");
        continue;
      }
      if (p < end) throw new Error("left input that it wants more of");
      if (last) throw new Error("waits for input behind the last");
      const more = Math.min(step, b.length - taken);
      input.set(b.subarray(taken, taken + more), 7);
      p = 7;
      end = 7 + more;
    } catch (thrown) {
      if (!(thrown instanceof DecodeError)) throw thrown;
      if (decoder.written > 0) throw new Error("wrote and threw");
      error = `${thrown.message} at ${thrown.offset}`;
      break;
    }
  }
  const all = new Uint8Array(pieces.reduce((sum, x) => sum + x.length, 0));
  let q = 0;
  for (const piece of pieces) {
    all.set(piece, q);
    q += piece.length;
  }
  return error === undefined
    ? { out: all, taken }
    : { out: all, taken: -1, error };
}

/**
 * A copy of `b` with one to four changes: bits, bytes, lost ends, holes,
 * insertions.
 */
export function damaged(
  b: Uint8Array,
  next: (below: number) => number,
): Uint8Array {
  let bytes = [...b];
  for (let times = 1 + next(4); times > 0; times--) {
    // Half of the time where the headers are.
    const at = next(next(2) ? bytes.length : Math.min(bytes.length, 64));
    const kind = next(6);
    if (kind === 0) bytes[at] ^= 1 << next(8);
    else if (kind === 1) bytes[at] = next(256);
    else if (kind === 2) bytes[at] = next(2) ? 0 : 255;
    else if (kind === 3) bytes.splice(at, next(8));
    else if (kind === 4) bytes.splice(at, 0, ...noise(next(8)));
    else bytes = bytes.slice(0, at + 1);
    if (bytes.length === 0) bytes = [...b];
  }
  return Uint8Array.from(bytes);
}

/** The bytes of these arrays, one behind the other. */
export function concat(...parts: ArrayLike<number>[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}
