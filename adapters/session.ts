/** A program's reading of one input, frame by frame. */
import type { CaptureHeader } from "../src/capture/header.ts";
import {
  type DamageLog,
  END,
  MORE,
  RECORD,
  type Step,
} from "../src/capture/format.ts";
import { CaptureReader } from "../src/capture/reader.ts";
import { CaptureRecord } from "../src/capture/record.ts";
import type { Input } from "../src/capture/source.ts";
import type { Frame } from "../src/dissect/frame.ts";
import { GivenDissector, GivenFrame } from "../src/dissect/given.ts";
import type { EngineOptions, Session } from "../src/engine/engine.ts";
import {
  EngineError,
  EngineFailedError,
  FormatError,
  UnsupportedCallError,
} from "../src/model/error.ts";
import type { Adapter, OutputParser, PacketReading } from "./adapter.ts";
import { Child } from "./child.ts";
import { Feed } from "./feed.ts";
import { Waiting } from "./waiting.ts";

/** Milliseconds without a word after which a program is given up. */
const PATIENCE = 60_000;
/** Letters of a line that are told when it makes no sense. */
const SAMPLE = 80;

/**
 * Runs the program, reads the same input beside it, and puts what the program
 * says of a packet to the packet's own bytes and times. A path is read by
 * both, unless the adapter wants to be fed; anything else is read here, and
 * written to the program.
 */
export class ChildSession implements Session {
  /** See {@linkcode Session}. */
  readonly isSync = false;
  private readonly reader: CaptureReader;
  private readonly dissector: GivenDissector;
  private readonly child: Child;
  private readonly parser: OutputParser;
  private readonly who: string;
  private readonly piped: boolean;
  private readonly waiting: Waiting;
  private pumpFailure: unknown = undefined;
  private failure: unknown = undefined;
  private isOver = false;
  private isStarved = false;
  private atEnd = false;
  private unreadable = false;
  private last = 0;
  private base = 0;
  private packets = 0;

  /**
   * Starts the program.
   *
   * @throws {EngineError} when it cannot be started.
   */
  constructor(
    private readonly adapter: Adapter,
    input: Input,
    private readonly options: EngineOptions,
  ) {
    const passed = options.arguments ?? {};
    const found = adapter.find(passed.program);
    const [name] = adapter.names;
    this.who = name;
    if (found === undefined) {
      throw new EngineError(`${name} is not installed: ${adapter.remedy}`);
    }
    const { feed = false } = adapter;
    this.piped = feed || typeof input !== "string" || input === "-";
    // of packets that a filter passes over, nobody hears
    this.waiting = new Waiting(feed && passed.bpf === undefined);
    const unsent: Uint8Array[] = [];
    this.reader = new CaptureReader(input, {
      maxDecompressed: options.maxDecompressed,
      maxRatio: options.maxRatio,
      onBytes: (b) => {
        options.onBytes?.(b);
        if (this.piped && !feed) unsent.push(b.slice());
      },
    });
    this.dissector = new GivenDissector(options.dissector.registry, {
      assemble: options.dissector.assembles,
    });
    this.parser = adapter.parser(this.dissector);
    const path = this.piped ? "-" : pathOf(input as string);
    this.child = new Child(name, found.path, adapter.args(path, passed), {
      stdin: this.piped,
      patience: passed.patience ?? PATIENCE,
      isIdle: () => this.isStarved,
    });
    if (feed) this.feed();
    else if (this.piped) this.pump(unsent);
  }

  /** See {@linkcode Session}. */
  get name(): string {
    return this.reader.name;
  }
  /** See {@linkcode Session}. */
  get size(): number | undefined {
    return this.reader.size;
  }
  /** See {@linkcode Session}. */
  get bytesRead(): number {
    return this.reader.bytesRead;
  }
  /** See {@linkcode Session}. */
  get header(): CaptureHeader | undefined {
    return this.reader.hasHeader ? this.reader.header : undefined;
  }
  /** See {@linkcode Session}. */
  get damage(): DamageLog {
    return this.reader.damage;
  }

  /** Reads on; meanwhile the program has nothing to do. */
  private async fill(): Promise<void> {
    this.isStarved = true;
    try {
      await this.reader.fill();
    } finally {
      this.isStarved = false;
    }
  }

  /** Reads a piped input, and writes it to the program as it comes. */
  private async pump(unsent: Uint8Array[]): Promise<void> {
    const { reader, child, waiting } = this;
    try {
      for (let step: Step = MORE; step !== END && !this.isOver;) {
        const frame = new GivenFrame(this.dissector);
        step = reader.step(frame);
        if (step === RECORD) {
          waiting.add(frame.detach(), frame.number);
          continue;
        }
        while (unsent.length > 0) await child.write(unsent.shift()!);
        if (step !== END) await this.fill();
      }
    } catch (e) {
      this.pumpFailure = e;
    } finally {
      for (const b of unsent) await child.write(b);
      child.endInput();
    }
  }

  /** Reads the input, and writes each packet to the program. */
  private async feed(): Promise<void> {
    const { reader, child, waiting } = this;
    const feed = new Feed(new CaptureRecord());
    try {
      for (let step: Step = MORE; step !== END && child.reads;) {
        const frame = new GivenFrame(this.dissector);
        step = reader.step(frame);
        if (step === RECORD) {
          const isFed = feed.add(frame);
          if (!isFed) frame.reading = this.unread(frame);
          waiting.add(frame, isFed ? feed.packets : 0);
          if (feed.isFull) await child.write(feed.take());
          if (waiting.isFull) {
            await child.write(feed.take());
            await waiting.room();
          }
          continue;
        }
        if (step === END) feed.end();
        await child.write(feed.take());
        if (step !== END) await this.fill();
      }
    } catch (e) {
      this.pumpFailure = e;
    } finally {
      child.endInput();
    }
  }

