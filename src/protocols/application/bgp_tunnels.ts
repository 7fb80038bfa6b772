/** Attributes about tunnels: PMSI_TUNNEL (RFC 6514 §5), Tunnel Encapsulation (RFC 9012 §2, RFC 9830 §2.4), Prefix-SID (RFC 8669 §3, RFC 9252 §2). */
import {
  bits,
  choice,
  chosen,
  type Field,
  flag,
  ipv4Address,
  ipv6Address,
  listToEnd,
  mac,
  oneOf,
  options,
  padding,
  rest,
  restText,
  sized,
  type Struct,
  struct,
  u16,
  u24,
  u32,
  u8,
} from "../../fields/mod.ts";
import {
  BGP_PMSI_TUNNEL,
  BGP_PREFIX_SID,
  BGP_TUNNEL,
  BGP_TUNNEL_SUBTLV,
} from "../../names/bgp.ts";
import { ADDRESS_FAMILY } from "../../names/address_family.ts";

/** PMSI_TUNNEL: RFC 6514 §5. */
export interface BGPPMSITunnel {
  /** Flags: bit 0 asks for information of leaves. */
  flags: number;
  /** Type of the tunnel. */
  tunnelType: number;
  /** A label in the first 20 bits, or a VNI. */
  label: number;
  /** What the tunnel is called. */
  tunnel: BGPPMSITunnelId;
}
/** RSVP-TE P2MP LSP. */
export interface BGPPMSIRSVP {
  /** P2MP ID. */
  p2mpId: string;
  /** Reserved. */
  reserved: number;
  /** Tunnel ID. */
  tunnelId: number;
  /** Extended tunnel ID. */
  extendedTunnelId: string;
}
/** A tree of PIM. */
export interface BGPPMSITree {
  /** Who sends, or the root. */
  sender: string;
  /** Group. */
  group: string;
}
/** Ingress replication. */
export interface BGPPMSIIngress {
  /** End of the unicast tunnel. */
  endpoint: string;
}
/** A tunnel that has no table. */
export interface BGPPMSIOther {
  /** What it is called. */
  id?: Uint8Array;
}
/** What a tunnel is called. */
export type BGPPMSITunnelId =
  | BGPPMSIRSVP
  | BGPPMSITree
  | BGPPMSIIngress
  | BGPPMSIOther;

/** What a tunnel's sub-TLV begins with: RFC 9012 §2. */
export interface BGPTunnelSubHead {
  /** Type. */
  type: number;
  /** Bytes of the value, in one byte for types below 128, in two above. */
  length: number;
}
/** Encapsulation of VXLAN: RFC 9012 §3.2.1. */
export interface BGPTunnelVXLAN extends BGPTunnelSubHead {
  /** V: the VNI counts. */
  validVNI: boolean;
  /** M: the MAC address counts. */
  validMAC: boolean;
  /** Reserved. */
  flags: number;
  /** VXLAN network identifier. */
  vni: number;
  /** MAC address. */
  mac: string;
  /** Reserved. */
  reserved: number;
}
/** A number: color, protocol type, UDP port. */
export interface BGPTunnelNumber extends BGPTunnelSubHead {
  /** Number. */
  value: number;
}
/** Color: RFC 9012 §3.4.2. */
export interface BGPTunnelColor extends BGPTunnelSubHead {
  /** An extended community without use here: its type, subtype and flags. */
  community: number;
  /** Color. */
  color: number;
}
/** Tunnel Egress Endpoint: RFC 9012 §3.1. */
export interface BGPTunnelEndpoint extends BGPTunnelSubHead {
  /** Reserved. */
  reserved: number;
  /** Address family; 0: the next hop. */
  family: number;
  /** Address. */
  address: Uint8Array;
}
/** Priority of an SR policy: RFC 9830 §2.4.5. */
export interface BGPTunnelPriority extends BGPTunnelSubHead {
  /** Priority. */
  priority: number;
  /** Reserved. */
  reserved: number;
}
/** Preference and ENLP of an SR policy: RFC 9830 §2.4.1 and §2.4.3. */
export interface BGPTunnelPreference extends BGPTunnelSubHead {
  /** Flags. */
  flags: number;
  /** Reserved. */
  reserved: number;
  /** Preference. */
  preference: number;
}
/** Binding SID: RFC 9830 §2.4.2. */
export interface BGPTunnelBinding extends BGPTunnelSubHead {
  /** S: the policy needs it. */
  specifiedOnly: boolean;
  /** I: packets are dropped without a valid path. */
  dropUponInvalid: boolean;
  /** Unused. */
  unused: number;
  /** Reserved. */
  reserved: number;
  /** A label stack entry, an IPv6 address, or nothing. */
  sid: Uint8Array;
}
/** Names of a policy and of its candidate path: RFC 9830 §2.4.6 and §2.4.7. */
export interface BGPTunnelName extends BGPTunnelSubHead {
  /** Reserved. */
  reserved: number;
  /** Name. */
  name: string;
}
/** Segment List: RFC 9830 §2.4.4. */
export interface BGPTunnelSegments extends BGPTunnelSubHead {
  /** Reserved. */
  reserved: number;
  /** Weight, and segments. */
  segments: BGPTunnelSegment[];
}
/** Weight or segment of a list. */
export interface BGPTunnelSegment {
  /** Type. */
  type: number;
  /** Bytes of the value. */
  length: number;
  /** Value. */
  data: Uint8Array;
}
/** Any other sub-TLV. */
export interface BGPTunnelOther extends BGPTunnelSubHead {
  /** Value. */
  value: Uint8Array;
}
/** A sub-TLV of a tunnel. */
export type BGPTunnelSub =
  | BGPTunnelVXLAN
  | BGPTunnelNumber
  | BGPTunnelColor
  | BGPTunnelEndpoint
  | BGPTunnelPreference
  | BGPTunnelPriority
  | BGPTunnelBinding
  | BGPTunnelName
  | BGPTunnelSegments
  | BGPTunnelOther;
