/** Ethernet: IEEE 802.3-2022 §3, with EtherTypes (Ethernet II) or a length. */
import type { Protocol } from "../../dissect/protocol.ts";
import { ETHERTYPE_MIN, findByType, linkType } from "../../dissect/tables.ts";
import { derived, mac, struct, trailer, u16 } from "../../fields/mod.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";

/** Ethernet header and trailer. */
export interface Ethernet {
  /** Destination MAC address. */
  dst: string;
  /** Source MAC address. */
  src: string;
  /** EtherType; below 0x600 the length of an IEEE 802.3 frame. */
  type: number;
  /** Bytes of payload, in IEEE 802.3 framing only. */
  length?: number;
  /** Padding and frame check sequence, where the payload ends before the frame. */
  trailer?: Uint8Array;
}

/** Ethernet II and IEEE 802.3. */
export const ethernet: Protocol<Ethernet> = {
  id: "ethernet",
  label: "Ethernet",
  name: "Ethernet",
  spec: "IEEE 802.3-2022",
  depth: "header, trailer",
  aliases: ["eth"],
  alias: "eth",
  layer: "link",
  on: [[linkType, 1]],
  trailing: true,
  addresses: ["src", "dst"],
  fields: struct<Ethernet>({
    dst: mac({ alias: "eth.dst" }),
    src: mac({ alias: "eth.src" }),
    type: u16({ alias: "eth.type", hex: true, names: ETHERTYPE }),
    length: derived(
      (h: Ethernet) => h.type < ETHERTYPE_MIN ? h.type : undefined,
      { alias: "eth.len", unit: "bytes" },
    ),
    trailer: trailer({ alias: "eth.trailer" }),
  }),
  totalSize: (h) => h.type < ETHERTYPE_MIN ? 14 + h.type : 0,
  next: (h, d) => findByType(d, h.type),
  summary: (h) =>
    h.type < ETHERTYPE_MIN
      ? `IEEE 802.3, ${h.type} bytes`
      : ETHERTYPE[h.type] ?? `EtherType 0x${h.type.toString(16)}`,
};
