import { assert, assertEquals } from "@std/assert";

const ROOT = new URL("../", import.meta.url);

/** Folders and files of src/ by how high they stand: imports go to the same folder or lower. */
const HEIGHT: Readonly<Record<string, number>> = {
  bytes: 0,
  names: 0,
  fields: 1,
  model: 1,
  capture: 2,
  dissect: 3,
  protocols: 4,
  flow: 5,
  reassembly: 6,
  output: 7,
  engine: 7,
};
/** Files that stand in src/ itself, above all folders. */
const TOP = 8;

/** Modules of src/ and extract/ with what they import. */
async function graph(entry: string): Promise<Map<string, string[]>> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", entry],
    cwd: ROOT,
    stderr: "null",
  }).output();
  const info = JSON.parse(new TextDecoder().decode(stdout)) as {
    modules: {
      specifier: string;
      dependencies?: {
        specifier: string;
        code?: { specifier?: string };
        type?: { specifier?: string };
      }[];
    }[];
  };
  const short = (url: string) => url.replace(ROOT.href, "");
  return new Map(info.modules.map((m) => [
    short(m.specifier),
    (m.dependencies ?? []).map((d) =>
      short(d.code?.specifier ?? d.type?.specifier ?? d.specifier)
    ),
  ]));
}

function heightOf(path: string): number {
  const folder = path.match(/^src\/([^/]+)\//)?.[1];
  if (folder === undefined) return TOP;
  assert(folder in HEIGHT, `src/${folder} is not in the map of folders`);
  return HEIGHT[folder];
}

Deno.test("imports go to the same folder or to a lower one", async () => {
  const modules = await graph("mod.ts");
  const wrong: string[] = [];
  let edges = 0;
  for (const [path, imports] of modules) {
    if (!path.startsWith("src/")) continue;
    const folder = path.split("/")[1];
    for (const to of imports) {
      if (!to.startsWith("src/")) continue;
      edges++;
      const same = to.split("/")[1] === folder;
      const h = heightOf(path);
      if (!same && heightOf(to) >= h && h !== TOP) {
        wrong.push(`${path} imports ${to}`);
      }
    }
  }
  assert(edges > 100);
  assertEquals(wrong, []);
});

Deno.test("protocols do not import each other, except to share a family's tables", async () => {
  const modules = await graph("mod.ts");
  const across: string[] = [];
  for (const [path, imports] of modules) {
    if (!path.startsWith("src/protocols/") || path.endsWith("/mod.ts")) {
      continue;
    }
    const folder = path.split("/").slice(0, -1).join("/");
    for (const to of imports) {
      if (!to.startsWith("src/protocols/")) continue;
      // tables of what several folders carry: EAP
      if (to.startsWith("src/protocols/shared/")) continue;
      if (!to.startsWith(`${folder}/`)) across.push(`${path} imports ${to}`);
    }
  }
  assertEquals(across, []);
});

Deno.test("src imports nothing but itself", async () => {
  const modules = await graph("mod.ts");
  const foreign = [...modules].filter(([path]) => path.startsWith("src/"))
    .flatMap(([path, imports]) =>
      imports.filter((to) => !to.startsWith("src/"))
        .map((to) => `${path}: ${to}`)
    );
  assertEquals(foreign, []);
});

Deno.test("adapters import src and each other's common part alone", async () => {
  const modules = await graph("mod.ts");
  const own = [...modules].filter(([path]) => path.startsWith("adapters/"));
  assert(own.length > 5);
  const foreign = own.flatMap(([path, imports]) => {
    const folder = path.split("/").slice(0, -1).join("/");
    const isTop = folder === "adapters";
    return imports.filter((to) =>
      !to.startsWith("src/") && !to.startsWith(`${folder}/`) &&
      !(isTop
        ? /^adapters\/\w+\/mod\.ts$/.test(to)
        : /^adapters\/\w+\.ts$/.test(to))
    ).map((to) => `${path}: ${to}`);
  });
  assertEquals(foreign, []);
});

Deno.test("the command line imports the standard library and the core alone", async () => {
  const modules = await graph("extract/main.ts");
  const foreign = [...modules].filter(([path]) => path.startsWith("extract/"))
    .flatMap(([, imports]) => imports)
    .filter((to) =>
      !/^(extract\/|mod\.ts$|adapters\/compare\/mod\.ts$|offline\/std\/(cli|fmt|path)\/)/
        .test(to)
    );
  assertEquals(foreign, []);
});

Deno.test("only adapters/runtime.ts starts processes", async () => {
  const modules = await graph("extract/main.ts");
  const guilty: string[] = [];
  for (const path of modules.keys()) {
    if (!/^(src|adapters|extract|mod)\b/.test(path)) continue;
    const text = await Deno.readTextFile(new URL(path, ROOT));
    if (/child_process|Deno\.Command/.test(text)) guilty.push(path);
  }
  assertEquals(guilty, ["adapters/runtime.ts"]);
});

Deno.test("only capture/source.ts knows a runtime", async () => {
  const modules = await graph("mod.ts");
  const guilty: string[] = [];
  for (const path of modules.keys()) {
    if (!path.startsWith("src/") || path === "src/capture/source.ts") continue;
    const text = (await Deno.readTextFile(new URL(path, ROOT)))
      .replace(/\/\*[^]*?\*\/|\/\/.*/g, "");
    if (
      /\bDeno\.(?!customInspect)|(?<![.\w])process\.|["']node:|\bBuffer\b/.test(
        text,
      )
    ) {
      guilty.push(path);
    }
  }
  assertEquals(guilty, []);
});
