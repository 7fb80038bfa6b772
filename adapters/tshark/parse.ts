/** tshark's packets as readings. */
import {
  genericField,
  type GivenDissector,
  type GivenLayer,
} from "../../src/dissect/given.ts";
import type { Registered } from "../../src/dissect/registry.ts";
import { give } from "../../src/fields/given.ts";
import type { Struct } from "../../src/fields/struct.ts";
import type { View } from "../../src/fields/view.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { OutputParser, PacketReading } from "../adapter.ts";
import { type PdmlNode, PdmlReader } from "./pdml.ts";
import { Placer } from "./place.ts";
import type { Plan } from "./plan.ts";
import { fromHexText } from "./value.ts";

/** The part of a table's fields that must be there for a further layer to be seen in what another left. */
const ENOUGH = 0.5;
/** What is about the packet, and no layer of it. */
const ABOUT = new Set(["geninfo", "frame"]);
/** What stands around fields that belong to no protocol. */
const WRAPPER = "fake-field-wrapper";
/** What tshark says of damage; `_ws.expert` is advice. */
const MALFORMED = "_ws.malformed", SHORT = "_ws.short";

/** Puts the packets of `-T pdml` into our tables. */
export class TsharkParser implements OutputParser {
  private readonly reader = new PdmlReader();
  private readonly placer: Placer;
  private readonly known = new Map<string, Registered[]>();

  /** Makes layers for a dissector. */
  constructor(private readonly dissector: GivenDissector) {
    for (const entry of dissector.registry.entries) {
      const alias = entry.protocol.alias ?? familyOf(entry);
      if (alias === undefined) continue;
      const list = this.known.get(alias) ?? [];
      this.known.set(alias, list);
      list.push(entry);
    }
    this.placer = new Placer(
      dissector.tables,
      (node, plan) => this.isLayer(node, plan),
    );
  }

  /** See {@linkcode OutputParser}. */
  line(line: string): PacketReading | undefined {
    const protocols = this.reader.line(line);
    return protocols && this.packet(protocols);
  }

  /** Whether a node is a layer of its own, in the tree of another. */
  private isLayer({ name, isProtocol }: PdmlNode, plan: Plan): boolean {
    if (name === "" || ABOUT.has(name) || name === WRAPPER) return false;
    return !plan.aliases.has(name) && (isProtocol || this.known.has(name));
  }

  /** The reading of a packet. */
  protected packet(protocols: readonly PdmlNode[]): PacketReading {
    const layers: GivenLayer[] = [], problems: Problem[] = [];
    const about = new Map<string, string>();
    for (const p of protocols) {
      if (ABOUT.has(p.name)) {
        for (const f of p.children) about.set(f.name, f.show);
      }
    }
    const size = Number(about.get("frame.cap_len") ?? 0);
    const queue = protocols.flatMap((p) =>
      ABOUT.has(p.name)
        ? []
        : p.name === WRAPPER
        ? p.children.filter((c) => this.known.has(c.name))
        : [p]
    );
    for (let p; (p = queue.shift());) {
      if (p.name === MALFORMED || p.name === SHORT) {
        problems.push(problemOf(p, layers.at(-1), size));
      } else if (!p.name.startsWith("_ws.")) {
        const inside: PdmlNode[] = [];
        const [first, ...more] = this.messages(p);
        layers.push(...this.layersOf(first, inside));
        queue.unshift(...inside, ...more);
      }
    }
    const epoch = about.get("frame.time_epoch");
    return {
      number: Number(about.get("frame.number")),
      length: Number(about.get("frame.len") ?? 0),
      ...(epoch !== undefined && { epoch }),
      layers,
      problems,
    };
  }

