/**
 * The command line of pcapkit.
 *
 *     deno run -R jsr:@pcapkit/extract FILE
 *
 * @module
 */
import {
  Extractor,
  FileError,
  PermissionError,
  printable,
} from "@pcapkit/core";
import config from "./deno.json" with { type: "json" };
import { type Args, readArgs, UsageError } from "./args.ts";
import { HELP } from "./help.ts";
import { ProgressBar } from "./progress.ts";
import { accountLine, protocolList, statusOf } from "./report.ts";

const utf8 = new TextEncoder();

/** Writes all of a text. */
function put(to: { writeSync(b: Uint8Array): number }, text: string): void {
  const b = utf8.encode(text);
  for (let n = 0; n < b.length;) n += to.writeSync(b.subarray(n));
}

const out = (text: string): void => put(Deno.stdout, text);
const err = (text: string): void => put(Deno.stderr, text);

/** The options of an extractor that the command line asks for. */
function extractorOf(args: Args, signal: AbortSignal): Extractor {
  const { inputs, files, quiet, verbose } = args;
  const format = args.format ??
    (args.output === undefined ? verbose ? undefined : "line" : undefined);
  const output = args.output ??
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
