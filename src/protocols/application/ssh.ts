/** Secure Shell, its transport layer: RFC 4253 §4, §6. */
import { startsWith } from "../../bytes/text.ts";
import type { Framing, Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  bytes,
  derived,
  type Field,
  lineText,
  padding,
  struct,
  u32,
  u8,
  where,
  within,
} from "../../fields/mod.ts";
import { SSH_MESSAGE } from "../../names/ssh.ts";
import { lineSize } from "./line_framing.ts";
import { isKeyExchange, type SSHMessage, sshMessage } from "./ssh_messages.ts";

/** Binary packet: RFC 4253 §6. */
export interface SSHPacket {
  /** Bytes behind this field. */
  packetLength: number;
  /** Bytes of padding. */
  paddingLength: number;
  /** The message. */
  message: SSHMessage;
  /** Padding. */
  padding: Uint8Array;
}
/** An identification, a packet, or what is encrypted. */
export interface SSH {
  /** Identification: versions of the protocol and of the software, comments: RFC 4253 §4.2. */
  identification?: string;
  /** Version of the protocol in it. */
  protocolVersion?: string;
  /** Version of the software in it. */
  softwareVersion?: string;
  /** Comments in it. */
  comments?: string;
  /** Packet that is not encrypted. */
  packet?: SSHPacket;
  /** Encrypted packets, or packets of version 1. */
  encrypted?: Uint8Array;
}

const PREFIX = "SSH-", IDENTIFICATION = 255;
const HEAD = 6, LENGTH = 4, BLOCK = 8, LEAST_PADDING = 4;
/** Most bytes of a packet: RFC 4253 §6.1. */
const MAX_PACKET = 35000;
/** Messages of the transport layer have lower numbers. */
const USER_AUTH = 50, NEW_KEYS = 21, KEX_INIT = 20;

const isIdentification = (b: Uint8Array, p: number, end: number) =>
  startsWith(b, p, end, PREFIX);
const lengthAt = (b: Uint8Array, p: number) =>
  (b[p] << 24 | b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3]) >>> 0;

/** Whether a packet that is not encrypted can be at `p`: of the transport layer, with padding, and of whole blocks unless it is a key exchange. */
function isPacket(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < HEAD) return false;
  const n = lengthAt(b, p), pad = b[p + LENGTH], code = b[p + LENGTH + 1];
  if (n > MAX_PACKET || pad < LEAST_PADDING || pad + 2 > n) return false;
  if ((n + LENGTH) % BLOCK === 0) return code > 0 && code < USER_AUTH;
  const stop = p + LENGTH + n - pad;
  return code === KEX_INIT ||
    stop <= end && isKeyExchange(b, p + LENGTH + 1, stop);
}

const line = lineText({ limit: IDENTIFICATION });
const version = (i: number): Field<string> =>
  derived((h: SSH) =>
    h.identification?.match(/^SSH-([^-]*)-(\S*)(?: (.*))?$/)?.[i]
  );

/** What is remembered of a connection. */
interface Session {
  /** Whether each side has taken its keys into use. */
  readonly isEncrypted: [boolean, boolean];
  /** Whether it is version 1, whose packets are others. */
  isOld: boolean;
}

const framing: Framing = {
  stateless: true,
  open: (): Session => ({ isEncrypted: [false, false], isOld: false }),
  size(b, p, end, s) {
    const state = s.state as Session | undefined;
    if (state?.isEncrypted[s.direction]) return end - p;
    if (isIdentification(b, p, end)) {
      if (
        state &&
        /^1\.[0-8]/.test(String.fromCharCode(...b.subarray(p + 4, p + 7)))
      ) {
        state.isOld = true;
      }
      return lineSize(b, p, end, s);
    }
    if (state?.isOld) return end - p;
    if (end - p < HEAD) return HEAD;
    if (!isPacket(b, p, end)) return end - p;
    const n = LENGTH + lengthAt(b, p);
    if (state && b[p + LENGTH + 1] === NEW_KEYS && n <= end - p) {
      state.isEncrypted[s.direction] = true;
    }
    return n;
  },
};

/** Secure Shell. */
export const ssh: Protocol<SSH> = {
  id: "ssh",
  label: "SSH",
  name: "Secure Shell",
  spec: "RFC 4253, RFC 4419, RFC 5656",
  depth:
    "identification, key exchange, HASSH; what is encrypted and version 1 as bytes",
  alias: "ssh",
  layer: "application",
  on: [[tcpPort, 22]],
  fields: struct<SSH>({
    identification: where(isIdentification, { ...line, alias: "ssh.protocol" }),
    protocolVersion: version(1),
    softwareVersion: version(2),
    comments: version(3),
    packet: where(
      isPacket,
      struct<SSHPacket>({
        packetLength: u32({ alias: "ssh.packet_length", unit: "bytes" }),
        paddingLength: u8({ alias: "ssh.padding_length", unit: "bytes" }),
        message: within(
          (h: SSHPacket) => h.packetLength - h.paddingLength - 1,
          sshMessage,
        ),
        padding: bytes((h: SSHPacket) => h.paddingLength, {
          alias: "ssh.padding_string",
        }),
      }),
    ),
    encrypted: padding(),
  }),
  framing,
  guess: (b, p, end) =>
    startsWith(b, p, end, "SSH-2.0-") || startsWith(b, p, end, "SSH-1.99-") ||
    startsWith(b, p, end, "SSH-1.5-"),
  summary({ identification, packet, encrypted }) {
    if (identification !== undefined) return identification;
    if (packet === undefined) {
      return `${encrypted?.length ?? 0} bytes, encrypted`;
    }
    const { code } = packet.message ?? { code: 0 };
    return SSH_MESSAGE[code] ?? `message ${code}`;
  },
};
