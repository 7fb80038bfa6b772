import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";

const ROOT = new URL("../", import.meta.url);
const HTTP = "testdata/captures/recorded/http.pcap";

/** What a run of the command line printed, and its status. */
interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line with the given permissions. */
async function extract(
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

Deno.test("FILE alone prints one line per frame and an account", async () => {
  const { code, out, err } = await extract([HTTP]);
  assertEquals(code, 0);
  const lines = out.trimEnd().split("\n");
  assertMatch(
    lines[3],
    /^ +4 +0\.\d{6} 10\.9\.0\.1 +→ 10\.9\.0\.2 +HTTP +\d+ GET \/ HTTP\/1\.1$/,
  );
  assert(lines.every((l) => l.includes(" → ")));
  assertMatch(err, new RegExp(`^${lines.length} frames, `));
});

Deno.test("reading a file needs -R alone, and standard input nothing", async () => {
  assertEquals((await extract([HTTP], { permissions: ["-R"] })).code, 0);
  assertEquals(
    (await extract([HTTP], { permissions: [`-R=${HTTP}`] })).code,
    0,
  );
  const bytes = await Deno.readFile(new URL(HTTP, ROOT));
  const piped = await extract(["-"], { permissions: [], stdin: bytes });
  assertEquals(piped.code, 0);
  assertEquals(piped.out, (await extract([HTTP])).out);
});

Deno.test("a missing permission is told in one line with its remedy", async () => {
  const { code, err } = await extract([HTTP], { permissions: ["--no-prompt"] });
  assertEquals(code, 2);
  assertEquals(
    err,
    `extract: ${HTTP}: not permitted to read it; run again with -R or -R=${HTTP}\n`,
  );
});

Deno.test("-o and -f write each format", async () => {
  await inFolder(async (folder) => {
    for (
      const format of [
        "json",
        "ndjson",
        "plist",
        "tree",
        "csv",
        "pcap",
        "pcapng",
      ]
    ) {
      const file = `${folder}/out.${format}`;
      const a = await extract([HTTP, "-o", file, "-f", format]);
      assertEquals([a.code, a.out], [0, ""], a.err);
      const b = await extract([HTTP, "-f", format]);
      assertEquals(b.code, 0);
      assertEquals(
        await Deno.readTextFile(file),
        b.out.length > 0
          ? new TextDecoder().decode(await Deno.readFile(file))
          : "",
      );
      assert(b.out.length > 100);
    }
    const json = JSON.parse(await Deno.readTextFile(`${folder}/out.json`));
    assertEquals(json.header.format, "pcap");
    assertEquals(json.frames[3].layers.http.request.target, "/");
    const lines = (await Deno.readTextFile(`${folder}/out.ndjson`)).trimEnd()
      .split("\n");
    assertEquals(lines.map((l) => JSON.parse(l)), json.frames);
  });
});

Deno.test("-j, -p and -t stand for json, plist and tree", async () => {
  assertEquals(
    (await extract([HTTP, "-j"])).out,
    (await extract([HTTP, "-f", "json"])).out,
  );
  assertMatch((await extract([HTTP, "-p"])).out, /^<\?xml/);
  assertMatch((await extract([HTTP, "-t"])).out, /^Global Header\n/);
});

Deno.test("-F writes one file per frame and the header", async () => {
  await inFolder(async (folder) => {
    const { code } = await extract([
      HTTP,
      "-F",
      "-c",
      "3",
      "-f",
      "json",
      "-o",
      `${folder}/d`,
    ]);
    assertEquals(code, 0);
    const names = [...Deno.readDirSync(`${folder}/d`)].map((e) => e.name)
      .sort();
    assertEquals(names, [
      "Frame 1.json",
      "Frame 2.json",
      "Frame 3.json",
      "Global Header.json",
    ]);
    const frame = JSON.parse(
      await Deno.readTextFile(`${folder}/d/Frame 2.json`),
    );
    assertEquals(frame.number, 2);
  });
});

Deno.test("-L and -P end the dissection early", async () => {
  const last = async (...args: string[]) => {
    const { out } = await extract([
      HTTP,
      "-c",
      "4",
      ...args,
      "-f",
      "ndjson",
      "--fields",
      "protocols",
    ]);
    return JSON.parse(out.trimEnd().split("\n")[3]).protocols;
  };
  assertEquals(await last(), "Ethernet:IPv4:TCP:HTTP");
  assertEquals(await last("-L", "transport"), "Ethernet:IPv4:TCP:Raw");
  assertEquals(await last("-L", "Internet"), "Ethernet:IPv4:Raw");
  assertEquals(await last("-L", "link"), "Ethernet:Raw");
  assertEquals(await last("-P", "ip,dns"), "Ethernet:IPv4:Raw");
  const odd = await extract([HTTP, "-L", "session", "-P", "bogus", "-c", "1"]);
  assertEquals(odd.code, 0);
  assertStringIncludes(odd.err, "LayerWarning: unrecognised layer: session\n");
  assertStringIncludes(
    odd.err,
    "ProtocolWarning: unrecognised protocol: bogus\n",
  );
});

Deno.test("--fields takes our names and Wireshark's, for csv and ndjson", async () => {
  const csv = await extract([
    HTTP,
    "-c",
    "2",
    "-f",
    "csv",
    "--fields",
    "number,ipv4.src,tcp.dstport,tcp.options.mss",
  ]);
  assertEquals(
    csv.out,
    "number,ipv4.src,tcp.dstport,tcp.options.mss\n1,10.9.0.1,80,1460\n2,10.9.0.2," +
      csv.out.match(/10\.9\.0\.2,(\d+)/)![1] + ",1460\n",
  );
  const ndjson = await extract([
    HTTP,
    "-c",
    "1",
    "-f",
    "ndjson",
    "--fields",
    "ip.src,number",
  ]);
  assertEquals(ndjson.out, '{"ip.src":"10.9.0.1","number":1}\n');
  const wrong = await extract([HTTP, "-f", "csv", "--fields", "ip.sorce"]);
  assertEquals([wrong.code, wrong.out], [2, ""]);
  assertMatch(wrong.err, /^extract: no field is named ip\.sorce/);
});

Deno.test("--labels, --shape and --header change what JSON says", async () => {
  const { out } = await extract([
    HTTP,
    "-c",
    "1",
    "-f",
    "ndjson",
    "--labels",
    "--header",
    "--shape",
    "nested",
  ]);
  const [header, frame] = out.trimEnd().split("\n").map((l) => JSON.parse(l));
  assertEquals(header.header.linkType, 1);
  assertEquals(frame.layers.ethernet.typeLabel, "IPv4");
  assertEquals(frame.layers.ethernet.ipv4.tcp.dstPort, 80);
});

Deno.test("--account writes what happened, --quiet says nothing", async () => {
  await inFolder(async (folder) => {
    const { err } = await extract([
      HTTP,
      "-c",
      "4",
      "--quiet",
      "--account",
      `${folder}/a.json`,
    ]);
    assertEquals(err, "");
    const account = JSON.parse(await Deno.readTextFile(`${folder}/a.json`));
    assertEquals(account.frames, 4);
    assertEquals(account.damageCount, 0);
  });
});

Deno.test("-v prints the protocols of each frame", async () => {
  const { out } = await extract([HTTP, "-v", "-c", "2"]);
  assertEquals(
    out,
    " - Frame   1: ethernet:ipv4:tcp\n - Frame   2: ethernet:ipv4:tcp\n",
  );
});

Deno.test("several files are read in turn, numbered on", async () => {
  const { out } = await extract([
    HTTP,
    HTTP,
    "-f",
    "csv",
    "--fields",
    "number",
  ]);
  const numbers = out.trimEnd().split("\n").slice(1).map(Number);
  assertEquals(numbers, numbers.map((_, i) => i + 1));
  assertEquals(numbers.length % 2, 0);
});

Deno.test("-B and -O keep what was read from standard input", async () => {
  await inFolder(async (folder) => {
    const bytes = await Deno.readFile(new URL(HTTP, ROOT));
    const { code } = await extract(["-", "-q", "-O", `${folder}/kept.pcap`], {
      stdin: bytes,
    });
    assertEquals(code, 0);
    assertEquals(await Deno.readFile(`${folder}/kept.pcap`), bytes);
  });
});

Deno.test("wrong usage exits with 1 and one line", async () => {
  for (
    const args of [[], ["--bogus", HTTP], ["-c", "0", HTTP], [
      "--shape",
      "round",
      HTTP,
    ]]
  ) {
    const { code, out, err } = await extract(args);
    assertEquals([code, out], [1, ""]);
    assertMatch(err, /^extract: .+ \(extract --help\)\n$/);
  }
});

Deno.test("what is no capture exits with 2 and says what it is", async () => {
  await inFolder(async (folder) => {
    const cases: readonly (readonly [Uint8Array, RegExp])[] = [
      [new Uint8Array(0), /empty file/],
      [
        new TextEncoder().encode("hello, world, this is text"),
        /not a pcap or pcapng file: begins with 68 65 6c 6c/,
      ],
      [
        new Uint8Array([0xd4, 0xc3, 0xb2, 0xa1, 2, 0]),
        /the pcap header needs 24 bytes, has 6/,
      ],
      [
        new TextEncoder().encode(
          "snoop\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        ),
        /snoop/,
      ],
    ];
    for (const [bytes, message] of cases) {
      await Deno.writeFile(`${folder}/x`, bytes);
      const { code, out, err } = await extract([`${folder}/x`]);
      assertEquals([code, out], [2, ""]);
      assertMatch(err, message);
      assertEquals(err.trimEnd().split("\n").length, 1);
    }
    assertEquals((await extract([`${folder}/none`])).code, 2);
    assertEquals((await extract([folder])).code, 2);
  });
});

Deno.test("a damaged file exits with 3, and what could be read is there", async () => {
  await inFolder(async (folder) => {
    const bytes = await Deno.readFile(new URL(HTTP, ROOT));
    await Deno.writeFile(
      `${folder}/cut.pcap`,
      bytes.subarray(0, bytes.length - 10),
    );
    const whole = (await extract([HTTP])).out.trimEnd().split("\n");
    const { code, out, err } = await extract([`${folder}/cut.pcap`]);
    assertEquals(code, 3);
    assertEquals(out.trimEnd().split("\n").length, whole.length);
    assertMatch(
      err,
      /file damaged in 1 place.* at offset \d+: the file ends inside packet/,
    );
  });
});

Deno.test("a closed pipe ends quietly", async () => {
  const { code, stdout, stderr } = await new Deno.Command("sh", {
    args: [
      "-c",
      `for i in $(seq 40); do echo ${HTTP}; done | xargs "$0" run --quiet -A extract/main.ts | head -1; wait`,
      Deno.execPath(),
    ],
    cwd: ROOT,
  }).output();
  const text = (b: Uint8Array) => new TextDecoder().decode(b);
  assertEquals(code, 0);
  assertEquals(text(stdout).split("\n").length, 2);
  assert(!text(stderr).includes("at "), text(stderr));
});

Deno.test("SIGINT ends the output in order and exits with 130", async () => {
  await inFolder(async (folder) => {
    const fifo = `${folder}/fifo`;
    await new Deno.Command("mkfifo", { args: [fifo] }).output();
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "--quiet",
        "-A",
        "extract/main.ts",
        "-",
        "-o",
        `${folder}/out.json`,
      ],
      cwd: ROOT,
      stdin: "piped",
      stderr: "piped",
    }).spawn();
    const w = child.stdin.getWriter();
    await w.write(await Deno.readFile(new URL(HTTP, ROOT)));
    for (let i = 0; i < 100; i++) {
      await new Promise((go) => setTimeout(go, 50));
      try {
        if (Deno.statSync(`${folder}/out.json`).isFile) break;
      } catch { /* not yet */ }
    }
    child.kill("SIGINT");
    await new Promise((go) => setTimeout(go, 100));
    await w.write(new Uint8Array([0])).catch(() => {});
    await w.close().catch(() => {});
    const { code } = await child.output();
    assertEquals(code, 130);
    const json = JSON.parse(await Deno.readTextFile(`${folder}/out.json`));
    assert(json.frames.length > 0);
  });
});

