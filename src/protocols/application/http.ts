/** Hypertext Transfer Protocol, versions 1.0 and 1.1: RFC 9112. */
import { Cursor, Damage } from "../../bytes/cursor.ts";
import { decodeLatin1, startsWith } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  derived,
  type Field,
  type HeaderField,
  headerFields,
  headerValue,
  lineText,
  padding,
  type Struct,
  struct,
  textUpTo,
  word,
} from "../../fields/mod.ts";
import { HTTP_METHOD, HTTP_STATUS } from "../../names/http.ts";
import { httpContent } from "./http_content.ts";
import {
  contentLength,
  httpFraming,
  MAX_HTTP_FIELDS,
  MAX_HTTP_LINE,
} from "./http_framing.ts";

/** A request line: RFC 9112 §3. */
export interface HTTPRequestLine {
  /** Method. */
  method: string;
  /** Request target: a path, an absolute URI, an authority or `*`. */
  target: string;
  /** Version; absent: 0.9, or a mistake. */
  version?: string;
}
/** A status line: RFC 9112 §4. */
export interface HTTPStatusLine {
  /** Version. */
  version: string;
  /** Status code. */
  statusCode: number;
  /** Reason phrase. */
  reasonPhrase: string;
}
/** A message, as far as one segment holds it. */
export interface HTTP {
  /** Request line. */
  request?: HTTPRequestLine;
  /** Status line of a response. */
  response?: HTTPStatusLine;
  /** Field Host. */
  host?: string;
  /** Field User-Agent. */
  userAgent?: string;
  /** Field Content-Type. */
  contentType?: string;
  /** Field Content-Length, in bytes. */
  contentLength?: number;
  /** Field Transfer-Encoding. */
  transferEncoding?: string;
  /** Header fields, in their order. */
  headers: HeaderField[];
  /** What follows the head: the body as it was sent (chunked, compressed). In a segment by itself further messages may follow in it. */
  body?: Uint8Array;
  /** The content of a whole message without its transfer and content codings, where it has any that are known: chunked, gzip, deflate, zstd. */
  content?: Uint8Array;
}

const VERSION = "HTTP/1.", SPACE = 32, LF = 10;
const line = { latin1: true, limit: MAX_HTTP_LINE } as const;

/** Three digits, and the space behind them, which some servers leave out. */
const statusCode: Field<number> = {
  bits: 0,
  alias: "http.response.code",
  names: HTTP_STATUS,
  read(c) {
    const p = c.take(3), code = decodeLatin1(c.b, p, p + 3);
    if (!/^[0-9]{3}$/.test(code)) c.malformed("status code is no number", p);
    if (c.room > 0 && c.peek() === SPACE) c.take(1);
    return Number(code);
  },
};
const restOfLine = lineText(line);
const requestLine = struct<HTTPRequestLine>({
  method: word({ ...line, alias: "http.request.method" }),
  // some clients leave spaces in it: the version is the last word
  target: textUpTo(SPACE, { ...line, last: true, alias: "http.request.uri" }),
  version: {
    bits: 0,
    alias: "http.request.version",
    read: (c, h) => restOfLine.read!(c, h) || undefined,
  },
});
const statusLine = struct<HTTPStatusLine>({
  version: word({ ...line, alias: "http.response.version" }),
  statusCode,
  reasonPhrase: lineText({ ...line, alias: "http.response.phrase" }),
});

const isResponse = (c: Cursor) => startsWith(c.b, c.p, c.end, VERSION);

/** One of the two start lines: RFC 9112 §2.1. */
function startLine<T extends object>(
  table: Struct<T>,
  response: boolean,
): Field<T> {
  return {
    bits: 0,
    inside: [table],
    read: (c, h) => isResponse(c) === response ? table.read(c, h) : undefined,
  };
}

/** A header field as a field of the message. */
function named(name: string, alias: string): Field<string> {
  return derived((h: HTTP) => headerValue(h.headers, name), { alias });
}

