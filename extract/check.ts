import { formats, type OutputFormat } from "@pcapkit/core";
import { type Args, UsageError } from "./args.ts";

/** Formats that write some fields of a frame, and those whose layers have a shape. */
const PROJECTIONS = ["csv", "json", "ndjson", "plist"];
const SHAPED = ["json", "ndjson", "plist"];
/** Formats that are captures again. */
const CAPTURES = ["pcap", "pcapng"];

/** The format of this name or extension. */
function formatNamed(name: string): OutputFormat {
  const n = name.toLowerCase();
  const found = formats.find((f) => f.names.includes(n) || f.extension === n);
  if (found) return found;
  const names = formats.map((f) => f.names[0]).join(", ");
  throw new UsageError(`no format is named ${name}: there are ${names}`);
}

/** Throws unless it is true. */
function demand(condition: boolean, message: string): void {
  if (!condition) throw new UsageError(message);
}

/** Whether two paths are one file, as far as that may be known. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const stat = (path: string) => {
    const { state } = Deno.permissions.querySync({ name: "read", path });
    return state === "granted" ? Deno.statSync(path) : undefined;
  };
  try {
    const x = stat(a), y = stat(b);
    return x !== undefined && y !== undefined && x.isFile && x.ino !== null &&
      x.ino === y.ino && x.dev === y.dev;
  } catch {
    return false; // one of them is not there
  }
}

/** Whether an engine has workers. */
function isShared(engine: string | undefined): boolean {
  return ["pipeline", "server"].includes(engine?.toLowerCase() ?? "");
}

/** Nothing may be written over what is read. */
function checkFiles(args: Args): void {
  const { inputs, output, save, account, format, autoExtension } = args;
  // with --auto-extension, names may be meant without their extensions
  const read = autoExtension
    ? [...inputs, ...inputs.map((i) => `${i}.pcap`)]
    : inputs;
  const appended = autoExtension && output !== undefined
    ? `${output}.${formatNamed(format ?? "line").extension}`
    : undefined;
  for (const written of [output, appended, save, account]) {
    if (written === undefined || written === "-") continue;
    const input = read.find((i) => i !== "-" && isSame(i, written));
    demand(input === undefined, `${written} would be written over its input`);
  }
}

/** Standard output is for one thing, a terminal for what people read, and it has no capture. */
function checkStreams(args: Args): void {
  const { inputs, output, account, verbose, format, flows, follow } = args;
  const isShown = format !== undefined || flows || follow !== undefined;
  const toOutput = output === "-" || output === undefined && isShown;
  demand(
    args.workers === undefined || isShared(args.engine),
    "--workers is for the engines pipeline and server: -E pipeline",
  );
  demand(
    account !== "-" || !toOutput && !verbose,
    "--account - and something else cannot both go to standard output: give -o FILE",
  );
  demand(
    !inputs.includes("-") || !Deno.stdin.isTerminal(),
    "standard input is a terminal: pipe a capture into it",
  );
  demand(
    !toOutput || !CAPTURES.includes(format ?? "") || !Deno.stdout.isTerminal(),
    `${format} is not for a terminal: give -o FILE`,
  );
}

/** What `--flows` and `--follow` go with. */
function checkViews(args: Args): void {
  const { flows, follow, format, digest } = args;
  const view = flows ? "--flows" : "--follow";
  demand(!flows || follow === undefined, "--flows and --follow are two views");
  demand(!digest || flows, "--digest needs --flows");
  demand(!digest || format === "ndjson", "--digest needs -f ndjson");
  for (
    const [name, value] of [
      ["--follow-side", args.followSide],
      ["--follow-as", args.followAs],
    ]
  ) {
    demand(
      value === undefined || follow !== undefined,
      `${name} needs --follow`,
    );
  }
  if (!flows && follow === undefined) return;
  demand(
    follow === undefined || format === undefined,
    `--follow has no formats: --follow-as is text, hex or raw, not ${format}`,
  );
  demand(
    format === undefined || format === "csv" || format === "ndjson",
    `--flows writes a table, csv or ndjson, not ${format}`,
  );
  for (
    const [name, isGiven] of [
      ["--files", args.files],
      ["--fields", args.fields !== undefined],
      ["--shape", args.shape !== undefined],
      ["--labels", args.labels],
      ["--header", args.header],
    ] as const
  ) demand(!isGiven, `${name} is for frames, not for ${view}`);
}

/** What `--trace` goes with. */
function checkTrace(args: Args): void {
  const { trace, traceFormat, traceByteOrder, traceNanosecond } = args;
  for (
    const [name, isGiven] of [
      ["--trace-format", traceFormat !== undefined],
      ["--trace-byteorder", traceByteOrder !== undefined],
      ["--trace-nanosecond", traceNanosecond],
    ] as const
  ) demand(!isGiven || trace !== undefined, `${name} needs --trace`);
  const [format] = formatNamed(traceFormat ?? "pcap").names;
  demand(
    traceByteOrder === undefined || CAPTURES.includes(format),
    `--trace-byteorder is for pcap and pcapng, not for ${format}`,
  );
  demand(
    !traceNanosecond || format === "pcap",
    `--trace-nanosecond is for pcap, not for ${format}`,
  );
}

/** What frames are written as, and what goes with it. */
function checkFormat(args: Args): void {
  const { output, format, files, fields, shape, header } = args;
  if (format === undefined) return;
  const [name] = formatNamed(format).names;
  demand(!files || output !== "-", "--files writes a folder, not -");
  demand(
    fields === undefined || PROJECTIONS.includes(name),
    `--fields is for ${PROJECTIONS.join(", ")}, not for ${name}`,
  );
  demand(
    shape === undefined || SHAPED.includes(name),
    `--shape is for ${SHAPED.join(", ")}, not for ${name}`,
  );
  demand(
    !header || name === "ndjson",
    `--header is for ndjson, not for ${name}`,
  );
}

/**
 * Checks that options exist and go together.
 *
 * @throws {UsageError} when they do not.
 */
export function checkArgs(args: Args): void {
  checkFiles(args);
  checkStreams(args);
  checkViews(args);
  checkTrace(args);
  if (!args.flows && args.follow === undefined) checkFormat(args);
}
