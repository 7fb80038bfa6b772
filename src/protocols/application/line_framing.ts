/** Where messages end that are lines of text. For whoever puts segments together. */
import { isReply, MAX_TEXT_LINE } from "../../fields/mod.ts";
import type { StreamContext } from "../../dissect/protocol.ts";

const LF = 10, CR = 13, DOT = 46, HYPHEN = 45;

/** Bytes up to `value` in `b[p..end)`, or -1. */
function bytesTo(b: Uint8Array, p: number, end: number, value: number): number {
  for (let q = p; q < end; q++) if (b[q] === value) return q - p;
  return -1;
}

/**
 * Bytes of the line at `p`, with its end; more than there are: it goes on;
 * -1: it is too long.
 */
export function lineSize(
  b: Uint8Array,
  p: number,
  end: number,
  s: StreamContext,
): number {
  return linesSize(b, p, end, s, () => true);
}

/** Bytes of the lines from `p` on, up to the first that is the last; see {@linkcode lineSize}. `isLast` gets the bounds of a line without its end. */
export function linesSize(
  b: Uint8Array,
  p: number,
  end: number,
  s: StreamContext,
  isLast: (p: number, end: number) => boolean,
): number {
  for (;;) {
    const from = p + s.mark, n = bytesTo(b, from, end, LF);
    if (n < 0) return end - from > MAX_TEXT_LINE ? -1 : end - p + 1;
    if (n > MAX_TEXT_LINE) return -1;
    s.mark += n + 1;
    const lf = from + n, stop = n > 0 && b[lf - 1] === CR ? lf - 1 : lf;
    if (isLast(from, stop)) return s.mark;
  }
}

/** Bytes of a reply whose code and hyphen say that lines follow: RFC 959 §4.2, RFC 5321 §4.2.1. */
export function replySize(
  b: Uint8Array,
  p: number,
  end: number,
  s: StreamContext,
): number {
  return linesSize(
    b,
    p,
    end,
    s,
    (q, stop) =>
      q === p
        ? b[p + 3] !== HYPHEN
        : stop - q === 3 || isReply(b, q, stop) && b[q + 3] !== HYPHEN,
  );
}

/** Bytes of lines up to one that is a dot alone: RFC 5321 §4.5.2, RFC 1939 §3, RFC 3977 §3.1.1. */
export function dotSize(
  b: Uint8Array,
  p: number,
  end: number,
  s: StreamContext,
): number {
  return linesSize(
    b,
    p,
    end,
    s,
    (q, stop) => stop - q === 1 && b[q] === DOT,
  );
}

/** The number that the three digits at `p` are. */
export function codeAt(b: Uint8Array, p: number): number {
  return (b[p] - 48) * 100 + (b[p + 1] - 48) * 10 + b[p + 2] - 48;
}
