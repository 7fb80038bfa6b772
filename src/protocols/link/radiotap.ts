/** Radiotap: https://www.radiotap.org, version 0 with the fields defined until 2023. */
import type { Cursor } from "../../bytes/cursor.ts";
import { Damage } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { linkType, wlanFrame } from "../../dissect/tables.ts";
import {
  bytes,
  type Field,
  keepElements,
  listUntil,
  struct,
  u16le,
  u24,
  u32le,
  u8,
  type View,
} from "../../fields/mod.ts";
import { type RadiotapFields, radiotapFields } from "./radiotap_fields.ts";

/** Data of a vendor's namespace. */
export interface RadiotapVendor {
  /** The vendor. */
  oui: number;
  /** Which of its namespaces. */
  subNamespace: number;
  /** Bytes that follow. */
  skipLength: number;
  /** The bytes. */
  data: Uint8Array;
}
/** A radiotap header. */
export interface Radiotap {
  /** Version: 0. */
  version: number;
  /** Reserved. */
  pad: number;
  /** Bytes of the header. */
  length: number;
  /** Which fields there are: 32 bits a word, of which the last says that another follows. */
  present: number[];
  /** Fields, for each word; several where there are several antennas. */
  sets: (RadiotapFields | RadiotapVendor)[];
  /** Bytes of the header behind the last field. */
  padding?: Uint8Array;
}

/** Bits of a present word: https://www.radiotap.org/fields/defined */
const EXTENDED = 31, VENDOR_NEXT = 30, RADIOTAP_NEXT = 29, TLV = 28;
/** Fields that have a bit and are known. */
const KNOWN = (1 << TLV) - 1;

const bit = (word: number, n: number): boolean => (word >>> n & 1) === 1;

const vendor = struct<RadiotapVendor>({
  oui: u24({ hex: true }),
  subNamespace: u8(),
  skipLength: u16le({ unit: "bytes" }),
  data: bytes((h: RadiotapVendor) => h.skipLength),
});

/**
 * The fields of each word, in its namespace: the default one, a vendor's, or
 * none, where a word goes on behind bit 28 of the default one, whose fields
 * are not defined. Those that were read are kept when a later one fails.
 */
function readSets(c: Cursor, h: View, words: readonly number[]): unknown[] {
  const from = c.listTop;
  let isDefault = true, isVendor = false;
  try {
    for (const word of words) {
      if (isVendor) {
        if ((c.p - c.base) % 2) c.take(1);
        c.addToList(vendor.read(c, h));
      } else if (isDefault) {
        c.addToList(radiotapFields.read(c, h, word & KNOWN));
        if (bit(word, TLV)) break;
      }
      isVendor = bit(word, VENDOR_NEXT);
      isDefault = bit(word, RADIOTAP_NEXT);
    }
    return c.takeList(from);
  } catch (e) {
    if (e instanceof Damage) keepElements(e, c, from);
    throw e;
  }
}

const setList: Field<Radiotap["sets"]> = {
  bits: 0,
  of: radiotapFields.struct,
  inside: [radiotapFields.struct, vendor],
  read(c, h) {
    const { length, present } = h.struct.probe(h) as Radiotap;
    const outer = c.end;
    c.end = Math.max(c.p, Math.min(outer, h.p + length));
    try {
      return readSets(c, h, present) as Radiotap["sets"];
    } finally {
      c.end = outer;
    }
  },
};

/** Present words, up to the first that no other follows. */
const presentWords: Field<number[]> = {
  ...listUntil(
    u32le({ alias: "radiotap.present.word", hex: true }),
    (word) => !bit(word, EXTENDED),
  ),
  alias: "radiotap.present.word",
  hex: true,
};

/** The first set of fields, which is that of the whole receiver. */
function first(h: Radiotap): RadiotapFields | undefined {
  const set = h.sets?.[0];
  return set !== undefined && !("oui" in set) ? set : undefined;
}

/** Radiotap. */
export const radiotap: Protocol<Radiotap> = {
  id: "radiotap",
  label: "Radiotap",
  name: "Radiotap capture header",
  spec: "radiotap.org",
  depth: "all fields but TLVs, several antennas, vendor namespaces",
  alias: "radiotap",
  layer: "link",
  on: [[linkType, 127]],
  fields: struct<Radiotap>({
    version: u8({ alias: "radiotap.version" }),
    pad: u8({ alias: "radiotap.pad" }),
    length: u16le({ alias: "radiotap.length", unit: "bytes" }),
    present: presentWords,
    sets: setList,
    padding: {
      bits: 0,
      read(c, h) {
        const n = (h.struct.probe(h) as Radiotap).length - (c.p - h.p);
        if (n <= 0) return undefined;
        const p = c.take(n);
        return c.b.subarray(p, p + n);
      },
    },
  }),
  next: (h, d) => {
    const fcs = first(h)?.flags?.fcs === true;
    return d.find(wlanFrame, fcs ? 1 : 0);
  },
  summary: (h) => {
    const set = first(h);
    return set?.signal === undefined ? "" : `${set.signal} dBm`;
  },
};
