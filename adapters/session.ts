/** A program's reading of one input, frame by frame. */
import type { CaptureHeader } from "../src/capture/header.ts";
import { type DamageLog, END, RECORD } from "../src/capture/format.ts";
import { CaptureReader } from "../src/capture/reader.ts";
import type { CaptureRecord } from "../src/capture/record.ts";
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

/** Milliseconds without a word after which a program is given up. */
const PATIENCE = 60_000;
/** Packets of a piped input that wait for the program to tell of them, and their bytes. */
const MAX_WAITING = 65_536, MAX_WAITING_BYTES = 1 << 26;

/**
 * Runs the program, reads the same input beside it, and puts what the program
 * says of a packet to the packet's own bytes and times. A path is read by
 * both; anything else is read here, and written to the program.
 */
export class ChildSession implements Session {
  /** See {@linkcode Session}. */
  readonly isSync = false;
  private readonly reader: CaptureReader;
  private readonly dissector: GivenDissector;
  private readonly child: Child;
  private readonly parser: OutputParser;
  private readonly piped: boolean;
  private readonly waiting: GivenFrame[] = [];
  private waitingBytes = 0;
  private pumping: Promise<void> | undefined = undefined;
  private pumpFailure: unknown = undefined;
  private isOver = false;
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
    if (found === undefined) {
      throw new EngineError(`${name} is not installed: ${adapter.remedy}`);
    }
    this.piped = typeof input !== "string" || input === "-";
    const unsent: Uint8Array[] = [];
    this.reader = new CaptureReader(input, {
      maxDecompressed: options.maxDecompressed,
      maxRatio: options.maxRatio,
      onBytes: (b) => {
        options.onBytes?.(b);
        if (this.piped) unsent.push(b.slice());
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
    });
    if (this.piped) this.pumping = this.pump(unsent);
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

  /** Reads a piped input, and writes it to the program as it comes. */
  private async pump(unsent: Uint8Array[]): Promise<void> {
    const { reader, child } = this;
    try {
      for (let step = -1; step !== END && !this.isOver;) {
        const frame = new GivenFrame(this.dissector);
        step = reader.step(frame);
        if (step === RECORD) {
          this.wait(frame.detach());
          continue;
        }
        while (unsent.length > 0) await child.write(unsent.shift()!);
        if (step !== END) await reader.fill();
      }
    } catch (e) {
      this.pumpFailure = e;
    } finally {
      for (const b of unsent) await child.write(b);
      child.endInput();
    }
  }

  /** Keeps a packet until the program tells of it; the oldest give way. */
  private wait(frame: GivenFrame): void {
    const { waiting } = this;
    waiting.push(frame);
    this.waitingBytes += frame.capturedLength;
    while (
      waiting.length > MAX_WAITING || this.waitingBytes > MAX_WAITING_BYTES
    ) this.waitingBytes -= waiting.shift()!.capturedLength;
  }

  /** See {@linkcode Session}. */
  async batch(): Promise<Iterable<Frame> | undefined> {
    const frames: Frame[] = [];
    while (frames.length === 0) {
      if (this.isOver) return undefined;
      const lines = await this.child.lines();
      for (const line of lines ?? []) {
        const reading = this.parser.line(line);
        if (reading) frames.push(await this.frameOf(reading));
      }
      if (lines === undefined) {
        const reading = this.parser.end?.();
        if (reading) frames.push(await this.frameOf(reading));
        await this.finish();
      }
    }
    return frames;
  }

  /** See {@linkcode Session}. */
  batchSync(): never {
    throw new UnsupportedCallError(
      `${this.adapter.names[0]} lets one wait: iterate with for await`,
    );
  }

  /** The frame of a reading, with the packet's own bytes. */
  private async frameOf(reading: PacketReading): Promise<GivenFrame> {
    const own = reading.number ?? this.last - this.base + 1;
    // who begins a new session counts anew
    if (own <= this.last - this.base) this.base = this.last;
    const number = this.base + own;
    const frame = await this.record(number);
    frame.reading = reading;
    this.last = number;
    this.packets++;
    return frame;
  }

  /** The packet of this number; one without bytes where only the program can read it. */
  private async record(number: number): Promise<GivenFrame> {
    if (this.piped) {
      const { waiting } = this;
      while (waiting.length > 0 && waiting[0].number <= number) {
        const frame = waiting.shift()!;
        this.waitingBytes -= frame.capturedLength;
        if (frame.number === number) return frame;
      }
    } else {
      const frame = new GivenFrame(this.dissector);
      while (!this.atEnd && await this.next(frame)) {
        if (frame.number === number) return frame;
      }
    }
    const frame = new GivenFrame(this.dissector);
    frame.number = number;
    frame.hasTime = false;
    return frame;
  }

  /** Reads the next packet of a path. */
  private async next(frame: CaptureRecord): Promise<boolean> {
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
  private async finish(): Promise<void> {
    this.isOver = true;
    await this.pumping;
    if (this.pumpFailure !== undefined) throw this.pumpFailure;
    const { failure, lastWords } = this.child;
    const rest = new GivenFrame(this.dissector);
    const isAll = this.piped || !(await this.next(rest)) && !this.unreadable;
    if (failure === undefined) {
      const complaint = this.adapter.complaint?.(lastWords);
      if (complaint) this.options.warn?.("ExtractionWarning", complaint);
      return;
    }
    if (this.packets === 0 || !isAll) throw new EngineFailedError(failure);
    this.options.warn?.("ExtractionWarning", failure);
  }

  /** See {@linkcode Session}. */
  close(): void {
    this.isOver = true;
    this.child.kill();
    this.reader.close();
  }
}

/** A path that no program takes for an option. */
function pathOf(path: string): string {
  return path.startsWith("-") ? `./${path}` : path;
}
