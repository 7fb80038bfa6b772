/** TCP options as programs have them, in our shape. */

/** Numbers out of bytes, each of `size` bytes, in network byte order. */
function numbersIn(b: Uint8Array, size: number): number[] {
  const out: number[] = [];
  for (let i = 0; i + size <= b.length; i += size) {
    out.push(b.subarray(i, i + size).reduce((n, x) => n * 256 + x, 0));
  }
  return out;
}

/** Bytes of each number in the options that hold numbers. */
const NUMBERS: Readonly<Record<number, number>> = { 2: 2, 3: 1, 5: 4, 8: 4 };

/** The option of a kind with its value: a number, numbers, or the bytes behind the length; `undefined`: it is none of those that are known. */
export function tcpOption(
  kind: number | undefined,
  value: unknown,
): object | undefined {
  const size = kind === undefined ? undefined : NUMBERS[kind];
  const list = size === undefined
    ? []
    : value instanceof Uint8Array
    ? numbersIn(value, size)
    : [value].flat() as number[];
  const [a, b] = list;
  switch (kind) {
    case 0:
    case 1:
      return { kind };
    case 2:
      return { kind, length: 4, mss: a };
    case 3:
      return { kind, length: 3, shift: a };
    case 4:
      return { kind, length: 2 };
    case 5: {
      const blocks: object[] = [];
      for (let i = 0; i + 1 < list.length; i += 2) {
        blocks.push({ left: list[i], right: list[i + 1] });
      }
      return { kind, length: 2 + 4 * list.length, blocks };
    }
    case 8:
      return { kind, length: 10, value: a, echoReply: b };
    default:
      return undefined;
  }
}
