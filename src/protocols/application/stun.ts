/** Session Traversal Utilities for NAT: RFC 8489 §5; channels of TURN: RFC 8656 §12.4. */
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort, udpPort } from "../../dissect/tables.ts";
import { derived, octets, struct, u16, within } from "../../fields/mod.ts";
import { STUN_CLASS, STUN_METHOD } from "../../names/stun.ts";
import { type STUNAttribute, stunAttributes } from "./stun_attributes.ts";

/** A message: RFC 8489 §5. */
export interface STUN {
  /** Method and class: two zero bits, and twelve of which two are the class. */
  type: number;
  /** Bytes behind the header. */
  length: number;
  /** Magic cookie: 2112a442. */
  cookie: Uint8Array;
  /** Transaction ID. */
  transactionId: Uint8Array;
  /** Class. */
  class: number;
  /** Method. */
  method: number;
  /** Attributes. */
  attributes: STUNAttribute[];
}
/** Data of a channel: RFC 8656 §12.4. */
export interface TURNChannel {
  /** Channel. */
  channel: number;
  /** Bytes of the data. */
  length: number;
}

/** Bytes of the header. */
const HEADER = 20, CHANNEL_HEADER = 4;

/** Whether a message begins at `p`. */
function isMessage(b: Uint8Array, p: number, end: number): boolean {
  const n = end - p;
  if (n < 8) return n > 0 && b[p] < 0x40;
  return b[p] < 0x40 && b[p + 4] === 0x21 && b[p + 5] === 0x12 &&
    b[p + 6] === 0xa4 &&
    b[p + 7] === 0x42;
}

/** Bytes of the message at `p`; 0: there is none. */
function messageSize(b: Uint8Array, p: number, end: number): number {
  return end - p >= HEADER && isMessage(b, p, end)
    ? HEADER + (b[p + 2] << 8 | b[p + 3])
    : 0;
}

/** Bytes of a channel's data at `p` with its padding, which datagrams need not have; 0: there is none. */
function channelSize(b: Uint8Array, p: number, end: number): number {
  if (end - p <= CHANNEL_HEADER || b[p] < 0x40 || b[p] > 0x4f) return 0;
  return CHANNEL_HEADER + ((b[p + 2] << 8 | b[p + 3]) + 3 & ~3);
}

/** Whether it is a message of GTPv2 rather, whose length counts alike: 3GPP TS 29.274 §5.1. An echo of it begins with the element Recovery (3), others with a tunnel and a spare byte. */
function isGTP(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < 12) return false;
  return b[p] === 0x40
    ? b[p + 1] < 3 && b[p + 8] === 3 && b[p + 9] === 0 && b[p + 10] === 1
    : b[p] >= 0x48 && (b[p + 11] & 15) === 0;
}

/** What a type means, as people write it: `Binding Request`. */
function typeName(h: STUN): string {
  const method = STUN_METHOD[h.method] ?? `method 0x${h.method.toString(16)}`;
  return `${method} ${STUN_CLASS[h.class]}`;
}

/** Address, user, or error of a message. */
function attributeText(a: STUNAttribute): string[] {
  if ("address" in a && a.address !== undefined) {
    const { address } = a, isIPv6 = address.includes(":");
    return [isIPv6 ? `[${address}]:${a.port}` : `${address}:${a.port}`];
  }
  if ("reason" in a && a.number !== undefined) {
    return [`${a.class * 100 + a.number} ${a.reason ?? ""}`.trimEnd()];
  }
  return a.type === 6 && "text" in a && a.text !== undefined
    ? [`user: ${a.text}`]
    : [];
}

/** Session Traversal Utilities for NAT, and its use by TURN and ICE. */
export const stun: Protocol<STUN> = {
  id: "stun",
  label: "STUN",
  name: "Session Traversal Utilities for NAT",
  spec: "RFC 8489, RFC 8656, RFC 8445",
  depth: "all attributes of STUN, TURN and ICE; fingerprint verified",
  alias: "stun",
  aliases: ["turn"],
  layer: "application",
  on: [[udpPort, 3478], [tcpPort, 3478]],
  fields: struct<STUN>({
    type: u16({ alias: "stun.type", hex: true }),
    length: u16({ alias: "stun.length", unit: "bytes" }),
    cookie: octets(4, { alias: "stun.cookie" }),
    transactionId: octets(12, { alias: "stun.id" }),
    class: derived((h: STUN) => h.type >> 7 & 2 | h.type >> 4 & 1, {
      alias: "stun.type.class",
      names: STUN_CLASS,
    }),
    method: derived(
      ({ type: t }: STUN) => t >> 2 & 0xf80 | t >> 1 & 0x70 | t & 0xf,
      { alias: "stun.type.method", hex: true, names: STUN_METHOD },
    ),
    attributes: within((h: STUN) => h.length, stunAttributes),
  }),
  pduSize: (h) => HEADER + h.length,
  accepts: isMessage,
  guess: (b, p, end) => {
    const size = messageSize(b, p, end);
    return size > 0 && size <= end - p;
  },
  summary: (h) =>
    [typeName(h), ...(h.attributes ?? []).flatMap(attributeText)].join(" "),
};

/**
 * Data of a channel of TURN. No port tells it from STUN: it is known by its
 * first bits and by a length that is just right.
 */
export const turnChannel: Protocol<TURNChannel> = {
  id: "turn_channel",
  label: "TURN Channel",
  name: "ChannelData of Traversal Using Relays around NAT",
  spec: "RFC 8656 §12.4",
  depth: "header; what it carries, where that is recognised",
  alias: "stun",
  layer: "application",
  on: [[udpPort], [tcpPort]],
  fields: struct<TURNChannel>({
    channel: u16({ alias: "stun.channel", hex: true }),
    length: u16({ alias: "stun.length", unit: "bytes" }),
  }),
  pduSize: (h) => CHANNEL_HEADER + (h.length + 3 & ~3),
  contentSize: (h) => CHANNEL_HEADER + h.length,
  accepts: (b, p) => b[p] >= 0x40 && b[p] <= 0x4f,
  guess: (b, p, end) => {
    const n = end - p, size = channelSize(b, p, end);
    const length = b[p + 2] << 8 | b[p + 3];
    return length > 0 && !isGTP(b, p, end) &&
      (n === CHANNEL_HEADER + length || n === size);
  },
  next: (_h, d) => d.guess(udpPort),
  summary: (h) => `ChannelData 0x${h.channel.toString(16)}`,
};
