/** The engines `pipeline` and `server` write what the native engine writes. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Extractor, type ExtractorOptions, type Flow } from "../mod.ts";
import { capturePaths } from "../testdata/make.ts";
import { capturePath, captures, hasCorpus } from "./conformance/corpus.ts";

const RECORDED = new URL("../testdata/captures/recorded/", import.meta.url)
  .pathname;
const HTTP = `${RECORDED}http.pcap`;
const CORES = navigator.hardwareConcurrency >= 2;
/** Two workers from the first frame on, with ranges so small that every capture has several. */
const TINY = { count: 2, from: 0, rangeBytes: 500, rangePackets: 3 };
const FORMATS = ["ndjson", "json", "csv", "line", "tree", "plist", "pcap"];

/** What an extraction led to. */
interface Outcome {
  readonly text: string;
  readonly account: unknown;
  readonly length: number | undefined;
  readonly error: string;
  readonly engine: string | undefined;
  readonly warnings: readonly string[];
}

/** Extracts into a file. */
async function outcome(options: ExtractorOptions): Promise<Outcome> {
  const output = await Deno.makeTempFile();
  const warnings: string[] = [];
  let x: Extractor | undefined, error = "";
  try {
    x = new Extractor({
      output,
      extension: false,
      onWarning: (w) => warnings.push(`${w.name}: ${w.message}`),
      ...options,
    });
    await x.run();
  } catch (e) {
    error = String(e);
  }
  const bytes = await Deno.readFile(output);
  await Deno.remove(output);
  return {
    text: new TextDecoder("latin1").decode(bytes),
    account: JSON.stringify(x?.account, null, 1),
    length: x?.length,
    error,
    engine: x?.engine,
    warnings,
  };
}

/** Checks that an engine does as the native one does. */
async function same(
  options: ExtractorOptions,
  engine = "pipeline",
): Promise<Outcome> {
  const one = await outcome(options);
  const many = await outcome({ workers: TINY, ...options, engine });
  assertEquals(many.warnings, one.warnings);
  assertEquals(many.error, one.error);
  // where writing fails, the one who reads may be ahead
  if (one.error === "") {
    assertEquals(many.account, one.account);
    assertEquals(many.length, one.length);
  }
  assert(many.text === one.text, `${options.format} differs`);
  assertEquals(many.engine, engine);
  return many;
}

/** Captures that are damaged in all manners, in a folder. */
async function damaged(folder: string): Promise<string[]> {
  const paths: string[] = [];
  const put = async (name: string, ...parts: Uint8Array[]) => {
    paths.push(`${folder}/${name}`);
    const blob = new Blob(parts as Uint8Array<ArrayBuffer>[]);
    await Deno.writeFile(`${folder}/${name}`, blob.stream());
  };
  for (const name of ["http.pcap", "dns.pcap", "pcapng.pcapng"]) {
    const path = `${RECORDED}${name}`;
    let b: Uint8Array;
    try {
      b = await Deno.readFile(path);
    } catch {
      continue;
    }
    const half = b.length >> 1, n = b.length;
    await put(`cut-${name}`, b.subarray(0, n - 9));
    await put(
      `zeros-${name}`,
      b.subarray(0, half),
      new Uint8Array(70),
      b.subarray(half),
    );
    await put(
      `noise-${name}`,
      b.subarray(0, half),
      b.subarray(99, 9999),
      b.subarray(half),
    );
    await put(`twice-${name}`, b, b);
    await put(`hole-${name}`, b.subarray(0, half), b.subarray(half + 31));
  }
  return paths;
}

