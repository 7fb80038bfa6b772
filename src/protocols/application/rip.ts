/** Routing Information Protocol: versions 1 (RFC 1058 §3.1) and 2 (RFC 2453 §4), with authentication (RFC 4822 §2); RIPng: RFC 2080 §2.1. */
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  bytes,
  choice,
  chosen,
  ipv4Address,
  ipv6Address,
  listToEnd,
  octets,
  paddedText,
  rest,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { ADDRESS_FAMILY } from "../../names/address_family.ts";
import { RIP_AUTH, RIP_COMMAND } from "../../names/routing.ts";

/** A message. */
export interface RIP {
  /** Command. */
  command: number;
  /** Version. */
  version: number;
  /** Zero; routing domain in RFC 1388. */
  routingDomain: number;
  /** Entries. */
  entries: RIPEntry[];
}
/** Route of version 1: RFC 1058 §3.1. */
export interface RIPRoute1 {
  /** Address family; 0 asks for all routes. */
  family: number;
  /** Zero. */
  zero: number;
  /** Address. */
  address: string;
  /** Zeros. */
  zeros: Uint8Array;
  /** Metric; 16 is infinite. */
  metric: number;
}
/** Route of version 2: RFC 2453 §4. */
export interface RIPRoute2 {
  /** Address family; 0 asks for all routes. */
  family: number;
  /** Route tag. */
  routeTag: number;
  /** Address. */
  address: string;
  /** Subnet mask. */
  subnetMask: string;
  /** Next hop; 0.0.0.0: the sender. */
  nextHop: string;
  /** Metric; 16 is infinite. */
  metric: number;
}
/** What all entries of authentication have. */
export interface RIPAuthHead {
  /** 0xffff. */
  family: number;
  /** Authentication type. */
  authType: number;
}
/** Simple password: RFC 2453 §4.1. */
export interface RIPPassword extends RIPAuthHead {
  /** The password. */
  password: string;
}
/** Cryptographic authentication: RFC 4822 §2.1. */
export interface RIPCrypto extends RIPAuthHead {
  /** Bytes of the message before the trailer. */
  packetLength: number;
  /** Key ID. */
  keyId: number;
  /** Bytes of authentication data. */
  authDataLength: number;
  /** Sequence number. */
  sequence: number;
  /** Zeros. */
  zeros: Uint8Array;
}
/** Trailer of cryptographic authentication, and other entries: RFC 4822 §2.1. */
export interface RIPAuthData extends RIPAuthHead {
  /** Authentication data. */
  authData: Uint8Array;
}
/** Any entry. */
export type RIPEntry =
  | RIPRoute1
  | RIPRoute2
  | RIPPassword
  | RIPCrypto
  | RIPAuthData;

const family = u16({ alias: "rip.family", names: ADDRESS_FAMILY });
const address = ipv4Address({ alias: "rip.ip" });
const metric = u32({ alias: "rip.metric" });
const route1 = struct<RIPRoute1>({
  family,
  zero: u16(),
  address,
  zeros: octets(8),
  metric,
});
const route2 = struct<RIPRoute2>({
  family,
  routeTag: u16({ alias: "rip.route_tag" }),
  address,
  subnetMask: ipv4Address({ alias: "rip.netmask" }),
  nextHop: ipv4Address({ alias: "rip.next_hop" }),
  metric,
});
const authHead = {
  family: u16({ hex: true }),
  authType: u16({ alias: "rip.auth.type", names: RIP_AUTH }),
};
const password = struct<RIPPassword>({
  ...authHead,
  password: paddedText(16, { alias: "rip.auth.passwd" }),
});
const crypto = struct<RIPCrypto>({
  ...authHead,
  packetLength: u16({ alias: "rip.digest_offset", unit: "bytes" }),
  keyId: u8({ alias: "rip.key_id" }),
  authDataLength: u8({ alias: "rip.auth_data_len", unit: "bytes" }),
  sequence: u32({ alias: "rip.seq_num" }),
  zeros: octets(8),
});
const authData = struct<RIPAuthData>({
  family: u16({ hex: true }),
  authType: u16({ names: RIP_AUTH }),
  authData: rest({ alias: "rip.authentication_data" }),
});
const otherAuth = struct<RIPAuthData>({ ...authHead, authData: bytes(16) });

const AUTHENTICATION = 0xffff;
const TRAILER = 1, PASSWORD = 2, CRYPTOGRAPHIC = 3;
const entry = choice<RIPEntry>(
  [route1, route2, password, crypto, authData, otherAuth],
  (c, v) => {
    const { version } = v.struct.probe(v) as RIP;
    if (version < 2 || c.room < 4) return version < 2 ? route1 : route2;
    if ((c.peek() << 8 | c.peek(1)) !== AUTHENTICATION) return route2;
    switch (c.peek(2) << 8 | c.peek(3)) {
      case TRAILER:
        return authData;
      case PASSWORD:
        return password;
      case CRYPTOGRAPHIC:
        return crypto;
    }
    return otherAuth;
  },
);

/** Routing Information Protocol. */
export const rip: Protocol<RIP> = {
  id: "rip",
  label: "RIP",
  name: "Routing Information Protocol",
  spec: "RFC 2453, RFC 1058, RFC 4822",
  depth: "versions 1 and 2, all kinds of authentication",
  alias: "rip",
  layer: "application",
  on: [[udpPort, 520]],
  fields: struct<RIP>({
    command: u8({ alias: "rip.command", names: RIP_COMMAND }),
    version: u8({ alias: "rip.version" }),
    routingDomain: u16(),
    entries: listToEnd(chosen(entry)),
  }),
  summary: (h) => RIP_COMMAND[h.command] ?? `command ${h.command}`,
};

/** A message of RIPng. */
export interface RIPng {
  /** Command. */
  command: number;
  /** Version. */
  version: number;
  /** Zero. */
  reserved: Uint8Array;
  /** Route table entries. */
  entries: RIPngEntry[];
}
/** A route; with metric 255 the next hop of those behind it. */
export interface RIPngEntry {
  /** Prefix. */
  prefix: string;
  /** Route tag. */
  routeTag: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** Metric; 16 is infinite. */
  metric: number;
}

/** Routing Information Protocol, next generation. */
export const ripng: Protocol<RIPng> = {
  id: "ripng",
  label: "RIPng",
  name: "Routing Information Protocol next generation",
  spec: "RFC 2080",
  depth: "all fields",
  alias: "ripng",
  layer: "application",
  on: [[udpPort, 521]],
  fields: struct<RIPng>({
    command: u8({ alias: "ripng.cmd", names: RIP_COMMAND }),
    version: u8({ alias: "ripng.version" }),
    reserved: octets(2, { alias: "ripng.reserved" }),
    entries: listToEnd(struct<RIPngEntry>({
      prefix: ipv6Address({ alias: "ripng.rte.ipv6_prefix" }),
      routeTag: u16({ alias: "ripng.rte.route_tag", hex: true }),
      prefixLength: u8({ alias: "ripng.rte.prefix_length", unit: "bits" }),
      metric: u8({ alias: "ripng.rte.metric" }),
    })),
  }),
  summary: (h) =>
    `Command ${RIP_COMMAND[h.command] ?? h.command}, Version ${h.version}`,
};
