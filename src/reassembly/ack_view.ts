import type { Registry } from "../dissect/registry.ts";
import type { Connection } from "./connection.ts";
import { runsOf, TCPDatagram } from "./datagrams.ts";
import { seqDiff } from "../flow/seq.ts";
import type { StreamChunk, StreamConsumer } from "./stream.ts";

/** Bytes of one datagram; what follows is another's. */
export const MAX_DATAGRAM = 64 << 20;

/** What one side has sent so far while it acknowledged the same number. */
interface Open {
  readonly ack: number;
  readonly header: Uint8Array;
  readonly frames: number[];
  readonly pieces: { readonly at: number; readonly b: Uint8Array }[];
  bytes: number;
  hasGap: boolean;
}

/**
 * PyPCAPKit's view of a connection: all that a side sends while it
 * acknowledges the same number is one datagram, as in a conversation in turns.
 * Bytes that were sent again belong to where they stand in the stream.
 */
export class AckView implements StreamConsumer {
  private readonly open: [Open | undefined, Open | undefined] = [
    undefined,
    undefined,
  ];

  /** Hands each datagram to `report`. */
  constructor(
    private readonly registry: Registry,
    private readonly report: (datagram: TCPDatagram) => void,
  ) {}

  /** See {@linkcode StreamConsumer}. */
  data(chunk: StreamChunk, c: Connection): void {
    const { way, offset, b, p, end, frame } = chunk;
    let x = this.open[way];
    const later = x !== undefined && seqDiff(chunk.ack, x.ack) > 0;
    if (x === undefined || later && !this.fillsIn(chunk, c)) {
      this.finish(way, c);
      x = this.begin(chunk);
    } else if (x.bytes + end - p > MAX_DATAGRAM) {
      this.finish(way, c);
      x = this.begin(chunk);
    }
    x.pieces.push({ at: offset, b: b.slice(p, end) });
    x.bytes += end - p;
    if (x.frames.at(-1) !== frame) x.frames.push(frame);
  }

  /** Whether bytes that came late stand before others with the older acknowledgment. */
  private fillsIn({ way, ack }: StreamChunk, c: Connection): boolean {
    const half = c.halves[way];
    if (!half.waits) return false;
    const [next] = half.waiting.list;
    return seqDiff(next.ack, ack) < 0;
  }

  private begin({ way, ack, header = new Uint8Array(0) }: StreamChunk): Open {
    return this.open[way] = {
      ack,
      header,
      frames: [],
      pieces: [],
      bytes: 0,
      hasGap: false,
    };
  }

  /** See {@linkcode StreamConsumer}. */
  gap(way: 0 | 1): void {
    const x = this.open[way];
    if (x !== undefined) x.hasGap = true;
  }

  /** See {@linkcode StreamConsumer}. */
  closed(way: 0 | 1, c: Connection): void {
    this.finish(way, c);
  }

  /** See {@linkcode StreamConsumer}. */
  end(c: Connection): void {
    this.finish(0, c);
    this.finish(1, c);
  }

  private finish(way: 0 | 1, c: Connection): void {
    const x = this.open[way];
    if (x === undefined) return;
    this.open[way] = undefined;
    const src = c.endpoint(way), dst = c.endpoint(1 - way as 0 | 1);
    const runs = runsOf(x.pieces);
    this.report(
      new TCPDatagram(
        {
          src: [src.address, src.port],
          dst: [dst.address, dst.port],
          ack: x.ack,
        },
        !x.hasGap,
        [...new Set(x.frames)],
        x.header,
        x.hasGap ? runs : runs[0],
        this.registry,
      ),
    );
  }
}
