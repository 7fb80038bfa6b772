/** Simple Network Management Protocol: RFC 1157 §4, RFC 1901 §3, RFC 3412 §6, RFC 3414 §2.4. */
import { berHead, berSize, universal } from "../../bytes/ber.ts";
import { decimal } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, tcpPort, udpPort } from "../../dissect/tables.ts";
import {
  berInteger,
  berOctets,
  bits,
  choice,
  chosen,
  element,
  type Field,
  flag,
  ipv4Address,
  ipv6Address,
  mac,
  messageHead,
  octetText,
  oneOf,
  optional,
  rest,
  restText,
  sequence,
  type Struct,
  struct,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  SNMP_ENGINE_ID_FORMAT,
  SNMP_PDU,
  SNMP_SECURITY_MODEL,
  SNMP_VERSION,
} from "../../names/snmp.ts";
import { type SNMPPDU, snmpPDU } from "./snmp_pdu.ts";

/** Identifier of an engine: RFC 3411 §5, SnmpEngineID. */
export interface SNMPEngineID {
  /** The rest is as the RFC says; otherwise it is the enterprise's own. */
  conform: boolean;
  /** IANA's number of the enterprise. */
  enterprise: number;
  /** What follows, where the rest is as the RFC says. */
  format?: number;
  /** What tells the engine from others. */
  data: string | Uint8Array;
}
/** An identifier that is too short, or empty. */
export interface SNMPShortEngineID {
  /** All of it. */
  data: Uint8Array;
}
/** msgFlags. */
export interface SNMPFlags {
  /** Reserved. */
  reserved: number;
  /** A report may be sent. */
  reportable: boolean;
  /** The PDU is encrypted. */
  priv: boolean;
  /** The message is authenticated. */
  auth: boolean;
}
/** msgGlobalData: RFC 3412 §6. */
export interface SNMPHeaderData {
  /** What a response has in common with its request. */
  id: number;
  /** Largest message that the sender accepts. */
  maxSize: number;
  /** Flags. */
  flags: SNMPFlags;
  /** Security model. */
  securityModel: number;
}
/** Parameters of the User-based Security Model: RFC 3414 §2.4. */
export interface SNMPUsmParameters {
  /** Authoritative engine. */
  engineId: SNMPEngineID | SNMPShortEngineID;
  /** How often that engine has begun. */
  engineBoots: number;
  /** For how long it has been running since. */
  engineTime: number;
  /** User. */
  userName: string;
  /** Message authentication code. */
  authenticationParameters: Uint8Array;
  /** Salt of the encryption. */
  privacyParameters: Uint8Array;
}
/** ScopedPDU: RFC 3412 §6. */
export interface SNMPScopedPDU {
  /** Engine whose variables these are. */
  contextEngineId: SNMPEngineID | SNMPShortEngineID;
  /** Context whose variables these are. */
  contextName: string;
  /** The PDU. */
  pdu: SNMPPDU;
}
/** A message. */
export interface SNMP {
  /** Bytes behind this length. */
  length: number;
  /** Version. */
  version: number;
  /** Community; versions 1 and 2c. */
  community?: string;
  /** The PDU; versions 1 and 2c. */
  pdu?: SNMPPDU;
  /** Header; version 3. */
  globalData?: SNMPHeaderData;
  /** Security parameters; version 3. */
  securityParameters?: SNMPUsmParameters | Uint8Array;
  /** The PDU with its context; version 3. */
  scopedPdu?: SNMPScopedPDU;
  /** The same, encrypted. */
  encryptedPdu?: Uint8Array;
}

const SEQUENCE = universal(16), OCTET_STRING = universal(4);
const INTEGER = 2, VERSION_3 = 3, USM = 3;
/** Bytes of the enterprise and the format of an engine's identifier: RFC 3411 §5. */
const ENGINE_ID_HEAD = 5;
const engineIdHead = {
  conform: flag({ alias: "snmp.engineid.conform" }),
  enterprise: bits(31, { alias: "snmp.engineid.enterprise" }),
};
/** An identifier whose last field is this. */
const engineIdOf = (data: Field<string | Uint8Array>) =>
  struct<SNMPEngineID>({
    ...engineIdHead,
    format: u8({
      alias: "snmp.engineid.format",
      names: SNMP_ENGINE_ID_FORMAT,
    }),
    data,
  });
