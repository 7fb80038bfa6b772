/** Simple Service Discovery Protocol: UPnP Device Architecture 2.0 §1. */
import { startsWith } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  type HeaderField,
  headerFields,
  MAX_TEXT_HEADERS,
  MAX_TEXT_LINE,
  namedHeader,
  padding,
  struct,
} from "../../fields/mod.ts";
import { HTTP_STATUS } from "../../names/http.ts";
import {
  isRequestLine,
  isStatusLine,
  startLines,
  type TextRequestLine,
  type TextStatusLine,
} from "./text_message.ts";

/** A message. */
export interface SSDP {
  /** Request line: M-SEARCH or NOTIFY. */
  request?: TextRequestLine;
  /** Status line of a response. */
  response?: TextStatusLine;
  /** Field Host. */
  host?: string;
  /** Field MAN: what is meant with M-SEARCH. */
  man?: string;
  /** Field MX: seconds in which to answer. */
  mx?: string;
  /** Field ST: what is searched, or was found. */
  searchTarget?: string;
  /** Field NT: what is notified of. */
  notificationType?: string;
  /** Field NTS: whether it is there, changes or goes. */
  notificationSubType?: string;
  /** Field USN: unique service name. */
  uniqueServiceName?: string;
  /** Field Location: URL of the description. */
  location?: string;
  /** Field Cache-Control: how long it is valid. */
  cacheControl?: string;
  /** Field Server. */
  server?: string;
  /** Field User-Agent. */
  userAgent?: string;
  /** Header fields, in their order. */
  headers: HeaderField[];
  /** What follows them. */
  body?: Uint8Array;
}

const VERSION = "HTTP/";
const { request, response } = startLines(VERSION, {
  method: "http.request.method",
  uri: "http.request.uri",
  version: "http.request.version",
  code: "http.response.code",
  phrase: "http.response.phrase",
  codes: HTTP_STATUS,
});

/** Simple Service Discovery Protocol. */
export const ssdp: Protocol<SSDP> = {
  id: "ssdp",
  label: "SSDP",
  name: "Simple Service Discovery Protocol",
  spec: "UPnP Device Architecture 2.0",
  depth: "start lines, header fields",
  alias: "ssdp",
  layer: "application",
  on: [[udpPort, 1900]],
  fields: struct<SSDP>({
    request,
    response,
    host: namedHeader("Host", { alias: "http.host" }),
    man: namedHeader("MAN"),
    mx: namedHeader("MX", { unit: "s" }),
    searchTarget: namedHeader("ST"),
    notificationType: namedHeader("NT"),
    notificationSubType: namedHeader("NTS"),
    uniqueServiceName: namedHeader("USN"),
    location: namedHeader("Location"),
    cacheControl: namedHeader("Cache-Control"),
    server: namedHeader("Server"),
    userAgent: namedHeader("User-Agent", { alias: "http.user_agent" }),
    headers: headerFields(
      { line: MAX_TEXT_LINE, count: MAX_TEXT_HEADERS },
      true,
    ),
    body: padding(),
  }),
  accepts: (b, p, end) =>
    isStatusLine(VERSION, b, p, end) || isRequestLine(VERSION, b, p, end),
  guess: (b, p, end) =>
    (startsWith(b, p, end, "M-SEARCH * ") ||
      startsWith(b, p, end, "NOTIFY * ")) &&
    isRequestLine(VERSION, b, p, end),
  summary: ({ request, response, notificationSubType, searchTarget }) =>
    [
      request?.method ?? response?.statusCode,
      request === undefined ? response?.reasonPhrase : undefined,
      notificationSubType,
      searchTarget,
    ].filter((x) => x !== undefined && x !== "").join(" "),
};
