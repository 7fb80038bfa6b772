/** TLVs of IEEE 802.3 in LLDP: IEEE 802.3-2022 §79.3. */
import {
  bits,
  flag,
  ifMore,
  padding,
  type Struct,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import {
  LLDP_8023,
  LLDP_POWER_PRIORITY,
  LLDP_POWER_TYPE,
} from "../../names/lldp.ts";
import type { LLDPAggregation } from "./lldp_8021.ts";
import { type LLDPOrganization, organization, otherTag } from "./lldp_tlv.ts";

/** MAC/PHY Configuration/Status: §79.3.1. */
export interface LLDPMacPhy extends LLDPOrganization {
  /** Reserved. */
  reserved: number;
  /** Autonegotiation is enabled. */
  enabled: boolean;
  /** Autonegotiation is supported. */
  supported: boolean;
  /** What the PMD advertises. */
  advertised: LLDPAdvertised;
  /** Operational MAU type: RFC 4836. */
  mauType: number;
}
/** ifMauAutoNegCapAdvertisedBits: RFC 4836 §4. */
export interface LLDPAdvertised {
  /** Other or unknown. */
  other: boolean;
  /** 10BASE-T, half duplex. */
  base10T: boolean;
  /** 10BASE-T, full duplex. */
  base10TFull: boolean;
  /** 100BASE-T4. */
  base100T4: boolean;
  /** 100BASE-TX, half duplex. */
  base100TX: boolean;
  /** 100BASE-TX, full duplex. */
  base100TXFull: boolean;
  /** 100BASE-T2, half duplex. */
  base100T2: boolean;
  /** 100BASE-T2, full duplex. */
  base100T2Full: boolean;
  /** PAUSE on full-duplex links. */
  pause: boolean;
  /** Asymmetric PAUSE. */
  asymmetricPause: boolean;
  /** Symmetric PAUSE. */
  symmetricPause: boolean;
  /** Asymmetric and symmetric PAUSE. */
  bothPause: boolean;
  /** 1000BASE-X, half duplex. */
  base1000X: boolean;
  /** 1000BASE-X, full duplex. */
  base1000XFull: boolean;
  /** 1000BASE-T, half duplex. */
  base1000T: boolean;
  /** 1000BASE-T, full duplex. */
  base1000TFull: boolean;
}
/** Power Via MDI: §79.3.2. */
export interface LLDPPower extends LLDPOrganization {
  /** Reserved. */
  reserved: number;
  /** The pairs can be chosen. */
  pairControl: boolean;
  /** Power is supplied. */
  enabled: boolean;
  /** Power can be supplied. */
  supported: boolean;
  /** The port is a PSE, else a PD. */
  isPSE: boolean;
  /** Pairs that carry power: 1 signal, 2 spare. */
  pair: number;
  /** Power class and one. */
  powerClass: number;
  /** Data link layer classification. */
  classification?: LLDPClassification;
  /** Four-pair power, of IEEE 802.3bt. */
  fourPair?: LLDPFourPair;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** Power type, source, priority and values. */
export interface LLDPClassification {
  /** Type of device. */
  powerType: number;
  /** Source of the power; what it means depends on the type. */
  source: number;
  /** Reserved. */
  reserved: number;
  /** Priority. */
  priority: number;
  /** What the PD asks for, in 0.1 W. */
  requested: number;
  /** What the PSE gives, in 0.1 W. */
  allocated: number;
}
/** Four-pair power: §79.3.2.7 to §79.3.2.13. */
export interface LLDPFourPair {
  /** What a dual-signature PD asks for in mode A, in 0.1 W. */
  requestedA: number;
  /** In mode B. */
  requestedB: number;
  /** What the PSE gives in alternative A, in 0.1 W. */
  allocatedA: number;
  /** In alternative B. */
  allocatedB: number;
  /** Powering status of the PSE. */
  pseStatus: number;
  /** Powered status of the PD. */
  pdStatus: number;
  /** Pairs that carry power. */
  pairs: number;
  /** Class of mode A. */
  classA: number;
  /** Class of mode B. */
  classB: number;
  /** Class. */
  powerClass: number;
  /** Reserved. */
  reserved: number;
  /** Type. */
  powerType: number;
  /** The load of mode B is isolated from that of mode A. */
  pdLoad: boolean;
  /** Most that the PSE could give, in 0.1 W. */
  maximum: number;
  /** Reserved. */
  reserved2: number;
  /** The PSE supports Autoclass. */
  autoclassSupport: boolean;
  /** Autoclass is done. */
  autoclassCompleted: boolean;
  /** The PD asks for Autoclass. */
  autoclassRequest: boolean;
  /** 0x1d: the PD asks to be switched off. */
  powerDownRequest: number;
  /** For how many seconds; 0: without end. */
  powerDownTime: number;
}
/** Maximum Frame Size: §79.3.4. */
export interface LLDPFrameSize extends LLDPOrganization {
  /** Bytes. */
  maxFrameSize: number;
}
/** Energy-Efficient Ethernet: §79.3.5. */
export interface LLDPEnergy extends LLDPOrganization {
  /** Transmit wake time in microseconds. */
  transmit: number;
  /** Receive wake time. */
  receive: number;
  /** Fallback receive wake time. */
  fallbackReceive: number;
  /** Echo of the peer's transmit wake time. */
  echoTransmit: number;
  /** Echo of the peer's receive wake time. */
  echoReceive: number;
}
/** EEE Fast Wake: §79.3.6. */
export interface LLDPFastWake extends LLDPOrganization {
  /** 1: fast wake, 0: deep sleep, for transmission. */
  transmit: number;
  /** The same for reception. */
  receive: number;
  /** Echo of the peer's transmission. */
  echoTransmit: number;
  /** Echo of the peer's reception. */
  echoReceive: number;
}
/** Additional Ethernet Capabilities: §79.3.7. */
export interface LLDPPreemption extends LLDPOrganization {
  /** Reserved. */
  reserved: number;
  /** Least size of fragments that are not the last, in 64 bytes beyond the first 64. */
  addFragmentSize: number;
  /** Preemption is active. */
  active: boolean;
  /** Preemption is enabled. */
  enabled: boolean;
  /** Preemption is supported. */
  supported: boolean;
}

const SUBTYPE = "lldp.ieee.802_3.subtype";
const head = organization(SUBTYPE, LLDP_8023);
const named = (name: string) => ({ alias: `lldp.ieee.802_3.${name}` });
const advertised = (name: string) =>
  flag(named(`pmd_auto_neg_advertised_caps.${name}`));
const WATTS = "0.1 W";

/** Tables by subtype. */
export const lldp8023Tags: Readonly<Record<number, Struct<LLDPOrganization>>> =
  {
    1: struct<LLDPMacPhy>({
      ...head,
      reserved: bits(6),
      enabled: flag(named("mac_phy_auto_neg_status.enabled")),
      supported: flag(named("mac_phy_auto_neg_status.supported")),
      advertised: struct<LLDPAdvertised>({
        other: advertised("other"),
        base10T: advertised("10base_t"),
        base10TFull: advertised("10base_tfd"),
        base100T4: advertised("100base_t4"),
        base100TX: advertised("100base_tx"),
        base100TXFull: advertised("100base_txfd"),
        base100T2: advertised("100base_t2"),
        base100T2Full: advertised("100base_t2fd"),
        pause: advertised("fdx_pause"),
        asymmetricPause: advertised("fdx_apause"),
        symmetricPause: advertised("fdx_spause"),
        bothPause: advertised("fdx_bpause"),
        base1000X: advertised("1000base_x"),
        base1000XFull: advertised("1000base_xfd"),
        base1000T: advertised("1000base_t"),
        base1000TFull: advertised("1000base_tfd"),
      }),
      mauType: u16({ ...named("pmd_mau_type"), hex: true }),
    }),
    2: struct<LLDPPower>({
      ...head,
      reserved: bits(4),
      pairControl: flag(named("mdi_power_support.pse_pairs")),
      enabled: flag(named("mdi_power_support.enabled")),
      supported: flag(named("mdi_power_support.supported")),
      isPSE: flag(named("mdi_power_support.port_class")),
      pair: u8(named("mdi_pse_pair")),
      powerClass: u8(named("mdi_power_class")),
      classification: ifMore(struct<LLDPClassification>({
        powerType: bits(2, {
          ...named("mdi_power_type"),
          names: LLDP_POWER_TYPE,
        }),
        source: bits(2, named("mdi_power_source")),
        reserved: bits(2),
        priority: bits(2, {
          ...named("mdi_power_priority"),
          names: LLDP_POWER_PRIORITY,
        }),
        requested: u16({ ...named("mdi_pde_requested"), unit: WATTS }),
        allocated: u16({ ...named("mdi_pse_allocated"), unit: WATTS }),
      })),
      fourPair: ifMore(struct<LLDPFourPair>({
        requestedA: u16({
          ...named("bt_ds_pd_requested_power_value_mode_a"),
          unit: WATTS,
        }),
        requestedB: u16({
          ...named("bt_ds_pd_requested_power_value_mode_b"),
          unit: WATTS,
        }),
        allocatedA: u16({
          ...named("bt_ds_pse_allocated_power_value_alt_a"),
          unit: WATTS,
        }),
        allocatedB: u16({
          ...named("bt_ds_pse_allocated_power_value_alt_b"),
          unit: WATTS,
        }),
        pseStatus: bits(2, named("bt_pse_powering_status")),
        pdStatus: bits(2, named("bt_pd_powered_status")),
        pairs: bits(2, named("bt_pse_power_pairs_ext")),
        classA: bits(3, named("bt_ds_pwr_class_ext_a")),
        classB: bits(3, named("bt_ds_pwr_class_ext_b")),
        powerClass: bits(4, named("bt_pwr_class_ext_")),
        reserved: bits(4),
        powerType: bits(3, named("bt_power_type_ext")),
        pdLoad: flag(),
        maximum: u16({
          ...named("bt_pse_maximum_available_power_value"),
          unit: WATTS,
        }),
        reserved2: bits(5, named("bt_autoclass_reserved")),
        autoclassSupport: flag(named("bt_pse_autoclass_support")),
        autoclassCompleted: flag(named("bt_autoclass_completed")),
        autoclassRequest: flag(named("bt_autoclass_request")),
        powerDownRequest: bits(6, named("bt_power_down_request")),
        powerDownTime: bits(18, {
          ...named("bt_power_down_time"),
          unit: "s",
        }),
      })),
      padding: padding(),
    }),
    3: struct<LLDPAggregation>({
      ...head,
      reserved: bits(4),
      portType: bits(2),
      enabled: flag(named("aggregation_status.enabled")),
      capable: flag(named("aggregation_status.cap")),
      port: u32(named("aggregated_port_id")),
    }),
    4: struct<LLDPFrameSize>({
      ...head,
      maxFrameSize: u16({ ...named("max_frame_size"), unit: "bytes" }),
    }),
    5: struct<LLDPEnergy>({
      ...head,
      transmit: u16({ ...named("eee.transmit"), unit: "µs" }),
      receive: u16({ ...named("eee.receive"), unit: "µs" }),
      fallbackReceive: u16({ ...named("eee.fallback_receive"), unit: "µs" }),
      echoTransmit: u16({ ...named("eee.echo_transmit"), unit: "µs" }),
      echoReceive: u16({ ...named("eee.echo_receive"), unit: "µs" }),
    }),
    6: struct<LLDPFastWake>({
      ...head,
      transmit: u8(),
      receive: u8(),
      echoTransmit: u8(),
      echoReceive: u8(),
    }),
    7: struct<LLDPPreemption>({
      ...head,
      reserved: bits(11, { alias: "lldp.ieee.802_3br.aec.reserved" }),
      addFragmentSize: bits(2, {
        alias: "lldp.ieee.802_3br.aec.addfragsize",
      }),
      active: flag({ alias: "lldp.ieee.802_3br.aec.active" }),
      enabled: flag({ alias: "lldp.ieee.802_3br.aec.enable" }),
      supported: flag({ alias: "lldp.ieee.802_3br.aec.support" }),
    }),
  };

/** Any other subtype. */
export const lldp8023Other: Struct<LLDPOrganization> = otherTag(
  SUBTYPE,
  LLDP_8023,
);
