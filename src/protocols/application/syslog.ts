/** Syslog: RFC 5424 §6, and the BSD syslog that it replaces: RFC 3164 §4. */
import type { Cursor } from "../../bytes/cursor.ts";
import { decodeText } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort, udpPort } from "../../dissect/tables.ts";
import {
  derived,
  type Field,
  isDigit,
  listWhile,
  MAX_TEXT_LINE,
  struct,
  textUpTo,
  where,
  word,
} from "../../fields/mod.ts";
import { SYSLOG_FACILITY, SYSLOG_SEVERITY } from "../../names/syslog.ts";
import { lineSize } from "./line_framing.ts";

/** A parameter of structured data: RFC 5424 §6.3.3. */
export interface SyslogParameter {
  /** Name. */
  name: string;
  /** Value, without its escapes. */
  value: string;
}
/** An element of structured data: RFC 5424 §6.3.1. */
export interface SyslogElement {
  /** Name. */
  id: string;
  /** Parameters. */
  parameters: SyslogParameter[];
}
/** The header of RFC 5424 §6.2 behind its priority; `-`: not known. */
export interface SyslogHeader {
  /** Version: 1. */
  version: number;
  /** When it happened: RFC 3339. */
  timestamp: string;
  /** Where. */
  hostname: string;
  /** Program. */
  appName: string;
  /** Its process. */
  processID: string;
  /** Type of the message. */
  messageID: string;
  /** Structured data. */
  structuredData: SyslogElement[];
}
/** A message. */
export interface Syslog {
  /** Bytes of the message, in front of it in a stream: RFC 6587 §3.4.1. */
  messageLength?: number;
  /** Eight times the facility, and the severity. */
  priority: number;
  /** Facility. */
  facility: number;
  /** Severity. */
  severity: number;
  /** Header of RFC 5424. */
  header?: SyslogHeader;
  /** Text: in BSD syslog with time, host and tag. */
  message: string;
  /** BSD syslog: when it happened. */
  timestamp?: string;
  /** BSD syslog: where. */
  hostname?: string;
  /** BSD syslog: program. */
  tag?: string;
  /** BSD syslog: its process. */
  processID?: string;
}

const LESS = 60, GREATER = 62, SPACE = 32, QUOTE = 34, ESCAPE = 92;
const OPEN = 91, CLOSE = 93, EQUALS = 61, LF = 10, CR = 13;
const MAX_PRIORITY_DIGITS = 3, MAX_LENGTH_DIGITS = 9;

/** Bytes of the number at `p`, and of the character behind it; 0: they are not there. */
function numberAt(
  b: Uint8Array,
  p: number,
  end: number,
  most: number,
  behind: number,
): number {
  let q = p;
  while (q < end && q - p < most && isDigit(b[q])) q++;
  return q > p && q < end && b[q] === behind ? q + 1 - p : 0;
}
const isPriority = (b: Uint8Array, p: number, end: number) =>
  p < end && b[p] === LESS &&
  numberAt(b, p + 1, end, MAX_PRIORITY_DIGITS, GREATER) > 0;
const lengthAt = (b: Uint8Array, p: number, end: number) =>
  numberAt(b, p, end, MAX_LENGTH_DIGITS, SPACE);
const isCounted = (b: Uint8Array, p: number, end: number) => {
  const n = lengthAt(b, p, end);
  return n > 0 && isPriority(b, p + n, end);
};

/** The digits up to `behind`, which is passed over. */
function number(behind: number, most: number): Field<number> {
  return {
    bits: 0,
    read(c) {
      const n = numberAt(c.b, c.p, c.end, most, behind);
      if (n === 0) c.malformed("no number");
      const p = c.take(n);
      return Number(decodeText(c.b, p, p + n - 1));
    },
  };
}

const priority = number(GREATER, MAX_PRIORITY_DIGITS);

