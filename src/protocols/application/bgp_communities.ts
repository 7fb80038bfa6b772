/** Extended communities: RFC 4360 §2 and §3, RFC 5668, RFC 7153, RFC 7432 §7, RFC 8955 §7, RFC 9012 §4. */
import {
  bits,
  bytes,
  choice,
  chosen,
  f32,
  type Field,
  flag,
  ipv4Address,
  ipv6Address,
  mac,
  sized,
  type Struct,
  struct,
  u16,
  u24,
  u32,
  u8,
} from "../../fields/mod.ts";
import {
  BGP_EXTENDED_SUBTYPE,
  BGP_EXTENDED_TYPE,
  BGP_TUNNEL,
} from "../../names/bgp.ts";

/** What every extended community begins with. */
export interface BGPExtendedHead {
  /** Type. */
  type: number;
  /** Subtype. */
  subtype: number;
}
/** A number that an AS assigned: RFC 4360 §3.1, RFC 5668 §2. */
export interface BGPExtendedAS extends BGPExtendedHead {
  /** AS. */
  as: number;
  /** The number. */
  value: number;
}
/** A number that the owner of an address assigned: RFC 4360 §3.2, RFC 5701 §2. */
export interface BGPExtendedAddress extends BGPExtendedHead {
  /** Address. */
  address: string;
  /** The number. */
  value: number;
}
/** Link bandwidth, and limits of flows: RFC 8955 §7.1. */
export interface BGPExtendedRate extends BGPExtendedHead {
  /** AS. */
  as: number;
  /** Bytes (or packets) per second. */
  rate: number;
}
/** Traffic action: RFC 8955 §7.3. */
export interface BGPExtendedAction extends BGPExtendedHead {
  /** Reserved. */
  reserved: Uint8Array;
  /** Reserved. */
  unused: number;
  /** S: samples are logged. */
  sample: boolean;
  /** T: later filters apply, too. */
  terminal: boolean;
}
/** Traffic remarking: RFC 8955 §7.5. */
export interface BGPExtendedMarking extends BGPExtendedHead {
  /** Reserved. */
  reserved: Uint8Array;
  /** DSCP that packets get. */
  dscp: number;
}
/** OSPF route type: RFC 4577 §4.2.6. */
export interface BGPExtendedOSPFRoute extends BGPExtendedHead {
  /** Area. */
  area: string;
  /** Type of the LSA. */
  routeType: number;
  /** Options: bit 0 is for a metric of type 2. */
  options: number;
}
/** Cost. */
export interface BGPExtendedCost extends BGPExtendedHead {
  /** Where in the choice of paths it counts. */
  insertion: number;
  /** Community ID. */
  id: number;
  /** Cost. */
  cost: number;
}
/** Color: RFC 9012 §4.3. */
export interface BGPExtendedColor extends BGPExtendedHead {
  /** Flags. */
  flags: number;
  /** Color. */
  color: number;
}
/** Encapsulation: RFC 9012 §4.1. */
export interface BGPExtendedEncapsulation extends BGPExtendedHead {
  /** Reserved. */
  reserved: number;
  /** Type of the tunnel. */
  tunnelType: number;
}
/** MAC Mobility: RFC 7432 §7.7. */
export interface BGPExtendedMobility extends BGPExtendedHead {
  /** Unused. */
  unused: number;
  /** The MAC address does not move. */
  sticky: boolean;
  /** Reserved. */
  reserved: number;
  /** Sequence number. */
  sequence: number;
}
/** ESI Label (RFC 7432 §7.5) and E-Tree (RFC 8317 §6.1). */
export interface BGPExtendedLabel extends BGPExtendedHead {
  /** Unused. */
  unused: number;
  /** Single-active redundancy; the sender is a leaf. */
  flag: boolean;
  /** Reserved. */
  reserved: number;
  /** A label in the first 20 bits. */
  label: number;
}
/** ES-Import Route Target, and a router's MAC address: RFC 7432 §7.6, RFC 9135 §8.1. */
export interface BGPExtendedMAC extends BGPExtendedHead {
  /** MAC address. */
  mac: string;
}
/** Layer 2 Attributes of EVPN: RFC 8214 §3.1. */
export interface BGPExtendedEVPNLayer2 extends BGPExtendedHead {
  /** Unused. */
  unused: number;
  /** CI: the control word. */
  controlWordIndicator: boolean;
  /** F: flow labels. */
  flowLabel: boolean;
  /** C: control word. */
  controlWord: boolean;
  /** P: primary. */
  primary: boolean;
  /** B: backup. */
  backup: boolean;
  /** MTU. */
  mtu: number;
  /** Reserved. */
  reserved: number;
}
/** Layer2 Info of VPLS: RFC 4761 §3.2.4. */
export interface BGPExtendedLayer2 extends BGPExtendedHead {
  /** Encapsulation. */
  encapsulation: number;
  /** D: down. */
  down: boolean;
  /** Unassigned. */
  unused: number;
  /** F: MAC addresses are flushed. */
  flush: boolean;
  /** Unassigned. */
  unassigned: number;
  /** C: control word. */
  controlWord: boolean;
  /** S: frames are in order. */
  sequenced: boolean;
  /** MTU. */
  mtu: number;
  /** Preference. */
  preference: number;
}
/** Any other extended community. */
export interface BGPExtendedOther extends BGPExtendedHead {
  /** Value. */
  value: Uint8Array;
}
/** An extended community. */
export type BGPExtendedCommunity =
  | BGPExtendedAS
  | BGPExtendedAddress
  | BGPExtendedRate
  | BGPExtendedAction
  | BGPExtendedMarking
  | BGPExtendedOSPFRoute
  | BGPExtendedCost
  | BGPExtendedColor
  | BGPExtendedEncapsulation
  | BGPExtendedMobility
  | BGPExtendedLabel
  | BGPExtendedMAC
  | BGPExtendedEVPNLayer2
  | BGPExtendedLayer2
  | BGPExtendedOther;

