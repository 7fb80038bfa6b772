import { communityId } from "./community_id.ts";
import { addressOf, type Endpoint, endpointOf, type Way } from "./key.ts";
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
class Numbers {
  private a = new Uint32Array(4);
  n = 0;
  push(x: number): void {
    if (this.n === this.a.length) {
      const larger = new Uint32Array(this.n * 2);
      larger.set(this.a);
      this.a = larger;
    }
    this.a[this.n++] = x;
  }
  get list(): readonly number[] {
    return [...this.a.subarray(0, this.n)];
  }
}

/**
 * A conversation between two endpoints of a transport protocol. The side that
 * spoke first is the source, unless the packets show that it answered.
 */
export class Flow {
  /** What the sides of a TCP connection did, by way. */
  readonly sides: readonly [TCPSide, TCPSide] | undefined;
  /** Which way the source sends. */
  forward: Way;
  /** Seconds of the last packet. */
  endSeconds = 0;
  /** Nanoseconds of the last packet. */
  endNanoseconds = 0;
  /** Nanoseconds between the SYN and the last packet of the handshake; -1: it was not seen. */
  rtt: number = -1;
  /** Nanoseconds between the SYN and its answer; -1: it was not seen. */
  synRtt: number = -1;
  /** Why it is over; `undefined`: it is not. */
  ended: FlowEnd | undefined = undefined;
  /** The file that its packets were written to. */
  file: string | undefined = undefined;
  // plain numbers, because there may be many flows of few packets
  private packetsUp = 0;
  private bytesUp = 0;
  private payloadUp = 0;
  private packetsDown = 0;
  private bytesDown = 0;
  private payloadDown = 0;
  /** Which way the first packet went; it does not change, as names of files must not. */
  private readonly first: Way;
  private readonly numbers: Numbers | undefined;
  private synTime = -1;

  /** Makes a flow out of the key of its first packet, which goes `way`. */
  constructor(
    /** Counted from 0, in the order of their first packets. */
    readonly number: number,
    /** Id of the protocol. */
    readonly protocol: string,
    /** Its IP protocol number. */
    readonly protocolNumber: number,
    /** The addresses as 32-bit words, the lower endpoint's first, and both ports. */
    private readonly words: readonly number[],
    way: Way,
    /** Seconds of the first packet, since 1970. */
    readonly startSeconds: number,
    /** Nanoseconds of the first packet. */
    readonly startNanoseconds: number,
    keepsIndex: boolean,
    isTCP: boolean,
    /** Number of the first frame. */
    readonly firstFrame: number,
  ) {
    this.forward = this.first = way;
    this.numbers = keepsIndex ? new Numbers() : undefined;
    this.sides = isTCP ? [new TCPSide(), new TCPSide()] : undefined;
  }

  /** A flow that came from another worker, where it lost what it can do. */
  static revive(copy: object): Flow {
    const flow: Flow = Object.setPrototypeOf(copy, Flow.prototype);
    if (flow.numbers) Object.setPrototypeOf(flow.numbers, Numbers.prototype);
    for (const side of flow.sides ?? []) {
      Object.setPrototypeOf(side, TCPSide.prototype);
    }
    return flow;
  }

  /** Counts a packet. */
  count(
    way: Way,
    frame: number,
    length: number,
    payload: number,
    seconds: number,
    nanoseconds: number,
  ): void {
    if (way === 0) {
      this.packetsUp++;
      this.bytesUp += length;
      this.payloadUp += payload;
    } else {
      this.packetsDown++;
      this.bytesDown += length;
      this.payloadDown += payload;
    }
    this.endSeconds = seconds;
    this.endNanoseconds = nanoseconds;
    this.numbers?.push(frame);
  }

  /** Times the handshake: RFC 9293 §3.5. */
  handshake(
    way: Way,
    syn: boolean,
    ack: boolean,
    seconds: number,
    nanoseconds: number,
  ): void {
    const now = (seconds - this.startSeconds) * 1e9 + nanoseconds -
      this.startNanoseconds;
    if (syn) {
      this.forward = ack ? 1 - way as Way : way;
      if (!ack) this.synTime = now;
      else if (this.synRtt < 0 && this.synTime >= 0) {
        this.synRtt = now - this.synTime;
      }
    } else if (
      ack && this.rtt < 0 && this.synRtt >= 0 && way === this.forward
    ) this.rtt = now - this.synTime;
  }

  /** Whether one side of a TCP connection alone has spoken, and said nothing. */
  get isHalfOpen(): boolean {
    const { packetsUp, packetsDown, payloadUp, payloadDown } = this;
    return (packetsUp === 0 || packetsDown === 0) &&
      payloadUp + payloadDown === 0;
  }

  /** What went one way: 0 from the lower endpoint, 1 from the higher. */
  counts(way: Way): FlowCounts {
    return way === 0
      ? {
        packets: this.packetsUp,
        bytes: this.bytesUp,
        payload: this.payloadUp,
      }
      : {
        packets: this.packetsDown,
        bytes: this.bytesDown,
        payload: this.payloadDown,
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
    return this.packetsUp + this.packetsDown;
  }
  /** Bytes of all packets on the wire. */
  get bytes(): number {
    return this.bytesUp + this.bytesDown;
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
    if (this.sides === undefined) return undefined;
    const a = this.sides[this.forward], b = this.sides[1 - this.forward];
    const opened = a.syn && !b.syn;
    if (a.rst || b.rst) {
      const silent = this.payloadUp + this.payloadDown === 0;
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
