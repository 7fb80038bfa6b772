/** Ethernet: IEEE 802.3-2022 §3, with EtherTypes (Ethernet II) or a length. */
import { isEthernet } from "../../dissect/ethernet_header.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import {
  etherType,
  findByType,
  ipProtocol,
  LENGTH_MAX,
  linkType,
  linuxProtocol,
  mplsPayload,
} from "../../dissect/tables.ts";
import {
  derived,
  frameCheck,
  framePadding,
  frameTrailer,
  mac,
  struct,
  u16,
} from "../../fields/mod.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";

/** Ethernet header and trailer. */
export interface Ethernet {
  /** Destination MAC address. */
  dst: string;
  /** Source MAC address. */
  src: string;
  /** EtherType; up to 1500 the length of an IEEE 802.3 frame. */
  type: number;
  /** Bytes of payload, in IEEE 802.3 framing only. */
  length?: number;
  /** Zeros behind the payload that fill the frame up to 60 bytes. */
  padding?: Uint8Array;
  /** Other bytes behind the payload. */
  trailer?: Uint8Array;
  /** Frame check sequence, where the capture holds it and it is right. */
  fcs?: number;
}

/** Ethernet II and IEEE 802.3. */
export const ethernet: Protocol<Ethernet> = {
  id: "ethernet",
  label: "Ethernet",
  name: "Ethernet",
  spec: "IEEE 802.3-2022",
  depth: "header, padding, trailer, frame check sequence",
  aliases: ["eth"],
  alias: "eth",
  layer: "link",
  on: [[linkType, 1], [etherType, 0x6558], [linuxProtocol, 3], [mplsPayload], [
    ipProtocol,
    143,
  ]],
  trailing: true,
  addresses: ["src", "dst"],
  fields: struct<Ethernet>({
    dst: mac({ alias: "eth.dst" }),
    src: mac({ alias: "eth.src" }),
    type: u16({ alias: "eth.type", hex: true, names: ETHERTYPE }),
    length: derived(
      (h: Ethernet) => h.type <= LENGTH_MAX ? h.type : undefined,
      { alias: "eth.len", unit: "bytes" },
    ),
    padding: framePadding({ alias: "eth.padding" }),
    trailer: frameTrailer({ alias: "eth.trailer" }),
    fcs: frameCheck({ alias: "eth.fcs", hex: true }),
  }),
  totalSize: (h) => h.type <= LENGTH_MAX ? 14 + h.type : 0,
  next: (h, d) => findByType(d, h.type),
  guess: isEthernet,
  summary: (h) =>
    h.type <= LENGTH_MAX
      ? `IEEE 802.3, ${h.type} bytes`
      : ETHERTYPE[h.type] ?? `EtherType ${h.type}`,
};
