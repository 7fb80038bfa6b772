/** Options of DHCPv6: RFC 8415 §21, and those of later RFCs. */
import {
  bits,
  type Field,
  flag,
  ipv6Address,
  ipv6Prefix,
  listToEnd,
  octets,
  type OptionRules,
  options,
  rest,
  restText,
  struct,
  text as textOf,
  u16,
  u32,
  u64,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  CIVIC_TYPE,
  CIVIC_WHAT,
  DHCP_CLIENT_ARCHITECTURE,
} from "../../names/dhcp.ts";
import {
  DHCPV6_AUTHENTICATION,
  DHCPV6_MESSAGE_TYPE,
  DHCPV6_OPTION,
  DHCPV6_QUERY,
  DHCPV6_STATUS,
} from "../../names/dhcpv6.ts";
import { type DHCP, dhcp } from "./dhcp.ts";
import type { CivicElement } from "./dhcp_location.ts";
import {
  address,
  addresses,
  data,
  type DHCPv6AddressesOption,
  type DHCPv6AddressOption,
  type DHCPv6DomainOption,
  type DHCPv6DomainsOption,
  type DHCPv6DUIDOption,
  type DHCPv6EmptyOption,
  type DHCPv6NumberOption,
  type DHCPv6NumbersOption,
  type DHCPv6OptionHead,
  type DHCPv6OtherOption,
  type DHCPv6TextOption,
  domain,
  domainName,
  domains,
  empty,
  identifier,
  named,
  number,
  numbers,
  optionHead as head,
  text,
} from "./dhcpv6_kinds.ts";
import { type DHCPv6NetworkOption, networkOptions } from "./dhcpv6_network.ts";

/** Addresses of an association: RFC 8415 §21.4 (IA_NA) and §21.21 (IA_PD). */
export interface DHCPv6Association extends DHCPv6OptionHead {
  /** Identifier of the association. */
  iaid: Uint8Array;
  /** Seconds until it is renewed. */
  t1: number;
  /** Seconds until any server may extend it. */
  t2: number;
  /** Addresses or prefixes, and how it went. */
  options: DHCPv6Option[];
}
/** Temporary addresses: RFC 8415 §21.5. */
export interface DHCPv6TemporaryAssociation extends DHCPv6OptionHead {
  /** Identifier of the association. */
  iaid: Uint8Array;
  /** Addresses, and how it went. */
  options: DHCPv6Option[];
}
/** IA Address: RFC 8415 §21.6. */
export interface DHCPv6Address extends DHCPv6OptionHead {
  /** Address. */
  address: string;
  /** Seconds for which it is preferred. */
  preferredLifetime: number;
  /** Seconds for which it is valid. */
  validLifetime: number;
  /** Further options. */
  options: DHCPv6Option[];
}
/** IA Prefix: RFC 8415 §21.22. */
export interface DHCPv6Prefix extends DHCPv6OptionHead {
  /** Seconds for which it is preferred. */
  preferredLifetime: number;
  /** Seconds for which it is valid. */
  validLifetime: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** Prefix. */
  prefix: string;
  /** Further options. */
  options: DHCPv6Option[];
}
/** Authentication: RFC 8415 §21.11. */
export interface DHCPv6Authentication extends DHCPv6OptionHead {
  /** Protocol. */
  protocol: number;
  /** Algorithm. */
  algorithm: number;
  /** Replay detection method. */
  rdm: number;
  /** Replay detection. */
  replayDetection: bigint;
  /** Authentication information. */
  information: Uint8Array;
}
/** Status Code: RFC 8415 §21.13. */
export interface DHCPv6Status extends DHCPv6OptionHead {
  /** Status code. */
  status: number;
  /** The same for people. */
  message: string;
}
/** User Class: RFC 8415 §21.15. */
export interface DHCPv6UserClass extends DHCPv6OptionHead {
  /** Classes. */
  classes: Uint8Array[];
}
/** Vendor Class: RFC 8415 §21.16. */
export interface DHCPv6VendorClass extends DHCPv6OptionHead {
  /** Private enterprise number of the vendor. */
  enterprise: number;
  /** Classes. */
  classes: Uint8Array[];
}
/** Vendor-specific Information: RFC 8415 §21.17. */
export interface DHCPv6VendorOptions extends DHCPv6OptionHead {
  /** Private enterprise number of the vendor. */
  enterprise: number;
  /** Its options. */
  options: DHCPv6VendorOption[];
}
/** An option of a vendor. */
export interface DHCPv6VendorOption {
  /** Code. */
  code: number;
  /** Bytes of the value. */
  length: number;
  /** Value. */
  data: Uint8Array;
}
/** Remote-ID: RFC 4649 §3. */
export interface DHCPv6RemoteId extends DHCPv6OptionHead {
  /** Private enterprise number of the vendor. */
  enterprise: number;
  /** Identifier. */
  remoteId: Uint8Array;
}
/** Client FQDN: RFC 4704 §4. */
export interface DHCPv6ClientFQDN extends DHCPv6OptionHead {
  /** Reserved. */
  reserved: number;
  /** N: the server should make no DNS updates. */
  n: boolean;
  /** O: the server has overridden the client's wish. */
  o: boolean;
  /** S: the server should update AAAA records. */
  s: boolean;
  /** Name. */
  domain: string;
}
/** Civic address: RFC 4776 §3.2. */
export interface DHCPv6Civic extends DHCPv6OptionHead {
  /** Whose place it is. */
  what: number;
  /** Country: ISO 3166, two letters. */
  country: string;
  /** The parts of the address. */
  elements: CivicElement[];
}
/** NTP Server: RFC 5908 §4. */
export interface DHCPv6NTP extends DHCPv6OptionHead {
  /** Addresses and names. */
  options: DHCPv6Option[];
}
/** Boot file parameters: RFC 5970 §3.2. */
export interface DHCPv6BootParameters extends DHCPv6OptionHead {
  /** Parameters. */
  parameters: string[];
}
/** Network interface identifier: RFC 5970 §3.4. */
export interface DHCPv6NetworkInterface extends DHCPv6OptionHead {
  /** Type; 1: universal network device interface. */
  type: number;
  /** Major version. */
  major: number;
  /** Minor version. */
  minor: number;
}
/** Virtual subnet selection: RFC 6607 §3.2. */
export interface DHCPv6VSS extends DHCPv6OptionHead {
  /** How the subnet is named. */
  type: number;
  /** Its name, or an identifier of RFC 2685. */
  id: Uint8Array;
}
/** Relay-supplied options: RFC 6422 §3. */
export interface DHCPv6Nested extends DHCPv6OptionHead {
  /** Options. */
  options: DHCPv6Option[];
}
/** DHCPv4 message: RFC 7341 §7.1. */
export interface DHCPv6v4Message extends DHCPv6OptionHead {
  /** The message. */
  message: DHCP;
}
/** A query: RFC 5007 §4.1.2.1. */
export interface DHCPv6Query extends DHCPv6OptionHead {
  /** What is asked for. */
  queryType: number;
  /** Link that the client is on. */
  linkAddress: string;
  /** Further options. */
  options: DHCPv6Option[];
}

