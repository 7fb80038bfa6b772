/** VXLAN: RFC 7348 §5, with the group policy of draft-smith-vxlan-group-policy; VXLAN-GPE: draft-ietf-nvo3-vxlan-gpe. */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, udpPort } from "../../dissect/tables.ts";
import { bits, flag, struct, u16, u24, u8 } from "../../fields/mod.ts";

/** VXLAN header. */
export interface VXLAN {
  /** G: there is a group policy. */
  groupPolicy: boolean;
  /** Reserved. */
  reserved: number;
  /** I: the network identifier is valid. */
  vniValid: boolean;
  /** Reserved. */
  reserved2: number;
  /** D: the address of the sender must not be learned. */
  dontLearn: boolean;
  /** Reserved. */
  reserved3: number;
  /** A: the policy was applied. */
  policyApplied: boolean;
  /** Reserved. */
  reserved4: number;
  /** Group policy identifier. */
  groupPolicyId: number;
  /** VXLAN network identifier. */
  vni: number;
  /** Reserved. */
  reserved5: number;
}
/** VXLAN-GPE header. */
export interface VXLANGPE {
  /** Reserved. */
  reserved: number;
  /** Version: 0. */
  version: number;
  /** I: the network identifier is valid. */
  vniValid: boolean;
  /** P: `nextProtocol` says what the payload is. */
  nextProtocolPresent: boolean;
  /** B: ingress-replicated broadcast, unknown unicast or multicast. */
  bum: boolean;
  /** O: operations, administration and maintenance. */
  oam: boolean;
  /** Reserved. */
  reserved2: number;
  /** What the payload is; 0 without P: Ethernet. */
  nextProtocol: number;
  /** VXLAN network identifier. */
  vni: number;
  /** Reserved. */
  reserved3: number;
}

/** EtherType of bridged Ethernet. */
const TRANSPARENT_ETHERNET = 0x6558;

/** Virtual eXtensible Local Area Network. */
export const vxlan: Protocol<VXLAN> = {
  id: "vxlan",
  label: "VXLAN",
  name: "Virtual eXtensible Local Area Network",
  spec: "RFC 7348",
  depth: "header with group policy",
  alias: "vxlan",
  layer: "application",
  on: [[udpPort, 4789]],
  fields: struct<VXLAN>({
    groupPolicy: flag({ alias: "vxlan.flag_g" }),
    reserved: bits(3),
    vniValid: flag({ alias: "vxlan.flag_i" }),
    reserved2: bits(4),
    dontLearn: flag({ alias: "vxlan.flag_d" }),
    reserved3: bits(2),
    policyApplied: flag({ alias: "vxlan.flag_a" }),
    reserved4: bits(3),
    groupPolicyId: u16({ alias: "vxlan.gbp" }),
    vni: u24({ alias: "vxlan.vni" }),
    reserved5: u8({ alias: "vxlan.reserved8" }),
  }),
  next: (_h, d) => d.find(etherType, TRANSPARENT_ETHERNET),
  summary: (h) => `VNI ${h.vni}`,
};

/** EtherTypes of the protocols that VXLAN-GPE numbers. */
const NEXT_TYPE: Readonly<Record<number, number>> = {
  1: 0x0800,
  2: 0x86dd,
  3: TRANSPARENT_ETHERNET,
  4: 0x894f,
  5: 0x8847,
};

/** Generic Protocol Extension for VXLAN. */
export const vxlanGPE: Protocol<VXLANGPE> = {
  id: "vxlan-gpe",
  label: "VXLAN-GPE",
  name: "Generic Protocol Extension for VXLAN",
  spec: "draft-ietf-nvo3-vxlan-gpe",
  depth: "all fields",
  layer: "application",
  on: [[udpPort, 4790]],
  fields: struct<VXLANGPE>({
    reserved: bits(2),
    version: bits(2, { alias: "vxlan.ver" }),
    vniValid: flag({ alias: "vxlan.i_bit" }),
    nextProtocolPresent: flag({ alias: "vxlan.p_bit" }),
    bum: flag(),
    oam: flag({ alias: "vxlan.o_bit" }),
    reserved2: u16({ alias: "vxlan.reserved_16" }),
    nextProtocol: u8({
      alias: "vxlan.next_proto",
      names: { 1: "IPv4", 2: "IPv6", 3: "Ethernet", 4: "NSH", 5: "MPLS" },
    }),
    vni: u24({ alias: "vxlan.vni" }),
    reserved3: u8({ alias: "vxlan.reserved8" }),
  }),
  // senders that say what comes next do not all set the flag P
  next(h, d) {
    const type = h.nextProtocol === 0 && !h.nextProtocolPresent
      ? TRANSPARENT_ETHERNET
      : NEXT_TYPE[h.nextProtocol];
    return type === undefined ? undefined : d.find(etherType, type);
  },
  summary: (h) => `VNI ${h.vni}`,
};
