/** Point-to-Point Protocol: RFC 1661 §2, in the framing of RFC 1662 §3.1. */
import type { Cursor } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, linkType, pppProtocol } from "../../dissect/tables.ts";
import { type Field, struct, trailer, u8, when } from "../../fields/mod.ts";
import { PPP_PROTOCOL } from "../../names/ppp.ts";

/** PPP header and padding. */
export interface PPP {
  /** All-stations address, unless compressed away. */
  address?: number;
  /** Unnumbered information, unless compressed away. */
  control?: number;
  /** Protocol number; absent where the framing is that of Cisco. */
  protocol?: number;
  /** Padding, frame check sequence: bytes behind the payload. */
  padding?: Uint8Array;
}

/** The address in HDLC-like framing, which no protocol number begins with: RFC 1662 §3.1. */
const ALL_STATIONS = 0xff;
/** Addresses of Cisco's framing, unicast and broadcast: RFC 1547 §4.3.1. */
const CISCO: ReadonlySet<number> = new Set([0x0f, 0x8f]);
/** Link type of Cisco's framing. */
const CISCO_HDLC = 104;

/** RFC 1547 §4.3.1: no PPP, but on the same kind of line. */
function isCisco(c: Cursor): boolean {
  return c.room >= 4 && CISCO.has(c.peek()) && c.peek(1) === 0;
}

/** Address and control may both be left out: RFC 1661 §6.6. */
const addressField: Field<number> = {
  alias: "ppp.address",
  hex: true,
  bits: 0,
  read: (c) => c.room > 0 && c.peek() === ALL_STATIONS ? c.byte() : undefined,
};

/** One byte where its last bit is set, else two: RFC 1661 §6.5. Cisco's framing leaves no header here. */
const protocolField: Field<number> = {
  alias: "ppp.protocol",
  hex: true,
  names: PPP_PROTOCOL,
  bits: 0,
  read(c, h) {
    if (c.p === h.p && (c.room === 0 || isCisco(c))) return undefined;
    return c.peek() & 1 ? c.byte() : c.u16();
  },
};

/** Point-to-Point Protocol. */
export const ppp: Protocol<PPP> = {
  id: "ppp",
  label: "PPP",
  name: "Point-to-Point Protocol",
  spec: "RFC 1661, RFC 1662",
  depth: "framing, protocol field",
  alias: "ppp",
  layer: "link",
  on: [[linkType, 9, 50], [etherType, 0x880b]],
  trailing: true,
  fields: struct<PPP>({
    address: addressField,
    control: when(
      (h: PPP) => h.address !== undefined,
      u8({ alias: "ppp.control", hex: true }),
    ),
    protocol: protocolField,
    padding: trailer(),
  }),
  next: ({ protocol }, d) =>
    protocol === undefined
      ? d.find(linkType, CISCO_HDLC)
      : d.find(pppProtocol, protocol),
  summary: ({ protocol }) =>
    protocol === undefined
      ? ""
      : PPP_PROTOCOL[protocol] ?? `protocol 0x${protocol.toString(16)}`,
};
