/** PPP over Ethernet: RFC 2516 §4, with the credits of RFC 5578. */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, linkType } from "../../dissect/tables.ts";
import { bits, type Field, struct, u16, u8, when } from "../../fields/mod.ts";
import { PPPOE_CODE } from "../../names/pppoe.ts";
import {
  creditsTag,
  type PPPoECreditsTag,
  type PPPoETag,
  pppoeTags,
} from "./pppoe_tags.ts";

/** A PPPoE packet of either stage. */
export interface PPPoE {
  /** Version: 1. */
  version: number;
  /** Type: 1. */
  type: number;
  /** Kind of packet; 0 in sessions. */
  code: number;
  /** Session that the packet belongs to. */
  sessionId: number;
  /** Bytes of the payload. */
  length: number;
  /** Credits before the PPP packet: RFC 5578 §6.1. */
  credits?: PPPoECreditsTag;
  /** Tags, in the discovery stage. */
  tags?: PPPoETag[];
}

const SESSION = 0x00;
/** EtherType of PPP. */
const PPP = 0x880b;

/** The tag is told apart from a PPP header by its type, 0x0106. */
const credits: Field<PPPoECreditsTag> = {
  inside: [creditsTag],
  bits: 0,
  read: (c, h) =>
    c.room >= 8 && c.peek() === 0x01 && c.peek(1) === 0x06
      ? creditsTag.read(c, h)
      : undefined,
};

const fields = struct<PPPoE>({
  version: bits(4, { alias: "pppoe.version" }),
  type: bits(4, { alias: "pppoe.type" }),
  code: u8({ alias: "pppoe.code", hex: true, names: PPPOE_CODE }),
  sessionId: u16({ alias: "pppoe.session_id", hex: true }),
  length: u16({ alias: "pppoe.payload_length", unit: "bytes" }),
  credits: when((h: PPPoE) => h.code === SESSION, credits),
  tags: when(
    (h: PPPoE) => h.code !== SESSION,
    pppoeTags((h: PPPoE) => h.length),
  ),
});

function summary(h: PPPoE): string {
  const code = PPPOE_CODE[h.code] ?? `code ${h.code}`;
  const names = (h.tags ?? []).flatMap((t) =>
    "text" in t && t.text ? [`'${t.text}'`] : []
  );
  const session = h.sessionId ? ` 0x${h.sessionId.toString(16)}` : "";
  return [code + session, ...names].join(" ");
}

/** PPP over Ethernet, session stage. */
export const pppoe: Protocol<PPPoE> = {
  id: "pppoe",
  label: "PPPoE",
  name: "PPP over Ethernet",
  spec: "RFC 2516",
  depth: "header, all tags",
  aliases: ["pppoes"],
  alias: "pppoes",
  layer: "link",
  on: [[etherType, 0x8864], [linkType, 51]],
  fields,
  totalSize: (h) => 6 + h.length,
  next: (h, d) => h.code === SESSION ? d.find(etherType, PPP) : undefined,
  summary,
};

/** PPP over Ethernet, discovery stage. */
export const pppoeDiscovery: Protocol<PPPoE> = {
  id: "pppoed",
  label: "PPPoED",
  name: "PPP over Ethernet Discovery",
  spec: "RFC 2516",
  depth: "header, all tags",
  alias: "pppoed",
  layer: "link",
  on: [[etherType, 0x8863]],
  fields,
  totalSize: (h) => 6 + h.length,
  summary,
};
