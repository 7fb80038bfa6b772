import type { Names } from "./names.ts";

/** Traffic types of the priority code point: IEEE 802.1Q-2022 annex I. */
export const PRIORITY_CODE_POINT: Names = {
  0: "Best Effort",
  1: "Background",
  2: "Excellent Effort",
  3: "Critical Applications",
  4: "Video",
  5: "Voice",
  6: "Internetwork Control",
  7: "Network Control",
};
