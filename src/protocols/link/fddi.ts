/** Fiber Distributed Data Interface: ISO 9314-2 §7.3, RFC 1188. */
import type { Entry, Find, Protocol } from "../../dissect/protocol.ts";
import { lengthField, linkType } from "../../dissect/tables.ts";
import { derived, mac, struct, u8 } from "../../fields/mod.ts";
import type { Names } from "../../names/names.ts";

/** A MAC frame. */
export interface FDDI {
  /** Frame control. */
  frameControl: number;
  /** Class, length of addresses and format: the first four bits. */
  format: number;
  /** Priority of an asynchronous LLC frame. */
  priority?: number;
  /** Destination. */
  dst: string;
  /** Source. */
  src: string;
}

/** Class, address length and format bits: ISO 9314-2 §7.3.3. */
const FORMAT: Names = {
  0x0: "Void",
  0x4: "SMT",
  0x5: "Async LLC",
  0x6: "Async Implementor",
  0x8: "Token",
  0xc: "MAC",
  0xd: "Sync LLC",
  0xe: "Sync Implementor",
};
const ASYNC_LLC = 0x5, SYNC_LLC = 0xd;

function next(h: FDDI, d: Find): Entry | undefined {
  return h.format === ASYNC_LLC || h.format === SYNC_LLC
    ? d.find(lengthField, 0)
    : undefined;
}

/** Fiber Distributed Data Interface. */
export const fddi: Protocol<FDDI> = {
  id: "fddi",
  label: "FDDI",
  name: "Fiber Distributed Data Interface",
  spec: "ISO 9314-2, RFC 1188",
  depth: "all fields",
  alias: "fddi",
  layer: "link",
  on: [[linkType, 10]],
  addresses: ["src", "dst"],
  fields: struct<FDDI>({
    frameControl: u8({ alias: "fddi.fc", hex: true }),
    format: derived((h: FDDI) => h.frameControl >> 4, {
      alias: "fddi.fc.clf",
      hex: true,
      names: FORMAT,
    }),
    priority: derived(
      (h: FDDI) => h.format === ASYNC_LLC ? h.frameControl & 7 : undefined,
      { alias: "fddi.fc.prio" },
    ),
    dst: mac({ alias: "fddi.dst" }),
    src: mac({ alias: "fddi.src" }),
  }),
  next,
  summary: (h) =>
    FORMAT[h.format] ?? `frame control 0x${h.frameControl.toString(16)}`,
};
