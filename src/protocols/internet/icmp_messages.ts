/** Messages of ICMP behind type, code and checksum: https://www.iana.org/assignments/icmp-parameters */
import {
  bits,
  dnsName,
  type Field,
  flag,
  i32,
  ipv4Address,
  list,
  listToEnd,
  oneOf,
  rest,
  type Struct,
  struct,
  u16,
  u32,
  u8,
  within,
} from "../../fields/mod.ts";
import { ICMP_NEIGHBOR_STATE } from "../../names/icmp.ts";
import {
  type ICMPExtension,
  ownExtension,
  quotedLength,
} from "./icmp_extensions.ts";
import {
  type ICMPMobileExtension,
  icmpMobileExtensions,
} from "./icmp_mobile.ts";

/** Echo (RFC 792 p. 14) and Information (p. 18), with their replies. */
export interface ICMPEcho {
  /** Identifies the asking process. */
  id: number;
  /** Sequence number. */
  seq: number;
}
/** Destination Unreachable (RFC 792 p. 4), Time Exceeded (p. 6): errors with nothing to say but their code. */
export interface ICMPError {
  /** Unused. */
  unused: number;
  /** Original datagram in 32-bit words, where an extension structure follows it: RFC 4884 §4. */
  length: number;
  /** Unused; the MTU in another table. */
  unused2: number;
  /** Bytes of the original datagram before an extension structure. */
  quotedLength?: number;
}
/** Fragmentation Needed: RFC 1191 §4. */
export interface ICMPTooBig {
  /** Unused. */
  unused: number;
  /** Original datagram in 32-bit words, where an extension structure follows it. */
  length: number;
  /** MTU of the next hop, in bytes. */
  nextHopMtu: number;
  /** Bytes of the original datagram before an extension structure. */
  quotedLength?: number;
}
/** Source Quench: RFC 792 p. 10; Router Solicitation: RFC 1256 §3. */
export interface ICMPEmpty {
  /** Unused. */
  unused: number;
}
/** Redirect: RFC 792 p. 12. */
export interface ICMPRedirect {
  /** Router to send to instead. */
  gateway: string;
}
/** Router Advertisement: RFC 1256 §3. */
export interface ICMPRouterAdvertisement {
  /** Number of addresses. */
  numAddrs: number;
  /** 32-bit words for each address, 2 in this version. */
  addrEntrySize: number;
  /** Seconds for which the addresses are good. */
  lifetime: number;
  /** Addresses. */
  routers: ICMPRouter[];
  /** Extensions for Mobile IP. */
  extensions: ICMPMobileExtension[];
}
/** A router's address. */
export interface ICMPRouter {
  /** Its address. */
  address: string;
  /** Preference as a default router; higher is better, -2^31: not at all. */
  preference: number;
}
/** Parameter Problem: RFC 792 p. 8. */
export interface ICMPParameterProblem {
  /** Octet of the original datagram where the error was found. */
  pointer: number;
  /** Original datagram in 32-bit words, where an extension structure follows it. */
  length: number;
  /** Unused. */
  unused: number;
  /** Bytes of the original datagram before an extension structure. */
  quotedLength?: number;
}
/** Timestamp and its reply: RFC 792 p. 16. */
export interface ICMPTimestamp extends ICMPEcho {
  /** When the asker sent it, in milliseconds since midnight UTC. */
  originate: number;
  /** When the answerer received it, in milliseconds since midnight UTC. */
  receive: number;
  /** When the answerer sent it, in milliseconds since midnight UTC. */
  transmit: number;
}
/** Address Mask and its reply: RFC 950 appendix I. */
export interface ICMPAddressMask extends ICMPEcho {
  /** Subnet mask. */
  mask: string;
}
/** Traceroute: RFC 1393 §2.2. */
export interface ICMPTraceroute {
  /** Identifies the traceroute. */
  traceId: number;
  /** Unused. */
  unused: number;
  /** Hops on the way out. */
  outboundHops: number;
  /** Hops on the way back. */
  returnHops: number;
  /** Speed of the link that the packet left on, in bytes per second. */
  linkSpeed: number;
  /** MTU of that link, in bytes. */
  linkMtu: number;
}
/** Datagram Conversion Error: RFC 1475 §8. */
export interface ICMPConversionError {
  /** Octet of the original datagram where the error was found. */
  pointer: number;
}
/** Domain Name Reply: RFC 1788 §3. */
export interface ICMPDomainName extends ICMPEcho {
  /** Seconds for which the names may be kept. */
  ttl: number;
  /** Names of the address that was asked. */
  names: string[];
}
/** Photuris security failures: RFC 2521 §2. */
export interface ICMPSecurityFailure {
  /** Reserved. */
  reserved: number;
  /** Octet of the original datagram where the failing header begins. */
  pointer: number;
}
/** Seamoby experimental icmpMobility: RFC 4065 §2. */
export interface ICMPMobility {
  /** Which experiment. */
  subtype: number;
  /** Reserved. */
  reserved: number;
  /** Its data. */
  data: Uint8Array;
}
/** Extended Echo Request: RFC 8335 §2. */
export interface ICMPExtendedRequest {
  /** Identifies the asking process. */
  id: number;
  /** Sequence number. */
  seq: number;
  /** Reserved. */
  reserved: number;
  /** L: the probed interface is the answerer's own. */
  local: boolean;
  /** Names the interface to be probed. */
  extension?: ICMPExtension;
}
/** Extended Echo Reply: RFC 8335 §3. */
export interface ICMPExtendedReply {
  /** Identifies the asking process. */
  id: number;
  /** Sequence number. */
  seq: number;
  /** State of the neighbour cache entry. */
  state: number;
  /** Reserved. */
  reserved: number;
  /** A: the interface is active. */
  active: boolean;
  /** 4: it runs IPv4. */
  ipv4: boolean;
  /** 6: it runs IPv6. */
  ipv6: boolean;
}
/** Any other message. */
export interface ICMPOther {
  /** Its data. */
  data: Uint8Array;
}
/** Any message of ICMP. */
export type ICMPBody =
  | ICMPEcho
  | ICMPError
  | ICMPTooBig
  | ICMPEmpty
  | ICMPRedirect
  | ICMPRouterAdvertisement
  | ICMPParameterProblem
  | ICMPTimestamp
  | ICMPAddressMask
  | ICMPTraceroute
  | ICMPConversionError
  | ICMPDomainName
  | ICMPSecurityFailure
  | ICMPMobility
  | ICMPExtendedRequest
  | ICMPExtendedReply
  | ICMPOther;

