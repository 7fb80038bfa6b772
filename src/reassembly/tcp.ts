/** TCP reassembly: RFC 9293 §3.4 and §3.10. */
import {
  BUFFER,
  type Dissector,
  END,
  HEADER_END,
  STRIDE,
  WIRE_END,
} from "../dissect/dissector.ts";
import type { Frame } from "../dissect/frame.ts";
import type { Assembler } from "../dissect/part.ts";
import { Backlog } from "../flow/backlog.ts";
import { FlowKey, type Way } from "../flow/key.ts";
import { KeyTable } from "../flow/table.ts";
import { type TCP, tcp } from "../protocols/transport/tcp.ts";
import { RecentBlocks } from "./blocks.ts";
import { Connection } from "./connection.ts";
import type { Half } from "./half.ts";
import type { Piece } from "./pieces.ts";
import { LATE_SYN, seqDiff } from "../flow/seq.ts";
import { StreamChunk, type StreamConsumer } from "./stream.ts";

/** Budgets of TCP reassembly. What goes beyond them is given up, and told. */
export interface TCPLimits {
  /** Connections that are followed at a time; 100 000 unless given. The one that was silent longest is ended for a new one. */
  readonly connections?: number | undefined;
  /** Connections that may open before one that is still half open is ended; 16 384 unless given. */
  readonly halfOpen?: number | undefined;
  /** Bytes of one direction that wait for others before them; 16 MiB unless given. */
  readonly waitingBytes?: number | undefined;
  /** Bytes that wait in all; 64 MiB unless given. */
  readonly totalBytes?: number | undefined;
  /** Seconds of silence after which a connection is over; 7440 (RFC 5382 §5) unless given. */
  readonly idle?: number | undefined;
}

/** What the budgets cost, and what was odd. */
export interface TCPCounts {
  /** Connections so far. */
  connections: number;
  /** Ended because there were too many. */
  evicted: number;
  /** Ended because they were silent too long. */
  timedOut: number;
  /** Gaps that were given up because too much waited behind them. */
  givenUp: number;
  /** Resets that no receiver would have accepted. */
  badResets: number;
  /** Segments that came again with other bytes. */
  conflicts: number;
}

const MAX_CONNECTIONS = 100_000;
const MAX_WAITING = 16 << 20, MAX_TOTAL = 64 << 20;
const IDLE = 7440;
/** The largest window: RFC 7323 §2.2. */
const MAX_WINDOW = 2 ** 30;

/**
 * Follows TCP connections: puts each direction in order, without what came
 * twice, and hands it to consumers as it grows.
 *
 * - Of bytes that came twice the first are taken; where the others differ, the
 *   frame gets a `conflict`.
 * - What waits behind a gap is handed on when the receiver has acknowledged the
 *   missing bytes, when too much waits, or at the end.
 * - A SYN with another sequence number begins a new connection.
 */
export class TCPStreams implements Assembler {
  /** See {@linkcode Assembler}. */
  readonly protocol: string = tcp.id;
  /** What happened beside the data. */
  readonly counts: TCPCounts = {
    connections: 0,
    evicted: 0,
    timedOut: 0,
    givenUp: 0,
    badResets: 0,
    conflicts: 0,
  };
  /** The frame that is looked at; `undefined` between frames. */
  frame: Frame | undefined = undefined;
  /** The layer of it that is looked at. */
  layer = 0;
  /** Whether the frame's segments are left to us, so that we may add to it. */
  attached = false;
  /** Whether consumers want the headers of segments. */
  wantsHeaders = false;

  private readonly table: KeyTable = new KeyTable();
  private readonly key: FlowKey = new FlowKey();
  private readonly connections: (Connection | undefined)[] = [];
  private readonly backlog: Backlog;
  private readonly blocks: RecentBlocks = new RecentBlocks();
  private readonly chunk: StreamChunk = new StreamChunk();
  private held = 0;
  private ack = 0;
  private header: Uint8Array | undefined = undefined;
  private readonly maxConnections: number;
  private readonly maxWaiting: number;
  private readonly maxTotal: number;
  private readonly idle: number;

