/** Post Office Protocol, version 3: RFC 1939 §3. */
import { decodeLatin1, startsWith } from "../../bytes/text.ts";
import type { Framing, Protocol } from "../../dissect/protocol.ts";
import { mediaType, tcpPort } from "../../dissect/tables.ts";
import {
  contentSize,
  dotLine,
  isHeaders,
  isTextLine,
  linesToDot,
  MAX_TEXT_LINE,
  restOfLine,
  struct,
  when,
  where,
  word,
} from "../../fields/mod.ts";
import { MEDIA_TYPE } from "../../names/media_type.ts";
import { dotSize, lineSize } from "./line_framing.ts";

/** A command: RFC 1939 §3. */
export interface POPCommand {
  /** Its keyword, or what a SASL mechanism says: RFC 5034 §4. */
  command: string;
  /** Its arguments. */
  parameter?: string;
}
/** A response: RFC 1939 §3. */
export interface POPResponse {
  /** Status: +OK, -ERR, or + where a SASL mechanism goes on. */
  indicator: string;
  /** What follows it. */
  description?: string;
}
/** A command or a response. */
export interface POP {
  /** Command. */
  request?: POPCommand;
  /** Response. */
  response?: POPResponse;
  /** Lines of a response that has several; of a mail message from its middle. */
  lines?: string[];
  /** Bytes of a mail message, which is the payload. */
  contentLength?: number;
}

const line = { limit: MAX_TEXT_LINE } as const;
const LF = 10, PLUS = 43, MINUS = 45, SP = 32, CR = 13;

/** Whether a response begins at `p`. */
function isResponse(b: Uint8Array, p: number, end: number): boolean {
  return startsWith(b, p, end, "+OK") || startsWith(b, p, end, "-ERR") ||
    end - p > 2 && b[p] === PLUS &&
      (b[p + 1] === SP || b[p + 1] === CR && b[p + 2] === LF);
}
/** Whether there is one line and no more. */
function isOneLine(b: Uint8Array, p: number, end: number): boolean {
  let q = p;
  while (q < end && b[q] !== LF) q++;
  return q + 1 === end && !isResponse(b, p, end);
}
const isText = (b: Uint8Array, p: number, end: number) => !isHeaders(b, p, end);

/** Commands that change what follows. */
const STLS = "STLS";
/** Commands whose positive response has several lines, always or without arguments: RFC 1939 §5, §7, RFC 2449 §5. */
const LONG = /^(RETR|TOP|CAPA)$/, LONG_ALONE = /^(LIST|UIDL|AUTH)$/;

/** What is remembered of a connection: of each command that waits for its response what it means for that. */
interface Session {
  readonly waiting: ("" | "lines" | "tls")[];
}
const MAX_WAITING = 1024;

/** What a command means for its response. */
function meaning(text: string): Session["waiting"][number] {
  const [name, ...more] = text.trim().toUpperCase().split(/ +/);
  if (name === STLS) return "tls";
  return LONG.test(name) || LONG_ALONE.test(name) && more.length === 0
    ? "lines"
    : "";
}

const framing: Framing = {
  stateless: true,
  open: (): Session => ({ waiting: [] }),
  size(b, p, end, s) {
    const state = s.state as Session | undefined;
    if (!isResponse(b, p, end)) {
      if (state === undefined && !isCommand(b, p, end)) return end - p + 1;
      const n = lineSize(b, p, end, s);
      if (state && n <= end - p && state.waiting.length < MAX_WAITING) {
        state.waiting.push(meaning(decodeLatin1(b, p, p + n)));
      }
      return n;
    }
    const isPositive = b[p + 1] === 79; // the O of +OK
    if (state === undefined) {
      const n = lineSize(b, p, end, s);
      const more = p + n < end && !isResponse(b, p + n, end);
      return more ? dotSize(b, p, end, s) : n;
    }
    const [next] = state.waiting;
    const n = isPositive && next === "lines"
      ? dotSize(b, p, end, s)
      : lineSize(b, p, end, s);
    if (n > 0 && n <= end - p && (isPositive || b[p] === MINUS)) {
      state.waiting.shift();
      if (isPositive && next === "tls") s.switchTo("tls");
    }
    return n;
  },
};

/** Whether a command of up to four letters begins at `p`: all that there are have no more. */
function isCommand(b: Uint8Array, p: number, end: number): boolean {
  return /^[a-z]{3,4}(?![^ \r\n])/i.test(
    decodeLatin1(b, p, Math.min(end, p + 6)),
  );
}

function summary({ request, response, lines, contentLength }: POP): string {
  const more = contentLength === undefined
    ? lines && `(${lines.length} lines)`
    : `(${contentLength} bytes)`;
  return [
    request === undefined ? "S:" : "C:",
    ...request === undefined
      ? [response?.indicator, response?.description]
      : [request.command, request.parameter],
    more,
  ].filter((x) => x !== undefined).join(" ");
}

/** Post Office Protocol. */
export const pop: Protocol<POP> = {
  id: "pop",
  label: "POP",
  name: "Post Office Protocol version 3",
  spec: "RFC 1939, RFC 2449, RFC 5034",
  depth: "commands, responses with their lines, mail messages, STLS",
  aliases: ["pop3"],
  alias: "pop",
  layer: "application",
  on: [[tcpPort, 110]],
  fields: struct<POP>({
    request: where(
      isOneLine,
      struct<POPCommand>({
        command: word({ ...line, alias: "pop.request.command" }),
        parameter: restOfLine({ alias: "pop.request.parameter" }),
      }),
    ),
    response: where(
      isResponse,
      struct<POPResponse>({
        indicator: word({ ...line, alias: "pop.response.indicator" }),
        description: restOfLine({ alias: "pop.response.description" }),
      }),
    ),
    lines: when(
      (h: POP) => h.request === undefined,
      where(isText, linesToDot()),
    ),
    contentLength: contentSize(),
  }),
  framing,
  accepts: isTextLine,
  contentSize(_h, b, p, end) {
    const at = dotLine(b, p, end);
    return (at < 0 ? end : at) - p;
  },
  next: (_h, d) => d.find(mediaType, MEDIA_TYPE["message/rfc822"]),
  summary,
};
