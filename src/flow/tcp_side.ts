import { type Place, SIDE } from "./rows.ts";
import type { Segment } from "./segment.ts";
import { LATE_SYN, seqDiff } from "./seq.ts";

/** Segments that come back so soon after those behind them were not sent again, but out of order, in seconds. */
const REORDERED = 0.003;

/** Numbers of a side, by their place in its row. */
const RETRANSMISSIONS = 0, OUT_OF_ORDER = 1, DUPLICATE_ACKS = 2;
const ZERO_WINDOWS = 3, KEEP_ALIVES = 4;
/** Bits: whether it sent a SYN, a FIN, a RST; whether `NEXT` and `LAST_ACK` are known, and whether there was a hole. */
const FLAGS = 5;
const SYN = 1, FIN = 2, RST = 4, STARTED = 8, ACKED = 16, HOLE = 32;
/** Sequence number of its SYN, and that behind all it has sent. */
const ISN = 6, NEXT = 7;
const LAST_ACK = 8, LAST_WINDOW = 9;
/** The last run of numbers that was skipped, and when. */
const HOLE_START = 10, HOLE_END = 11, HOLE_TIME = 12;

/**
 * What one side of a TCP connection does, judged packet by packet from the
 * headers alone: what it sends again, out of order, and how it acknowledges.
 */
export class TCPSide {
  /** Shows a side of the flow at `place`. */
  constructor(private readonly place: Place, private readonly way: 0 | 1) {}

  /** One of its numbers. */
  private get(i: number): number {
    const { rows, sides } = this.place;
    return rows.sides[sides + this.way * SIDE + i];
  }

  /** Segments that were sent before. */
  get retransmissions(): number {
    return this.get(RETRANSMISSIONS);
  }
  /** Segments that others overtook. */
  get outOfOrder(): number {
    return this.get(OUT_OF_ORDER);
  }
  /** Acknowledgments that say what the last one said, while data is on its way: RFC 5681 §2. */
  get duplicateAcks(): number {
    return this.get(DUPLICATE_ACKS);
  }
  /** Packets with an empty window: RFC 9293 §3.8.6. */
  get zeroWindows(): number {
    return this.get(ZERO_WINDOWS);
  }
  /** Probes that keep an idle connection alive: RFC 9293 §3.8.4. */
  get keepAlives(): number {
    return this.get(KEEP_ALIVES);
  }
  /** Whether it sent a SYN. */
  get syn(): boolean {
    return (this.get(FLAGS) & SYN) !== 0;
  }
  /** Whether it sent a FIN. */
  get fin(): boolean {
    return (this.get(FLAGS) & FIN) !== 0;
  }
  /** Whether it sent a RST. */
  get rst(): boolean {
    return (this.get(FLAGS) & RST) !== 0;
  }
  /** Whether it sent anything. */
  get started(): boolean {
    return (this.get(FLAGS) & STARTED) !== 0;
  }
  /** Sequence number of its SYN. */
  get isn(): number {
    return this.get(ISN);
  }
  /** Sequence number behind all it has sent. */
  get next(): number {
    return this.get(NEXT);
  }
}

/** The side whose row begins at `o` sends a segment with `size` bytes of payload at `now` seconds; that of its peer begins at `peer`. */
export function lookAtSide(
  d: Float64Array,
  o: number,
  peer: number,
  h: Segment,
  size: number,
  now: number,
): void {
  const { seq, syn, fin, rst, ack, window } = h;
  const end = seq + size + (syn ? 1 : 0) + (fin ? 1 : 0) >>> 0;
  const before = d[o + FLAGS];
  let flags = before | STARTED;
  if (syn) {
    flags |= SYN;
    d[o + ISN] = seq;
  }
  if (fin) flags |= FIN;
  if (rst) flags |= RST;
  d[o + FLAGS] = flags;
  if ((before & STARTED) === 0) d[o + NEXT] = end;
  else if (!rst && end !== seq) place(d, o, seq, end, size, syn || fin, now);
  else if (size === 0 && !rst && seqDiff(seq, d[o + NEXT]) === -1) {
    d[o + KEEP_ALIVES]++;
  }
  if (window === 0 && !syn && !fin && !rst) d[o + ZERO_WINDOWS]++;
  if (!h.ackFlag) return;
  if (
    (before & ACKED) !== 0 && ack === d[o + LAST_ACK] &&
    window === d[o + LAST_WINDOW] && end === seq && !rst &&
    (d[peer + FLAGS] & STARTED) !== 0 && seqDiff(d[peer + NEXT], ack) > 0
  ) d[o + DUPLICATE_ACKS]++;
  d[o + FLAGS] |= ACKED;
  d[o + LAST_ACK] = ack;
  d[o + LAST_WINDOW] = window;
}

/** A segment that takes up sequence numbers: new, sent again, or late. */
function place(
  d: Float64Array,
  o: number,
  seq: number,
  end: number,
  size: number,
  control: boolean,
  now: number,
): void {
  const next = d[o + NEXT], ahead = seqDiff(seq, next);
  if (ahead >= 0) {
    if (ahead > 0) {
      d[o + FLAGS] |= HOLE;
      d[o + HOLE_START] = next;
      d[o + HOLE_END] = seq;
      d[o + HOLE_TIME] = now;
    }
    d[o + NEXT] = end;
    return;
  }
  if (size === 1 && ahead === -1 && !control) {
    d[o + KEEP_ALIVES]++;
    return;
  }
  const fills = (d[o + FLAGS] & HOLE) !== 0 &&
    seqDiff(seq, d[o + HOLE_START]) >= 0 && seqDiff(end, d[o + HOLE_END]) <= 0;
  if (fills && now - d[o + HOLE_TIME] <= REORDERED) d[o + OUT_OF_ORDER]++;
  else d[o + RETRANSMISSIONS]++;
  if (seqDiff(end, next) > 0) d[o + NEXT] = end;
}

/** Whether a SYN of the side at `o` begins another connection; `silent`: it has sent no payload. */
export function isAnother(
  d: Float64Array,
  o: number,
  peer: number,
  silent: boolean,
  h: Segment,
): boolean {
  const flags = d[o + FLAGS];
  if ((flags & STARTED) === 0) return (d[peer + FLAGS] & RST) !== 0;
  // a SYN may be answered anew, as long as nothing was said
  if (h.ackFlag && silent && (flags & (FIN | RST)) === 0) return false;
  if ((flags & SYN) !== 0) return d[o + ISN] !== h.seq;
  const ahead = seqDiff(d[o + NEXT], h.seq);
  return ahead < 0 || ahead > LATE_SYN;
}
