/** Packets that a program has been given and has not told of yet. */
import type { GivenFrame } from "../src/dissect/given.ts";

/** Packets that may wait, and their bytes. */
const MAX_PACKETS = 65_536, MAX_BYTES = 1 << 26;

interface Entry {
  readonly frame: GivenFrame;
  /** What the program calls it; 0: it was not given to it. */
  readonly own: number;
}

/** A queue of packets. */
export class Waiting {
  private queue: Entry[] = [];
  private head = 0;
  private bytes = 0;
  private wake: (() => void) | undefined = undefined;

  /** `all`: the program tells of every packet, so none may be given up. */
  constructor(private readonly all: boolean) {}

  /** Packets that wait. */
  get size(): number {
    return this.queue.length - this.head;
  }

  /** Whether no more should come for now. */
  get isFull(): boolean {
    return this.all && this.isOver;
  }

  private get isOver(): boolean {
    return this.size > MAX_PACKETS || this.bytes > MAX_BYTES;
  }

  /** Waits until packets were taken. */
  async room(): Promise<void> {
    while (this.isFull) {
      await new Promise<void>((resolve) => this.wake = resolve);
    }
  }

  /** Adds a packet; where the program may pass packets over, the oldest give way. */
  add(frame: GivenFrame, own: number): void {
    this.queue.push({ frame, own });
    this.bytes += frame.capturedLength;
    if (!this.all) { while (this.isOver) this.shift(); }
  }

  private shift(): Entry {
    const entry = this.queue[this.head++];
    this.bytes -= entry.frame.capturedLength;
    if (this.head > 1024 && this.head * 2 > this.queue.length) {
      this.queue = this.queue.slice(this.head);
      this.head = 0;
    }
    if (this.wake !== undefined && !this.isOver) this.wake();
    return entry;
  }

  /** The packet that the program calls `own`; those before it that it was not given go to `others`. */
  take(own: number, others: GivenFrame[]): GivenFrame | undefined {
    while (this.size > 0 && this.queue[this.head].own <= own) {
      const entry = this.shift();
      if (entry.own === own) return entry.frame;
      if (entry.own === 0) others.push(entry.frame);
    }
    return undefined;
  }

  /** The next packet that the program was given and that has these bytes. */
  holding(bytes: Uint8Array): GivenFrame | undefined {
    while (this.size > 0) {
      const { frame, own } = this.shift();
      if (own > 0 && isSame(frame.bytes, bytes)) return frame;
    }
    return undefined;
  }

  /** No more will be told: gives those that the program was not given, and returns how many others there are. */
  end(others: GivenFrame[]): number {
    let untold = 0;
    while (this.size > 0) {
      const { frame, own } = this.shift();
      if (own > 0) untold++;
      else if (this.all && untold === 0) others.push(frame);
    }
    return this.all ? untold : 0;
  }

  /** Nobody will take any of them. */
  close(): void {
    this.queue = [];
    this.head = this.bytes = 0;
    this.wake?.();
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}
