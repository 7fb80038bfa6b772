/** Kerberos version 5: RFC 4120 §5.4 to §5.9; over TCP: §7.2.2. */
import { application, universal } from "../../bytes/ber.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort, udpPort } from "../../dissect/tables.ts";
import {
  type BerField,
  berInteger,
  berOctets,
  element,
  explicit,
  type Field,
  oneTagOf,
  optional,
  peekTag,
  reader,
  rest,
  sequence,
  sequenceOf,
  struct,
  u32,
} from "../../fields/mod.ts";
import {
  KERBEROS_ERROR,
  KERBEROS_ETYPE,
  KERBEROS_MESSAGE,
} from "../../names/kerberos.ts";
import {
  apRequest,
  type KerberosAPRequest,
  type KerberosPAData,
  padata,
} from "./kerberos_padata.ts";
import {
  checksum,
  CNAME,
  encryptedData,
  hostAddress,
  int32,
  type KDCOptions,
  kdcOptions,
  type KerberosAddress,
  type KerberosChecksum,
  type KerberosEncrypted,
  type KerberosPrincipal,
  kerberosString,
  type KerberosTicket,
  kerberosTime,
  principal,
  SNAME,
  ticket,
  uint32,
} from "./kerberos_types.ts";

/** What messages have in common. */
export interface KerberosHead {
  /** Version. */
  pvno: number;
  /** Type. */
  msgType: number;
}
/** The body of a request: RFC 4120 §5.4.1. */
export interface KDCRequestBody {
  /** Options. */
  kdcOptions: KDCOptions;
  /** Client. */
  cname?: KerberosPrincipal;
  /** Realm of the server; in AS-REQ of the client, too. */
  realm: string;
  /** Server. */
  sname?: KerberosPrincipal;
  /** When the ticket shall begin. */
  from?: string;
  /** When it shall end. */
  till: string;
  /** Until when it shall be renewable. */
  rtime?: string;
  /** Returned in the reply. */
  nonce: number;
  /** Types of encryption that the client knows, best first. */
  etype: number[];
  /** Addresses that the ticket is for. */
  addresses?: KerberosAddress[];
  /** Authorization data, encrypted. */
  encAuthorizationData?: KerberosEncrypted;
  /** Further tickets. */
  additionalTickets?: KerberosTicket[];
}
/** AS-REQ and TGS-REQ: RFC 4120 §5.4.1. */
export interface KDCRequest extends KerberosHead {
  /** Pre-authentication. */
  padata?: KerberosPAData[];
  /** Body. */
  reqBody: KDCRequestBody;
}
/** AS-REP and TGS-REP: RFC 4120 §5.4.2. */
export interface KDCReply extends KerberosHead {
  /** Pre-authentication. */
  padata?: KerberosPAData[];
  /** Realm of the client. */
  crealm: string;
  /** Client. */
  cname: KerberosPrincipal;
  /** Ticket. */
  ticket: KerberosTicket;
  /** Session key and more, encrypted. */
  encPart: KerberosEncrypted;
}
/** AP-REP (RFC 4120 §5.5.2) and KRB-PRIV (§5.7.1). */
export interface KerberosSealed extends KerberosHead {
  /** Everything else, encrypted. */
  encPart: KerberosEncrypted;
}
/** The body of KRB-SAFE. */
export interface KerberosSafeBody {
  /** Data. */
  userData: Uint8Array;
  /** When it was sent. */
  timestamp?: string;
  /** Microseconds of that. */
  usec?: number;
  /** Sequence number. */
  seqNumber?: number;
  /** Address of the sender. */
  sAddress: KerberosAddress;
  /** Address of the receiver. */
  rAddress?: KerberosAddress;
}
/** KRB-SAFE: RFC 4120 §5.6.1. */
export interface KerberosSafe extends KerberosHead {
  /** Body. */
  safeBody: KerberosSafeBody;
  /** Checksum of the body. */
  cksum: KerberosChecksum;
}
/** KRB-CRED: RFC 4120 §5.8.1. */
export interface KerberosCredentials extends KerberosHead {
  /** Tickets. */
  tickets: KerberosTicket[];
  /** Their session keys, encrypted. */
  encPart: KerberosEncrypted;
}
/** What a Windows server says of an error: MS-KILE §2.2.2. */
export interface KerberosErrorData {
  /** Type. */
  dataType: number;
  /** Data. */
  dataValue?: Uint8Array;
}
/** KRB-ERROR: RFC 4120 §5.9.1. */
export interface KerberosError extends KerberosHead {
  /** Time of the client. */
  ctime?: string;
  /** Microseconds of that. */
  cusec?: number;
  /** Time of the server. */
  stime: string;
  /** Microseconds of that. */
  susec: number;
  /** Error. */
  errorCode: number;
  /** Realm of the client. */
  crealm?: string;
  /** Client. */
  cname?: KerberosPrincipal;
  /** Realm of the server. */
  realm: string;
  /** Server. */
  sname: KerberosPrincipal;
  /** The same for a person. */
  eText?: string;
  /** More about the error; how to authenticate, where that is what it asks for. */
  eData?: KerberosPAData[] | KerberosErrorData | Uint8Array;
}
/** A message. */
export type KerberosMessage =
  | KDCRequest
  | KDCReply
  | KerberosAPRequest
  | KerberosSealed
  | KerberosSafe
  | KerberosCredentials
  | KerberosError
  | KerberosTicket;
