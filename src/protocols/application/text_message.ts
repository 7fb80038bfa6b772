/** Messages of a start line, header fields and a body, as SIP and RTSP have them: RFC 3261 §7, RFC 7826 §5. */
import { decodeLatin1, startsWith } from "../../bytes/text.ts";
import type { StreamContext } from "../../dissect/protocol.ts";
import {
  type Field,
  type HeaderField,
  lineText,
  MAX_TEXT_LINE,
  replyCode,
  type Struct,
  struct,
  textUpTo,
  where,
  word,
} from "../../fields/mod.ts";
import type { Names } from "../../names/names.ts";
import { linesSize } from "./line_framing.ts";

/** A request line: RFC 3261 §7.1. */
export interface TextRequestLine {
  /** Method. */
  method: string;
  /** Request-URI. */
  requestURI: string;
  /** Version. */
  version: string;
}
/** A status line: RFC 3261 §7.2. */
export interface TextStatusLine {
  /** Version. */
  version: string;
  /** Status code. */
  statusCode: number;
  /** Reason phrase. */
  reasonPhrase: string;
}

/** What the parts of the start lines are called elsewhere. */
export interface StartLineNames {
  /** Alias of the method. */
  readonly method?: string;
  /** Alias of the URI. */
  readonly uri?: string;
  /** Alias of a request's version. */
  readonly version?: string;
  /** Alias of the status code. */
  readonly code?: string;
  /** Alias of the reason phrase. */
  readonly phrase?: string;
  /** What the codes are called. */
  readonly codes: Names;
}

const SPACE = 32, LF = 10, CR = 13, COLON = 58;
const MAX_METHOD = 32;
const line = { limit: MAX_TEXT_LINE } as const;
const aliased = (alias?: string) => alias === undefined ? {} : { alias };

/** Whether a status line is at `p`: a version that begins with `prefix`, such as `SIP/`, and three digits. */
export function isStatusLine(
  prefix: string,
  b: Uint8Array,
  p: number,
  end: number,
): boolean {
  if (!startsWith(b, p, end, prefix)) return false;
  const text = decodeLatin1(b, p, Math.min(end, p + prefix.length + 8));
  return /^[A-Z]+\/[0-9]\.[0-9] [1-9][0-9]{2}/.test(text);
}

/** Whether a request line is at `p`: a method, and at the line's end a version that begins with `prefix`; of a line that goes on elsewhere one of the `methods` is enough. */
export function isRequestLine(
  prefix: string,
  b: Uint8Array,
  p: number,
  end: number,
  methods?: ReadonlySet<string>,
): boolean {
  let q = p;
  while (q < end && q - p < MAX_METHOD && b[q] > SPACE && b[q] < 127) q++;
  if (q === p || q === end || b[q] !== SPACE) return false;
  const stop = Math.min(end, q + MAX_TEXT_LINE);
  let lf = q;
  while (lf < stop && b[lf] !== LF) lf++;
  if (lf === stop) return methods?.has(decodeLatin1(b, p, q)) === true;
  if (b[lf - 1] === CR) lf--;
  const at = lf - prefix.length - 3; // the space is before this
  return at > q + 1 && b[at - 1] === SPACE && startsWith(b, at, lf, prefix);
}

/** The request line, and the status line, of a protocol whose versions begin with `prefix`. */
export function startLines(
  prefix: string,
  names: StartLineNames,
): { request: Field<TextRequestLine>; response: Field<TextStatusLine> } {
  const code = replyCode({ names: names.codes, ...aliased(names.code) });
  const requestLine: Struct<TextRequestLine> = struct<TextRequestLine>({
    method: word({ ...line, ...aliased(names.method) }),
    requestURI: textUpTo(SPACE, {
      ...line,
      last: true,
      ...aliased(names.uri),
    }),
    version: lineText({ ...line, ...aliased(names.version) }),
  });
  const statusLine: Struct<TextStatusLine> = struct<TextStatusLine>({
    version: word(line),
    statusCode: {
      ...code,
      read(c, h) {
        const value = code.read!(c, h);
        if (c.room > 0 && c.peek() === SPACE) c.take(1);
        return value;
      },
    },
    reasonPhrase: lineText({ ...line, ...aliased(names.phrase) }),
  });
  const isStatus = (b: Uint8Array, p: number, end: number) =>
    startsWith(b, p, end, prefix);
  return {
    request: where((b, p, end) => !isStatus(b, p, end), requestLine),
    response: where(isStatus, statusLine),
  };
}

/** The values of all fields of a name, or of a compact form of it, in their order. */
export function headerValues(
  fields: readonly HeaderField[] | undefined,
  ...names: string[]
): string[] {
  return (fields ?? []).flatMap((f) =>
    names.includes(f.name?.toLowerCase()) && f.value !== undefined
      ? [f.value]
      : []
  );
}

/** The number that a header field has; absent where it is none. */
export function headerNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]{1,15}$/.test(text)
    ? Number(text)
    : undefined;
}

/** Bytes of a message: its head, and as many as the field Content-Length says; more than there are: it goes on. */
export function messageSize(
  b: Uint8Array,
  p: number,
  end: number,
  s: StreamContext,
): number {
  let length = 0;
  const from = s.mark;
  const head = linesSize(b, p, end, s, (q, stop) => stop === q && q > p);
  if (head < 0 || head > end - p) return head;
  s.mark = from; // the head is looked at once more when the body is there
  for (let q = p; q < p + head;) {
    let lf = q;
    while (b[lf] !== LF) lf++;
    const colon = b.subarray(q, lf).indexOf(COLON);
    if (colon > 0 && colon <= 16) {
      const name = decodeLatin1(b, q, q + colon).trim().toLowerCase();
      if (name === "content-length" || name === "l") {
        const text = decodeLatin1(b, q + colon + 1, Math.min(lf, q + 64));
        length = headerNumber(text.trim()) ?? 0;
        break;
      }
    }
    q = lf + 1;
  }
  return head + length;
}

/** Bytes of line ends at `p`, which keep a connection alive: RFC 5626 §3.5.1. */
export function lineEndsAt(b: Uint8Array, p: number, end: number): number {
  let q = p;
  while (q < end && (b[q] === CR || b[q] === LF)) q++;
  return q - p;
}
