/** Bodies of management frames: IEEE 802.11-2020 §9.3.3 and §9.4.1. */
import {
  bitOf,
  choice,
  chosen,
  type Field,
  mac,
  oneOf,
  part,
  rest,
  type Struct,
  struct,
  u16le,
  u64le,
  u8,
} from "../../fields/mod.ts";
import {
  WLAN_AUTHENTICATION,
  WLAN_CATEGORY,
  WLAN_REASON,
  WLAN_STATUS,
} from "../../names/wlan.ts";
import { type WLANElement, wlanElements } from "./wlan_elements.ts";

/** Capability information: §9.4.1.4. */
export interface WLANCapabilities {
  /** Capabilities, as a number. */
  capabilities: number;
  /** The sender is an access point. */
  ess: boolean;
  /** The sender is in an independent BSS. */
  ibss: boolean;
  /** Data must be protected. */
  privacy: boolean;
  /** Short preambles. */
  shortPreamble: boolean;
  /** Spectrum management. */
  spectrumManagement: boolean;
  /** Quality of service. */
  qos: boolean;
  /** Short slot time. */
  shortSlotTime: boolean;
  /** Automatic power save delivery. */
  apsd: boolean;
  /** Radio measurement. */
  radioMeasurement: boolean;
}
/** Beacon (§9.3.3.2), Probe Response (§9.3.3.10). */
export interface WLANBeacon extends WLANCapabilities {
  /** Clock of the sender, in microseconds. */
  timestamp: bigint;
  /** Time units of 1024 µs between beacons. */
  beaconInterval: number;
  /** Elements. */
  elements: WLANElement[];
}
/** Association Request: §9.3.3.5. */
export interface WLANAssociationRequest extends WLANCapabilities {
  /** Beacon intervals that the station may sleep. */
  listenInterval: number;
  /** Elements. */
  elements: WLANElement[];
}
/** Reassociation Request: §9.3.3.7. */
export interface WLANReassociationRequest extends WLANAssociationRequest {
  /** The access point that it is associated with. */
  currentAP: string;
}
/** Association (§9.3.3.6) and Reassociation Response (§9.3.3.8). */
export interface WLANAssociationResponse extends WLANCapabilities {
  /** Whether it succeeded. */
  status: number;
  /** Association ID with the two first bits set, as it was sent. */
  aidField: number;
  /** Association ID. */
  aid: number;
  /** Elements. */
  elements: WLANElement[];
}
/** Probe Request: §9.3.3.9. */
export interface WLANElements {
  /** Elements. */
  elements: WLANElement[];
}
/** Timing Advertisement: §9.3.3.15. */
export interface WLANTiming extends WLANCapabilities {
  /** Clock of the sender, in microseconds. */
  timestamp: bigint;
  /** Elements. */
  elements: WLANElement[];
}
/** Disassociation (§9.3.3.4), Deauthentication (§9.3.3.12). */
export interface WLANReason {
  /** Why. */
  reason: number;
  /** Elements. */
  elements: WLANElement[];
}
/** Authentication: §9.3.3.11. */
export interface WLANAuthentication {
  /** Algorithm. */
  algorithm: number;
  /** Number of the frame in the transaction. */
  transaction: number;
  /** Whether it succeeded. */
  status: number;
  /** Elements. */
  elements: WLANElement[];
}
/** Authentication by SAE: §12.4.7. */
export interface WLANSae {
  /** 3. */
  algorithm: number;
  /** 1: commit, 2: confirm. */
  transaction: number;
  /** Whether it succeeded. */
  status: number;
  /** Group, scalar and element, or what confirms them. */
  data: Uint8Array;
}
/** Action (§9.3.3.13), Action No Ack. */
export interface WLANAction {
  /** Category; its first bit reports an error. */
  category: number;
  /** The action. */
  action:
    | WLANBlockAckRequest
    | WLANBlockAckResponse
    | WLANBlockAckDelete
    | WLANQuery
    | WLANOtherAction;
}
/** ADDBA Request: §9.6.4.2. */
export interface WLANBlockAckRequest {
  /** Action: 0. */
  code: number;
  /** Tells answers. */
  dialogToken: number;
  /** Parameters, as a number. */
  parameters: number;
  /** A-MSDUs are allowed. */
  amsdu: boolean;
  /** Immediate block ack. */
  immediate: boolean;
  /** Traffic identifier. */
  tid: number;
  /** Buffers. */
  buffers: number;
  /** Time units without traffic before the agreement ends; 0: none. */
  timeout: number;
  /** Starting sequence control, as a number. */
  sequenceControl: number;
  /** Fragment. */
  fragment: number;
  /** First sequence number. */
  sequence: number;
  /** Elements. */
  elements: WLANElement[];
}
/** ADDBA Response: §9.6.4.3. */
export interface WLANBlockAckResponse {
  /** Action: 1. */
  code: number;
  /** Tells answers. */
  dialogToken: number;
  /** Whether it succeeded. */
  status: number;
  /** Parameters, as a number. */
  parameters: number;
  /** A-MSDUs are allowed. */
  amsdu: boolean;
  /** Immediate block ack. */
  immediate: boolean;
  /** Traffic identifier. */
  tid: number;
  /** Buffers. */
  buffers: number;
  /** Time units without traffic before the agreement ends; 0: none. */
  timeout: number;
  /** Elements. */
  elements: WLANElement[];
}
/** DELBA: §9.6.4.4. */
export interface WLANBlockAckDelete {
  /** Action: 2. */
  code: number;
  /** Parameters, as a number. */
  parameters: number;
  /** The originator ends it. */
  initiator: boolean;
  /** Traffic identifier. */
  tid: number;
  /** Why. */
  reason: number;
  /** Elements. */
  elements: WLANElement[];
}
/** SA Query: §9.6.9. */
export interface WLANQuery {
  /** 0: request, 1: response. */
  code: number;
  /** Tells answers. */
  transaction: number;
  /** Elements. */
  elements: WLANElement[];
}
/** An action without a table. */
export interface WLANOtherAction {
  /** Action. */
  code: number;
  /** Its data. */
  data: Uint8Array;
}
/** A body without a table. */
export interface WLANOtherBody {
  /** All of it. */
  data: Uint8Array;
}
/** The body of a management frame. */
export type WLANManagement =
  | WLANBeacon
  | WLANAssociationRequest
  | WLANReassociationRequest
  | WLANAssociationResponse
  | WLANElements
  | WLANTiming
  | WLANReason
  | WLANAuthentication
  | WLANSae
  | WLANAction
  | WLANOtherBody;

