/** How many characters must be inserted, deleted or replaced to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++) {
      const same = row[k - 1] + (a[i - 1] === b[k - 1] ? 0 : 1);
      next.push(Math.min(row[k] + 1, next[k - 1] + 1, same));
    }
    row = next;
  }
  return row[b.length];
}

/** The last part of a dotted name. */
function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/**
 * The names that somebody who wrote `name` may have meant, the likeliest first:
 * those that a few slips lead to, and those with the same last part.
 */
export function closest(
  name: string,
  names: Iterable<string>,
  most: number,
): string[] {
  const wanted = name.toLowerCase(), last = lastOf(wanted);
  const slips = Math.max(1, Math.floor(wanted.length / 4));
  const found: [number, string][] = [];
  for (const candidate of new Set(names)) {
    const c = candidate.toLowerCase();
    const far = Math.abs(c.length - wanted.length) > slips;
    const d = far ? slips + 1 : distance(wanted, c);
    if (d <= slips) found.push([d, candidate]);
    else if (lastOf(c) === last) found.push([slips + 1, candidate]);
  }
  return found.sort(([a], [b]) => a - b).slice(0, most).map(([, n]) => n);
}
