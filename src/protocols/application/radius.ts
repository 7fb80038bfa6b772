/** Remote Authentication Dial In User Service: RFC 2865 §3, RFC 2866 §3, RFC 5176 §2.3; over TCP: RFC 6613. */
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort, udpPort } from "../../dissect/tables.ts";
import { octets, struct, u16, u8 } from "../../fields/mod.ts";
import { RADIUS_CODE } from "../../names/radius.ts";
import { type RADIUSAttribute, radiusAttributes } from "./radius_attributes.ts";

/** A packet. */
export interface RADIUS {
  /** Code. */
  code: number;
  /** Tells which answer belongs to which request. */
  identifier: number;
  /** Bytes of the packet. */
  length: number;
  /** Request or response authenticator. */
  authenticator: Uint8Array;
  /** Attributes. */
  attributes: RADIUSAttribute[];
}

const HEADER = 20;
const USER_NAME = 1;

/** Whether a packet of a known code may begin at `p`. */
function isHeader(b: Uint8Array, p: number, end: number): boolean {
  if (p >= end || !(b[p] in RADIUS_CODE)) return false;
  return end - p < 4 || (b[p + 2] << 8 | b[p + 3]) >= HEADER;
}

function summary(h: RADIUS): string {
  const code = RADIUS_CODE[h.code] ?? `code ${h.code}`;
  const user = h.attributes?.find((a) => a.type === USER_NAME);
  return `${code} id=${h.identifier}` +
    (user && "text" in user ? ` ${user.text}` : "");
}

/** Remote Authentication Dial In User Service. */
export const radius: Protocol<RADIUS> = {
  id: "radius",
  label: "RADIUS",
  name: "Remote Authentication Dial In User Service",
  spec: "RFC 2865, RFC 2866, RFC 2869",
  depth:
    "all codes and attributes, EAP in one attribute, attributes of Microsoft and Cisco, others of vendors as bytes",
  alias: "radius",
  layer: "application",
  on: [[udpPort, 1645, 1646, 1700, 1812, 1813, 3799], [tcpPort, 1812, 1813]],
  fields: struct<RADIUS>({
    code: u8({ alias: "radius.code", names: RADIUS_CODE }),
    identifier: u8({ alias: "radius.id" }),
    length: u16({ alias: "radius.length", unit: "bytes" }),
    authenticator: octets(16, { alias: "radius.authenticator" }),
    attributes: radiusAttributes,
  }),
  pduSize: (h) => Math.max(HEADER, h.length),
  accepts: isHeader,
  summary,
};
