/** Wireless LAN: IEEE 802.11-2020 §9. */
import type { Entry, Find, Protocol } from "../../dissect/protocol.ts";
import {
  etherType,
  lengthField,
  linkType,
  wlanFrame,
} from "../../dissect/tables.ts";
import {
  beforeCheck,
  bitOf,
  bits,
  choice,
  chosen,
  derived,
  endCheck,
  endCheckStatus,
  flag,
  ifMore,
  mac,
  part,
  struct,
  u16le,
  u24,
  u32le,
  u8,
  when,
} from "../../fields/mod.ts";
import { WLAN_SUBTYPE, WLAN_TYPE } from "../../names/wlan.ts";
import { controlBody, type WLANControl } from "./wlan_control.ts";
import { ssidOf } from "./wlan_elements.ts";
import { managementBody, type WLANManagement } from "./wlan_management.ts";

/** Header of WEP: §12.3.2.2. */
export interface WLANWep {
  /** Initialization vector. */
  iv: number;
  /** Number of the key. */
  keyId: number;
  /** Reserved. */
  reserved: number;
}
/** Header of CCMP (§12.5.3.2) and GCMP (§12.5.5.2). */
export interface WLANProtection {
  /** The two low bytes of the packet number. */
  low: number;
  /** Reserved. */
  reserved: number;
  /** Number of the key. */
  keyId: number;
  /** Four more bytes follow. */
  extended: boolean;
  /** Reserved. */
  reserved2: number;
  /** The four high bytes of the packet number. */
  high: number;
  /** Packet number. */
  packetNumber: number;
}
/** Header of TKIP: §12.5.2.2. */
export interface WLANTkip {
  /** Second byte of the sequence counter. */
  tsc1: number;
  /** What keeps weak keys of WEP away. */
  seed: number;
  /** First byte of the sequence counter. */
  tsc0: number;
  /** Number of the key. */
  keyId: number;
  /** Four more bytes follow. */
  extended: boolean;
  /** Reserved. */
  reserved2: number;
  /** The four high bytes of the sequence counter. */
  high: number;
  /** Sequence counter. */
  packetNumber: number;
}
/** A MAC frame. */
export interface WLAN {
  /** What it is, within its type. */
  subtype: number;
  /** Management, control or data. */
  type: number;
  /** Version: 0. */
  version: number;
  /** HT control follows, or frames are strictly ordered. */
  order: boolean;
  /** The body is encrypted. */
  protected: boolean;
  /** More data is buffered for the receiver. */
  moreData: boolean;
  /** The sender sleeps after this. */
  powerManagement: boolean;
  /** Sent again. */
  retry: boolean;
  /** More fragments follow. */
  moreFragments: boolean;
  /** From the distribution system. */
  fromDS: boolean;
  /** To the distribution system. */
  toDS: boolean;
  /** Duration in microseconds, or an association ID. */
  durationId: number;
  /** Duration in microseconds. */
  duration?: number;
  /** Association ID, in PS-Poll. */
  aid?: number;
  /** Address 1: the receiver. */
  receiver: string;
  /** Address 2: the transmitter. */
  transmitter?: string;
  /** Address 3. */
  address3?: string;
  /** Sequence control, as a number. */
  sequenceControl?: number;
  /** Number of the fragment. */
  fragment?: number;
  /** Sequence number. */
  sequence?: number;
  /** Address 4. */
  address4?: string;
  /** QoS control, as a number. */
  qosControl?: number;
  /** Traffic identifier. */
  tid?: number;
  /** End of the service period. */
  eosp?: boolean;
  /** How it is to be acknowledged. */
  ackPolicy?: number;
  /** The body holds several MSDUs. */
  amsdu?: boolean;
  /** TXOP limit, queue size or buffer state. */
  qosInfo?: number;
  /** HT control. */
  htControl?: number;
  /** Destination, where the body goes in the end. */
  dst?: string;
  /** Source, where the body comes from. */
  src?: string;
  /** The basic service set. */
  bssid?: string;
  /** What the body is protected with. */
  protection?: WLANWep | WLANTkip | WLANProtection;
  /** Body of a management frame. */
  management?: WLANManagement;
  /** Body of a control frame. */
  control?: WLANControl;
}
/** A MAC frame with its check sequence. */
export interface WLANChecked extends WLAN {
  /** Bytes between the payload and the check sequence. */
  trailer?: Uint8Array;
  /** Frame check sequence. */
  fcs?: number;
  /** Whether it is right. */
  fcsStatus?: number;
}

const MANAGEMENT = 0, CONTROL = 1, DATA = 2;
const PS_POLL = 10, CTS = 12, ACK = 13, CF_END = 14, CF_END_ACK = 15;
/** Bits of a data frame's subtype: QoS, and no body. */
const QOS = 8, NULL = 4;

