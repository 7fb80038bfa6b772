/** What adapters use of the runtime: Deno, Node and Bun give it under the same names. Browsers give none of it. */

/** What is used of a stream that comes from a child. */
export interface ChildOutput {
  on(event: "data", listener: (b: Uint8Array) => void): void;
  on(event: "end" | "close", listener: () => void): void;
  pause(): void;
  resume(): void;
  destroy(): void;
}

/** What is used of a stream that goes to a child. */
export interface ChildInput {
  on(event: "error" | "drain" | "close", listener: () => void): void;
  write(b: Uint8Array): boolean;
  end(): void;
  destroy(): void;
}

/** What is used of a child process. */
export interface ChildProcess {
  readonly pid?: number;
  readonly stdin: ChildInput | null;
  readonly stdout: ChildOutput;
  readonly stderr: ChildOutput;
  on(event: "error", listener: (e: Error & { code?: string }) => void): void;
  on(
    event: "exit" | "close",
    listener: (code: number | null, signal: string | null) => void,
  ): void;
  kill(signal: string): boolean;
}

/** How a child is started. */
export interface SpawnOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly stdio: readonly ("pipe" | "ignore")[];
  readonly detached: boolean;
}

/** What is used of `node:child_process`. */
export interface ChildProcesses {
  spawn(
    program: string,
    args: readonly string[],
    options: SpawnOptions,
  ): ChildProcess;
  spawnSync(
    program: string,
    args: readonly string[],
    options: {
      readonly env: Readonly<Record<string, string>>;
      readonly timeout: number;
      readonly maxBuffer: number;
    },
  ): {
    readonly status: number | null;
    readonly stdout: Uint8Array | null;
    readonly stderr: Uint8Array | null;
  };
}

/** What is used of `node:fs`. */
interface Files {
  accessSync(path: string, mode: number): void;
  statSync(path: string): { isFile(): boolean };
}

interface Process {
  getBuiltinModule?(name: string): unknown;
  readonly env: Readonly<Record<string, string | undefined>>;
  kill(pid: number, signal: string): void;
}

const { process } = globalThis as unknown as { process?: Process };
/** May be executed: X_OK of access(2). */
const EXECUTABLE = 1;

/** Child processes, where the runtime has them. */
export function childProcesses(): ChildProcesses | undefined {
  return process?.getBuiltinModule?.("node:child_process") as
    | ChildProcesses
    | undefined;
}

/** A variable of the environment; `undefined`: it is not set, or may not be known. */
export function variable(name: string): string | undefined {
  try {
    return process?.env[name];
  } catch {
    return undefined; // the permission is missing
  }
}

/** Ends a child and the children that it has. */
export function killGroup(child: ChildProcess, signal: string): void {
  if (child.pid === undefined) return;
  try {
    process!.kill(-child.pid, signal);
  } catch {
    try {
      child.kill(signal);
    } catch {
      // it is gone
    }
  }
}

/** Whether there is a program at a path. */
function isProgram(path: string): boolean {
  const files = process?.getBuiltinModule?.("node:fs") as Files | undefined;
  try {
    files!.accessSync(path, EXECUTABLE);
    return files!.statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The places on PATH that hold a program of this name, in their order. */
export function programs(name: string): string[] {
  return (variable("PATH") ?? "").split(":").filter((dir) => dir !== "")
    .map((dir) => `${dir}/${name}`).filter(isProgram);
}

/** What children get of the environment: where programs are, where they may keep files, and one language and time zone for all. */
export function childEnvironment(): Record<string, string> {
  const env: Record<string, string> = { LC_ALL: "C.UTF-8", TZ: "UTC" };
  for (const name of ["PATH", "HOME", "TMPDIR"]) {
    const value = variable(name);
    if (value !== undefined) env[name] = value;
  }
  return env;
}

/** What a program prints when it is run to its end; `undefined`: it cannot be run, or fails. */
export function output(
  program: string,
  args: readonly string[],
): string | undefined {
  try {
    const { status, stdout } = childProcesses()!.spawnSync(program, args, {
      env: childEnvironment(),
      timeout: 20_000,
      maxBuffer: 1 << 26,
    });
    return status === 0 && stdout
      ? new TextDecoder().decode(stdout)
      : undefined;
  } catch {
    return undefined;
  }
}
