/** A program that is run beside us, and what it writes. */
import { EngineFailedError } from "../src/model/error.ts";
import {
  childEnvironment,
  type ChildProcess,
  childProcesses,
  killGroup,
} from "./runtime.ts";

/** Bytes of standard error that are kept for messages. */
const LAST_WORDS = 4096;
/** Bytes of output that may wait to be taken before the child must wait. */
const WAITING = 1 << 20;
/** Bytes of one line. */
const LINE = 1 << 26;
const NEWLINE = 10;

/** How a child is run. */
export interface ChildOptions {
  /** Whether it reads what is written to it. */
  readonly stdin: boolean;
  /** Milliseconds without a word after which it is given up. */
  readonly patience: number;
  /** Whether it has been given nothing to speak of; then nobody loses patience. */
  readonly isIdle?: () => boolean;
}

/** A child whose output is read line by line. */
export class Child {
  /** Whether it has ended. */
  ended = false;
  private readonly process: ChildProcess;
  private readonly chunks: Uint8Array[] = [];
  private waiting = 0;
  private rest: Uint8Array[] = [];
  private restSize = 0;
  private words = "";
  private wake: (() => void) | undefined = undefined;
  private drained: (() => void) | undefined = undefined;
  private outcome: string | undefined = undefined;
  private failed = false;
  private isPaused = false;
  private inputOpen: boolean;
  private readonly text = new TextDecoder();

  /**
   * Starts a program, without a shell.
   *
   * @throws {EngineFailedError} when it cannot be started.
   */
  constructor(
    /** What to call it in messages. */
    private readonly name: string,
    program: string,
    args: readonly string[],
    private readonly options: ChildOptions,
  ) {
    this.inputOpen = options.stdin;
    try {
      this.process = childProcesses()!.spawn(program, args, {
        env: childEnvironment(),
        stdio: [options.stdin ? "pipe" : "ignore", "pipe", "pipe"],
        detached: true, // a group of its own, to end its children with it
      });
    } catch (e) {
      throw new EngineFailedError(
        `${name} cannot be started: ${(e as Error).message}`,
      );
    }
    const { process } = this;
    process.stdout.on("data", (b) => this.take(b));
    process.stderr.on("data", (b) => this.hear(b));
    process.on("error", (e) => this.end(`cannot be started: ${e.message}`));
    // what it leaves behind would keep its output open
    process.on("exit", () => killGroup(process, "SIGKILL"));
    process.on("close", (code, signal) => {
      if (code === 0) this.end(undefined);
      else if (signal) this.end(`was ended by ${signal}`);
      else this.end(`ended with status ${code}`);
    });
    process.stdin?.on("error", () => this.closeInput()); // it reads no more
    process.stdin?.on("close", () => this.closeInput());
    process.stdin?.on("drain", () => this.drained?.());
  }

  private take(b: Uint8Array): void {
    this.chunks.push(b);
    this.waiting += b.length;
    if (this.waiting > WAITING) {
      this.process.stdout.pause();
      this.isPaused = true;
    }
    this.wake?.();
  }

  private hear(b: Uint8Array): void {
    const text = this.words + this.text.decode(b, { stream: true });
    this.words = text.slice(-LAST_WORDS);
  }

  private end(outcome: string | undefined): void {
    if (this.ended) return;
    this.ended = true;
    this.failed = outcome !== undefined;
    this.outcome = outcome;
    this.closeInput();
    this.wake?.();
  }

  private closeInput(): void {
    this.inputOpen = false;
    this.drained?.();
  }

  /** What it last wrote to standard error, on one line. */
  get lastWords(): string {
    return this.words.split("\n").map((l) => l.trim()).filter((l) =>
      l !== "" && !/^Running as user/.test(l)
    ).join("; ");
  }

  /** How it ended, with its last words; `undefined`: well, or not yet. */
  get failure(): string | undefined {
    if (!this.failed) return undefined;
    const { lastWords } = this;
    return `${this.name} ${this.outcome}${lastWords && `: ${lastWords}`}`;
  }

