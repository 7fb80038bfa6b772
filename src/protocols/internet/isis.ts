/** Intermediate System to Intermediate System: ISO/IEC 10589:2002 §9, RFC 1195. */
import type { Protocol } from "../../dissect/protocol.ts";
import { isisType, nlpid } from "../../dissect/tables.ts";
import {
  bitOf,
  bits,
  type Field,
  flag,
  fletcherChecksum,
  struct,
  systemId,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { ISIS_CIRCUIT, ISIS_TYPE, NLPID } from "../../names/isis.ts";
import { type ISISTag, isisTags } from "./isis_tags.ts";

/** What all PDUs begin with: §9.5. */
export interface ISIS {
  /** 0x83. */
  discriminator: number;
  /** Bytes of the fixed header. */
  lengthIndicator: number;
  /** 1. */
  protocolVersion: number;
  /** Bytes of a system ID; 0 stands for 6. */
  idLength: number;
  /** Reserved. */
  reserved: number;
  /** Kind of PDU. */
  type: number;
  /** 1. */
  version: number;
  /** Reserved. */
  reserved2: number;
  /** Most areas; 0 stands for 3. */
  maxAreas: number;
}
/** Hello: §9.5 to §9.7. */
export interface ISISHello {
  /** Reserved. */
  reserved: number;
  /** Levels of the circuit. */
  circuitType: number;
  /** The sender. */
  source: string;
  /** Seconds after which it is gone unless it says hello again. */
  holdingTime: number;
  /** Bytes of the PDU. */
  length: number;
  /** Reserved; on a LAN. */
  reserved2?: number;
  /** Priority to become designated system; on a LAN. */
  priority?: number;
  /** Designated system; on a LAN. */
  lanId?: string;
  /** Number of the circuit; point to point. */
  localCircuitId?: number;
  /** TLVs. */
  tags: ISISTag[];
}
/** Link state PDU: §9.8. */
export interface ISISLsp {
  /** Bytes of the PDU. */
  length: number;
  /** Seconds that it remains valid. */
  remainingLifetime: number;
  /** System, pseudonode, fragment. */
  lspId: string;
  /** Its version. */
  sequence: number;
  /** Checksum. */
  checksum: number;
  /** Whether it is right. */
  checksumStatus: number;
  /** The sender repairs partitions. */
  partitionRepair: boolean;
  /** The sender is attached to other areas: error, expense, delay, default metric. */
  attached: number;
  /** By the error metric. */
  attachedError: boolean;
  /** By the expense metric. */
  attachedExpense: boolean;
  /** By the delay metric. */
  attachedDelay: boolean;
  /** By the default metric. */
  attachedDefault: boolean;
  /** The sender is overloaded. */
  overload: boolean;
  /** Level of the sender: 1, or 3 for both. */
  isType: number;
  /** TLVs. */
  tags: ISISTag[];
}
/** Partial sequence numbers: §9.11. */
export interface ISISPartial {
  /** Bytes of the PDU. */
  length: number;
  /** The sender. */
  source: string;
  /** Its circuit. */
  circuit: number;
  /** TLVs. */
  tags: ISISTag[];
}
/** Complete sequence numbers: §9.10. */
export interface ISISComplete extends ISISPartial {
  /** First of the range. */
  start: string;
  /** Last of the range. */
  end: string;
}

/** Bytes before the part that each PDU has for itself. */
const HEAD = 8;

/** What all PDUs begin with. */
export const isis: Protocol<ISIS> = {
  id: "isis",
  label: "IS-IS",
  name: "Intermediate System to Intermediate System",
  spec: "ISO/IEC 10589, RFC 1195",
  depth: "common header",
  alias: "isis",
  layer: "internet",
  on: [[nlpid, 0x83]],
  fields: struct<ISIS>({
    discriminator: u8({ alias: "isis.irpd", hex: true, names: NLPID }),
    lengthIndicator: u8({ alias: "isis.len", unit: "bytes" }),
    protocolVersion: u8({ alias: "isis.version" }),
    idLength: u8({ alias: "isis.sysid_len", unit: "bytes" }),
    reserved: bits(3, { alias: "isis.type.reserved" }),
    type: bits(5, { alias: "isis.type", names: ISIS_TYPE }),
    version: u8({ alias: "isis.version2" }),
    reserved2: u8({ alias: "isis.reserved" }),
    maxAreas: u8({ alias: "isis.max_area_adr" }),
  }),
  next: ({ idLength, type }, d) =>
    idLength === 0 || idLength === 6 ? d.find(isisType, type) : undefined,
  summary: ({ type }) => ISIS_TYPE[type] ?? `PDU type ${type}`,
};

const kind = {
  layer: "internet",
  totalSize: (h: { length: number }): number => h.length - HEAD,
} as const;

/** Hellos on a LAN say less in front of their TLVs than those of point-to-point circuits say behind the length. */
function hello(isLan: boolean): Protocol<ISISHello> {
  const only = <T>(lan: boolean, field: Field<T>): Field<T | undefined> =>
    lan === isLan ? field : { bits: 0, derive: () => undefined };
  const lan = isLan
    ? {
      reserved2: bits(1, { alias: "isis.hello.reserved" }),
      priority: bits(7, { alias: "isis.hello.priority" }),
    }
    : {
      reserved2: only(true, u8()),
      priority: only(true, u8()),
    };
  return {
    ...kind,
    id: isLan ? "isis_hello" : "isis_hello_p2p",
    label: "IS-IS Hello",
    name: isLan ? "IS-IS Hello" : "IS-IS Hello of point-to-point circuits",
    spec: "ISO/IEC 10589 §9.5",
    depth: "header, usual TLVs",
    alias: "isis.hello",
    on: [isLan ? [isisType, 15, 16] : [isisType, 17]],
    fields: struct<ISISHello>({
      reserved: bits(6, { alias: "isis.hello.reserved" }),
      circuitType: bits(2, {
        alias: "isis.hello.circuit_type",
        names: ISIS_CIRCUIT,
      }),
      source: systemId(6, { alias: "isis.hello.source_id" }),
      holdingTime: u16({ alias: "isis.hello.holding_timer", unit: "s" }),
      length: u16({ alias: "isis.hello.pdu_length", unit: "bytes" }),
      ...lan,
      lanId: only(true, systemId(7, { alias: "isis.hello.lan_id" })),
      localCircuitId: only(false, u8({ alias: "isis.hello.local_circuit_id" })),
      tags: isisTags("hello"),
    }),
    summary: (h) => `HELLO, System-ID: ${h.source}`,
  };
}

/** Hello on a LAN. */
export const isisHello: Protocol<ISISHello> = hello(true);
/** Hello on a point-to-point circuit. */
export const isisHelloP2P: Protocol<ISISHello> = hello(false);

/** Where the checksum begins to count: behind the remaining lifetime. */
const CHECKED = 4;
/** Link state PDU. */
export const isisLsp: Protocol<ISISLsp> = {
  ...kind,
  id: "isis_lsp",
  label: "IS-IS LSP",
  name: "IS-IS link state PDU",
  spec: "ISO/IEC 10589 §9.8",
  depth: "header, checksum, usual TLVs",
  alias: "isis.lsp",
  on: [[isisType, 18, 20]],
  fields: struct<ISISLsp>({
    length: u16({ alias: "isis.lsp.pdu_length", unit: "bytes" }),
    remainingLifetime: u16({ alias: "isis.lsp.remaining_life", unit: "s" }),
    lspId: systemId(8, { alias: "isis.lsp.lsp_id" }),
    sequence: u32({ alias: "isis.lsp.sequence_number", hex: true }),
    checksum: u16({ alias: "isis.lsp.checksum", hex: true }),
    checksumStatus: fletcherChecksum<ISISLsp>(
      CHECKED,
      (h) =>
        h.checksum === 0 || h.remainingLifetime === 0 ? 0 : h.length - HEAD,
      { alias: "isis.lsp.checksum.status" },
    ),
    partitionRepair: flag({ alias: "isis.lsp.partition_repair" }),
    attached: bits(4, { alias: "isis.lsp.att" }),
    attachedError: bitOf("attached", 3),
    attachedExpense: bitOf("attached", 2),
    attachedDelay: bitOf("attached", 1),
    attachedDefault: bitOf("attached", 0),
    overload: flag({ alias: "isis.lsp.overload" }),
    isType: bits(2, { alias: "isis.lsp.is_type", names: ISIS_CIRCUIT }),
    tags: isisTags("lsp"),
  }),
  summary: (h) =>
    `LSP, LSP-ID: ${h.lspId}, Sequence: 0x${
      h.sequence.toString(16).padStart(8, "0")
    }, Lifetime: ${String(h.remainingLifetime).padStart(5)}s`,
};

/** Complete sequence numbers. */
export const isisComplete: Protocol<ISISComplete> = {
  ...kind,
  id: "isis_csnp",
  label: "IS-IS CSNP",
  name: "IS-IS complete sequence numbers PDU",
  spec: "ISO/IEC 10589 §9.10",
  depth: "header, usual TLVs",
  alias: "isis.csnp",
  on: [[isisType, 24, 25]],
  fields: struct<ISISComplete>({
    length: u16({ alias: "isis.csnp.pdu_length", unit: "bytes" }),
    source: systemId(6, { alias: "isis.csnp.source_id" }),
    circuit: u8({ alias: "isis.csnp.source_circuit" }),
    start: systemId(8, { alias: "isis.csnp.start_lsp_id" }),
    end: systemId(8, { alias: "isis.csnp.end_lsp_id" }),
    tags: isisTags("csnp"),
  }),
  summary: (h) =>
    `CSNP, Source-ID: ${h.source}, Start LSP-ID: ${h.start}, End LSP-ID: ${h.end}`,
};

/** Partial sequence numbers. */
export const isisPartial: Protocol<ISISPartial> = {
  ...kind,
  id: "isis_psnp",
  label: "IS-IS PSNP",
  name: "IS-IS partial sequence numbers PDU",
  spec: "ISO/IEC 10589 §9.11",
  depth: "header, usual TLVs",
  alias: "isis.psnp",
  on: [[isisType, 26, 27]],
  fields: struct<ISISPartial>({
    length: u16({ alias: "isis.psnp.pdu_length", unit: "bytes" }),
    source: systemId(6, { alias: "isis.psnp.source_id" }),
    circuit: u8({ alias: "isis.psnp.source_circuit" }),
    tags: isisTags("psnp"),
  }),
  summary: (h) => `PSNP, Source-ID: ${h.source}`,
};
