/** Options of router advertisements about DNS: RFC 8106 §5, RFC 9463 §6. */
import {
  bytes,
  dnsName,
  ifMore,
  ipv6Address,
  listToEnd,
  listWhile,
  padding,
  type Struct,
  struct,
  u16,
  u32,
  when,
  within,
} from "../../fields/mod.ts";
import { type NDOptionHead, ndOptionHead } from "./ndp_option.ts";

/** Recursive DNS Server: RFC 8106 §5.1. */
export interface NDRecursiveDNS extends NDOptionHead {
  /** Reserved. */
  reserved: number;
  /** Seconds for which the servers are good; 0xffffffff: infinite. */
  lifetime: number;
  /** Addresses of the servers. */
  servers: string[];
}
/** DNS Search List: RFC 8106 §5.2. */
export interface NDSearchList extends NDOptionHead {
  /** Reserved. */
  reserved: number;
  /** Seconds for which the names are good; 0xffffffff: infinite. */
  lifetime: number;
  /** Domain names. */
  names: string[];
  /** Padding. */
  padding?: Uint8Array;
}
/** Encrypted DNS: RFC 9463 §6.1. */
export interface NDEncryptedDNS extends NDOptionHead {
  /** Priority; 0: the name alone is told. */
  priority: number;
  /** Seconds for which the servers are good; 0xffffffff: infinite. */
  lifetime: number;
  /** Bytes of the name. */
  nameLength: number;
  /** Name by which the servers are authenticated. */
  name?: string;
  /** Bytes of the addresses. */
  addressLength?: number;
  /** Addresses of the servers. */
  servers?: string[];
  /** Bytes of the parameters. */
  paramsLength?: number;
  /** Service parameters: RFC 9460 §2.2. */
  params?: Uint8Array;
  /** Padding. */
  padding?: Uint8Array;
}
/** Any of these options. */
export type NDDnsOption = NDRecursiveDNS | NDSearchList | NDEncryptedDNS;

const recursiveDNS = struct<NDRecursiveDNS>({
  ...ndOptionHead,
  reserved: u16(),
  lifetime: u32({ alias: "icmpv6.opt.rdnss.lifetime", unit: "s" }),
  servers: listToEnd(ipv6Address({ alias: "icmpv6.opt.rdnss" })),
});
const searchList = struct<NDSearchList>({
  ...ndOptionHead,
  reserved: u16(),
  lifetime: u32({ alias: "icmpv6.opt.dnssl.lifetime", unit: "s" }),
  // padded with zeros: RFC 8106 §5.2
  names: listWhile(
    dnsName({ alias: "icmpv6.opt.dnssl", compressed: false }),
    (c) => c.room > 0 && c.peek() !== 0,
  ),
  padding: padding(),
});
/** Only the name is told where the priority is 0: RFC 9463 §3.1. */
const hasServers = (h: NDEncryptedDNS): boolean => h.priority > 0;
const encryptedDNS = struct<NDEncryptedDNS>({
  ...ndOptionHead,
  priority: u16(),
  lifetime: u32({ unit: "s" }),
  nameLength: u16({ unit: "bytes" }),
  name: within(
    (h: NDEncryptedDNS) => h.nameLength,
    ifMore(dnsName({ compressed: false })),
  ),
  addressLength: when(hasServers, u16({ unit: "bytes" })),
  servers: when(
    hasServers,
    within(
      (h: NDEncryptedDNS) => h.addressLength!,
      listToEnd(ipv6Address()),
    ),
  ),
  paramsLength: when(hasServers, u16({ unit: "bytes" })),
  params: when(hasServers, bytes((h: NDEncryptedDNS) => h.paramsLength!)),
  padding: padding(),
});

/** The tables of these options, by type. */
export const ndDnsOptions: Readonly<Record<number, Struct<NDDnsOption>>> = {
  25: recursiveDNS,
  31: searchList,
  144: encryptedDNS,
};
