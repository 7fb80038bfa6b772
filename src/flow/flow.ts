import { formatIPv4, formatIPv6 } from "../bytes/address.ts";
import { communityId } from "./community_id.ts";
import type { FlowKey, Way } from "./key.ts";
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
  /** Counts by way: 0 from the lower endpoint, 1 from the higher. */
  readonly ways: readonly [FlowCounts, FlowCounts] = [
    { packets: 0, bytes: 0, payload: 0 },
    { packets: 0, bytes: 0, payload: 0 },
  ];
  /** What the sides of a TCP connection did, by way. */
  readonly sides: readonly [TCPSide, TCPSide] | undefined;
  /** Which way the source sends. */
  forward: Way;
  /** First packet, seconds since 1970 and nanoseconds. */
  readonly start: readonly [seconds: number, nanoseconds: number];
  /** Seconds of the last packet. */
  endSeconds = 0;
  /** Nanoseconds of the last packet. */
  endNanoseconds = 0;
  /** Nanoseconds between the SYN and the last packet of the handshake; -1: it was not seen. */
  rtt = -1;
  /** Nanoseconds between the SYN and its answer; -1: it was not seen. */
  synRtt = -1;
  /** Why it is over; `undefined`: it is not. */
  ended: FlowEnd | undefined = undefined;
  /** The file that its packets were written to. */
  file: string | undefined = undefined;
  private readonly addresses: Uint8Array;
  private readonly ports: readonly [low: number, high: number];
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
    key: FlowKey,
    way: Way,
    seconds: number,
    nanoseconds: number,
    keepsIndex: boolean,
    isTCP: boolean,
    /** Number of the first frame. */
    readonly firstFrame: number,
  ) {
    const { b, addresses: p, size, srcPort, dstPort } = key;
    this.addresses = new Uint8Array(2 * size);
    this.addresses.set(b.subarray(p, p + size), way * size);
    this.addresses.set(b.subarray(p + size, p + 2 * size), (1 - way) * size);
    this.ports = way === 0 ? [srcPort, dstPort] : [dstPort, srcPort];
    this.forward = this.first = way;
    this.start = [seconds, nanoseconds];
    this.numbers = keepsIndex ? new Numbers() : undefined;
    this.sides = isTCP ? [new TCPSide(), new TCPSide()] : undefined;
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
    const c = this.ways[way];
    c.packets++;
    c.bytes += length;
    c.payload += payload;
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
    const now = (seconds - this.start[0]) * 1e9 + nanoseconds - this.start[1];
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

  private address(way: Way): string {
    const size = this.addresses.length / 2;
    return (size === 4 ? formatIPv4 : formatIPv6)(this.addresses, way * size);
  }

  /** Address of the source. */
  get src(): string {
    return this.address(this.forward);
  }
  /** Address of the destination. */
  get dst(): string {
    return this.address(1 - this.forward as Way);
  }
  /** Port of the source. */
  get srcPort(): number {
    return this.ports[this.forward];
  }
  /** Port of the destination. */
  get dstPort(): number {
    return this.ports[1 - this.forward];
  }
  /** What the source sent. */
  get sent(): Readonly<FlowCounts> {
    return this.ways[this.forward];
  }
  /** What the destination sent. */
  get received(): Readonly<FlowCounts> {
    return this.ways[1 - this.forward];
  }
  /** Packets in both directions. */
  get packets(): number {
    return this.ways[0].packets + this.ways[1].packets;
  }
  /** Bytes of all packets on the wire. */
  get bytes(): number {
    return this.ways[0].bytes + this.ways[1].bytes;
  }
  /** Seconds between the first packet and the last. */
  get duration(): number {
    const { start, endSeconds, endNanoseconds } = this;
    return endSeconds - start[0] + (endNanoseconds - start[1]) / 1e9;
  }
  /** Numbers of its frames; empty, unless they are kept. */
  get index(): readonly number[] {
    return this.numbers?.list ?? [];
  }

  /** The same in every tool that knows Community ID, version 1. */
  get communityId(): string {
    const { addresses: a, ports } = this, size = a.length / 2;
    const low = a.subarray(0, size), high = a.subarray(size);
    return communityId(low, ports[0], high, ports[1], this.protocolNumber);
  }

  /** PyPCAPKit's label: `{src}_{srcPort}-{dst}_{dstPort}-{timestamp}`, with `.` in place of `:`. */
  get label(): string {
    const plain = (way: Way) => this.address(way).replaceAll(":", ".");
    const { first } = this, other = 1 - first as Way, { ports } = this;
    const [seconds, nanoseconds] = this.start;
    const fraction = String(nanoseconds).padStart(9, "0").replace(/0+$/, "");
    return `${plain(first)}_${ports[first]}-${plain(other)}_${
      ports[other]
    }-${seconds}.${fraction || "0"}`;
  }

  /** How the connection stood; `undefined`: it is no TCP. */
  get state(): FlowState | undefined {
    if (this.sides === undefined) return undefined;
    const a = this.sides[this.forward], b = this.sides[1 - this.forward];
    const opened = a.syn && !b.syn;
    if (a.rst || b.rst) {
      const silent = this.ways[0].payload + this.ways[1].payload === 0;
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
