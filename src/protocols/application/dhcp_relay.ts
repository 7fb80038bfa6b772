/** Relay Agent Information, option 82 of DHCP: RFC 3046 and https://www.iana.org/assignments/bootp-dhcp-parameters */
import {
  bits,
  flag,
  ipv4Address,
  listToEnd,
  mac,
  options,
  rest,
  restText,
  type Struct,
  struct,
  u32,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  ACCESS_TECHNOLOGY,
  DHCP_VSS_TYPE,
  RELAY_AGENT_SUBOPTION,
} from "../../names/dhcp.ts";
import { dhcpSized as sized, type SizedDHCPOption } from "./dhcp_kinds.ts";

/** Relay Agent Information: RFC 3046 §2. */
export interface DHCPRelayOption extends SizedDHCPOption {
  /** What the relay agent says. */
  suboptions: RelaySuboption[];
}
/** What all suboptions have. */
export interface RelaySuboptionHead {
  /** Code of the suboption. */
  code: number;
  /** Bytes of the value. */
  length: number;
}
/** DOCSIS Device Class: RFC 3256 §3. */
export interface RelayDeviceClass extends RelaySuboptionHead {
  /** Bits of the class. */
  deviceClass: number;
}
/** Link selection (RFC 3527 §3), Server Identifier Override (RFC 5107 §4). */
export interface RelayAddress extends RelaySuboptionHead {
  /** The address. */
  address: string;
}
/** Subscriber-ID (RFC 3993 §2), and names of the access network (RFC 7839 §4). */
export interface RelayText extends RelaySuboptionHead {
  /** The text. */
  text: string;
}
/** Vendor-Specific Information: RFC 4243 §2. */
export interface RelayVendors extends RelaySuboptionHead {
  /** Information of each vendor. */
  vendors: RelayVendor[];
}
/** Information of one vendor. */
export interface RelayVendor {
  /** Private enterprise number. */
  enterprise: number;
  /** The vendor's own data. */
  data: Uint8Array;
}
/** Relay Agent Flags: RFC 5010 §3. */
export interface RelayFlags extends RelaySuboptionHead {
  /** The client's message came to the relay agent as unicast. */
  unicast: boolean;
  /** Reserved. */
  reserved: number;
}
/** Access-Technology-Type: RFC 7839 §4.3. */
export interface RelayTechnology extends RelaySuboptionHead {
  /** Reserved. */
  reserved: number;
  /** The technology. */
  technology: number;
}
/** Access-Point-BSSID: RFC 7839 §4.4.2. */
export interface RelayBSSID extends RelaySuboptionHead {
  /** The BSSID. */
  bssid: string;
}
/** Operator-Identifier: RFC 7839 §4.5.1. */
export interface RelayOperator extends RelaySuboptionHead {
  /** Private enterprise number. */
  enterprise: number;
}
/** Virtual Subnet Selection: RFC 6607 §3.2. */
export interface RelayVSS extends RelaySuboptionHead {
  /** How the subnet is written. */
  type: number;
  /** The subnet. */
  data: Uint8Array;
}
/** Any other suboption: circuit, remote and relay identifiers among them. */
export interface RelayOther extends RelaySuboptionHead {
  /** Its value. */
  data: Uint8Array;
}
/** Any suboption. */
export type RelaySuboption =
  | RelaySuboptionHead
  | RelayDeviceClass
  | RelayAddress
  | RelayText
  | RelayVendors
  | RelayFlags
  | RelayTechnology
  | RelayBSSID
  | RelayOperator
  | RelayVSS
  | RelayOther;

const PREFIX = "dhcp.option.agent_information_option.";
const head = {
  code: u8({ alias: PREFIX + "suboption", names: RELAY_AGENT_SUBOPTION }),
  length: u8({ alias: "dhcp.option.suboption_length", unit: "bytes" }),
};
const address = (alias: string) =>
  struct<RelayAddress>({
    ...head,
    address: ipv4Address({ alias: PREFIX + alias }),
  });
const text = (alias: string) =>
  struct<RelayText>({ ...head, text: restText({ alias: PREFIX + alias }) });
const data = (alias: string) =>
  struct<RelayOther>({ ...head, data: rest({ alias: PREFIX + alias }) });

/** The option of a relay agent. */
export const dhcpRelayAgent: Struct<DHCPRelayOption> = struct<DHCPRelayOption>({
  ...sized,
  suboptions: options<RelaySuboption>({
    counts: "value",
    cases: {
      1: data("agent_circuit_id"),
      2: data("agent_remote_id"),
      4: struct<RelayDeviceClass>({
        ...head,
        deviceClass: u32({ alias: PREFIX + "docsis_device_class", hex: true }),
      }),
      5: address("link_selection"),
      6: text("subscriber_id"),
      7: data("radius_attributes"),
      8: data("authentication"),
      9: struct<RelayVendors>({
        ...head,
        vendors: listToEnd(struct<RelayVendor>({
          enterprise: u32({ alias: PREFIX + "vi.enterprise" }),
          data: vector(1, rest()),
        })),
      }),
      10: struct<RelayFlags>({ ...head, unicast: flag(), reserved: bits(7) }),
      11: address("server_id_override"),
      12: data("relay_agent_id"),
      13: struct<RelayTechnology>({
        ...head,
        reserved: u8({ alias: PREFIX + "ani_att.res" }),
        technology: u8({
          alias: PREFIX + "ani_att.att",
          names: ACCESS_TECHNOLOGY,
        }),
      }),
      14: text("ani_network_name"),
      15: text("ani_ap_name"),
      16: struct<RelayBSSID>({
        ...head,
        bssid: mac({ alias: PREFIX + "ani_ap_bssid" }),
      }),
      17: struct<RelayOperator>({ ...head, enterprise: u32() }),
      18: text("ani_operator_realm"),
      19: struct<RelaySuboptionHead>(head),
      150: address("link_selection_cisco"),
      151: struct<RelayVSS>({
        ...head,
        type: u8({ names: DHCP_VSS_TYPE }),
        data: rest(),
      }),
    },
    other: struct<RelayOther>({ ...head, data: rest() }),
  }),
});
