/** What beacons and commands of IEEE 802.15.4 hold, and information elements: IEEE 802.15.4-2020 §7.3 to §7.5. */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bitOf,
  bits,
  bytes,
  eui64le,
  type Field,
  flag,
  list,
  listUntil,
  oneOf,
  part,
  sized,
  struct,
  u16le,
  u8,
  when,
} from "../../fields/mod.ts";
import { WPAN_COMMAND } from "../../names/ieee802154.ts";

/** A beacon: §7.3.1. */
export interface WPANBeacon {
  /** Superframe specification, as a number. */
  superframe: number;
  /** Beacon order; 15: no beacons. */
  beaconOrder: number;
  /** Superframe order; 15: inactive. */
  superframeOrder: number;
  /** Final slot of the contention access period. */
  finalCapSlot: number;
  /** Battery life extension. */
  batteryExtension: boolean;
  /** The sender is the coordinator of the PAN. */
  coordinator: boolean;
  /** Devices may associate. */
  associationPermit: boolean;
  /** Guaranteed time slots are granted. */
  gtsPermit: boolean;
  /** Reserved. */
  gtsReserved: number;
  /** Number of guaranteed time slots. */
  gtsCount: number;
  /** Direction of each slot. */
  gtsDirections?: number;
  /** Guaranteed time slots. */
  gtsSlots?: WPANSlot[];
  /** Reserved. */
  pendingReserved: boolean;
  /** Number of extended addresses. */
  pendingExtended: number;
  /** Reserved. */
  pendingReserved2: boolean;
  /** Number of short addresses. */
  pendingShort: number;
  /** Short addresses for which there is data. */
  shortAddresses: number[];
  /** Extended addresses for which there is data. */
  extendedAddresses: string[];
}
/** A guaranteed time slot. */
export interface WPANSlot {
  /** Short address. */
  address: number;
  /** Number of slots. */
  length: number;
  /** First slot. */
  start: number;
}
/** A command: §7.5. */
export interface WPANCommand {
  /** Which. */
  command: number;
  /** What it says. */
  body?:
    | WPANAssociationRequest
    | WPANAssociationResponse
    | WPANDisassociation
    | WPANRealignment
    | WPANSlotRequest;
}
/** Association Request: §7.5.2. */
export interface WPANAssociationRequest {
  /** A short address is wanted. */
  allocateAddress: boolean;
  /** Security can be used. */
  security: boolean;
  /** Reserved. */
  reserved: number;
  /** The receiver is on when idle. */
  receiverOn: boolean;
  /** Mains power. */
  mainsPower: boolean;
  /** Full-function device. */
  fullFunction: boolean;
  /** Could be a coordinator. */
  alternateCoordinator: boolean;
}
/** Association Response: §7.5.3. */
export interface WPANAssociationResponse {
  /** Short address of the device. */
  address: number;
  /** Whether it succeeded. */
  status: number;
}
/** Disassociation Notification: §7.5.4. */
export interface WPANDisassociation {
  /** Why. */
  reason: number;
}
/** Coordinator Realignment: §7.5.10. */
export interface WPANRealignment {
  /** The PAN. */
  pan: number;
  /** Short address of the coordinator. */
  coordinator: number;
  /** Channel. */
  channel: number;
  /** Short address of the device. */
  address: number;
}
/** GTS Request: §7.5.9. */
export interface WPANSlotRequest {
  /** Reserved. */
  reserved: number;
  /** Allocation, else deallocation. */
  allocate: boolean;
  /** For reception of the device. */
  receive: boolean;
  /** Number of slots. */
  length: number;
}
/** An information element: §7.4. */
export interface WPANElement {
  /** Type, ID and length, as a number. */
  descriptor: number;
  /** Element ID of a header element, group ID of a payload element. */
  elementId: number;
  /** Bytes of the content. */
  length: number;
  /** Content. */
  content: Uint8Array;
}

