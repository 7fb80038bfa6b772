/** Options of DHCPv6 about networks: prefixes, softwires, prefix selection, leases, failover. */
import {
  bits,
  flag,
  ipv4Address,
  ipv6Address,
  ipv6Prefix,
  list,
  listToEnd,
  type OptionRules,
  options,
  rest,
  struct,
  u16,
  u32,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import { ARP_HARDWARE } from "../../names/arp.ts";
import {
  DHCPV6_BINDING_STATUS,
  DHCPV6_SERVER_STATE,
} from "../../names/dhcpv6.ts";
import {
  type DHCPv6DomainOption,
  type DHCPv6NumberOption,
  type DHCPv6OptionHead,
  domain,
  domainName,
  named,
  number,
  optionHead as head,
} from "./dhcpv6_kinds.ts";

/** Prefix Exclude: RFC 6603 §4.2. */
export interface DHCPv6PrefixExclude extends DHCPv6OptionHead {
  /** Bits of the prefix that is left out. */
  prefixLength: number;
  /** Its bits behind the delegated prefix. */
  subnetId: Uint8Array;
}
/** Client link-layer address: RFC 6939 §4. */
export interface DHCPv6LinkLayerAddress extends DHCPv6OptionHead {
  /** Hardware type. */
  hardwareType: number;
  /** Address. */
  linkLayerAddress: Uint8Array;
}
/** S46 Rule: RFC 7598 §4.1. */
export interface DHCPv6SoftwireRule extends DHCPv6OptionHead {
  /** Reserved. */
  reserved: number;
  /** F: it is for forwarding. */
  forwarding: boolean;
  /** Bits of embedded address. */
  eaLength: number;
  /** Bits of the IPv4 prefix. */
  ipv4PrefixLength: number;
  /** IPv4 prefix. */
  ipv4Prefix: string;
  /** Bits of the IPv6 prefix. */
  ipv6PrefixLength: number;
  /** IPv6 prefix. */
  ipv6Prefix: string;
  /** Further options. */
  options: DHCPv6SoftwireOption[];
}
/** S46 Default Mapping Rule: RFC 7598 §4.3. */
export interface DHCPv6SoftwireDefault extends DHCPv6OptionHead {
  /** Bits of the prefix. */
  prefixLength: number;
  /** Prefix. */
  prefix: string;
}
/** S46 IPv4/IPv6 Address Binding: RFC 7598 §4.4. */
export interface DHCPv6SoftwireBinding extends DHCPv6OptionHead {
  /** IPv4 address. */
  ipv4: string;
  /** Bits of the IPv6 prefix. */
  prefixLength: number;
  /** IPv6 prefix. */
  prefix: string;
  /** Further options. */
  options: DHCPv6SoftwireOption[];
}
/** S46 Port Parameters: RFC 7598 §4.5. */
export interface DHCPv6SoftwirePorts extends DHCPv6OptionHead {
  /** Offset. */
  offset: number;
  /** Bits of the port-set identifier. */
  psidLength: number;
  /** Port-set identifier, in its first bits. */
  psid: number;
}
/** S46 Border Relay: RFC 7598 §4.2. */
export interface DHCPv6SoftwireRelay extends DHCPv6OptionHead {
  /** Address. */
  address: string;
}
/** An option in a softwire container that has no table. */
export interface DHCPv6SoftwireOther extends DHCPv6OptionHead {
  /** Its value. */
  data: Uint8Array;
}
/** An option in a softwire container. */
export type DHCPv6SoftwireOption =
  | DHCPv6SoftwireRule
  | DHCPv6SoftwireDefault
  | DHCPv6SoftwireBinding
  | DHCPv6SoftwirePorts
  | DHCPv6SoftwireRelay
  | DHCPv6SoftwireOther;
/** Softwire containers: RFC 7598 §5. */
export interface DHCPv6Softwire extends DHCPv6OptionHead {
  /** What they hold. */
  options: DHCPv6SoftwireOption[];
}
/** V6_PREFIX64: RFC 8115 §3. */
export interface DHCPv6Prefix64 extends DHCPv6OptionHead {
  /** Bits of the any-source prefix. */
  asmLength: number;
  /** Prefix of any-source multicast. */
  asmPrefix: string;
  /** Bits of the source-specific prefix. */
  ssmLength: number;
  /** Prefix of source-specific multicast. */
  ssmPrefix: string;
  /** Bits of the unicast prefix. */
  unicastLength: number;
  /** Prefix of unicast. */
  unicastPrefix: string;
}
/** RDNSS Selection: RFC 6731 §4.2. */
export interface DHCPv6RDNSS extends DHCPv6OptionHead {
  /** Address of the server. */
  address: string;
  /** Reserved. */
  reserved: number;
  /** Preference. */
  preference: number;
  /** Domains that it is for. */
  domains: string[];
}
/** Address Selection: RFC 7078 §2. */
export interface DHCPv6AddressSelection extends DHCPv6OptionHead {
  /** Reserved. */
  reserved: number;
  /** A: rows may be added. */
  automaticRows: boolean;
  /** P: privacy addresses are preferred. */
  privacyPreferred: boolean;
  /** Rows of the table. */
  options: DHCPv6SelectionRow[];
}
/** A row of the policy table: RFC 7078 §2. */
export interface DHCPv6SelectionRow extends DHCPv6OptionHead {
  /** Label. */
  label: number;
  /** Precedence. */
  precedence: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** Prefix. */
  prefix: string;
}
/** Connect flags: RFC 8156 §5.5.2. */
export interface DHCPv6ConnectFlags extends DHCPv6OptionHead {
  /** Reserved. */
  reserved: number;
  /** F: delegated prefixes have a fixed length. */
  fixedPDLength: boolean;
}
/** DNS flags: RFC 8156 §5.5.6. */
export interface DHCPv6DNSFlags extends DHCPv6OptionHead {
  /** Reserved. */
  reserved: number;
  /** U: the name that was requested is used. */
  usingRequested: boolean;
  /** S: the name was made. */
  synthesized: boolean;
  /** R: the reverse zone is up to date. */
  reverseUpToDate: boolean;
  /** F: the forward zone is up to date. */
  forwardUpToDate: boolean;
}
/** DNS removal info: RFC 8156 §5.5.3. */
export interface DHCPv6DNSRemoval extends DHCPv6OptionHead {
  /** Names and flags. */
  options: (DHCPv6DNSFlags | DHCPv6DNSName | DHCPv6SoftwireOther)[];
}
/** A name to be removed: RFC 8156 §5.5.4 and §5.5.5. */
export interface DHCPv6DNSName extends DHCPv6OptionHead {
  /** The name. */
  domain: string;
}
/** Protocol version: RFC 8156 §5.5.14. */
export interface DHCPv6ProtocolVersion extends DHCPv6OptionHead {
  /** Major version. */
  major: number;
  /** Minor version. */
  minor: number;
}
/** Reconfigure data: RFC 8156 §5.5.16. */
export interface DHCPv6ReconfigureData extends DHCPv6OptionHead {
  /** When the key was made. */
  time: number;
  /** Key. */
  key: Uint8Array;
}
/** Server flags: RFC 8156 §5.5.18. */
export interface DHCPv6ServerFlags extends DHCPv6OptionHead {
  /** Reserved. */
  reserved: number;
  /** A: the start is acknowledged. */
  ackStartup: boolean;
  /** S: it is starting. */
  startup: boolean;
  /** C: it has communicated with its partner. */
  communicated: boolean;
}
/** V6_DNR: RFC 9463 §4.1. */
export interface DHCPv6EncryptedDNS extends DHCPv6OptionHead {
  /** Lower is better. */
  priority: number;
  /** Bytes of the name. */
  nameLength: number;
  /** Name that authenticates the resolver. */
  name: string;
  /** Bytes of the addresses. */
  addressesLength?: number;
  /** Addresses. */
  addresses?: string[];
  /** Parameters, as in SVCB records. */
  parameters?: Uint8Array;
}

/** An option about networks. */
export type DHCPv6NetworkOption =
  | DHCPv6NumberOption
  | DHCPv6DomainOption
  | DHCPv6PrefixExclude
  | DHCPv6LinkLayerAddress
  | DHCPv6SoftwireRule
  | DHCPv6SoftwireDefault
  | DHCPv6SoftwireBinding
  | DHCPv6SoftwirePorts
  | DHCPv6SoftwireRelay
  | DHCPv6Softwire
  | DHCPv6Prefix64
  | DHCPv6RDNSS
  | DHCPv6AddressSelection
  | DHCPv6ConnectFlags
  | DHCPv6DNSFlags
  | DHCPv6DNSRemoval
  | DHCPv6ProtocolVersion
  | DHCPv6ReconfigureData
  | DHCPv6ServerFlags
  | DHCPv6EncryptedDNS;

const bytesOf = (h: { prefixLength: number }): number =>
  Math.ceil(h.prefixLength / 8);
const prefixLength = (name = "") => u8({ ...named(name), unit: "bits" });
/** Options that softwire options hold: no others with options. */
const inner: OptionRules<DHCPv6SoftwireOption>["cases"] = {
  90: struct<DHCPv6SoftwireRelay>({
    ...head,
    address: ipv6Address(named("s46_br.address")),
  }),
  91: struct<DHCPv6SoftwireDefault>({
    ...head,
    prefixLength: prefixLength("s46_dmr.dmr_pref_len"),
    prefix: ipv6Prefix(bytesOf, named("s46_dmr.dmr_prefix")),
  }),
  93: struct<DHCPv6SoftwirePorts>({
    ...head,
    offset: u8(named("s46_portparam.offset")),
    psidLength: u8({ ...named("s46_portparam.psid_len"), unit: "bits" }),
    psid: u16({ hex: true }),
  }),
};
const long = { typeSize: 2, lengthSize: 2, counts: "value" } as const;
const other = struct<DHCPv6SoftwireOther>({ ...head, data: rest() });
const innerOptions = options<DHCPv6SoftwireOption>({
  ...long,
  cases: inner,
  other,
});
const softwires: OptionRules<DHCPv6SoftwireOption>["cases"] = {
  ...inner,
  89: struct<DHCPv6SoftwireRule>({
    ...head,
    reserved: bits(7),
    forwarding: flag(named("s46_rule.flags.fmr")),
    eaLength: u8({ ...named("s46_rule.ea_len"), unit: "bits" }),
    ipv4PrefixLength: prefixLength("s46_rule.ipv4_pref_len"),
    ipv4Prefix: ipv4Address(named("s46_rule.ipv4_prefix")),
    ipv6PrefixLength: prefixLength("s46_rule.ipv6_prefix_len"),
    ipv6Prefix: ipv6Prefix(
      (h: DHCPv6SoftwireRule) => Math.ceil(h.ipv6PrefixLength / 8),
      named("s46_rule.ipv6_prefix"),
    ),
    options: innerOptions,
  }),
  92: struct<DHCPv6SoftwireBinding>({
    ...head,
    ipv4: ipv4Address(named("s46_v4v6bind.ipv4_address")),
    prefixLength: prefixLength("s46_v4v6bind.ipv6_pref_len"),
    prefix: ipv6Prefix(bytesOf, named("s46_v4v6bind.ipv6_prefix")),
    options: innerOptions,
  }),
};
const container = struct<DHCPv6Softwire>({
  ...head,
  options: options<DHCPv6SoftwireOption>({ ...long, cases: softwires, other }),
});
const dnsFlags = struct<DHCPv6DNSFlags>({
  ...head,
  reserved: bits(12),
  usingRequested: flag(named("failover.dns.flags.u")),
  synthesized: flag(named("failover.dns.flags.s")),
  reverseUpToDate: flag(named("failover.dns.flags.r")),
  forwardUpToDate: flag(named("failover.dns.flags.f")),
});
const host = domain("failover.dns_hostname");
const zone = domain("failover.dns_zonename");
const seconds = (name: string) =>
  number(u32({ ...named(`failover.${name}`), unit: "s" }));

/** Options about networks, by code. */
export const networkOptions: OptionRules<DHCPv6NetworkOption>["cases"] = {
  67: struct<DHCPv6PrefixExclude>({
    ...head,
    prefixLength: prefixLength("pd_exclude.pref_len"),
    subnetId: rest(named("pd_exclude.subnet_id")),
  }),
  74: struct<DHCPv6RDNSS>({
    ...head,
    address: ipv6Address(),
    reserved: bits(6),
    preference: bits(2),
    domains: listToEnd(domainName()),
  }),
  79: struct<DHCPv6LinkLayerAddress>({
    ...head,
    hardwareType: u16({ names: ARP_HARDWARE }),
    linkLayerAddress: rest(),
  }),
  84: struct<DHCPv6AddressSelection>({
    ...head,
    reserved: bits(6),
    automaticRows: flag(),
    privacyPreferred: flag(),
    options: options<DHCPv6SelectionRow>({
      ...long,
      cases: {},
      other: struct<DHCPv6SelectionRow>({
        ...head,
        label: u8(),
        precedence: u8(),
        prefixLength: prefixLength(),
        prefix: ipv6Prefix(bytesOf),
      }),
    }),
  }),
  ...softwires as OptionRules<DHCPv6NetworkOption>["cases"],
  94: container,
  95: container,
  96: container,
  113: struct<DHCPv6Prefix64>({
    ...head,
    asmLength: prefixLength(),
    asmPrefix: ipv6Prefix((h: DHCPv6Prefix64) => Math.ceil(h.asmLength / 8)),
    ssmLength: prefixLength(),
    ssmPrefix: ipv6Prefix((h: DHCPv6Prefix64) => Math.ceil(h.ssmLength / 8)),
    unicastLength: prefixLength(),
    unicastPrefix: ipv6Prefix(
      (h: DHCPv6Prefix64) => Math.ceil(h.unicastLength / 8),
    ),
  }),
  114: number(u8({
    ...named("failover.binding_status"),
    names: DHCPV6_BINDING_STATUS,
  })),
  115: struct<DHCPv6ConnectFlags>({
    ...head,
    reserved: bits(15),
    fixedPDLength: flag(named("failover.connect.flags.f")),
  }),
  116: struct<DHCPv6DNSRemoval>({
    ...head,
    options: options<DHCPv6DNSFlags | DHCPv6DNSName | DHCPv6SoftwireOther>({
      ...long,
      cases: { 117: host, 118: zone, 119: dnsFlags },
      other,
    }),
  }),
  117: host,
  118: zone,
  119: dnsFlags,
  120: seconds("expiration_time"),
  121: number(u32(named("failover.max_unacked_bndupd"))),
  122: seconds("mclt"),
  123: seconds("partner_lifetime"),
  124: seconds("partner_lifetime_sent"),
  125: seconds("partner_down_time"),
  126: seconds("partner_raw_clt_time"),
  127: struct<DHCPv6ProtocolVersion>({
    ...head,
    major: u16(named("failover.protocol.major_version")),
    minor: u16(named("failover.protocol.minor_version")),
  }),
  128: seconds("keepalive_time"),
  129: struct<DHCPv6ReconfigureData>({
    ...head,
    time: u32({ ...named("failover.reconfigure_time"), unit: "s" }),
    key: rest(named("failover.reconfigure_key")),
  }),
  131: struct<DHCPv6ServerFlags>({
    ...head,
    reserved: bits(5),
    ackStartup: flag(named("failover.server.flags.a")),
    startup: flag(named("failover.server.flags.s")),
    communicated: flag(named("failover.server.flags.c")),
  }),
  132: number(u8({
    ...named("failover.server_state"),
    names: DHCPV6_SERVER_STATE,
  })),
  133: seconds("start_time_of_state"),
  134: seconds("state_expiration_time"),
  144: struct<DHCPv6EncryptedDNS>({
    ...head,
    priority: u16(),
    nameLength: u16({ unit: "bytes" }),
    name: within((h: DHCPv6EncryptedDNS) => h.nameLength, domainName()),
    addressesLength: when(hasAddresses, u16({ unit: "bytes" })),
    addresses: when(
      (h: DHCPv6EncryptedDNS) => h.addressesLength !== undefined,
      list(
        ipv6Address(),
        (h: DHCPv6EncryptedDNS) => h.addressesLength! / 16,
      ),
    ),
    parameters: when(hasAddresses, rest()),
  }),
};

/** A resolver that only its name is known of has no addresses: RFC 9463 §3.1.6. */
function hasAddresses(h: DHCPv6EncryptedDNS): boolean {
  return h.length > 4 + h.nameLength;
}
