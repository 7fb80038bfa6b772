/** Options of DHCP about routes, names and tunnels. */
import {
  dnsName,
  type Field,
  ipv4Address,
  ipv6Address,
  listToEnd,
  type OptionRules,
  rest,
  type Struct,
  struct,
  u16,
  u8,
} from "../../fields/mod.ts";
import { DHCP_STATUS, DHCP_VSS_TYPE } from "../../names/dhcp.ts";
import {
  dhcpSized as sized,
  restTrimmed,
  type SizedDHCPOption,
} from "./dhcp_kinds.ts";

/** Policy Filter: RFC 2132 §4.3. */
export interface DHCPPolicyFilterOption extends SizedDHCPOption {
  /** What source routes may go to. */
  filters: DHCPFilter[];
}
/** A destination that is allowed. */
export interface DHCPFilter {
  /** Address. */
  address: string;
  /** Mask. */
  mask: string;
}
/** Static Route, by classes: RFC 2132 §5.8. */
export interface DHCPStaticRouteOption extends SizedDHCPOption {
  /** The routes. */
  routes: DHCPStaticRoute[];
}
/** A route to an address. */
export interface DHCPStaticRoute {
  /** Destination. */
  destination: string;
  /** Router. */
  router: string;
}
/** Classless Static Route: RFC 3442. */
export interface DHCPClasslessRouteOption extends SizedDHCPOption {
  /** The routes. */
  routes: DHCPClasslessRoute[];
}
/** A route to a subnet. */
export interface DHCPClasslessRoute {
  /** Bits of the subnet's number; 0: the default route. */
  prefixLength: number;
  /** The subnet. */
  destination: string;
  /** Router; 0.0.0.0: the subnet is on the link. */
  router: string;
}
/** An option that lists domain names: RFC 3397 §2. */
export interface DHCPNamesOption extends SizedDHCPOption {
  /** The names. */
  names: string[];
}
/** An option that holds a domain name. */
export interface DHCPNameOption extends SizedDHCPOption {
  /** The name. */
  name: string;
}
/** DHCPv4-over-DHCPv6 Softwire Source Address: RFC 8539 §6.1. */
export interface DHCPSoftwireOption extends SizedDHCPOption {
  /** IPv6 address of the tunnel's client. */
  address: string;
}
/** Port Parameters: RFC 7618 §9. */
export interface DHCPPortParametersOption extends SizedDHCPOption {
  /** Bits before the port set identifier in a port. */
  offset: number;
  /** Bits of the port set identifier. */
  psidLength: number;
  /** Port set identifier, from the first bit. */
  psid: number;
}
/** 6RD: RFC 5969 §7.1.1. */
export interface DHCPRapidDeploymentOption extends SizedDHCPOption {
  /** High-order bits that IPv4 addresses of the domain share. */
  ipv4MaskLength: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** The 6rd prefix. */
  prefix: string;
  /** Border relays. */
  addresses: string[];
}
/** Virtual Subnet Selection: RFC 6607 §3.1. */
export interface DHCPVSSOption extends SizedDHCPOption {
  /** How the subnet is written. */
  type: number;
  /** The subnet. */
  data: Uint8Array;
}

/** Status code: RFC 6926 §6.2.2. */
export interface DHCPStatusOption extends SizedDHCPOption {
  /** Status. */
  status: number;
  /** Message. */
  text: string;
}
/** The option of a policy filter. */
const policyFilter: Struct<DHCPPolicyFilterOption> = struct<
  DHCPPolicyFilterOption
>({
  ...sized,
  filters: listToEnd(struct<DHCPFilter>({
    address: ipv4Address({ alias: "dhcp.option.policy_filter.ip" }),
    mask: ipv4Address({ alias: "dhcp.option.policy_filter.subnet_mask" }),
  })),
});
/** The option of static routes. */
const staticRoutes: Struct<DHCPStaticRouteOption> = struct<
  DHCPStaticRouteOption
>({
  ...sized,
  routes: listToEnd(struct<DHCPStaticRoute>({
    destination: ipv4Address({ alias: "dhcp.option.static_route.ip" }),
    router: ipv4Address({ alias: "dhcp.option.static_route.router" }),
  })),
});

