/** What options of Mobile IPv6 begin with: RFC 6275 §6.2.1. */
import { type Field, u8 } from "../../fields/mod.ts";
import { MH_OPTION } from "../../names/mh.ts";

/** What all options but Pad1 have. */
export interface MHOptionHead {
  /** Type. */
  type: number;
  /** Bytes behind the length. */
  length: number;
}

/** The fields of {@linkcode MHOptionHead}. */
export const mhOptionHead: {
  readonly [K in keyof MHOptionHead]-?: Field<MHOptionHead[K]>;
} = {
  type: u8({ names: MH_OPTION }),
  length: u8({ alias: "mip6.mobility_opt.len", unit: "bytes" }),
};
