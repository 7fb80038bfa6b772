/** IP without a link layer: https://www.tcpdump.org/linktypes.html (LINKTYPE_RAW, and DLT_RAW of the BSDs). */
import type { Protocol } from "../../dissect/protocol.ts";
import { ipVersion, linkType } from "../../dissect/tables.ts";
import { struct } from "../../fields/mod.ts";

/** There is no header: the version of IP tells what comes. */
export type RawIP = Record<never, never>;

/** IP without a link layer. */
export const rawIP: Protocol<RawIP> = {
  id: "rawip",
  label: "RawIP",
  name: "IP without a link layer",
  spec: "LINKTYPE_RAW",
  depth: "all there is",
  alias: "raw",
  layer: "link",
  on: [[linkType, 12, 14, 101]],
  fields: struct<RawIP>({}),
  next: (_h, d) => d.find(ipVersion, d.firstByte() >> 4),
};
