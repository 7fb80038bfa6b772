/** Our streams and flows beside tshark's: what follow and conversations say of each capture. */
import {
  CaptureReader,
  type Connection,
  Dissector,
  type Flow,
  Flows,
  FormatError,
  Frame,
  IPv4Reassembly,
  IPv6Reassembly,
  protocols,
  Registry,
  type StreamDigest,
  StreamDigests,
  TCPReassembly,
} from "../../mod.ts";
import { capturePath, captures, CORPUS } from "./corpus.ts";

/** One direction of a stream as tshark's follow has it. */
export interface Side {
  readonly bytes: number;
  readonly sha256: string;
}
/** A TCP stream as tshark's follow has it. */
export interface TheirStream {
  readonly file: string;
  readonly ends: readonly [string, string];
  readonly sides: readonly [Side, Side];
}
/** A TCP stream as we have it. */
export interface OurStream {
  readonly connection: Connection;
  readonly ends: readonly [string, string];
  /** When the capture was over. */
  readonly sides: readonly [StreamDigest, StreamDigest];
  /** Before what waited behind gaps was handed on. */
  readonly before: readonly [StreamDigest, StreamDigest];
}
/** A conversation as tshark has it. */
export interface TheirFlow {
  readonly ends: readonly [string, string];
  readonly packets: readonly [number, number];
  /** Bytes, as tshark rounds them. */
  readonly bytes: string;
}

/** Nothing ends before the capture does. */
const FOREVER = 1e15;

const endOf = ({ address, port }: { address: string; port: number }) =>
  `${address}:${port}`;
/** An endpoint without the brackets of IPv6. */
const plain = (node: string) => node.replace(/[[\]]/g, "");

function lines(file: string, extension: string): string[] {
  const url = new URL(`oracle/${file}.${extension}`, CORPUS);
  try {
    return Deno.readTextFileSync(url).split("\n");
  } catch (e) {
    if (e instanceof Deno.errors.NotFound) return [];
    throw e;
  }
}

/** Streams that tshark followed. */
export function theirStreams(file: string): TheirStream[] {
  return lines(file, "streams.tsv").slice(1).map((l) => l.split("\t"))
    .filter((c) => c.length > 8 && c[1] !== "-" && !/^:0$/.test(c[1]))
    .map((c) => ({
      file,
      ends: [plain(c[1]), plain(c[2])],
      sides: [
        { bytes: Number(c[3]), sha256: c[4] },
        { bytes: Number(c[7]), sha256: c[8] },
      ],
    }));
}

/** Conversations that tshark counted. */
export function theirFlows(file: string, protocol: "TCP" | "UDP"): TheirFlow[] {
  const out: TheirFlow[] = [];
  let inside = false;
  for (const line of lines(file, "conv.txt")) {
    if (line.startsWith("=====")) inside = false;
    if (line.endsWith(" Conversations")) inside = line.startsWith(protocol);
    const m = line.match(
      /^(\S+)\s+<->\s+(\S+)\s+(\d+)\s+\d+ \w+\s+(\d+)\s+\d+ \w+\s+\d+\s+(\d+ \w+)/,
    );
    if (!inside || !m) continue;
    out.push({
      ends: [plain(m[1]), plain(m[2])],
      packets: [Number(m[4]), Number(m[3])],
      bytes: m[5],
    });
  }
  return out;
}

/** A number of bytes as tshark rounds it. */
export function rounded(n: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  let i = 0;
  for (; n >= 10_000; i++) n = Math.floor(n / 1000);
  return `${n} ${units[i]}`;
}

/** What we make of a capture. */
export function ourReading(
  file: string,
): { streams: OurStream[]; flows: readonly Flow[] } {
  const made: { c: Connection; before: StreamDigests; after: StreamDigests }[] =
    [];
  const limits = {
    idle: FOREVER,
    connections: FOREVER,
    halfOpen: 1_000_000,
  };
  const tcp = new TCPReassembly({
    store: false,
    limits,
    consumers(c) {
      const x = { c, before: new StreamDigests(), after: new StreamDigests() };
      made.push(x);
      return [x.before, x.after];
    },
  });
  const ip = { store: false, limits: { timeout: FOREVER } };
  const registry = new Registry(protocols);
  registry.attach([
    tcp.assembler,
    new IPv4Reassembly(ip).assembler,
    new IPv6Reassembly(ip).assembler,
  ]);
  const flows = new Flows({
    limits: {
      flows: FOREVER,
      idle: FOREVER,
      tcpIdle: FOREVER,
      halfOpen: 1_000_000,
    },
  });
  const frame = new Frame(new Dissector(registry));
  let reader: CaptureReader | undefined;
  try {
    reader = new CaptureReader(capturePath(file));
    while (reader.nextSync(frame)) flows.add(frame);
  } catch (e) {
    if (!(e instanceof FormatError)) throw e;
  } finally {
    reader?.close();
  }
  const before = new Map(made.map((x) => [x.c, x.before.of(x.c)]));
  tcp.end();
  flows.end();
  made.sort((a, b) => a.c.index - b.c.index);
  const streams = made.map((x): OurStream => {
    const { c } = x, server = 1 - c.client as 0 | 1;
    const after = x.after.of(c);
    return {
      connection: c,
      ends: [endOf(c.endpoint(c.client)), endOf(c.endpoint(server))],
      sides: after,
      before: before.get(c) ?? after,
    };
  });
  return { streams, flows: flows.flows };
}

