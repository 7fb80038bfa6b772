import { parseArgs } from "@std/cli/parse-args";
import type { EngineArguments } from "@pcapkit/core";
import type { FollowSide, FollowStyle } from "./follow.ts";

/** The command line was wrong: status 1. */
export class UsageError extends Error {}

/** What the command line asks for. */
export interface Args {
  readonly inputs: readonly string[];
  readonly output: string | undefined;
  readonly format: string | undefined;
  readonly files: boolean;
  readonly layer: string | undefined;
  readonly protocol: readonly string[];
  readonly engine: string | undefined;
  readonly engineRequired: boolean;
  readonly workers: number | undefined;
  readonly tail: boolean;
  readonly rotate: string | undefined;
  readonly verbose: boolean;
  readonly autoExtension: boolean;
  readonly count: number | undefined;
  readonly fields: readonly string[] | undefined;
  readonly shape: "flat" | "nested" | undefined;
  readonly labels: boolean;
  readonly header: boolean;
  readonly account: string | undefined;
  readonly strict: boolean;
  readonly quiet: boolean;
  readonly save: string | undefined;
  readonly ipv4: boolean;
  readonly ipv6: boolean;
  readonly tcp: boolean;
  readonly trace: string | undefined;
  readonly traceFormat: string | undefined;
  readonly traceByteOrder: "little" | "big" | undefined;
  readonly traceNanosecond: boolean;
  readonly flows: boolean;
  readonly digest: boolean;
  readonly follow: number | undefined;
  readonly followSide: FollowSide | undefined;
  readonly followAs: FollowStyle | undefined;
  readonly engineArguments: EngineArguments;
  readonly compare: string | undefined;
  readonly explained: boolean;
  readonly interface: string | undefined;
  readonly debug: boolean;
  readonly wants: "help" | "version" | "protocols" | "engines" | "extraction";
}

const BOOLEAN = [
  "json",
  "plist",
  "tree",
  "files",
  "engine-required",
  "verbose",
  "auto-extension",
  "labels",
  "header",
  "strict",
  "quiet",
  "buffer-save",
  "tail",
  "ip",
  "ipv4",
  "ipv6",
  "tcp",
  "trace-nanosecond",
  "flows",
  "digest",
  "debug",
  "help",
  "version",
  "protocols",
  "engines",
  "explained",
] as const;
const STRING = [
  "output",
  "format",
  "layer",
  "protocol",
  "engine",
  "workers",
  "rotate",
  "count",
  "fields",
  "shape",
  "account",
  "buffer-path",
  "trace",
  "trace-format",
  "trace-byteorder",
  "follow",
  "follow-side",
  "follow-as",
  "display-filter",
  "decode-as",
  "preference",
  "key-log",
  "bpf",
  "interface",
  "compare",
] as const;
const ALIAS = {
  o: "output",
  f: "format",
  j: "json",
  p: "plist",
  t: "tree",
  F: "files",
  L: "layer",
  P: "protocol",
  E: "engine",
  v: "verbose",
  a: "auto-extension",
  V: "version",
  c: "count",
  B: "buffer-save",
  O: "buffer-path",
  h: "help",
  q: "quiet",
} as const;

/** Where standard input is kept when only `-B` is given. */
const SAVED = "stdin.pcap";

/** Names in a list with commas, given once or several times. */
function names(values: readonly string[]): string[] {
  return values.flatMap((v) => v.split(",")).map((v) => v.trim())
    .filter((v) => v !== "");
}

/** A value that is one of a few. */
function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  values: readonly T[],
): T | undefined {
  const found = values.find((v) => v === value);
  if (value !== undefined && found === undefined) {
    throw new UsageError(`--${option} is ${values.join(" or ")}, not ${value}`);
  }
  return found;
}

/** Extension of a file's name, in lower case; empty where it has none. */
function extensionOf(path: string): string {
  return path.match(/[^/\\.]\.([^/\\.]+)$/)?.[1].toLowerCase() ?? "";
}

/** The format that is asked for, which can be but one. */
function askedFormat(a: Given): string | undefined {
  const flags = (["json", "plist", "tree"] as const).filter((f) => a[f]);
  const asked = [...new Set([...a.format ? [a.format] : [], ...flags])];
  if (asked.length > 1) {
    throw new UsageError(`one format at a time, not ${asked.join(" and ")}`);
  }
  return asked[0];
}

/** The format that the output's name says, where none is asked for; without either, what people read. */
function usualFormat(a: Given, hasFields: boolean): string | undefined {
  const { output, flows, follow } = a;
  const own = output === undefined ? "" : extensionOf(output);
  if (follow !== undefined || a.compare !== undefined) return undefined;
  if (flows) return own === "" || own === "txt" ? undefined : own;
  if (a.files && (output === undefined || own === "")) {
    throw new UsageError("--files needs a format: -f json, for example");
  }
  if (own !== "") return own;
  if (output !== undefined && output !== "-") {
    throw new UsageError(
      `${output} says no format: -f json, or ${output}.json, for example`,
    );
  }
  return hasFields
    ? "csv"
    : (a.verbose || a.account === "-") && output === undefined
    ? undefined
    : "line";
}

