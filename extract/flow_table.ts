import {
  type Connection,
  type Flow,
  printable,
  type StreamConsumer,
  type StreamDigest,
  StreamDigests,
} from "@pcapkit/core";

/** One flow as it is written. */
type Row = Readonly<Record<string, unknown>>;

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
    if (format === "ndjson") {
      const streams = this.sums?.take(f);
      return write(
        JSON.stringify({ ...row(f), ...streams && { streams } }) + "\n",
      );
    }
    if (format === "csv") {
      const values = row(f);
      if (!this.begun) write(Object.keys(values).join(",") + "\r\n");
      this.begun = true;
      return write(Object.values(values).map(csvCell).join(",") + "\r\n");
    }
    if (!this.begun) {
      write(
        COLUMNS.map(([name, w]) => cell(name, w)).join(" ").trimEnd() + "\n",
      );
    }
    this.begun = true;
    const text = COLUMNS.map(([, w, of]) => cell(of(f), w)).join(" ");
    write(printable(text.trimEnd()) + "\n");
  }
}

function csvCell(x: unknown): string {
  return x === null ? "" : String(x);
}

/** A flow as data; what does not apply is `null`. */
function row(f: Flow): Row {
  const a = f.sides?.[f.forward], b = f.sides?.[1 - f.forward as 0 | 1];
  const time = (seconds: number, nanoseconds: number) =>
    `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${
      String(nanoseconds).padStart(9, "0")
    }Z`;
  const known = (n: number) => n < 0 ? null : n / 1e9;
  return {
    flow: f.number,
    protocol: f.protocol,
    src: f.src,
    srcPort: f.srcPort,
    dst: f.dst,
    dstPort: f.dstPort,
    communityId: f.communityId,
    start: time(f.startSeconds, f.startNanoseconds),
    end: time(f.endSeconds, f.endNanoseconds),
    duration: Number(f.duration.toFixed(9)),
    packets: f.packets,
    bytes: f.bytes,
    sentPackets: f.sent.packets,
    sentBytes: f.sent.bytes,
    sentPayload: f.sent.payload,
    receivedPackets: f.received.packets,
    receivedBytes: f.received.bytes,
    receivedPayload: f.received.payload,
    state: f.state ?? null,
    handshakeRtt: known(f.rtt),
    synRtt: known(f.synRtt),
    sentRetransmissions: a?.retransmissions ?? null,
    sentOutOfOrder: a?.outOfOrder ?? null,
    sentDuplicateAcks: a?.duplicateAcks ?? null,
    sentZeroWindows: a?.zeroWindows ?? null,
    sentKeepAlives: a?.keepAlives ?? null,
    receivedRetransmissions: b?.retransmissions ?? null,
    receivedOutOfOrder: b?.outOfOrder ?? null,
    receivedDuplicateAcks: b?.duplicateAcks ?? null,
    receivedZeroWindows: b?.zeroWindows ?? null,
    receivedKeepAlives: b?.keepAlives ?? null,
    ended: f.ended ?? null,
    firstFrame: f.firstFrame,
  };
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
