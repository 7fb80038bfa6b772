/**
 * The command line of pcapkit.
 *
 *     deno run -R jsr:@pcapkit/extract FILE
 *
 * @module
 */
import {
  captureLive,
  EngineError,
  EngineFailedError,
  Extractor,
  type ExtractorOptions,
  FileError,
  FormatError,
  printable,
} from "@pcapkit/core";
import config from "./deno.json" with { type: "json" };
import { type Args, readArgs, UsageError } from "./args.ts";
import { checkArgs } from "./check.ts";
import { comparison } from "./compare.ts";
import { engineList } from "./engines.ts";
import { HELP } from "./help.ts";
import { ProgressBar } from "./progress.ts";
import { remedy } from "./remedy.ts";
import {
  accountLine,
  isEngineMissing,
  protocolList,
  statusOf,
} from "./report.ts";
import { put, writing } from "./sink.ts";
import { viewOf } from "./view.ts";

/** What ends a run in order; the second ends it at once. */
const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT"]
  : ["SIGINT", "SIGTERM"];

const out = (text: string): void => put(Deno.stdout, text);
const err = (text: string): void => put(Deno.stderr, text);

/** The options of an extractor that the command line asks for. */
function optionsOf(
  args: Args,
  bar: ProgressBar | undefined,
  isView: boolean,
): ExtractorOptions {
  const { inputs, files, quiet, verbose } = args;
  // a view writes by itself
  const format = isView ? undefined : args.format;
  const output = isView
    ? undefined
    : args.output ?? (format === undefined || files ? undefined : "-");
  const toTerminal = output === "-" && Deno.stdout.isTerminal();
  const told = (text: string) => {
    bar?.end();
    err(text);
  };
  return {
    input: inputs.length === 1 ? inputs[0] : inputs,
    output,
    format,
    files,
    nofile: format === undefined && output === undefined,
    store: false,
    extension: args.autoExtension,
    engine: args.engine,
    engineArguments: args.engineArguments,
    workers: args.workers,
    tail: args.tail,
    rotate: args.rotate,
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
      (isView || output === "-"
        ? (_, f) =>
          told(` - Frame ${String(f.number).padStart(3)}: ${f.chain}\n`)
        : true),
    // fragments have no ports
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
    onProgress: bar && ((p) => bar.update(p)),
    onWarning: (w) => quiet || told(`${w.name}: ${printable(w.message)}\n`),
  };
}

/** Makes the extractor; options that it does not take are wrong usage. */
function extractorOf(options: ExtractorOptions): Extractor {
  try {
    return new Extractor(options);
  } catch (e) {
    throw e instanceof FormatError ? new UsageError(e.message) : e;
  }
}

/** Whether a bar may be drawn while frames go where `args` say. */
function drawsBar({ quiet, output, format, flows, follow }: Args): boolean {
  const writes = format !== undefined || flows || follow !== undefined;
  const toOutput = writes && (output === undefined || output === "-");
  return !quiet && Deno.stderr.isTerminal() &&
    !(toOutput && Deno.stdout.isTerminal());
}

/** Runs an extraction and returns its exit status. */
async function extraction(args: Args): Promise<number> {
  checkArgs(args);
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) Deno.exit(130);
    controller.abort();
  };
  for (const signal of SIGNALS) Deno.addSignalListener(signal, stop);
  const bar = drawsBar(args) ? new ProgressBar(err) : undefined;
  try {
    const view = viewOf(args), { signal } = controller;
    if (args.compare !== undefined) {
      return await comparison(args, args.compare, signal, err);
    }
    const options = optionsOf(args, bar, view !== undefined);
    const { interface: name, count, engineArguments: { bpf } } = args;
    const input = name === undefined
      ? options.input
      : captureLive(name, { count, bpf, signal });
    const extractor = extractorOf({
      ...options,
      ...view?.options,
      input,
      signal,
    });
    if (args.engineRequired && isEngineMissing(extractor)) {
      err(`extract: nothing was read: the engine ${args.engine} is required\n`);
      return 5;
    }
    await extractor.run();
    bar?.end();
    const { account } = extractor, { account: file } = args;
    if (file !== undefined) {
      const text = JSON.stringify(account, null, 2) + "\n";
      if (file === "-") out(text);
      else writing(file, () => Deno.writeTextFileSync(file, text));
    }
    if (!args.quiet) err(accountLine(account) + "\n");
    const wrong = view?.end(account);
    if (wrong === undefined || account.interrupted) {
      return statusOf(extractor, args);
    }
    err(`extract: ${wrong}\n`);
    return 2;
  } finally {
    bar?.end();
    for (const signal of SIGNALS) Deno.removeSignalListener(signal, stop);
  }
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
      case "engines":
        out(engineList(args.format));
        return 0;
      case "protocols":
        out(protocolList(args.format));
        return 0;
      default:
        return await extraction(args);
    }
  } catch (e) {
    if (isClosedPipe(e)) return 0;
    if (debug) err(stackOf(e));
    else err(`extract: ${printable(remedy(e))}\n`);
    if (e instanceof UsageError) return 1;
    const isMissing = e instanceof EngineError &&
      !(e instanceof EngineFailedError);
    return isMissing ? 5 : 2;
  }
}

/** Where an error came from, for a terminal. */
function stackOf(e: unknown): string {
  const { stack = String(e) } = e as Partial<Error>;
  return stack.split("\n").map((line) => printable(line) + "\n").join("");
}

/** The reader of our output has gone: no reason to complain. */
function isClosedPipe(e: unknown): boolean {
  return e instanceof Deno.errors.BrokenPipe ||
    e instanceof FileError && /broken pipe/i.test(e.message);
}

if (import.meta.main) Deno.exit(await main(Deno.args));
