/** IP Control Protocol: RFC 1332, with the options of RFC 1877, RFC 2290, RFC 3241 and RFC 3544. */
import type { Cursor } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { pppProtocol } from "../../dissect/tables.ts";
import {
  choice,
  type Field,
  ipv4Address,
  listToEnd,
  type OptionRules,
  options,
  padding,
  rest,
  type Struct,
  struct,
  u16,
  u8,
} from "../../fields/mod.ts";
import { IPCP_OPTION, PPP_PROTOCOL } from "../../names/ppp.ts";
import {
  controlProtocol,
  controlTable,
  optionHead,
  type PPPControl,
  type PPPOptionHead,
  type PPPOtherOption,
} from "./ppp_control.ts";

/** IP-Addresses: RFC 1172 §5.1. */
export interface IPCPAddressesOption extends PPPOptionHead {
  /** The sender's address. */
  src: string;
  /** The receiver's address. */
  dst: string;
}
/** An option that is an address: IP-Address and Mobile-IPv4, name servers. */
export interface IPCPAddressOption extends PPPOptionHead {
  /** The address; 0.0.0.0 asks for one. */
  address: string;
}
/** IP-Compression-Protocol. */
export interface IPCompressionOption extends PPPOptionHead {
  /** Number of the protocol. */
  protocol: number;
  /** What the protocol asks for. */
  data?: Uint8Array;
}
/** The same for Van Jacobson's compression: RFC 1332 §4. */
export interface VJCompressionOption extends PPPOptionHead {
  /** Number of the protocol: 0x2d. */
  protocol: number;
  /** Number of the last slot. */
  maxSlotId: number;
  /** 1: the slot identifier may be compressed. */
  compSlotId: number;
}
/** The same for IP Header Compression: RFC 3544 §2.1. */
export interface IPHCCompressionOption extends PPPOptionHead {
  /** Number of the protocol: 0x61. */
  protocol: number;
  /** Largest context identifier of TCP. */
  tcpSpace: number;
  /** Largest other context identifier. */
  nonTCPSpace: number;
  /** Most compressed headers between full ones; 0: no limit. */
  fMaxPeriod: number;
  /** Seconds between full headers, at most; 0: no limit. */
  fMaxTime: number;
  /** Largest header that can be compressed, in bytes. */
  maxHeader: number;
  /** Suboptions. */
  suboptions: (PPPOptionHead | IPHCParameterOption | PPPOtherOption)[];
}
/** Suppression of TCP or other compression: RFC 3544 §2.3. */
export interface IPHCParameterOption extends PPPOptionHead {
  /** 1: headers of TCP are not compressed; 2: those of others are not. */
  parameter: number;
}
/** The same for Robust Header Compression: RFC 3241 §2.1. */
export interface ROHCCompressionOption extends PPPOptionHead {
  /** Number of the protocol: 3. */
  protocol: number;
  /** Largest context identifier. */
  maxCID: number;
  /** Largest reconstructed unit, in bytes; 0: no segments. */
  mrru: number;
  /** Largest header that can be compressed, in bytes. */
  maxHeader: number;
  /** Suboptions. */
  suboptions: (ROHCProfilesOption | PPPOtherOption)[];
}
/** Profiles: RFC 3241 §2.2. */
export interface ROHCProfilesOption extends PPPOptionHead {
  /** Profiles of header compression. */
  profiles: number[];
}
/** Any compression option. */
export type CompressionOption =
  | IPCompressionOption
  | VJCompressionOption
  | IPHCCompressionOption
  | ROHCCompressionOption;
/** Any option of IPCP. */
export type IPCPOption =
  | IPCPAddressesOption
  | IPCPAddressOption
  | CompressionOption
  | PPPOtherOption;
/** A packet of IPCP. */
export type IPCP = PPPControl<IPCPOption>;

const ROHC_SMALL = 0x03, VJ = 0x2d, IPHC = 0x61, IPV6_IPHC = 0x4f;

const iphcHead = {
  type: u8({
    alias: "ipcp.opt.iphc.type",
    names: {
      1: "RTP-Compression",
      2: "Enhanced RTP-Compression",
      3: "TCP/non-TCP Compression",
    },
  }),
  length: u8({ alias: "ipcp.opt.iphc.length", unit: "bytes" }),
};
const iphcOption = struct<PPPOptionHead>(iphcHead);
const rohcHead = {
  type: u8({ alias: "ipcp.opt.rohc.type", names: { 1: "Profiles" } }),
  length: u8({ alias: "ipcp.opt.rohc.length", unit: "bytes" }),
};