async function inFolder(test: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

for (const format of FORMATS.filter((f) => f !== "pcap")) {
  Deno.test({
    name: `pipeline writes ${format} of all captures as the native engine does`,
    ignore: !CORES,
    async fn() {
      const { length } = await same({ input: capturePaths(), format });
      assert(length! > 1000, `${length} frames`);
    },
  });
}

Deno.test({
  name: "pipeline reads real captures as the native engine does",
  ignore: !CORES || !hasCorpus(),
  async fn() {
    const input = captures().filter((_, i) => i % 4 === 0).map(capturePath);
    const workers = { ...TINY, rangeBytes: 5000, rangePackets: 100 };
    await same({ input, format: "line", workers });
  },
});

Deno.test({
  name: "pipeline tells damage of files as the native engine does",
  ignore: !CORES,
  async fn() {
    await inFolder(async (folder) => {
      const input = await damaged(folder);
      assert(input.length >= 10);
      await same({ input, format: "json" });
      for (const path of input) {
        await same({ input: path, format: "line" });
      }
    });
  },
});

Deno.test({
  name: "pipeline writes captures, and stops at a packet that pcap cannot hold",
  ignore: !CORES,
  async fn() {
    await same({ input: [HTTP, `${RECORDED}dns.pcap`], format: "pcap" });
    const sll = capturePaths().find((p) => p.includes("/sll/"))!;
    const { error } = await same({ input: [HTTP, sll, HTTP], format: "pcap" });
    assertStringIncludes(error, "pcap holds one; write pcapng");
  },
});

Deno.test({
  name: "pipeline heeds every option of outputs and dissection",
  ignore: !CORES,
  async fn() {
    const input = HTTP;
    for (
      const options of [
        { format: "ndjson", withHeader: true, labels: true, shape: "nested" },
        { format: "csv", fields: ["number", "ip.src", "tcp.dstport"] },
        { format: "plist", fields: ["number", "ipv4.src"] },
        { format: "line", colors: true },
        { format: "json", layer: "internet" },
        { format: "json", protocol: "tcp" },
        { format: "json", limits: { layers: 2 } },
        { format: "json", trace: true },
        { nofile: true, store: false },
      ] satisfies ExtractorOptions[]
    ) await same({ input, ...options });
  },
});

Deno.test({
  name: "pipeline takes bytes, streams and compressed files",
  ignore: !CORES,
  async fn() {
    const b = await Deno.readFile(HTTP);
    const packed = new Uint8Array(
      await new Response(
        new Blob([b]).stream().pipeThrough(new CompressionStream("gzip")),
      ).arrayBuffer(),
    );
    await same({ input: b, format: "json" });
    await same({ input: packed, format: "json" });
    const from = (engine: string) =>
      outcome({
        input: new Blob([b]).stream(),
        format: "line",
        engine,
        workers: TINY,
      });
    assertEquals((await from("pipeline")).text, (await from("native")).text);
  },
});

Deno.test({
  name: "pipeline stops after so many frames, wherever that is in a range",
  ignore: !CORES,
  async fn() {
    for (const count of [1, 3, 4, 7]) {
      const { length } = await same({ input: HTTP, format: "json", count });
      assertEquals(length, count);
    }
  },
});

Deno.test({
  name: "pipeline leaves small captures to this process",
  ignore: !CORES,
  async fn() {
    await same({ input: HTTP, format: "json", workers: 2 });
  },
});

Deno.test({
  name: "a signal ends pipeline with a complete document of what was taken",
  ignore: !CORES,
  async fn() {
    const b = await Deno.readFile(HTTP);
    const controller = new AbortController(), { signal } = controller;
    const input = new ReadableStream<Uint8Array>({
      start: (c) => c.enqueue(b), // and then nothing, for ever
    });
    setTimeout(() => controller.abort(), 1500);
    const cut = await outcome({
      input,
      format: "json",
      engine: "pipeline",
      workers: TINY,
      signal,
    });
    assertEquals(cut.error, "");
    assertStringIncludes(String(cut.account), '"interrupted": true');
    assertEquals(
      cut.text,
      (await outcome({ input: HTTP, format: "json" })).text,
    );
  },
});

Deno.test("pipeline says why it leaves the work to the native engine", async () => {
  const cases: [ExtractorOptions, string][] = [
    [{ ip: true }, "frames are put together"],
    [{ tcp: true }, "frames are put together"],
    [{ store: true }, "frames are kept"],
    [{ onFrame: () => {} }, "each frame is told to the caller"],
    [{ format: "pcapng" }, "the output cannot be written in pieces"],
    [{ auto: false }, "frames are taken one by one"],
  ];
  for (const [options, why] of cases) {
    const all = { input: HTTP, format: "json", ...options };
    const one = await outcome(all);
    const many = await outcome({ ...all, engine: "pipeline" });
    assertEquals(many.warnings, [
      CORES
        ? `EngineWarning: extraction engine 'pipeline' not used, because ${why}; using default engine instead`
        : "EngineWarning: extraction engine 'pipeline' not available; using default engine instead (it needs two cores, and a runtime with Worker)",
    ]);
    assertEquals([many.engine, many.text], ["native", one.text]);
  }
});

Deno.test({
  name: "who takes frames one by one gets them from the native engine",
  ignore: !CORES,
  async fn() {
    const x = new Extractor({
      input: HTTP,
      output: "/dev/null",
      extension: false,
      format: "json",
      engine: "pipeline",
    });
    let n = 0;
    for await (const frame of x) n = frame.number;
    assertEquals([x.engine, x.warnings.length, n > 8], ["native", 1, true]);
  },
});

/** Puts something in the place of `Worker` meanwhile. */
async function withWorker(worker: unknown, test: () => Promise<void>) {
  const scope = globalThis as { Worker: unknown };
  const { Worker } = scope;
  scope.Worker = worker;
  try {
    await test();
  } finally {
    scope.Worker = Worker;
  }
}

Deno.test("without workers the native engine reads, and it is told", async () => {
  await withWorker(undefined, async () => {
    const { engine, warnings } = await outcome({
      input: HTTP,
      format: "json",
      engine: "pipeline",
    });
    assertEquals([engine, warnings], ["native", [
      "EngineWarning: extraction engine 'pipeline' not available; using default engine instead (it needs two cores, and a runtime with Worker)",
    ]]);
  });
});

Deno.test({
  name: "workers that cannot be started leave the work to this process",
  ignore: !CORES,
  async fn() {
    class Broken {
      onerror: ((e: ErrorEvent) => void) | null = null;
      constructor() {
        setTimeout(() =>
          this.onerror?.(new ErrorEvent("error", { message: "no such module" }))
        );
      }
      terminate() {}
    }
    await withWorker(Broken, async () => {
      for (const engine of ["pipeline", "server"]) {
        const many = await outcome({
          input: HTTP,
          format: "json",
          trace: true,
          engine,
          workers: TINY,
        });
        assertEquals([many.error, many.engine, many.warnings], ["", "native", [
          `EngineWarning: extraction engine '${engine}' not used, because no such module; using default engine instead`,
        ]]);
        const one = await outcome({ input: HTTP, format: "json", trace: true });
        assertEquals([many.text, many.account], [one.text, one.account]);
      }
    });
  },
});

Deno.test({
  name: "a worker that dies ends the run; what is written is whole",
  ignore: !CORES,
  async fn() {
    const { Worker } = globalThis;
    /** A worker that dies at its second range. */
    class Dying {
      onmessage: ((e: MessageEvent) => void) | null = null;
      onerror: ((e: ErrorEvent) => void) | null = null;
      private ranges = 0;
      private readonly real: globalThis.Worker;
      constructor(url: URL, options: WorkerOptions) {
        this.real = new Worker(url, options);
        this.real.onmessage = (e) => this.onmessage?.(e);
      }
      postMessage(x: { kind: string }, transfer: ArrayBuffer[]) {
        if (x.kind === "range" && ++this.ranges > 1) {
          const message = "out of memory";
          setTimeout(
            () => this.onerror?.(new ErrorEvent("error", { message })),
            500,
          );
        } else this.real.postMessage(x, transfer);
      }
      terminate() {
        this.real.terminate();
      }
    }
    await withWorker(Dying, async () => {
      const many = await outcome({
        input: HTTP,
        format: "ndjson",
        engine: "pipeline",
        workers: { ...TINY, count: 1 },
      });
      assertEquals(
        many.error,
        "PcapkitError: a worker ended at frames 4 to 6: out of memory",
      );
      const lines = many.text.trimEnd().split("\n").map((l) => JSON.parse(l));
      assertEquals(lines.map((l) => l.number), [1, 2, 3]);
      assertEquals(JSON.parse(String(many.account)).frames, 3);
    });
  },
});

/** The files of a folder, with what is in them. */
async function contents(folder: string): Promise<Record<string, string>> {
  const out: Record<string, string> = {};
  const names = [...Deno.readDirSync(folder)].map((e) => e.name).sort();
  for (const name of names) {
    const b = await Deno.readFile(`${folder}/${name}`);
    out[name] = new TextDecoder("latin1").decode(b);
  }
  return out;
}

for (const engine of ["pipeline", "server"]) {
  Deno.test({
    name: `${engine} traces flows as the native engine does`,
    ignore: !CORES,
    async fn() {
      const input = ["http.pcap", "dns.pcap", "tls13.pcap"]
        .map((n) => `${RECORDED}${n}`);
      for (const format of ["pcap", "json"]) {
        await inFolder(async (folder) => {
          const seen: Record<string, string[]> = {};
          const run = (name: string, workers: number | typeof TINY) =>
            outcome({
              input,
              format: "ndjson",
              engine: name,
              workers,
              trace: { output: `${folder}/${name}`, format },
              onFlow: (f: Flow) =>
                (seen[name] ??= []).push(
                  JSON.stringify([
                    f.number,
                    f.label,
                    f.state,
                    f.sent,
                    f.received,
                    f.rtt,
                    f.ended,
                    f.communityId,
                    f.sides?.map((s) => s.retransmissions),
                    f.file?.replace(/.*\//, ""),
                  ]),
                ),
            });
          const one = await run("native", 2);
          const many = await run(engine, TINY);
          assertEquals(many.warnings, []);
          assertEquals([many.text, many.account], [one.text, one.account]);
          assert(seen.native.length >= 3);
          assertEquals(seen[engine], seen.native);
          assertEquals(
            await contents(`${folder}/${engine}`),
            await contents(`${folder}/native`),
          );
        });
      }
    },
  });
}

Deno.test({
  name: "server gives flows with the numbers of their frames",
  ignore: !CORES,
  async fn() {
    const run = async (engine: string) => {
      const x = new Extractor({
        input: HTTP,
        output: "/dev/null",
        extension: false,
        format: "ndjson",
        trace: true,
        engine,
        workers: 2,
      });
      await x.run();
      return x.trace.map((f) => [f.label, f.index, f.packets]);
    };
    const flows = await run("server");
    assert(flows.length > 0);
    assertEquals(flows, await run("native"));
  },
});