const isManagement = (h: WLAN): boolean => h.type === MANAGEMENT;
const isControl = (h: WLAN): boolean => h.type === CONTROL;
const isData = (h: WLAN): boolean => h.type === DATA;
const hasSequence = (h: WLAN): boolean => isManagement(h) || isData(h);
const isPoll = (h: WLAN): boolean => isControl(h) && h.subtype === PS_POLL;
const hasTransmitter = (h: WLAN): boolean =>
  hasSequence(h) || isControl(h) && h.subtype !== CTS && h.subtype !== ACK;
const isQos = (h: WLAN): boolean => isData(h) && (h.subtype & QOS) !== 0;

/** Address 3 or 4 or one of the others, by what the frame's way through the distribution system is: table 9-30. */
function destination(h: WLAN): string | undefined {
  return h.toDS && isData(h) ? h.address3 : h.receiver;
}
function source(h: WLAN): string | undefined {
  if (!h.fromDS || !isData(h)) return h.transmitter;
  return h.toDS ? h.address4 : h.address3;
}
function bssid(h: WLAN): string | undefined {
  if (isControl(h)) {
    return isPoll(h)
      ? h.receiver
      : h.subtype === CF_END || h.subtype === CF_END_ACK
      ? h.transmitter
      : undefined;
  }
  if (isManagement(h)) return h.address3;
  if (!isData(h)) return undefined;
  if (h.toDS) return h.fromDS ? undefined : h.receiver;
  return h.fromDS ? h.transmitter : h.address3;
}

/** Bit of the fourth byte that says that four more follow: §12.5.2.2. */
const EXTENDED = 0x20;
const wep = struct<WLANWep>({
  iv: u24({ alias: "wlan.wep.iv", hex: true }),
  keyId: bits(2, { alias: "wlan.wep.key" }),
  reserved: bits(6),
});

/** Number of the key, and whether four more bytes follow. */
const key = {
  keyId: bits(2, { alias: "wlan.wep.key" }),
  extended: flag(),
  reserved2: bits(5),
};
const ccmp = struct<WLANProtection>({
  low: u16le(),
  reserved: u8(),
  ...key,
  high: u32le(),
  packetNumber: derived(
    (h: WLANProtection) => h.high * 0x10000 + h.low,
    { alias: "wlan.ccmp.extiv" },
  ),
});
const tkip = struct<WLANTkip>({
  tsc1: u8(),
  seed: u8({ hex: true }),
  tsc0: u8(),
  ...key,
  high: u32le(),
  packetNumber: derived(
    (h: WLANTkip) => h.high * 0x10000 + h.tsc1 * 0x100 + h.tsc0,
    { alias: "wlan.tkip.extiv" },
  ),
});
/** The second byte of TKIP is made of the first: §12.5.2.2. */
const anyProtection = choice<WLANWep | WLANTkip | WLANProtection>(
  [wep, tkip, ccmp],
  (c) => {
    if (c.room < 4 || (c.peek(3) & EXTENDED) === 0) return wep;
    return c.peek(1) === ((c.peek() | 0x20) & 0x7f) ? tkip : ccmp;
  },
);

/** Acknowledgment policy and the rest of the QoS control field: §9.2.4.5. */
const qos = {
  qosControl: when(isQos, u16le({ alias: "wlan.qos", hex: true })),
  tid: part("qosControl", 0, 4, { alias: "wlan.qos.tid" }),
  eosp: derived(
    (h: WLAN) =>
      h.qosControl === undefined || !h.fromDS
        ? undefined
        : (h.qosControl & 0x10) !== 0,
    { alias: "wlan.qos.eosp" },
  ),
  ackPolicy: part("qosControl", 5, 2, { alias: "wlan.qos.ack" }),
  amsdu: bitOf("qosControl", 7, { alias: "wlan.qos.amsdupresent" }),
  qosInfo: part("qosControl", 8, 8),
};

