import type { Field, Hint } from "./field.ts";
import type { View } from "./view.ts";

/**
 * The bytes behind a layer's payload: padding, frame check sequence. They end
 * `until` bytes from the layer's first, where that is known.
 */
export function trailer<H>(
  hint: Hint = {},
  until?: (h: H) => number | undefined,
): Field<Uint8Array> {
  const extent = (h: View): readonly [number, number] | undefined => {
    const { site, layer } = h;
    if (site === undefined) return undefined;
    const n = until?.(h.struct.probe(h) as H), end = site.layerEnd(layer);
    const from = site.contentEnd(layer);
    const to = n === undefined ? end : Math.min(end, h.p + n);
    return from < to ? [from, to] : undefined;
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
