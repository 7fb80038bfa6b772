import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";

import { extract, inFolder, RECORDED, ROOT } from "./run.ts";

const HTTP = `${RECORDED}/http.pcap`;

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
  assertEquals([wrong.code, wrong.out], [1, ""]);
  assertEquals(
    wrong.err,
    "extract: no field is named ip.sorce; did you mean ip.src? (extract --help)\n",
  );
  const usual = await extract([HTTP, "-c", "1", "--fields", "ip.src"]);
  assertEquals(usual.out, "ip.src\n10.9.0.1\n");
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

Deno.test("--account - has standard output for itself", async () => {
  await inFolder(async (folder) => {
    const alone = await extract([HTTP, "--account", "-"]);
    assertEquals(JSON.parse(alone.out).frames, 12);
    const json = `${folder}/o.json`;
    const beside = await extract([HTTP, "-o", json, "--account=-"]);
    assertEquals(beside.out, alone.out);
    assertEquals(JSON.parse(await Deno.readTextFile(json)).frames.length, 12);
  });
  for (const other of [["-j"], ["-o", "-"], ["-v"], ["--flows"]]) {
    const { code, out, err } = await extract([
      HTTP,
      "--account",
      "-",
      ...other,
    ]);
    assertEquals([code, out], [1, ""]);
    assertMatch(err, /cannot both go to standard output: give -o FILE/);
  }
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
  const cases: readonly (readonly [string, RegExp])[] = [
    ["", /no input/],
    ["--bogus FILE", /unknown option --bogus$/],
    ["--flow FILE", /unknown option --flow; did you mean --flows\?$/],
    ["-c 0 FILE", /--count takes a whole number from 1, not 0$/],
    ["--shape round FILE", /--shape is flat or nested, not round$/],
    [
      "-f nonsense FILE",
      /no format is named nonsense: there are json, ndjson, plist, tree, csv, pcap, pcapng, line$/,
    ],
    ["-o out.xyz FILE", /no format is named xyz: there are json, /],
    ["-o out FILE", /out says no format: -f json, or out\.json, for example$/],
    ["-F FILE", /--files needs a format/],
    ["-j -t FILE", /one format at a time, not json and tree$/],
    ["-F -f json -o - FILE", /--files writes a folder, not -$/],
    ["-t --fields number FILE", /--fields is for csv, .*, not for tree$/],
    ["-f csv --shape nested FILE", /--shape is for .*, not for csv$/],
    ["-f json --header FILE", /--header is for ndjson, not for json$/],
    ["--flows --follow 0 FILE", /--flows and --follow are two views$/],
    [
      "--flows -f json FILE",
      /--flows writes a table, csv or ndjson, not json$/,
    ],
    ["--flows --labels FILE", /--labels is for frames, not for --flows$/],
    ["--digest FILE", /--digest needs --flows$/],
    ["--flows --digest FILE", /--digest needs -f ndjson$/],
    ["--follow x FILE", /--follow takes the number of a stream, not x$/],
    ["--follow 0 -f json FILE", /--follow has no formats/],
    ["--follow-as hex FILE", /--follow-as needs --follow$/],
    ["--follow-side both FILE", /--follow-side needs --follow$/],
    ["--trace-format json FILE", /--trace-format needs --trace$/],
    ["--trace d --trace-format x FILE", /no format is named x: there are/],
    [
      "--trace d --trace-format json --trace-byteorder big FILE",
      /--trace-byteorder is for pcap and pcapng, not for json$/,
    ],
    [
      "--trace d --trace-format pcapng --trace-nanosecond FILE",
      /--trace-nanosecond is for pcap, not for pcapng$/,
    ],
    [
      "--protocols -f csv",
      /--protocols writes a table, json or ndjson, not csv$/,
    ],
  ];
  for (const [line, message] of cases) {
    const args = line.split(" ").filter((a) => a !== "");
    const { code, out, err } = await extract(
      args.map((a) => a === "FILE" ? HTTP : a),
    );
    assertEquals([code, out], [1, ""], `${line}: ${err}`);
    assertMatch(err, /^extract: [^\n]+ \(extract --help\)\n$/);
    const said = err.slice("extract: ".length, -" (extract --help)\n".length);
    assertMatch(said, message);
  }
});