  /** Writes to its standard input; waits while it does not read. */
  async write(b: Uint8Array): Promise<void> {
    const { stdin } = this.process;
    if (!this.inputOpen || stdin === null) return;
    if (stdin.write(b.slice())) return;
    await new Promise<void>((resolve) => this.drained = resolve);
    this.drained = undefined;
  }

  /** Ends its standard input. */
  endInput(): void {
    if (this.inputOpen) this.process.stdin?.end();
    this.inputOpen = false;
  }

  /** Whether it may still read what is written to it. */
  get reads(): boolean {
    return this.inputOpen;
  }

  /**
   * The next lines; `undefined`: it has ended and there are no more. A last
   * line without an end is given up when the child failed.
   *
   * @throws {EngineFailedError} when it says nothing for too long, or a line is beyond all bounds.
   */
  async lines(): Promise<string[] | undefined> {
    for (;;) {
      const chunk = await this.chunk();
      if (chunk === undefined) return this.lastLine();
      const lines = this.split(chunk);
      if (lines.length > 0) return lines;
    }
  }

  /**
   * The next bytes of its output; `undefined`: it has ended and there are no more.
   *
   * @throws {EngineFailedError} when it says nothing for too long.
   */
  async chunk(): Promise<Uint8Array | undefined> {
    for (;;) {
      const chunk = this.chunks.shift();
      if (chunk === undefined) {
        if (this.ended) return undefined;
        await this.more();
        continue;
      }
      this.waiting -= chunk.length;
      if (this.isPaused && this.waiting < WAITING / 2) {
        this.isPaused = false;
        this.process.stdout.resume();
      }
      return chunk;
    }
  }

  /** Waits for output or the end. */
  private async more(): Promise<void> {
    const { patience, isIdle } = this.options;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isLate = await new Promise<boolean>((resolve) => {
      this.wake = () => resolve(false);
      const late = () => {
        if (isIdle?.()) timer = setTimeout(late, patience);
        else resolve(true);
      };
      timer = setTimeout(late, patience);
    });
    clearTimeout(timer);
    this.wake = undefined;
    if (!isLate) return;
    this.kill();
    const { lastWords } = this;
    throw new EngineFailedError(
      `${this.name} has said nothing for ${patience / 1000} s and was ended${
        lastWords && `: ${lastWords}`
      }`,
    );
  }

  /** The lines that end in a chunk. */
  private split(chunk: Uint8Array): string[] {
    const last = chunk.lastIndexOf(NEWLINE);
    if (last < 0) {
      this.rest.push(chunk);
      this.restSize += chunk.length;
      if (this.restSize > LINE) {
        this.kill();
        throw new EngineFailedError(
          `${this.name} wrote a line of over ${LINE} bytes and was ended`,
        );
      }
      return [];
    }
    const whole = this.joined(chunk.subarray(0, last));
    this.rest = [chunk.subarray(last + 1)];
    this.restSize = chunk.length - last - 1;
    return whole.split("\n");
  }

  private lastLine(): string[] | undefined {
    if (this.restSize === 0 || this.failed) return undefined;
    const line = this.joined(new Uint8Array(0));
    this.rest = [];
    this.restSize = 0;
    return [line];
  }

  /** What waits for its line to end, and more, as text; what is no UTF-8 becomes U+FFFD. */
  private joined(more: Uint8Array): string {
    const parts = [...this.rest, more];
    if (parts.length === 1) return new TextDecoder().decode(more);
    const all = new Uint8Array(parts.reduce((n, b) => n + b.length, 0));
    let at = 0;
    for (const b of parts) {
      all.set(b, at);
      at += b.length;
    }
    return new TextDecoder().decode(all);
  }

  /** Ends it, and what it has started. */
  kill(): void {
    this.process.stdin?.destroy();
    if (!this.ended) killGroup(this.process, "SIGKILL");
    this.process.stdout.destroy();
    this.process.stderr.destroy();
    this.end(undefined);
  }
}
