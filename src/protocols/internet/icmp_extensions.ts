/** Extension structure of ICMP and ICMPv6 messages: RFC 4884 §7. */
import { Cursor } from "../../bytes/cursor.ts";
import { onesSum } from "../../bytes/sum.ts";
import {
  bits,
  bytes,
  CHECKSUM_STATUS,
  choice,
  chosen,
  derived,
  type Field,
  flag,
  type Hint,
  ifMore,
  ipv4Address,
  ipv6Address,
  listToEnd,
  paddedText,
  padding,
  rest,
  sized,
  type Struct,
  struct,
  u16,
  u32,
  u8,
  type View,
  when,
} from "../../fields/mod.ts";
import { ADDRESS_FAMILY } from "../../names/address_family.ts";
import { ICMP_EXTENSION_CLASS, ICMP_INTERFACE_ROLE } from "../../names/icmp.ts";

/** Extension structure. */
export interface ICMPExtension {
  /** Version, 2. */
  version: number;
  /** Reserved. */
  reserved: number;
  /** Checksum; 0: the sender made none. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** Objects. */
  objects: ICMPObject[];
}
/** What all objects have: RFC 4884 §7.1. */
export interface ICMPObjectHead {
  /** Bytes of the whole object. */
  length: number;
  /** Class-Num: what the object is about. */
  class: number;
  /** C-Type: which form of it. */
  cType: number;
}
/** MPLS Label Stack: RFC 4950 §2. */
export interface ICMPLabelStack extends ICMPObjectHead {
  /** The stack that the packet came with, the top first. */
  labels: ICMPLabel[];
}
/** Entry of a label stack. */
export interface ICMPLabel {
  /** Label. */
  label: number;
  /** Experimental use; traffic class since RFC 5462. */
  exp: number;
  /** S: bottom of the stack. */
  bottom: boolean;
  /** Time to live. */
  ttl: number;
}
/** Interface Information: RFC 5837 §4; its C-Type says what is there. */
export interface ICMPInterface extends ICMPObjectHead {
  /** Which interface it is: the first two bits of the C-Type. */
  role: number;
  /** ifIndex. */
  ifIndex?: number;
  /** IP address of the interface. */
  address?: ICMPInterfaceAddress;
  /** Bytes of the name, this byte and the padding counted. */
  nameLength?: number;
  /** Name of the interface. */
  ifName?: string;
  /** MTU, in bytes. */
  mtu?: number;
}
/** IP address sub-object: RFC 5837 §4.2. */
export interface ICMPInterfaceAddress extends ICMPAddress {
  /** Address family. */
  afi: number;
  /** Reserved. */
  reserved: number;
}
/** An address, by its family. */
export interface ICMPAddress {
  /** The IPv4 address. */
  ipv4?: string;
  /** The IPv6 address. */
  ipv6?: string;
  /** An address of another family. */
  address?: Uint8Array;
}
/** Interface Identification by name: RFC 8335 §2.1. */
export interface ICMPInterfaceName extends ICMPObjectHead {
  /** Name of the interface. */
  ifName: string;
}
/** Interface Identification by index. */
export interface ICMPInterfaceIndex extends ICMPObjectHead {
  /** ifIndex. */
  ifIndex: number;
}
/** Interface Identification by address. */
export interface ICMPInterfaceByAddress extends ICMPObjectHead, ICMPAddress {
  /** Address family. */
  afi: number;
  /** Bytes of the address. */
  addressLength: number;
  /** Reserved. */
  reserved: number;
  /** Padding to 32 bits. */
  padding?: Uint8Array;
}
/** Any other object. */
export interface ICMPOtherObject extends ICMPObjectHead {
  /** Its payload. */
  data: Uint8Array;
}
/** Any object. */
export type ICMPObject =
  | ICMPLabelStack
  | ICMPInterface
  | ICMPInterfaceName
  | ICMPInterfaceIndex
  | ICMPInterfaceByAddress
  | ICMPOtherObject;

const head = {
  length: u16({ alias: "icmp.ext.length", unit: "bytes" }),
  class: u8({ alias: "icmp.ext.class", names: ICMP_EXTENSION_CLASS }),
  cType: u8({ alias: "icmp.ext.ctype" }),
};
const HEAD_SIZE = 4;

const labelStack = struct<ICMPLabelStack>({
  ...head,
  labels: listToEnd(struct<ICMPLabel>({
    label: bits(20, { alias: "icmp.mpls.label" }),
    exp: bits(3, { alias: "icmp.mpls.exp" }),
    bottom: flag({ alias: "icmp.mpls.s" }),
    ttl: u8({ alias: "icmp.mpls.ttl" }),
  })),
});

const IPV4 = 1, IPV6 = 2;

/** The fields of an address; its names in Wireshark begin with `alias`. */
const addressFields = (alias: string, other: Field<Uint8Array>) => ({
  ipv4: when(
    (h: { afi: number }) => h.afi === IPV4,
    ipv4Address({ alias: `${alias}.ipv4` }),
  ),
  ipv6: when(
    (h: { afi: number }) => h.afi === IPV6,
    ipv6Address({ alias: `${alias}.ipv6` }),
  ),
  address: when(
    (h: { afi: number }) => h.afi !== IPV4 && h.afi !== IPV6,
    other,
  ),
});

/** A sub-object that is there when a bit of the C-Type says so: RFC 5837 §4.1. */
const informed = <T>(bit: number, field: Field<T>): Field<T> =>
  when((h: ICMPInterface) => (h.cType & bit) !== 0, field);

