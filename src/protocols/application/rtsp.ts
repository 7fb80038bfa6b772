/** Real-Time Streaming Protocol: RFC 7826 §5, RFC 2326 §4. */
import type { Protocol } from "../../dissect/protocol.ts";
import { mediaType, tcpPort } from "../../dissect/tables.ts";
import {
  derived,
  type Field,
  type HeaderField,
  headerFields,
  type Hint,
  MAX_TEXT_HEADERS,
  MAX_TEXT_LINE,
  namedHeader,
  padding,
  rest,
  struct,
  u16,
  u8,
  when,
  where,
} from "../../fields/mod.ts";
import { mediaTypeNumber } from "../../names/media_type.ts";
import { RTSP_METHOD, RTSP_STATUS } from "../../names/sip.ts";
import {
  headerNumber,
  headerValues,
  isRequestLine,
  isStatusLine,
  messageSize,
  startLines,
  type TextRequestLine,
  type TextStatusLine,
} from "./text_message.ts";

/** Binary data between messages: RFC 7826 §14. */
export interface RTSPInterleaved {
  /** Dollar sign. */
  magic: number;
  /** Channel. */
  channel: number;
  /** Bytes that follow. */
  length: number;
  /** The data: RTP or RTCP, as the transport says. */
  data: Uint8Array;
}
/** A message, or binary data. */
export interface RTSP {
  /** Binary data. */
  interleaved?: RTSPInterleaved;
  /** Request line. */
  request?: TextRequestLine;
  /** Status line of a response. */
  response?: TextStatusLine;
  /** Field CSeq: which request and response belong together. */
  cseq?: number;
  /** Field Session. */
  session?: string;
  /** Field Transport. */
  transport?: string;
  /** Field Content-Type. */
  contentType?: string;
  /** Field Content-Length, in bytes. */
  contentLength?: number;
  /** Header fields, in their order. */
  headers?: HeaderField[];
  /** The body, where it is of no type that has a table. */
  body?: Uint8Array;
}

const VERSION = "RTSP/", DOLLAR = 36, HEAD = 4;
const METHODS: ReadonlySet<string> = new Set(RTSP_METHOD);
const { request, response } = startLines(VERSION, {
  method: "rtsp.method",
  uri: "rtsp.url",
  code: "rtsp.status",
  codes: RTSP_STATUS,
});
const isText = (h: RTSP) => h.interleaved === undefined;
const isBinary = (b: Uint8Array, p: number, _end: number) => b[p] === DOLLAR;

const numbered = (name: string, hint: Hint): Field<number> =>
  derived((h: RTSP) => headerNumber(headerValues(h.headers, name)[0]), hint);

const interleaved = struct<RTSPInterleaved>({
  magic: u8({ alias: "rtsp.magic", hex: true }),
  channel: u8({ alias: "rtsp.channel", hex: true }),
  length: u16({ alias: "rtsp.length", unit: "bytes" }),
  data: rest(),
});

/** Real-Time Streaming Protocol. */
export const rtsp: Protocol<RTSP> = {
  id: "rtsp",
  label: "RTSP",
  name: "Real-Time Streaming Protocol",
  spec: "RFC 7826, RFC 2326",
  depth: "start lines, header fields, bodies; interleaved data as bytes",
  alias: "rtsp",
  layer: "application",
  on: [[tcpPort, 554]],
  fields: struct<RTSP>({
    interleaved: where(isBinary, interleaved),
    request: when(isText, request),
    response: when(isText, response),
    cseq: numbered("cseq", {}),
    session: namedHeader("Session", { alias: "rtsp.session" }),
    transport: namedHeader("Transport", { alias: "rtsp.transport" }),
    contentType: namedHeader("Content-Type", { alias: "rtsp.content-type" }),
    contentLength: numbered("content-length", {
      alias: "rtsp.content-length",
      unit: "bytes",
    }),
    headers: when(
      isText,
      headerFields({ line: MAX_TEXT_LINE, count: MAX_TEXT_HEADERS }),
    ),
    body: when(
      (h: RTSP) => isText(h) && mediaTypeNumber(h.contentType) === 0,
      padding(),
    ),
  }),
  framing: {
    stateless: true,
    size: (b, p, end, s) =>
      b[p] !== DOLLAR
        ? messageSize(b, p, end, s)
        : end - p < HEAD
        ? HEAD
        : HEAD + (b[p + 2] << 8 | b[p + 3]),
  },
  accepts: (b, p, end) =>
    isBinary(b, p, end) || isStatusLine(VERSION, b, p, end) ||
    isRequestLine(VERSION, b, p, end, METHODS),
  guess: (b, p, end) =>
    isStatusLine(VERSION, b, p, end) || isRequestLine(VERSION, b, p, end),
  next: (h, d) => d.find(mediaType, mediaTypeNumber(h.contentType)),
  summary({ interleaved, request, response }) {
    if (interleaved !== undefined) {
      return `channel ${interleaved.channel}, ${interleaved.length} bytes`;
    }
    return request !== undefined
      ? `${request.method} ${request.requestURI}`
      : [response?.statusCode, response?.reasonPhrase].join(" ").trim();
  },
};
