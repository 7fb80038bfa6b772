import type { CaptureHeader } from "../capture/header.ts";
import { type DamageLog, END, MORE, RECORD } from "../capture/format.ts";
import { CaptureReader } from "../capture/reader.ts";
import type { Input } from "../capture/source.ts";
import { Frame } from "../dissect/frame.ts";
import type { Engine, EngineOptions, Session } from "./engine.ts";

/** Reads and dissects in this process. */
class NativeSession implements Session {
  private readonly reader: CaptureReader;
  private readonly frame: Frame;
  private ended = false;
  private started = false;

  private readonly keep: boolean;

  constructor(input: Input, private readonly options: EngineOptions) {
    this.keep = options.keep();
    options.dissector.recycle = !this.keep;
    this.reader = new CaptureReader(input, {
      reuse: !this.keep,
      maxDecompressed: options.maxDecompressed,
      maxRatio: options.maxRatio,
      onBytes: options.onBytes,
      growth: options.growth,
    });
    this.frame = new Frame(options.dissector);
  }

  get name(): string {
    return this.reader.name;
  }
  get size(): number | undefined {
    return this.reader.size;
  }
  get bytesRead(): number {
    return this.reader.bytesRead;
  }
  get header(): CaptureHeader | undefined {
    return this.reader.hasHeader ? this.reader.header : undefined;
  }
  get damage(): DamageLog {
    return this.reader.damage;
  }
  get isSync(): boolean {
    return this.reader.isSync;
  }

  async batch(): Promise<Iterable<Frame> | undefined> {
    if (this.ended) return undefined;
    if (this.started) await this.reader.fill();
    this.started = true;
    return this.frames();
  }

  batchSync(): Iterable<Frame> | undefined {
    if (this.ended) return undefined;
    if (this.started) this.reader.fillSync();
    this.started = true;
    return this.frames();
  }

  /** The frames that were read already. */
  private *frames(): Iterable<Frame> {
    const { reader, options, keep } = this;
    let next = this.frame;
    for (;;) {
      if (keep) next = new Frame(options.dissector);
      const step = reader.step(next);
      if (step === RECORD) {
        yield next;
        continue;
      }
      if (step === END) this.ended = true;
      else if (step !== MORE) throw new TypeError("no such step");
      return;
    }
  }

  close(): void {
    this.reader.close();
  }
}

/** The engine that needs nothing else installed. */
export const native: Engine = {
  names: ["native", "default", "pcapkit"],
  about: "reads and dissects in this process",
  gives: {
    fields: "all",
    bytes: true,
    ranges: true,
    reassembly: true,
    thresholds: true,
    trace: true,
    header: true,
    tail: true,
    stdin: true,
    output: true,
  },
  isAvailable: () => true,
  open: (input, options) => new NativeSession(input, options),
};
