/** MAC Security: IEEE 802.1AE-2018 §9. */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, findByType } from "../../dissect/tables.ts";
import {
  bits,
  flag,
  mac,
  struct,
  trailer,
  u16,
  u32,
  when,
} from "../../fields/mod.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";

/** A SecTAG, and what is behind it. */
export interface MACsec {
  /** Version: 0. */
  version: boolean;
  /** End station: the source address tells the secure channel. */
  endStation: boolean;
  /** The secure channel is in the tag. */
  hasChannel: boolean;
  /** Single copy broadcast. */
  singleCopy: boolean;
  /** Encrypted. */
  encrypted: boolean;
  /** Changed. */
  changed: boolean;
  /** Association number. */
  association: number;
  /** Reserved. */
  reserved: number;
  /** Bytes of the secure data where they are under 48, else 0. */
  shortLength: number;
  /** Packet number. */
  packetNumber: number;
  /** System of the secure channel. */
  system?: string;
  /** Its port. */
  port?: number;
  /** EtherType of what follows, where it is not encrypted. */
  type?: number;
  /** Integrity check value. */
  icv?: Uint8Array;
}

const isClear = (h: MACsec): boolean => !h.encrypted && !h.changed;

/** MAC Security. */
export const macsec: Protocol<MACsec> = {
  id: "macsec",
  label: "MACsec",
  name: "MAC Security",
  spec: "IEEE 802.1AE-2018 §9",
  depth: "SecTAG; integrity check value of default size",
  alias: "macsec",
  layer: "link",
  on: [[etherType, 0x88e5]],
  trailerSize: 16,
  fields: struct<MACsec>({
    version: flag({ alias: "macsec.TCI.V" }),
    endStation: flag({ alias: "macsec.TCI.ES" }),
    hasChannel: flag({ alias: "macsec.TCI.SC" }),
    singleCopy: flag({ alias: "macsec.TCI.SCB" }),
    encrypted: flag({ alias: "macsec.TCI.E" }),
    changed: flag({ alias: "macsec.TCI.C" }),
    association: bits(2, { alias: "macsec.AN" }),
    reserved: bits(2),
    shortLength: bits(6, { alias: "macsec.SL", unit: "bytes" }),
    packetNumber: u32({ alias: "macsec.PN" }),
    system: when(
      (h: MACsec) => h.hasChannel,
      mac({ alias: "macsec.SCI.system_identifier" }),
    ),
    port: when(
      (h: MACsec) => h.hasChannel,
      u16({ alias: "macsec.SCI.port_identifier" }),
    ),
    type: when(
      isClear,
      u16({ alias: "macsec.etype", hex: true, names: ETHERTYPE }),
    ),
    icv: trailer({ alias: "macsec.ICV" }),
  }),
  next: (h, d) => h.type === undefined ? undefined : findByType(d, h.type),
  summary: () => "MACsec frame",
};
