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
  // the remainder is exact for any number, the product of a quotient is not
  const rest = (seconds % DAY + DAY) % DAY, day = (seconds - rest) / DAY;
  const [y, m, d] = civil(Math.round(day));
  const year = y >= 0 && y <= 9999
    ? pad(y, 4)
    : (y < 0 ? "-" : "+") + pad(Math.abs(y), 6);
  const h = Math.floor(rest / 3600), min = Math.floor(rest / 60) % 60;
  return `${year}-${pad(m, 2)}-${pad(d, 2)}T${pad(h, 2)}:${pad(min, 2)}:${
    pad(rest % 60, 2)
  }.${pad(nanoseconds, 9)}Z`;
}

/** The day, counted from 1970-01-01, of a date of the proleptic Gregorian calendar. */
function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year, era = Math.floor(y / 400);
  const yoe = y - era * 400, m = month > 2 ? month - 3 : month + 9;
  const doy = Math.floor((153 * m + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146097 + doe - 719468;
}

/**
 * Reads what {@linkcode isoTime} writes: seconds since 1970 UTC, and
 * nanoseconds of the second; `undefined` for anything else.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { parseIsoTime } from "../../src/bytes/time.ts";
 *
 * assertEquals(parseIsoTime("2020-09-13T12:26:40.000000005Z"), [1600000000, 5]);
 * ```
 */
export function parseIsoTime(text: string): [number, number] | undefined {
  const m = text.match(
    /^([+-]?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z$/,
  );
  if (!m) return undefined;
  const [y, mo, d, h, min, s] = m.slice(1, 7).map(Number);
  return [
    dayOf(y, mo, d) * DAY + h * 3600 + min * 60 + s,
    Number((m[7] ?? "").padEnd(9, "0")),
  ];
}
