import {
  BUFFER,
  type Dissector,
  HEADER_END,
  STRIDE,
  WIRE_END,
} from "../dissect/dissector.ts";
import type { Frame } from "../dissect/frame.ts";
import type { Registered } from "../dissect/registry.ts";
import { tcp } from "../protocols/transport/tcp.ts";
import { Flow, type FlowEnd, Numbers } from "./flow.ts";
import { Backlog } from "./backlog.ts";
import { FlowKey, type Way } from "./key.ts";
import {
  DOWN,
  FIRST_FRAME,
  FLOW,
  LAST,
  LiveRows,
  NUMBER,
  Place,
  RTT,
  SIDE,
  SIDES,
  START,
  SYN_RTT,
  SYN_TIME,
  UP,
  WAYS,
} from "./rows.ts";
import { Segment } from "./segment.ts";
import { isAnother, lookAtSide } from "./tcp_side.ts";
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
  private readonly rows: LiveRows = new LiveRows();
  /** Ids of protocols, by record. */
  private readonly protocols: string[] = [];
  /** Numbers of frames, by record, where they are wanted. */
  private readonly lists: Numbers[] | undefined;
  /** The flows that somebody has seen, by record. */
  private readonly shown: (Flow | undefined)[] = [];
  private readonly kept: Flow[] = [];
  private readonly segment: Segment = new Segment();
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
    if (options.index) this.lists = [];
  }

  /** A connection that was opened long ago makes way, if nobody has answered it. */
  private readonly leave = (r: number, number: number): void => {
    const { flows } = this.rows, o = r * FLOW;
    if (flows[o + NUMBER] !== number || !isHalfOpen(flows, o)) return;
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
    const e = d.chain[i], { at } = d, p = i * STRIDE;
    let h: Segment | undefined;
    if (e.id === tcp.id) {
      h = this.segment;
      h.read(d.buffers[at[p + BUFFER]], at[p]);
      if (h.dataOffset < 5) return;
    }
    const { seconds, nanoseconds } = frame;
    const r = this.recordOf(frame, e, way as Way, h), o = r * FLOW;
    const size = Math.max(0, at[p + WIRE_END] - at[p + HEADER_END]);
    const { flows, sides } = this.rows, counts = o + (way === 0 ? UP : DOWN);
    flows[counts]++;
    flows[counts + 1] += frame.length;
    flows[counts + 2] += size;
    flows[o + LAST] = seconds;
    flows[o + LAST + 1] = nanoseconds;
    if (h !== undefined) {
      const s = flows[o + SIDES], now = seconds + nanoseconds / 1e9;
      lookAtSide(sides, s + way * SIDE, s + (1 - way) * SIDE, h, size, now);
      if (h.syn || flows[o + RTT] < 0) this.handshake(o, s, way as Way, h);
    }
    this.lists?.[r].push(frame.number);
    this.options.onPacket?.(this.flowOf(r), frame);
    if (++this.packets % SWEEP === 0) this.sweep(seconds);
  }

  /** Times the handshake: RFC 9293 §3.5. */
  private handshake(o: number, s: number, way: Way, h: Segment): void {
    const { flows, sides } = this.rows, { syn, ackFlag } = h;
    const now = (flows[o + LAST] - flows[o + START]) * 1e9 +
      flows[o + LAST + 1] - flows[o + START + 1];
    const first = flows[o + WAYS] & 1, forward = flows[o + WAYS] >> 1;
    if (syn) {
      flows[o + WAYS] = first | (ackFlag ? 1 - way : way) << 1;
      if (!ackFlag) sides[s + SYN_TIME] = now;
      else if (flows[o + SYN_RTT] < 0 && sides[s + SYN_TIME] >= 0) {
        flows[o + SYN_RTT] = now - sides[s + SYN_TIME];
      }
    } else if (
      ackFlag && flows[o + RTT] < 0 && flows[o + SYN_RTT] >= 0 &&
      way === forward
    ) flows[o + RTT] = now - sides[s + SYN_TIME];
  }

  /** The flow that a packet belongs to: a known one, or a new one. */
  private recordOf(
    frame: Frame,
    e: Registered,
    way: Way,
    h: Segment | undefined,
  ): number {
    const { table, totals, rows } = this, r = table.find();
    if (r >= 0) {
      const silent = frame.seconds - rows.flows[r * FLOW + LAST];
      const late = silent > (h === undefined ? this.idle : this.tcpIdle);
      if (!late && !(h?.syn && this.isAnother(r, way, h))) {
        table.touch(r);
        return r;
      }
      if (late) totals.timedOut++;
      this.finish(r, late ? "timeout" : "reuse");
    } else if (table.size >= this.maxFlows) {
      totals.evicted++;
      this.finish(table.oldest, "evicted");
      table.find(); // the hash of the key is this one's again
    }
    return this.begin(frame, e, way, h !== undefined);
  }

  /** Whether a SYN begins another connection than the one that is known between these ports. */
  private isAnother(r: number, way: Way, h: Segment): boolean {
    const { flows, sides } = this.rows, o = r * FLOW, s = flows[o + SIDES];
    const silent = flows[o + (way === 0 ? UP : DOWN) + 2] === 0;
    return isAnother(sides, s + way * SIDE, s + (1 - way) * SIDE, silent, h);
  }

  /** A new flow, for the key that was looked for last. */
  private begin(
    frame: Frame,
    e: Registered,
    way: Way,
    isTCP: boolean,
  ): number {
    const { totals, rows } = this, number = totals.flows++;
    const r = this.table.insert(),
      o = rows.at(r),
      s = isTCP ? rows.addSides() : -1;
    const { flows, sides } = rows;
    flows[o + NUMBER] = number;
    flows[o + FIRST_FRAME] = frame.number;
    flows[o + START] = frame.seconds;
    flows[o + START + 1] = frame.nanoseconds;
    flows[o + WAYS] = way | way << 1;
    for (let i = UP; i < RTT; i++) flows[o + i] = 0;
    flows[o + RTT] = flows[o + SYN_RTT] = -1;
    flows[o + SIDES] = s;
    this.protocols[r] = e.id;
    if (this.lists !== undefined) this.lists[r] = new Numbers();
    if (isTCP) {
      sides[s + SYN_TIME] = -1;
      this.backlog.add(r, number, this.leave);
    }
    return r;
  }

  /** The flow of a record, made when somebody wants to see it. */
  private flowOf(r: number): Flow {
    return this.shown[r] ??= this.show(r);
  }

  /** Makes the flow of a record. */
  private show(r: number): Flow {
    const { rows, table, protocols, lists } = this, o = r * FLOW;
    const place = new Place(rows, o, rows.flows[o + SIDES]);
    return new Flow(protocols[r], table.keyOf(r), place, lists?.[r]);
  }

  /** Ends flows that were silent too long. */
  private sweep(now: number): void {
    const { table, rows } = this;
    for (let r = table.oldest; r >= 0; r = table.oldest) {
      const o = r * FLOW, silent = now - rows.flows[o + LAST];
      if (silent <= (rows.flows[o + SIDES] < 0 ? this.idle : this.tcpIdle)) {
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
    const { store, options, shown } = this;
    let flow = shown[r];
    if (flow !== undefined) shown[r] = undefined;
    else if (store || options.onFlow !== undefined) flow = this.show(r);
    flow?.end(why);
    this.table.remove(r);
    this.rows.remove(r * FLOW);
    if (flow !== undefined) this.adopt(flow);
  }

  /** Ends every flow: nothing more will come. */
  end(): void {
    const { flows } = this.rows, left = this.table.records();
    left.sort((a, b) => flows[a * FLOW + NUMBER] - flows[b * FLOW + NUMBER]);
    for (const r of left) this.finish(r, "end");
  }

  /** Flows so far, in the order of their first packets: those that are over, and those that are not. */
  get flows(): readonly Flow[] {
    const live = this.table.records().map((r) => this.flowOf(r));
    return [...this.kept, ...live].sort((a, b) => a.number - b.number);
  }
}

/** Whether one side of a TCP connection alone has spoken, and said nothing. */
function isHalfOpen(flows: Float64Array, o: number): boolean {
  return (flows[o + UP] === 0 || flows[o + DOWN] === 0) &&
    flows[o + UP + 2] + flows[o + DOWN + 2] === 0;
}
