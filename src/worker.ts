/**
 * What workers do: they get packets, and give back what is written of them.
 * As the module of a worker it waits for messages; elsewhere it does nothing
 * but start workers.
 */
import { Accountant } from "./accountant.ts";
import type { CaptureHeader } from "./capture/header.ts";
import {
  passable,
  readRecord,
  type RecordBatch,
} from "./capture/record_batch.ts";
import { Writer } from "./bytes/writer.ts";
import { Conversations } from "./conversations.ts";
import { Dissector, type DissectorOptions } from "./dissect/dissector.ts";
import { Frame } from "./dissect/frame.ts";
import { Registry } from "./dissect/registry.ts";
import type { ExtractorOptions } from "./extractor_options.ts";
import type { Flow } from "./flow/flow.ts";
import { findFormat } from "./make_name.ts";
import type { Account, ConversationAccount } from "./model/account.ts";
import {
  FileError,
  FormatError,
  PcapkitError,
  PermissionError,
} from "./model/error.ts";
import { formats } from "./output/mod.ts";
import type { Output, OutputOptions } from "./output/output.ts";
import { protocols } from "./protocols/mod.ts";

/** The name by which a worker knows what it is. */
const NAME = "pcapkit worker";
/** Room for what is written of a range, before it grows. */
const ROOM = 1 << 21;

/** How frames are written. */
export interface Writing {
  /** Name of the format. */
  readonly format: string;
  /** How. */
  readonly options: Omit<OutputOptions, "registry">;
  /** What the capture says of itself, as far as it is known with the first frame. */
  readonly header: CaptureHeader;
}

/** Makes a worker ready. */
export interface Setup {
  readonly kind: "setup";
  /** The thresholds. */
  readonly dissector: DissectorOptions;
  /** What is written; `undefined`: nothing, frames are only counted. */
  readonly writing?: Writing | undefined;
  /** How flows are traced; `undefined`: they are not. */
  readonly tracing?:
    | Pick<ExtractorOptions, "trace" | "limits" | "labels" | "shape">
    | undefined;
}

/** Packets to write, or to trace. */
export interface Task {
  readonly kind: "range";
  /** Number of the task. */
  readonly id: number;
  /** The packets. */
  readonly batch: RecordBatch;
  /** See {@linkcode Output.state}. */
  readonly state: readonly number[];
  /** A buffer to write into. */
  readonly spare: Uint8Array | undefined;
  /** For who traces: what the capture says of itself, once it is known. */
  readonly header?: CaptureHeader | undefined;
}

/** What has become of a task. */
export interface Done {
  readonly kind: "done";
  /** Number of the task. */
  readonly id: number;
  /** The packets, to be used again. */
  readonly batch: RecordBatch;
  /** What was written: the first `size` bytes. */
  readonly written: Uint8Array;
  readonly size: number;
  /** What later frames depend on. */
  readonly state: readonly number[];
  /** What was counted. */
  readonly account: Account;
  /** What stopped it; the frames before are written. */
  readonly error?: Failure | undefined;
}

/** Flows that are over. */
export interface Traced {
  readonly kind: "traced";
  readonly batch: RecordBatch | undefined;
  readonly flows: readonly Flow[];
  readonly account: ConversationAccount;
  readonly error?: Failure | undefined;
}

/** An error on its way. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly offset: number | undefined;
  readonly path: string | undefined;
  readonly access: "read" | "write" | undefined;
}

/** What goes to a worker, and what comes from it. */
export type ToWorker = Setup | Task | { readonly kind: "end" };
/** See {@linkcode ToWorker}. */
export type FromWorker = { readonly kind: "ready" } | Done | Traced;

/** An error as what a worker can send. */
function failureOf(e: unknown): Failure {
  const { name, message, offset, path, access } = e as Failure;
  return { name, message, offset, path, access };
}

/** The error that a worker has sent. */
export function errorOf(x: Failure): Error {
  const { name, message, offset, path, access } = x;
  if (name === "FormatError") return new FormatError(message, offset);
  if (path !== undefined && access !== undefined) {
    return new PermissionError(path, access);
  }
  if (name === "FileError") return new FileError(message);
  return new PcapkitError(`${name} in a worker: ${message}`);
}

/** Dissects what it is given with one frame. */
class Reader {
  private readonly frame: Frame;
  /** Text is decoded four times as fast, or at all, from memory that is not shared. */
  private own: Uint8Array = new Uint8Array(0);

  constructor(registry: Registry, options: DissectorOptions) {
    const dissector = new Dissector(registry, options);
    dissector.recycle = true;
    this.frame = new Frame(dissector);
  }

  /** Hands each packet to `visit`, as long as it returns true. */
  read(batch: RecordBatch, visit: (frame: Frame) => boolean): void {
    const { frame } = this, { bytes, size, count } = batch;
    if (this.own.length < size) this.own = new Uint8Array(bytes.length);
    const { own } = this;
    own.set(bytes.subarray(0, size));
    for (let i = 0; i < count; i++) {
      readRecord(batch, i, own, frame);
      if (!visit(frame)) return;
    }
  }
}

