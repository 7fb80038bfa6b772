/** What options of DHCPv6 have in common, and the kinds that many of them are of: RFC 8415 §21.1. */
import {
  choice,
  chosen,
  dnsName,
  type Field,
  type Hint,
  ipv6Address,
  listToEnd,
  rest,
  restText,
  type Struct,
  struct,
  u16,
  u32,
  uuid,
} from "../../fields/mod.ts";
import { ARP_HARDWARE } from "../../names/arp.ts";
import { DUID_TYPE } from "../../names/dhcp.ts";
import { DHCPV6_OPTION } from "../../names/dhcpv6.ts";
import type {
  DUID,
  DUIDEnterprise,
  DUIDHead,
  DUIDLink,
  DUIDLinkTime,
  DUIDOther,
} from "./dhcp_client.ts";

/** What all options have. */
export interface DHCPv6OptionHead {
  /** Code of the option. */
  code: number;
  /** Bytes of the value. */
  length: number;
}
/** An option whose presence says all: Rapid Commit, Reconfigure Accept. */
export type DHCPv6EmptyOption = DHCPv6OptionHead;
/** An option that holds an address. */
export interface DHCPv6AddressOption extends DHCPv6OptionHead {
  /** The address. */
  address: string;
}
/** An option that lists addresses, in order of preference. */
export interface DHCPv6AddressesOption extends DHCPv6OptionHead {
  /** The addresses. */
  addresses: string[];
}
/** An option that holds a number. */
export interface DHCPv6NumberOption extends DHCPv6OptionHead {
  /** The number. */
  value: number;
}
/** An option that lists numbers. */
export interface DHCPv6NumbersOption extends DHCPv6OptionHead {
  /** The numbers. */
  values: number[];
}
/** An option that holds text. */
export interface DHCPv6TextOption extends DHCPv6OptionHead {
  /** The text. */
  text: string;
}
/** An option that holds a domain name. */
export interface DHCPv6DomainOption extends DHCPv6OptionHead {
  /** The name. */
  domain: string;
}
/** An option that lists domain names. */
export interface DHCPv6DomainsOption extends DHCPv6OptionHead {
  /** The names. */
  domains: string[];
}
/** An option that identifies somebody: RFC 8415 §21.2, §21.3, RFC 5460 §5.4.1. */
export interface DHCPv6DUIDOption extends DHCPv6OptionHead {
  /** The identifier. */
  duid: DHCPv6DUID;
}
/** An identifier that is a UUID: RFC 6355 §4. */
export interface DUIDUUID extends DUIDHead {
  /** The identifier. */
  uuid: string;
}
/** A DHCP unique identifier: RFC 8415 §11. */
export type DHCPv6DUID = DUID | DUIDUUID;
/** An option that holds bytes, or has no table. */
export interface DHCPv6OtherOption extends DHCPv6OptionHead {
  /** Its value. */
  data: Uint8Array;
}

/** Wireshark's name of a field. */
export const named = (name: string): Hint =>
  name === "" ? {} : { alias: `dhcpv6.${name}` };

/** Code and length. */
export const optionHead: {
  readonly [K in keyof DHCPv6OptionHead]: Field<number>;
} = {
  code: u16({ ...named("option.type"), names: DHCPV6_OPTION }),
  length: u16({ ...named("option.length"), unit: "bytes" }),
};

/** An option that holds nothing. */
export const empty: Struct<DHCPv6EmptyOption> = struct<DHCPv6EmptyOption>(
  optionHead,
);
/** An option that holds an address. */
export const address = (name = ""): Struct<DHCPv6AddressOption> =>
  struct<DHCPv6AddressOption>({
    ...optionHead,
    address: ipv6Address(named(name)),
  });
/** An option that lists addresses. */
export const addresses = (name = ""): Struct<DHCPv6AddressesOption> =>
  struct<DHCPv6AddressesOption>({
    ...optionHead,
    addresses: listToEnd(ipv6Address(named(name))),
  });
/** An option that holds a number. */
export const number = (field: Field<number>): Struct<DHCPv6NumberOption> =>
  struct<DHCPv6NumberOption>({ ...optionHead, value: field });
/** An option that lists numbers. */
export const numbers = (field: Field<number>): Struct<DHCPv6NumbersOption> =>
  struct<DHCPv6NumbersOption>({ ...optionHead, values: listToEnd(field) });
/** An option that holds text. */
export const text = (name = ""): Struct<DHCPv6TextOption> =>
  struct<DHCPv6TextOption>({ ...optionHead, text: restText(named(name)) });
/** A domain name as RFC 8415 §10 writes it. */
export const domainName = (name = ""): Field<string> =>
  dnsName({ ...named(name), compressed: false, partial: true });
/** An option that holds a domain name. */
export const domain = (name = ""): Struct<DHCPv6DomainOption> =>
  struct<DHCPv6DomainOption>({ ...optionHead, domain: domainName(name) });
/** An option that lists domain names. */
export const domains = (name = ""): Struct<DHCPv6DomainsOption> =>
  struct<DHCPv6DomainsOption>({
    ...optionHead,
    domains: listToEnd(domainName(name)),
  });
/** An option that holds bytes. */
export const data = (name = ""): Struct<DHCPv6OtherOption> =>
  struct<DHCPv6OtherOption>({ ...optionHead, data: rest(named(name)) });

const duidType = {
  type: u16({ ...named("duid.type"), names: DUID_TYPE }),
};
const duidOther = struct<DUIDOther>({ ...duidType, identifier: rest() });
const DUIDS: readonly Struct<DHCPv6DUID>[] = [
  duidOther,
  struct<DUIDLinkTime>({
    ...duidType,
    hardwareType: u16({ ...named("duidllt.hwtype"), names: ARP_HARDWARE }),
    time: u32({ unit: "s" }),
    linkLayerAddress: rest(named("duidllt.link_layer_addr")),
  }),
  struct<DUIDEnterprise>({
    ...duidType,
    enterprise: u32(named("duiden.enterprise")),
    identifier: rest(named("duiden.identifier")),
  }),
  struct<DUIDLink>({
    ...duidType,
    hardwareType: u16({ ...named("duidll.hwtype"), names: ARP_HARDWARE }),
    linkLayerAddress: rest(named("duidll.link_layer_addr")),
  }),
  struct<DUIDUUID>({ ...duidType, uuid: uuid() }),
];
/** A unique identifier up to the end of its option. */
export const duid: Field<DHCPv6DUID> = chosen(choice<DHCPv6DUID>(
  DUIDS,
  (c) =>
    c.room > 1 && c.peek() === 0 ? DUIDS[c.peek(1)] ?? duidOther : duidOther,
));
/** An option that identifies somebody. */
export const identifier: Struct<DHCPv6DUIDOption> = struct<DHCPv6DUIDOption>({
  ...optionHead,
  duid,
});
