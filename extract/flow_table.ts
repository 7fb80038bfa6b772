import {
  type Connection,
  type Flow,
  isoTime,
  printable,
  type StreamConsumer,
  type StreamDigest,
  StreamDigests,
} from "@pcapkit/core";

/** What the table calls its columns, and how it fills them. */
const COLUMNS: readonly (readonly [string, number, (f: Flow) => string])[] = [
  ["#", 5, (f) => String(f.number)],
  ["proto", -5, (f) => f.protocol],
  ["source", -22, (f) => endpoint(f.src, f.srcPort)],
  ["destination", -22, (f) => endpoint(f.dst, f.dstPort)],
  ["packets →", 9, (f) => String(f.sent.packets)],
  ["bytes →", 10, (f) => String(f.sent.bytes)],
  ["← packets", 9, (f) => String(f.received.packets)],
  ["← bytes", 10, (f) => String(f.received.bytes)],
  ["seconds", 11, (f) => f.duration.toFixed(6)],
  ["RTT ms", 8, (f) => f.rtt < 0 ? "" : (f.rtt / 1e6).toFixed(3)],
  ["resent", 6, (f) => sum(f, "retransmissions")],
  ["state", -12, (f) => f.state ?? ""],
];

/** What a flow is as data; what does not apply is `null`. */
const FIELDS: readonly (readonly [string, (f: Flow) => unknown])[] = [
  ["flow", (f) => f.number],
  ["protocol", (f) => f.protocol],
  ["src", (f) => f.src],
  ["srcPort", (f) => f.srcPort],
  ["dst", (f) => f.dst],
  ["dstPort", (f) => f.dstPort],
  ["communityId", (f) => f.communityId],
  ["start", (f) => isoTime(f.startSeconds, f.startNanoseconds)],
  ["end", (f) => isoTime(f.endSeconds, f.endNanoseconds)],
  ["duration", (f) => Number(f.duration.toFixed(9))],
  ["packets", (f) => f.packets],
  ["bytes", (f) => f.bytes],
  ["sentPackets", (f) => f.sent.packets],
  ["sentBytes", (f) => f.sent.bytes],
  ["sentPayload", (f) => f.sent.payload],
  ["receivedPackets", (f) => f.received.packets],
  ["receivedBytes", (f) => f.received.bytes],
  ["receivedPayload", (f) => f.received.payload],
  ["state", (f) => f.state ?? null],
  ["handshakeRtt", (f) => inSeconds(f.rtt)],
  ["synRtt", (f) => inSeconds(f.synRtt)],
  ...(["sent", "received"] as const).flatMap((side, i) =>
    ([
      "retransmissions",
      "outOfOrder",
      "duplicateAcks",
      "zeroWindows",
      "keepAlives",
    ] as const).map((what) =>
      [
        side + what[0].toUpperCase() + what.slice(1),
        (f: Flow) => f.sides?.[f.forward ^ i as 0 | 1][what] ?? null,
      ] as const
    )
  ),
  ["ended", (f) => f.ended ?? null],
  ["firstFrame", (f) => f.firstFrame],
];

/** Nanoseconds as seconds; what was not seen is `null`. */
function inSeconds(nanoseconds: number): number | null {
  return nanoseconds < 0 ? null : nanoseconds / 1e9;
}

function endpoint(address: string, port: number): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

/** A count of both sides of a TCP flow; nothing for others. */
function sum(f: Flow, what: "retransmissions"): string {
  if (f.sides === undefined) return "";
  const n = f.sides[0][what] + f.sides[1][what];
  return n === 0 ? "" : String(n);
}

function cell(text: string, width: number): string {
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}

/** Writes flows, one a line: a table for people, csv or ndjson. */
export class FlowTable {
  private begun = false;

  /** Writes with `write`; `sums` has the sums of streams, if they are wanted. */
  constructor(
    private readonly format: "table" | "csv" | "ndjson",
    private readonly write: (text: string) => void,
    private readonly sums?: FlowDigests,
  ) {}

  /** Writes one flow. */
  flow(f: Flow): void {
    const { format, write } = this;
    this.begin();
    if (format === "ndjson") {
      const streams = this.sums?.take(f), row = Object.fromEntries(values(f));
      return write(
        JSON.stringify({ ...row, ...streams && { streams } }) + "\n",
      );
    }
    const text = format === "csv"
      ? values(f).map(([, x]) => csvCell(x)).join(",")
      : COLUMNS.map(([, w, of]) => cell(of(f), w)).join(" ").trimEnd();
    write(printable(text) + "\n");
  }

  /** Writes the names of the columns, once. */
  private begin(): void {
    const { format, write, begun } = this;
    this.begun = true;
    if (begun || format === "ndjson") return;
    const text = format === "csv"
      ? FIELDS.map(([name]) => name).join(",")
      : COLUMNS.map(([name, w]) => cell(name, w)).join(" ").trimEnd();
    write(text + "\n");
  }

  /** There are no more; a table of none has its title too. */
  end(): void {
    this.begin();
  }
}

/** A flow as data. */
function values(f: Flow): [string, unknown][] {
  return FIELDS.map(([name, of]) => [name, of(f)]);
}

function csvCell(x: unknown): string {
  return x === null ? "" : String(x);
}

/** A direction in which nothing was said; the digest is that of no bytes. */
const NOTHING: StreamDigest = {
  bytes: 0,
  sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  gaps: 0,
  missing: 0,
};

/** The sums of TCP streams, until their flows are written. */
export class FlowDigests {
  private readonly of = new Map<
    string,
    () => readonly [StreamDigest, StreamDigest]
  >();

  /** Sums up a connection. */
  consumers(c: Connection): readonly StreamConsumer[] {
    const digests = new StreamDigests();
    const ports = `${c.endpoint(0).port} ${c.endpoint(1).port}`;
    this.of.set(`${c.firstFrame} ${ports}`, () => digests.of(c));
    return [digests];
  }

  /** The sums of a flow, one entry per direction; none where it is no TCP. */
  take(f: Flow): readonly StreamDigest[] | undefined {
    if (f.protocol !== "tcp") return undefined;
    const ports = f.forward === 0
      ? [f.srcPort, f.dstPort]
      : [f.dstPort, f.srcPort];
    const key = `${f.firstFrame} ${ports.join(" ")}`;
    const streams = this.of.get(key)?.() ?? [NOTHING, NOTHING];
    this.of.delete(key);
    return streams;
  }
}
