import type { Endpoint } from "../flow/key.ts";
import type { Connection } from "./connection.ts";
import { Pieces } from "./pieces.ts";
import type { StreamChunk, StreamConsumer, StreamGap } from "./stream.ts";

/** Bytes that came in one frame. */
export interface StreamRange {
  /** Number of the frame. */
  readonly frame: number;
  /** First byte, in `bytes`. */
  readonly start: number;
  /** First byte behind it, in `bytes`. */
  readonly end: number;
}

/** One direction of a connection, whole. */
export interface StreamSide {
  /** Who sent it. */
  readonly from: Endpoint;
  /** The bytes that were captured, in order, each once. */
  readonly bytes: Uint8Array;
  /** What is missing; offsets count from the first byte of the stream, gaps included. */
  readonly gaps: readonly StreamGap[];
  /** Which bytes came in which frame, in their order. */
  readonly ranges: readonly StreamRange[];
  /** Bytes that came more than once. */
  readonly repeated: number;
  /** Bytes that were left out, because they were over the budget. */
  readonly leftOut: number;
}

/** A TCP connection with all that was sent. */
export interface TCPStream {
  /** Counted from 0, in the order of the first packets. */
  readonly index: number;
  /** Who opened the connection, or spoke first. */
  readonly client: Endpoint;
  /** The other end. */
  readonly server: Endpoint;
  /** What the client sent, and what the server. */
  readonly sides: readonly [StreamSide, StreamSide];
  /** Packets of the connection. */
  readonly packets: number;
  /** Number of its first frame. */
  readonly firstFrame: number;
  /** Whether it was reset. */
  readonly reset: boolean;
  /** What was said, turn by turn. */
  readonly turns: readonly StreamTurn[];
}

/** What one side said before the other did. */
export interface StreamTurn {
  /** 0: the client, 1: the server. */
  readonly direction: 0 | 1;
  /** First byte, in the `bytes` of the side. */
  readonly start: number;
  /** First byte behind it. */
  readonly end: number;
}

/** Bytes of one connection that are kept. */
export const MAX_STREAM = 64 << 20;
/** Bytes of all connections that are not over. */
export const MAX_STREAMS = 512 << 20;

/** What all collectors keep together. */
export class StreamBudget {
  /** Bytes that are kept. */
  held = 0;

  /** Sets the limits, in bytes. */
  constructor(
    readonly perStream: number = MAX_STREAM,
    readonly inAll: number = MAX_STREAMS,
  ) {}
}

/** Keeps both directions of a connection, and reports them when it is over. */
export class StreamCollector implements StreamConsumer {
  private readonly pieces: readonly [Pieces, Pieces] = [
    new Pieces(),
    new Pieces(),
  ];
  private readonly leftOut: [number, number] = [0, 0];
  /** Who spoke, and where in the stream that began. */
  private readonly spoken: { readonly way: 0 | 1; readonly at: number }[] = [];

  /** Hands the stream to `report`. */
  constructor(
    private readonly budget: StreamBudget,
    private readonly report: (stream: TCPStream) => void,
  ) {}

  /** See {@linkcode StreamConsumer}. */
  data(chunk: StreamChunk): void {
    const { spoken } = this, { way, offset } = chunk;
    if (spoken.at(-1)?.way !== way) spoken.push({ way, at: offset });
    this.late(chunk);
  }

  /** See {@linkcode StreamConsumer}. */
  late({ way, offset, b, p, end, frame }: StreamChunk): void {
    const { pieces, budget } = this, before = pieces[way].bytes;
    const held = pieces[0].bytes + pieces[1].bytes, n = end - p;
    if (held + n > budget.perStream || budget.held + n > budget.inAll) {
      this.leftOut[way] += n;
      return;
    }
    pieces[way].insert(offset, b, p, end, 0, frame);
    budget.held += pieces[way].bytes - before;
  }

  /** See {@linkcode StreamConsumer}. */
  gap(): void {}

  /** See {@linkcode StreamConsumer}. */
  end(c: Connection): void {
    this.report(this.stream(c));
    this.budget.held -= this.pieces[0].bytes + this.pieces[1].bytes;
  }

  /** The connection as it stands. */
  stream(c: Connection): TCPStream {
    const { client } = c, server = 1 - client as 0 | 1;
    return {
      index: c.index,
      client: c.endpoint(client),
      server: c.endpoint(server),
      sides: [this.side(c, client), this.side(c, server)],
      packets: c.packets,
      firstFrame: c.firstFrame,
      reset: c.reset,
      turns: this.turns(c),
    };
  }

  /** What one side sent. */
  private side(c: Connection, way: 0 | 1): StreamSide {
    const { list, bytes: size } = this.pieces[way], half = c.halves[way];
    const bytes = new Uint8Array(size), gaps: StreamGap[] = [];
    const ranges: StreamRange[] = [];
    const first = Math.min(0, list[0]?.at ?? 0);
    let n = 0, end = first;
    for (const { at, b, frame } of list) {
      if (at > end) gaps.push({ offset: end - first, length: at - end });
      bytes.set(b, n);
      const last = ranges.at(-1);
      if (last?.frame === frame && last.end === n) {
        ranges[ranges.length - 1] = { ...last, end: n + b.length };
      } else ranges.push({ frame, start: n, end: n + b.length });
      n += b.length;
      end = at + b.length;
    }
    if (half.offset > end) {
      gaps.push({ offset: end - first, length: half.offset - end });
    }
    return {
      from: c.endpoint(way),
      bytes,
      gaps,
      ranges,
      repeated: half.repeated,
      leftOut: this.leftOut[way],
    };
  }

  /** Where in the captured bytes each turn begins and ends. */
  private turns(c: Connection): StreamTurn[] {
    const turns: StreamTurn[] = [], ends: [number, number] = [0, 0];
    this.spoken.forEach(({ way }, i) => {
      // the side goes on until it speaks again behind the other's turn
      const next = this.spoken[i + 2];
      const end = next === undefined
        ? this.pieces[way].bytes
        : this.captured(way, next.at);
      const direction = c.directionOf(way);
      if (end > ends[way]) turns.push({ direction, start: ends[way], end });
      ends[way] = end;
    });
    return turns;
  }

  /** How many bytes were captured before offset `at`. */
  private captured(way: 0 | 1, at: number): number {
    let n = 0;
    for (const piece of this.pieces[way].list) {
      if (piece.at >= at) break;
      n += Math.min(piece.b.length, at - piece.at);
    }
    return n;
  }
}
