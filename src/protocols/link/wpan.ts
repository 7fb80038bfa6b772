/** Low-rate wireless networks: IEEE 802.15.4-2020 §7. */
import type { Protocol } from "../../dissect/protocol.ts";
import { linkType, wpanFrame } from "../../dissect/tables.ts";
import {
  beforeCheck,
  bitOf,
  bits,
  bytes,
  endCheck,
  endCheckStatus,
  eui64le,
  type Field,
  flag,
  part,
  struct,
  u16le,
  u32,
  u32le,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  WPAN_ADDRESS_MODE,
  WPAN_COMMAND,
  WPAN_KEY_MODE,
  WPAN_SECURITY_LEVEL,
  WPAN_TYPE,
  WPAN_VERSION,
} from "../../names/ieee802154.ts";
import {
  beaconBody,
  commandBody,
  headerElements,
  PAYLOAD_FOLLOWS,
  payloadElements,
  type WPANBeacon,
  type WPANCommand,
  type WPANElement,
} from "./wpan_body.ts";

/** Auxiliary security header: §9.4. */
export interface WPANSecurity {
  /** Reserved. */
  reserved: boolean;
  /** The absolute slot number takes the place of the counter. */
  asnInNonce: boolean;
  /** There is no frame counter. */
  counterSuppressed: boolean;
  /** How the key is told. */
  keyMode: number;
  /** How the frame is protected. */
  level: number;
  /** Counts frames. */
  frameCounter?: number;
  /** Who made the key. */
  keySource?: Uint8Array;
  /** Number of the key. */
  keyIndex?: number;
}
/** A MAC frame. */
export interface WPAN {
  /** Frame control, as a number. */
  frameControl: number;
  /** Kind of frame. */
  type: number;
  /** The frame is protected. */
  security: boolean;
  /** More data is waiting. */
  pending: boolean;
  /** An acknowledgment is wanted. */
  ackRequest: boolean;
  /** One PAN ID stands for both. */
  panCompression: boolean;
  /** Reserved. */
  reserved: boolean;
  /** There is no sequence number. */
  sequenceSuppressed: boolean;
  /** There are information elements. */
  hasElements: boolean;
  /** Kind of the destination address. */
  dstMode: number;
  /** Version. */
  version: number;
  /** Kind of the source address. */
  srcMode: number;
  /** Sequence number. */
  sequence?: number;
  /** PAN of the destination. */
  dstPan?: number;
  /** Short address of the destination. */
  dstShort?: number;
  /** Extended address of the destination. */
  dst?: string;
  /** PAN of the source. */
  srcPan?: number;
  /** Short address of the source. */
  srcShort?: number;
  /** Extended address of the source. */
  src?: string;
  /** Auxiliary security header. */
  auxiliary?: WPANSecurity;
  /** Header elements. */
  headerElements?: WPANElement[];
  /** Payload elements. */
  payloadElements?: WPANElement[];
  /** A beacon. */
  beacon?: WPANBeacon;
  /** A command. */
  command?: WPANCommand;
}
/** A MAC frame with its check sequence. */
export interface WPANChecked extends WPAN {
  /** Bytes between the payload and the check sequence. */
  trailer?: Uint8Array;
  /** Frame check sequence. */
  fcs?: number;
  /** Whether it is right. */
  fcsStatus?: number;
}

const BEACON = 0, COMMAND = 3;
const SHORT = 2, EXTENDED = 3, VERSION_2015 = 2;

/** Frames whose header is this one: multipurpose, fragment and extended frames have others. */
const isPlain = (h: WPAN): boolean => h.type <= COMMAND;
const hasDst = (h: WPAN): boolean => isPlain(h) && h.dstMode >= SHORT;
const hasSrc = (h: WPAN): boolean => isPlain(h) && h.srcMode >= SHORT;

