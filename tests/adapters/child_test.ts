/** Programs that die, hang, stammer or leave others behind. */
import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { EngineFailedError, ethernet, Extractor } from "../../mod.ts";
import { packet, say, withFake } from "./fake.ts";

const input = "testdata/captures/recorded/http.pcap";

/** An extraction by a fake program; the frames that it gave, and how it ended. */
async function run(program: string, more: { patience?: number } = {}) {
  const x = new Extractor({
    input,
    engine: "tshark",
    engineArguments: { program, ...more },
  });
  const numbers: number[] = [], types: (number | undefined)[] = [];
  let error: unknown;
  try {
    for await (const frame of x) {
      numbers.push(frame.number);
      types.push(frame.get(ethernet)?.type);
    }
  } catch (e) {
    error = e;
  }
  return { numbers, types, error: error as Error | undefined, x };
}

/** Whether a process is there and has not ended. */
function isAlive(pid: number): boolean {
  try {
    const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
    return stat.replace(/^.*\) /, "")[0] !== "Z";
  } catch {
    return false;
  }
}

Deno.test("frames that a program gave before it died stay given, and its last words are told", async () => {
  const script = `${say(packet(1) + packet(2))}\necho "no more" >&2\nexit 3`;
  await withFake(script, async (program) => {
    const { numbers, types, error } = await run(program);
    assertEquals(numbers, [1, 2]);
    assertEquals(types, [0x800, 0x800]);
    assert(error instanceof EngineFailedError);
    assertEquals(error.message, "tshark ended with status 3: no more");
  });
});

Deno.test("a program that a signal ends is told by the signal", async () => {
  await withFake(`${say(packet(1))}\nkill -9 $$`, async (program) => {
    const { numbers, error } = await run(program);
    assertEquals(numbers, [1]);
    assertEquals(error?.message, "tshark was ended by SIGKILL");
  });
});

Deno.test("a program that says nothing is given up, with those that it has started", async () => {
  const script = `sleep 60 &\necho $! >&2\nwait`;
  await withFake(script, async (program) => {
    const { error } = await run(program, { patience: 300 });
    const said = error?.message.match(
      /^tshark has said nothing for 0.3 s and was ended: (\d+)$/,
    );
    assert(said, error?.message);
    const until = performance.now() + 2000;
    while (isAlive(Number(said[1])) && performance.now() < until) {
      await new Promise((go) => setTimeout(go, 20));
    }
    assert(!isAlive(Number(said[1])), "the child of the child is there");
  });
});

Deno.test("a packet that is not finished is no packet", async () => {
  const half = packet(2).slice(0, -20) + "\n";
  await withFake(`${say(packet(1) + half)}\nexit 1`, async (program) => {
    const { numbers, error } = await run(program);
    assertEquals(numbers, [1]);
    assertStringIncludes(error?.message ?? "", "status 1");
  });
});

Deno.test("what is no UTF-8 and no XML does not stop the packets around it", async () => {
  const script = `${say(packet(1))}
printf '\\377\\376<field \\033[31m\\n<<<>>>\\n</proto>\\n</field>\\n'
${say(packet(2))}`;
  await withFake(script, async (program) => {
    const { numbers } = await run(program);
    assertEquals(numbers, [1, 2]);
  });
});

Deno.test("a flood on standard error does not hold a program up", async () => {
  const script = `head -c 3000000 /dev/zero | tr '\\0' x >&2\n${
    say(packet(1))
  }`;
  await withFake(script, async (program) => {
    assertEquals((await run(program)).numbers, [1]);
  });
});

Deno.test("numbers that make no sense are an error, not frames", async () => {
  const script = say(packet(3) + packet(2));
  await withFake(script, async (program) => {
    const { error } = await run(program);
    assert(error instanceof EngineFailedError, `${error}`);
  });
});

Deno.test("whoever leaves the loop early ends the program", async () => {
  const script = `echo $$ >&2\n${say(packet(1))}\nexec sleep 60`;
  await withFake(script, async (program) => {
    const x = new Extractor({
      input,
      engine: "tshark",
      engineArguments: { program },
    });
    for await (const frame of x) {
      assertEquals(frame.number, 1);
      break;
    }
    const left = new Deno.Command("pgrep", { args: ["-f", program] })
      .outputSync();
    assertEquals(new TextDecoder().decode(left.stdout), "");
  });
});

Deno.test("a signal ends the program, and the run", async () => {
  const script = `${say(packet(1))}\nexec sleep 60`;
  await withFake(script, async (program) => {
    const controller = new AbortController();
    const x = new Extractor({
      input,
      engine: "tshark",
      engineArguments: { program },
      signal: controller.signal,
      onFrame: () => controller.abort(),
    });
    await x.run();
    assertEquals([x.length, x.account.interrupted], [1, true]);
  });
});

Deno.test("a program that is not there is no engine", async () => {
  const engineArguments = { program: "/nonexistent/tshark" };
  const x = new Extractor({ input, engine: "tshark", engineArguments });
  assertEquals(x.engine, "native");
  assertEquals(x.warnings.map((w) => w.name), ["EngineWarning"]);
  assertEquals((await x.run()).length, 12);
});

Deno.test("file names that begin with a dash, or hold spaces, are no options", async () => {
  const folder = await Deno.makeTempDir({ prefix: "a b" });
  const home = Deno.cwd();
  const bytes = await Deno.readFile(input);
  try {
    await Deno.writeFile(`${folder}/-w x.pcap`, bytes);
    await withFake(
      `for a; do l=$a; done; echo "$l" >&2; exit 9`,
      async (program) => {
        Deno.chdir(folder);
        try {
          const x = new Extractor({
            input: "-w x.pcap",
            engine: "tshark",
            engineArguments: { program },
          });
          const e = await assertRejects(() => x.run(), EngineFailedError);
          assertEquals(e.message, "tshark ended with status 9: ./-w x.pcap");
        } finally {
          Deno.chdir(home);
        }
      },
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
