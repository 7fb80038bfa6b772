/**
 * Stand-in for `jsr:@std/fmt/colors`: the styles this project uses.
 *
 * @module
 */
import { stripVTControlCharacters } from "node:util";

// Reading Deno.noColor needs no permission, unlike the variable NO_COLOR.
let enabled = !Deno.noColor;

/** Turns styles on or off; they stay off where `NO_COLOR` is set. */
export function setColorEnabled(value: boolean): void {
  if (!Deno.noColor) enabled = value;
}

/** Says whether styles are on. */
export function getColorEnabled(): boolean {
  return enabled;
}

/** Wraps `text`, and opens again after every inner end of the same kind. */
function style(text: string, open: number, close: number): string {
  if (!enabled) return text;
  const [on, off] = [`\x1b[${open}m`, `\x1b[${close}m`];
  return on + text.replaceAll(off, on) + off;
}

/** Makes text bold. */
export function bold(str: string): string {
  return style(str, 1, 22);
}

/** Makes text dim. */
export function dim(str: string): string {
  return style(str, 2, 22);
}

/** Underlines text. */
export function underline(str: string): string {
  return style(str, 4, 24);
}

/** Makes text red. */
export function red(str: string): string {
  return style(str, 31, 39);
}

/** Makes text green. */
export function green(str: string): string {
  return style(str, 32, 39);
}

/** Makes text yellow. */
export function yellow(str: string): string {
  return style(str, 33, 39);
}

/** Makes text blue. */
export function blue(str: string): string {
  return style(str, 34, 39);
}

/** Makes text magenta. */
export function magenta(str: string): string {
  return style(str, 35, 39);
}

/** Makes text cyan. */
export function cyan(str: string): string {
  return style(str, 36, 39);
}

/** Makes text white. */
export function white(str: string): string {
  return style(str, 37, 39);
}

/** Makes text gray. */
export function gray(str: string): string {
  return style(str, 90, 39);
}

/** Removes ANSI escape sequences. */
export function stripAnsiCode(string: string): string {
  return stripVTControlCharacters(string);
}
