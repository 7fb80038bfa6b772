/** TLVs of media endpoint discovery in LLDP (ANSI/TIA-1057 §10), and those of PROFINET (IEC 61158-6-10 §4.11). */
import {
  bits,
  fixedPoint,
  flag,
  listToEnd,
  mac,
  oneOf,
  paddedText,
  rest,
  restText,
  type Struct,
  struct,
  text,
  u16,
  u32,
  u8,
  uuid,
  vector,
} from "../../fields/mod.ts";
import {
  ALTITUDE_TYPE,
  CIVIC_TYPE,
  CIVIC_WHAT,
  LOCATION_DATUM,
} from "../../names/dhcp.ts";
import {
  LLDP_MED,
  LLDP_MED_APPLICATION,
  LLDP_MED_CLASS,
  LLDP_MED_LOCATION,
  LLDP_MED_POWER_TYPE,
  LLDP_POWER_PRIORITY,
  LLDP_PROFINET,
  LLDP_RTCLASS3,
} from "../../names/lldp.ts";
import { type LLDPOrganization, organization, otherTag } from "./lldp_tlv.ts";

/** LLDP-MED Capabilities: §10.2.2. */
export interface LLDPMediaCapabilities extends LLDPOrganization {
  /** Reserved. */
  reserved: number;
  /** Inventory. */
  inventory: boolean;
  /** Extended power of a PD. */
  powerPD: boolean;
  /** Extended power of a PSE. */
  powerPSE: boolean;
  /** Location. */
  location: boolean;
  /** Network policy. */
  networkPolicy: boolean;
  /** LLDP-MED capabilities. */
  capabilities: boolean;
  /** Type of device. */
  deviceType: number;
}
/** Network Policy: §10.2.3. */
export interface LLDPNetworkPolicy extends LLDPOrganization {
  /** What the policy is for. */
  application: number;
  /** The sender does not know its policy. */
  unknown: boolean;
  /** With a VLAN tag. */
  tagged: boolean;
  /** Reserved. */
  reserved: boolean;
  /** VLAN. */
  vlan: number;
  /** Priority code point. */
  priority: number;
  /** DSCP. */
  dscp: number;
}
/** Location Identification: §10.2.4. */
export interface LLDPLocation extends LLDPOrganization {
  /** Form of the location. */
  format: number;
  /** The location. */
  location:
    | LLDPCoordinates
    | LLDPCivic
    | LLDPEmergencyNumber
    | LLDPOtherLocation;
}
/** Coordinates: RFC 3825 §2. */
export interface LLDPCoordinates {
  /** Bits of the latitude that count. */
  latitudeResolution: number;
  /** Degrees to the north. */
  latitude: number;
  /** Bits of the longitude that count. */
  longitudeResolution: number;
  /** Degrees to the east. */
  longitude: number;
  /** Unit of the altitude. */
  altitudeType: number;
  /** Bits of the altitude that count. */
  altitudeResolution: number;
  /** Altitude. */
  altitude: number;
  /** Datum of the coordinates. */
  datum: number;
}
/** A civic address: RFC 4776 §3.1. */
export interface LLDPCivic {
  /** Bytes of the rest. */
  length: number;
  /** Whose place it is. */
  what: number;
  /** Country: ISO 3166, two letters. */
  country: string;
  /** The parts of the address. */
  elements: LLDPCivicElement[];
}
/** A part of a civic address. */
export interface LLDPCivicElement {
  /** Which part. */
  type: number;
  /** Its text. */
  value: string;
}
/** Emergency call service: an emergency location identification number. */
export interface LLDPEmergencyNumber {
  /** The number. */
  number: string;
}
/** A location in another form. */
export interface LLDPOtherLocation {
  /** All of it. */
  data: Uint8Array;
}
/** Extended Power-via-MDI: §10.2.5. */
export interface LLDPMediaPower extends LLDPOrganization {
  /** Type of device. */
  powerType: number;
  /** Source of the power; what it means depends on the type. */
  source: number;
  /** Priority. */
  priority: number;
  /** Power, in 0.1 W. */
  power: number;
}
/** Inventory: §10.2.6. */
export interface LLDPInventory extends LLDPOrganization {
  /** The text. */
  text: string;
}
/** Measured delays of PROFINET, in nanoseconds. */
export interface LLDPDelays extends LLDPOrganization {
  /** Receive delay of this port. */
  rxLocal: number;
  /** Receive delay of the peer. */
  rxRemote: number;
  /** Transmit delay of this port. */
  txLocal: number;
  /** Transmit delay of the peer. */
  txRemote: number;
  /** Delay of the cable. */
  cable: number;
}
/** Port status of PROFINET. */
export interface LLDPPortStatus extends LLDPOrganization {
  /** State of the port in real-time class 2. */
  rtClass2: number;
  /** Reserved. */
  reserved: number;
  /** Short preamble. */
  shortPreamble: boolean;
  /** Fragmentation. */
  fragmentation: boolean;
  /** Reserved. */
  reserved2: number;
  /** State of the port in real-time class 3. */
  rtClass3: number;
}
/** Media redundancy of PROFINET. */
export interface LLDPRedundancy extends LLDPOrganization {
  /** Domain. */
  domain: string;
  /** State of the port. */
  status: number;
}
/** Chassis MAC of PROFINET. */
export interface LLDPChassisMac extends LLDPOrganization {
  /** The address. */
  address: string;
}
/** Clock synchronization of PROFINET. */
export interface LLDPClock extends LLDPOrganization {
  /** The master. */
  master: string;
  /** Subdomain. */
  subdomain: string;
  /** Data of the isochronous real time. */
  irData: string;
  /** The length of the period is valid. */
  periodValid: boolean;
  /** Length of the period in nanoseconds. */
  periodLength: number;
  /** The red period is valid. */
  redValid: boolean;
  /** Where it begins. */
  redOffset: number;
  /** The orange period is valid. */
  orangeValid: boolean;
  /** Where it begins. */
  orangeOffset: number;
  /** The green period is valid. */
  greenValid: boolean;
  /** Where it begins. */
  greenOffset: number;
}

