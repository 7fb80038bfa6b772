import type { Names } from "./names.ts";

/** TLV types: IEEE 802.1AB-2016 table 8-1. */
export const LLDP_TLV: Names = {
  0: "End of LLDPDU",
  1: "Chassis ID",
  2: "Port ID",
  3: "Time To Live",
  4: "Port Description",
  5: "System Name",
  6: "System Description",
  7: "System Capabilities",
  8: "Management Address",
  127: "Organizationally Specific",
};

/** Chassis ID subtypes: IEEE 802.1AB-2016 table 8-2. */
export const LLDP_CHASSIS_ID: Names = {
  1: "Chassis component",
  2: "Interface alias",
  3: "Port component",
  4: "MAC address",
  5: "Network address",
  6: "Interface name",
  7: "Locally assigned",
};

/** Port ID subtypes: IEEE 802.1AB-2016 table 8-3. */
export const LLDP_PORT_ID: Names = {
  1: "Interface alias",
  2: "Port component",
  3: "MAC address",
  4: "Network address",
  5: "Interface name",
  6: "Agent circuit ID",
  7: "Locally assigned",
};

/** Interface numbering subtypes: IEEE 802.1AB-2016 §8.5.9.5. */
export const LLDP_INTERFACE: Names = {
  1: "Unknown",
  2: "ifIndex",
  3: "System port number",
};

/** Organizations whose TLVs are known here. */
export const LLDP_OUI: Names = {
  0x000142: "Cisco",
  0x000ecf: "PROFINET",
  0x00120f: "IEEE 802.3",
  0x0012bb: "TIA LLDP-MED",
  0x001b21: "Intel",
  0x00005e: "IANA",
  0x0080c2: "IEEE 802.1",
};

/** TLVs of IEEE 802.1: IEEE 802.1Q-2022 table D-1. */
export const LLDP_8021: Names = {
  1: "Port VLAN ID",
  2: "Port And Protocol VLAN ID",
  3: "VLAN Name",
  4: "Protocol Identity",
  5: "VID Usage Digest",
  6: "Management VID",
  7: "Link Aggregation",
  8: "Congestion Notification",
  9: "ETS Configuration",
  10: "ETS Recommendation",
  11: "Priority-based Flow Control Configuration",
  12: "Application Priority",
  13: "EVB",
  14: "CDCP",
  16: "Application VLAN",
};

/** TLVs of IEEE 802.3: IEEE 802.3-2022 table 79-1. */
export const LLDP_8023: Names = {
  1: "MAC/PHY Configuration/Status",
  2: "Power Via MDI",
  3: "Link Aggregation",
  4: "Maximum Frame Size",
  5: "Energy-Efficient Ethernet",
  6: "EEE Fast Wake",
  7: "Additional Ethernet Capabilities",
  8: "Power Via MDI Measurements",
};

/** TLVs of LLDP-MED: ANSI/TIA-1057 table 6. */
export const LLDP_MED: Names = {
  1: "Media Capabilities",
  2: "Network Policy",
  3: "Location Identification",
  4: "Extended Power-via-MDI",
  5: "Inventory - Hardware Revision",
  6: "Inventory - Firmware Revision",
  7: "Inventory - Software Revision",
  8: "Inventory - Serial Number",
  9: "Inventory - Manufacturer Name",
  10: "Inventory - Model Name",
  11: "Inventory - Asset ID",
};

/** Device types: ANSI/TIA-1057 table 11. */
export const LLDP_MED_CLASS: Names = {
  0: "Type Not Defined",
  1: "Endpoint Class I",
  2: "Endpoint Class II",
  3: "Endpoint Class III",
  4: "Network Connectivity",
};

/** Applications of a network policy: ANSI/TIA-1057 table 12. */
export const LLDP_MED_APPLICATION: Names = {
  1: "Voice",
  2: "Voice Signaling",
  3: "Guest Voice",
  4: "Guest Voice Signaling",
  5: "Softphone Voice",
  6: "Video Conferencing",
  7: "Streaming Video",
  8: "Video Signaling",
};

/** Forms of a location: ANSI/TIA-1057 table 14. */
export const LLDP_MED_LOCATION: Names = {
  1: "Coordinate-based LCI",
  2: "Civic Address LCI",
  3: "ECS ELIN",
};

/** Power types of MED and IEEE 802.3. */
export const LLDP_MED_POWER_TYPE: Names = { 0: "PSE Device", 1: "PD Device" };
/** Power types: IEEE 802.3-2022 table 79-4. */
export const LLDP_POWER_TYPE: Names = {
  0: "Type 2 PSE Device",
  1: "Type 2 PD Device",
  2: "Type 1 PSE Device",
  3: "Type 1 PD Device",
};
/** Power priorities: IEEE 802.3-2022 table 79-4. */
export const LLDP_POWER_PRIORITY: Names = {
  0: "Unknown",
  1: "Critical",
  2: "High",
  3: "Low",
};

/** TLVs of PROFINET: IEC 61158-6-10 §4.11. */
export const LLDP_PROFINET: Names = {
  1: "Measured Delay Values",
  2: "Port Status",
  3: "Alias",
  4: "MRP Port Status",
  5: "Chassis MAC",
  6: "PTCP Status",
  7: "MAU Type Extension",
  8: "MRP Interconnection Port Status",
};

/** Transmission selection algorithms: IEEE 802.1Q-2022 table 8-5. */
export const LLDP_TSA: Names = {
  0: "Strict Priority",
  1: "Credit-Based Shaper",
  2: "Enhanced Transmission Selection",
  255: "Vendor Specific",
};

/** Selectors of the application priority table: IEEE 802.1Q-2022 table D-9. */
export const LLDP_APPLICATION_SELECTOR: Names = {
  1: "EtherType",
  2: "TCP or SCTP port",
  3: "UDP or DCCP port",
  4: "TCP, SCTP, UDP or DCCP port",
  5: "DSCP",
};

/** States of a port in real-time class 3: IEC 61158-6-10 §4.11.2. */
export const LLDP_RTCLASS3: Names = {
  0: "OFF",
  2: "RTCLASS3_UP",
  4: "RTCLASS3_RUN",
};
