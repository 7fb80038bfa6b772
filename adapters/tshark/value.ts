/** Values as tshark writes them, in the form in which our fields hold them. */
import { isoTime } from "../../src/bytes/time.ts";
import type { Field } from "../../src/fields/field.ts";
import { kindOf } from "../../src/fields/given.ts";
import type { PdmlNode } from "./pdml.ts";

const NUMBER = /^-?(\d+|0x[0-9a-fA-F]+)$/;
const FRACTION = /^-?\d+\.\d+$/;
/** `Nov 23, 2026 10:22:24.601156000 UTC` */
const TIME = /^(\w{3} +\d+, \d{4}) (\d\d:\d\d:\d\d)\.(\d+) UTC$/;

/** The root of the domain names. */
const ROOT = "<Root>";

/** Bytes from hexadecimal digits, with or without what tells them apart. */
export function fromHexText(text: string): Uint8Array | undefined {
  const digits = text.replace(/[:\s.-]/g, "");
  if (digits.length % 2 !== 0 || /[^0-9a-fA-F]/.test(digits)) return undefined;
  return Uint8Array.from(
    { length: digits.length / 2 },
    (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

/** A time in ISO 8601 with nanoseconds. */
function timeOf(show: string): string | undefined {
  const [, day, time, fraction] = show.match(TIME) ?? [];
  const ms = Date.parse(`${day} ${time} UTC`);
  return Number.isNaN(ms)
    ? undefined
    : isoTime(ms / 1000, Number(fraction.slice(0, 9).padEnd(9, "0")));
}

function numberOf(show: string): number | undefined {
  if (NUMBER.test(show)) {
    const n = Number(show.replace("-", ""));
    return show.startsWith("-") ? -n : n;
  }
  if (FRACTION.test(show)) return Number(show);
  if (show === "True" || show === "False") return show === "True" ? 1 : 0;
  const time = timeOf(show);
  return time === undefined ? undefined : Date.parse(time) / 1000;
}

/** The value of a node for one of our fields; `undefined`: it has none that the field could hold. */
export function valueOf(
  { show, value, size }: PdmlNode,
  field: Field<unknown>,
): unknown {
  if (show === "" && size <= 0) return undefined; // it is shown to be missing
  if (show === "NULL" && /^0*$/.test(value)) return undefined; // a time of zero
  switch (kindOf(field)) {
    case "number": {
      const n = numberOf(show);
      return n === undefined ? undefined : n / (field.aliasScale ?? 1);
    }
    case "bigint":
      return NUMBER.test(show) ? BigInt(show) : undefined;
    case "boolean":
      return show === "1" || show === "True";
    case "bytes":
      return fromHexText(show) ?? fromHexText(value);
    case "string":
      return show === ROOT ? "." : timeOf(show) ?? show;
    case "list":
    case "table":
      return undefined;
    default:
      return unknownOf(show, value);
  }
}

/** The value of a field whose kind nobody knows. */
export function unknownOf(show: string, value: string): unknown {
  if (NUMBER.test(show) && show.length < 16) return Number(show);
  const time = timeOf(show);
  if (time !== undefined) return time;
  // bytes are shown as they are written
  const bytes = show.length > 2 ? fromHexText(show) : undefined;
  return bytes !== undefined && show.replace(/:/g, "") === value ? bytes : show;
}
