/** How long a program takes, and how much memory, by the system's own account. */

/** One measurement. */
export interface Figure {
  /** Packets per CPU second. */
  readonly rate: number;
  /** Peak memory in MB. */
  readonly memory: number;
}

/** Runs a command to its end: CPU seconds, and peak memory in MB. */
async function run(
  command: readonly string[],
): Promise<[number, number] | undefined> {
  try {
    const { success, stderr } = await new Deno.Command("/usr/bin/time", {
      args: ["-f", "%U %S %M", ...command],
      stdout: "null",
      stderr: "piped",
    }).output();
    const last = new TextDecoder().decode(stderr).trim().split("\n").at(-1)!;
    const [user, system, kilobytes] = last.split(" ").map(Number);
    return success ? [user + system, kilobytes / 1000] : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a command can be run. */
export async function isInstalled(
  command: readonly string[],
): Promise<boolean> {
  try {
    return (await new Deno.Command(command[0], {
      args: command.slice(1),
      stdout: "null",
      stderr: "null",
    }).output()).success;
  } catch {
    return false;
  }
}

/** The best of a few runs, because others use the machine too. */
export async function measure(
  command: readonly string[],
  packets: number,
  runs: number,
): Promise<Figure | undefined> {
  let figure: Figure | undefined;
  for (let i = 0; i < runs; i++) {
    const m = await run(command);
    if (!m) return undefined;
    const rate = packets / Math.max(m[0], 0.001);
    if (!figure || rate > figure.rate) figure = { rate, memory: m[1] };
  }
  return figure;
}

/** Seconds from starting a program to the first line that it writes: the least of a few runs. */
export async function firstLine(
  command: readonly string[],
  runs: number,
): Promise<number | undefined> {
  let least: number | undefined;
  for (let i = 0; i < runs; i++) {
    const begun = performance.now();
    const child = new Deno.Command(command[0], {
      args: command.slice(1),
      stdout: "piped",
      stderr: "null",
    }).spawn();
    let isLine = false;
    for await (const b of child.stdout) {
      if ((isLine = b.includes(10))) break; // closes the pipe, which ends the program
    }
    const seconds = (performance.now() - begun) / 1000;
    try {
      child.kill();
    } catch {
      // it has ended by itself
    }
    await child.status;
    if (!isLine) return undefined;
    if (least === undefined || seconds < least) least = seconds;
  }
  return least;
}
