import { assert, assertEquals, assertMatch } from "@std/assert";
import { Extractor } from "../../mod.ts";
import { packet, say, withFake } from "../adapters/fake.ts";
import { extract, RECORDED } from "./run.ts";

const DNS = `${RECORDED}/dns.pcap`, HTTP = `${RECORDED}/http.pcap`;
const ignore = !Extractor.engineTest("tshark");
if (ignore) console.log("skipped: tshark is not installed");

/** Runs the command line with another tshark on PATH. */
async function extractWith(program: string, args: readonly string[]) {
  const folder = program.replace(/\/tshark$/, "");
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "-A", "extract/main.ts", ...args],
    env: { NO_COLOR: "1", PATH: `${folder}:${Deno.env.get("PATH")}` },
  });
  const { code, stdout, stderr } = await child.output();
  const text = (b: Uint8Array) => new TextDecoder().decode(b);
  return { code, out: text(stdout), err: text(stderr) };
}

Deno.test("--engines tells of each engine what it is, and whether it is there", async () => {
  const { code, out } = await extract(["--engines", "-f", "ndjson"]);
  assertEquals(code, 0);
  const rows = out.trimEnd().split("\n").map((l) => JSON.parse(l));
  assertEquals(rows.map((r) => r.name).slice(0, 4), [
    "native",
    "pipeline",
    "server",
    "tshark",
  ]);
  assertEquals(rows[0].available, true);
  assertEquals(rows[3].gives.reassembly, false);
  for (const r of rows) assert(r.available || r.remedy, r.name);
  assertMatch((await extract(["--engines"])).out, /^native +reads and/);
});

Deno.test({
  name:
    "--compare finds nothing where engines agree, and tells why values may differ",
  ignore,
  async fn() {
    const { code, out, err } = await extract([DNS, "--compare", "tshark"]);
    assertEquals([code, out], [0, ""]);
    assertMatch(
      err,
      /^20 frames, \d{4} values compared with tshark: .* 0 not\n$/,
    );
    const why = await extract([DNS, "--compare", "tshark", "--explained"]);
    assertMatch(
      why.out,
      /times "flags of a response in a query": tshark shows/,
    );
  },
});

Deno.test({
  name: "--compare prints what differs, and is status 4",
  ignore,
  async fn() {
    const filter = ["--display-filter", "http"];
    const missing = await extract([HTTP, "--compare", "tshark", ...filter]);
    assertEquals([missing.code, missing.out], [4, ""]);
    assertMatch(missing.err, /^4 frames, .*\n8 frames by native alone\n$/);
    const changed = packet(1).replaceAll("0800", "86dd");
    await withFake(say(changed), async (program) => {
      const { out, code } = await extractWith(program, [
        HTTP,
        "-c",
        "1",
        "--compare",
        "tshark",
        "-f",
        "ndjson",
      ]);
      assertEquals(code, 4);
      const rows = out.trimEnd().split("\n").map((l) => JSON.parse(l));
      const row = rows.find((r) => r.field === "eth.type");
      assertEquals([row.frame, row.native, row.other], [1, [0x800], [0x86dd]]);
    });
  },
});

Deno.test("an engine that fails is status 2, with its last words", async () => {
  await withFake(
    `${say(packet(1))}\necho "out of luck" >&2\nexit 1`,
    async (path) => {
      const run = await extractWith(path, [HTTP, "-E", "tshark"]);
      const { code, out, err } = run;
      assertEquals(code, 2);
      assertEquals(out.split("\n").length, 2);
      assertMatch(err, /^extract: tshark ended with status 1: out of luck\n$/m);
    },
  );
});

Deno.test("--interface and files exclude each other", async () => {
  const { code, err } = await extract(["--interface", "lo", HTTP]);
  assertEquals(code, 1);
  assertMatch(err, /^extract: --interface takes the place of files/);
});
