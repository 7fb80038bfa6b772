/** Internet Control Message Protocol: RFC 792, with the extensions of RFC 4884. */
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol, ipVersion } from "../../dissect/tables.ts";
import {
  behind,
  payloadChecksum,
  struct,
  trailer,
  u16,
  u8,
} from "../../fields/mod.ts";
import { ICMP_CODE, ICMP_TYPE } from "../../names/icmp.ts";
import { type ICMPExtension, icmpExtension } from "./icmp_extensions.ts";
import { type ICMPBody, icmpBody } from "./icmp_messages.ts";

/** A message. */
export interface ICMP {
  /** Type. */
  type: number;
  /** Code: which case of the type. */
  code: number;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** The rest of the message but what it quotes or echoes, which is the payload. */
  body: ICMPBody;
  /** Bytes between the quoted packet's end and the message's, or the extension structure. */
  padding?: Uint8Array;
  /** Extension structure behind the quoted packet: RFC 4884 §7. */
  extension?: ICMPExtension;
}

/** Bytes of an error before what it quotes. */
const HEADER = 8;

/** Types that quote the packet which gave rise to them. */
const ERRORS: readonly number[] = [3, 4, 5, 11, 12, 31, 40];

/** Bytes before the extension structure; undefined: there is none. */
function extensionStart(h: ICMP): number | undefined {
  const { body } = h;
  return body !== undefined && "quotedLength" in body &&
      body.quotedLength !== undefined
    ? HEADER + body.quotedLength
    : undefined;
}

/** A value with its name, where it could be read. */
const told = (name: string, value: unknown): string =>
  value === undefined ? "" : `, ${name} ${value}`;

/** What matters in the body, on one line. */
function bodySummary(body: ICMPBody | undefined): string {
  if (body === undefined) return "";
  if ("gateway" in body) return told("gateway", body.gateway);
  if ("nextHopMtu" in body) return told("MTU", body.nextHopMtu);
  if ("pointer" in body) return told("octet", body.pointer);
  if ("mask" in body) return told("mask", body.mask);
  if ("names" in body) return told("names", body.names?.join(" "));
  return "id" in body ? told("id", body.id) + told("seq", body.seq) : "";
}

/** Internet Control Message Protocol. */
export const icmp: Protocol<ICMP> = {
  id: "icmp",
  label: "ICMP",
  name: "Internet Control Message Protocol",
  spec: "RFC 792, RFC 4884",
  depth: "all messages, extension objects, quoted packets",
  alias: "icmp",
  layer: "internet",
  on: [[ipProtocol, 1]],
  trailing: true,
  quotes: true,
  fields: struct<ICMP>({
    type: u8({ alias: "icmp.type", names: ICMP_TYPE }),
    code: u8({
      alias: "icmp.code",
      names: (code, h: ICMP) => ICMP_CODE[h.type]?.[code],
    }),
    checksum: u16({ alias: "icmp.checksum", hex: true }),
    checksumStatus: payloadChecksum({ alias: "icmp.checksum.status" }),
    body: icmpBody,
    padding: trailer({}, extensionStart),
    extension: behind(extensionStart, icmpExtension),
  }),
  totalSize: (h) => extensionStart(h) ?? 0,
  next: (h, d) =>
    ERRORS.includes(h.type) ? d.find(ipVersion, d.firstByte() >> 4) : undefined,
  summary: (h) => {
    const code = ICMP_CODE[h.type]?.[h.code];
    return (ICMP_TYPE[h.type] ?? `ICMP type ${h.type}`) +
      (code === undefined ? "" : ` (${code})`) + bodySummary(h.body);
  },
};
