/** Writes options of pcapng blocks: draft-ietf-opsawg-pcapng, §3.5. */
import { fromHex } from "../bytes/hex.ts";
import { Writer } from "../bytes/writer.ts";
import type { OtherOption } from "./header.ts";

const utf8 = new TextEncoder();
const CUSTOM_TEXT: ReadonlySet<number> = new Set([2988, 19372]);
const CUSTOM_BYTES: ReadonlySet<number> = new Set([2989, 19373]);
/** The most that the length of an option can say. */
const MOST = 0xffff;
const MOST_U64 = 0xffffffffffffffffn;

/** Writes the options of one block in a section's byte order. */
export class OptionWriter {
  private any = false;

  /** Writes into `w`. */
  constructor(private readonly w: Writer, private readonly little: boolean) {}

  /** Bytes as they are. */
  bytes(code: number, b: Uint8Array): void {
    const { w, little } = this, n = Math.min(b.length, MOST);
    this.any = true;
    w.u16(code, little);
    w.u16(n, little);
    w.range(b, 0, n);
    w.zeros(-n & 3);
  }

  /** Text, if there is one. */
  text(code: number, s: string | undefined): void {
    if (s !== undefined) this.bytes(code, utf8.encode(s));
  }

  /** One octet, if there is one. */
  u8(code: number, x: number | undefined): void {
    if (x !== undefined) this.bytes(code, new Uint8Array([x]));
  }

  /** 32-bit numbers, if there are any. */
  u32(code: number, ...numbers: readonly (number | undefined)[]): void {
    const w = new Writer(8);
    for (const x of numbers) {
      if (x === undefined) return;
      w.u32(x, this.little);
    }
    this.bytes(code, w.written);
  }

  /** A 64-bit number, if there is one; the largest one stands for larger ones. */
  u64(code: number, x: number | bigint | undefined): void {
    if (x === undefined) return;
    const w = new Writer(8), n = BigInt(x);
    w.u64(n > MOST_U64 ? MOST_U64 : BigInt.asUintN(64, n), this.little);
    this.bytes(code, w.written);
  }

  /** Comments, and options without a name of their own. */
  common(
    o: {
      readonly comments?: readonly string[];
      readonly other?: readonly OtherOption[];
    },
  ): void {
    for (const c of o.comments ?? []) this.text(1, c);
    for (const { code, pen, data } of o.other ?? []) {
      const isText = pen !== undefined && CUSTOM_TEXT.has(code);
      const value = isText ? utf8.encode(data) : fromHex(data);
      if (!isText && (pen === undefined || !CUSTOM_BYTES.has(code))) {
        this.bytes(code, value);
        continue;
      }
      const w = new Writer(4 + value.length);
      w.u32(pen, this.little);
      w.raw(value);
      this.bytes(code, w.written);
    }
  }

  /** Ends the list, if it has begun. */
  end(): void {
    if (this.any) this.w.zeros(4);
  }
}
