/** Methods of EAP: each cites its own RFC. */
import {
  bits,
  bytes,
  type Field,
  flag,
  ifMore,
  listToEnd,
  oneOf,
  options,
  padding,
  rest,
  restText,
  type Struct,
  struct,
  text,
  u16,
  u24,
  u32,
  u8,
  vector,
  when,
} from "../../fields/mod.ts";
import {
  EAP_MSCHAP_OPCODE,
  EAP_SIM_ATTRIBUTE,
  EAP_SIM_SUBTYPE,
  EAP_TYPE,
  WPS_OPCODE,
} from "../../names/eap.ts";

/** Identity: RFC 3748 §5.1. */
export interface EAPIdentity {
  /** Who the peer is, or what is shown to a person; empty where it is asked for. */
  identity?: string;
}
/** Notification (§5.2), One-Time Password (§5.5), Generic Token Card (§5.6). */
export interface EAPMessage {
  /** What is shown to a person, or the answer. */
  message?: string;
}
/** Legacy Nak: §5.3.1. */
export interface EAPNak {
  /** Methods that the peer would rather use. */
  desired: number[];
}
/** MD5-Challenge: §5.4. */
export interface EAPChallenge {
  /** Challenge or response. */
  value: Uint8Array;
  /** Name of the sender. */
  name?: string;
}
/** EAP-TLS (RFC 5216 §3), EAP-TTLS (RFC 5281 §9), PEAP, EAP-FAST (RFC 4851 §4), TEAP (RFC 7170 §4.1). */
export interface EAPTLS {
  /** The length is included. */
  lengthIncluded: boolean;
  /** More fragments follow. */
  moreFragments: boolean;
  /** Start. */
  start: boolean;
  /** The length of outer TLVs is included. */
  outerLengthIncluded: boolean;
  /** Reserved. */
  reserved: boolean;
  /** Version of the method. */
  version: number;
  /** Bytes of the TLS message in all its fragments. */
  length?: number;
  /** The TLS records, or a part of them. */
  data?: Uint8Array;
}
/** LEAP. */
export interface EAPLEAP {
  /** Version: 1. */
  version: number;
  /** Reserved. */
  reserved: number;
  /** Challenge or response. */
  value: Uint8Array;
  /** Name of the user. */
  name: string;
}
/** EAP-SIM (RFC 4186 §8), EAP-AKA (RFC 4187 §8), EAP-AKA' (RFC 9048). */
export interface EAPSIM {
  /** Subtype. */
  subtype: number;
  /** Reserved. */
  reserved: number;
  /** Attributes. */
  attributes: (EAPSIMIdentity | EAPSIMCode | EAPSIMOther)[];
}
/** AT_IDENTITY. */
export interface EAPSIMIdentity {
  /** Type. */
  type: number;
  /** 32-bit words of the attribute. */
  length: number;
  /** Bytes of the identity. */
  actualLength: number;
  /** Identity. */
  identity: string;
  /** Fills the attribute. */
  padding?: Uint8Array;
}
/** AT_NOTIFICATION, AT_CLIENT_ERROR_CODE. */
export interface EAPSIMCode {
  /** Type. */
  type: number;
  /** 32-bit words of the attribute. */
  length: number;
  /** What is told. */
  code: number;
}
/** Any other attribute. */
export interface EAPSIMOther {
  /** Type. */
  type: number;
  /** 32-bit words of the attribute. */
  length: number;
  /** Value. */
  value: Uint8Array;
}
/** EAP-MSCHAPv2: draft-kamath-pppext-eap-mschapv2-02 §2. */
export interface EAPMSCHAP {
  /** What it is. */
  opcode: number;
  /** Tells answers. */
  messageId?: number;
  /** Bytes from the operation code on. */
  messageLength?: number;
  /** Its data. */
  body?: EAPMSCHAPChallenge | EAPMSCHAPResponse | EAPMSCHAPMessage | EAPOther;
}
/** Challenge. */
export interface EAPMSCHAPChallenge {
  /** Bytes of the challenge. */
  valueSize: number;
  /** Challenge. */
  challenge: Uint8Array;
  /** Name of the sender. */
  name: string;
}
/** Response. */
export interface EAPMSCHAPResponse {
  /** 49. */
  valueSize: number;
  /** Challenge of the peer. */
  peerChallenge: Uint8Array;
  /** Zeros. */
  reserved: Uint8Array;
  /** Response. */
  ntResponse: Uint8Array;
  /** Flags. */
  flags: number;
  /** Name of the peer. */
  name: string;
}
/** Success or failure. */
export interface EAPMSCHAPMessage {
  /** The message. */
  message?: string;
}
/** Expanded type: RFC 3748 §5.7. */
export interface EAPExpanded {
  /** Vendor. */
  vendorId: number;
  /** Its method. */
  vendorType: number;
  /** Its data. */
  data: EAPWPS | EAPOther;
}
/** Wi-Fi Protected Setup: Wi-Fi Simple Configuration §7. */
export interface EAPWPS {
  /** What it is. */
  opcode: number;
  /** Reserved. */
  reserved: number;
  /** The length is included. */
  lengthIncluded: boolean;
  /** More fragments follow. */
  moreFragments: boolean;
  /** Bytes of the message in all its fragments. */
  length?: number;
  /** Attributes. */
  data?: Uint8Array;
}
/** A method without a table. */
export interface EAPOther {
  /** Its data. */
  data?: Uint8Array;
}
/** Data of a method. */
export type EAPMethod =
  | EAPIdentity
  | EAPMessage
  | EAPNak
  | EAPChallenge
  | EAPTLS
  | EAPLEAP
  | EAPSIM
  | EAPMSCHAP
  | EAPExpanded
  | EAPOther;

