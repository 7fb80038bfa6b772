import { Writer } from "./bytes/writer.ts";
import type { CaptureHeader } from "./capture/header.ts";
import {
  type ByteSink,
  kindOf,
  makeFolder,
  openSink,
} from "./capture/source.ts";
import type { Frame } from "./dissect/frame.ts";
import { FileExistsError } from "./model/error.ts";
import { formats } from "./output/mod.ts";
import type { Output, OutputFormat, OutputOptions } from "./output/output.ts";

/** Bytes that are collected before they are written. */
const FLUSH = 1 << 16;

/** Puts frames into a file, or each into a file of its own. */
export class OutputFiles {
  private readonly w: Writer = new Writer();
  private readonly output: Output;
  private sink: ByteSink | undefined = undefined;
  private begun = false;

  /** Prepares an output; files are made when there is something to write. */
  constructor(
    private readonly path: string,
    private readonly format: OutputFormat,
    private readonly split: boolean,
    private readonly options: OutputOptions,
  ) {
    this.output = format.open(options);
  }

  /** Begins the document; more than once does no harm. */
  begin(header: CaptureHeader): void {
    if (this.begun) return;
    this.begun = true;
    const { path, split, output, w } = this;
    if (split) {
      if (kindOf(path) === "file") {
        throw new FileExistsError(`${path}: is a file, not a folder`);
      }
      makeFolder(path);
      if (!output.header) return;
      output.header(w, header);
      return this.single("Global Header");
    }
    this.sink = openSink(path);
    output.begin?.(w, header);
  }

  /** Writes what was collected as a file of its own. */
  private single(name: string): void {
    const sink = openSink(`${this.path}/${name}.${this.format.extension}`);
    sink.write(this.w.written);
    sink.close();
    this.w.clear();
  }

  /** Writes one frame. */
  frame(frame: Frame, header: CaptureHeader): void {
    this.begin(header);
    const { w } = this;
    if (this.split) {
      this.format.open(this.options).frame(frame, w);
      return this.single(`Frame ${frame.number}`);
    }
    this.output.frame(frame, w);
    if (w.n > FLUSH) this.flush();
  }

  /** The input may let one wait now: who reads along gets what there is; with `isLive` in files too. */
  afterRead(isLive: boolean): void {
    if (isLive || this.path === "-") this.flush();
  }

  /** Whether others may write frames of the document, in pieces. */
  get isShareable(): boolean {
    return !this.split && this.output.resume !== undefined &&
      formats.includes(this.format);
  }

  /** How others do it. */
  get writing(): {
    format: string;
    options: Omit<OutputOptions, "registry">;
  } {
    const { registry: _, ...options } = this.options;
    return { format: this.format.names[0], options };
  }

  /** What the next frame depends on; see {@linkcode Output}. */
  get state(): readonly number[] {
    return this.output.state?.() ?? [];
  }

  /** Writes the next frames of the document, as others have written them. */
  piece(b: Uint8Array): void {
    this.flush();
    this.sink!.write(b);
  }

  /** Writes what was collected. */
  private flush(): void {
    if (this.sink && this.w.n > 0) {
      this.sink.write(this.w.written);
      this.w.clear();
    }
  }

  /** Ends the document. Without a header there is none. */
  end(header: CaptureHeader | undefined): void {
    if (!header) return;
    this.begin(header);
    if (this.split) return;
    this.output.end?.(this.w, header);
    this.flush();
    this.sink?.close();
    this.sink = undefined;
  }
}
