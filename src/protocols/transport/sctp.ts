/** Stream Control Transmission Protocol: RFC 9260 §3. */
import { decimal } from "../../bytes/text.ts";
import type { Entry, Find, Protocol } from "../../dissect/protocol.ts";
import {
  ipProtocol,
  sctpChunks,
  sctpPayload,
  sctpPort,
} from "../../dissect/tables.ts";
import {
  choice,
  chosen,
  derived,
  payloadCrc32c,
  struct,
  trailer,
  u16,
  u32,
  u8,
  within,
} from "../../fields/mod.ts";
import { SCTP_CHUNK } from "../../names/sctp.ts";
import {
  sctpChunkBodies,
  type SCTPChunkBody,
  sctpIDataFirst,
  sctpIDataNext,
  sctpOtherChunk,
} from "./sctp_chunks.ts";

/** What comes before the chunks: RFC 9260 §3.1. */
export interface SCTP {
  /** Source port. */
  srcPort: number;
  /** Destination port. */
  dstPort: number;
  /** Verification tag. */
  verificationTag: number;
  /** CRC-32C of the packet. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
}

/** A chunk: RFC 9260 §3.2. */
export interface SCTPChunk {
  /** Type. */
  type: number;
  /** First bit of the type: a receiver that does not know it goes on with the next chunk. */
  skip: boolean;
  /** Second bit: such a receiver reports it. */
  report: boolean;
  /** Flags, whose meaning depends on the type. */
  flags: number;
  /** Bytes of the chunk without padding. */
  length: number;
  /** I: the sender wants an answer at once (RFC 7053); in DATA and I-DATA. */
  immediate?: boolean;
  /** U: unordered; in DATA and I-DATA. */
  unordered?: boolean;
  /** B: the first fragment of a message; in DATA and I-DATA. */
  beginning?: boolean;
  /** E: the last fragment of a message; in DATA and I-DATA. */
  ending?: boolean;
  /** What the type says. */
  body: SCTPChunkBody;
  /** Padding to 32 bits. */
  padding?: Uint8Array;
}

/** Stream Control Transmission Protocol. */
export const sctp: Protocol<SCTP> = {
  id: "sctp",
  label: "SCTP",
  name: "Stream Control Transmission Protocol",
  spec: "RFC 9260",
  depth: "header, checksum, all chunks, parameters and causes",
  alias: "sctp",
  layer: "transport",
  on: [[ipProtocol, 132]],
  fields: struct<SCTP>({
    srcPort: u16({ alias: "sctp.srcport" }),
    dstPort: u16({ alias: "sctp.dstport" }),
    verificationTag: u32({ alias: "sctp.verification_tag", hex: true }),
    checksum: u32({ alias: "sctp.checksum", hex: true }),
    checksumStatus: payloadCrc32c(8, { alias: "sctp.checksum.status" }),
  }),
  next: (_h, d) => d.find(sctpChunks, 0),
  summary: (h) => decimal(h.srcPort) + " → " + decimal(h.dstPort),
};

const DATA = 0, I_DATA = 0x40;
/** Bytes of a chunk before its value, and before user data. */
const HEAD = 4, DATA_HEAD = 16, I_DATA_HEAD = 20;
/** Flags of DATA and I-DATA: RFC 9260 §3.3.1. */
const I = 8, U = 4, B = 2, E = 1;

const isData = (h: SCTPChunk): boolean => h.type === DATA || h.type === I_DATA;
const dataFlag = (bit: number, name: string) =>
  derived<SCTPChunk, boolean>(
    (h) => isData(h) ? (h.flags & bit) !== 0 : undefined,
    { alias: `sctp.data_${name}_bit` },
  );

const body = choice<SCTPChunkBody>(
  [
    ...Object.values(sctpChunkBodies),
    sctpIDataFirst,
    sctpIDataNext,
    sctpOtherChunk,
  ],
  (c, v) => {
    const { type, flags, length } = v.struct.probe(v) as SCTPChunk;
    if (length < HEAD) c.malformed(`chunk length is ${length}`);
    if (type === I_DATA) return flags & B ? sctpIDataFirst : sctpIDataNext;
    return sctpChunkBodies[type] ?? sctpOtherChunk;
  },
);

/** Bytes of the value that are no payload: user data are, all else is not. */
function valueSize({ type, length }: SCTPChunk): number {
  const head = type === DATA ? DATA_HEAD : type === I_DATA ? I_DATA_HEAD : 0;
  return (head || length) - HEAD;
}

/** Who reads the user data: by what it is said to be, else by port. A fragment behind the first is nobody's. */
function next(h: SCTPChunk, d: Find): Entry | undefined {
  if (!isData(h) || (h.flags & B) === 0) return undefined;
  const { body } = h, ports = d.around(sctp);
  const byIdentifier = body && "ppid" in body && body.ppid !== undefined
    ? d.find(sctpPayload, body.ppid)
    : undefined;
  if (byIdentifier !== undefined || ports === undefined) return byIdentifier;
  const { srcPort, dstPort } = ports;
  return d.find(sctpPort, Math.min(srcPort, dstPort)) ??
    d.find(sctpPort, Math.max(srcPort, dstPort)) ?? d.guess(sctpPort);
}

/** A chunk on one line. */
function summary(h: SCTPChunk): string {
  const name = SCTP_CHUNK[h.type] ?? `chunk type ${h.type}`, { body } = h;
  if (body === undefined) return name;
  if ("tsn" in body) {
    const whole = (h.flags & (B | E)) === (B | E);
    return `${name} (TSN=${body.tsn})${whole ? "" : " (Message Fragment)"}`;
  }
  return "aRwnd" in body && "cumulativeTsn" in body
    ? `${name} (Ack=${body.cumulativeTsn}, Arwnd=${body.aRwnd})`
    : name;
}

/** A chunk of the Stream Control Transmission Protocol. */
export const sctpChunk: Protocol<SCTPChunk> = {
  id: "sctp-chunk",
  label: "SCTP-Chunk",
  name: "SCTP Chunk",
  spec: "RFC 9260, RFC 8260, RFC 4895, RFC 5061, RFC 6525, RFC 3758",
  depth: "all chunks of IANA's list, their parameters and error causes",
  alias: "sctp",
  layer: "transport",
  on: [[sctpChunks, 0]],
  fields: struct<SCTPChunk>({
    type: u8({ alias: "sctp.chunk_type", names: SCTP_CHUNK }),
    skip: derived<SCTPChunk, boolean>((h) => (h.type & 0x80) !== 0, {
      alias: "sctp.chunk_bit_1",
    }),
    report: derived<SCTPChunk, boolean>((h) => (h.type & 0x40) !== 0, {
      alias: "sctp.chunk_bit_2",
    }),
    flags: u8({ alias: "sctp.chunk_flags", hex: true }),
    length: u16({ alias: "sctp.chunk_length", unit: "bytes" }),
    immediate: dataFlag(I, "i"),
    unordered: dataFlag(U, "u"),
    beginning: dataFlag(B, "b"),
    ending: dataFlag(E, "e"),
    body: within(valueSize, chosen(body)),
    padding: trailer({ alias: "sctp.chunk_padding" }),
  }),
  contentSize: (h) => h.length < HEAD ? Infinity : h.length,
  pduSize: (h) => Math.ceil(h.length / 4) * 4,
  partial: (h) => isData(h) && (h.flags & (B | E)) !== (B | E),
  next,
  summary,
};
