/** Attribute value pairs of L2TP: RFC 2661 §4.4, RFC 3931 §5.4. */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bits,
  choice,
  chosen,
  type Field,
  flag,
  ifMore,
  listToEnd,
  rest,
  restText,
  sized,
  type Struct,
  struct,
  u16,
  u32,
  u64,
  u8,
} from "../../fields/mod.ts";
import { L2TP_AVP, L2TP_MESSAGE, L2TP_PSEUDOWIRE } from "../../names/l2tp.ts";

/** What all pairs have: RFC 2661 §4.1. */
export interface L2TPAVPHead {
  /** M: who does not know it ends the session or tunnel. */
  mandatory: boolean;
  /** H: the value is hidden. */
  hidden: boolean;
  /** Reserved. */
  reserved: number;
  /** Bytes of the whole pair. */
  length: number;
  /** Vendor; 0: the IETF. */
  vendorId: number;
  /** Attribute type. */
  type: number;
}
/** A number. */
export interface L2TPNumber extends L2TPAVPHead {
  /** The number. */
  value: number;
}
/** Message Type: RFC 2661 §4.4.1. */
export interface L2TPMessageType extends L2TPAVPHead {
  /** Message type. */
  messageType: number;
}
/** Result Code: RFC 2661 §4.4.2. */
export interface L2TPResultCode extends L2TPAVPHead {
  /** Result code. */
  resultCode: number;
  /** Error code. */
  errorCode?: number;
  /** For people. */
  message?: string;
}
/** Protocol Version: RFC 2661 §4.4.3. */
export interface L2TPVersion extends L2TPAVPHead {
  /** Version. */
  version: number;
  /** Revision. */
  revision: number;
}
/** Framing Capabilities and Type: RFC 2661 §4.4.3 and §4.4.4. */
export interface L2TPFraming extends L2TPAVPHead {
  /** Reserved. */
  reservedBits: number;
  /** A: asynchronous framing. */
  async: boolean;
  /** S: synchronous framing. */
  sync: boolean;
}
/** Bearer Capabilities and Type. */
export interface L2TPBearer extends L2TPAVPHead {
  /** Reserved. */
  reservedBits: number;
  /** A: analog channels. */
  analog: boolean;
  /** D: digital channels. */
  digital: boolean;
}
/** Tie Breaker: RFC 2661 §4.4.3. */
export interface L2TPTieBreaker extends L2TPAVPHead {
  /** The lower wins. */
  tieBreaker: bigint;
}
/** A text: Host Name, Vendor Name, numbers. */
export interface L2TPText extends L2TPAVPHead {
  /** The text. */
  text: string;
}
/** Q.931 Cause Code: RFC 2661 §4.4.2. */
export interface L2TPCause extends L2TPAVPHead {
  /** Cause code. */
  causeCode: number;
  /** Cause message. */
  causeMessage: number;
  /** For people. */
  advisory: string;
}
/** Proxy Authen ID: RFC 2661 §4.4.5. */
export interface L2TPProxyId extends L2TPAVPHead {
  /** Reserved. */
  reservedByte: number;
  /** Identifier of the challenge. */
  id: number;
}
/** Call Errors: RFC 2661 §4.4.6. */
export interface L2TPCallErrors extends L2TPAVPHead {
  /** Reserved. */
  reservedBytes: number;
  /** Frames with a wrong check sequence. */
  crcErrors: number;
  /** Frames of a wrong length. */
  framingErrors: number;
  /** Receive buffers that overran. */
  hardwareOverruns: number;
  /** Receive queues that overran. */
  bufferOverruns: number;
  /** Timeouts. */
  timeouts: number;
  /** Alignment errors. */
  alignmentErrors: number;
}
/** ACCM: RFC 2661 §4.4.6. */
export interface L2TPACCM extends L2TPAVPHead {
  /** Reserved. */
  reservedBytes: number;
  /** Characters that the peer escapes. */
  sendACCM: number;
  /** Characters that it receives escaped. */
  receiveACCM: number;
}
/** Pseudowire Capabilities List: RFC 3931 §5.4.3. */
export interface L2TPPseudowires extends L2TPAVPHead {
  /** Pseudowire types. */
  pseudowireTypes: number[];
}
/** Circuit Status: RFC 3931 §5.4.5. */
export interface L2TPCircuitStatus extends L2TPAVPHead {
  /** Reserved. */
  reservedBits: number;
  /** N: the circuit is new. */
  isNew: boolean;
  /** A: the circuit is up. */
  active: boolean;
}
/** Speeds of version 3: RFC 3931 §5.4.4. */
export interface L2TPSpeed extends L2TPAVPHead {
  /** Bits per second. */
  speed: bigint;
}
/** Bytes: challenges, LCP options, hidden values, pairs that have no table. */
export interface L2TPData extends L2TPAVPHead {
  /** The value. */
  data: Uint8Array;
}
/** Any pair. */
export type L2TPAVP =
  | L2TPNumber
  | L2TPMessageType
  | L2TPResultCode
  | L2TPVersion
  | L2TPFraming
  | L2TPBearer
  | L2TPTieBreaker
  | L2TPText
  | L2TPCause
  | L2TPProxyId
  | L2TPCallErrors
  | L2TPACCM
  | L2TPPseudowires
  | L2TPCircuitStatus
  | L2TPSpeed
  | L2TPData;

