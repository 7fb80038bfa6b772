/** Teredo: IPv6 in UDP through NATs, RFC 4380 §5.1.1. */
import type { Cursor } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { ipVersion, udpPort } from "../../dissect/tables.ts";
import {
  bytes,
  derived,
  type Field,
  octets,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";

/** What may come before the packet of IPv6. */
export interface Teredo {
  /** Authentication encapsulation. */
  authentication?: TeredoAuthentication;
  /** Origin indication. */
  origin?: TeredoOrigin;
}
/** Authentication encapsulation: RFC 4380 §5.1.1. */
export interface TeredoAuthentication {
  /** 1. */
  indicator: number;
  /** Bytes of the client identifier. */
  clientIdLength: number;
  /** Bytes of the authentication value. */
  authValueLength: number;
  /** Client identifier. */
  clientId?: Uint8Array;
  /** Authentication value. */
  authValue?: Uint8Array;
  /** Nonce. */
  nonce: Uint8Array;
  /** Whether the client must get a new key. */
  confirmation: Uint8Array;
}
/** Origin indication: RFC 4380 §5.1.1. */
export interface TeredoOrigin {
  /** 0. */
  indicator: number;
  /** Port of the client, all bits inverted. */
  obfuscatedPort: number;
  /** The port. */
  port: number;
  /** Address of the client, all bits inverted. */
  obfuscatedAddress: number;
  /** The address. */
  address: string;
}

const authentication = struct<TeredoAuthentication>({
  indicator: u16({ hex: true }),
  clientIdLength: u8({ alias: "teredo.auth.idlen", unit: "bytes" }),
  authValueLength: u8({ alias: "teredo.auth.aulen", unit: "bytes" }),
  clientId: when(
    (h: TeredoAuthentication) => h.clientIdLength > 0,
    bytes((h: TeredoAuthentication) => h.clientIdLength, {
      alias: "teredo.auth.id",
    }),
  ),
  authValue: when(
    (h: TeredoAuthentication) => h.authValueLength > 0,
    bytes((h: TeredoAuthentication) => h.authValueLength, {
      alias: "teredo.auth.value",
    }),
  ),
  nonce: octets(8, { alias: "teredo.auth.nonce" }),
  confirmation: octets(1, { alias: "teredo.auth.conf" }),
});
const origin = struct<TeredoOrigin>({
  indicator: u16({ hex: true }),
  obfuscatedPort: u16({ hex: true }),
  port: derived((h: TeredoOrigin) => h.obfuscatedPort ^ 0xffff, {
    alias: "teredo.orig.port",
  }),
  obfuscatedAddress: u32({ hex: true }),
  address: derived(
    (h: TeredoOrigin) => {
      const a = ~h.obfuscatedAddress;
      return `${a >>> 24}.${a >>> 16 & 255}.${a >>> 8 & 255}.${a & 255}`;
    },
    { alias: "teredo.orig.addr" },
  ),
});

const AUTHENTICATION = 1, ORIGIN = 0;

/** A table that is there when the bytes begin with its indicator. */
function indicated<T extends object>(
  indicator: number,
  table: Field<T>,
): Field<T> {
  const begins = (c: Cursor) =>
    c.room > 1 && (c.peek() << 8 | c.peek(1)) === indicator;
  return {
    inside: [table],
    bits: 0,
    read: (c, h) => begins(c) ? table.read!(c, h) : undefined,
  };
}

/** Teredo. */
export const teredo: Protocol<Teredo> = {
  id: "teredo",
  label: "Teredo",
  name: "Teredo IPv6 over UDP tunneling",
  spec: "RFC 4380",
  depth: "authentication, origin indication",
  alias: "teredo",
  layer: "application",
  on: [[udpPort, 3544]],
  fields: struct<Teredo>({
    authentication: indicated(AUTHENTICATION, authentication),
    origin: indicated(ORIGIN, origin),
  }),
  next: (_h, d) => d.firstByte() >> 4 === 6 ? d.find(ipVersion, 6) : undefined,
  summary: () => "Teredo",
};
