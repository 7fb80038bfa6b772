/** Addresses as PIM encodes them: RFC 7761 §4.9.1, join attributes: RFC 5384 §3.2. */
import {
  bits,
  bytes,
  flag,
  ipv4Address,
  ipv6Address,
  listUntil,
  type Struct,
  struct,
  u8,
  when,
} from "../../fields/mod.ts";
import { ADDRESS_FAMILY } from "../../names/address_family.ts";

/** What all addresses have. */
export interface PIMAddressHead {
  /** Address family. */
  family: number;
  /** Encoding type. */
  encoding: number;
}
/** Encoded unicast address. */
export interface PIMUnicast extends PIMAddressHead {
  /** Address, if it is IPv4. */
  ipv4?: string;
  /** Address, if it is IPv6. */
  ipv6?: string;
}
/** Encoded group address. */
export interface PIMGroup extends PIMUnicast {
  /** B: bidirectional PIM. */
  bidirectional: boolean;
  /** Reserved. */
  reserved: number;
  /** Z: admin scope zone. */
  zone: boolean;
  /** Bits of the prefix. */
  maskLength: number;
}
/** Encoded source address. */
export interface PIMSource extends PIMUnicast {
  /** Reserved. */
  reserved: number;
  /** S: sparse mode. */
  sparse: boolean;
  /** W: any source. */
  wildcard: boolean;
  /** R: towards the rendezvous point. */
  rpt: boolean;
  /** Bits of the prefix. */
  maskLength: number;
  /** Join attributes, with encoding type 1. */
  attributes?: PIMJoinAttribute[];
}
/** Join attribute. */
export interface PIMJoinAttribute {
  /** F: routers that do not know it pass it on. */
  forward: boolean;
  /** E: the last one. */
  end: boolean;
  /** Attribute type. */
  type: number;
  /** Bytes of the value. */
  length: number;
  /** Value. */
  value: Uint8Array;
}

const IPV4 = 1, IPV6 = 2;
const head = {
  family: u8({ alias: "pim.addr_address_family", names: ADDRESS_FAMILY }),
  encoding: u8({ alias: "pim.addr_encoding_type" }),
};
const maskLength = u8({ alias: "pim.mask_len", unit: "bits" });
/** The address itself; Wireshark's names of it. */
const address = (ipv4: string, ipv6: string) => ({
  ipv4: when(
    (h: PIMAddressHead) => h.family === IPV4,
    ipv4Address({ alias: ipv4 }),
  ),
  ipv6: when(
    (h: PIMAddressHead) => h.family === IPV6,
    ipv6Address({ alias: ipv6 }),
  ),
});

/** An encoded unicast address; `name` is what Wireshark calls it. */
export function pimUnicast(
  name: string,
  ipv6: string = `${name}_ip6`,
): Struct<PIMUnicast> {
  return struct<PIMUnicast>({ ...head, ...address(name, ipv6) });
}

/** An encoded group address. */
export const pimGroup: Struct<PIMGroup> = struct<PIMGroup>({
  ...head,
  bidirectional: flag({ alias: "pim.group_addr.flags.b" }),
  reserved: bits(6, { alias: "pim.group_addr.flags.reserved" }),
  zone: flag({ alias: "pim.group_addr.flags.z" }),
  maskLength,
  ...address("pim.group", "pim.group_ip6"),
});

/** An encoded source address that is joined or pruned. */
export function pimSource(name: string): Struct<PIMSource> {
  return struct<PIMSource>({
    ...head,
    reserved: bits(5, { alias: "pim.source_addr.flags.reserved" }),
    sparse: flag({ alias: "pim.source_addr.flags.s" }),
    wildcard: flag({ alias: "pim.source_addr.flags.w" }),
    rpt: flag({ alias: "pim.source_addr.flags.r" }),
    maskLength,
    ...address(name, `${name}6`),
    attributes: when(
      (h: PIMSource) => h.encoding === 1,
      listUntil(
        struct<PIMJoinAttribute>({
          forward: flag({ alias: "pim.source_ja.flags.f" }),
          end: flag({ alias: "pim.source_ja.flags.e" }),
          type: bits(6, { alias: "pim.source_ja.flags.attr_type" }),
          length: u8({ alias: "pim.source_ja.length", unit: "bytes" }),
          value: bytes((h: PIMJoinAttribute) => h.length, {
            alias: "pim.source_ja.value",
          }),
        }),
        (a) => a.end,
      ),
    ),
  });
}
