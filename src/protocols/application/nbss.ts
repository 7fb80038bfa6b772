/** NetBIOS Session Service: RFC 1002 §4.3; without NetBIOS, straight over TCP: MS-SMB2 §2.1. */
import { startsWith } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { netbiosMessage, tcpPort } from "../../dissect/tables.ts";
import {
  ipv4Address,
  netbiosName,
  padding,
  struct,
  u16,
  u24,
  u8,
  when,
} from "../../fields/mod.ts";
import { NBSS_ERROR, NBSS_TYPE } from "../../names/netbios.ts";

/** A packet. */
export interface NBSS {
  /** Type. */
  type: number;
  /** Bytes behind it: 17 bits over NetBIOS, 24 without. */
  length: number;
  /** Name that is called. */
  calledName?: string;
  /** Name of the caller. */
  callingName?: string;
  /** Error. */
  errorCode?: number;
  /** Address to call instead. */
  retargetIpAddress?: string;
  /** Port to call instead. */
  retargetPort?: number;
  /** Bytes that have no meaning. */
  trailer?: Uint8Array;
}

const MESSAGE = 0, REQUEST = 0x81, NEGATIVE = 0x83, RETARGET = 0x84;
const HEADER = 4;
/** Shortest and longest contents of what carries no message: two names, of up to 255 bytes. */
const CONTROL: Readonly<Record<number, readonly [number, number]>> = {
  0x81: [2, 510],
  0x82: [0, 0],
  0x83: [1, 1],
  0x84: [6, 6],
  0x85: [0, 0],
};

/** Whether a packet whose message is one of SMB is at `p`, as far as it is there. */
function accepts(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < HEADER) return false;
  const length = b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3];
  if (b[p] !== MESSAGE) {
    const [least, most] = CONTROL[b[p]] ?? [1, 0];
    return length >= least && length <= most;
  }
  const q = p + HEADER;
  return end - q < HEADER
    ? length >= HEADER
    : b[q] >= 0xfc && startsWith(b, q + 1, end, "SMB");
}

/** NetBIOS Session Service. */
export const nbss: Protocol<NBSS> = {
  id: "nbss",
  alias: "nbss",
  label: "NBSS",
  name: "NetBIOS Session Service",
  spec: "RFC 1002, MS-SMB2",
  depth: "all fields",
  layer: "application",
  on: [[tcpPort, 139, 445]],
  fields: struct<NBSS>({
    type: u8({ alias: "nbss.type", hex: true, names: NBSS_TYPE }),
    length: u24({ alias: "nbss.length", unit: "bytes" }),
    calledName: when(
      (h: NBSS) => h.type === REQUEST,
      netbiosName({ compressed: false, alias: "nbss.called_name" }),
    ),
    callingName: when(
      (h: NBSS) => h.type === REQUEST,
      netbiosName({ compressed: false, alias: "nbss.calling_name" }),
    ),
    errorCode: when(
      (h: NBSS) => h.type === NEGATIVE,
      u8({ alias: "nbss.error_code", hex: true, names: NBSS_ERROR }),
    ),
    retargetIpAddress: when(
      (h: NBSS) => h.type === RETARGET,
      ipv4Address({ alias: "nbss.retarget_ip_address" }),
    ),
    retargetPort: when(
      (h: NBSS) => h.type === RETARGET,
      u16({ alias: "nbss.retarget_port" }),
    ),
    trailer: padding(),
  }),
  headerSize: (h) => h.type === MESSAGE ? HEADER : HEADER + h.length,
  pduSize: (h) => HEADER + h.length,
  next: (_h, d) => d.find(netbiosMessage, d.firstByte()),
  accepts,
  summary: (h) =>
    [
      NBSS_TYPE[h.type] ?? `Type 0x${h.type.toString(16)}`,
      ...h.calledName === undefined
        ? []
        : [`to ${h.calledName} from ${h.callingName}`],
      ...h.errorCode === undefined
        ? []
        : [NBSS_ERROR[h.errorCode] ?? `error ${h.errorCode}`],
    ].join(" "),
};
