/**
 * Packets per CPU second, and how that compares with other programs on the
 * same traffic in the same run: `deno task bench [PACKETS [TASK...]]`.
 *
 * CPU seconds are user and system time of the whole process, start-up and all.
 * Of our own tasks the rate behind start-up and warm-up stands beside it: that
 * of the packets by which the capture exceeds another of a tenth of its size.
 * Slow programs read a shorter capture of the same traffic. What is not
 * installed is left out.
 */
import { capture } from "./capture.ts";
import { firstLine, isInstalled, measure } from "./measure.ts";
import { FIRST_LINE, probes, type Runner, runners, TASKS } from "./runners.ts";

/** Python programs run in the first of these that has their libraries. */
const PYTHONS = ["python3", "/usr/bin/python3"];
/** How often our own tasks are run, and those of others, which take long. */
const RUNS = 3, PEER_RUNS = 1, START_RUNS = 5;

/** 1234567 as `1 235 k` */
function thousands(n: number): string {
  return `${Math.round(n / 1000).toLocaleString("en").replaceAll(",", " ")} k`;
}

/** The Python that has the libraries, if there is one. */
async function findPython(): Promise<string> {
  for (const python of PYTHONS) {
    if (await isInstalled(probes(python).dpkt)) return python;
  }
  return PYTHONS[0];
}

/** What each packet costs once a program is warm: packets per CPU second, without those of a capture of a tenth of the size. */
async function marginal(r: Runner, rate: number): Promise<string> {
  const few = Math.round(r.packets / 10);
  const f = await measure(r.command(capture(few)), few, RUNS);
  if (!f) return "";
  const seconds = r.packets / rate - few / f.rate;
  return `${thousands((r.packets - few) / seconds).padStart(9)}/s marginal`;
}

/** Measures one program and tells it; returns packets per CPU second. */
async function tell(r: Runner, ours: number | undefined): Promise<number> {
  const runs = ours === undefined ? RUNS : PEER_RUNS;
  const f = await measure(r.command(capture(r.packets)), r.packets, runs);
  const name = `  ${r.name}`.padEnd(20);
  if (!f) {
    console.log(`${name}     failed`);
    return NaN;
  }
  const rate = thousands(f.rate).padStart(9) + "/s";
  const memory = f.memory.toFixed(0).padStart(6) + " MB";
  const more = ours === undefined
    ? await marginal(r, f.rate)
    : `${(ours / f.rate).toFixed(1)} x`.padStart(9);
  console.log(`${name} ${rate} ${memory} ${more}`.trimEnd());
  return f.rate;
}

async function main(packets: number, tasks: readonly string[]): Promise<void> {
  if (!await isInstalled(["/usr/bin/time", "true"])) {
    console.log("needs GNU time (Debian's package time)");
    Deno.exit(1);
  }
  const python = await findPython(), there = new Set(["pcapkit"]);
  for (const [name, probe] of Object.entries(probes(python))) {
    if (await isInstalled(probe)) there.add(name);
  }
  console.log(
    `${packets} packets of mixed traffic; ${navigator.hardwareConcurrency} cores`,
  );
  console.log(
    "packets per CPU second, peak memory; of others, how many times as fast pcapkit is\n",
  );
  const all = runners(packets, python).filter((r) =>
    there.has(r.name.split(" ")[0])
  );
  for (const task of tasks) {
    console.log(`${task}: ${TASKS[task]}`);
    let ours: number | undefined;
    for (const r of all.filter((r) => r.task === task)) {
      const rate = await tell(r, ours);
      ours ??= rate;
    }
  }
  console.log("\nseconds from the start to the first line");
  const file = capture(packets);
  for (const [name, command] of FIRST_LINE) {
    if (!there.has(name)) continue;
    const seconds = await firstLine(command(file), START_RUNS);
    const text = seconds === undefined ? "failed" : `${seconds.toFixed(2)} s`;
    console.log(`${`  ${name}`.padEnd(20)} ${text.padStart(9)}`);
  }
}

if (import.meta.main) {
  const [packets = "1000000", ...tasks] = Deno.args;
  const unknown = tasks.find((t) => !(t in TASKS));
  if (unknown !== undefined) {
    console.log(`no task ${unknown}: ${Object.keys(TASKS).join(", ")}`);
    Deno.exit(2);
  }
  await main(Number(packets), tasks.length > 0 ? tasks : Object.keys(TASKS));
}
