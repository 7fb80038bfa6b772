/** Link Layer Discovery Protocol: IEEE 802.1AB-2016 §8. */
import type { Cursor } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  type Choice,
  choice,
  chosen,
  type Field,
  flag,
  type Hint,
  ipv4Address,
  ipv6Address,
  listUntil,
  mac,
  oid,
  padding,
  rest,
  restText,
  sized,
  type Struct,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import { ADDRESS_FAMILY } from "../../names/address_family.ts";
import {
  LLDP_CHASSIS_ID,
  LLDP_INTERFACE,
  LLDP_PORT_ID,
  LLDP_RTCLASS3,
} from "../../names/lldp.ts";
import { lldp8021Other, lldp8021Tags } from "./lldp_8021.ts";
import { lldp8023Other, lldp8023Tags } from "./lldp_8023.ts";
import {
  lldpMediaOther,
  lldpMediaTags,
  type LLDPPortStatus,
  lldpProfinetOther,
  lldpProfinetTags,
} from "./lldp_med.ts";
import {
  type LLDPHead,
  lldpHead,
  type LLDPOrganization,
  otherTag,
} from "./lldp_tlv.ts";

/** Chassis ID (§8.5.2) or Port ID (§8.5.3). */
export interface LLDPIdentity extends LLDPHead {
  /** What the identifier is. */
  subtype: number;
  /** Family of a network address. */
  family?: number;
  /** The identifier: an address, or text. */
  id: string;
}
/** An identifier that is an address of another family. */
export interface LLDPOtherIdentity extends LLDPHead {
  /** What the identifier is. */
  subtype: number;
  /** Family of a network address. */
  family: number;
  /** The address. */
  data: Uint8Array;
}
/** Time To Live: §8.5.4. */
export interface LLDPTimeToLive extends LLDPHead {
  /** Seconds; 0: the sender goes away. */
  ttl: number;
}
/** Port Description, System Name, System Description: §8.5.5 to §8.5.7. */
export interface LLDPText extends LLDPHead {
  /** The text. */
  text: string;
}
/** What a system can do: §8.5.8.1. */
export interface LLDPCapabilitySet {
  /** Reserved. */
  reserved: number;
  /** Two-port MAC relay. */
  twoPortRelay: boolean;
  /** S-VLAN component of a bridge. */
  serviceVlan: boolean;
  /** C-VLAN component of a bridge. */
  customerVlan: boolean;
  /** Station only. */
  stationOnly: boolean;
  /** DOCSIS cable device. */
  docsis: boolean;
  /** Telephone. */
  telephone: boolean;
  /** Router. */
  router: boolean;
  /** WLAN access point. */
  accessPoint: boolean;
  /** Bridge. */
  bridge: boolean;
  /** Repeater. */
  repeater: boolean;
  /** Other. */
  other: boolean;
}
/** System Capabilities: §8.5.8. */
export interface LLDPCapabilities extends LLDPHead {
  /** What the system can do. */
  system: LLDPCapabilitySet;
  /** What of it is enabled. */
  enabled: LLDPCapabilitySet;
}
/** Management Address: §8.5.9. */
export interface LLDPManagement extends LLDPHead {
  /** Bytes of family and address. */
  addressLength: number;
  /** Family of the address. */
  family: number;
  /** The address. */
  address: string | Uint8Array;
  /** What the interface number is. */
  interfaceSubtype: number;
  /** Number of the interface. */
  interfaceNumber: number;
  /** Bytes of the object identifier. */
  oidLength: number;
  /** Object that is managed there. */
  oid?: string;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** A TLV of another type, or the end. */
export interface LLDPOther extends LLDPHead {
  /** Its value. */
  data: Uint8Array;
}
/** Any TLV; those of organizations have their own interfaces. */
export type LLDPTag =
  | LLDPIdentity
  | LLDPOtherIdentity
  | LLDPTimeToLive
  | LLDPText
  | LLDPCapabilities
  | LLDPManagement
  | LLDPPortStatus
  | LLDPOrganization
  | LLDPOther;
/** An LLDPDU. */
export interface LLDP {
  /** TLVs. */
  tags: LLDPTag[];
}

const CHASSIS = 1, PORT = 2, MANAGEMENT = 8, ORGANIZATION = 127;
const SYSTEM_NAME = 5, SYSTEM_DESCRIPTION = 6;
const HEAD_SIZE = 2;
/** Families of network addresses: https://www.iana.org/assignments/address-family-numbers */
const IPV4 = 1, IPV6 = 2;

/** Tables of an identifier: `chassis` or `port`, and which of its subtypes are MAC and network addresses. */
function identity(
  kind: string,
  names: Hint["names"],
  macSubtype: number,
  networkSubtype: number,
): Choice<LLDPIdentity | LLDPOtherIdentity> {
  const subtype = u8({
    alias: `lldp.${kind}.subtype`,
    ...(names && { names }),
  });
  const family = u8({
    alias: "lldp.network_address.subtype",
    names: ADDRESS_FAMILY,
  });
  const none = { bits: 0, derive: () => undefined };
  const head = { ...lldpHead, subtype };
  const local = struct<LLDPIdentity>({
    ...head,
    family: none,
    id: restText({ alias: `lldp.${kind}.id` }),
  });
  const hardware = struct<LLDPIdentity>({
    ...head,
    family: none,
    id: mac({ alias: `lldp.${kind}.id.mac` }),
  });
  const four = struct<LLDPIdentity>({
    ...head,
    family,
    id: ipv4Address({ alias: `lldp.${kind}.id.ip4` }),
  });
  const six = struct<LLDPIdentity>({
    ...head,
    family,
    id: ipv6Address({ alias: `lldp.${kind}.id.ip6` }),
  });
  const other = struct<LLDPOtherIdentity>({ ...head, family, data: rest() });
  return choice<LLDPIdentity | LLDPOtherIdentity>(
    [local, hardware, four, six, other],
    (c) => {
      if (c.room <= HEAD_SIZE) return local;
      const type = c.peek(HEAD_SIZE);
      if (type === macSubtype) return hardware;
      if (type !== networkSubtype) return local;
      if (c.room <= HEAD_SIZE + 1) return other;
      const number = c.peek(HEAD_SIZE + 1);
      return number === IPV4 ? four : number === IPV6 ? six : other;
    },
  );
}
const chassis = identity("chassis", LLDP_CHASSIS_ID, 4, 5);
const port = identity("port", LLDP_PORT_ID, 3, 4);

function textTag(alias: string): Struct<LLDPText> {
  return struct<LLDPText>({ ...lldpHead, text: restText({ alias }) });
}
function capabilities(alias: string): Struct<LLDPCapabilitySet> {
  const bit = (name: string) => flag({ alias: `${alias}.${name}` });
  return struct<LLDPCapabilitySet>({
    reserved: bits(5),
    twoPortRelay: flag(),
    serviceVlan: flag(),
    customerVlan: flag(),
    stationOnly: bit("station_only"),
    docsis: bit("docsis_cable_device"),
    telephone: bit("telephone"),
    router: bit("router"),
    accessPoint: bit("wlan_access_pt"),
    bridge: bit("bridge"),
    repeater: bit("repeater"),
    other: bit("other"),
  });
}

/** Management address in a table whose address is read by `address`. */
function management(
  address: Field<string | Uint8Array>,
): Struct<LLDPManagement> {
  return struct<LLDPManagement>({
    ...lldpHead,
    addressLength: u8({ alias: "lldp.mgn.address.len", unit: "bytes" }),
    family: u8({ alias: "lldp.mgn.address.subtype", names: ADDRESS_FAMILY }),
    address,
    interfaceSubtype: u8({
      alias: "lldp.mgn.interface.subtype",
      names: LLDP_INTERFACE,
    }),
    interfaceNumber: u32({ alias: "lldp.mgn.interface.number" }),
    oidLength: u8({ alias: "lldp.mgn.obj.len", unit: "bytes" }),
    oid: when(
      (h: LLDPManagement) => h.oidLength > 0,
      oid((h: LLDPManagement) => h.oidLength, { alias: "lldp.mgn.obj.id" }),
    ),
    padding: padding(),
  });
}
const management4 = management(ipv4Address({ alias: "lldp.mgn.addr.ip4" }));
const management6 = management(ipv6Address({ alias: "lldp.mgn.addr.ip6" }));
const managementOther = management(
  bytes((h: LLDPManagement) => h.addressLength - 1, {
    alias: "lldp.mgn.addr.hex",
  }),
);

/** What the end of an LLDPDU, and a type that is reserved, look like. */
const other = struct<LLDPOther>({ ...lldpHead, data: rest() });
const capabilitiesTag = struct<LLDPCapabilities>({
  ...lldpHead,
  system: capabilities("lldp.tlv.system_cap"),
  enabled: capabilities("lldp.tlv.enable_system_cap"),
});

/** Tables by type. */
const TAGS: Readonly<Record<number, Struct<LLDPTag>>> = {
  3: struct<LLDPTimeToLive>({
    ...lldpHead,
    ttl: u16({ alias: "lldp.time_to_live", unit: "s" }),
  }),
  4: textTag("lldp.port.desc"),
  5: textTag("lldp.tlv.system.name"),
  6: textTag("lldp.tlv.system.desc"),
  7: capabilitiesTag,
};

/** Tables of organizations: by subtype, and for all other subtypes. */
const ORGANIZATIONS: ReadonlyMap<
  number,
  readonly [
    Readonly<Record<number, Struct<LLDPOrganization>>>,
    Struct<LLDPOrganization>,
  ]
> = new Map([
  [0x0080c2, [lldp8021Tags, lldp8021Other]],
  [0x00120f, [lldp8023Tags, lldp8023Other]],
  [0x0012bb, [lldpMediaTags, lldpMediaOther]],
  [0x000ecf, [lldpProfinetTags, lldpProfinetOther]],
]);
const otherOrganization = otherTag("lldp.unknown_subtype");
/** Bytes of type, length, organization and subtype. */
const ORGANIZATION_SIZE = 6;

function managementTag(c: Cursor): Struct<LLDPManagement> {
  if (c.room < HEAD_SIZE + 2) return managementOther;
  const size = c.peek(HEAD_SIZE), family = c.peek(HEAD_SIZE + 1);
  return size === 5 && family === IPV4
    ? management4
    : size === 17 && family === IPV6
    ? management6
    : managementOther;
}

function organizationTag(c: Cursor): Struct<LLDPOrganization> {
  if (c.room < ORGANIZATION_SIZE) return otherOrganization;
  const oui = c.peek(2) << 16 | c.peek(3) << 8 | c.peek(4);
  const known = ORGANIZATIONS.get(oui);
  return known === undefined
    ? otherOrganization
    : known[0][c.peek(5)] ?? known[1];
}

const tables: Struct<LLDPTag>[] = [
  ...chassis.tables!,
  ...port.tables!,
  ...Object.values(TAGS),
  management4,
  management6,
  managementOther,
  ...[...ORGANIZATIONS.values()].flatMap(([known, rest]) => [
    ...Object.values(known),
    rest,
  ]),
  otherOrganization,
  other,
];
const tag = choice<LLDPTag>(tables, (c, h) => {
  switch (c.peek() >> 1) {
    case CHASSIS:
      return chassis(c, h);
    case PORT:
      return port(c, h);
    case MANAGEMENT:
      return managementTag(c);
    case ORGANIZATION:
      return organizationTag(c);
  }
  return TAGS[c.peek() >> 1] ?? other;
});

/** Kinds of identifiers in short, by subtype. */
const CHASSIS_SHORT = ["", "CC/", "IA/", "PC/", "MA/", "NA/", "IN/", "LA/"];
const PORT_SHORT = ["", "IA/", "PC/", "MA/", "NA/", "IN/", "AC/", "LA/"];

function summary({ tags = [] }: LLDP): string {
  const parts: string[] = [];
  for (const t of tags) {
    if ("id" in t && t.id !== undefined) {
      const short = t.type === CHASSIS ? CHASSIS_SHORT : PORT_SHORT;
      parts.push((short[t.subtype] ?? "") + t.id);
    } else if ("ttl" in t && t.ttl !== undefined) parts.push(String(t.ttl));
    else if (t.type === SYSTEM_NAME && "text" in t) {
      parts.push(`SysN=${t.text}`);
    } else if (t.type === SYSTEM_DESCRIPTION && "text" in t) {
      parts.push(`SysD=${t.text}`);
    } else if ("rtClass3" in t && t.rtClass3 !== undefined) {
      const state = LLDP_RTCLASS3[t.rtClass3] ?? t.rtClass3;
      parts.push(`RTClass3 Port Status = ${state}`);
    }
  }
  return parts.join(" ");
}

/** Link Layer Discovery Protocol. */
export const lldp: Protocol<LLDP> = {
  id: "lldp",
  label: "LLDP",
  name: "Link Layer Discovery Protocol",
  spec: "IEEE 802.1AB-2016",
  depth: "all TLVs, those of IEEE 802.1, IEEE 802.3, LLDP-MED and PROFINET",
  alias: "lldp",
  layer: "link",
  on: [[etherType, 0x88cc]],
  fields: struct<LLDP>({
    tags: listUntil(
      sized((c) => HEAD_SIZE + ((c.peek() & 1) << 8 | c.peek(1)), chosen(tag)),
      (t) => t.type === 0,
    ),
  }),
  // what is behind the end fills the frame
  totalSize: ({ tags = [] }) =>
    tags.at(-1)?.type === 0
      ? tags.reduce((n, t) => n + HEAD_SIZE + t.length, 0)
      : 0,
  next: () => undefined,
  summary,
};
