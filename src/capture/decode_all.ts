import { DecodeError, type Decoder } from "./decoder.ts";

/** What came out of a compressed piece of memory. */
export interface Decoded {
  /** The bytes, as far as they could be decoded. */
  readonly bytes: Uint8Array;
  /** Why it is not all; `undefined`: it is. */
  readonly failure: string | undefined;
  /** Whether a budget was the reason. */
  readonly isLimit: boolean;
}

/** Bytes that come out whatever the ratio. */
const FREE = 1 << 16;

/** Decodes all of `b[p..end)`: at most `maxBytes`, and `maxRatio` for each byte that goes in. */
export function decodeAll(
  decoder: Decoder,
  b: Uint8Array,
  p: number,
  end: number,
  maxBytes: number,
  maxRatio: number,
): Decoded {
  const most = Math.min(maxBytes, Math.max(FREE, (end - p) * maxRatio));
  let out = new Uint8Array(Math.min(most, Math.max(256, 4 * (end - p)))), n = 0;
  const done = (failure?: string, isLimit = false): Decoded => ({
    bytes: out.subarray(0, n),
    failure,
    isLimit,
  });
  try {
    for (;;) {
      const state = decoder.decode(b, p, end, true, out, n, out.length);
      p += decoder.read;
      n += decoder.written;
      if (state === "end") return done();
      if (n < out.length) continue; // damage comes with the next call
      if (n >= most) return done(`over ${most} bytes come out of it`, true);
      const larger = new Uint8Array(Math.min(most, 2 * n));
      larger.set(out);
      out = larger;
    }
  } catch (e) {
    if (!(e instanceof DecodeError)) throw e;
    return done(e.message);
  }
}
