import {
  rangeOf,
  type RecordBatch,
  RecordPacker,
} from "./capture/record_batch.ts";
import type { CaptureRecord } from "./capture/record.ts";
import { PcapkitError } from "./model/error.ts";
import {
  type Done,
  errorOf,
  type FromWorker,
  handedOver,
  type Setup,
  type Task,
  type ToWorker,
  type Traced,
} from "./worker.ts";

/** Ranges on their way, for each worker: one at work, one that waits, one that was written and waits for those before it. */
const RANGES_EACH = 3;

/** What is used of a worker. */
export interface WorkerPort {
  onmessage: ((e: MessageEvent<FromWorker>) => void) | null;
  onerror: ((e: ErrorEvent) => void) | null;
  onmessageerror: ((e: MessageEvent) => void) | null;
  postMessage(x: ToWorker, transfer: ArrayBuffer[]): void;
  terminate(): void;
}

/** A worker, and what it was given. */
class Member {
  /** Whether it has answered. */
  isReady = false;
  /** Why it does nothing more. */
  ended: string | undefined = undefined;
  /** Ranges that it has not given back, with the numbers of their frames. */
  readonly ranges: [first: number, last: number][] = [];

  constructor(
    private readonly port: WorkerPort,
    private readonly owner: {
      answer(x: Done | Traced, from: Member): void;
      changed(m: Member): void;
    },
  ) {
    port.onmessage = ({ data }) => {
      if (data.kind === "ready") {
        this.isReady = true;
        this.owner.changed(this);
      } else {
        this.ranges.shift();
        this.owner.answer(data, this);
      }
    };
    port.onerror = (e) => {
      e.preventDefault();
      this.end(e.message);
    };
    port.onmessageerror = () => this.end("a message was lost");
  }

  private end(why: string): void {
    this.ended ??= why;
    this.owner.changed(this);
  }

  /** Sends it a message. */
  post(x: ToWorker): void {
    if (x.kind !== "range") return this.port.postMessage(x, []);
    const { batch, spare } = x;
    this.ranges.push(rangeOf(batch));
    this.port.postMessage(x, handedOver(batch.bytes, batch.table, spare));
  }

  /** Ends it at once. */
  terminate(): void {
    this.port.onmessage = this.port.onerror = this.port.onmessageerror = null;
    this.port.terminate();
  }

  /** The error that says what it was at when it ended. */
  get failure(): PcapkitError {
    const [range] = this.ranges;
    const at = range === undefined
      ? "before it was given anything"
      : `at frames ${range[0]} to ${range[1]}`;
    return new PcapkitError(`a worker ended ${at}: ${this.ended}`);
  }
}

/** A promise that is settled from outside, again and again. */
class Bell {
  private ring_: (() => void)[] = [];

  /** Waits until it rings. */
  wait(): Promise<void> {
    return new Promise((go) => this.ring_.push(go));
  }
  /** Wakes all who wait. */
  ring(): void {
    const woken = this.ring_;
    this.ring_ = [];
    for (const go of woken) go();
  }
}

/** A range on its way. */
interface Range {
  task: Task;
  done: Done | undefined;
}

/** How ranges are cut. */
export interface RangeSize {
  /** Bytes of a range. */
  readonly bytes: number;
  /** Packets of a range. */
  readonly packets: number;
}

/**
 * Shares packets out among workers that write them, and gives back what they
 * wrote, in order. What is on its way is bounded.
 *
 * Where an output depends on what was written before, a range is written under
 * the assumption that nothing of that has changed since the last range that is
 * complete, and once more if it has.
 */
export class WriterCrew {
  private readonly members: Member[] = [];
  private readonly packer: RecordPacker;
  private readonly order: Range[] = [];
  private readonly spares: Uint8Array[] = [];
  private readonly bell = new Bell();
  private state: readonly number[] = [];
  private tasks = 0;
  private isSetUp = false;
  private failure: Error | undefined = undefined;

  /** Starts workers; `take` gets what each range led to. */
  constructor(
    count: number,
    start: () => WorkerPort,
    size: RangeSize,
    private readonly take: (x: Done) => void,
  ) {
    this.packer = new RecordPacker(size.bytes, size.packets);
    for (let i = 0; i < count; i++) {
      this.members.push(
        new Member(start(), {
          answer: (x) => x.kind === "done" && this.guard(() => this.answer(x)),
          changed: (m) => this.guard(() => this.changed(m)),
        }),
      );
    }
  }

  /** Whether workers can be given something. */
  get isReady(): boolean {
    return this.members.some((m) => m.isReady && m.ended === undefined);
  }

  /** Why there is no worker; `undefined`: there may be one. */
  get isGone(): string | undefined {
    return this.members.every((m) => m.ended !== undefined)
      ? this.members[0].ended
      : undefined;
  }

  /** Waits until every worker is there, or will never be. */
  async settled(): Promise<void> {
    while (!this.members.every((m) => m.isReady || m.ended !== undefined)) {
      await this.bell.wait();
    }
  }

  /** Tells the workers what to do; `state` is what the first frame depends on. */
  setUp(setup: Setup, state: readonly number[]): void {
    this.isSetUp = true;
    this.state = state;
    for (const m of this.members) if (m.ended === undefined) m.post(setup);
  }

  /** Runs what may fail in an event: everybody who waits is told. */
  private guard(run: () => void): void {
    try {
      run();
    } catch (e) {
      this.failure ??= e as Error;
    }
    this.bell.ring();
  }

  private changed(m: Member): void {
    if (m.ended === undefined || this.failure) return;
    // one that never came is not missed while there are others
    if (m.ranges.length > 0 || this.isSetUp && !this.isReady) throw m.failure;
  }

  /** Adds a packet. */
  add(r: CaptureRecord): void {
    this.packer.add(r);
    if (this.packer.isFull) this.send();
  }

