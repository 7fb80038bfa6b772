import type { Accountant } from "./accountant.ts";
import type { CaptureHeader } from "./capture/header.ts";
import type { Input } from "./capture/source.ts";
import type { Frame } from "./dissect/frame.ts";
import type { Engine, EngineOptions, Session } from "./engine/engine.ts";

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
  private opened = 0;
  private numbered = 0;
  private base = 0;

  /** Reads the inputs through an engine. */
  constructor(
    private readonly inputs: readonly Input[],
    private readonly engine: Engine,
    private readonly options: EngineOptions,
    private readonly accountant: Accountant,
  ) {}

  /** Opens the next input; false: there is none. */
  private open(): boolean {
    this.before = this.bytesRead;
    this.session?.close();
    this.session = undefined;
    if (this.opened === this.inputs.length) return false;
    this.base = this.numbered;
    const session = this.engine.open(this.inputs[this.opened++], this.options);
    this.session = session;
    this.accountant.open(session);
    if (this.size !== undefined) {
      this.size = session.size === undefined
        ? undefined
        : this.size + session.size;
    }
    return true;
  }

  /** The input that is read now. */
  private get current(): Session | undefined {
    return this.session ?? (this.open() ? this.session : undefined);
  }

  /** The frames of one read; `undefined`: there are no more. */
  async batch(): Promise<Iterable<Frame> | undefined> {
    for (let s = this.current; s; s = this.open() ? this.session : undefined) {
      const batch = await s.batch();
      if (batch) return this.numberedFrames(batch, s);
    }
    return undefined;
  }

  /** The same, without waiting. */
  batchSync(): Iterable<Frame> | undefined {
    for (let s = this.current; s; s = this.open() ? this.session : undefined) {
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
    for (const frame of batch) {
      this.header ??= session.header;
      if (base > 0) frame.number += base;
      this.numbered = frame.number;
      yield frame;
    }
    this.header ??= session.header;
  }

  /** The header that is complete now. */
  get finalHeader(): CaptureHeader | undefined {
    return this.inputs.length === 1
      ? this.session?.header ?? this.header
      : this.header;
  }

  /** Closes what is open. */
  close(): void {
    this.before = this.bytesRead;
    this.session?.close();
    this.session = undefined;
    this.opened = this.inputs.length;
  }
}