const message = (alias?: string): Struct<EAPMessage> =>
  struct<EAPMessage>({
    message: ifMore(restText(alias ? { alias: `eap.${alias}` } : {})),
  });
const tls = struct<EAPTLS>({
  lengthIncluded: flag({ alias: "eap.tls.flags.len_included" }),
  moreFragments: flag({ alias: "eap.tls.flags.more_fragments" }),
  start: flag({ alias: "eap.tls.flags.start" }),
  outerLengthIncluded: flag(),
  reserved: flag(),
  version: bits(3),
  length: when(
    (h: EAPTLS) => h.lengthIncluded,
    u32({ alias: "eap.tls.len", unit: "bytes" }),
  ),
  data: padding(),
});
const tunnel = tls.withTable({
  ...tls.table,
  version: bits(3, { alias: "eap.tls.flags.version" }),
});
const teap = tunnel.withTable({
  ...tunnel.table,
  outerLengthIncluded: flag({ alias: "eap.tls.flags.outer_tlv_len_included" }),
});

const IDENTITY = 14, NOTIFICATION = 12, ERROR = 22;
/** EAP-SIM and EAP-AKA, which Wireshark calls `eap.sim` and `eap.aka`. */
function sim(alias: string): Struct<EAPSIM> {
  const head = {
    type: u8({ alias: `${alias}.subtype.type`, names: EAP_SIM_ATTRIBUTE }),
    length: u8({ alias: `${alias}.subtype.len`, unit: "bytes", scale: 4 }),
  };
  const code = (name: string) =>
    struct<EAPSIMCode>({ ...head, code: u16({ alias: `${alias}.${name}` }) });
  return struct<EAPSIM>({
    subtype: u8({ alias: `${alias}.subtype`, names: EAP_SIM_SUBTYPE }),
    reserved: u16({ alias: `${alias}.reserved`, hex: true }),
    attributes: options<EAPSIM["attributes"][number]>({
      counts: "all",
      unit: 4,
      cases: {
        [IDENTITY]: struct<EAPSIMIdentity>({
          ...head,
          actualLength: u16({
            alias: "eap.identity.actual_len",
            unit: "bytes",
          }),
          identity: text((h: EAPSIMIdentity) => h.actualLength, {
            alias: "eap.identity",
          }),
          padding: padding(),
        }),
        [NOTIFICATION]: code("notification_type"),
        [ERROR]: code("error_code"),
      },
      other: struct<EAPSIMOther>({
        ...head,
        value: rest({ alias: `${alias}.subtype.value` }),
      }),
    }),
  });
}

