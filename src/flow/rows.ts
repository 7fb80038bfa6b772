/**
 * What is known of flows while they last: a row of numbers for each, because
 * there may be many flows of few packets.
 *
 * @module
 */

/** Numbers of a flow. */
export const FLOW = 16;
/** Its number, from 0; -1: the row is free. */
export const NUMBER = 0;
/** Number of its first frame. */
export const FIRST_FRAME = 1;
/** Seconds of the first packet; nanoseconds follow. */
export const START = 2;
/** Seconds of the last packet; nanoseconds follow. */
export const LAST = 4;
/** Bits: which way the first packet went, and which way the source sends. */
export const WAYS = 6;
/** Packets, bytes, payload of the way from the lower endpoint. */
export const UP = 7;
/** The same of the other way. */
export const DOWN = 10;
/** Nanoseconds between the SYN and the last packet of the handshake; -1: it was not seen. */
export const RTT = 13;
/** Nanoseconds between the SYN and its answer; -1: it was not seen. */
export const SYN_RTT = 14;
/** Where the sides of a TCP connection lie; -1: it is none. */
export const SIDES = 15;

/** Numbers of one side of a TCP connection; see `TCPSide`. */
export const SIDE = 16;
/** In the row of the first side: when the SYN was sent, in nanoseconds from the start; -1: it was not seen. */
export const SYN_TIME = 15;

/** Rows of flows, and of their sides. */
export interface Rows {
  /** {@linkcode FLOW} numbers for each flow. */
  readonly flows: ArrayLike<number>;
  /** Twice {@linkcode SIDE} numbers for each TCP connection. */
  readonly sides: ArrayLike<number>;
}

/** The rows of the flows that are followed. */
export class LiveRows implements Rows {
  /** See {@linkcode Rows}: by record of the table. */
  flows: Float64Array = new Float64Array(256 * FLOW);
  /** See {@linkcode Rows}. */
  sides: Float64Array = new Float64Array(64 * 2 * SIDE);
  private readonly free: number[] = [];
  private used = 0;

  /** Makes room for record `r`; returns where its row begins. */
  at(r: number): number {
    const o = r * FLOW;
    if (o >= this.flows.length) this.flows = doubled(this.flows);
    return o;
  }

  /** Empty rows for both sides of a connection: where they begin. */
  addSides(): number {
    const s = this.free.pop() ?? 2 * SIDE * this.used++;
    if (s >= this.sides.length) this.sides = doubled(this.sides);
    this.sides.fill(0, s, s + 2 * SIDE);
    return s;
  }

  /** Forgets the row of a flow, and those of its sides. */
  remove(o: number): void {
    const { flows } = this;
    if (flows[o + SIDES] >= 0) this.free.push(flows[o + SIDES]);
    flows[o + NUMBER] = -1;
  }
}

/** Where the numbers of one flow lie: among those of others, until it is over. */
export class Place {
  /** Points to rows. */
  constructor(
    /** The rows. */
    public rows: Rows,
    /** Where that of the flow begins. */
    public flow: number,
    /** Where those of its sides begin; -1: it has none. */
    public sides: number,
  ) {}

  /** Takes the numbers along: the rows will be another's. */
  keep(): void {
    const { rows, flow, sides } = this;
    this.rows = {
      flows: copyOf(rows.flows, flow, FLOW),
      sides: sides < 0 ? NONE : copyOf(rows.sides, sides, 2 * SIDE),
    };
    this.flow = 0;
    if (sides >= 0) this.sides = 0;
  }
}

const NONE: readonly number[] = [];

/** `n` numbers; an array of them costs less than one of a fixed type. */
function copyOf(a: ArrayLike<number>, p: number, n: number): number[] {
  const copy = new Array<number>(n);
  for (let i = 0; i < n; i++) copy[i] = a[p + i];
  return copy;
}

/** The same numbers, and room for as many more. */
function doubled(a: Float64Array): Float64Array {
  const b = new Float64Array(a.length * 2);
  b.set(a);
  return b;
}
