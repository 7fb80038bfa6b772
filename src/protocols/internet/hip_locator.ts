/** Parameters of HIP that say where somebody can be reached: RFC 8046 §4, RFC 8004 §4, RFC 5770 §5, RFC 9028 §5, RFC 6028 §4. */
import {
  bits,
  bytes,
  choice,
  chosen,
  flag,
  ipv6Address,
  listToEnd,
  octets,
  type Struct,
  struct,
  u16,
  u32,
  u8,
  within,
} from "../../fields/mod.ts";
import { HIP_NAT_TRAVERSAL } from "../../names/hip.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import {
  hipHead,
  type HIPParameterHead,
  hipRest,
  hipSize,
  hipTail,
  type HIPTransportAddress,
  hipTransportAddress,
} from "./hip_parameter.ts";

/** What all locators have: RFC 8046 §4. */
export interface HIPLocatorHead {
  /** What the locator is for: 0 all, 1 signalling, 2 data. */
  trafficType: number;
  /** Locator type. */
  locatorType: number;
  /** 32-bit words of the locator. */
  locatorLength: number;
  /** Reserved. */
  reserved: number;
  /** P: preferred. */
  preferred: boolean;
  /** Seconds for which it is good. */
  lifetime: number;
}
/** A locator that is an address. */
export interface HIPLocatorAddress extends HIPLocatorHead {
  /** SPI, in type 1. */
  spi?: number;
  /** Address, IPv4 as an IPv4-mapped one. */
  address: string;
}
/** A transport address: RFC 5770 §5.7. */
export interface HIPLocatorTransport extends HIPLocatorHead {
  /** Port. */
  port: number;
  /** IP protocol number. */
  protocol: number;
  /** 0: host, 1: server reflexive, 2: peer reflexive, 3: relayed. */
  kind: number;
  /** Priority of the candidate. */
  priority: number;
  /** SPI. */
  spi: number;
  /** Address, IPv4 as an IPv4-mapped one. */
  address: string;
}
/** A locator of another type. */
export interface HIPLocatorOther extends HIPLocatorHead {
  /** The locator. */
  locator: Uint8Array;
}
/** Any locator. */
export type HIPLocator =
  | HIPLocatorAddress
  | HIPLocatorTransport
  | HIPLocatorOther;

/** LOCATOR_SET: RFC 8046 §4. */
export interface HIPLocatorSet extends HIPParameterHead {
  /** Locators. */
  locators: HIPLocator[];
}
/** NAT_TRAVERSAL_MODE: RFC 5770 §5.4. */
export interface HIPNatTraversal extends HIPParameterHead {
  /** Reserved. */
  reserved: number;
  /** Modes, the preferred first. */
  modes: number[];
}
/** TRANSACTION_PACING: RFC 5770 §5.5. */
export interface HIPPacing extends HIPParameterHead {
  /** Milliseconds between transactions, at least. */
  minTa: number;
}
/** REG_FROM, RELAY_FROM, RELAY_TO, RELAYED_ADDRESS, MAPPED_ADDRESS: RFC 5770 §5.6, RFC 9028 §5.12. */
export interface HIPRelay extends HIPParameterHead, HIPTransportAddress {}
/** PEER_PERMISSION: RFC 9028 §5.13. */
export interface HIPPeerPermission extends HIPParameterHead {
  /** Port of the relay. */
  relayPort: number;
  /** Port of the peer. */
  peerPort: number;
  /** IP protocol number. */
  protocol: number;
  /** Reserved. */
  reserved: Uint8Array;
  /** Address of the relay. */
  relayAddress: string;
  /** Address of the peer. */
  peerAddress: string;
}
/** CANDIDATE_PRIORITY: RFC 9028 §5.14; NOMINATE: RFC 9028 §5.15. */
export interface HIPPriority extends HIPParameterHead {
  /** Priority; reserved in NOMINATE. */
  priority: number;
}
/** FROM: RFC 8004 §4.2.2. */
export interface HIPFrom extends HIPParameterHead {
  /** Where the packet came from, before the rendezvous server. */
  address: string;
}
/** VIA_RVS: RFC 8004 §4.2.4. */
export interface HIPViaRvs extends HIPParameterHead {
  /** Rendezvous servers. */
  addresses: string[];
}
/** ROUTE_DST and ROUTE_VIA: RFC 6028 §4. */
export interface HIPRoute extends HIPParameterHead {
  /** S: the answer takes the same way back. */
  symmetric: boolean;
  /** M: all the stops are required. */
  mustFollow: boolean;
  /** Reserved. */
  reserved: number;
  /** Reserved. */
  reserved2: number;
  /** HITs of the stops. */
  hits: string[];
}
/** Any of these. */
export type HIPLocatorParameter =
  | HIPLocatorSet
  | HIPNatTraversal
  | HIPPacing
  | HIPRelay
  | HIPPeerPermission
  | HIPPriority
  | HIPFrom
  | HIPViaRvs
  | HIPRoute;

