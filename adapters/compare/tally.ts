/** Counts where two readings agree. */
import type { Frame } from "../../src/dissect/frame.ts";
import {
  type Difference,
  type OracleFrame,
  reading,
  same,
  theirs,
  type Values,
} from "./compare.ts";
import type { Rule } from "./rule.ts";
import { RULES } from "./rules.ts";

/** What became of a field in all frames. */
export interface Count {
  /** Frames in which one of both has it. */
  compared: number;
  /** Where both have the same. */
  equal: number;
  /** Where a rule explains the difference. */
  explained: number;
}

/** What a rule explains. */
export interface Explained {
  /** How many differences. */
  count: number;
  /** One of each field. */
  readonly samples: Map<string, Difference>;
}

/** What was found. */
export interface Agreement {
  /** Captures. */
  files: number;
  /** Frames that both read. */
  frames: number;
  /** Whether tshark was asked for the fields that the recorded reading lacks. */
  readonly live: boolean;
  /** By alias. */
  readonly fields: Map<string, Count>;
  /** Differences that a rule explains, by its name; and one of each field. */
  readonly explained: Map<string, Explained>;
  /** Differences that nothing explains. */
  readonly unexplained: Difference[];
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
export class Disorder {
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

/** Compares a frame with tshark's reading of it, and counts. */
export function compareFrame(
  file: string,
  frame: Frame,
  line: OracleFrame,
  result: Agreement,
  isDisordered = false,
): void {
  const values = reading(frame);
  compareValues(file, frame, values, line, result, isDisordered, RULES);
}

/** Fields to compare that nobody thought of before. */
export function addFields(result: Agreement, names: readonly string[]): void {
  for (const name of names) {
    if (result.fields.has(name)) continue;
    result.fields.set(name, { compared: 0, equal: 0, explained: 0 });
  }
}

/** Compares what we read in a frame with what another did, and counts. */
export function compareValues(
  file: string,
  frame: Frame,
  values: Values,
  line: OracleFrame,
  result: Agreement,
  isDisordered: boolean,
  rules: readonly Rule[],
): void {
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
    const rule = rules.find((r) => r.explains(d));
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
