/** Reassembly, flows, streams and traces on the command line. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { CaptureReader, CaptureRecord } from "../../mod.ts";
import { extract, inFolder, RECORDED } from "./run.ts";

const HTTP = `${RECORDED}/http.pcap`, POST = `${RECORDED}/http_post.pcap`;
const FRAGMENTS = `${RECORDED}/fragments.pcap`, DNS = `${RECORDED}/dns.pcap`;

/** Runs a program over a text; `undefined`: the program is missing. */
async function through(
  command: string,
  args: readonly string[],
  text: string,
): Promise<string | undefined> {
  let child: Deno.ChildProcess;
  try {
    child = new Deno.Command(command, {
      args: [...args],
      stdin: "piped",
      stdout: "piped",
    }).spawn();
  } catch (e) {
    if (e instanceof Deno.errors.NotFound) return undefined;
    throw e;
  }
  const w = child.stdin.getWriter();
  await w.write(new TextEncoder().encode(text));
  await w.close();
  const { code, stdout } = await child.output();
  assertEquals(code, 0);
  return new TextDecoder().decode(stdout);
}

/** Lines of JSON, as data. */
// deno-lint-ignore no-explicit-any
function parsed(text: string): any[] {
  return text.trimEnd().split("\n").map((l) => JSON.parse(l));
}

/** A SHA-256 in hexadecimal digits. */
async function sha256(b: Uint8Array<ArrayBuffer>): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", b));
  return [...sum].map((x) => x.toString(16).padStart(2, "0")).join("");
}

/** The packets of a capture: time in nanoseconds, and bytes. */
function packetsOf(path: string): [bigint, string][] {
  const reader = new CaptureReader(path), r = new CaptureRecord();
  const packets: [bigint, string][] = [];
  while (reader.nextSync(r)) {
    const time = BigInt(r.seconds) * 1_000_000_000n + BigInt(r.nanoseconds);
    packets.push([time, r.bytes.join(" ")]);
  }
  reader.close();
  assertEquals(reader.damage.count, 0);
  return packets;
}

Deno.test("--ip, --ipv4 put fragments together on the frame that completes them", async () => {
  const chains = async (...args: string[]) => {
    const { code, out } = await extract([
      FRAGMENTS,
      ...args,
      "-f",
      "ndjson",
      "--fields",
      "protocols,icmp.type",
    ]);
    assertEquals(code, 0);
    return parsed(out).map((f) => [f.protocols, f["icmp.type"]]);
  };
  const piece = ["Ethernet:IPv4", null], raw = ["Ethernet:IPv4:Raw", null];
  const whole = [8, 0].map((type) => ["Ethernet:IPv4:ICMP:Raw", type]);
  const together = [piece, piece, whole[0], piece, piece, whole[1]];
  assertEquals(await chains("--ip"), together);
  assertEquals(await chains("--ipv4"), together);
  const apart = [whole[0], raw, raw, whole[1], raw, raw];
  assertEquals(await chains(), apart);
  assertEquals(await chains("--ipv6"), apart);
});

Deno.test("--tcp shows messages, in every format", async () => {
  for (const format of ["json", "plist", "tree", "csv"]) {
    const { code, out } = await extract([POST, "--tcp", "-f", format]);
    assertEquals(code, 0);
    assertMatch(out, /POST/, format);
  }
  const { out } = await extract([POST, "--tcp", "-f", "ndjson"]);
  const frames = parsed(out);
  const request = frames.find((f) => f.layers.http?.request);
  assertEquals(request.layers.http.request.method, "POST");
  assertEquals(frames.filter((f) => f.layers.http).length, 2);
});

