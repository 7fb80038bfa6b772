/** What messages of Kerberos are made of: RFC 4120 §5.2, §5.3, §5.4.1, §5.5.1. */
import { application, universal } from "../../bytes/ber.ts";
import {
  type BerField,
  berInteger,
  berOctets,
  bits,
  choice,
  chosen,
  element,
  explicit,
  flag,
  generalizedTime,
  generalString,
  type Hint,
  ipv4Address,
  ipv6Address,
  optional,
  plainNetbiosName,
  rest,
  sequence,
  sequenceOf,
  struct,
  u8,
} from "../../fields/mod.ts";
import {
  KERBEROS_ADDRESS,
  KERBEROS_CHECKSUM,
  KERBEROS_ETYPE,
  KERBEROS_NAME_TYPE,
} from "../../names/kerberos.ts";

/** A name: RFC 4120 §5.2.2. */
export interface KerberosPrincipal {
  /** Type. */
  nameType: number;
  /** Its parts. */
  nameString: string[];
}
/** An address: RFC 4120 §5.2.5. */
export interface KerberosAddress {
  /** Type. */
  addrType: number;
  /** Address. */
  address: string | Uint8Array;
}
/** Something encrypted: RFC 4120 §5.2.9. */
export interface KerberosEncrypted {
  /** Type of encryption. */
  etype: number;
  /** Version of the key. */
  kvno?: number;
  /** Ciphertext. */
  cipher: Uint8Array;
}
/** A checksum: RFC 4120 §5.2.9. */
export interface KerberosChecksum {
  /** Type. */
  cksumtype: number;
  /** Checksum. */
  checksum: Uint8Array;
}
/** A ticket: RFC 4120 §5.3. */
export interface KerberosTicket {
  /** Version. */
  tktVno: number;
  /** Realm of the server. */
  realm: string;
  /** Server. */
  sname: KerberosPrincipal;
  /** The rest, encrypted. */
  encPart: KerberosEncrypted;
}
/** Options of a request for a ticket: RFC 4120 §5.4.1. */
export interface KDCOptions {
  /** Bits of the last byte that mean nothing. */
  unusedBits: number;
  /** Reserved. */
  reserved: boolean;
  /** The ticket shall be forwardable. */
  forwardable: boolean;
  /** A forwarded ticket is wanted. */
  forwarded: boolean;
  /** The ticket shall be proxiable. */
  proxiable: boolean;
  /** A proxy is wanted. */
  proxy: boolean;
  /** The ticket may be postdated. */
  allowPostdate: boolean;
  /** A postdated ticket is wanted. */
  postdated: boolean;
  /** Unused. */
  unused7: boolean;
  /** The ticket shall be renewable. */
  renewable: boolean;
  /** Unused. */
  unused9: number;
  /** Hardware authentication. */
  optHardwareAuth: boolean;
  /** Unused. */
  unused12: number;
  /** Constrained delegation: MS-SFU §2.2.3. */
  constrainedDelegation: boolean;
  /** Names may be changed: RFC 6806 §3. */
  canonicalize: boolean;
  /** An anonymous ticket is wanted: RFC 8062 §3. */
  requestAnonymous: boolean;
  /** Unused. */
  unused17: number;
  /** The path of realms need not be checked. */
  disableTransitedCheck: boolean;
  /** A renewable ticket will do. */
  renewableOk: boolean;
  /** The ticket is encrypted in the session key of the additional one. */
  encTktInSkey: boolean;
  /** Unused. */
  unused29: boolean;
  /** The ticket is renewed. */
  renew: boolean;
  /** A postdated ticket is validated. */
  validate: boolean;
  /** Bits behind the 32 that are defined. */
  more: Uint8Array;
}
/** Options of AP-REQ: RFC 4120 §5.5.1. */
export interface APOptions {
  /** Bits of the last byte that mean nothing. */
  unusedBits: number;
  /** Reserved. */
  reserved: boolean;
  /** The ticket is encrypted in the session key of the server's. */
  useSessionKey: boolean;
  /** The server shall authenticate itself, too. */
  mutualRequired: boolean;
  /** Unused. */
  unused3: number;
  /** Bits behind the 32 that are defined. */
  more: Uint8Array;
}

const OCTET_STRING = universal(4), BIT_STRING = universal(3);
const IPV4 = 2, NETBIOS = 20, IPV6 = 24;

/** Int32 behind `[number]`. */
export function int32(number: number, hint: Hint = {}): BerField<number> {
  return explicit(number, berInteger(hint));
}
/** UInt32 behind `[number]`. */
export function uint32(number: number, hint: Hint = {}): BerField<number> {
  return explicit(number, berInteger({ ...hint, unsigned: true }));
}
/** KerberosString, or Realm, behind `[number]`. */
export function kerberosString(
  number: number,
  hint: Hint = {},
): BerField<string> {
  return explicit(number, generalString(hint));
}
/** KerberosTime behind `[number]`. */
export function kerberosTime(
  number: number,
  hint: Hint = {},
): BerField<string> {
  return explicit(number, generalizedTime(hint));
}