  /** Follows connections; `consume` says who takes the streams of each. */
  constructor(
    private readonly consume: (c: Connection) => readonly StreamConsumer[],
    limits: TCPLimits = {},
  ) {
    this.maxConnections = limits.connections ?? MAX_CONNECTIONS;
    this.maxWaiting = limits.waitingBytes ?? MAX_WAITING;
    this.maxTotal = limits.totalBytes ?? MAX_TOTAL;
    this.idle = limits.idle ?? IDLE;
    this.backlog = new Backlog(limits.halfOpen);
  }

  /** A connection that was opened long ago makes way, if nobody has answered it. */
  private readonly leave = (r: number, number: number): void => {
    const c = this.connections[r];
    if (c?.index !== number || !c.isHalfOpen) return;
    this.counts.evicted++;
    this.remove(r);
  };

  /** See {@linkcode Assembler}. */
  take(frame: Frame, i: number): void {
    this.attached = true;
    this.look(frame, frame.dissector, i);
  }

  /** Looks at layer `i` of a frame that `d` has walked. */
  look(frame: Frame, d: Dissector, i: number): void {
    const { table, key } = this, way = key.read(d, i, table.key);
    if (way < 0) return;
    const e = d.chain[i], { at } = d, o = i * STRIDE;
    const b = d.buffers[at[o + BUFFER]];
    e.fields.point(e.scratch, b, at[o]);
    const h = e.fields.probe(e.scratch) as TCP;
    if (h.dataOffset < 5) return;
    this.frame = frame;
    this.layer = i;
    table.words = key.words;
    const c = this.connectionOf(way as Way, h, frame);
    c.packets++;
    const p = at[o + HEADER_END], end = at[o + END];
    this.ack = h.ack;
    this.header = this.wantsHeaders && end > p ? b.slice(at[o], p) : undefined;
    this.segment(c, way as Way, h, b, p, end, at[o + WIRE_END] - end);
    this.frame = undefined;
  }

  /** The connection that a segment belongs to: a known one, or a new one. */
  private connectionOf(way: Way, h: TCP, frame: Frame): Connection {
    const { table } = this, { seconds: now, number } = frame;
    let r = table.find();
    if (r >= 0) {
      const c = this.connections[r]!, silent = now - c.lastTime;
      if (silent > this.idle) this.counts.timedOut++;
      if (silent <= this.idle && !(h.syn && isAnother(c, way, h))) {
        table.touch(r);
        if (silent > 0) c.lastTime = now;
        return c;
      }
      this.remove(r);
    } else if (table.size >= this.maxConnections) {
      this.counts.evicted++;
      this.remove(table.oldest);
      table.find(); // the hash of the key is this one's again
    }
    const words = Array.from(table.key.subarray(0, table.words));
    const c = new Connection(this.counts.connections++, number, words, way);
    c.lastTime = now;
    r = table.insert();
    this.connections[r] = c;
    this.backlog.add(r, c.index, this.leave);
    return c;
  }

  private remove(r: number): void {
    this.finish(this.connections[r]!);
    this.connections[r] = undefined;
    this.table.remove(r);
  }

  private segment(
    c: Connection,
    way: Way,
    h: TCP,
    b: Uint8Array,
    p: number,
    end: number,
    cut: number,
  ): void {
    const half = c.halves[way], peer = c.halves[1 - way];
    const { syn, rst, fin, ack } = h, seq = syn ? h.seq + 1 >>> 0 : h.seq;
    if (syn) {
      c.client = h.ackFlag ? 1 - way as Way : way;
      if (h.ackFlag) c.reset = false;
    }
    if (!half.started) {
      if (rst) return; // says nothing of where the stream is
      half.start(seq, syn);
    } else if (syn && !half.hasSyn) {
      half.hasSyn = true;
      if (half.isFresh) half.start(seq, true);
      else half.first = seq;
    } else if (syn && half.first !== seq && half.isFresh) half.start(seq, true);
    if (rst) return this.reset(c, half, h.seq);
    const size = end - p + cut;
    if (fin && half.fin < 0) half.fin = half.offsetOf(seq) + size;
    if (size > 0) this.payload(c, way, seq, b, p, end, cut);
    if (h.ackFlag && peer.started) {
      const to = peer.offsetOf(ack);
      if (to > peer.acked && to - peer.offset < MAX_WINDOW) {
        peer.acked = to;
        if (peer.waits) this.release(c, 1 - way as Way, to);
      }
    }
    this.closeIfDone(c, way);
  }

