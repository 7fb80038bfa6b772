import { toHex } from "../bytes/hex.ts";
import { SHA256 } from "../bytes/sha256.ts";
import type { Connection } from "./connection.ts";
import type { StreamChunk, StreamConsumer } from "./stream.ts";

/** What one direction of a connection held, without its bytes. */
export interface StreamDigest {
  /** Bytes, in order and without those that came twice. */
  readonly bytes: number;
  /** SHA-256 of them in hexadecimal; gaps are not part of it. */
  readonly sha256: string;
  /** How many runs of bytes are missing. */
  readonly gaps: number;
  /** Bytes missing in all. */
  readonly missing: number;
}

/** Sums up both directions of a connection as they grow. */
export class StreamDigests implements StreamConsumer {
  private readonly sums: (SHA256 | undefined)[] = [];

  /** See {@linkcode StreamConsumer}. */
  data({ way, b, p, end }: StreamChunk): void {
    (this.sums[way] ??= new SHA256()).add(b, p, end);
  }
  /** See {@linkcode StreamConsumer}. */
  gap(): void {}

  /** Both directions, what the client sent first. They are complete: nothing may follow. */
  of(c: Connection): readonly [StreamDigest, StreamDigest] {
    const side = (way: 0 | 1): StreamDigest => {
      const { bytes, gapCount, missing } = c.halves[way];
      const sum = (this.sums[way] ?? new SHA256()).digest();
      return { bytes, sha256: toHex(sum, 0, 32), gaps: gapCount, missing };
    };
    const { client } = c;
    return [side(client), side(1 - client as 0 | 1)];
  }
}
