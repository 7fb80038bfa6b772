import type { Input } from "./capture/source.ts";
import type { AnyProtocol } from "./dissect/protocol.ts";
import type { Frame } from "./dissect/frame.ts";
import type { Engine, EngineArguments } from "./engine/engine.ts";
import type { CoreExtractor } from "./extractor.ts";
import type { Warning } from "./model/warning.ts";
import type { Flow } from "./flow/flow.ts";
import type { FlowLimits } from "./flow/flows.ts";
import type { OutputFormat, Shape } from "./output/output.ts";
import type { TCPStream } from "./reassembly/collector.ts";
import type { Datagram } from "./reassembly/datagrams.ts";
import type { IPLimits } from "./reassembly/ip.ts";
import type {
  TCPReassemblyLimits,
  TCPReassemblyOptions,
} from "./reassembly/tcp_reassembly.ts";

/** Budgets; what goes beyond them is told and left out. */
export interface Limits {
  /** Layers of one frame; 256 unless given. */
  readonly layers?: number;
  /** Bytes that come out of a compressed file; 1 TiB unless given. */
  readonly decompressedBytes?: number;
  /** Bytes that come out of each byte of a compressed file; 2000 unless given. */
  readonly decompressionRatio?: number;
  /** Reassembly of IP fragments. */
  readonly ip?: IPLimits;
  /** Reassembly of TCP streams, and the messages in them. */
  readonly tcp?: TCPReassemblyLimits;
  /** Flows that are traced. */
  readonly flows?: FlowLimits;
  /** Files that flows are written to; 100 000 unless given. */
  readonly flowFiles?: number;
}

/** How flows are traced. */
export interface TraceOptions {
  /** The folder that gets a file for each flow; without it there are no files. */
  readonly output?: string | undefined;
  /** `pcap`, `pcapng`, `json`, `ndjson`, `plist`, `tree` or another format; `pcap` unless given. */
  readonly format?: string | undefined;
  /** Byte order of captures; little unless given. */
  readonly byteOrder?: "little" | "big" | undefined;
  /** Nanoseconds in pcap; as the input has, unless given. */
  readonly nanosecond?: boolean | undefined;
  /** Only these protocols, by id; all that have ports unless given. */
  readonly protocols?: readonly string[] | undefined;
  /** Whether each flow keeps the numbers of its frames; `true` unless `onFlow` is given. */
  readonly index?: boolean | undefined;
}

/** How work is shared out among workers. */
export interface WorkerOptions {
  /** How many workers, up to 256; as many as there are cores unless given. */
  readonly count?: number | undefined;
  /** Bytes of a capture from which on it is shared out; smaller ones are read sooner without. */
  readonly from?: number | undefined;
  /** Bytes of packets that a worker gets at a time. */
  readonly rangeBytes?: number | undefined;
  /** Packets that a worker gets at a time. */
  readonly rangePackets?: number | undefined;
}

/** How far reading has come. */
export interface Progress {
  /** Bytes of the input read so far. */
  readonly bytesRead: number;
  /** Bytes of all inputs, where that is known. */
  readonly size: number | undefined;
  /** Frames so far. */
  readonly frames: number;
}