/** A value in quotes: RFC 5424 §6.3.3. */
const quoted: Field<string> = {
  bits: 0,
  read(c) {
    if (c.byte() !== QUOTE) c.malformed("no quote", c.p - 1);
    const from = c.p;
    while (c.peek() !== QUOTE) c.take(c.peek() === ESCAPE ? 2 : 1);
    const text = decodeText(c.b, from, c.p);
    c.take(1);
    return text.replace(/\\(["\\\]])/g, "$1");
  },
};
const parameter = struct<SyslogParameter>({
  name: textUpTo(EQUALS, { limit: MAX_TEXT_LINE }),
  value: quoted,
});
const element = struct<SyslogElement>({
  id: {
    bits: 0,
    read(c) {
      c.take(1);
      const from = c.p;
      while (c.peek() !== SPACE && c.peek() !== CLOSE) c.take(1);
      return decodeText(c.b, from, c.p);
    },
  },
  parameters: listWhile(parameter, (c) => {
    const isMore = c.peek() === SPACE;
    if (!isMore && c.peek() !== CLOSE) c.malformed("no end of an element");
    c.take(1);
    return isMore;
  }),
});

const elements = listWhile(element, (c) => c.room > 0 && c.peek() === OPEN);
const header = struct<SyslogHeader>({
  version: number(SPACE, MAX_PRIORITY_DIGITS),
  timestamp: word({ alias: "syslog.timestamp", limit: MAX_TEXT_LINE }),
  hostname: word({ alias: "syslog.hostname", limit: MAX_TEXT_LINE }),
  appName: word({ alias: "syslog.appname", limit: MAX_TEXT_LINE }),
  processID: word({ alias: "syslog.procid", limit: MAX_TEXT_LINE }),
  messageID: word({ limit: MAX_TEXT_LINE }),
  structuredData: {
    bits: 0,
    of: element,
    read(c, h) {
      if (c.peek() === OPEN) return elements.read!(c, h);
      c.take(1); // NILVALUE
      return [];
    },
  },
});

/** Whether a version of RFC 5424 is at `p`: BSD syslog has no digit there and a space behind it. */
const isModern = (b: Uint8Array, p: number, end: number) =>
  end - p > 2 && isDigit(b[p]) && b[p + 1] === SPACE &&
  (b[p + 2] === 45 || isDigit(b[p + 2]));

/** What may stand behind a message: a line's end, and a NUL. */
const END: ReadonlySet<number> = new Set([LF, CR, 0]);

/** All that is left, without the space before it, a byte order mark and what ends it. */
function restOfMessage(c: Cursor): string {
  if (c.room > 0 && c.peek() === SPACE && c.p > c.base) c.take(1);
  let from = c.take(c.room), end = c.p;
  while (end > from && END.has(c.b[end - 1])) end--;
  if (c.b[from] === 0xef && c.b[from + 1] === 0xbb && c.b[from + 2] === 0xbf) {
    from = Math.min(end, from + 3);
  }
  return decodeText(c.b, from, end);
}

/** Time, host, tag and process of BSD syslog: RFC 3164 §4.1.2, §4.1.3. */
const BSD =
  /^([A-Z][a-z]{2} [ 0-9][0-9] \d\d:\d\d:\d\d) (?:([^ [\]]*[^ [\]:]) )?(?:([\w./-]{1,48})(?:\[([^\]]{1,32})\])?:)?/;
/** Characters that these take, and more. */
const BSD_SIZE = 1024;
const bsd = (i: number, alias?: string): Field<string> =>
  derived(
    (h: Syslog) =>
      h.header === undefined
        ? h.message?.slice(0, BSD_SIZE).match(BSD)?.[i]
        : undefined,
    alias === undefined ? {} : { alias },
  );

/** Syslog. */
export const syslog: Protocol<Syslog> = {
  id: "syslog",
  label: "Syslog",
  name: "Syslog",
  spec: "RFC 5424, RFC 3164, RFC 6587",
  depth: "headers of both kinds, structured data; octets counted, and lines",
  alias: "syslog",
  layer: "application",
  on: [[udpPort, 514], [tcpPort, 514, 601]],
  fields: struct<Syslog>({
    messageLength: where(isCounted, number(SPACE, MAX_LENGTH_DIGITS)),
    priority: {
      bits: 0,
      read(c, h) {
        if (c.byte() !== LESS) c.malformed("no priority", c.p - 1);
        return priority.read!(c, h);
      },
    },
    facility: derived((h: Syslog) => h.priority >> 3, {
      alias: "syslog.facility",
      names: SYSLOG_FACILITY,
    }),
    severity: derived((h: Syslog) => h.priority & 7, {
      alias: "syslog.level",
      names: SYSLOG_SEVERITY,
    }),
    header: where(isModern, header),
    message: { bits: 0, alias: "syslog.msg", read: restOfMessage },
    timestamp: bsd(1, "syslog.timestamp_rfc3164"),
    hostname: bsd(2, "syslog.hostname"),
    tag: bsd(3),
    processID: bsd(4),
  }),
  framing: {
    stateless: true,
    size(b, p, end, s) {
      const n = lengthAt(b, p, end);
      if (n === 0) return lineSize(b, p, end, s);
      return n + Number(decodeText(b, p, p + n - 1));
    },
  },
  accepts: (b, p, end) => isPriority(b, p, end) || isCounted(b, p, end),
  summary: ({ facility, severity, message }) =>
    `${SYSLOG_FACILITY[facility] ?? facility}, ${SYSLOG_SEVERITY[severity]}: ${
      message ?? ""
    }`,
};
