/** Connections that may open before one that is still half open is ended, unless given otherwise. */
export const MAX_BACKLOG = 16_384;

/**
 * The connections that were opened last. One that is still half open when as
 * many others have been opened after it is a scan's or a flood's, and must make
 * way: it would take the place of others for as long as silence lasts.
 */
export class Backlog {
  private readonly records: Int32Array;
  private readonly numbers: Float64Array;
  private at = 0;
  private size = 0;

  /** Remembers so many connections. */
  constructor(limit: number = MAX_BACKLOG) {
    this.records = new Int32Array(limit);
    this.numbers = new Float64Array(limit);
  }

  /**
   * Adds connection `number`, which has record `r`. Where one must leave for it,
   * `leave` is called with the record and the number of that one.
   */
  add(
    r: number,
    number: number,
    leave: (r: number, number: number) => void,
  ): void {
    const { records, numbers, at } = this;
    if (this.size === records.length) leave(records[at], numbers[at]);
    else this.size++;
    records[at] = r;
    numbers[at] = number;
    this.at = (at + 1) % records.length;
  }
}
