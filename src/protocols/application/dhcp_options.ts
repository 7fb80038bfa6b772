/** Options of DHCP: RFC 2132 and https://www.iana.org/assignments/bootp-dhcp-parameters */
import { type Options, options } from "../../fields/mod.ts";
import {
  DHCP_AUTO_CONFIGURATION,
  DHCP_CLIENT_ARCHITECTURE,
  DHCP_MESSAGE_TYPE,
  DHCP_OPTION,
  DHCP_OVERLOAD,
  DHCP_STATE,
  NETBIOS_NODE_TYPE,
} from "../../names/dhcp.ts";
import {
  type DHCPAuthenticationOption,
  type DHCPClientDUIDOption,
  type DHCPClientMACOption,
  dhcpClientOptions,
  type DHCPClientOtherOption,
  type DHCPEncapsulatedOption,
  type DHCPFQDNOption,
  type DHCPMachineIdOption,
  type DHCPNetworkInterfaceOption,
  type DHCPUserClassOption,
  type DHCPVendorClassOption,
  type DHCPVendorsOption,
} from "./dhcp_client.ts";
import {
  dhcpAddress as address,
  dhcpAddresses as addresses,
  type DHCPAddressesOption,
  type DHCPAddressOption,
  dhcpEmpty as empty,
  dhcpEnd as end,
  type DHCPEndOption,
  type DHCPFlagOption,
  dhcpNumber as number,
  type DHCPNumberOption,
  dhcpNumbers as numbers,
  type DHCPNumbersOption,
  type DHCPOptionHead,
  dhcpOther as other,
  type DHCPOtherOption,
  dhcpPad as pad,
  dhcpText as text,
  type DHCPTextOption,
  dhcpToggle as toggle,
  type SizedDHCPOption,
} from "./dhcp_kinds.ts";
import {
  type DHCPCivicOption,
  type DHCPLocationOption,
  dhcpLocationOptions,
} from "./dhcp_location.ts";
import {
  type DHCPClasslessRouteOption,
  type DHCPNameOption,
  type DHCPNamesOption,
  dhcpNetworkOptions,
  type DHCPPolicyFilterOption,
  type DHCPPortParametersOption,
  type DHCPRapidDeploymentOption,
  type DHCPSoftwireOption,
  type DHCPStaticRouteOption,
  type DHCPStatusOption,
  type DHCPVSSOption,
} from "./dhcp_network.ts";
import { dhcpRelayAgent, type DHCPRelayOption } from "./dhcp_relay.ts";
import {
  type DHCPDirectoryAgentOption,
  type DHCPEncryptedDNSOption,
  type DHCPISNSOption,
  type DHCPMobilityOption,
  type DHCPPCPServerOption,
  type DHCPRDNSSOption,
  type DHCPRedirectOption,
  dhcpServerOptions,
  type DHCPServiceScopeOption,
  type DHCPSIPAddressesOption,
  type DHCPSIPNamesOption,
} from "./dhcp_servers.ts";

/** Any option of DHCP. */
export type DHCPOption =
  | DHCPOptionHead
  | SizedDHCPOption
  | DHCPEndOption
  | DHCPAddressOption
  | DHCPAddressesOption
  | DHCPNumberOption
  | DHCPNumbersOption
  | DHCPFlagOption
  | DHCPTextOption
  | DHCPPolicyFilterOption
  | DHCPStaticRouteOption
  | DHCPEncapsulatedOption
  | DHCPClientMACOption
  | DHCPClientDUIDOption
  | DHCPClientOtherOption
  | DHCPUserClassOption
  | DHCPDirectoryAgentOption
  | DHCPServiceScopeOption
  | DHCPFQDNOption
  | DHCPRelayOption
  | DHCPISNSOption
  | DHCPAuthenticationOption
  | DHCPNetworkInterfaceOption
  | DHCPMachineIdOption
  | DHCPCivicOption
  | DHCPLocationOption
  | DHCPNameOption
  | DHCPNamesOption
  | DHCPSIPNamesOption
  | DHCPSIPAddressesOption
  | DHCPClasslessRouteOption
  | DHCPVendorClassOption
  | DHCPVendorsOption
  | DHCPMobilityOption
  | DHCPRedirectOption
  | DHCPRDNSSOption
  | DHCPStatusOption
  | DHCPPCPServerOption
  | DHCPPortParametersOption
  | DHCPEncryptedDNSOption
  | DHCPRapidDeploymentOption
  | DHCPSoftwireOption
  | DHCPVSSOption
  | DHCPOtherOption;

const seconds = (alias: string) => number("u32", alias, { unit: "s" });

