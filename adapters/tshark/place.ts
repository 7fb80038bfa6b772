/** Puts what tshark shows into our tables, by the names that both know. */
import { give, type GivenTables } from "../../src/fields/given.ts";
import type { Struct } from "../../src/fields/struct.ts";
import type { View } from "../../src/fields/view.ts";
import type { PdmlNode } from "./pdml.ts";
import { type Inner, type Plan, Plans } from "./plan.ts";
import { valueOf } from "./value.ts";

/** Letters that a text and a field's name must share, for the one to stand for the other. */
const ALIKE = 4;

/** Fills views of tables. */
export class Placer {
  private readonly plans = new Plans();

  /** `isLayer` tells what is a layer of its own, wherever it stands. */
  constructor(
    private readonly tables: GivenTables,
    private readonly isLayer: (node: PdmlNode, plan: Plan) => boolean,
  ) {}

  /** Every name that a table knows. */
  aliases(struct: Struct<object>): ReadonlySet<string> {
    return this.plans.of(struct).aliases;
  }

  /** The names that a table has once, in fields of its own. */
  single(struct: Struct<object>): ReadonlySet<string> {
    const { own } = this.plans.of(struct);
    return new Set(
      [...own].filter(([, [{ field }]]) => field.of === undefined)
        .map(([alias]) => alias),
    );
  }

  /** A view of a table, filled; layers that stand inside are left in `layers`, what the table does not know in `rest`. */
  view(
    struct: Struct<object>,
    nodes: readonly PdmlNode[],
    layers: PdmlNode[],
    rest: PdmlNode[],
    up?: View,
  ): View {
    const v = this.tables.open(struct, up);
    new Filling(this, this.plans.of(struct), v, layers, rest).all(nodes, "");
    return v;
  }

  /** How many of a table's own fields there are among nodes, as a part of them. */
  share(struct: Struct<object>, nodes: readonly PdmlNode[]): number {
    const own = this.single(struct);
    const there = new Set(nodes.map((n) => n.name).filter((n) => own.has(n)));
    return own.size === 0 ? 0 : there.size / own.size;
  }

  /** See the constructor. */
  standsAlone(node: PdmlNode, plan: Plan): boolean {
    return this.isLayer(node, plan);
  }

  /** The table that knows most of what there is; of equals the smallest, and never the last, which is for all that is unknown. */
  choose(
    tables: readonly Struct<object>[],
    nodes: readonly PdmlNode[],
  ): Struct<object> {
    // what lies in bytes counts more than what is worked out, from other packets perhaps
    const names = new Map<string, number>();
    const gather = (list: readonly PdmlNode[]) => {
      for (const n of list) {
        names.set(n.name, Math.max(names.get(n.name) ?? 0, n.size > 0 ? 2 : 1));
        gather(n.children);
      }
    };
    gather(nodes);
    let best = tables[0], most = -1;
    const last = tables[tables.length - 1];
    for (const table of tables) {
      const { aliases } = this.plans.of(table);
      let known = 0;
      for (const [name, weight] of names) {
        if (aliases.has(name)) known += weight;
      }
      const isSmaller = table !== last &&
        table.slots.length < best.slots.length;
      if (known > most || known === most && isSmaller) {
        best = table;
        most = known;
      }
    }
    return best;
  }
}

/** One view being filled. */
class Filling {
  constructor(
    private readonly placer: Placer,
    private readonly plan: Plan,
    private readonly v: View,
    private readonly layers: PdmlNode[],
    private readonly rest: PdmlNode[],
  ) {}

  /** Takes nodes that stand side by side; `title` is the text that they stand under. */
  all(nodes: readonly PdmlNode[], title: string): void {
    const open = new Map<Inner, PdmlNode[]>();
    for (const node of nodes) this.one(node, title, open);
    for (const [inner, members] of open) this.element(inner, members);
  }

  private one(
    node: PdmlNode,
    title: string,
    open: Map<Inner, PdmlNode[]>,
  ): void {
    const { plan } = this, { name, children } = node;
    if (this.placer.standsAlone(node, plan)) {
      this.layers.push(node);
      return;
    }
    const own = plan.own.get(name);
    if (own !== undefined) {
      const free = own.find(({ slot, field }) =>
        field.of !== undefined || this.v.x[slot] === undefined
      );
      this.value((free ?? own[own.length - 1]).slot, node);
      for (const child of children) this.one(child, title, open);
      return;
    }
    // a frame around fields of this very table begins with one of them
    const first = children.find((c) => c.name !== "");
    const isAround = first !== undefined && plan.own.has(first.name);
    const inner = isAround ? undefined : this.innerOf(node, title);
    if (inner === undefined) {
      if (children.length === 0) this.rest.push(node);
      for (const child of children) this.one(child, title, open);
    } else if (!inner.isList || inner.aliases.has(name)) {
      const members = open.get(inner);
      if (members === undefined) open.set(inner, [node]);
      else if (inner.isList && members.some((m) => m.name === name)) {
        this.element(inner, members); // its name again: the next element
        open.set(inner, [node]);
      } else members.push(node);
    } else if (children.some((c) => inner.aliases.has(c.name))) {
      this.element(inner, children);
    } else this.all(children, title || node.show || node.label);
  }

  /** The field made of tables that knows a node, or what is below it. */
  private innerOf(node: PdmlNode, title: string): Inner | undefined {
    const { inner } = this.plan;
    const knows = (names: ReadonlySet<string>, n: PdmlNode): boolean =>
      names.has(n.name) || n.children.some((c) => knows(names, c));
    const found = inner.filter((i) => knows(i.aliases, node));
    if (found.length < 2) return found[0];
    const own = (title || node.show || node.label).toLowerCase();
    const score = (i: Inner) => commonPrefix(own, i.name.toLowerCase());
    const best = found.reduce((a, b) => score(b) > score(a) ? b : a);
    return score(best) >= ALIKE ? best : found[0];
  }

  /** Sets a value; of a list it is the next. What came first stays. */
  private value(slot: number, node: PdmlNode): void {
    const { v } = this, { field } = v.struct.slots[slot];
    const { pos, size } = node, end = pos + size;
    if (field.of !== undefined) {
      const value = valueOf(node, field.of);
      if (value === undefined) return;
      const list = v.x[slot] as unknown[] | undefined;
      if (list !== undefined) list.push(value);
      else give(v, slot, [value], pos, end);
    } else if (v.x[slot] === undefined) {
      const value = valueOf(node, field);
      if (value !== undefined) give(v, slot, value, pos, end);
    }
  }

  /** Makes an element of the nodes that belong to it. */
  private element(inner: Inner, nodes: readonly PdmlNode[]): void {
    const { v, placer, layers } = this;
    const table = placer.choose(inner.tables, nodes);
    const element = placer.view(table, nodes, layers, [], v);
    const places = nodes.filter((n) => n.pos >= 0 && n.size > 0);
    const start = Math.min(...places.map((n) => n.pos));
    const end = Math.max(...places.map((n) => n.pos + n.size));
    const isPlaced = places.length > 0;
    if (isPlaced) {
      element.p = start;
      element.stop = end;
    }
    const known = v.x[inner.slot] as View[] | View | undefined;
    if (inner.isList && known !== undefined) (known as View[]).push(element);
    else if (known === undefined) {
      const value = inner.isList ? [element] : element;
      give(
        v,
        inner.slot,
        value,
        isPlaced ? start : undefined,
        isPlaced ? end : undefined,
      );
    }
  }
}

function commonPrefix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}
