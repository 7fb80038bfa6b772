/** Why our reading may differ from tshark's: every difference has a name and a reason, or the test fails. */
import { protocols } from "../../mod.ts";
import { type Difference, same } from "./compare.ts";

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
const startsWith = (d: Difference, ...prefixes: string[]): boolean =>
  prefixes.some((p) => d.alias.startsWith(p));

/** tshark's names of what we have a table for, and of what is no layer. */
const KNOWN: ReadonlySet<string> = new Set([
  ...protocols.flatMap((p) => p.alias ?? []),
  "ethertype",
  "raw",
  "data",
  "pppoes",
  "pppoed",
  "ppp",
  "ipv6.hopopts",
  "ipv6.dstopts",
  "ipv6.routing",
  "ipv6.fraghdr",
]);

/** Whether tshark found a protocol that we have no table for, and we stopped before it. */
function goesDeeper(d: Difference): boolean {
  return theirChain(d).some((p) => !KNOWN.has(p)) &&
    / Raw$|:Raw\b|^Raw$/.test(d.chain) &&
    d.ours.every((x, i) => same(x, d.theirs[i]));
}

export const RULES: readonly Rule[] = [
  {
    name: "behind a protocol without a table",
    reason:
      "tshark dissects a protocol that we do not have yet, and finds more of the same fields inside it.",
    explains: goesDeeper,
  },
];
void has;
void startsWith;
