import type { Accountant } from "./accountant.ts";
import { mayRead } from "./capture/source.ts";
import type { Conversations } from "./conversations.ts";
import { TracerMember, type WorkerPort, WriterCrew } from "./crew.ts";
import type { DissectorOptions } from "./dissect/dissector.ts";
import type { Frame } from "./dissect/frame.ts";
import type { ExtractorOptions, WorkerOptions } from "./extractor_options.ts";
import { Flow } from "./flow/flow.ts";
import type { FrameSource } from "./frame_source.ts";
import type { OutputFiles } from "./output_files.ts";
import { type Done, type Setup, startWorker, WORKER } from "./worker.ts";

/** Bytes and packets that a worker gets at a time. */
const RANGE_BYTES = 1 << 20, RANGE_PACKETS = 4096;
/** Bytes of a capture below which workers take longer to start than it takes to read it. */
const FROM = 1 << 26;

/** Workers that are started at most. */
const MAX_WORKERS = 256;

/** What an extractor has that its work can be shared out. */
export interface Shared {
  readonly options: ExtractorOptions;
  /** Whether a worker of its own traces flows. */
  readonly traces: boolean;
  /** The thresholds. */
  readonly dissector: DissectorOptions;
  readonly source: FrameSource;
  readonly files: OutputFiles | undefined;
  readonly conversations: Conversations | undefined;
  readonly accountant: Accountant;
  /** Tells that all is done in this process, and why. */
  fallBack(why: string): void;
}

/** Why the frames must be dissected in this process; `undefined`: they need not. */
export function whyTogether(
  { options, conversations, files }: Pick<
    Shared,
    "options" | "conversations" | "files"
  >,
  isKept: boolean,
): string | undefined {
  const { auto, onFrame, verbose, protocols = [] } = options;
  if (auto === false) return "frames are taken one by one";
  if (isKept) return "frames are kept";
  if (onFrame || verbose) return "each frame is told to the caller";
  if (protocols.length > 0) return "there are protocols of the caller";
  if (conversations?.isReassembling) return "frames are put together";
  if (files && !files.isShareable) {
    return "the output cannot be written in pieces";
  }
  return mayRead(WORKER)
    ? undefined
    : `not permitted to read ${WORKER.pathname}`;
}

/** Shares the frames of an extraction out among workers. */
export class Parallel {
  private readonly how: WorkerOptions;
  private crew: WriterCrew | undefined = undefined;
  private tracer: TracerMember | undefined = undefined;
  private isGone = false;
  private isSharing = false;

  /** Prepares; workers are started when there is enough for them to do. */
  constructor(
    private readonly shared: Shared,
    private readonly start: () => WorkerPort = startWorker,
  ) {
    const { workers = {} } = shared.options;
    this.how = typeof workers === "number" ? { count: workers } : workers;
  }

  /** Starts what is needed from the first frame on. */
  async begin(): Promise<void> {
    const { traces, conversations, options } = this.shared;
    if (traces && conversations?.flows && !conversations.needsHeader) {
      await this.startTracer(options);
    }
    if (this.how.from !== 0 || this.isGone) return;
    this.startCrew();
    await this.crew!.settled();
    this.checkCrew();
  }

  private get size() {
    const { rangeBytes = RANGE_BYTES, rangePackets = RANGE_PACKETS } = this.how;
    return { bytes: rangeBytes, packets: rangePackets };
  }

  private async startTracer(options: ExtractorOptions): Promise<void> {
    const { dissector, source, conversations } = this.shared;
    const { trace, onFlow, limits, labels, shape } = options;
    const how = typeof trace === "object" ? trace : {};
    const index = how.index ?? onFlow === undefined;
    const tracer = new TracerMember(
      this.start(),
      this.size,
      () => source.header,
      ({ flows, account }) =>
        conversations!.adopt(flows.map((f) => Flow.revive(f)), account),
    );
    const why = await tracer.settled();
    if (why !== undefined) {
      tracer.close();
      return this.giveUp(why);
    }
    this.tracer = tracer;
    tracer.setUp({
      kind: "setup",
      dissector,
      tracing: {
        trace: { ...how, index },
        limits: limits && { ...limits },
        labels,
        shape,
      },
    });
  }

  private startCrew(): void {
    const { count = navigator.hardwareConcurrency } = this.how;
    const workers = Math.max(1, Math.min(count, MAX_WORKERS));
    const take = (x: Done) => {
      this.shared.files?.piece(x.written.subarray(0, x.size));
      this.shared.accountant.merge(x.account);
    };
    this.crew = new WriterCrew(workers, this.start, this.size, take);
  }

  /** Goes on without workers if none could be started. */
  private checkCrew(): void {
    const why = this.crew?.isGone;
    if (why !== undefined && !this.isSharing) this.giveUp(why);
  }

  private giveUp(why: string): void {
    this.isGone = true;
    this.crew?.close();
    this.crew = undefined;
    this.shared.fallBack(why);
  }

  /** Whether flows are traced elsewhere. */
  get isTracing(): boolean {
    return this.tracer !== undefined;
  }

  /** Whether workers take a frame; if not, it is to be dissected here. */
  takes(frame: Frame): boolean {
    this.tracer?.add(frame);
    if (!this.isSharing && !this.beginSharing()) return false;
    if (!this.tracer) this.shared.conversations?.frame(frame);
    this.crew!.add(frame);
    return true;
  }

  /** Lets the workers begin, if they are there. */
  private beginSharing(): boolean {
    const { crew } = this, { files, source, dissector } = this.shared;
    if (!crew?.isReady) return false;
    this.isSharing = true;
    const header = source.header!;
    files?.begin(header);
    const writing = files && { ...files.writing, header };
    const setup: Setup = { kind: "setup", dissector, writing };
    crew.setUp(setup, files?.state ?? []);
    return true;
  }

  /** Whether no more frames should come now. */
  get isFull(): boolean {
    return this.isSharing && this.crew!.isFull || this.tracer?.isFull === true;
  }

  /** Waits until more may come. */
  async room(): Promise<void> {
    if (this.isSharing) await this.crew!.room();
    await this.tracer?.room();
  }

  /** The input may let one wait now. */
  afterRead(): void {
    const { source } = this.shared, { size, bytesRead } = source;
    const { from = FROM } = this.how;
    if (!this.crew && !this.isGone && (size ?? bytesRead) >= from) {
      this.startCrew();
    }
    this.checkCrew();
    const isLive = size === undefined;
    if (this.isSharing) this.crew!.afterRead(isLive);
    this.tracer?.afterRead(isLive);
  }

  /** Waits until all is written and traced. */
  async end(): Promise<void> {
    if (this.isSharing) await this.crew!.end();
    await this.tracer?.end();
  }

  /** Ends the workers. */
  close(): void {
    this.crew?.close();
    this.tracer?.close();
  }
}
