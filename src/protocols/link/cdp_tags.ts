/** TLVs of the Cisco Discovery Protocol. */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bits,
  bytes,
  choice,
  chosen,
  flag,
  ifMore,
  ipv4Address,
  ipv6Address,
  list,
  listToEnd,
  mac,
  type Options,
  options,
  padding,
  rest,
  restText,
  type Struct,
  struct,
  u16,
  u24,
  u32,
  u8,
} from "../../fields/mod.ts";
import { CDP_PROTOCOL_TYPE, CDP_TLV } from "../../names/cdp.ts";
import { SNAP_OUI } from "../../names/snap_oui.ts";

/** What every TLV begins with. */
export interface CDPHead {
  /** Type. */
  type: number;
  /** Bytes of the TLV. */
  length: number;
}
/** A TLV that is text: names, versions. */
export interface CDPText extends CDPHead {
  /** The text. */
  text: string;
}
/** A TLV that is a number. */
export interface CDPNumber extends CDPHead {
  /** The number. */
  value: number;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** Addresses, management addresses. */
export interface CDPAddresses extends CDPHead {
  /** How many. */
  count: number;
  /** Addresses. */
  addresses: CDPAddress[];
  /** Bytes behind them. */
  padding?: Uint8Array;
}
/** One address. */
export interface CDPAddress {
  /** What the protocol identifier is. */
  protocolType: number;
  /** Bytes of the protocol identifier. */
  protocolLength: number;
  /** Protocol identifier. */
  protocol: Uint8Array;
  /** Bytes of the address. */
  addressLength: number;
  /** The address. */
  address: string | Uint8Array;
}
/** What a device can do. */
export interface CDPCapabilities extends CDPHead {
  /** Reserved. */
  reserved: number;
  /** Two-port MAC relay. */
  macRelay: boolean;
  /** Connection to a video phone, or dispute resolution of STP. */
  cvta: boolean;
  /** Remotely managed device. */
  remote: boolean;
  /** VoIP phone. */
  phone: boolean;
  /** Repeater. */
  repeater: boolean;
  /** Listens to IGMP. */
  igmp: boolean;
  /** Host. */
  host: boolean;
  /** Switch. */
  switch: boolean;
  /** Source route bridge. */
  sourceRouteBridge: boolean;
  /** Transparent bridge. */
  transparentBridge: boolean;
  /** Router. */
  router: boolean;
}
/** Networks of a stub router: on-demand routing. */
export interface CDPPrefixes extends CDPHead {
  /** Networks with their prefix lengths. */
  prefixes: CDPPrefix[];
}
/** One network. */
export interface CDPPrefix {
  /** Network. */
  prefix: string;
  /** Bits of the network. */
  prefixLength: number;
}
/** The gateway of stub routers: on-demand routing. */
export interface CDPGateway extends CDPHead {
  /** The gateway. */
  gateway: string;
}
/** Hello of another protocol. */
export interface CDPHello extends CDPHead {
  /** Organization that the protocol belongs to. */
  oui: number;
  /** The protocol. */
  protocolId: number;
  /** Its data. */
  data: Uint8Array;
}
/** Hello of the cluster management. */
export interface CDPCluster extends CDPHead {
  /** Cisco. */
  oui: number;
  /** 0x0112. */
  protocolId: number;
  /** Address of the cluster's master. */
  master: string;
  /** An address whose meaning is not published. */
  address: string;
  /** Version. */
  version: number;
  /** Subversion. */
  subversion: number;
  /** Status. */
  status: number;
  /** Meaning not published. */
  unknown: number;
  /** The cluster's commander. */
  commander: string;
  /** The switch. */
  switch: string;
  /** Meaning not published. */
  unknown2: number;
  /** Management VLAN. */
  managementVlan: number;
}
/** VLAN of telephones. */
export interface CDPVoice extends CDPHead {
  /** Kind of appliance. */
  appliance: number;
  /** VLAN. */
  vlan?: number;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** Duplex. */
export interface CDPDuplex extends CDPHead {
  /** 1: full, 0: half. */
  full: number;
}
/** Location. */
export interface CDPLocation extends CDPHead {
  /** Meaning not published. */
  unknown: number;
  /** The location. */
  location: string;
}
/** Power that is requested or available. */
export interface CDPPower extends CDPHead {
  /** Number of the request. */
  requestId: number;
  /** Number of the power management. */
  managementId: number;
  /** Levels in milliwatts. */
  power: number[];
}
/** Power over the spare pair. */
export interface CDPSparePair extends CDPHead {
  /** Reserved. */
  reserved: number;
  /** The PSE supplies the spare pair. */
  pseSparePair: boolean;
  /** The PD asks for the spare pair. */
  requestSparePair: boolean;
  /** Architecture of the PD: shared or independent. */
  sparePairArchitecture: boolean;
  /** Power over four wires. */
  fourWire: boolean;
}
/** Any other TLV. */
export interface CDPOther extends CDPHead {
  /** Its value. */
  data: Uint8Array;
}
/** Any TLV. */
export type CDPTag =
  | CDPText
  | CDPNumber
  | CDPAddresses
  | CDPCapabilities
  | CDPPrefixes
  | CDPGateway
  | CDPHello
  | CDPCluster
  | CDPVoice
  | CDPDuplex
  | CDPLocation
  | CDPPower
  | CDPSparePair
  | CDPOther;

const head = {
  type: u16({ alias: "cdp.tlv.type", hex: true, names: CDP_TLV }),
  length: u16({ alias: "cdp.tlv.len", unit: "bytes" }),
};

function textTag(alias: string): Struct<CDPText> {
  return struct<CDPText>({
    ...head,
    text: restText({ alias: `cdp.${alias}` }),
  });
}
function numberTag(
  type: typeof u16,
  alias?: string,
  unit?: string,
): Struct<CDPNumber> {
  return struct<CDPNumber>({
    ...head,
    value: type({
      ...(alias && { alias: `cdp.${alias}` }),
      ...(unit && { unit }),
    }),
    padding: padding(),
  });
}

const addressHead = {
  protocolType: u8({ alias: "cdp.protocol_type", names: CDP_PROTOCOL_TYPE }),
  protocolLength: u8({ alias: "cdp.protocol_length", unit: "bytes" }),
  protocol: bytes((h: CDPAddress) => h.protocolLength, {
    alias: "cdp.protocol",
  }),
  addressLength: u16({ alias: "cdp.address_length", unit: "bytes" }),
};
const address4 = struct<CDPAddress>({
  ...addressHead,
  address: ipv4Address({ alias: "cdp.nrgyz.ip_address" }),
});
const address6 = struct<CDPAddress>({
  ...addressHead,
  address: ipv6Address({ alias: "cdp.nrgyz.ipv6_address" }),
});
const otherAddress = struct<CDPAddress>({
  ...addressHead,
  address: bytes((h: CDPAddress) => h.addressLength, { alias: "cdp.address" }),
});
/** NLPID of IPv4, and the EtherType of IPv6 at the end of an identifier of eight bytes. */
const NLPID_IP = 0xcc, IPV6 = 0x86dd;

/** The family stands in the protocol identifier: one byte, or LLC and SNAP. */
function addressTable(c: Cursor): Struct<CDPAddress> {
  const n = c.room > 1 ? c.peek(1) : 0;
  if (c.room < 4 + n) return otherAddress;
  const size = c.peek(2 + n) << 8 | c.peek(3 + n);
  if (n === 1 && c.peek(2) === NLPID_IP && size === 4) return address4;
  return n === 8 && (c.peek(8) << 8 | c.peek(9)) === IPV6 && size === 16
    ? address6
    : otherAddress;
}
const addresses = struct<CDPAddresses>({
  ...head,
  count: u32({ alias: "cdp.number_of_addresses" }),
  addresses: list(
    chosen(choice([address4, address6, otherAddress], addressTable)),
    (h: CDPAddresses) => h.count,
  ),
  padding: padding(),
});

const bit = (name: string) => flag({ alias: `cdp.capabilities.${name}` });
const capabilities = struct<CDPCapabilities>({
  ...head,
  reserved: bits(21),
  macRelay: bit("mac_relay"),
  cvta: bit("cvta"),
  remote: bit("remote"),
  phone: bit("voip_phone"),
  repeater: bit("repeater"),
  igmp: bit("igmp_capable"),
  host: bit("host"),
  switch: bit("switch"),
  sourceRouteBridge: bit("src_bridge"),
  transparentBridge: bit("trans_bridge"),
  router: bit("router"),
});

const gateway = struct<CDPGateway>({
  ...head,
  gateway: ipv4Address({ alias: "cdp.odr_default_gateway" }),
});
const prefixes = struct<CDPPrefixes>({
  ...head,
  prefixes: listToEnd(struct<CDPPrefix>({
    prefix: ipv4Address({ alias: "cdp.ip_prefix" }),
    prefixLength: u8(),
  })),
});
/** What the length of the TLV at the cursor says. */
const lengthOf = (c: Cursor): number => c.peek(2) << 8 | c.peek(3);
/** Bytes of a TLV with a lone address. */
const GATEWAY_SIZE = 8;
/** A lone address is the gateway; networks have five bytes each. */
const routing = choice<CDPGateway | CDPPrefixes>(
  [gateway, prefixes],
  (c) => lengthOf(c) === GATEWAY_SIZE ? gateway : prefixes,
);

const helloHead = {
  ...head,
  oui: u24({ alias: "cdp.oui", hex: true, names: SNAP_OUI }),
  protocolId: u16({ alias: "cdp.protocol_id", hex: true }),
};
const hello = struct<CDPHello>({
  ...helloHead,
  data: rest({ alias: "cdp.hello.unknown" }),
});
const cluster = struct<CDPCluster>({
  ...helloHead,
  master: ipv4Address({ alias: "cdp.cluster.master_ip" }),
  address: ipv4Address({ alias: "cdp.cluster.ip" }),
  version: u8({ alias: "cdp.cluster.version" }),
  subversion: u8({ alias: "cdp.cluster.sub_version" }),
  status: u8({ alias: "cdp.cluster.status", hex: true }),
  unknown: u8({ alias: "cdp.cluster.unknown", hex: true }),
  commander: mac({ alias: "cdp.cluster.commander_mac" }),
  switch: mac({ alias: "cdp.cluster.switch_mac" }),
  unknown2: u8({ alias: "cdp.cluster.unknown", hex: true }),
  managementVlan: u16({ alias: "cdp.cluster.management_vlan" }),
});
/** Bytes of a cluster management hello. */
const CLUSTER_SIZE = 36;
const anyHello = choice<CDPHello | CDPCluster>(
  [hello, cluster],
  (c) =>
    lengthOf(c) === CLUSTER_SIZE && c.room >= CLUSTER_SIZE &&
      c.peek(6) === 0x0c && c.peek(7) === 0x01 && c.peek(8) === 0x12
      ? cluster
      : hello,
);

const voice = struct<CDPVoice>({
  ...head,
  appliance: u8({ hex: true }),
  vlan: ifMore(u16({ alias: "cdp.voice_vlan" })),
  padding: padding(),
});
function power(alias: string): Struct<CDPPower> {
  return struct<CDPPower>({
    ...head,
    requestId: u16({ alias: "cdp.request_id" }),
    managementId: u16({ alias: "cdp.management_id" }),
    power: listToEnd(u32({ alias, unit: "mW" })),
  });
}
const spare = (name: string) => flag({ alias: `cdp.spare_poe_tlv.${name}` });

/** TLVs up to the end of the packet. */
export const cdpTags: Options<CDPTag> = options<CDPTag>({
  typeSize: 2,
  lengthSize: 2,
  counts: "all",
  cases: {
    0x0001: textTag("deviceid"),
    0x0002: addresses,
    0x0003: textTag("portid"),
    0x0004: capabilities,
    0x0005: textTag("software_version"),
    0x0006: textTag("platform"),
    0x0007: routing,
    0x0008: anyHello,
    0x0009: textTag("vtp_management_domain"),
    0x000a: numberTag(u16, "native_vlan"),
    0x000b: struct<CDPDuplex>({ ...head, full: u8({ alias: "cdp.duplex" }) }),
    0x000e: voice,
    0x000f: voice,
    0x0010: numberTag(u16, "power_consumption", "mW"),
    0x0011: numberTag(u32, "mtu", "bytes"),
    0x0012: numberTag(u8, "trust_bitmap"),
    0x0013: numberTag(u8, "untrusted_port_cos"),
    0x0014: textTag("system_name"),
    0x0015: struct<CDPOther>({
      ...head,
      data: rest({ alias: "cdp.system_object_identifier" }),
    }),
    0x0016: addresses,
    0x0017: struct<CDPLocation>({
      ...head,
      unknown: u8({ alias: "cdp.location.unknown" }),
      location: restText({ alias: "cdp.location" }),
    }),
    0x0019: power("cdp.power_requested"),
    0x001a: power("cdp.power_available"),
    0x001f: struct<CDPSparePair>({
      ...head,
      reserved: bits(4),
      pseSparePair: spare("pse_spare_pair_poe"),
      requestSparePair: spare("req_spare_pair_poe"),
      sparePairArchitecture: spare("spare_pair_arch"),
      fourWire: spare("poe"),
    }),
  },
  other: struct<CDPOther>({ ...head, data: rest({ alias: "cdp.data" }) }),
});
