/** How many bytes a message of HTTP has: RFC 9112 §6. For whoever puts segments together. */
import { Cursor, Damage } from "../../bytes/cursor.ts";
import {
  type HeaderField,
  headerFields,
  headerValue,
  isBlank,
  lineEnd,
  lineText,
  struct,
} from "../../fields/mod.ts";
import type { Framing, StreamContext } from "../../dissect/protocol.ts";
import type { HTTP } from "./http.ts";

/** Longest line of a head, in bytes. */
export const MAX_HTTP_LINE = 65536;
/** Most header fields of one message. */
export const MAX_HTTP_FIELDS = 1000;

/** How the body ends. */
export type HTTPBody =
  | { readonly kind: "none" }
  | { readonly kind: "length"; readonly size: number }
  | { readonly kind: "chunked" }
  | { readonly kind: "close" };

/** The number of a Content-Length field (RFC 9110 §8.6): equal ones may be repeated. */
export function contentLength(
  fields: readonly HeaderField[] | undefined,
): number | undefined {
  const text = headerValue(fields, "Content-Length");
  if (text === undefined) return undefined;
  const [first, ...others] = text.split(",").map((x) => x.trim());
  if (!/^[0-9]+$/.test(first) || others.some((x) => x !== first)) {
    return undefined;
  }
  const n = Number(first);
  return Number.isSafeInteger(n) ? n : undefined;
}

/** How the body behind a head ends: RFC 9112 §6.3; `method` is that of the request which a response answers. */
export function httpBody(h: HTTP, method?: string): HTTPBody {
  const status = h.response?.statusCode;
  if (status !== undefined) {
    const none = method === "HEAD" || status < 200 || status === 204 ||
      status === 304 || method === "CONNECT" && status < 300;
    if (none) return { kind: "none" };
  }
  const { transferEncoding } = h;
  if (transferEncoding !== undefined) {
    const last = transferEncoding.split(",").pop()!.trim().toLowerCase();
    return { kind: last === "chunked" ? "chunked" : "close" };
  }
  const size = contentLength(h.headers);
  if (size !== undefined) return { kind: "length", size };
  return { kind: status === undefined ? "none" : "close" };
}

/** Runs `read` on `b[p..end)` and tells how many bytes it took; 0: they are not all there; -1: they cannot be right. */
function sizeOf(
  b: Uint8Array,
  p: number,
  end: number,
  read: (c: Cursor) => void,
): number {
  const c = new Cursor(b, p, end);
  try {
    read(c);
    return c.p - p;
  } catch (e) {
    if (!(e instanceof Damage)) throw e;
    return e.kind === "short" ? 0 : -1;
  }
}

/** Bytes of the head that begins at `p`, with the empty line behind it; 0: it goes on; -1: it breaks a limit. */
export function httpHeadSize(b: Uint8Array, p: number, end: number): number {
  return sizeOf(b, p, end, (c) => {
    for (let n = 0; n <= MAX_HTTP_FIELDS; n++) {
      const lf = lineEnd(c, MAX_HTTP_LINE), blank = isBlank(c, lf);
      c.take(lf + 1 - c.p);
      if (blank && n > 0) return;
    }
    c.limit(`over ${MAX_HTTP_FIELDS} header fields`);
  });
}

const chunkHead = struct<{ size: string }>({
  size: lineText({ limit: MAX_HTTP_LINE }),
});
const trailers = struct<{ fields: HeaderField[] }>({
  fields: headerFields({ line: MAX_HTTP_LINE, count: MAX_HTTP_FIELDS }),
});

/** Bytes of the chunked body that begins at `p` (RFC 9112 §7.1), with its trailers; 0: it goes on; -1: it is not chunked. */
export function httpChunkedSize(b: Uint8Array, p: number, end: number): number {
  return sizeOf(b, p, end, (c) => {
    while (takeChunk(c) > 0);
    trailers.readView(c);
  });
}

/** The data of a chunked body, as far as it is right: RFC 9112 §7.1. */
export function takeChunks(body: Uint8Array): Uint8Array {
  const out = new Uint8Array(body.length), c = new Cursor(body);
  let n = 0;
  sizeOf(body, 0, body.length, () => {
    const keep = (p: number, size: number) => {
      out.set(body.subarray(p, p + size), n);
      n += size;
    };
    while (takeChunk(c, keep) > 0);
  });
  return out.subarray(0, n);
}

/** Takes one chunk; of the last one, which is empty, its first line. Returns its size. */
function takeChunk(
  c: Cursor,
  found?: (p: number, size: number) => void,
): number {
  const { size } = chunkHead.show(chunkHead.readView(c));
  const digits = size.split(";")[0].trim();
  if (!/^[0-9a-f]{1,12}$/i.test(digits)) c.malformed("chunk size is no number");
  const n = parseInt(digits, 16);
  if (n > 0) {
    const p = c.take(n);
    found?.(p, n);
    const lf = lineEnd(c);
    if (!isBlank(c, lf)) c.malformed("chunk is longer than it says");
    c.take(lf + 1 - c.p);
  }
  return n;
}

/** What is remembered of a connection. */
interface Exchange {
  /** Methods of the requests that no response has answered yet. */
  readonly methods: string[];
  /** Of the message that each direction is in: bytes of its head, 0 within it. */
  readonly heads: [number, number];
  /** Lines of that head so far. */
  readonly lines: [number, number];
}

