/** File Transfer Protocol, its control connection: RFC 959 §4, §5.3. */
import { startsWith } from "../../bytes/text.ts";
import type { Framing, Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  derived,
  type Field,
  isReply,
  isTextLine,
  lineText,
  MAX_TEXT_LINE,
  replyCode,
  replyLines,
  replyMore,
  restOfLine,
  struct,
  where,
  word,
} from "../../fields/mod.ts";
import { ADDRESS_FAMILY } from "../../names/address_family.ts";
import { FTP_REPLY } from "../../names/ftp.ts";
import { codeAt, lineSize, replySize } from "./line_framing.ts";

/** A command: RFC 959 §5.3. */
export interface FTPCommand {
  /** Telnet commands in front of it, as before ABOR: RFC 959 §4.1.3. */
  telnet?: Uint8Array;
  /** Its name, as it was sent. */
  command: string;
  /** Its argument. */
  argument?: string;
  /** PORT: where the client waits for data. */
  hostAddress?: string;
  /** PORT: the TCP port there. */
  hostPort?: number;
  /** EPRT: address family: RFC 2428 §2. */
  netProtocol?: number;
  /** EPRT: IPv4 address. */
  netAddress?: string;
  /** EPRT: IPv6 address. */
  netAddress6?: string;
  /** EPRT: the TCP port there. */
  tcpPort?: number;
}
/** A reply: RFC 959 §4.2. */
export interface FTPReply {
  /** What it says, in a number. */
  code: number;
  /** Whether further lines follow. */
  more: boolean;
  /** Text behind the code. */
  text: string;
  /** The lines behind the first, as they are; the last begins with the code. */
  lines?: string[];
  /** 227: where the server waits for data. */
  hostAddress?: string;
  /** 227: the TCP port there. */
  hostPort?: number;
  /** 229: the TCP port where the server waits for data: RFC 2428 §3. */
  tcpPort?: number;
  /** 257: the path that it names: RFC 959 appendix II. */
  pathname?: string;
}
/** A command, or a reply. */
export interface FTP {
  /** Command. */
  request?: FTPCommand;
  /** Reply. */
  reply?: FTPReply;
}

const IAC = 255, OPTION_COMMANDS = 251;
const line = { limit: MAX_TEXT_LINE } as const;

/** Telnet commands at the cursor; absent where there are none. */
const telnet: Field<Uint8Array> = {
  bits: 0,
  read(c) {
    const from = c.p;
    while (c.room > 1 && c.peek() === IAC && c.peek(1) !== IAC) {
      c.take(Math.min(c.room, c.peek(1) >= OPTION_COMMANDS ? 3 : 2));
    }
    return c.p > from ? c.b.subarray(from, c.p) : undefined;
  },
};

/** Address and port out of h1,h2,h3,h4,p1,p2: RFC 959 §5.3.2. */
function hostPort(text?: string): readonly [string, number] | undefined {
  const m = text?.match(/(?<![\d,])(\d{1,3}(?:,\d{1,3}){5})(?!\d|,\d)/);
  const n = m?.[1].split(",").map(Number);
  if (n === undefined || n.some((x) => x > 255)) return undefined;
  return [n.slice(0, 4).join("."), n[4] << 8 | n[5]];
}

/** Family, address and port between delimiters, of which the first is at `i`: RFC 2428 §2. */
function extendedPort(text?: string, i = 0): readonly string[] | undefined {
  const delimiter = text?.[i];
  if (delimiter === undefined || !/[!-~]/.test(delimiter)) return undefined;
  const parts = text!.slice(i + 1, i + 256).split(delimiter, 4);
  const isPort = parts.length === 4 && /^[0-9]{1,5}$/.test(parts[2]) &&
    Number(parts[2]) < 65536;
  return isPort ? parts : undefined;
}

const isNamed = (h: FTPCommand, name: string) =>
  h.command?.toUpperCase() === name;
const port = (h: FTPCommand) =>
  isNamed(h, "PORT") ? hostPort(h.argument) : undefined;
const eprt = (h: FTPCommand) =>
  isNamed(h, "EPRT") ? extendedPort(h.argument) : undefined;
