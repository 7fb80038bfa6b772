import type { Names } from "./names.ts";

/** Field types: "PPI Packet Header format" version 1.0.7 §4, and the list of its maintainers (2014). */
export const PPI_FIELD: Names = {
  2: "802.11-Common",
  3: "802.11n MAC Extensions",
  4: "802.11n MAC+PHY Extensions",
  5: "Spectrum-Map",
  6: "Process-Info",
  7: "Capture-Info",
  8: "Aggregation Extension",
  9: "802.3 Extension",
  30002: "GPS Tagging",
  30003: "VECTOR Tags",
  30004: "SENSOR tags",
  30005: "ANTENNA Tags",
};