/** The significant octets of a subnet's number, filled up with zeros. */
const subnet: Field<string> = {
  bits: 0,
  read(c, h) {
    const n = (h.struct.probe(h) as DHCPClasslessRoute).prefixLength;
    if (n > 32) c.malformed(`prefix of ${n} bits`);
    const size = (n + 7) >> 3, octets = [0, 0, 0, 0];
    c.need(size);
    for (let i = 0; i < size; i++) octets[i] = c.byte();
    return octets.join(".");
  },
};
/** The option of classless static routes. */
const classlessRoutes: Struct<DHCPClasslessRouteOption> = struct<
  DHCPClasslessRouteOption
>({
  ...sized,
  routes: listToEnd(struct<DHCPClasslessRoute>({
    prefixLength: u8({ unit: "bits" }),
    destination: subnet,
    router: ipv4Address(),
  })),
});
/** Names whose compression pointers count from the first of them: RFC 3397 §2. */
export function dhcpSearchList(alias?: string): Field<string[]> {
  const names = listToEnd(dnsName({ ...alias && { alias } }));
  return {
    ...names,
    read(c, h) {
      const { base, memo } = c;
      c.base = c.p;
      c.memo = undefined;
      try {
        return names.read!(c, h);
      } finally {
        c.base = base;
        c.memo = memo;
      }
    },
  };
}
/** An option that lists domain names. */
function names(alias?: string): Struct<DHCPNamesOption> {
  return struct<DHCPNamesOption>({ ...sized, names: dhcpSearchList(alias) });
}
/** An option that holds a domain name. */
function name(alias?: string): Struct<DHCPNameOption> {
  return struct<DHCPNameOption>({
    ...sized,
    name: dnsName({ compressed: false, ...alias && { alias } }),
  });
}

/** The option of a softwire. */
const softwire: Struct<DHCPSoftwireOption> = struct<DHCPSoftwireOption>({
  ...sized,
  address: ipv6Address(),
});
/** The option of a set of ports. */
const portParameters: Struct<DHCPPortParametersOption> = struct<
  DHCPPortParametersOption
>({
  ...sized,
  offset: u8({ alias: "dhcp.option.portparams.offset", unit: "bits" }),
  psidLength: u8({ alias: "dhcp.option.portparams.psid_length", unit: "bits" }),
  psid: u16({ alias: "dhcp.option.portparams.psid", hex: true }),
});
/** The option of IPv6 rapid deployment. */
const rapidDeployment: Struct<DHCPRapidDeploymentOption> = struct<
  DHCPRapidDeploymentOption
>({
  ...sized,
  ipv4MaskLength: u8({ alias: "dhcp.option.6RD.ipv4_mask_len", unit: "bits" }),
  prefixLength: u8({ alias: "dhcp.option.6RD.prefix_len", unit: "bits" }),
  prefix: ipv6Address({ alias: "dhcp.option.6RD.prefix" }),
  addresses: listToEnd(
    ipv4Address({ alias: "dhcp.option.6RD.border_relay_ip" }),
  ),
});
/** The option of a virtual subnet. */
const virtualSubnet: Struct<DHCPVSSOption> = struct<DHCPVSSOption>({
  ...sized,
  type: u8({ names: DHCP_VSS_TYPE }),
  data: rest(),
});
/** The option of a status. */
const status: Struct<DHCPStatusOption> = struct<DHCPStatusOption>({
  ...sized,
  status: u8({
    alias: "dhcp.option.bulk_lease.status_code",
    names: DHCP_STATUS,
  }),
  text: restTrimmed({ alias: "dhcp.option.bulk_lease.status_code_message" }),
});

/** Options about the network, by code. */
export const dhcpNetworkOptions: OptionRules<SizedDHCPOption>["cases"] = {
  21: policyFilter,
  33: staticRoutes,
  88: names(),
  109: softwire,
  119: names("dhcp.option.dhcp_dns_domain_search_list_fqdn"),
  121: classlessRoutes,
  137: name("dhcp.option.lost_server_domain_name"),
  141: names(),
  151: status,
  159: portParameters,
  212: rapidDeployment,
  213: name(),
  221: virtualSubnet,
  249: classlessRoutes,
};