/** The number of a stream. */
function streamOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[0-9]{1,15}$/.test(text)) {
    throw new UsageError(`--follow takes the number of a stream, not ${text}`);
  }
  return Number(text);
}

/** An option that may have been meant. */
function meant(option: string): string {
  const name = option.replace(/^-+/, "").replace(/=.*/, "").toLowerCase();
  if (name.length < 3) return "";
  const found = [...BOOLEAN, ...STRING].find((o) =>
    o.startsWith(name) || name.startsWith(o)
  );
  return found === undefined ? "" : `; did you mean --${found}?`;
}

/** A number of frames or workers. */
function countOf(
  option: "count" | "workers",
  text: string | undefined,
): number | undefined {
  if (text === undefined) return undefined;
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) {
    throw new UsageError(
      `--${option} takes a whole number from 1, not ${text}`,
    );
  }
  return n;
}

/** `--output -` as `--output=-`: the parser takes a lone dash as a value behind short options only. */
function joined(argv: readonly string[]): string[] {
  const out: string[] = [];
  for (const arg of argv) {
    const last = out.at(-1);
    const takes = last !== undefined && !out.includes("--") &&
      STRING.some((name) => last === `--${name}`);
    if (arg === "-" && takes) out.push(`${out.pop()}=-`);
    else out.push(arg);
  }
  return out;
}

/** The options as they are given. */
type Given = ReturnType<typeof parse>;

/** Takes the command line apart. */
function parse(argv: readonly string[]) {
  const unknown: string[] = [];
  const a = parseArgs(joined(argv), {
    boolean: BOOLEAN,
    string: [...STRING, "_"],
    collect: ["protocol", "fields", "decode-as", "preference"],
    alias: ALIAS,
    unknown: (arg, key) => {
      if (key !== undefined) unknown.push(arg);
      return key === undefined;
    },
  });
  if (unknown.length > 0) {
    throw new UsageError(`unknown option ${unknown[0]}${meant(unknown[0])}`);
  }
  for (const name of STRING) {
    const value = a[name];
    if (value === "" || Array.isArray(value) && value.includes("")) {
      throw new UsageError(`--${name} needs a value`);
    }
  }
  return a;
}

/**
 * Reads the command line.
 *
 * @throws {UsageError} when it makes no sense.
 */
export function readArgs(argv: readonly string[]): Args {
  const a = parse(argv);
  const wants = a.help
    ? "help"
    : a.version
    ? "version"
    : a.protocols
    ? "protocols"
    : a.engines
    ? "engines"
    : "extraction";
  const inputs = a._.map(String);
  if (a.rotate !== undefined && inputs.length > 0) {
    throw new UsageError(
      `--rotate takes the place of files, but there is ${
        inputs[0]
      } too: a pattern needs quotes`,
    );
  }
  if (a.interface !== undefined && inputs.length > 0) {
    throw new UsageError(
      `--interface takes the place of files, but there is ${inputs[0]}`,
    );
  }
  if (
    wants === "extraction" && inputs.length === 0 &&
    a.rotate === undefined && a.interface === undefined
  ) {
    throw new UsageError(
      "no input: extract FILE, or extract - for standard input",
    );
  }
  const fields = names(a.fields), asked = askedFormat(a);
  const format = wants === "extraction"
    ? asked ?? usualFormat(a, fields.length > 0)
    : asked;
  return {
    inputs,
    output: a.output,
    format,
    files: a.files,
    layer: a.layer,
    protocol: names(a.protocol),
    engine: a.engine,
    engineRequired: a["engine-required"],
    verbose: a.verbose,
    autoExtension: a["auto-extension"],
    workers: countOf("workers", a.workers),
    tail: a.tail,
    rotate: a.rotate,
    count: countOf("count", a.count),
    fields: fields.length > 0 ? fields : undefined,
    shape: oneOf("shape", a.shape, ["flat", "nested"]),
    labels: a.labels,
    header: a.header,
    account: a.account,
    strict: a.strict,
    quiet: a.quiet,
    save: a["buffer-path"] ?? (a["buffer-save"] ? SAVED : undefined),
    ipv4: a.ip || a.ipv4,
    ipv6: a.ip || a.ipv6,
    tcp: a.tcp,
    trace: a.trace,
    traceFormat: a["trace-format"],
    traceByteOrder: oneOf("trace-byteorder", a["trace-byteorder"], [
      "little",
      "big",
    ]),
    traceNanosecond: a["trace-nanosecond"],
    flows: a.flows,
    digest: a.digest,
    follow: streamOf(a.follow),
    followSide: oneOf("follow-side", a["follow-side"], [
      "both",
      "client",
      "server",
    ]),
    followAs: oneOf("follow-as", a["follow-as"], ["text", "hex", "raw"]),
    engineArguments: {
      displayFilter: a["display-filter"],
      decodeAs: a["decode-as"],
      preferences: a.preference,
      keyLog: a["key-log"],
      bpf: a.bpf,
    },
    compare: a.compare,
    explained: a.explained,
    interface: a.interface,
    debug: a.debug,
    wants,
  };
}
