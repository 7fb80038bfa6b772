/** scapy: a Python library that dissects, and knows many protocols. */
import type { Adapter } from "../adapter.ts";
import { findPython, LineParser } from "../python.ts";
import { NAMINGS, partOf } from "./names.ts";
import { PROGRAM } from "./program.ts";

/** scapy as an engine. */
export const scapy: Adapter = {
  names: ["scapy"],
  about: "scapy's layers, the usual ones under our names and types",
  gives: {
    fields: "some",
    bytes: true,
    ranges: false,
    reassembly: true,
    thresholds: false,
    trace: true,
    header: false,
    stdin: true,
    output: true,
  },
  remedy: "install scapy for Python: apt-get install python3-scapy",
  feed: true,
  find: (program) => findPython("scapy", program),
  args: () => ["-c", PROGRAM],
  parser: (dissector) =>
    new LineParser(dissector, {
      name: "scapy",
      namings: NAMINGS,
      part: partOf,
    }),
};
