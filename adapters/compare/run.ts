/** Two engines on one capture, frame by frame. */
import { CaptureReader } from "../../src/capture/reader.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { Frame } from "../../src/dissect/frame.ts";
import type { GivenDissector, GivenFrame } from "../../src/dissect/given.ts";
import { Registry } from "../../src/dissect/registry.ts";
import type { EngineArguments } from "../../src/engine/engine.ts";
import type { Warning } from "../../src/model/warning.ts";
import { EngineError } from "../../src/model/error.ts";
import { protocols } from "../../src/protocols/mod.ts";
import {
  IPv4Reassembly,
  IPv6Reassembly,
} from "../../src/reassembly/ip_reassembly.ts";
import { TCPReassembly } from "../../src/reassembly/tcp_reassembly.ts";
import { toHex } from "../../src/bytes/hex.ts";
import { View } from "../../src/fields/view.ts";
import type { OutputParser, PacketReading } from "../adapter.ts";
import { adapterNamed } from "../mod.ts";
import { ChildSession } from "../session.ts";
import type { PdmlNode } from "../tshark/pdml.ts";
import { TsharkParser } from "../tshark/parse.ts";
import { unknownOf } from "../tshark/value.ts";
import {
  aliasesOf,
  type Difference,
  type OracleFrame,
  reading,
} from "./compare.ts";
import { rulesFor } from "./engine_rules.ts";
import {
  addFields,
  type Agreement,
  compareValues,
  Disorder,
  nothingYet,
} from "./tally.ts";

/** Protocols whose fragments, segments and messages are put together, as tshark does. */
export function assembling(): Registry {
  const registry = new Registry(protocols), all = { store: false };
  const ip = { ...all, limits: { timeout: Infinity } };
  registry.attach([
    new IPv4Reassembly(ip).assembler,
    new IPv6Reassembly(ip).assembler,
    new TCPReassembly({ ...all, limits: { idle: Infinity } }).assembler,
  ]);
  return registry;
}

/** How two engines are compared. */
export interface ComparisonOptions {
  /** What to read: a path. */
  readonly input: string;
  /** The engine beside the native one. */
  readonly engine: string;
  /** What is handed on to it. */
  readonly arguments?: EngineArguments | undefined;
  /** Only so many frames. */
  readonly count?: number | undefined;
  /** Called with each difference that nothing explains. */
  readonly onDifference?: ((difference: Difference) => void) | undefined;
  /** Called with each warning. */
  readonly onWarning?: ((warning: Warning) => void) | undefined;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

/** What was found. */
export interface Comparison extends Agreement {
  /** Frames that only the native engine read. */
  readonly onlyNative: number;
  /** Frames that only the other read. */
  readonly onlyOther: number;
}

/** What tshark says of a packet, with everything that has a name. */
interface NamedReading extends PacketReading {
  readonly named?: Readonly<Record<string, unknown[]>>;
}

/** Keeps what no table of ours takes, because rules look at it. */
class NamingParser extends TsharkParser {
  protected override packet(protocols: readonly PdmlNode[]): NamedReading {
    const named: Record<string, unknown[]> = Object.create(null);
    const visit = (nodes: readonly PdmlNode[]) => {
      for (const { name, show, value, children } of nodes) {
        if (name !== "") (named[name] ??= []).push(unknownOf(show, value));
        visit(children);
      }
    };
    visit(protocols);
    return { ...super.packet(protocols), named };
  }
}

/** Names that all tables know, and those that are told by the packet as a whole. */
const ALIASES = aliasesOf(protocols), WHOLE = aliasesOf([]);

/** Every field by the name of its place in our tables: `ipv4.src`, `dns.answers.name`. */
function byPlace(frame: Frame): Map<string, unknown[]> {
  const values = new Map<string, unknown[]>();
  const collect = (v: View, path: string): void => {
    v.struct.slots.forEach(({ name }, i) => {
      const value = v.struct.value(v, i), key = `${path}.${name}`;
      for (const x of [value ?? []].flat()) {
        if (x instanceof View) collect(x, key);
        else {
          const list = values.get(key) ?? [];
          values.set(key, list);
          list.push(x instanceof Uint8Array ? toHex(x, 0, x.length) : x);
        }
      }
    });
  };
  for (const { protocol, view } of frame.layers) collect(view, protocol.id);
  return values;
}

/** Values as a recorded reading holds them: one, or a list; texts without a letter do not count beside others. */
function oneOrMany(values: readonly unknown[]): unknown {
  const said = values.filter((x) => x !== "");
  return said.length > 1 ? said : said[0] ?? values[0];
}

/** What another engine said of a frame, by the names that are compared. */
function lineOf(frame: Frame, isAll: boolean): OracleFrame {
  if (!isAll) {
    // what another leaves as bytes it does not read otherwise
    return Object.fromEntries(
      [...byPlace(frame)].filter(([key]) => !key.startsWith("raw.")),
    );
  }
  const { named } = (frame as GivenFrame).reading as NamedReading;
  const placed = reading(frame), line: Record<string, unknown> = {};
  for (const [name, values] of Object.entries(named ?? {})) {
    if (WHOLE.has(name) || !ALIASES.has(name)) line[name] = oneOrMany(values);
  }
  for (const [alias, values] of placed) {
    if (WHOLE.has(alias) && alias in line) continue;
    if (values.some((x) => x !== "")) line[alias] = oneOrMany(values);
  }
  return line;
}

/** The frames of two engines, side by side, in the order of the second. */
class Pairs {
  onlyNative = 0;
  onlyOther = 0;
  private atEnd = false;
  private readonly reader: CaptureReader;

