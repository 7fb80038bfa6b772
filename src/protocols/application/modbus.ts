/** Modbus over TCP: MODBUS Messaging on TCP/IP Implementation Guide V1.0b §3.1.3. */
import type { Protocol } from "../../dissect/protocol.ts";
import { modbusPdu, tcpPort } from "../../dissect/tables.ts";
import { type Struct, struct, u16, u8 } from "../../fields/mod.ts";
import { MODBUS_EXCEPTION, MODBUS_FUNCTION } from "../../names/modbus.ts";
import {
  type ModbusPDU,
  modbusRequestFields,
  modbusResponseFields,
} from "./modbus_pdu.ts";

/** Header: §3.1.3. */
export interface MBAP {
  /** Transaction: joins a response to its request. */
  transactionId: number;
  /** 0: Modbus. */
  protocolId: number;
  /** Bytes that follow. */
  length: number;
  /** Device behind a gateway. */
  unitId: number;
}

const PORT = 502, REQUEST = 0, RESPONSE = 1;
/** Bytes in front of those that the length counts, and most of those. */
const BEFORE = 6, MAX_LENGTH = 254;

/** Modbus over TCP: the header of a message. */
export const mbtcp: Protocol<MBAP> = {
  id: "mbtcp",
  label: "Modbus/TCP",
  name: "Modbus over TCP",
  spec: "MODBUS Messaging on TCP/IP V1.0b",
  depth: "header",
  alias: "mbtcp",
  layer: "application",
  on: [[tcpPort, PORT]],
  fields: struct<MBAP>({
    transactionId: u16({ alias: "mbtcp.trans_id" }),
    protocolId: u16({ alias: "mbtcp.prot_id" }),
    length: u16({ alias: "mbtcp.len", unit: "bytes" }),
    unitId: u8({ alias: "mbtcp.unit_id" }),
  }),
  pduSize: (h) => BEFORE + h.length,
  accepts: (b, p, end) => {
    const n = end - p;
    return (n < 4 || b[p + 2] === 0 && b[p + 3] === 0) &&
      (n < 6 || b[p + 4] === 0 && b[p + 5] >= 2 && b[p + 5] <= MAX_LENGTH);
  },
  next: (_h, d) => {
    const [src, dst] = d.ports() ?? [0, PORT];
    // the server has the registered port, or the lower one
    const isRequest = dst === PORT || src !== PORT && dst < src;
    return d.find(modbusPdu, isRequest ? REQUEST : RESPONSE);
  },
  summary: (h) => `Trans: ${h.transactionId}, Unit: ${h.unitId}`,
};

/** Requests and responses look alike: who asks is told by the ports. */
const pdu = (
  id: string,
  label: string,
  name: string,
  key: number,
  fields: Struct<ModbusPDU>,
): Protocol<ModbusPDU> => ({
  id,
  label,
  name,
  spec: "MODBUS Application Protocol V1.1b3",
  depth: "all public functions, exceptions",
  alias: "modbus",
  layer: "application",
  on: [[modbusPdu, key]],
  fields,
  summary: (h) =>
    [
      key === REQUEST ? "Query:" : "Response:",
      MODBUS_FUNCTION[h.function] ?? `function ${h.function}`,
      ...h.exceptionCode === undefined ? [] : [
        `(${
          MODBUS_EXCEPTION[h.exceptionCode] ?? `exception ${h.exceptionCode}`
        })`,
      ],
    ].join(" "),
});

/** A request of Modbus. */
export const modbus: Protocol<ModbusPDU> = pdu(
  "modbus",
  "Modbus",
  "Modbus request",
  REQUEST,
  modbusRequestFields,
);
/** A response of Modbus. */
export const modbusResponse: Protocol<ModbusPDU> = pdu(
  "modbus_response",
  "Modbus response",
  "Modbus response",
  RESPONSE,
  modbusResponseFields,
);
