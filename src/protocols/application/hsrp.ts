/** Hot Standby Router Protocol: version 1 (RFC 2281 §5.1), with advertisements; version 2, which Cisco documents. */
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  bytes,
  choice,
  chosen,
  ifMore,
  ipv4Address,
  ipv6Address,
  mac,
  octets,
  options,
  paddedText,
  rest,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  HSRP_ADVERTISEMENT,
  HSRP_OPCODE,
  HSRP_STATE,
  HSRP_TLV,
} from "../../names/routing.ts";

/** What version 1 says. */
export interface HSRPVersion1 {
  /** Version, 0. */
  version: number;
  /** Op code. */
  opcode: number;
  /** Hello, Coup or Resign. */
  hello?: HSRPHello;
  /** Advertisement. */
  advertisement?: HSRPAdvertisement;
  /** Authentication behind it, in the TLVs of version 2. */
  tlvs?: HSRPTLV[];
}
/** Hello, Coup, Resign: RFC 2281 §5.1. */
export interface HSRPHello {
  /** State of the sender. */
  state: number;
  /** Seconds between Hellos. */
  helloTime: number;
  /** Seconds for which a Hello is good. */
  holdTime: number;
  /** Priority. */
  priority: number;
  /** Group. */
  group: number;
  /** Reserved. */
  reserved: number;
  /** Authentication data: a password. */
  authData: string;
  /** Address of the group. */
  virtualIP: string;
}
/** Advertisement of an interface. */
export interface HSRPAdvertisement {
  /** Type. */
  type: number;
  /** Bytes behind. */
  length: number;
  /** State. */
  state: number;
  /** Reserved. */
  reserved: number;
  /** Groups in which the router is active. */
  activeGroups: number;
  /** Groups in which it is passive. */
  passiveGroups: number;
  /** Reserved. */
  reserved2: number;
}
/** What all TLVs have. */
export interface HSRPTLVHead {
  /** Type. */
  type: number;
  /** Bytes of the value. */
  length: number;
}
/** Group State. */
export interface HSRPGroupState extends HSRPTLVHead {
  /** Version, 2. */
  version: number;
  /** Op code. */
  opcode: number;
  /** State of the sender. */
  state: number;
  /** 4 or 6. */
  ipVersion: number;
  /** Group. */
  group: number;
  /** MAC address of the sender. */
  identifier: string;
  /** Priority. */
  priority: number;
  /** Milliseconds between Hellos. */
  helloTime: number;
  /** Milliseconds for which a Hello is good. */
  holdTime: number;
  /** Address of the group, if it is IPv4. */
  virtualIP?: string;
  /** Bytes behind an IPv4 address. */
  padding?: Uint8Array;
  /** Address of the group, if it is IPv6. */
  virtualIPv6?: string;
}
/** Interface State. */
export interface HSRPInterfaceState extends HSRPTLVHead {
  /** Groups in which the router is active. */
  activeGroups: number;
  /** Groups in which it is passive. */
  passiveGroups: number;
}
/** Text Authentication. */
export interface HSRPTextAuth extends HSRPTLVHead {
  /** Password. */
  authData: string;
}
/** MD5 Authentication. */
export interface HSRPMD5Auth extends HSRPTLVHead {
  /** Algorithm: 1 for MD5. */
  algorithm: number;
  /** Padding. */
  padding: number;
  /** Flags. */
  flags: number;
  /** Address of the sender. */
  ip: string;
  /** Key ID. */
  keyId: number;
  /** Authentication data. */
  authData: Uint8Array;
}
/** Any other TLV. */
export interface HSRPOtherTLV extends HSRPTLVHead {
  /** Its value. */
  value: Uint8Array;
}
/** Any TLV. */
export type HSRPTLV =
  | HSRPGroupState
  | HSRPInterfaceState
  | HSRPTextAuth
  | HSRPMD5Auth
  | HSRPOtherTLV;
/** What version 2 says. */
export interface HSRPVersion2 {
  /** TLVs. */
  tlvs: HSRPTLV[];
}
/** A message. */
export interface HSRP {
  /** What it says: version 1 begins with its number 0, version 2 with a TLV. */
  body: HSRPVersion1 | HSRPVersion2;
}

