import { Conversations } from "./conversations.ts";
import { Accountant } from "./accountant.ts";
import type { CaptureHeader } from "./capture/header.ts";
import {
  type ByteSink,
  type Input,
  isSameFile,
  kindOf,
  openSink,
} from "./capture/source.ts";
import { Dissector, type DissectorOptions } from "./dissect/dissector.ts";
import type { Frame } from "./dissect/frame.ts";
import { rankOf, Registry } from "./dissect/registry.ts";
import { chooseEngine, engineNamed, within } from "./engine/choose.ts";
import type { Engine } from "./engine/engine.ts";
import { native } from "./engine/native.ts";
import { pipeline, server } from "./engine/parallel.ts";
import type { ExtractorOptions, VersionInfo } from "./extractor_options.ts";
import type { Flow } from "./flow/flow.ts";
import { FrameSource } from "./frame_source.ts";
import { Inputs } from "./inputs.ts";
import {
  findFormat,
  makeName,
  type NameOptions,
  type Names,
} from "./make_name.ts";
import type { Account } from "./model/account.ts";
import {
  CallableError,
  FileExistsError,
  IterableError,
  UnsupportedCallError,
} from "./model/error.ts";
import type { ProtoChain } from "./model/proto_chain.ts";
import type { Warning, WarningName } from "./model/warning.ts";
import { formats } from "./output/mod.ts";
import type { OutputFormat } from "./output/output.ts";
import { OutputFiles } from "./output_files.ts";
import { Parallel, type Shared, whyTogether } from "./parallel.ts";
import { protocols } from "./protocols/mod.ts";
import type { IPDatagram, TCPDatagram } from "./reassembly/datagrams.ts";

/** Datagrams that were put together, by protocol. */
export interface Reassemblies {
  /** Those of IPv4; `undefined`: not asked for. */
  readonly ipv4: readonly IPDatagram[] | undefined;
  /** Those of IPv6. */
  readonly ipv6: readonly IPDatagram[] | undefined;
  /** What each side of TCP connections sent while it acknowledged the same number. */
  readonly tcp: readonly TCPDatagram[] | undefined;
}

/** The engines that need no other program. */
export const ENGINES: readonly Engine[] = [native, pipeline, server];

/** How long a run may keep the event loop waiting, in milliseconds. */
const TURN = 40;

/**
 * An extractor whose engines need no other program: what a bundle for a
 * browser takes. {@linkcode Extractor} is the same with all engines.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CoreExtractor } from "@pcapkit/core";
 *
 * const input = "testdata/captures/recorded/http.pcap";
 * assertEquals([...new CoreExtractor({ input })].length, 12);
 * ```
 */
export class CoreExtractor {
  /** Warnings so far. */
  readonly warnings: Warning[] = [];
  private readonly options: ExtractorOptions;
  private readonly names: Names;
  private readonly registry: Registry;
  private used: Engine;
  private readonly files: OutputFiles | undefined;
  private readonly conversations: Conversations | undefined;
  private kept: Frame[] | undefined = undefined;
  private readonly source: FrameSource;
  private readonly accountant: Accountant = new Accountant();
  private readonly parallel: Parallel | undefined;
  private batch: Iterator<Frame> | undefined = undefined;
  private current: Frame | undefined = undefined;
  private save: ByteSink | undefined = undefined;
  private taken = 0;
  private state: "new" | "iterated" | "run" | "closed" = "new";