const fixed = (name: string) => ({ alias: `wlan.fixed.${name}` });
const capability = (bit: number, name: string): Field<boolean> =>
  bitOf("capabilities", bit, fixed(`capabilities.${name}`));
const capabilities = {
  capabilities: u16le({ ...fixed("capabilities"), hex: true }),
  ess: capability(0, "ess"),
  ibss: capability(1, "ibss"),
  privacy: capability(4, "privacy"),
  shortPreamble: capability(5, "short_preamble"),
  spectrumManagement: capability(8, "spec_man"),
  qos: capability(9, "qos"),
  shortSlotTime: capability(10, "short_slot_time"),
  apsd: capability(11, "apsd"),
  radioMeasurement: capability(12, "radio_measurement"),
};
const elements = wlanElements;
const timestamp = u64le({ ...fixed("timestamp"), unit: "µs" });
const status = u16le({
  ...fixed("status_code"),
  hex: true,
  names: WLAN_STATUS,
});
const reason = u16le({
  ...fixed("reason_code"),
  hex: true,
  names: WLAN_REASON,
});
const listenInterval = u16le(fixed("listen_ival"));

const beacon = struct<WLANBeacon>({
  timestamp,
  beaconInterval: u16le({ ...fixed("beacon"), unit: "1024 µs" }),
  ...capabilities,
  elements,
});
const associationResponse = struct<WLANAssociationResponse>({
  ...capabilities,
  status,
  aidField: u16le({ hex: true }),
  aid: part("aidField", 0, 14, fixed("aid")),
  elements,
});
const leaving = struct<WLANReason>({ reason, elements });
const authenticationHead = {
  algorithm: u16le({ ...fixed("auth.alg"), names: WLAN_AUTHENTICATION }),
  transaction: u16le(fixed("auth_seq")),
  status,
};
const authentication = struct<WLANAuthentication>({
  ...authenticationHead,
  elements,
});
const sae = struct<WLANSae>({ ...authenticationHead, data: rest() });
const SAE = 3;