const data = rest({ alias: "snmp.engineid.data" });
const octetsEngineId = engineIdOf(data);
/** Identifiers by format, where the data are no octets. */
const ENGINE_IDS: Readonly<Record<number, Struct<SNMPEngineID>>> = {
  1: engineIdOf(ipv4Address({ alias: "snmp.engineid.ipv4" })),
  2: engineIdOf(ipv6Address({ alias: "snmp.engineid.ipv6" })),
  3: engineIdOf(mac({ alias: "snmp.engineid.mac" })),
  4: engineIdOf(restText({ alias: "snmp.engineid.text" })),
};
const otherEngineId = struct<SNMPEngineID>({
  ...engineIdHead,
  format: when(() => false, u8()),
  data: rest(),
});
const shortEngineId = struct<SNMPShortEngineID>({ data: rest() });
const engineId = element(
  OCTET_STRING,
  chosen(choice<SNMPEngineID | SNMPShortEngineID>(
    [
      ...Object.values(ENGINE_IDS),
      octetsEngineId,
      otherEngineId,
      shortEngineId,
    ],
    (c) =>
      c.room < ENGINE_ID_HEAD
        ? shortEngineId
        : c.peek() & 0x80
        ? ENGINE_IDS[c.peek(4)] ?? octetsEngineId
        : otherEngineId,
  )),
);

const flags = struct<SNMPFlags>({
  reserved: bits(5),
  reportable: flag({ alias: "snmp.v3.flags.report" }),
  priv: flag({ alias: "snmp.v3.flags.crypt" }),
  auth: flag({ alias: "snmp.v3.flags.auth" }),
});
const globalData = struct<SNMPHeaderData>({
  id: berInteger({ alias: "snmp.msgID" }),
  maxSize: berInteger({ alias: "snmp.msgMaxSize", unit: "bytes" }),
  flags: element(OCTET_STRING, flags),
  securityModel: berInteger({
    alias: "snmp.msgSecurityModel",
    names: SNMP_SECURITY_MODEL,
  }),
});
const usmParameters = struct<SNMPUsmParameters>({
  engineId,
  engineBoots: berInteger({ alias: "snmp.msgAuthoritativeEngineBoots" }),
  engineTime: berInteger({
    alias: "snmp.msgAuthoritativeEngineTime",
    unit: "s",
  }),
  userName: octetText({ alias: "snmp.msgUserName" }),
  authenticationParameters: berOctets({
    alias: "snmp.msgAuthenticationParameters",
  }),
  privacyParameters: berOctets({ alias: "snmp.msgPrivacyParameters" }),
});
const scopedPdu = struct<SNMPScopedPDU>({
  contextEngineId: engineId,
  contextName: octetText({ alias: "snmp.contextName" }),
  pdu: snmpPDU,
});

const isVersion3 = (h: SNMP): boolean => h.version === VERSION_3;
const isOlder = (h: SNMP): boolean => h.version < VERSION_3;

const fields: Struct<SNMP> = struct<SNMP>({
  length: messageHead(SEQUENCE),
  version: berInteger({ alias: "snmp.version", names: SNMP_VERSION }),
  community: when(isOlder, octetText({ alias: "snmp.community" })),
  pdu: when(isOlder, snmpPDU),
  globalData: when(isVersion3, sequence(globalData)),
  securityParameters: when(
    isVersion3,
    oneOf<SNMP, SNMPUsmParameters | Uint8Array>(
      (h) => h.globalData?.securityModel ?? 0,
      { [USM]: element(OCTET_STRING, sequence(usmParameters)) },
      berOctets(),
      { alias: "snmp.msgSecurityParameters" },
    ),
  ),
  scopedPdu: when(isVersion3, optional(sequence(scopedPdu))),
  encryptedPdu: when(
    isVersion3,
    optional(berOctets({ alias: "snmp.encryptedPDU" })),
  ),
});

/** Whether a sequence begins with a number, as far as it is there. */
function accepts(b: Uint8Array, p: number, end: number): boolean {
  if (p < end && b[p] !== 0x30) return false;
  const head = berHead(b, p, end);
  return typeof head === "number"
    ? head > 0
    : p + head.size >= end || b[p + head.size] === INTEGER;
}

function summary(h: SNMP): string {
  const pdu = h.pdu ?? h.scopedPdu?.pdu;
  if (pdu === undefined) {
    return h.encryptedPdu === undefined ? "" : "encryptedPDU";
  }
  const names = (pdu.variableBindings ?? []).map((v) => v.name);
  return [SNMP_PDU[pdu.type] ?? `PDU ${decimal(pdu.type)}`, ...names].join(" ");
}

/** Simple Network Management Protocol. */
export const snmp: Protocol<SNMP> = {
  id: "snmp",
  alias: "snmp",
  label: "SNMP",
  name: "Simple Network Management Protocol",
  spec: "RFC 1157, RFC 1901, RFC 3416, RFC 3412, RFC 3414",
  depth: "messages of versions 1, 2c and 3 with USM, all PDUs and values",
  layer: "application",
  on: [[udpPort, 161, 162], [tcpPort, 161, 162], [etherType, 0x814c]],
  fields,
  totalSize: (_h, b, p, end) => berSize(b, p, end),
  pduSize: (_h, b, p, end) => berSize(b, p, end),
  accepts,
  summary,
};
