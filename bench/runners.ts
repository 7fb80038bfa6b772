/** What is measured: our own tasks, and the programs that do the same. */

const HERE = new URL(".", import.meta.url).pathname;

/** A program to measure: which task it is compared in, and its command. */
export interface Runner {
  readonly task: string;
  readonly name: string;
  readonly packets: number;
  readonly command: (file: string) => readonly string[];
}

/** The tasks, and what is done in each. */
export const TASKS: Readonly<Record<string, string>> = {
  records: "read every record",
  walk: "find the layers of every packet",
  fields: "find the layers, read five fields",
  loop: "a loop over an Extractor, frames to keep",
  flows: "flows with their counts, and how TCP behaved",
  streams: "every TCP stream in order",
  messages: "every field as JSON, fragments and streams put together",
  info: "every field as a plain object",
  ndjson: "every field as JSON, written",
  line: "a line of text for every packet, written",
};

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

/** The fields that tshark is asked for, as many as the task reads. */
const FIELDS = [
  "ip.ttl",
  "ip.len",
  "tcp.srcport",
  "tcp.dstport",
  "tcp.checksum",
];

/** Packets that medium and slow programs read. */
const MEDIUM = 100_000, SLOW = 20_000;

/** Everything that is measured; `python` runs the programs that are Python's. */
export function runners(packets: number, python: string): Runner[] {
  const medium = Math.min(packets, MEDIUM), slow = Math.min(packets, SLOW);
  const peer = (
    task: string,
    name: string,
    packets: number,
    command: Runner["command"],
  ): Runner => ({ task, name, packets, command });
  const script = (task: string): string[] =>
    task === "records" ? [`${HERE}records.ts`] : [`${HERE}task.ts`, task];
  return [
    ...Object.keys(TASKS).map((task) =>
      peer(
        task,
        "pcapkit",
        packets,
        (f) => [Deno.execPath(), "run", "-A", ...script(task), f],
      )
    ),
    peer("records", "tcpdump -w", packets, (f) => {
      return ["tcpdump", "-r", f, "-w", "/dev/null"];
    }),
    peer("flows", "tshark -z conv", medium, (f) => {
      return [
        "tshark",
        "-n",
        "-q",
        "-r",
        f,
        "-z",
        "conv,tcp",
        "-z",
        "conv,udp",
      ];
    }),
    peer("messages", "tshark -T json", slow, (f) => {
      return ["tshark", "-n", "-r", f, "-T", "json"];
    }),
    peer("records", "dpkt", medium, (f) => [python, "-c", DPKT_RECORDS, f]),
    peer("walk", "dpkt", medium, (f) => [python, "-c", DPKT, f]),
    peer("walk", "scapy", slow, (f) => [python, "-c", SCAPY, f]),
    peer("fields", "tshark -T fields", medium, (f) => {
      const wanted = FIELDS.flatMap((name) => ["-e", name]);
      return ["tshark", "-n", "-r", f, "-T", "fields", ...wanted];
    }),
    peer("ndjson", "tshark -T json", slow, (f) => {
      return ["tshark", "-n", "-r", f, "-T", "json"];
    }),
    peer("ndjson", "tshark -T ek", slow, (f) => {
      return ["tshark", "-n", "-r", f, "-T", "ek"];
    }),
    peer("line", "tcpdump -n", medium, (f) => ["tcpdump", "-n", "-r", f]),
    peer("line", "tshark -n", medium, (f) => ["tshark", "-n", "-r", f]),
  ];
}

/** Programs of which the time to the first line is told. */
export const FIRST_LINE: readonly (readonly [string, Runner["command"]])[] = [
  [
    "pcapkit",
    (f) => [Deno.execPath(), "run", "-R", `${HERE}../extract/main.ts`, f],
  ],
  ["tcpdump", (f) => ["tcpdump", "-n", "-l", "-r", f]],
  ["tshark", (f) => ["tshark", "-n", "-l", "-r", f]],
];

/** How one tells whether a peer is there. */
export function probes(python: string): Record<string, readonly string[]> {
  return {
    tcpdump: ["tcpdump", "--version"],
    tshark: ["tshark", "--version"],
    dpkt: [python, "-c", "import dpkt"],
    scapy: [python, "-c", "import scapy.all"],
  };
}
