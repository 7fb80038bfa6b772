/** Attributes of vendors in RADIUS: RFC 2865 §5.26, those of Microsoft: RFC 2548 §2. */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  type Field,
  ipv4Address,
  octets,
  type OptionRules,
  options,
  rest,
  restText,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { CISCO_ATTRIBUTE, MICROSOFT_ATTRIBUTE } from "../../names/radius.ts";
import type { Names } from "../../names/names.ts";

/** What all attributes of vendors have. */
export interface RADIUSVendorHead {
  /** Type of the vendor. */
  type: number;
  /** Bytes of the attribute. */
  length: number;
}
/** An attribute that holds text. */
export interface RADIUSVendorText extends RADIUSVendorHead {
  /** The text. */
  text: string;
}
/** An attribute that holds a number. */
export interface RADIUSVendorNumber extends RADIUSVendorHead {
  /** The number. */
  value: number;
}
/** An attribute that holds an address. */
export interface RADIUSVendorAddress extends RADIUSVendorHead {
  /** The address. */
  address: string;
}
/** MS-CHAP-Response: RFC 2548 §2.1.3. */
export interface RADIUSMSCHAPResponse extends RADIUSVendorHead {
  /** Identifier. */
  ident: number;
  /** 1: the second response counts. */
  flags: number;
  /** LAN Manager response. */
  lmResponse: Uint8Array;
  /** Windows NT response. */
  ntResponse: Uint8Array;
}
/** MS-CHAP2-Response: RFC 2548 §2.3.2. */
export interface RADIUSMSCHAP2Response extends RADIUSVendorHead {
  /** Identifier. */
  ident: number;
  /** Zero. */
  flags: number;
  /** Challenge of the peer. */
  peerChallenge: Uint8Array;
  /** Zero. */
  reserved: Uint8Array;
  /** Response. */
  response: Uint8Array;
}
/** MS-CHAP-Error, and MS-CHAP2-Success: RFC 2548 §2.1.5 and §2.3.3. */
export interface RADIUSMSCHAPText extends RADIUSVendorHead {
  /** Identifier. */
  ident: number;
  /** Text. */
  text: string;
}
/** MS-MPPE-Send-Key and MS-MPPE-Recv-Key: RFC 2548 §2.4.2. */
export interface RADIUSMPPEKey extends RADIUSVendorHead {
  /** Salt of the encryption. */
  salt: number;
  /** Encrypted key. */
  key: Uint8Array;
}
/** Any other attribute. */
export interface RADIUSVendorOther extends RADIUSVendorHead {
  /** Value. */
  data: Uint8Array;
}
/** An attribute of a vendor. */
export type RADIUSVendorAttribute =
  | RADIUSVendorText
  | RADIUSVendorNumber
  | RADIUSVendorAddress
  | RADIUSMSCHAPResponse
  | RADIUSMSCHAP2Response
  | RADIUSMSCHAPText
  | RADIUSMPPEKey
  | RADIUSVendorOther;

const headOf = (names: Names) => ({
  type: u8({ alias: "radius.avp.vendor_type", names }),
  length: u8({ alias: "radius.avp.vendor_len", unit: "bytes" }),
});
const microsoft = headOf(MICROSOFT_ATTRIBUTE), cisco = headOf(CISCO_ATTRIBUTE);
const unknown = headOf({});
const named = (name: string) => ({ alias: `radius.${name}` });
const ms = (type: number) =>
  named(MICROSOFT_ATTRIBUTE[type].replaceAll("-", "_"));
const number = (type: number) =>
  struct<RADIUSVendorNumber>({ ...microsoft, value: u32(ms(type)) });
const address = (type: number) =>
  struct<RADIUSVendorAddress>({
    ...microsoft,
    address: ipv4Address(ms(type)),
  });
const text = (type: number) =>
  struct<RADIUSVendorText>({ ...microsoft, text: restText(ms(type)) });
const data = (type: number) =>
  struct<RADIUSVendorOther>({ ...microsoft, data: rest(ms(type)) });
const identified = struct<RADIUSMSCHAPText>({
  ...microsoft,
  ident: u8(),
  text: restText(),
});
const key = struct<RADIUSMPPEKey>({
  ...microsoft,
  salt: u16({ hex: true }),
  key: rest(),
});

const ofMicrosoft: OptionRules<RADIUSVendorAttribute>["cases"] = {
  1: struct<RADIUSMSCHAPResponse>({
    ...microsoft,
    ident: u8(),
    flags: u8(),
    lmResponse: octets(24),
    ntResponse: octets(24),
  }),
  2: identified,
  7: number(7),
  8: number(8),
  9: number(9),
  10: struct<RADIUSMSCHAPText>({
    ...microsoft,
    ident: u8(),
    text: restText(),
  }),
  11: data(11),
  12: data(12),
  13: number(13),
  14: number(14),
  15: number(15),
  16: key,
  17: key,
  18: text(18),
  21: number(21),
  22: data(22),
  23: number(23),
  24: number(24),
  25: struct<RADIUSMSCHAP2Response>({
    ...microsoft,
    ident: u8(),
    flags: u8(),
    peerChallenge: octets(16),
    reserved: octets(8),
    response: octets(24),
  }),
  26: identified,
  28: address(28),
  29: address(29),
  30: address(30),
  31: address(31),
};
const MICROSOFT = 311, CISCO = 9;
const all = { counts: "all" } as const;
/** The attributes of a vendor, by its number. */
const byVendor: Readonly<Record<number, Field<RADIUSVendorAttribute[]>>> = {
  [MICROSOFT]: options<RADIUSVendorAttribute>({
    ...all,
    cases: ofMicrosoft,
    other: struct<RADIUSVendorOther>({ ...microsoft, data: rest() }),
  }),
  [CISCO]: options<RADIUSVendorAttribute>({
    ...all,
    cases: {
      1: struct<RADIUSVendorText>({
        ...cisco,
        text: restText(named("Cisco_AVPair")),
      }),
      2: struct<RADIUSVendorText>({
        ...cisco,
        text: restText(named("Cisco_NAS_Port")),
      }),
      250: struct<RADIUSVendorText>({
        ...cisco,
        text: restText(named("Cisco_Account_Info")),
      }),
      251: struct<RADIUSVendorText>({
        ...cisco,
        text: restText(named("Cisco_Service_Info")),
      }),
    },
    other: struct<RADIUSVendorOther>({ ...cisco, data: rest() }),
  }),
};
const ofOthers = options<RADIUSVendorAttribute>({
  ...all,
  cases: {},
  other: struct<RADIUSVendorOther>({ ...unknown, data: rest() }),
});

/** Whether attributes with a type and a length of a byte each fill what is left. */
function fits(c: Cursor): boolean {
  let at = 0;
  while (at < c.room) {
    const length = at + 1 < c.room ? c.peek(at + 1) : 0;
    if (length < 2) return false;
    at += length;
  }
  return at === c.room && at > 0;
}

/** Attributes up to the end of the area, in the shape that RFC 2865 recommends; absent where a vendor has its own. */
export const vendorAttributes: Field<RADIUSVendorAttribute[]> = {
  bits: 0,
  inside: [...Object.values(byVendor), ofOthers],
  read(c, h) {
    if (!fits(c)) return undefined;
    const { vendorId } = h.struct.probe(h) as { vendorId: number };
    return (byVendor[vendorId] ?? ofOthers).read!(c, h);
  },
};
