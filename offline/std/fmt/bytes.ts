/** Options of {@linkcode format}. */
export interface FormatOptions {
  /** Counts bits: `kbit` instead of `kB`. */
  bits?: boolean;
  /** Steps of 1024: `kiB` instead of `kB`. */
  binary?: boolean;
  /** Writes a plus before positive numbers, a space before zero. */
  signed?: boolean;
  /** Writes the number as in this locale, or with `true` in the system's. */
  locale?: boolean | string | string[];
  /** The least digits after the point; without this and the maximum, 3 significant digits. */
  minimumFractionDigits?: number;
  /** The most digits after the point; without this and the minimum, 3 significant digits. */
  maximumFractionDigits?: number;
}

const PREFIXES = ["", "k", "M", "G", "T", "P", "E", "Z", "Y"];

/**
 * Writes a number of bytes for people: 1337 is `1.34 kB`.
 *
 * As in the real one, the unit is chosen before rounding (999 999 is `1000 kB`) and 1024 is `kiB`.
 */
export function format(num: number, options: FormatOptions = {}): string {
  if (!Number.isFinite(num)) {
    throw new TypeError(`Expected a finite number, got ${typeof num}: ${num}`);
  }
  const { bits, binary, signed } = options;
  const size = Math.abs(num);
  const step = binary ? 1024 : 1000;
  const magnitude = binary
    ? Math.log(size) / Math.log(1024)
    : Math.log10(size) / 3;
  const power = size < 1
    ? 0
    : Math.min(Math.floor(magnitude), PREFIXES.length - 1);

  const sign = num < 0 ? "-" : !signed ? "" : num === 0 ? " " : "+";
  const unit = power === 0
    ? (bits ? "b" : "B")
    : PREFIXES[power] + (binary ? "i" : "") + (bits ? "bit" : "B");
  return `${sign}${digits(size / step ** power, size < 1, options)} ${unit}`;
}

/** A part of one byte is not rounded to 3 digits. */
function digits(
  value: number,
  unrounded: boolean,
  options: FormatOptions,
): string {
  const { locale, minimumFractionDigits, maximumFractionDigits } = options;
  const fraction: Intl.NumberFormatOptions = {};
  if (minimumFractionDigits !== undefined) {
    fraction.minimumFractionDigits = minimumFractionDigits;
  }
  if (maximumFractionDigits !== undefined) {
    fraction.maximumFractionDigits = maximumFractionDigits;
  }
  const counted = Object.keys(fraction).length > 0;

  const rounded = counted || unrounded ? value : Number(value.toPrecision(3));
  if (!locale && !counted) return rounded.toString();
  return rounded.toLocaleString(
    typeof locale === "boolean" ? undefined : locale,
    fraction,
  );
}
