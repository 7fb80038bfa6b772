/** Runs the command line, as a process of its own. */

/** The root of the checkout. */
export const ROOT: URL = new URL("../../", import.meta.url);
/** Captures that tests read. */
export const RECORDED = "testdata/captures/recorded";

/** What a run of the command line printed, and its status. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line with the given permissions. */
export async function extract(
  args: readonly string[],
  { permissions = ["-A"], stdin }: {
    permissions?: readonly string[];
    stdin?: Uint8Array;
  } = {},
): Promise<Run> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", ...permissions, "extract/main.ts", ...args],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdin: stdin ? "piped" : "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  if (stdin) {
    const w = child.stdin.getWriter();
    await w.write(stdin as Uint8Array<ArrayBuffer>);
    await w.close();
  }
  const { code, stdout, stderr } = await child.output();
  const text = (b: Uint8Array) => new TextDecoder().decode(b);
  return { code, out: text(stdout), err: text(stderr) };
}

/** A folder that is gone when the test is done. */
export async function inFolder(
  test: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
