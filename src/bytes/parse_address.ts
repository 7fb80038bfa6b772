/**
 * The four bytes of a dotted IPv4 address.
 *
 * @throws {SyntaxError} on anything else.
 */
export function fromIPv4(text: string): Uint8Array {
  const parts = text.split(".").map(Number);
  if (
    parts.length !== 4 ||
    !parts.every((x) => Number.isInteger(x) && x >= 0 && x < 256)
  ) throw new SyntaxError(`no IPv4 address: ${text}`);
  return Uint8Array.from(parts);
}

/**
 * The sixteen bytes of an IPv6 address: RFC 4291 §2.2.
 *
 * @throws {SyntaxError} on anything else.
 */
export function fromIPv6(text: string): Uint8Array {
  const [head, tail, more] = text.split("::");
  const groups = (s: string | undefined) =>
    s
      ? s.split(":").map((g) =>
        /^[0-9a-f]{1,4}$/i.test(g) ? parseInt(g, 16) : -1
      )
      : [];
  const before = groups(head), after = groups(tail);
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array(Math.max(0, gap)).fill(0), ...after];
  if (more !== undefined || all.length !== 8 || all.includes(-1)) {
    throw new SyntaxError(`no IPv6 address: ${text}`);
  }
  return Uint8Array.from(all.flatMap((g) => [g >> 8, g & 255]));
}
