/** Options of DHCP that tell where servers are, with more than their addresses. */
import {
  bits,
  type Choice,
  choice,
  dnsName,
  ifMore,
  ipv4Address,
  listToEnd,
  type OptionRules,
  options,
  restText,
  type Struct,
  struct,
  u16,
  u32,
  u8,
  vector,
} from "../../fields/mod.ts";
import { DHCP_SIP_ENCODING } from "../../names/dhcp.ts";
import {
  type DHCPAddressesOption,
  dhcpInner as inner,
  dhcpSized as sized,
  restTrimmed,
  type SizedDHCPOption,
} from "./dhcp_kinds.ts";
import {
  type DHCPNamesOption,
  dhcpSearchList as searchList,
} from "./dhcp_network.ts";
import { type SvcParam, svcParams } from "./dns_svcb.ts";

/** SLP Directory Agent: RFC 2610 §3. */
export interface DHCPDirectoryAgentOption extends SizedDHCPOption {
  /** Other agents must not be used. */
  mandatory: number;
  /** Agents. */
  addresses: string[];
}
/** SLP Service Scope: RFC 2610 §4. */
export interface DHCPServiceScopeOption extends SizedDHCPOption {
  /** Other scopes must not be used. */
  mandatory: number;
  /** Scopes, with commas between them. */
  text: string;
}
/** iSNS: RFC 4174 §2. */
export interface DHCPISNSOption extends SizedDHCPOption {
  /** What the client may do: bits. */
  functions: number;
  /** Who may manage discovery domains: bits. */
  domainAccess: number;
  /** Administrative flags. */
  flags: number;
  /** Security settings of the server: bits. */
  security: number;
  /** Primary server, heartbeat or secondary server, then secondary servers. */
  addresses: string[];
}
/** SIP Servers by name: RFC 3361 §3.1. */
export interface DHCPSIPNamesOption extends SizedDHCPOption {
  /** 0. */
  encoding: number;
  /** The servers. */
  names: string[];
}
/** SIP Servers by address: RFC 3361 §3.2. */
export interface DHCPSIPAddressesOption extends SizedDHCPOption {
  /** 1. */
  encoding: number;
  /** The servers. */
  addresses: string[];
}
/** Servers of mobility services: RFC 5678 §2, §3. */
export interface DHCPMobilityOption extends SizedDHCPOption {
  /** Servers of each service: 1 information, 2 command, 3 event. */
  suboptions: (DHCPAddressesOption | DHCPNamesOption)[];
}
/** SZTP Redirect: RFC 8572 §8.1. */
export interface DHCPRedirectOption extends SizedDHCPOption {
  /** URIs of bootstrap servers. */
  uris: string[];
}
/** RDNSS Selection: RFC 6731 §4.3. */
export interface DHCPRDNSSOption extends SizedDHCPOption {
  /** Reserved. */
  reserved: number;
  /** Preference: 1 high, 3 low. */
  preference: number;
  /** Primary server. */
  primary: string;
  /** Secondary server. */
  secondary: string;
  /** Domains and networks that it knows about. */
  domains: string[];
}
/** PCP Server: RFC 7291 §4.1. */
export interface DHCPPCPServerOption extends SizedDHCPOption {
  /** The servers. */
  servers: DHCPPCPServer[];
}
/** One PCP server. */
export interface DHCPPCPServer {
  /** Its addresses. */
  addresses: string[];
}
/** Encrypted DNS Server: RFC 9463 §5.1. */
export interface DHCPEncryptedDNSOption extends SizedDHCPOption {
  /** The servers. */
  servers: DHCPEncryptedDNS[];
}
/** One encrypted DNS server. */
export interface DHCPEncryptedDNS {
  /** Priority; the lowest first. */
  priority: number;
  /** Authentication domain name. */
  name: string;
  /** Addresses. */
  addresses?: string[];
  /** Service parameters. */
  params?: SvcParam[];
}
/** The option of SLP directory agents. */
const directoryAgent: Struct<DHCPDirectoryAgentOption> = struct<
  DHCPDirectoryAgentOption
>({
  ...sized,
  mandatory: u8({ alias: "dhcp.option.slp_directory_agent.value" }),
  addresses: listToEnd(
    ipv4Address({ alias: "dhcp.option.slp_directory_agent.slpda_address" }),
  ),
});
/** The option of SLP scopes. */
const serviceScope: Struct<DHCPServiceScopeOption> = struct<
  DHCPServiceScopeOption
