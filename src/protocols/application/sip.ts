/** Session Initiation Protocol: RFC 3261 §7. */
import type { Protocol } from "../../dissect/protocol.ts";
import { mediaType, sctpPort, tcpPort, udpPort } from "../../dissect/tables.ts";
import {
  derived,
  type Field,
  type HeaderField,
  headerFields,
  type Hint,
  MAX_TEXT_HEADERS,
  MAX_TEXT_LINE,
  padding,
  struct,
  when,
} from "../../fields/mod.ts";
import { mediaTypeNumber } from "../../names/media_type.ts";
import { SIP_METHOD, SIP_STATUS } from "../../names/sip.ts";
import {
  headerNumber,
  headerValues,
  isRequestLine,
  isStatusLine,
  lineEndsAt,
  messageSize,
  startLines,
  type TextRequestLine,
  type TextStatusLine,
} from "./text_message.ts";

/** A message. */
export interface SIP {
  /** Line ends that keep a connection alive: RFC 5626 §3.5.1. */
  keepAlive?: Uint8Array;
  /** Request line. */
  request?: TextRequestLine;
  /** Status line of a response. */
  response?: TextStatusLine;
  /** Fields Via: the way of the request, its last step first. */
  via?: string[];
  /** Parameter branch of the first Via: the transaction. */
  branch?: string;
  /** Field From. */
  from?: string;
  /** URI in it. */
  fromURI?: string;
  /** Parameter tag of it. */
  fromTag?: string;
  /** Field To. */
  to?: string;
  /** URI in it. */
  toURI?: string;
  /** Parameter tag of it. */
  toTag?: string;
  /** Field Call-ID. */
  callID?: string;
  /** Sequence number in the field CSeq. */
  cseq?: number;
  /** Method in the field CSeq. */
  cseqMethod?: string;
  /** Fields Contact. */
  contact?: string[];
  /** Field Max-Forwards. */
  maxForwards?: number;
  /** Field Expires, in seconds. */
  expires?: number;
  /** Field User-Agent. */
  userAgent?: string;
  /** Field Server. */
  server?: string;
  /** Field Content-Type. */
  contentType?: string;
  /** Field Content-Length, in bytes. */
  contentLength?: number;
  /** Header fields, in their order. */
  headers: HeaderField[];
  /** The body, where it is of no type that has a table. */
  body?: Uint8Array;
}

/** Compact forms of header field names: RFC 3261 §7.3.3. */
const COMPACT: Readonly<Record<string, string>> = {
  via: "v",
  from: "f",
  to: "t",
  "call-id": "i",
  contact: "m",
  "content-type": "c",
  "content-length": "l",
};
const values = (h: SIP, name: string) =>
  headerValues(h.headers, name, COMPACT[name] ?? name);
const value = (h: SIP, name: string): string | undefined => values(h, name)[0];

/** A header field as a field of the message. */
const named = (name: string, alias: string): Field<string> =>
  derived((h: SIP) => value(h, name), { alias });
const numbered = (name: string, hint: Hint): Field<number> =>
  derived((h: SIP) => headerNumber(value(h, name)), hint);
const listed = (name: string, alias: string): Field<string[]> =>
  derived((h: SIP) => {
    const all = values(h, name);
    return all.length > 0 ? all : undefined;
  }, { alias });

/** Characters of a field that are looked at for an address and its parameters. */
const MAX_ADDRESS = 8192;
/** A field with an address without the name in quotes: RFC 3261 §20.10. */
const unnamed = (text?: string) =>
  text?.slice(0, MAX_ADDRESS).replace(/^"(\\.|[^"\\])*"/, "");
/** The URI in such a field. */
function uriOf(text?: string): string | undefined {
  const address = unnamed(text);
  const from = address?.indexOf("<") ?? -1;
  const to = from < 0 ? -1 : address!.indexOf(">", from);
  return to < 0
    ? address?.match(/^[^;,\s]+/)?.[0]
    : address!.slice(from + 1, to);
}
/** A parameter behind the URI. */
const parameterOf = (name: string, text?: string) =>
  unnamed(text)?.replace(/^[^<]*<[^>]*>/, "")
    .match(new RegExp(`;\\s*${name}\\s*=\\s*([^;,\\s]+)`, "i"))?.[1];
