/** Internet Protocol version 4: RFC 791 §3.1, DSCP of RFC 2474, ECN of RFC 3168 §5. */
import type { Protocol, StandIn } from "../../dissect/protocol.ts";
import {
  etherType,
  ipProtocol,
  ipVersion,
  linkType,
  pppProtocol,
} from "../../dissect/tables.ts";
import {
  bits,
  Face,
  flag,
  headerChecksum,
  ipv4Address,
  type Options,
  struct,
  u16,
  u8,
} from "../../fields/mod.ts";
import { DSCP } from "../../names/dscp.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import { type IPv4Option, ipv4Options } from "./ipv4_options.ts";

/** IPv4 header. */
export interface IPv4 {
  /** 4. */
  version: number;
  /** Header length in 32-bit words; 5 without options. */
  ihl: number;
  /** Differentiated services code point. */
  dscp: number;
  /** Explicit congestion notification. */
  ecn: number;
  /** Header and payload, in bytes; 0 when the sender left segmentation to its hardware. */
  length: number;
  /** Identification of the datagram that a fragment belongs to. */
  id: number;
  /** Reserved flag. */
  reserved: boolean;
  /** Don't fragment. */
  df: boolean;
  /** More fragments. */
  mf: boolean;
  /** Offset of this fragment, in units of 8 bytes. */
  fragmentOffset: number;
  /** Time to live. */
  ttl: number;
  /** IP protocol number of the payload. */
  protocol: number;
  /** Header checksum. */
  checksum: number;
  /** Source address. */
  src: string;
  /** Destination address. */
  dst: string;
  /** Whether the header checksum is right. */
  checksumStatus: number;
  /** Options. */
  options?: IPv4Option[];
}

/** The field of options, to which more can be added: `ipv4OptionsField.with({...})`. */
const optionsField: Options<IPv4Option> = ipv4Options((h: IPv4) =>
  h.ihl * 4 - 20
);

const LOOSE_ROUTE = 131, STRICT_ROUTE = 137;
/** Bytes of a route in front of its addresses: type, length, pointer. */
const ROUTE_HEAD = 3;

/** On a source route that is not at its end, the destination is its last address: RFC 1122 §3.2.1.8. */
function finalDestination(h: IPv4): StandIn | undefined {
  if (h.ihl === 5) return undefined;
  for (const o of h.options ?? []) {
    if (o.type !== LOOSE_ROUTE && o.type !== STRICT_ROUTE) continue;
    if (!("route" in o) || !(o instanceof Face) || o.pointer > o.length) {
      continue;
    }
    const last = (o.route?.length ?? 0) - 1;
    const at = last < 0 ? -1 : o.$view.p + ROUTE_HEAD + last * 4;
    return { of: "dst", at, size: 4 };
  }
  return undefined;
}

/** ECN codepoints: RFC 3168 §5. */
export const ECN = { 0: "Not-ECT", 1: "ECT(1)", 2: "ECT(0)", 3: "CE" } as const;

/** Internet Protocol version 4. */
export const ipv4: Protocol<IPv4> = {
  id: "ipv4",
  label: "IPv4",
  name: "Internet Protocol version 4",
  spec: "RFC 791",
  depth: "header, checksum, all options",
  aliases: ["ip"],
  alias: "ip",
  layer: "internet",
  on: [
    [linkType, 228],
    [etherType, 0x0800],
    [ipProtocol, 4],
    [ipVersion, 4],
    [pppProtocol, 0x21],
  ],
  addresses: ["src", "dst"],
  pseudoHeader: [12, 8],
  fields: struct<IPv4>({
    version: bits(4, { alias: "ip.version" }),
    ihl: bits(4, {
      alias: "ip.hdr_len",
      aliasScale: 4,
      scale: 4,
      unit: "bytes",
    }),
    dscp: bits(6, { alias: "ip.dsfield.dscp", names: DSCP }),
    ecn: bits(2, { alias: "ip.dsfield.ecn", names: ECN }),
    length: u16({ alias: "ip.len", unit: "bytes" }),
    id: u16({ alias: "ip.id", hex: true }),
    reserved: flag({ alias: "ip.flags.rb" }),
    df: flag({ alias: "ip.flags.df" }),
    mf: flag({ alias: "ip.flags.mf" }),
    fragmentOffset: bits(13, {
      alias: "ip.frag_offset",
      scale: 8,
      unit: "bytes",
    }),
    ttl: u8({ alias: "ip.ttl" }),
    protocol: u8({ alias: "ip.proto", names: IP_PROTOCOL }),
    checksum: u16({ alias: "ip.checksum", hex: true }),
    src: ipv4Address({ alias: "ip.src" }),
    dst: ipv4Address({ alias: "ip.dst" }),
    checksumStatus: headerChecksum({ alias: "ip.checksum.status" }),
    options: optionsField,
  }),
  headerSize: (h) => h.ihl * 4,
  accepts: (b, p) => b[p] >> 4 === 4,
  totalSize: (h) => h.length,
  standIn: finalDestination,
  partial: (h) => h.mf || h.fragmentOffset > 0,
  next: (h, d) =>
    h.fragmentOffset === 0 ? d.find(ipProtocol, h.protocol) : undefined,
  summary: (h) =>
    h.fragmentOffset > 0 || h.mf
      ? `Fragment of ${
        IP_PROTOCOL[h.protocol] ?? `protocol ${h.protocol}`
      }, offset ${h.fragmentOffset * 8}, id 0x${h.id.toString(16)}`
      : IP_PROTOCOL[h.protocol] ?? `IP protocol ${h.protocol}`,
};
