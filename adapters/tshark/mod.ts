/** tshark: Wireshark's dissectors, under our names and types. */
import type {
  EngineArguments,
  EngineProgram,
} from "../../src/engine/engine.ts";
import type { Adapter } from "../adapter.ts";
import { output, programs } from "../runtime.ts";
import { TsharkParser } from "./parse.ts";

/** Packets after which tshark begins a new session. */
const SESSION = 100_000;

/** Numbers as they are in the packets, unless preferences say otherwise. */
const PLAIN = ["tcp.relative_sequence_numbers:FALSE"];

/** Where a tshark is, and its version. */
function find(program: string | undefined): EngineProgram | undefined {
  const [path] = program === undefined ? programs("tshark") : [program];
  const text = path && output(path, ["--version"]);
  if (!text) return undefined;
  return { path, version: text.match(/(\d+\.\d+(?:\.\d+)?)/)?.[1] ?? "?" };
}

/** The arguments that tshark reads `input` with. */
export function tsharkArgs(input: string, a: EngineArguments): string[] {
  const args = ["-n", "-l", "-T", "pdml", ...PLAIN.flatMap((o) => ["-o", o])];
  // a filter hides where a new session begins to count
  const session = a.displayFilter ? 0 : a.sessionSize ?? SESSION;
  if (session > 0) args.push("-M", `${session}`);
  if (a.displayFilter) args.push("-Y", a.displayFilter);
  for (const rule of a.decodeAs ?? []) args.push("-d", rule);
  for (const preference of a.preferences ?? []) args.push("-o", preference);
  if (a.keyLog) args.push("-o", `tls.keylog_file:${a.keyLog}`);
  return [...args, "-r", input];
}

/** tshark as an engine. */
export const tshark: Adapter = {
  names: ["tshark", "pyshark"],
  about: "Wireshark's dissectors, their fields under our names and types",
  gives: {
    fields: "all",
    bytes: false,
    ranges: true,
    reassembly: false,
    thresholds: false,
    trace: true,
    header: false,
    stdin: true,
    output: true,
  },
  remedy: "install Wireshark's command line: apt-get install tshark",
  find,
  args: tsharkArgs,
  parser: (dissector) => new TsharkParser(dissector),
};
