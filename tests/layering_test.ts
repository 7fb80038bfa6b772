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
  const foreign = [...modules].flatMap(([path, imports]) =>
    imports.filter((to) => !to.startsWith("src/")).map((to) => `${path}: ${to}`)
  );
  assertEquals(foreign, []);
});

Deno.test("the command line imports the standard library and the core alone", async () => {
  const modules = await graph("extract/main.ts");
  const foreign = [...modules].filter(([path]) => path.startsWith("extract/"))
    .flatMap(([, imports]) => imports)
    .filter((to) =>
      !/^(extract\/|mod\.ts$|offline\/std\/(cli|fmt|path)\/)/.test(to)
    );
  assertEquals(foreign, []);
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
