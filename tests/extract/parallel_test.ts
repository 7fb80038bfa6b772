/** The engines that share work out, on the command line. */
import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { extract, RECORDED, ROOT } from "./run.ts";

const HTTP = `${RECORDED}/http.pcap`;
const CORES = navigator.hardwareConcurrency >= 2;

/** Whether a process can be kept to one core. */
const hasTaskset = await new Deno.Command("taskset", { args: ["-V"] }).output()
  .then((o) => o.success, () => false);

Deno.test({
  name: "-E pipeline and --workers change neither output nor status",
  ignore: !CORES,
  async fn() {
    const one = await extract([HTTP, "-j"]);
    for (const engine of ["pipeline", "server"]) {
      const args = [HTTP, "-j", "-E", engine, "--workers", "2"];
      assertEquals(await extract([...args, "--engine-required"]), one);
    }
  },
});

Deno.test("--workers needs an engine that has them, and a number", async () => {
  const without = await extract([HTTP, "--workers", "2"]);
  assertEquals(without.code, 1);
  assertStringIncludes(without.err, "--workers is for the engines pipeline");
  const none = await extract([HTTP, "-E", "pipeline", "--workers", "0"]);
  assertEquals(none.code, 1);
  assertStringIncludes(none.err, "--workers takes a whole number from 1");
});

Deno.test({
  name: "-E pipeline needs leave to read the module of its workers",
  ignore: !CORES,
  async fn() {
    const permissions = [`-R=${HTTP},extract`];
    const { code, err, out } = await extract([HTTP, "-E", "pipeline"], {
      permissions,
    });
    assertEquals([code, out], [0, (await extract([HTTP])).out]);
    assertMatch(
      err,
      /^EngineWarning: .* because not permitted to read .*\.ts;/,
    );
  },
});

Deno.test({
  name: "-E pipeline is the native engine where there is one core",
  ignore: !hasTaskset,
  async fn() {
    const args = ["run", "--quiet", "-A", "extract/main.ts", HTTP];
    const { code, stderr } = await new Deno.Command("taskset", {
      args: ["-c", "0", Deno.execPath(), ...args, "-E", "pipeline"],
      cwd: ROOT,
      env: { NO_COLOR: "1" },
    }).output();
    assertEquals(code, 0);
    assertMatch(
      new TextDecoder().decode(stderr),
      /^EngineWarning: extraction engine 'pipeline' not available; using/,
    );
  },
});
