/** The hello of SSL 2.0, with which clients of TLS once began: RFC 5246 appendix E.2, RFC 6101 appendix E. */
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  flag,
  list,
  struct,
  u16,
  u24,
  u8,
} from "../../fields/mod.ts";
import { SSL2_CIPHER, TLS_CIPHER_SUITE, TLS_VERSION } from "../../names/tls.ts";

/** A client's hello. */
export interface SSL2 {
  /** The record has no padding: its header is two bytes. */
  short: boolean;
  /** Bytes behind these two. */
  length: number;
  /** 1: a client's hello. */
  type: number;
  /** The highest version that the client knows. */
  version: number;
  /** Bytes of the ciphers. */
  cipherSpecLength: number;
  /** Bytes of the session. */
  sessionIdLength: number;
  /** Bytes of the challenge. */
  challengeLength: number;
  /** Ciphers: three bytes each, of which the first is 0 for those of TLS. */
  cipherSpecs: number[];
  /** Session that the client wants to resume. */
  sessionId: Uint8Array;
  /** Random bytes. */
  challenge: Uint8Array;
}

const HEAD = 11, CLIENT_HELLO = 1, SSL2_VERSION = 2;

/** Whether a client's hello is at `p`, whose lengths fit each other. */
function isHello(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < HEAD || b[p] < 128 || b[p + 2] !== CLIENT_HELLO) return false;
  const length = (b[p] & 127) << 8 | b[p + 1];
  const version = b[p + 3] << 8 | b[p + 4];
  const ciphers = b[p + 5] << 8 | b[p + 6];
  const session = b[p + 7] << 8 | b[p + 8];
  const challenge = b[p + 9] << 8 | b[p + 10];
  return (version === SSL2_VERSION || version >> 8 === 3 && b[p + 4] <= 4) &&
    ciphers > 0 && ciphers % 3 === 0 && (session === 0 || session === 16) &&
    challenge >= 16 && challenge <= 32 &&
    HEAD - 2 + ciphers + session + challenge === length;
}

/** Hello of SSL 2.0. */
export const ssl2: Protocol<SSL2> = {
  id: "ssl2",
  label: "SSL2",
  name: "Secure Sockets Layer 2.0 client hello",
  spec: "RFC 5246 appendix E.2",
  depth: "client's hello",
  alias: "tls",
  layer: "application",
  on: [[tcpPort]],
  fields: struct<SSL2>({
    short: flag(),
    length: bits(15, { alias: "tls.record.length", unit: "bytes" }),
    type: u8({ alias: "tls.handshake.type" }),
    version: u16({
      alias: "tls.handshake.version",
      hex: true,
      names: TLS_VERSION,
    }),
    cipherSpecLength: u16({
      alias: "tls.handshake.cipher_spec_len",
      unit: "bytes",
    }),
    sessionIdLength: u16({
      alias: "tls.handshake.session_id_length",
      unit: "bytes",
    }),
    challengeLength: u16({
      alias: "tls.handshake.challenge_length",
      unit: "bytes",
    }),
    cipherSpecs: list(
      u24({
        alias: "tls.handshake.cipherspec",
        hex: true,
        names: (x) => x < 0x10000 ? TLS_CIPHER_SUITE[x] : SSL2_CIPHER[x],
      }),
      (h: SSL2) => h.cipherSpecLength / 3,
    ),
    sessionId: bytes((h: SSL2) => h.sessionIdLength),
    challenge: bytes((h: SSL2) => h.challengeLength),
  }),
  pduSize: (h) => 2 + h.length,
  accepts: isHello,
  guess: isHello,
  summary: (h) => `${TLS_VERSION[h.version] ?? "SSL 2.0"} client_hello`,
};
