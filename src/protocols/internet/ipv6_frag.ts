/** Fragment header of IPv6: RFC 8200 §4.5; atomic fragments: RFC 6946. */
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import { bits, flag, struct, u32, u8 } from "../../fields/mod.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";

/** Fragment header. */
export interface IPv6Frag {
  /** Type of the header that the fragmented part begins with. */
  nextHeader: number;
  /** Reserved octet. */
  reserved: number;
  /** Offset of this fragment, in units of 8 bytes. */
  fragmentOffset: number;
  /** Reserved bits. */
  reserved2: number;
  /** M: more fragments. */
  mf: boolean;
  /** Identification of the packet that the fragment belongs to. */
  id: number;
}

/** Fragment header of IPv6. */
export const ipv6Frag: Protocol<IPv6Frag> = {
  id: "ipv6-frag",
  label: "IPv6-Frag",
  name: "IPv6 Fragment Header",
  spec: "RFC 8200",
  depth: "all fields",
  aliases: ["ipv6_frag"],
  alias: "ipv6.fraghdr",
  layer: "internet",
  on: [[ipProtocol, 44]],
  fields: struct<IPv6Frag>({
    nextHeader: u8({ alias: "ipv6.fraghdr.nxt", names: IP_PROTOCOL }),
    reserved: u8({ alias: "ipv6.fraghdr.reserved_octet" }),
    fragmentOffset: bits(13, { alias: "ipv6.fraghdr.offset" }),
    reserved2: bits(2, { alias: "ipv6.fraghdr.reserved_bits" }),
    mf: flag({ alias: "ipv6.fraghdr.more" }),
    id: u32({ alias: "ipv6.fraghdr.ident", hex: true }),
  }),
  partial: (h) => h.mf || h.fragmentOffset > 0,
  next: (h, d) =>
    h.fragmentOffset === 0 ? d.find(ipProtocol, h.nextHeader) : undefined,
  summary: (h) =>
    `Fragment of ${
      IP_PROTOCOL[h.nextHeader] ?? `protocol ${h.nextHeader}`
    }, offset ${h.fragmentOffset * 8}, id 0x${(h.id ?? 0).toString(16)}`,
};