/** The tables of a compression option that begins with `head`; they are the same for IPv4 and IPv6. */
export function compressionOption(
  head: { type: Field<number>; length: Field<number> },
): OptionRules<CompressionOption>["cases"][number] {
  const begin = {
    ...head,
    protocol: u16({
      alias: "ipcp.opt.compress_proto",
      hex: true,
      names: PPP_PROTOCOL,
    }),
  };
  const vj = struct<VJCompressionOption>({
    ...begin,
    maxSlotId: u8({ alias: "ipcp.opt.max_slot_id" }),
    compSlotId: u8({ alias: "ipcp.opt.comp_slot_id" }),
  });
  const iphc = struct<IPHCCompressionOption>({
    ...begin,
    tcpSpace: u16({ alias: "ipcp.opt.tcp_space" }),
    nonTCPSpace: u16({ alias: "ipcp.opt.non_tcp_space" }),
    fMaxPeriod: u16({ alias: "ipcp.opt.f_max_period" }),
    fMaxTime: u16({ alias: "ipcp.opt.f_max_time", unit: "s" }),
    maxHeader: u16({ alias: "ipcp.opt.max_header", unit: "bytes" }),
    suboptions: options<PPPOptionHead | IPHCParameterOption | PPPOtherOption>({
      counts: "all",
      cases: {
        1: iphcOption,
        2: iphcOption,
        3: struct<IPHCParameterOption>({
          ...iphcHead,
          parameter: u8({ alias: "ipcp.opt.iphc.param" }),
        }),
      },
      other: struct<PPPOtherOption>({ ...iphcHead, data: rest() }),
    }),
  });
  const rohc = struct<ROHCCompressionOption>({
    ...begin,
    maxCID: u16({ alias: "ipcp.opt.max_cid" }),
    mrru: u16({ alias: "ipcp.opt.mrru", unit: "bytes" }),
    maxHeader: u16({ alias: "ipcp.opt.max_header", unit: "bytes" }),
    suboptions: options<ROHCProfilesOption | PPPOtherOption>({
      counts: "all",
      cases: {
        1: struct<ROHCProfilesOption>({
          ...rohcHead,
          profiles: listToEnd(
            u16({ alias: "ipcp.opt.rohc.profile", hex: true }),
          ),
        }),
      },
      other: struct<PPPOtherOption>({ ...rohcHead, data: rest() }),
    }),
  });
  const other = struct<IPCompressionOption>({
    ...begin,
    data: padding({ alias: "ipcp.data" }),
  });
  return choice<CompressionOption>([vj, iphc, rohc, other], (c: Cursor) => {
    const protocol = c.room < 4 ? 0 : c.peek(2) << 8 | c.peek(3);
    switch (protocol) {
      case VJ:
        return vj;
      case IPHC:
      case IPV6_IPHC:
        return iphc;
      case ROHC_SMALL:
        return rohc;
      default:
        return other;
    }
  });
}

const head = optionHead("ipcp", IPCP_OPTION);

function addressOption(alias: string): Struct<IPCPAddressOption> {
  return struct<IPCPAddressOption>({
    ...head,
    address: ipv4Address({ alias }),
  });
}

/** IP Control Protocol. */
export const ipcp: Protocol<IPCP> = {
  ...controlProtocol,
  id: "ipcp",
  label: "IPCP",
  name: "PPP IP Control Protocol",
  spec: "RFC 1332",
  depth: "all options",
  alias: "ipcp",
  on: [[pppProtocol, 0x8021]],
  fields: controlTable<IPCPOption>({
    1: struct<IPCPAddressesOption>({
      ...head,
      src: ipv4Address({ alias: "ipcp.opt.src_address" }),
      dst: ipv4Address({ alias: "ipcp.opt.dst_address" }),
    }),
    2: compressionOption(head),
    3: addressOption("ipcp.opt.ip_address"),
    4: addressOption("ipcp.opt.mobilenodehomeaddress"),
    129: addressOption("ipcp.opt.pri_dns_address"),
    130: addressOption("ipcp.opt.pri_nbns_address"),
    131: addressOption("ipcp.opt.sec_dns_address"),
    132: addressOption("ipcp.opt.sec_nbns_address"),
  }, struct<PPPOtherOption>({ ...head, data: rest({ alias: "ipcp.data" }) })),
};
