/** Extensible Messaging and Presence Protocol: the XML streams of RFC 6120 §4, §8. */
import { decodeLatin1, startsWith } from "../../bytes/text.ts";
import type { Framing, Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  derived,
  type Field,
  isLetter,
  padding,
  restText,
  struct,
} from "../../fields/mod.ts";

/** An element of a stream: a stanza, the head or the end of the stream, or what negotiates it. */
export interface XMPP {
  /** White space alone, which keeps the connection alive: RFC 6120 §4.6.1. */
  keepAlive?: Uint8Array;
  /** The element as it was sent. */
  xml?: string;
  /** Its name: `message`, `presence`, `iq`, `stream:stream`; with a slash in front where the stream ends. */
  name?: string;
  /** Namespace that it declares. */
  xmlns?: string;
  /** Attribute id. */
  id?: string;
  /** Attribute type. */
  type?: string;
  /** Attribute from. */
  from?: string;
  /** Attribute to. */
  to?: string;
  /** The elements right inside it, each with the namespace that it declares. */
  children?: string[];
  /** Text of a message: RFC 6121 §5.2.3. */
  body?: string;
}

const LESS = 60, GREATER = 62, SLASH = 47, QUESTION = 63, BANG = 33;
const QUOTES: ReadonlySet<number> = new Set([34, 39]);
/** Most bytes of a tag. */
const MAX_TAG = 65536;
/** Characters of an element that are looked at for what it holds. */
const MAX_XML = 65536;
/** Deepest element that is looked for an end of. */
const MAX_DEPTH = 1000;
/** Children that are listed. */
const MAX_CHILDREN = 100;
const STREAM = "stream:stream";

const isSpace = (x: number) => x === 32 || x === 9 || x === 10 || x === 13;
/** Bytes of white space at `p`. */
function spaceAt(b: Uint8Array, p: number, end: number): number {
  let q = p;
  while (q < end && isSpace(b[q])) q++;
  return q - p;
}

/** Where the tag that begins at `p` ends, behind its `>`; 0: it goes on. */
function tagEnd(b: Uint8Array, p: number, end: number): number {
  let quote = 0;
  for (let q = p; q < end; q++) {
    if (quote !== 0) {
      if (b[q] === quote) quote = 0;
    } else if (QUOTES.has(b[q])) quote = b[q];
    else if (b[q] === GREATER) return q + 1;
  }
  return 0;
}

/** By how much the tag `b[p..end)` changes the depth: 1 it opens, -1 it closes, 0 it does neither. */
function stepOf(b: Uint8Array, p: number, end: number): -1 | 0 | 1 {
  if (b[p + 1] === SLASH) return -1;
  return b[p + 1] === QUESTION || b[p + 1] === BANG || b[end - 2] === SLASH
    ? 0
    : 1;
}

/** What is remembered of a connection: how deep each direction is in its element. */
interface Session {
  readonly depth: [number, number];
}

const isStream = (b: Uint8Array, p: number, end: number) =>
  startsWith(b, p + 1, end, STREAM) || startsWith(b, p + 1, end, `/${STREAM}`);

const framing: Framing = {
  stateless: true,
  open: (): Session => ({ depth: [0, 0] }),
  size(b, p, end, s) {
    const state = s.state as Session | undefined;
    if (s.mark === 0) {
      const n = spaceAt(b, p, end);
      if (p + n === end) return n; // it keeps the connection alive
      if (state) state.depth[s.direction] = 0;
      s.mark = n;
    }
    let depth = state?.depth[s.direction] ?? 0;
    for (;;) {
      let q = p + s.mark;
      while (q < end && b[q] !== LESS) q++;
      s.mark = q - p;
      const stop = tagEnd(b, q, Math.min(end, q + MAX_TAG));
      if (stop === 0) return end - q < MAX_TAG ? end - p + 1 : -1;
      const step = stepOf(b, q, stop);
      depth += step;
      s.mark = stop - p;
      if (state) state.depth[s.direction] = depth;
      if (depth > MAX_DEPTH) return -1;
      const isWhole = depth <= 0 && b[q + 1] !== QUESTION;
      if (isWhole || depth === 1 && isStream(b, q, stop)) {
        if (state && startsWith(b, q, stop, "<proceed")) s.switchTo("tls");
        return s.mark;
      }
    }
  },
};

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};
/** Text without its references: XML 1.0 §4.1. */
function plain(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w{2,4}));/gi,
    (all, hex, decimal, name) => {
      if (name !== undefined) return ENTITIES[name] ?? all;
      const n = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
      return n > 0x10ffff ? all : String.fromCodePoint(n);
    },
  );
}