  /** A reset counts where the receiver would accept it: RFC 9293 §3.10.7.4. */
  private reset(c: Connection, half: Half, seq: number): void {
    const ahead = half.offsetOf(seq) - half.offset;
    if (ahead < -1 || ahead > MAX_WINDOW) {
      this.counts.badResets++;
      return;
    }
    c.reset = true;
    if (c.halves.every((x) => x.isFresh)) return; // the SYN may be answered yet
    for (const way of [0, 1] as const) {
      this.release(c, way, Infinity);
      this.close(c, way);
    }
  }

  private payload(
    c: Connection,
    way: Way,
    seq: number,
    b: Uint8Array,
    p: number,
    end: number,
    cut: number,
  ): void {
    const half = c.halves[way];
    let at = half.offsetOf(seq);
    if (at < half.offset) {
      const size = end - p + cut, old = Math.min(half.offset - at, size);
      this.repeat(c, way, at, b, p, Math.min(end, p + old));
      if (old === size) return;
      at += old;
      cut -= Math.max(0, p + old - end);
      p = Math.min(end, p + old);
    }
    if (at > half.offset) return this.hold(c, way, at, b, p, end, cut);
    const room = half.waits ? half.waiting.list[0].at - at : Infinity;
    const n = Math.min(end - p, room);
    const rest = Math.max(0, end - p + cut - room);
    if (n > 0) this.hand(c, way, b, p, p + n, undefined);
    if (rest > 0) {
      const from = p + n, more = Math.min(rest, end - from);
      this.wait(half, at + room, b, from, from + more, rest - more);
    } else if (cut > 0) this.skip(c, way, Math.min(cut, room - n));
    if (half.waits) this.drain(c, way);
  }

  /** Bytes that were handed on, or given up, come again. */
  private repeat(
    c: Connection,
    way: Way,
    at: number,
    b: Uint8Array,
    p: number,
    end: number,
  ): void {
    const half = c.halves[way];
    // a keep-alive sends the last byte again, or any byte: RFC 9293 §3.8.4
    if (end - p > 1 || at < half.offset - 1) {
      half.repeated += end - p;
      if (half.contradicts(at, b, p, end, this.blocks)) this.conflict(half);
    }
    if (half.gapCount === 0 && at >= 0) return;
    const late = (from: number, to: number) => {
      if (to <= from) return;
      const { chunk } = this;
      this.fill(way, from, b, p + (from - at), p + (to - at), undefined);
      for (const x of c.consumers ??= this.consume(c)) x.late?.(chunk, c);
    };
    const stop = at + (end - p);
    if (at < 0) half.hasEarly = true;
    late(at, Math.min(stop, 0));
    for (const { offset, length } of half.gaps) {
      late(Math.max(at, offset), Math.min(stop, offset + length));
    }
  }

  private conflict(half: Half): void {
    half.conflicts++;
    this.counts.conflicts++;
    const { frame, layer } = this;
    if (!this.attached || frame === undefined) return;
    const d = frame.dissector, buffer = d.at[layer * STRIDE + BUFFER];
    frame.addNote({
      kind: "conflict",
      protocol: tcp.id,
      at: d.at[layer * STRIDE] - d.origins[buffer],
      ...(buffer > 0 && { buffer }),
      message: "tcp sends other bytes for those it has sent before",
    });
  }

  private wait(
    half: Half,
    at: number,
    b: Uint8Array,
    p: number,
    end: number,
    cut: number,
  ): void {
    const { waiting } = half, before = waiting.cost, { ack, header } = this;
    const { number } = this.frame!;
    const met = waiting.insert(at, b, p, end, cut, number, ack, header);
    if (met === "conflict") this.conflict(half);
    this.held += waiting.cost - before;
  }

  /** Keeps what comes before its turn. */
  private hold(
    c: Connection,
    way: Way,
    at: number,
    b: Uint8Array,
    p: number,
    end: number,
    cut: number,
  ): void {
    const half = c.halves[way], { waiting } = half;
    this.wait(half, at, b, p, end, cut);
    if (half.acked > half.offset) this.release(c, way, half.acked);
    // who adds to too much gives way: to look for another would take longer than the packet
    const isOver = waiting.cost > this.maxWaiting || this.held > this.maxTotal;
    if (isOver && half.waits) this.giveUp(c, way);
  }

  /** Too much waits: the first gap is taken as lost. */
  private giveUp(c: Connection, way: Way): void {
    const [first] = c.halves[way].waiting.list;
    this.counts.givenUp++;
    this.release(c, way, first.at);
  }

