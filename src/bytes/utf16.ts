const big = new TextDecoder("utf-16be", { ignoreBOM: true });
const little = new TextDecoder("utf-16le", { ignoreBOM: true });

/** Reads `b[p..end)` as UTF-16, high byte first. */
export function decodeUtf16(b: Uint8Array, p: number, end: number): string {
  return big.decode(b.subarray(p, end));
}

/** Reads `b[p..end)` as UTF-16, low byte first. */
export function decodeUtf16le(b: Uint8Array, p: number, end: number): string {
  return little.decode(b.subarray(p, end));
}
