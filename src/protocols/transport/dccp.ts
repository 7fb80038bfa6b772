/** Datagram Congestion Control Protocol: RFC 4340 §5; Listen packets: RFC 5596. */
import { decimal } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { dccpPort, ipProtocol } from "../../dissect/tables.ts";
import {
  bits,
  choice,
  chosen,
  flag,
  struct,
  transportChecksum,
  u16,
  u24,
  u32,
  u48,
  u8,
  uint,
  when,
} from "../../fields/mod.ts";
import { DCCP_RESET_CODE, DCCP_SERVICE, DCCP_TYPE } from "../../names/dccp.ts";
import { type DCCPOption, dccpOptions } from "./dccp_options.ts";

/** DCCP header. */
export interface DCCP {
  /** Source port. */
  srcPort: number;
  /** Destination port. */
  dstPort: number;
  /** Header length in 32-bit words, options counted. */
  dataOffset: number;
  /** Value that the sender's congestion control gives the packet. */
  ccVal: number;
  /** Checksum coverage: 0 for all, else one more than the words of payload covered. */
  csCov: number;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** Reserved. */
  reserved: number;
  /** Packet type. */
  type: number;
  /** X: the sequence numbers have 48 bits. */
  extended: boolean;
  /** Reserved, with extended sequence numbers. */
  reserved2?: number;
  /** Sequence number. */
  sequence: number;
  /** What the packet acknowledges; not in Request, Data and Listen. */
  acknowledgement?: DCCPAcknowledgement;
  /** Service code, in Request, Response and Listen. */
  serviceCode?: number;
  /** Why the connection is reset. */
  reset?: DCCPReset;
  /** Options. */
  options: DCCPOption[];
}
/** Acknowledgement Number Subheader: RFC 4340 §5.3. */
export interface DCCPAcknowledgement {
  /** Reserved. */
  reserved: number;
  /** Acknowledgement number. */
  number: number;
}
/** What a Reset says: RFC 4340 §5.6. */
export interface DCCPReset {
  /** Reset code. */
  code: number;
  /** Further information, by code. */
  data1: number;
  /** Further information. */
  data2: number;
  /** Further information. */
  data3: number;
}

const REQUEST = 0, RESPONSE = 1, DATA = 2, RESET = 7, LISTEN = 10;
const DATA_ACK = 4;

const hasAck = ({ type }: DCCP): boolean =>
  type !== REQUEST && type !== DATA && type < LISTEN;
const hasService = ({ type }: DCCP): boolean =>
  type === REQUEST || type === RESPONSE || type === LISTEN;

const longAck = struct<DCCPAcknowledgement>({
  reserved: u16({ alias: "dccp.ack_res" }),
  number: u48({ alias: "dccp.ack_raw" }),
});
const shortAck = struct<DCCPAcknowledgement>({
  reserved: u8({ alias: "dccp.ack_res" }),
  number: u24({ alias: "dccp.ack_raw" }),
});

const acknowledgement = choice([longAck, shortAck], (_c, v) => {
  const { extended } = v.struct.probe(v) as DCCP;
  return extended ? longAck : shortAck;
});

/** Bytes of the header before the options: RFC 4340 §5.1 and §5.3. */
const fixedSize = (h: DCCP): number =>
  (h.extended ? 16 : 12) + (hasAck(h) ? (h.extended ? 8 : 4) : 0) +
  (hasService(h) || h.type === RESET ? 4 : 0);
const headerSize = (h: DCCP): number => h.dataOffset * 4;

/** Bytes that the checksum covers: RFC 4340 §9.2. */
const covered = (h: DCCP): number =>
  h.csCov === 0 ? Infinity : headerSize(h) + (h.csCov - 1) * 4;

/** A packet on one line. */
function summary(h: DCCP): string {
  const { type, acknowledgement: ack, serviceCode, reset } = h;
  return decimal(h.srcPort) + " → " + decimal(h.dstPort) + " [" +
    (DCCP_TYPE[type] ?? `type ${type}`) + "] Seq=" + h.sequence +
    (ack?.number === undefined ? "" : ` (Ack=${ack.number})`) +
    (serviceCode === undefined
      ? ""
      : ` (service=${DCCP_SERVICE[serviceCode] ?? serviceCode})`) +
    (reset?.code === undefined
      ? ""
      : ` (code=${DCCP_RESET_CODE[reset.code] ?? reset.code})`);
}

/** Datagram Congestion Control Protocol. */
export const dccp: Protocol<DCCP> = {
  id: "dccp",
  label: "DCCP",
  name: "Datagram Congestion Control Protocol",
  spec: "RFC 4340, RFC 4342, RFC 5596",
  depth: "all packet types, checksum, all options with those of CCID 3",
  alias: "dccp",
  layer: "transport",
  on: [[ipProtocol, 33]],
  fields: struct<DCCP>({
    srcPort: u16({ alias: "dccp.srcport" }),
    dstPort: u16({ alias: "dccp.dstport" }),
    dataOffset: u8({ alias: "dccp.data_offset", scale: 4, unit: "bytes" }),
    ccVal: bits(4, { alias: "dccp.ccval" }),
    csCov: bits(4, { alias: "dccp.cscov" }),
    checksum: u16({ alias: "dccp.checksum", hex: true }),
    checksumStatus: transportChecksum<DCCP>(
      33,
      { alias: "dccp.checksum.status" },
      undefined,
      covered,
    ),
    reserved: bits(3, { alias: "dccp.res1" }),
    type: bits(4, { alias: "dccp.type", names: DCCP_TYPE }),
    extended: flag({ alias: "dccp.x" }),
    reserved2: when((h: DCCP) => h.extended, u8({ alias: "dccp.res2" })),
    sequence: uint((h: DCCP) => h.extended ? 6 : 3, {
      alias: "dccp.seq_raw",
    }),
    acknowledgement: when(hasAck, chosen(acknowledgement)),
    serviceCode: when(
      hasService,
      u32({ alias: "dccp.service_code", names: DCCP_SERVICE }),
    ),
    reset: when(
      (h: DCCP) => h.type === RESET,
      struct<DCCPReset>({
        code: u8({ alias: "dccp.reset_code", names: DCCP_RESET_CODE }),
        data1: u8({ alias: "dccp.data1" }),
        data2: u8({ alias: "dccp.data2" }),
        data3: u8({ alias: "dccp.data3" }),
      }),
    ),
    options: dccpOptions((h: DCCP) => headerSize(h) - fixedSize(h)),
  }),
  headerSize,
  next: ({ srcPort, dstPort, type }, d) =>
    type === DATA || type === DATA_ACK
      ? d.find(dccpPort, Math.min(srcPort, dstPort)) ??
        d.find(dccpPort, Math.max(srcPort, dstPort))
      : undefined,
  summary,
};