  /** Hands on what waits, with the gaps before it, up to `to`. */
  private release(c: Connection, way: Way, to: number): void {
    const half = c.halves[way];
    if (!half.waits) return;
    const waiting = half.waiting.list;
    while (waiting.length > 0 && half.offset < to) {
      const gap = Math.min(waiting[0].at, to) - half.offset;
      if (gap > 0) this.skip(c, way, gap);
      if (waiting[0].at > half.offset) return;
      this.drain(c, way);
    }
  }

  /** Hands on what waited and whose turn it is. */
  private drain(c: Connection, way: Way): void {
    const half = c.halves[way], { list, cost } = half.waiting;
    let n = 0;
    for (; n < list.length && list[n].at === half.offset; n++) {
      const { b, cut } = list[n];
      if (b.length > 0) this.hand(c, way, b, 0, b.length, list[n]);
      if (cut > 0) this.skip(c, way, cut);
    }
    half.waiting.remove(n);
    this.held -= cost - half.waiting.cost;
  }

  private fill(
    way: Way,
    offset: number,
    b: Uint8Array,
    p: number,
    end: number,
    waited: Piece | undefined,
  ): void {
    const { chunk } = this;
    chunk.way = way;
    chunk.offset = offset;
    chunk.b = b;
    chunk.p = p;
    chunk.end = end;
    chunk.current = waited === undefined;
    chunk.frame = waited === undefined ? this.frame!.number : waited.frame;
    chunk.ack = waited === undefined ? this.ack : waited.ack;
    chunk.header = waited === undefined ? this.header : waited.header;
  }

  /** Hands on the next bytes. */
  private hand(
    c: Connection,
    way: Way,
    b: Uint8Array,
    p: number,
    end: number,
    waited: Piece | undefined,
  ): void {
    const half = c.halves[way], { chunk, frame } = this, size = end - p;
    this.fill(way, half.offset, b, p, end, waited);
    if (waited === undefined && b === frame!.b) {
      half.remember(this.blocks.numberOf(frame!), p, size);
    }
    half.bytes += size;
    half.advance(size);
    const consumers = c.consumers ??= this.consume(c);
    for (let i = 0; i < consumers.length; i++) consumers[i].data(chunk, c);
  }

  /** Tells that the next bytes are missing. */
  private skip(c: Connection, way: Way, length: number): void {
    const half = c.halves[way], { offset } = half;
    half.miss(length);
    half.advance(length);
    c.consumers ??= this.consume(c);
    for (const x of c.consumers) x.gap(way, offset, length, c);
  }

  private closeIfDone(c: Connection, way: Way): void {
    const half = c.halves[way];
    if (half.fin >= 0 && half.offset >= half.fin) this.close(c, way);
  }

  private close(c: Connection, way: Way): void {
    const half = c.halves[way];
    if (half.closed) return;
    half.closed = true;
    for (const x of c.consumers ?? []) x.closed?.(way, c);
  }

  /** Hands on all that still waits of a connection, and ends it. */
  private finish(c: Connection): void {
    for (const way of [0, 1] as const) {
      const half = c.halves[way];
      this.release(c, way, Infinity);
      // what was acknowledged or lies before the FIN was sent, and not captured
      const sent = half.fin >= 0 ? half.fin : half.acked;
      if (half.started && sent > half.offset && !half.closed) {
        this.skip(c, way, sent - half.offset);
      }
    }
    c.ended = true;
    for (const x of c.consumers ??= this.consume(c)) x.end?.(c);
  }

  /** Ends every connection: nothing more will come. */
  end(): void {
    const { connections, table } = this, left = [...table.records()];
    left.sort((a, b) => connections[a]!.index - connections[b]!.index);
    for (const r of left) this.remove(r);
  }
}

/** Whether a SYN begins another connection than the one that is known between these ports. */
function isAnother(c: Connection, way: Way, h: TCP): boolean {
  const half = c.halves[way], first = h.seq + 1 >>> 0;
  if (!half.started) return c.reset;
  // a SYN may be answered anew, as long as nothing was said
  if (h.ackFlag && half.isFresh && !half.closed) return false;
  if (half.hasSyn) return half.first !== first;
  const before = seqDiff(half.first, first);
  return before < 0 || before > LATE_SYN;
}
