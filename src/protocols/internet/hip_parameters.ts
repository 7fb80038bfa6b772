/** Parameters of HIP: RFC 7401 §5.2, and https://www.iana.org/assignments/hip-parameters */
import {
  bytes,
  type Field,
  listToEnd,
  octets,
  type Options,
  options,
  type Struct,
  struct,
  u16,
  u32,
  u64,
  u8,
  within,
} from "../../fields/mod.ts";
import {
  HIP_CIPHER,
  HIP_DH_GROUP,
  HIP_ESP_SUITE,
  HIP_HIT_SUITE,
  HIP_NOTIFY,
  HIP_PARAMETER,
  HIP_REGISTRATION,
  HIP_REGISTRATION_FAILURE,
  HIP_SUITE,
  HIP_TRANSPORT_MODE,
} from "../../names/hip.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import {
  type HIPIdentityParameter,
  hipIdentityParameters,
} from "./hip_identity.ts";
import {
  type HIPLocatorParameter,
  hipLocatorParameters,
} from "./hip_locator.ts";
import {
  hipHead,
  type HIPParameterHead,
  hipRest,
  hipSize,
  hipTail,
} from "./hip_parameter.ts";

/** ESP_INFO: RFC 7402 §5.1.1. */
export interface HIPEspInfo extends HIPParameterHead {
  /** Reserved. */
  reserved: number;
  /** Index into the keying material. */
  keymatIndex: number;
  /** Old SPI. */
  oldSpi: number;
  /** New SPI. */
  newSpi: number;
}
/** R1_COUNTER: RFC 7401 §5.2.3. */
export interface HIPR1Counter extends HIPParameterHead {
  /** Reserved. */
  reserved: number;
  /** Generation of puzzles. */
  counter: bigint;
}
/** PUZZLE: RFC 7401 §5.2.4. */
export interface HIPPuzzle extends HIPParameterHead {
  /** K: how many bits must match. */
  difficulty: number;
  /** The puzzle lives 2 to the power of this less 32 seconds. */
  lifetime: number;
  /** What the responder wants back. */
  opaque: number;
  /** I: a random number. */
  random: Uint8Array;
}
/** SOLUTION: RFC 7401 §5.2.5. */
export interface HIPSolution extends HIPParameterHead {
  /** K: how many bits must match. */
  difficulty: number;
  /** Reserved. */
  reserved: number;
  /** What the responder wants back. */
  opaque: number;
  /** I: the random number of the puzzle. */
  random: Uint8Array;
  /** J: the solution. */
  solution: Uint8Array;
}
/** Numbers: SEQ (RFC 7401 §5.2.16), SEQ_DATA (RFC 6078 §4.1). */
export interface HIPSeq extends HIPParameterHead {
  /** Update ID, or sequence number of data. */
  id: number;
}
/** ACK (RFC 7401 §5.2.17), ACK_DATA (RFC 6078 §4.2). */
export interface HIPAck extends HIPParameterHead {
  /** Numbers that arrived. */
  ids: number[];
}
/** Lists of algorithms and the like: DH_GROUP_LIST, HIP_CIPHER, HIT_SUITE_LIST, TRANSPORT_FORMAT_LIST (RFC 7401 §5.2.6 to §5.2.11), HIP_TRANSFORM (RFC 5201 §5.2.7). */
export interface HIPIdList extends HIPParameterHead {
  /** Numbers, the preferred first. */
  ids: number[];
}
/** ESP_TRANSFORM: RFC 7402 §5.1.2. */
export interface HIPEspTransform extends HIPParameterHead {
  /** Reserved. */
  reserved: number;
  /** Suites, the preferred first. */
  suites: number[];
}
/** DIFFIE_HELLMAN: RFC 7401 §5.2.7. */
export interface HIPDiffieHellman extends HIPParameterHead {
  /** Public values; version 1 allows two. */
  values: HIPPublicValue[];
}
/** A public value. */
export interface HIPPublicValue {
  /** Group. */
  group: number;
  /** Bytes of the value. */
  valueLength: number;
  /** The value. */
  publicValue: Uint8Array;
}
/** ENCRYPTED: RFC 7401 §5.2.18. */
export interface HIPEncrypted extends HIPParameterHead {
  /** Reserved. */
  reserved: number;
  /** Initialization vector, where the cipher has one, and encrypted parameters. */
  data: Uint8Array;
}
/** NOTIFICATION: RFC 7401 §5.2.19. */
export interface HIPNotification extends HIPParameterHead {
  /** Reserved. */
  reserved: number;
  /** Notify message type. */
  notifyType: number;
  /** Further information. */
  data: Uint8Array;
}
/** Opaque bytes: echo requests and responses (RFC 7401 §5.2.20 to §5.2.23), TRANSACTION_ID and OVERLAY_ID (RFC 6079 §6), and parameters that have no table. */
export interface HIPOpaque extends HIPParameterHead {
  /** The bytes. */
  data: Uint8Array;
}
/** HIP_MAC, HIP_MAC_2, RVS_HMAC, RELAY_HMAC: RFC 7401 §5.2.12, RFC 8004 §4.2.1. */
export interface HIPMac extends HIPParameterHead {
  /** The HMAC. */
  hmac: Uint8Array;
}
/** REG_INFO: RFC 8003 §4.2. */
export interface HIPRegInfo extends HIPParameterHead {
  /** Shortest lifetime: 2 to the power of this less 64, over 8, in seconds. */
  minLifetime: number;
  /** Longest lifetime, in the same form. */
  maxLifetime: number;
  /** Services. */
  types: number[];
}
/** REG_REQUEST and REG_RESPONSE: RFC 8003 §4.3 and §4.4. */
export interface HIPRegistration extends HIPParameterHead {
  /** Lifetime: 2 to the power of this less 64, over 8, in seconds. */
  lifetime: number;
  /** Services. */
  types: number[];
}
/** REG_FAILED: RFC 8003 §4.5. */
export interface HIPRegFailed extends HIPParameterHead {
  /** Why. */
  failure: number;
  /** Services. */
  types: number[];
}
/** PAYLOAD_MIC: RFC 6078 §4.3. */
export interface HIPPayloadMic extends HIPParameterHead {
  /** IP protocol number of the payload. */
  nextHeader: number;
  /** Reserved. */
  reserved: Uint8Array;
  /** The payload's last bytes. */
  payloadData: Uint8Array;
  /** Message integrity code. */
  mic: Uint8Array;
}
/** HIP_TRANSPORT_MODE: RFC 6261 §3.1. */
export interface HIPTransportMode extends HIPParameterHead {
  /** Port of the sender. */
  port: number;
  /** Modes, the preferred first. */
  modes: number[];
}
/** OVERLAY_TTL: RFC 6079 §6. */
export interface HIPOverlayTtl extends HIPParameterHead {
  /** Hops that remain. */
  ttl: number;
  /** Reserved. */
  reserved: number;
}
/** Any parameter. */
export type HIPParameter =
  | HIPEspInfo
  | HIPR1Counter
  | HIPPuzzle
  | HIPSolution
  | HIPSeq
  | HIPAck
  | HIPIdList
  | HIPEspTransform
  | HIPDiffieHellman
  | HIPEncrypted
  | HIPNotification
  | HIPOpaque
  | HIPMac
  | HIPRegInfo
  | HIPRegistration
  | HIPRegFailed
  | HIPPayloadMic
  | HIPTransportMode
  | HIPOverlayTtl
  | HIPLocatorParameter
  | HIPIdentityParameter;