/** Writes ranges of packets, each for itself. */
export class RangeWriter {
  private readonly reader: Reader;
  private readonly output: Output | undefined;
  private readonly header: CaptureHeader | undefined;
  private readonly w = new Writer(0);

  /** Makes ready to write. */
  constructor({ dissector, writing }: Setup) {
    const registry = new Registry(protocols);
    this.reader = new Reader(registry, dissector);
    if (!writing) return;
    this.header = writing.header;
    this.output = findFormat(formats, writing.format)!
      .open({ ...writing.options, registry });
  }

  /** Writes a range. */
  write({ id, batch, state, spare }: Task): Done {
    const { output, w } = this, accountant = new Accountant();
    w.exchange(spare ?? new Uint8Array(passable(output ? ROOM : 0)));
    if (output) output.resume!(this.header!, state);
    let error: Failure | undefined;
    this.reader.read(batch, (frame) => {
      try {
        output?.frame(frame, w);
        frame.readAll();
      } catch (e) {
        error = failureOf(e);
      }
      accountant.add(frame);
      return error === undefined;
    });
    const { account } = accountant, size = w.n;
    const after = output?.state?.() ?? [];
    const written = shared(w.exchange(new Uint8Array(0)), size);
    return {
      kind: "done",
      id,
      batch,
      written,
      size,
      state: after,
      account,
      error,
    };
  }
}

/** The bytes in memory that may be shared, where they had to move to a larger buffer. */
function shared(b: Uint8Array, size: number): Uint8Array {
  const buffer = passable(0);
  if (buffer instanceof ArrayBuffer || !(b.buffer instanceof ArrayBuffer)) {
    return b;
  }
  const moved = new Uint8Array(passable(b.length));
  moved.set(b.subarray(0, size));
  return moved;
}

/** Buffers that are handed over, because they cannot be shared. */
export function handedOver(
  ...views: readonly (ArrayBufferView | undefined)[]
): ArrayBuffer[] {
  return views.flatMap((v) => v?.buffer instanceof ArrayBuffer ? v.buffer : []);
}

/** Follows flows through one range after another. */
export class RangeTracer {
  private readonly reader: Reader;
  private readonly conversations: Conversations;
  private header: CaptureHeader | undefined;
  private flows: Flow[] = [];

  /** Makes ready to trace. */
  constructor({ dissector, tracing }: Setup) {
    const registry = new Registry(protocols);
    this.reader = new Reader(registry, dissector);
    this.conversations = new Conversations(
      { ...tracing, onFlow: (flow) => this.flows.push(flow) },
      registry,
      formats,
      () => this.header!,
      () => {},
    );
  }

  /** Follows the flows of a range. */
  trace({ batch, header }: Task): Traced {
    this.header ??= header;
    return this.told(batch, () => {
      this.reader.read(batch, (frame) => {
        this.conversations.frame(frame);
        return true;
      });
    });
  }

  /** Ends all flows. */
  end(): Traced {
    return this.told(undefined, () => this.conversations.end());
  }

  private told(batch: RecordBatch | undefined, run: () => void): Traced {
    let error: Failure | undefined;
    try {
      run();
    } catch (e) {
      error = failureOf(e);
    }
    const { flows, conversations: { account } } = this;
    this.flows = [];
    return { kind: "traced", batch, flows, account, error };
  }
}

/** Where a worker gets its messages, and sends its own. */
interface Scope {
  readonly name?: string;
  onmessage: ((e: { readonly data: ToWorker }) => void) | null;
  postMessage(x: FromWorker, transfer: readonly ArrayBuffer[]): void;
}

/** Does what messages ask for. */
export function serve(scope: Scope): void {
  let writer: RangeWriter | undefined, tracer: RangeTracer | undefined;
  scope.onmessage = ({ data }) => {
    if (data.kind === "setup") {
      if (data.tracing) tracer = new RangeTracer(data);
      else writer = new RangeWriter(data);
      return;
    }
    if (tracer) {
      const x = data.kind === "end" ? tracer.end() : tracer.trace(data);
      const { bytes, table } = x.batch ?? {};
      scope.postMessage(x, handedOver(bytes, table));
    } else if (data.kind === "range") {
      const x = writer!.write(data);
      const { written, batch: { bytes, table } } = x;
      scope.postMessage(x, handedOver(written, bytes, table));
    }
  };
  scope.postMessage({ kind: "ready" }, []);
}

/** Starts a worker; it sends `ready` when it is. */
export function startWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), {
    type: "module",
    name: NAME,
  });
}

/** The module that has to be read to start one. */
export const WORKER: URL = new URL("./worker.ts", import.meta.url);

const scope = globalThis as unknown as Scope;
if (scope.name === NAME) serve(scope);
