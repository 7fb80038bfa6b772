const NO_BYTES = new Uint8Array(0);

/**
 * One packet of a capture file, as numbers: its bytes are `b[start..end)`.
 * A reader fills the same record again and again.
 */
export class CaptureRecord {
  /** The block that holds the bytes. */
  b: Uint8Array = NO_BYTES;
  /** First byte of the packet in the block. */
  start = 0;
  /** First byte behind it. */
  end = 0;
  /** Bytes on the wire. */
  length = 0;
  /** Seconds since 1970 UTC. */
  seconds = 0;
  /** Nanoseconds of the second. */
  nanoseconds = 0;
  /** Whether the file says when the packet was captured. */
  hasTime = true;
  /** Index of the interface in the capture; 0 in pcap. */
  interface = 0;
  /** Link type of the interface. */
  link = 0;
  /** Where the record begins in the (decompressed) file. */
  offset = 0;
  /** Counted from 1. */
  number = 0;
  /** Options of a pcapng packet block: `b[optionsStart..optionsEnd)`. */
  optionsStart = 0;
  /** First byte behind the options. */
  optionsEnd = 0;
  /** Byte order of the options. */
  littleEndian = true;
  /** The pcapng section it stands in, counted from 1; 0 in pcap. */
  section = 0;
  /** Packets lost before this one, as the obsolete packet block of pcapng tells; 0: none, or it does not tell. */
  drops = 0;

  /** Counts the packets that this record has held, so that nobody takes one for another. */
  revision = 0;

  /** Bytes that were captured. */
  get capturedLength(): number {
    return this.end - this.start;
  }

  /** When it was captured: nanoseconds since 1970 UTC; 0 where the file does not say. */
  get time(): bigint {
    return BigInt(this.seconds) * 1_000_000_000n + BigInt(this.nanoseconds);
  }

  /** The captured bytes, as a view of the block. */
  get bytes(): Uint8Array {
    return this.b.subarray(this.start, this.end);
  }

  /** Takes over the numbers of another record. */
  copyFrom(r: CaptureRecord): void {
    this.b = r.b;
    this.start = r.start;
    this.end = r.end;
    this.length = r.length;
    this.seconds = r.seconds;
    this.nanoseconds = r.nanoseconds;
    this.hasTime = r.hasTime;
    this.interface = r.interface;
    this.link = r.link;
    this.offset = r.offset;
    this.number = r.number;
    this.optionsStart = r.optionsStart;
    this.optionsEnd = r.optionsEnd;
    this.littleEndian = r.littleEndian;
    this.section = r.section;
    this.revision++;
    this.drops = r.drops;
  }

  /** Copies the bytes, so that the record no longer keeps its block alive. */
  detach(): this {
    // the options of a packet block stand behind its bytes
    const last = Math.max(this.end, this.optionsEnd);
    const shift = this.start;
    this.b = this.b.slice(shift, last);
    this.revision++;
    this.start = 0;
    this.end -= shift;
    this.optionsStart = Math.max(0, this.optionsStart - shift);
    this.optionsEnd = Math.max(0, this.optionsEnd - shift);
    return this;
  }
}
