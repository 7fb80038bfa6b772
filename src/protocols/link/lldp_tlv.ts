/** What the TLVs of LLDP have in common: IEEE 802.1AB-2016 §8.4. */
import {
  bits,
  type Field,
  rest,
  type Struct,
  struct,
  u24,
  u8,
} from "../../fields/mod.ts";
import { LLDP_OUI, LLDP_TLV } from "../../names/lldp.ts";
import type { Names } from "../../names/names.ts";

/** What every TLV begins with. */
export interface LLDPHead {
  /** Type. */
  type: number;
  /** Bytes of the value. */
  length: number;
}
/** What the TLV of an organization begins with: §8.6. */
export interface LLDPOrganization extends LLDPHead {
  /** The organization. */
  oui: number;
  /** Its own type of TLV. */
  subtype: number;
}
/** A TLV of an organization that is not known here. */
export interface LLDPOtherOrganization extends LLDPOrganization {
  /** Its data. */
  data: Uint8Array;
}

/** Type and length. */
export const lldpHead: { type: Field<number>; length: Field<number> } = {
  type: bits(7, { alias: "lldp.tlv.type", names: LLDP_TLV }),
  length: bits(9, { alias: "lldp.tlv.len", unit: "bytes" }),
};

/** The head of an organization whose subtypes have these names. */
export function organization(
  alias: string,
  names: Names = {},
): {
  type: Field<number>;
  length: Field<number>;
  oui: Field<number>;
  subtype: Field<number>;
} {
  return {
    ...lldpHead,
    oui: u24({ alias: "lldp.orgtlv.oui", hex: true, names: LLDP_OUI }),
    subtype: u8({ alias, names }),
  };
}

/** A TLV of an organization without a table. */
export function otherTag(
  alias: string,
  names: Names = {},
): Struct<LLDPOtherOrganization> {
  return struct<LLDPOtherOrganization>({
    ...organization(alias, names),
    data: rest({ alias: "lldp.unknown_subtype.content" }),
  });
}

/** One value for each of the eight priorities or traffic classes. */
export interface Eight<T> {
  /** Of 0. */
  of0: T;
  /** Of 1. */
  of1: T;
  /** Of 2. */
  of2: T;
  /** Of 3. */
  of3: T;
  /** Of 4. */
  of4: T;
  /** Of 5. */
  of5: T;
  /** Of 6. */
  of6: T;
  /** Of 7. */
  of7: T;
}

/** Eight fields from 0 to 7. */
export function eight<T>(make: (i: number) => Field<T>): Struct<Eight<T>> {
  return struct<Eight<T>>({
    of0: make(0),
    of1: make(1),
    of2: make(2),
    of3: make(3),
    of4: make(4),
    of5: make(5),
    of6: make(6),
    of7: make(7),
  });
}

/** Eight bits, of which the first is that of 7. */
export function eightFlags(
  make: (i: number) => Field<boolean>,
): Struct<Eight<boolean>> {
  return struct<Eight<boolean>>({
    of7: make(7),
    of6: make(6),
    of5: make(5),
    of4: make(4),
    of3: make(3),
    of2: make(2),
    of1: make(1),
    of0: make(0),
  });
}
