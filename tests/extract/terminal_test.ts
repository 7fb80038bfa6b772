/** What is different on a terminal, which util-linux's `script` pretends to be. */
import { assertEquals, assertMatch } from "@std/assert";
import { inFolder, RECORDED, ROOT } from "./run.ts";

const HTTP = `${RECORDED}/http.pcap`;

/** Whether there is such a `script`; that of BSD takes other options. */
function hasScript(): boolean {
  try {
    return new Deno.Command("script", { args: ["--version"], stdout: "null" })
      .outputSync().success;
  } catch {
    return false;
  }
}

const ignore = !hasScript();

/** Runs the command line on a terminal; `out` is all that it shows. */
async function onTerminal(
  ...args: string[]
): Promise<{ code: number; out: string }> {
  const command = [Deno.execPath(), "run", "--quiet", "-A", "extract/main.ts"];
  const quoted = [...command, ...args].map((a) => `'${a}'`).join(" ");
  const { code, stdout } = await new Deno.Command("script", {
    args: ["-qec", quoted, "/dev/null"],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  return { code, out: new TextDecoder().decode(stdout) };
}

Deno.test({
  name: "on a terminal the progress bar is gone before the closing line",
  ignore,
  async fn() {
    await inFolder(async (folder) => {
      const file = `${folder}/big.pcap`;
      await Deno.writeFile(file, await Deno.readFile(new URL(HTTP, ROOT)));
      // a quarter of a megabyte for each packet: 32 MB
      const packet = new Uint8Array(16 + 262144);
      new DataView(packet.buffer).setUint32(8, 262144, true);
      new DataView(packet.buffer).setUint32(12, 262144, true);
      using big = await Deno.open(file, { append: true });
      for (let i = 0; i < 128; i++) await big.write(packet);
      const { out } = await onTerminal(file, "-o", `${folder}/o.csv`);
      const [before, ...drawn] = out.split("\r\x1b[K");
      assertEquals(before, "");
      assertMatch(drawn[0], /^\[#*-*\] +\d+ % .* frames +\d+:\d\d left$/);
      assertMatch(drawn.at(-1)!, /^140 frames, .*\r\n$/);
    });
  },
});

Deno.test({
  name: "a terminal is neither read as a capture nor gets one",
  ignore,
  async fn() {
    const read = await onTerminal("-");
    assertEquals(read.code, 1);
    assertMatch(read.out, /standard input is a terminal: pipe a capture/);
    const written = await onTerminal(HTTP, "-f", "pcap");
    assertEquals(written.code, 1);
    assertMatch(written.out, /pcap is not for a terminal: give -o FILE/);
  },
});
