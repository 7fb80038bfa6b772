/** Attributes of RADIUS: RFC 2865 §5, RFC 2866 §5, RFC 2868 §3, RFC 2869 §5, RFC 3162 §2, RFC 6929 §2, and others. */
import {
  bits,
  choice,
  type Field,
  flag,
  ifMore,
  ipv4Address,
  ipv6Address,
  ipv6Prefix,
  type OptionRules,
  type Options,
  options,
  padding,
  rest,
  restText,
  type Struct,
  struct,
  u16,
  u24,
  u32,
  u64,
  u8,
} from "../../fields/mod.ts";
import {
  RADIUS_ATTRIBUTE,
  RADIUS_EXTENDED,
  RADIUS_VALUE,
  RADIUS_VENDOR,
} from "../../names/radius.ts";
import { type EAP, eapPacket } from "../shared/eap_packet.ts";
import {
  type RADIUSVendorAttribute,
  vendorAttributes,
} from "./radius_vendor.ts";

/** What all attributes have. */
export interface RADIUSHead {
  /** Attribute type. */
  type: number;
  /** Bytes of the attribute. */
  length: number;
}
/** An attribute that holds text. */
export interface RADIUSText extends RADIUSHead {
  /** The text. */
  text: string;
}
/** An attribute that holds an address. */
export interface RADIUSAddress extends RADIUSHead {
  /** The address. */
  address: string;
}
/** An attribute that holds a number; times are in seconds since 1970, durations in seconds. */
export interface RADIUSNumber extends RADIUSHead {
  /** The number. */
  value: number | bigint;
}
/** An attribute that holds an IPv6 prefix: RFC 3162 §2.3. */
export interface RADIUSPrefix extends RADIUSHead {
  /** Reserved. */
  reserved: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** Prefix. */
  prefix: string;
}
/** An attribute of a tunnel that holds text: RFC 2868 §3.3. */
export interface RADIUSTaggedText extends RADIUSHead {
  /** Which tunnel it is about. */
  tag?: number;
  /** The text. */
  text: string;
}
/** An attribute of a tunnel that holds a number: RFC 2868 §3.1. */
export interface RADIUSTaggedNumber extends RADIUSHead {
  /** Which tunnel it is about; 0: any. */
  tag: number;
  /** The number. */
  value: number;
}
/** Tunnel-Password: RFC 2868 §3.5. */
export interface RADIUSTunnelPassword extends RADIUSHead {
  /** Which tunnel it is about. */
  tag: number;
  /** Salt of the encryption. */
  salt: number;
  /** Encrypted password. */
  password: Uint8Array;
}
/** CHAP-Password: RFC 2865 §5.3. */
export interface RADIUSCHAPPassword extends RADIUSHead {
  /** CHAP identifier. */
  chapIdent: number;
  /** Response. */
  response: Uint8Array;
}
/** EAP-Message: RFC 3579 §3.1. */
export interface RADIUSEAPMessage extends RADIUSHead {
  /** The packet, where the attribute holds all of it. */
  eap?: EAP;
  /** A part of a packet. */
  fragment?: Uint8Array;
}
/** Egress-VLANID: RFC 4675 §2.1. */
export interface RADIUSEgressVLAN extends RADIUSHead {
  /** Whether frames have a tag. */
  tagged: number;
  /** Zero. */
  padding: number;
  /** VLAN. */
  vlanId: number;
}
/** Egress-VLAN-Name: RFC 4675 §2.3. */
export interface RADIUSEgressVLANName extends RADIUSHead {
  /** Whether frames have a tag. */
  tagged: number;
  /** Name of the VLAN. */
  name: string;
}
/** Vendor-Specific: RFC 2865 §5.26. */
export interface RADIUSVendorSpecific extends RADIUSHead {
  /** Private enterprise number of the vendor. */
  vendorId: number;
  /** Its attributes. */
  attributes?: RADIUSVendorAttribute[];
  /** Data of a vendor that has attributes of other shapes. */
  data?: Uint8Array;
}
/** Extended attributes: RFC 6929 §2.1 and §2.2. */
export interface RADIUSExtended extends RADIUSHead {
  /** Extended type. */
  extendedType: number;
  /** More: the value goes on in the next such attribute. */
  more?: boolean;
  /** Truncation (RFC 7499 §3), and reserved bits. */
  reserved?: number;
  /** Private enterprise number of the vendor, with type 26. */
  vendorId?: number;
  /** Type of the vendor, with type 26. */
  vendorType?: number;
  /** Value. */
  data: Uint8Array;
}
/** Any other attribute. */
export interface RADIUSOther extends RADIUSHead {
  /** Value. */
  data: Uint8Array;
}
/** An attribute. */
export type RADIUSAttribute =
  | RADIUSText
  | RADIUSAddress
  | RADIUSNumber
  | RADIUSPrefix
  | RADIUSTaggedText
  | RADIUSTaggedNumber
  | RADIUSTunnelPassword
  | RADIUSCHAPPassword
  | RADIUSEAPMessage
  | RADIUSEgressVLAN
  | RADIUSEgressVLANName
  | RADIUSVendorSpecific
  | RADIUSExtended
  | RADIUSOther;