const locatorHead = {
  trafficType: u8({ alias: "hip.tlv.locator_traffic_type" }),
  locatorType: u8({ alias: "hip.tlv.locator_type" }),
  locatorLength: u8({
    alias: "hip.tlv.locator_len",
    scale: 4,
    unit: "bytes",
  }),
  reserved: bits(7),
  preferred: flag(),
  lifetime: u32({ alias: "hip.tlv.locator_lifetime", unit: "s" }),
};
const address = ipv6Address({ alias: "hip.tlv.locator_address" });
const spi = u32({ alias: "hip.tlv.locator_spi", hex: true });

const plainLocator = struct<Omit<HIPLocatorAddress, "spi">>({
  ...locatorHead,
  address,
});
const spiLocator = struct<HIPLocatorAddress>({ ...locatorHead, spi, address });
const transportLocator = struct<HIPLocatorTransport>({
  ...locatorHead,
  port: u16({ alias: "hip.tlv.locator_port" }),
  protocol: u8({
    alias: "hip.tlv.locator_transport_protocol",
    names: IP_PROTOCOL,
  }),
  kind: u8({ alias: "hip.tlv.locator_kind" }),
  priority: u32({ alias: "hip.tlv.locator_priority" }),
  spi,
  address,
});
const otherLocator = struct<HIPLocatorOther>({
  ...locatorHead,
  locator: bytes((h: HIPLocatorOther) => h.locatorLength * 4),
});
/** Tables by locator type, with the words that such a locator has. */
const LOCATORS: readonly (readonly [number, Struct<HIPLocator>])[] = [
  [4, plainLocator],
  [5, spiLocator],
  [7, transportLocator],
];
const locator = choice<HIPLocator>(
  [plainLocator, spiLocator, transportLocator, otherLocator],
  (c) => {
    if (c.room < 3) return otherLocator;
    const [words, table] = LOCATORS[c.peek(1)] ?? [-1, otherLocator];
    return words === c.peek(2) ? table : otherLocator;
  },
);

const relay = (name?: string): Struct<HIPRelay> =>
  struct<HIPRelay>({ ...hipHead, ...hipTransportAddress(name), ...hipTail });
const priority = struct<HIPPriority>({
  ...hipHead,
  priority: u32(),
  ...hipTail,
});
const route = struct<HIPRoute>({
  ...hipHead,
  symmetric: flag(),
  mustFollow: flag(),
  reserved: bits(14),
  reserved2: u16(),
  hits: within(hipRest(4), listToEnd(ipv6Address())),
  ...hipTail,
});

/** The tables of these parameters, by type. */
export const hipLocatorParameters: Readonly<
  Record<number, Struct<HIPLocatorParameter>>
> = {
  193: struct<HIPLocatorSet>({
    ...hipHead,
    locators: within(hipSize, listToEnd(chosen(locator))),
    ...hipTail,
  }),
  608: struct<HIPNatTraversal>({
    ...hipHead,
    reserved: u16(),
    modes: within(
      hipRest(2),
      listToEnd(u16({
        alias: "hip.tlv.nat_traversal_mode_id",
        names: HIP_NAT_TRAVERSAL,
      })),
    ),
    ...hipTail,
  }),
  610: struct<HIPPacing>({
    ...hipHead,
    minTa: u32({ alias: "hip.tlv_transaction_minta", unit: "ms" }),
    ...hipTail,
  }),
  950: relay("reg_from"),
  4601: route,
  4650: relay(),
  4660: relay(),
  4680: struct<HIPPeerPermission>({
    ...hipHead,
    relayPort: u16(),
    peerPort: u16(),
    protocol: u8({ names: IP_PROTOCOL }),
    reserved: octets(3),
    relayAddress: ipv6Address(),
    peerAddress: ipv6Address(),
    ...hipTail,
  }),
  4700: priority,
  4710: priority,
  63998: relay("relay_from"),
  64002: relay("relay_to"),
  64017: route,
  65498: struct<HIPFrom>({
    ...hipHead,
    address: ipv6Address({ alias: "hip.tlv_from_address" }),
    ...hipTail,
  }),
  65502: struct<HIPViaRvs>({
    ...hipHead,
    addresses: within(
      hipSize,
      listToEnd(ipv6Address({ alias: "hip.tlv_rvs_address" })),
    ),
    ...hipTail,
  }),
};
