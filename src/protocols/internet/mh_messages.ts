/** Messages of Mobile IPv6: RFC 6275 §6.1, RFC 5568 §6.2, RFC 5142, RFC 5846, RFC 5847, RFC 6705, RFC 7077. */
import {
  bits,
  type Field,
  flag,
  ipv6Address,
  list,
  oneOf,
  rest,
  struct,
  u16,
  u24,
  u32,
  u64,
  u8,
} from "../../fields/mod.ts";
import {
  MH_ACKNOWLEDGE_CODE,
  MH_BINDING_ERROR,
  MH_INITIATE_CODE,
  MH_REVOCATION_STATUS,
  MH_REVOCATION_TRIGGER,
  MH_REVOCATION_TYPE,
  MH_STATUS,
  MH_UPDATE_REASON,
  MH_UPDATE_STATUS,
} from "../../names/mh.ts";
import { type MHOption, mhOptions } from "./mh_options.ts";

/** What messages end with. */
export interface MHOptionList {
  /** Options. */
  options: MHOption[];
}
/** Binding Refresh Request (RFC 6275 §6.1.2), Fast Neighbor Advertisement (RFC 5568). */
export interface MHRefreshRequest extends MHOptionList {
  /** Reserved. */
  reserved: number;
}
/** Home Test Init and Care-of Test Init: RFC 6275 §6.1.3 and §6.1.4. */
export interface MHTestInit extends MHOptionList {
  /** Reserved. */
  reserved: number;
  /** Init cookie. */
  cookie: bigint;
}
/** Home Test and Care-of Test: RFC 6275 §6.1.5 and §6.1.6. */
export interface MHTest extends MHOptionList {
  /** Nonce index. */
  nonceIndex: number;
  /** Init cookie. */
  cookie: bigint;
  /** Keygen token. */
  token: bigint;
}
/** Binding Update: RFC 6275 §6.1.7. */
export interface MHBindingUpdate extends MHOptionList {
  /** Sequence number. */
  sequence: number;
  /** A: an acknowledgement is wanted. */
  acknowledge: boolean;
  /** H: the receiver shall be the home agent. */
  homeRegistration: boolean;
  /** L: home address and link-local address have the same interface identifier. */
  linkLocal: boolean;
  /** K: security associations survive movements. */
  keyManagement: boolean;
  /** M: for a mobility anchor point (RFC 5380 §4). */
  mapRegistration: boolean;
  /** R: the sender is a mobile router (RFC 3963 §4.1). */
  mobileRouter: boolean;
  /** P: a proxy registers the node (RFC 5213 §8.1). */
  proxyRegistration: boolean;
  /** F: encapsulation in UDP is wanted (RFC 5555 §3.1.3). */
  forceUdp: boolean;
  /** T: TLV header (RFC 5845 §6.1). */
  tlvHeader: boolean;
  /** B: a bulk of bindings (RFC 6602 §4.2). */
  bulk: boolean;
  /** Further flags. */
  reserved: number;
  /** Lifetime, in units of 4 seconds. */
  lifetime: number;
}
/** Binding Acknowledgement: RFC 6275 §6.1.8. */
export interface MHBindingAck extends MHOptionList {
  /** Status. */
  status: number;
  /** K: security associations survive movements. */
  keyManagement: boolean;
  /** R: the receiver is a mobile router. */
  mobileRouter: boolean;
  /** P: a proxy registers the node. */
  proxyRegistration: boolean;
  /** T: TLV header. */
  tlvHeader: boolean;
  /** B: a bulk of bindings. */
  bulk: boolean;
  /** Further flags. */
  reserved: number;
  /** Sequence number. */
  sequence: number;
  /** Lifetime, in units of 4 seconds. */
  lifetime: number;
}
/** Binding Error: RFC 6275 §6.1.9. */
export interface MHBindingError extends MHOptionList {
  /** Status. */
  status: number;
  /** Reserved. */
  reserved: number;
  /** Home address that gave rise to it. */
  homeAddress: string;
}
/** Fast Binding Update: RFC 5568 §6.2.2. */
export interface MHFastUpdate extends MHOptionList {
  /** Sequence number. */
  sequence: number;
  /** A: an acknowledgement is wanted. */
  acknowledge: boolean;
  /** H: home registration. */
  homeRegistration: boolean;
  /** L: link-local compatibility. */
  linkLocal: boolean;
  /** K: key management compatibility. */
  keyManagement: boolean;
  /** Reserved. */
  reserved: number;
  /** Lifetime, in units of 4 seconds. */
  lifetime: number;
}
/** Fast Binding Acknowledgment: RFC 5568 §6.2.3. */
export interface MHFastAck extends MHOptionList {
  /** Status. */
  status: number;
  /** K: key management compatibility. */
  keyManagement: boolean;
  /** Reserved. */
  reserved: number;
  /** Sequence number. */
  sequence: number;
  /** Lifetime, in units of 4 seconds. */
  lifetime: number;
}
/** Home Agent Switch: RFC 5142 §4. */
export interface MHAgentSwitch extends MHOptionList {
  /** Number of addresses. */
  numAddresses: number;
  /** Reserved. */
  reserved: number;
  /** Home agents. */
  addresses: string[];
}
/** Heartbeat: RFC 5847 §3.3. */
export interface MHHeartbeat extends MHOptionList {
  /** Reserved. */
  reserved: number;
  /** U: nobody asked. */
  unsolicited: boolean;
  /** R: it is an answer. */
  response: boolean;
  /** Sequence number. */
  sequence: number;
}
/** Handover Initiate: RFC 5568 §6.2.1.1, RFC 5949 §6.1.1. */
export interface MHHandoverInitiate extends MHOptionList {
  /** Sequence number. */
  sequence: number;
  /** S: an address shall be assigned. */
  assignAddress: boolean;
  /** U: packets shall be kept. */
  buffer: boolean;
  /** P: a proxy hands over. */
  proxy: boolean;
  /** F: packets shall be forwarded. */
  forward: boolean;
  /** Reserved. */
  reserved: number;
  /** Code. */
  code: number;
}
/** Handover Acknowledge: RFC 5568 §6.2.1.2, RFC 5949 §6.1.2. */
export interface MHHandoverAck extends MHOptionList {
  /** Sequence number. */
  sequence: number;
  /** U: packets are kept. */
  buffer: boolean;
  /** P: a proxy hands over. */
  proxy: boolean;
  /** F: packets are forwarded. */
  forward: boolean;
  /** Reserved. */
  reserved: number;
  /** Code. */
  code: number;
}
/** Binding Revocation: RFC 5846 §5. */
export interface MHRevocation extends MHOptionList {
  /** Indication or acknowledgement. */
  revocationType: number;
  /** Trigger of an indication, status of an acknowledgement. */
  triggerOrStatus: number;
  /** Sequence number. */
  sequence: number;
  /** P: a proxy's binding. */
  proxyBinding: boolean;
  /** V: the IPv4 binding alone. */
  ipv4Only: boolean;
  /** G: all bindings. */
  global: boolean;
  /** Reserved. */
  reserved: number;
}
/** Localized Routing Initiation: RFC 6705 §7. */
export interface MHRoutingInitiation extends MHOptionList {
  /** Sequence number. */
  sequence: number;
  /** Reserved. */
  reserved: number;
  /** Seconds. */
  lifetime: number;
}
/** Localized Routing Acknowledgment: RFC 6705 §7. */
export interface MHRoutingAck extends MHOptionList {
  /** Sequence number. */
  sequence: number;
  /** U: nobody asked. */
  unsolicited: boolean;
  /** Reserved. */
  reserved: number;
  /** Status. */
  status: number;
  /** Seconds. */
  lifetime: number;
}
/** Update Notification: RFC 7077 §4.1. */
export interface MHUpdateNotification extends MHOptionList {
  /** Sequence number. */
  sequence: number;
  /** Why. */
  reason: number;
  /** A: an acknowledgement is wanted. */
  acknowledge: boolean;
  /** D: it was sent before. */
  retransmission: boolean;
  /** Reserved. */
  reserved: number;
}
/** Update Notification Acknowledgement: RFC 7077 §4.2. */
export interface MHUpdateAck extends MHOptionList {
  /** Sequence number. */
  sequence: number;
  /** Status. */
  status: number;
  /** Reserved. */
  reserved: number;
}
/** Any other message. */
export interface MHOtherMessage {
  /** What it holds. */
  data: Uint8Array;
}
/** Any message. */
export type MHBody =
  | MHRefreshRequest
  | MHTestInit
  | MHTest
  | MHBindingUpdate
  | MHBindingAck
  | MHBindingError
  | MHFastUpdate
  | MHFastAck
  | MHAgentSwitch
  | MHHeartbeat
  | MHHandoverInitiate
  | MHHandoverAck
  | MHRevocation
  | MHRoutingInitiation
  | MHRoutingAck
  | MHUpdateNotification
  | MHUpdateAck
  | MHOtherMessage;