const head = {
  type: u8({ alias: "radius.avp.type", names: RADIUS_ATTRIBUTE }),
  length: u8({ alias: "radius.avp.length", unit: "bytes" }),
};
/** Some that Wireshark writes with hyphens. */
const HYPHENS: ReadonlySet<number> = new Set([8, 14, 23]);
/** Wireshark's name of an attribute. */
const named = (type: number) => {
  const name = RADIUS_ATTRIBUTE[type] ?? "";
  return {
    alias: `radius.${HYPHENS.has(type) ? name : name.replaceAll("-", "_")}`,
  };
};

const text = (type: number) =>
  struct<RADIUSText>({ ...head, text: restText(named(type)) });
const address = (type: number) =>
  struct<RADIUSAddress>({ ...head, address: ipv4Address(named(type)) });
const address6 = (type: number) =>
  struct<RADIUSAddress>({ ...head, address: ipv6Address(named(type)) });
const number = (type: number) =>
  struct<RADIUSNumber>({
    ...head,
    value: u32({
      ...named(type),
      ...RADIUS_VALUE[type] && { names: RADIUS_VALUE[type] },
    }),
  });
const seconds = (type: number) =>
  struct<RADIUSNumber>({ ...head, value: u32({ ...named(type), unit: "s" }) });
const secret = () => struct<RADIUSOther>({ ...head, data: rest() });
const octets = (type: number) =>
  struct<RADIUSOther>({ ...head, data: rest(named(type)) });
const prefix = () =>
  struct<RADIUSPrefix>({
    ...head,
    reserved: u8(),
    prefixLength: u8({ unit: "bits" }),
    prefix: ipv6Prefix((h: RADIUSPrefix) =>
      Math.min(h.length - 4, Math.ceil(h.prefixLength / 8))
    ),
  });
/** A tag is at most this; anything else begins the text: RFC 2868 §3.3. */
const MAX_TAG = 0x1f;
const tag: Field<number> = {
  bits: 0,
  read: (c) => c.room > 0 && c.peek() <= MAX_TAG ? c.byte() : undefined,
};
const taggedText = (type: number) =>
  struct<RADIUSTaggedText>({
    ...head,
    tag,
    text: restText(named(type)),
  });
const taggedNumber = (type: number) =>
  struct<RADIUSTaggedNumber>({
    ...head,
    tag: u8(),
    value: u24({
      ...named(type),
      ...RADIUS_VALUE[type] && { names: RADIUS_VALUE[type] },
    }),
  });

/** A field that is never there. */
const absent = { bits: 0, read: () => undefined };

/** Tables of attributes of one kind. */
function each(
  kind: (type: number) => Struct<RADIUSAttribute>,
  ...types: readonly number[]
): Record<number, Struct<RADIUSAttribute>> {
  return Object.fromEntries(types.map((type) => [type, kind(type)]));
}

const wholeEAP = struct<RADIUSEAPMessage>({
  ...head,
  eap: eapPacket,
  fragment: padding(),
});
const partOfEAP = struct<RADIUSEAPMessage>({
  ...head,
  eap: absent,
  fragment: padding(),
});
/** A packet is read where its length says that the attribute holds all of it; else it lies in several. */
const eapMessage = choice<RADIUSAttribute>(
  [wholeEAP, partOfEAP],
  (c) =>
    c.peek(1) >= 6 && (c.peek(4) << 8 | c.peek(5)) === c.peek(1) - 2
      ? wholeEAP
      : partOfEAP,
);
const extendedVendor = 26;
const extended = (long: boolean) =>
  struct<RADIUSExtended>({
    ...head,
    extendedType: u8({
      alias: "radius.avp.extended_type",
      names: (x, h: RADIUSHead) =>
        h.type === 241 || x === extendedVendor ? RADIUS_EXTENDED[x] : undefined,
    }),
    more: long ? flag({ alias: "radius.avp.extended_more" }) : absent,
    reserved: long ? bits(7) : absent,
    vendorId: ofVendor(u32({
      alias: "radius.avp.vendor_id",
      names: RADIUS_VENDOR,
    })),
    vendorType: ofVendor(u8({ alias: "radius.avp.vendor_type" })),
    data: rest(),
  });