Deno.test("nothing is written over the input", async () => {
  await inFolder(async (folder) => {
    const bytes = await Deno.readFile(new URL(HTTP, ROOT));
    await Deno.writeFile(`${folder}/in.pcap`, bytes);
    await Deno.symlink("in.pcap", `${folder}/link.pcap`);
    for (const option of ["-o", "-O", "--account"]) {
      const { code, err } = await extract([
        `${folder}/in.pcap`,
        option,
        `${folder}/link.pcap`,
        "-f",
        "pcap",
      ]);
      assertEquals(code, 1, option);
      assertMatch(err, /link\.pcap would be written over its input/);
      assertEquals(await Deno.readFile(`${folder}/in.pcap`), bytes);
    }
    const appended = [`${folder}/in`, "-a", "-f", "pcap", "-o", `${folder}/in`];
    const { code, err } = await extract(appended);
    assertEquals(code, 1);
    assertMatch(err, /in would be written over its input/);
  });
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
    const one = async (path: string, message: string) => {
      const { code, out, err } = await extract([path]);
      assertEquals([code, out, err], [2, "", `extract: ${path}${message}\n`]);
    };
    await one(folder, ": is a folder, not a capture; name the files in it");
    await one(`${folder}/none`, ": no such file or folder; look at its name");
    await Deno.copyFile(new URL(HTTP, ROOT), `${folder}/there.pcap`);
    await one(
      `${folder}/there`,
      `: no such file or folder; did you mean ${folder}/there.pcap?`,
    );
  });
});

Deno.test({
  name: "a file of somebody else exits with 2 and says so",
  ignore: Deno.build.os === "windows",
  async fn() {
    await inFolder(async (folder) => {
      const path = `${folder}/closed.pcap`;
      await Deno.copyFile(new URL(HTTP, ROOT), path);
      await Deno.chmod(path, 0);
      const { code, out, err } = await extract([path]);
      if (Deno.uid() === 0) return assertEquals(code, 0); // root may read everything
      assertEquals([code, out], [2, ""]);
      assertMatch(err, /: permission denied; another user may/);
    });
  },
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
    "EngineWarning: unsupported extraction engine: warp",
  );
  const demanded = await extract([HTTP, "-E", "warp", "--engine-required"]);
  assertEquals([demanded.code, demanded.out], [5, ""]);
  assertMatch(demanded.err, /nothing was read: the engine warp is required\n$/);
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

Deno.test("neither the zone nor the language changes what is written", async () => {
  const written = async (TZ: string, LC_ALL: string) => {
    const texts: string[] = [];
    for (const format of ["line", "tree", "csv", "ndjson", "plist"]) {
      const { stdout } = await new Deno.Command(Deno.execPath(), {
        args: ["run", "-q", "-A", "extract/main.ts", HTTP, "-f", format],
        cwd: ROOT,
        env: { NO_COLOR: "1", TZ, LC_ALL },
      }).output();
      texts.push(new TextDecoder().decode(stdout));
    }
    return texts;
  };
  const plain = await written("UTC", "C");
  assert(plain.every((text) => text.length > 500));
  assertEquals(await written("America/St_Johns", "tr_TR.UTF-8"), plain);
});

Deno.test("file names and stack traces cannot steer a terminal", async () => {
  const path = "no\x1b]52;c;x\x07such\u202e.pcap";
  for (const args of [[path], [path, "--debug"], ["-f", path, HTTP]]) {
    const { code, out, err } = await extract(args);
    assert(code !== 0);
    assertEquals(out, "");
    // deno-lint-ignore no-control-regex
    assertEquals(err.match(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/), null);
  }
});
