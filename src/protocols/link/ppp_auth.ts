/** Authentication of PPP: PAP (RFC 1334 §2) and CHAP (RFC 1994 §4). */
import type { Protocol } from "../../dissect/protocol.ts";
import { pppProtocol } from "../../dissect/tables.ts";
import {
  bytes,
  ifMore,
  padding,
  restText,
  struct,
  text,
  u16,
  u8,
  when,
} from "../../fields/mod.ts";
import { CHAP_CODE, PAP_CODE } from "../../names/ppp.ts";
import type { PPPControlHead } from "./ppp_control.ts";

/** A packet of PAP. */
export interface PAP extends PPPControlHead {
  /** Bytes of the peer's name. */
  peerIdLength?: number;
  /** The peer's name. */
  peerId?: string;
  /** Bytes of the password. */
  passwordLength?: number;
  /** The password, as it is on the wire. */
  password?: string;
  /** Bytes of the message. */
  messageLength?: number;
  /** Text for people. */
  message?: string;
  /** What a packet with another code carries. */
  data?: Uint8Array;
}
/** A packet of CHAP. */
export interface CHAP extends PPPControlHead {
  /** Bytes of the value. */
  valueSize?: number;
  /** The challenge, or the response to it. */
  value?: Uint8Array;
  /** Who sent it. */
  name?: string;
  /** Text for people. */
  message?: string;
  /** What a packet with another code carries. */
  data?: Uint8Array;
}

const isPAPRequest = (h: PAP) => h.code === 1;
const isPAPAnswer = (h: PAP) => h.code === 2 || h.code === 3;

/** Password Authentication Protocol. */
export const pap: Protocol<PAP> = {
  id: "pap",
  label: "PAP",
  name: "PPP Password Authentication Protocol",
  spec: "RFC 1334 §2",
  depth: "all packets",
  alias: "pap",
  layer: "link",
  on: [[pppProtocol, 0xc023]],
  fields: struct<PAP>({
    code: u8({ alias: "pap.code", names: PAP_CODE }),
    identifier: u8({ alias: "pap.identifier" }),
    length: u16({ alias: "pap.length", unit: "bytes" }),
    peerIdLength: when(
      isPAPRequest,
      u8({ alias: "pap.peer_id.length", unit: "bytes" }),
    ),
    peerId: when(
      isPAPRequest,
      text((h: PAP) => h.peerIdLength ?? 0, { alias: "pap.peer_id" }),
    ),
    passwordLength: when(
      isPAPRequest,
      u8({ alias: "pap.password.length", unit: "bytes" }),
    ),
    password: when(
      isPAPRequest,
      text((h: PAP) => h.passwordLength ?? 0, { alias: "pap.password" }),
    ),
    messageLength: when(
      isPAPAnswer,
      u8({ alias: "pap.message.length", unit: "bytes" }),
    ),
    message: when(
      isPAPAnswer,
      text((h: PAP) => h.messageLength ?? 0, { alias: "pap.message" }),
    ),
    data: padding(),
  }),
  totalSize: (h) => h.length,
  summary: (h) => {
    const name = PAP_CODE[h.code] ?? `code ${h.code}`;
    if (h.peerId !== undefined) return `${name} ${h.peerId}`;
    return h.message ? `${name} ${h.message}` : name;
  },
};

const isCHAPValue = (h: CHAP) => h.code === 1 || h.code === 2;
const isCHAPAnswer = (h: CHAP) => h.code === 3 || h.code === 4;

/** Challenge Handshake Authentication Protocol. */
export const chap: Protocol<CHAP> = {
  id: "chap",
  label: "CHAP",
  name: "PPP Challenge Handshake Authentication Protocol",
  spec: "RFC 1994",
  depth: "all packets",
  alias: "chap",
  layer: "link",
  on: [[pppProtocol, 0xc223]],
  fields: struct<CHAP>({
    code: u8({ alias: "chap.code", names: CHAP_CODE }),
    identifier: u8({ alias: "chap.identifier" }),
    length: u16({ alias: "chap.length", unit: "bytes" }),
    valueSize: when(
      isCHAPValue,
      u8({ alias: "chap.value_size", unit: "bytes" }),
    ),
    value: when(
      isCHAPValue,
      bytes((h: CHAP) => h.valueSize ?? 0, { alias: "chap.value" }),
    ),
    name: when(isCHAPValue, restText({ alias: "chap.name" })),
    message: when(isCHAPAnswer, ifMore(restText({ alias: "chap.message" }))),
    data: padding(),
  }),
  totalSize: (h) => h.length,
  summary: (h) => {
    const code = CHAP_CODE[h.code] ?? `code ${h.code}`;
    return h.name ? `${code} ${h.name}` : code;
  },
};
