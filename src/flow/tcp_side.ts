import { seqDiff } from "./seq.ts";
import type { TCP } from "../protocols/transport/tcp.ts";

/** Segments that come back so soon after those behind them were not sent again, but out of order, in seconds. */
const REORDERED = 0.003;

/**
 * What one side of a TCP connection does, judged packet by packet from the
 * headers alone: what it sends again, out of order, and how it acknowledges.
 */
export class TCPSide {
  /** Segments that were sent before. */
  retransmissions = 0;
  /** Segments that others overtook. */
  outOfOrder = 0;
  /** Acknowledgments that say what the last one said, while data is on its way: RFC 5681 §2. */
  duplicateAcks = 0;
  /** Packets with an empty window: RFC 9293 §3.8.6. */
  zeroWindows = 0;
  /** Probes that keep an idle connection alive: RFC 9293 §3.8.4. */
  keepAlives = 0;
  /** Whether it sent a SYN. */
  syn = false;
  /** Whether it sent a FIN. */
  fin = false;
  /** Whether it sent a RST. */
  rst = false;
  /** Sequence number of its SYN. */
  isn = 0;
  /** Whether `next` is known. */
  started = false;
  /** Sequence number behind all it has sent. */
  next = 0;
  private lastAck = -1;
  private lastWindow = 0;
  /** The last run of numbers that was skipped, and when. */
  private holeStart = 0;
  private holeEnd = 0;
  private holeTime = -1;

  /** Looks at a segment with `size` bytes of payload, sent at `now` seconds. */
  look(h: TCP, size: number, now: number, peer: TCPSide): void {
    const { seq, syn, fin, rst } = h;
    const end = seq + size + (syn ? 1 : 0) + (fin ? 1 : 0) >>> 0;
    if (syn) {
      this.syn = true;
      this.isn = seq;
    }
    if (fin) this.fin = true;
    if (rst) this.rst = true;
    if (!this.started) {
      this.started = true;
      this.next = end;
    } else if (!rst && end !== seq) this.place(seq, end, size, syn || fin, now);
    else if (size === 0 && !rst && seqDiff(seq, this.next) === -1) {
      this.keepAlives++;
    }
    if (h.window === 0 && !syn && !fin && !rst) this.zeroWindows++;
    if (!h.ackFlag) return;
    const again = h.ack === this.lastAck && h.window === this.lastWindow;
    if (
      again && end === seq && !rst && peer.started &&
      seqDiff(peer.next, h.ack) > 0
    ) this.duplicateAcks++;
    this.lastAck = h.ack;
    this.lastWindow = h.window;
  }

  /** A segment that takes up sequence numbers: new, sent again, or late. */
  private place(
    seq: number,
    end: number,
    size: number,
    control: boolean,
    now: number,
  ): void {
    const ahead = seqDiff(seq, this.next);
    if (ahead >= 0) {
      if (ahead > 0) {
        this.holeStart = this.next;
        this.holeEnd = seq;
        this.holeTime = now;
      }
      this.next = end;
      return;
    }
    if (size === 1 && ahead === -1 && !control) {
      this.keepAlives++;
      return;
    }
    const fills = this.holeTime >= 0 && seqDiff(seq, this.holeStart) >= 0 &&
      seqDiff(end, this.holeEnd) <= 0;
    if (fills && now - this.holeTime <= REORDERED) this.outOfOrder++;
    else this.retransmissions++;
    if (seqDiff(end, this.next) > 0) this.next = end;
  }
}
