import { format as bytes } from "@std/fmt/bytes";
import {
  type Account,
  type Extractor,
  printable,
  protocols,
} from "@pcapkit/core";
import { UsageError } from "./args.ts";

/** How many names a line lists before it counts the rest. */
const LISTED = 4;

/** `3 frames`, `1 frame` */
function count(n: number, one: string, many: string = one + "s"): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

/** The largest parts of a tally: `tcp 163 B, udp 25 B` */
function largest(
  tally: Readonly<Record<string, number>>,
  show: (n: number) => string,
): string {
  const parts = Object.entries(tally).sort((a, b) => b[1] - a[1]);
  const shown = parts.slice(0, LISTED).map(([k, n]) => `${k} ${show(n)}`);
  const more = parts.length - shown.length;
  return shown.join(", ") + (more > 0 ? `, ${more} more` : "");
}

/** The account on one line. */
export function accountLine(a: Account): string {
  const parts = [`${count(a.frames, "frame")}, ${bytes(a.capturedBytes)}`];
  if (a.unclaimedBytes > 0) {
    const by = largest(a.unclaimed, (n) => bytes(n));
    parts.push(`${bytes(a.unclaimedBytes)} not understood (behind ${by})`);
  }
  for (const kind of ["truncated", "malformed", "limit"] as const) {
    const tally = a.problems[kind];
    if (tally) parts.push(`${kind}: ${largest(tally, String)}`);
  }
  parts.push(...conversationParts(a));
  if (a.damageCount > 0) {
    const [first] = a.damage;
    parts.push(
      `file damaged in ${count(a.damageCount, "place")}, ${
        bytes(a.skippedBytes)
      } passed over; at offset ${first.offset}: ${first.message}`,
    );
  }
  if (a.interrupted) parts.push("interrupted");
  return printable(parts.join("; "));
}

/** What was not put together, and what budgets ended. */
function conversationParts({ conversations = {} }: Account): string[] {
  const { ipv4 = {}, ipv6 = {}, tcp = {}, flows = {} } = conversations;
  const parts: string[] = [];
  const say = (n: number, one: string, what: string) => {
    if (n > 0) parts.push(`${count(n, one)} ${what}`);
  };
  say(
    (ipv4.incomplete ?? 0) + (ipv6.incomplete ?? 0),
    "datagram",
    "incomplete",
  );
  say(tcp.givenUp ?? 0, "gap", "given up at the budget");
  say(tcp.incompleteMessages ?? 0, "message", "without an end");
  say(tcp.oversizedMessages ?? 0, "message", "cut at the budget");
  say(
    Math.max(tcp.evicted ?? 0, flows.evicted ?? 0),
    "connection",
    "ended by the budget",
  );
  return parts;
}

/** Whether something in the packets themselves was damaged. */
export function hasDamagedPackets(a: Account): boolean {
  return ["truncated", "malformed", "limit"].some((k) => k in a.problems);
}

/** What is dissected, as a table or as data. */
export function protocolList(format: string | undefined): string {
  const rows = protocols.filter((p) => p.id !== "raw").map((p) => ({
    id: p.id,
    label: p.label,
    name: p.name,
    specification: p.spec,
    layer: p.layer,
    depth: p.depth ?? "",
  }));
  if (format === "ndjson") {
    return rows.map((r) => JSON.stringify(r) + "\n").join("");
  }
  if (format !== undefined && format !== "json") {
    throw new UsageError(
      `--protocols writes a table, json or ndjson, not ${format}`,
    );
  }
  if (format === "json") return JSON.stringify(rows, null, 2) + "\n";
  const width = (key: "id" | "name" | "specification") =>
    Math.max(...rows.map((r) => r[key].length));
  const [id, name, spec] = [width("id"), width("name"), width("specification")];
  return rows.map((r) =>
    `${r.id.padEnd(id)}  ${r.name.padEnd(name)}  ${
      r.specification.padEnd(spec)
    }  ${r.depth}`.trimEnd() + "\n"
  ).join("");
}

/** Whether another engine reads than the one that was asked for. */
export function isEngineMissing({ warnings }: Extractor): boolean {
  return warnings.some((w) => w.name === "EngineWarning");
}

/** The state that a finished run exits with. */
export function statusOf(
  { account }: Extractor,
  { strict }: { readonly strict: boolean },
): number {
  if (account.interrupted) return 130;
  const damaged = account.damageCount > 0 ||
    strict && hasDamagedPackets(account);
  return damaged ? 3 : 0;
}