const MSCHAP = "eap.ms_chap_v2";
const mschapChallenge = struct<EAPMSCHAPChallenge>({
  valueSize: u8({ alias: `${MSCHAP}.value_size`, unit: "bytes" }),
  challenge: bytes((h: EAPMSCHAPChallenge) => h.valueSize, {
    alias: `${MSCHAP}.challenge`,
  }),
  name: restText({ alias: `${MSCHAP}.name` }),
});
const mschapResponse = struct<EAPMSCHAPResponse>({
  valueSize: u8({ alias: `${MSCHAP}.value_size`, unit: "bytes" }),
  peerChallenge: bytes(16, { alias: `${MSCHAP}.peer_challenge` }),
  reserved: bytes(8, { alias: `${MSCHAP}.reserved` }),
  ntResponse: bytes(24, { alias: `${MSCHAP}.nt_response` }),
  flags: u8({ alias: `${MSCHAP}.flags`, hex: true }),
  name: restText({ alias: `${MSCHAP}.name` }),
});
const other = struct<EAPOther>({ data: padding({ alias: "eap.data" }) });
const mschapMessage = (alias: string) =>
  struct<EAPMSCHAPMessage>({
    message: ifMore(restText({ alias: `${MSCHAP}.${alias}` })),
  });
const mschap = struct<EAPMSCHAP>({
  opcode: u8({ alias: `${MSCHAP}.opcode`, names: EAP_MSCHAP_OPCODE }),
  // the answer to success and failure is the operation code alone
  messageId: ifMore(u8({ alias: `${MSCHAP}.id` })),
  messageLength: ifMore(u16({ alias: `${MSCHAP}.length`, unit: "bytes" })),
  body: ifMore(
    oneOf<EAPMSCHAP, NonNullable<EAPMSCHAP["body"]>>(
      (h) => h.opcode,
      {
        1: mschapChallenge,
        2: mschapResponse,
        3: mschapMessage("message"),
        4: mschapMessage("failure_request"),
      },
      struct<EAPOther>({ data: padding({ alias: `${MSCHAP}.data` }) }),
    ),
  ),
});

const wps = struct<EAPWPS>({
  opcode: u8({ alias: "eap.wps.code", names: WPS_OPCODE }),
  reserved: bits(6),
  lengthIncluded: flag({ alias: "eap.wps.flags.length" }),
  moreFragments: flag({ alias: "eap.wps.flags.more" }),
  length: when(
    (h: EAPWPS) => h.lengthIncluded,
    u16({ alias: "eap.wps.msglen", unit: "bytes" }),
  ),
  data: padding(),
});
/** Organization and method of Wi-Fi Protected Setup. */
const WFA = 0x00372a, WPS = 1;
const expanded = struct<EAPExpanded>({
  vendorId: u24({ alias: "eap.ext.vendor_id", hex: true }),
  vendorType: u32({ alias: "eap.ext.vendor_type", hex: true }),
  data: oneOf<EAPExpanded, EAPExpanded["data"]>(
    (h) => h.vendorId === WFA ? h.vendorType : -1,
    { [WPS]: wps },
    other,
  ),
});

/** Tables by type. */
const METHODS: Readonly<Record<number, Field<EAPMethod>>> = {
  1: struct<EAPIdentity>({
    identity: ifMore(restText({ alias: "eap.identity" })),
  }),
  2: message("notification"),
  3: struct<EAPNak>({
    desired: listToEnd(u8({ alias: "eap.desired_type", names: EAP_TYPE })),
  }),
  4: struct<EAPChallenge>({
    value: vector(1, rest({ alias: "eap.md5.value" })),
    name: ifMore(restText({ alias: "eap.md5.extra_data" })),
  }),
  5: message(),
  6: message(),
  13: tls,
  17: struct<EAPLEAP>({
    version: u8({ alias: "eap.leap.version" }),
    reserved: u8({ alias: "eap.leap.reserved" }),
    value: vector(1, rest()),
    name: restText({ alias: "eap.leap.name" }),
  }),
  18: sim("eap.sim"),
  21: tunnel,
  23: sim("eap.aka"),
  25: tunnel,
  26: mschap,
  43: tunnel,
  50: sim("eap.aka"),
  55: teap,
  254: expanded,
};

/** The data of a method, by the type in its packet. */
export const methodData: Field<EAPMethod> = oneOf<
  { type?: number },
  EAPMethod
>((h) => h.type ?? -1, METHODS, other);
