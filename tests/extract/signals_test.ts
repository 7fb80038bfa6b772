/** Inputs that let one wait, and signals that end the waiting. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { ProgressBar } from "../../extract/progress.ts";
import { extract, inFolder, RECORDED, ROOT } from "./run.ts";

const HTTP = `${RECORDED}/http.pcap`;
const UNIX = Deno.build.os !== "windows";

/** Starts the command line. */
function start(args: readonly string[]): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "-A", "extract/main.ts", ...args],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** Waits until something holds, ten seconds at most. */
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !holds(); i++) {
    await new Promise((go) => setTimeout(go, 20));
  }
  assert(holds(), "it did not happen in ten seconds");
}

/** Whether there is a file with something in it. */
function isWritten(path: string): boolean {
  try {
    return Deno.statSync(path).size > 0;
  } catch {
    return false;
  }
}

/** Makes a named pipe. */
async function pipe(path: string): Promise<void> {
  const { code } = await new Deno.Command("mkfifo", { args: [path] }).output();
  assertEquals(code, 0);
}

/** What the process said on standard error, once it has ended with 130. */
async function interrupted(child: Deno.ChildProcess): Promise<string> {
  const { code, stderr } = await child.output();
  const text = new TextDecoder().decode(stderr);
  assertEquals(code, 130, text);
  return text;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.test({
    name:
      `${signal} ends waiting for standard input; what is written is complete`,
    ignore: !UNIX,
    async fn() {
      await inFolder(async (folder) => {
        const json = `${folder}/out.json`, kept = `${folder}/kept.pcap`;
        const child = start(["-", "-o", json, "-O", kept]);
        const w = child.stdin.getWriter();
        const bytes = await Deno.readFile(new URL(HTTP, ROOT));
        await w.write(bytes);
        await until(() => isWritten(kept));
        // what was read must be dissected too
        await new Promise((go) => setTimeout(go, 200));
        child.kill(signal); // and nobody writes any more
        assertMatch(await interrupted(child), /; interrupted\n$/);
        await w.close().catch(() => {});
        const { frames } = JSON.parse(await Deno.readTextFile(json));
        const whole = JSON.parse((await extract([HTTP, "-j"])).out);
        assertEquals(frames, whole.frames);
      });
    },
  });

  Deno.test({
    name: `${signal} ends waiting for somebody who writes to a named pipe`,
    ignore: !UNIX,
    async fn() {
      await inFolder(async (folder) => {
        await pipe(`${folder}/fifo`);
        const child = start([`${folder}/fifo`, "-O", `${folder}/kept`]);
        await child.stdin.close();
        // nothing tells that it has begun to wait
        await new Promise((go) => setTimeout(go, 1000));
        child.kill(signal);
        assertMatch(await interrupted(child), /^0 frames, .*; interrupted\n$/);
      });
    },
  });
}

Deno.test({
  name: "a signal ends flows, streams and traced files in order",
  ignore: !UNIX,
  async fn() {
    await inFolder(async (folder) => {
      const bytes = await Deno.readFile(new URL(HTTP, ROOT));
      const kept = `${folder}/kept.pcap`;
      const flows = `${folder}/flows.csv`;
      const child = start([
        "-",
        "--flows",
        "-o",
        flows,
        "--trace",
        folder,
        "-O",
        kept,
      ]);
      const w = child.stdin.getWriter();
      await w.write(bytes.subarray(0, bytes.length - 100));
      await until(() => isWritten(kept));
      await new Promise((go) => setTimeout(go, 200));
      child.kill("SIGTERM");
      await interrupted(child);
      await w.close().catch(() => {});
      assertEquals((await Deno.readTextFile(flows)).split("\n").length, 3);
      const [file] = [...Deno.readDirSync(folder)].map((e) => e.name)
        .filter((n) => n.startsWith("10.9.0.1_"));
      assertEquals((await extract([`${folder}/${file}`])).code, 0);
    });
  },
});

Deno.test({
  name: "a named pipe is read like a file",
  ignore: !UNIX,
  async fn() {
    await inFolder(async (folder) => {
      const fifo = `${folder}/fifo`;
      await pipe(fifo);
      const bytes = await Deno.readFile(new URL(HTTP, ROOT));
      const writing = Deno.writeFile(fifo, bytes);
      const [piped, plain] = [await extract([fifo]), await extract([HTTP])];
      await writing;
      assertEquals([piped.code, piped.out, piped.err], [
        0,
        plain.out,
        plain.err,
      ]);
    });
  },
});

Deno.test("the progress bar is taken away, once", () => {
  const written: string[] = [];
  const bar = new ProgressBar((text) => written.push(text));
  bar.end();
  assertEquals(written, []);
  bar.update({ bytesRead: 1000, size: 4000, frames: 1 });
  assertEquals(written, [], "a small file needs no bar");
  bar.update({ bytesRead: 10e6, size: 40e6, frames: 1234 });
  assertEquals(written.length, 1);
  assertMatch(
    written[0],
    // deno-lint-ignore no-control-regex
    /^\r\x1b\[K\[######------------------\] {2}25 % .* 1,234 frames /,
  );
  bar.end();
  bar.end();
  assertEquals(written.slice(1), ["\r\x1b[K"]);
});
