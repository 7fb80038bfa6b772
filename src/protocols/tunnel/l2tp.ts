/** Layer Two Tunneling Protocol: version 2 (RFC 2661 §3.1) and version 3 (RFC 3931 §3.2 and §4.1). */
import type { Cursor } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, ipProtocol, udpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  type Field,
  flag,
  struct,
  u16,
  u32,
  when,
} from "../../fields/mod.ts";
import { L2TP_MESSAGE } from "../../names/l2tp.ts";
import { type L2TPAVP, l2tpAVPs } from "./l2tp_avps.ts";

/** Header over UDP, of either version. */
export interface L2TP {
  /** T: a control message. */
  control: boolean;
  /** L: there is a length. */
  lengthPresent: boolean;
  /** Reserved. */
  reserved: number;
  /** S: there are sequence numbers. */
  sequencePresent: boolean;
  /** Reserved. */
  reserved2: boolean;
  /** O: there is an offset, in version 2. */
  offsetPresent: boolean;
  /** P: the message comes first, in version 2. */
  priority: boolean;
  /** Reserved. */
  reserved3: number;
  /** 2 or 3. */
  version: number;
  /** Reserved, in data messages of version 3. */
  reserved4?: number;
  /** Bytes of the message. */
  length?: number;
  /** Tunnel ID, in version 2. */
  tunnelId?: number;
  /** Session ID, in version 2. */
  sessionId?: number;
  /** Control connection ID, in control messages of version 3. */
  controlConnectionId?: number;
  /** Session ID, in data messages of version 3. */
  longSessionId?: number;
  /** Ns: number of this message. */
  ns?: number;
  /** Nr: number of the message that is expected next. */
  nr?: number;
  /** Bytes between this field and the payload. */
  offsetSize?: number;
  /** Those bytes. */
  offsetPad?: Uint8Array;
  /** Attribute value pairs, in control messages. */
  avps?: L2TPAVP[];
}

/** EtherType of PPP. */
const PPP = 0x880b;
const isOld = (h: L2TP): boolean => h.version < 3;
const isNew = (h: L2TP): boolean => h.version >= 3;
const hasLength = (h: L2TP): boolean =>
  h.lengthPresent && (isOld(h) || h.control);
const hasSequence = (h: L2TP): boolean =>
  h.sequencePresent && (isOld(h) || h.control);
const hasOffset = (h: L2TP): boolean => h.offsetPresent && isOld(h);

/** Bytes of the message behind what was read, where a length says so. */
const avps: Field<L2TPAVP[]> = {
  bits: 0,
  inside: [l2tpAVPs],
  read(c: Cursor, v) {
    const { length } = v.struct.probe(v) as L2TP, { end } = c;
    if (length !== undefined) {
      c.end = Math.max(c.p, Math.min(end, v.p + length));
    }
    try {
      return l2tpAVPs.read!(c, v);
    } finally {
      c.end = end;
    }
  },
};

/** What kind of message it is, by its first pair. */
function messageName(avps: readonly L2TPAVP[] | undefined): string {
  const first = avps?.[0];
  return first === undefined
    ? "ZLB"
    : "messageType" in first
    ? L2TP_MESSAGE[first.messageType] ?? `message ${first.messageType}`
    : "Control Message";
}

/** A message on one line. */
function summary(h: L2TP): string {
  const ids = isOld(h)
    ? `tunnel id=${h.tunnelId}, session id=${h.sessionId}`
    : h.control
    ? `control connection id=0x${(h.controlConnectionId ?? 0).toString(16)}`
    : `session id=0x${(h.longSessionId ?? 0).toString(16)}`;
  return h.control
    ? `Control Message - ${messageName(h.avps)} (${ids})`
    : `Data Message (${ids})`;
}