/** A message. */
export interface DHCPv6Message {
  /** Message type. */
  type: number;
  /** Tells which answer belongs to which request. */
  transactionId?: number;
  /** Relays that have passed it on. */
  hopCount?: number;
  /** Address of the link that the client is on. */
  linkAddress?: string;
  /** Who sent it to the relay, or gets it. */
  peerAddress?: string;
  /** Options. */
  options: DHCPv6Option[];
}
/** Relay Message: RFC 8415 §21.10. */
export interface DHCPv6RelayMessage extends DHCPv6OptionHead {
  /** The message. */
  message?: DHCPv6Message;
  /** A message inside so many others that it is not read. */
  data?: Uint8Array;
}
/** Relay data of a lease: RFC 5007 §4.1.2.4. */
export interface DHCPv6RelayData extends DHCPv6OptionHead {
  /** Who sent the message to the relay. */
  peerAddress: string;
  /** The message, without its client's. */
  message?: DHCPv6Message;
  /** A message inside so many others that it is not read. */
  data?: Uint8Array;
}
/** Any option. */
export type DHCPv6Option =
  | DHCPv6EmptyOption
  | DHCPv6AddressOption
  | DHCPv6AddressesOption
  | DHCPv6NumberOption
  | DHCPv6NumbersOption
  | DHCPv6TextOption
  | DHCPv6DomainOption
  | DHCPv6DomainsOption
  | DHCPv6DUIDOption
  | DHCPv6OtherOption
  | DHCPv6NetworkOption
  | DHCPv6Association
  | DHCPv6TemporaryAssociation
  | DHCPv6Address
  | DHCPv6Prefix
  | DHCPv6Authentication
  | DHCPv6Status
  | DHCPv6UserClass
  | DHCPv6VendorClass
  | DHCPv6VendorOptions
  | DHCPv6RemoteId
  | DHCPv6ClientFQDN
  | DHCPv6Civic
  | DHCPv6NTP
  | DHCPv6BootParameters
  | DHCPv6NetworkInterface
  | DHCPv6VSS
  | DHCPv6Nested
  | DHCPv6v4Message
  | DHCPv6Query
  | DHCPv6RelayMessage
  | DHCPv6RelayData;

