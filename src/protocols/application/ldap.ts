/** Lightweight Directory Access Protocol: RFC 4511 §4.1.1, behind the layer of RFC 4513 §5.2; over UDP: RFC 1798. */
import { berHead, berSize, universal } from "../../bytes/ber.ts";
import { decimal } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort, udpPort } from "../../dissect/tables.ts";
import {
  berInteger,
  bytes,
  type Field,
  listToEnd,
  messageHead,
  reader,
  sequence,
  struct,
  u32,
  when,
} from "../../fields/mod.ts";
import { LDAP_OPERATION, LDAP_RESULT, LDAP_SCOPE } from "../../names/ldap.ts";
import { type LDAPControl, ldapControls } from "./ldap_controls.ts";
import { ldapFilterText } from "./ldap_filter.ts";
import { type LDAPOperation, ldapOperation } from "./ldap_operations.ts";

/** A message, without its length. */
export interface LDAPMessage {
  /** What answers have in common with their request. */
  messageId: number;
  /** Operation. */
  protocolOp: LDAPOperation;
  /** Controls. */
  controls?: LDAPControl[];
}
/** A message over TCP. */
export interface LDAP {
  /** Bytes of a buffer that a security layer of SASL has made: RFC 4422 §3.7. */
  saslLength?: number;
  /** That buffer: messages that are signed, or encrypted. */
  saslBuffer?: Uint8Array;
  /** Bytes behind this length. */
  length?: number;
  /** What answers have in common with their request. */
  messageId?: number;
  /** Operation. */
  protocolOp?: LDAPOperation;
  /** Controls. */
  controls?: LDAPControl[];
}
/** Messages over UDP. */
export interface CLDAP {
  /** Messages. */
  messages: LDAPMessage[];
}

const SEQUENCE = universal(16), INTEGER = 2;
/** Bytes of the length in front of a buffer of SASL; a message begins with a tag instead. */
const SASL_HEAD = 4;

const readLength = reader(u32());

const message = {
  messageId: berInteger({ alias: "ldap.messageID" }),
  protocolOp: ldapOperation,
  controls: ldapControls,
};
const saslLength: Field<number> = {
  alias: "ldap.sasl_buffer_length",
  unit: "bytes",
  bits: 0,
  read: (c, h) => c.peek() === 0 ? readLength(c, h) : undefined,
};
const isSasl = (h: LDAP): boolean => h.saslLength !== undefined;
const isPlain = (h: LDAP): boolean => h.saslLength === undefined;

/** Bytes of the message, or the buffer, at `b[p]`. */
function sizeOf(b: Uint8Array, p: number, end: number): number {
  if (p >= end || b[p] !== 0) return berSize(b, p, end);
  if (end - p < SASL_HEAD) return SASL_HEAD;
  return SASL_HEAD + (b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3]);
}

/** Whether a sequence begins with a number, as far as it is there. */
function isMessage(b: Uint8Array, p: number, end: number): boolean {
  if (p < end && b[p] !== 0x30) return false;
  const head = berHead(b, p, end);
  if (typeof head === "number") return head > 0;
  return head.length >= 0 &&
    (p + head.size >= end || b[p + head.size] === INTEGER);
}

/** Whether a buffer of SASL is at `p`: it holds a token of GSS-API (RFC 4121 §4.2), SPNEGO or NTLM. */
function isBuffer(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < SASL_HEAD + 2 || b[p] !== 0) return end - p === 1 && b[p] === 0;
  const first = b[p + SASL_HEAD], second = b[p + SASL_HEAD + 1];
  return first === 0x60 || first === 5 && second === 4 ||
    first === 1 && second === 0;
}

/** An operation on one line. */
function operationText(id: number, op: LDAPOperation | undefined): string {
  if (op === undefined) return "";
  const name = LDAP_OPERATION[op.type] ?? `operation ${decimal(op.type)}`;
  const text = `${name}(${id})`;
  if ("filter" in op) {
    const scope = LDAP_SCOPE[op.scope] ?? op.scope;
    const filter = op.filter === undefined ? "" : ldapFilterText(op.filter);
    return `${text} "${op.baseObject}" ${scope} ${filter}`;
  }
  if ("resultCode" in op) {
    const result = LDAP_RESULT[op.resultCode] ?? op.resultCode;
    return op.diagnosticMessage
      ? `${text} ${result} (${op.diagnosticMessage})`
      : `${text} ${result}`;
  }
  if ("authentication" in op) {
    const auth = op.authentication;
    const way = auth === undefined
      ? ""
      : "mechanism" in auth
      ? ` ${auth.mechanism}`
      : auth.type === 0
      ? " simple"
      : "";
    return `${text} "${op.name}"${way}`;
  }
  for (const key of ["objectName", "entry", "object"]) {
    if (key in op) {
      return `${text} "${(op as unknown as Record<string, string>)[key]}"`;
    }
  }
  return "operation" in op && op.operation ? `${text} ${op.operation}` : text;
}

/** Lightweight Directory Access Protocol. */
export const ldap: Protocol<LDAP> = {
  id: "ldap",
  alias: "ldap",
  label: "LDAP",
  name: "Lightweight Directory Access Protocol",
  spec: "RFC 4511",
  depth: "all operations, filters, known controls; buffers of SASL as bytes",
  layer: "application",
  on: [[tcpPort, 389, 3268]],
  fields: struct<LDAP>({
    saslLength,
    saslBuffer: when(isSasl, bytes((h: LDAP) => h.saslLength!)),
    length: when(isPlain, messageHead(SEQUENCE)),
    messageId: when(isPlain, message.messageId),
    protocolOp: when(isPlain, message.protocolOp),
    controls: when(isPlain, message.controls),
  }),
  pduSize: (_h, b, p, end) => sizeOf(b, p, end),
  accepts: (b, p, end) => isMessage(b, p, end) || isBuffer(b, p, end),
  summary: (h) =>
    h.saslLength === undefined
      ? operationText(h.messageId!, h.protocolOp)
      : "SASL buffer",
};

/** Connection-less LDAP. */
export const cldap: Protocol<CLDAP> = {
  id: "cldap",
  alias: "cldap",
  label: "CLDAP",
  name: "Connectionless Lightweight Directory Access Protocol",
  spec: "RFC 1798, MS-ADTS",
  depth: "as LDAP",
  layer: "application",
  on: [[udpPort, 389]],
  fields: struct<CLDAP>({
    messages: listToEnd(sequence(struct<LDAPMessage>(message))),
  }),
  accepts: isMessage,
  summary: (h) =>
    (h.messages ?? []).map((m) => operationText(m.messageId, m.protocolOp))
      .join(", "),
};