>({
  ...sized,
  mandatory: u8({ alias: "dhcp.option.slp_service_scope.value" }),
  text: restTrimmed({ alias: "dhcp.option.slp_service_scope.string" }),
});
/** The option of Internet storage name servers. */
const isns: Struct<DHCPISNSOption> = struct<DHCPISNSOption>({
  ...sized,
  functions: u16({ alias: "dhcp.option.isns.functions", hex: true }),
  domainAccess: u16({
    alias: "dhcp.option.isns.discovery_domain_access",
    hex: true,
  }),
  flags: u16({ alias: "dhcp.option.isns.administrative_flags", hex: true }),
  security: u32({
    alias: "dhcp.option.isns.server_security_bitmap",
    hex: true,
  }),
  addresses: listToEnd(ipv4Address()),
});

const sipHead = {
  ...sized,
  encoding: u8({
    alias: "dhcp.option.sip_server.encoding",
    names: DHCP_SIP_ENCODING,
  }),
};
const sipNames = struct<DHCPSIPNamesOption>({
  ...sipHead,
  names: searchList("dhcp.option.sip_server.name"),
});
const sipAddresses = struct<DHCPSIPAddressesOption>({
  ...sipHead,
  addresses: listToEnd(
    ipv4Address({ alias: "dhcp.option.sip_server.address" }),
  ),
});
/** The option of SIP servers. */
const sipServers: Choice<SizedDHCPOption> = choice<SizedDHCPOption>(
  [sipNames, sipAddresses],
  (c) => c.room > 2 && c.peek(2) === 1 ? sipAddresses : sipNames,
);

const mobilityAddresses = struct<DHCPAddressesOption>({
  ...inner,
  addresses: listToEnd(ipv4Address()),
});
const mobilityNames = struct<DHCPNamesOption>({
  ...inner,
  names: searchList(),
});
const mobility = (
  other: Struct<DHCPAddressesOption | DHCPNamesOption>,
): Struct<DHCPMobilityOption> =>
  struct<DHCPMobilityOption>({
    ...sized,
    suboptions: options<DHCPAddressesOption | DHCPNamesOption>({
      counts: "value",
      cases: {},
      other,
    }),
  });
/** The option of mobility servers by address. */
const mobilityByAddress: Struct<DHCPMobilityOption> = mobility(
  mobilityAddresses,
);
/** The option of mobility servers by name. */
const mobilityByName: Struct<DHCPMobilityOption> = mobility(
  mobilityNames,
);

/** The option of bootstrap servers. */
const redirect: Struct<DHCPRedirectOption> = struct<DHCPRedirectOption>({
  ...sized,
  uris: listToEnd(vector(2, restText())),
});
/** The option of DNS servers for certain domains. */
const rdnss: Struct<DHCPRDNSSOption> = struct<DHCPRDNSSOption>({
  ...sized,
  reserved: bits(6, { alias: "dhcp.option.rdnss.reserved" }),
  preference: bits(2, { alias: "dhcp.option.rdnss.preference" }),
  primary: ipv4Address({ alias: "dhcp.option.rdnss.primary_dns" }),
  secondary: ipv4Address({ alias: "dhcp.option.rdnss.secondary_dns" }),
  domains: searchList("dhcp.option.rdnss.domain"),
});
/** The option of PCP servers. */
const pcpServers: Struct<DHCPPCPServerOption> = struct<DHCPPCPServerOption>({
  ...sized,
  servers: listToEnd(struct<DHCPPCPServer>({
    addresses: vector(
      1,
      listToEnd(ipv4Address({ alias: "dhcp.option.pcp.server" })),
    ),
  })),
});
/** The option of encrypted DNS servers. */
const encryptedDNS: Struct<DHCPEncryptedDNSOption> = struct<
  DHCPEncryptedDNSOption
>({
  ...sized,
  servers: listToEnd(vector(
    2,
    struct<DHCPEncryptedDNS>({
      priority: u16(),
      name: vector(1, dnsName({ compressed: false })),
      addresses: ifMore(vector(1, listToEnd(ipv4Address()))),
      params: ifMore(svcParams),
    }),
  )),
});

/** Options about servers, by code. */
export const dhcpServerOptions: OptionRules<SizedDHCPOption>["cases"] = {
  78: directoryAgent,
  79: serviceScope,
  83: isns,
  120: sipServers,
  139: mobilityByAddress,
  140: mobilityByName,
  143: redirect,
  146: rdnss,
  158: pcpServers,
  162: encryptedDNS,
};