const named = (name: string) => ({ alias: `wpan.${name}` });
/** The body of a beacon. */
export const beaconBody: Field<WPANBeacon> = struct<WPANBeacon>({
  superframe: u16le({ hex: true }),
  beaconOrder: part("superframe", 0, 4, named("beacon_order")),
  superframeOrder: part("superframe", 4, 4, named("superframe_order")),
  finalCapSlot: part("superframe", 8, 4, named("cap")),
  batteryExtension: bitOf("superframe", 12, named("battery_ext")),
  coordinator: bitOf("superframe", 14, named("bcn_coord")),
  associationPermit: bitOf("superframe", 15, named("assoc_permit")),
  gtsPermit: flag(named("gts.permit")),
  gtsReserved: bits(4),
  gtsCount: bits(3, named("gts.count")),
  gtsDirections: when((h: WPANBeacon) => h.gtsCount > 0, u8({ hex: true })),
  gtsSlots: when(
    (h: WPANBeacon) => h.gtsCount > 0,
    list(
      struct<WPANSlot>({
        address: u16le({ ...named("gts.address"), hex: true }),
        length: bits(4),
        start: bits(4),
      }),
      (h: WPANBeacon) => h.gtsCount,
    ),
  ),
  pendingReserved: flag(),
  pendingExtended: bits(3),
  pendingReserved2: flag(),
  pendingShort: bits(3),
  shortAddresses: list(
    u16le({ ...named("pending16"), hex: true }),
    (h: WPANBeacon) => h.pendingShort,
  ),
  extendedAddresses: list(
    eui64le(named("pending64")),
    (h: WPANBeacon) => h.pendingExtended,
  ),
});

/** The body of a command; a command without a table has nothing but its number here. */
export const commandBody: Field<WPANCommand> = struct<WPANCommand>({
  command: u8({ ...named("cmd"), names: WPAN_COMMAND }),
  body: oneOf<WPANCommand, NonNullable<WPANCommand["body"]> | undefined>(
    (h) => h.command,
    {
      1: struct<WPANAssociationRequest>({
        allocateAddress: flag(named("cinfo.alloc_addr")),
        security: flag(named("cinfo.sec_capable")),
        reserved: bits(2),
        receiverOn: flag(named("cinfo.idle_rx")),
        mainsPower: flag(named("cinfo.power_src")),
        fullFunction: flag(named("cinfo.device_type")),
        alternateCoordinator: flag(named("cinfo.alt_coord")),
      }),
      2: struct<WPANAssociationResponse>({
        address: u16le({ ...named("asoc.addr"), hex: true }),
        status: u8({ ...named("assoc.status"), hex: true }),
      }),
      3: struct<WPANDisassociation>({
        reason: u8({ ...named("disassoc.reason"), hex: true }),
      }),
      8: struct<WPANRealignment>({
        pan: u16le({ hex: true }),
        coordinator: u16le({ hex: true }),
        channel: u8(),
        address: u16le({ hex: true }),
      }),
      9: struct<WPANSlotRequest>({
        reserved: bits(2),
        allocate: flag(named("gtsreq.type")),
        receive: flag(named("gtsreq.direction")),
        length: bits(4, named("gtsreq.length")),
      }),
    },
    { bits: 0, read: () => undefined },
  ),
});

/** The two bytes at the cursor, the low one first. */
const descriptor = (c: Cursor): number => c.peek() | c.peek(1) << 8;
/** Elements that end the header, and the one that ends the payload's: tables 7-7 and 7-8. */
export const PAYLOAD_FOLLOWS = 0x7e;
const DATA_FOLLOWS = 0x7f, TERMINATION = 0x0f;

/** Header elements: §7.4.2.1. */
export const headerElements: Field<WPANElement[]> = listUntil(
  sized(
    (c) => 2 + (descriptor(c) & 0x7f),
    struct<WPANElement>({
      descriptor: u16le({ ...named("header_ie_tlv"), hex: true }),
      elementId: part("descriptor", 7, 8, named("header_ie.id")),
      length: part("descriptor", 0, 7, named("header_ie.length")),
      content: bytes((h: WPANElement) => h.length),
    }),
  ),
  (e) => e.elementId === PAYLOAD_FOLLOWS || e.elementId === DATA_FOLLOWS,
);
/** Payload elements: §7.4.3.1. */
export const payloadElements: Field<WPANElement[]> = listUntil(
  sized(
    (c) => 2 + (descriptor(c) & 0x7ff),
    struct<WPANElement>({
      descriptor: u16le({ ...named("payload_ie_tlv"), hex: true }),
      elementId: part("descriptor", 11, 4, named("payload_ie.id")),
      length: part("descriptor", 0, 11, named("payload_ie.length")),
      content: bytes((h: WPANElement) => h.length),
    }),
  ),
  (e) => e.elementId === TERMINATION,
);
