import type { View } from "../fields/view.ts";
import {
  type DemuxTable,
  type Entry,
  type LayerName,
  LAYERS,
  type Protocol,
} from "./protocol.ts";

/** What a registry makes of a protocol, with all that the walk asks at every packet. */
export class Registered implements Entry {
  /** A view to look at headers with; pointed anew at each packet. */
  readonly head: View;
  /** Bytes of the leading run of fixed fields. */
  readonly fixed: number;
  /** 0 link, 1 internet, 2 transport, 3 application. */
  readonly rank: number;
  /** Whether the header takes all there is. */
  readonly leaf: boolean;
  /** Whether the table must be read to find its end. */
  readonly measured: boolean;

  /** Prepares a protocol. */
  // deno-lint-ignore no-explicit-any
  constructor(readonly protocol: Protocol<any>) {
    const { fields, next, headerSize, layer } = protocol;
    this.head = fields.head();
    this.fixed = fields.fixed;
    this.rank = LAYERS.indexOf(layer);
    this.leaf = next === undefined && headerSize === undefined &&
      !fields.whole;
    this.measured = !fields.whole && headerSize === undefined && !this.leaf;
    if (this.rank < 0) throw new TypeError(`${protocol.id} has no layer`);
  }
}

/** The protocols of one dissector, by id and by table. */
export class Registry {
  /** Every protocol, in the order of the list; of two with one id the later. */
  readonly entries: readonly Registered[];
  /** Payload that nobody claims. */
  readonly raw: Registered;
  private readonly byId: Map<string, Registered> = new Map();
  private readonly tables: (Map<number, Registered> | undefined)[] = [];
  private readonly guessers: (Registered[] | undefined)[] = [];

  /** Lists protocols; a later one wins over an earlier with the same id or key. */
  // deno-lint-ignore no-explicit-any
  constructor(protocols: readonly Protocol<any>[]) {
    for (const p of protocols) this.byId.set(p.id, new Registered(p));
    this.entries = [...this.byId.values()];
    const raw = this.byId.get("raw");
    if (!raw) throw new TypeError("a registry needs the protocol raw");
    this.raw = raw;
    for (const e of this.entries) this.place(e);
  }

  private place(e: Registered): void {
    for (const [table, ...keys] of e.protocol.on ?? []) {
      const map = this.tables[table.index] ??= new Map();
      for (const key of keys) map.set(key, e);
      if (e.protocol.guess) (this.guessers[table.index] ??= []).push(e);
    }
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
      if (list[i].protocol.guess!(b, p, end)) return list[i];
    }
    return undefined;
  }

  /** The protocol with this id. */
  byName(id: string): Registered | undefined {
    return this.byId.get(id);
  }

  /** The protocol with this id, label or alias, in any case. */
  named(name: string): Registered | undefined {
    const n = name.toLowerCase();
    return this.byId.get(n) ??
      this.entries.find(({ protocol: p }) =>
        p.label.toLowerCase() === n || p.name.toLowerCase() === n ||
        p.aliases?.some((a) => a.toLowerCase() === n)
      );
  }
}

/** The rank of a layer's name, in any case; undefined: there is none of that name. */
export function rankOf(layer: string): number | undefined {
  const rank = LAYERS.indexOf(layer.toLowerCase() as LayerName);
  return rank < 0 ? undefined : rank;
}