/** A field of extended attributes of vendors. */
function ofVendor(field: Field<number>): Field<number> {
  const one = ifMore(field);
  return {
    ...one,
    read: (c, h) => {
      const { extendedType } = h.struct.probe(h) as RADIUSExtended;
      return extendedType === extendedVendor ? one.read!(c, h) : undefined;
    },
  };
}

/** The digits 1 and 2: RFC 4675 §2.1. */
const VLAN_TAGGED = { 0x31: "tagged", 0x32: "untagged" };

const cases: OptionRules<RADIUSAttribute>["cases"] = {
  ...each(text, 1, 11, 18, 19, 20, 22, 30, 31, 32, 34, 35, 39, 44, 50, 63, 68),
  ...each(text, 77, 78, 87, 88, 92, 99, 100, 126, 135, 144, 146, 171, 172),
  ...each(text, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114),
  ...each(text, 115, 116, 117, 118, 119, 120, 121, 122, 164, 165, 166, 167),
  ...each(text, 174, 179, 181, 183, 184),
  ...each(secret, 2, 89),
  ...each(octets, 24, 25, 33, 36, 59, 60, 70, 71, 74, 80, 84, 94),
  ...each(octets, 96, 102, 127, 128, 145, 175, 176, 180),
  ...each(address, 4, 8, 9, 14, 149, 150, 155, 156, 157, 158, 161, 162),
  ...each(address6, 95, 98, 147, 148, 159, 160, 168, 169),
  ...each(number, 5, 6, 7, 10, 12, 13, 15, 16, 23, 29, 37, 38, 40, 42, 43, 45),
  ...each(number, 47, 48, 49, 51, 52, 53, 57, 61, 62, 72, 73, 75, 76, 86),
  ...each(number, 101, 131, 132, 133, 134, 136, 163, 177, 182, 185, 186, 187),
  ...each(number, 188, 189, 190),
  ...each(seconds, 27, 28, 41, 46, 55, 85, 178),
  ...each(taggedText, 66, 67, 81, 82, 90, 91),
  ...each(taggedNumber, 64, 65, 83),
  ...each(prefix, 97, 123, 125, 151, 152, 170),
  3: struct<RADIUSCHAPPassword>({
    ...head,
    chapIdent: u8({ alias: "radius.CHAP_Ident" }),
    response: rest({ alias: "radius.CHAP_String" }),
  }),
  26: struct<RADIUSVendorSpecific>({
    ...head,
    vendorId: u32({ alias: "radius.avp.vendor_id", names: RADIUS_VENDOR }),
    attributes: vendorAttributes,
    data: padding(),
  }),
  56: struct<RADIUSEgressVLAN>({
    ...head,
    tagged: u8({
      alias: "radius.egress_vlanid_tag",
      names: VLAN_TAGGED,
    }),
    padding: bits(12, { alias: "radius.egress_vlanid_pad" }),
    vlanId: bits(12, { alias: "radius.egress_vlanid" }),
  }),
  58: struct<RADIUSEgressVLANName>({
    ...head,
    tagged: u8({
      alias: "radius.egress_vlan_name_tag",
      names: VLAN_TAGGED,
    }),
    name: restText({ alias: "radius.egress_vlan_name" }),
  }),
  69: struct<RADIUSTunnelPassword>({
    ...head,
    tag: u8(),
    salt: u16({ hex: true }),
    password: rest(),
  }),
  79: eapMessage,
  124: struct<RADIUSNumber>({ ...head, value: u64() }),
  ...each(() => extended(false), 241, 242, 243, 244),
  ...each(() => extended(true), 245, 246),
};

/** Attributes up to the end of the packet; more can be added. */
export const radiusAttributes: Options<RADIUSAttribute> = options<
  RADIUSAttribute
>({
  counts: "all",
  cases,
  other: struct<RADIUSOther>({ ...head, data: rest() }),
});