const idList = (id: Field<number>): Struct<HIPIdList> =>
  struct<HIPIdList>({
    ...hipHead,
    ids: within(hipSize, listToEnd(id)),
    ...hipTail,
  });
const opaque = (alias?: string): Struct<HIPOpaque> =>
  struct<HIPOpaque>({
    ...hipHead,
    data: bytes(hipSize, alias === undefined ? {} : { alias }),
    ...hipTail,
  });
const mac = struct<HIPMac>({
  ...hipHead,
  hmac: bytes(hipSize, { alias: "hip.tlv.hmac" }),
  ...hipTail,
});
const echo = opaque("hip.tlv.opaque_data");
const plain = opaque();
const r1Counter = struct<HIPR1Counter>({
  ...hipHead,
  reserved: u32({ alias: "hip.tlv.r1_reserved" }),
  counter: u64(),
  ...hipTail,
});
const group = u8({ alias: "hip.tlv.dh_group_id", names: HIP_DH_GROUP });
const registrations = within(
  hipRest(1),
  listToEnd(u8({ alias: "hip.tlv.reg_type", names: HIP_REGISTRATION })),
);
const registration = struct<HIPRegistration>({
  ...hipHead,
  lifetime: u8({ alias: "hip.tlv.reg_lt" }),
  types: registrations,
  ...hipTail,
});
/** Bytes of each of the two numbers in a SOLUTION. */
const half = (h: HIPSolution): number => h.length - 4 >> 1;
/** Bytes of a PAYLOAD_MIC's copy of the payload: RFC 6078 §4.3. */
const PAYLOAD_DATA = 8;

