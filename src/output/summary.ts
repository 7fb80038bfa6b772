import { FLAGS, PARENT, QUOTED, STRIDE } from "../dissect/dissector.ts";
import type { Frame } from "../dissect/frame.ts";

/**
 * What a frame is about, on one line: what its innermost protocol says, or
 * several messages of it side by side; behind it the first thing that was wrong.
 */
export function summaryOf(frame: Frame): string {
  const d = frame.readAll(), { at, chain } = d;
  let i = d.n - 1;
  while (
    i >= 0 &&
    (chain[i].summary === undefined ||
      at[i * STRIDE + FLAGS] & QUOTED)
  ) i--;
  let text = "";
  if (i >= 0) {
    const parent = at[i * STRIDE + PARENT];
    // the messages beside it, in wire order
    let first = i;
    for (let k = i - 1; k > parent; k--) {
      if (at[k * STRIDE + PARENT] === parent && chain[k].id === chain[i].id) {
        first = k;
      }
    }
    for (let k = first; k <= i; k++) {
      if (at[k * STRIDE + PARENT] !== parent) continue;
      const v = frame.view(k), { summary } = chain[k];
      // a header that is not even whole in its fixed part has nothing to say
      const whole = v.n >= v.struct.leading;
      const part = whole ? summary?.(v.face, v) ?? "" : "";
      text += text && part ? ", " + part : part;
    }
  }
  if (d.problems.length === 0) return text;
  const problem = d.problems.find((p) =>
    p.kind === "truncated" || p.kind === "malformed" || p.kind === "limit"
  );
  return problem === undefined
    ? text
    : `${text}${text && " "}[${problem.kind}: ${problem.message}]`;
}