  /**
   * Prepares an extraction; nothing is read before `run()` or a loop.
   *
   * @throws {FileNotFoundError} when an input path does not exist.
   * @throws {FileExistsError} when an output would be written over its input.
   * @throws {FormatError} when an output is wanted in no format that can be guessed, or a field does not exist.
   */
  constructor(asked: ExtractorOptions = {}) {
    const warn = (w: Warning) => this.warn(w.name, w.message, asked);
    const engines = [...ENGINES, ...asked.engines ?? []];
    this.used = chooseEngine(asked, engines, warn);
    const options = this.options = within(asked, this.used, warn);
    this.names = this.decideNames();
    this.keepInputs();
    this.registry = new Registry([...protocols, ...options.protocols ?? []]);
    this.files = this.openFiles();
    const { store, verbose, onFrame, auto = true, limits } = options;
    const conversations = new Conversations(
      options,
      this.registry,
      this.formats,
      () => this.source.finalHeader!,
      (format) => this.unknownFormat(format),
    );
    if (conversations.isActive) {
      this.conversations = conversations;
      this.accountant.conversations = () => conversations.account;
    }
    const { onDatagram, onStream, onData, onFlow } = options;
    const taken = this.files !== undefined || onFrame !== undefined ||
      verbose !== undefined && verbose !== false ||
      (onDatagram ?? onStream ?? onData ?? onFlow) !== undefined;
    // a loop that takes the frames itself is known only when it begins
    if (store ?? (auto && !taken)) this.kept = [];
    const thresholds = this.thresholds();
    const inputs = new Inputs(
      this.inputs(),
      options.rotate,
      options.tail === true,
      (path) => this.written.some((w) => isSameFile(path, w)),
      (name, message) => this.warn(name, message),
    );
    this.source = new FrameSource(inputs, this.used, {
      dissector: new Dissector(this.registry, thresholds),
      keep: () => this.keeps(),
      maxDecompressed: limits?.decompressedBytes,
      maxRatio: limits?.decompressionRatio,
      onBytes: options.save === undefined
        ? undefined
        : (b) => (this.save ??= openSink(options.save!)).write(b),
      arguments: options.engineArguments,
      warn: (name, message) => this.warn(name, message),
    }, this.accountant);
    this.parallel = this.shareOut(thresholds);
  }

  /** The work in a form that workers share, if the engine has them and nothing speaks against it. */
  private shareOut(dissector: DissectorOptions): Parallel | undefined {
    const { options, source, files, conversations, accountant } = this;
    const { sharing } = this.used;
    if (!sharing) return undefined;
    const shared: Shared = {
      options,
      traces: sharing.traces,
      dissector,
      source,
      files,
      conversations,
      accountant,
      fallBack: (why) => this.fallBack(why),
    };
    const why = whyTogether(shared, this.kept !== undefined);
    if (why === undefined) return new Parallel(shared);
    this.fallBack(why);
    return undefined;
  }

  /** The native engine goes on in place of another. */
  private fallBack(why: string): void {
    if (this.used === native) return;
    const [name] = this.used.names;
    this.warn(
      "EngineWarning",
      `extraction engine '${name}' not used, because ${why}; using default engine instead`,
    );
    this.used = native;
  }

  /** What is read, in turn. */
  private inputs(): readonly Input[] {
    const { input, rotate } = this.options;
    if (rotate !== undefined) return [];
    return Array.isArray(input)
      ? input
      : typeof input === "string" || input === undefined
      ? [this.names.input]
      : [input as Input];
  }

  /** Names of what is read and written; inputs that are no path need none. */
  private decideNames(): Names {
    const { output, format, extension, files, rotate } = this.options;
    const input = rotate === undefined ? this.options.input : "-";
    const nofile = this.options.nofile ??
      (output === undefined && format === undefined);
    const path = input === undefined || typeof input === "string" ? input : "-";
    return makeName(
      { input: path, output, format, extension, files, nofile },
      this.formats,
    );
  }

  /** Files that are written. */
  private get written(): readonly string[] {
    return [this.names.output, this.options.save].flatMap((path) => path ?? []);
  }

  /** What is read must not be written over, and what is written must not be read. */
  private keepInputs(): void {
    const paths = this.inputs().filter((x) => typeof x === "string");
    const { rotate, trace } = this.options, { names } = this;
    const folders = [
      names.files ? names.output : undefined,
      typeof trace === "object" ? trace.output : undefined,
    ];
    for (const folder of folders) {
      if (rotate !== undefined && folder !== undefined) {
        keepApart(folder, rotate);
      }
    }
    for (const written of this.written) {
      if (paths.some((path) => isSameFile(path, written))) {
        throw new FileExistsError(
          `${written}: would be written over its input`,
        );
      }
    }
  }

  /** All formats, those of the caller last. */
  private get formats(): readonly OutputFormat[] {
    return [...formats, ...this.options.outputs ?? []];
  }

  /** Keeps a warning, and tells it. */
  private warn(
    name: WarningName,
    message: string,
    { onWarning } = this.options,
  ): void {
    const warning: Warning = { name, message };
    this.warnings.push(warning);
    onWarning?.(warning);
  }