/** The parameters of a packet. */
export const hipParameters: Options<HIPParameter> = options<HIPParameter>({
  typeSize: 2,
  lengthSize: 2,
  counts: "value",
  align: 8,
  cases: {
    ...hipLocatorParameters,
    ...hipIdentityParameters,
    65: struct<HIPEspInfo>({
      ...hipHead,
      reserved: u16({ alias: "hip.tlv_esp_info_reserved" }),
      keymatIndex: u16({ alias: "hip.tlv_esp_info_key_index" }),
      oldSpi: u32({ alias: "hip.tlv_esp_info_old_spi", hex: true }),
      newSpi: u32({ alias: "hip.tlv_esp_info_new_spi", hex: true }),
      ...hipTail,
    }),
    128: r1Counter,
    129: r1Counter,
    257: struct<HIPPuzzle>({
      ...hipHead,
      difficulty: u8({ alias: "hip.tlv_puzzle_k" }),
      lifetime: u8({ alias: "hip.tlv_puzzle_lifetime" }),
      opaque: u16({ alias: "hip.tlv_puzzle_opaque", hex: true }),
      random: bytes(hipRest(4), { alias: "hip.tlv.puzzle_random_i" }),
      ...hipTail,
    }),
    321: struct<HIPSolution>({
      ...hipHead,
      difficulty: u8({ alias: "hip.tlv_solution_k" }),
      reserved: u8({ alias: "hip.tlv_solution_reserved" }),
      opaque: u16({ alias: "hip.tlv_solution_opaque", hex: true }),
      random: bytes(half, { alias: "hip.tlv.solution_random_i" }),
      solution: bytes(half, { alias: "hip.tlv_solution_j" }),
      ...hipTail,
    }),
    385: struct<HIPSeq>({
      ...hipHead,
      id: u32({ alias: "hip.tlv_seq_update_id" }),
      ...hipTail,
    }),
    449: struct<HIPAck>({
      ...hipHead,
      ids: within(hipSize, listToEnd(u32({ alias: "hip.tlv_ack_updid" }))),
      ...hipTail,
    }),
    511: idList(group),
    513: struct<HIPDiffieHellman>({
      ...hipHead,
      values: within(
        hipSize,
        listToEnd(struct<HIPPublicValue>({
          group,
          valueLength: u16({ alias: "hip.tlv.dh_pv_length", unit: "bytes" }),
          publicValue: bytes((h: HIPPublicValue) => h.valueLength, {
            alias: "hip.tlv.dh_public_value",
          }),
        })),
      ),
      ...hipTail,
    }),
    577: idList(u16({ alias: "hip.tlv.trans_id", names: HIP_SUITE })),
    579: idList(u16({ alias: "hip.tlv.cipher_id", names: HIP_CIPHER })),
    641: struct<HIPEncrypted>({
      ...hipHead,
      reserved: u32({ alias: "hip.tlv.enc_reserved" }),
      data: bytes(hipRest(4), { alias: "hip.encrypted_parameter_data" }),
      ...hipTail,
    }),
    // the suite's number stands in the first four bits of a byte
    715: idList(u8({
      alias: "hip.tlv.hit_suite_id",
      aliasScale: 1 / 16,
      names: (x) => HIP_HIT_SUITE[x >> 4],
    })),
    832: struct<HIPNotification>({
      ...hipHead,
      reserved: u16({ alias: "hip.tlv.notification_res" }),
      notifyType: u16({
        alias: "hip.tlv.notification_type",
        names: HIP_NOTIFY,
      }),
      data: bytes(hipRest(4), { alias: "hip.tlv.notification_data" }),
      ...hipTail,
    }),
    897: echo,
    930: struct<HIPRegInfo>({
      ...hipHead,
      minLifetime: u8({ alias: "hip.tlv.reg_ltmin" }),
      maxLifetime: u8({ alias: "hip.tlv.reg_ltmax" }),
      types: within(
        hipRest(2),
        listToEnd(u8({ alias: "hip.tlv.reg_type", names: HIP_REGISTRATION })),
      ),
      ...hipTail,
    }),
    932: registration,
    934: registration,
    936: struct<HIPRegFailed>({
      ...hipHead,
      failure: u8({
        alias: "hip.tlv.reg_failtype",
        names: HIP_REGISTRATION_FAILURE,
      }),
      types: registrations,
      ...hipTail,
    }),
    961: echo,
    2049: idList(u16({ names: HIP_PARAMETER })),
    4095: struct<HIPEspTransform>({
      ...hipHead,
      reserved: u16({ alias: "hip.tlv.esp_trans_res" }),
      suites: within(
        hipRest(2),
        listToEnd(u16({ alias: "hip.tlv.trans_id", names: HIP_ESP_SUITE })),
      ),
      ...hipTail,
    }),
    4481: struct<HIPSeq>({ ...hipHead, id: u32(), ...hipTail }),
    4545: struct<HIPAck>({
      ...hipHead,
      ids: within(hipSize, listToEnd(u32())),
      ...hipTail,
    }),
    4577: struct<HIPPayloadMic>({
      ...hipHead,
      nextHeader: u8({ names: IP_PROTOCOL }),
      reserved: octets(3),
      payloadData: octets(PAYLOAD_DATA),
      mic: bytes(hipRest(4 + PAYLOAD_DATA)),
      ...hipTail,
    }),
    4580: plain,
    4592: plain,
    7680: struct<HIPTransportMode>({
      ...hipHead,
      port: u16(),
      modes: within(
        hipRest(2),
        listToEnd(u16({ names: HIP_TRANSPORT_MODE })),
      ),
      ...hipTail,
    }),
    61505: mac,
    61569: mac,
    63425: echo,
    63661: echo,
    64011: struct<HIPOverlayTtl>({
      ...hipHead,
      ttl: u16(),
      reserved: u16(),
      ...hipTail,
    }),
    65500: mac,
    65520: mac,
  },
  other: plain,
});
