/** The four bytes at `p` as one number, below 0 from 2^31: to compare and to hash. */
export function word32(b: Uint8Array, p: number): number {
  return b[p] << 24 | b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3];
}

/** The two bytes at `p` as one number. */
export function word16(b: Uint8Array, p: number): number {
  return b[p] << 8 | b[p + 1];
}

/** Which of two runs of `n` bytes comes first: below 0 the first, above 0 the second, 0 they are the same. */
export function compareBytes(
  a: Uint8Array,
  p: number,
  b: Uint8Array,
  q: number,
  n: number,
): number {
  for (let i = 0; i < n; i++) {
    if (a[p + i] !== b[q + i]) return a[p + i] - b[q + i];
  }
  return 0;
}
