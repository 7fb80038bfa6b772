/** Most subidentifiers of an object identifier: RFC 2578 §3.5. */
const MAX_ARCS = 128;

/**
 * The object identifier in `b[p..end)`, in dots: ITU-T X.690 §8.19. Empty
 * where the bytes end inside a subidentifier, or where there are over 128.
 */
export function formatOid(b: Uint8Array, p: number, end: number): string {
  const arcs: (number | bigint)[] = [];
  let arc = 0, big: bigint | undefined;
  for (; p < end; p++) {
    const bits = b[p] & 0x7f;
    if (big === undefined && arc < 2 ** 45) arc = arc * 128 + bits;
    else big = (big ?? BigInt(arc)) << 7n | BigInt(bits);
    if (b[p] & 0x80) continue;
    if (arcs.length === MAX_ARCS) return "";
    if (arcs.length === 0) {
      // the first two arcs stand in one subidentifier
      const first = big !== undefined || arc >= 80 ? 2 : arc < 40 ? 0 : 1;
      arcs.push(first, big !== undefined ? big - 80n : arc - first * 40);
    } else arcs.push(big ?? arc);
    arc = 0;
    big = undefined;
  }
  return b[end - 1] & 0x80 ? "" : arcs.join(".");
}
