/** Neighbor Discovery: RFC 4861 §4, with the flags of RFC 4191, RFC 4389 and RFC 6275. */
import {
  bits,
  flag,
  ipv6Address,
  type Struct,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { ROUTER_PREFERENCE } from "../../names/icmpv6.ts";
import { type NDOption, ndOptions, redirectOptions } from "./ndp_options.ts";

/** Router Solicitation: RFC 4861 §4.1; also Inverse Neighbor Discovery: RFC 3122 §2. */
export interface NDRouterSolicitation {
  /** Reserved. */
  reserved: number;
  /** Options. */
  options: NDOption[];
}
/** Router Advertisement: RFC 4861 §4.2. */
export interface NDRouterAdvertisement {
  /** Hop limit for packets of hosts; 0: the router does not say. */
  curHopLimit: number;
  /** M: addresses come from DHCPv6. */
  managed: boolean;
  /** O: other information comes from DHCPv6. */
  other: boolean;
  /** H: the router is a home agent (RFC 6275 §7.1). */
  homeAgent: boolean;
  /** Prf: preference as a default router (RFC 4191 §2.2). */
  preference: number;
  /** P: proxied (RFC 4389 §4.1.3.3). */
  proxy: boolean;
  /** Reserved. */
  reserved: number;
  /** Seconds for which it is a default router; 0: it is none. */
  routerLifetime: number;
  /** Milliseconds for which a neighbour is taken to be reachable; 0: the router does not say. */
  reachableTime: number;
  /** Milliseconds between solicitations; 0: the router does not say. */
  retransTimer: number;
  /** Options. */
  options: NDOption[];
}
/** Neighbor Solicitation: RFC 4861 §4.3. */
export interface NDNeighborSolicitation {
  /** Reserved. */
  reserved: number;
  /** Whose link-layer address is asked for. */
  target: string;
  /** Options. */
  options: NDOption[];
}
/** Neighbor Advertisement: RFC 4861 §4.4. */
export interface NDNeighborAdvertisement {
  /** R: the sender is a router. */
  router: boolean;
  /** S: an answer to a solicitation. */
  solicited: boolean;
  /** O: overrides what is known. */
  override: boolean;
  /** Reserved. */
  reserved: number;
  /** Whose link-layer address is told. */
  target: string;
  /** Options. */
  options: NDOption[];
}
/** Redirect: RFC 4861 §4.5. */
export interface NDRedirect {
  /** Reserved. */
  reserved: number;
  /** Where to send to instead. */
  target: string;
  /** For which destination. */
  destination: string;
  /** Options up to the Redirected Header, whose packet is the payload. */
  options: NDOption[];
}

/** Router Solicitation. */
export const ndRouterSolicitation: Struct<NDRouterSolicitation> = struct<
  NDRouterSolicitation
>({ reserved: u32(), options: ndOptions });

/** Router Advertisement. */
export const ndRouterAdvertisement: Struct<NDRouterAdvertisement> = struct<
  NDRouterAdvertisement
>({
  curHopLimit: u8({ alias: "icmpv6.nd.ra.cur_hop_limit" }),
  managed: flag({ alias: "icmpv6.nd.ra.flag.m" }),
  other: flag({ alias: "icmpv6.nd.ra.flag.o" }),
  homeAgent: flag({ alias: "icmpv6.nd.ra.flag.h" }),
  preference: bits(2, {
    alias: "icmpv6.nd.ra.flag.prf",
    names: ROUTER_PREFERENCE,
  }),
  proxy: flag({ alias: "icmpv6.nd.ra.flag.p" }),
  reserved: bits(2, { alias: "icmpv6.nd.ra.flag.rsv" }),
  routerLifetime: u16({ alias: "icmpv6.nd.ra.router_lifetime", unit: "s" }),
  reachableTime: u32({ alias: "icmpv6.nd.ra.reachable_time", unit: "ms" }),
  retransTimer: u32({ alias: "icmpv6.nd.ra.retrans_timer", unit: "ms" }),
  options: ndOptions,
});

/** Neighbor Solicitation. */
export const ndNeighborSolicitation: Struct<NDNeighborSolicitation> = struct<
  NDNeighborSolicitation
>({
  reserved: u32(),
  target: ipv6Address({ alias: "icmpv6.nd.ns.target_address" }),
  options: ndOptions,
});

/** Neighbor Advertisement. */
export const ndNeighborAdvertisement: Struct<NDNeighborAdvertisement> = struct<
  NDNeighborAdvertisement
>({
  router: flag({ alias: "icmpv6.nd.na.flag.r" }),
  solicited: flag({ alias: "icmpv6.nd.na.flag.s" }),
  override: flag({ alias: "icmpv6.nd.na.flag.o" }),
  reserved: bits(29, { alias: "icmpv6.nd.na.flag.rsv" }),
  target: ipv6Address({ alias: "icmpv6.nd.na.target_address" }),
  options: ndOptions,
});

/** Redirect. */
export const ndRedirect: Struct<NDRedirect> = struct<NDRedirect>({
  reserved: u32(),
  target: ipv6Address({ alias: "icmpv6.nd.rd.target_address" }),
  destination: ipv6Address({ alias: "icmpv6.rd.na.destination_address" }),
  options: redirectOptions,
});