const cseqOf = (h: SIP) =>
  value(h, "cseq")?.slice(0, 256).match(/^([0-9]{1,10})\s+(\S+)/) ?? undefined;

const VERSION = "SIP/";
const { request, response } = startLines(VERSION, {
  method: "sip.Method",
  uri: "sip.r-uri",
  code: "sip.Status-Code",
  codes: SIP_STATUS,
});
const isKeepAlive = (h: SIP) => h.keepAlive !== undefined;

const METHODS: ReadonlySet<string> = new Set(SIP_METHOD);
const isStart = (b: Uint8Array, p: number, end: number) =>
  isStatusLine(VERSION, b, p, end) || isRequestLine(VERSION, b, p, end);

function summary(
  { keepAlive, request, response, contentType, cseqMethod }: SIP,
): string {
  if (keepAlive !== undefined) return "keep-alive";
  const text = request !== undefined ? [request.method, request.requestURI] : [
    response?.statusCode,
    response?.reasonPhrase,
    cseqMethod && `(${cseqMethod})`,
  ];
  if (contentType) text.push(`(${contentType})`);
  return text.filter((x) => x !== undefined && x !== "").join(" ");
}

/** Session Initiation Protocol. */
export const sip: Protocol<SIP> = {
  id: "sip",
  label: "SIP",
  name: "Session Initiation Protocol",
  spec: "RFC 3261",
  depth: "start lines, header fields with compact forms, bodies; keep-alives",
  alias: "sip",
  layer: "application",
  on: [[udpPort, 5060], [tcpPort, 5060], [sctpPort, 5060]],
  fields: struct<SIP>({
    keepAlive: {
      bits: 0,
      read(c) {
        const n = lineEndsAt(c.b, c.p, c.end), p = c.take(n);
        return n > 0 ? c.b.subarray(p, p + n) : undefined;
      },
    },
    request: when((h: SIP) => !isKeepAlive(h), request),
    response: when((h: SIP) => !isKeepAlive(h), response),
    via: listed("via", "sip.Via"),
    branch: derived((h: SIP) => parameterOf("branch", value(h, "via"))),
    from: named("from", "sip.From"),
    fromURI: derived((h: SIP) => uriOf(value(h, "from")), {
      alias: "sip.from.addr",
    }),
    fromTag: derived((h: SIP) => parameterOf("tag", value(h, "from")), {
      alias: "sip.from.tag",
    }),
    to: named("to", "sip.To"),
    toURI: derived((h: SIP) => uriOf(value(h, "to")), { alias: "sip.to.addr" }),
    toTag: derived((h: SIP) => parameterOf("tag", value(h, "to")), {
      alias: "sip.to.tag",
    }),
    callID: named("call-id", "sip.Call-ID"),
    cseq: derived((h: SIP) => headerNumber(cseqOf(h)?.[1]), {
      alias: "sip.CSeq.seq",
    }),
    cseqMethod: derived((h: SIP) => cseqOf(h)?.[2], {
      alias: "sip.CSeq.method",
    }),
    contact: listed("contact", "sip.Contact"),
    maxForwards: numbered("max-forwards", { alias: "sip.Max-Forwards" }),
    expires: numbered("expires", { alias: "sip.Expires", unit: "s" }),
    userAgent: named("user-agent", "sip.User-Agent"),
    server: named("server", "sip.Server"),
    contentType: named("content-type", "sip.Content-Type"),
    contentLength: numbered("content-length", {
      alias: "sip.Content-Length",
      unit: "bytes",
    }),
    headers: when(
      (h: SIP) => !isKeepAlive(h),
      headerFields({ line: MAX_TEXT_LINE, count: MAX_TEXT_HEADERS }),
    ),
    body: when(
      (h: SIP) => mediaTypeNumber(h.contentType) === 0,
      padding(),
    ),
  }),
  framing: {
    stateless: true,
    size: (b, p, end, s) => lineEndsAt(b, p, end) || messageSize(b, p, end, s),
  },
  accepts: (b, p, end) =>
    isStatusLine(VERSION, b, p, end) ||
    isRequestLine(VERSION, b, p, end, METHODS) || lineEndsAt(b, p, end) > 0,
  guess: isStart,
  next: (h, d) => d.find(mediaType, mediaTypeNumber(h.contentType)),
  summary,
};
