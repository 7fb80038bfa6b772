/** Internet Message Access Protocol: RFC 9051 §2.2, §9. */
import type { Cursor } from "../../bytes/cursor.ts";
import { decodeLatin1 } from "../../bytes/text.ts";
import type { Framing, Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  confined,
  derived,
  type Field,
  isDigit,
  isHeaders,
  isTextLine,
  linesToDot,
  listWhile,
  MAX_TEXT_LINE,
  padding,
  restOfLine,
  struct,
  when,
  where,
  word,
} from "../../fields/mod.ts";
import { IMAP_COMMAND } from "../../names/imap.ts";
import { type IMF, imf } from "./imf.ts";

/** A command: RFC 9051 §6. */
export interface IMAPCommand {
  /** Identifier that the response repeats. */
  tag: string;
  /** Whether messages are named by unique identifiers: a command behind UID. */
  uid?: boolean;
  /** Its name, as it was sent. */
  command: string;
  /** Its arguments, up to the first literal. */
  arguments?: string;
  /** The mailbox that it names. */
  mailbox?: string;
  /** LOGIN: the user that it names. */
  userName?: string;
}
/** What ended a command, or happened without one: RFC 9051 §7. */
export interface IMAPResponse {
  /** Identifier of the command; `*`: of none. */
  tag: string;
  /** OK, NO, BAD, PREAUTH or BYE. */
  status?: string;
  /** Response code in brackets: RFC 9051 §7.1. */
  code?: string;
  /** Sequence number of the message, or how many there are. */
  number?: number;
  /** Kind of data: FETCH, EXISTS, LIST. */
  data?: string;
  /** The rest of the line, up to the first literal. */
  text?: string;
}
/** A string of octets and what follows it: RFC 9051 §4.3. */
export interface IMAPLiteral {
  /** How many octets. */
  size: number;
  /** The octets, where they are a mail message or its header. */
  message?: IMF;
  /** The octets, where they are something else. */
  octets?: Uint8Array;
  /** The rest of the line, up to the next literal. */
  text?: string;
}
/** A command, a response, or a line of another kind. */
export interface IMAP {
  /** Command. */
  request?: IMAPCommand;
  /** Response with a status, or data. */
  response?: IMAPResponse;
  /** Command continuation request: RFC 9051 §7.6. */
  continuation?: string;
  /** Other lines: what a SASL mechanism says, DONE, octets from the middle of a literal. */
  lines?: string[];
  /** Literals, in their order. */
  literals?: IMAPLiteral[];
}

const LF = 10, CR = 13, SP = 32, PLUS = 43, OPEN = 123, CLOSE = 125;
const STAR = 42, LEFT = 91, RIGHT = 93;
const line = { limit: MAX_TEXT_LINE } as const;
const COMMANDS: ReadonlySet<string> = new Set(IMAP_COMMAND);
const STATUS = /^(OK|NO|BAD|PREAUTH|BYE)$/i;
const MAILBOX =
  /^(SELECT|EXAMINE|CREATE|DELETE|RENAME|SUBSCRIBE|UNSUBSCRIBE|STATUS|APPEND)$/i;
const MAX_DIGITS = 10, MAX_WORD = 64;

/** Octets of the literal that the line up to `end` announces: RFC 9051 §4.3; -1: it announces none. */
function literalBefore(b: Uint8Array, from: number, end: number): number {
  let p = end - 1;
  if (p < from || b[p--] !== LF) return -1;
  if (p >= from && b[p] === CR) p--;
  if (p < from || b[p--] !== CLOSE) return -1;
  if (p >= from && b[p] === PLUS) p--;
  let n = 0, scale = 1, digits = 0;
  for (; p >= from && isDigit(b[p]) && digits < MAX_DIGITS; p--, digits++) {
    n += (b[p] - 48) * scale;
    scale *= 10;
  }
  return digits > 0 && p >= from && b[p] === OPEN ? n : -1;
}
const announced = (c: Cursor) => literalBefore(c.b, c.base, c.p);

