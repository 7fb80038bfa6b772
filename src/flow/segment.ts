import { word16, word32 } from "../bytes/words.ts";

const FIN = 1, SYN = 2, RST = 4, ACK = 16;

/**
 * What those who follow connections ask of the header of every segment, read at
 * once: RFC 9293 §3.1.
 */
export class Segment {
  /** Sequence number. */
  seq = 0;
  /** Acknowledgment number. */
  ack = 0;
  /** Words of the header. */
  dataOffset = 0;
  /** Whether it synchronizes sequence numbers. */
  syn = false;
  /** Whether the sender has no more data. */
  fin = false;
  /** Whether it resets the connection. */
  rst = false;
  /** Whether the acknowledgment number counts. */
  ackFlag = false;
  /** Window, as it stands in the header. */
  window = 0;

  /** Reads the header at `p`, of which the fixed part must be there. */
  read(b: Uint8Array, p: number): void {
    const flags = word16(b, p + 12);
    this.seq = word32(b, p + 4) >>> 0;
    this.ack = word32(b, p + 8) >>> 0;
    this.dataOffset = flags >> 12;
    this.syn = (flags & SYN) !== 0;
    this.fin = (flags & FIN) !== 0;
    this.rst = (flags & RST) !== 0;
    this.ackFlag = (flags & ACK) !== 0;
    this.window = word16(b, p + 14);
  }
}
