/** What options of Neighbor Discovery begin with: RFC 4861 §4.6. */
import { type Field, u8 } from "../../fields/mod.ts";
import { ICMPV6_ND_OPTION } from "../../names/icmpv6.ts";

/** What all options have. */
export interface NDOptionHead {
  /** Type. */
  type: number;
  /** Length of the whole option, in units of 8 bytes. */
  length: number;
}

/** The fields of {@linkcode NDOptionHead}. */
export const ndOptionHead: {
  readonly [K in keyof NDOptionHead]: Field<NDOptionHead[K]>;
} = {
  type: u8({ alias: "icmpv6.opt.type", names: ICMPV6_ND_OPTION }),
  length: u8({ alias: "icmpv6.opt.length" }),
};
