/** Pre-authentication of Kerberos: RFC 4120 §5.2.7, RFC 6113 §5.4, RFC 6806 §11, MS-KILE §2.2, MS-SFU §2.2.1. */
import { application, berSize, context, universal } from "../../bytes/ber.ts";
import {
  berBoolean,
  type BerField,
  berNamedBits,
  berOctets,
  choice,
  chosen,
  element,
  explicit,
  type Field,
  generalString,
  octetText,
  oneOf,
  optional,
  peekTag,
  reader,
  rest,
  restText,
  sequence,
  sequenceOf,
  struct,
  u32le,
} from "../../fields/mod.ts";
import {
  KERBEROS_ETYPE,
  KERBEROS_MESSAGE,
  KERBEROS_PADATA,
} from "../../names/kerberos.ts";
import {
  type APOptions,
  apOptions,
  checksum,
  encryptedData,
  int32,
  type KerberosChecksum,
  type KerberosEncrypted,
  type KerberosPrincipal,
  kerberosString,
  type KerberosTicket,
  principal,
  ticket,
} from "./kerberos_types.ts";

/** AP-REQ: RFC 4120 §5.5.1. */
export interface KerberosAPRequest {
  /** Version. */
  pvno: number;
  /** Type. */
  msgType: number;
  /** Options. */
  apOptions: APOptions;
  /** Ticket. */
  ticket: KerberosTicket;
  /** Authenticator, encrypted. */
  authenticator: KerberosEncrypted;
}
/** What a key is made with: RFC 4120 §5.2.7.4 and §5.2.7.5. */
export interface KerberosEtypeInfo {
  /** Type of encryption. */
  etype: number;
  /** Salt. */
  salt?: string;
  /** Parameters. */
  s2kparams?: Uint8Array;
}
/** Whether a PAC is wanted: MS-KILE §2.2.3. */
export interface KerberosPacRequest {
  /** It is. */
  includePac: boolean;
}
/** Flags about PACs: MS-KILE §2.2.10. */
export interface KerberosPacOptions {
  /** Flags that are set. */
  flags: number[];
}
/** The user for whom a ticket is wanted: MS-SFU §2.2.1. */
export interface KerberosForUser {
  /** Name. */
  userName: KerberosPrincipal;
  /** Realm. */
  userRealm: string;
  /** Checksum of these. */
  cksum: KerberosChecksum;
  /** Name of the package. */
  authPackage: string;
}
/** What protects a FAST request: RFC 6113 §5.4.1. */
export interface KerberosFastArmor {
  /** Type. */
  armorType: number;
  /** Value: an AP-REQ. */
  armorValue: KerberosAPRequest;
}
/** A FAST request: RFC 6113 §5.4.2. */
export interface KerberosFastRequest {
  /** What protects it. */
  armor?: KerberosFastArmor;
  /** Checksum of the request outside. */
  reqChecksum: KerberosChecksum;
  /** The request, encrypted. */
  encFastReq: KerberosEncrypted;
}
/** A FAST reply: RFC 6113 §5.4.3. */
export interface KerberosFastReply {
  /** The reply, encrypted. */
  encFastRep: KerberosEncrypted;
}
/** What pre-authentication says. */
export type KerberosPAValue =
  | KerberosAPRequest
  | KerberosEncrypted
  | KerberosEtypeInfo[]
  | KerberosPacRequest
  | KerberosPacOptions
  | KerberosForUser
  | KerberosFastRequest
  | KerberosFastReply
  | number
  | string
  | Uint8Array;
/** Pre-authentication data: RFC 4120 §5.2.7. */
export interface KerberosPAData {
  /** Type. */
  padataType: number;
  /** Value. */
  padataValue: KerberosPAValue;
}

const OCTET_STRING = universal(4);

/** AP-REQ. */
export const apRequest: BerField<KerberosAPRequest> = element(
  application(14),
  sequence(struct<KerberosAPRequest>({
    pvno: int32(0, { alias: "kerberos.pvno" }),
    msgType: int32(1, { alias: "kerberos.msg_type", names: KERBEROS_MESSAGE }),
    apOptions: explicit(2, apOptions),
    ticket: explicit(3, ticket),
    authenticator: explicit(4, encryptedData),
  })),
);

