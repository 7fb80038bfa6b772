import type { Names } from "./names.ts";

/**
 * IPComp transform identifiers, which are compression parameter indices as
 * well: https://www.iana.org/assignments/isakmp-registry (2025).
 */
export const IPCOMP_CPI: Names = {
  1: "OUI",
  2: "DEFLATE",
  3: "LZS",
  4: "LZJH",
};
