import type { CaptureHeader } from "../capture/header.ts";
import type { Growth } from "../capture/growing_source.ts";
import type { DamageLog } from "../capture/format.ts";
import type { Input } from "../capture/source.ts";
import type { Dissector } from "../dissect/dissector.ts";
import type { Frame } from "../dissect/frame.ts";
import type { WarningName } from "../model/warning.ts";

/** What an engine can do, for the extractor to warn of what it cannot. */
export interface EngineGives {
  /** Every field that tables have, or some. */
  readonly fields: "all" | "some";
  /** The bytes of each packet. */
  readonly bytes: boolean;
  /** Where each field lies. */
  readonly ranges: boolean;
  /** Reassembly of fragments and streams. */
  readonly reassembly: boolean;
  /** Layer and protocol thresholds. */
  readonly thresholds: boolean;
  /** Tracing of flows. */
  readonly trace: boolean;
  /** What the file says of itself. */
  readonly header: boolean;
  /** Files that are still written. */
  readonly tail?: boolean;
  /** Standard input. */
  readonly stdin: boolean;
  /** Output files. */
  readonly output: boolean;
}

/** What is handed on to the program behind an engine. */
export interface EngineArguments {
  /** Only packets that match a display filter of Wireshark; tshark. */
  readonly displayFilter?: string | undefined;
  /** Only packets that match a filter of libpcap; tcpdump. */
  readonly bpf?: string | undefined;
  /** Rules such as `tcp.port==8888,http`; tshark. */
  readonly decodeAs?: readonly string[] | undefined;
  /** Preferences such as `tcp.desegment_tcp_streams:FALSE`; tshark. */
  readonly preferences?: readonly string[] | undefined;
  /** A file of TLS secrets; tshark. */
  readonly keyLog?: string | undefined;
  /** Packets after which it forgets streams and fragments, so that its memory does not grow; tshark. 100 000 unless given, 0: never. */
  readonly sessionSize?: number | undefined;
  /** Milliseconds without a word after which the program is given up; 60 000 unless given. */
  readonly patience?: number | undefined;
  /** The program to run instead of the one on PATH. */
  readonly program?: string | undefined;
}

/** The program behind an engine. */
export interface EngineProgram {
  /** Where it was found. */
  readonly path: string;
  /** Its version, as it says itself. */
  readonly version: string;
}

/** What an engine is asked for. */
export interface EngineOptions {
  /** Dissects the packets; the thresholds are in it. */
  readonly dissector: Dissector;
  /** Whether frames are kept by somebody: if not, one frame serves for all. */
  readonly keep: () => boolean;
  /** Most bytes and most bytes per byte that come out of a compressed file. */
  readonly maxDecompressed?: number | undefined;
  /** See `maxDecompressed`. */
  readonly maxRatio?: number | undefined;
  /** Gets every byte of the input as it is read. */
  readonly onBytes?: ((b: Uint8Array) => void) | undefined;
  /** For a file that is still written: at its end one waits for more. */
  readonly growth?: Growth | undefined;
  /** What is handed on to the program behind an engine. */
  readonly arguments?: EngineArguments | undefined;
  /** Gets what the reader of the frames should know. */
  readonly warn?: ((name: WarningName, message: string) => void) | undefined;
}

/** One input being read. */
export interface Session {
  /** What to call the input. */
  readonly name: string;
  /** Bytes of the input in all, where that is known. */
  readonly size: number | undefined;
  /** Bytes read so far. */
  readonly bytesRead: number;
  /** What the file says of itself; `undefined`: nothing was read yet, or the engine does not know. */
  readonly header: CaptureHeader | undefined;
  /** What was wrong with the file. */
  readonly damage: DamageLog;
  /** Whether `batchSync` works. */
  readonly isSync: boolean;
  /** The frames of one read; `undefined`: there are no more. Each is valid until the next unless they are kept. */
  batch(): Promise<Iterable<Frame> | undefined>;
  /** The same, without waiting. */
  batchSync(): Iterable<Frame> | undefined;
  /** Releases what was opened. */
  close(): void;
}

/** A way to turn a capture into frames. */
export interface Engine {
  /** Its name, and other names for it. */
  readonly names: readonly [string, ...string[]];
  /** What it can do. */
  readonly gives: EngineGives;
  /** Whether the dissection may be shared out among workers, and whether one of them traces flows. */
  readonly sharing?: { readonly traces: boolean };
  /** What it is, for a person. */
  readonly about?: string;
  /** How to get what is missing. */
  readonly remedy?: string;
  /** Whether it can run here, with the program at this path if one is given. */
  isAvailable(program?: string): boolean;
  /** The program behind it, as far as there is one. */
  program?(): EngineProgram | undefined;
  /** Opens an input. */
  open(input: Input, options: EngineOptions): Session;
}