  /** Layer and protocol thresholds; unknown ones are told and left out. */
  private thresholds(): DissectorOptions {
    const { layer, protocol, limits } = this.options;
    const known = layer !== undefined && rankOf(layer) !== undefined;
    if (layer !== undefined && !known && layer.toLowerCase() !== "none") {
      this.warn("LayerWarning", `unrecognised layer: ${layer}`);
    }
    const last: string[] = [];
    for (const p of [protocol ?? []].flat()) {
      const name = typeof p === "string" ? p : p.id;
      if (this.registry.named(name)) last.push(name);
      else if (name.toLowerCase() !== "null") {
        this.warn("ProtocolWarning", `unrecognised protocol: ${name}`);
      }
    }
    return {
      layer: known ? layer : undefined,
      protocols: last,
      layers: limits?.layers,
    };
  }

  /** Warns: nothing writes this format. */
  private unknownFormat(format: string): void {
    this.warn(
      "FormatWarning",
      `unsupported output format: ${format}; disabled file output feature`,
    );
  }

  /** What is written, if anything is. */
  private openFiles(): OutputFiles | undefined {
    const { names, options, registry } = this, { output, format } = names;
    if (output === undefined || format === undefined) return undefined;
    const found = findFormat(this.formats, format);
    if (!found) {
      this.unknownFormat(format);
      return undefined;
    }
    return new OutputFiles(output, found, names.files, {
      labels: options.labels,
      shape: options.shape,
      fields: options.fields,
      header: options.withHeader,
      colors: options.colors,
      registry,
    });
  }

  /**
   * Decides what is read and written; see {@linkcode makeName}.
   *
   * @throws {FileNotFoundError} when the input is not there.
   * @throws {FormatError} when no format is given and none can be guessed.
   */
  static makeName(options: NameOptions): Names {
    return makeName(options, formats);
  }

  /** Whether an engine of this name can run here. */
  static engineTest(name: string): boolean {
    return engineNamed(ENGINES, name)?.isAvailable() ?? false;
  }

  /**
   * Reads to the end, into the output, the callbacks, or `frames`. With
   * `auto: false` it reads the header only, and the caller iterates.
   *
   * @throws {FormatError} when an input is no capture.
   * @throws {FileError} when something cannot be read or written.
   */
  async run(): Promise<this> {
    if (this.options.auto === false) {
      this.begin(IterableError);
      await this.open();
      return this;
    }
    if (this.state !== "new") return this;
    this.state = "run";
    let turn = performance.now();
    const { parallel } = this;
    try {
      await parallel?.begin();
      for (let batch; (batch = await this.nextBatch());) {
        if (parallel) await this.share(batch, parallel);
        else this.consume(batch);
        this.current = undefined;
        if (this.afterBatch()) break;
        if (performance.now() - turn > TURN) {
          await new Promise((go) => setTimeout(go));
          turn = performance.now();
        }
      }
      await parallel?.end();
    } finally {
      parallel?.close();
      this.close();
    }
    return this;
  }

  /** Does everything that is done with the frames of a batch. */
  private consume(batch: Iterable<Frame>): void {
    for (const frame of batch) {
      this.consumeOne(frame);
      if (this.isEnough()) break;
    }
  }

  /** Does it with one frame. */
  private consumeOne(frame: Frame): void {
    this.deliver(frame);
    frame.readAll();
    this.accountant.add(frame);
  }

  /** The same, with workers that take frames as soon as they are there. */
  private async share(
    batch: Iterable<Frame>,
    parallel: Parallel,
  ): Promise<void> {
    for (const frame of batch) {
      if (parallel.takes(frame)) this.taken++;
      else this.consumeOne(frame);
      if (parallel.isFull) await parallel.room();
      if (this.isEnough()) break;
    }
    parallel.afterRead();
  }

  /** Reads on; `undefined`: there is no more, or the signal came while the input let one wait. */
  private async nextBatch(): Promise<Iterable<Frame> | undefined> {
    const { signal } = this.options;
    if (!signal) return await this.source.batch();
    const batch = await unlessAborted(() => this.source.batch(), signal);
    if (signal.aborted && !batch) this.accountant.interrupted = true;
    return batch;
  }

