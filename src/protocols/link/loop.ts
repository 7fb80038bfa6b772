/** Configuration Testing Protocol: Ethernet version 2.0 §8. */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType } from "../../dissect/tables.ts";
import {
  choice,
  chosen,
  listUntil,
  mac,
  padding,
  struct,
  u16le,
} from "../../fields/mod.ts";
import type { Names } from "../../names/names.ts";

/** Forward: the next station, and what it shall do. */
export interface LoopForward {
  /** 2. */
  function: number;
  /** Station that the rest is sent to. */
  address: string;
}
/** Reply: the end of the way. */
export interface LoopReply {
  /** 1. */
  function: number;
  /** Tells answers. */
  receiptNumber: number;
}
/** Any other function. */
export interface LoopOther {
  /** Function. */
  function: number;
}
/** A message. */
export interface Loop {
  /** Bytes of functions that were done already. */
  skipCount: number;
  /** Functions from first to last: forwards, and a reply at the end. */
  functions: (LoopForward | LoopReply | LoopOther)[];
  /** What is sent around. */
  data?: Uint8Array;
}

const FUNCTION: Names = { 1: "Reply", 2: "Forward Data" };
const REPLY = 1, FORWARD = 2;
const code = u16le({ alias: "loop.function", names: FUNCTION });
const forward = struct<LoopForward>({
  function: code,
  address: mac({ alias: "loop.forwarding_address" }),
});
const reply = struct<LoopReply>({
  function: code,
  receiptNumber: u16le({ alias: "loop.receipt_number" }),
});
const other = struct<LoopOther>({ function: code });
const anyFunction = choice<Loop["functions"][number]>(
  [forward, reply, other],
  (c) => {
    const value = c.room < 2 ? 0 : c.peek() | c.peek(1) << 8;
    return value === FORWARD ? forward : value === REPLY ? reply : other;
  },
);

/** Configuration Testing Protocol, which Cisco's switches send to themselves. */
export const loop: Protocol<Loop> = {
  id: "loop",
  label: "LOOP",
  name: "Configuration Testing Protocol (loopback)",
  spec: "Ethernet version 2.0 §8",
  depth: "all functions",
  alias: "loop",
  aliases: ["ctp"],
  layer: "link",
  on: [[etherType, 0x9000]],
  fields: struct<Loop>({
    skipCount: u16le({ alias: "loop.skipcount", unit: "bytes" }),
    // only a forward has another function behind it
    functions: listUntil(
      chosen(anyFunction),
      (f) => f.function !== FORWARD,
    ),
    data: padding({ alias: "data.data" }),
  }),
  summary: ({ functions = [] }) => {
    const last = functions.at(-1);
    return last === undefined
      ? ""
      : FUNCTION[last.function] ?? `function ${last.function}`;
  },
};
