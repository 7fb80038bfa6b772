/** The Huffman code of HPACK and QPACK: RFC 7541 §5.2 and appendix B. */
import { decodeText } from "./text.ts";

/**
 * Bits of the code of each byte, and of the end (which is never sent): `A` is 5
 * bits, `B` 6. The code is canonical: codes of one length stand in the order
 * of their bytes, behind all shorter ones.
 */
const LENGTHS = "ISXXXXXXXTZXXZXXXXXXXXZXXXXXXXXX" +
  "BFFHIBDGFFDGDBBBAAABBBBBBBCDKBHF" +
  "IBCCCCCCCCCCCCCCCCCCCCCCDCDIOIJB" +
  "KABABABBBACCBBBABCBAABCCCCCKGJIX" +
  "PRPPRRRSRSSSSSTSTTRSTSSSSQRSRSST" +
  "RQPRRSSQSRRTQRSSQQRQSRSSPRRRSRRS" +
  "VVPORSRUVVVWWVTUOQVWWVWTQQVVXWWW" +
  "PTPQRQQSRRUUTTVSVWVVWWWWWXWWWWWV" +
  "Z";
const SHORTEST = 5, LONGEST = 30, END = 256;

/** For each length: its first code, and the bytes in the order of their codes. */
type Codes = readonly { readonly first: number; readonly bytes: number[] }[];

function codesOf(): Codes {
  const codes: { first: number; bytes: number[] }[] = [];
  let next = 0;
  for (let n = 0; n <= LONGEST; n++, next *= 2) {
    const bytes: number[] = [];
    for (let x = 0; x <= END; x++) {
      if (LENGTHS.charCodeAt(x) - 65 + SHORTEST === n) bytes.push(x);
    }
    codes.push({ first: next, bytes });
    next += bytes.length;
  }
  return codes;
}

/**
 * Decodes texts; making one costs more than a short text.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Huffman } from "../../src/bytes/huffman.ts";
 *
 * const b = new Uint8Array([0xa8, 0xeb, 0x10, 0x64, 0x9c, 0xbf]);
 * assertEquals(new Huffman().decode(b, 0, 6), "no-cache");
 * ```
 */
export class Huffman {
  private readonly codes: Codes = codesOf();

  /** The text in `b[p..end)`; `undefined`: it is no code, or the padding is wrong. */
  decode(b: Uint8Array, p: number, end: number): string | undefined {
    const { codes } = this;
    const out = new Uint8Array(Math.ceil((end - p) * 8 / SHORTEST));
    let n = 0, code = 0, size = 0, ones = 0;
    for (; p < end; p++) {
      for (let bit = 7; bit >= 0; bit--) {
        const x = b[p] >> bit & 1;
        code = code * 2 + x;
        ones = x === 1 ? ones + 1 : 0;
        if (++size > LONGEST) return undefined;
        const { first, bytes } = codes[size];
        if (code - first >= bytes.length || code < first) continue;
        const value = bytes[code - first];
        if (value === END) return undefined;
        out[n++] = value;
        code = size = ones = 0;
      }
    }
    return size < 8 && ones === size ? decodeText(out, 0, n) : undefined;
  }
}
