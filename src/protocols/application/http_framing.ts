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
    for (;;) {
      const { size } = chunkHead.show(chunkHead.readView(c));
      const digits = size.split(";")[0].trim();
      if (!/^[0-9a-f]{1,12}$/i.test(digits)) {
        c.malformed("chunk size is no number");
      }
      const n = parseInt(digits, 16);
      if (n === 0) break;
      c.take(n);
      const lf = lineEnd(c);
      if (!isBlank(c, lf)) c.malformed("chunk is longer than it says");
      c.take(lf + 1 - c.p);
    }
    trailers.readView(c);
  });
}