const asked = {
  id: u16({ alias: "icmp.ident" }),
  seq: u16({ alias: "icmp.seq" }),
};
/** Where an extension structure follows, how long the quotation before it is. */
const length = u8({ alias: "icmp.length" });
const quoted = quotedLength(4, {
  alias: "icmp.length.original_datagram",
  unsaid: true,
});

const echo = struct<ICMPEcho>(asked);
const error = struct<ICMPError>({
  unused: u8(),
  length,
  unused2: u16(),
  quotedLength: quoted,
});
const tooBig = struct<ICMPTooBig>({
  unused: u8(),
  length,
  nextHopMtu: u16({ alias: "icmp.mtu", unit: "bytes" }),
  quotedLength: quoted,
});
const empty = struct<ICMPEmpty>({ unused: u32() });
const redirect = struct<ICMPRedirect>({
  gateway: ipv4Address({ alias: "icmp.redir_gw" }),
});
const routerAdvertisement = struct<ICMPRouterAdvertisement>({
  numAddrs: u8({ alias: "icmp.num_addrs" }),
  addrEntrySize: u8({ alias: "icmp.addr_entry_size" }),
  lifetime: u16({ alias: "icmp.lifetime", unit: "s" }),
  routers: list(
    within(
      (h: ICMPRouterAdvertisement) => h.addrEntrySize * 4,
      struct<ICMPRouter>({
        address: ipv4Address({ alias: "icmp.router_address" }),
        preference: i32({ alias: "icmp.pref_level" }),
      }),
    ),
    (h: ICMPRouterAdvertisement) => h.numAddrs,
  ),
  extensions: icmpMobileExtensions,
});
const parameterProblem = struct<ICMPParameterProblem>({
  pointer: u8({ alias: "icmp.pointer" }),
  length,
  unused: u16(),
  quotedLength: quoted,
});
const timestamp = struct<ICMPTimestamp>({
  ...asked,
  originate: u32({ alias: "icmp.originate_timestamp", unit: "ms" }),
  receive: u32({ alias: "icmp.receive_timestamp", unit: "ms" }),
  transmit: u32({ alias: "icmp.transmit_timestamp", unit: "ms" }),
});
const addressMask = struct<ICMPAddressMask>({
  ...asked,
  mask: ipv4Address({ alias: "icmp.address_mask" }),
});
const traceroute = struct<ICMPTraceroute>({
  traceId: u16(),
  unused: u16(),
  outboundHops: u16(),
  returnHops: u16(),
  linkSpeed: u32({ unit: "bytes/s" }),
  linkMtu: u32({ unit: "bytes" }),
});
const conversionError = struct<ICMPConversionError>({ pointer: u32() });
const domainName = struct<ICMPDomainName>({
  ...asked,
  ttl: i32({ unit: "s" }),
  names: listToEnd(dnsName()),
});
const securityFailure = struct<ICMPSecurityFailure>({
  reserved: u16(),
  pointer: u16(),
});
/** Seamoby experimental icmpMobility, in ICMPv6 too. */
export const icmpMobility: Struct<ICMPMobility> = struct<ICMPMobility>({
  subtype: u8(),
  reserved: bits(24),
  data: rest(),
});
const extendedAsked = {
  id: u16({ alias: "icmp.ident" }),
  seq: u8({ alias: "icmp.ext.echo.seq" }),
};
const extendedRequest = struct<ICMPExtendedRequest>({
  ...extendedAsked,
  reserved: bits(7, { alias: "icmp.ext.echo.req.res" }),
  local: flag({ alias: "icmp.ext.echo.req.local" }),
  extension: ownExtension,
});
const extendedReply = struct<ICMPExtendedReply>({
  ...extendedAsked,
  state: bits(3, {
    alias: "icmp.ext.echo.rsp.state",
    names: ICMP_NEIGHBOR_STATE,
  }),
  reserved: bits(2, { alias: "icmp.ext.echo.rsp.res" }),
  active: flag({ alias: "icmp.ext.echo.rsp.active" }),
  ipv4: flag({ alias: "icmp.ext.echo.rsp.ipv4" }),
  ipv6: flag({ alias: "icmp.ext.echo.rsp.ipv6" }),
});
const other = struct<ICMPOther>({ data: rest() });

/** Tables by type. */
const TABLES: Readonly<Record<number, Struct<ICMPBody>>> = {
  0: echo,
  3: error,
  4: empty,
  5: redirect,
  8: echo,
  9: routerAdvertisement,
  10: empty,
  11: error,
  12: parameterProblem,
  13: timestamp,
  14: timestamp,
  15: echo,
  16: echo,
  17: addressMask,
  18: addressMask,
  30: traceroute,
  31: conversionError,
  37: echo,
  38: domainName,
  40: securityFailure,
  41: icmpMobility,
  42: extendedRequest,
  43: extendedReply,
};

const UNREACHABLE = 3, FRAGMENTATION_NEEDED = 4;
/** Stands for the one code that has a table of its own. */
const TOO_BIG = 256;

/** What a message says behind its checksum. */
export const icmpBody: Field<ICMPBody> = oneOf<
  { type: number; code: number },
  ICMPBody
>(
  (h) =>
    h.type === UNREACHABLE && h.code === FRAGMENTATION_NEEDED
      ? TOO_BIG
      : h.type,
  { ...TABLES, [TOO_BIG]: tooBig },
  other,
);
