/** What frames say, by names that engines share, to be compared. */
import type { Frame } from "../../src/dissect/frame.ts";
import type { AnyProtocol } from "../../src/dissect/protocol.ts";
import type { Field } from "../../src/fields/field.ts";
import { View } from "../../src/fields/view.ts";
import type { Problem } from "../../src/model/problem.ts";

/** What another program said of a frame, by its own names: one value, or a list. */
export type OracleFrame = Readonly<Record<string, unknown>>;

/** Values by alias, in order of appearance. */
export type Values = Map<string, unknown[]>;

/** Our value in the form in which the oracle holds it. */
function normal(value: unknown, field: Field<unknown>): unknown {
  if (value instanceof Uint8Array) {
    return [...value].map((x) => x.toString(16).padStart(2, "0")).join("");
  }
  if (typeof value === "bigint") {
    const n = Number(value);
    return Number.isSafeInteger(n) ? n : value;
  }
  if (typeof value === "number") return value * (field.aliasScale ?? 1);
  return value;
}

/** tshark's name of a field of TLS in a message of DTLS; the head of the message is a field of the record there. */
function inDTLS(alias: string): string | undefined {
  return /^tls\.handshake\.(type|length)$/.test(alias)
    ? undefined
    : alias.replace(/^tls\./, "dtls.");
}

/** All values of a view that have an alias, and those below it. */
export function collect(
  v: View,
  into: Values,
  nameOf: (alias: string) => string | undefined = (alias) => alias,
): void {
  v.struct.slots.forEach((slot, i) => {
    const value = v.struct.value(v, i);
    if (value === undefined) return;
    for (const x of Array.isArray(value) ? value : [value]) {
      if (x instanceof View) collect(x, into, nameOf);
      else if (slot.field.alias) {
        const alias = nameOf(slot.field.alias);
        if (alias === undefined) continue;
        const list = into.get(alias) ?? [];
        into.set(alias, list);
        list.push(normal(x, slot.field));
      }
    }
  });
}

/** Fields that tshark has in another form than we do. */
const COMPOSED: readonly {
  alias: string;
  protocol: string;
  value: (v: Record<string, boolean & number>) => number;
}[] = [
  {
    alias: "ip.flags",
    protocol: "ipv4",
    value: (h) => (+h.reserved << 2) | (+h.df << 1) | +h.mf,
  },
  // tshark counts the version of IPv6 among those of IP
  { alias: "ip.version", protocol: "ipv6", value: (h) => h.version },
  {
    alias: "tcp.flags",
    protocol: "tcp",
    value: (h) =>
      h.reserved << 9 | +h.ae << 8 | +h.cwr << 7 | +h.ece << 6 | +h.urg << 5 |
      +h.ackFlag << 4 | +h.psh << 3 | +h.rst << 2 | +h.syn << 1 | +h.fin,
  },
];

/** What tshark lists among the layers, though it has no bytes of its own; and payload. */
const PSEUDO = new Set([
  "ethertype",
  "data",
  "pwethheuristic",
  "wlan_radio",
  "eap",
]);

/** Names of layers without those that carry nothing of their own, and each run of one name as one. */
function plainChain(names: readonly (string | undefined)[]): unknown[] {
  return names.filter((n) => n !== undefined && !PSEUDO.has(n))
    .filter((n, i, all) => n !== all[i - 1]);
}

/** What a frame says, by Wireshark's names. */
export function reading(frame: Frame): Values {
  const values: Values = new Map();
  const add = (alias: string, x: unknown) => {
    const list = values.get(alias) ?? [];
    values.set(alias, list);
    list.push(x);
  };
  add("frame.number", frame.number);
  add("frame.len", frame.length);
  add("frame.cap_len", frame.capturedLength);
  if (frame.hasTime) {
    add(
      "frame.time_epoch",
      `${frame.seconds}.${String(frame.nanoseconds).padStart(9, "0")}`,
    );
  }
  values.set(
    "frame.protocols",
    plainChain(frame.layers.map((l) => l.protocol.alias)),
  );
  for (const layer of frame.layers) {
    const isDTLS = layer.protocol.alias === "dtls";
    collect(layer.view, values, isDTLS ? inDTLS : undefined);
    for (const c of COMPOSED) {
      const h = layer.view.face as unknown as Record<string, boolean & number>;
      const whole = layer.view.n >= layer.view.struct.leading;
      if (layer.protocol.id === c.protocol && whole) add(c.alias, c.value(h));
    }
  }
  return values;
}

/** tshark's values of a field as a list. */
export function theirs(o: OracleFrame, alias: string): unknown[] {
  const x = o[alias];
  if (alias === "frame.protocols") {
    return x === undefined ? [] : plainChain(String(x).split(":"));
  }
  return x === undefined ? [] : Array.isArray(x) ? x : [x];
}

/** A time, where our field counts seconds. */
const ISO = /^\d{4}-\d\d-\d\dT/;
/** A number that is not whole: tshark rounds it to six digits, or to more. */
const FRACTION = /^-?\d+\.\d+$/;

/** Whether two values mean the same. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === "boolean" || typeof b === "boolean") {
    return Boolean(a) === Boolean(b); // tshark has flags of several bits
  }
  if (typeof a === "number" && typeof b === "string") {
    if (ISO.test(b)) return a * 1000 === Date.parse(b);
    if (FRACTION.test(b)) return a.toPrecision(6) === Number(b).toPrecision(6);
  }
  if (typeof b === "string" && typeof a === "string") {
    return a.toLowerCase() === b.toLowerCase().replaceAll(":", "") ||
      a.toLowerCase() === b.toLowerCase();
  }
  return String(a) === String(b);
}

/** One field of one frame that differs. */
export interface Difference {
  /** The capture. */
  readonly file: string;
  /** Number of the frame. */
  readonly frame: number;
  /** Name of the field. */
  readonly alias: string;
  /** What the native engine read, in order of appearance. */
  readonly ours: readonly unknown[];
  /** What the other read. */
  readonly theirs: readonly unknown[];
  /** Protocols of the frame, by the native engine. */
  readonly chain: string;
  /** What the native engine met. */
  readonly problems: readonly Problem[];
  /** All that we read in the frame. */
  readonly values: Values;
  /** All that tshark read in it. */
  readonly oracle: OracleFrame;
  /** Whether segments of a TCP stream in it came late, again, cut short or never, up to this frame. */
  readonly isDisordered: boolean;
}

/** The aliases that the protocols of a registry claim. */
export function aliasesOf(protocols: readonly AnyProtocol[]): Set<string> {
  const out = new Set<string>([
    "frame.number",
    "frame.len",
    "frame.cap_len",
    "frame.time_epoch",
    "frame.protocols",
    ...COMPOSED.map((c) => c.alias),
  ]);
  const visit = (
    x: unknown,
    seen: Set<unknown>,
    nameOf: (alias: string) => string | undefined,
  ): void => {
    if (typeof x !== "object" || x === null || seen.has(x)) return;
    seen.add(x);
    const { alias } = x as { alias?: unknown };
    const name = typeof alias === "string" ? nameOf(alias) : undefined;
    if (name !== undefined) out.add(name);
    for (const y of Object.values(x)) visit(y, seen, nameOf);
  };
  const plain = new Set<unknown>(), inside = new Set<unknown>();
  for (const p of protocols) {
    for (const s of [p.fields, p.streamFields]) {
      if (!s) continue;
      if (p.alias === "dtls") visit(s.table, inside, inDTLS);
      else visit(s.table, plain, (alias) => alias);
    }
  }
  return out;
}
