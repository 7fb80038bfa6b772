/** Routing header of IPv6: RFC 8200 §4.4. */
import type { Protocol, StandIn } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import { oneOf, rest, struct, u8, within } from "../../fields/mod.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import { IPV6_ROUTING_TYPE } from "../../names/ipv6_routing.ts";
import {
  type IPv6CompactRoute,
  ipv6CompactRoute16,
  ipv6CompactRoute32,
  type IPv6HomeRoute,
  ipv6HomeRoute,
  type IPv6RPLRoute,
  ipv6RPLRoute,
  type IPv6SegmentRoute,
  ipv6SegmentRoute,
  type IPv6SourceRoute,
  ipv6SourceRoute,
} from "./ipv6_routes.ts";

/** Any other type of route. */
export interface IPv6OtherRoute {
  /** Its type-specific data. */
  data: Uint8Array;
}

/** Routing header. */
export interface IPv6Route {
  /** Type of the header behind this one. */
  nextHeader: number;
  /** Length of this header in units of 8 bytes, the first 8 not counted. */
  hdrExtLen: number;
  /** Routing type. */
  routingType: number;
  /** How many of the listed nodes are still to be visited. */
  segmentsLeft: number;
  /** Type-specific data. */
  data:
    | IPv6SourceRoute
    | IPv6HomeRoute
    | IPv6RPLRoute
    | IPv6SegmentRoute
    | IPv6CompactRoute
    | IPv6OtherRoute;
}

/** Bytes before the first address in types 0, 2, 3 and 4. */
const ADDRESSES = 8;
const SOURCE_ROUTE = 0, HOME_ROUTE = 2, SEGMENT_ROUTE = 4;

/** Where the address lies that the packet is sent to in the end. */
function lastStop(h: IPv6Route, p: number): number {
  const { hdrExtLen: n, data } = h;
  switch (h.routingType) {
    case SOURCE_ROUTE: // the last of the list: RFC 2460 §4.4
      return n < 2 ? -1 : p + ADDRESSES + (n >> 1) * 16 - 16;
    case HOME_ROUTE:
      return data === undefined ? -1 : p + ADDRESSES;
    case SEGMENT_ROUTE: // the first of the list: RFC 8754 §2
      return p + ADDRESSES;
    default: // RPL elides what the destination says already; others keep it elsewhere
      return -1;
  }
}

/** While nodes are to be visited, checksums are made with the last of them: RFC 8200 §8.1. */
function finalDestination(h: IPv6Route, p: number, stop: number): StandIn {
  const at = lastStop(h, p);
  return { of: "dst", at: at + 16 > stop ? -1 : at, size: 16 };
}

/** Routing header of IPv6. */
export const ipv6Route: Protocol<IPv6Route> = {
  id: "ipv6-route",
  label: "IPv6-Route",
  name: "IPv6 Routing Header",
  spec: "RFC 8200",
  depth: "types 0, 2, 3 (RFC 6554), 4 (RFC 8754), 5 and 6 (RFC 9631)",
  aliases: ["ipv6_route"],
  alias: "ipv6.routing",
  layer: "internet",
  on: [[ipProtocol, 43]],
  fields: struct<IPv6Route>({
    nextHeader: u8({ alias: "ipv6.routing.nxt", names: IP_PROTOCOL }),
    hdrExtLen: u8({ alias: "ipv6.routing.len" }),
    routingType: u8({ alias: "ipv6.routing.type", names: IPV6_ROUTING_TYPE }),
    segmentsLeft: u8({ alias: "ipv6.routing.segleft" }),
    data: within(
      (h: IPv6Route) => h.hdrExtLen * 8 + 4,
      oneOf<IPv6Route, IPv6Route["data"]>(
        (h) => h.routingType,
        {
          0: ipv6SourceRoute,
          2: ipv6HomeRoute,
          3: ipv6RPLRoute,
          4: ipv6SegmentRoute,
          5: ipv6CompactRoute16,
          6: ipv6CompactRoute32,
        },
        struct<IPv6OtherRoute>({
          data: rest({ alias: "ipv6.routing.unknown_data" }),
        }),
      ),
    ),
  }),
  headerSize: (h) => (h.hdrExtLen + 1) * 8,
  next: (h, d) => d.find(ipProtocol, h.nextHeader),
  standIn: (h, v) =>
    h.segmentsLeft > 0 ? finalDestination(h, v.p, v.stop) : undefined,
  summary: (h) =>
    `${IPV6_ROUTING_TYPE[h.routingType] ?? `routing type ${h.routingType}`}, ${
      h.segmentsLeft ?? "?"
    } segments left`,
};
