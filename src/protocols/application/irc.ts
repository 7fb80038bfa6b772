/** Internet Relay Chat: RFC 2812 §2.3, with message tags of IRCv3. */
import type { Cursor } from "../../bytes/cursor.ts";
import { decodeLatin1, decodeText, startsWith } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  derived,
  type Field,
  lineText,
  MAX_TEXT_LINE,
  struct,
  where,
} from "../../fields/mod.ts";
import { IRC_REPLY } from "../../names/irc.ts";
import { lineSize } from "./line_framing.ts";

/** A message. */
export interface IRC {
  /** Tags of IRCv3, each `key=value` or a key alone, without escapes. */
  tags?: string[];
  /** Where it comes from: a server, or a nick with user and host. */
  prefix?: string;
  /** Command: a word, or three digits. */
  command: string;
  /** The number of a reply. */
  code?: number;
  /** Parameters but the trailing one. */
  parameters: string[];
  /** The trailing parameter, which may have spaces. */
  trailing?: string;
  /** Client-to-client protocol: a trailing parameter between bytes of 1. */
  ctcp?: string;
}

const LF = 10, CR = 13, SPACE = 32, COLON = 58, AT = 64;
/** Bytes of a line with tags: https://ircv3.net/specs/extensions/message-tags */
const GLANCE = 1024;
const isEnd = (x: number) => x === SPACE || x === CR || x === LF;

/** The word at the cursor, up to a space or the line's end, which must be there. */
function take(c: Cursor): string {
  const from = c.p;
  while (!isEnd(c.peek())) c.take(1);
  return decodeText(c.b, from, c.p);
}
function skipSpaces(c: Cursor): void {
  while (c.peek() === SPACE) c.take(1);
}

/** The word behind `sign`, and the spaces behind it. */
const signed = (sign: number): Field<string> =>
  where((b, p) => b[p] === sign, {
    bits: 0,
    read(c) {
      c.take(1);
      const text = take(c);
      skipSpaces(c);
      return text;
    },
  });
const prefix = signed(COLON), tagText = signed(AT);

/** What escapes in values of tags stand for. */
const ESCAPED: Readonly<Record<string, string>> = {
  ":": ";",
  s: " ",
  r: "\r",
  n: "\n",
};
const unescaped = (text: string) =>
  text.replace(/\\([^]?)/g, (_, x: string) => ESCAPED[x] ?? x);

const parameters: Field<string[]> = {
  bits: 0,
  read(c) {
    const out: string[] = [];
    for (;;) {
      skipSpaces(c);
      const x = c.peek();
      if (x === CR || x === LF || x === COLON) return out;
      out.push(take(c));
    }
  },
};

const line = lineText({ limit: MAX_TEXT_LINE });
const COMMAND =
  /^(?:@[^ ]+ +)?(?::[^ \r\n]+ +)?([A-Za-z]{1,32}|[0-9]{3})(?:[ \r\n]|$)/;
/** A line that goes on before its command ends. */
const CUT =
  /^(?:[@:][!-~\xa0-\xff]*(?: +(?:[A-Za-z]*|[0-9]{0,3}))?|[0-9]{1,3})$/;
/** A reply of a server, or what a client says first. */
const CERTAIN =
  /^(?::[!-9;-~]+ [0-9]{3} [!-~]+ [^\r\n]*\r?\n|(?:CAP LS(?: 302)?\r?\n)?NICK [!-~]+\r?\nUSER [!-~]+ [!-~]+ [!-~]+ )/;

/** The beginning of `b[p..end)` as text. */
const beginning = (b: Uint8Array, p: number, end: number) =>
  decodeLatin1(b, p, Math.min(end, p + GLANCE));

const STARTTLS = 670;

/** Internet Relay Chat. */
export const irc: Protocol<IRC> = {
  id: "irc",
  label: "IRC",
  name: "Internet Relay Chat",
  spec: "RFC 2812, RFC 1459",
  depth: "messages, tags of IRCv3, CTCP; STARTTLS",
  alias: "irc",
  layer: "application",
  on: [[tcpPort, 194, 6665, 6666, 6667, 6668, 6669]],
  fields: struct<IRC>({
    tags: {
      bits: 0,
      read: (c, h) => tagText.read!(c, h)?.split(";").map(unescaped),
    },
    prefix: { ...prefix, alias: "irc.response.prefix" },
    command: { bits: 0, read: take },
    code: derived(
      ({ command }: IRC) =>
        command !== undefined && /^[0-9]{3}$/.test(command)
          ? Number(command)
          : undefined,
      { alias: "irc.response.num_command", names: IRC_REPLY },
    ),
    parameters,
    trailing: {
      bits: 0,
      read(c, h) {
        const isThere = c.peek() === COLON;
        if (isThere) c.take(1);
        const text = line.read!(c, h);
        return isThere ? text : undefined;
      },
    },
    ctcp: derived(
      // deno-lint-ignore no-control-regex
      (h: IRC) => h.trailing?.match(/^\x01([^\x01]+)\x01$/)?.[1],
      { alias: "irc.ctcp" },
    ),
  }),
  framing: {
    stateless: true,
    size(b, p, end, s) {
      const n = lineSize(b, p, end, s);
      if (n > 0 && n <= end - p) {
        const words = beginning(b, p, p + n).split(" ", 2);
        if (words[0].startsWith(":") && words[1] === `${STARTTLS}`) {
          s.switchTo("tls");
        }
      }
      return n;
    },
  },
  accepts(b, p, end) {
    const text = beginning(b, p, end);
    return COMMAND.test(text) || CUT.test(text);
  },
  guess: (b, p, end) =>
    (b[p] === COLON || startsWith(b, p, end, "NICK ") ||
      startsWith(b, p, end, "CAP LS")) && CERTAIN.test(beginning(b, p, end)),
  summary: ({ prefix, command, parameters, trailing }) =>
    [
      prefix && `:${prefix}`,
      command,
      ...parameters ?? [],
      trailing === undefined ? undefined : `:${trailing}`,
    ].filter((x) => x !== undefined && x !== "").join(" "),
};