  /** Tells progress; true: it is time to stop. */
  private afterBatch(): boolean {
    const { onProgress, signal } = this.options;
    const { bytesRead, size } = this.source;
    this.files?.afterRead(size === undefined);
    onProgress?.({ bytesRead, size, frames: this.taken });
    if (signal?.aborted) this.accountant.interrupted = true;
    return this.isEnough() || this.accountant.interrupted;
  }

  /** Whether as many frames were taken as were asked for. */
  private isEnough(): boolean {
    const { count } = this.options;
    return count !== undefined && this.taken >= count;
  }

  /** Everything that is done with a frame on its way. */
  private deliver(frame: Frame): void {
    const { options } = this;
    this.current = frame;
    this.taken++;
    if (!this.parallel?.isTracing) this.conversations?.frame(frame);
    const { verbose } = options;
    if (verbose === true) console.log(verboseLine(frame));
    else if (verbose) verbose(this, frame);
    this.files?.frame(frame, this.source.header!);
    this.kept?.push(frame);
    options.onFrame?.(frame);
  }

  /** Whether somebody may keep the frames. */
  private keeps(): boolean {
    const { onFrame, verbose } = this.options;
    return this.state === "iterated" || this.kept !== undefined ||
      onFrame !== undefined || typeof verbose === "function";
  }

  /** Reads until the header is known. */
  private async open(): Promise<void> {
    while (!this.source.header && !this.batch) {
      const batch = await this.source.batch();
      if (!batch) return;
      const frames = batch[Symbol.iterator](), first = frames.next();
      if (!first.done) this.batch = prepend(first.value, frames);
    }
  }

  /** The next frame of the batch at hand; `undefined`: another batch is needed. */
  private step(): Frame | undefined {
    if (this.current) {
      this.accountant.add(this.current);
      this.current = undefined;
    }
    if (this.isEnough()) return undefined;
    const r = this.batch?.next();
    if (r === undefined || r.done) {
      this.batch = undefined;
      return undefined;
    }
    this.deliver(r.value);
    return r.value;
  }

  /** The caller takes the frames; throws when `run()` took them. */
  private begin<E extends Error>(Failure: new (message: string) => E): void {
    if (this.state === "run") {
      throw new Failure(
        "this extractor read to the end by itself: see frames, or make it with auto: false",
      );
    }
    if (this.state !== "new") return;
    this.state = "iterated";
    if (this.parallel) this.fallBack("frames are taken one by one");
    if (!this.options.store) this.kept = undefined;
  }

  /**
   * The next frame; `undefined`: there is none.
   *
   * @throws {CallableError} after `run()`.
   */
  async next(): Promise<Frame | undefined> {
    this.begin(CallableError);
    return await this.advance();
  }

  /** The next frame, from the next batch if need be; closes at the end. */
  private async advance(): Promise<Frame | undefined> {
    for (;;) {
      const frame = this.step();
      if (frame) return frame;
      if (this.state === "closed" || this.afterBatch()) break;
      const batch = await this.nextBatch();
      if (!batch) break;
      this.batch = batch[Symbol.iterator]();
    }
    this.close();
    return undefined;
  }

  /**
   * The frames, one after another; each may be kept.
   *
   * @throws {IterableError} after `run()`.
   */
  async *[Symbol.asyncIterator](): AsyncIterableIterator<Frame> {
    this.begin(IterableError);
    try {
      for (let f; (f = this.step() ?? await this.advance());) yield f;
    } finally {
      this.close();
    }
  }

  /**
   * The frames, without waiting; for files and bytes.
   *
   * @throws {IterableError} after `run()`.
   * @throws {UnsupportedCallError} when the input must be waited for.
   */
  *[Symbol.iterator](): IterableIterator<Frame> {
    this.begin(IterableError);
    try {
      while (this.state !== "closed") {
        for (let f; (f = this.step());) yield f;
        if (this.afterBatch()) return;
        const batch = this.source.batchSync();
        if (!batch) return;
        this.batch = batch[Symbol.iterator]();
      }
    } finally {
      this.close();
    }
  }

  /** Ends outputs and closes inputs; more than once does no harm. */
  close(): void {
    if (this.state === "closed") return;
    if (this.current) this.accountant.add(this.current);
    if (this.state === "iterated") this.state = "closed";
    this.conversations?.end();
    const header = this.source.finalHeader;
    this.source.close();
    this.files?.end(header);
    this.save?.close();
    this.save = undefined;
  }

