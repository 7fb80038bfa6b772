import type { Writer } from "../bytes/writer.ts";
import type { CaptureHeader } from "../capture/header.ts";
import type { Registry } from "../dissect/registry.ts";
import type { Frame } from "../dissect/frame.ts";

/** How layers stand in a frame: beside each other, or each inside its parent. */
export type Shape = "flat" | "nested";

/** What an output is made with. */
export interface OutputOptions {
  /** Beside each field that has names, `<field>Label`. */
  readonly labels?: boolean | undefined;
  /** How layers stand in a frame; `flat` unless given. */
  readonly shape?: Shape | undefined;
  /** Only these fields: our names or Wireshark's. */
  readonly fields?: readonly string[] | undefined;
  /** Write the capture header first, where the format leaves it out. */
  readonly header?: boolean | undefined;
  /** Byte order of captures that are written; little unless given. */
  readonly byteOrder?: "little" | "big" | undefined;
  /** Nanoseconds in pcap files that are written; without it, as the input has. */
  readonly nanosecond?: boolean | undefined;
  /** Colours for a terminal. */
  readonly colors?: boolean | undefined;
  /** The protocols that are dissected, for fields to be looked up. */
  readonly registry: Registry;
}

/**
 * Writes frames in one format. It knows fields and views, never protocols.
 * Without `begin` and `end` each frame is a document of its own.
 */
export interface Output {
  /** Begins a document of many frames. */
  begin?(w: Writer, header: CaptureHeader): void;
  /** Writes one frame; it must not be kept. */
  frame(frame: Frame, w: Writer): void;
  /** Writes the header as a document of its own. */
  header?(w: Writer, header: CaptureHeader): void;
  /** What the next frame of the document depends on beside itself, as plain numbers; absent: on nothing. */
  state?(): readonly number[];
  /**
   * Goes on in the middle of a document that others began, where what was
   * written before has led to `state`. An output without it writes a document
   * from its beginning only, so the work cannot be shared out among workers.
   */
  resume?(header: CaptureHeader, state: readonly number[]): void;
  /** Ends the document; `header` is complete now. */
  end?(w: Writer, header: CaptureHeader): void;
}

/** One output format. */
export interface OutputFormat {
  /** Its name, and other names for it. */
  readonly names: readonly [string, ...string[]];
  /** Extension of its files, without a dot. */
  readonly extension: string;
  /** Makes a writer for one document. */
  open(options: OutputOptions): Output;
}