/** A tunnel: RFC 9012 §2. */
export interface BGPTunnel {
  /** Type of the tunnel. */
  tunnelType: number;
  /** Bytes of the sub-TLVs. */
  length: number;
  /** What is to be known of it. */
  subTLVs: BGPTunnelSub[];
}

const pmsi = (name: string) => ({
  alias: `bgp.update.path_attribute.pmsi.${name}`,
});
const tree = (name: string, sender = "sender") =>
  struct<BGPPMSITree>({
    sender: ipv4Address(pmsi(`${name}.${sender}`)),
    group: ipv4Address(pmsi(`${name}.pmulticast_group`)),
  });

/** The fields of PMSI_TUNNEL. */
export const pmsiTunnel: {
  readonly [K in keyof BGPPMSITunnel]: Field<BGPPMSITunnel[K]>;
} = {
  flags: u8({ ...pmsi("tunnel.flags"), hex: true }),
  tunnelType: u8({ ...pmsi("tunnel.type"), names: BGP_PMSI_TUNNEL }),
  label: u24(),
  tunnel: oneOf<BGPPMSITunnel, BGPPMSITunnelId>(
    (h) => h.tunnelType,
    {
      1: struct<BGPPMSIRSVP>({
        p2mpId: ipv4Address(pmsi("rsvp.id")),
        reserved: u16(),
        tunnelId: u16(pmsi("rsvp.tunnel_id")),
        extendedTunnelId: ipv4Address(pmsi("rsvp.ext_tunnel_idv4")),
      }),
      3: tree("pimssm", "root_node"),
      4: tree("pimsm", "sender_address"),
      5: tree("bidir_pim_tree"),
      6: struct<BGPPMSIIngress>({
        endpoint: ipv4Address(pmsi("ingress_rep_ip")),
      }),
    },
    struct<BGPPMSIOther>({ id: padding() }),
  ),
};

const TLV = "bgp.update.encaps_tunnel_tlv";
const sub = (name: string) => ({ alias: `${TLV}_subtlv.${name}` });
/** Types from 128 on have two bytes of length: RFC 9012 §2. */
const LONG = 128;
const subHead = {
  type: u8({
    alias: "bgp.update.encaps_tunnel_subtlv_type",
    names: BGP_TUNNEL_SUBTLV,
  }),
  length: {
    alias: `${TLV}_sublen`,
    unit: "bytes",
    bits: 0,
    read: (c, h) =>
      (h.struct.probe(h) as BGPTunnelSubHead).type < LONG ? c.byte() : c.u16(),
  } as Field<number>,
};
const otherSub = struct<BGPTunnelOther>({ ...subHead, value: rest() });
const number = (field: Field<number>) =>
  struct<BGPTunnelNumber>({ ...subHead, value: field });