const code = u8(fixed("action_code"));
const dialogToken = u8({ ...fixed("dialog_token"), hex: true });
const agreement = {
  parameters: u16le({ ...fixed("baparams"), hex: true }),
  amsdu: bitOf("parameters", 0, fixed("baparams.amsdu")),
  immediate: bitOf("parameters", 1, fixed("baparams.policy")),
  tid: part("parameters", 2, 4, fixed("baparams.tid")),
  buffers: part("parameters", 6, 10, fixed("baparams.buffersize")),
  timeout: u16le({ ...fixed("batimeout"), unit: "1024 µs" }),
};
const blockAckRequest = struct<WLANBlockAckRequest>({
  code,
  dialogToken,
  ...agreement,
  sequenceControl: u16le({ ...fixed("ssc"), hex: true }),
  fragment: part("sequenceControl", 0, 4, fixed("ssc.fragment")),
  sequence: part("sequenceControl", 4, 12, fixed("ssc.sequence")),
  elements,
});
const blockAckResponse = struct<WLANBlockAckResponse>({
  code,
  dialogToken,
  status,
  ...agreement,
  elements,
});
const blockAckDelete = struct<WLANBlockAckDelete>({
  code,
  parameters: u16le({ ...fixed("delba.param"), hex: true }),
  initiator: bitOf("parameters", 11, fixed("delba.param.initiator")),
  tid: part("parameters", 12, 4, fixed("delba.param.tid")),
  reason,
  elements,
});
const query = struct<WLANQuery>({ code, transaction: u16le(), elements });
const otherAction = struct<WLANOtherAction>({ code, data: rest() });
/** An action of a category whose actions Wireshark names apart. */
function namedAction(alias: string): Struct<WLANOtherAction> {
  return struct<WLANOtherAction>({ code: u8({ alias }), data: rest() });
}
const BLOCK_ACK = 3, SA_QUERY = 8;
const BLOCK_ACK_ACTIONS: readonly Struct<WLANAction["action"]>[] = [
  blockAckRequest,
  blockAckResponse,
  blockAckDelete,
];
const action = struct<WLANAction>({
  category: u8({ ...fixed("category_code"), names: WLAN_CATEGORY }),
  action: oneOf<WLANAction, WLANAction["action"]>(
    (h) => h.category,
    {
      [BLOCK_ACK]: chosen(choice<WLANAction["action"]>(
        [...BLOCK_ACK_ACTIONS, otherAction],
        (c) => (c.room > 0 && BLOCK_ACK_ACTIONS[c.peek()]) || otherAction,
      )),
      [SA_QUERY]: query,
      4: namedAction("wlan.fixed.publicact"),
      7: namedAction("wlan.fixed.htact"),
      13: namedAction("wlan.fixed.mesh_action"),
      14: namedAction("wlan.fixed.multihop_action"),
      15: namedAction("wlan.fixed.selfprot_action"),
      21: namedAction("wlan.vht.action"),
    },
    otherAction,
  ),
});
const other = struct<WLANOtherBody>({ data: rest() });
const probe = struct<WLANElements>({ elements });

/** Tables by subtype. */
const BODIES: Readonly<Record<number, Field<WLANManagement>>> = {
  0: struct<WLANAssociationRequest>({
    ...capabilities,
    listenInterval,
    elements,
  }),
  1: associationResponse,
  2: struct<WLANReassociationRequest>({
    ...capabilities,
    listenInterval,
    currentAP: mac(fixed("current_ap")),
    elements,
  }),
  3: associationResponse,
  4: probe,
  5: beacon,
  6: struct<WLANTiming>({ timestamp, ...capabilities, elements }),
  8: beacon,
  10: leaving,
  11: chosen(choice<WLANAuthentication | WLANSae>(
    [authentication, sae],
    (c) =>
      c.room >= 2 && c.peek() === SAE && c.peek(1) === 0 ? sae : authentication,
  )),
  12: leaving,
  13: action,
  14: action,
};

/** The body of a management frame, by the subtype of its header. */
export const managementBody: Field<WLANManagement> = oneOf<
  { subtype: number },
  WLANManagement
>((h) => h.subtype, BODIES, other);
