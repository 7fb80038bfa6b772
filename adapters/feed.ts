/** Packets on their way to a program, as pcap. */
import { Writer } from "../src/bytes/writer.ts";
import type { CaptureRecord } from "../src/capture/record.ts";
import { CaptureWriter } from "../src/capture/writer.ts";

/** Bytes that are written at a time. */
const CHUNK = 1 << 16;
/** Bytes of a packet that programs take. */
const MAX_PACKET = 262_144;
/** The largest time that pcap can say. */
const MAX_TIME = 0xffffffff;
/** What a file without packets says. */
const ETHERNET = 1;

/** Puts packets together as a pcap file of one link type, the first one's. */
export class Feed {
  /** Packets so far. */
  packets = 0;
  private readonly w: Writer = new Writer();
  private readonly out = new CaptureWriter({ nanosecond: true });
  private readonly copy: CaptureRecord;
  private link = -1;

  /** Begins with no packet; `copy` is written where a packet must be changed. */
  constructor(copy: CaptureRecord) {
    this.copy = copy;
  }

  /** Adds a packet; false: it is of another link type than the first. */
  add(r: CaptureRecord): boolean {
    if (this.link < 0) this.begin(r.link);
    if (r.link !== this.link) return false;
    this.packets++;
    const isLarge = r.capturedLength > MAX_PACKET;
    const isOld = r.seconds < 0 || r.seconds > MAX_TIME;
    if (isLarge || isOld) {
      this.copy.copyFrom(r);
      r = this.copy;
      if (isLarge) r.end = r.start + MAX_PACKET;
      if (isOld) r.seconds = 0; // times are the file's own anyhow
    }
    this.out.record(this.w, r);
    return true;
  }

  private begin(linkType: number): void {
    this.link = linkType;
    this.out.begin(this.w, { linkType, snapLength: MAX_PACKET });
  }

  /** No packet will follow. */
  end(): void {
    if (this.link < 0) this.begin(ETHERNET);
  }

  /** Whether it is time to write what there is. */
  get isFull(): boolean {
    return this.w.n >= CHUNK;
  }

  /** What is to be written; valid until the next packet. */
  take(): Uint8Array {
    const b = this.w.b.subarray(0, this.w.n);
    this.w.n = 0;
    return b;
  }
}
