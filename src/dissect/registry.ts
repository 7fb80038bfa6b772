import { Cursor } from "../bytes/cursor.ts";
import { Chunk } from "../bytes/writer.ts";
import { Key } from "../fields/field.ts";
import type { Slot } from "../fields/layout.ts";
import type { Struct } from "../fields/struct.ts";
import type { View } from "../fields/view.ts";
import type { Assembler } from "./part.ts";
import {
  type AnyProtocol,
  type DemuxTable,
  type Entry,
  type Find,
  type Framing,
  type LayerName,
  LAYERS,
  type StandIn,
} from "./protocol.ts";
import { ipProtocol } from "./tables.ts";

/**
 * What a registry makes of a protocol, with all that the walk asks at every
 * packet. Protocols differ in shape; these do not, which the walk needs to be
 * fast.
 */
export class Registered implements Entry {
  /** The table. */
  readonly fields: Struct<object>;
  /** A view to look at headers with; pointed anew at each packet. */
  readonly scratch: View;
  /** A view that serves one frame after another, where nobody keeps views; and the walk it serves. */
  spare: View | undefined = undefined;
  /** See `spare`. */
  servedIn: number = -1;
  /** Bytes of the leading run of fixed fields. */
  readonly fixed: number;
  /** 0 link, 1 internet, 2 transport, 3 application. */
  readonly rank: number;
  /** Whether the header takes all there is. */
  readonly leaf: boolean;
  /** Whether the table must be read to find its end. */
  readonly measured: boolean;
  /** The key of its first layer in a frame. */
  readonly key: Key;
  /** The slots of the source and the destination address. */
  readonly addresses: readonly [Slot, Slot] | undefined;
  private labelMade: Chunk | undefined = undefined;
  /** See {@linkcode Protocol}. */
  readonly id: string;
  /** See {@linkcode Protocol}. */
  readonly label: string;
  /** See {@linkcode Protocol}. */
  readonly trailing: boolean;
  /** Bytes of its trailer. */
  readonly tail: number;
  /** See {@linkcode Protocol}. */
  readonly quotes: boolean;
  /** See {@linkcode Protocol}. */
  readonly headerSize: ((h: object) => number) | undefined;
  /** See {@linkcode Protocol}. */
  readonly totalSize:
    | ((h: object, b: Uint8Array, p: number, end: number) => number)
    | undefined;
  /** See {@linkcode Protocol}. */
  readonly contentSize:
    | ((h: object, b: Uint8Array, p: number, end: number) => number)
    | undefined;
  /** See {@linkcode Protocol}. */
  readonly pduSize:
    | ((h: object, b: Uint8Array, p: number, end: number) => number)
    | undefined;
  /** See {@linkcode Protocol}. */
  readonly decode:
    | ((b: Uint8Array, p: number, end: number) => Uint8Array | undefined)
    | undefined;
  /** See {@linkcode Protocol}. */
  readonly framing: Framing | undefined;
  /** The framing that tells messages of a segment by itself apart. */
  readonly stateless: Framing | undefined;
  /** See {@linkcode Protocol}. */
  readonly next: ((h: object, d: Find) => Entry | undefined) | undefined;
  /** See {@linkcode Protocol}. */
  readonly partial: ((h: object) => boolean) | undefined;
  /** Offsets of the ports; see {@linkcode Protocol}. */
  readonly ports: readonly [src: number, dst: number] | undefined;
  /** Its IP protocol number, for flows; 0: none. */
  readonly number: number;
  /** Who puts its payloads together, if anybody does. */
  assembler: Assembler | undefined = undefined;
  /** See {@linkcode Protocol}. */
  readonly accepts:
    | ((b: Uint8Array, p: number, end: number) => boolean)
    | undefined;
  /** See {@linkcode Protocol}. */
  readonly guess:
    | ((b: Uint8Array, p: number, end: number) => boolean)
    | undefined;
  /** See {@linkcode Protocol}. */
  readonly summary: ((h: object, v: View) => string) | undefined;
  /** See {@linkcode Protocol}. */
  readonly pseudoHeader: readonly [offset: number, size: number] | undefined;
  /** See {@linkcode Protocol}. */
  readonly standIn:
    | ((h: object, v: View) => StandIn | undefined)
    | undefined;

