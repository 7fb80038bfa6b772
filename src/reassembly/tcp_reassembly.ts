import { Registry } from "../dissect/registry.ts";
import { protocols } from "../protocols/mod.ts";
import { AckView } from "./ack_view.ts";
import { StreamBudget, StreamCollector, type TCPStream } from "./collector.ts";
import type { Connection } from "./connection.ts";
import type { TCPDatagram } from "./datagrams.ts";
import {
  MessageBudget,
  type MessageLimits,
  StreamMessages,
} from "./messages.ts";
import { Reassembly, type ReassemblyOptions } from "./reassembly.ts";
import type { StreamChunk, StreamConsumer } from "./stream.ts";
import { type TCPCounts, type TCPLimits, TCPStreams } from "./tcp.ts";

/** Budgets of TCP reassembly, its streams and messages. */
export interface TCPReassemblyLimits extends TCPLimits, MessageLimits {
  /** Bytes of one connection that are kept for `onStream`; 64 MiB unless given. */
  readonly streamBytes?: number | undefined;
  /** Bytes of all live connections that are kept for `onStream`; 512 MiB unless given. */
  readonly streamsBytes?: number | undefined;
}

/** What TCP reassembly is made with. */
export interface TCPReassemblyOptions extends ReassemblyOptions<TCPDatagram> {
  /** Called with each connection when it is over, with all that was sent. */
  readonly onStream?: ((stream: TCPStream) => void) | undefined;
  /** Called with the bytes of each direction in their order, as they come; what is kept of a chunk must be copied. */
  readonly onData?:
    | ((chunk: StreamChunk, connection: Connection) => void)
    | undefined;
  /** Called with what is missing in a direction: where in the stream, and how many bytes. */
  readonly onGap?:
    | ((
      way: 0 | 1,
      offset: number,
      length: number,
      connection: Connection,
    ) => void)
    | undefined;
  /** Further consumers of each connection. */
  readonly consumers?:
    | ((connection: Connection) => readonly StreamConsumer[])
    | undefined;
  /** Budgets. */
  readonly limits?: TCPReassemblyLimits | undefined;
  /** The protocols that datagrams are dissected with; the built-in ones unless given. */
  readonly registry?: Registry | undefined;
}

/**
 * Puts TCP streams together, and gives two views of them: PyPCAPKit's
 * datagrams (all that a side sends while it acknowledges the same number), and
 * whole streams.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Extractor, TCPReassembly } from "@pcapkit/core";
 *
 * const frames = new Extractor({ input: "testdata/captures/recorded/http.pcap" });
 * const { datagrams } = new TCPReassembly().run(frames);
 * assertEquals(datagrams.length, 4); // two requests, two responses
 * assertEquals(`${datagrams[0].packet!.chain}`, "TCP:HTTP");
 * ```
 */
export class TCPReassembly extends Reassembly<TCPDatagram> {
  /** See {@linkcode Reassembly}. */
  readonly protocol: string = "tcp";
  /**
   * See {@linkcode Reassembly}.
   *
   * @internal
   */
  readonly assembler: TCPStreams;
  /**
   * What messages cost, where the frames get them.
   *
   * @internal
   */
  readonly messages: MessageBudget;
  private readonly budget: StreamBudget;
  private registry: Registry | undefined;

  /** Makes it, empty. */
  constructor(protected override readonly options: TCPReassemblyOptions = {}) {
    super(options);
    const { limits } = options;
    this.registry = options.registry;
    this.messages = new MessageBudget(limits);
    this.budget = new StreamBudget(limits?.streamBytes, limits?.streamsBytes);
    this.assembler = new TCPStreams((c) => this.consumers(c), limits);
    this.assembler.wantsHeaders = this.wanted;
  }

  /** Who takes the streams of a connection. */
  private consumers(c: Connection): readonly StreamConsumer[] {
    const { onStream, onData, onGap, consumers } = this.options;
    const list: StreamConsumer[] = [];
    if (this.assembler.attached) {
      list.push(new StreamMessages(this.assembler, c, this.messages));
    }
    if (this.wanted) {
      const registry = this.registry ??= new Registry(protocols);
      list.push(new AckView(registry, (d) => this.report(d)));
    }
    if (onStream) list.push(new StreamCollector(this.budget, onStream));
    if (onData || onGap) {
      list.push({ data: onData ?? nothing, gap: onGap ?? nothing });
    }
    if (consumers) list.push(...consumers(c));
    return list;
  }

  /** See {@linkcode Reassembly}. */
  end(): void {
    this.assembler.end();
  }

  /** What happened beside the data. */
  get counts(): Readonly<TCPCounts> {
    return this.assembler.counts;
  }
}

function nothing(): void {}
