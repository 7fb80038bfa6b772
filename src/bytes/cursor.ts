/** How a table failed on its bytes. */
export type DamageKind = "short" | "malformed" | "limit";

/**
 * Why a field could not be read. Thrown by a field, caught by the nearest area
 * with a length of its own, or by the dissector; it never leaves the library.
 * It is no `Error`, because a stack trace costs more than the whole packet.
 */
export class Damage {
  /** What the field had read before it failed. */
  value: unknown = undefined;
  /** The field that failed; the innermost struct names it. */
  field = "";
  /** Makes the reason for which a field at `at` could not be read. */
  constructor(
    readonly kind: DamageKind,
    readonly at: number,
    readonly message: string,
    readonly needed: number = 0,
    readonly available: number = 0,
  ) {}
}

/** Something that a table noticed but read past. */
export interface Note {
  /** What was noticed; `leftover`: bytes that the table did not read; `partial`: the rest is elsewhere. */
  readonly kind: DamageKind | "leftover" | "partial";
  /** The field in which it was noticed. */
  readonly field: string;
  /** Position in the buffer. */
  readonly at: number;
  /** What is wrong, for a person. */
  readonly message: string;
  /** Bytes that were asked for. */
  readonly needed: number;
  /** Bytes that were there. */
  readonly available: number;
}

const NO_BYTES = new Uint8Array(0);

/**
 * A read position over shared packet bytes: the only bound check there is.
 * It never copies.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Cursor } from "@pcapkit/core";
 *
 * const c = new Cursor(new Uint8Array([1, 2, 3]), 0, 3);
 * assertEquals(c.take(2), 0);
 * assertEquals(c.room, 1);
 * ```
 */
export class Cursor {
  /** The buffer. */
  b: Uint8Array;
  /** The next byte to read. */
  p: number;
  /** The first byte that may not be read. */
  end: number;
  /** Where the message begins: what offsets inside it count from. */
  base: number;
  /** What was noticed on the way, kept by whoever dissects. */
  readonly notes: Note[] = [];
  /** What the fields of one message share, such as names seen so far. */
  memo: Map<number, string> | undefined = undefined;
  /** What a field hands to those inside it, such as a table that they change. */
  context: unknown = undefined;

  /** Elements of the lists that are being read: a list is made when its length is known. */
  private readonly list: unknown[] = [];
  /** Where the next element goes. */
  listTop = 0;

  /** Makes a cursor over `b[p..end)`, whose message begins at `base`. */
  constructor(
    b: Uint8Array = NO_BYTES,
    p: number = 0,
    end: number = b.length,
    base: number = p,
  ) {
    this.b = b;
    this.p = p;
    this.end = end;
    this.base = base;
  }

  /** Points this cursor at other bytes. */
  aim(b: Uint8Array, p: number, end: number): void {
    this.b = b;
    this.p = p;
    this.end = end;
    this.base = p;
    this.memo = undefined;
    this.context = undefined;
  }

  /** Adds an element that was read to the list at hand. */
  addToList(x: unknown): void {
    this.list[this.listTop++] = x;
  }

  /** Takes the elements of a list from `from` on. */
  takeList<T>(from: number): T[] {
    const { list } = this, n = this.listTop - from;
    const out: T[] = new Array(n);
    for (let i = 0; i < n; i++) out[i] = list[from + i] as T;
    this.listTop = from;
    return out;
  }

  /** Bytes that remain. */
  get room(): number {
    return this.end - this.p;
  }

  /** Throws {@linkcode Damage} unless `n` more bytes are there. */
  need(n: number): void {
    if (this.end - this.p < n) this.fail(n);
  }

  /** Moves past `n` bytes and returns where they began. */
  take(n: number): number {
    const p = this.p;
    if (n > this.end - p) this.fail(n);
    this.p = p + n;
    return p;
  }

  /** Takes one byte and returns its value. */
  byte(): number {
    return this.b[this.take(1)];
  }

  /** Takes two bytes and returns their big-endian value. */
  u16(): number {
    const p = this.take(2);
    return this.b[p] << 8 | this.b[p + 1];
  }

  /** The byte `ahead` of the next one, which must be there. */
  peek(ahead: number = 0): number {
    if (ahead >= this.end - this.p) this.fail(ahead + 1);
    return this.b[this.p + ahead];
  }

  /** Where `value` stands next in the bytes that remain, or -1. */
  indexOf(value: number): number {
    for (let i = this.p; i < this.end; i++) if (this.b[i] === value) return i;
    return -1;
  }

  /** Throws: the bytes are there but cannot mean what the protocol says. */
  malformed(message: string, at: number = this.p): never {
    throw new Damage("malformed", at, message);
  }

  /** Throws: a budget is used up. */
  limit(message: string, at: number = this.p): never {
    throw new Damage("limit", at, message);
  }

  /** Remembers damage that ends one area only. */
  noteDamage(e: Damage): void {
    this.notes.push(e);
  }

  /** Remembers bytes in `[p, end)` that no table read. */
  noteLeftover(field: string, at: number, n: number): void {
    this.notes.push({
      kind: "leftover",
      field,
      at,
      message: `${n} bytes behind the last field`,
      needed: 0,
      available: n,
    });
  }

  /** Remembers that what begins at `at` needs more bytes, which are elsewhere. */
  notePartial(
    field: string,
    at: number,
    needed: number,
    available: number,
  ): void {
    const message = `needs ${needed} bytes, has ${available}`;
    this.notes.push({ kind: "partial", field, at, message, needed, available });
  }

  /** Throws: `n` bytes are not there. */
  private fail(n: number): never {
    const room = this.end - this.p;
    throw new Damage("short", this.p, `needs ${n} bytes, has ${room}`, n, room);
  }
}