/** The options up to the end of their area; more can be added: `dhcpOptions.with({ 224: dhcpText() })`. */
export const dhcpOptions: Options<DHCPOption> = options<DHCPOption>({
  counts: "value",
  single: [0, 255],
  last: 255,
  cases: {
    ...dhcpClientOptions,
    ...dhcpNetworkOptions,
    ...dhcpServerOptions,
    ...dhcpLocationOptions,
    0: pad,
    1: address("subnet_mask"),
    2: number("i32", "time_offset", { unit: "s" }),
    3: addresses("router"),
    4: addresses("time_server"),
    5: addresses("name_server"),
    6: addresses("domain_name_server"),
    7: addresses("log_server"),
    8: addresses("quotes_server"),
    9: addresses("lpr_server"),
    10: addresses("impress_server"),
    11: addresses("resource_location_server"),
    12: text("hostname"),
    13: number("u16", "boot_file_size", { scale: 512, unit: "bytes" }),
    14: text("merit_dump_file"),
    15: text("domain_name"),
    16: address("swap_server"),
    17: text("root_path"),
    18: text("extension_path"),
    19: toggle("ip_forwarding"),
    20: toggle("non_local_source_routing"),
    22: number("u16", "max_datagram_reassembly_size", { unit: "bytes" }),
    23: number("u8", "default_ip_ttl"),
    24: seconds("path_mtu_aging_timeout"),
    25: numbers("u16", "path_mtu_plateau_table_item", { unit: "bytes" }),
    26: number("u16", "interface_mtu", { unit: "bytes" }),
    27: toggle("all_subnets_are_local"),
    28: address("broadcast_address"),
    29: toggle("perform_mask_discovery"),
    30: toggle("mask_supplier"),
    31: toggle("perform_router_discover"),
    32: address("router_solicitation_address"),
    34: toggle("trailer_encapsulation"),
    35: seconds("arp_cache_timeout"),
    36: toggle("ethernet_encapsulation"),
    37: number("u8", "tcp_default_ttl"),
    38: seconds("tcp_keepalive_interval"),
    39: toggle("tcp_keepalive_garbage"),
    40: text("nis_domain"),
    41: addresses("nis_server"),
    42: addresses("ntp_server"),
    44: addresses("netbios_over_tcpip_name_server"),
    45: addresses("netbios_over_tcpip_dd_name_server"),
    46: number("u8", "netbios_over_tcpip_node_type", {
      names: NETBIOS_NODE_TYPE,
    }),
    47: text("netbios_over_tcpip_scope"),
    48: addresses("xwindows_system_font_server"),
    49: addresses("xwindows_system_display_manager"),
    50: address("requested_ip_address"),
    51: seconds("ip_address_lease_time"),
    52: number("u8", "option_overload", { names: DHCP_OVERLOAD }),
    53: number("u8", "dhcp", { names: DHCP_MESSAGE_TYPE }),
    54: address("dhcp_server_id"),
    55: numbers("u8", "request_list_item", { names: DHCP_OPTION }),
    56: text("message"),
    57: number("u16", "dhcp_max_message_size", { unit: "bytes" }),
    58: seconds("renewal_time_value"),
    59: seconds("rebinding_time_value"),
    60: text("vendor_class_id"),
    62: text("novell_netware_ip_domain"),
    64: text("nis_plus_domain"),
    65: addresses("nis_plus_server"),
    66: text("tftp_server_name"),
    67: text("bootfile_name"),
    68: addresses("mobile_ip_home_agent"),
    69: addresses("smtp_server"),
    70: addresses("pop3_server"),
    71: addresses("nntp_server"),
    72: addresses("default_www_server"),
    73: addresses("default_finger_server"),
    74: addresses("default_irc_server"),
    75: addresses("streettalk_server"),
    76: addresses("streettalk_da_server"),
    80: empty,
    82: dhcpRelayAgent,
    85: addresses("novell_dss.ip"),
    86: text("novell_ds_tree_name"),
    87: text("novell_ds_context"),
    89: addresses(),
    91: seconds("client_last_transaction_time"),
    92: addresses("associated_ip_option"),
    93: numbers("u16", "client_system_architecture", {
      names: DHCP_CLIENT_ARCHITECTURE,
    }),
    95: text(),
    98: text(),
    100: text("tz_pcode"),
    101: text("tz_tcode"),
    108: seconds(""),
    112: addresses("netinfo_parent_server_address"),
    113: text("netinfo_parent_server_tag"),
    114: text("captive_portal"),
    116: number("u8", "dhcp_auto_configuration", {
      names: DHCP_AUTO_CONFIGURATION,
    }),
    117: numbers("u16", "", { names: DHCP_OPTION }),
    118: address("subnet_selection_option"),
    136: addresses("pana_agent"),
    138: addresses("capwap_access_controller"),
    142: addresses("andsf_server"),
    145: numbers("u8", "forcerenew_nonce.algorithm"),
    147: text(),
    148: addresses(),
    150: addresses("tftp_server_address"),
    152: number("u32", "", { unit: "s" }),
    153: seconds("bulk_lease.start_time_of_state"),
    154: number("u32", "", { unit: "s" }),
    155: number("u32", "", { unit: "s" }),
    156: number("u8", "bulk_lease.dhcp_state", { names: DHCP_STATE }),
    157: number("u8", "", { hex: true }),
    160: text("captive_portal"),
    161: text("mudurl"),
    208: number("u32", "", { hex: true }),
    209: text("pxe_config_file"),
    210: text("pxe_path_prefix"),
    211: number("u32", "", { unit: "s" }),
    252: text("private_proxy_autodiscovery"),
    255: end,
  },
  other,
});
