const DIGITS = "0123456789abcdef";

/** Two lower-case hexadecimal digits for each byte value. */
export const HEX: readonly string[] = pairs();

function pairs(): string[] {
  const list: string[] = [];
  for (const high of DIGITS) for (const low of DIGITS) list.push(high + low);
  return list;
}

/** Whether the runtime itself writes hexadecimal: ECMAScript 2026 does, and much faster. */
const HAS_HEX = "toHex" in Uint8Array.prototype;
/** Below so many bytes a loop beats the view that the runtime wants. */
const SHORT = 8;

/**
 * Writes `b[p..end)` in lower-case hexadecimal.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { toHex } from "@pcapkit/core";
 *
 * assertEquals(toHex(new Uint8Array([0, 171])), "00ab");
 * ```
 */
export function toHex(
  b: Uint8Array,
  p: number = 0,
  end: number = b.length,
): string {
  if (HAS_HEX && end - p >= SHORT) {
    return (b.subarray(p, end) as unknown as { toHex(): string }).toHex();
  }
  let s = "";
  for (; p < end; p++) s += HEX[b[p]];
  return s;
}

/** A whole number in lower-case hexadecimal, with zeros in front up to `digits`. */
export function hexNumber(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

/**
 * Reads hexadecimal digits; white space and `:` between them are passed over.
 *
 * @throws {SyntaxError} on anything else, and on an odd number of digits.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { fromHex } from "@pcapkit/core";
 *
 * assertEquals(fromHex("00 ab"), new Uint8Array([0, 171]));
 * ```
 */
export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/[\s:]+/g, "");
  if (digits.length % 2 || /[^0-9a-f]/i.test(digits)) {
    throw new SyntaxError("not an even number of hexadecimal digits");
  }
  const b = new Uint8Array(digits.length / 2);
  for (let i = 0; i < b.length; i++) {
    b[i] = parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  }
  return b;
}
