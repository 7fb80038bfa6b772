/** What engines cannot do is told once, in the words of PyPCAPKit. */
import { assertEquals, assertThrows } from "@std/assert";
import {
  CoreExtractor,
  type Engine,
  type ExtractorOptions,
  UnsupportedCallError,
} from "../../mod.ts";
import { native } from "../../src/engine/native.ts";

const INPUT = "testdata/captures/recorded/http.pcap";
const LITTLE = {
  ...native.gives,
  bytes: false,
  header: false,
  reassembly: false,
  thresholds: false,
};
/** An engine that can do little. */
const little: Engine = { ...native, names: ["little"], gives: LITTLE };
/** One that is not there. */
const gone: Engine = {
  ...native,
  names: ["gone"],
  remedy: "buy one",
  isAvailable: () => false,
};

/** The warnings of an extraction. */
async function warnings(options: ExtractorOptions) {
  const x = new CoreExtractor({
    input: INPUT,
    engine: "little",
    engines: [little, gone],
    ...options,
  });
  await x.run();
  assertEquals(x.length, 12);
  return x.warnings.map((w) => `${w.name}: ${w.message}`);
}

Deno.test("an engine without thresholds says so, and reads to the end", async () => {
  assertEquals(await warnings({ layer: "link", protocol: ["tcp", "udp"] }), [
    "AttributeWarning: 'Extractor(engine=little)' does not support protocol and layer threshold; 'layer=link' and 'protocol=tcp,udp' ignored",
  ]);
  assertEquals(await warnings({ layer: "link" }), [
    "AttributeWarning: 'Extractor(engine=little)' does not support protocol and layer threshold; 'layer=link' and 'protocol=None' ignored",
  ]);
});

Deno.test("an engine without reassembly names what was asked for", async () => {
  assertEquals(await warnings({ ip: true, tcp: true }), [
    "AttributeWarning: 'Extractor(engine=little)' object does not support reassembly; so 'ipv4=true', 'ipv6=true' and 'tcp=true' will be ignored",
  ]);
});

Deno.test("an engine without bytes traces flows, not as captures", async () => {
  const output = await Deno.makeTempDir();
  try {
    assertEquals(await warnings({ trace: { output } }), [
      "FormatWarning: 'Extractor(engine=little)' does not support 'trace_format=pcap'; using 'trace_format=None' instead",
    ]);
    assertEquals([...Deno.readDirSync(output)], []);
    assertEquals(await warnings({ trace: { output, format: "json" } }), []);
    assertEquals([...Deno.readDirSync(output)].length, 1);
  } finally {
    await Deno.remove(output, { recursive: true });
  }
});

Deno.test("an engine that is not there, or that nobody knows, makes way for the native one", async () => {
  assertEquals(await warnings({ engine: "gone" }), [
    "EngineWarning: extraction engine 'gone' not available; using default engine instead (buy one)",
  ]);
  assertEquals(await warnings({ engine: "warp" }), [
    "EngineWarning: unsupported extraction engine: warp; using default engine instead",
  ]);
});

Deno.test("an engine without a header has none to show", async () => {
  const x = new CoreExtractor({
    input: INPUT,
    engine: "little",
    engines: [little],
  });
  await x.run();
  assertThrows(
    () => x.header,
    UnsupportedCallError,
    "'Extractor(engine=little)' object has no attribute 'header'",
  );
  assertThrows(() => x.info, UnsupportedCallError);
});
