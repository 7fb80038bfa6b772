/** The captures that others made, and tshark's reading of them; absent from a plain checkout. */

/** Where the captures are. */
export const CORPUS: URL = new URL("../../../shared/corpus/", import.meta.url);

/** One frame as tshark reads it: field names and their values, in order of appearance. */
export type OracleFrame = Readonly<Record<string, unknown>>;

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

/** Names of the fields that tshark was asked for. */
export function oracleFields(): Set<string> {
  const text = Deno.readTextFileSync(
    new URL("../tools/oracle.py", CORPUS),
  );
  const list = text.match(/FIELDS='''([^]*?)'''/);
  return new Set(list![1].split(/\s+/).filter((f) => f !== ""));
}
