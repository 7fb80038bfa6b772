/** What a rule is, and the words that rules are written in. */
import { type Difference, same } from "./compare.ts";

/** One reason why our reading may differ. */
export interface Rule {
  /** What the difference is called. */
  readonly name: string;
  /** Why it is right that we differ. */
  readonly reason: string;
  /** It is met in our own recordings, not in the corpus. */
  readonly own?: true;
  /** Whether it explains a difference. */
  readonly explains: (d: Difference) => boolean;
}

/** tshark's chain, without its pseudo-layer for EtherTypes. */
export function theirChain(d: Difference): string[] {
  return String(d.oracle["frame.protocols"] ?? "").split(":")
    .filter((p) => p !== "ethertype");
}

/** A value of an oracle as a list. */
export function list(x: unknown): unknown[] {
  return x === undefined ? [] : Array.isArray(x) ? x : [x];
}

/** Whether `a` is how `b` begins. */
export function isPrefix(
  a: readonly unknown[],
  b: readonly unknown[],
): boolean {
  return a.length <= b.length && a.every((x, i) => same(x, b[i]));
}

/** Whether two lists hold the same. */
export function equal(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && isPrefix(a, b);
}

const text = (x: unknown): string => String(x).toLowerCase();

/** Whether `a` stands in `b`, in the same order, with gaps allowed. */
export function isSubsequence(
  a: readonly unknown[],
  b: readonly unknown[],
): boolean {
  let i = 0;
  for (const x of b) if (i < a.length && text(a[i]) === text(x)) i++;
  return i === a.length;
}

/** Whether tshark has one of the fields. */
export function has(d: Difference, ...fields: string[]): boolean {
  return fields.some((f) => d.oracle[f] !== undefined);
}

/** Whether the field's name begins with one of the prefixes. */
export function startsWith(d: Difference, ...prefixes: string[]): boolean {
  return prefixes.some((p) => d.alias.startsWith(p));
}

/** Whether we met a problem of one of the kinds. */
export function met(d: Difference, ...kinds: string[]): boolean {
  return d.problems.some((p) => kinds.includes(p.kind));
}

/** Whether the values pair off, each pair being equal or as `alike` says. */
export function pairs(
  d: Difference,
  alike: (ours: unknown, theirs: unknown) => boolean,
): boolean {
  return d.ours.length === d.theirs.length &&
    d.ours.every((x, i) => same(x, d.theirs[i]) || alike(x, d.theirs[i]));
}
