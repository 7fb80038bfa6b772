import type { DamagedRange } from "../model/damage.ts";
import type { CaptureHeader } from "./header.ts";
import type { CaptureRecord } from "./record.ts";
import type { Window } from "./window.ts";

/** What a format's parser did. */
export const RECORD = 1, MORE = 0, END = -1;
/** See {@linkcode FormatReader.next}. */
export type Step = 1 | 0 | -1;

/** Most bytes of one packet, unless the file's snapshot length allows more. */
export const MAX_PACKET = 262144;
/** Most bytes of one packet or block, whatever the file says. */
export const MAX_BLOCK = 1 << 27;

/** Reads the records of one file format from a window. */
export interface FormatReader {
  /** What the file says of itself, as far as it was read; the same object always. */
  readonly header: CaptureHeader;
  /**
   * Puts the next packet into `r` (`RECORD`), asks for `w.want` bytes from
   * `w.p` (`MORE`), or says that there is none (`END`). It never throws for
   * what the bytes are: damage goes to the log.
   */
  next(w: Window, r: CaptureRecord): Step;
}

/** Keeps the damage that readers met; the first of many, and counts of all. */
export class DamageLog {
  /** The first thousand. */
  readonly list: DamagedRange[] = [];
  /** How often there was damage. */
  count = 0;
  /** Bytes passed over in all. */
  skipped = 0;
  /** Packets whose bytes the file ended within. */
  cutShort = 0;
  private readonly said = new Set<string>();
  private lostAt = -1;
  private lostWhy = "";

  /** Adds one damaged place. */
  add(offset: number, skipped: number, message: string): void {
    this.count++;
    this.skipped += skipped;
    if (this.list.length < 1000) this.list.push({ offset, skipped, message });
  }

  /** Adds what may be wrong with every packet, for the first of them. */
  once(kind: string, offset: number, message: string): void {
    if (this.said.has(kind)) return;
    this.said.add(kind);
    this.add(offset, 0, message);
  }

  /** Whether the reader has lost its way and seeks a place to go on. */
  get isLost(): boolean {
    return this.lostAt >= 0;
  }

  /** The reader lost its way at `offset`. */
  lose(offset: number, message: string): void {
    if (this.isLost) return;
    this.lostAt = offset;
    this.lostWhy = message;
  }

  /** It goes on at `offset`. */
  find(offset: number, more: string = ""): void {
    this.add(this.lostAt, offset - this.lostAt, this.lostWhy + more);
    this.lostAt = -1;
  }
}
