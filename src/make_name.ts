import { kindOf } from "./capture/source.ts";
import { FileNotFoundError, FormatError } from "./model/error.ts";
import type { OutputFormat } from "./output/output.ts";

/** What names are made of. */
export interface NameOptions {
  /** The input path; `in.pcap` unless given. */
  readonly input?: string | undefined;
  /** The output path. */
  readonly output?: string | undefined;
  /** The output format. */
  readonly format?: string | undefined;
  /** Whether missing extensions are appended. */
  readonly extension?: boolean | undefined;
  /** One file per frame. */
  readonly files?: boolean | undefined;
  /** No output. */
  readonly nofile?: boolean | undefined;
}

/** The names that come of them. */
export interface Names {
  /** The path that is read. */
  readonly input: string;
  /** The file or folder that is written; `undefined`: none. */
  readonly output: string | undefined;
  /** The format's name. */
  readonly format: string | undefined;
  /** Extension of the files, without a dot. */
  readonly extension: string | undefined;
  /** Whether `output` is a folder with a file per frame. */
  readonly files: boolean;
}

/** The extension of a path, without its dot; empty where it has none. */
export function extensionOf(path: string): string {
  return path.match(/[^/\\.]\.([^/\\.]+)$/)?.[1] ?? "";
}

/** The input's path, with `.pcap` behind it where it has no extension and is not there without. */
function inputName(path: string, extension: boolean): string {
  if (path === "-") return path;
  if (!extension || extensionOf(path) !== "" || kindOf(path) !== undefined) {
    return path;
  }
  return `${path}.pcap`;
}

/** Finds a format by any of its names, or an extension. */
export function findFormat(
  formats: readonly OutputFormat[],
  name: string,
): OutputFormat | undefined {
  const n = name.toLowerCase();
  // a later format wins
  return formats.findLast((f) => f.names.includes(n)) ??
    formats.findLast((f) => f.extension === n);
}

/**
 * Decides what is read and written, by PyPCAPKit's rules: an output path with
 * an extension is taken as it is and says the format; one without gets the
 * format's extension.
 *
 * @throws {FileNotFoundError} when the input is not there.
 * @throws {FormatError} when no format is given and none can be guessed.
 */
export function makeName(
  options: NameOptions,
  formats: readonly OutputFormat[],
): Names {
  const { extension = true, nofile = false, output } = options;
  const input = inputName(options.input ?? "in.pcap", extension);
  if (input !== "-" && kindOf(input) === undefined) {
    throw new FileNotFoundError(input);
  }
  if (nofile) {
    const { format } = options;
    return {
      input,
      output: undefined,
      format,
      extension: undefined,
      files: false,
    };
  }
  const own = output === undefined || output === "-" ? "" : extensionOf(output);
  const format = options.format ?? (own || undefined);
  if (format === undefined) {
    throw new FormatError(
      "no output format is given, and the output's name says none",
    );
  }
  const found = findFormat(formats, format);
  const ext = found?.extension ?? format;
  const files = (options.files ?? false) && own === "";
  const name = output === undefined
    ? files ? "out" : `out.${ext}`
    : own !== "" || files || !extension || output === "-"
    ? output
    : `${output}.${ext}`;
  return {
    input,
    output: name,
    format: found?.names[0] ?? format,
    extension: ext,
    files,
  };
}
