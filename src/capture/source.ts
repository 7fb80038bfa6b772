/**
 * Where bytes come from and go to. This is the only place that knows a
 * runtime: files need Deno, Node or Bun; bytes and streams work anywhere.
 */
import {
  FileError,
  FileNotFoundError,
  PermissionError,
} from "../model/error.ts";
import { growingSource, type Growth } from "./growing_source.ts";
import { streamSource, urlSource } from "./stream_source.ts";

/** What a capture can be read from: a path, `-` for standard input, a URL, the bytes themselves, or a stream of them. */
export type Input = string | URL | Uint8Array | ReadableStream<Uint8Array>;

/** Bytes that are read from their beginning to their end. */
export interface ByteSource {
  /** What to call it in messages. */
  readonly name: string;
  /** Bytes in all, where that is known. */
  readonly size?: number | undefined;
  /** All the bytes, where they are in memory already. */
  readonly bytes?: Uint8Array;
  /** Puts bytes into `into` and returns how many; 0: there are no more. */
  readSync?(into: Uint8Array): number;
  /** The same, for a source that lets one wait. */
  read?(into: Uint8Array): Promise<number>;
  /** Releases what is behind it. */
  close(): void;
}

/** A file that is being written. */
export interface ByteSink {
  /** Writes all of the bytes. */
  write(b: Uint8Array): void;
  /** Ends the file. */
  close(): void;
}

/** What is used of `node:fs`, which Node and Bun have. */
interface NodeFiles {
  openSync(path: string | URL, flags: string): number;
  closeSync(fd: number): void;
  readSync(fd: number, b: Uint8Array): number;
  writeSync(fd: number, b: Uint8Array): number;
  fstatSync(
    fd: number,
  ): { readonly size: number; isDirectory(): boolean; isFile(): boolean };
  statSync(path: string): {
    readonly dev: number;
    readonly ino: number;
    readonly size: number;
    readonly mtimeMs: number;
    isDirectory(): boolean;
    isFile(): boolean;
  };
  readdirSync(path: string): string[];
  mkdirSync(path: string, options: { recursive: boolean }): unknown;
}

/** What is used of Deno. */
interface DenoFile {
  readSync(b: Uint8Array): number | null;
  read(b: Uint8Array): Promise<number | null>;
  writeSync(b: Uint8Array): number;
  statSync(): {
    readonly size: number;
    readonly isDirectory: boolean;
    readonly isFile: boolean;
  };
  close(): void;
}
interface DenoFiles {
  readonly stdin: DenoFile;
  readonly stdout: DenoFile;
  open(path: string | URL, options: object): Promise<DenoFile>;
  openSync(path: string | URL, options: object): DenoFile;
  readonly permissions: {
    querySync(what: { name: "read"; path: string }): { readonly state: string };
  };
  statSync(path: string | URL): {
    readonly isDirectory: boolean;
    readonly isFile: boolean;
    readonly dev: number;
    readonly ino: number | null;
    readonly size: number;
    readonly mtime: Date | null;
  };
  readDirSync(path: string): Iterable<{ readonly name: string }>;
  mkdirSync(path: string, options: { recursive: boolean }): void;
}

/** How a file stands. */
export interface FileLook {
  /** Bytes. */
  readonly size: number;
  /** When it was written last, in milliseconds since 1970; 0: nobody knows. */
  readonly time: number;
  /** What tells it from all others, whatever its name; empty: nobody knows. */
  readonly identity: string;
}

/** An open file of any runtime. */
interface OpenFile {
  read(b: Uint8Array): number;
  write(b: Uint8Array): number;
  readonly size: number;
  readonly isDirectory: boolean;
  readonly isFile: boolean;
  close(): void;
}

/** The file functions of the runtime. */
interface Files {
  open(path: string | URL, mode: "r" | "w" | "a"): OpenFile;
  /** A source of what is neither a file nor a folder, and may let one wait; `undefined`: it is one of these. */
  pipe?(path: string | URL): ByteSource | undefined;
  isDirectory(path: string): boolean;
  /** What tells a file from all others, where there is one and that may be known. */
  identity(path: string): string | undefined;
  /** How the file stands; `undefined`: it is none. */
  look(path: string): FileLook | undefined;
  list(folder: string): string[];
  makeDirectory(path: string): void;
  readonly stdin: ByteSource;
  readonly stdout: ByteSink;
}

const runtime = globalThis as unknown as {
  Deno?: DenoFiles;
  process?: { getBuiltinModule?(name: string): unknown };
};

