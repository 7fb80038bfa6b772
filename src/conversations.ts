import type { CaptureHeader } from "./capture/header.ts";
import type { Frame } from "./dissect/frame.ts";
import type { Registry } from "./dissect/registry.ts";
import type { ExtractorOptions, TraceOptions } from "./extractor_options.ts";
import type { Flow } from "./flow/flow.ts";
import { Flows } from "./flow/flows.ts";
import { findFormat } from "./make_name.ts";
import type { ConversationAccount } from "./model/account.ts";
import type { OutputFormat } from "./output/output.ts";
import { IPv4Reassembly, IPv6Reassembly } from "./reassembly/ip_reassembly.ts";
import { TCPReassembly } from "./reassembly/tcp_reassembly.ts";
import { TraceFiles } from "./trace_files.ts";

/** Format of the files of flows, unless asked otherwise. */
const TRACE_FORMAT = "pcap";

/** What goes beyond single packets: reassembly and flows, as the options of an extractor ask. */
export class Conversations {
  /** IPv4 fragments, if they are put together. */
  readonly ipv4: IPv4Reassembly | undefined;
  /** IPv6 fragments, if they are put together. */
  readonly ipv6: IPv6Reassembly | undefined;
  /** TCP streams, if they are put together. */
  readonly tcp: TCPReassembly | undefined;
  /** Flows, if they are traced. */
  readonly flows: Flows | undefined;
  private readonly files: TraceFiles | undefined;
  private ended = false;

  /**
   * Prepares what the options ask for; `header` says what the capture is, and
   * `unknown` is told of a format that does not exist.
   */
  constructor(
    options: ExtractorOptions,
    registry: Registry,
    private readonly formats: readonly OutputFormat[],
    header: () => CaptureHeader,
    unknown: (format: string) => void,
  ) {
    const { strict, onDatagram, limits, ip, trace, onStream, onData } = options;
    const store = options.store !== false && onDatagram === undefined;
    const common = { strict, store, onDatagram, registry };
    const ofIP = { ...common, limits: limits?.ip };
    if (options.ipv4 || ip) this.ipv4 = new IPv4Reassembly(ofIP);
    if (options.ipv6 || ip) this.ipv6 = new IPv6Reassembly(ofIP);
    if (options.tcp || onStream || onData) {
      this.tcp = new TCPReassembly({
        ...common,
        onStream,
        onData,
        onGap: options.onGap,
        consumers: options.consumers,
        limits: limits?.tcp,
      });
    }
    if (trace || options.onFlow) {
      const wanted: TraceOptions = typeof trace === "object" ? trace : {};
      this.files = this.traceFiles(wanted, registry, header, unknown, options);
      this.flows = this.followFlows(wanted, options);
    }
    registry.attach(
      [this.ipv4, this.ipv6, this.tcp].flatMap((r) => r?.assembler ?? []),
    );
  }

  private traceFiles(
    { output, format = TRACE_FORMAT, byteOrder, nanosecond }: TraceOptions,
    registry: Registry,
    header: () => CaptureHeader,
    unknown: (format: string) => void,
    { labels, shape, limits }: ExtractorOptions,
  ): TraceFiles | undefined {
    if (output === undefined) return undefined;
    const found = findFormat(this.formats, format);
    if (!found) {
      unknown(format);
      return undefined;
    }
    const how = { labels, shape, byteOrder, nanosecond, registry };
    return new TraceFiles(output, found, how, header, limits?.flowFiles);
  }

  private followFlows(trace: TraceOptions, options: ExtractorOptions): Flows {
    const { files } = this, { onFlow, store, limits } = options;
    return new Flows({
      protocols: trace.protocols,
      index: trace.index ?? onFlow === undefined,
      store: store !== false && onFlow === undefined,
      onPacket: files && ((flow, frame) => files.packet(flow, frame)),
      onFlow: (flow: Flow) => {
        files?.finish(flow);
        onFlow?.(flow);
      },
      limits: limits?.flows,
    });
  }

  /** Whether there is anything to do. */
  get isActive(): boolean {
    return this.flows !== undefined || this.ipv4 !== undefined ||
      this.ipv6 !== undefined || this.tcp !== undefined;
  }

  /** Looks at the next frame. */
  frame(frame: Frame): void {
    frame.walk(); // the assemblers look at it then
    this.flows?.add(frame);
  }

  /** Whether packets are put together, so that what a frame shows depends on others. */
  get isReassembling(): boolean {
    return this.ipv4 !== undefined || this.ipv6 !== undefined ||
      this.tcp !== undefined;
  }

  /** Whether each flow is written to a file whose format may tell what the capture says only later. */
  get needsHeader(): boolean {
    return this.files !== undefined && !this.files.isPcap;
  }

  /** Takes over flows that were followed elsewhere, and what that account says of them. */
  adopt(flows: readonly Flow[], { flows: counts }: ConversationAccount): void {
    const { withoutFile = 0, ...totals } = counts ?? {};
    for (const flow of flows) this.flows?.adopt(flow);
    if (this.flows) Object.assign(this.flows.totals, totals);
    if (this.files) this.files.leftOut = withoutFile;
  }

  /** Ends what is still open. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.ipv4?.end();
    this.ipv6?.end();
    this.tcp?.end();
    this.flows?.end();
  }

  /** What the account says of it. */
  get account(): ConversationAccount {
    const { ipv4, ipv6, tcp, flows, files } = this;
    return {
      ...(ipv4 && { ipv4: { ...ipv4.counts } }),
      ...(ipv6 && { ipv6: { ...ipv6.counts } }),
      ...(tcp && {
        tcp: {
          ...tcp.counts,
          incompleteMessages: tcp.messages.incomplete,
          oversizedMessages: tcp.messages.oversized,
        },
      }),
      ...(flows && {
        flows: {
          ...flows.totals,
          ...(files && { withoutFile: files.leftOut }),
        },
      }),
    };
  }
}
