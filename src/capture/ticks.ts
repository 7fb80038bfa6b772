/**
 * Turns 64-bit time stamps of any resolution into seconds and nanoseconds,
 * without losing bits and without bigints.
 */
export class Ticks {
  /** Seconds of the last conversion. */
  seconds = 0;
  /** Nanoseconds of the last conversion. */
  nanoseconds = 0;
  private readonly power: number;
  private readonly shift: number;
  /** Ticks of a second. */
  readonly perSecond: number;

  /** `resolution` is the octet of `if_tsresol`: 10^-n, or 2^-n with the high bit set; `offset` is in seconds. */
  constructor(resolution: number, private readonly offset: number) {
    const n = resolution & 0x7f;
    this.shift = resolution & 0x80 ? n : -1;
    this.power = n;
    this.perSecond = resolution & 0x80 ? 2 ** n : 10 ** n;
  }

  /** Converts `high * 2^32 + low`. */
  convert(high: number, low: number): void {
    if (this.shift >= 0) this.binary(high, low);
    else if (this.power <= 9) this.decimal(high, low);
    else this.fine(high, low);
    this.seconds += this.offset;
  }

  /** Long division in digits of 16 bits: each step is exact below 2^53. */
  private decimal(high: number, low: number): void {
    const d = this.perSecond;
    let r = high >>> 16, q = Math.floor(r / d);
    r = (r - q * d) * 65536 + (high & 0xffff);
    let k = Math.floor(r / d);
    q = q * 65536 + k;
    r = (r - k * d) * 65536 + (low >>> 16);
    k = Math.floor(r / d);
    q = q * 65536 + k;
    r = (r - k * d) * 65536 + (low & 0xffff);
    k = Math.floor(r / d);
    this.seconds = q * 65536 + k;
    this.nanoseconds = (r - k * d) * (1e9 / d);
  }

  private binary(high: number, low: number): void {
    const n = BigInt(this.shift), t = BigInt(high) << 32n | BigInt(low);
    const seconds = t >> n, rest = t - (seconds << n);
    this.seconds = Number(seconds);
    this.nanoseconds = Number(rest * 1_000_000_000n >> n);
  }

  /** Finer than a nanosecond: the digits behind it are cut off. */
  private fine(high: number, low: number): void {
    const t = BigInt(high) << 32n | BigInt(low);
    const nano = t / 10n ** BigInt(this.power - 9);
    this.seconds = Number(nano / 1_000_000_000n);
    this.nanoseconds = Number(nano % 1_000_000_000n);
  }
}
