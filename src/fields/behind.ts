import { around, confined } from "./compose.ts";
import { type Field, reader } from "./field.ts";
import type { View } from "./view.ts";

/**
 * A field that lies behind the payload of its layer, `start` bytes from the
 * layer's first; `start` gives `undefined` where there is none. The protocol
 * says `trailing`, and its `totalSize` ends before the field. Only the layer's
 * own table can hold it: outside a frame it is absent.
 */
export function behind<H, T>(
  start: (h: H) => number | undefined,
  field: Field<T>,
): Field<T> {
  const one = reader(field), { of } = field;
  const extent = (h: View): readonly [number, number] | undefined => {
    const { site, layer, struct } = h;
    const n = site && start(struct.probe(h) as H);
    if (site === undefined || n === undefined) return undefined;
    const from = h.p + n, to = site.layerEnd(layer);
    return from < to ? [from, to] : undefined;
  };
  return {
    ...around(field),
    ...(of && { of }),
    bits: 0,
    extent,
    read(c, h) {
      const range = extent(h);
      if (range === undefined) return undefined;
      const { p, end, notes } = c, before = notes.length;
      [c.p, c.end] = range;
      try {
        return confined(c, h, c.room, one);
      } finally {
        c.p = p;
        c.end = end;
        // what the capture or the quotation cut is no fault of this field
        if (!h.site!.isWhole(h.layer)) {
          const kept = notes.slice(before).filter((n) => n.kind !== "short");
          notes.length = before;
          notes.push(...kept);
        }
      }
    },
  };
}