  /** Closes it at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.resolve(this.close());
  }

  /**
   * What the (first) capture says of itself.
   *
   * @throws {UnsupportedCallError} before anything was read.
   */
  get header(): CaptureHeader {
    if (!this.used.gives.header) {
      unsupported(
        `'Extractor(engine=${this.engine})' object has no attribute 'header'`,
      );
    }
    const header = this.source.finalHeader;
    return header ?? unsupported("nothing is read yet: there is no header");
  }

  /**
   * Version of the capture's format.
   *
   * @throws {UnsupportedCallError} before anything was read.
   */
  get info(): VersionInfo {
    const { major, minor } = this.header;
    return { major, minor };
  }

  /** Frames so far. */
  get length(): number {
    return this.taken;
  }

  /**
   * The output's format.
   *
   * @throws {UnsupportedCallError} without output.
   */
  get format(): string {
    return this.names.format ??
      unsupported("there is no output, so it has no format");
  }

  /** What is read: a path, or what stands for it. */
  get input(): string {
    const { input, rotate } = this.options;
    if (
      rotate === undefined &&
      (input === undefined || typeof input === "string")
    ) {
      return this.names.input;
    }
    return this.accountant.account.inputs[0] ?? "nothing is read yet";
  }

  /**
   * The file or folder that is written.
   *
   * @throws {UnsupportedCallError} without output.
   */
  get output(): string {
    return this.names.output ?? unsupported("there is no output");
  }

  /**
   * The frames that were kept.
   *
   * @throws {UnsupportedCallError} when they were not.
   */
  get frames(): readonly Frame[] {
    return this.kept ?? unsupported("frames are not kept: set store");
  }

  /**
   * Protocols of the current frame.
   *
   * @throws {UnsupportedCallError} when there is none.
   */
  get protocol(): ProtoChain {
    return this.current?.chain ?? unsupported("there is no current frame");
  }

  /** Name of the engine that reads. */
  get engine(): string {
    return this.used.names[0];
  }

  /**
   * What was put together, by protocol, as far as it was asked for.
   *
   * @throws {UnsupportedCallError} when nothing was asked for.
   */
  get reassembly(): Reassemblies {
    const { ipv4, ipv6, tcp } = this.conversations ?? {};
    if (!ipv4 && !ipv6 && !tcp) {
      return unsupported("nothing is reassembled: set ip, ipv4, ipv6 or tcp");
    }
    return {
      ipv4: ipv4?.datagrams,
      ipv6: ipv6?.datagrams,
      tcp: tcp?.datagrams,
    };
  }

  /**
   * The flows so far, in the order of their first packets.
   *
   * @throws {UnsupportedCallError} when flows are not traced.
   */
  get trace(): readonly Flow[] {
    return this.conversations?.flows?.flows ??
      unsupported("flows are not traced: set trace");
  }

  /** What happened so far. After `run()` it covers every field of every frame; in a loop, what the loop looked at. */
  get account(): Account {
    return this.accountant.account;
  }
}

/** Throws when files would be written into the folder that is read. */
function keepApart(written: string, rotate: string): void {
  const plain = (path: string) => path.replace(/^\.\/|[/\\]+$/g, "") || ".";
  const folder = kindOf(rotate) === "folder"
    ? rotate
    : rotate.match(/^(.*)[/\\]/)?.[1] ?? ".";
  if (plain(written) === plain(folder)) {
    throw new FileExistsError(`${written}: is the folder that is read`);
  }
}

/** Throws: this does not apply. */
function unsupported(message: string): never {
  throw new UnsupportedCallError(message);
}

/** What `work` leads to; `undefined` as soon as the signal comes. */
function unlessAborted<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
): Promise<T | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const stop = () => resolve(undefined);
    signal.addEventListener("abort", stop, { once: true });
    work().then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", stop));
  });
}

function* prepend<T>(first: T, rest: Iterator<T>): IterableIterator<T> {
  yield first;
  for (let r = rest.next(); !r.done; r = rest.next()) yield r.value;
}

/** ` - Frame   1: ethernet:ipv4:tcp` */
function verboseLine(frame: Frame): string {
  const ids = frame.layers.map((l) => l.protocol.id).join(":");
  return ` - Frame ${String(frame.number).padStart(3)}: ${ids}`;
}