const MEDIA = "lldp.media.subtype";
const head = organization(MEDIA, LLDP_MED);
const named = (name: string) => ({ alias: `lldp.media.${name}` });

const coordinates = struct<LLDPCoordinates>({
  latitudeResolution: bits(6, named("loc.lat_resolution")),
  latitude: fixedPoint(34, 25, { signed: true, unit: "degrees" }),
  longitudeResolution: bits(6, named("loc.long_resolution")),
  longitude: fixedPoint(34, 25, { signed: true, unit: "degrees" }),
  altitudeType: bits(4, { ...named("loc.alt_type"), names: ALTITUDE_TYPE }),
  altitudeResolution: bits(6, named("loc.alt_resolution")),
  altitude: fixedPoint(30, 8, {
    ...named("loc.altitude"),
    signed: true,
    aliasScale: 256,
  }),
  datum: u8({ ...named("loc.datum"), names: LOCATION_DATUM }),
});
const civic = struct<LLDPCivic>({
  length: u8({ ...named("civic.length"), unit: "bytes" }),
  what: u8({ ...named("civic.what"), names: CIVIC_WHAT }),
  country: text(2, named("civic.country")),
  elements: listToEnd(struct<LLDPCivicElement>({
    type: u8({ ...named("civic.type"), names: CIVIC_TYPE }),
    value: vector(1, restText(named("civic.value"))),
  })),
});
const emergencyNumber = struct<LLDPEmergencyNumber>({
  number: restText(named("ecs")),
});
const otherLocation = struct<LLDPOtherLocation>({ data: rest() });
const LOCATIONS: Readonly<Record<number, Struct<LLDPLocation["location"]>>> = {
  1: coordinates,
  2: civic,
  3: emergencyNumber,
};
function inventory(name: string): Struct<LLDPInventory> {
  return struct<LLDPInventory>({
    ...head,
    text: paddedText((h: LLDPInventory) => h.length - 4, named(name)),
  });
}