  /** Prepares a protocol, as it is found in a stream or elsewhere. */
  constructor(readonly protocol: AnyProtocol, stream: boolean) {
    const { next, headerSize, layer } = protocol;
    const fields = stream
      ? protocol.streamFields ?? protocol.fields
      : protocol.fields;
    this.fields = fields as unknown as Struct<object>;
    this.scratch = fields.open(new Cursor());
    this.fixed = fields.fixed;
    this.rank = LAYERS.indexOf(layer);
    this.leaf = next === undefined && headerSize === undefined &&
      fields.several;
    this.measured = fields.several && headerSize === undefined && !this.leaf;
    const slot = (name: string) =>
      this.fields.slots.find((s) => s.name === name)!;
    this.addresses = protocol.addresses &&
      [slot(protocol.addresses[0]), slot(protocol.addresses[1])];
    this.id = protocol.id;
    this.label = protocol.label;
    this.key = new Key(protocol.id);
    this.tail = protocol.trailerSize ?? 0;
    this.trailing = protocol.trailing === true || this.tail > 0;
    this.quotes = protocol.quotes === true;
    this.headerSize = headerSize;
    this.contentSize = protocol.contentSize;
    this.pduSize = stream || protocol.packs ? protocol.pduSize : undefined;
    this.totalSize = this.pduSize === undefined
      ? protocol.totalSize
      : undefined;
    this.decode = protocol.decode;
    this.framing = stream ? protocol.framing : undefined;
    this.stateless = this.framing?.stateless ? this.framing : undefined;
    this.next = next;
    this.partial = protocol.partial;
    this.ports = protocol.ports;
    this.number = protocol.on?.find(([t]) => t === ipProtocol)?.[1] ?? 0;
    this.accepts = protocol.accepts;
    this.guess = protocol.guess;
    this.summary = protocol.summary;
    this.pseudoHeader = protocol.pseudoHeader;
    this.standIn = protocol.standIn;
  }

  /** The label, ready to be written. */
  get labelText(): Chunk {
    return this.labelMade ??= new Chunk(new TextEncoder().encode(this.label));
  }
}

/** A protocol in a registry. What the walk asks of it is made when it is first met: most protocols never are. */
class Listing {
  /** See {@linkcode Protocol}. */
  readonly guess: AnyProtocol["guess"];
  private made: Registered | undefined = undefined;

  constructor(
    readonly protocol: AnyProtocol,
    private readonly stream: boolean,
  ) {
    this.guess = protocol.guess;
  }

  get entry(): Registered {
    return this.made ??= new Registered(this.protocol, this.stream);
  }
}

/** Finds protocols by key: by index below 2^16, because that is faster than a map. */
class KeyMap {
  /** Places in the lists, by key; as long as the keys need. */
  private index = new Uint16Array(256);
  private readonly listings: (Listing | undefined)[] = [undefined];
  /** What was found before. */
  private readonly found: (Registered | undefined)[] = [undefined];
  private readonly large = new Map<number, Listing>();

  set(key: number, e: Listing): void {
    if (key >= 0x10000) {
      this.large.set(key, e);
      return;
    }
    let room = this.index.length;
    while (room <= key) room *= 2;
    if (room > this.index.length) {
      const index = new Uint16Array(room);
      index.set(this.index);
      this.index = index;
    }
    this.found.push(undefined);
    this.index[key] = this.listings.push(e) - 1;
  }

  get(key: number): Registered | undefined {
    const { index, found } = this;
    if (key >= index.length) return this.large.get(key)?.entry;
    const k = index[key], e = found[k];
    return e !== undefined || k === 0 ? e : found[k] = this.listings[k]!.entry;
  }
}