const pasv = (h: FTPReply) => h.code === 227 ? hostPort(h.text) : undefined;
const epsv = (h: FTPReply) =>
  h.code === 229 && h.text?.includes("(")
    ? extendedPort(h.text, h.text.indexOf("(") + 1)
    : undefined;
const numberOf = (text?: string) =>
  text === undefined || text === "" ? undefined : Number(text);

const command = struct<FTPCommand>({
  telnet,
  command: word({ ...line, alias: "ftp.request.command" }),
  argument: restOfLine({ alias: "ftp.request.arg" }),
  hostAddress: derived((h: FTPCommand) => port(h)?.[0], {
    alias: "ftp.active.cip",
  }),
  hostPort: derived((h: FTPCommand) => port(h)?.[1], {
    alias: "ftp.active.port",
  }),
  netProtocol: derived((h: FTPCommand) => numberOf(eprt(h)?.[0]), {
    alias: "ftp.eprt.af",
    names: ADDRESS_FAMILY,
  }),
  netAddress: derived(
    (h: FTPCommand) => eprt(h)?.[0] === "1" ? eprt(h)?.[1] : undefined,
    { alias: "ftp.eprt.ip" },
  ),
  netAddress6: derived(
    (h: FTPCommand) => eprt(h)?.[0] === "2" ? eprt(h)?.[1] : undefined,
    { alias: "ftp.eprt.ipv6" },
  ),
  tcpPort: derived((h: FTPCommand) => numberOf(eprt(h)?.[2]), {
    alias: "ftp.eprt.port",
  }),
});
const reply = struct<FTPReply>({
  code: replyCode({ alias: "ftp.response.code", names: FTP_REPLY }),
  more: replyMore,
  text: lineText({ ...line, alias: "ftp.response.arg" }),
  lines: replyLines<FTPReply>({ alias: "ftp.response.arg" }),
  hostAddress: derived((h: FTPReply) => pasv(h)?.[0], {
    alias: "ftp.passive.ip",
  }),
  hostPort: derived((h: FTPReply) => pasv(h)?.[1], {
    alias: "ftp.passive.port",
  }),
  tcpPort: derived((h: FTPReply) => numberOf(epsv(h)?.[2]), {
    alias: "ftp.epsv.port",
  }),
  pathname: derived((h: FTPReply) =>
    h.code === 257
      ? h.text?.match(/"((?:[^"]|"")*)"/)?.[1].replaceAll('""', '"')
      : undefined
  ),
});

/** What is remembered of a connection: whether the client has asked for TLS. */
interface Session {
  secure: boolean;
}

const framing: Framing = {
  stateless: true,
  open: (): Session => ({ secure: false }),
  size(b, p, end, s) {
    const state = s.state as Session | undefined;
    if (!isReply(b, p, end)) {
      const n = lineSize(b, p, end, s);
      // RFC 4217 §4
      if (state && startsWith(b, p, end, "AUTH TLS")) state.secure = true;
      return n;
    }
    const n = replySize(b, p, end, s);
    if (n > 0 && n <= end - p && state?.secure) {
      state.secure = false;
      if (codeAt(b, p) === 234) s.switchTo("tls");
    }
    return n;
  },
};

function summary({ request, reply }: FTP): string {
  if (request !== undefined) {
    return `Request: ${[request.command, request.argument].join(" ").trim()}`;
  }
  return `Response: ${[reply?.code, reply?.text].join(" ").trim()}`;
}

/** File Transfer Protocol. */
export const ftp: Protocol<FTP> = {
  id: "ftp",
  label: "FTP",
  name: "File Transfer Protocol",
  spec: "RFC 959, RFC 2228, RFC 2428",
  depth: "commands, replies of any number of lines, addresses; AUTH TLS",
  alias: "ftp",
  layer: "application",
  on: [[tcpPort, 21]],
  fields: struct<FTP>({
    request: where((b, p, end) => !isReply(b, p, end), command),
    reply: where(isReply, reply),
  }),
  framing,
  accepts: (b, p, end) => b[p] === IAC || isTextLine(b, p, end),
  summary,
};
