/** Bytes of a file that could not be read as records. */
export interface DamagedRange {
  /** Offset of the first byte, in the (decompressed) file. */
  readonly offset: number;
  /** How many bytes were passed over; 0: the damage cost none. */
  readonly skipped: number;
  /** What is wrong. */
  readonly message: string;
}
