/** What options of IPv6 begin with: RFC 8200 §4.2. */
import { derived, type Field, u8 } from "../../fields/mod.ts";
import { IPV6_OPTION, IPV6_OPTION_ACTION } from "../../names/ipv6_option.ts";

/** What all options have: their type, and what it says to nodes that do not know it. */
export interface IPv6OptionHead {
  /** The whole type octet. */
  type: number;
  /** What a node does that does not know the option: the first two bits of the type. */
  action: number;
  /** Whether the data may change on the way: the third bit of the type. */
  change: boolean;
}
/** An option with a length. */
export interface SizedIPv6Option extends IPv6OptionHead {
  /** Bytes of the option's data, without type and length. */
  length: number;
}

interface Type {
  type: number;
}
/** A table's fields, one for each value of `T`. */
export type FieldsOf<T> = { readonly [K in keyof T]: Field<T[K]> };

/** The fields of {@linkcode IPv6OptionHead}. */
export const ipv6OptionHead: FieldsOf<IPv6OptionHead> = {
  type: u8({ alias: "ipv6.opt.type", hex: true, names: IPV6_OPTION }),
  action: derived((h: Type) => h.type >> 6, {
    alias: "ipv6.opt.type.action",
    names: IPV6_OPTION_ACTION,
  }),
  change: derived<Type, boolean>((h) => (h.type & 0x20) !== 0, {
    alias: "ipv6.opt.type.change",
  }),
};

/** The fields of {@linkcode SizedIPv6Option}. */
export const ipv6SizedOptionHead: FieldsOf<SizedIPv6Option> = {
  ...ipv6OptionHead,
  length: u8({ alias: "ipv6.opt.length", unit: "bytes" }),
};
