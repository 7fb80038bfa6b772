import { printable } from "@pcapkit/core";
import type { Comparison, Difference } from "@pcapkit/core/compare";
import type { Args } from "./args.ts";
import { Sink } from "./sink.ts";

/** JSON has no whole numbers beyond 2^53. */
const exact = (_key: string, x: unknown): unknown =>
  typeof x === "bigint" ? `${x}` : x;

/** Values on one line. */
function valuesText(values: readonly unknown[]): string {
  if (values.length === 0) return "nothing";
  const text = values.map((x) => JSON.stringify(x, exact)).join(" ");
  return text.length > 200 ? text.slice(0, 199) + "…" : text;
}

/** A difference, for a person. */
function differenceText(engine: string, d: Difference): string {
  return printable(
    `frame ${d.frame} ${d.alias}: native ${valuesText(d.ours)}, ${engine} ${
      valuesText(d.theirs)
    }`,
  ) + "\n";
}

/** A difference, as data. */
function differenceLine(d: Difference): string {
  const { frame, alias, ours, theirs, chain } = d;
  const row = { frame, field: alias, native: ours, other: theirs, chain };
  return JSON.stringify(row, exact) + "\n";
}

/** What was found, in lines. */
function summary(
  engine: string,
  r: Comparison,
  total: { compared: number; equal: number; explained: number },
): string {
  const lines = [
    `${r.frames} frames, ${total.compared} values compared with ${engine}: ${total.equal} equal, ${total.explained} explained, ${r.unexplained.length} not`,
  ];
  if (r.onlyNative > 0) lines.push(`${r.onlyNative} frames by native alone`);
  if (r.onlyOther > 0) lines.push(`${r.onlyOther} frames by ${engine} alone`);
  return lines.join("\n") + "\n";
}

/** Runs `--compare`: two engines on each input. Returns the exit status. */
export async function comparison(
  args: Args,
  engine: string,
  signal: AbortSignal,
  err: (text: string) => void,
): Promise<number> {
  const { compare, rulesFor, sum } = await import("@pcapkit/core/compare");
  const sink = new Sink(args.output), asData = args.format === "ndjson";
  let differs = false;
  for (const input of args.inputs) {
    const r = await compare({
      input,
      engine,
      arguments: args.engineArguments,
      count: args.count,
      signal,
      onDifference: (d) =>
        sink.write(asData ? differenceLine(d) : differenceText(engine, d)),
      onWarning: (w) =>
        args.quiet || err(`${w.name}: ${printable(w.message)}\n`),
    });
    differs ||= r.unexplained.length + r.onlyNative + r.onlyOther > 0;
    if (args.explained) {
      const rules = rulesFor(engine);
      for (const [name, { count }] of r.explained) {
        const reason = rules.find((rule) => rule.name === name)?.reason ?? "";
        sink.write(
          asData
            ? JSON.stringify({ rule: name, count, reason }) + "\n"
            : `${count} times "${name}": ${reason}\n`,
        );
      }
    }
    if (!args.quiet) err(summary(engine, r, sum(r.fields.values())));
  }
  sink.close();
  return signal.aborted ? 130 : differs ? 4 : 0;
}
