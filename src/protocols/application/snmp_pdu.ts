/** PDUs of SNMP and their variables: RFC 3416 §3, RFC 1157 §4.1, values of RFC 2578 §7.1. */
import { application, berHead, context } from "../../bytes/ber.ts";
import type { Cursor } from "../../bytes/cursor.ts";
import {
  anyElement,
  type BerField,
  berInteger,
  berOid,
  choice,
  chosen,
  element,
  type Field,
  ipv4Address,
  padding,
  peekIdentifier,
  rest,
  restBig,
  restInteger,
  restOid,
  sequence,
  sequenceOf,
  type Struct,
  struct,
  tagged,
  tagHead,
} from "../../fields/mod.ts";
import {
  SNMP_ERROR,
  SNMP_GENERIC_TRAP,
  SNMP_PDU,
  SNMP_SYNTAX,
} from "../../names/snmp.ts";

/** A variable: RFC 3416 §3. */
export interface SNMPVarBind {
  /** Which one. */
  name: string;
  /** Identifier octet of the value: its syntax, or why there is none. */
  type: number;
  /** Its value, if there is one. */
  value?: number | bigint | string | Uint8Array;
}
/** GetRequest, GetNextRequest, Response, SetRequest, InformRequest, SNMPv2-Trap and Report. */
export interface SNMPRequest {
  /** Which of them. */
  type: number;
  /** What a response has in common with its request. */
  requestId: number;
  /** What went wrong. */
  errorStatus: number;
  /** With which variable, counted from 1. */
  errorIndex: number;
  /** Variables. */
  variableBindings: SNMPVarBind[];
}
/** GetBulkRequest. */
export interface SNMPBulkRequest {
  /** GetBulkRequest. */
  type: number;
  /** What a response has in common with its request. */
  requestId: number;
  /** How many variables are wanted once. */
  nonRepeaters: number;
  /** How many successors of the others. */
  maxRepetitions: number;
  /** Variables. */
  variableBindings: SNMPVarBind[];
}
/** Trap of version 1: RFC 1157 §4.1.6. */
export interface SNMPTrap {
  /** Trap. */
  type: number;
  /** Kind of object that sent it. */
  enterprise: string;
  /** Address of that object. */
  agentAddr: string;
  /** What happened. */
  genericTrap: number;
  /** The same, for what is the enterprise's own. */
  specificTrap: number;
  /** Since the agent began, in hundredths of a second. */
  timeStamp: number;
  /** Variables. */
  variableBindings: SNMPVarBind[];
}
/** Any PDU. */
export type SNMPPDU = SNMPRequest | SNMPBulkRequest | SNMPTrap;

const TRAP = 4, GET_BULK = 5, REPORT = 8;
const IP_ADDRESS = application(0), TIME_TICKS = application(3);

const variable = (
  value: Field<number | bigint | string | Uint8Array>,
): Struct<SNMPVarBind> =>
  struct<SNMPVarBind>({
    name: berOid({ alias: "snmp.name" }),
    type: peekIdentifier({ hex: true, names: SNMP_SYNTAX }),
    value: anyElement(value),
  });
const unsigned = (alias: string) =>
  variable(restInteger({ unsigned: true, alias }));
const none = variable(padding());
const unknown = variable(rest({ alias: "snmp.value.unk" }));

/** Variables by the identifier octets of their values. */
const VARIABLES: Readonly<Record<number, Struct<SNMPVarBind>>> = {
  0x02: variable(restInteger({ alias: "snmp.value.int" })),
  0x04: variable(rest({ alias: "snmp.value.octets" })),
  0x05: none,
  0x06: variable(restOid({ alias: "snmp.value.oid" })),
  0x40: variable(ipv4Address({ alias: "snmp.value.ipv4" })),
  0x41: unsigned("snmp.value.counter"),
  0x42: unsigned("snmp.value.g32"),
  0x43: unsigned("snmp.value.timeticks"),
  0x44: variable(rest({ alias: "snmp.value.opaque" })),
  0x45: variable(rest()),
  0x46: variable(restBig({ unsigned: true, alias: "snmp.value.counter" })),
  0x47: unsigned("snmp.value.u32"),
  0x80: none,
  0x81: none,
  0x82: none,
};

/** The table of a variable: the identifier behind its name tells. */
function variableAt(c: Cursor): Struct<SNMPVarBind> {
  const name = berHead(c.b, c.p, c.end);
  if (typeof name === "number") return unknown;
  const ahead = name.size + name.length;
  return ahead < c.room ? VARIABLES[c.peek(ahead)] ?? unknown : unknown;
}

const variableBindings = sequenceOf(
  sequence(
    chosen(choice([...Object.values(VARIABLES), unknown], variableAt)),
  ),
);
const type = tagHead({ alias: "snmp.data", names: SNMP_PDU });
const requestId = berInteger({ alias: "snmp.request_id" });

const request = struct<SNMPRequest>({
  type,
  requestId,
  errorStatus: berInteger({ alias: "snmp.error_status", names: SNMP_ERROR }),
  errorIndex: berInteger({ alias: "snmp.error_index" }),
  variableBindings,
});
const bulkRequest = struct<SNMPBulkRequest>({
  type,
  requestId,
  nonRepeaters: berInteger({ alias: "snmp.non_repeaters" }),
  maxRepetitions: berInteger({ alias: "snmp.max_repetitions" }),
  variableBindings,
});
const trap = struct<SNMPTrap>({
  type,
  enterprise: berOid({ alias: "snmp.enterprise" }),
  agentAddr: element(IP_ADDRESS, ipv4Address({ alias: "snmp.agent_addr" })),
  genericTrap: berInteger({
    alias: "snmp.generic_trap",
    names: SNMP_GENERIC_TRAP,
  }),
  specificTrap: berInteger({ alias: "snmp.specific_trap" }),
  timeStamp: element(
    TIME_TICKS,
    restInteger({ unsigned: true, alias: "snmp.time_stamp" }),
  ),
  variableBindings,
});

/** Any PDU: its tag tells which. */
export const snmpPDU: BerField<SNMPPDU> = tagged(
  chosen(choice<SNMPPDU>([request, bulkRequest, trap], (c) => {
    switch (c.peek() & 0x1f) {
      case TRAP:
        return trap;
      case GET_BULK:
        return bulkRequest;
      default:
        return request;
    }
  })),
  ...Array.from({ length: REPORT + 1 }, (_, i) => context(i)),
);
