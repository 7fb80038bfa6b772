/**
 * The command line of pcapkit.
 *
 *     deno run -R jsr:@pcapkit/extract FILE
 *
 * @module
 */
import {
  Extractor,
  type ExtractorOptions,
  FileError,
  PermissionError,
  printable,
} from "@pcapkit/core";
import config from "./deno.json" with { type: "json" };
import { type Args, readArgs, UsageError } from "./args.ts";
import { FlowDigests, FlowTable } from "./flow_table.ts";
import { Follower } from "./follow.ts";
import { HELP } from "./help.ts";
import { ProgressBar } from "./progress.ts";
import { accountLine, protocolList, statusOf } from "./report.ts";

const utf8 = new TextEncoder();

/** Writes all of a text, or of bytes. */
function put(
  to: { writeSync(b: Uint8Array): number },
  text: string | Uint8Array,
): void {
  const b = typeof text === "string" ? utf8.encode(text) : text;
  for (let n = 0; n < b.length;) n += to.writeSync(b.subarray(n));
}

const out = (text: string): void => put(Deno.stdout, text);
const err = (text: string): void => put(Deno.stderr, text);

/** What shows flows or a stream in place of frames, if that is asked for. */
function viewOf(args: Args): ExtractorOptions {
  const { format, output, flows, follow } = args;
  if (!flows && follow === undefined) return {};
  const sink = output === undefined || output === "-"
    ? undefined
    : Deno.openSync(output, { write: true, create: true, truncate: true });
  const write = (text: string | Uint8Array) => put(sink ?? Deno.stdout, text);
  if (follow !== undefined) {
    const colors = !sink && Deno.stdout.isTerminal() && !Deno.noColor;
    const f = new Follower(
      follow,
      args.followAs,
      args.followSide,
      colors,
      write,
    );
    return { onData: (x, c) => f.data(x, c), onGap: (...x) => f.gap(...x) };
  }
  if (format !== undefined && format !== "csv" && format !== "ndjson") {
    throw new UsageError(
      `--flows writes a table, csv or ndjson, not ${format}`,
    );
  }
  if (args.digest && format !== "ndjson") {
    throw new UsageError("--digest needs -f ndjson");
  }
  const digests = args.digest ? new FlowDigests() : undefined;
  const table = new FlowTable(format ?? "table", write, digests);
  return {
    onFlow: (f) => table.flow(f),
    ...(digests && { tcp: true, consumers: (c) => digests.consumers(c) }),
  };
}

/** The options of an extractor that the command line asks for. */
function extractorOf(args: Args, signal: AbortSignal): Extractor {
  const { inputs, files, quiet, verbose } = args;
  const view = viewOf(args), isView = Object.keys(view).length > 0;
  const format = isView ? undefined : args.format ??
    (args.output === undefined ? verbose ? undefined : "line" : undefined);
  const output = isView ? undefined : args.output ??
    (format === undefined || files ? undefined : "-");
  const toTerminal = output === "-" && Deno.stdout.isTerminal();
  const bar = !quiet && !toTerminal && Deno.stderr.isTerminal()
    ? new ProgressBar(err)
    : undefined;
  return new Extractor({
    input: inputs.length === 1 ? inputs[0] : inputs,
    output,
    format,
    files,
    nofile: format === undefined && output === undefined,
    store: false,
    extension: args.autoExtension,
    engine: args.engine,
    layer: args.layer,
    protocol: args.protocol,
    count: args.count,
    fields: args.fields,
    shape: args.shape,
    labels: args.labels,
    withHeader: args.header,
    colors: toTerminal && !Deno.noColor,
    save: args.save,
    verbose: verbose &&
      (output === "-"
        ? (_, f) =>
          err(` - Frame ${String(f.number).padStart(3)}: ${f.chain}\n`)
        : true),
    ipv4: args.ipv4 || isView,
    ipv6: args.ipv6 || isView,
    tcp: args.tcp,
    trace: args.trace !== undefined && {
      output: args.trace,
      format: args.traceFormat,
      byteOrder: args.traceByteOrder,
      nanosecond: args.traceNanosecond || undefined,
      index: false,
    },
    ...view,
    signal,
    onProgress: bar && ((p) => bar.update(p)),
    onWarning: (w) => quiet || err(`${w.name}: ${printable(w.message)}\n`),
  });
}

/** Runs an extraction and returns its exit status. */
async function extraction(args: Args): Promise<number> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) Deno.exit(130);
    controller.abort();
  };
  Deno.addSignalListener("SIGINT", stop);
  try {
    const extractor = extractorOf(args, controller.signal);
    await extractor.run();
    const { account } = extractor;
    if (args.account !== undefined) {
      Deno.writeTextFileSync(
        args.account,
        JSON.stringify(account, null, 2) + "\n",
      );
    }
    if (!args.quiet) err(accountLine(account) + "\n");
    return statusOf(extractor, args);
  } finally {
    Deno.removeSignalListener("SIGINT", stop);
  }
}

/** One line that says what is wrong, and what to do about it. */
function remedy(e: unknown): string {
  if (e instanceof UsageError) return `${e.message} (extract --help)`;
  if (e instanceof PermissionError) {
    const flag = e.access === "read" ? "-R" : "-W";
    return `${e.message}; run again with ${flag} or ${flag}=${e.path}`;
  }
  return (e as Error).message;
}

/** Runs the command line; returns the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const debug = argv.includes("--debug");
  try {
    const args = readArgs(argv);
    switch (args.wants) {
      case "help":
        out(HELP);
        return 0;
      case "version":
        out(`extract ${config.version}\n`);
        return 0;
      case "protocols":
        out(protocolList(args.format));
        return 0;
      default:
        return await extraction(args);
    }
  } catch (e) {
    if (isClosedPipe(e)) return 0;
    if (debug) err(`${(e as Error).stack}\n`);
    else err(`extract: ${printable(remedy(e))}\n`);
    if (e instanceof UsageError) return 1;
    return 2;
  }
}

/** The reader of our output has gone: no reason to complain. */
function isClosedPipe(e: unknown): boolean {
  return e instanceof Deno.errors.BrokenPipe ||
    e instanceof FileError && /broken pipe/i.test(e.message);
}

if (import.meta.main) Deno.exit(await main(Deno.args));
