/** Constrained Application Protocol: RFC 7252 §3; over TCP: RFC 8323 §3.2; long tokens: RFC 8974 §2.1. */
import type { Framing, Protocol } from "../../dissect/protocol.ts";
import { tcpPort, udpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  type Field,
  padding,
  struct,
  u16,
  u8,
} from "../../fields/mod.ts";
import { COAP_CODE, COAP_TYPE } from "../../names/coap.ts";
import {
  coapMarker,
  type CoAPOption,
  coapOptions,
  coapPath,
} from "./coap_options.ts";

/** A message. */
export interface CoAP {
  /** 1; only over UDP. */
  version?: number;
  /** Type: whether it wants to be acknowledged; only over UDP. */
  type?: number;
  /** Bytes of options and payload; 13, 14, 15: more follows. Only over TCP. */
  length?: number;
  /** Bytes of the token; 13, 14: more follows. */
  tokenLength: number;
  /** More of the length, less 13, 269 or 65805; only over TCP. */
  lengthExtended?: number;
  /** Method, or status, or signal: a class of three bits and a detail of five. */
  code: number;
  /** Message ID; only over UDP. */
  messageId?: number;
  /** More of the length of the token, less 13 or 269. */
  tokenLengthExtended?: number;
  /** Token: joins a response to its request. */
  token: Uint8Array;
  /** Options. */
  options: CoAPOption[];
  /** 0xff, in front of a payload. */
  marker?: number;
  /** Payload. */
  payload?: Uint8Array;
}

const MAX_TOKEN = 8;
/** One, two, four bytes more, and what they count from. */
const ONE_MORE = 13, TWO_MORE = 14, FOUR_MORE = 15;
const TWO_FROM = 269, FOUR_FROM = 65805;

const tokenLengthExtended: Field<number> = {
  bits: 0,
  read(c, h) {
    const { tokenLength } = h.struct.probe(h) as CoAP;
    if (tokenLength < ONE_MORE) return undefined;
    if (tokenLength > TWO_MORE) c.malformed("token length is reserved");
    return tokenLength === ONE_MORE ? c.byte() : c.u16();
  },
};
function tokenSize(
  { tokenLength: n, tokenLengthExtended: more }: CoAP,
): number {
  if (n < ONE_MORE) return n;
  return (more ?? 0) + (n === ONE_MORE ? ONE_MORE : TWO_FROM);
}
const behind = {
  tokenLengthExtended,
  token: bytes(tokenSize, { alias: "coap.token" }),
  options: coapOptions,
  marker: coapMarker,
  payload: padding(),
};
const tokenLength = bits(4, { alias: "coap.token_len", unit: "bytes" });
const code = u8({ alias: "coap.code", hex: true, names: COAP_CODE });

/** Bytes that extend a length over TCP. */
function extendedSize(length: number): number {
  return length < ONE_MORE ? 0 : 1 << (length - ONE_MORE);
}
const lengthExtended: Field<number> = {
  bits: 0,
  read(c, h) {
    const n = extendedSize((h.struct.probe(h) as CoAP).length!);
    if (n === 0) return undefined;
    let x = 0;
    for (let p = c.take(n); p < c.p; p++) x = x * 256 + c.b[p];
    return x;
  },
};

/** From 9 to 12 and 15 are reserved: RFC 7252 §3, RFC 8974 §2.1. */
function isTokenLength(n: number): boolean {
  return n <= MAX_TOKEN || n === ONE_MORE || n === TWO_MORE;
}

/** Bytes of the message at `b[p]`, or how many are needed to know. */
function size(b: Uint8Array, p: number, end: number): number {
  if (end === p) return 1;
  const length = b[p] >> 4, token = b[p] & 15;
  if (!isTokenLength(token)) return -1;
  const more = extendedSize(length);
  const head = 2 + more + (token < ONE_MORE ? 0 : token - ONE_MORE + 1);
  if (end - p < head) return head;
  let n = 0, t = 0;
  for (let i = 1; i <= more; i++) n = n * 256 + b[p + i];
  for (let i = 2 + more; i < head; i++) t = t * 256 + b[p + i];
  n += length < ONE_MORE
    ? length
    : length === ONE_MORE
    ? ONE_MORE
    : length === FOUR_MORE
    ? FOUR_FROM
    : TWO_FROM;
  t += token < TWO_MORE ? token : TWO_FROM;
  return head + t + n;
}
const framing: Framing = { size };

function summary(h: CoAP): string {
  const name = COAP_CODE[h.code] ?? `code ${h.code}`;
  const path = coapPath(h.options ?? []);
  return [
    ...h.type === undefined ? [] : [["CON", "NON", "ACK", "RST"][h.type] + ","],
    ...h.messageId === undefined ? [] : [`MID:${h.messageId},`],
    ...path === "" ? [name] : [`${name},`, path],
  ].join(" ");
}

/** Constrained Application Protocol. */
export const coap: Protocol<CoAP> = {
  id: "coap",
  label: "CoAP",
  name: "Constrained Application Protocol",
  spec: "RFC 7252, RFC 7959, RFC 8323",
  depth: "header, all options, blocks, signals; over UDP and TCP",
  alias: "coap",
  layer: "application",
  on: [[udpPort, 5683], [tcpPort, 5683]],
  fields: struct<Omit<CoAP, "length" | "lengthExtended">>({
    version: bits(2, { alias: "coap.version" }),
    type: bits(2, { alias: "coap.type", names: COAP_TYPE }),
    tokenLength,
    code,
    messageId: u16({ alias: "coap.mid" }),
    ...behind,
  }) as Protocol<CoAP>["fields"],
  streamFields: struct<Omit<CoAP, "version" | "type" | "messageId">>({
    length: bits(4, { unit: "bytes" }),
    tokenLength,
    lengthExtended,
    code,
    ...behind,
  }) as Protocol<CoAP>["fields"],
  framing,
  // of a longer one the first byte does not say it
  pduSize: (h) =>
    h.length! < ONE_MORE && h.tokenLength < ONE_MORE
      ? 2 + h.tokenLength + h.length!
      : 0,
  accepts: (b, p) => isTokenLength(b[p] & 15),
  summary,
};