/** Which PAN IDs are there: §7.2.2.6 and table 7-2. */
function hasDstPan(h: WPAN): boolean {
  const dst = hasDst(h), src = hasSrc(h);
  if (h.version < VERSION_2015) return dst;
  if (!isPlain(h)) return false;
  if (!dst) return !src && h.panCompression;
  const isExtended = h.dstMode === EXTENDED && h.srcMode === EXTENDED;
  return !src || isExtended ? !h.panCompression : true;
}
function hasSrcPan(h: WPAN): boolean {
  if (!hasSrc(h)) return false;
  if (h.version < VERSION_2015) return !h.panCompression || !hasDst(h);
  const isExtended = h.dstMode === EXTENDED && h.srcMode === EXTENDED;
  return !h.panCompression && !(hasDst(h) && isExtended);
}

const control = (bit: number, name: string): Field<boolean> =>
  bitOf("frameControl", bit, { alias: `wpan.${name}` });
/** Bytes of a key source by the key identifier mode: table 9-7. */
const KEY_SOURCE = [0, 0, 4, 8];
const auxiliary = struct<WPANSecurity>({
  reserved: flag(),
  asnInNonce: flag({ alias: "wpan.aux_sec.asn_in_nonce" }),
  counterSuppressed: flag({
    alias: "wpan.aux_sec.frame_counter_suppression",
  }),
  keyMode: bits(2, {
    alias: "wpan.aux_sec.key_id_mode",
    names: WPAN_KEY_MODE,
  }),
  level: bits(3, {
    alias: "wpan.aux_sec.sec_level",
    names: WPAN_SECURITY_LEVEL,
  }),
  frameCounter: when(
    (h: WPANSecurity) => !h.counterSuppressed,
    u32le({ alias: "wpan.aux_sec.frame_counter" }),
  ),
  keySource: when(
    (h: WPANSecurity) => h.keyMode > 1,
    bytes((h: WPANSecurity) => KEY_SOURCE[h.keyMode]),
  ),
  keyIndex: when(
    (h: WPANSecurity) => h.keyMode > 0,
    u8({ alias: "wpan.aux_sec.key_index" }),
  ),
});

const table = {
  frameControl: u16le({ alias: "wpan.fcf", hex: true }),
  type: part("frameControl", 0, 3, {
    alias: "wpan.frame_type",
    names: WPAN_TYPE,
  }),
  security: control(3, "security"),
  pending: control(4, "pending"),
  ackRequest: control(5, "ack_request"),
  panCompression: control(6, "pan_id_compression"),
  reserved: control(7, "fcf.reserved"),
  sequenceSuppressed: control(8, "seqno_suppression"),
  hasElements: control(9, "ie_present"),
  dstMode: part("frameControl", 10, 2, {
    alias: "wpan.dst_addr_mode",
    names: WPAN_ADDRESS_MODE,
  }),
  version: part("frameControl", 12, 2, {
    alias: "wpan.version",
    names: WPAN_VERSION,
  }),
  srcMode: part("frameControl", 14, 2, {
    alias: "wpan.src_addr_mode",
    names: WPAN_ADDRESS_MODE,
  }),
  sequence: when(
    (h: WPAN) =>
      isPlain(h) && !(h.version === VERSION_2015 && h.sequenceSuppressed),
    u8({ alias: "wpan.seq_no" }),
  ),
  dstPan: when(hasDstPan, u16le({ alias: "wpan.dst_pan", hex: true })),
  dstShort: when(
    (h: WPAN) => isPlain(h) && h.dstMode === SHORT,
    u16le({ alias: "wpan.dst16", hex: true }),
  ),
  dst: when(
    (h: WPAN) => isPlain(h) && h.dstMode === EXTENDED,
    eui64le({ alias: "wpan.dst64" }),
  ),
  srcPan: when(hasSrcPan, u16le({ alias: "wpan.src_pan", hex: true })),
  srcShort: when(
    (h: WPAN) => isPlain(h) && h.srcMode === SHORT,
    u16le({ alias: "wpan.src16", hex: true }),
  ),
  src: when(
    (h: WPAN) => isPlain(h) && h.srcMode === EXTENDED,
    eui64le({ alias: "wpan.src64" }),
  ),
  // the first version protects frames without such a header
  auxiliary: when(
    (h: WPAN) => isPlain(h) && h.security && h.version > 0,
    auxiliary,
  ),
  headerElements: when(
    (h: WPAN) => isPlain(h) && h.version === VERSION_2015 && h.hasElements,
    headerElements,
  ),
  payloadElements: when(
    (h: WPAN) =>
      !h.security && h.headerElements?.at(-1)?.elementId === PAYLOAD_FOLLOWS,
    payloadElements,
  ),
  beacon: when(
    (h: WPAN) => h.type === BEACON && !h.security && h.version < VERSION_2015,
    beaconBody,
  ),
  command: when((h: WPAN) => h.type === COMMAND && !h.security, commandBody),
};

