/** Options of pcapng blocks: draft-ietf-opsawg-pcapng, §3.5. */
import { decodeText } from "../bytes/text.ts";
import { toHex } from "../bytes/hex.ts";
import type { OtherOption } from "./header.ts";

/** Reads numbers of a section's byte order. */
export class NGBytes {
  /** Reads from `b` in the given order. */
  constructor(readonly b: Uint8Array, readonly little: boolean) {}
  /** The 16-bit number at `p`. */
  u16(p: number): number {
    const { b } = this;
    return this.little ? b[p + 1] << 8 | b[p] : b[p] << 8 | b[p + 1];
  }
  /** The 32-bit number at `p`. */
  u32(p: number): number {
    return this.little
      ? this.u16(p + 2) * 0x10000 + this.u16(p)
      : this.u16(p) * 0x10000 + this.u16(p + 2);
  }
  /** The 64-bit number at `p`. */
  u64(p: number): bigint {
    const [high, low] = this.little ? [p + 4, p] : [p, p + 4];
    return BigInt(this.u32(high)) << 32n | BigInt(this.u32(low));
  }
}

/** One option: its value is `b[p..end)`. */
export interface NGOption {
  readonly code: number;
  readonly p: number;
  readonly end: number;
}

/** A type whose members may be assigned. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Options that are read of one block: one of many megabytes may hold millions. */
const MAX_OPTIONS = 10_000;

/** The options in `[p, end)`; a length past the end ends the list, with `damage` told. */
export function ngOptions(
  r: NGBytes,
  p: number,
  end: number,
  damage?: (p: number, message: string) => void,
): NGOption[] {
  const out: NGOption[] = [];
  while (end - p >= 4) {
    const code = r.u16(p), n = r.u16(p + 2);
    if (code === 0) return out;
    if (n > end - p - 4) {
      damage?.(p, `option ${code} of ${n} bytes overruns its block`);
      return out;
    }
    if (out.length === MAX_OPTIONS) {
      damage?.(p, `more than ${MAX_OPTIONS} options; the rest is left out`);
      return out;
    }
    out.push({ code, p: p + 4, end: p + 4 + n });
    p += 4 + (n + 3 & ~3);
  }
  return out;
}

/** Whether the options of a record can be taken over as they are. */
export function isWhole(
  record: {
    readonly b: Uint8Array;
    readonly littleEndian: boolean;
    readonly optionsStart: number;
    readonly optionsEnd: number;
  },
): boolean {
  const { b, littleEndian, optionsStart, optionsEnd: end } = record;
  const r = new NGBytes(b, littleEndian);
  let p = optionsStart;
  for (let k = 0; end - p >= 4 && k < MAX_OPTIONS; k++) {
    if (r.u16(p) === 0) return true;
    p += 4 + (r.u16(p + 2) + 3 & ~3);
  }
  return p === end;
}

const COMMENT = 1;
/** Custom options: text or bytes, to be copied or not. */
const CUSTOM: Readonly<Record<number, "text" | "bytes">> = {
  2988: "text",
  2989: "bytes",
  19372: "text",
  19373: "bytes",
};

/** The text of an option. */
export function optionText(r: NGBytes, o: NGOption): string {
  return decodeText(r.b, o.p, o.end);
}

/** A 64-bit number that fits; larger ones lose their last bits. */
export function optionU64(r: NGBytes, o: NGOption): number {
  return o.end - o.p >= 8 ? Number(r.u64(o.p)) : 0;
}

/** What is common to the options of all blocks: comments, and what has no name. */
export function sortOptions(
  r: NGBytes,
  options: readonly NGOption[],
  known: (o: NGOption) => boolean,
): { comments?: string[]; other?: OtherOption[] } {
  const comments: string[] = [], other: OtherOption[] = [];
  for (const o of options) {
    if (o.code === COMMENT) comments.push(optionText(r, o));
    else if (!known(o)) other.push(otherOption(r, o));
  }
  return {
    ...(comments.length > 0 && { comments }),
    ...(other.length > 0 && { other }),
  };
}

function otherOption(r: NGBytes, o: NGOption): OtherOption {
  const { code, p, end } = o, kind = CUSTOM[code];
  if (kind === undefined || end - p < 4) {
    return { code, data: toHex(r.b, p, end) };
  }
  return {
    code,
    pen: r.u32(p),
    data: kind === "text"
      ? decodeText(r.b, p + 4, end)
      : toHex(r.b, p + 4, end),
  };
}