/** A packet. */
export interface Kerberos {
  /** Bytes behind this length; only over TCP. */
  length?: number;
  /** Message. */
  message: KerberosMessage;
}

const SEQUENCE = universal(16), OCTET_STRING = universal(4);
/** First bytes of a sequence, and of what stands behind `[1]`. */
const TABLE = 0x30, FIRST = 0xa1;
/** Bytes of the length over TCP. */
const MARK = 4;
/** First bytes of messages: `[APPLICATION 10]` and so on. */
const TAGS: ReadonlySet<number> = new Set(
  [1, ...Object.keys(KERBEROS_MESSAGE)].map((n) => 0x60 + Number(n)),
);

const PVNO = { alias: "kerberos.pvno" };
const TYPE = { alias: "kerberos.msg_type", names: KERBEROS_MESSAGE };
const head = (first: number) => ({
  pvno: int32(first, PVNO),
  msgType: int32(first + 1, TYPE),
});
const message = <T extends KerberosMessage>(
  number: number,
  table: Field<T>,
): BerField<KerberosMessage> => element(application(number), sequence(table));

const reqBody = struct<KDCRequestBody>({
  kdcOptions: explicit(0, kdcOptions),
  cname: optional(principal(1, CNAME)),
  realm: kerberosString(2, { alias: "kerberos.realm" }),
  sname: optional(principal(3, SNAME)),
  from: optional(kerberosTime(4, { alias: "kerberos.from" })),
  till: kerberosTime(5, { alias: "kerberos.till" }),
  rtime: optional(kerberosTime(6, { alias: "kerberos.rtime" })),
  nonce: uint32(7, { alias: "kerberos.nonce" }),
  etype: explicit(
    8,
    sequenceOf(
      berInteger({ alias: "kerberos.ENCTYPE", names: KERBEROS_ETYPE }),
    ),
  ),
  addresses: optional(explicit(9, sequenceOf(hostAddress))),
  encAuthorizationData: optional(explicit(10, encryptedData)),
  additionalTickets: optional(explicit(11, sequenceOf(ticket))),
});
const kdcRequest = struct<KDCRequest>({
  ...head(1),
  padata: optional(explicit(3, padata)),
  reqBody: explicit(4, sequence(reqBody)),
});
const kdcReply = struct<KDCReply>({
  ...head(0),
  padata: optional(explicit(2, padata)),
  crealm: kerberosString(3, { alias: "kerberos.crealm" }),
  cname: principal(4, CNAME),
  ticket: explicit(5, ticket),
  encPart: explicit(6, encryptedData),
});
const apReply = struct<KerberosSealed>({
  ...head(0),
  encPart: explicit(2, encryptedData),
});
const priv = struct<KerberosSealed>({
  ...head(0),
  encPart: explicit(3, encryptedData),
});
const safe = struct<KerberosSafe>({
  ...head(0),
  safeBody: explicit(
    2,
    sequence(struct<KerberosSafeBody>({
      userData: explicit(0, berOctets({ alias: "kerberos.user_data" })),
      timestamp: optional(kerberosTime(1, { alias: "kerberos.timestamp" })),
      usec: optional(uint32(2, { alias: "kerberos.usec", unit: "us" })),
      seqNumber: optional(uint32(3, { alias: "kerberos.seq_number" })),
      sAddress: explicit(4, hostAddress),
      rAddress: optional(explicit(5, hostAddress)),
    })),
  ),
  cksum: explicit(3, checksum),
});
const credentials = struct<KerberosCredentials>({
  ...head(0),
  tickets: explicit(2, sequenceOf(ticket)),
  encPart: explicit(3, encryptedData),
});

