import type { Struct } from "./struct.ts";

/** What a view may ask about the place of its layer in the frame. */
export interface Site {
  /** First byte behind layer `i`, as far as it was captured. */
  layerEnd(i: number): number;
  /** First byte behind layer `i` on the wire: behind `layerEnd` when the capture cut the frame. */
  wireEnd(i: number): number;
  /** First byte behind what the layers inside layer `i` cover. */
  contentEnd(i: number): number;
  /** Whether layer `i` is all there: not cut by the capture, and no fragment. */
  isWhole(i: number): boolean;
  /** Ones' complement sum of the addresses of the network layer around layer `i`, or -1 where there is none. */
  addressSum(i: number): number;
}

const NONE: never[] = [];

/**
 * One header (or option, or record) read lazily: typed getters over the bytes
 * of the packet. A getter gives `undefined` for what the bytes did not hold.
 * Members that begin with `$` are the view's own; all others are fields.
 */
export class View {
  /** The buffer that holds the bytes. */
  readonly $b: Uint8Array;
  /** First byte of the table. */
  $p: number;
  /** First byte behind the table. */
  $stop: number;
  /** How many fields could be read: always the first ones. */
  $n: number;
  /** Boundaries of the segments, `$s[k]..$s[k + 1]`; only where there are several. */
  $s: number[];
  /** Values of variable fields, by segment. */
  $x: unknown[];
  /** The table around this one. */
  $up: View | undefined;
  /** The frame, for the view of a layer. */
  $site: Site | undefined;
  /** The index of the layer in its frame. */
  $layer: number;

  /** Makes an empty view of the bytes from `p`. */
  constructor(b: Uint8Array, p: number, several: boolean, up?: View) {
    this.$b = b;
    this.$p = p;
    this.$stop = p;
    this.$n = 0;
    this.$s = several ? [] : NONE;
    this.$x = several ? [] : NONE;
    this.$up = up;
    this.$site = undefined;
    this.$layer = 0;
  }

  /** The table that this view was made by. */
  get $struct(): Struct<object> {
    return undefined as never; // the class that each table makes overrides it
  }

  /** Bytes of the payload behind the header, on the wire; 0 outside a frame. */
  get $payloadSize(): number {
    const { $site, $layer, $stop } = this;
    return $site === undefined ? 0 : Math.max(0, $site.wireEnd($layer) - $stop);
  }

  /** The values as a plain object, as they stand in JSON. */
  toJSON(): object {
    return this.$struct.object(this as never);
  }

  [Symbol.for("Deno.customInspect")](
    inspect: (value: unknown, options: unknown) => string,
    options: unknown,
  ): string {
    return inspect(this.toJSON(), options);
  }

  [Symbol.for("nodejs.util.inspect.custom")](): object {
    return this.toJSON();
  }
}
