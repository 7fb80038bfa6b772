import { isoTime } from "../model/time.ts";
import { FormatError } from "../model/error.ts";
import type { Frame } from "../dissect/frame.ts";
import type { Registry } from "../dissect/registry.ts";
import { type Field, View } from "../fields/mod.ts";
import { closest } from "./closest.ts";
import { summaryOf } from "./summary.ts";

/** One column: how it was asked for, and where its value comes from. */
export interface Column {
  /** The name, as it was given. */
  readonly name: string;
  /** The value; `undefined`: the frame has none. A list where the path leads through one. */
  value(frame: Frame): unknown;
}

/** Columns that every frame has, by our names and Wireshark's. */
const FRAME: Readonly<Record<string, (f: Frame) => unknown>> = {
  number: (f) => f.number,
  time: (f) => f.hasTime ? isoTime(f.seconds, f.nanoseconds) : undefined,
  epoch: (f) => f.hasTime ? f.seconds + f.nanoseconds / 1e9 : undefined,
  length: (f) => f.length,
  capturedLength: (f) => f.capturedLength,
  interface: (f) => f.interface,
  protocols: (f) => `${f.chain}`,
  source: (f) => f.source,
  destination: (f) => f.destination,
  protocol: (f) => f.protocol?.label,
  info: (f) => summaryOf(f),
  comments: (f) => f.comments,
  problems: (f) => f.problems.map((p) => p.message),
};
const FRAME_ALIAS: Readonly<Record<string, string>> = {
  "frame.number": "number",
  "frame.time_epoch": "epoch",
  "frame.len": "length",
  "frame.cap_len": "capturedLength",
  "frame.interface_id": "interface",
  "frame.protocols": "protocols",
  "frame.comment": "comments",
};

/** A field inside a protocol. */
interface Place {
  readonly id: string;
  readonly path: readonly string[];
}

/** Where fields are, by Wireshark's names and by ours. */
export interface FieldIndex {
  /** Places of the field that Wireshark calls so. */
  readonly byAlias: ReadonlyMap<string, readonly Place[]>;
  /** `ipv4.src`, `tcp.options.mss`: all there are. */
  readonly names: ReadonlySet<string>;
}

/** How deep tables inside tables are followed. */
const MAX_DEPTH = 8;

/** Lists the fields of all protocols of a registry. */
export function indexFields(registry: Registry): FieldIndex {
  const byAlias = new Map<string, Place[]>(), names = new Set<string>();
  const placed = new Set<string>();
  const add = (
    id: string,
    path: readonly string[],
    { alias }: Field<unknown>,
  ) => {
    const name = id + "." + path.join(".");
    names.add(name);
    if (!alias || placed.has(alias + " " + name)) return;
    placed.add(alias + " " + name);
    const places = byAlias.get(alias);
    if (places) places.push({ id, path });
    else byAlias.set(alias, [{ id, path }]);
  };
  const visit = (id: string, x: Field<unknown>, path: readonly string[]) => {
    if (path.length > MAX_DEPTH) return;
    const { table } = x as { table?: Record<string, Field<unknown>> };
    for (const [name, field] of Object.entries(table ?? {})) {
      const inner = [...path, name];
      add(id, inner, field);
      visit(id, field, inner);
    }
    for (const inner of x.inside ?? []) visit(id, inner, path);
  };
  for (const { id, protocol } of registry.entries) {
    for (const s of [protocol.fields, protocol.streamFields]) {
      if (s) visit(id, s as Field<unknown>, []);
    }
  }
  return { byAlias, names };
}

/** Values at the end of a path, through tables and lists. */
function follow(
  x: unknown,
  path: readonly string[],
  k: number,
  out: unknown[],
): void {
  if (Array.isArray(x)) {
    for (const y of x) follow(y, path, k, out);
  } else if (k === path.length) {
    if (x !== undefined) out.push(x);
  } else if (x instanceof View) {
    const i = x.struct.slots.findIndex((s) => s.name === path[k]);
    if (i >= 0) follow(x.struct.value(x, i), path, k + 1, out);
  }
}

/** Whether a value stands in a list, so that there may be several. */
function isListed(registry: Registry, { id, path }: Place): boolean {
  const walk = (x: Field<unknown>, k: number): boolean => {
    const { table } = x as { table?: Record<string, Field<unknown>> };
    const field = table?.[path[k]];
    if (field) {
      return field.of !== undefined || isOptions(field) || walk(field, k + 1);
    }
    return (x.inside ?? []).some((inner) => walk(inner, k));
  };
  const entry = registry.byName(id)!;
  return walk(entry.fields as Field<unknown>, 0);
}

/** Options are a list too. */
function isOptions(field: Field<unknown>): boolean {
  return "with" in field;
}

/** A view inside a value becomes a plain object. */
function shown(x: unknown): unknown {
  return x instanceof View ? x.struct.object(x) : x;
}

/** The places of `name`, which layer of several is meant, and whether a value may occur several times. */
function column(
  registry: Registry,
  name: string,
  places: readonly Place[],
  ordinal: number,
): Column {
  const listed = places.some((p) => isListed(registry, p));
  return {
    name,
    value(frame) {
      const out: unknown[] = [];
      const d = frame.walk();
      let seen = 0;
      for (let i = 0; i < d.n; i++) {
        const here = places.filter((p) => p.id === d.chain[i].id);
        if (here.length === 0 || ++seen !== ordinal) continue;
        for (const { path } of here) follow(frame.view(i), path, 0, out);
        break;
      }
      if (listed) return out.length > 0 ? out.map(shown) : undefined;
      return shown(out[0]);
    },
  };
}

/** What may have been meant by a name that does not exist. */
function similar(name: string, { names, byAlias }: FieldIndex): string {
  const all = [
    ...Object.keys(FRAME),
    ...Object.keys(FRAME_ALIAS),
    ...names,
    ...byAlias.keys(),
  ];
  const found = closest(name, all, 3);
  return found.length > 0 ? `; did you mean ${found.join(", ")}?` : "";
}

/**
 * Looks up columns by name: `number`, `ipv4.src`, `ipv4#2.src` (the second
 * IPv4 layer), `dns.answers.name`, or Wireshark's `ip.src`.
 *
 * @throws {FormatError} when there is no such field.
 */
export function columns(
  names: readonly string[],
  registry: Registry,
): Column[] {
  let made: FieldIndex | undefined; // what every frame has needs none
  return names.map((name) => {
    const own = Object.hasOwn(FRAME_ALIAS, name) ? FRAME_ALIAS[name] : name;
    if (Object.hasOwn(FRAME, own)) return { name, value: FRAME[own] };
    const index = made ??= indexFields(registry);
    const ordinal = Number(name.match(/#(\d+)/)?.[1] ?? 1);
    const bare = name.replace(/#\d+/, "");
    const places = index.names.has(bare)
      ? [{
        id: bare.slice(0, idLength(bare, registry)),
        path: bare.slice(idLength(bare, registry) + 1).split("."),
      }]
      : index.byAlias.get(bare);
    if (!places) {
      throw new FormatError(`no field is named ${name}${similar(name, index)}`);
    }
    return column(registry, name, places, ordinal);
  });
}

/** How much of a name is a protocol's id; ids may hold dots. */
function idLength(name: string, registry: Registry): number {
  return Math.max(
    ...registry.entries.map(({ id }) =>
      name.startsWith(id + ".") ? id.length : 0
    ),
  );
}
