import { CaptureRecord } from "../capture/record.ts";
import {
  type PacketOptions,
  packetOptions,
} from "../capture/packet_options.ts";
import { ObjectSink } from "../fields/emit.ts";
import type { Node } from "../fields/node.ts";
import type { Face, Site, View } from "../fields/view.ts";
import { deepFreeze, type Info } from "../model/info.ts";
import type { Problem } from "../model/problem.ts";
import { ProtoChain } from "../model/proto_chain.ts";
import { isoTime } from "../model/time.ts";
import {
  BUFFER,
  CONTENT_END,
  type Dissector,
  END,
  FLAGS,
  HEADER_END,
  PARENT,
  PARTIAL,
  QUOTED,
  STRIDE,
  WIRE_END,
} from "./dissector.ts";
import type { Layer } from "./layer.ts";
import type { Part, Reassembled } from "./part.ts";
import type { AnyProtocol, Protocol } from "./protocol.ts";
import type { Registered } from "./registry.ts";
import { linkType } from "./tables.ts";

const NONE: never[] = [];

/**
 * One packet with its layers. A frame holds numbers; everything else is worked
 * out when it is asked for. It keeps the block that its bytes lie in alive:
 * call {@linkcode Frame.detach} on the few of many that are kept.
 */
export class Frame extends CaptureRecord implements Site {
  /** Makes a frame that is dissected by `dissector`. */
  constructor(
    /** Who dissects it. */
    readonly dissector: Dissector,
  ) {
    super();
  }

  /** What assemblers have added to it. */
  private parts: Part[] = NONE;
  /** What assemblers have noticed. */
  private notes: Problem[] = NONE;
  /** The packet that `parts` and `notes` belong to. */
  private assembled = -1;

  /** The dissector, with the layers of this frame in it. */
  walk(): Dissector {
    const d = this.dissector;
    if (d.owner !== this || d.tag !== this.revision) {
      d.owner = this;
      d.tag = this.revision;
      const { b, start, end, length } = this;
      const wireEnd = Math.max(end, start + length);
      d.walk(this.root(d), b, start, end, wireEnd);
      if (d.assembles) this.assemble(d);
    }
    return d;
  }

  /** Who reads the first byte. */
  protected root(d: Dissector): Registered | undefined {
    return d.find(linkType, this.link);
  }

  /** Hands the layers to the assemblers, the first time; later it repeats what they made of them. */
  private assemble(d: Dissector): void {
    if (this.assembled === this.revision) {
      for (const part of this.parts) d.add(part);
      d.problems.push(...this.notes);
      return;
    }
    this.assembled = this.revision;
    this.parts = this.notes = NONE;
    for (let i = 0; i < d.n; i++) {
      const { assembler } = d.chain[i];
      if (assembler !== undefined && d.isOpen(i)) assembler.take(this, i);
    }
  }

  /** Adds what an assembler has put together. */
  addPart(part: Part): void {
    if (this.parts === NONE) this.parts = [];
    this.parts.push(part);
    this.dissector.add(part);
  }

  /** Adds what an assembler has noticed. */
  addNote(problem: Problem): void {
    if (this.notes === NONE) this.notes = [];
    this.notes.push(problem);
    this.dissector.problems.push(problem);
  }

  /** See {@linkcode CaptureRecord}. */
  override detach(): this {
    const known = this.assembled === this.revision;
    super.detach();
    if (known) this.assembled = this.revision;
    return this;
  }

  /** Whether something that was put together is complete with this frame. */
  get hasReassembled(): boolean {
    this.walk();
    return this.parts.some((p) => p.sources.length > 0);
  }

  /** What was put together out of several frames and is complete with this one. */
  get reassembled(): readonly Reassembled[] {
    const d = this.walk();
    if (this.parts === NONE) return NONE;
    return this.parts.filter((p) => p.sources.length > 0).map((part) => {
      const buffer = d.buffers.indexOf(part.bytes!);
      let i = d.n - 1; // where the budget of layers was used up, there is none in it
      for (let k = i; k >= 0; k--) {
        if (d.at[k * STRIDE + BUFFER] === buffer) i = k;
      }
      const { sources, end } = part;
      const frames = [...new Set(sources.map((s) => s.frame))];
      return { layer: this.keyOf(i), buffer, length: end, frames, sources };
    });
  }