const long = { typeSize: 2, lengthSize: 2, counts: "value" } as const;
const other = data();

/**
 * Options in an area of their own. Lists of fields name those of `main` only:
 * all of them would be there once for each area that options may be in.
 */
function nested(
  cases: OptionRules<DHCPv6Option>["cases"],
  main: readonly number[],
): Field<DHCPv6Option[]> {
  const field = options<DHCPv6Option>({ ...long, cases, other });
  return {
    ...field,
    inside: main.map((code) => cases[code]).filter((t) =>
      typeof t === "object"
    ),
  };
}

const classes = (name: string) => listToEnd(vector(2, rest(named(name))));
const ntpHead = {
  code: u16(named("ntpserver.option.type")),
  length: u16({ ...named("ntpserver.option.length"), unit: "bytes" }),
};
const codes = u16({ ...named("requested_option_code"), names: DHCPV6_OPTION });
const lifetime = (of: string) => ({
  preferredLifetime: u32({ ...named(`${of}.pref_lifetime`), unit: "s" }),
  validLifetime: u32({ ...named(`${of}.valid_lifetime`), unit: "s" }),
});
const seconds = (name = "") => number(u32({ ...named(name), unit: "s" }));

/** Options that hold no options of clients, by code. */
const plain: OptionRules<DHCPv6Option>["cases"] = {
  ...networkOptions,
  1: identifier,
  2: identifier,
  6: numbers(codes),
  7: number(u8(named("option_preference"))),
  8: number(
    u16({ ...named("elapsed_time"), unit: "ms", scale: 10, aliasScale: 10 }),
  ),
  11: struct<DHCPv6Authentication>({
    ...head,
    protocol: u8({ ...named("auth.protocol"), names: DHCPV6_AUTHENTICATION }),
    algorithm: u8(named("auth.algorithm")),
    rdm: u8(named("auth.rdm")),
    replayDetection: u64(),
    information: rest(),
  }),
  12: address("unicast"),
  13: struct<DHCPv6Status>({
    ...head,
    status: u16({ ...named("status_code"), names: DHCPV6_STATUS }),
    message: restText(named("status_msg")),
  }),
  14: empty,
  15: struct<DHCPv6UserClass>({
    ...head,
    classes: classes("userclass.opaque_data"),
  }),
  16: struct<DHCPv6VendorClass>({
    ...head,
    enterprise: u32(named("vendorclass.enterprise")),
    classes: classes(""),
  }),
  17: struct<DHCPv6VendorOptions>({
    ...head,
    enterprise: u32(named("vendoropts.enterprise")),
    options: options<DHCPv6VendorOption>({
      ...long,
      cases: {},
      other: struct<DHCPv6VendorOption>({
        code: u16(named("vendoropts.enterprise.option_code")),
        length: u16({
          ...named("vendoropts.enterprise.option_length"),
          unit: "bytes",
        }),
        data: rest(named("vendoropts.enterprise.option_data")),
      }),
    }),
  }),
  18: data("interface_id"),
  19: number(u8({ ...named("reconf_msg"), names: DHCPV6_MESSAGE_TYPE })),
  20: empty,
  21: domains("sip_server_domain_search_fqdn"),
  22: addresses("sip_server_a"),
  23: addresses("dns_server"),
  24: domains("search_list_entry"),
  27: addresses("nis_server"),
  28: addresses("nisp_server"),
  29: domains("nis_fqdn"),
  30: domains("nisp_fqdn"),
  31: addresses("sntp_server"),
  32: seconds("lifetime"),
  33: domains("bcmcs_server_fqdn"),
  34: addresses("bcmcs_server_a"),
  36: struct<DHCPv6Civic>({
    ...head,
    what: u8({ names: CIVIC_WHAT }),
    country: textOf(2),
    elements: listToEnd(struct<CivicElement>({
      type: u8({ names: CIVIC_TYPE }),
      value: vector(1, restText()),
    })),
  }),
  37: struct<DHCPv6RemoteId>({
    ...head,
    enterprise: u32(named("remoteid.enterprise")),
    remoteId: rest(named("remoteid_enterprise_id")),
  }),
  38: text("subscriber_id"),
  39: struct<DHCPv6ClientFQDN>({
    ...head,
    reserved: bits(5),
    n: flag(),
    o: flag(),
    s: flag(),
    domain: domainName("client_domain"),
  }),
  40: addresses("pana_agent"),
  41: text("timezone"),
  42: text("tzdb"),
  43: numbers(codes),
  46: seconds("clt_time"),
  48: addresses("lq_client_link"),
  49: domain(),
  51: domain(),
  52: addresses("capwap_ac_v6"),
  53: identifier,
  56: struct<DHCPv6NTP>({
    ...head,
    options: options<DHCPv6Option>({
      ...long,
      cases: {
        1: struct<DHCPv6AddressOption>({
          ...ntpHead,
          address: ipv6Address(named("ntpserver.addr")),
        }),
        2: struct<DHCPv6AddressOption>({
          ...ntpHead,
          address: ipv6Address(named("ntpserver.mc_addr")),
        }),
        3: struct<DHCPv6DomainOption>({
          ...ntpHead,
          domain: domainName("ntpserver.fqdn"),
        }),
      },
      other: struct<DHCPv6OtherOption>({ ...ntpHead, data: rest() }),
    }),
  }),
  57: domain(),
  58: domains(),
  59: text(),
  60: struct<DHCPv6BootParameters>({
    ...head,
    parameters: listToEnd(vector(2, restText())),
  }),
  61: numbers(u16({ names: DHCP_CLIENT_ARCHITECTURE })),
  62: struct<DHCPv6NetworkInterface>({
    ...head,
    type: u8(),
    major: u8(),
    minor: u8(),
  }),
  64: domain("aftr_name"),
  65: domain(),
  68: struct<DHCPv6VSS>({ ...head, type: u8(), id: rest() }),
  71: number(u8()),
  72: address(),
  76: text(),
  77: text(),
  80: address(),
  82: seconds(),
  83: seconds(),
  86: addresses(),
  // its fields are listed as DHCP's alone
  87: struct<DHCPv6v4Message>({
    ...head,
    message: { bits: 0, read: dhcp.fields.read },
  }),
  88: addresses(),
  100: seconds(),
  101: seconds(),
  102: seconds(),
  103: text("captive_portal"),
  106: text(),
  107: text(),
  110: text(),
  111: numbers(u16({ ...named("option_code"), names: DHCPV6_OPTION })),
  112: text("mudurl"),
  130: text("failover.relationship_name"),
  135: number(u16(named("relay_port"))),
  140: number(u8()),
  141: domain(),
  142: addresses(),
  143: addresses(),
  145: domain(),
  148: empty,
};

