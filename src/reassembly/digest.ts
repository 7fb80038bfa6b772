import { toHex } from "../bytes/hex.ts";
import { SHA256 } from "../bytes/sha256.ts";
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
  private readonly sums: readonly [SHA256, SHA256] = [
    new SHA256(),
    new SHA256(),
  ];
  private readonly ended: [string?, string?] = [];

  /** See {@linkcode StreamConsumer}. */
  data({ way, b, p, end }: StreamChunk): void {
    this.sums[way].add(b, p, end);
  }
  /** See {@linkcode StreamConsumer}. */
  gap(): void {}

  /** The digest of one direction; nothing is added behind it. */
  hex(way: 0 | 1): string {
    return this.ended[way] ??= toHex(this.sums[way].digest(), 0, 32);
  }
}