const METHODS: ReadonlySet<string> = new Set(
  HTTP_METHOD.filter((m) => m !== "PRI"), // the preface of HTTP/2: RFC 9113 §3.4
);
/** Characters of a method: RFC 9110 §5.6.2, of which only these are in use. */
const isToken = (x: number) =>
  x >= 65 && x <= 90 || x === 45 || x === 95 || x >= 48 && x <= 57;
const MAX_METHOD = 32;

/** A version, of this protocol or of one that borrows its form: RTSP, SIP, ICAP. */
const ANY_VERSION = /^[A-Z]+\/[0-9]/;

/**
 * Whether a request line is at `p`: a method, a target and the version at the
 * end of the line. Where a port says that it is HTTP, a known method will do
 * unless the line ends with another protocol's version or goes on behind `end`
 * with what is no target.
 */
function isRequest(
  b: Uint8Array,
  p: number,
  end: number,
  byPort: boolean,
): boolean {
  let q = p;
  while (q < end && q - p <= MAX_METHOD && isToken(b[q])) q++;
  if (q === p || q === end || b[q] !== SPACE) return false;
  const from = q + 1, stop = Math.min(end, from + MAX_HTTP_LINE);
  let lf = from;
  while (lf < stop && b[lf] !== LF) lf++;
  let word = lf;
  while (word > from && b[word - 1] !== SPACE) word--;
  if (lf < stop && word > from && startsWith(b, word, lf, VERSION)) return true;
  if (!byPort || !METHODS.has(decodeLatin1(b, p, q))) return false;
  if (lf === end) {
    return startsWith(b, from, end, "/") || startsWith(b, from, end, "http");
  }
  const last = decodeLatin1(b, word, Math.min(lf, word + MAX_METHOD));
  return word === from || last.startsWith("HTTP/") || !ANY_VERSION.test(last);
}

function summary(h: HTTP): string {
  const { request, response, contentType } = h;
  const text = request !== undefined
    ? [request.method, request.target, request.version]
    : [
      response?.version,
      response?.statusCode,
      response?.reasonPhrase,
      contentType && `(${contentType})`,
    ];
  return text.filter((x) => x !== undefined && x !== "").join(" ");
}

const table: Struct<HTTP> = struct<HTTP>({
  request: startLine(requestLine, false),
  response: startLine(statusLine, true),
  host: named("Host", "http.host"),
  userAgent: named("User-Agent", "http.user_agent"),
  contentType: named("Content-Type", "http.content_type"),
  contentLength: derived((h: HTTP) => contentLength(h.headers), {
    alias: "http.content_length_header",
    unit: "bytes",
  }),
  transferEncoding: named("Transfer-Encoding", "http.transfer_encoding"),
  headers: headerFields(
    { line: MAX_HTTP_LINE, count: MAX_HTTP_FIELDS },
    true,
  ),
  body: padding(),
  content: httpContent,
});

/** The head of the message at `p`, if one is there; of a damaged one what could be read. */
function headOf(b: Uint8Array, p: number, end: number): HTTP | undefined {
  if (!startsWith(b, p, end, VERSION) && !isRequest(b, p, end, true)) {
    return undefined;
  }
  const c = new Cursor(b, p, end), v = table.open(c);
  try {
    table.fill(v, c);
  } catch (e) {
    if (!(e instanceof Damage)) throw e;
  }
  return table.show(v);
}

/** Hypertext Transfer Protocol. */
export const http: Protocol<HTTP> = {
  id: "http",
  label: "HTTP",
  name: "Hypertext Transfer Protocol",
  spec: "RFC 9112",
  depth: "whole messages; chunked, gzip, deflate and zstd undone",
  alias: "http",
  layer: "application",
  on: [[tcpPort, 80, 3128, 8000, 8008, 8080, 8888]],
  fields: table,
  framing: httpFraming(headOf),
  accepts: (b, p, end) =>
    startsWith(b, p, end, VERSION) || isRequest(b, p, end, true),
  guess: (b, p, end) =>
    startsWith(b, p, end, VERSION) || isRequest(b, p, end, false),
  summary,
};
