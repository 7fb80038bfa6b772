/** Why our reading may differ from tshark's: every difference has a name and a reason, or the test fails. */
import type { Difference } from "./compare.ts";

/** One reason. */
export interface Rule {
  /** What the difference is called. */
  readonly name: string;
  /** Why it is right that we differ. */
  readonly reason: string;
  /** Whether it explains a difference. */
  readonly explains: (d: Difference) => boolean;
}

/** tshark's chain, without its pseudo-layer for EtherTypes. */
export function theirChain(d: Difference): string[] {
  return String(d.oracle["frame.protocols"] ?? "").split(":")
    .filter((p) => p !== "ethertype");
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

const has = (d: Difference, ...fields: string[]): boolean =>
  fields.some((f) => d.oracle[f] !== undefined);
const ours = (d: Difference, ...labels: string[]): boolean =>
  labels.some((l) => `:${d.chain}:`.includes(`:${l}:`));

export const RULES: readonly Rule[] = [];
void has;
void ours;
