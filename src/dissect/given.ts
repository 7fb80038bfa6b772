/** Frames whose layers another program has read. */
import { bytes, text } from "../fields/bytes.ts";
import { listToEnd } from "../fields/compose.ts";
import { GivenTables, moveGiven } from "../fields/given.ts";
import { struct } from "../fields/struct.ts";
import type { View } from "../fields/view.ts";
import type { Problem } from "../model/problem.ts";
import {
  BUFFER,
  CONTENT_END,
  Dissector,
  END,
  FLAGS,
  HEADER_END,
  PARENT,
  START,
  STRIDE,
  WIRE_END,
} from "./dissector.ts";
import { Frame } from "./frame.ts";
import type { Protocol } from "./protocol.ts";
import { Registered } from "./registry.ts";

/** A layer that another program has read. */
export interface GivenLayer {
  /** Whose it is. */
  readonly entry: Registered;
  /** Its fields: a view of a given table. */
  readonly view: View;
  /** First byte of its header, counted from the frame's, where it is known and lies in the frame. */
  readonly start?: number;
  /** First byte behind its header. */
  readonly end?: number;
}

/** What another program says of one packet. */
export interface Reading {
  /** The layers, in wire order, each inside the one before it. */
  readonly layers: readonly GivenLayer[];
  /** What it found wrong. */
  readonly problems: readonly Problem[];
}

/** A field of a layer that no table describes. */
export interface GenericField {
  /** What the program calls it; empty: a text without a name. */
  readonly name: string;
  /** Its value as the program writes it. */
  readonly value: string;
  /** Its bytes, where the program gives them. */
  readonly bytes: Uint8Array;
  /** The fields below it. */
  readonly fields: readonly GenericField[];
}

/** A layer that no table describes: its fields as the program has them. */
export interface GenericLayer {
  /** The fields. */
  readonly fields: readonly GenericField[];
}

/** The table of generic fields. */
export const genericField = struct<
  Omit<GenericField, "fields"> & {
    readonly fields: readonly object[];
  }
>({
  name: text(0),
  value: text(0),
  bytes: bytes(0),
  fields: listToEnd<object>(struct<object>({})),
});

const genericLayer = struct<GenericLayer>({
  fields: listToEnd<GenericField>(genericField as never),
});

const NO_READING: Reading = { layers: [], problems: [] };

/** Shows the layers that another program has read, where a dissector would find its own. */
export class GivenDissector extends Dissector {
  /** The tables of its layers. */
  readonly tables: GivenTables = new GivenTables();
  private readonly generic = new Map<string, Registered>();

  /** The protocol with this id; one of generic fields where the registry has none. */
  entry(id: string): Registered {
    const known = this.registry.byName(id) ?? this.generic.get(id);
    if (known !== undefined) return known;
    const protocol: Protocol<GenericLayer> = {
      id,
      label: id.toUpperCase(),
      name: id,
      spec: "",
      layer: "application",
      fields: genericLayer,
    };
    const made = new Registered(protocol, false);
    this.generic.set(id, made);
    return made;
  }

  /** Walks the bytes as a dissector does, for the places of the layers, and takes what was read. */
  override walk(
    root: Registered | undefined,
    b: Uint8Array,
    start: number,
    end: number,
    wireEnd: number,
  ): number {
    super.walk(root, b, start, end, wireEnd);
    const frame = this.owner as GivenFrame;
    const { layers, problems } = frame.reading ?? NO_READING;
    const own = this.chain.slice(0, this.n);
    const places = this.at.slice(0, this.n * STRIDE);
    const most = this.at.length / STRIDE - 1;
    this.n = Math.min(layers.length, most);
    this.problems.splice(0, this.problems.length, ...problems);
    const waits = this.waits(own);
    let next = 0;
    for (let i = 0; i < this.n; i++) {
      const { entry, view, start: from, end: to } = layers[i];
      const k = own.findIndex((e, k) => k >= next && e.id === entry.id);
      const o = i * STRIDE;
      this.chain[i] = entry;
      this.views[i] = view;
      view.site = frame;
      view.layer = i;
      if (k >= 0) {
        next = k + 1;
        this.at.set(places.subarray(k * STRIDE, next * STRIDE), o);
      } else this.place(o, from, to, start, end, wireEnd);
      this.at[o + PARENT] = i - 1;
      this.at[o + BUFFER] = 0;
      moveGiven(view, start);
      view.b = b;
      view.p = this.at[o];
      view.stop = this.at[o + HEADER_END];
      // the payload waits for the rest: whoever puts it together shows it
      if (k >= 0 && k === waits) this.n = i + 1;
    }
    return this.n;
  }

  /** Which of the walked layers has a payload that an assembler waits for; -1: none. */
  private waits(own: readonly Registered[]): number {
    if (!this.assembles) return -1;
    return own.findIndex((e, k) => {
      if (e.assembler === undefined || !this.isOpen(k)) return false;
      return e.partial !== undefined && k === own.length - 1;
    });
  }

  /** Puts a layer where the program says; at the end of the frame where it says nothing that can be. */
  private place(
    o: number,
    from: number | undefined,
    to: number | undefined,
    start: number,
    end: number,
    wireEnd: number,
  ): void {
    const { at } = this, size = end - start;
    const isThere = from !== undefined && from <= size;
    const p = isThere ? start + from : end;
    const stop = isThere
      ? start + Math.min(size, Math.max(from, to ?? from))
      : end;
    at[o + START] = p;
    at[o + HEADER_END] = stop;
    at[o + END] = at[o + CONTENT_END] = isThere ? end : stop;
    at[o + WIRE_END] = isThere ? wireEnd : stop;
    at[o + FLAGS] = 0;
  }
}

/** A frame with the reading of another program. */
export class GivenFrame extends Frame {
  /** What the program said. */
  reading: Reading | undefined = undefined;

  /** Makes a frame that `dissector` shows. */
  constructor(override readonly dissector: GivenDissector) {
    super(dissector);
  }
}
