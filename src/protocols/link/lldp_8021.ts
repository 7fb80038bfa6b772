/** TLVs of IEEE 802.1 in LLDP: IEEE 802.1Q-2022 annex D. */
import {
  bits,
  flag,
  listToEnd,
  padding,
  rest,
  restText,
  type Struct,
  struct,
  u16,
  u32,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  LLDP_8021,
  LLDP_APPLICATION_SELECTOR,
  LLDP_TSA,
} from "../../names/lldp.ts";
import {
  type Eight,
  eight,
  eightFlags,
  type LLDPOrganization,
  organization,
  otherTag,
} from "./lldp_tlv.ts";

/** Port VLAN ID (D.2.1), Management VID (D.2.6). */
export interface LLDPVlan extends LLDPOrganization {
  /** The VLAN; 0: none. */
  vlan: number;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** Port And Protocol VLAN ID: D.2.2. */
export interface LLDPProtocolVlan extends LLDPOrganization {
  /** Reserved. */
  reserved: number;
  /** Port and protocol VLANs are enabled. */
  enabled: boolean;
  /** Port and protocol VLANs are supported. */
  supported: boolean;
  /** Reserved. */
  reserved2: boolean;
  /** The VLAN; 0: none. */
  vlan: number;
}
/** VLAN Name: D.2.3. */
export interface LLDPVlanName extends LLDPOrganization {
  /** The VLAN. */
  vlan: number;
  /** Its name. */
  name: string;
}
/** Protocol Identity: D.2.4. */
export interface LLDPProtocolIdentity extends LLDPOrganization {
  /** First bytes of the protocol's packets. */
  protocol: Uint8Array;
}
/** VID Usage Digest: D.2.5. */
export interface LLDPDigest extends LLDPOrganization {
  /** CRC over the table of VLANs. */
  digest: number;
}
/** Link Aggregation: D.2.7, and its form in IEEE 802.3. */
export interface LLDPAggregation extends LLDPOrganization {
  /** Reserved. */
  reserved: number;
  /** Kind of port that sends. */
  portType: number;
  /** The link is aggregated. */
  enabled: boolean;
  /** The link can be aggregated. */
  capable: boolean;
  /** The aggregated port; 0: none. */
  port: number;
}
/** Congestion Notification: D.2.8. */
export interface LLDPCongestion extends LLDPOrganization {
  /** Priorities that are congestion notification priority values. */
  cnpv: Eight<boolean>;
  /** Priorities that are ready. */
  ready: Eight<boolean>;
}
/** ETS Configuration (D.2.9) and Recommendation (D.2.10). */
export interface LLDPEnhancedSelection extends LLDPOrganization {
  /** The sender takes over its peer's configuration. */
  willing?: boolean;
  /** The credit-based shaper is supported. */
  creditBasedShaper?: boolean;
  /** Reserved. */
  reserved: number;
  /** Traffic classes that are supported; 0: eight. */
  maxClasses?: number;
  /** Traffic class of each priority. */
  assignment: Eight<number>;
  /** Share of each class in per cent. */
  bandwidth: Eight<number>;
  /** Transmission selection algorithm of each class. */
  algorithm: Eight<number>;
}
/** Priority-based Flow Control Configuration: D.2.11. */
export interface LLDPFlowControl extends LLDPOrganization {
  /** The sender takes over its peer's configuration. */
  willing: boolean;
  /** MACsec bypass capability. */
  macsecBypass: boolean;
  /** Reserved. */
  reserved: number;
  /** Classes that may have flow control at a time. */
  maxClasses: number;
  /** Priorities with flow control. */
  enabled: Eight<boolean>;
}
/** Application Priority: D.2.12. */
export interface LLDPApplications extends LLDPOrganization {
  /** Reserved. */
  reserved: number;
  /** Table of applications. */
  applications: LLDPApplication[];
}
/** One application. */
export interface LLDPApplication {
  /** Its priority. */
  priority: number;
  /** Reserved. */
  reserved: number;
  /** What `protocol` is. */
  selector: number;
  /** EtherType or port. */
  protocol: number;
}

const SUBTYPE = "lldp.ieee.802_1.subtype";
const head = organization(SUBTYPE, LLDP_8021);
const DCBX = "lldp.dcbx.feature";
const IEEE = "lldp.dcbx.ieee";

function vlanTag(alias?: string): Struct<LLDPVlan> {
  return struct<LLDPVlan>({
    ...head,
    vlan: u16(alias ? { alias } : {}),
    padding: padding(),
  });
}

const willing = flag({ alias: `${IEEE}.willing` });
const selection = {
  assignment: eight((i) => bits(4, { alias: `${DCBX}.pg.pgid_prio${i}` })),
  bandwidth: eight((i) => u8({ alias: `${DCBX}.pg.per${i}`, unit: "%" })),
  algorithm: eight((i) =>
    u8({ alias: `${IEEE}.ets.tsa${i}`, names: LLDP_TSA })
  ),
};

/** Tables by subtype. */
export const lldp8021Tags: Readonly<Record<number, Struct<LLDPOrganization>>> =
  {
    1: vlanTag("lldp.ieee.802_1.port_vlan.id"),
    2: struct<LLDPProtocolVlan>({
      ...head,
      reserved: bits(5),
      enabled: flag({
        alias: "lldp.ieee.802_1.port_and_vlan_id_flag.enabled",
      }),
      supported: flag({
        alias: "lldp.ieee.802_1.port_and_vlan_id_flag.supported",
      }),
      reserved2: flag(),
      vlan: u16({ alias: "lldp.ieee.802_1.port_proto_vlan.id" }),
    }),
    3: struct<LLDPVlanName>({
      ...head,
      vlan: u16({ alias: "lldp.ieee.802_1.vlan.id" }),
      name: vector(1, restText({ alias: "lldp.ieee.802_1.vlan.name" })),
    }),
    4: struct<LLDPProtocolIdentity>({
      ...head,
      protocol: vector(1, rest({ alias: "lldp.ieee.802_1.proto.id" })),
    }),
    5: struct<LLDPDigest>({ ...head, digest: u32({ hex: true }) }),
    6: vlanTag(),
    7: struct<LLDPAggregation>({
      ...head,
      reserved: bits(4),
      portType: bits(2, {
        alias: "lldp.ieee.802_1.aggregation_status.porttype",
      }),
      enabled: flag({ alias: "lldp.ieee.802_1.aggregation_status.enabled" }),
      capable: flag({ alias: "lldp.ieee.802_1.aggregation_status.cap" }),
      port: u32({ alias: "lldp.ieee.802_1.aggregated_port_id" }),
    }),
    8: struct<LLDPCongestion>({
      ...head,
      cnpv: eightFlags((i) =>
        flag({ alias: `lldp.ieee.802_1qau.cnpv.prio${i}` })
      ),
      ready: eightFlags((i) =>
        flag({ alias: `lldp.ieee.802_1qau.ready.prio${i}` })
      ),
    }),
    9: struct<LLDPEnhancedSelection>({
      ...head,
      willing,
      creditBasedShaper: flag({ alias: `${IEEE}.ets.cbs` }),
      reserved: bits(3),
      maxClasses: bits(3, { alias: `${IEEE}.ets.maxtcs` }),
      ...selection,
    }),
    10: struct<
      Omit<
        LLDPEnhancedSelection,
        "willing" | "creditBasedShaper" | "maxClasses"
      >
    >({
      ...head,
      reserved: u8(),
      ...selection,
    }),
    11: struct<LLDPFlowControl>({
      ...head,
      willing,
      macsecBypass: flag({ alias: `${IEEE}.pfc.mbc` }),
      reserved: bits(2),
      maxClasses: bits(4, { alias: `${IEEE}.pfc.numtcs` }),
      enabled: eightFlags((i) => flag({ alias: `${DCBX}.pfc.prio${i}` })),
    }),
    12: struct<LLDPApplications>({
      ...head,
      reserved: u8({ alias: `${IEEE}.app.reserved` }),
      applications: listToEnd(struct<LLDPApplication>({
        priority: bits(3, { alias: `${IEEE}.app.prio` }),
        reserved: bits(2),
        selector: bits(3, {
          alias: "lldp.dcbx.iee.app.sf",
          names: LLDP_APPLICATION_SELECTOR,
        }),
        protocol: u16({ alias: `${DCBX}.app.proto`, hex: true }),
      })),
    }),
  };

/** Any other subtype. */
export const lldp8021Other: Struct<LLDPOrganization> = otherTag(
  SUBTYPE,
  LLDP_8021,
);
