/** What the elements of IEEE 802.11 have in common: IEEE 802.11-2020 §9.4.2.1. */
import { type Field, rest, type Struct, struct, u8 } from "../../fields/mod.ts";
import { WLAN_ELEMENT, WLAN_ELEMENT_EXTENSION } from "../../names/wlan.ts";

/** What every element begins with. */
export interface WLANElementHead {
  /** Element ID. */
  id: number;
  /** Bytes of the rest. */
  length: number;
}
/** An element whose ID is an extension. */
export interface WLANExtension extends WLANElementHead {
  /** Element ID extension. */
  extension: number;
  /** Its data. */
  data: Uint8Array;
}
/** An element without a table. */
export interface WLANOtherElement extends WLANElementHead {
  /** Its data. */
  data: Uint8Array;
}

/** ID and length. */
export const elementHead: { id: Field<number>; length: Field<number> } = {
  id: u8({ alias: "wlan.tag.number", names: WLAN_ELEMENT }),
  length: u8({ alias: "wlan.tag.length", unit: "bytes" }),
};

/** An element without a table. */
export const otherElement: Struct<WLANOtherElement> = struct<WLANOtherElement>({
  ...elementHead,
  data: rest({ alias: "wlan.tag.data" }),
});

/** An element whose ID is an extension. */
export const extensionElement: Struct<WLANExtension> = struct<WLANExtension>({
  ...elementHead,
  extension: u8({
    alias: "wlan.ext_tag.number",
    names: WLAN_ELEMENT_EXTENSION,
  }),
  data: rest({ alias: "wlan.ext_tag.data" }),
});