  /** The view of layer `i`. */
  view(i: number): View {
    const d = this.walk(), v = d.views[i] ??= d.view(i, this);
    if (v.isUnread) d.readRest(v, true);
    return v;
  }

  /** See {@linkcode Site}. */
  readRest(v: View): void {
    const d = this.walk();
    d.readRest(v, d.views[v.layer] === v);
  }

  /** The face of layer `i`; what lies behind its leading run is read when somebody asks for it. */
  private face(i: number): Face {
    const d = this.walk();
    return (d.views[i] ??= d.glance(i, this)).face;
  }

  /** Reads every layer's table, so that all problems are known. */
  readAll(): Dissector {
    const d = this.walk();
    for (let i = 0; i < d.n; i++) this.view(i);
    return d;
  }

  /** Labels of the protocols, from the outside in. */
  get chain(): ProtoChain {
    const d = this.walk();
    return new ProtoChain(
      d.chain.slice(0, d.n).map((e) => e.label),
    );
  }

  /** What was wrong with it. Every table is read to know. */
  get problems(): readonly Problem[] {
    return [...this.readAll().problems];
  }

  /** The layers, in wire order. */
  get layers(): readonly Layer[] {
    const d = this.walk();
    return Array.from({ length: d.n }, (_, i) => this.layer(i));
  }

  /** Layer `i`, as people see it. */
  private layer(i: number): Layer {
    const { at, chain, origins } = this.walk(), o = i * STRIDE;
    const buffer = at[o + BUFFER], origin = origins[buffer];
    const view = (): View => this.view(i);
    return {
      protocol: chain[i].protocol,
      key: this.keyOf(i),
      buffer,
      start: at[o] - origin,
      headerEnd: at[o + HEADER_END] - origin,
      end: at[o + END] - origin,
      parent: at[o + PARENT],
      get view() {
        return view();
      },
    };
  }

  /** Id of layer `i`, with its ordinal where the protocol occurs again. */
  keyOf(i: number): string {
    const { chain } = this.walk(), { id } = chain[i];
    let n = 1;
    for (let k = 0; k < i; k++) if (chain[k].id === id) n++;
    return n === 1 ? id : `${id}#${n}`;
  }

  /** Whether the protocol occurs. */
  has<T extends object>(protocol: Protocol<T> | string): boolean {
    return this.indexOf(protocol, 0) >= 0;
  }

  /** The first layer of the protocol: its fields, read lazily. A field behind damage is `undefined`. */
  get<T extends object>(protocol: Protocol<T>): (T & Face) | undefined {
    const i = this.indexOf(protocol, 0);
    return i < 0 ? undefined : this.face(i) as T & Face;
  }

  /** Every layer of the protocol, from the outside in. */
  all<T extends object>(protocol: Protocol<T>): (T & Face)[] {
    const out: (T & Face)[] = [];
    for (
      let i = this.indexOf(protocol, 0);
      i >= 0;
      i = this.indexOf(protocol, i + 1)
    ) out.push(this.face(i) as T & Face);
    return out;
  }

  /** The first layer of a protocol, from layer `from` on; -1: there is none. */
  private indexOf<T extends object>(
    protocol: Protocol<T> | string,
    from: number,
  ): number {
    const d = this.walk(),
      id = typeof protocol === "string" ? protocol : protocol.id;
    for (let i = from; i < d.n; i++) {
      if (d.chain[i].id === id) return i;
    }
    return -1;
  }

  /** The innermost protocol that claims bytes of its own; `undefined`: none does. */
  get protocol(): AnyProtocol | undefined {
    const i = this.protocolLayer();
    return i < 0 ? undefined : this.dissector.chain[i].protocol;
  }

  /** Index of the innermost layer that some protocol claims, quotations aside; -1: none. */
  protocolLayer(): number {
    const { chain, at, n, registry } = this.walk();
    let i = n - 1;
    while (
      i >= 0 && (chain[i] === registry.raw || at[i * STRIDE + FLAGS] & QUOTED)
    ) i--;
    return i;
  }

