import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertRejects,
  assertThrows,
} from "@std/assert";
import {
  CallableError,
  CaptureRecord,
  CaptureWriter,
  dns,
  extract,
  Extractor,
  FileExistsError,
  FileNotFoundError,
  FormatError,
  type Frame,
  ipv4,
  IterableError,
  type OutputFormat,
  type Protocol,
  struct,
  tcp,
  u16,
  u8,
  udp,
  udpPort,
  UnsupportedCallError,
  type Warning,
  withOptions,
  Writer,
} from "../mod.ts";
import { tcpFrame, udpFrame } from "../testdata/make/build.ts";

const HTTP = "testdata/captures/recorded/http.pcap";
const DNS = "testdata/captures/recorded/dns.pcap";

/** A pcap file of these packets. */
function captureOf(...packets: readonly Uint8Array[]): Uint8Array {
  const w = new Writer(), out = new CaptureWriter();
  out.begin(w, { linkType: 1, snapLength: 262144 });
  packets.forEach((b, i) => {
    const r = new CaptureRecord();
    r.b = b;
    r.end = r.length = b.length;
    r.link = 1;
    r.seconds = i;
    out.record(w, r);
  });
  return w.written.slice();
}

async function inFolder(
  test: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("extract reads to the end and keeps the frames", async () => {
  const x = await extract({ input: HTTP });
  assertEquals(x.length, x.frames.length);
  assert(x.length > 8);
  assertEquals(x.frames[3].number, 4);
  assertEquals(`${x.frames[3].chain}`, "Ethernet:IPv4:TCP:HTTP");
  assertEquals([x.header.format, x.info, x.engine, x.input], [
    "pcap",
    { major: 2, minor: 4 },
    "native",
    HTTP,
  ]);
});

Deno.test("frames can be kept although they share blocks", async () => {
  const { frames } = await extract({ input: HTTP });
  const all = frames.map((f) => JSON.stringify(f.info));
  const again = frames.toReversed().map((f) => JSON.stringify(f.info))
    .toReversed();
  assertEquals(all, again);
  const one = frames[2].detach();
  assertEquals(one.b.length, one.capturedLength);
  assertEquals(JSON.stringify(one.info), all[2]);
});

Deno.test("loops, with and without waiting, give the same frames as a run", async () => {
  const { frames } = await extract({ input: HTTP });
  const expected = frames.map((f) => JSON.stringify(f.info));
  const sync: string[] = [], waiting: string[] = [], called: string[] = [];
  for (const f of new Extractor({ input: HTTP })) {
    sync.push(JSON.stringify(f.info));
  }
  for await (const f of new Extractor({ input: HTTP })) {
    waiting.push(JSON.stringify(f.info));
  }
  const x = new Extractor({ input: HTTP, auto: false });
  await x.run();
  assertEquals(x.header.linkType, 1);
  for (let f; (f = await x.next());) called.push(JSON.stringify(f.info));
  assertEquals([sync, waiting, called], [expected, expected, expected]);
  assertEquals(await x.next(), undefined);
});

Deno.test("a loop that is left early closes the input", () => {
  const x = new Extractor({ input: HTTP });
  for (const f of x) if (f.number === 3) break;
  assertEquals(x.length, 3);
  assertEquals(x.account.frames, 3);
});

Deno.test("bytes, streams, URLs and several inputs are read", async () => {
  const bytes = await Deno.readFile(HTTP);
  const { length } = await extract({ input: HTTP });
  assertEquals((await extract({ input: bytes })).length, length);
  const chunks = new ReadableStream<Uint8Array>({
    start(c) {
      for (const x of bytes) c.enqueue(new Uint8Array([x]));
      c.close();
    },
  });
  assertEquals((await extract({ input: chunks })).length, length);
  const url = new URL(`../${HTTP}`, import.meta.url);
  assertEquals((await extract({ input: url })).length, length);
  const both = await extract({ input: [HTTP, bytes] });
  assertEquals(
    both.frames.map((f) => f.number),
    Array.from({ length: 2 * length }, (_, i) => i + 1),
  );
  assertThrows(() => {
    for (const _ of new Extractor({ input: new Blob([bytes]).stream() })) break;
  }, UnsupportedCallError);
});

Deno.test("what does not apply throws UnsupportedCallError", async () => {
  const x = await extract({ input: HTTP });
  assertThrows(() => x.format, UnsupportedCallError);
  assertThrows(() => x.output, UnsupportedCallError);
  assertThrows(() => x.reassembly, UnsupportedCallError);
  assertThrows(() => x.trace, UnsupportedCallError);
  assertThrows(() => x.protocol, UnsupportedCallError);
  assertThrows(() => [...x], IterableError);
  await assertRejects(() => x.next(), CallableError);
  await assertRejects(async () => {
    for await (const _ of x) break;
  }, IterableError);
  const y = await extract({ input: HTTP, store: false });
  assertThrows(() => y.frames, UnsupportedCallError);
  assertThrows(
    () => new Extractor({ input: HTTP }).header,
    UnsupportedCallError,
  );
});

Deno.test("thresholds end the dissection and make the rest raw", async () => {
  const chains = async (options: object) =>
    (await extract({ input: DNS, count: 1, ...options })).frames[0].chain
      .toString();
  assertEquals(await chains({}), "Ethernet:IPv4:UDP:DNS");
  assertEquals(await chains({ layer: "Link" }), "Ethernet:Raw");
  assertEquals(await chains({ layer: "internet" }), "Ethernet:IPv4:Raw");
  assertEquals(await chains({ layer: "transport" }), "Ethernet:IPv4:UDP:Raw");
  assertEquals(await chains({ layer: "application" }), "Ethernet:IPv4:UDP:DNS");
  assertEquals(await chains({ protocol: "udp" }), "Ethernet:IPv4:UDP:Raw");
  assertEquals(await chains({ protocol: ["TCP", ipv4] }), "Ethernet:IPv4:Raw");
  assertEquals(
    await chains({ protocol: "Internet Protocol version 4" }),
    "Ethernet:IPv4:Raw",
  );
});

Deno.test("unknown thresholds, formats and engines are warnings, as data and by callback", async () => {
  const heard: Warning[] = [];
  const x = await extract({
    input: HTTP,
    layer: "session",
    protocol: "warp",
    engine: "warp",
    format: "warp",
    onWarning: (w) => heard.push(w),
  });
  assertEquals(x.warnings.map((w) => w.name).sort(), [
    "EngineWarning",
    "FormatWarning",
    "LayerWarning",
    "ProtocolWarning",
  ]);
  assertEquals(heard, x.warnings);
  assert(x.length > 0);
});

Deno.test("verbose calls with the extractor and the frame", async () => {
  const said: string[] = [];
  await extract({
    input: HTTP,
    count: 2,
    verbose: (x, f) => said.push(`${x.length} ${x.protocol} ${f.number}`),
  });
  assertEquals(said, ["1 Ethernet:IPv4:TCP 1", "2 Ethernet:IPv4:TCP 2"]);
});

Deno.test("onFrame may keep its frames, onProgress tells how far reading is", async () => {
  const kept: Frame[] = [], progress: number[] = [];
  await extract({
    input: HTTP,
    onFrame: (f) => kept.push(f),
    onProgress: (p) => progress.push(p.bytesRead),
  });
  assertEquals(kept[3].get(tcp)?.dstPort, 80);
  assertEquals(progress.at(-1), Deno.statSync(HTTP).size);
});

Deno.test("output is written where and how the names say", async () => {
  await inFolder(async (folder) => {
    const x = await extract({
      input: HTTP,
      output: `${folder}/deep/out`,
      format: "json",
    });
    assertEquals([x.output, x.format], [`${folder}/deep/out.json`, "json"]);
    assertEquals(
      JSON.parse(await Deno.readTextFile(x.output)).frames.length,
      x.length,
    );
    const y = await extract({ input: HTTP, output: `${folder}/y.txt` });
    assertEquals(y.format, "tree");
    const z = await extract({
      input: HTTP,
      output: `${folder}/z`,
      format: "xml",
      files: true,
    });
    assertEquals([...Deno.readDirSync(z.output)].length, z.length + 1);
    const q = await extract({ input: HTTP, output: `${folder}/q.pcap` });
    assertEquals(await Deno.readFile(q.output), await Deno.readFile(HTTP));
  });
});

Deno.test("names follow PyPCAPKit's rules", async () => {
  await inFolder(async (folder) => {
    const input = `${folder}/in.pcap`;
    await Deno.writeFile(input, await Deno.readFile(HTTP));
    const make = (o: object) => {
      const { output, format, files } = Extractor.makeName({ input, ...o });
      return [output, format, files];
    };
    assertEquals(make({ output: "x.txt", format: "json" }), [
      "x.txt",
      "json",
      false,
    ]);
    assertEquals(make({ output: "dir.json", files: true }), [
      "dir.json",
      "json",
      false,
    ]);
    assertEquals(make({ output: "x", format: "plist" }), [
      "x.plist",
      "plist",
      false,
    ]);
    assertEquals(make({ output: "x", format: "plist", extension: false }), [
      "x",
      "plist",
      false,
    ]);
    assertEquals(make({ format: "tree" }), ["out.txt", "tree", false]);
    assertEquals(make({ format: "tree", files: true }), ["out", "tree", true]);
    assertEquals(make({ nofile: true }), [undefined, undefined, false]);
    assertThrows(() => make({ output: "x" }), FormatError);
    assertThrows(() => make({}), FormatError);
    assertEquals(
      Extractor.makeName({ input: `${folder}/in`, nofile: true }).input,
      input,
    );
    assertThrows(
      () => Extractor.makeName({ input: `${folder}/none.pcap`, nofile: true }),
      FileNotFoundError,
    );
  });
});

Deno.test("save keeps what was read as it was", async () => {
  await inFolder(async (folder) => {
    const bytes = await Deno.readFile(HTTP);
    await extract({
      input: new Blob([bytes]).stream(),
      save: `${folder}/kept.pcap`,
    });
    assertEquals(await Deno.readFile(`${folder}/kept.pcap`), bytes);
  });
});

Deno.test("a signal stops the run while an idle stream is waited for", async () => {
  const controller = new AbortController();
  const bytes = captureOf(tcpFrame(40000, 80, new Uint8Array(0)));
  const input = new ReadableStream<Uint8Array>({
    start: (c) => c.enqueue(bytes),
  });
  const frames: Frame[] = [];
  const { account } = await extract({
    input,
    signal: controller.signal,
    onFrame(frame) {
      frames.push(frame);
      setTimeout(() => controller.abort(), 10);
    },
  });
  assertEquals(frames.length, 1);
  assertEquals([account.frames, account.interrupted], [1, true]);
  const late = new Extractor({ input: bytes, signal: controller.signal });
  assertEquals(await late.next(), undefined);
  assertEquals(late.account.interrupted, true);
});

Deno.test("an output never takes the place of the input", async () => {
  await inFolder(async (folder) => {
    const input = `${folder}/a.pcap`, bytes = await Deno.readFile(HTTP);
    await Deno.writeFile(input, bytes);
    await Deno.symlink(input, `${folder}/b.pcap`);
    await Deno.link(input, `${folder}/c.pcap`);
    for (const output of [input, `${folder}/b.pcap`, `${folder}/c.pcap`]) {
      assertThrows(() => new Extractor({ input, output }), FileExistsError);
      assertThrows(
        () => new Extractor({ input: [DNS, input], save: output }),
        FileExistsError,
      );
    }
    assertThrows(
      () => new Extractor({ input, output: `${folder}/a`, format: "pcap" }),
      FileExistsError,
    );
    assertEquals(await Deno.readFile(input), bytes);
  });
});

Deno.test("a signal stops the run, and what was written is whole", async () => {
  await inFolder(async (folder) => {
    const bytes = await Deno.readFile(HTTP);
    const controller = new AbortController();
    const endless = new ReadableStream<Uint8Array>({
      start: (c) => c.enqueue(bytes),
      async pull(c) {
        await new Promise((go) => setTimeout(go, 5));
        c.enqueue(bytes.subarray(24));
      },
    });
    setTimeout(() => controller.abort(), 50);
    const x = await extract({
      input: endless,
      output: `${folder}/out.json`,
      signal: controller.signal,
    });
    assert(x.account.interrupted);
    const { frames } = JSON.parse(
      await Deno.readTextFile(`${folder}/out.json`),
    );
    assertEquals(frames.length, x.length);
  });
});

Deno.test("the account says what was not understood and what was damaged", async () => {
  const whole = captureOf(
    udpFrame(40000, 9, new Uint8Array(100)),
    udpFrame(40000, 53, new Uint8Array([0, 1])),
  );
  const x = await extract({ input: whole.subarray(0, whole.length - 1) });
  const { account } = x;
  assertEquals(account.frames, 2);
  assertEquals(account.unclaimed, { udp: 100 });
  assertEquals(account.unclaimedBytes, 100);
  assertEquals([account.damageCount, account.cutShort], [1, 1]);
  assertEquals(account.damage[0].offset, 24 + 16 + 142);
});

interface Beacon {
  sensor: number;
  battery: number;
}
const beacon: Protocol<Beacon> = {
  id: "beacon",
  label: "Beacon",
  name: "Sensor beacon",
  spec: "in-house",
  layer: "application",
  on: [[udpPort, 7777]],
  fields: struct<Beacon>({ sensor: u16(), battery: u8({ unit: "%" }) }),
  summary: (h) => `sensor ${h.sensor}, battery ${h.battery} %`,
};

Deno.test("a custom protocol is a value, for one extractor alone", async () => {
  const input = captureOf(udpFrame(1, 7777, new Uint8Array([1, 2, 90])));
  const { frames: [frame] } = await extract({ input, protocols: [beacon] });
  assertEquals(frame.get(beacon)?.battery, 90);
  assertEquals(frame.info.layers.beacon, { sensor: 258, battery: 90 });
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:UDP:Beacon");
  const { frames: [plain] } = await extract({ input });
  assertEquals(`${plain.chain}`, "Ethernet:IPv4:UDP:Raw");
});

Deno.test("a later protocol wins the port of an earlier one, or replaces it by its id", async () => {
  const input = captureOf(udpFrame(1, 53, new Uint8Array([1, 2, 90])));
  const thief: Protocol<Beacon> = { ...beacon, on: [[udpPort, 53]] };
  const a = await extract({ input, protocols: [thief] });
  assertEquals(`${a.frames[0].chain}`, "Ethernet:IPv4:UDP:Beacon");
  const moved = { ...dns, on: [[udpPort, 5300]] as const };
  const b = await extract({ input, protocols: [moved] });
  assertEquals(`${b.frames[0].chain}`, "Ethernet:IPv4:UDP:Raw");
});

Deno.test("options can be added to a protocol's table", async () => {
  const mine = struct({ kind: u8(), length: u8(), mood: u8() });
  const extended = withOptions(tcp, "options", { 200: mine });
  const input = captureOf(
    tcpFrame(1, 2, new Uint8Array(0), {
      options: new Uint8Array([200, 3, 7, 0]),
    }),
  );
  const { frames: [frame] } = await extract({ input, protocols: [extended] });
  assertEquals((frame.info.layers.tcp.options as object[])[0], {
    kind: 200,
    length: 3,
    mood: 7,
  });
});

Deno.test("a custom output is a value too", async () => {
  const sizes: OutputFormat = {
    names: ["sizes"],
    extension: "sizes",
    open: () => ({ frame: (f, w) => w.text(`${f.length}\n`) }),
  };
  await inFolder(async (folder) => {
    const x = await extract({
      input: HTTP,
      output: `${folder}/x`,
      format: "sizes",
      outputs: [sizes],
    });
    const lines = (await Deno.readTextFile(x.output)).trimEnd().split("\n");
    assertEquals(lines.length, x.length);
  });
});

Deno.test("errors of the library are of one family", async () => {
  const e = await assertRejects(() =>
    extract({ input: new Uint8Array([1, 2, 3, 4]) })
  );
  assertInstanceOf(e, FormatError);
  assertEquals([e.name, e.offset], ["FormatError", 0]);
  await assertRejects(
    () => extract({ input: "/nowhere/x.pcap" }),
    FileNotFoundError,
  );
});

Deno.test("await using closes the extractor", async () => {
  let frames = 0;
  {
    await using x = new Extractor({ input: HTTP, auto: false });
    await x.run();
    while (await x.next()) frames++;
  }
  assert(frames > 8);
});

Deno.test("frame.get, all, has and indexOf find layers by protocol", async () => {
  const { frames } = await extract({ input: DNS });
  const [f] = frames;
  assert(f.has(udp) && f.has("dns") && !f.has(tcp));
  assertEquals(f.all(ipv4).length, 1);
  assertEquals(f.get(tcp), undefined);
  assertEquals(f.get(dns)?.questions[0].name, "www.pcapkit.test");
  assertEquals([f.source, f.destination, f.protocol?.id], [
    "10.9.0.1",
    "10.9.0.2",
    "dns",
  ]);
  assert(Object.isFrozen(f.info) && Object.isFrozen(f.info.layers.dns));
});
