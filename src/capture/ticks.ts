/** 2^32 and 2^16. */
const U32 = 0x100000000, U16 = 0x10000;

/**
 * Turns 64-bit time stamps of any resolution into seconds and nanoseconds, and
 * back, without losing bits and in most cases without bigints.
 */
export class Ticks {
  /** Seconds of the last `decode`. */
  seconds = 0;
  /** Nanoseconds of the last `decode`. */
  nanoseconds = 0;
  /** Upper 32 bits of the last `encode`. */
  high = 0;
  /** Lower 32 bits of the last `encode`. */
  low = 0;
  /** Ticks of a second. */
  readonly perSecond: number;
  private readonly power: number;
  private readonly isBinary: boolean;

  /** `resolution` is the octet of `if_tsresol`: 10^-n, or 2^-n with the high bit set; `offset` is in seconds. */
  constructor(
    /** The octet of `if_tsresol`. */
    readonly resolution: number,
    /** Seconds to add to every time stamp. */
    readonly offset: number,
  ) {
    this.power = resolution & 0x7f;
    this.isBinary = (resolution & 0x80) !== 0;
    this.perSecond = (this.isBinary ? 2 : 10) ** this.power;
  }

  /** Converts `high * 2^32 + low`. What is finer than a nanosecond is cut off. */
  decode(high: number, low: number): void {
    if (this.isBinary) this.decodeBinary(high, low);
    else if (this.power <= 9) this.decodeDecimal(high, low);
    else this.decodeFine(high, low);
    this.seconds += this.offset;
  }

  /** Long division in digits of 16 bits: each step is exact below 2^53. */
  private decodeDecimal(high: number, low: number): void {
    const d = this.perSecond;
    let r = high >>> 16, q = Math.floor(r / d);
    r = (r - q * d) * U16 + (high & 0xffff);
    let k = Math.floor(r / d);
    q = q * U16 + k;
    r = (r - k * d) * U16 + (low >>> 16);
    k = Math.floor(r / d);
    q = q * U16 + k;
    r = (r - k * d) * U16 + (low & 0xffff);
    k = Math.floor(r / d);
    this.seconds = q * U16 + k;
    this.nanoseconds = (r - k * d) * (1e9 / d);
  }

  private decodeBinary(high: number, low: number): void {
    const n = BigInt(this.power), t = BigInt(high) << 32n | BigInt(low);
    const seconds = t >> n, rest = t - (seconds << n);
    this.seconds = Number(seconds);
    this.nanoseconds = Number(rest * 1_000_000_000n >> n);
  }

  private decodeFine(high: number, low: number): void {
    const t = BigInt(high) << 32n | BigInt(low);
    const nano = t / 10n ** BigInt(this.power - 9);
    this.seconds = Number(nano / 1_000_000_000n);
    this.nanoseconds = Number(nano % 1_000_000_000n);
  }

  /** Converts a time back, into `high` and `low`; false: it is out of range, or between two ticks. */
  encode(seconds: number, nanoseconds: number): boolean {
    seconds -= this.offset;
    if (seconds < 0) return false;
    return !this.isBinary && this.power <= 9 && seconds < 2 ** 35
      ? this.encodeDecimal(seconds, nanoseconds)
      : this.encodeOther(seconds, nanoseconds);
  }

  /** Long multiplication: each step is exact below 2^53. */
  private encodeDecimal(seconds: number, nanoseconds: number): boolean {
    const d = this.perSecond, fraction = nanoseconds / (1e9 / d);
    if (!Number.isInteger(fraction)) return false;
    const upper = Math.floor(seconds / U16);
    const x = (seconds - upper * U16) * d + fraction;
    const carry = Math.floor(x / U16), y = upper * d + carry;
    this.high = Math.floor(y / U16);
    this.low = (y - this.high * U16) * U16 + (x - carry * U16);
    return this.high < U32;
  }

  private encodeOther(seconds: number, nanoseconds: number): boolean {
    const s = BigInt(seconds), n = BigInt(nanoseconds), p = BigInt(this.power);
    const perSecond = this.isBinary ? 1n << p : 10n ** p;
    // the least number of ticks that reads as these nanoseconds
    const fraction = (n * perSecond + 999_999_999n) / 1_000_000_000n;
    const t = s * perSecond + fraction;
    this.high = Number(t >> 32n);
    this.low = Number(t & 0xffffffffn);
    return t >> 64n === 0n && fraction * 1_000_000_000n / perSecond === n;
  }
}

/** The octet of `if_tsresol` for so many ticks of a second; nanoseconds where there is none, or where it is finer than they are. */
export function resolutionOf(perSecond: number): number {
  for (let n = 0; n <= 9; n++) if (perSecond === 10 ** n) return n;
  for (let n = 1; n < 30; n++) if (perSecond === 2 ** n) return 0x80 | n;
  return 9;
}
