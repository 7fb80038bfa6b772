/** Measures how far our reading of the corpus agrees with tshark's. */
import {
  CaptureReader,
  Dissector,
  FormatError,
  Frame,
  protocols,
} from "../../mod.ts";
import { aliasesOf, type OracleFrame } from "../../adapters/compare/compare.ts";
import { assembling } from "../../adapters/compare/run.ts";
import {
  type Agreement,
  compareFrame,
  Disorder,
  nothingYet,
} from "../../adapters/compare/tally.ts";
import { capturePath, captures, oracle, oracleFields } from "./corpus.ts";
import { LiveOracle } from "./live.ts";

/** What to compare: everything, unless it says less. */
export interface Scope {
  /** Only captures whose name holds this. */
  readonly only?: string;
  /** Only fields of this protocol: of the table with this id or alias, or below this name. */
  readonly protocol?: string;
}

/** The aliases to compare, whether tshark has them or not. */
export function wanted(name: string | undefined): string[] {
  if (name === undefined) return [...aliasesOf(protocols)];
  const own = aliasesOf(
    protocols.filter((p) => p.id === name || p.alias === name),
  );
  const common = aliasesOf([]);
  return [...aliasesOf(protocols)].filter((a) =>
    a.startsWith(`${name}.`) || own.has(a) && !common.has(a)
  );
}

/** Compares captures, two at a time being read by tshark. */
export async function agreement(scope: Scope = {}): Promise<Agreement> {
  const asked = wanted(scope.protocol), recorded = oracleFields();
  const live = await LiveOracle.open(asked);
  const aliases = new Set(live?.aliases);
  for (const a of asked) if (recorded.has(a)) aliases.add(a);
  const result = nothingYet(aliases, live !== undefined);
  const read = async (file: string) => {
    const lines = await oracle(file);
    return {
      file,
      lines: live ? await live.complete(file, lines) : lines,
    };
  };
  const files = captures().filter((f) => f.includes(scope.only ?? ""));
  for await (const { file, lines } of ahead(files, read)) {
    compareFile(file, lines, result);
  }
  return result;
}

/** The results of `job` in order, two of them being worked on while one is used. */
async function* ahead<A, B>(
  items: readonly A[],
  job: (item: A) => Promise<B>,
): AsyncGenerator<B> {
  const running: Promise<B>[] = [];
  for (const item of items) {
    running.push(job(item));
    if (running.length > 1) yield running.shift()!;
  }
  yield* running;
}

function compareFile(
  file: string,
  lines: readonly OracleFrame[],
  result: Agreement,
): void {
  const frame = new Frame(new Dissector(assembling()));
  const reader = new CaptureReader(capturePath(file));
  const disorder = new Disorder();
  result.files++;
  try {
    for (const line of lines) {
      if (!reader.nextSync(frame)) break;
      compareFrame(file, frame, line, result, disorder.sees(line));
    }
  } catch (e) {
    if (!(e instanceof FormatError)) throw e; // what tshark reads and we do not is told by the test of readers
  } finally {
    reader.close();
  }
}
