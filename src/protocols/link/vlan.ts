/** VLAN tags: IEEE 802.1Q-2022 §9. */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, findByType, LENGTH_MAX } from "../../dissect/tables.ts";
import { bits, flag, struct, u16 } from "../../fields/mod.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";
import { PRIORITY_CODE_POINT } from "../../names/ieee8021.ts";

/** One tag: the control information, and the type of what follows. */
export interface VLAN {
  /** Priority code point. */
  pcp: number;
  /** Drop eligible indicator. */
  dei: boolean;
  /** VLAN identifier. */
  vid: number;
  /** EtherType of what follows; up to 1500 its length. */
  type: number;
}

const common = {
  layer: "link",
  totalSize: (h: VLAN): number => h.type <= LENGTH_MAX ? 4 + h.type : 0,
  next: (h, d) => findByType(d, h.type),
} as const satisfies Partial<Protocol<VLAN>>;

/** The customer tag: 0x8100. */
export const vlan: Protocol<VLAN> = {
  ...common,
  id: "vlan",
  alias: "vlan",
  label: "802.1Q",
  name: "IEEE 802.1Q VLAN tag",
  spec: "IEEE 802.1Q-2022 §9",
  depth: "all fields",
  on: [[etherType, 0x8100]],
  fields: struct<VLAN>({
    pcp: bits(3, { alias: "vlan.priority", names: PRIORITY_CODE_POINT }),
    dei: flag({ alias: "vlan.dei" }),
    vid: bits(12, { alias: "vlan.id" }),
    type: u16({ alias: "vlan.etype", hex: true, names: ETHERTYPE }),
  }),
  summary: (h) => `VLAN ${h.vid}`,
};

/** The service tag: 0x88a8 (IEEE 802.1ad), and the types it had before that. */
export const serviceVlan: Protocol<VLAN> = {
  ...common,
  id: "svlan",
  alias: "ieee8021ad",
  label: "802.1ad",
  name: "IEEE 802.1ad service VLAN tag",
  spec: "IEEE 802.1Q-2022 §9",
  depth: "all fields",
  aliases: ["qinq"],
  on: [[etherType, 0x88a8, 0x9100, 0x9200]],
  fields: struct<VLAN>({
    pcp: bits(3, { alias: "ieee8021ad.priority", names: PRIORITY_CODE_POINT }),
    dei: flag({ alias: "ieee8021ad.dei" }),
    vid: bits(12, { alias: "ieee8021ad.id" }),
    type: u16({ hex: true, names: ETHERTYPE }),
  }),
  summary: (h) => `service VLAN ${h.vid}`,
};
