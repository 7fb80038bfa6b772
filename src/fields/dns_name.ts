/** Domain names: RFC 1035 §3.1 and §4.1.4. */
import type { Cursor } from "../bytes/cursor.ts";
import type { Field, Hint } from "./field.ts";

/** Longest name on the wire: RFC 1035 §2.3.4. */
const MAX_NAME = 255;
/** A label's length, a compression pointer, and what has no meaning (RFC 6891 §5). */
const POINTER = 0xc0;

/** One label in the text form of RFC 1035 §5.1: dots, backslashes and what is not printable are escaped. */
function labelText(b: Uint8Array, p: number, end: number): string {
  let s = "";
  for (; p < end; p++) {
    const c = b[p];
    if (c === 0x2e || c === 0x5c) s += "\\" + String.fromCharCode(c);
    else if (c > 0x20 && c < 0x7f) s += String.fromCharCode(c);
    else s += "\\" + String(c).padStart(3, "0");
  }
  return s;
}

/**
 * Reads a name at the cursor. Pointers count from the message's first byte
 * (`c.base`) and must aim before everything read so far, so that a chain of
 * them ends; `compressed` false forbids them (RFC 3597 §4). `partial` says
 * that a name may end with its area instead of the root (RFC 4702 §2.3.1).
 */
function readName(c: Cursor, compressed: boolean, partial: boolean): string {
  const { b, base } = c, memo = c.memo ??= new Map<number, string>();
  const first = c.p, starts: number[] = [];
  let name = "", p = first, end = c.end, floor = first, size = 0;
  let jumped = false;
  for (;;) {
    const known = jumped ? memo.get(p) : undefined;
    if (known !== undefined) {
      name += name === "" ? known : known === "." ? "" : "." + known;
      break;
    }
    if (p >= end) {
      if (partial && !jumped && p === end) {
        c.p = p;
        break;
      }
      if (jumped) c.malformed("name runs past the message", first);
      c.p = end;
      c.need(1);
    }
    const n = b[p];
    if (n === 0) {
      if (!jumped) c.p = p + 1;
      if (name === "") name = ".";
      break;
    }
    if (n >= POINTER) {
      if (!compressed) c.malformed("a compression pointer is not allowed", p);
      if (!jumped) {
        c.p = p;
        c.need(2);
        c.p = p + 2;
        jumped = true;
      } else if (p + 2 > end) {
        c.malformed("name runs past the message", first);
      }
      const to = base + ((n & 0x3f) << 8 | b[p + 1]);
      if (to >= floor) {
        c.malformed("compression pointer does not go backwards", p);
      }
      end = floor;
      p = floor = to;
      continue;
    }
    if (n > 63) c.malformed(`label type 0x${(n & 0xc0).toString(16)}`, p);
    if (p + 1 + n > end) {
      if (jumped) c.malformed("name runs past the message", first);
      c.p = p;
      c.need(1 + n);
    }
    size += n + 1;
    if (size >= MAX_NAME) c.malformed("name of over 255 bytes", first);
    starts.push(p, name.length);
    name += (name === "" ? "" : ".") + labelText(b, p + 1, p + 1 + n);
    p += n + 1;
  }
  // each label begins a name that a later pointer may aim at
  for (let i = 0; i < starts.length; i += 2) {
    const from = starts[i + 1];
    memo.set(starts[i], name.slice(from === 0 ? 0 : from + 1));
  }
  return name;
}

/** What a domain name may be. */
export interface NameHint extends Hint {
  /** Whether it may be compressed; it may unless this says no. */
  readonly compressed?: boolean;
  /** Whether it may end with its area instead of the root. */
  readonly partial?: boolean;
}

/** A domain name, compressed or not, without the dot at its end; the root is `.`. */
export function dnsName(hint: NameHint = {}): Field<string> {
  const { compressed = true, partial = false } = hint;
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read: (c) => readName(c, compressed, partial),
  };
}