  /** Index of the layer whose addresses say who talks to whom: the innermost of the internet layer, else of the link layer; -1: none. */
  addressLayer(): number {
    const { chain, at, n } = this.walk();
    let link = -1;
    for (let i = n - 1; i >= 0; i--) {
      if (chain[i].addresses === undefined) continue;
      if (at[i * STRIDE + FLAGS] & QUOTED) continue;
      if (chain[i].rank === 1) return i;
      if (link < 0) link = i;
    }
    return link;
  }

  /** Who sent it: an IP address, else a link-layer one; empty where nobody says. */
  get source(): string {
    return this.address(0);
  }

  /** Whom it was sent to. */
  get destination(): string {
    return this.address(1);
  }

  /** The source (0) or destination of the innermost addresses. */
  private address(which: 0 | 1): string {
    const i = this.addressLayer();
    if (i < 0) return "";
    const { addresses, fields } = this.dissector.chain[i], v = this.view(i);
    const value = v.struct.value(v, fields.slots.indexOf(addresses![which]));
    return value === undefined ? "" : String(value);
  }

  /** Layers, fields, options: each with its bytes. */
  tree(): Node[] {
    const d = this.walk(), { at, origins } = d;
    const roots: Node[] = [];
    for (let i = 0; i < d.n; i++) {
      const o = i * STRIDE, buffer = at[o + BUFFER], origin = origins[buffer];
      const v = this.view(i);
      roots.push({
        name: this.keyOf(i),
        value: undefined,
        label: d.chain[i].protocol.name,
        hint: undefined,
        alias: undefined,
        buffer,
        start: at[o] - origin,
        end: at[o + END] - origin,
        children: v.struct.tree(v, buffer, origin),
      });
    }
    return roots;
  }

  /** The frame as a plain frozen object. */
  get info(): Info {
    return deepFreeze(this.toJSON());
  }

  /** The frame as a plain object: what its line in ndjson says. */
  toJSON(): Info {
    const d = this.readAll(), layers: Record<string, object> = {};
    for (let i = 0; i < d.n; i++) {
      const v = this.view(i), s = new ObjectSink();
      v.struct.write(v, s);
      layers[this.keyOf(i)] = s.result as object;
    }
    const { options } = this;
    return {
      number: this.number,
      time: this.hasTime ? isoTime(this.seconds, this.nanoseconds) : null,
      epoch: this.hasTime ? this.seconds + this.nanoseconds / 1e9 : null,
      capturedLength: this.capturedLength,
      length: this.length,
      ...(this.section > 0 && { interface: this.interface }),
      protocols: `${this.chain}`,
      layers: layers as Info["layers"],
      ...(this.hasReassembled && { reassembled: this.reassembled }),
      problems: [...d.problems],
      ...options,
    };
  }

  /** What a pcapng file says about this packet beside its bytes; comments among it. */
  get options(): PacketOptions {
    return packetOptions(this);
  }

  /** Comments of the file about this packet. */
  get comments(): readonly string[] {
    return this.options.comments ?? [];
  }

  /** See {@linkcode Site}. */
  layerEnd(i: number): number {
    return this.walk().at[i * STRIDE + END];
  }
  /** See {@linkcode Site}. */
  wireEnd(i: number): number {
    return this.walk().at[i * STRIDE + WIRE_END];
  }
  /** See {@linkcode Site}. */
  contentEnd(i: number): number {
    return this.walk().at[i * STRIDE + CONTENT_END];
  }
  /** See {@linkcode Site}. */
  isWhole(i: number): boolean {
    const { at } = this.walk(), o = i * STRIDE;
    return at[o + END] === at[o + WIRE_END] && !(at[o + FLAGS] & PARTIAL);
  }
  /** See {@linkcode Site}. */
  known(i: number): unknown {
    return this.walk().known[i];
  }
  /** See {@linkcode Site}. */
  portsAround(i: number): readonly [src: number, dst: number] | undefined {
    return this.walk().portsAround(i);
  }
  /** See {@linkcode Site}. */
  addressSum(i: number): number {
    return this.walk().addressSum(i, this);
  }
}
