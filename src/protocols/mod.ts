/**
 * Every protocol that is dissected, each as a value.
 *
 * @module
 */
import type { AnyProtocol } from "../dissect/protocol.ts";
import { dns, mdns } from "./application/dns.ts";
import { ipv4 } from "./internet/ipv4.ts";
import { ipv6 } from "./internet/ipv6.ts";
import { ethernet } from "./link/ethernet.ts";
import { serviceVlan, vlan } from "./link/vlan.ts";
import { raw } from "./raw.ts";
import { tcp } from "./transport/tcp.ts";
import { udp } from "./transport/udp.ts";

/** The built-in protocols, in the order in which content is guessed. */
export const protocols: readonly AnyProtocol[] = [
  raw,
  ethernet,
  vlan,
  serviceVlan,
  ipv4,
  ipv6,
  tcp,
  udp,
  dns,
  mdns,
];

export * from "./raw.ts";
export * from "./link/ethernet.ts";
export * from "./link/vlan.ts";
export * from "./internet/ipv4.ts";
export * from "./internet/ipv4_options.ts";
export * from "./internet/ipv6.ts";
export * from "./transport/tcp.ts";
export * from "./transport/tcp_options.ts";
export * from "./transport/mptcp.ts";
export * from "./transport/udp.ts";
export * from "./application/dns.ts";
export * from "./application/dns_records.ts";
export * from "./application/dns_edns.ts";
export * from "./application/dns_svcb.ts";