const errorData = sequence(struct<KerberosErrorData>({
  dataType: int32(1),
  dataValue: optional(
    explicit(2, berOctets({ alias: "kerberos.e_data" })),
  ),
}));
const readPlain = reader(rest());
type ErrorData = KerberosPAData[] | KerberosErrorData | Uint8Array;
/** How to authenticate is a list; what a Windows server says a sequence whose first tag is `[1]`. */
const eData: Field<ErrorData> = {
  alias: "kerberos.e_data",
  bits: 0,
  of: padata.of!,
  inside: [padata, errorData],
  read(c, h) {
    if (peekTag(c) !== SEQUENCE || c.room < 4) return readPlain(c, h);
    const ahead = c.peek(1) < 0x80 ? 2 : 2 + (c.peek(1) & 0x7f);
    const inner = ahead < c.room ? c.peek(ahead) : 0;
    return inner === TABLE
      ? padata.read!(c, h)
      : inner === FIRST
      ? errorData.read!(c, h)
      : readPlain(c, h);
  },
};
const error = struct<KerberosError>({
  ...head(0),
  ctime: optional(kerberosTime(2, { alias: "kerberos.ctime" })),
  cusec: optional(uint32(3, { alias: "kerberos.cusec", unit: "us" })),
  stime: kerberosTime(4, { alias: "kerberos.stime" }),
  susec: uint32(5, { alias: "kerberos.susec", unit: "us" }),
  errorCode: int32(6, { alias: "kerberos.error_code", names: KERBEROS_ERROR }),
  crealm: optional(kerberosString(7, { alias: "kerberos.crealm" })),
  cname: optional(principal(8, CNAME)),
  realm: kerberosString(9, { alias: "kerberos.realm" }),
  sname: principal(10, SNAME),
  eText: optional(kerberosString(11, { alias: "kerberos.e_text" })),
  eData: optional(explicit(12, element(OCTET_STRING, eData))),
});

const body = oneTagOf<KerberosMessage>([
  message(10, kdcRequest),
  message(11, kdcReply),
  message(12, kdcRequest),
  message(13, kdcReply),
  apRequest,
  message(15, apReply),
  message(20, safe),
  message(21, priv),
  message(22, credentials),
  message(30, error),
  ticket, // alone: to be converted to version 4
]);

/** Whether a message is at `p`, behind a length or not. */
function accepts(b: Uint8Array, p: number, end: number): boolean {
  if (p < end && TAGS.has(b[p])) return true;
  return end - p > MARK
    ? b[p] === 0 && TAGS.has(b[p + MARK])
    : p < end && b[p] === 0;
}

const nameText = (p: KerberosPrincipal | undefined) =>
  (p?.nameString ?? []).join("/");

function summary({ message: m }: Kerberos): string {
  if (m === undefined) return "";
  if ("tktVno" in m) return `Ticket for ${nameText(m.sname)}@${m.realm}`;
  const type = KERBEROS_MESSAGE[m.msgType] ?? `message ${m.msgType}`;
  if ("reqBody" in m) {
    const { cname, sname, realm } = m.reqBody ?? {};
    const client = cname === undefined ? "" : ` ${nameText(cname)}@${realm}`;
    return `${type}${client} for ${nameText(sname)}@${realm}`;
  }
  if ("errorCode" in m) {
    return `${type} ${KERBEROS_ERROR[m.errorCode] ?? m.errorCode}`;
  }
  return "crealm" in m && "ticket" in m
    ? `${type} ${nameText(m.cname)}@${m.crealm} for ${
      nameText(m.ticket?.sname)
    }`
    : type;
}

/** Kerberos. */
export const kerberos: Protocol<Kerberos> = {
  id: "kerberos",
  alias: "kerberos",
  aliases: ["krb5"],
  label: "Kerberos",
  name: "Kerberos version 5",
  spec: "RFC 4120",
  depth: "all messages, what is known of pre-authentication; ciphers as bytes",
  layer: "application",
  on: [[udpPort, 88, 4444], [tcpPort, 88]],
  fields: struct<Omit<Kerberos, "length">>({ message: body }),
  streamFields: struct<Kerberos>({
    length: u32({ alias: "kerberos.rm.length", unit: "bytes" }),
    message: body,
  }),
  pduSize: (h) => MARK + h.length!,
  accepts,
  summary,
};
