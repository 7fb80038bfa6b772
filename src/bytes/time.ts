const DAY = 86400;

/** Year, month and day of a day counted from 1970-01-01: proleptic Gregorian. */
export function civil(day: number): [number, number, number] {
  const z = day + 719468, era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) -
      Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const d = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const m = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (m <= 2 ? 1 : 0), m, d];
}

const pad = (n: number, width: number): string =>
  String(n).padStart(width, "0");

/**
 * Seconds and nanoseconds since 1970 UTC in ISO 8601, whatever the time zone.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { isoTime } from "@pcapkit/core";
 *
 * assertEquals(isoTime(1600000000, 5), "2020-09-13T12:26:40.000000005Z");
 * ```
 */
export function isoTime(seconds: number, nanoseconds: number): string {
  const day = Math.floor(seconds / DAY), rest = seconds - day * DAY;
  const [y, m, d] = civil(day);
  const year = y >= 0 && y <= 9999
    ? pad(y, 4)
    : (y < 0 ? "-" : "+") + pad(Math.abs(y), 6);
  const h = Math.floor(rest / 3600), min = Math.floor(rest / 60) % 60;
  return `${year}-${pad(m, 2)}-${pad(d, 2)}T${pad(h, 2)}:${pad(min, 2)}:${
    pad(rest % 60, 2)
  }.${pad(nanoseconds, 9)}Z`;
}
