import { communityId } from "./community_id.ts";
import {
  addressOf,
  type Endpoint,
  endpointOf,
  type FlowWords,
  protocolOf,
  type Way,
} from "./key.ts";
import {
  DOWN,
  FIRST_FRAME,
  LAST,
  NUMBER,
  type Place,
  RTT,
  START,
  SYN_RTT,
  UP,
  WAYS,
} from "./rows.ts";
import { TCPSide } from "./tcp_side.ts";

/** How a TCP connection stood at the end, in the words of RFC 9293 §3.3.2 as far as a bystander can tell. */
export type FlowState =
  | "SYN-SENT"
  | "SYN-RECEIVED"
  | "ESTABLISHED"
  | "FIN-WAIT"
  | "CLOSED"
  | "RESET"
  | "REJECTED";

/** Why a flow is over. */
export type FlowEnd = "end" | "reuse" | "timeout" | "evicted";

/** Counts of one direction of a flow. */
export interface FlowCounts {
  /** Packets. */
  packets: number;
  /** Bytes of the packets on the wire, from the link layer on. */
  bytes: number;
  /** Bytes of payload of the transport layer on the wire. */
  payload: number;
}

/** A list of frame numbers that costs little. */
export class Numbers {
  private a = new Uint32Array(4);
  private n = 0;
  /** Adds a number. */
  push(x: number): void {
    if (this.n === this.a.length) {
      const larger = new Uint32Array(this.n * 2);
      larger.set(this.a);
      this.a = larger;
    }
    this.a[this.n++] = x;
  }
  /** The numbers, in their order. */
  get list(): readonly number[] {
    return [...this.a.subarray(0, this.n)];
  }
}

/**
 * A conversation between two endpoints of a transport protocol. The side that
 * spoke first is the source, unless the packets show that it answered.
 */
export class Flow {
  /** Why it is over; `undefined`: it is not. */
  ended: FlowEnd | undefined = undefined;
  /** The file that its packets were written to. */
  file: string | undefined = undefined;

  /** Shows the flow at `place`. */
  constructor(
    /** Id of the protocol. */
    readonly protocol: string,
    private readonly words: FlowWords,
    private readonly place: Place,
    private readonly numbers: Numbers | undefined,
  ) {}

  /** One of its numbers. */
  private get(i: number): number {
    const { rows, flow } = this.place;
    return rows.flows[flow + i];
  }

  /** A flow that came from another worker, where it lost what it can do. */
  static revive(copy: object): Flow {
    const flow: Flow = Object.setPrototypeOf(copy, Flow.prototype);
    if (flow.numbers) Object.setPrototypeOf(flow.numbers, Numbers.prototype);
    return flow;
  }

  /**
   * The flow is over: its numbers are its own from now on.
   *
   * @internal
   */
  end(why: FlowEnd): void {
    this.ended = why;
    this.place.keep();
  }

  /** Counted from 0, in the order of their first packets. */
  get number(): number {
    return this.get(NUMBER);
  }
  /** Number of the first frame. */
  get firstFrame(): number {
    return this.get(FIRST_FRAME);
  }
  /** Its IP protocol number. */
  get protocolNumber(): number {
    return protocolOf(this.words);
  }
  /** Seconds of the first packet, since 1970. */
  get startSeconds(): number {
    return this.get(START);
  }
  /** Nanoseconds of the first packet. */
  get startNanoseconds(): number {
    return this.get(START + 1);
  }
  /** Seconds of the last packet. */
  get endSeconds(): number {
    return this.get(LAST);
  }
  /** Nanoseconds of the last packet. */
  get endNanoseconds(): number {
    return this.get(LAST + 1);
  }
  /** Nanoseconds between the SYN and the last packet of the handshake; -1: it was not seen. */
  get rtt(): number {
    return this.get(RTT);
  }
  /** Nanoseconds between the SYN and its answer; -1: it was not seen. */
  get synRtt(): number {
    return this.get(SYN_RTT);
  }
  /** Which way the source sends. */
  get forward(): Way {
    return (this.get(WAYS) >> 1) as Way;
  }
  /** Which way the first packet went; it does not change, as names of files must not. */
  private get first(): Way {
    return (this.get(WAYS) & 1) as Way;
  }
  /** What the sides of a TCP connection did, by way. */
  get sides(): readonly [TCPSide, TCPSide] | undefined {
    const { place } = this;
    return place.sides < 0
      ? undefined
      : [new TCPSide(place, 0), new TCPSide(place, 1)];
  }