const table = {
  subtype: bits(4, { alias: "wlan.fc.subtype" }),
  type: bits(2, { alias: "wlan.fc.type", names: WLAN_TYPE }),
  version: bits(2, { alias: "wlan.fc.version" }),
  order: flag({ alias: "wlan.fc.order" }),
  protected: flag({ alias: "wlan.fc.protected" }),
  moreData: flag({ alias: "wlan.fc.moredata" }),
  powerManagement: flag({ alias: "wlan.fc.pwrmgt" }),
  retry: flag({ alias: "wlan.fc.retry" }),
  moreFragments: flag({ alias: "wlan.fc.frag" }),
  fromDS: flag({ alias: "wlan.fc.fromds" }),
  toDS: flag({ alias: "wlan.fc.tods" }),
  durationId: u16le({ hex: true }),
  receiver: mac({ alias: "wlan.ra" }),
  duration: derived(
    (h: WLAN) => isPoll(h) ? undefined : h.durationId & 0x7fff,
    { alias: "wlan.duration", unit: "µs" },
  ),
  aid: derived(
    (h: WLAN) => isPoll(h) ? h.durationId & 0x3fff : undefined,
    { alias: "wlan.aid" },
  ),
  transmitter: when(hasTransmitter, mac({ alias: "wlan.ta" })),
  address3: when(hasSequence, mac()),
  sequenceControl: when(hasSequence, u16le({ hex: true })),
  fragment: part("sequenceControl", 0, 4, { alias: "wlan.frag" }),
  sequence: part("sequenceControl", 4, 12, { alias: "wlan.seq" }),
  address4: when((h: WLAN) => isData(h) && h.toDS && h.fromDS, mac()),
  ...qos,
  htControl: when(
    (h: WLAN) => h.order && (isQos(h) || isManagement(h)),
    u32le({ alias: "wlan.htc", hex: true }),
  ),
  dst: derived((h: WLAN) => hasSequence(h) ? destination(h) : undefined, {
    alias: "wlan.da",
    kind: "string",
  }),
  src: derived((h: WLAN) => hasSequence(h) ? source(h) : undefined, {
    alias: "wlan.sa",
    kind: "string",
  }),
  bssid: derived(bssid, { alias: "wlan.bssid", kind: "string" }),
  protection: when(
    (h: WLAN) =>
      h.protected && (isManagement(h) || isData(h) && (h.subtype & NULL) === 0),
    ifMore(chosen(anyProtection)),
  ),
  management: when(
    (h: WLAN) => isManagement(h) && !h.protected,
    managementBody,
  ),
  control: when(isControl, ifMore(controlBody)),
};

/** Flags as people who know IEEE 802.11 read them: `op.PR.F.`. */
function flagsText(h: WLAN, checked: boolean): string {
  const letter = (on: boolean, x: string) => on ? x : ".";
  return letter(h.order, "o") + letter(h.protected, "p") +
    letter(h.moreData, "m") + letter(h.powerManagement, "P") +
    letter(h.retry, "R") + letter(h.moreFragments, "M") +
    letter(h.fromDS, "F") + letter(h.toDS, "T") + (checked ? "C" : "");
}

function summaryOf(h: WLAN, checked: boolean): string {
  const key = h.type * 16 + h.subtype;
  const parts = [WLAN_SUBTYPE[key] ?? `${WLAN_TYPE[h.type]} ${h.subtype}`];
  if (h.sequence !== undefined) {
    parts.push(`SN=${h.sequence}`, `FN=${h.fragment}`);
  }
  parts.push(`Flags=${flagsText(h, checked)}`);
  const body = h.management;
  if (body !== undefined) {
    if ("beaconInterval" in body && body.beaconInterval !== undefined) {
      parts.push(`BI=${body.beaconInterval}`);
    }
    const ssid = "elements" in body ? ssidOf(body.elements) : undefined;
    if (ssid !== undefined) {
      parts.push(`SSID=${ssid === "" ? "Wildcard (Broadcast)" : `"${ssid}"`}`);
    }
  }
  return parts.join(", ");
}

/** LLC follows in data frames that have a body, are not encrypted, not fragments and hold one MSDU. */
function next(h: WLAN, d: Find): Entry | undefined {
  return isData(h) && (h.subtype & NULL) === 0 && !h.protected && !h.amsdu &&
      h.fragment === 0
    ? d.find(lengthField, 0)
    : undefined;
}

const common = {
  label: "802.11",
  spec: "IEEE 802.11-2020",
  depth:
    "header of all frames, bodies of management and control frames, usual elements",
  alias: "wlan",
  layer: "link",
  addresses: ["src", "dst"],
  next,
  partial: (h: WLAN) => h.moreFragments,
} as const satisfies Partial<Protocol<WLAN>>;

/** Protocol types under which tunnels of Aruba's access points carry frames in GRE: one each sixteen. */
const ARUBA: readonly number[] = Array.from(
  { length: 24 },
  (_, i) => 0x8200 + 0x10 * i,
);

/** Wireless LAN. */
export const wlan: Protocol<WLAN> = {
  ...common,
  id: "wlan",
  name: "IEEE 802.11 wireless LAN",
  aliases: ["ieee80211"],
  on: [[linkType, 105], [wlanFrame, 0], [etherType, ...ARUBA]],
  fields: struct<WLAN>(table),
  summary: (h) => summaryOf(h, false),
};

/** Wireless LAN with frame check sequence, as headers of capture tools announce it. */
export const wlanChecked: Protocol<WLANChecked> = {
  ...common,
  id: "wlan_fcs",
  name: "IEEE 802.11 wireless LAN with frame check sequence",
  on: [[wlanFrame, 1]],
  trailerSize: 4,
  fields: struct<WLANChecked>({
    ...table,
    trailer: beforeCheck(4),
    fcs: endCheck(4, { alias: "wlan.fcs", hex: true }),
    fcsStatus: endCheckStatus(4, { alias: "wlan.fcs.status" }),
  }),
  summary: (h) => summaryOf(h, true),
};
