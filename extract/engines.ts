import { type Engine, engines } from "@pcapkit/core";
import { UsageError } from "./args.ts";

/** What an engine is, and whether it is there. */
function rowOf(engine: Engine) {
  const { names: [name, ...aliases], gives, about = "", remedy } = engine;
  const available = engine.isAvailable(), program = engine.program?.();
  return {
    name,
    aliases,
    available,
    about,
    path: program?.path,
    version: program?.version,
    gives,
    ...(!available && { remedy }),
  };
}

/** What `--engines` prints: a table, json or ndjson. */
export function engineList(format: string | undefined): string {
  const rows = engines.map(rowOf);
  if (format === "ndjson") {
    return rows.map((r) => JSON.stringify(r) + "\n").join("");
  }
  if (format === "json") return JSON.stringify(rows, null, 2) + "\n";
  if (format !== undefined) {
    throw new UsageError(
      `--engines writes a table, json or ndjson, not ${format}`,
    );
  }
  const wide = Math.max(...rows.map((r) => r.name.length));
  return rows.map((r) => {
    const lacks = Object.entries(r.gives).flatMap(([what, has]) =>
      has === false ? [what] : has === "some" ? [`some ${what}`] : []
    );
    const where = r.available
      ? [r.path, r.version].filter((x) => x !== undefined).join(" ")
      : `not there: ${r.remedy}`;
    const indent = " ".repeat(wide + 2);
    return [
      `${r.name.padEnd(wide)}  ${r.about}`,
      ...where === "" ? [] : [indent + where],
      ...lacks.length === 0 ? [] : [`${indent}without: ${lacks.join(", ")}`],
    ].join("\n") + "\n";
  }).join("");
}
