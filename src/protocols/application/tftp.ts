/** Trivial File Transfer Protocol: RFC 1350 §5, options of RFC 2347. */
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  listToEnd,
  oneOf,
  padding,
  rest,
  struct,
  u16,
  zeroText,
} from "../../fields/mod.ts";
import { TFTP_ERROR, TFTP_OPCODE } from "../../names/tftp.ts";

/** An option: RFC 2347. */
export interface TFTPOption {
  /** Name. */
  name: string;
  /** Value. */
  value: string;
}
/** Read or write request. */
export interface TFTPRequest {
  /** Name of the file. */
  file: string;
  /** How it is sent. */
  mode: string;
  /** Options that are asked for. */
  options: TFTPOption[];
}
/** Data. */
export interface TFTPData {
  /** Number of the block. */
  block: number;
  /** The block. */
  data?: Uint8Array;
}
/** Acknowledgment. */
export interface TFTPAck {
  /** Number of the block. */
  block: number;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** Error. */
export interface TFTPError {
  /** What went wrong. */
  code: number;
  /** The same for a person. */
  message: string;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** Option acknowledgment: RFC 2347. */
export interface TFTPOptions {
  /** Options that are agreed. */
  options: TFTPOption[];
}
/** A packet of another kind. */
export interface TFTPOther {
  /** All of it. */
  data: Uint8Array;
}
/** A packet. */
export interface TFTP {
  /** Kind of packet. */
  opcode: number;
  /** The rest. */
  body:
    | TFTPRequest
    | TFTPData
    | TFTPAck
    | TFTPError
    | TFTPOptions
    | TFTPOther;
}

const options = listToEnd(struct<TFTPOption>({
  name: zeroText({ alias: "tftp.option.name" }),
  value: zeroText({ alias: "tftp.option.value" }),
}));
const request = (alias: string) =>
  struct<TFTPRequest>({
    file: zeroText({ alias }),
    mode: zeroText({ alias: "tftp.type" }),
    options,
  });
const block = u16({ alias: "tftp.block" });

function summary({ opcode, body }: TFTP): string {
  const name = TFTP_OPCODE[opcode] ?? `opcode ${opcode}`;
  if (body === undefined) return name;
  if ("file" in body && body.mode !== undefined) {
    return `${name}, File: ${body.file}, Transfer type: ${body.mode}`;
  }
  if ("block" in body && body.block !== undefined) {
    return `${name}, Block: ${body.block}`;
  }
  if ("code" in body && body.code !== undefined) {
    return `${name}, Code: ${
      TFTP_ERROR[body.code] ?? body.code
    }, Message: ${body.message}`;
  }
  return name;
}

/** Trivial File Transfer Protocol. */
export const tftp: Protocol<TFTP> = {
  id: "tftp",
  label: "TFTP",
  name: "Trivial File Transfer Protocol",
  spec: "RFC 1350, RFC 2347",
  depth: "all packets, options; on port 69",
  alias: "tftp",
  layer: "application",
  on: [[udpPort, 69]],
  fields: struct<TFTP>({
    opcode: u16({ alias: "tftp.opcode", names: TFTP_OPCODE }),
    body: oneOf<TFTP, TFTP["body"]>(
      (h) => h.opcode,
      {
        1: request("tftp.source_file"),
        2: request("tftp.destination_file"),
        3: struct<TFTPData>({ block, data: padding({ alias: "data.data" }) }),
        4: struct<TFTPAck>({ block, padding: padding() }),
        5: struct<TFTPError>({
          code: u16({ alias: "tftp.error.code", names: TFTP_ERROR }),
          message: zeroText({ alias: "tftp.error.message" }),
          padding: padding(),
        }),
        6: struct<TFTPOptions>({ options }),
      },
      struct<TFTPOther>({ data: rest() }),
    ),
  }),
  summary,
};
