import {
  BUFFER,
  type Dissector,
  HEADER_END,
  STRIDE,
  WIRE_END,
} from "../dissect/dissector.ts";
import type { Frame } from "../dissect/frame.ts";
import { type TCP, tcp } from "../protocols/transport/tcp.ts";
import { Flow, type FlowEnd } from "./flow.ts";
import { Backlog } from "./backlog.ts";
import { FlowKey, type Way } from "./key.ts";
import { LATE_SYN, seqDiff } from "./seq.ts";
import { KeyTable } from "./table.ts";

/** Budgets of flows; as many and as long as TCP reassembly follows connections. */
export interface FlowLimits {
  /** Flows that are followed at a time; 100 000 unless given. The one that was silent longest is ended for a new one. */
  readonly flows?: number | undefined;
  /** TCP connections that may open before one that is still half open is ended; 16 384 unless given. */
  readonly halfOpen?: number | undefined;
  /** Seconds of silence after which a TCP flow is over; 7440 (RFC 5382 §5) unless given. */
  readonly tcpIdle?: number | undefined;
  /** Seconds of silence after which another flow is over; 300 (RFC 4787 §4.3) unless given. */
  readonly idle?: number | undefined;
}

/** What flows are followed with. */
export interface FlowsOptions {
  /** Only these protocols, by id; all that have ports unless given. */
  readonly protocols?: readonly string[] | undefined;
  /** Whether each flow keeps the numbers of its frames; `false` unless given. */
  readonly index?: boolean | undefined;
  /** Whether flows are kept in `flows` when they are over; `true` unless `onFlow` is given. */
  readonly store?: boolean | undefined;
  /** Called with each flow when it is over. */
  readonly onFlow?: ((flow: Flow) => void) | undefined;
  /** Called with each packet of a flow. */
  readonly onPacket?: ((flow: Flow, frame: Frame) => void) | undefined;
  /** Budgets. */
  readonly limits?: FlowLimits | undefined;
}

/** What the budgets cost. */
export interface FlowTotals {
  /** Flows so far. */
  flows: number;
  /** Ended because there were too many. */
  evicted: number;
  /** Ended because they were silent too long. */
  timedOut: number;
}

const MAX_FLOWS = 100_000, TCP_IDLE = 7440, IDLE = 300;
/** Packets between two looks for flows that are silent. */
const SWEEP = 1024;

/**
 * Follows the flows of every protocol that has ports, both directions as one.
 * Stands alone: `add` frames in their order, then `end`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Extractor, Flows } from "@pcapkit/core";
 *
 * const frames = new Extractor({ input: "testdata/captures/recorded/http.pcap" });
 * const [flow] = new Flows().run(frames).flows;
 * assertEquals([flow.dstPort, flow.state], [80, "CLOSED"]);
 * ```
 */
export class Flows {
  /** What the budgets cost. */
  readonly totals: FlowTotals = { flows: 0, evicted: 0, timedOut: 0 };
  private readonly table: KeyTable = new KeyTable();
  private readonly key: FlowKey = new FlowKey();
  private readonly live: (Flow | undefined)[] = [];
  private readonly kept: Flow[] = [];
  private readonly wanted: ReadonlySet<string> | undefined;
  private readonly store: boolean;
  private readonly maxFlows: number;
  private readonly tcpIdle: number;
  private readonly idle: number;
  private readonly backlog: Backlog;
  private packets = 0;

  /** Begins with no flow. */
  constructor(private readonly options: FlowsOptions = {}) {
    const { limits, protocols, onFlow } = options;
    this.store = options.store ?? onFlow === undefined;
    this.wanted = protocols && new Set(protocols);
    this.maxFlows = limits?.flows ?? MAX_FLOWS;
    this.tcpIdle = limits?.tcpIdle ?? TCP_IDLE;
    this.idle = limits?.idle ?? IDLE;
    this.backlog = new Backlog(limits?.halfOpen);
  }

  /** A connection that was opened long ago makes way, if nobody has answered it. */
  private readonly leave = (r: number, number: number): void => {
    const flow = this.live[r];
    if (flow?.number !== number || !flow.isHalfOpen) return;
    this.totals.evicted++;
    this.finish(r, "evicted");
  };

  /** Counts a frame in the flows that it belongs to. */
  add(frame: Frame): void {
    const d = frame.walk(), { chain } = d;
    for (let i = 0; i < d.n; i++) {
      if (chain[i].ports === undefined || !d.isOpen(i)) continue;
      if (this.wanted === undefined || this.wanted.has(chain[i].id)) {
        this.look(frame, d, i);
      }
    }
  }

  /** Counts frames, and ends. */
  run(frames: Iterable<Frame>): this {
    for (const frame of frames) this.add(frame);
    this.end();
    return this;
  }