const SIZE = 8, IPV6_SIZE = 20;
const named = (name: string) => ({ alias: `bgp.ext_com${name}` });
/** Type and subtype; `of` ends Wireshark's name of the subtype. */
const head = (of: string) => ({
  type: u8({ ...named(".type"), hex: true, names: BGP_EXTENDED_TYPE }),
  subtype: u8({
    ...named(`.stype_${of}`),
    hex: true,
    names: (x, h: BGPExtendedHead) => BGP_EXTENDED_SUBTYPE[h.type]?.[x],
  }),
});
const as2 = u16(named(".value_as2")), as4 = u32(named(".value_as4"));
const value2 = u16(named(".value_an2")), value4 = u32(named(".value_an4"));
const withAS2 = (of: string) =>
  struct<BGPExtendedAS>({ ...head(of), as: as2, value: value4 });
const withAddress = (of: string) =>
  struct<BGPExtendedAddress>({
    ...head(of),
    address: ipv4Address(named(".value_IP4")),
    value: value2,
  });
const withAS4 = (of: string) =>
  struct<BGPExtendedAS>({ ...head(of), as: as4, value: value2 });
const plain = (of: string) =>
  struct<BGPExtendedOther>({
    ...head(of),
    value: bytes(SIZE - 2),
  });
const ofMAC = (alias: string) =>
  struct<BGPExtendedMAC>({ ...head("tr_evpn"), mac: mac({ alias }) });

const rate = (of: string, alias: string) =>
  struct<BGPExtendedRate>({ ...head(of), as: as2, rate: f32({ alias }) });
const bandwidth = (of: string) => rate(of, "bgp.ext_com.value_link_bw");
const flowRate = rate("tr_exp", "bgp.ext_com_flow.rate_limit");
const ospfRoute = (of: string) =>
  struct<BGPExtendedOSPFRoute>({
    ...head(of),
    area: ipv4Address(named(".value_ospf_rtype.area")),
    routeType: u8(named(".value_ospf_rtype.type")),
    options: u8({ ...named(".value_ospf_rtype.options"), hex: true }),
  });
const label = (bit: string) =>
  struct<BGPExtendedLabel>({
    ...head("tr_evpn"),
    unused: bits(7),
    flag: flag(named(bit)),
    reserved: u16(),
    label: u24(),
  });

