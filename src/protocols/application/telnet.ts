/** Telnet: RFC 854, options of RFC 855. */
import { decodeText } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  choice,
  chosen,
  derived,
  type Field,
  type Hint,
  listToEnd,
  type Struct,
  struct,
  u8,
} from "../../fields/mod.ts";
import {
  TELNET_COMMAND,
  TELNET_OPTION,
  TELNET_SUBCOMMAND,
} from "../../names/telnet.ts";

/** What stands between commands, and the commands. */
export interface TelnetItem {
  /** Text, with each IAC that was doubled once. */
  data?: string;
  /** Command: RFC 854. */
  command?: number;
  /** Option that is negotiated: RFC 855. */
  option?: number;
  /** Parameters of a subnegotiation, as they were sent. */
  parameters?: Uint8Array;
  /** What they are, where the option has IS, SEND and INFO. */
  subcommand?: number;
  /** The text behind that: type or speed of a terminal, display, location. */
  value?: string;
  /** Columns of the window: RFC 1073. */
  width?: number;
  /** Rows of the window. */
  height?: number;
  /** Names and values of variables: RFC 1572. */
  variables?: string[];
  /** The command that ends a subnegotiation. */
  end?: number;
}
/** What a segment holds. */
export interface Telnet {
  /** Text and commands, in their order. */
  items: TelnetItem[];
}

const IAC = 255, SB = 250, WILL = 251;
const SEND_LOCATION = 23, TERMINAL_TYPE = 24, WINDOW_SIZE = 31, SPEED = 32;
const DISPLAY = 35, OLD_ENVIRONMENT = 36, ENVIRONMENT = 39;
const VAR = 0, VALUE = 1, ESC = 2, USERVAR = 3;
/** Most bytes of the parameters of a subnegotiation that goes on. */
const MAX_PARAMETERS = 65536;

const IS_SEND: ReadonlySet<number> = new Set([
  ...[TERMINAL_TYPE, SPEED, DISPLAY, OLD_ENVIRONMENT, ENVIRONMENT],
]);
const TEXTS: ReadonlySet<number> = new Set([TERMINAL_TYPE, SPEED, DISPLAY]);
const VARIABLES: ReadonlySet<number> = new Set([OLD_ENVIRONMENT, ENVIRONMENT]);

/** Where the command begins that ends the subnegotiation at `p`; `end`: it goes on. */
function parametersEnd(b: Uint8Array, p: number, end: number): number {
  while (p < end) {
    if (b[p] !== IAC) p++;
    else if (p + 1 < end && b[p + 1] === IAC) p += 2;
    else return p;
  }
  return end;
}

/** Bytes with each IAC that was doubled once: RFC 854 p. 14. */
function single(raw: Uint8Array): Uint8Array {
  return raw.includes(IAC)
    ? raw.filter((x, i) => x !== IAC || raw[i - 1] !== IAC)
    : raw;
}
const text = (b: Uint8Array, from = 0) => decodeText(b, from, b.length);

/** Text up to the next command. */
const data: Field<string> = {
  bits: 0,
  alias: "telnet.data",
  read(c) {
    const from = c.p;
    c.take(parametersEnd(c.b, c.p, c.end) - c.p);
    const raw = c.b.subarray(from, c.p);
    return c.p > from ? text(single(raw)) : undefined;
  },
};

/** The parameters of a subnegotiation, as the option has them. */
const parameters = (h: TelnetItem): Uint8Array | undefined =>
  h.parameters && single(h.parameters);
const has = (set: ReadonlySet<number>, h: TelnetItem) =>
  h.option !== undefined && set.has(h.option);
const u16At = (i: number, hint: Hint): Field<number> =>
  derived((h: TelnetItem) => {
    const b = h.option === WINDOW_SIZE ? parameters(h) : undefined;
    return b?.length === 4 ? b[i] << 8 | b[i + 1] : undefined;
  }, hint);

/** `NAME=value`, or the name alone: RFC 1572 §4. */
function variables(b: Uint8Array): string[] {
  const out: string[] = [];
  let one: number[] = [], isValue = false;
  const put = () => {
    if (one.length > 0) out.push(text(new Uint8Array(one)));
    one = [];
    isValue = false;
  };
  for (let i = 1; i < b.length; i++) {
    const x = b[i];
    if (x === VAR || x === USERVAR) put();
    else if (x === VALUE && !isValue) {
      one.push(61);
      isValue = true;
    } else one.push(x === ESC && i + 1 < b.length ? b[++i] : x);
  }
  put();
  return out;
}

