import type { Growth } from "./capture/growing_source.ts";
import { Rotation } from "./capture/rotation.ts";
import type { Input } from "./capture/source.ts";
import type { WarningName } from "./model/warning.ts";

/** One thing to read. */
export interface NextInput {
  readonly input: Input;
  /** For a file that is still written. */
  readonly growth?: Growth;
}

/** What is read, in turn: inputs that are known from the beginning, then files that are rotated, or begun anew. */
export class Inputs {
  private opened = 0;
  private current: string | undefined = undefined;
  private readonly rotation: Rotation | undefined;
  private readonly known: readonly Input[];

  /**
   * Prepares. What `isOwn` says is written here, and not to be read.
   *
   * @throws {FileNotFoundError} when the folder of rotated files does not exist.
   */
  constructor(
    inputs: readonly Input[],
    private readonly rotate: string | undefined,
    tail: boolean,
    isOwn: (path: string) => boolean,
    private readonly warn: (name: WarningName, message: string) => void,
  ) {
    const last = inputs.at(-1);
    if (rotate !== undefined) {
      this.rotation = Rotation.of(rotate, tail, isOwn);
      this.known = [];
    } else if (tail && typeof last === "string" && last !== "-") {
      this.rotation = Rotation.ofFile(last);
      this.known = this.rotation ? inputs.slice(0, -1) : inputs;
    } else this.known = inputs;
  }

  /** Whether there is one input, and will never be another. */
  get isOne(): boolean {
    return this.rotation === undefined && this.known.length === 1;
  }

  /** Whether files of a folder are read as they come, so that one that is no capture does not end all. */
  get isRotated(): boolean {
    return this.rotate !== undefined;
  }

  /** Whether more may come although there is nothing now. */
  get isLive(): boolean {
    return this.rotation?.isLive === true;
  }

  /** The next input; `undefined`: there is none now. */
  next(): NextInput | undefined {
    if (this.opened < this.known.length) {
      return { input: this.known[this.opened++] };
    }
    const { rotation } = this, path = rotation?.take();
    if (rotation === undefined || path === undefined) return undefined;
    this.current = path;
    if (!rotation.isLive) return { input: path };
    const growth: Growth = {
      isOver: () => rotation.hasMore,
      begunAnew: (message) => {
        rotation.forget(path);
        this.warn("FileWarning", `${message}; it is read from its beginning`);
      },
    };
    return { input: path, growth };
  }

  /** The input was read: so many bytes of it. */
  finish(bytes: number): void {
    if (this.current !== undefined) {
      this.rotation!.finish(this.current, bytes);
    }
  }
}
