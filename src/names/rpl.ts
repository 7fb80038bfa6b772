import type { Names } from "./names.ts";

/** RPL control message options: https://www.iana.org/assignments/rpl (2025). */
export const RPL_OPTION: Names = {
  0: "Pad1",
  1: "PadN",
  2: "DAG Metric Container",
  3: "Routing Information",
  4: "DODAG Configuration",
  5: "RPL Target",
  6: "Transit Information",
  7: "Solicited Information",
  8: "Prefix Information",
  9: "Target Descriptor",
  10: "P2P Route Discovery Option",
  11: "P2P Measurement Object Option",
};

/** RPL modes of operation: https://www.iana.org/assignments/rpl (2025). */
export const RPL_MODE: Names = {
  0: "No Downward routes maintained by RPL",
  1: "Non-Storing Mode of Operation",
  2: "Storing Mode of Operation with no multicast support",
  3: "Storing Mode of Operation with multicast support",
  4: "P2P Route Discovery Mode of Operation",
};

/** Routing metrics and constraints: https://www.iana.org/assignments/rpl (2025). */
export const RPL_METRIC: Names = {
  1: "Node State and Attribute",
  2: "Node Energy",
  3: "Hop Count",
  4: "Link Throughput",
  5: "Link Latency",
  6: "Link Quality Level",
  7: "Link ETX",
  8: "Link Color",
};

/** Where the key of a secure message comes from: RFC 6550 §6.1. */
export const RPL_KEY_MODE: Names = {
  0: "Group key by index",
  1: "Pair key",
  2: "Group key by index and source",
  3: "Signature by source and index",
};
