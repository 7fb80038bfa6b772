import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import {
  type CaptureHeader,
  CaptureReader,
  Dissector,
  FormatError,
  formats,
  Frame,
  type OutputOptions,
  protocols,
  Registry,
  Writer,
} from "../../mod.ts";
import { columns, indexFields } from "../../src/output/projection.ts";
import { capturePaths } from "../../testdata/make.ts";

const registry = new Registry(protocols);
const HTTP = "testdata/captures/recorded/http.pcap";
const DNS = "testdata/captures/recorded/dns.pcap";

/** Everything that a format writes of a capture. */
function written(
  path: string,
  format: string,
  options: Partial<OutputOptions> = {},
): string {
  const reader = new CaptureReader(path),
    frame = new Frame(new Dissector(registry));
  const w = new Writer();
  const output = formats.find((f) => f.names.includes(format))!.open({
    registry,
    ...options,
  });
  let header: CaptureHeader | undefined;
  while (reader.nextSync(frame)) {
    if (!header) output.begin?.(w, header = reader.header);
    output.frame(frame, w);
  }
  output.end?.(w, reader.header);
  reader.close();
  return new TextDecoder("utf-8", { fatal: true }).decode(w.written);
}

/** Whether a program is installed. */
function installed(program: string): boolean {
  try {
    return new Deno.Command(program, {
      args: ["--version"],
      stdout: "null",
      stderr: "null",
    }).outputSync().success;
  } catch {
    return false;
  }
}