const textItem = struct<Pick<TelnetItem, "data">>({ data });
const command: Field<number> = {
  alias: "telnet.cmd",
  names: TELNET_COMMAND,
  bits: 0,
  read(c) {
    c.take(1);
    return c.byte();
  },
};
const option = u8({ alias: "telnet.subcmd", names: TELNET_OPTION });
const plainItem = struct<Pick<TelnetItem, "command">>({ command });
const optionItem = struct<Pick<TelnetItem, "command" | "option">>({
  command,
  option,
});
const subnegotiation = struct<Omit<TelnetItem, "data">>({
  command,
  option,
  parameters: {
    bits: 0,
    read(c) {
      const from = c.p;
      c.take(parametersEnd(c.b, c.p, c.end) - c.p);
      return c.b.subarray(from, c.p);
    },
  },
  subcommand: derived(
    (h: TelnetItem) => has(IS_SEND, h) ? parameters(h)?.[0] : undefined,
    { names: TELNET_SUBCOMMAND },
  ),
  value: derived((h: TelnetItem) => {
    const b = parameters(h);
    if (b === undefined) return undefined;
    if (h.option === SEND_LOCATION) return text(b);
    return has(TEXTS, h) && b[0] === 0 ? text(b, 1) : undefined;
  }, { alias: "telnet.string_subopt.value" }),
  width: u16At(0, { alias: "telnet.naws_subopt.width" }),
  height: u16At(2, { alias: "telnet.naws_subopt.height" }),
  variables: derived((h: TelnetItem) => {
    const b = has(VARIABLES, h) ? parameters(h) : undefined;
    return b && variables(b);
  }),
  end: command,
});

/** The table of the item at the cursor. */
function tableAt(b: Uint8Array, p: number, end: number): Struct<TelnetItem> {
  if (b[p] !== IAC || p + 1 < end && b[p + 1] === IAC) return textItem;
  const code = p + 1 < end ? b[p + 1] : 0;
  return code === SB ? subnegotiation : code >= WILL ? optionItem : plainItem;
}
const item = chosen(choice<TelnetItem>(
  [textItem, plainItem, optionItem, subnegotiation],
  (c) => tableAt(c.b, c.p, c.end),
));

/** Bytes at the end of `b[p..end)` that are a command which goes on. */
function unfinished(b: Uint8Array, p: number, end: number): number {
  while (p < end) {
    if (b[p] !== IAC) p++;
    else if (p + 1 >= end) return end - p;
    else if (b[p + 1] === SB) {
      const q = parametersEnd(b, Math.min(end, p + 3), end);
      if (q + 1 >= end) return end - p;
      p = q + 2;
    } else if (b[p + 1] >= WILL && b[p + 1] !== IAC) {
      if (p + 2 >= end) return end - p;
      p += 3;
    } else p += 2;
  }
  return 0;
}

function summary({ items }: Telnet): string {
  const words = (items ?? []).slice(0, 8).map((x) =>
    x.data !== undefined ? `${x.data.length} characters` : [
      TELNET_COMMAND[x.command ?? 0] ?? x.command,
      x.option === undefined ? undefined : TELNET_OPTION[x.option] ?? x.option,
    ].filter((y) => y !== undefined).join(" ")
  );
  return words.join(", ");
}

/** Telnet. */
export const telnet: Protocol<Telnet> = {
  id: "telnet",
  label: "Telnet",
  name: "Telnet",
  spec: "RFC 854, RFC 855",
  depth:
    "commands, options, subnegotiations of window, terminal and environment",
  alias: "telnet",
  layer: "application",
  on: [[tcpPort, 23]],
  fields: struct<Telnet>({ items: listToEnd(item) }),
  framing: {
    // text is shown where it comes; a command that goes on is waited for, with what is before it
    size(b, p, end) {
      const left = unfinished(b, p, end);
      if (left === 0 || left > MAX_PARAMETERS) return end - p;
      return left < end - p ? end - p - left : end - p + 1;
    },
  },
  summary,
};
