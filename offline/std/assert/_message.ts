/** The end of a message: the caller's words or a point. */
export function ending(msg: string | undefined): string {
  return msg ? `: ${msg}` : ".";
}

/** Writes a value so that equal values give equal text. */
export function format(value: unknown): string {
  return Deno.inspect(value, {
    depth: Infinity,
    sorted: true,
    trailingComma: true,
    compact: false,
    iterableLimit: Infinity,
    strAbbreviateSize: Infinity,
    getters: true,
  });
}

const CONTEXT = 3;

/** The lines that differ, between what is common at the start and the end. */
export function diff(actual: unknown, expected: unknown): string {
  const [a, b] = [actual, expected].map((value) => lines(value)) as [
    string[],
    string[],
  ];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [
    "    [Diff] Actual / Expected",
    "",
    ...a.slice(Math.max(0, start - CONTEXT), start).map((line) =>
      `    ${line}`
    ),
    ...a.slice(start, a.length - end).map((line) => `-   ${line}`),
    ...b.slice(start, b.length - end).map((line) => `+   ${line}`),
    ...a.slice(a.length - end, a.length - end + CONTEXT).map((line) =>
      `    ${line}`
    ),
  ].join("\n");
}

function lines(value: unknown): string[] {
  const text = typeof value === "string" && value.includes("\n")
    ? value
    : format(value);
  return text.split("\n");
}