  /** What is said of a packet that the program could not be given. */
  private unread({ link }: GivenFrame): PacketReading {
    const message =
      `${this.who} reads one link type at a time, and this one has ${link}`;
    const problem = {
      kind: "limit",
      protocol: "frame",
      at: 0,
      message,
    } as const;
    return { layers: [], problems: [problem] };
  }

  /** See {@linkcode Session}. */
  async batch(): Promise<Iterable<Frame> | undefined> {
    const frames: GivenFrame[] = [];
    while (frames.length === 0) {
      if (this.failure !== undefined) throw this.failure;
      if (this.isOver) return undefined;
      try {
        await this.read(frames);
      } catch (e) {
        this.failure = e; // told when those before it are delivered
        this.child.kill();
      }
    }
    this.packets += frames.length;
    return frames;
  }

  /** Takes what the program has written. */
  private async read(frames: GivenFrame[]): Promise<void> {
    const lines = await this.child.lines();
    for (const line of lines ?? []) {
      const reading = this.parsed(line);
      if (reading) await this.take(reading, frames);
    }
    if (lines !== undefined) return;
    const reading = this.parser.end?.();
    if (reading) await this.take(reading, frames);
    this.isOver = true;
    await this.finish(frames);
  }

  private parsed(line: string): PacketReading | undefined {
    try {
      return this.parser.line(line);
    } catch (e) {
      const said = JSON.stringify(line.slice(0, SAMPLE));
      throw new EngineFailedError(
        `${this.who} wrote what makes no sense: ${said} (${
          (e as Error).message
        })`,
      );
    }
  }

  /** See {@linkcode Session}. */
  batchSync(): never {
    throw new UnsupportedCallError(
      `${this.who} lets one wait: iterate with for await`,
    );
  }

  /** Adds the frame of a reading, with the packet's own bytes; before it those that the program was not given. */
  private async take(
    reading: PacketReading,
    frames: GivenFrame[],
  ): Promise<void> {
    const { bytes } = reading;
    if (bytes !== undefined) {
      const frame = this.waiting.holding(bytes);
      if (frame === undefined) {
        throw new EngineFailedError(
          `${this.who} told of a packet that it was not given`,
        );
      }
      frame.reading = reading;
      frames.push(frame);
      return;
    }
    const number = this.numberOf(reading);
    const frame = await this.record(number, frames) ??
      withoutBytes(new GivenFrame(this.dissector), number, reading);
    frame.reading = reading;
    frames.push(frame);
    this.last = number;
  }

  /**
   * Which packet a reading is of. A program that begins a new session counts
   * from 1 again.
   */
  private numberOf({ number }: PacketReading): number {
    const before = this.last - this.base, own = number ?? before + 1;
    if (own === 1 && this.last > 0 && !this.adapter.feed) this.base = this.last;
    else if (!(own > before)) {
      throw new EngineFailedError(
        `${this.who} told of packet ${own} after packet ${before}`,
      );
    }
    return this.base + own;
  }

  /** The packet of this number; `undefined`: only the program can read it. */
  private async record(
    number: number,
    frames: GivenFrame[],
  ): Promise<GivenFrame | undefined> {
    if (this.piped) return this.waiting.take(number, frames);
    const frame = new GivenFrame(this.dissector);
    while (!this.atEnd && await this.next(frame)) {
      if (frame.number === number) return frame;
    }
    return undefined;
  }

  /** Reads the next packet of a path. */
  private async next(frame: GivenFrame): Promise<boolean> {
    try {
      if (await this.reader.next(frame)) return true;
    } catch (e) {
      if (!(e instanceof FormatError)) throw e;
      this.unreadable = true; // the program may read what we cannot
    }
    this.atEnd = true;
    return false;
  }

  /** The program has ended: well, or with all that there was, or not. */
  private async finish(frames: GivenFrame[]): Promise<void> {
    if (this.pumpFailure !== undefined) throw this.pumpFailure;
    const { child, waiting, who, packets } = this;
    const { failure, lastWords } = child;
    const untold = this.adapter.feed ? waiting.end(frames) : 0;
    const rest = new GivenFrame(this.dissector);
    const isAll = this.piped
      ? untold === 0
      : !(await this.next(rest)) && !this.unreadable;
    if (failure === undefined) {
      if (untold > 0) {
        throw new EngineFailedError(
          `${who} ended without a word of the last ${untold} packets${
            lastWords && `: ${lastWords}`
          }`,
        );
      }
      const complaint = this.adapter.complaint?.(lastWords);
      if (complaint) this.options.warn?.("ExtractionWarning", complaint);
      return;
    }
    const isNone = packets + frames.length === 0;
    if (isNone || !isAll) throw new EngineFailedError(failure);
    this.options.warn?.("ExtractionWarning", failure);
  }

  /** See {@linkcode Session}. */
  close(): void {
    this.isOver = true;
    this.child.kill();
    this.waiting.close();
    this.reader.close();
  }
}

/** A path that no program takes for an option. */
function pathOf(path: string): string {
  return path.startsWith("-") ? `./${path}` : path;
}

/** A frame that only the program can read: what it says of it is all there is. */
function withoutBytes(
  frame: GivenFrame,
  number: number,
  { epoch, length = 0 }: PacketReading,
): GivenFrame {
  const [seconds, fraction = ""] = (epoch ?? "").split(".");
  frame.number = number;
  frame.length = length;
  frame.hasTime = /^\d+$/.test(seconds);
  if (frame.hasTime) {
    frame.seconds = Number(seconds);
    frame.nanoseconds = Number(fraction.slice(0, 9).padEnd(9, "0"));
  }
  return frame;
}
