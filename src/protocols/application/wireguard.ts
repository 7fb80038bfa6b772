/** WireGuard: "WireGuard: Next Generation Kernel Network Tunnel" §5.4. */
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  base64,
  bytes,
  oneOf,
  rest,
  struct,
  u24le,
  u32le,
  u64le,
  u8,
} from "../../fields/mod.ts";
import type { Names } from "../../names/names.ts";

/** Handshake initiation: §5.4.2. */
export interface WireGuardInitiation {
  /** Index of the sender. */
  sender: number;
  /** Public key of this handshake, in Base64. */
  ephemeral: string;
  /** Public key of the sender, encrypted. */
  encryptedStatic: Uint8Array;
  /** Time, encrypted. */
  encryptedTimestamp: Uint8Array;
  /** Says that the sender knows the receiver's key. */
  mac1: Uint8Array;
  /** Answers a cookie. */
  mac2: Uint8Array;
}
/** Handshake response: §5.4.3. */
export interface WireGuardResponse {
  /** Index of the sender. */
  sender: number;
  /** Index of the receiver. */
  receiver: number;
  /** Public key of this handshake, in Base64. */
  ephemeral: string;
  /** Nothing, encrypted. */
  encryptedNothing: Uint8Array;
  /** Says that the sender knows the receiver's key. */
  mac1: Uint8Array;
  /** Answers a cookie. */
  mac2: Uint8Array;
}
/** Cookie reply: §5.4.7. */
export interface WireGuardCookie {
  /** Index of the receiver. */
  receiver: number;
  /** Nonce. */
  nonce: Uint8Array;
  /** The cookie, encrypted. */
  encryptedCookie: Uint8Array;
}
/** Transport data: §5.4.6. */
export interface WireGuardTransport {
  /** Index of the receiver. */
  receiver: number;
  /** Counts messages. */
  counter: bigint;
  /** An IP packet, encrypted; 16 bytes are a keepalive. */
  encryptedPacket: Uint8Array;
}
/** A message of another kind. */
export interface WireGuardOther {
  /** All of it. */
  data: Uint8Array;
}
/** A message. */
export interface WireGuard {
  /** Kind of message. */
  type: number;
  /** Zeros. */
  reserved: number;
  /** The rest. */
  body:
    | WireGuardInitiation
    | WireGuardResponse
    | WireGuardCookie
    | WireGuardTransport
    | WireGuardOther;
}

const TYPE: Names = {
  1: "Handshake Initiation",
  2: "Handshake Response",
  3: "Cookie Reply",
  4: "Transport Data",
};
/** Bytes of the messages that have always the same. */
const SIZES: Readonly<Record<number, number>> = { 1: 148, 2: 92, 3: 64 };
const TRANSPORT = 4, TAG = 16;

const sender = u32le({ alias: "wg.sender", hex: true });
const receiver = u32le({ alias: "wg.receiver", hex: true });
const ephemeral = base64(32, { alias: "wg.ephemeral" });
const macs = {
  mac1: bytes(16, { alias: "wg.mac1" }),
  mac2: bytes(16, { alias: "wg.mac2" }),
};

function summary({ type, body }: WireGuard): string {
  const parts = [TYPE[type] ?? `type ${type}`];
  const index = (name: string, x: number) =>
    parts.push(`${name}=0x${x.toString(16).toUpperCase().padStart(8, "0")}`);
  if (body === undefined) return parts[0];
  if ("sender" in body && body.sender !== undefined) {
    index("sender", body.sender);
  }
  if ("receiver" in body && body.receiver !== undefined) {
    index("receiver", body.receiver);
  }
  if ("encryptedPacket" in body && body.encryptedPacket !== undefined) {
    const size = body.encryptedPacket.length;
    if (size === TAG) parts[0] = "Keepalive";
    parts.push(`counter=${body.counter}`);
    if (size > TAG) parts.push(`datalen=${size - TAG}`);
  }
  return parts.join(", ");
}

/** WireGuard. */
export const wireguard: Protocol<WireGuard> = {
  id: "wireguard",
  label: "WireGuard",
  name: "WireGuard",
  spec: "WireGuard §5.4",
  depth: "all messages, as far as they are not encrypted",
  alias: "wg",
  aliases: ["wg"],
  layer: "application",
  on: [[udpPort, 51820]],
  fields: struct<WireGuard>({
    type: u8({ alias: "wg.type", names: TYPE }),
    reserved: u24le(),
    body: oneOf<WireGuard, WireGuard["body"]>(
      (h) => h.type,
      {
        1: struct<WireGuardInitiation>({
          sender,
          ephemeral,
          encryptedStatic: bytes(48),
          encryptedTimestamp: bytes(28),
          ...macs,
        }),
        2: struct<WireGuardResponse>({
          sender,
          receiver,
          ephemeral,
          encryptedNothing: bytes(16),
          ...macs,
        }),
        3: struct<WireGuardCookie>({
          receiver,
          nonce: bytes(24, { alias: "wg.nonce" }),
          encryptedCookie: bytes(32, { alias: "wg.encrypted_cookie" }),
        }),
        [TRANSPORT]: struct<WireGuardTransport>({
          receiver,
          counter: u64le({ alias: "wg.counter" }),
          encryptedPacket: rest(),
        }),
      },
      struct<WireGuardOther>({ data: rest() }),
    ),
  }),
  accepts: (b, p, end) =>
    end - p >= 4 && b[p] >= 1 && b[p] <= TRANSPORT &&
    b[p + 1] === 0 && b[p + 2] === 0 && b[p + 3] === 0,
  guess: (b, p, end) =>
    end - p === SIZES[b[p]] && b[p + 1] === 0 && b[p + 2] === 0 &&
    b[p + 3] === 0,
  summary,
};