Deno.test("--flows is a table, with its title where there are no flows", async () => {
  const { code, out } = await extract([HTTP, "--flows"]);
  assertEquals(code, 0);
  const [title, row, ...rest] = out.trimEnd().split("\n");
  assertMatch(title, /^ +# proto source +destination +packets → /);
  assertMatch(
    row,
    /^ +0 tcp +10\.9\.0\.1:\d+ +10\.9\.0\.2:80 +7 +\d+ +5 +\d+ +0\.\d{6} .* CLOSED$/,
  );
  assertEquals(rest, []);
  const none = await extract([FRAGMENTS, "--flows"]);
  assertEquals([none.code, none.out], [0, title + "\n"]);
});

Deno.test("--flows as csv and ndjson say the same, to other programs too", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/flows.csv`;
    assertEquals((await extract([DNS, "--flows", "-o", file])).code, 0);
    const text = await Deno.readTextFile(file);
    const flows = parsed((await extract([DNS, "--flows", "-f", "ndjson"])).out);
    assertEquals(flows.length, 10);
    assertEquals(flows.map((f) => f.packets), Array(10).fill(2));
    assert(flows.every((f) => f.dstPort === 53 && f.protocol === "udp"));
    const read = await through("python3", [
      "-c",
      "import csv,json,sys; print(json.dumps(list(csv.DictReader(sys.stdin))))",
    ], text);
    if (read === undefined) return;
    const rows = JSON.parse(read) as Record<string, string>[];
    const asText = flows.map((f) =>
      Object.fromEntries(
        Object.entries(f).map(([k, v]) => [k, v === null ? "" : String(v)]),
      )
    );
    assertEquals(rows, asText);
  });
});

Deno.test("--digest sums up the bytes that --follow-as raw prints", async () => {
  const { out } = await extract([POST, "--flows", "--digest", "-f", "ndjson"]);
  const [{ streams }] = parsed(out);
  await inFolder(async (folder) => {
    for (const [i, side] of ["client", "server"].entries()) {
      const file = `${folder}/${side}`;
      const { code } = await extract([
        POST,
        "--follow",
        "0",
        "--follow-side",
        side,
        "--follow-as",
        "raw",
        "-o",
        file,
      ]);
      assertEquals(code, 0);
      const bytes = await Deno.readFile(file);
      assertEquals([streams[i].bytes, streams[i].sha256], [
        bytes.length,
        await sha256(bytes),
      ]);
      assertMatch(
        new TextDecoder().decode(bytes),
        side === "client" ? /^POST \/ HTTP/ : /^HTTP\/1\.1 405 /,
      );
    }
  });
});

Deno.test("--follow prints what both sides said, in turn", async () => {
  const { code, out } = await extract([HTTP, "--follow", "0"]);
  assertEquals(code, 0);
  const speakers = out.split("\n").filter((l) => l.startsWith("── "))
    .map((l) => l.replace(/port \d{4,}/, "port N"));
  const client = "── 10.9.0.1 port N ──", server = "── 10.9.0.2 port 80 ──";
  assertEquals(speakers, [client, server, client, server]);
  assertMatch(out, /\nGET \/missing HTTP\/1\.1\nHost: 10\.9\.0\.2\n/);
  assert(out.endsWith("</html>\n"));
  const post = await extract([
    POST,
    "--follow",
    "0",
    "--follow-side",
    "client",
  ]);
  assert(post.out.endsWith("\nname=value\n"), "the last line is ended");
  const hex = await extract([
    HTTP,
    "--follow",
    "0",
    "--follow-as",
    "hex",
    "--follow-side",
    "server",
  ]);
  assertEquals(
    hex.out.split("\n")[1],
    "00000000  48 54 54 50 2f 31 2e 31 20 32 30 30 20 4f 4b 0d  HTTP/1.1 200 OK.",
  );
});

Deno.test("--follow of a stream that is not there exits with 2, and writes no file", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/stream`;
    const cases: readonly (readonly [string, string, string])[] = [
      [HTTP, "99", "no TCP stream 99: there is only 0; --flows lists them"],
      [DNS, "0", "no TCP stream 0: there is none; --flows lists them"],
    ];
    for (const [path, index, message] of cases) {
      const { code, out, err } = await extract([
        path,
        "--follow",
        index,
        "-o",
        file,
      ]);
      assertEquals([code, out], [2, ""]);
      assertEquals(err.split("\n").at(-2), `extract: ${message}`);
    }
    assertEquals([...Deno.readDirSync(folder)], []);
  });
});

Deno.test("--trace writes each flow to a capture of its own, in either byte order", async () => {
  const all = packetsOf(DNS);
  for (const order of ["little", "big"] as const) {
    for (const nanosecond of [false, true]) {
      await inFolder(async (folder) => {
        const { code, out } = await extract([
          DNS,
          "--trace",
          `${folder}/flows`,
          "--trace-byteorder",
          order,
          ...nanosecond ? ["--trace-nanosecond"] : [],
          "--flows",
          "-f",
          "ndjson",
        ]);
        assertEquals(code, 0);
        const names = [...Deno.readDirSync(`${folder}/flows`)]
          .map((e) => `${folder}/flows/${e.name}`);
        assertEquals(names.length, parsed(out).length);
        const packets = names.flatMap((path) => {
          const reader = new CaptureReader(path), r = new CaptureRecord();
          assert(reader.nextSync(r));
          const { byteOrder, ticksPerSecond, linkType } = reader.header;
          assertEquals([byteOrder, ticksPerSecond, linkType], [
            order,
            nanosecond ? 1e9 : 1e6,
            1,
          ]);
          reader.close();
          return packetsOf(path);
        });
        const sorted = (x: [bigint, string][]) =>
          x.toSorted(([a], [b]) => a < b ? -1 : 1);
        assertEquals(sorted(packets), sorted(all));
      });
    }
  }
});

Deno.test("--trace writes pcapng, json, plist and tree", async () => {
  await inFolder(async (folder) => {
    const traced = async (format: string) => {
      const to = `${folder}/${format}`;
      const { code, err } = await extract([
        HTTP,
        "-q",
        "--trace",
        to,
        "--trace-format",
        format,
      ]);
      assertEquals([code, err], [0, ""]);
      const files = [...Deno.readDirSync(to)].map((e) => e.name);
      assertEquals(files.length, 1);
      const extension = format === "tree" ? "txt" : format;
      assertMatch(
        files[0],
        new RegExp(
          `^10\\.9\\.0\\.1_\\d+-10\\.9\\.0\\.2_80-\\d+\\.\\d+\\.${extension}$`,
        ),
      );
      return `${to}/${files[0]}`;
    };
    assertEquals(packetsOf(await traced("pcapng")), packetsOf(HTTP));
    const json = JSON.parse(await Deno.readTextFile(await traced("json")));
    const whole = JSON.parse((await extract([HTTP, "-j"])).out);
    assertEquals(json.frames, whole.frames);
    const tree = await Deno.readTextFile(await traced("tree"));
    assertEquals(tree, (await extract([HTTP, "-t"])).out);
    const plist = await Deno.readTextFile(await traced("plist"));
    assertEquals(plist, (await extract([HTTP, "-p"])).out);
  });
});