  /** The messages that tshark shows side by side in one protocol, each as a protocol of its own. */
  private messages(node: PdmlNode): PdmlNode[] {
    const found = this.known.get(node.name) ?? [];
    const own = new Set(
      found.flatMap((e) => [...this.placer.single(e.fields)]),
    );
    // what a message has once stands below several
    const seen = new Set<string>(), repeated = new Set<string>();
    for (const { children } of node.children) {
      for (const name of new Set(children.map((c) => c.name))) {
        if (own.has(name)) (seen.has(name) ? repeated : seen).add(name);
      }
    }
    if (repeated.size === 0) return [node];
    const isMessage = (n: PdmlNode) =>
      n.children.some((c) => repeated.has(c.name));
    const places = node.children.flatMap((n, i) => isMessage(n) ? [i] : []);
    return places.map((from, k) => {
      const children = node.children.slice(k > 0 ? from : 0, places[k + 1]);
      const { pos, size } = node.children[from];
      return { ...node, pos, size, children };
    });
  }

  /** The layers of a protocol: one, or several where ours are finer. */
  private layersOf(node: PdmlNode, inside: PdmlNode[]): GivenLayer[] {
    const { children, pos, size } = node;
    const place = pos >= 0 ? { start: pos, end: pos + size } : {};
    const found = this.known.get(node.name) ?? [];
    if (found.length === 0) {
      const id = node.name.toLowerCase().replace(/\W/g, "_");
      const entry = this.dissector.entry(id);
      return [{ entry, view: this.generic(entry, children), ...place }];
    }
    const layers: GivenLayer[] = [], taken = new Set<Registered>();
    // a field that is a layer of its own has a value of its own, too
    const isField = found.some((e) =>
      this.placer.aliases(e.fields).has(node.name)
    );
    let nodes = isField ? [node, ...children] : children;
    while (taken.size < found.length) {
      const left = found.filter((e) => !taken.has(e));
      const [entry, table] = this.entryOf(left, nodes);
      if (taken.size > 0 && this.placer.share(table, nodes) < ENOUGH) break;
      taken.add(entry);
      const rest: PdmlNode[] = [];
      const view = this.placer.view(table, nodes, inside, rest);
      layers.push({ entry, view, ...place });
      nodes = rest;
    }
    // the list of protocols has the outer one first
    return layers.sort((a, b) =>
      found.indexOf(a.entry) - found.indexOf(b.entry)
    );
  }

  /** Whose fields they are, alone or in a stream: of several who knows most of them. */
  private entryOf(
    found: readonly Registered[],
    nodes: readonly PdmlNode[],
  ): [Registered, Struct<object>] {
    const tables = found.flatMap((e) => [
      e.fields,
      (e.protocol.streamFields ?? e.fields) as Struct<object>,
    ]);
    const table = this.placer.choose(tables, nodes);
    return [found[tables.indexOf(table) >> 1], table];
  }

  /** A layer without a table of its own: everything, as it is. */
  private generic(entry: Registered, nodes: readonly PdmlNode[]): View {
    const { tables } = this.dissector;
    const fieldOf = (n: PdmlNode, up: View): View => {
      const v = tables.open(genericField, up);
      give(v, 0, n.name, n.pos, n.pos + n.size);
      give(v, 1, n.name === "" ? n.show || n.label : n.show);
      give(v, 2, fromHexText(n.value) ?? new Uint8Array(0));
      give(v, 3, n.children.map((c) => fieldOf(c, v)));
      v.p = Math.max(0, n.pos);
      v.stop = v.p + n.size;
      return v;
    };
    const v = tables.open(entry.fields);
    give(v, 0, nodes.map((n) => fieldOf(n, v)));
    return v;
  }
}

/** The protocol of tshark's in which it shows the fields of one that it does not count by itself. */
function familyOf({ fields }: Registered): string | undefined {
  return fields.slots.find((s) => s.field.alias)?.field.alias?.split(".")[0];
}

/** What tshark says is wrong. */
function problemOf(
  { name, label, show, pos }: PdmlNode,
  layer: GivenLayer | undefined,
  size: number,
): Problem {
  return {
    kind: name === SHORT ? "cut" : "malformed",
    protocol: layer?.entry.id ?? "frame",
    at: pos > 0 ? pos : layer?.end ?? size,
    message: label || show || name,
  };
}
