import type { Field, Hint } from "./field.ts";
import type { View } from "./view.ts";

/** Where the bytes behind a layer's payload lie; undefined: there are none. */
function extent(h: View): readonly [number, number] | undefined {
  const { site, layer } = h;
  if (site === undefined) return undefined;
  const from = site.contentEnd(layer), to = site.layerEnd(layer);
  return from < to ? [from, to] : undefined;
}

/** The bytes behind a layer's payload: padding, frame check sequence. */
export function trailer(hint: Hint = {}): Field<Uint8Array> {
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