/** Names and values of a tag's attributes come as in `<name a='1' b="2">`. */
const TAG = /<(\/?[A-Za-z_][^\s/>]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/;
function attribute(tag: string | undefined, name: string): string | undefined {
  const m = tag?.match(
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`),
  );
  const value = m?.[1] ?? m?.[2];
  return value === undefined ? undefined : plain(value);
}
/** The first tag that is no declaration. */
const tagOf = (h: XMPP) => h.xml?.slice(0, MAX_XML).match(TAG) ?? undefined;
const attributed = (name: string, alias: string): Field<string> =>
  derived((h: XMPP) => attribute(tagOf(h)?.[2], name), { alias });

/** The elements right inside the first. */
function childrenOf(xml: string): string[] {
  const out: string[] = [], tags = new RegExp(TAG, "g");
  let depth = 0;
  for (let m = tags.exec(xml); m !== null; m = tags.exec(xml)) {
    if (m[1].startsWith("/")) depth--;
    else {
      if (depth === 1 && out.length < MAX_CHILDREN) {
        const xmlns = attribute(m[2], "xmlns");
        out.push(xmlns === undefined ? m[1] : `${m[1]} ${xmlns}`);
      }
      if (!m[2].endsWith("/")) depth++;
    }
  }
  return out;
}

/** Whether an element, or white space alone, is at `p`. */
function isElement(b: Uint8Array, p: number, end: number): boolean {
  const q = p + spaceAt(b, p, end);
  if (q >= end) return true;
  if (b[q] !== LESS) return false;
  return q + 1 >= end || isLetter(b[q + 1]) || b[q + 1] === SLASH ||
    b[q + 1] === QUESTION;
}
const GLANCE = 512;
const HEAD =
  /^(?:<\?xml [^>]{0,64}\?>\s*)?<stream:stream\s[^>]*http:\/\/etherx\.jabber\.org\/streams/;
const text = restText(), all = padding();

/** Extensible Messaging and Presence Protocol. */
export const xmpp: Protocol<XMPP> = {
  id: "xmpp",
  label: "XMPP",
  name: "Extensible Messaging and Presence Protocol",
  spec: "RFC 6120, RFC 6121",
  depth: "elements of a stream with their attributes and children; STARTTLS",
  aliases: ["jabber"],
  alias: "xmpp",
  layer: "application",
  on: [[tcpPort, 5222, 5269]],
  fields: struct<XMPP>({
    keepAlive: {
      bits: 0,
      read: (c, h) =>
        c.p + spaceAt(c.b, c.p, c.end) === c.end ? all.read!(c, h) : undefined,
    },
    xml: {
      bits: 0,
      read(c, h) {
        if (c.room === 0) return undefined;
        return text.read!(c, h);
      },
    },
    name: derived((h: XMPP) => tagOf(h)?.[1]),
    xmlns: derived((h: XMPP) => attribute(tagOf(h)?.[2], "xmlns")),
    id: attributed("id", "xmpp.id"),
    type: attributed("type", "xmpp.type"),
    from: attributed("from", "xmpp.from"),
    to: attributed("to", "xmpp.to"),
    children: derived((h: XMPP) => {
      const all = h.xml === undefined
        ? []
        : childrenOf(h.xml.slice(0, MAX_XML));
      return all.length > 0 ? all : undefined;
    }),
    body: derived((h: XMPP) => {
      const m = h.xml?.slice(0, MAX_XML)
        .match(/<body(?:\s[^<>]*)?>([^<]*)<\/body>/);
      return m ? plain(m[1]) : undefined;
    }),
  }),
  framing,
  accepts: isElement,
  guess: (b, p, end) =>
    b[p] === LESS && HEAD.test(decodeLatin1(b, p, Math.min(end, p + GLANCE))),
  summary: ({ name, type, from, to }) =>
    name === undefined ? "keep-alive" : [
      name,
      type,
      from && `from ${from}`,
      to && `to ${to}`,
    ].filter((x) => x).join(" "),
};
