/** UDP Encapsulation of IPsec ESP packets: RFC 3948 §2. */
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol, udpPort } from "../../dissect/tables.ts";
import { type Field, struct } from "../../fields/mod.ts";

/** What comes before ESP or IKE in a datagram; nothing before ESP. */
export interface UDPEncapsulation {
  /** Non-ESP marker: four zeros where an SPI would stand, before a message of IKE. */
  nonESPMarker?: number;
  /** NAT-keepalive: a lone octet of ones. */
  natKeepalive?: number;
}

const KEEPALIVE = 0xff, MARKER_SIZE = 4;
const IP_ESP = 50, UDP_IKE = 500;

/** Four zeros, absent where there is another number. */
const marker: Field<number> = {
  bits: 0,
  read(c) {
    for (let i = 0; i < MARKER_SIZE; i++) {
      if (i >= c.room || c.peek(i) !== 0) return undefined;
    }
    c.take(MARKER_SIZE);
    return 0;
  },
};

/** A lone octet of ones. */
const keepalive: Field<number> = {
  hex: true,
  bits: 0,
  read: (c) => c.room === 1 && c.peek() === KEEPALIVE ? c.byte() : undefined,
};

/** UDP Encapsulation of IPsec Packets. */
export const udpencap: Protocol<UDPEncapsulation> = {
  id: "udpencap",
  label: "UDPEncap",
  name: "UDP Encapsulation of IPsec Packets",
  spec: "RFC 3948",
  depth: "marker, keepalive",
  alias: "udpencap",
  layer: "application",
  on: [[udpPort, 4500]],
  fields: struct<UDPEncapsulation>({
    nonESPMarker: marker,
    natKeepalive: keepalive,
  }),
  next: (h, d) =>
    h.nonESPMarker === 0
      ? d.find(udpPort, UDP_IKE)
      : h.natKeepalive === undefined
      ? d.find(ipProtocol, IP_ESP)
      : undefined,
  summary: (h) =>
    h.natKeepalive === undefined ? "Non-ESP marker" : "NAT-keepalive",
};
