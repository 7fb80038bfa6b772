/** Wake-on-LAN: "Magic Packet Technology" (AMD publication 20213). */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, udpPort } from "../../dissect/tables.ts";
import { bytes, list, mac, padding, struct } from "../../fields/mod.ts";

/** A magic packet. */
export interface WakeOnLan {
  /** Six bytes of 0xff. */
  sync: Uint8Array;
  /** The station that is to wake up, sixteen times. */
  addresses: string[];
  /** Password of SecureOn: four or six bytes; and whatever fills the frame. */
  password?: Uint8Array;
}

const ADDRESS = 6, SYNC = 6, TIMES = 16;
const SIZE = SYNC + TIMES * ADDRESS;

/** Whether `b[p..end)` is a magic packet. */
function isMagic(b: Uint8Array, p: number, end: number): boolean {
  if (end - p < SIZE) return false;
  for (let i = 0; i < SYNC; i++) if (b[p + i] !== 0xff) return false;
  for (let i = SYNC + ADDRESS; i < SIZE; i++) {
    if (b[p + i] !== b[p + i - ADDRESS]) return false;
  }
  return true;
}

/** Four bytes of a password are read as an IPv4 address. */
function passwordText(b: Uint8Array): string {
  return b.length === 4
    ? b.join(".")
    : [...b].map((x) => x.toString(16).padStart(2, "0")).join(":");
}

const common = {
  label: "WOL",
  spec: "AMD publication 20213",
  depth: "address, password",
  alias: "wol",
  layer: "application",
  fields: struct<WakeOnLan>({
    sync: bytes(SYNC, { alias: "wol.sync" }),
    addresses: list(mac({ alias: "wol.mac" }), TIMES),
    password: padding(),
  }),
  accepts: isMagic,
  summary: (h: WakeOnLan): string =>
    `MagicPacket for ${h.addresses?.[0]}` +
    (h.password === undefined || h.password.length > ADDRESS
      ? ""
      : `, password ${passwordText(h.password)}`),
} as const satisfies Partial<Protocol<WakeOnLan>>;

/** Wake-on-LAN in Ethernet. */
export const wakeOnLan: Protocol<WakeOnLan> = {
  ...common,
  id: "wol",
  name: "Wake-on-LAN",
  on: [[etherType, 0x0842]],
};

/** Wake-on-LAN in UDP, whatever the port. */
export const wakeOnLanUDP: Protocol<WakeOnLan> = {
  ...common,
  id: "wol_udp",
  name: "Wake-on-LAN in UDP",
  on: [[udpPort, 9]],
  guess: isMagic,
};