Deno.test("--help, --version and --protocols answer without a file", async () => {
  const help = await extract(["--help"], { permissions: [] });
  assertEquals(help.code, 0);
  assertMatch(help.out, /Examples\n/);
  assertMatch(
    (await extract(["-V"], { permissions: [] })).out,
    /^extract \d+\.\d+\.\d+\n$/,
  );
  const list = await extract(["--protocols", "-f", "ndjson"], {
    permissions: [],
  });
  const rows = list.out.trimEnd().split("\n").map((l) => JSON.parse(l));
  assert(
    rows.some((r) =>
      r.id === "ipv4" && r.specification === "RFC 791" && r.depth !== ""
    ),
  );
});

Deno.test("an unknown engine warns, and is an error when it is required", async () => {
  const warned = await extract([HTTP, "-E", "warp", "-c", "1"]);
  assertEquals(warned.code, 0);
  assertStringIncludes(
    warned.err,
    "EngineWarning: extraction engine 'warp' not available",
  );
  assertEquals(
    (await extract([HTTP, "-E", "warp", "--engine-required", "-c", "1"])).code,
    5,
  );
});

Deno.test("nothing that a packet says reaches the terminal raw", async () => {
  await inFolder(async (folder) => {
    const bytes = await Deno.readFile(new URL(HTTP, ROOT));
    const text = new TextDecoder("latin1").decode(bytes);
    const at = text.indexOf("GET /missing HTTP");
    bytes.set([
      0x47,
      0x45,
      0x54,
      0x20,
      0x2f,
      0x1b,
      0x5d,
      0x35,
      0x32,
      0x3b,
      0x07,
      0x9b,
    ], at);
    await Deno.writeFile(`${folder}/esc.pcap`, bytes);
    for (const format of ["line", "csv", "tree", "json", "ndjson", "plist"]) {
      const { out } = await extract([`${folder}/esc.pcap`, "-f", format]);
      // deno-lint-ignore no-control-regex
      assertEquals(out.match(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/), null, format);
    }
  });
});
