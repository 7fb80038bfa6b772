/** Network News Transfer Protocol: RFC 3977 §3. */
import { decodeLatin1 } from "../../bytes/text.ts";
import type { Framing, Protocol } from "../../dissect/protocol.ts";
import { mediaType, tcpPort } from "../../dissect/tables.ts";
import {
  contentSize,
  dotLine,
  isHeaders,
  isLetter,
  isReply,
  isTextLine,
  linesToDot,
  MAX_TEXT_LINE,
  replyCode,
  restOfLine,
  struct,
  where,
  word,
} from "../../fields/mod.ts";
import { MEDIA_TYPE } from "../../names/media_type.ts";
import {
  NNTP_COMMAND,
  NNTP_MULTILINE,
  NNTP_RESPONSE,
} from "../../names/nntp.ts";
import { codeAt, dotSize, lineSize } from "./line_framing.ts";

/** A command: RFC 3977 §3.1. */
export interface NNTPCommand {
  /** Its keyword, as it was sent. */
  command: string;
  /** Its arguments. */
  arguments?: string;
}
/** The first line of a response: RFC 3977 §3.2. */
export interface NNTPResponse {
  /** What it says, in a number. */
  code: number;
  /** Arguments and text behind it. */
  text?: string;
}
/** A command, a response, or an article. */
export interface NNTP {
  /** Command. */
  request?: NNTPCommand;
  /** Response. */
  response?: NNTPResponse;
  /** Lines of a response that has several, of an article from its middle; other lines. */
  lines?: string[];
  /** Bytes of an article, which is the payload. */
  contentLength?: number;
}

const COMMANDS: ReadonlySet<string> = new Set(NNTP_COMMAND);
const LONGEST = 12, LIST_OR_GROUP = 211, STARTTLS_GO = 382;
const SPACE = 32;
const SEND_ARTICLE: ReadonlySet<number> = new Set([335, 340]);

/** The name of the command at `p`, in capitals; empty: there is none. */
function commandAt(b: Uint8Array, p: number, end: number): string {
  let q = p;
  while (q < end && q - p <= LONGEST && isLetter(b[q])) q++;
  if (q < end && b[q] > 32) return "";
  const name = decodeLatin1(b, p, q).toUpperCase();
  return COMMANDS.has(name) ? name : "";
}

const restText = restOfLine();

/** What is remembered of a connection. */
interface Session {
  /** Commands that no response has answered yet. */
  readonly waiting: string[];
  /** Whether the client sends an article. */
  isArticle: boolean;
}
const MAX_WAITING = 1024;

const framing: Framing = {
  stateless: true,
  open: (): Session => ({ waiting: [], isArticle: false }),
  size(b, p, end, s) {
    const state = s.state as Session | undefined;
    const isArticle = state?.isArticle && s.direction === 0;
    if (!isArticle && isReply(b, p, end)) return replySize(b, p, end, s, state);
    const name = isArticle ? "" : commandAt(b, p, end);
    if (state === undefined && name === "") return end - p + 1;
    const n = isArticle || name === "TAKETHIS"
      ? dotSize(b, p, end, s)
      : lineSize(b, p, end, s);
    if (state && n > 0 && n <= end - p) {
      if (isArticle) state.isArticle = false;
      else if (state.waiting.length < MAX_WAITING) state.waiting.push(name);
    }
    return n;
  },
};

/** Bytes of the response at `p`, with the lines that its code announces. */
function replySize(
  b: Uint8Array,
  p: number,
  end: number,
  s: Parameters<Framing["size"]>[3],
  state: Session | undefined,
): number {
  const code = codeAt(b, p), name = state?.waiting[0];
  let isLong = NNTP_MULTILINE.has(code) &&
    (name === undefined || code !== LIST_OR_GROUP || name === "LISTGROUP");
  if (state === undefined && isLong) {
    const first = lineSize(b, p, end, s);
    isLong = p + first < end && !isReply(b, p + first, end);
    s.mark = 0;
  }
  const n = isLong ? dotSize(b, p, end, s) : lineSize(b, p, end, s);
  if (state && n > 0 && n <= end - p) {
    state.waiting.shift();
    if (SEND_ARTICLE.has(code)) {
      state.isArticle = true;
      state.waiting.unshift(""); // the article is answered, too
    }
    if (code === STARTTLS_GO) s.switchTo("tls");
  }
  return n;
}

function summary({ request, response, lines, contentLength }: NNTP): string {
  const more = contentLength === undefined
    ? lines && `(${lines.length} lines)`
    : `(${contentLength} bytes)`;
  return [
    request?.command ?? response?.code,
    request?.arguments ?? response?.text,
    more,
  ].filter((x) => x !== undefined).join(" ");
}

/** Network News Transfer Protocol. */
export const nntp: Protocol<NNTP> = {
  id: "nntp",
  label: "NNTP",
  name: "Network News Transfer Protocol",
  spec: "RFC 3977, RFC 4643, RFC 4644",
  depth: "commands, responses with their lines, articles, STARTTLS",
  alias: "nntp",
  layer: "application",
  on: [[tcpPort, 119, 433]],
  fields: struct<NNTP>({
    request: where(
      (b, p, end) => commandAt(b, p, end) !== "",
      struct<NNTPCommand>({
        command: word({ limit: MAX_TEXT_LINE }),
        arguments: restOfLine(),
      }),
    ),
    response: where(
      isReply,
      struct<NNTPResponse>({
        code: replyCode({ names: NNTP_RESPONSE }),
        text: {
          bits: 0,
          read(c, h) {
            if (c.room > 0 && c.peek() === SPACE) c.take(1);
            return restText.read!(c, h);
          },
        },
      }),
    ),
    lines: where((b, p, end) => !isHeaders(b, p, end), linesToDot()),
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