/** Requests that wait for a response, at most; of what follows the method is not known. */
const MAX_WAITING = 1024;
/** Most bytes of trailers. */
const MAX_TRAILERS = 65536;
/** More than a stream ever holds. */
const ENDLESS = Number.MAX_SAFE_INTEGER;

/**
 * Where messages end in a stream; `read` reads the head of one, unless there is
 * none at `p`. However small the pieces are that a message comes in, each of
 * its lines and chunks is looked at once: `mark` stands behind those.
 */
export function httpFraming(
  read: (b: Uint8Array, p: number, end: number) => HTTP | undefined,
): Framing {
  return {
    open: (): Exchange => ({ methods: [], heads: [0, 0], lines: [0, 0] }),
    size(b, p, end, s) {
      const { methods, heads, lines } = s.state as Exchange;
      const { direction } = s;
      if (s.mark === 0) heads[direction] = lines[direction] = 0;
      if (heads[direction] === 0) {
        const more = passLines(b, p, end, s, s.state as Exchange);
        if (more !== 0) return more;
      } else if (s.mark > heads[direction]) {
        const size = chunkedEnd(b, p, end, s);
        if (size < 0 || size > end - p) return size;
      }
      const head = heads[direction], h = read(b, p, p + head);
      if (h === undefined) return -1;
      const size = wholeSize(h, methods[0], head, b, p, end, s);
      if (size < 0 || size > end - p) return size;
      if (h.request !== undefined) {
        if (methods.length < MAX_WAITING) methods.push(h.request.method);
      } else answered(h, methods, s);
      return size;
    },
  };
}

/** Passes over lines of the head; 0: it is all there, else what `size` gives. */
function passLines(
  b: Uint8Array,
  p: number,
  end: number,
  s: StreamContext,
  { heads, lines }: Exchange,
): number {
  const { direction } = s;
  for (;;) {
    let isLast = false;
    const n = sizeOf(b, p + s.mark, end, (c) => {
      const lf = lineEnd(c, MAX_HTTP_LINE);
      isLast = isBlank(c, lf) && lines[direction] > 0;
      c.take(lf + 1 - c.p);
    });
    if (n === 0) return end - p + 1;
    if (n < 0 || lines[direction]++ > MAX_HTTP_FIELDS) return -1;
    s.mark += n;
    if (!isLast) continue;
    heads[direction] = s.mark;
    return 0;
  }
}

/** Protocols that a connection may be handed to, by their names in Upgrade. */
const UPGRADES: Readonly<Record<string, string>> = {
  h2c: "http2",
  websocket: "websocket",
};

/** Who goes on with the connection that a response hands over. */
function upgradeOf(h: HTTP): string | undefined {
  const name = headerValue(h.headers, "Upgrade")?.trim().toLowerCase() ?? "";
  return Object.hasOwn(UPGRADES, name) ? UPGRADES[name] : undefined;
}

/** A final response answers the oldest request; some hand the connection over: RFC 9110 §7.8, §9.3.6. */
function answered(h: HTTP, methods: string[], s: StreamContext): void {
  const status = h.response?.statusCode ?? 0;
  const tunnel = methods[0] === "CONNECT" && status >= 200 && status < 300;
  if (status === 101) s.switchTo(upgradeOf(h));
  else if (tunnel) s.switchTo(undefined);
  if (status === 101 || status >= 200) methods.shift();
}

/** RPC over HTTP: these announce a body of a gigabyte, and send packets of their own in it; [MS-RPCH] §2.1.2. */
const CHANNELS: ReadonlySet<string> = new Set(["RPC_IN_DATA", "RPC_OUT_DATA"]);

/** Bytes of head and body. */
function wholeSize(
  h: HTTP,
  method: string | undefined,
  head: number,
  b: Uint8Array,
  p: number,
  end: number,
  s: StreamContext,
): number {
  if (h.request !== undefined && CHANNELS.has(h.request.method)) {
    s.switchTo(undefined);
    return head;
  }
  const body = httpBody(h, method);
  switch (body.kind) {
    case "none":
      return head;
    case "length":
      return head + body.size;
    case "close":
      return s.closed ? end - p : ENDLESS;
    case "chunked":
      return chunkedEnd(b, p, end, s);
  }
}

/** Bytes of a message up to the end of its chunked body, of which `mark` bytes are dealt with; or what `size` gives. */
function chunkedEnd(
  b: Uint8Array,
  p: number,
  end: number,
  s: StreamContext,
): number {
  s.mark = passChunks(b, p, end, s.mark);
  const last = httpChunkedSize(b, p + s.mark, end);
  if (last > 0) return s.mark + last;
  const trailing = sizeOf(b, p + s.mark, end, (c) => {
    if (takeChunk(c) > 0) c.malformed("no last chunk");
  });
  const isTooLong = trailing > 0 && end - p - s.mark > MAX_TRAILERS;
  return last < 0 || isTooLong ? -1 : end - p + 1;
}

/** Passes over whole chunks but the last one, from `mark` bytes behind `p`; returns how far it came. */
function passChunks(
  b: Uint8Array,
  p: number,
  end: number,
  mark: number,
): number {
  for (;;) {
    const n = sizeOf(b, p + mark, end, (c) => {
      if (takeChunk(c) === 0) c.malformed("the last chunk");
    });
    if (n <= 0) return mark;
    mark += n;
  }
}
