import { assert, assertEquals } from "@std/assert";

const ROOT = new URL("../", import.meta.url);

async function run(
  command: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const { code, stdout, stderr } = await new Deno.Command(command, {
    args,
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  const text = (b: Uint8Array) => new TextDecoder().decode(b);
  return { code, out: text(stdout), err: text(stderr) };
}

async function major(command: string): Promise<number> {
  try {
    const { out } = await run(command, "--version");
    return Number(out.match(/\d+/)?.[0] ?? 0);
  } catch {
    return 0;
  }
}

const NODE = await major("node");

/** Whether `deno bundle` works here: it downloads its bundler. */
const BUNDLES = await (async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/x.ts`, "export const x = 1;\n");
    const args = ["bundle", "-o", `${folder}/x.js`, `${folder}/x.ts`];
    return NODE >= 20 && (await run(Deno.execPath(), ...args)).code === 0;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
})();
/** Why the test in Node is skipped, if it is. */
const SKIPPED = NODE < 20
  ? " (skipped: no Node 20)"
  : BUNDLES
  ? ""
  : " (skipped: deno bundle cannot get its bundler)";

Deno.test("the core passes a type check with the types of browsers alone", async () => {
  const { code, err } = await run(
    Deno.execPath(),
    "check",
    "-c",
    "tests/portable.json",
    "mod.ts",
  );
  assertEquals(code, 0, err);
});

Deno.test({
  name:
    `the bundled core dissects, reassembles and follows flows in Node${SKIPPED}`,
  ignore: SKIPPED !== "",
  async fn() {
    const folder = await Deno.makeTempDir();
    try {
      const bundle = `${folder}/core.mjs`;
      const made = await run(Deno.execPath(), "bundle", "-o", bundle, "mod.ts");
      assertEquals(made.code, 0, made.err);
      const script = `
        import { extract, Extractor, http, StreamDigests } from ${
        JSON.stringify(bundle)
      };
        import { readFileSync } from "node:fs";
        const path = "testdata/captures/recorded/http.pcap";
        const byPath = await extract({ input: path });
        const byBytes = await extract({ input: readFileSync(path) });
        const stream = new Blob([readFileSync(path)]).stream();
        const byStream = await extract({ input: stream });
        const uris = [];
        for (const f of new Extractor({ input: path })) {
          const uri = f.get(http)?.request?.target;
          if (uri) uris.push(uri);
        }
        const { reassembly } = await extract({
          input: "testdata/captures/recorded/fragments.pcap",
          ip: true,
        });
        const sums = [];
        const conversations = await extract({
          input: path,
          tcp: true,
          trace: { output: ${JSON.stringify(`${folder}/flows`)} },
          consumers: (c) => {
            const digests = new StreamDigests();
            sums.push(() => digests.of(c));
            return [digests];
          },
        });
        const [flow] = conversations.trace;
        const traced = await extract({ input: flow.file });
        console.log(JSON.stringify({
          datagrams: reassembly.ipv4.map((d) => [d.index, String(d.packet.chain)]),
          segments: conversations.reassembly.tcp.map((d) => String(d.packet.chain)),
          flow: [flow.protocol, flow.packets, flow.state],
          traced: traced.length,
          sums: sums.map((sum) => sum().map((d) => d.bytes)),
          lengths: [byPath.length, byBytes.length, byStream.length],
          same: JSON.stringify(byPath.frames) === JSON.stringify(byStream.frames),
          uris,
        }));`;
      await Deno.writeTextFile(`${folder}/smoke.mjs`, script);
      const { code, out, err } = await run("node", `${folder}/smoke.mjs`);
      assertEquals(code, 0, err);
      const said = JSON.parse(out);
      assert(said.lengths[0] > 8);
      assertEquals(new Set(said.lengths).size, 1);
      assertEquals(said.same, true);
      assertEquals(said.uris, ["/", "/missing"]);
      const echo = "IPv4:ICMP:Raw";
      assertEquals(said.datagrams, [[[1, 2, 3], echo], [[4, 5, 6], echo]]);
      assertEquals(said.segments, Array(4).fill("TCP:HTTP"));
      assertEquals(said.flow, ["tcp", said.traced, "CLOSED"]);
      assertEquals(said.traced, said.lengths[0]);
      assertEquals(said.sums, [[151, 590]]);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