const name = struct<BGPTunnelName>({
  ...subHead,
  reserved: u8(sub("policy_name.reserved")),
  name: restText(sub("policy_name.name")),
});
const encapsulation = struct<BGPTunnelVXLAN>({
  ...subHead,
  validVNI: flag(sub("vxlan.flags.valid_vnid")),
  validMAC: flag(sub("vxlan.flags.valid_mac")),
  flags: bits(6, sub("vxlan.flags.reserved")),
  vni: u24(sub("vxlan.vnid")),
  mac: mac(sub("vxlan.mac")),
  reserved: u16(sub("vxlan.reserved")),
});
const VXLAN = 8, ENCAPSULATION = 1;
const subs: Readonly<Record<number, Struct<BGPTunnelSub>>> = {
  2: number(u16({ hex: true })),
  4: struct<BGPTunnelColor>({
    ...subHead,
    community: u32({ hex: true }),
    color: u32(),
  }),
  5: number(u16()),
  6: struct<BGPTunnelEndpoint>({
    ...subHead,
    reserved: u32(),
    family: u16({ names: ADDRESS_FAMILY }),
    address: rest(),
  }),
  7: number(u8()),
  8: number(u16()),
  9: number(u8()),
  12: struct<BGPTunnelPreference>({
    ...subHead,
    flags: u8(sub("pref.flags")),
    reserved: u8(sub("pref.reserved")),
    preference: u32(),
  }),
  13: struct<BGPTunnelBinding>({
    ...subHead,
    specifiedOnly: flag(sub("binding_sid.flags.specified")),
    dropUponInvalid: flag(sub("binding_sid.flags.invalid")),
    unused: bits(6, sub("binding_sid.flags.reserved")),
    reserved: u8(sub("binding_sid.reserved")),
    sid: rest(sub("binding_sid.sid")),
  }),
  14: struct<BGPTunnelPreference>({
    ...subHead,
    flags: u8(sub("enlp.flags")),
    reserved: u8(sub("enlp.reserved")),
    preference: u8(sub("enlp.preference")),
  }),
  15: struct<BGPTunnelPriority>({
    ...subHead,
    priority: u8(sub("priority.priority")),
    reserved: u8(sub("priority.reserved")),
  }),
  128: struct<BGPTunnelSegments>({
    ...subHead,
    reserved: u8(sub("segment_list.reserved")),
    segments: options<BGPTunnelSegment>({
      counts: "value",
      cases: {},
      other: struct<BGPTunnelSegment>({
        type: u8(sub("segment_list.subtlv.type")),
        length: u8({ ...sub("segment_list.subtlv.length"), unit: "bytes" }),
        data: rest(),
      }),
    }),
  }),
  129: name,
  130: name,
};
/** Tunnels up to the end of the attribute. */
export const tunnels: Field<BGPTunnel[]> = listToEnd(sized(
  (c) => 4 + (c.peek(2) << 8 | c.peek(3)),
  struct<BGPTunnel>({
    tunnelType: u16({ alias: `${TLV}_type`, names: BGP_TUNNEL }),
    length: u16({ alias: `${TLV}_len`, unit: "bytes" }),
    subTLVs: listToEnd(sized(
      (c) => c.peek() < LONG ? 2 + c.peek(1) : 3 + (c.peek(1) << 8 | c.peek(2)),
      chosen(choice<BGPTunnelSub>(
        [...Object.values(subs), encapsulation, otherSub],
        (c, h) => {
          const { tunnelType } = h.struct.probe(h) as BGPTunnel;
          return c.peek() === ENCAPSULATION && tunnelType === VXLAN
            ? encapsulation
            : subs[c.peek()] ?? otherSub;
        },
      )),
    )),
  }),
));

