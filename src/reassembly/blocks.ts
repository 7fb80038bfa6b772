import type { Frame } from "../dissect/frame.ts";

/** Blocks of captured bytes that are still looked back at. */
const KEPT = 16;

/** A block that a capture was read into. */
interface Block {
  readonly b: Uint8Array;
  /** Offset in the file of its first byte: a reader that reuses a block moves it. */
  readonly base: number;
}

/**
 * The last blocks that frames lay in. Payload that came lately can be compared
 * with what comes again, without a copy of everything.
 */
export class RecentBlocks {
  private readonly list: (Block | undefined)[] = new Array(KEPT);
  private last = -1;

  /** The number of the frame's block. */
  numberOf(frame: Frame): number {
    const { b } = frame, base = frame.offset - frame.start;
    const known = this.list[this.last % KEPT];
    if (known !== undefined && known.b === b && known.base === base) {
      return this.last;
    }
    // a block that is read into again no longer holds what it held
    for (let i = 0; i < KEPT; i++) {
      if (this.list[i]?.b === b) this.list[i] = undefined;
    }
    this.list[++this.last % KEPT] = { b, base };
    return this.last;
  }

  /** The bytes of a block; `undefined`: they are gone. */
  get(number: number): Uint8Array | undefined {
    return number > this.last - KEPT && number >= 0
      ? this.list[number % KEPT]?.b
      : undefined;
  }
}
