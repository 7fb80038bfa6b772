import { FileNotFoundError } from "../model/error.ts";
import { type FileLook, kindOf, lookAt, namesIn } from "./source.ts";

/** Milliseconds between two looks at the folder, at least; it is looked at no more than a twentieth of the time. */
const INTERVAL = 50, SHARE = 20;

/** Endings of files that were compressed when they were complete. */
const COMPRESSED = /\.(gz|zst)$/;

/** `a2` before `a10`. */
const natural = new Intl.Collator("en", { numeric: true });

/** A file that was met. */
interface Met {
  readonly identity: string;
  /** Bytes that were read of it. */
  size: number;
}

/**
 * Files that a capturing program writes one after another, each given once: in
 * the order in which they were written last, and of their names where that is
 * the same. A name counts as a new file when another file has taken it, or when
 * the file was begun anew.
 */
export class Rotation {
  private readonly met = new Map<string, Met>();
  private queue: string[] = [];
  private next = 0;

  /** Takes files of the given paths; `isLive`: those too that come later. */
  private constructor(
    private readonly paths: () => readonly string[],
    readonly isLive: boolean,
    private readonly isOwn: (path: string) => boolean,
  ) {}

  /**
   * The files in a folder, or those whose names are like a pattern with `*` and
   * `?`; with `isLive` those too that come later. What `isOwn` says is left out.
   *
   * @throws {FileNotFoundError} when the folder does not exist.
   */
  static of(
    pattern: string,
    isLive: boolean,
    isOwn: (path: string) => boolean = () => false,
  ): Rotation {
    const isFolder = kindOf(pattern) === "folder";
    const [, before = "", name] = isFolder
      ? [pattern, `${pattern}/`, "*"]
      : pattern.match(/^(.*[/\\])?([^/\\]*)$/)!;
    const folder = before.replace(/(?<=.)[/\\]+$/, "");
    const source = name.replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*").replaceAll("?", ".");
    const like = new RegExp(`^(?!\\.)${source}$`, "s");
    if (!isFolder && kindOf(folder || ".") !== "folder") {
      throw new FileNotFoundError(folder);
    }
    const paths = () =>
      namesIn(folder || ".").filter((n) => like.test(n))
        .map((n) => folder === "" ? n : `${folder}/${n}`);
    return new Rotation(paths, isLive, isOwn);
  }

  /** One file, and those that take its place later; `undefined`: it is a pipe or a device. */
  static ofFile(path: string): Rotation | undefined {
    return lookAt(path) && new Rotation(() => [path], true, () => false);
  }

  /** The next file; `undefined`: there is none now. */
  take(): string | undefined {
    return this.hasMore ? this.queue.shift() : undefined;
  }

  /** Whether there is a file behind the one that was taken last. */
  get hasMore(): boolean {
    const { queue, next } = this, now = performance.now();
    if (queue.length > 0 || now < next) return queue.length > 0;
    this.find();
    const took = performance.now() - now;
    this.next = this.isLive ? now + Math.max(INTERVAL, took * SHARE) : Infinity;
    return this.queue.length > 0;
  }

  /** A file was read: so many bytes of it. */
  finish(path: string, size: number): void {
    const met = this.met.get(path);
    if (met) met.size = size;
  }

  /** A file was begun anew: it is a new one. */
  forget(path: string): void {
    this.met.delete(path);
    if (this.isLive) this.next = 0;
  }

  /** Looks for new files. */
  private find(): void {
    const { met } = this, found: (FileLook & { readonly path: string })[] = [];
    const paths = new Set(this.paths());
    for (const path of paths) {
      const look = lookAt(path);
      if (look && !this.isKnown(path, look, paths) && !this.isOwn(path)) {
        found.push({ ...look, path });
        met.set(path, { identity: look.identity, size: 0 });
      }
    }
    for (const path of met.keys()) if (!paths.has(path)) met.delete(path);
    found.sort((a, b) => a.time - b.time || natural.compare(a.path, b.path));
    this.queue = this.queue.concat(found.map((f) => f.path));
  }

  /** Whether a file was met before, as it is or before it was compressed. */
  private isKnown(
    path: string,
    { identity, size }: FileLook,
    paths: ReadonlySet<string>,
  ): boolean {
    const met = this.met.get(path);
    if (met) return met.identity === identity && size >= met.size;
    const plain = path.replace(COMPRESSED, "");
    if (plain === path || !paths.has(plain) && !this.met.has(plain)) {
      return false;
    }
    this.met.set(path, { identity, size: 0 });
    return true;
  }
}
