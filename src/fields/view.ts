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
  /** Source and destination port of the nearest layer around layer `i` that has ports. */
  portsAround(i: number): readonly [src: number, dst: number] | undefined;
  /** Ones' complement sum of the addresses of the network layer around layer `i`, or -1 where there is none. */
  addressSum(i: number): number;
  /** What the stream has said about layer `i`; `undefined`: nothing, or there is no stream. */
  known(i: number): unknown;
  /** Reads what is unread of a layer's view. */
  readRest(v: View): void;
}

/** What views without segments share: who writes into it forgot to make room. */
const NONE: never[] = [];
Object.freeze(NONE);

/**
 * Where one header (or option, or record) lies, and what could be read of it.
 * All views are of one shape, whatever their table: that is what makes tables
 * fast. People see a view through its face: typed getters over the bytes.
 */
export class View {
  /** The buffer that holds the bytes. */
  b: Uint8Array;
  /** First byte of the table. */
  p: number;
  /** First byte behind the table. */
  stop: number;
  /** How many fields could be read: always the first ones. */
  n = 0;
  /** Whether the whole table could be read. */
  whole = false;
  /** Whether nobody has asked yet for what lies behind the leading run. */
  isUnread = false;
  /** Boundaries of the segments, `s[k]..s[k + 1]`; only where there are several. */
  s: number[] = NONE;
  /** Values of variable fields, by segment. */
  x: unknown[] = NONE;
  /** The frame, for the view of a layer. */
  site: Site | undefined = undefined;
  /** The index of the layer in its frame. */
  layer = 0;
  /** The face, once somebody asked for it. */
  shown: object | undefined = undefined;

  /** Makes an empty view of the bytes from `p`; `up` is the table around it. */
  constructor(
    readonly struct: Struct<object>,
    b: Uint8Array,
    p: number,
    readonly up: View | undefined,
  ) {
    this.b = b;
    this.p = p;
    this.stop = p;
  }

  /** Makes room for `n` segments, in full size: to grow costs more than to fill. */
  makeRoom(n: number): void {
    this.s = new Array(n + 1);
    this.x = new Array(n);
  }

  /** Reads what is unread; for the view of a layer. */
  readRest(): void {
    this.site!.readRest(this);
  }

  /** The typed face of this view. */
  get face(): Face {
    return (this.shown ??= this.struct.show(this)) as Face;
  }

  /** Bytes of the payload behind the header, on the wire; 0 outside a frame. */
  get payloadSize(): number {
    const { site, layer, stop } = this;
    return site === undefined ? 0 : Math.max(0, site.wireEnd(layer) - stop);
  }
}

/**
 * What people hold: one getter for each field of the table. A getter gives
 * `undefined` for what the bytes did not hold. Members that begin with `$`
 * are not fields.
 */
export class Face {
  /** Shows a view. */
  constructor(
    /** The view behind it. */
    readonly $view: View,
  ) {}

  /** The values as a plain object, as they stand in JSON. */
  toJSON(): object {
    return this.$view.struct.object(this.$view);
  }

  /** How Deno prints it. */
  [Symbol.for("Deno.customInspect")](
    inspect: (value: unknown, options: unknown) => string,
    options: unknown,
  ): string {
    return inspect(this.toJSON(), options);
  }

  /** How Node prints it. */
  [Symbol.for("nodejs.util.inspect.custom")](): object {
    return this.toJSON();
  }
}

/** A value as people see it: views, and views in lists, by their faces. */
export function facesOf(x: unknown): unknown {
  if (x instanceof View) return x.face;
  if (Array.isArray(x) && x.length > 0 && x[0] instanceof View) {
    return x.map((v: View) => v.face);
  }
  return x;
}
