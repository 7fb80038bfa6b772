/** BSD loopback: https://www.tcpdump.org/linktypes.html (LINKTYPE_NULL, LINKTYPE_LOOP). */
import type { Protocol } from "../../dissect/protocol.ts";
import {
  etherType,
  ETHERTYPE_MIN,
  linkType,
  llcSap,
} from "../../dissect/tables.ts";
import { struct, u32either } from "../../fields/mod.ts";
import { BSD_FAMILY } from "../../names/bsd_family.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";

/** BSD loopback header. */
export interface Null {
  /** Address family of the payload in the numbers of the system that captured it; from 0x600 up its last two bytes are an EtherType (isdn4linux captures Cisco HDLC so). */
  family: number;
}

/** EtherTypes of the address families; each BSD has its own number for IPv6. */
const FAMILY_TYPE: Readonly<Record<number, number>> = {
  2: 0x0800,
  16: 0x809b,
  23: 0x8137,
  24: 0x86dd,
  28: 0x86dd,
  30: 0x86dd,
};
/** AF_ISO, whose packets are told apart as behind the SAP of ISO network layers. */
const OSI = 7, OSI_SAP = 0xfe;

function familyName(value: number): string | undefined {
  return BSD_FAMILY[value] ??
    (value < ETHERTYPE_MIN ? undefined : ETHERTYPE[value & 0xffff]);
}

/** BSD loopback: in the byte order of the writer (NULL), or that of networks (LOOP). */
export const nullLoopback: Protocol<Null> = {
  id: "null",
  label: "Null",
  name: "BSD loopback",
  spec: "LINKTYPE_NULL, LINKTYPE_LOOP",
  depth: "all fields",
  aliases: ["loopback"],
  alias: "null",
  layer: "link",
  on: [[linkType, 0, 108]],
  fields: struct<Null>({
    family: u32either({ alias: "null.family", names: familyName }),
  }),
  next: ({ family }, d) =>
    family === OSI
      ? d.find(llcSap, OSI_SAP)
      : d.find(etherType, FAMILY_TYPE[family] ?? family & 0xffff),
  summary: ({ family }) => familyName(family) ?? `family ${family}`,
};