/** A name behind `[number]`, whose parts have this alias. */
export function principal(
  number: number,
  alias: string,
): BerField<KerberosPrincipal> {
  return explicit(
    number,
    sequence(struct<KerberosPrincipal>({
      nameType: int32(0, {
        alias: "kerberos.name_type",
        names: KERBEROS_NAME_TYPE,
      }),
      nameString: explicit(1, sequenceOf(generalString({ alias }))),
    })),
  );
}
/** Aliases of the parts of client's and server's names. */
export const CNAME = "kerberos.CNameString", SNAME = "kerberos.SNameString";

const addrType = int32(0, {
  alias: "kerberos.addr_type",
  names: KERBEROS_ADDRESS,
});
const addresses = {
  other: struct<KerberosAddress>({
    addrType,
    address: explicit(1, berOctets()),
  }),
  ipv4: struct<KerberosAddress>({
    addrType,
    address: explicit(
      1,
      element(OCTET_STRING, ipv4Address({ alias: "kerberos.addr_ip" })),
    ),
  }),
  ipv6: struct<KerberosAddress>({
    addrType,
    address: explicit(
      1,
      element(OCTET_STRING, ipv6Address({ alias: "kerberos.addr_ipv6" })),
    ),
  }),
  netbios: struct<KerberosAddress>({
    addrType,
    address: explicit(
      1,
      element(OCTET_STRING, plainNetbiosName({ alias: "kerberos.addr_nb" })),
    ),
  }),
};
/** Where the type of an address stands: behind `[0]` and INTEGER, each with a length. */
const TYPE_AT = 4, TYPE_END = 5;
/** An address. */
export const hostAddress: BerField<KerberosAddress> = sequence(
  chosen(choice(Object.values(addresses), (c) => {
    const type = c.room < TYPE_END ? 0 : c.peek(TYPE_AT);
    return type === IPV4
      ? addresses.ipv4
      : type === IPV6
      ? addresses.ipv6
      : type === NETBIOS
      ? addresses.netbios
      : addresses.other;
  })),
);

/** Something encrypted. */
export const encryptedData: BerField<KerberosEncrypted> = sequence(
  struct<KerberosEncrypted>({
    etype: int32(0, { alias: "kerberos.etype", names: KERBEROS_ETYPE }),
    kvno: optional(uint32(1, { alias: "kerberos.kvno" })),
    cipher: explicit(2, berOctets({ alias: "kerberos.cipher" })),
  }),
);
/** A checksum. */
export const checksum: BerField<KerberosChecksum> = sequence(
  struct<KerberosChecksum>({
    cksumtype: int32(0, {
      alias: "kerberos.cksumtype",
      names: KERBEROS_CHECKSUM,
    }),
    checksum: explicit(1, berOctets({ alias: "kerberos.checksum" })),
  }),
);
/** A ticket. */
export const ticket: BerField<KerberosTicket> = element(
  application(1),
  sequence(struct<KerberosTicket>({
    tktVno: int32(0, { alias: "kerberos.tkt_vno" }),
    realm: kerberosString(1, { alias: "kerberos.realm" }),
    sname: principal(2, SNAME),
    encPart: explicit(3, encryptedData),
  })),
);

const unusedBits = u8();
const kdcFlag = (name: string) =>
  flag({ alias: `kerberos.KDCOptions.${name}` });
/** Options of a request for a ticket. */
export const kdcOptions: BerField<KDCOptions> = element(
  BIT_STRING,
  struct<KDCOptions>({
    unusedBits,
    reserved: kdcFlag("reserved"),
    forwardable: kdcFlag("forwardable"),
    forwarded: kdcFlag("forwarded"),
    proxiable: kdcFlag("proxiable"),
    proxy: kdcFlag("proxy"),
    allowPostdate: kdcFlag("allow.postdate"),
    postdated: kdcFlag("postdated"),
    unused7: kdcFlag("unused7"),
    renewable: kdcFlag("renewable"),
    unused9: bits(2),
    optHardwareAuth: kdcFlag("opt.hardware.auth"),
    unused12: bits(2),
    constrainedDelegation: kdcFlag("constrained.delegation"),
    canonicalize: kdcFlag("canonicalize"),
    requestAnonymous: kdcFlag("request.anonymous"),
    unused17: bits(9),
    disableTransitedCheck: kdcFlag("disable.transited.check"),
    renewableOk: kdcFlag("renewable.ok"),
    encTktInSkey: kdcFlag("enc.tkt.in.skey"),
    unused29: kdcFlag("unused29"),
    renew: kdcFlag("renew"),
    validate: kdcFlag("validate"),
    more: rest(),
  }),
);
/** Options of AP-REQ. */
export const apOptions: BerField<APOptions> = element(
  BIT_STRING,
  struct<APOptions>({
    unusedBits,
    reserved: flag({ alias: "kerberos.APOptions.reserved" }),
    useSessionKey: flag({ alias: "kerberos.APOptions.use.session.key" }),
    mutualRequired: flag({ alias: "kerberos.APOptions.mutual.required" }),
    unused3: bits(29),
    more: rest(),
  }),
);