/** The first words of the line at `p`. */
function wordsAt(b: Uint8Array, p: number, end: number): string[] {
  let q = p;
  while (q < end && q - p < 2 * MAX_WORD && b[q] !== CR && b[q] !== LF) q++;
  return decodeLatin1(b, p, q).split(" ", 3);
}

/** Characters of a tag: RFC 9051 §9. */
const TAG = /^[!#-$&-',-Z^-z|}~[\]]+$/;

/** What begins at `p`. */
function kindAt(
  b: Uint8Array,
  p: number,
  end: number,
): "request" | "response" | "continuation" | "other" {
  if (end - p > 1 && b[p] === STAR && b[p + 1] === SP) return "response";
  if (b[p] === PLUS) {
    return p + 1 < end && (b[p + 1] === SP || b[p + 1] === CR)
      ? "continuation"
      : "other";
  }
  const [tag, name] = wordsAt(b, p, end);
  if (name === undefined || !TAG.test(tag)) return "other";
  if (/^(OK|NO|BAD)$/.test(name)) return "response";
  return COMMANDS.has(name.toUpperCase()) ? "request" : "other";
}
const is =
  (kind: ReturnType<typeof kindAt>) =>
  (b: Uint8Array, p: number, end: number) => kindAt(b, p, end) === kind;

/** A word of the line at the cursor that `pattern` allows, with the space behind it. */
function wordOf(pattern: RegExp, hint: { alias?: string } = {}): Field<string> {
  const one = word(line);
  return {
    ...hint,
    bits: 0,
    read: (c, h) =>
      pattern.test(wordsAt(c.b, c.p, c.end)[0]) ? one.read!(c, h) : undefined,
  };
}

const uid = wordOf(/^UID$/i);
const command = struct<IMAPCommand>({
  tag: word({ ...line, alias: "imap.request_tag" }),
  uid: {
    bits: 0,
    alias: "imap.request.command.uid",
    read: (c, h) => uid.read!(c, h) === undefined ? undefined : true,
  },
  command: word({ ...line, alias: "imap.request.command" }),
  arguments: restOfLine(),
  mailbox: derived(
    (h: IMAPCommand) =>
      MAILBOX.test(h.command) ? argument(h.arguments) : undefined,
    { alias: "imap.request.folder" },
  ),
  userName: derived(
    (h: IMAPCommand) =>
      /^LOGIN$/i.test(h.command) ? argument(h.arguments) : undefined,
    { alias: "imap.request.username" },
  ),
});

/** The first argument, unless it is a literal. */
function argument(text?: string): string | undefined {
  const m = text?.match(/^(?:"((?:[^"\\]|\\.)*)"|([^ {"]+))/);
  return m?.[2] ?? m?.[1]?.replace(/\\(.)/g, "$1");
}

const digits = wordOf(/^[0-9]{1,10}$/);
const response = struct<IMAPResponse>({
  tag: word(line),
  status: wordOf(STATUS, { alias: "imap.response.status" }),
  code: when((h: IMAPResponse) => h.status !== undefined, {
    bits: 0,
    read(c) {
      const { b } = c;
      let q = c.p;
      while (q < c.end && b[q] !== LF && b[q] !== RIGHT) q++;
      const isCode = c.room > 0 && c.peek() === LEFT && b[q] === RIGHT;
      if (!isCode || q === c.end) return undefined;
      const p = c.take(q + 1 - c.p);
      if (c.room > 0 && c.peek() === SP) c.take(1);
      return decodeLatin1(c.b, p + 1, q);
    },
  }),
  number: {
    bits: 0,
    read(c, h) {
      const text = digits.read!(c, h);
      return text === undefined ? undefined : Number(text);
    },
  },
  data: when(
    (h: IMAPResponse) => h.status === undefined,
    wordOf(/^[A-Z][A-Z0-9.-]*$/i),
  ),
  text: restOfLine(),
});

