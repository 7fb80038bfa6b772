import { FileError, FileNotFoundError, PermissionError } from "@pcapkit/core";

const utf8 = new TextEncoder();

/** Writes all of a text, or of bytes. */
export function put(
  to: { writeSync(b: Uint8Array): number },
  text: string | Uint8Array,
): void {
  const b = typeof text === "string" ? utf8.encode(text) : text;
  for (let n = 0; n < b.length;) n += to.writeSync(b.subarray(n));
}

/** Runs what writes `path`; errors become those of the library. */
export function writing<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (e) {
    if (e instanceof Deno.errors.NotCapable) {
      throw new PermissionError(path, "write");
    }
    if (e instanceof Deno.errors.NotFound) throw new FileNotFoundError(path);
    if (e instanceof Deno.errors.PermissionDenied) {
      throw new FileError(`${path}: permission denied`);
    }
    throw new FileError(`${path}: ${(e as Error).message}`);
  }
}

/** Where the view of flows or of a stream goes: a file, made when there is something to write, or standard output. */
export class Sink {
  private file: Deno.FsFile | undefined;

  /** Writes to `path`; `undefined` and `-` are standard output. */
  constructor(private readonly path: string | undefined) {}

  /** Whether people read along. */
  get isTerminal(): boolean {
    return this.isStandard && Deno.stdout.isTerminal();
  }

  private get isStandard(): boolean {
    return this.path === undefined || this.path === "-";
  }

  /** Writes text or bytes. */
  write(text: string | Uint8Array): void {
    const { path } = this;
    if (path === undefined || path === "-") return put(Deno.stdout, text);
    writing(path, () => {
      this.file ??= Deno.openSync(path, {
        write: true,
        create: true,
        truncate: true,
      });
      put(this.file, text);
    });
  }

  /** Makes the file if that is still to be done, and closes it. */
  close(): void {
    if (!this.isStandard) this.write("");
    this.file?.close();
    this.file = undefined;
  }
}
