/**
 * How much sooner several workers are done than one process:
 * `deno run -A bench/workers.ts [PACKETS [RUNS]]`.
 *
 * Wall time of whole processes that write every field as JSON, natively and
 * with the engine `pipeline`, in turn; the least of a few runs each, because
 * others may use the machine too.
 */
import { capture } from "./capture.ts";

const TASK = new URL("task.ts", import.meta.url).pathname;
/** What is compared, as tasks of `task.ts`. */
const TASKS = ["ndjson", "pipeline"] as const;

/** Seconds that a task takes: on the clock, and of all processors. */
async function run(task: string, file: string): Promise<[number, number]> {
  const begun = performance.now();
  const { success, stderr } = await new Deno.Command("/usr/bin/time", {
    args: ["-f", "%U %S", Deno.execPath(), "run", "-A", TASK, task, file],
    stdout: "null",
    stderr: "piped",
  }).output();
  const seconds = (performance.now() - begun) / 1000;
  const text = new TextDecoder().decode(stderr).trim();
  if (!success) throw new Error(`${task}: ${text}`);
  const [user, system] = text.split("\n").at(-1)!.split(" ").map(Number);
  return [seconds, user + system];
}

if (import.meta.main) {
  const [packets = "4000000", runs = "3"] = Deno.args;
  const file = capture(Number(packets));
  const least: Record<string, [number, number]> = {};
  for (let i = 0; i < Number(runs); i++) {
    for (const task of TASKS) {
      const [wall, cpu] = await run(task, file);
      const [a = Infinity, b = Infinity] = least[task] ?? [];
      least[task] = [Math.min(a, wall), Math.min(b, cpu)];
    }
  }
  const [one, many] = TASKS.map((task) => least[task]);
  console.log(
    `${packets} packets as ndjson; ${navigator.hardwareConcurrency} cores`,
  );
  for (const task of TASKS) {
    const [wall, cpu] = least[task];
    const name = task === "ndjson" ? "native" : task;
    console.log(
      `  ${name.padEnd(10)} ${wall.toFixed(2).padStart(7)} s wall ${
        cpu.toFixed(2).padStart(7)
      } s CPU`,
    );
  }
  console.log(`  ${(one[0] / many[0]).toFixed(2)} times as fast`);
}
