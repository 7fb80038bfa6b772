/**
 * Stand-in for `jsr:@std/path`: the functions this project imports, on `node:path`.
 *
 * @module
 */
import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A path taken apart by {@linkcode parse}. */
export interface ParsedPath {
  /** The root, such as `/`. */
  root: string;
  /** The directory with its root. */
  dir: string;
  /** The file name with its extension. */
  base: string;
  /** The extension with its dot. */
  ext: string;
  /** The file name without its extension. */
  name: string;
}

/** The character between two segments of a path. */
export const SEPARATOR: "/" | "\\" = path.sep;

function text(place: string | URL): string {
  return place instanceof URL ? fromFileUrl(place) : place;
}

/** Joins paths and normalizes the result. */
export function join(place: string | URL, ...paths: string[]): string {
  return path.join(text(place), ...paths);
}

/** Gives the directory of a path. */
export function dirname(place: string | URL): string {
  return path.dirname(text(place));
}

/** Gives the last part of a path, without `suffix`. */
export function basename(place: string | URL, suffix = ""): string {
  return path.basename(text(place), suffix);
}

/** Gives the extension of a path, with its dot. */
export function extname(place: string | URL): string {
  return path.extname(text(place));
}

/** Resolves paths from right to left to an absolute one. */
export function resolve(...paths: string[]): string {
  return path.resolve(...paths);
}

/** Resolves `.`, `..` and repeated separators. */
export function normalize(place: string | URL): string {
  return path.normalize(text(place));
}

/** Says whether a path is absolute. */
export function isAbsolute(place: string): boolean {
  return path.isAbsolute(place);
}

/** Gives the way from one path to another. */
export function relative(from: string, to: string): string {
  return path.relative(from, to);
}

/** Takes a path apart. */
export function parse(place: string): ParsedPath {
  return path.parse(place);
}

/** Turns a file URL into a path. */
export function fromFileUrl(url: string | URL): string {
  const { protocol } = url = new URL(url);
  if (protocol !== "file:") {
    throw new TypeError(`URL must be a file URL: received "${protocol}"`);
  }
  return fileURLToPath(url);
}

/** Turns an absolute path into a file URL. */
export function toFileUrl(place: string): URL {
  if (!path.isAbsolute(place)) {
    throw new TypeError(`Path must be absolute: received "${place}"`);
  }
  return pathToFileURL(place);
}