const STATUS = 13, EXCLUDE = 67, ADDRESS = 5, PREFIX = 26;
const inAddress = nested(plain, [STATUS, EXCLUDE]);
const bound: OptionRules<DHCPv6Option>["cases"] = {
  ...plain,
  [ADDRESS]: struct<DHCPv6Address>({
    ...head,
    address: ipv6Address(named("iaaddr.ip")),
    ...lifetime("iaaddr"),
    options: inAddress,
  }),
  [PREFIX]: struct<DHCPv6Prefix>({
    ...head,
    ...lifetime("iaprefix"),
    prefixLength: u8({ ...named("iaprefix.pref_len"), unit: "bits" }),
    prefix: ipv6Prefix(16, named("iaprefix.pref_addr")),
    options: inAddress,
  }),
};
const inAssociation = nested(bound, [ADDRESS, PREFIX, STATUS]);
const iaid = octets(4, named("iaid"));
const association = struct<DHCPv6Association>({
  ...head,
  iaid,
  t1: u32({ ...named("iaid.t1"), unit: "s" }),
  t2: u32({ ...named("iaid.t2"), unit: "s" }),
  options: inAssociation,
});
const IA_NA = 3, IA_TA = 4, IA_PD = 25;
const associated: OptionRules<DHCPv6Option>["cases"] = {
  ...bound,
  [IA_NA]: association,
  [IA_TA]: struct<DHCPv6TemporaryAssociation>({
    ...head,
    iaid: octets(4, named("iata")),
    options: inAssociation,
  }),
  [IA_PD]: association,
};

/** Options of messages, by code; those that hold messages are not among them. */
export const messageOptions: OptionRules<DHCPv6Option>["cases"] = {
  ...associated,
  44: struct<DHCPv6Query>({
    ...head,
    queryType: u8({ ...named("lq_query"), names: DHCPV6_QUERY }),
    linkAddress: ipv6Address(named("lq_query_link_address")),
    options: nested(bound, [ADDRESS]),
  }),
  45: struct<DHCPv6Nested>({ ...head, options: nested(associated, [IA_NA]) }),
  66: struct<DHCPv6Nested>({ ...head, options: nested(plain, [STATUS]) }),
  138: struct<DHCPv6Association>({
    ...head,
    iaid: octets(4),
    t1: u32({ unit: "s" }),
    t2: u32({ unit: "s" }),
    options: nested(plain, [STATUS]),
  }),
};
