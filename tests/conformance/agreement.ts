/**
 * Prints how far our reading of the corpus agrees with tshark's, or writes
 * it to the docs with `--write`. To see where a new protocol differs:
 *
 *     deno run -A tests/conformance/agreement.ts --protocol ospf --only zeek
 *
 * `--own` compares the captures of testdata/ instead of the corpus,
 * `--samples N` shows more of them, `--rule NAME` what a rule explains.
 */
import { compareConversations, type Found } from "./conversations.ts";
import { compareReassembled } from "./reassembled.ts";
import { parseArgs } from "node:util";
import type { Difference } from "../../adapters/compare/compare.ts";
import { oracleVersion } from "./corpus.ts";
import { type Agreement, sum } from "../../adapters/compare/tally.ts";
import { agreement } from "./measure.ts";
import { ownAgreement } from "./own.ts";
import { RULES } from "../../adapters/compare/rules.ts";

const pad = (n: number): string => `${n}`.padStart(8);

/** The agreement in one line. */
function summary(a: Agreement): string {
  const { compared, equal, explained } = sum(a.fields.values());
  return `${a.files} captures, ${a.frames} frames, ${a.fields.size} fields by name, ${compared} values compared, ${equal} equal, ${explained} explained, ${a.unexplained.length} not explained`;
}

/** The agreement as lines for a person. */
export function report(a: Agreement): string {
  const explained = [...a.explained].sort((x, y) => y[1].count - x[1].count);
  return [
    summary(a),
    ...explained.map(([name, { count }]) => `${pad(count)}  ${name}`),
    ...a.live ? [] : [
      `only the recorded fields: tshark ${oracleVersion()} is not installed`,
    ],
  ].join("\n");
}

/** A difference in two lines. */
export function show(d: Difference): string {
  const problems = d.problems.map((p) => `${p.kind}:${p.protocol}`).join(" ");
  const values = `ours=${JSON.stringify(d.ours, text)} theirs=${
    JSON.stringify(d.theirs, text)
  }`;
  return `  ${d.file}#${d.frame} ${values.slice(0, 300)}\n     ${d.chain} | ${
    d.oracle["frame.protocols"]
  } ${problems}`;
}

/** JSON has no whole numbers beyond 2^53. */
function text(_key: string, x: unknown): unknown {
  return typeof x === "bigint" ? `${x}` : x;
}

/** What became of each field, samples of the differences that nothing explains, and of those that a rule explains. */
export function details(
  a: Agreement,
  samples: number,
  rule?: string,
): string {
  const bad = Map.groupBy(a.unexplained, (d) => d.alias);
  const lines = ["compared    equal explained unexplained"];
  for (const [alias, c] of a.fields) {
    if (c.compared === 0) continue;
    const left = bad.get(alias)?.length;
    lines.push(
      `${pad(c.compared)} ${pad(c.equal)} ${pad(c.explained)} ${
        left ? pad(left) : "       -"
      }  ${alias}`,
    );
  }
  for (const [alias, list] of bad) {
    lines.push("", `${alias}: ${list.length}`);
    const step = Math.max(1, Math.floor(list.length / samples));
    for (let i = 0; i < list.length; i += step) lines.push(show(list[i]));
  }
  if (rule !== undefined) {
    const found = a.explained.get(rule);
    lines.push("", `explained by "${rule}": ${found?.count ?? 0}`);
    for (const [alias, d] of found?.samples ?? []) {
      lines.push(`  ${alias}`, show(d));
    }
  }
  const unseen = [...a.fields].filter(([, c]) => c.compared === 0);
  if (unseen.length > 0) {
    lines.push("", `in no capture: ${unseen.map(([x]) => x).join(" ")}`);
  }
  return lines.join("\n");
}

/** The page of the docs. */
async function document(a: Agreement): Promise<string> {
  const rows = RULES.filter((r) => !r.own).map((r) =>
    `| ${r.name} | ${a.explained.get(r.name)?.count ?? 0} | ${r.reason} |`
  );
  const protocols = Map.groupBy(a.fields, ([alias]) => alias.split(".")[0]);
  const counts = [...protocols].map(([name, fields]) => {
    const c = sum(fields.map(([, count]) => count));
    const seen = fields.filter(([, count]) => count.compared > 0).length;
    return `| ${name} | ${fields.length} | ${seen} | ${c.compared} | ${c.equal} | ${c.explained} |`;
  });
  return `# Agreement with tshark

Real captures that others made, read by us and by tshark ${oracleVersion()}, compared
field by field by Wireshark's names, the chain of protocols among them.
\`deno task agreement\` makes this page, where the captures and that tshark are
at hand; a test fails when a difference has no reason. Fragments and streams are
put together on both sides.

${summary(a)}.

| difference | values | reason |
|---|---|---|
${rows.join("\n")}

Fields by the first word of Wireshark's name: how many our tables have, how many
of them occur in the captures, and what came of comparing their values.

| name | fields | seen | compared | equal | explained |
|---|---|---|---|---|---|
${counts.join("\n")}

## Conversations

${await conversations()}`;
}

/** What came of comparing streams, flows, datagrams and messages. */
async function conversations(): Promise<string> {
  const { streams, flows } = compareConversations();
  const r = await compareReassembled();
  const section = (what: string, f: Found) =>
    `${what}: ${f.compared} compared, ${f.equal} equal, ${f.unexplained.length} not explained.\n\n| difference | number |\n|---|---|\n${
      [...f.explained].map(([why, n]) => `| ${why} | ${n} |`).join("\n")
    }\n\n`;
  return section(
    "TCP streams, each direction by its bytes and their SHA-256",
    streams,
  ) + section(
    "Conversations of TCP and UDP, by packets of each direction and bytes",
    flows,
  ) +
    `Datagrams that came in fragments: ${r.datagrams} by tshark, ${r.equal} equal in length, fragments and bytes, ${r.quoted} quoted by an ICMP error, ${r.different.length} not explained. Messages of HTTP, TLS and DNS that tshark ends in a frame out of several segments: ${r.messages}; we end ${r.sameMessages} of them in the same frame out of as many, the others elsewhere, where segments came late or never.\n`;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      write: { type: "boolean" },
      only: { type: "string" },
      protocol: { type: "string" },
      samples: { type: "string", default: "4" },
      rule: { type: "string" },
      own: { type: "boolean" },
    },
  });
  const { only, protocol } = values;
  const a = await (values.own ? ownAgreement : agreement)({
    ...only === undefined ? {} : { only },
    ...protocol === undefined ? {} : { protocol },
  });
  if (values.write) {
    const page = new URL("../../docs/agreement.md", import.meta.url);
    await Deno.writeTextFile(page, await document(a));
    const args = ["fmt", "-q", page.pathname];
    await new Deno.Command(Deno.execPath(), { args }).output();
  } else {
    console.log(report(a));
    console.log(details(a, Number(values.samples), values.rule));
  }
}
