/**
 * Packets per CPU second, and how that compares with other programs on the
 * same file in the same run: `deno task bench [PACKETS]`.
 *
 * CPU seconds are user and system time of the whole process, start-up and all.
 * Slow programs read a shorter capture of the same traffic. What is not
 * installed is left out.
 */
import { generate } from "./generate.ts";

const HERE = new URL(".", import.meta.url).pathname;
const CACHE = `${HERE}.cache`;

/** A program to measure: which task it is compared in, and its command. */
interface Runner {
  readonly task: string;
  readonly name: string;
  readonly packets: number;
  readonly command: (file: string) => readonly string[];
}

/** One measurement. */
interface Figure {
  readonly rate: number;
  readonly memory: number;
}

/** Makes a capture, unless it is there already; returns its path. */
function capture(packets: number): string {
  const path = `${CACHE}/mixed-${packets}.pcap`;
  try {
    Deno.statSync(path);
  } catch {
    Deno.mkdirSync(CACHE, { recursive: true });
    generate(`${path}.part`, packets);
    Deno.renameSync(`${path}.part`, path);
  }
  return path;
}

/** Runs a command to its end; CPU seconds and peak memory in MB, by the system's own account. */
async function measure(
  command: readonly string[],
): Promise<[number, number] | undefined> {
  try {
    const { success, stderr } = await new Deno.Command("/usr/bin/time", {
      args: ["-f", "%U %S %M", ...command],
      stdout: "null",
      stderr: "piped",
    }).output();
    const last = new TextDecoder().decode(stderr).trim().split("\n").at(-1)!;
    const [user, system, kilobytes] = last.split(" ").map(Number);
    return success ? [user + system, kilobytes / 1000] : undefined;
  } catch {
    return undefined;
  }
}

async function isInstalled(command: readonly string[]): Promise<boolean> {
  try {
    return (await new Deno.Command(command[0], {
      args: command.slice(1),
      stdout: "null",
      stderr: "null",
    }).output()).success;
  } catch {
    return false;
  }
}

const DPKT = `
import dpkt, sys
n = 0
for t, b in dpkt.pcap.Reader(open(sys.argv[1], "rb")):
    e = dpkt.ethernet.Ethernet(b)
    n += len(b)
`;
const DPKT_RECORDS = `
import dpkt, sys
n = 0
for t, b in dpkt.pcap.Reader(open(sys.argv[1], "rb")):
    n += len(b)
`;
const SCAPY = `
import sys
from scapy.all import PcapReader
n = 0
for p in PcapReader(sys.argv[1]):
    n += len(p)
`;

const deno = (task: string) => (file: string) => [
  Deno.execPath(),
  "run",
  "-A",
  `${HERE}task.ts`,
  task,
  file,
];

/** Everything that is measured, ours first in each task. */
function runners(packets: number): Runner[] {
  const slow = Math.min(packets, 20_000), medium = Math.min(packets, 100_000);
  const ours = ["records", "walk", "fields", "loop", "info", "ndjson", "line"];
  return [
    ...ours.map((task) => ({
      task,
      name: "pcapkit",
      packets,
      command: deno(task),
    })),
    {
      task: "records",
      name: "tcpdump -w",
      packets,
      command: (f) => ["tcpdump", "-r", f, "-w", "/dev/null"],
    },
    {
      task: "records",
      name: "dpkt",
      packets: medium,
      command: (f) => ["python3", "-c", DPKT_RECORDS, f],
    },
    {
      task: "walk",
      name: "dpkt",
      packets: medium,
      command: (f) => ["python3", "-c", DPKT, f],
    },
    {
      task: "walk",
      name: "scapy",
      packets: slow,
      command: (f) => ["python3", "-c", SCAPY, f],
    },
    {
      task: "fields",
      name: "tshark -T fields",
      packets: medium,
      command: (
        f,
      ) => [
        "tshark",
        "-n",
        "-r",
        f,
        "-T",
        "fields",
        "-e",
        "ip.ttl",
        "-e",
        "ip.len",
        "-e",
        "tcp.srcport",
        "-e",
        "tcp.dstport",
        "-e",
        "tcp.checksum",
      ],
    },
    {
      task: "ndjson",
      name: "tshark -T json",
      packets: slow,
      command: (f) => ["tshark", "-n", "-r", f, "-T", "json"],
    },
    {
      task: "ndjson",
      name: "tshark -T ek",
      packets: slow,
      command: (f) => ["tshark", "-n", "-r", f, "-T", "ek"],
    },
    {
      task: "line",
      name: "tcpdump -n",
      packets: medium,
      command: (f) => ["tcpdump", "-n", "-r", f],
    },
    {
      task: "line",
      name: "tshark -n",
      packets: medium,
      command: (f) => ["tshark", "-n", "-r", f],
    },
  ];
}

/** How one tells whether a peer is there. */
const PROBES: Readonly<Record<string, readonly string[]>> = {
  tcpdump: ["tcpdump", "--version"],
  tshark: ["tshark", "--version"],
  dpkt: ["python3", "-c", "import dpkt"],
  scapy: ["python3", "-c", "import scapy"],
};

/** The best of a few runs, because others use the machine too. */
async function best(r: Runner, runs: number): Promise<Figure | undefined> {
  const file = capture(r.packets);
  let figure: Figure | undefined;
  for (let i = 0; i < runs; i++) {
    const m = await measure(r.command(file));
    if (!m) return undefined;
    const rate = r.packets / Math.max(m[0], 0.001);
    if (!figure || rate > figure.rate) figure = { rate, memory: m[1] };
  }
  return figure;
}

/** 1234567 as `1 235 k` */
function thousands(n: number): string {
  return `${Math.round(n / 1000).toLocaleString("en").replaceAll(",", " ")} k`;
}

async function main(packets: number): Promise<void> {
  if (!await isInstalled(["/usr/bin/time", "true"])) {
    console.log("needs GNU time (Debian's package time)");
    Deno.exit(1);
  }
  const there = new Map<string, boolean>([["pcapkit", true]]);
  for (const [name, probe] of Object.entries(PROBES)) {
    there.set(name, await isInstalled(probe));
  }
  console.log(
    `${packets} packets; packets per CPU second, peak memory, how many times as fast we are\n`,
  );
  const ours = new Map<string, number>();
  for (const r of runners(packets)) {
    if (!there.get(r.name.split(" ")[0])) continue;
    const f = await best(r, r.name === "pcapkit" ? 3 : 1);
    if (!f) {
      console.log(`${r.task.padEnd(8)} ${r.name.padEnd(18)} failed`);
      continue;
    }
    if (r.name === "pcapkit") ours.set(r.task, f.rate);
    const ratio = r.name === "pcapkit"
      ? ""
      : `${(ours.get(r.task)! / f.rate).toFixed(1)} x`;
    console.log(
      `${r.task.padEnd(8)} ${r.name.padEnd(18)} ${
        thousands(f.rate).padStart(10)
      } ${f.memory.toFixed(0).padStart(6)} MB ${ratio.padStart(9)}`,
    );
  }
}

if (import.meta.main) await main(Number(Deno.args[0] ?? 1_000_000));
