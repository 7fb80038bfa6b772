import type { GivenDissector, Reading } from "../src/dissect/given.ts";
import type {
  EngineArguments,
  EngineGives,
  EngineProgram,
} from "../src/engine/engine.ts";

/** What a program says of one packet, and which. */
export interface PacketReading extends Reading {
  /** Counted from 1; absent: the next one. */
  readonly number?: number;
  /** Its bytes, of a program that passes packets over and says no numbers: the next packet that holds them is meant. */
  readonly bytes?: Uint8Array;
  /** Bytes on the wire, where the program says. */
  readonly length?: number;
  /** Seconds since 1970 UTC, with nine digits behind the point. */
  readonly epoch?: string;
}

/** Takes the output of a program apart. Whatever it throws ends the program. */
export interface OutputParser {
  /** Takes one line; gives the packet that is complete with it. */
  line(line: string): PacketReading | undefined;
  /** The packet that the end completes. */
  end?(): PacketReading | undefined;
}

/** A program that reads captures, as an engine. */
export interface Adapter {
  /** Its names. */
  readonly names: readonly [string, ...string[]];
  /** What it is, for a person. */
  readonly about: string;
  /** What it can do. */
  readonly gives: EngineGives;
  /** How to get it. */
  readonly remedy: string;
  /**
   * Whether it is given every packet as pcap on its standard input, whatever
   * the input is: then it need not know compressed files, pcapng with several
   * link types, or how to go on behind damage, and tells of every packet.
   * Without it, it is given the path.
   */
  readonly feed?: boolean;
  /** Where it is, and its version; `undefined`: it is not there. */
  find(program: string | undefined): EngineProgram | undefined;
  /** Arguments that make it read `input`, a path or `-`. */
  args(input: string, passed: EngineArguments): readonly string[];
  /** Takes its output apart. */
  parser(dissector: GivenDissector): OutputParser;
  /** What it writes to standard error that is worth a warning, though it ended well. */
  complaint?(words: string): string | undefined;
}