/** Tables by type (high byte) and subtype. */
const bySubtype: Readonly<Record<number, Struct<BGPExtendedCommunity>>> = {
  0x0004: bandwidth("tr_as2"),
  0x4004: bandwidth("ntr_as2"),
  0x0301: struct<BGPExtendedCost>({
    ...head("tr_opaque"),
    insertion: u8(named("_cost.poi")),
    id: u8(named("_cost.cid")),
    cost: u32(named("_cost.cost")),
  }),
  0x0306: ospfRoute("tr_opaque"),
  0x030b: struct<BGPExtendedColor>({
    ...head("tr_opaque"),
    flags: u16({ hex: true }),
    color: u32(),
  }),
  0x030c: struct<BGPExtendedEncapsulation>({
    ...head("tr_opaque"),
    reserved: u32(),
    tunnelType: u16({ ...named(".tunnel_type"), names: BGP_TUNNEL }),
  }),
  0x0600: struct<BGPExtendedMobility>({
    ...head("tr_evpn"),
    unused: bits(7),
    sticky: flag(named("_evpn.mmac.flags.sticky")),
    reserved: u8(),
    sequence: u32(named("_evpn.mmac.seq")),
  }),
  0x0601: label("_l2.esi_label_flag"),
  0x0602: ofMAC("bgp.ext_com_evpn.esi.rt"),
  0x0603: ofMAC("bgp.ext_com_evpn.esi.router_mac"),
  0x0604: struct<BGPExtendedEVPNLayer2>({
    ...head("tr_evpn"),
    unused: bits(11, named("_evpn.l2attr.flag_reserved")),
    controlWordIndicator: flag(named("_evpn.l2attr.flag_ci")),
    flowLabel: flag(named("_evpn.l2attr.flag_f")),
    controlWord: flag(named("_evpn.l2attr.flag_c")),
    primary: flag(named("_evpn.l2attr.flag_p")),
    backup: flag(named("_evpn.l2attr.flag_b")),
    mtu: u16({ ...named("_evpn.l2attr.l2_mtu"), unit: "bytes" }),
    reserved: u16(),
  }),
  0x0605: label("_evpn.etree.flag_l"),
  0x8000: ospfRoute("tr_exp"),
  0x8006: flowRate,
  0x800c: flowRate,
  0x8007: struct<BGPExtendedAction>({
    ...head("tr_exp"),
    reserved: bytes(5),
    unused: bits(6),
    sample: flag(named("_flow.sample")),
    terminal: flag(named("_flow.traff_act")),
  }),
  0x8008: withAS2("tr_exp"),
  0x8009: struct<BGPExtendedMarking>({
    ...head("tr_exp"),
    reserved: bytes(5),
    dscp: u8(named(".value_fs_dscp")),
  }),
  0x800a: struct<BGPExtendedLayer2>({
    ...head("tr_exp"),
    encapsulation: u8(named("_l2.encaps_type")),
    down: flag(named("_l2.flag_d")),
    unused: bits(1),
    flush: flag(named("_l2.flag_f")),
    unassigned: bits(3),
    controlWord: flag(named("_l2.flag_c")),
    sequenced: flag(named("_l2.flag_s")),
    mtu: u16({ ...named("_l2.l2_mtu"), unit: "bytes" }),
    preference: u16(),
  }),
  0x8108: withAddress("tr_exp_2"),
  0x8208: withAS4("tr_exp_3"),
};
const byType: Readonly<Record<number, Struct<BGPExtendedCommunity>>> = {
  0x00: withAS2("tr_as2"),
  0x40: withAS2("ntr_as2"),
  0x01: withAddress("tr_IP4"),
  0x41: withAddress("ntr_IP4"),
  0x02: withAS4("tr_as4"),
  0x42: withAS4("ntr_as4"),
  0x03: plain("tr_opaque"),
  0x43: plain("ntr_opaque"),
  0x06: plain("tr_evpn"),
  0x80: plain("tr_exp"),
  0x81: plain("tr_exp_2"),
  0x82: plain("tr_exp_3"),
};
const other = plain("unknown");

/** An extended community of eight bytes, whatever stands behind it. */
export const extendedCommunity: Field<BGPExtendedCommunity> = sized(
  () => SIZE,
  chosen(choice<BGPExtendedCommunity>(
    [...Object.values(bySubtype), ...Object.values(byType), other],
    (c) => {
      const type = c.peek();
      return bySubtype[type << 8 | c.peek(1)] ?? byType[type] ?? other;
    },
  )),
);

/** Subtypes of those with an IPv6 address: RFC 5701 §4. */
const IPV6_SUBTYPE = {
  0x02: "Route Target",
  0x03: "Route Origin",
  0x0b: "VRF Route Import",
  0x0c: "Flow-spec Redirect to IPv6",
  0x0d: "Flow-spec rt-redirect-ipv6",
};
/** An extended community with an IPv6 address: RFC 5701 §2. */
export const extendedCommunity6: Field<BGPExtendedAddress> = sized(
  () => IPV6_SIZE,
  struct<BGPExtendedAddress>({
    type: u8({ hex: true }),
    subtype: u8({ hex: true, names: IPV6_SUBTYPE }),
    address: ipv6Address(),
    value: u16(),
  }),
);
