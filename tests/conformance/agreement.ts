/** Counts how far our reading of the corpus agrees with tshark's. */
import {
  CaptureReader,
  Dissector,
  FormatError,
  Frame,
  protocols,
  Registry,
} from "../../mod.ts";
import {
  aliasesOf,
  type Difference,
  reading,
  same,
  theirs,
} from "./compare.ts";
import { capturePath, captures, oracle, oracleFields } from "./corpus.ts";
import { RULES } from "./rules.ts";

/** What was found. */
export interface Agreement {
  files: number;
  frames: number;
  /** Fields compared and fields equal, by alias. */
  readonly fields: Map<string, { compared: number; equal: number }>;
  /** Differences that a rule explains, by its name. */
  readonly explained: Map<string, number>;
  readonly unexplained: Difference[];
}

/** Compares the captures whose name holds `part`. */
export async function agreement(part = ""): Promise<Agreement> {
  const wanted = oracleFields();
  const aliases = [...aliasesOf(protocols)].filter((a) => wanted.has(a));
  const result: Agreement = {
    files: 0,
    frames: 0,
    fields: new Map(aliases.map((a) => [a, { compared: 0, equal: 0 }])),
    explained: new Map(),
    unexplained: [],
  };
  const frame = new Frame(new Dissector(new Registry(protocols)));
  for (const file of captures()) {
    if (!file.includes(part)) continue;
    const lines = await oracle(file);
    const reader = new CaptureReader(capturePath(file));
    result.files++;
    try {
      for (const line of lines) {
        if (!reader.nextSync(frame)) break;
        result.frames++;
        compareFrame(file, frame, line, aliases, result);
      }
    } catch (e) {
      if (!(e instanceof FormatError)) throw e; // what tshark reads and we do not is told by the test of readers
    } finally {
      reader.close();
    }
  }
  return result;
}

function compareFrame(
  file: string,
  frame: Frame,
  line: Readonly<Record<string, unknown>>,
  aliases: readonly string[],
  result: Agreement,
): void {
  const values = reading(frame);
  for (const alias of aliases) {
    const ours = values.get(alias) ?? [], other = theirs(line, alias);
    if (ours.length === 0 && other.length === 0) continue;
    const count = result.fields.get(alias)!;
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
      oracle: line,
    };
    const rule = RULES.find((r) => r.explains(d));
    if (!rule) result.unexplained.push(d);
    else {result.explained.set(
        rule.name,
        (result.explained.get(rule.name) ?? 0) + 1,
      );}
  }
}

/** The agreement as lines for a person. */
export function report(a: Agreement): string {
  let compared = 0, equal = 0;
  for (const f of a.fields.values()) {
    compared += f.compared;
    equal += f.equal;
  }
  const explained = [...a.explained].sort((x, y) => y[1] - x[1]);
  return [
    `${a.files} captures, ${a.frames} frames, ${compared} fields compared, ${equal} equal, ${
      explained.reduce((n, [, k]) => n + k, 0)
    } explained, ${a.unexplained.length} not explained`,
    ...explained.map(([name, n]) => `${String(n).padStart(8)}  ${name}`),
  ].join("\n");
}

/** The table of the docs. */
function document(a: Agreement): string {
  const [summary] = report(a).split("\n");
  const rows = RULES.map((r) =>
    `| ${r.name} | ${a.explained.get(r.name) ?? 0} | ${r.reason} |`
  );
  const protocols = Map.groupBy(a.fields, ([alias]) => alias.split(".")[0]);
  const counts = [...protocols].map(([name, fields]) => {
    const sum = (k: "compared" | "equal") =>
      fields.reduce((n, [, f]) => n + f[k], 0);
    return `| ${name} | ${sum("compared")} | ${sum("equal")} |`;
  });
  return `# Agreement with tshark

Real captures that others made, read by us and by tshark 4.0.17, compared field
by field by Wireshark's names, the chain of protocols among them.
\`deno task agreement\` makes this page, where the captures are at hand; a test
fails when a difference has no reason.

${summary}.

| difference | fields | reason |
|---|---|---|
${rows.join("\n")}

| fields | compared | equal |
|---|---|---|
${counts.join("\n")}
`;
}

if (import.meta.main && Deno.args[0] === "--write") {
  const page = new URL("../../docs/agreement.md", import.meta.url);
  await Deno.writeTextFile(page, document(await agreement()));
  await new Deno.Command(Deno.execPath(), {
    args: ["fmt", "-q", page.pathname],
  })
    .output();
} else if (import.meta.main) {
  const a = await agreement(Deno.args[0] ?? "");
  console.log(report(a));
  const byAlias = Map.groupBy(a.unexplained, (d) => d.alias);
  for (
    const [alias, list] of [...byAlias].sort((x, y) =>
      y[1].length - x[1].length
    )
  ) {
    console.log(`\n${alias}: ${list.length}`);
    const step = Math.max(
      1,
      Math.floor(list.length / Number(Deno.args[1] ?? 4)),
    );
    for (let i = 0; i < list.length; i += step) {
      const d = list[i];
      console.log(
        `  ${d.file}#${d.frame} ours=${JSON.stringify(d.ours)} theirs=${
          JSON.stringify(d.theirs)
        }\n     ${d.chain} | ${d.oracle["frame.protocols"]} ${
          d.problems.map((p) => `${p.kind}:${p.protocol}`)
        }`.slice(0, 420),
      );
    }
  }
}
