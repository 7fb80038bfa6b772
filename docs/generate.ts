/**
 * Writes the parts of the docs that come from the code, between their markers:
 *
 *     deno task docs
 */
import { formats, protocols } from "../mod.ts";

const README = new URL("../README.md", import.meta.url);

/** A cell of a Markdown table. */
const cell = (s: string): string => s.replaceAll("|", "\\|");

/** The protocols that are dissected. */
export function protocolTable(): string {
  const rows = protocols.filter((p) => p.id !== "raw").map((p) =>
    `| \`${p.id}\` | ${cell(p.name)} | ${cell(p.spec)} | ${
      cell(p.depth ?? "")
    } |`
  );
  return [
    "| id | protocol | specification | depth |",
    "|---|---|---|---|",
    ...rows,
  ].join("\n");
}

/** The output formats. */
export function formatList(): string {
  return formats.map((f) => `\`${f.names[0]}\``).join(", ");
}

/** Puts generated text between the markers of a document. */
export function fill(document: string): string {
  const put = (name: string, text: string) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const i = document.indexOf(open), j = document.indexOf(close);
    if (i < 0 || j < i) throw new Error(`no markers for ${name}`);
    document = `${document.slice(0, i + open.length)}\n\n${text}\n\n${
      document.slice(j)
    }`;
  };
  put("protocols", protocolTable());
  return document;
}

if (import.meta.main) {
  Deno.writeTextFileSync(README, fill(Deno.readTextFileSync(README)));
  await new Deno.Command(Deno.execPath(), {
    args: ["fmt", "-q", README.pathname],
  }).output();
}
