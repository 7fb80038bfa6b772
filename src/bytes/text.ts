const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Below this many bytes a loop beats the decoder's fixed cost. */
const SHORT = 32;

/**
 * Reads `b[p..end)` as UTF-8; what is not UTF-8 becomes U+FFFD.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { decodeText } from "../../src/bytes/text.ts";
 *
 * assertEquals(decodeText(new Uint8Array([0x68, 0x69]), 0, 2), "hi");
 * ```
 */
export function decodeText(b: Uint8Array, p: number, end: number): string {
  if (end - p > SHORT) return utf8.decode(b.subarray(p, end));
  let s = "";
  for (let i = p; i < end; i++) {
    const c = b[i];
    if (c > 127) return utf8.decode(b.subarray(p, end));
    s += String.fromCharCode(c);
  }
  return s;
}

/** Reads `b[p..end)` as ISO 8859-1: each byte is the code point of the same number. */
export function decodeLatin1(b: Uint8Array, p: number, end: number): string {
  let s = "";
  for (; p < end; p++) s += String.fromCharCode(b[p]);
  return s;
}

/** Whether `b[p..end)` begins with the ASCII characters of `text`. */
export function startsWith(
  b: Uint8Array,
  p: number,
  end: number,
  text: string,
): boolean {
  if (end - p < text.length) return false;
  for (let i = 0; i < text.length; i++) {
    if (b[p + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}

/** C0, DEL, C1, zero-width, bidirectional and line-separating characters, and lone surrogates. */
const UNSAFE =
  // deno-lint-ignore no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Writes each character that could steer a terminal or hide text as an escape. */
function escaped(c: string): string {
  const n = c.charCodeAt(0);
  return n < 0x100
    ? "\\x" + n.toString(16).padStart(2, "0")
    : "\\u" + n.toString(16).padStart(4, "0");
}

/**
 * Text from a packet, made safe for a terminal: control, bidirectional and
 * invisible characters become `\xNN` or `\uNNNN`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { printable } from "@pcapkit/core";
 *
 * assertEquals(printable("a\x1b[31m"), "a\\x1b[31m");
 * ```
 */
export function printable(text: string): string {
  return isPlain(text) ? text : text.replace(UNSAFE, escaped);
}

/** Whether there is surely nothing to escape; a loop is faster than the expression. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x7f ? c < 0x20 : c < 0xae || c > 0x5ff && !isSymbol(c)) {
      return false;
    }
  }
  return true;
}

/** Arrows and mathematical signs, which our own summaries hold. */
export function isSymbol(c: number): boolean {
  return c > 0x218f && c < 0x2300;
}

/** The same characters as JSON escapes, for text that `JSON.stringify` has quoted. */
export function jsonSafe(quoted: string): string {
  return quoted.replace(
    UNSAFE,
    (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"),
  );
}

/** Decimal texts of 0 to 9999, and the same with leading zeros; made when they are needed. */
const SHORT_DECIMAL: string[] = new Array(10000);
const FOUR_DIGITS: string[] = new Array(10000);

/**
 * A whole number from 0 to 2^53 in decimal. It is put together from parts that
 * are kept: the engine's own conversion caches every number it meets, which
 * costs memory when there are millions of different ones.
 */
export function decimal(n: number): string {
  if (!(n >= 10000)) return SHORT_DECIMAL[n] ??= String(n);
  const high = Math.floor(n / 10000), low = n - high * 10000;
  return decimal(high) + (FOUR_DIGITS[low] ??= String(low).padStart(4, "0"));
}