const etype = int32(0, { alias: "kerberos.etype", names: KERBEROS_ETYPE });
const etypeInfo = sequenceOf(sequence(struct<KerberosEtypeInfo>({
  etype,
  salt: optional(explicit(1, octetText())),
  s2kparams: optional(
    explicit(2, berOctets({ alias: "kerberos.s2kparams" })),
  ),
})));
const etypeInfo2 = sequenceOf(sequence(struct<KerberosEtypeInfo>({
  etype,
  salt: optional(
    explicit(1, generalString({ alias: "kerberos.info2_salt" })),
  ),
  s2kparams: optional(
    explicit(2, berOctets({ alias: "kerberos.s2kparams" })),
  ),
})));
const pacRequest = sequence(struct<KerberosPacRequest>({
  includePac: explicit(0, berBoolean({ alias: "kerberos.include_pac" })),
}));
const pacOptions = sequence(struct<KerberosPacOptions>({
  flags: explicit(
    0,
    berNamedBits({
      names: {
        0: "claims",
        1: "branch-aware",
        2: "forward-to-full-dc",
        3: "resource-based-constrained-delegation",
      },
    }),
  ),
}));
const forUser = sequence(struct<KerberosForUser>({
  userName: principal(0, "kerberos.KerberosString"),
  userRealm: kerberosString(1, { alias: "kerberos.realm" }),
  cksum: explicit(2, checksum),
  authPackage: kerberosString(3, { alias: "kerberos.auth" }),
}));

const fastRequest = struct<KerberosFastRequest>({
  armor: optional(explicit(
    0,
    sequence(struct<KerberosFastArmor>({
      armorType: int32(0, { alias: "kerberos.armor_type" }),
      armorValue: explicit(1, element(OCTET_STRING, apRequest)),
    })),
  )),
  reqChecksum: explicit(1, checksum),
  encFastReq: explicit(2, encryptedData),
});
const fastReply = struct<KerberosFastReply>({
  encFastRep: explicit(0, encryptedData),
});
/** A reply holds `[0]` and nothing else; a request a checksum, too. */
const fast = element(
  context(0),
  sequence(chosen(choice<KerberosFastRequest | KerberosFastReply>(
    [fastRequest, fastReply],
    (c) =>
      peekTag(c) === context(0) && berSize(c.b, c.p, c.end) === c.room
        ? fastReply
        : fastRequest,
  ))),
);

/** A value that may be empty: servers name so what they would accept. */
function orEmpty(field: Field<KerberosPAValue>): Field<KerberosPAValue> {
  const one = reader(field), { of } = field;
  return {
    ...(of && { of }),
    inside: [field],
    bits: 0,
    read: (c, h) => c.room === 0 ? c.b.subarray(c.p, c.p) : one(c, h),
  };
}

/** What pre-authentication says, by its type. */
const VALUES: Readonly<Record<number, Field<KerberosPAValue>>> = {
  1: apRequest,
  2: encryptedData,
  3: restText(),
  11: etypeInfo,
  19: etypeInfo2,
  128: pacRequest,
  129: forUser,
  136: fast,
  138: encryptedData,
  165: u32le({ hex: true }),
  167: pacOptions,
};
/** Pre-authentication data, as `METHOD-DATA`. */
export const padata: BerField<KerberosPAData[]> = sequenceOf(
  sequence(struct<KerberosPAData>({
    padataType: int32(1, {
      alias: "kerberos.padata_type",
      names: KERBEROS_PADATA,
    }),
    padataValue: explicit(
      2,
      element(
        OCTET_STRING,
        oneOf<KerberosPAData, KerberosPAValue>(
          (h) => h.padataType,
          Object.fromEntries(
            Object.entries(VALUES).map(([k, field]) => [k, orEmpty(field)]),
          ),
          rest(),
          { alias: "kerberos.padata_value" },
        ),
      ),
    ),
  })),
);