const tlvHead = {
  type: u8({ names: HSRP_TLV }),
  length: u8({ unit: "bytes" }),
};
const isIPv6 = (h: HSRPGroupState): boolean => h.ipVersion === 6;
const tlvs = options<HSRPTLV>({
  counts: "value",
  cases: {
    1: struct<HSRPGroupState>({
      ...tlvHead,
      version: u8({ alias: "hsrp2.version" }),
      opcode: u8({ alias: "hsrp2.opcode", names: HSRP_OPCODE }),
      state: u8({ alias: "hsrp2.state" }),
      ipVersion: u8({ alias: "hsrp2.ipversion" }),
      group: u16({ alias: "hsrp2.group" }),
      identifier: mac({ alias: "hsrp2.identifier" }),
      priority: u32({ alias: "hsrp2.priority" }),
      helloTime: u32({ alias: "hsrp2.hellotime", unit: "ms" }),
      holdTime: u32({ alias: "hsrp2.holdtime", unit: "ms" }),
      virtualIP: when(
        (h: HSRPGroupState) => !isIPv6(h),
        ipv4Address({ alias: "hsrp2.virt_ip" }),
      ),
      padding: when((h: HSRPGroupState) => !isIPv6(h), octets(12)),
      virtualIPv6: when(isIPv6, ipv6Address({ alias: "hsrp2.virt_ip_v6" })),
    }),
    2: struct<HSRPInterfaceState>({
      ...tlvHead,
      activeGroups: u16({ alias: "hsrp2.active_groups" }),
      passiveGroups: u16({ alias: "hsrp2.passive_groups" }),
    }),
    3: struct<HSRPTextAuth>({
      ...tlvHead,
      authData: paddedText((h: HSRPTextAuth) => h.length, {
        alias: "hsrp2.auth_data",
      }),
    }),
    4: struct<HSRPMD5Auth>({
      ...tlvHead,
      algorithm: u8({ alias: "hsrp2.md5_algorithm" }),
      padding: u8({ alias: "hsrp2.md5_padding" }),
      flags: u16({ alias: "hsrp2.md5_flags", hex: true }),
      ip: ipv4Address({ alias: "hsrp.md5_ip_address" }),
      keyId: u32({ alias: "hsrp2.md5_key_id" }),
      authData: bytes((h: HSRPMD5Auth) => h.length - 12, {
        alias: "hsrp2.md5_auth_data",
      }),
    }),
  },
  other: struct<HSRPOtherTLV>({ ...tlvHead, value: rest() }),
});

const ADVERTISE = 3;
const version1 = struct<HSRPVersion1>({
  version: u8({ alias: "hsrp.version" }),
  opcode: u8({ alias: "hsrp.opcode", names: HSRP_OPCODE }),
  hello: when(
    (h: HSRPVersion1) => h.opcode !== ADVERTISE,
    struct<HSRPHello>({
      state: u8({ alias: "hsrp.state", names: HSRP_STATE }),
      helloTime: u8({ alias: "hsrp.hellotime", unit: "s" }),
      holdTime: u8({ alias: "hsrp.holdtime", unit: "s" }),
      priority: u8({ alias: "hsrp.priority" }),
      group: u8({ alias: "hsrp.group" }),
      reserved: u8({ alias: "hsrp.reserved" }),
      authData: paddedText(8, { alias: "hsrp.auth_data" }),
      virtualIP: ipv4Address({ alias: "hsrp.virt_ip" }),
    }),
  ),
  advertisement: when(
    (h: HSRPVersion1) => h.opcode === ADVERTISE,
    struct<HSRPAdvertisement>({
      type: u16({ alias: "hsrp.adv.tlvtype" }),
      length: u16({ alias: "hsrp.adv.tlvlength", unit: "bytes" }),
      state: u8({ alias: "hsrp.adv.state", names: HSRP_ADVERTISEMENT }),
      reserved: u8({ alias: "hsrp.adv.reserved1" }),
      activeGroups: u16({ alias: "hsrp.adv.activegrp" }),
      passiveGroups: u16({ alias: "hsrp.adv.passivegrp" }),
      reserved2: u32({ alias: "hsrp.adv.reserved2" }),
    }),
  ),
  tlvs: ifMore(tlvs),
});
const version2 = struct<HSRPVersion2>({ tlvs });

/** What a message says, on one line. */
function summary({ body }: HSRP): string {
  if (body === undefined) return "HSRP";
  if ("opcode" in body) {
    const state = body.hello?.state, adv = body.advertisement?.state;
    const name = state !== undefined
      ? HSRP_STATE[state] ?? state
      : adv !== undefined
      ? HSRP_ADVERTISEMENT[adv] ?? adv
      : "unknown";
    return `${HSRP_OPCODE[body.opcode] ?? body.opcode} (state ${name})`;
  }
  const group = body.tlvs?.find((t) => "opcode" in t);
  return group === undefined || !("opcode" in group)
    ? "HSRPv2"
    : HSRP_OPCODE[group.opcode] ?? `opcode ${group.opcode}`;
}

/** Hot Standby Router Protocol. */
export const hsrp: Protocol<HSRP> = {
  id: "hsrp",
  label: "HSRP",
  name: "Hot Standby Router Protocol",
  spec: "RFC 2281",
  depth: "versions 1 and 2, all messages and TLVs",
  alias: "hsrp",
  layer: "application",
  on: [[udpPort, 1985, 2029]],
  fields: struct<HSRP>({
    body: chosen(
      choice<HSRP["body"]>(
        [version1, version2],
        (c) => c.room > 0 && c.peek() > 0 ? version2 : version1,
      ),
    ),
  }),
  summary,
};