/** What a comparison of all captures found. */
export interface Found {
  compared: number;
  equal: number;
  readonly explained: Map<string, number>;
  readonly unexplained: string[];
}

const nothing = (): Found => ({
  compared: 0,
  equal: 0,
  explained: new Map(),
  unexplained: [],
});

function explain(found: Found, why: string): void {
  found.explained.set(why, (found.explained.get(why) ?? 0) + 1);
}

/** Each direction of SNMP, and of RTP that a call announced. */
const ONE_WAY =
  "tshark counts the directions apart where a protocol announced the ports";
/** Captures in which tshark reads a protocol that we have no table for, around TCP or UDP. */
const UNKNOWN = "behind a protocol without a table";

/** Differences that were looked at one by one. */
const SINGLE: Readonly<Record<string, string>> = {
  "arkime__arkime_synthetic.pcap":
    "tshark does not count a UDP header whose length is below 8",
  "libpcap__filter__AH-IPcomp-IPv6.pcap":
    "tshark decompresses the segments that IPComp carries",
  "suricata-verify__bug-76__input.pcap": "tshark takes the data of a reset",
  "suricata-verify__tcp-session-decode-malformed-ipv4__input.pcap":
    "tshark drops a packet whose IPv4 options are malformed",
  "ndpi__fuzz-2006-09-29-28586.pcap": "fuzzed: tshark drops damaged headers",
  "suricata-verify__detect-ipopts__input.pcap":
    "tshark shows the last stop of a source route as the destination",
  "zeek__chksums__ip6-route0-tcp-bad-chksum.pcap":
    "tshark shows the last stop of a source route as the destination",
  "zeek__ipv6-mobility-dst-opts.pcap":
    "tshark shows the home address as the source",
};

function sameSide(a: Side, b: Side): boolean {
  return a.bytes === b.bytes && (a.bytes === 0 || a.sha256 === b.sha256);
}

/** Compares streams byte for byte, and flows packet for packet, over the whole corpus. */
export function compareConversations(): {
  streams: Found;
  flows: Found;
} {
  const streams = nothing(), flows = nothing();
  for (const file of captures()) {
    const ours = ourReading(file);
    compareStreams(file, ours.streams, streams);
    for (const protocol of ["TCP", "UDP"] as const) {
      compareFlows(file, protocol, ours.flows, flows);
    }
  }
  return { streams, flows };
}

function compareStreams(
  file: string,
  ours: readonly OurStream[],
  found: Found,
): void {
  const left = [...ours];
  for (const t of theirStreams(file)) {
    found.compared++;
    const i = left.findIndex((o) =>
      o.ends[0] === t.ends[0] && o.ends[1] === t.ends[1] ||
      o.ends[1] === t.ends[0] && o.ends[0] === t.ends[1]
    );
    if (i < 0) {
      explain(found, SINGLE[file] ?? UNKNOWN);
      continue;
    }
    const [o] = left.splice(i, 1);
    const swap = o.ends[0] !== t.ends[0];
    const matches = (of: OurStream["sides"]) => {
      const [a, b] = swap ? [of[1], of[0]] : of;
      return sameSide(a, t.sides[0]) && sameSide(b, t.sides[1]);
    };
    if (matches(o.sides)) found.equal++;
    else if (matches(o.before)) {
      explain(found, "tshark leaves out what waits behind a gap at the end");
    } else if (file in SINGLE) explain(found, SINGLE[file]);
    else {
      found.unexplained.push(
        `${file} ${t.ends.join(" ")} tshark ${
          t.sides.map((s) => s.bytes)
        } ours ${o.sides.map((s) => s.bytes)}`,
      );
    }
  }
}

function compareFlows(
  file: string,
  protocol: "TCP" | "UDP",
  all: readonly Flow[],
  found: Found,
): void {
  const left = all.filter((f) => f.protocol === protocol.toLowerCase());
  for (const t of theirFlows(file, protocol)) {
    found.compared++;
    const i = left.findIndex((f) => {
      const src = `${f.src}:${f.srcPort}`, dst = `${f.dst}:${f.dstPort}`;
      const [a, b] = t.packets, { sent, received } = f;
      return rounded(f.bytes) === t.bytes && (
        src === t.ends[0] && dst === t.ends[1] &&
          sent.packets === a && received.packets === b ||
        dst === t.ends[0] && src === t.ends[1] &&
          received.packets === a && sent.packets === b
      );
    });
    if (i >= 0) {
      found.equal++;
      left.splice(i, 1);
    } else if (file in SINGLE) explain(found, SINGLE[file]);
    else {
      const near = left.find((f) =>
        [`${f.src}:${f.srcPort}`, `${f.dst}:${f.dstPort}`].every((e) =>
          t.ends.includes(e)
        )
      );
      const { sent, received } = near ?? {};
      if (near === undefined) explain(found, UNKNOWN);
      else if (
        t.packets.includes(0) &&
        [sent?.packets, received?.packets].includes(Math.max(...t.packets))
      ) explain(found, ONE_WAY);
      else {
        found.unexplained.push(
          `${file} ${protocol} ${t.ends.join(" ")} tshark ${t.packets} ours ${[
            near.sent.packets,
            near.received.packets,
          ]} ${t.bytes} ${rounded(near.bytes)}`,
        );
      }
    }
  }
}
