/** Measures how far our reading of the corpus agrees with tshark's. */
import {
  CaptureReader,
  Dissector,
  FormatError,
  Frame,
  IPv4Reassembly,
  IPv6Reassembly,
  protocols,
  Registry,
  TCPReassembly,
} from "../../mod.ts";
import {
  aliasesOf,
  type Difference,
  reading,
  same,
  theirs,
} from "./compare.ts";
import {
  capturePath,
  captures,
  oracle,
  oracleFields,
  type OracleFrame,
} from "./corpus.ts";
import { LiveOracle } from "./live.ts";
import { RULES } from "./rules.ts";

/** What became of a field in all frames. */
export interface Count {
  compared: number;
  equal: number;
  explained: number;
}

/** What a rule explains. */
export interface Explained {
  count: number;
  readonly samples: Map<string, Difference>;
}

/** What was found. */
export interface Agreement {
  files: number;
  frames: number;
  /** Whether tshark was asked for the fields that the recorded reading lacks. */
  readonly live: boolean;
  /** By alias. */
  readonly fields: Map<string, Count>;
  /** Differences that a rule explains, by its name; and one of each field. */
  readonly explained: Map<string, Explained>;
  readonly unexplained: Difference[];
}

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

/** An agreement before the first frame. */
export function nothingYet(
  aliases: Iterable<string>,
  live: boolean,
): Agreement {
  const none = () => ({ compared: 0, equal: 0, explained: 0 });
  return {
    files: 0,
    frames: 0,
    live,
    fields: new Map([...aliases].map((a) => [a, none()])),
    explained: new Map(),
    unexplained: [],
  };
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

/** What tshark says of segments that were not simply the next. */
const DISORDER = [
  "tcp.analysis.retransmission",
  "tcp.analysis.fast_retransmission",
  "tcp.analysis.spurious_retransmission",
  "tcp.analysis.out_of_order",
  "tcp.analysis.lost_segment",
  "tcp.analysis.ack_lost_segment",
];

/** Remembers the TCP streams of a capture that are not in order. */
class Disorder {
  private readonly streams = new Set<unknown>();

  /** Whether a stream of the frame is one of them, with this frame. */
  sees(line: OracleFrame): boolean {
    const streams = [line["tcp.stream"]].flat().filter((s) => s !== undefined);
    const isCut = Number(line["frame.cap_len"]) < Number(line["frame.len"]);
    if (isCut || DISORDER.some((f) => line[f] !== undefined)) {
      for (const s of streams) this.streams.add(s);
    }
    return streams.some((s) => this.streams.has(s));
  }
}

/** Protocols whose fragments, segments and messages are put together, as tshark did. */
export function assembling(): Registry {
  const registry = new Registry(protocols), all = { store: false };
  const ip = { ...all, limits: { timeout: Infinity } };
  registry.attach([
    new IPv4Reassembly(ip).assembler,
    new IPv6Reassembly(ip).assembler,
    new TCPReassembly({ ...all, limits: { idle: Infinity } }).assembler,
  ]);
  return registry;
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

/** Compares a frame with tshark's reading of it, and counts. */
export function compareFrame(
  file: string,
  frame: Frame,
  line: OracleFrame,
  result: Agreement,
  isDisordered = false,
): void {
  const values = reading(frame);
  result.frames++;
  for (const alias of new Set([...values.keys(), ...Object.keys(line)])) {
    const count = result.fields.get(alias);
    if (!count) continue;
    const ours = values.get(alias) ?? [], other = theirs(line, alias);
    if (ours.length === 0 && other.length === 0) continue;
    count.compared++;
    if (
      ours.length === other.length && ours.every((x, i) => same(x, other[i]))
    ) {
      count.equal++;
      continue;
    }
    const d: Difference = {
      file,
      frame: frame.number,
      alias,
      ours,
      theirs: other,
      chain: `${frame.chain}`,
      problems: frame.problems,
      values,
      oracle: line,
      isDisordered,
    };
    const rule = RULES.find((r) => r.explains(d));
    if (!rule) {
      result.unexplained.push(d);
      continue;
    }
    count.explained++;
    const explained = result.explained.get(rule.name) ??
      { count: 0, samples: new Map() };
    result.explained.set(rule.name, explained);
    explained.count++;
    explained.samples.set(alias, d);
  }
}

/** Counts of several fields together. */
export function sum(counts: Iterable<Count>): Count {
  const all = { compared: 0, equal: 0, explained: 0 };
  for (const c of counts) {
    all.compared += c.compared;
    all.equal += c.equal;
    all.explained += c.explained;
  }
  return all;
}