/** What a program makes of text on its standard input. */
async function through(
  program: string,
  args: readonly string[],
  text: string,
): Promise<string> {
  const child = new Deno.Command(program, {
    args: [...args],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const w = child.stdin.getWriter();
  await w.write(new TextEncoder().encode(text));
  await w.close();
  const { success, stdout, stderr } = await child.output();
  assert(success, new TextDecoder().decode(stderr).slice(0, 500));
  return new TextDecoder().decode(stdout);
}

/** How many frames a capture has. */
const frameCount = (path: string): number =>
  JSON.parse(written(path, "json")).frames.length;

const COUNT_FRAMES = `
import json, plistlib, sys
texts = json.load(sys.stdin)
print(json.dumps([len(plistlib.loads(t.encode())["frames"]) for t in texts]))
`;
const READ_CSV = `
import csv, io, json, sys
texts = json.load(sys.stdin)
print(json.dumps([list(csv.reader(io.StringIO(t))) for t in texts]))
`;

/** All captures with what they hold of hostile text: control, bidirectional and XML-forbidden characters, formulas, quotes. */
const CAPTURES = capturePaths();

Deno.test("json is one document that holds the same frames as ndjson", () => {
  for (const path of CAPTURES) {
    const document = JSON.parse(written(path, "json"));
    const lines = written(path, "ndjson").split("\n").filter((l) => l !== "")
      .map((l) => JSON.parse(l));
    assertEquals(document.frames, lines, path);
    assertEquals(document.header.interfaces.length, 1);
  }
});

Deno.test("the same capture gives the same bytes every time", () => {
  for (const format of ["line", "tree", "csv", "json", "ndjson", "plist"]) {
    assertEquals(written(DNS, format), written(DNS, format), format);
  }
});

Deno.test("no key of a JSON object is written twice", () => {
  for (const path of CAPTURES) {
    for (
      const line of written(path, "ndjson").split("\n").filter((l) => l !== "")
    ) {
      // a repeated key would be lost in parsing, so that the text would come out shorter
      const back = JSON.stringify(JSON.parse(line));
      const keys = (s: string) => s.match(/"(?:[^"\\]|\\.)*":/g)?.length;
      assertEquals(keys(line), keys(back), path);
    }
  }
});

Deno.test("epoch keeps all nine digits, and times before 1970 their sign", () => {
  assertStringIncludes(written(HTTP, "ndjson").split("\n")[0], '"epoch":1795');
  const frame = new Frame(new Dissector(registry));
  frame.seconds = -2;
  frame.nanoseconds = 250_000_000;
  frame.number = 1;
  const w = new Writer();
  formats.find((f) => f.names.includes("ndjson"))!.open({ registry }).frame(
    frame,
    w,
  );
  const line = new TextDecoder().decode(w.written);
  assertStringIncludes(
    line,
    '"time":"1969-12-31T23:59:58.250000000Z","epoch":-1.750000000',
  );
});

Deno.test({
  name: "jq reads json and ndjson",
  ignore: !installed("jq"),
  async fn() {
    for (const path of CAPTURES) {
      const frames = await through(
        "jq",
        ["-c", ".frames[]"],
        written(path, "json"),
      );
      const lines = await through("jq", ["-c", "."], written(path, "ndjson"));
      assertEquals(frames, lines, path);
    }
  },
});

Deno.test({
  name:
    "plist is valid XML by Apple's document type, and property lists to Python",
  ignore: !installed("xmllint") || !installed("python3"),
  async fn() {
    const texts = CAPTURES.map((path) => written(path, "plist"));
    const counts = JSON.parse(
      await through("python3", ["-c", COUNT_FRAMES], JSON.stringify(texts)),
    );
    assertEquals(counts, CAPTURES.map(frameCount));
    for (const text of texts.slice(0, 30)) {
      await through("xmllint", ["--noout", "--nonet", "-"], text);
    }
  },
});

Deno.test({
  name: "csv is read back by Python's csv module",
  ignore: !installed("python3"),
  async fn() {
    const texts = CAPTURES.map((path) => written(path, "csv"));
    const tables = JSON.parse(
      await through("python3", ["-c", READ_CSV], JSON.stringify(texts)),
    ) as string[][][];
    for (const [title, ...rows] of tables) {
      assertEquals(title, [
        "number",
        "time",
        "source",
        "destination",
        "protocol",
        "length",
        "info",
      ]);
      assert(rows.every((r) => r.length === 7));
    }
    assertEquals(tables.map((t) => t.length - 1), CAPTURES.map(frameCount));
  },
});

Deno.test("nothing that could steer a terminal is written by any text format", () => {
  for (const path of CAPTURES) {
    for (const format of ["line", "tree", "csv", "json", "ndjson", "plist"]) {
      const text = written(path, format);
      const bad = text.match(
        // deno-lint-ignore no-control-regex
        /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
      );
      assertEquals(bad, null, `${path} ${format}`);
    }
  }
});

Deno.test("a tree shows every field with its label, six columns for each level", () => {
  const text = written(DNS, "tree");
  assertStringIncludes(text, "Global Header\n  |-- format -> pcap\n");
  assertStringIncludes(text, "\nFrame 1\n  |-- number -> 1\n");
  assertStringIncludes(
    text,
    "  |-- ipv4 (Internet Protocol version 4)\n  |     |-- version -> 4\n",
  );
  assertStringIncludes(text, "  |     |-- protocol -> 17 (UDP)\n");
  assertStringIncludes(
    text,
    "  |     |-- questions\n  |     |     |-- 0\n  |     |     |     |-- name -> www.pcapkit.test\n",
  );
});

Deno.test("nested JSON holds the same values as flat, each layer in its parent", () => {
  const flat = JSON.parse(written(DNS, "json")).frames;
  const nested = JSON.parse(written(DNS, "json", { shape: "nested" })).frames;
  const { dns, ...udp } = nested[0].layers.ethernet.ipv4.udp;
  assertEquals(dns, flat[0].layers.dns);
  assertEquals(udp, flat[0].layers.udp);
});

Deno.test("labels stand beside the values that have names", () => {
  const [frame] = JSON.parse(written(DNS, "json", { labels: true })).frames;
  assertEquals(frame.layers.ipv4.protocolLabel, "UDP");
  assertEquals(frame.layers.dns.questions[0].typeLabel, "A");
});

Deno.test("columns come by our names and Wireshark's, from the layer that is meant", () => {
  const frame = new Frame(new Dissector(registry));
  const reader = new CaptureReader(
    "testdata/captures/recorded/unreachable.pcap",
  );
  reader.nextSync(frame);
  reader.nextSync(frame);
  const value = (name: string) => columns([name], registry)[0].value(frame);
  assertEquals(value("ipv4.src"), "10.9.0.2");
  assertEquals(value("ip.src"), "10.9.0.2");
  assertEquals(value("ipv4#2.src"), "10.9.0.1");
  assertEquals(value("ip.src#2"), "10.9.0.1");
  assertEquals(value("udp.dstport"), 9999);
  assertEquals(value("dns.questions.name"), undefined);
  assertEquals(value("protocols"), `${frame.chain}`);
  assertThrows(() => columns(["constructor"], registry), FormatError);
  assertThrows(
    () => columns(["ip.nothing"], registry),
    FormatError,
    "no field is named ip.nothing",
  );
  reader.close();
});

Deno.test("a column that leads through a list is a list, even with one value", () => {
  const [row] = written(DNS, "ndjson", {
    fields: ["dns.qry.name", "dns.answers.name", "udp.length"],
  }).split("\n");
  assertEquals(JSON.parse(row), {
    "dns.qry.name": ["www.pcapkit.test"],
    "dns.answers.name": null,
    "udp.length": 65,
  });
});

Deno.test("every field of every protocol can be a column", () => {
  const { names, byAlias } = indexFields(registry);
  assert(names.size > 500 && byAlias.size > 300);
  const table = columns([...names, ...byAlias.keys()], registry);
  const frame = new Frame(new Dissector(registry));
  for (const path of CAPTURES.slice(0, 40)) {
    const reader = new CaptureReader(path);
    while (reader.nextSync(frame)) for (const c of table) c.value(frame);
    reader.close();
  }
});

Deno.test("text that a spreadsheet would run is quoted, numbers are not", () => {
  const csv = written(HTTP, "csv", {
    fields: ["number", "http.request.method"],
  });
  assertStringIncludes(csv, "\n4,GET\n");
});