  constructor(input: string, private readonly own: Frame) {
    this.reader = new CaptureReader(input, { reuse: true });
  }

  /** Our frame of this number; `undefined`: there is none. */
  at(number: number): Frame | undefined {
    const { own } = this;
    while (!this.atEnd && own.number < number) {
      this.atEnd = !this.reader.nextSync(own);
      if (this.atEnd || own.number >= number) break;
      own.walk(); // streams must not miss it
      this.onlyNative++;
    }
    if (!this.atEnd && own.number === number) return own;
    this.onlyOther++;
    return undefined;
  }

  /** Counts what the other engine did not read. */
  end(): void {
    while (!this.atEnd) {
      if (this.reader.nextSync(this.own)) this.onlyNative++;
      else this.atEnd = true;
    }
  }

  close(): void {
    this.reader.close();
  }
}

/**
 * Compares the native engine with another on one capture, field by field.
 *
 * @throws {EngineError} when there is no such program, or it fails.
 */
export async function compare(options: ComparisonOptions): Promise<Comparison> {
  const { engine, input, signal, count = Infinity } = options;
  const adapter = adapterNamed(engine);
  if (adapter === undefined) {
    throw new EngineError(`there is no program of this name: ${engine}`);
  }
  const isAll = adapter.gives.fields === "all";
  const parser = (d: GivenDissector): OutputParser =>
    isAll ? new NamingParser(d) : adapter.parser(d);
  const session = new ChildSession({ ...adapter, parser }, input, {
    dissector: new Dissector(new Registry(protocols)),
    keep: () => true,
    arguments: options.arguments,
    warn: (name, message) => options.onWarning?.({ name, message }),
  });
  const registry = isAll ? assembling() : new Registry(protocols);
  const pairs = new Pairs(input, new Frame(new Dissector(registry)));
  const result = nothingYet(isAll ? ALIASES : [], true);
  const disorder = new Disorder(), rules = rulesFor(engine);
  let told = 0;
  result.files = 1;
  try {
    reading: for (let batch; (batch = await session.batch());) {
      for (const other of batch) {
        if (signal?.aborted || result.frames >= count) break reading;
        const own = pairs.at(other.number);
        if (own === undefined) continue;
        const line = lineOf(other, isAll);
        const values = isAll ? reading(own) : byPlace(own);
        if (!isAll) addFields(result, Object.keys(line));
        const isDisordered = disorder.sees(line);
        compareValues(input, own, values, line, result, isDisordered, rules);
        for (const d of result.unexplained.slice(told)) {
          options.onDifference?.(d);
        }
        told = result.unexplained.length;
      }
    }
    if (result.frames < count && !signal?.aborted) pairs.end();
  } finally {
    session.close();
    pairs.close();
  }
  const { onlyNative, onlyOther } = pairs;
  return { ...result, onlyNative, onlyOther };
}
