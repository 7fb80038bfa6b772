/** Internet Control Message Protocol for IPv6: RFC 4443, with the extensions of RFC 4884. */
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol, ipVersion } from "../../dissect/tables.ts";
import {
  behind,
  struct,
  trailer,
  transportChecksum,
  u16,
  u8,
} from "../../fields/mod.ts";
import { GROUP_RECORD_TYPE } from "../../names/igmp.ts";
import { ICMPV6_CODE, ICMPV6_TYPE } from "../../names/icmpv6.ts";
import { type ICMPExtension, icmpExtension } from "./icmp_extensions.ts";
import { type ICMPv6Body, icmpv6Body } from "./icmpv6_messages.ts";
import { type NDOption, ndOptions } from "./ndp_options.ts";

/** A message. */
export interface ICMPv6 {
  /** Type; errors are below 128. */
  type: number;
  /** Code: which case of the type. */
  code: number;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** The rest of the message but what it quotes or echoes, which is the payload. */
  body: ICMPv6Body;
  /** Bytes between the quoted packet's end and the message's, or what else is behind it. */
  padding?: Uint8Array;
  /** Extension structure behind the quoted packet: RFC 4884 §7. */
  extension?: ICMPExtension;
  /** Options of a Redirect behind the one that holds the packet. */
  moreOptions?: NDOption[];
}

/** Bytes of an error, and of a Redirect without its options. */
const HEADER = 8, REDIRECT_HEADER = 40;

/** Types that quote the packet which gave rise to them; a Redirect does so in an option. */
const ERRORS: readonly number[] = [1, 2, 3, 4], REDIRECT = 137;
const REDIRECTED_HEADER = 4;

/** Bytes before the extension structure; undefined: there is none. */
function extensionStart({ body }: ICMPv6): number | undefined {
  return body !== undefined && "quotedLength" in body &&
      body.quotedLength !== undefined
    ? HEADER + body.quotedLength
    : undefined;
}

/** Bytes of a Redirect up to the end of the packet that it quotes; undefined: it quotes none. */
function redirectEnd({ type, body }: ICMPv6): number | undefined {
  if (type !== REDIRECT || !body || !("destination" in body)) return undefined;
  let n = REDIRECT_HEADER, last = 0;
  for (const option of body.options ?? []) {
    n += option.length * 8;
    last = option.type;
  }
  return last === REDIRECTED_HEADER ? n : undefined;
}

/** Bytes up to the end of the quotation; undefined: all there are. */
const quotationEnd = (h: ICMPv6) => extensionStart(h) ?? redirectEnd(h);

/** A value with its name, where it could be read. */
const told = (name: string, value: unknown): string =>
  value === undefined ? "" : `, ${name} ${value}`;

/** What matters in the body, on one line. */
function bodySummary(body: ICMPv6Body | undefined): string {
  if (body === undefined) return "";
  if ("destination" in body) {
    return told("destination", body.destination) + told("via", body.target);
  }
  if ("target" in body) return told("target", body.target);
  if ("group" in body) {
    return body.group === "::" ? "" : told("group", body.group);
  }
  if ("records" in body) {
    return (body.records ?? []).map((r) =>
      told(GROUP_RECORD_TYPE[r.recordType] ?? `record ${r.recordType}`, r.group)
    ).join("");
  }
  if ("mtu" in body) return told("MTU", body.mtu);
  if ("pointer" in body) return told("octet", body.pointer);
  return "id" in body && "seq" in body
    ? told("id", body.id) + told("seq", body.seq)
    : "";
}

/** Internet Control Message Protocol for IPv6. */
export const icmpv6: Protocol<ICMPv6> = {
  id: "icmpv6",
  label: "ICMPv6",
  name: "Internet Control Message Protocol for IPv6",
  spec: "RFC 4443, RFC 4861, RFC 3810, RFC 4884",
  depth:
    "all messages, options of neighbor discovery and RPL, extension objects, quoted packets",
  aliases: ["ipv6-icmp", "icmp6"],
  alias: "icmpv6",
  layer: "internet",
  on: [[ipProtocol, 58]],
  trailing: true,
  quotes: true,
  fields: struct<ICMPv6>({
    type: u8({ alias: "icmpv6.type", names: ICMPV6_TYPE }),
    code: u8({
      alias: "icmpv6.code",
      names: (code, h: ICMPv6) => ICMPV6_CODE[h.type]?.[code],
    }),
    checksum: u16({ alias: "icmpv6.checksum", hex: true }),
    checksumStatus: transportChecksum(58, {
      alias: "icmpv6.checksum.status",
    }),
    body: icmpv6Body,
    padding: trailer({}, quotationEnd),
    extension: behind(extensionStart, icmpExtension),
    moreOptions: behind(redirectEnd, ndOptions),
  }),
  totalSize: (h) => quotationEnd(h) ?? 0,
  next: (h, d) =>
    ERRORS.includes(h.type) || h.type === REDIRECT
      ? d.find(ipVersion, d.firstByte() >> 4)
      : undefined,
  summary: (h) => {
    const code = ICMPV6_CODE[h.type]?.[h.code];
    return (ICMPV6_TYPE[h.type] ?? `ICMPv6 type ${h.type}`) +
      (code === undefined ? "" : ` (${code})`) + bodySummary(h.body);
  },
};
