/** dpkt: a Python library that dissects fast, up to the transport layer. */
import type { Adapter } from "../adapter.ts";
import { findPython, LineParser } from "../python.ts";
import { NAMINGS } from "./names.ts";
import { PROGRAM } from "./program.ts";

/** dpkt as an engine. */
export const dpkt: Adapter = {
  names: ["dpkt"],
  about: "dpkt's layers up to transport, under our names and types",
  gives: {
    fields: "some",
    bytes: true,
    ranges: false,
    reassembly: true,
    thresholds: false,
    trace: true,
    header: true,
    stdin: true,
    output: true,
  },
  remedy: "install dpkt for Python: apt-get install python3-dpkt",
  feed: true,
  find: (program) => findPython("dpkt", program),
  args: () => ["-c", PROGRAM],
  parser: (dissector) =>
    new LineParser(dissector, { name: "dpkt", namings: NAMINGS }),
};