/** What a TLV of Prefix-SID begins with. */
export interface BGPSIDHead {
  /** Type. */
  type: number;
  /** Bytes of the value. */
  length: number;
}
/** Label-Index: RFC 8669 §3.1. */
export interface BGPSIDIndex extends BGPSIDHead {
  /** Reserved. */
  reserved: number;
  /** Flags. */
  flags: number;
  /** Label index. */
  index: number;
}
/** Originator SRGB: RFC 8669 §3.2. */
export interface BGPSIDBlocks extends BGPSIDHead {
  /** Flags. */
  flags: number;
  /** Blocks of labels. */
  blocks: BGPSIDBlock[];
}
/** A block of labels. */
export interface BGPSIDBlock {
  /** First label. */
  base: number;
  /** How many. */
  range: number;
}
/** SRv6 L3 and L2 Service: RFC 9252 §2. */
export interface BGPSIDService extends BGPSIDHead {
  /** Reserved. */
  reserved: number;
  /** Sub-TLVs. */
  subTLVs: (BGPSIDInformation | BGPSIDOther)[];
}
/** SRv6 SID Information: RFC 9252 §3.1. */
export interface BGPSIDInformation extends BGPSIDHead {
  /** Reserved. */
  reserved: number;
  /** SID. */
  sid: string;
  /** Flags. */
  flags: number;
  /** Endpoint behavior. */
  behavior: number;
  /** Reserved. */
  reserved2: number;
  /** Sub-Sub-TLVs. */
  subTLVs: (BGPSIDStructure | BGPSIDOther)[];
}
/** SRv6 SID Structure: RFC 9252 §3.2.1. */
export interface BGPSIDStructure extends BGPSIDHead {
  /** Bits of the locator's block. */
  blockLength: number;
  /** Bits of the locator's node. */
  nodeLength: number;
  /** Bits of the function. */
  functionLength: number;
  /** Bits of the argument. */
  argumentLength: number;
  /** Bits that stand in the label. */
  transpositionLength: number;
  /** Where they belong in the SID. */
  transpositionOffset: number;
}
/** Any other TLV. */
export interface BGPSIDOther extends BGPSIDHead {
  /** Value. */
  value: Uint8Array;
}
/** A TLV of Prefix-SID. */
export type BGPSID =
  | BGPSIDIndex
  | BGPSIDBlocks
  | BGPSIDService
  | BGPSIDOther;

const sid = (name: string) => ({ alias: `bgp.prefix_sid.${name}` });
const sidHead = {
  type: u8({ ...sid("type"), names: BGP_PREFIX_SID }),
  length: u16({ ...sid("length"), unit: "bytes" }),
};
/** Sub-TLVs of a service; `name` is what Wireshark calls it. */
const service = (name: string) => {
  const of = (field: string) => sid(`${name}.${field}`);
  const head = (level: string) => ({
    type: u8(of(`${level}.type`)),
    length: u16({ ...of(`${level}.length`), unit: "bytes" }),
  });
  const other = (level: string) =>
    struct<BGPSIDOther>({ ...head(level), value: rest(of(`${level}.value`)) });
  const structure = struct<BGPSIDStructure>({
    ...head("sub_sub_tlv"),
    blockLength: u8(of("sid.locator_block_len")),
    nodeLength: u8(of("sid.locator_node_len")),
    functionLength: u8(of("sid.func_len")),
    argumentLength: u8(of("sid.arg_len")),
    transpositionLength: u8(of("sid.trans_len")),
    transpositionOffset: u8(of("sid.trans_offset")),
  });
  const information = struct<BGPSIDInformation>({
    ...head("sub_tlv"),
    reserved: u8(),
    sid: ipv6Address(of("sid_value")),
    flags: u8({ ...of("sid_flags"), hex: true }),
    behavior: u16({ ...of("srv6_endpoint_behavior"), hex: true }),
    reserved2: u8(),
    subTLVs: options<BGPSIDStructure | BGPSIDOther>({
      counts: "value",
      lengthSize: 2,
      cases: { 1: structure },
      other: other("sub_sub_tlv"),
    }),
  });
  return struct<BGPSIDService>({
    ...sidHead,
    reserved: u8(),
    subTLVs: options<BGPSIDInformation | BGPSIDOther>({
      counts: "value",
      lengthSize: 2,
      cases: { 1: information },
      other: other("sub_tlv"),
    }),
  });
};

/** TLVs of Prefix-SID up to the end of the attribute. */
export const prefixSIDs: Field<BGPSID[]> = options<BGPSID>({
  counts: "value",
  lengthSize: 2,
  cases: {
    1: struct<BGPSIDIndex>({
      ...sidHead,
      reserved: u8(),
      flags: u16({ ...sid("label_index.flags"), hex: true }),
      index: u32(sid("label_index.value")),
    }),
    3: struct<BGPSIDBlocks>({
      ...sidHead,
      flags: u16({ ...sid("originator_srgb.flags"), hex: true }),
      blocks: listToEnd(struct<BGPSIDBlock>({
        base: u24(sid("originator_srgb_base")),
        range: u24(sid("originator_srgb_range")),
      })),
    }),
    5: service("srv6_l3vpn"),
    6: service("srv6_l2vpn"),
  },
  other: struct<BGPSIDOther>({ ...sidHead, value: rest(sid("value")) }),
});