const head = {
  mandatory: flag({ alias: "l2tp.avp.mandatory" }),
  hidden: flag({ alias: "l2tp.avp.hidden" }),
  reserved: bits(4),
  length: bits(10, { alias: "l2tp.avp.length", unit: "bytes" }),
  vendorId: u16({ alias: "l2tp.avp.vendor_id" }),
  type: u16({
    alias: "l2tp.avp.type",
    names: (x, h: L2TPAVPHead) => h.vendorId === 0 ? L2TP_AVP[x] : undefined,
  }),
};
const HEAD_SIZE = 6;
const hint = (alias?: string) => alias === undefined ? {} : { alias };
const number16 = (alias?: string): Struct<L2TPNumber> =>
  struct<L2TPNumber>({ ...head, value: u16(hint(alias)) });
const number32 = (alias?: string): Struct<L2TPNumber> =>
  struct<L2TPNumber>({ ...head, value: u32(hint(alias)) });
const string = (alias?: string): Struct<L2TPText> =>
  struct<L2TPText>({ ...head, text: restText(hint(alias)) });
const data = (alias?: string): Struct<L2TPData> =>
  struct<L2TPData>({ ...head, data: rest(hint(alias)) });
const framing = struct<L2TPFraming>({
  ...head,
  reservedBits: bits(30),
  async: flag({ alias: "l2tp.avp.async_framing_supported" }),
  sync: flag({ alias: "l2tp.avp.sync_framing_supported" }),
});
const bearer = struct<L2TPBearer>({
  ...head,
  reservedBits: bits(30),
  analog: flag({ alias: "l2tp.avp.analog_access_supported" }),
  digital: flag({ alias: "l2tp.avp.digital_access_supported" }),
});
const speed = struct<L2TPSpeed>({ ...head, speed: u64() });
const other = data();

const TABLES: Readonly<Record<number, Struct<L2TPAVP>>> = {
  0: struct<L2TPMessageType>({
    ...head,
    messageType: u16({
      alias: "l2tp.avp.message_type",
      names: L2TP_MESSAGE,
    }),
  }),
  1: struct<L2TPResultCode>({
    ...head,
    resultCode: u16({ alias: "l2tp.result_code" }),
    errorCode: ifMore(u16({ alias: "l2tp.avp.error_code" })),
    message: ifMore(restText({ alias: "l2tp.avp.error_message" })),
  }),
  2: struct<L2TPVersion>({
    ...head,
    version: u8({ alias: "l2tp.avp.protocol_version" }),
    revision: u8({ alias: "l2tp.avp.protocol_revision" }),
  }),
  3: framing,
  4: bearer,
  5: struct<L2TPTieBreaker>({
    ...head,
    tieBreaker: u64({ alias: "l2tp.tie_breaker" }),
  }),
  6: number16("l2tp.avp.firmware_revision"),
  7: string("l2tp.avp.host_name"),
  8: string("l2tp.avp.vendor_name"),
  9: number16("l2tp.avp.assigned_tunnel_id"),
  10: number16("l2tp.avp.receive_window_size"),
  11: data("l2tp.avp.chap_challenge"),
  12: struct<L2TPCause>({
    ...head,
    causeCode: u16({ alias: "l2tp.avp.cause_code" }),
    causeMessage: u8({ alias: "l2tp.avp.cause_msg" }),
    advisory: restText({ alias: "l2tp.avp.advisory_msg" }),
  }),
  14: number16("l2tp.avp.assigned_session_id"),
  15: number32(),
  16: number32(),
  17: number32(),
  18: bearer,
  19: framing,
  21: string("l2tp.avp.called_number"),
  22: string("l2tp.avp.calling_number"),
  23: string(),
  24: number32(),
  25: number32(),
  29: number16(),
  30: string(),
  32: struct<L2TPProxyId>({ ...head, reservedByte: u8(), id: u8() }),
  34: struct<L2TPCallErrors>({
    ...head,
    reservedBytes: u16(),
    crcErrors: u32(),
    framingErrors: u32(),
    hardwareOverruns: u32(),
    bufferOverruns: u32(),
    timeouts: u32(),
    alignmentErrors: u32(),
  }),
  35: struct<L2TPACCM>({
    ...head,
    reservedBytes: u16(),
    sendACCM: u32({ hex: true }),
    receiveACCM: u32({ hex: true }),
  }),
  38: number32(),
  60: number32(),
  61: number32("l2tp.avp.assigned_control_conn_id"),
  62: struct<L2TPPseudowires>({
    ...head,
    pseudowireTypes: listToEnd(u16({ names: L2TP_PSEUDOWIRE })),
  }),
  63: number32("l2tp.avp.local_session_id"),
  64: number32("l2tp.avp.remote_session_id"),
  68: number16(),
  69: number16(),
  70: number16(),
  71: struct<L2TPCircuitStatus>({
    ...head,
    reservedBits: bits(14),
    isNew: flag(),
    active: flag(),
  }),
  72: string(),
  74: speed,
  75: speed,
};

/** Bytes of a pair, as it says itself. */
function avpSize(c: Cursor): number {
  const n = (c.peek() & 3) << 8 | c.peek(1);
  if (n < HEAD_SIZE) c.malformed(`AVP length is ${n}`);
  return n;
}

const HIDDEN = 0x40;
const avp = choice<L2TPAVP>([...Object.values(TABLES), other], (c) => {
  if (c.room < HEAD_SIZE || c.peek() & HIDDEN) return other;
  const vendor = c.peek(2) << 8 | c.peek(3);
  return vendor === 0 ? TABLES[c.peek(4) << 8 | c.peek(5)] ?? other : other;
});

/** The pairs of a control message. */
export const l2tpAVPs: Field<L2TPAVP[]> = listToEnd(
  sized(avpSize, chosen(avp)),
);