  /** What went one way: 0 from the lower endpoint, 1 from the higher. */
  counts(way: Way): FlowCounts {
    const i = way === 0 ? UP : DOWN;
    return {
      packets: this.get(i),
      bytes: this.get(i + 1),
      payload: this.get(i + 2),
    };
  }

  /** Address of the source. */
  get src(): string {
    return endpointOf(this.words, this.forward).address;
  }
  /** Address of the destination. */
  get dst(): string {
    return endpointOf(this.words, 1 - this.forward as Way).address;
  }
  /** Port of the source. */
  get srcPort(): number {
    return endpointOf(this.words, this.forward).port;
  }
  /** Port of the destination. */
  get dstPort(): number {
    return endpointOf(this.words, 1 - this.forward as Way).port;
  }
  /** What the source sent. */
  get sent(): Readonly<FlowCounts> {
    return this.counts(this.forward);
  }
  /** What the destination sent. */
  get received(): Readonly<FlowCounts> {
    return this.counts(1 - this.forward as Way);
  }
  /** Packets in both directions. */
  get packets(): number {
    return this.get(UP) + this.get(DOWN);
  }
  /** Bytes of all packets on the wire. */
  get bytes(): number {
    return this.get(UP + 1) + this.get(DOWN + 1);
  }
  /** Seconds between the first packet and the last. */
  get duration(): number {
    return this.endSeconds - this.startSeconds +
      (this.endNanoseconds - this.startNanoseconds) / 1e9;
  }
  /** Numbers of its frames; empty, unless they are kept. */
  get index(): readonly number[] {
    return this.numbers?.list ?? [];
  }

  /** The lower endpoint and the higher. */
  private get ends(): readonly [Endpoint, Endpoint] {
    return [endpointOf(this.words, 0), endpointOf(this.words, 1)];
  }

  /** The same in every tool that knows Community ID, version 1. */
  get communityId(): string {
    const { words } = this, [low, high] = this.ends;
    return communityId(
      addressOf(words, 0),
      low.port,
      addressOf(words, 1),
      high.port,
      this.protocolNumber,
    );
  }

  /** PyPCAPKit's label: `{src}_{srcPort}-{dst}_{dstPort}-{timestamp}`, with `.` in place of `:`. */
  get label(): string {
    const text = ({ address, port }: Endpoint) =>
      `${address.replaceAll(":", ".")}_${port}`;
    const { ends, first } = this;
    const fraction = String(this.startNanoseconds).padStart(9, "0")
      .replace(/0+$/, "") || "0";
    return `${text(ends[first])}-${
      text(ends[1 - first])
    }-${this.startSeconds}.${fraction}`;
  }

  /** How the connection stood; `undefined`: it is no TCP. */
  get state(): FlowState | undefined {
    const { sides, forward } = this;
    if (sides === undefined) return undefined;
    const a = sides[forward], b = sides[1 - forward];
    const opened = a.syn && !b.syn;
    if (a.rst || b.rst) {
      const silent = this.get(UP + 2) + this.get(DOWN + 2) === 0;
      return b.rst && opened && silent ? "REJECTED" : "RESET";
    }
    if (a.fin && b.fin) return "CLOSED";
    if (a.fin || b.fin) return "FIN-WAIT";
    if (opened && !b.started) return "SYN-SENT";
    if (a.syn && b.syn && this.rtt < 0 && this.sent.payload === 0) {
      return "SYN-RECEIVED";
    }
    return "ESTABLISHED";
  }
}