/** Tables of LLDP-MED by subtype. */
export const lldpMediaTags: Readonly<Record<number, Struct<LLDPOrganization>>> =
  {
    1: struct<LLDPMediaCapabilities>({
      ...head,
      reserved: bits(10),
      inventory: flag(named("subtype.caps.inventory")),
      powerPD: flag(named("subtype.caps.mid_pd")),
      powerPSE: flag(named("subtype.caps.mdi_pse")),
      location: flag(named("subtype.caps.location_id")),
      networkPolicy: flag(named("subtype.caps.network_policy")),
      capabilities: flag(named("subtype.caps.llpd")),
      deviceType: u8({ ...named("subtype.class"), names: LLDP_MED_CLASS }),
    }),
    2: struct<LLDPNetworkPolicy>({
      ...head,
      application: u8({ ...named("app_type"), names: LLDP_MED_APPLICATION }),
      unknown: flag(named("policy_flag")),
      tagged: flag(named("tag_flag")),
      reserved: flag(),
      vlan: bits(12, named("vlan_id")),
      priority: bits(3, named("l2_prio")),
      dscp: bits(6, named("dscp")),
    }),
    3: struct<LLDPLocation>({
      ...head,
      format: u8({ ...named("loc.data_format"), names: LLDP_MED_LOCATION }),
      location: oneOf<LLDPLocation, LLDPLocation["location"]>(
        (h) => h.format,
        LOCATIONS,
        otherLocation,
      ),
    }),
    4: struct<LLDPMediaPower>({
      ...head,
      powerType: bits(2, {
        ...named("power.type"),
        names: LLDP_MED_POWER_TYPE,
      }),
      source: bits(2, named("power.source")),
      priority: bits(4, { ...named("power.prio"), names: LLDP_POWER_PRIORITY }),
      power: u16({ ...named("power.value"), unit: "0.1 W" }),
    }),
    5: inventory("hardware"),
    6: inventory("firmware"),
    7: inventory("software"),
    8: inventory("sn"),
    9: inventory("manufacturer"),
    10: inventory("model"),
    11: inventory("asset"),
  };
/** Any other subtype of LLDP-MED. */
export const lldpMediaOther: Struct<LLDPOrganization> = otherTag(
  MEDIA,
  LLDP_MED,
);

const PROFINET = "lldp.profinet";
const profinet = organization(`${PROFINET}.subtype`, LLDP_PROFINET);
const delay = (name: string) =>
  u32({ alias: `${PROFINET}.${name}`, unit: "ns" });
const valid = (name: string) => flag({ alias: `${PROFINET}.${name}` });
const period = (name: string) =>
  bits(31, { alias: `${PROFINET}.${name}`, unit: "ns" });

/** Tables of PROFINET by subtype. */
export const lldpProfinetTags: Readonly<
  Record<number, Struct<LLDPOrganization>>
> = {
  1: struct<LLDPDelays>({
    ...profinet,
    rxLocal: delay("port_rx_delay_local"),
    rxRemote: delay("port_rx_delay_remote"),
    txLocal: delay("port_tx_delay_local"),
    txRemote: delay("port_tx_delay_remote"),
    cable: delay("cable_delay_local"),
  }),
  2: struct<LLDPPortStatus>({
    ...profinet,
    rtClass2: u16({ alias: `${PROFINET}.rtc2_port_status` }),
    reserved: bits(2),
    shortPreamble: flag({
      alias: `${PROFINET}.rtc3_port_status.preambleLength`,
    }),
    fragmentation: flag({
      alias: `${PROFINET}.rtc3_port_status.fragmentation`,
    }),
    reserved2: bits(9, { alias: `${PROFINET}.rtc3_port_status.reserved` }),
    rtClass3: bits(3, {
      alias: `${PROFINET}.rtc3_port_status`,
      names: LLDP_RTCLASS3,
    }),
  }),
  4: struct<LLDPRedundancy>({
    ...profinet,
    domain: uuid({ alias: `${PROFINET}.mrp_domain_uuid` }),
    status: u16({ alias: `${PROFINET}.mrrt_port_status` }),
  }),
  5: struct<LLDPChassisMac>({
    ...profinet,
    address: mac({ alias: `${PROFINET}.cm_mac_add` }),
  }),
  6: struct<LLDPClock>({
    ...profinet,
    master: mac({ alias: `${PROFINET}.master_source_address` }),
    subdomain: uuid({ alias: `${PROFINET}.subdomain_uuid` }),
    irData: uuid({ alias: `${PROFINET}.ir_data_uuid` }),
    periodValid: valid("length_of_period_valid"),
    periodLength: period("length_of_period_length"),
    redValid: valid("red_period_begin_valid"),
    redOffset: period("red_period_begin_offset"),
    orangeValid: valid("orange_period_begin_valid"),
    orangeOffset: period("orange_period_begin_offset"),
    greenValid: valid("green_period_begin_valid"),
    greenOffset: period("green_period_begin_offset"),
  }),
};
/** Any other subtype of PROFINET. */
export const lldpProfinetOther: Struct<LLDPOrganization> = otherTag(
  `${PROFINET}.subtype`,
  LLDP_PROFINET,
);
