/** Words between an MPLS label stack and what it carries: RFC 4385 §3 and §5, RFC 4448 §4.6, RFC 5586 §2.1. */
import { isEthernet } from "../../dissect/ethernet_header.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, mplsPayload, pppProtocol } from "../../dissect/tables.ts";
import { bits, struct, u16, u8 } from "../../fields/mod.ts";
import { ASSOCIATED_CHANNEL } from "../../names/mpls.ts";

/** Control word of a pseudowire. */
export interface ControlWord {
  /** 0. */
  zero: number;
  /** Flags of the pseudowire's type. */
  flags: number;
  /** Whether the payload is a fragment: 0 for a whole one. */
  frg: number;
  /** Bytes of control word and payload, where they are under 64; else 0. */
  length: number;
  /** Sequence number; 0: unused. */
  sequenceNumber: number;
}
/** Header of an associated channel. */
export interface AssociatedChannel {
  /** 1. */
  one: number;
  /** Version: 0. */
  version: number;
  /** Reserved. */
  reserved: number;
  /** What the channel carries. */
  channelType: number;
}

/** EtherType of bridged Ethernet. */
const TRANSPARENT_ETHERNET = 0x6558;
/** Channels that carry IP, with the protocol numbers of PPP: RFC 4385 §6. */
const IP_CHANNELS: ReadonlySet<number> = new Set([0x0021, 0x0057]);

/** Control word of a pseudowire that carries Ethernet. */
export const controlWord: Protocol<ControlWord> = {
  id: "pwcw",
  label: "PWCW",
  name: "Pseudowire Control Word",
  spec: "RFC 4385 §3",
  depth: "all fields, before Ethernet",
  alias: "pwethcw",
  layer: "link",
  on: [[mplsPayload]],
  fields: struct<ControlWord>({
    zero: bits(4),
    flags: bits(4),
    frg: bits(2),
    length: bits(6, { unit: "bytes" }),
    sequenceNumber: u16(),
  }),
  next: (_h, d) => d.find(etherType, TRANSPARENT_ETHERNET),
  // nothing but the payload tells it from other payloads that begin with zeros
  guess: (b, p, end) =>
    end - p > 4 && b[p] >> 4 === 0 && isEthernet(b, p + 4, end),
  summary: (h) => `sequence number ${h.sequenceNumber}`,
};

/** Associated channel of a pseudowire or label switched path. */
export const associatedChannel: Protocol<AssociatedChannel> = {
  id: "gach",
  label: "G-ACh",
  name: "Generic Associated Channel",
  spec: "RFC 5586 §2.1",
  depth: "all fields",
  alias: "pwach",
  layer: "link",
  on: [[mplsPayload, 1]],
  fields: struct<AssociatedChannel>({
    one: bits(4),
    version: bits(4, { alias: "pwach.ver" }),
    reserved: u8({ alias: "pwach.res" }),
    channelType: u16({
      alias: "pwach.channel_type",
      hex: true,
      names: ASSOCIATED_CHANNEL,
    }),
  }),
  next: (h, d) =>
    IP_CHANNELS.has(h.channelType)
      ? d.find(pppProtocol, h.channelType)
      : undefined,
  summary: (h) => ASSOCIATED_CHANNEL[h.channelType] ?? `type ${h.channelType}`,
};
