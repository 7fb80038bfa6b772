/**
 * Output formats.
 *
 * @module
 */
import { csv } from "./csv.ts";
import { json, ndjson } from "./json.ts";
import { line } from "./line.ts";
import type { OutputFormat } from "./output.ts";
import { pcap, pcapng } from "./pcap.ts";
import { plist } from "./plist.ts";
import { tree } from "./tree.ts";

/** The built-in formats. */
export const formats: readonly OutputFormat[] = [
  json,
  ndjson,
  plist,
  tree,
  csv,
  pcap,
  pcapng,
  line,
];

export { csv, json, line, ndjson, pcap, pcapng, plist, tree };
export * from "./output.ts";
