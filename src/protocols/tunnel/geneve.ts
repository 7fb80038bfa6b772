/** Generic Network Virtualization Encapsulation: RFC 8926 §3. */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, udpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  derived,
  flag,
  listToEnd,
  struct,
  u16,
  u24,
  u8,
  within,
} from "../../fields/mod.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";

/** Geneve header. */
export interface Geneve {
  /** Version, 0. */
  version: number;
  /** 32-bit words of options. */
  optionLength: number;
  /** O: a control packet. */
  control: boolean;
  /** C: some option is critical. */
  criticalOptions: boolean;
  /** Reserved. */
  reserved: number;
  /** EtherType of the payload. */
  protocolType: number;
  /** Virtual network identifier. */
  vni: number;
  /** Reserved. */
  reserved2: number;
  /** Options. */
  options: GeneveOption[];
}
/** An option: RFC 8926 §3.5. */
export interface GeneveOption {
  /** Option class: who defines the type. */
  optionClass: number;
  /** Type. */
  type: number;
  /** First bit of the type: who does not know it drops the packet. */
  critical: boolean;
  /** Reserved. */
  reserved: number;
  /** 32-bit words of data. */
  length: number;
  /** Data. */
  data: Uint8Array;
}

const headerSize = (h: Geneve): number => 8 + h.optionLength * 4;
const words = { scale: 4, unit: "bytes" };

/** Generic Network Virtualization Encapsulation. */
export const geneve: Protocol<Geneve> = {
  id: "geneve",
  label: "Geneve",
  name: "Generic Network Virtualization Encapsulation",
  spec: "RFC 8926",
  depth: "header, options with their data as bytes",
  alias: "geneve",
  layer: "application",
  on: [[udpPort, 6081]],
  fields: struct<Geneve>({
    version: bits(2, { alias: "geneve.version" }),
    optionLength: bits(6, {
      alias: "geneve.option.length",
      aliasScale: 4,
      ...words,
    }),
    control: flag({ alias: "geneve.flags.oam" }),
    criticalOptions: flag({ alias: "geneve.flags.critical" }),
    reserved: bits(6, { alias: "geneve.flags.reserved" }),
    protocolType: u16({
      alias: "geneve.proto_type",
      hex: true,
      names: ETHERTYPE,
    }),
    vni: u24({ alias: "geneve.vni" }),
    reserved2: u8({ alias: "geneve.reserved" }),
    options: within(
      (h: Geneve) => h.optionLength * 4,
      listToEnd(struct<GeneveOption>({
        optionClass: u16({ alias: "geneve.option.class", hex: true }),
        type: u8({ alias: "geneve.option.type", hex: true }),
        critical: derived<GeneveOption, boolean>((h) => h.type >> 7 === 1, {
          alias: "geneve.option.type.critical",
        }),
        reserved: bits(3, { alias: "geneve.option.flags.reserved" }),
        length: bits(5, words),
        data: bytes((h: GeneveOption) => h.length * 4),
      })),
    ),
  }),
  headerSize,
  next: (h, d) => d.find(etherType, h.protocolType),
  summary: (h) =>
    `Encapsulated ${ETHERTYPE[h.protocolType] ?? h.protocolType}, VNI ${h.vni}`,
};