const interfaceInformation = struct<ICMPInterface>({
  ...head,
  role: derived((h: ICMPInterface) => h.cType >> 6, {
    alias: "icmp.int_info.role",
    names: ICMP_INTERFACE_ROLE,
  }),
  ifIndex: informed(8, u32({ alias: "icmp.int_info.index" })),
  address: informed(
    4,
    struct<ICMPInterfaceAddress>({
      afi: u16({ alias: "icmp.int_info.afi", names: ADDRESS_FAMILY }),
      reserved: u16(),
      ...addressFields(
        "icmp.int_info",
        rest({ alias: "icmp.int_info.ipunknown" }),
      ),
    }),
  ),
  nameLength: informed(
    2,
    u8({ alias: "icmp.int_info.name_length", unit: "bytes" }),
  ),
  ifName: informed(
    2,
    paddedText((h: ICMPInterface) => h.nameLength! - 1, {
      alias: "icmp.int_info.name",
    }),
  ),
  mtu: informed(1, u32({ alias: "icmp.int_info.mtu", unit: "bytes" })),
});
const interfaceName = struct<ICMPInterfaceName>({
  ...head,
  ifName: paddedText((h: ICMPInterfaceName) => h.length - HEAD_SIZE, {
    alias: "icmp.int_ident.name",
  }),
});
const interfaceIndex = struct<ICMPInterfaceIndex>({
  ...head,
  ifIndex: u32({ alias: "icmp.int_ident.index" }),
});
const interfaceByAddress = struct<ICMPInterfaceByAddress>({
  ...head,
  afi: u16({ alias: "icmp.int_ident.afi", names: ADDRESS_FAMILY }),
  addressLength: u8({ alias: "icmp.int_ident.addr_length", unit: "bytes" }),
  reserved: u8({ alias: "icmp.int_ident.reserved" }),
  ...addressFields(
    "icmp.int_ident",
    bytes((h: ICMPInterfaceByAddress) => h.addressLength, {
      alias: "icmp.int_ident.address",
    }),
  ),
  padding: padding(),
});
const other = struct<ICMPOtherObject>({
  ...head,
  data: rest({ alias: "icmp.ext.data" }),
});

/** Tables by class and C-Type. */
const TABLES: Readonly<Record<number, Struct<ICMPObject>>> = {
  0x101: labelStack,
  0x301: interfaceName,
  0x302: interfaceIndex,
  0x303: interfaceByAddress,
};
const INTERFACE_INFORMATION = 2;

/** An object's table. */
const object = choice<ICMPObject>(
  [...Object.values(TABLES), interfaceInformation, other],
  (c) => {
    if (c.room < HEAD_SIZE) return other;
    if (c.peek(2) === INTERFACE_INFORMATION) return interfaceInformation;
    return TABLES[c.peek(2) << 8 | c.peek(3)] ?? other;
  },
);

/** How long an object is, as it says itself. */
function objectSize(c: Cursor): number {
  const n = c.peek() << 8 | c.peek(1);
  if (n < HEAD_SIZE) c.malformed(`object length is ${n}`);
  return n;
}

const BAD = 0, GOOD = 1, UNVERIFIED = 2;

/** Status of the checksum, which covers the structure alone: RFC 4884 §7. It ends where its message does. */
function checksumStatus(h: ICMPExtension, v: View): number {
  let top = v;
  while (top.up !== undefined) top = top.up;
  const { site, layer } = top;
  if (h.checksum === 0 || !site?.isWhole(layer)) return UNVERIFIED;
  return onesSum(v.b, v.p, site.layerEnd(layer), 0) === 0xffff ? GOOD : BAD;
}

/** The extension structure, which takes all bytes that remain. */
export const icmpExtension: Struct<ICMPExtension> = struct<ICMPExtension>({
  version: bits(4, { alias: "icmp.ext.version" }),
  reserved: bits(12, { alias: "icmp.ext.res" }),
  checksum: u16({ alias: "icmp.ext.checksum", hex: true }),
  checksumStatus: derived(checksumStatus, {
    alias: "icmp.ext.checksum.status",
    names: CHECKSUM_STATUS,
  }),
  objects: listToEnd(sized(objectSize, chosen(object))),
});

/** Bytes that a quotation before an extension structure has at least: RFC 4884 §4. */
const MIN_QUOTED = 128;
/** Version 2, and twelve reserved bits of zero. */
const VERSION_2 = 0x2000;

/** Whether an extension structure follows {@linkcode MIN_QUOTED} bytes, though the message does not say so. */
function isExtended(c: Cursor, end: number): boolean {
  const from = c.p + MIN_QUOTED;
  return end - from > HEAD_SIZE &&
    new Cursor(c.b, from, end).u16() === VERSION_2 &&
    onesSum(c.b, from, end, 0) === 0xffff;
}

/**
 * Bytes of the original datagram in an error, where an extension structure
 * follows it: `length` counts words of `unit` bytes (RFC 4884 §3). `unsaid`:
 * older senders leave it 0 (RFC 4884 §5.5).
 */
export function quotedLength(
  unit: number,
  hint: Hint & { readonly unsaid?: boolean } = {},
): Field<number> {
  const { unsaid, ...rest } = hint;
  return {
    ...rest,
    unit: "bytes",
    bits: 0,
    read(c, h) {
      const { length } = h.struct.probe(h) as { length: number }, { up } = h;
      const n = length * unit;
      if (n >= MIN_QUOTED) return n;
      if (n > 0 || !unsaid) return undefined;
      const end = up?.site === undefined ? c.end : up.site.layerEnd(up.layer);
      return isExtended(c, end) ? MIN_QUOTED : undefined;
    },
  };
}

/** The extension structure right behind the header, in extended echoes: RFC 8335 §2. */
export const ownExtension: Field<ICMPExtension> = ifMore(icmpExtension);
