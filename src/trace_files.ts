import { Writer } from "./bytes/writer.ts";
import type { CaptureHeader } from "./capture/header.ts";
import { openSink } from "./capture/source.ts";
import type { Frame } from "./dissect/frame.ts";
import type { Flow } from "./flow/flow.ts";
import { pcap } from "./output/pcap.ts";
import type { Output, OutputFormat, OutputOptions } from "./output/output.ts";

/** Bytes of one flow that are collected before they are written. */
const FLUSH = 1 << 16;
/** Bytes of all flows that are collected. */
const FLUSH_ALL = 1 << 26;
/** Files that are written, unless limited otherwise. */
const MAX_FILES = 100_000;

/** A flow that is being written. */
interface Open {
  readonly path: string;
  readonly output: Output;
  /** What is not written yet. */
  chunks: Uint8Array[];
  size: number;
  isNew: boolean;
}

/** Writes the packets of each flow into a file of its own, named by its label. No file stays open. */
export class TraceFiles {
  /** Flows that got no file, because there were too many. */
  leftOut = 0;
  private readonly w: Writer = new Writer();
  private readonly open = new Map<Flow, Open>();
  private readonly names = new Map<string, number>();
  private held = 0;

  /** Writes into `folder`; `header` says what the capture is. */
  constructor(
    private readonly folder: string,
    private readonly format: OutputFormat,
    private readonly options: OutputOptions,
    private readonly header: () => CaptureHeader,
    private readonly maxFiles: number = MAX_FILES,
  ) {}

  /** Whether the files are pcap, which need no more of the header than is known with the first packet. */
  get isPcap(): boolean {
    return this.format === pcap;
  }

  /** Writes a packet of a flow. */
  packet(flow: Flow, frame: Frame): void {
    const x = this.open.get(flow) ?? this.begin(flow, frame);
    if (x === undefined) return;
    x.output.frame(frame, this.w);
    this.take(x);
    if (x.size > FLUSH) this.flush(x);
    if (this.held > FLUSH_ALL) {
      for (const other of this.open.values()) this.flush(other);
    }
  }

  private begin(flow: Flow, frame: Frame): Open | undefined {
    if (flow.packets > 1 || this.names.size >= this.maxFiles) {
      if (flow.packets === 1) this.leftOut++;
      return undefined;
    }
    const { label } = flow, { extension } = this.format;
    const again = this.names.get(label) ?? 0;
    this.names.set(label, again + 1);
    const name = again === 0 ? label : `${label}-${again + 1}`;
    const path = `${this.folder}/${name}.${extension}`;
    const output = this.format.open(this.options);
    const x: Open = { path, output, chunks: [], size: 0, isNew: true };
    this.open.set(flow, x);
    flow.file = path;
    output.begin?.(this.w, { ...this.header(), linkType: frame.link });
    this.take(x);
    return x;
  }

  /** What was just written belongs to `x`. */
  private take(x: Open): void {
    const { w } = this;
    if (w.n === 0) return;
    x.chunks.push(w.written.slice());
    x.size += w.n;
    this.held += w.n;
    w.clear();
  }

  private flush(x: Open): void {
    if (x.size === 0) return;
    const sink = openSink(x.path, !x.isNew);
    for (const b of x.chunks) sink.write(b);
    sink.close();
    this.held -= x.size;
    x.chunks = [];
    x.size = 0;
    x.isNew = false;
  }

  /** Ends the file of a flow. */
  finish(flow: Flow): void {
    const x = this.open.get(flow);
    if (x === undefined) return;
    this.open.delete(flow);
    x.output.end?.(this.w, this.header());
    this.take(x);
    this.flush(x);
  }
}