  /** Counts a packet whose layer `i` has ports. */
  private look(frame: Frame, d: Dissector, i: number): void {
    const { table, key } = this, way = key.read(d, i, table.key);
    if (way < 0) return;
    table.words = key.words;
    const e = d.chain[i], { at } = d, o = i * STRIDE;
    let h: TCP | undefined;
    if (e.id === tcp.id) {
      e.fields.point(e.scratch, d.buffers[at[o + BUFFER]], at[o]);
      h = e.fields.probe(e.scratch) as TCP;
      if (h.dataOffset < 5) return;
    }
    const { seconds, nanoseconds } = frame;
    const flow = this.flowOf(frame, d, i, way as Way, h);
    const size = Math.max(0, at[o + WIRE_END] - at[o + HEADER_END]);
    const { number, length } = frame;
    flow.count(way as Way, number, length, size, seconds, nanoseconds);
    if (h !== undefined) {
      const now = seconds + nanoseconds / 1e9, sides = flow.sides!;
      sides[way as Way].look(h, size, now, sides[1 - way as Way]);
      if (h.syn || flow.rtt < 0) {
        flow.handshake(way as Way, h.syn, h.ackFlag, seconds, nanoseconds);
      }
    }
    this.options.onPacket?.(flow, frame);
    if (++this.packets % SWEEP === 0) this.sweep(seconds);
  }

  /** The flow that a packet belongs to: a known one, or a new one. */
  private flowOf(
    frame: Frame,
    d: Dissector,
    i: number,
    way: Way,
    h: TCP | undefined,
  ): Flow {
    const { table, live, totals } = this;
    let r = table.find();
    if (r >= 0) {
      const flow = live[r]!;
      const silent = frame.seconds - flow.endSeconds;
      const late = silent > (h === undefined ? this.idle : this.tcpIdle);
      if (!late && !(h?.syn && isAnother(flow, way, h))) {
        table.touch(r);
        return flow;
      }
      if (late) totals.timedOut++;
      this.finish(r, late ? "timeout" : "reuse");
    } else if (table.size >= this.maxFlows) {
      totals.evicted++;
      this.finish(table.oldest, "evicted");
      table.find(); // the hash of the key is this one's again
    }
    const e = d.chain[i];
    const flow = new Flow(
      totals.flows++,
      e.id,
      e.number,
      this.key.wordsOf(table.key),
      way,
      frame.seconds,
      frame.nanoseconds,
      this.options.index === true,
      h !== undefined,
      frame.number,
    );
    r = table.insert();
    live[r] = flow;
    if (h !== undefined) this.backlog.add(r, flow.number, this.leave);
    return flow;
  }

  /** Ends flows that were silent too long. */
  private sweep(now: number): void {
    const { table, live } = this;
    for (let r = table.oldest; r >= 0; r = table.oldest) {
      const flow = live[r]!, silent = now - flow.endSeconds;
      if (silent <= (flow.sides === undefined ? this.idle : this.tcpIdle)) {
        return;
      }
      this.totals.timedOut++;
      this.finish(r, "timeout");
    }
  }

  /** Takes over a flow that was followed elsewhere and is over. */
  adopt(flow: Flow): void {
    if (this.store) this.kept.push(flow);
    this.options.onFlow?.(flow);
  }

  /** A flow is over. */
  private finish(r: number, why: FlowEnd): void {
    const flow = this.live[r]!;
    this.live[r] = undefined;
    this.table.remove(r);
    flow.ended = why;
    this.adopt(flow);
  }

  /** Ends every flow: nothing more will come. */
  end(): void {
    const { live, table } = this;
    const left = [...table.records()];
    left.sort((a, b) => live[a]!.number - live[b]!.number);
    for (const r of left) this.finish(r, "end");
  }

  /** Flows so far, in the order of their first packets: those that are over, and those that are not. */
  get flows(): readonly Flow[] {
    const live = [...this.table.records()].map((r) => this.live[r]!);
    return [...this.kept, ...live].sort((a, b) => a.number - b.number);
  }
}

/** Whether a SYN begins another connection than the one that is known between these ports. */
function isAnother(flow: Flow, way: Way, h: TCP): boolean {
  const side = flow.sides![way], peer = flow.sides![1 - way];
  if (!side.started) return peer.rst;
  // a SYN may be answered anew, as long as nothing was said
  const silent = flow.counts(way).payload === 0 && !side.fin && !side.rst;
  if (h.ackFlag && silent) return false;
  if (side.syn) return side.isn !== h.seq;
  const ahead = seqDiff(side.next, h.seq);
  return ahead < 0 || ahead > LATE_SYN;
}
