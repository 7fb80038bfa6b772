/** Which rules explain how an engine differs. */
import type { Rule } from "./rule.ts";
import { RULES } from "./rules.ts";

/** What only tshark as an engine differs in: its reading is asked for as it is. */
const TSHARK: readonly Rule[] = [
  {
    name: "tshark verifies no checksum unless told",
    reason:
      "checksums of TCP, UDP and SCTP are verified with --preference tcp.check_checksum:TRUE and its like alone",
    explains: (d) =>
      d.alias.endsWith("checksum.status") &&
      d.theirs.length > 0 && d.theirs.every((x) => x === UNVERIFIED),
  },
];

/** tshark's status of a checksum that nobody looked at. */
const UNVERIFIED = 2;

/** The rules for an engine. */
export function rulesFor(engine: string): readonly Rule[] {
  return /^(tshark|pyshark)$/i.test(engine) ? [...TSHARK, ...RULES] : [];
}
