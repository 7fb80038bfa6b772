/** Slow protocols: IEEE 802.3-2022 annex 57A. */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, slowProtocol } from "../../dissect/tables.ts";
import { struct, u8 } from "../../fields/mod.ts";
import { SLOW_SUBTYPE } from "../../names/slow.ts";

/** What all slow protocols begin with. */
export interface Slow {
  /** Which of them it is. */
  subtype: number;
}

/** The EtherType that slow protocols share. */
export const slow: Protocol<Slow> = {
  id: "slow",
  label: "Slow",
  name: "Slow Protocols",
  spec: "IEEE 802.3-2022 annex 57A",
  depth: "subtype",
  alias: "slow",
  layer: "link",
  on: [[etherType, 0x8809]],
  fields: struct<Slow>({
    subtype: u8({ alias: "slow.subtype", hex: true, names: SLOW_SUBTYPE }),
  }),
  next: ({ subtype }, d) => d.find(slowProtocol, subtype),
  summary: ({ subtype }) => SLOW_SUBTYPE[subtype] ?? `Subtype = ${subtype}`,
};
