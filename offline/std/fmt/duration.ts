/** Options of {@linkcode format}. */
export interface FormatOptions {
  /** `1m 39s`, `1 minute, 39 seconds` or `00:00:01:39:000:000:000`. */
  style?: "narrow" | "full" | "digital";
  /** Leaves out zeros, in the style `digital` only those at the end. */
  ignoreZero?: boolean;
}

interface Part {
  readonly value: number;
  readonly short: string;
  readonly long: string;
  readonly width: number;
}

function split(ms: number): Part[] {
  const whole = Math.trunc(ms);
  // 7 digits hide the rounding of binary fractions; the last one is cut off.
  const fraction = ms.toFixed(7).slice(-7);
  return [
    {
      value: Math.trunc(whole / 86_400_000),
      short: "d",
      long: "day",
      width: 2,
    },
    {
      value: Math.trunc(whole / 3_600_000) % 24,
      short: "h",
      long: "hour",
      width: 2,
    },
    {
      value: Math.trunc(whole / 60_000) % 60,
      short: "m",
      long: "minute",
      width: 2,
    },
    {
      value: Math.trunc(whole / 1000) % 60,
      short: "s",
      long: "second",
      width: 2,
    },
    { value: whole % 1000, short: "ms", long: "millisecond", width: 3 },
    {
      value: Number(fraction.slice(0, 3)),
      short: "µs",
      long: "microsecond",
      width: 3,
    },
    {
      value: Number(fraction.slice(3, 6)),
      short: "ns",
      long: "nanosecond",
      width: 3,
    },
  ];
}

/** Writes milliseconds for people: 99674 is `0d 0h 1m 39s 674ms 0µs 0ns`; the sign is dropped. */
export function format(ms: number, options: FormatOptions = {}): string {
  const { style = "narrow", ignoreZero = false } = options;
  const all = split(Math.abs(ms));
  const parts = ignoreZero ? all.filter((part) => part.value !== 0) : all;
  switch (style) {
    case "narrow":
      return parts.map((part) => `${part.value}${part.short}`).join(" ");
    case "full":
      return parts.map(({ value, long }) =>
        `${value} ${long}${value === 1 ? "" : "s"}`
      ).join(", ");
    case "digital": {
      const end = ignoreZero
        ? all.findLastIndex((part) => part.value !== 0) + 1
        : all.length;
      return all.slice(0, end).map((part) =>
        String(part.value).padStart(part.width, "0")
      )
        .join(":");
    }
    default:
      throw new TypeError(`Style must be "narrow", "full", or "digital"!`);
  }
}