  /** The input may let one wait now: blocks that packets lie in are used for others; with `isLive` idle workers get what there is. */
  afterRead(isLive: boolean): void {
    if (this.failure) throw this.failure;
    this.packer.settle();
    if (isLive && this.members.some((m) => isIdle(m))) this.send();
  }

  /** Hands out what was collected. */
  private send(): void {
    if (this.packer.length === 0) return;
    const { state } = this, batch = this.packer.take();
    const id = this.tasks++, spare = this.spares.pop();
    const task: Task = { kind: "range", id, batch, state, spare };
    const range: Range = { task, done: undefined };
    this.order.push(range);
    this.post(range);
  }

  private post(range: Range): void {
    const member = this.members.filter((m) => m.isReady && !m.ended)
      .reduce((a, b) => b.ranges.length < a.ranges.length ? b : a);
    member.post(range.task);
  }

  /** A range is written. */
  private answer(x: Done): void {
    const { order } = this;
    if (this.failure) return;
    order.find((r) => r.task.id === x.id)!.done = x;
    while (order[0]?.done && isSame(order[0].task.state, this.state)) {
      this.accept(order.shift()!.done!);
    }
    for (const r of order) {
      if (r.done && !isSame(r.task.state, this.state)) this.again(r);
    }
  }

  /** Takes what is next in order. */
  private accept(x: Done): void {
    this.take(x);
    this.state = x.state;
    this.packer.reuse(x.batch);
    this.spare(x.written);
    if (x.error) throw errorOf(x.error);
  }

  private spare(b: Uint8Array): void {
    if (b.length > 0) this.spares.push(b);
  }

  /** Has a range written once more. */
  private again(r: Range): void {
    const { batch, written } = r.done!;
    const spare = written.length > 0 ? written : undefined;
    r.task = { ...r.task, batch, state: this.state, spare };
    r.done = undefined;
    this.post(r);
  }

  /** Whether no more should be added now. */
  get isFull(): boolean {
    return this.failure !== undefined ||
      this.order.length >= this.members.length * RANGES_EACH;
  }

  /** Waits until more may be added. */
  async room(): Promise<void> {
    this.packer.settle();
    while (!this.failure && this.isFull) await this.bell.wait();
    if (this.failure) throw this.failure;
  }

  /** Waits until all is written. */
  async end(): Promise<void> {
    if (!this.failure) this.send();
    while (!this.failure && this.order.length > 0) await this.bell.wait();
    if (this.failure) throw this.failure;
  }

  /** Ends all workers. */
  close(): void {
    for (const m of this.members) m.terminate();
  }
}

/** Shares packets with one worker that follows flows. */
export class TracerMember {
  private readonly member: Member;
  private readonly packer: RecordPacker;
  private readonly bell = new Bell();
  private failure: Error | undefined = undefined;
  private hasEnded = false;
  private tasks = 0;

  /** Starts the worker; `take` gets the flows that are over. */
  constructor(
    port: WorkerPort,
    size: RangeSize,
    private readonly header: () => Task["header"],
    private readonly take: (x: Traced) => void,
  ) {
    this.packer = new RecordPacker(size.bytes, size.packets);
    this.member = new Member(port, {
      answer: (x) => this.answer(x),
      changed: (m) => {
        if (m.ended !== undefined && this.tasks > 0) this.failure ??= m.failure;
        this.bell.ring();
      },
    });
  }

  /** Waits until the worker is there; why it never will be. */
  async settled(): Promise<string | undefined> {
    const { member } = this;
    while (!member.isReady && member.ended === undefined) {
      await this.bell.wait();
    }
    return member.ended;
  }

  /** Tells the worker what to do. */
  setUp(setup: Setup): void {
    this.member.post(setup);
  }

  private answer(x: Done | Traced): void {
    if (x.kind !== "traced") return;
    try {
      this.take(x);
      if (x.error) throw errorOf(x.error);
      if (x.batch) this.packer.reuse(x.batch);
      else this.hasEnded = true;
    } catch (e) {
      this.failure ??= e as Error;
    }
    this.bell.ring();
  }

  /** Adds a packet. */
  add(r: CaptureRecord): void {
    this.packer.add(r);
    if (this.packer.isFull) this.send();
  }

  /** See {@linkcode WriterCrew}. */
  afterRead(isLive: boolean): void {
    if (this.failure) throw this.failure;
    this.packer.settle();
    if (isLive && this.member.ranges.length === 0) this.send();
  }

  private send(): void {
    if (this.packer.length === 0) return;
    const batch: RecordBatch = this.packer.take();
    const id = this.tasks++, header = id === 0 ? this.header() : undefined;
    const spare = undefined;
    this.member.post({ kind: "range", id, batch, state: [], spare, header });
  }

  /** Whether no more should be added now. */
  get isFull(): boolean {
    return this.failure !== undefined ||
      this.member.ranges.length >= 2 * RANGES_EACH;
  }

  /** Waits until more may be added. */
  async room(): Promise<void> {
    this.packer.settle();
    while (!this.failure && this.isFull) await this.bell.wait();
    if (this.failure) throw this.failure;
  }

  /** Waits until all flows are there. */
  async end(): Promise<void> {
    if (!this.failure) {
      this.send();
      this.member.post({ kind: "end" });
    }
    while (!this.failure && !this.hasEnded) await this.bell.wait();
    if (this.failure) throw this.failure;
  }

  /** Ends the worker. */
  close(): void {
    this.member.terminate();
  }
}

function isIdle(m: Member): boolean {
  return m.isReady && m.ended === undefined && m.ranges.length === 0;
}

/** Whether two states are the same; NaN is the same as NaN. */
function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, i) => Object.is(x, b[i]));
}