const options = mhOptions;
const refresh = struct<MHRefreshRequest>({ reserved: u16(), options });
const testInit = (name: string) =>
  struct<MHTestInit>({
    reserved: u16(),
    cookie: u64({ alias: `mip6.${name}.cookie` }),
    options,
  });
const test = (name: string) =>
  struct<MHTest>({
    nonceIndex: u16({ alias: `mip6.${name}.nindex` }),
    cookie: u64({ alias: `mip6.${name}.cookie` }),
    token: u64({ alias: "mip6.hot.token" }),
    options,
  });
/** Flag of a message, whose name in Wireshark holds the message's. */
const flagOf = (name: string, letter: string) =>
  flag({ alias: `mip6.${name}.${letter}_flag` });
const lifetime = (name: string) =>
  u16({ alias: `mip6.${name}.lifetime`, scale: 4, unit: "s" });
const sequence = (name: string) => u16({ alias: `mip6.${name}.seqnr` });

const INDICATION = 1;

/** The message, by the type of its header. */
export const mhBody: Field<MHBody> = oneOf<{ type: number }, MHBody>(
  (h) => h.type,
  {
    0: refresh,
    1: testInit("hoti"),
    2: testInit("coti"),
    3: test("hot"),
    4: test("cot"),
    5: struct<MHBindingUpdate>({
      sequence: sequence("bu"),
      acknowledge: flagOf("bu", "a"),
      homeRegistration: flagOf("bu", "h"),
      linkLocal: flagOf("bu", "l"),
      keyManagement: flagOf("bu", "k"),
      mapRegistration: flagOf("bu", "m"),
      mobileRouter: flagOf("nemo.bu", "r"),
      proxyRegistration: flagOf("bu", "p"),
      forceUdp: flagOf("bu", "f"),
      tlvHeader: flagOf("bu", "t"),
      bulk: flagOf("bu", "b"),
      reserved: bits(6),
      lifetime: lifetime("bu"),
      options,
    }),
    6: struct<MHBindingAck>({
      status: u8({ alias: "mip6.ba.status", names: MH_STATUS }),
      keyManagement: flagOf("ba", "k"),
      mobileRouter: flagOf("nemo.ba", "r"),
      proxyRegistration: flagOf("ba", "p"),
      tlvHeader: flagOf("ba", "t"),
      bulk: flagOf("ba", "b"),
      reserved: bits(3),
      sequence: sequence("ba"),
      lifetime: lifetime("ba"),
      options,
    }),
    7: struct<MHBindingError>({
      status: u8({ alias: "mip6.be.status", names: MH_BINDING_ERROR }),
      reserved: u8(),
      homeAddress: ipv6Address({ alias: "mip6.be.haddr" }),
      options,
    }),
    8: struct<MHFastUpdate>({
      sequence: sequence("fbu"),
      acknowledge: flagOf("fbu", "a"),
      homeRegistration: flagOf("fbu", "h"),
      linkLocal: flagOf("fbu", "l"),
      keyManagement: flagOf("fbu", "k"),
      reserved: bits(12),
      lifetime: lifetime("fbu"),
      options,
    }),
    9: struct<MHFastAck>({
      status: u8({ alias: "mip6.fback.status" }),
      keyManagement: flagOf("fback", "k"),
      reserved: bits(7),
      sequence: sequence("fback"),
      lifetime: lifetime("fback"),
      options,
    }),
    10: refresh,
    12: struct<MHAgentSwitch>({
      numAddresses: u8({ alias: "mip6.has.num_addrs" }),
      reserved: u8({ alias: "mip6.has.reserved" }),
      addresses: list(
        ipv6Address({ alias: "mip6.has.address" }),
        (h: MHAgentSwitch) => h.numAddresses,
      ),
      options,
    }),
    13: struct<MHHeartbeat>({
      reserved: bits(14),
      unsolicited: flagOf("hb", "u"),
      response: flagOf("hb", "r"),
      sequence: u32({ alias: "mip6.hb.seqnr" }),
      options,
    }),
    14: struct<MHHandoverInitiate>({
      sequence: sequence("hi"),
      assignAddress: flagOf("hi", "s"),
      buffer: flagOf("hi", "u"),
      proxy: flag(),
      forward: flag(),
      reserved: bits(4),
      code: u8({ alias: "mip6.hi.code", names: MH_INITIATE_CODE }),
      options,
    }),
    15: struct<MHHandoverAck>({
      sequence: sequence("hack"),
      buffer: flag(),
      proxy: flag(),
      forward: flag(),
      reserved: bits(5),
      code: u8({ alias: "mip6.hack.code", names: MH_ACKNOWLEDGE_CODE }),
      options,
    }),
    16: struct<MHRevocation>({
      revocationType: u8({
        alias: "mip6.bri_br.type",
        names: MH_REVOCATION_TYPE,
      }),
      triggerOrStatus: u8({
        names: (x, h: MHRevocation) =>
          h.revocationType === INDICATION
            ? MH_REVOCATION_TRIGGER[x]
            : MH_REVOCATION_STATUS[x],
      }),
      sequence: u16({ alias: "mip6.bri_seqnr" }),
      proxyBinding: flag(),
      ipv4Only: flag(),
      global: flag(),
      reserved: bits(13),
      options,
    }),
    17: struct<MHRoutingInitiation>({
      sequence: u16({ alias: "mip6.lri.sequence" }),
      reserved: u16({ alias: "mip6.lri.reserved" }),
      lifetime: u16({ alias: "mip6.lri.lifetime", unit: "s" }),
      options,
    }),
    18: struct<MHRoutingAck>({
      sequence: u16({ alias: "mip6.lra.sequence" }),
      unsolicited: flag({ alias: "mip6.lri.unsolicited" }),
      reserved: bits(7, { alias: "mip6.lra.reserved" }),
      status: u8({ alias: "mip6.lra.status" }),
      lifetime: u16({ alias: "mip6.lra.lifetime", unit: "s" }),
      options,
    }),
    19: struct<MHUpdateNotification>({
      sequence: u16(),
      reason: u16({ names: MH_UPDATE_REASON }),
      acknowledge: flag(),
      retransmission: flag(),
      reserved: bits(14),
      options,
    }),
    20: struct<MHUpdateAck>({
      sequence: u16(),
      status: u8({ names: MH_UPDATE_STATUS }),
      reserved: u24(),
      options,
    }),
  },
  struct<MHOtherMessage>({ data: rest({ alias: "mip6.unknown_type_data" }) }),
);
