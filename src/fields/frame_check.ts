/** Check sequences at the end of a layer that says how long its trailer is. */
import { crc16Kermit, crc32 } from "../bytes/checksum.ts";
import { CHECKSUM_STATUS } from "./checksum.ts";
import type { Field, Hint } from "./field.ts";
import type { View } from "./view.ts";

const BAD = 0, GOOD = 1;

/** Where the last `size` bytes lie, when the layer is all there. */
function checkAt(h: View, size: number): number {
  const { site, layer } = h;
  if (site === undefined || !site.isWhole(layer)) return -1;
  const at = site.layerEnd(layer) - size;
  return at < h.stop ? -1 : at;
}

function little(b: Uint8Array, p: number, size: number): number {
  let n = 0;
  for (let i = size - 1; i >= 0; i--) n = n * 256 + b[p + i];
  return n;
}

/** A check sequence of `size` bytes, the first of which is the low one; absent where the layer has no trailer or not all of it. */
export function endCheck(size: 2 | 4, hint: Hint = {}): Field<number> {
  const extent = (h: View): readonly [number, number] | undefined => {
    const at = checkAt(h, size);
    return at < 0 ? undefined : [at, at + size];
  };
  return {
    ...hint,
    bits: 0,
    extent,
    derive(h) {
      const at = checkAt(h, size);
      return at < 0 ? undefined : little(h.b, at, size);
    },
  };
}

/** Whether that check sequence is right: CRC-32 of IEEE 802.3, or the CRC-16 of ITU-T. */
export function endCheckStatus(size: 2 | 4, hint: Hint = {}): Field<number> {
  return {
    ...hint,
    names: CHECKSUM_STATUS,
    bits: 0,
    derive(h) {
      const at = checkAt(h, size);
      if (at < 0) return undefined;
      const { b, p } = h;
      const crc = size === 4 ? crc32(0, b, p, at) : crc16Kermit(b, p, at);
      return crc === little(b, at, size) ? GOOD : BAD;
    },
  };
}

/** What stands between the payload and a check sequence of `size` bytes; absent where nothing does. */
export function beforeCheck(size: number, hint: Hint = {}): Field<Uint8Array> {
  const extent = (h: View): readonly [number, number] | undefined => {
    const { site, layer } = h;
    if (site === undefined) return undefined;
    const from = site.contentEnd(layer), to = site.wireEnd(layer) - size;
    const end = Math.min(to, site.layerEnd(layer));
    return from < end ? [from, end] : undefined;
  };
  return {
    ...hint,
    bits: 0,
    extent,
    derive(h) {
      const range = extent(h);
      return range && h.b.subarray(range[0], range[1]);
    },
  };
}