/** What an extractor is made with. Every option has a default. */
export interface ExtractorOptions {
  /** What to read: a path, `-` for standard input, a URL, bytes, a stream, or several of them in turn; `in.pcap` unless given. */
  readonly input?: Input | readonly Input[] | undefined;
  /** The file to write, `-` for standard output, or with `files` the folder; `out.<extension>` unless given. */
  readonly output?: string | undefined;
  /** `json`, `ndjson`, `plist` (`xml`), `tree` (`txt`, `text`), `csv`, `pcap`, `pcapng`, or a custom one; by the extension of `output` unless given. */
  readonly format?: string | undefined;
  /** Whether `run()` reads to the end; `false`: the caller iterates. */
  readonly auto?: boolean | undefined;
  /** Whether missing extensions are appended; `true` unless given. */
  readonly extension?: boolean | undefined;
  /** Whether frames are kept in `frames`; unless given, when nothing else takes them. */
  readonly store?: boolean | undefined;
  /** One file per frame, in a folder. */
  readonly files?: boolean | undefined;
  /** No output; `true` when neither `output` nor `format` is given. */
  readonly nofile?: boolean | undefined;
  /** `true` prints ` - Frame   1: ethernet:ipv4:tcp`; a function is called with each frame. */
  readonly verbose?:
    | boolean
    | ((extractor: CoreExtractor, frame: Frame) => void)
    | undefined;
  /** Which engine; `native` unless given. */
  readonly engine?: string | undefined;
  /** What is handed on to the program behind the engine. */
  readonly engineArguments?: EngineArguments | undefined;
  /** How many workers the engines `pipeline` and `server` start, or more of how they share work out. */
  readonly workers?: number | WorkerOptions | undefined;
  /** Dissect up to and including `link`, `internet`, `transport` or `application`. */
  readonly layer?: string | undefined;
  /** Dissect up to and including the first of these protocols: id, label, alias, or the protocol. */
  readonly protocol?:
    | string
    | AnyProtocol
    | readonly (string | AnyProtocol)[]
    | undefined;
  /** Put fragments of IPv4 together: the frame that completes a datagram shows what is in it. */
  readonly ipv4?: boolean | undefined;
  /** Put fragments of IPv6 together. */
  readonly ipv6?: boolean | undefined;
  /** Both. */
  readonly ip?: boolean | undefined;
  /** Put TCP streams together: the frame that completes a message shows it. */
  readonly tcp?: boolean | undefined;
  /** Whether reassembly also reports what never completed; `true` unless given. */
  readonly strict?: boolean | undefined;
  /** Trace flows; with an object, how, and whether each is written to a file. */
  readonly trace?: boolean | TraceOptions | undefined;
  /** Wait for more at the end of the (last) input, a file that is still written, until `signal` comes. */
  readonly tail?: boolean | undefined;
  /** In place of `input`: a folder, or a pattern of paths with `*` and `?`, whose files are read in the order in which they were written; with `tail` those too that come later. */
  readonly rotate?: string | undefined;
  /** Further protocols, for this extractor alone; a later one wins. */
  readonly protocols?: readonly AnyProtocol[] | undefined;
  /** Further output formats. */
  readonly outputs?: readonly OutputFormat[] | undefined;
  /** Further engines. */
  readonly engines?: readonly Engine[] | undefined;
  /** Called with each frame, as it is read. The frame may be kept. */
  readonly onFrame?: ((frame: Frame) => void) | undefined;
  /** Called with each datagram that was put together, once; they are not kept then. */
  readonly onDatagram?: ((datagram: Datagram) => void) | undefined;
  /** Called with each TCP connection when it is over, with all that was sent. */
  readonly onStream?: ((stream: TCPStream) => void) | undefined;
  /** Called with the bytes of TCP streams in their order, as they come; what is kept of a chunk must be copied. */
  readonly onData?: TCPReassemblyOptions["onData"];
  /** Called with what is missing in a TCP stream. */
  readonly onGap?: TCPReassemblyOptions["onGap"];
  /** Makes further consumers of each TCP connection. */
  readonly consumers?: TCPReassemblyOptions["consumers"];
  /** Called with each flow when it is over; they are not kept then. */
  readonly onFlow?: ((flow: Flow) => void) | undefined;
  /** Called with each warning. */
  readonly onWarning?: ((warning: Warning) => void) | undefined;
  /** Called after each read. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** A file that gets what is read from the input, as it is. */
  readonly save?: string | undefined;
  /** Budgets. */
  readonly limits?: Limits | undefined;
  /** Stops the run; what was written by then is complete. */
  readonly signal?: AbortSignal | undefined;
  /** Stop after so many frames. */
  readonly count?: number | undefined;
  /** Only these fields, in csv and ndjson: our names or Wireshark's. */
  readonly fields?: readonly string[] | undefined;
  /** How layers stand in json, ndjson and plist; `flat` unless given. */
  readonly shape?: Shape | undefined;
  /** Beside each field that has names, `<field>Label`. */
  readonly labels?: boolean | undefined;
  /** The capture header as the first line of ndjson. */
  readonly withHeader?: boolean | undefined;
  /** Colours in the format `line`. */
  readonly colors?: boolean | undefined;
}

/** Version of the capture's format. */
export interface VersionInfo {
  /** Major version. */
  readonly major: number;
  /** Minor version. */
  readonly minor: number;
}
