import type { Frame } from "../dissect/frame.ts";
import type { Assembler } from "../dissect/part.ts";
import { UnsupportedCallError } from "../model/error.ts";
import type { Datagram } from "./datagrams.ts";

/** What every reassembly is made with. */
export interface ReassemblyOptions<D extends Datagram> {
  /** Whether what never completed is reported, too; `true` unless given. */
  readonly strict?: boolean | undefined;
  /** Whether datagrams are kept in `datagrams`; `true` unless given. */
  readonly store?: boolean | undefined;
  /** Called with each datagram, once. */
  readonly onDatagram?: ((datagram: D) => void) | undefined;
}

/**
 * Puts datagrams together out of frames that it is fed with, in their order.
 * Stands alone: `add` frames, then `end`.
 */
export abstract class Reassembly<D extends Datagram> {
  /** Id of the protocol: `ipv4`, `ipv6`, `tcp`. */
  abstract readonly protocol: string;
  private readonly kept: D[] = [];
  private readonly places: Map<number, number> = new Map();
  private reported = 0;

  /** Takes what all reassemblies are made with. */
  constructor(protected readonly options: ReassemblyOptions<D>) {}

  /** What looks at the layers of frames. */
  abstract readonly assembler: Assembler & {
    look(frame: Frame, d: Frame["dissector"], i: number): void;
  };

  /** Ends what is still open: nothing more will come. */
  abstract end(): void;

  /** Whether somebody wants datagrams. */
  protected get wanted(): boolean {
    const { store = true, onDatagram } = this.options;
    return store || onDatagram !== undefined;
  }

  /** A datagram is complete, or never will be. */
  protected report(datagram: D): void {
    const { strict = true, store = true, onDatagram } = this.options;
    if (!datagram.completed && !strict) return;
    this.reported++;
    if (store) {
      for (const n of datagram.index) {
        if (!this.places.has(n)) this.places.set(n, this.kept.length);
      }
      this.kept.push(datagram);
    }
    onDatagram?.(datagram);
  }

  /** Feeds a frame. */
  add(frame: Frame): void {
    const d = frame.walk(), { assembler } = this;
    for (let i = 0; i < d.n; i++) {
      if (d.chain[i].id === assembler.protocol && d.isOpen(i)) {
        assembler.look(frame, d, i);
      }
    }
  }

  /** Feeds frames, and ends. */
  run(frames: Iterable<Frame>): this {
    for (const frame of frames) this.add(frame);
    this.end();
    return this;
  }

  /** Datagrams so far. */
  get count(): number {
    return this.reported;
  }

  /**
   * The datagrams, in the order in which they were complete.
   *
   * @throws {UnsupportedCallError} when they are not kept.
   */
  get datagrams(): readonly D[] {
    if (this.options.store === false) {
      throw new UnsupportedCallError("datagrams are not kept: set store");
    }
    return this.kept;
  }

  /** Position in `datagrams` of the one that frame `number` is a part of; `undefined`: none is. */
  index(number: number): number | undefined {
    return this.places.get(number);
  }
}