/** Layer Two Tunneling Protocol over UDP. */
export const l2tp: Protocol<L2TP> = {
  id: "l2tp",
  label: "L2TP",
  name: "Layer Two Tunneling Protocol",
  spec: "RFC 2661, RFC 3931",
  depth: "headers of versions 2 and 3, control messages with their AVPs",
  alias: "l2tp",
  layer: "application",
  on: [[udpPort, 1701]],
  fields: struct<L2TP>({
    control: flag({ alias: "l2tp.type" }),
    lengthPresent: flag({ alias: "l2tp.length_bit" }),
    reserved: bits(2),
    sequencePresent: flag({ alias: "l2tp.seq_bit" }),
    reserved2: flag(),
    offsetPresent: flag({ alias: "l2tp.offset_bit" }),
    priority: flag({ alias: "l2tp.priority" }),
    reserved3: bits(4),
    version: bits(4, { alias: "l2tp.version" }),
    reserved4: when(
      (h: L2TP) => isNew(h) && !h.control,
      u16({ alias: "l2tp.res" }),
    ),
    length: when(hasLength, u16({ alias: "l2tp.length", unit: "bytes" })),
    tunnelId: when(isOld, u16({ alias: "l2tp.tunnel" })),
    sessionId: when(isOld, u16({ alias: "l2tp.session" })),
    controlConnectionId: when(
      (h: L2TP) => isNew(h) && h.control,
      u32({ alias: "l2tp.ccid", hex: true }),
    ),
    longSessionId: when(
      (h: L2TP) => isNew(h) && !h.control,
      u32({ alias: "l2tp.sid", hex: true }),
    ),
    ns: when(hasSequence, u16({ alias: "l2tp.Ns" })),
    nr: when(hasSequence, u16({ alias: "l2tp.Nr" })),
    offsetSize: when(hasOffset, u16({ alias: "l2tp.offset", unit: "bytes" })),
    offsetPad: when(hasOffset, bytes((h: L2TP) => h.offsetSize ?? 0)),
    avps: when((h: L2TP) => h.control, avps),
  }),
  totalSize: (h) => h.length ?? 0,
  // what a session of version 3 carries was said when it began
  next: (h, d) => h.control || isNew(h) ? undefined : d.find(etherType, PPP),
  summary,
};

/** Header over IP: RFC 3931 §4.1.1. */
export interface L2TPOverIP {
  /** Session ID; 0: a control message. */
  sessionId: number;
  /** Control message. */
  message?: L2TPControl;
}
/** Control message of version 3: RFC 3931 §3.2.1. */
export interface L2TPControl {
  /** T: a control message. */
  control: boolean;
  /** L: there is a length. */
  lengthPresent: boolean;
  /** Reserved. */
  reserved: number;
  /** S: there are sequence numbers. */
  sequencePresent: boolean;
  /** Reserved. */
  reserved2: number;
  /** 3. */
  version: number;
  /** Bytes of the message. */
  length: number;
  /** Control connection ID. */
  controlConnectionId: number;
  /** Ns: number of this message. */
  ns: number;
  /** Nr: number of the message that is expected next. */
  nr: number;
  /** Attribute value pairs. */
  avps: L2TPAVP[];
}

/** Layer Two Tunneling Protocol version 3 over IP. */
export const l2tpIP: Protocol<L2TPOverIP> = {
  id: "l2tp-ip",
  label: "L2TPv3",
  name: "Layer Two Tunneling Protocol version 3 over IP",
  spec: "RFC 3931",
  depth: "control messages with their AVPs; the payload of sessions as bytes",
  aliases: ["l2tpv3"],
  alias: "l2tp",
  layer: "internet",
  on: [[ipProtocol, 115]],
  fields: struct<L2TPOverIP>({
    sessionId: u32({ alias: "l2tp.sid", hex: true }),
    message: when(
      (h: L2TPOverIP) => h.sessionId === 0,
      struct<L2TPControl>({
        control: flag({ alias: "l2tp.type" }),
        lengthPresent: flag({ alias: "l2tp.length_bit" }),
        reserved: bits(2),
        sequencePresent: flag({ alias: "l2tp.seq_bit" }),
        reserved2: bits(7),
        version: bits(4, { alias: "l2tp.version" }),
        length: u16({ alias: "l2tp.length", unit: "bytes" }),
        controlConnectionId: u32({ alias: "l2tp.ccid", hex: true }),
        ns: u16({ alias: "l2tp.Ns" }),
        nr: u16({ alias: "l2tp.Nr" }),
        avps,
      }),
    ),
  }),
  next: () => undefined,
  summary: (h) =>
    h.message === undefined
      ? `Data Message (session id=0x${h.sessionId.toString(16)})`
      : `Control Message - ${messageName(h.message.avps)}`,
};
