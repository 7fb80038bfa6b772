/** Bodies of control frames: IEEE 802.11-2020 §9.3.1. */
import {
  bitOf,
  type Field,
  oneOf,
  part,
  rest,
  struct,
  u16le,
  u32le,
  u8,
} from "../../fields/mod.ts";
import { WLAN_BLOCK_ACK } from "../../names/wlan.ts";

/** Block Ack Request (§9.3.1.7) and Block Ack (§9.3.1.8). */
export interface WLANBlockAck {
  /** Control, as a number. */
  control: number;
  /** No acknowledgment is wanted. */
  ackPolicy: boolean;
  /** Kind of block ack. */
  blockAckType: number;
  /** Traffic identifier, or their number less one. */
  tid: number;
  /** What depends on the kind. */
  information: WLANBlockAckInformation | WLANControlData;
}
/** Where a bitmap begins. */
export interface WLANBlockAckInformation {
  /** Starting sequence control, as a number. */
  sequenceControl: number;
  /** Fragment, or size of the bitmap, coded. */
  fragment: number;
  /** First sequence number. */
  sequence: number;
  /** What arrived. */
  bitmap: Uint8Array;
}
/** Control Wrapper: §9.3.1.9. */
export interface WLANWrapper {
  /** Frame control of the carried frame. */
  carriedControl: number;
  /** HT control. */
  htControl: number;
  /** The rest of the carried frame. */
  data: Uint8Array;
}
/** NDP Announcement: §9.3.1.19. */
export interface WLANAnnouncement {
  /** Number of the sounding. */
  token: number;
  /** Information for the stations. */
  data: Uint8Array;
}
/** Any other body. */
export interface WLANControlData {
  /** All of it. */
  data: Uint8Array;
}
/** The body of a control frame. */
export type WLANControl =
  | WLANBlockAck
  | WLANWrapper
  | WLANAnnouncement
  | WLANControlData;

const information = struct<WLANBlockAckInformation>({
  sequenceControl: u16le({ alias: "wlan.fixed.ssc", hex: true }),
  fragment: part("sequenceControl", 0, 4, { alias: "wlan.fixed.ssc.fragment" }),
  sequence: part("sequenceControl", 4, 12, {
    alias: "wlan.fixed.ssc.sequence",
  }),
  bitmap: rest({ alias: "wlan.ba.bm" }),
});
const other = struct<WLANControlData>({ data: rest() });
const blockAck = struct<WLANBlockAck>({
  control: u16le({ alias: "wlan.ba.control", hex: true }),
  ackPolicy: bitOf("control", 0, { alias: "wlan.ba.control.ackpolicy" }),
  blockAckType: part("control", 1, 4, {
    alias: "wlan.ba.control.ba_type",
    names: WLAN_BLOCK_ACK,
  }),
  tid: part("control", 12, 4, { alias: "wlan.ba.basic.tidinfo" }),
  information: oneOf<WLANBlockAck, WLANBlockAck["information"]>(
    (h) => h.control >> 1 & 15,
    { 0: information, 1: information, 2: information },
    other,
  ),
});

/** The body of a control frame behind its addresses, by the subtype of its header. */
export const controlBody: Field<WLANControl> = oneOf<
  { subtype: number },
  WLANControl
>(
  (h) => h.subtype,
  {
    5: struct<WLANAnnouncement>({ token: u8({ hex: true }), data: rest() }),
    7: struct<WLANWrapper>({
      carriedControl: u16le({ hex: true }),
      htControl: u32le({ alias: "wlan.htc", hex: true }),
      data: rest(),
    }),
    8: blockAck,
    9: blockAck,
  },
  other,
);
