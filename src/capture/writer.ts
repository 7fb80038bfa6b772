import type { Writer } from "../bytes/writer.ts";
import { FormatError } from "../model/error.ts";
import { MAX_PACKET } from "./format.ts";
import type { CaptureHeader } from "./header.ts";
import { NGWriter } from "./ng_writer.ts";
import type { CaptureRecord } from "./record.ts";

/** What a capture writer is made with. */
export interface CaptureWriterOptions {
  /** `pcap` (one link type, no comments) or `pcapng`. */
  readonly format?: "pcap" | "pcapng" | undefined;
  /** Byte order; little unless given. */
  readonly byteOrder?: "little" | "big" | undefined;
  /** Nanoseconds in pcap; without it, as the header says. In pcapng each interface keeps its resolution. */
  readonly nanosecond?: boolean | undefined;
}

/** What is needed of a header to write a file. */
export type WrittenHeader =
  & Pick<CaptureHeader, "linkType" | "snapLength">
  & Partial<CaptureHeader>;

/**
 * Writes packets as a capture file, into a {@linkcode Writer} that the caller
 * empties.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CaptureReader, CaptureRecord, CaptureWriter, Writer } from "@pcapkit/core";
 *
 * const w = new Writer();
 * const out = new CaptureWriter({ format: "pcapng" });
 * out.begin(w, { linkType: 1, snapLength: 0 });
 * const record = new CaptureRecord();
 * record.b = new Uint8Array([1, 2, 3]);
 * record.end = record.length = 3;
 * record.seconds = 1600000000;
 * record.link = 1;
 * out.record(w, record);
 * out.end(w);
 *
 * const reader = new CaptureReader(w.written.slice());
 * const back = new CaptureRecord();
 * assertEquals(reader.nextSync(back), true);
 * assertEquals(back.time, 1600000000000000000n);
 * assertEquals(back.bytes, new Uint8Array([1, 2, 3]));
 * ```
 */
export class CaptureWriter {
  private readonly little: boolean;
  private readonly ng: NGWriter | undefined;
  private readonly fixedResolution: boolean;
  private nanosecond: boolean;
  private linkType = -1;
  private maxPacket = MAX_PACKET;

  /** Makes a writer of pcap or pcapng. */
  constructor(options: CaptureWriterOptions = {}) {
    this.little = options.byteOrder !== "big";
    this.nanosecond = options.nanosecond ?? false;
    this.fixedResolution = options.nanosecond !== undefined;
    if (options.format === "pcapng") this.ng = new NGWriter(this.little);
  }

  /** Writes the file header. */
  begin(w: Writer, header: WrittenHeader): void {
    if (this.ng) return this.ng.begin(w, header);
    const { little } = this, { interfaces = [] } = header;
    if (!this.fixedResolution) {
      this.nanosecond = (header.ticksPerSecond ?? 1e6) > 1e6;
    }
    // the first interface decides what a file without packets says
    this.linkType = header.linkType < 0 ? 1 : header.linkType;
    const fcs = interfaces[0]?.fcsLength;
    const network = fcs === undefined
      ? this.linkType
      : this.linkType + 0x04000000 + (fcs >> 1 & 15) * 0x10000000;
    this.maxPacket = Math.max(header.snapLength, MAX_PACKET);
    w.u32(this.nanosecond ? 0xa1b23c4d : 0xa1b2c3d4, little);
    w.u16(2, little);
    w.u16(4, little);
    w.u32(header.thisZone ?? 0, little);
    w.u32(header.sigFigs ?? 0, little);
    w.u32(header.snapLength || 262144, little);
    w.u32(network, little);
  }

  /**
   * Writes one packet.
   *
   * @throws {FormatError} when pcap cannot hold it: a second link type, a time before 1970 or after 2106, or too large a packet.
   */
  record(w: Writer, r: CaptureRecord): void {
    if (this.ng) return this.ng.record(w, r);
    const { little, linkType } = this;
    if (r.link !== linkType) {
      throw new FormatError(
        `packet ${r.number} has link type ${r.link}, the file ${linkType}: pcap holds one; write pcapng`,
      );
    }
    if (r.seconds < 0 || r.seconds > 0xffffffff) {
      throw new FormatError(
        `packet ${r.number} was captured at ${r.seconds} s, which pcap cannot say; write pcapng`,
      );
    }
    if (r.end - r.start > this.maxPacket) {
      throw new FormatError(
        `packet ${r.number} has ${r.capturedLength} bytes, more than programs read of pcap; write pcapng`,
      );
    }
    const { nanoseconds } = r;
    w.u32(r.seconds, little);
    w.u32(
      this.nanosecond ? nanoseconds : Math.floor(nanoseconds / 1000),
      little,
    );
    w.u32(r.end - r.start, little);
    w.u32(r.length, little);
    w.range(r.b, r.start, r.end);
  }

  /** Writes what comes behind the packets in pcapng: names, counters, other blocks of `header`, if it has grown. */
  end(w: Writer, header?: WrittenHeader): void {
    this.ng?.end(w, header);
  }
}