/** The protocols of one dissector, by id and by table. */
export class Registry {
  /** Payload that nobody claims. */
  readonly raw: Registered;
  /** Whether somebody puts payloads together, so that frames must be walked in their order. */
  assembles = false;
  private readonly byId: Map<string, Listing> = new Map();
  private readonly streams: Map<string, Listing> = new Map();
  private readonly tables: (KeyMap | undefined)[] = [];
  private readonly guessers: (Listing[] | undefined)[] = [];

  /** Lists protocols; a later one wins over an earlier with the same id or key. */
  constructor(protocols: readonly AnyProtocol[]) {
    for (const p of protocols) {
      if (!LAYERS.includes(p.layer)) {
        throw new TypeError(`${p.id} has no layer`);
      }
      this.byId.set(p.id, new Listing(p, false));
    }
    const raw = this.byName("raw");
    if (!raw) throw new TypeError("a registry needs the protocol raw");
    this.raw = raw;
    for (const e of this.byId.values()) this.place(e);
  }

  /** Every protocol, in the order of the list; of two with one id the later. */
  get entries(): readonly Registered[] {
    return [...this.byId.values()].map((l) => l.entry);
  }

  /** Enters a protocol in the tables that it names. */
  private place(alone: Listing): void {
    for (const [table, ...keys] of alone.protocol.on ?? []) {
      const map = this.tables[table.index] ??= new KeyMap();
      const e = table.stream ? this.inStream(alone) : alone;
      for (const key of keys) map.set(key, e);
      if (e.guess) (this.guessers[table.index] ??= []).push(e);
    }
  }

  /** Hands the payloads of protocols to those who put them together. */
  attach(assemblers: readonly Assembler[]): void {
    for (const a of assemblers) {
      const e = this.byName(a.protocol);
      if (e !== undefined) e.assembler = a;
    }
    this.assembles ||= assemblers.length > 0;
  }

  /** The protocol as it is found in a stream. */
  private inStream(alone: Listing): Listing {
    const { protocol } = alone;
    let e = this.streams.get(protocol.id);
    if (!e) this.streams.set(protocol.id, e = new Listing(protocol, true));
    return e;
  }

  /** The protocol with this id as it is found in a stream. */
  streamed(id: string): Registered | undefined {
    const alone = this.byId.get(id);
    return alone && this.inStream(alone).entry;
  }

  /** Who lives at `key`. */
  find(table: DemuxTable, key: number): Registered | undefined {
    const map = this.tables[table.index];
    return map === undefined ? undefined : map.get(key);
  }

  /** Who recognises `b[p..end)`, of those that live in the table. */
  guess(
    table: DemuxTable,
    b: Uint8Array,
    p: number,
    end: number,
  ): Registered | undefined {
    const list = this.guessers[table.index];
    if (list === undefined) return undefined;
    for (let i = 0; i < list.length; i++) {
      if (list[i].guess!(b, p, end)) return list[i].entry;
    }
    return undefined;
  }

  /** The protocol with this id. */
  byName(id: string): Registered | undefined {
    return this.byId.get(id)?.entry;
  }

  /** The protocol with this id, label or alias, in any case. */
  named(name: string): Registered | undefined {
    const n = name.toLowerCase();
    const named = this.byId.get(n) ??
      [...this.byId.values()].find(({ protocol: p }) =>
        p.label.toLowerCase() === n || p.name.toLowerCase() === n ||
        p.aliases?.some((a) => a.toLowerCase() === n)
      );
    return named?.entry;
  }
}

/** The rank of a layer's name, in any case; undefined: there is none of that name. */
export function rankOf(layer: string): number | undefined {
  const rank = LAYERS.indexOf(layer.toLowerCase() as LayerName);
  return rank < 0 ? undefined : rank;
}
