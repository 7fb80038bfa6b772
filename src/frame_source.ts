import type { Accountant } from "./accountant.ts";
import type { CaptureHeader } from "./capture/header.ts";
import { Pause } from "./capture/growing_source.ts";
import type { Frame } from "./dissect/frame.ts";
import type { Engine, EngineOptions, Session } from "./engine/engine.ts";
import type { Inputs } from "./inputs.ts";
import { FileNotFoundError, FormatError } from "./model/error.ts";

/** Milliseconds between two looks for the next of rotated files. */
const INTERVAL = 50;

/** The frames of several inputs in turn, numbered on. */
export class FrameSource {
  /** What the first input says of itself. */
  header: CaptureHeader | undefined = undefined;
  /** Bytes of the inputs opened so far; `undefined`: one does not say. */
  size: number | undefined = 0;
  /** Bytes read of all inputs. */
  get bytesRead(): number {
    return this.before + (this.session?.bytesRead ?? 0);
  }
  private session: Session | undefined = undefined;
  private before = 0;
  private numbered = 0;
  private base = 0;
  private isClosed = false;
  private readonly pause = new Pause();

  /** Reads the inputs through an engine. */
  constructor(
    private readonly inputs: Inputs,
    private readonly engine: Engine,
    private readonly options: EngineOptions,
    private readonly accountant: Accountant,
  ) {}

  /** Opens the next input; false: there is none. */
  private open(): boolean {
    this.leave();
    if (this.isClosed) return false;
    for (let next; (next = this.inputs.next());) {
      this.base = this.numbered;
      const { input, growth } = next;
      try {
        this.session = this.engine.open(
          input,
          growth ? { ...this.options, growth } : this.options,
        );
      } catch (e) {
        // a ring of files is written on while it is read
        if (!this.inputs.isRotated || !(e instanceof FileNotFoundError)) {
          throw e;
        }
        this.passOver(e);
        continue;
      }
      const { size } = this.session;
      this.accountant.open(this.session);
      if (this.size !== undefined) {
        this.size = size === undefined || growth ? undefined : this.size + size;
      }
      return true;
    }
    return false;
  }

  /** Closes the input that is read now. */
  private leave(): void {
    const { session } = this;
    if (session === undefined) return;
    this.before += session.bytesRead;
    this.inputs.finish(session.bytesRead);
    session.close();
    this.accountant.close(session);
    this.session = undefined;
  }

  /** Tells that a file is not read. */
  private passOver(e: Error): void {
    this.options.warn?.("FileWarning", `${e.message}; passed over`);
  }

  /** The input that is read now. */
  private get current(): Session | undefined {
    return this.session ?? (this.open() ? this.session : undefined);
  }

  /** Whether an input is to be left out because it is no capture. */
  private isForeign(e: unknown): boolean {
    const isForeign = this.inputs.isRotated && e instanceof FormatError &&
      this.numbered === this.base;
    if (isForeign) this.passOver(e);
    return isForeign;
  }

  /** The input to read, as soon as there is one; `undefined`: there will be none. */
  private async comes(): Promise<Session | undefined> {
    for (;;) {
      const { current } = this;
      if (current || this.isClosed || !this.inputs.isLive) return current;
      this.size = undefined;
      await this.pause.wait(INTERVAL);
    }
  }

  /** The frames of one read; `undefined`: there are no more. */
  async batch(): Promise<Iterable<Frame> | undefined> {
    for (let s; (s = await this.comes()); this.leave()) {
      const batch = await s.batch();
      if (this.isClosed) return undefined;
      if (batch) return this.numberedFrames(batch, s);
    }
    return undefined;
  }

  /** The same, without waiting. */
  batchSync(): Iterable<Frame> | undefined {
    for (let s; (s = this.current); this.leave()) {
      const batch = s.batchSync();
      if (batch) return this.numberedFrames(batch, s);
    }
    return undefined;
  }

  /** Counts frames on over all inputs. */
  private *numberedFrames(
    batch: Iterable<Frame>,
    session: Session,
  ): Iterable<Frame> {
    const { base } = this;
    try {
      for (const frame of batch) {
        this.header ??= session.header;
        if (base > 0) frame.number += base;
        this.numbered = frame.number;
        yield frame;
      }
      this.header ??= session.header;
    } catch (e) {
      // what a file is shows with its first frame
      if (!this.isForeign(e)) throw e;
      this.leave();
    }
  }

  /** The header that is complete now. */
  get finalHeader(): CaptureHeader | undefined {
    return this.inputs.isOne
      ? this.session?.header ?? this.header
      : this.header;
  }

  /** Closes what is open. */
  close(): void {
    this.isClosed = true;
    this.pause.stop();
    this.leave();
  }
}
