/** Simple Mail Transfer Protocol: RFC 5321 §4. */
import { decodeLatin1 } from "../../bytes/text.ts";
import type { Framing, Protocol } from "../../dissect/protocol.ts";
import { mediaType, tcpPort } from "../../dissect/tables.ts";
import {
  bytes,
  contentSize,
  dotLine,
  isHeaders,
  isLetter,
  isReply,
  isTextLine,
  linesToDot,
  lineText,
  MAX_TEXT_LINE,
  replyCode,
  replyMore,
  replyTexts,
  restOfLine,
  struct,
  when,
  where,
  word,
} from "../../fields/mod.ts";
import { MEDIA_TYPE } from "../../names/media_type.ts";
import { SMTP_COMMAND, SMTP_REPLY } from "../../names/smtp.ts";
import { codeAt, dotSize, lineSize, replySize } from "./line_framing.ts";

/** A command: RFC 5321 §4.1. */
export interface SMTPCommand {
  /** Its name, as it was sent. */
  command: string;
  /** What follows the name. */
  parameter?: string;
}
/** A reply: RFC 5321 §4.2. */
export interface SMTPReply {
  /** What it says, in a number. */
  code: number;
  /** Whether further lines follow. */
  more: boolean;
  /** Text behind the code. */
  text: string;
  /** Text of the lines behind the first. */
  lines?: string[];
}
/** A command, a reply, or what was announced by DATA, BDAT or AUTH. */
export interface SMTP {
  /** Command. */
  request?: SMTPCommand;
  /** Reply. */
  reply?: SMTPReply;
  /** Octets that follow BDAT: RFC 3030 §2. */
  chunk?: Uint8Array;
  /** Other lines: a mail message from its middle, what a SASL mechanism says, no command. */
  lines?: string[];
  /** Bytes of a mail message, which is the payload. */
  contentLength?: number;
}

const line = { limit: MAX_TEXT_LINE } as const;
const COMMANDS: ReadonlySet<string> = new Set(SMTP_COMMAND);
const LONGEST = 8, DATA = 354, READY = 220;

/** The name of the command at `p`, in capitals; empty: there is none. */
function commandAt(b: Uint8Array, p: number, end: number): string {
  let q = p;
  while (q < end && q - p <= LONGEST && isLetter(b[q])) q++;
  if (q < end && b[q] > 32) return "";
  const name = decodeLatin1(b, p, q).toUpperCase();
  return COMMANDS.has(name) ? name : "";
}

const command = struct<SMTPCommand>({
  command: word({ ...line, alias: "smtp.req.command" }),
  parameter: restOfLine({ alias: "smtp.req.parameter" }),
});
const reply = struct<SMTPReply>({
  code: replyCode({ alias: "smtp.response.code", names: SMTP_REPLY }),
  more: replyMore,
  text: lineText({ ...line, alias: "smtp.rsp.parameter" }),
  lines: replyTexts<SMTPReply>({ alias: "smtp.rsp.parameter" }),
});

/** Octets of the chunk that a command announces; -1: it is another command. */
function chunkSize({ command, parameter }: SMTPCommand): number {
  const size = parameter?.match(/^ *([0-9]{1,12})( |$)/)?.[1];
  return command?.toUpperCase() === "BDAT" && size ? Number(size) : -1;
}
const isPlain = (h: SMTP) => h.request === undefined && h.reply === undefined;

const isOther = (b: Uint8Array, p: number, end: number) =>
  !isHeaders(b, p, end);

/** What is remembered of a connection. */
interface Session {
  /** Commands that no reply has answered yet: those that change what follows. */
  readonly waiting: string[];
  /** Whether the client sends a mail message. */
  isMail: boolean;
}
const MAX_WAITING = 1024;

/** More than a segment holds. */
const toEnd = (p: number, end: number) => end - p + 1;

const framing: Framing = {
  stateless: true,
  open: (): Session => ({ waiting: [], isMail: false }),
  size(b, p, end, s) {
    const state = s.state as Session | undefined;
    const isMail = state?.isMail && s.direction === 0;
    if (!isMail && isReply(b, p, end)) {
      const n = replySize(b, p, end, s);
      if (state && n > 0 && n <= end - p) {
        const verb = state.waiting.shift(), code = codeAt(b, p);
        if (verb === "DATA" && code === DATA) state.isMail = true;
        if (verb === "STARTTLS" && code === READY) s.switchTo("tls");
      }
      return n;
    }
    const name = isMail ? "" : commandAt(b, p, end);
    if (name === "BDAT") {
      const n = lineSize(b, p, end, s);
      if (n < 0 || n > end - p) return n;
      const text = decodeLatin1(b, p, p + n).trim().split(" ");
      const size = chunkSize({ command: text[0], parameter: text[1] });
      s.mark = 0; // asked again when the chunk is there
      const all = n + Math.max(size, 0);
      if (all <= end - p) sent(state, name);
      return all;
    }
    if (name !== "" || state && !isMail) {
      const n = lineSize(b, p, end, s);
      if (n > 0 && n <= end - p) sent(state, name);
      return n;
    }
    const n = dotSize(b, p, end, s);
    if (state && n > 0 && n <= end - p) state.isMail = false;
    return state || n < 0 ? n : toEnd(p, end);
  },
};

function sent(state: Session | undefined, name: string): void {
  if (state && name !== "" && state.waiting.length < MAX_WAITING) {
    state.waiting.push(name);
  }
}

function summary({ request, reply, contentLength }: SMTP): string {
  if (request !== undefined) {
    return `C: ${[request.command, request.parameter].join(" ").trim()}`;
  }
  if (reply !== undefined) return `S: ${[reply.code, reply.text].join(" ")}`;
  return contentLength === undefined ? "C: text" : `C: ${contentLength} bytes`;
}

/** Simple Mail Transfer Protocol. */
export const smtp: Protocol<SMTP> = {
  id: "smtp",
  label: "SMTP",
  name: "Simple Mail Transfer Protocol",
  spec: "RFC 5321",
  depth: "commands, replies of any number of lines, DATA, BDAT, STARTTLS",
  alias: "smtp",
  layer: "application",
  on: [[tcpPort, 25, 587]],
  fields: struct<SMTP>({
    request: where((b, p, end) => commandAt(b, p, end) !== "", command),
    reply: where(isReply, reply),
    chunk: when(
      (h: SMTP) => h.request !== undefined && chunkSize(h.request) > 0,
      bytes((h: SMTP) => chunkSize(h.request!)),
    ),
    lines: when(isPlain, where(isOther, linesToDot())),
    contentLength: contentSize(),
  }),
  framing,
  accepts: isTextLine,
  contentSize(h, b, p, end) {
    const at = isPlain(h) ? dotLine(b, p, end) : -1;
    return (at < 0 ? end : at) - p;
  },
  next: (_h, d) => d.find(mediaType, MEDIA_TYPE["message/rfc822"]),
  summary,
};
