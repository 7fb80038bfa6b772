/** What stands behind the payload of an IEEE 802.3 frame. */
import { crc32 } from "../bytes/checksum.ts";
import type { Field, Hint } from "./field.ts";
import type { View } from "./view.ts";

/** Bytes of a frame without its check sequence, at least: IEEE 802.3 §4A.2.3.3. */
const MINIMUM = 60;
/** Bytes of a frame check sequence. */
const CHECK_SIZE = 4;

type Range = readonly [number, number];
type Extent = (h: View) => Range | undefined;

function present(from: number, to: number): Range | undefined {
  return from < to ? [from, to] : undefined;
}

/** Everything behind the payload, as far as it was captured. */
function tail(h: View): Range | undefined {
  const { site, layer } = h;
  return site && present(site.contentEnd(layer), site.layerEnd(layer));
}

/** Zeros that fill the frame up to its least size; other bytes there may mean something. */
function paddingExtent(h: View): Range | undefined {
  const range = tail(h);
  if (range === undefined) return undefined;
  const { b, p } = h, [from, to] = range, end = p + MINIMUM;
  if (to < end) return undefined;
  for (let i = from; i < end; i++) if (b[i] !== 0) return undefined;
  return present(from, end);
}

/** The last four bytes, where they are the CRC of all before them: nothing else says whether a capture has them. */
function checkExtent(h: View): Range | undefined {
  const range = tail(h);
  if (range === undefined || !h.site!.isWhole(h.layer)) return undefined;
  const { b, p } = h, to = range[1], at = to - CHECK_SIZE;
  if (at < (paddingExtent(h)?.[1] ?? range[0])) return undefined;
  const crc = (b[at] | b[at + 1] << 8 | b[at + 2] << 16 | b[at + 3] << 24) >>>
    0;
  return crc32(0, b, p, at) === crc ? [at, to] : undefined;
}

/** What is neither padding nor check sequence. */
function trailerExtent(h: View): Range | undefined {
  const range = tail(h);
  if (range === undefined) return undefined;
  return present(
    paddingExtent(h)?.[1] ?? range[0],
    checkExtent(h)?.[0] ?? range[1],
  );
}

function bytesAt(extent: Extent, hint: Hint): Field<Uint8Array> {
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

/** Zeros that fill the frame up to its least size. */
export function framePadding(hint: Hint = {}): Field<Uint8Array> {
  return bytesAt(paddingExtent, hint);
}

/** Other bytes behind the payload. */
export function frameTrailer(hint: Hint = {}): Field<Uint8Array> {
  return bytesAt(trailerExtent, hint);
}

/** The frame check sequence, where the capture holds it and it is right. */
export function frameCheck(hint: Hint = {}): Field<number> {
  return {
    ...hint,
    bits: 0,
    extent: checkExtent,
    derive(h) {
      const at = checkExtent(h)?.[0], { b } = h;
      return at === undefined
        ? undefined
        : (b[at] << 24 | b[at + 1] << 16 | b[at + 2] << 8 | b[at + 3]) >>> 0;
    },
  };
}
