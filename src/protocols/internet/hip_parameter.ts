/** What parameters of HIP have in common: RFC 7401 §5.2.1. */
import {
  derived,
  ipv6Address,
  padding,
  type Table,
  u16,
  u8,
} from "../../fields/mod.ts";
import { HIP_PARAMETER } from "../../names/hip.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";

/** What all parameters have. */
export interface HIPParameterHead {
  /** Type. */
  type: number;
  /** Last bit of the type: a receiver that does not know it drops the packet. */
  critical: boolean;
  /** Bytes of the contents, without padding. */
  length: number;
  /** Padding to 8 bytes. */
  padding?: Uint8Array;
}

/** The fields that a parameter begins with. */
export const hipHead: Table<
  Pick<HIPParameterHead, "type" | "critical" | "length">
> = {
  type: u16({ alias: "hip.type", names: HIP_PARAMETER }),
  critical: derived<HIPParameterHead, boolean>((h) => (h.type & 1) === 1),
  length: u16({ unit: "bytes" }),
};
/** The field that a parameter ends with. */
export const hipTail: Table<Pick<HIPParameterHead, "padding">> = {
  padding: padding(),
};

/** Bytes of the contents. */
export const hipSize = (h: HIPParameterHead): number => h.length;
/** Bytes of the contents behind `n` of them. */
export const hipRest = (n: number): (h: HIPParameterHead) => number => (h) =>
  h.length - n;

/** Where somebody can be reached: RFC 5770 §5.4, RFC 9028 §5.12. */
export interface HIPTransportAddress {
  /** Port. */
  port: number;
  /** IP protocol number. */
  protocol: number;
  /** Reserved. */
  reserved: number;
  /** Address, IPv4 as an IPv4-mapped one. */
  address: string;
}

/** The fields of {@linkcode HIPTransportAddress}, whose names in Wireshark hold `name`. */
export function hipTransportAddress(
  name?: string,
): Table<HIPTransportAddress> {
  const alias = (field: string, separator = "_") =>
    name === undefined ? {} : { alias: `hip.tlv${separator}${name}_${field}` };
  return {
    port: u16(alias("port", ".")),
    protocol: u8({ ...alias("protocol"), names: IP_PROTOCOL }),
    reserved: u8(alias("reserved")),
    address: ipv6Address(alias("address")),
  };
}