/** The files of Deno. */
function denoFiles(deno: DenoFiles): Files {
  return {
    open(path, mode) {
      const file = deno.openSync(
        path,
        mode === "r"
          ? { read: true }
          : mode === "a"
          ? { append: true }
          : { write: true, create: true, truncate: true },
      );
      const { size, isDirectory, isFile } = file.statSync();
      return {
        size,
        isDirectory,
        isFile,
        read: (b) => file.readSync(b) ?? 0,
        write: (b) => file.writeSync(b),
        close: () => file.close(),
      };
    },
    pipe(path) {
      const { isFile, isDirectory } = deno.statSync(path);
      return isFile || isDirectory ? undefined : denoPipe(deno, path);
    },
    isDirectory: (path) => deno.statSync(path).isDirectory,
    identity(path) {
      // what is only to be written must not be asked leave for to be read
      const { state } = deno.permissions.querySync({ name: "read", path });
      if (state !== "granted") return undefined;
      const { isFile, dev, ino } = deno.statSync(path);
      return isFile && ino !== null ? `${dev} ${ino}` : undefined;
    },
    look(path) {
      const { isFile, size, mtime, dev, ino } = deno.statSync(path);
      const identity = ino === null ? "" : `${dev} ${ino}`;
      return isFile ? { size, time: Number(mtime), identity } : undefined;
    },
    list: (folder) => [...deno.readDirSync(folder)].map((e) => e.name),
    makeDirectory: (path) => deno.mkdirSync(path, { recursive: true }),
    stdin: {
      name: "standard input",
      readSync: (b) => deno.stdin.readSync(b) ?? 0,
      read: async (b) => await deno.stdin.read(b) ?? 0,
      close() {},
    },
    stdout: sinkOf((b) => deno.stdout.writeSync(b), () => {}),
  };
}

/**
 * A named pipe or a device. It is opened when it is read, without blocking
 * where that is possible: until somebody writes, signals must be heard.
 */
function denoPipe(deno: DenoFiles, path: string | URL): ByteSource {
  let file: DenoFile | undefined;
  return {
    name: `${path}`,
    readSync: (b) =>
      guarded(path, () => {
        file ??= deno.openSync(path, { read: true });
        return file.readSync(b) ?? 0;
      }),
    async read(b) {
      try {
        file ??= await deno.open(path, { read: true });
        return await file.read(b) ?? 0;
      } catch (e) {
        throw fileError(e, path);
      }
    },
    close: () => file?.close(),
  };
}

/** The files of Node and Bun. */
function nodeFiles(fs: NodeFiles): Files {
  return {
    open(path, mode) {
      const fd = fs.openSync(path, mode), stat = fs.fstatSync(fd);
      return {
        size: stat.size,
        isDirectory: stat.isDirectory(),
        isFile: stat.isFile(),
        read: (b) => fs.readSync(fd, b),
        write: (b) => fs.writeSync(fd, b),
        close: () => fs.closeSync(fd),
      };
    },
    isDirectory: (path) => fs.statSync(path).isDirectory(),
    identity(path) {
      const stat = fs.statSync(path);
      return stat.isFile() ? `${stat.dev} ${stat.ino}` : undefined;
    },
    look(path) {
      const stat = fs.statSync(path), { size, mtimeMs, dev, ino } = stat;
      const identity = `${dev} ${ino}`;
      return stat.isFile() ? { size, time: mtimeMs, identity } : undefined;
    },
    list: (folder) => fs.readdirSync(folder),
    makeDirectory: (path) => void fs.mkdirSync(path, { recursive: true }),
    stdin: {
      name: "standard input",
      readSync: (b) => fs.readSync(0, b),
      close() {},
    },
    stdout: sinkOf((b) => fs.writeSync(1, b), () => {}),
  };
}

/** A sink that writes until nothing is left. */
function sinkOf(write: (b: Uint8Array) => number, close: () => void): ByteSink {
  return {
    write(b) {
      for (let n = 0; n < b.length;) n += write(b.subarray(n));
    },
    close,
  };
}

/** The file functions of this runtime. Throws UnsupportedCallError where there are none. */
function files(): Files {
  if (runtime.Deno) return denoFiles(runtime.Deno);
  const fs = runtime.process?.getBuiltinModule?.("node:fs");
  if (fs) return nodeFiles(fs as NodeFiles);
  throw new FileError("this runtime has no files: give bytes or a stream");
}