const short = (x: number): string =>
  x === 0xffff ? "Broadcast" : `0x${x.toString(16).padStart(4, "0")}`;

function summary(h: WPAN): string {
  const command = h.command?.command;
  const name = command === undefined
    ? WPAN_TYPE[h.type] ?? `type ${h.type}`
    : WPAN_COMMAND[command] ?? `command ${command}`;
  const dst = h.dstShort !== undefined ? short(h.dstShort) : h.dst;
  const src = h.srcShort !== undefined ? short(h.srcShort) : h.src;
  return [
    name,
    ...(dst === undefined ? [] : [`Dst: ${dst}`]),
    ...(src === undefined ? [] : [`Src: ${src}`]),
  ].join(", ");
}

const common = {
  label: "802.15.4",
  spec: "IEEE 802.15.4-2020 §7",
  depth:
    "header, security header, information elements, beacons, commands of the first versions",
  alias: "wpan",
  layer: "link",
  summary,
  next: () => undefined,
} as const satisfies Partial<Protocol<WPAN>>;

/** IEEE 802.15.4. */
export const wpan: Protocol<WPAN> = {
  ...common,
  id: "wpan",
  name: "IEEE 802.15.4 low-rate wireless network",
  on: [[linkType, 230]],
  fields: struct<WPAN>(table),
};

/** IEEE 802.15.4 with frame check sequence. */
export const wpanChecked: Protocol<WPANChecked> = {
  ...common,
  id: "wpan_fcs",
  name: "IEEE 802.15.4 low-rate wireless network with frame check sequence",
  on: [[linkType, 195], [wpanFrame, 1]],
  trailerSize: 2,
  fields: struct<WPANChecked>({
    ...table,
    trailer: beforeCheck(2),
    fcs: endCheck(2, { alias: "wpan.fcs", hex: true }),
    fcsStatus: endCheckStatus(2, { alias: "wpan.fcs_ok" }),
  }),
};

/** What the physical layer sends before a frame: §12.1. */
export interface WPANPhy {
  /** Preamble: 0. */
  preamble: number;
  /** Start of frame delimiter: 0xa7. */
  delimiter: number;
  /** Reserved. */
  reserved: boolean;
  /** Bytes of the frame. */
  length: number;
}

/** IEEE 802.15.4 with the header of its physical layer. */
export const wpanPhy: Protocol<WPANPhy> = {
  id: "wpan_phy",
  label: "802.15.4 PHY",
  name: "IEEE 802.15.4 physical layer",
  spec: "LINKTYPE_IEEE802_15_4_NONASK_PHY",
  depth: "all fields",
  alias: "wpan-nonask-phy",
  layer: "link",
  on: [[linkType, 215]],
  fields: struct<WPANPhy>({
    preamble: u32({ alias: "wpan-nonask-phy.preamble", hex: true }),
    delimiter: u8({ alias: "wpan-nonask-phy.sfd", hex: true }),
    reserved: flag(),
    length: bits(7, {
      alias: "wpan-nonask-phy.frame_length",
      unit: "bytes",
    }),
  }),
  totalSize: (h) => 6 + h.length,
  next: (_h, d) => d.find(wpanFrame, 1),
  summary: (h) => `${h.length} bytes`,
};