const literal = struct<IMAPLiteral>({
  size: { bits: 0, unit: "bytes", read: announced },
  message: {
    bits: 0,
    inside: [imf.fields],
    read(c, h) {
      const { size } = h.struct.probe(h) as IMAPLiteral;
      return isHeaders(c.b, c.p, Math.min(c.end, c.p + size))
        ? confined(c, h, size, imf.fields.read)
        : undefined;
    },
  },
  octets: when((h: IMAPLiteral) => h.message === undefined, {
    bits: 0,
    read: (c, h) =>
      confined(
        c,
        h,
        (h.struct.probe(h) as IMAPLiteral).size,
        padding().read!,
      ),
  }),
  text: restOfLine(),
});

const literals = listWhile(literal, (c) => announced(c) >= 0);

const restOf = restOfLine();
const continuation: Field<string> = {
  bits: 0,
  read(c, h) {
    c.take(c.room > 1 && c.peek(1) === SP ? 2 : 1);
    return restOf.read!(c, h) ?? "";
  },
};

/** What is remembered of a connection: the tag of a command that hands it over, and to what. */
interface Session {
  tag: string;
  next: string | undefined;
}

const framing: Framing = {
  stateless: true,
  open: (): Session => ({ tag: "", next: undefined }),
  size(b, p, end, s) {
    const state = s.state as Session | undefined;
    const kind = kindAt(b, p, end);
    if (state === undefined && kind === "other") return end - p + 1;
    for (;;) {
      const from = p + s.mark;
      if (from > end) return s.mark + 1;
      let lf = from;
      while (lf < end && b[lf] !== LF) lf++;
      if (lf - from > MAX_TEXT_LINE) return -1;
      if (lf >= end) return end - p + 1;
      const n = literalBefore(b, from, lf + 1);
      if (n < 0) {
        if (state) look(state, wordsAt(b, p, end), s);
        return lf + 1 - p;
      }
      s.mark = lf + 1 - p + n;
    }
  },
};

/** STARTTLS and COMPRESS take effect behind the response that allows them: RFC 9051 §6.2.1, RFC 4978 §3. */
function look(
  state: Session,
  [tag, name = ""]: readonly string[],
  s: { switchTo(id: string | undefined): void },
): void {
  if (/^(STARTTLS|COMPRESS)$/i.test(name)) {
    state.tag = tag;
    state.next = /^S/i.test(name) ? "tls" : undefined;
  } else if (tag === state.tag && tag !== "") {
    if (name === "OK") s.switchTo(state.next);
    state.tag = "";
  }
}

function summary(h: IMAP): string {
  const { request: q, response: r, continuation, lines } = h;
  const text = q !== undefined
    ? [q.tag, q.uid ? "UID" : "", q.command, q.arguments]
    : r !== undefined
    ? [r.tag, r.status, r.code && `[${r.code}]`, r.number, r.data, r.text]
    : [continuation === undefined ? lines?.[0] : `+ ${continuation}`];
  return text.filter((x) => x !== undefined && x !== "").join(" ");
}

/** Internet Message Access Protocol. */
export const imap: Protocol<IMAP> = {
  id: "imap",
  label: "IMAP",
  name: "Internet Message Access Protocol",
  spec: "RFC 9051, RFC 3501",
  depth: "commands, responses, literals and mail messages in them; STARTTLS",
  alias: "imap",
  layer: "application",
  on: [[tcpPort, 143]],
  fields: struct<IMAP>({
    request: where(is("request"), command),
    response: where(is("response"), response),
    continuation: where(is("continuation"), continuation),
    lines: when(
      (h: IMAP) =>
        h.request === undefined && h.response === undefined &&
        h.continuation === undefined,
      where(() => true, linesToDot()),
    ),
    literals: {
      bits: 0,
      inside: [literal],
      read: (c, h) => announced(c) < 0 ? undefined : literals.read!(c, h),
    },
  }),
  framing,
  accepts: isTextLine,
  summary,
};