/** An error of the runtime as one of ours. */
function fileError(e: unknown, path: string | URL): Error {
  const { name = "", code = "", message = String(e) } = e as {
    name?: string;
    code?: string;
    message?: string;
  };
  if (name === "NotCapable") {
    const access = message.includes("write access") ? "write" : "read";
    return new PermissionError(`${path}`, access);
  }
  if (name === "NotFound" || code === "ENOENT") {
    return new FileNotFoundError(`${path}`);
  }
  const text = name === "PermissionDenied" || code === "EACCES"
    ? "permission denied"
    : message;
  return new FileError(`${path}: ${text}`);
}

/** Runs a file function; its errors become ours. */
function guarded<T>(path: string | URL, run: () => T): T {
  try {
    return run();
  } catch (e) {
    throw e instanceof FileError ? e : fileError(e, path);
  }
}

function openFile(path: string | URL): ByteSource {
  return guarded(path, () => {
    const pipe = files().pipe?.(path);
    if (pipe) return pipe;
    const file = files().open(path, "r");
    if (file.isDirectory) {
      file.close();
      throw new FileError(`${path}: is a folder, not a capture`);
    }
    return {
      name: `${path}`,
      size: file.isFile ? file.size : undefined,
      readSync: (b) => guarded(path, () => file.read(b)),
      close: () => file.close(),
    };
  });
}

/**
 * Opens what can be read. With `growth`, who reads a file waits at its end for
 * more.
 *
 * @throws {FileNotFoundError} when a path does not exist.
 * @throws {PermissionError} when the runtime does not allow it to be read.
 * @throws {FileError} when it cannot be read for another reason.
 */
export function openSource(input: Input, growth?: Growth): ByteSource {
  if (input instanceof Uint8Array) {
    return { name: "bytes", size: input.length, bytes: input, close() {} };
  }
  if (input instanceof ReadableStream) return streamSource(input, "stream");
  if (input === "-") return files().stdin;
  if (input instanceof URL && input.protocol !== "file:") {
    return urlSource(input);
  }
  if (growth === undefined) return openFile(input);
  const file = openFile(input);
  // a pipe lets one wait anyhow
  return file.size === undefined
    ? file
    : growingSource(file, `${input}`, growth);
}

/**
 * Creates a file, with the folders on the way to it; `-` is standard output.
 * With `append` it goes on with one that is there.
 *
 * @throws {PermissionError} when the runtime does not allow it to be written.
 * @throws {FileError} when it cannot be written for another reason.
 */
export function openSink(path: string, append = false): ByteSink {
  if (path === "-") return files().stdout;
  const mode = append ? "a" : "w";
  const open = () => guarded(path, () => files().open(path, mode));
  let file: OpenFile;
  try {
    file = open();
  } catch (e) {
    const folder = path.match(/^(.+)[/\\][^/\\]*$/)?.[1];
    if (!(e instanceof FileNotFoundError) || folder === undefined) throw e;
    makeFolder(folder);
    file = open();
  }
  return sinkOf(
    (b) => guarded(path, () => file.write(b)),
    () => file.close(),
  );
}

/** How a file stands now; `undefined`: there is none of this name. */
export function lookAt(path: string): FileLook | undefined {
  try {
    return guarded(path, () => files().look(path));
  } catch (e) {
    if (e instanceof FileNotFoundError) return undefined;
    throw e;
  }
}

/** Names of what is in a folder. */
export function namesIn(folder: string): string[] {
  return guarded(folder, () => files().list(folder));
}

/** Whether the runtime permits a module to be read; those that are not files are none of its business. */
export function mayRead(module: URL): boolean {
  const { Deno } = runtime;
  if (!Deno || module.protocol !== "file:") return true;
  const path = module as unknown as string; // it takes both
  return Deno.permissions.querySync({ name: "read", path }).state === "granted";
}

/** Makes a folder and those above it. */
export function makeFolder(path: string): void {
  guarded(path, () => files().makeDirectory(path));
}

/** Whether something is there under this name: a file, a folder, or nothing. */
export function kindOf(path: string): "file" | "folder" | undefined {
  try {
    return files().isDirectory(path) ? "folder" : "file";
  } catch (e) {
    if (e instanceof FileError) throw e;
    const error = fileError(e, path);
    if (error instanceof FileNotFoundError) return undefined;
    throw error;
  }
}

/** Whether two paths lead to one file, as far as that may be known. */
export function isSameFile(a: string, b: string): boolean {
  if (a === "-" || b === "-") return false;
  try {
    const one = files().identity(a);
    return one !== undefined && one === files().identity(b);
  } catch {
    return false; // one of them is not there
  }
}
