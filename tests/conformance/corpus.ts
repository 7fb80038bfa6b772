/** The captures that others made, and tshark's reading of them; absent from a plain checkout. */
import type { OracleFrame } from "../../adapters/compare/compare.ts";

/** Where the captures are. */
export const CORPUS: URL = new URL("../../../shared/corpus/", import.meta.url);

/** Whether the corpus is there. */
export function hasCorpus(): boolean {
  try {
    return Deno.statSync(CORPUS).isDirectory;
  } catch {
    return false;
  }
}

/** Names of the captures, sorted. */
export function captures(): string[] {
  return [...Deno.readDirSync(new URL("captures/", CORPUS))]
    .map((e) => e.name).sort();
}

/** The path of a capture. */
export function capturePath(name: string): string {
  return new URL(`captures/${name}`, CORPUS).pathname;
}

/** tshark's reading of a capture, frame by frame. */
export async function oracle(name: string): Promise<OracleFrame[]> {
  const url = new URL(`oracle/${name}.oracle.ndjson.gz`, CORPUS);
  const file = await Deno.open(url);
  const text = await new Response(
    file.readable.pipeThrough(new DecompressionStream("gzip")),
  ).text();
  return text.split("\n").filter((l) => l !== "").map((l) => JSON.parse(l));
}

/** The program that recorded tshark's reading: its fields and options are read from there. */
function recorder(): string {
  return Deno.readTextFileSync(new URL("../tools/oracle.py", CORPUS));
}

/** Names of the fields that tshark was asked for. */
export function oracleFields(): Set<string> {
  const list = recorder().match(/FIELDS='''([^]*?)'''/);
  return new Set(list![1].split(/\s+/).filter((f) => f !== ""));
}

/** The options that tshark was given for a capture. */
export function oracleOptions(name: string): string[] {
  const list = recorder().match(/^PREFS=\[(.*)\]$/m);
  const options = list![1].split(",").map((o) => o.slice(1, -1));
  const manifest = Deno.readTextFileSync(new URL("manifest.tsv", CORPUS));
  const line = manifest.split("\n").find((l) => l.startsWith(`${name}\t`));
  return line?.includes("app:MongoDB")
    ? [...options, "-d", "tcp.port==27017,mongo"]
    : options;
}

/** The version of the tshark that was asked. */
export function oracleVersion(): string | undefined {
  const text = Deno.readTextFileSync(new URL("ORACLE.md", CORPUS));
  return text.match(/TShark \(Wireshark\) ([\d.]+\d)/)?.[1];
}
